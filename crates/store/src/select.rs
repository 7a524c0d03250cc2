//! Questions in SQL, for reports nobody has thought of.

use rusqlite::types::{Value, ValueRef};

use crate::{Fault, Store};

/// The answer to a question in SQL.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
    /// Whether there were more rows than asked for.
    pub more: bool,
}

impl Store {
    /// Answers one `SELECT`, `WITH` or `VALUES` with at most `limit` rows.
    ///
    /// # Errors
    /// `store.other` when the statement is none of these, would write, or is not SQL of this schema; `store.interrupted`
    /// when it was stopped; and those of the disk.
    pub fn select(&self, sql: &str, limit: usize) -> Result<Selection, Fault> {
        // Not every statement the engine calls read-only is harmless: ATTACH and some pragmas are among them.
        let word: String = uncommented(sql).chars().take_while(char::is_ascii_alphabetic).collect();
        if !["select", "with", "values"].contains(&word.to_ascii_lowercase().as_str()) {
            return Err(Fault::new("store.other", "only SELECT, WITH and VALUES are answered here"));
        }
        let mut prepared = self.connection.prepare(sql)?;
        if !prepared.readonly() {
            return Err(Fault::new("store.other", "this statement would write"));
        }
        let columns: Vec<String> = prepared.column_names().map(str::to_owned).collect();
        let mut selection = Selection { columns, ..Selection::default() };
        let mut rows = prepared.query([])?;
        while let Some(row) = rows.next()? {
            if selection.rows.len() == limit {
                selection.more = true;
                break;
            }
            let values = (0..selection.columns.len()).map(|at| row.get_ref(at).map(owned));
            selection.rows.push(values.collect::<Result<_, _>>()?);
        }
        Ok(selection)
    }
}

/// Texts of the file are UTF-8; one made by a function may be anything.
fn owned(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(value) => Value::Integer(value),
        ValueRef::Real(value) => Value::Real(value),
        ValueRef::Text(value) => Value::Text(String::from_utf8_lossy(value).into_owned()),
        ValueRef::Blob(value) => Value::Blob(value.to_owned()),
    }
}

/// The statement without the blanks and comments before it.
fn uncommented(sql: &str) -> &str {
    let mut rest = sql.trim_start();
    loop {
        let after = if let Some(line) = rest.strip_prefix("--") {
            line.split_once('\n').map(|(_, after)| after)
        } else if let Some(block) = rest.strip_prefix("/*") {
            block.split_once("*/").map(|(_, after)| after)
        } else {
            return rest;
        };
        match after {
            Some(after) => rest = after.trim_start(),
            None => return "",
        }
    }
}
