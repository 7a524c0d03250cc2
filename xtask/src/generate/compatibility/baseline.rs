//! A schema as it is kept when it is released: what callers depend on, without prose and examples.

use std::fmt::Write as _;

use anyhow::{Context as _, bail};
use serde_json::{Map, Value};

use super::{SECTIONS, section_of};

/// The text of `schema/baseline.json`: an entry a line, so that a difference shows what a release has added.
pub(in super::super) fn baseline(schema: &Value) -> anyhow::Result<String> {
    let bare = bare(schema)?;
    let mut sections = Vec::new();
    for section in SECTIONS {
        let mut text = String::new();
        for (name, held) in section_of(&bare, section)? {
            let comma = if text.is_empty() { "" } else { "," };
            let _ = write!(text, "{comma}\n    \"{name}\": {held}");
        }
        sections.push(format!("  \"{section}\": {{{text}\n  }}"));
    }
    Ok(format!("{{\n{}\n}}\n", sections.join(",\n")))
}

/// What callers depend on.
pub(super) fn bare(schema: &Value) -> anyhow::Result<Value> {
    let mut bare = Map::new();
    for section in SECTIONS {
        let mut entries = Map::new();
        for (name, held) in section_of(schema, section)? {
            let held = match section {
                "operations" => only(held, &["mode", "duty", "key_required", "request", "reply"]),
                "refusals" => only(held, &["status", "details"]),
                _ => bare_type(held).with_context(|| name.clone())?,
            };
            entries.insert(name.clone(), held);
        }
        bare.insert(section.to_owned(), Value::Object(entries));
    }
    Ok(Value::Object(bare))
}

fn only(held: &Value, keys: &[&str]) -> Value {
    keys.iter().map(|key| ((*key).to_owned(), held[*key].clone())).collect::<Map<_, _>>().into()
}

/// A type without prose. A keyword that would not be compared is refused here, before it can hide a change.
fn bare_type(schema: &Value) -> anyhow::Result<Value> {
    let Some(schema) = schema.as_object() else { return Ok(schema.clone()) };
    let mut bare = Map::new();
    for (keyword, held) in schema {
        let held = match (keyword.as_str(), held) {
            ("description" | "examples" | "title", _) => continue,
            ("properties", Value::Object(properties)) => {
                let bare = |(name, held): (&String, &Value)| Ok((name.clone(), bare_type(held)?));
                Value::Object(properties.iter().map(bare).collect::<anyhow::Result<_>>()?)
            }
            ("anyOf" | "oneOf", Value::Array(either)) => {
                Value::Array(either.iter().map(bare_type).collect::<anyhow::Result<_>>()?)
            }
            ("items" | "additionalProperties", held) => bare_type(held)?,
            ("$ref" | "type" | "const" | "enum" | "required" | "default" | "format" | "pattern", _) => held.clone(),
            ("minimum" | "maximum" | "minLength" | "maxLength", _) => held.clone(),
            _ => bail!("`{keyword}` is not compared yet: teach xtask/src/generate/compatibility what breaks callers"),
        };
        bare.insert(keyword.clone(), held);
    }
    Ok(Value::Object(bare))
}
