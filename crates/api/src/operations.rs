//! The operation table and the error table, as data for hosts.

use backroom::domain::SLICES;
use backroom::flow::Operation;
use serde_json::{Value, json};

use crate::Misuse;

/// Everything that can be called, and every way in which it can be refused, as JSON:
///
/// - `version`: that of the library;
/// - `operations`: of each `name`, `mode` (`request`, `fact` or `query`), `duty`, `key_required`, `description`,
///   `example` (a request), and the JSON Schemas `request_schema` and `reply_schema`;
/// - `refusals`: of each `code`, `status`, `when` and the names of its `details`.
#[must_use]
pub fn operations_json() -> String {
    let operations: Vec<Value> = Operation::all().map(operation).collect();
    let refusals = SLICES.iter().flat_map(|slice| slice.refusals).map(|refusal| {
        json!({
            "code": refusal.code,
            "status": refusal.status,
            "when": refusal.doc.trim(),
            "details": refusal.details,
        })
    });
    let misuses = Misuse::ALL
        .iter()
        .map(|misuse| json!({ "code": misuse.code(), "status": "malformed", "when": misuse.when(), "details": [] }));
    let refusals: Vec<Value> = refusals.chain(misuses).collect();
    json!({ "version": VERSION, "operations": operations, "refusals": refusals }).to_string()
}

/// The version of the library.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

fn operation(operation: &Operation) -> Value {
    json!({
        "name": operation.name,
        "mode": operation.mode,
        "duty": operation.duty,
        "key_required": operation.key_required,
        "description": operation.summary(),
        "example": serde_json::from_str::<Value>(operation.example).unwrap_or_default(),
        "request_schema": (operation.request_schema)().as_value(),
        "reply_schema": (operation.reply_schema)().as_value(),
    })
}
