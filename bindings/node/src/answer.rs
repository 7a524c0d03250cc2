//! What a call came to, as Node takes it: JSON with a `reply` or an `error`.

use std::fmt::Write as _;

use backroom::{Error, Result, Selection, Value as Cell};
use backroom_api::{Answer, error_json};
use serde_json::{Value, json};

/// The answer to a call.
pub(crate) fn told(answer: &Answer) -> String {
    let mut text = String::with_capacity(answer.body.len() + 64);
    tell(&mut text, answer);
    text
}

/// The answers to many, as an array.
pub(crate) fn told_many(answers: &[Answer]) -> String {
    let mut text = String::with_capacity(answers.iter().map(|answer| answer.body.len() + 64).sum());
    text.push('[');
    for (at, answer) in answers.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        tell(&mut text, answer);
    }
    text.push(']');
    text
}

fn tell(text: &mut String, answer: &Answer) {
    let body = String::from_utf8_lossy(&answer.body);
    let written = match answer.status {
        None => write!(text, r#"{{"reply":{body},"command_id":{},"replayed":{}}}"#, answer.command_id, answer.replayed),
        Some(_) => write!(text, r#"{{"error":{body}}}"#),
    };
    written.expect("a string takes text");
}

/// What is no operation and answers with JSON.
pub(crate) fn json_or_error(reply: Result<String>) -> String {
    match reply {
        Ok(reply) => format!(r#"{{"reply":{reply}}}"#),
        Err(error) => failed(&error),
    }
}

/// An error as the answer.
pub(crate) fn failed(error: &Error) -> String {
    format!(r#"{{"error":{}}}"#, error_json(error))
}

/// The largest whole number that JavaScript's own numbers hold together with all smaller ones.
const SAFE: u64 = (1 << 53) - 1;

/// Rows of a question in SQL. What JavaScript's numbers cannot hold is a text, and bytes are hexadecimal digits: `large`
/// and `bytes` say where they stand, as row and column.
pub(crate) fn table(selection: Selection) -> String {
    let Selection { columns, rows, more } = selection;
    let (mut large, mut bytes) = (Vec::new(), Vec::new());
    let mut cell = |place: (usize, usize), cell: Cell| match cell {
        Cell::Null => Value::Null,
        Cell::Integer(value) if value.unsigned_abs() > SAFE => {
            large.push(place);
            json!(value.to_string())
        }
        Cell::Integer(value) => json!(value),
        Cell::Real(value) => json!(value),
        Cell::Text(value) => json!(value),
        Cell::Blob(value) => {
            bytes.push(place);
            json!(value.iter().fold(String::new(), |mut digits, byte| {
                write!(digits, "{byte:02x}").expect("a string takes text");
                digits
            }))
        }
    };
    let rows: Vec<Vec<Value>> = rows
        .into_iter()
        .enumerate()
        .map(|(row, cells)| cells.into_iter().enumerate().map(|(column, held)| cell((row, column), held)).collect())
        .collect();
    json!({ "columns": columns, "rows": rows, "more": more, "large": large, "bytes": bytes }).to_string()
}
