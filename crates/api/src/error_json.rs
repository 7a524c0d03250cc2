//! The one shape of every error.

use backroom::{Applied, Error};
use serde::Serialize;
use serde_json::{Map, Value, json};

#[derive(Serialize)]
struct Shape<'a> {
    status: &'a str,
    code: &'a str,
    path: &'a str,
    message: &'a str,
    details: &'a Map<String, Value>,
}

/// An error as JSON: `{"status", "code", "path", "message", "details"}`, all of them always there.
///
/// A fault's details say whether trying again may help (`retryable`) and whether anything was applied (`applied`: `no`,
/// `yes` or `unknown`).
#[must_use]
pub fn error_json(error: &Error) -> String {
    let status = error.status().as_str();
    let code = error.code();
    match error {
        Error::Refused(refusal) | Error::Held(refusal) => {
            text(&Shape { status, code, path: &refusal.path, message: &refusal.message, details: &refusal.details })
        }
        Error::Fault(fault) => {
            let applied = match fault.applied {
                Applied::No => "no",
                Applied::Yes => "yes",
                Applied::Unknown => "unknown",
            };
            let details = Map::from_iter([
                ("retryable".to_owned(), json!(fault.retryable)),
                ("applied".to_owned(), json!(applied)),
            ]);
            text(&Shape { status, code, path: "", message: &fault.message, details: &details })
        }
        Error::Bug(message) => text(&Shape { status, code, path: "", message, details: &Map::new() }),
    }
}

fn text(shape: &Shape<'_>) -> String {
    serde_json::to_string(shape).expect("texts and a map with text keys have no way to fail")
}
