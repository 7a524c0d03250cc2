//! What was released stays: the schema to be written is held against `schema/baseline.json`, the one last released.
//!
//! 1. What callers send is still accepted and means the same. Requests may accept more: optional fields, words, kinds,
//!    wider limits.
//! 2. What callers read is still there and of the same kind. Replies may tell more: fields, and words of a set.
//! 3. An operation keeps its mode and its duty, and demands a key only if it did. A refusal keeps its code, its status
//!    and its details.
//!
//! Our choices:
//! - A reply may have a new word. Documents, tenders and movements gain kinds, a word that a request takes comes back
//!   in replies, and the reference tells readers to pass over words they do not know. A client that checks words is
//!   made from the schema of the engine it comes with.
//! - Limits of lengths and numbers hold for requests alone, since a code that may be longer comes back longer.
//! - Which of two patterns or formats is wider cannot be told by machine: in a request any other pattern is refused,
//!   and any other format everywhere, since clients make types of formats.
//! - Another default is refused: a caller who leaves the field out would get something else.
//! - Clients name the types of fields and replies, so these keep their names.
//! - The sentence of a refusal, as all prose, may be worded anew. Whether it still means the same is told by reading
//!   the difference of docs/refusals.md; a code that would mean something else is a new code.
//! - The refusals an operation names may change: callers branch on the status, and any operation may say no.

mod baseline;
mod values;

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context as _, bail};
use serde_json::{Map, Value};

use super::schema::references;
use crate::run::root;
use baseline::bare;
pub(super) use baseline::baseline;
use values::{Side, Values};

/// Where the schema last released stands.
pub(super) const BASELINE: &str = "schema/baseline.json";

/// Fails when callers of what was released would be broken by a schema.
pub(super) fn check(schema: &Value) -> anyhow::Result<()> {
    let found = breaks(schema)?;
    if found.is_empty() {
        return Ok(());
    }
    bail!(
        "callers of what was released would break:\n  {}\n\
         A release that means to break them renews {BASELINE} with `cargo xtask generate --release`.",
        found.join("\n  ")
    );
}

/// How callers of what was released would be broken by a schema, a sentence each.
pub(super) fn breaks(schema: &Value) -> anyhow::Result<Vec<String>> {
    let released = fs::read_to_string(root().join(BASELINE)).context(BASELINE)?;
    let released: Value = serde_json::from_str(&released).context(BASELINE)?;
    compare(&released, &bare(schema)?)
}

const SECTIONS: [&str; 3] = ["operations", "refusals", "$defs"];

fn section_of<'s>(schema: &'s Value, section: &str) -> anyhow::Result<&'s Map<String, Value>> {
    schema[section].as_object().with_context(|| format!("the schema has no {section}"))
}

/// Holds one bare schema against another.
fn compare(released: &Value, now: &Value) -> anyhow::Result<Vec<String>> {
    for schema in [released, now] {
        let (mut names, types) = (Vec::new(), section_of(schema, "$defs")?);
        references(schema, &mut names);
        if let Some(name) = names.iter().find(|name| !types.contains_key(*name)) {
            bail!("the type {name} is not defined");
        }
    }
    let mut values = Values::of(section_of(released, "$defs")?, section_of(now, "$defs")?);
    let (mut found, present) = (Vec::new(), section_of(now, "operations")?);
    for (name, old) in section_of(released, "operations")? {
        let Some(new) = present.get(name) else {
            found.push(format!("{name}: the operation is gone: bring it back, if only to do what replaced it"));
            continue;
        };
        operation(&mut found, name, old, new);
        values.compare(Side::Request, name, &old["request"], &new["request"]);
        values.compare(Side::Reply, name, &old["reply"], &new["reply"]);
    }
    found.extend(values.found);
    let present = section_of(now, "refusals")?;
    for (code, old) in section_of(released, "refusals")? {
        refusal(&mut found, code, old, present.get(code));
    }
    Ok(found)
}

fn operation(found: &mut Vec<String>, name: &str, old: &Value, new: &Value) {
    if old["mode"] != new["mode"] {
        found.push(format!(
            "{name}: it was a {}, is a {}: keep it what it was, and give the other an operation of its own",
            word(&old["mode"]),
            word(&new["mode"])
        ));
    }
    if old["duty"] != new["duty"] {
        found.push(format!(
            "{name}: its duty was {}, is {}: keep the duty, since actors who have it would be refused",
            word(&old["duty"]),
            word(&new["duty"])
        ));
    }
    if old["key_required"] != true && new["key_required"] == true {
        found.push(format!("{name}: it demands a key: accept it without one, as before"));
    }
}

fn refusal(found: &mut Vec<String>, code: &str, old: &Value, new: Option<&Value>) {
    let Some(new) = new else {
        found.push(format!("{code}: the refusal is gone: give the code back to what it stood for"));
        return;
    };
    if old["status"] != new["status"] {
        found.push(format!(
            "{code}: its status was {}, is {}: keep the status, or give the new refusal a code of its own",
            word(&old["status"]),
            word(&new["status"])
        ));
    }
    let present = texts(&new["details"]);
    for detail in texts(&old["details"]).difference(&present) {
        found.push(format!("{code}: its detail {detail} is gone: give it as before, beside new ones"));
    }
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn texts(value: &Value) -> BTreeSet<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[cfg(test)]
mod tests;
