//! Where answers go: tables for a person, JSON for a program.

use std::io::{self, IsTerminal as _, Write as _};

use anstyle::Style;
use comfy_table::{Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, presets};
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
    /// How many letters a line of the terminal has, where that is known.
    width: Option<usize>,
}

/// What a column of sentences can be narrowed to; codes, dates and numbers are never broken.
const SENTENCE: usize = 16;
/// A terminal that says it is narrower does not know how wide it is: those of containers and recorders say 0.
const NARROWEST: u16 = 20;
/// What stands between two columns.
const GAP: usize = 2;

impl Screen {
    /// As the command line wants it.
    #[must_use]
    pub fn new(common: &Common) -> Self {
        let terminal = io::stdout().is_terminal();
        let width = Table::new().width().filter(|width| terminal && *width >= NARROWEST).map(usize::from);
        Self { json: common.json, table: common.table, terminal, width }
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
        // What a message tells in a sentence needs no columns of its own: every code has other details.
        if columns.contains(&"message") {
            columns.retain(|column| !column.starts_with("details."));
        }
        let cell = |row: &[(String, String)], column: &str| {
            row.iter().find(|(name, _)| name == column).map(|(_, value)| to_the_second(value)).unwrap_or_default()
        };
        let body: Vec<Vec<String>> =
            rows.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect();
        self.table(&columns, &body)
    }

    /// A table with a header. The first column is what a row is about; other columns of numbers stand to the right.
    /// What is wider than the terminal even with its sentences wrapped is told row by row, names beside values.
    #[must_use]
    pub fn table(self, columns: &[&str], body: &[Vec<String>]) -> String {
        if self.width.is_some_and(|width| narrowest(columns, body) > width) {
            let row = |row: &Vec<String>| {
                let cells = columns.iter().zip(row).filter(|(_, value)| !value.is_empty());
                self.pairs(&cells.map(|(name, value)| ((*name).to_owned(), value.clone())).collect::<Vec<_>>())
            };
            return body.iter().map(row).collect::<Vec<_>>().join("\n");
        }
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
        table.load_style(presets::NOTHING);
        match self.width.and_then(|width| u16::try_from(width).ok()) {
            Some(width) => drop(table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width)),
            None => drop(table.set_content_arrangement(ContentArrangement::Disabled)),
        }
        if !self.terminal {
            table.force_no_tty();
        }
        table
    }

    fn lines(self, mut table: Table) -> String {
        let sentences: Vec<bool> = (0..table.column_count()).map(|at| has_sentences(&cells(&table, at))).collect();
        for (column, sentences) in table.column_iter_mut().zip(sentences) {
            column.set_padding((0, GAP as u16));
            if !sentences {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
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

/// The cells of a column.
fn cells(table: &Table, at: usize) -> Vec<String> {
    table.row_iter().filter_map(|row| row.cell_iter().nth(at)).map(Cell::content).collect()
}

/// How wide a table is when its sentences are wrapped.
fn narrowest(columns: &[&str], body: &[Vec<String>]) -> usize {
    let width = |at: usize, name: &str| {
        let cells: Vec<String> = body.iter().filter_map(|row| row.get(at).cloned()).collect();
        let widest = cells.iter().map(|cell| cell.chars().count()).max().unwrap_or_default();
        let widest = if has_sentences(&cells) { widest.min(SENTENCE) } else { widest };
        widest.max(name.chars().count()) + GAP
    };
    columns.iter().enumerate().map(|(at, name)| width(at, name)).sum()
}

/// Whether cells are of words that may stand on several lines.
fn has_sentences(cells: &[String]) -> bool {
    cells.iter().any(|cell| cell.contains(' ') && cell.chars().count() > SENTENCE)
}

/// Whether a value is a list of objects, if it has elements at all.
fn is_list(value: &Value) -> bool {
    value.as_array().is_some_and(|rows| rows.iter().all(Value::is_object))
}

fn is_list_of_rows(value: &Value) -> bool {
    is_list(value) && *value != Value::Array(Vec::new())
}

/// An instant without the parts of its second, which no table has room for; anything else as it is.
fn to_the_second(cell: &str) -> String {
    match cell.split_once('.') {
        Some((seconds, rest)) if seconds.len() == 19 && seconds.contains('T') && rest.ends_with('Z') => {
            format!("{}Z", seconds.replace('T', " "))
        }
        _ => cell.to_owned(),
    }
}

/// Whether a cell is a number, or an amount with its currency.
fn is_number(cell: &str) -> bool {
    let is_currency = |word: &str| word.len() == 3 && word.chars().all(|letter| letter.is_ascii_uppercase());
    let number = cell.split_once(' ').filter(|(_, word)| is_currency(word)).map_or(cell, |(number, _)| number);
    let digits = number.trim_start_matches('-');
    digits.is_empty() || digits.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const SCREEN: Screen = Screen { json: false, table: true, terminal: false, width: None };

    fn shown_on(width: usize, value: &Value) -> String {
        anstream::adapter::strip_str(&Screen { width: Some(width), ..SCREEN }.reply(value)).to_string()
    }

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
    fn a_narrow_terminal_wraps_sentences_and_breaks_no_code() {
        let row = |document: &str| {
            json!({"document": document, "occurred_on": "2026-11-23", "message": "1 of 10 sent did not arrive",
                   "details": {"missing": "1"}})
        };
        let reply = json!({"rows": [row("TR-ACME-000001"), row("TR-ACME-000002")]});
        let wrapped = "\
document        occurred_on  message
TR-ACME-000001  2026-11-23   1 of 10 sent did
                             not arrive
TR-ACME-000002  2026-11-23   1 of 10 sent did
                             not arrive
";
        assert_eq!(shown_on(48, &reply), wrapped);
        let below_each_other = "\
document     TR-ACME-000001
occurred_on  2026-11-23
message      1 of 10 sent did not
             arrive

document     TR-ACME-000002
occurred_on  2026-11-23
message      1 of 10 sent did not
             arrive
";
        assert_eq!(shown_on(36, &reply), below_each_other);
    }

    #[test]
    fn a_table_tells_instants_to_the_second() {
        let row = json!({"event": "x", "raised_at": "2026-11-25T22:29:32.886919Z"});
        assert_eq!(shown(&json!({"rows": [row]})), "event  raised_at\nx      2026-11-25 22:29:32Z\n");
    }

    #[test]
    fn money_is_one_cell() {
        let row = |amount: &str| json!({"entry": "JE-1", "value": {"amount": amount, "currency": "EUR"}});
        let expected = "\
entry        value
JE-1      1.00 EUR
JE-1   -100.00 EUR
";
        assert_eq!(shown(&json!({"rows": [row("1.00"), row("-100.00")]})), expected);
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
