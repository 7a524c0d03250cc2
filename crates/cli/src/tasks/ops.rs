//! What can be called and asked.

use std::fmt::Write as _;

use backroom_domain::flow::refusal::UnknownOperation;
use backroom_domain::flow::{Operation, Refusal, nearest};
use backroom_domain::{SLICES, Slice};
use serde_json::{Value, json};

use crate::arguments::Ops;
use crate::failure::{Failure, Result};
use crate::reference::{example, mode_word};
use crate::screen::{Screen, heading};
use crate::shape::{Field, first_sentence, paragraphs, refusals_named, request_fields};

/// Lists operations, or explains one.
pub(super) fn ops(task: &Ops, screen: Screen) -> Result<()> {
    let Some(name) = &task.name else { return list(SLICES.iter(), screen) };
    if let Some(operation) = Operation::of(name) {
        return one(operation, screen);
    }
    if let Some(slice) = SLICES.iter().find(|slice| slice.name == name) {
        return list(std::iter::once(slice), screen);
    }
    let names = Operation::all().map(|operation| operation.name).chain(SLICES.iter().map(|slice| slice.name));
    let nearest = nearest(name, names).unwrap_or_default().to_owned();
    let refusal: Refusal = UnknownOperation { operation: name.clone(), nearest }.into();
    Err(Failure::Book(refusal.into()))
}

fn list<'a>(slices: impl Iterator<Item = &'a Slice>, screen: Screen) -> Result<()> {
    let slices = slices.filter(|slice| !slice.operations.is_empty());
    if screen.reports_are_json() {
        let rows: Vec<Value> = slices.flat_map(|slice| slice.operations).map(head).collect();
        return Ok(screen.say_json(&json!({ "operations": rows }))?);
    }
    let mut text = String::new();
    for slice in slices {
        if !text.is_empty() {
            text.push('\n');
        }
        let row = |operation: &Operation| {
            vec![operation.name.to_owned(), mode_word(operation.mode).to_owned(), first_sentence(&operation.summary())]
        };
        let body: Vec<Vec<String>> = slice.operations.iter().map(row).collect();
        text.push_str(&screen.table(&[slice.name, "", ""], &body));
    }
    Ok(screen.say(&text)?)
}

fn head(operation: &Operation) -> Value {
    json!({
        "name": operation.name,
        "mode": operation.mode,
        "duty": operation.duty,
        "key_required": operation.key_required,
        "summary": first_sentence(&operation.summary()),
    })
}

fn one(operation: &Operation, screen: Screen) -> Result<()> {
    let summary = operation.summary();
    let refusals = refusals_named(&summary);
    if screen.reports_are_json() {
        let refusals: Vec<Value> = refusals
            .iter()
            .map(|refusal| json!({"code": refusal.code, "status": refusal.status, "when": refusal.doc.trim()}))
            .collect();
        let mut value = head(operation);
        value["description"] = json!(summary);
        value["refusals"] = json!(refusals);
        value["example"] = serde_json::from_str(operation.example).unwrap_or_default();
        value["request_schema"] = operation.request_schema().as_value().clone();
        value["reply_schema"] = operation.reply_schema().as_value().clone();
        return Ok(screen.say_json(&value)?);
    }
    let key = if operation.key_required { "; the caller brings the key" } else { "" };
    let mut text = heading(operation.name);
    let _ = write!(text, "a {}; duty {}{key}\n\n", mode_word(operation.mode), operation.duty);
    for paragraph in paragraphs(&summary) {
        let _ = write!(text, "{paragraph}\n\n");
    }
    let fields = request_fields(operation);
    if !fields.is_empty() {
        text.push_str(&screen.table(&["field", "", "takes", ""], &fields.iter().map(row).collect::<Vec<_>>()));
        text.push('\n');
    }
    if !refusals.is_empty() {
        let body: Vec<Vec<String>> =
            refusals.iter().map(|refusal| vec![refusal.code.to_owned(), refusal.doc.trim().to_owned()]).collect();
        text.push_str(&screen.table(&["refused", ""], &body));
        text.push('\n');
    }
    let _ = writeln!(text, "{}backroom {}", heading("example"), example(operation));
    Ok(screen.say(&text)?)
}

fn row(field: &Field) -> Vec<String> {
    let default = field.default.as_deref().filter(|default| !matches!(*default, "[]" | "{}" | "null" | "\"\""));
    let presence = match default {
        _ if field.required => "required".to_owned(),
        Some(default) => format!("= {}", default.trim_matches('"')),
        None => String::new(),
    };
    vec![field.path.clone(), presence, field.kind.clone(), field.doc.clone()]
}
