//! What a table is called, what its columns are, and how its rows are written.

use std::fmt::Write as _;
use std::sync::OnceLock;

use crate::column::Field;

/// What writing a row again means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// There is no again: rows are only inserted.
    Journal,
    /// The row becomes the one written.
    Replaced,
    /// So many columns stay what they were when the row was opened, and are digested; the others become those written.
    Opened(usize),
    /// The row is a sum of one commit, added to what stands there; `first_*` keeps what it was, `last_*` becomes what is
    /// written, `lowest_*` the lower of both.
    Added,
}

/// A table with its columns in declared order, the key's first.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [&'static str],
    pub(crate) keys: usize,
    pub(crate) kind: Kind,
    statement: OnceLock<String>,
}

impl Table {
    pub(crate) const fn journal(name: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, columns, keys: 1, kind: Kind::Journal, statement: OnceLock::new() }
    }

    pub(crate) const fn replaced(name: &'static str, keys: usize, columns: &'static [&'static str]) -> Self {
        Self { name, columns, keys, kind: Kind::Replaced, statement: OnceLock::new() }
    }

    pub(crate) const fn opened(
        name: &'static str,
        keys: usize,
        fixed: usize,
        columns: &'static [&'static str],
    ) -> Self {
        Self { name, columns, keys, kind: Kind::Opened(fixed), statement: OnceLock::new() }
    }

    pub(crate) const fn added(name: &'static str, keys: usize, columns: &'static [&'static str]) -> Self {
        Self { name, columns, keys, kind: Kind::Added, statement: OnceLock::new() }
    }

    /// The statement that writes a row, built at the first call.
    pub(crate) fn statement(&'static self) -> &'static str {
        self.statement.get_or_init(|| self.build())
    }

    fn build(&self) -> String {
        let placeholders: Vec<String> = (1..=self.columns.len()).map(|at| format!("?{at}")).collect();
        let mut sql =
            format!("INSERT INTO {} ({}) VALUES ({})", self.name, self.columns.join(", "), placeholders.join(", "));
        if self.kind != Kind::Journal {
            let keys = &self.columns[..self.keys];
            let others = match self.kind {
                Kind::Opened(fixed) => &self.columns[fixed..],
                _ => &self.columns[self.keys..],
            };
            let sets: Vec<String> = others.iter().filter_map(|column| self.set(column)).collect();
            let _ = write!(sql, " ON CONFLICT ({}) DO UPDATE SET {}", keys.join(", "), sets.join(", "));
        }
        sql
    }

    fn set(&self, column: &str) -> Option<String> {
        match self.kind {
            Kind::Added if column.starts_with("first_") => None,
            Kind::Added if column.starts_with("lowest_") => {
                let table = self.name;
                Some(format!(
                    "{column} = CASE WHEN excluded.{column} < {table}.{column} THEN excluded.{column} ELSE {table}.{column} END"
                ))
            }
            Kind::Added if !column.starts_with("last_") => {
                Some(format!("{column} = {}.{column} + excluded.{column}", self.name))
            }
            _ => Some(format!("{column} = excluded.{column}")),
        }
    }

    /// The row as a JSON object of its columns, blobs in hexadecimal: the body of its row in the history.
    pub(crate) fn body(&self, fields: &[Field<'_>]) -> String {
        let mut json = String::with_capacity(32 * fields.len());
        for (at, (column, field)) in self.columns.iter().zip(fields).enumerate() {
            json.push(if at == 0 { '{' } else { ',' });
            let _ = write!(json, "\"{column}\":");
            push_json(&mut json, *field);
        }
        json.push('}');
        json
    }

    /// The values of the row's key as a JSON array: its subject in the history.
    pub(crate) fn subject(&self, fields: &[Field<'_>]) -> String {
        let mut json = String::from("[");
        for (at, field) in fields.iter().take(self.keys).enumerate() {
            if at > 0 {
                json.push(',');
            }
            push_json(&mut json, *field);
        }
        json.push(']');
        json
    }
}

fn push_json(json: &mut String, field: Field<'_>) {
    match field {
        Field::Null => json.push_str("null"),
        Field::Int(value) => {
            let _ = write!(json, "{value}");
        }
        Field::Text(value) => json.push_str(&serde_json::Value::from(value).to_string()),
        Field::Blob(value) => {
            json.push('"');
            for byte in value {
                let _ = write!(json, "{byte:02x}");
            }
            json.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::column::fields;

    static JOURNAL: Table = Table::journal("steps", &["step_id", "note"]);
    static MASTER: Table = Table::replaced("things", 2, &["site_id", "code", "name", "digest"]);
    static ITEMS: Table = Table::opened("items", 1, 3, &["item_id", "command_id", "party_id", "remaining"]);
    static DAYS: Table = Table::added("days", 1, &["day", "quantity_in", "first_step_id", "last_step_id"]);

    #[test]
    fn each_kind_has_its_way_of_writing() {
        assert_eq!(JOURNAL.statement(), "INSERT INTO steps (step_id, note) VALUES (?1, ?2)");
        assert_eq!(
            MASTER.statement(),
            "INSERT INTO things (site_id, code, name, digest) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (site_id, code) DO UPDATE SET name = excluded.name, digest = excluded.digest"
        );
        assert_eq!(
            ITEMS.statement(),
            "INSERT INTO items (item_id, command_id, party_id, remaining) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (item_id) DO UPDATE SET remaining = excluded.remaining"
        );
        assert_eq!(
            DAYS.statement(),
            "INSERT INTO days (day, quantity_in, first_step_id, last_step_id) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (day) DO UPDATE SET quantity_in = days.quantity_in + excluded.quantity_in, \
             last_step_id = excluded.last_step_id"
        );
    }

    #[test]
    fn the_history_shows_a_row_as_it_stands_in_its_table() {
        let row: &[Field<'_>] = fields![7_i64, "a\"\n1", None::<&str>, &[0x0a_u8, 0xff]];
        assert_eq!(MASTER.body(row), r#"{"site_id":7,"code":"a\"\n1","name":null,"digest":"0aff"}"#);
        assert_eq!(MASTER.subject(row), r#"[7,"a\"\n1"]"#);
    }
}
