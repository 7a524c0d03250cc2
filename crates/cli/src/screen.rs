//! Where answers go: tables for a person, JSON for a program.

use std::io::{self, IsTerminal as _, Write as _};

use anstyle::Style;
use comfy_table::{Attribute, Cell, CellAlignment, ContentArrangement, Table, presets};
use serde_json::{Map, Value};

use crate::arguments::Common;
use crate::failure::Failure;
use crate::shape::{flatten, plain};

/// The terminal, or whatever stands in its place.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    json: bool,
    table: bool,
    terminal: bool,
}

impl Screen {
    /// As the command line wants it.
    #[must_use]
    pub fn new(common: &Common) -> Self {
        Self { json: common.json, table: common.table, terminal: io::stdout().is_terminal() }
    }

    /// Whether reports are JSON: only when asked for.
    #[must_use]
    pub fn reports_are_json(self) -> bool {
        self.json
    }

    /// Whether data are JSON: when asked for, and where nobody watches.
    #[must_use]
    pub fn data_are_json(self) -> bool {
        self.json || !(self.terminal || self.table)
    }

    /// Prints text.
    ///
    /// # Errors
    /// Nobody can be written to.
    pub fn say(self, text: &str) -> io::Result<()> {
        let mut out = anstream::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// Prints text beside the answer.
    pub fn tell(self, text: &str) {
        // Nobody can be told that nobody can be told.
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    }

    /// Prints JSON: on a terminal over several lines.
    ///
    /// # Errors
    /// Nobody can be written to.
    pub fn say_json(self, value: &Value) -> io::Result<()> {
        let text = if self.terminal { serde_json::to_string_pretty(value)? } else { value.to_string() };
        self.say(&(text + "\n"))
    }

    /// Prints a reply.
    ///
    /// # Errors
    /// Nobody can be written to.
    pub fn say_reply(self, reply: &str) -> io::Result<()> {
        match serde_json::from_str(reply) {
            Ok(value) if self.data_are_json() => self.say_json(&value),
            Ok(value) => self.say(&self.reply(&value)),
            Err(_) => self.say(&format!("{reply}\n")),
        }
    }

    /// Tells why it came to nothing.
    pub fn tell_failure(self, failure: &Failure) {
        match failure.json() {
            Some(value) if self.json => self.tell(&format!("{value}\n")),
            _ => self.tell(&failure.text().unwrap_or_default()),
        }
    }

    /// A reply as a person reads it: in its order, its lists as tables.
    fn reply(self, value: &Value) -> String {
        let Value::Object(object) = value else { return format!("{}\n", plain(value)) };
        let (mut parts, mut own, mut next) = (Vec::new(), Map::new(), None);
        let only = object.iter().all(|(name, value)| name == "next" || is_list(value));
        for (name, value) in object {
            match value {
                _ if name == "next" => next = Some(value).filter(|next| !next.is_null()),
                Value::Array(rows) if is_list(value) => {
                    parts.extend(self.own(&mut own));
                    let title = if only { String::new() } else { heading(name) };
                    let rows = if rows.is_empty() { "none\n".to_owned() } else { self.rows(rows) };
                    parts.push(title + &rows);
                }
                _ => drop(own.insert(name.clone(), value.clone())),
            }
        }
        parts.extend(self.own(&mut own));
        parts.extend(next.map(|next| format!("there is more: after={}\n", plain(next))));
        if parts.is_empty() { "done\n".to_owned() } else { parts.join("\n") }
    }

    /// The fields gathered so far, if there are any.
    fn own(self, own: &mut Map<String, Value>) -> Option<String> {
        let cells = flatten(&std::mem::take(own));
        (!cells.is_empty()).then(|| self.pairs(&cells))
    }

    /// Names and values, below each other.
    #[must_use]
    pub fn pairs(self, cells: &[(String, String)]) -> String {
        let mut table = self.empty();
        for (name, value) in cells {
            table.add_row([Cell::new(name).add_attribute(Attribute::Dim), Cell::new(value)]);
        }
        self.lines(table)
    }

    /// Objects as the rows of a table; those with lists of their own below each other.
    fn rows(self, rows: &[Value]) -> String {
        let has_lists = |row: &Value| row.as_object().is_some_and(|row| row.values().any(is_list_of_rows));
        if rows.iter().any(has_lists) {
            return rows.iter().map(|row| self.reply(row)).collect::<Vec<_>>().join("\n");
        }
        let rows: Vec<Vec<(String, String)>> = rows.iter().filter_map(Value::as_object).map(flatten).collect();
        let mut columns: Vec<&str> = Vec::new();
        for (column, _) in rows.iter().flatten().filter(|(_, value)| !value.is_empty()) {
            if !columns.contains(&column.as_str()) {
                columns.push(column);
            }
        }
        let cell = |row: &[(String, String)], column: &str| {
            row.iter().find(|(name, _)| name == column).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let body: Vec<Vec<String>> =
            rows.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect();
        self.table(&columns, &body)
    }

    /// A table with a header. The first column is what a row is about; other columns of numbers stand to the right.
    #[must_use]
    pub fn table(self, columns: &[&str], body: &[Vec<String>]) -> String {
        let mut table = self.empty();
        table.set_header(columns.iter().map(|column| Cell::new(column).add_attribute(Attribute::Bold)));
        table.add_rows(body.iter().map(|row| row.iter().map(Cell::new).collect::<Vec<_>>()));
        for at in 1..columns.len() {
            let numbers = body.iter().filter_map(|row| row.get(at)).all(|cell| is_number(cell));
            if let (true, Some(column)) = (numbers, table.column_mut(at)) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        self.lines(table)
    }

    fn empty(self) -> Table {
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        if !self.terminal {
            table.force_no_tty();
        }
        table
    }

    fn lines(self, mut table: Table) -> String {
        for column in table.column_iter_mut() {
            column.set_padding((0, 2));
        }
        let mut text = String::new();
        for line in table.lines() {
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// A heading above a part of an answer.
#[must_use]
pub fn heading(name: &str) -> String {
    let style = Style::new().bold().underline();
    format!("{style}{name}{style:#}\n")
}

/// Whether a value is a list of objects, if it has elements at all.
fn is_list(value: &Value) -> bool {
    value.as_array().is_some_and(|rows| rows.iter().all(Value::is_object))
}

fn is_list_of_rows(value: &Value) -> bool {
    is_list(value) && *value != Value::Array(Vec::new())
}

fn is_number(cell: &str) -> bool {
    let digits = cell.trim_start_matches('-');
    digits.is_empty() || digits.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const SCREEN: Screen = Screen { json: false, table: true, terminal: false };

    fn shown(value: &Value) -> String {
        anstream::adapter::strip_str(&SCREEN.reply(value)).to_string()
    }

    #[test]
    fn a_reply_is_its_own_fields_and_then_its_lists() {
        let reply = json!({"document": "GR-000001", "dates": {"posted_on": "2026-11-23"}, "lines": [
            {"item": "TEA", "quantity": "40", "lot": null}, {"item": "RICE", "quantity": "25.5"}]});
        let expected = "\
document         GR-000001
dates.posted_on  2026-11-23

lines
item  quantity
TEA         40
RICE      25.5
";
        assert_eq!(shown(&reply), expected);
    }

    #[test]
    fn rows_with_lists_stand_below_each_other() {
        let entry = |number: &str| json!({"entry": number, "lines": [{"account": "1200", "amount": "1.00"}]});
        let expected = "\
entry  JE-1

lines
account  amount
1200       1.00

entry  JE-2

lines
account  amount
1200       1.00
";
        assert_eq!(shown(&json!({"entries": [entry("JE-1"), entry("JE-2")]})), expected);
    }

    #[test]
    fn a_page_says_how_to_ask_for_the_next() {
        assert_eq!(
            shown(&json!({"items": [{"item": "TEA"}], "next": "TEA"})),
            "item\nTEA\n\nthere is more: after=TEA\n"
        );
        assert_eq!(shown(&json!({"items": []})), "none\n");
        assert_eq!(shown(&json!({})), "done\n");
    }
}
