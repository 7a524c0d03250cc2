//! The operation table and the error table, as data for hosts.
//!
//! What requests and replies are made of is read from `schema/backroom.json`, which is written from the operation table:
//! carrying that text takes a fraction of the code that makes it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::Misuse;

/// Everything that can be called, and every way in which it can be refused, as JSON:
///
/// - `version`: that of the library;
/// - `operations`: of each `name`, `mode` (`request`, `fact` or `query`), `duty`, `key_required`, `description`,
///   `example` (a request), and the JSON Schemas `request_schema` and `reply_schema`;
/// - `refusals`: of each `code`, `status`, `when` and the names of its `details`.
#[must_use]
pub fn operations_json() -> String {
    let Ok(Written { operations, refusals, types }) = serde_json::from_str(WRITTEN) else {
        unreachable!("the schema is JSON, or the library was not built")
    };
    let operations: Vec<Value> =
        operations.into_iter().map(|(name, operation)| described(name, operation, &types)).collect();
    let refusals = refusals.into_iter().map(|(code, refusal)| named("code", code, refusal));
    let misuses = Misuse::ALL
        .iter()
        .map(|misuse| json!({ "code": misuse.code(), "status": "malformed", "when": misuse.when(), "details": [] }));
    let refusals: Vec<Value> = refusals.chain(misuses).collect();
    json!({ "version": VERSION, "operations": operations, "refusals": refusals }).to_string()
}

/// The version of the library.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What `cargo xtask generate` wrote of the operation table.
const WRITTEN: &str = include_str!("../../../schema/backroom.json");

/// The parts of it.
#[derive(serde::Deserialize)]
struct Written {
    operations: Map<String, Value>,
    refusals: Map<String, Value>,
    #[serde(rename = "$defs")]
    types: Map<String, Value>,
}

/// An operation with schemas that stand by themselves.
fn described(name: String, mut operation: Value, types: &Map<String, Value>) -> Value {
    if let Some(operation) = operation.as_object_mut() {
        operation.shift_remove("refusals");
        for part in ["request", "reply"] {
            let schema = operation.shift_remove(part).map(|reference| whole(&reference, types));
            operation.insert(format!("{part}_schema"), schema.unwrap_or_default());
        }
    }
    named("name", name, operation)
}

fn named(field: &str, name: String, value: Value) -> Value {
    let mut whole = Map::from_iter([(field.to_owned(), Value::String(name))]);
    if let Value::Object(rest) = value {
        whole.extend(rest);
    }
    Value::Object(whole)
}

/// The type a reference names, with every type it leads to beside it.
fn whole(reference: &Value, types: &Map<String, Value>) -> Value {
    let (mut seen, mut waiting) = (BTreeSet::new(), Vec::new());
    references(reference, &mut waiting);
    let root = waiting.first().copied().unwrap_or_default();
    let mut schema = types.get(root).cloned().unwrap_or_default();
    while let Some(name) = waiting.pop() {
        if let Some(definition) = types.get(name)
            && seen.insert(name)
        {
            references(definition, &mut waiting);
        }
    }
    let definitions: Map<String, Value> = seen.iter().map(|name| ((*name).to_owned(), types[*name].clone())).collect();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), json!(root));
        schema.insert("$defs".to_owned(), Value::Object(definitions));
    }
    schema
}

/// The names of the types that a schema refers to.
fn references<'a>(schema: &'a Value, found: &mut Vec<&'a str>) {
    match schema {
        Value::Object(object) => {
            let target = object.get("$ref").and_then(Value::as_str);
            found.extend(target.and_then(|target| target.strip_prefix("#/$defs/")));
            object.values().for_each(|value| references(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use backroom_domain::flow::{Operation, catalogue};

    use super::*;

    /// What is carried tells of every operation and refusal there is, and each schema stands by itself.
    #[test]
    fn what_is_carried_is_the_operation_table() {
        let listed: Value = serde_json::from_str(&operations_json()).expect("JSON");
        let rows = |list: &str| listed[list].as_array().cloned().unwrap_or_default();
        let names = |list: &str, field: &str| -> Vec<String> {
            rows(list).iter().filter_map(|row| Some(row[field].as_str()?.to_owned())).collect()
        };
        let operations: Vec<&str> = Operation::all().map(|operation| operation.name).collect();
        let advice = "run `cargo xtask generate`";
        assert_eq!(names("operations", "name"), operations, "{advice}");
        let codes = names("refusals", "code");
        for refusal in catalogue() {
            assert!(codes.iter().any(|code| code == refusal.code), "{}: {advice}", refusal.code);
        }
        for (row, operation) in rows("operations").iter().zip(Operation::all()) {
            assert_eq!(row["description"], json!(operation.summary()), "{}: {advice}", operation.name);
            for (part, made) in
                [("request_schema", operation.request_schema()), ("reply_schema", operation.reply_schema())]
            {
                let fields = |schema: &Value| -> Option<BTreeSet<String>> {
                    Some(schema.get("properties")?.as_object()?.keys().cloned().collect())
                };
                assert_eq!(fields(&row[part]), fields(made.as_value()), "{part} of {}: {advice}", operation.name);
                let mut referred = Vec::new();
                references(&row[part], &mut referred);
                assert!(referred.iter().all(|name| row[part]["$defs"].get(name).is_some()), "{}", operation.name);
            }
        }
    }
}
