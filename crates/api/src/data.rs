//! What is not an operation, as JSON: events, questions in SQL, proofs, copies.

use std::path::Path;

use backroom::{Copy, Result, Selection, Value as Cell};
use serde_json::{Value, json};

use crate::Api;

impl Api {
    /// Events after a number (0: from the first), in order, as a JSON array; at most `limit`, and never more than 10,000.
    ///
    /// # Errors
    /// As [`backroom::Backroom::events_after`].
    pub fn events_after(&self, sequence: i64, limit: u32) -> Result<String> {
        self.guard("events", || Ok(json!(self.book().events_after(sequence, limit)?).to_string()))
    }

    /// Events a consumer has not acknowledged, in order, as a JSON array; at most `limit`, and never more than 10,000.
    ///
    /// # Errors
    /// As [`backroom::Backroom::events_for`].
    pub fn events_for(&self, consumer: &str, limit: u32) -> Result<String> {
        self.guard("events", || Ok(json!(self.book().events_for(consumer, limit)?).to_string()))
    }

    /// Remembers that a consumer is done with every event up to a number; answers with its position.
    ///
    /// # Errors
    /// As [`backroom::Backroom::acknowledge`].
    pub fn acknowledge(&self, consumer: &str, sequence: i64) -> Result<i64> {
        self.guard("events", || self.book().acknowledge(consumer, sequence))
    }

    /// Answers one `SELECT`, with at most `limit` rows.
    ///
    /// # Errors
    /// As [`backroom::Backroom::select`].
    pub fn select(&self, sql: &str, limit: usize) -> Result<Selection> {
        self.guard("select", || self.book().select(sql, limit))
    }

    /// The same as JSON: `{"columns": [..], "rows": [[..]], "more": false}`. Bytes are written in hexadecimal digits, and
    /// what is no number becomes null.
    ///
    /// # Errors
    /// As [`Api::select`].
    pub fn select_json(&self, sql: &str, limit: usize) -> Result<String> {
        let Selection { columns, rows, more } = self.select(sql, limit)?;
        let rows: Vec<Vec<Value>> = rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
        Ok(json!({ "columns": columns, "rows": rows, "more": more }).to_string())
    }

    /// Proves the laws on the file, from its raw records; the report as JSON, whose `ok` says whether all hold.
    ///
    /// # Errors
    /// As [`backroom::Backroom::verify`].
    pub fn verify(&self) -> Result<String> {
        self.guard("verify", || Ok(self.book().verify(&mut |_| {})?.to_json()))
    }

    /// Copies the file, proves the copy, and gives it its name; `{"path", "bytes", "command_id", "seal"}` as JSON.
    ///
    /// # Errors
    /// As [`backroom::Backroom::backup`].
    pub fn backup(&self, path: &Path, overwrite: bool) -> Result<String> {
        self.guard("backup", || {
            let Copy { path, bytes, command_id, seal } = self.book().backup(path, overwrite)?;
            Ok(json!({ "path": path, "bytes": bytes, "command_id": command_id, "seal": seal }).to_string())
        })
    }
}

fn cell(value: Cell) -> Value {
    match value {
        Cell::Null => Value::Null,
        Cell::Integer(value) => json!(value),
        Cell::Real(value) => json!(value),
        Cell::Text(value) => json!(value),
        Cell::Blob(value) => json!(value.iter().map(|byte| format!("{byte:02x}")).collect::<String>()),
    }
}
