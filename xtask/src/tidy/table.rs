//! The operation table and the error table.

use std::collections::{BTreeMap, BTreeSet};

use backroom_cli::shape::{reply_fields, request_fields};
use backroom_domain::SLICES;
use backroom_domain::flow::{Operation, Parse, catalogue};

use super::source::{Source, Token};

/// Every `impl Command` and `impl Query` of the domain is a row of its slice.
pub(crate) fn registered(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| source.path.starts_with("crates/domain/src/")) {
        for at in 0..source.tokens.len() {
            let implements = source.word(at) == Some("impl")
                && matches!(source.word(at + 1), Some("Command" | "Query"))
                && source.word(at + 2) == Some("for");
            if !implements {
                continue;
            }
            let (kind, line) = (source.word(at + 3).unwrap_or_default(), source.tokens[at].1);
            let Some(name) = name_after(source, at) else { continue };
            let Some(operation) = Operation::of(name) else {
                problems.push(format!("{}: {kind} ({name}) is no row of the operation table", source.at(line)));
                continue;
            };
            let slice = source.module().first().cloned().unwrap_or_default();
            if name.split('.').next() != Some(slice.as_str()) || operation.name != name {
                problems.push(format!("{}: {name} stands in the folder of {slice}", source.at(line)));
            }
        }
    }
    let mut seen = BTreeSet::new();
    problems.extend(
        Operation::all()
            .filter(|operation| !seen.insert(operation.name))
            .map(|operation| format!("{} stands twice in the operation table", operation.name)),
    );
    problems
}

/// The string of the `NAME` that follows.
fn name_after(source: &Source, at: usize) -> Option<&str> {
    let from = (at..source.tokens.len()).find(|at| source.word(*at) == Some("NAME"))?;
    source.tokens[from..].iter().take(8).find_map(|(token, _)| match token {
        Token::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

/// Every operation has a description, an example that parses, and docs on every field; requests refuse what they do not
/// know, and no number of them is inexact.
pub(crate) fn documented() -> Vec<String> {
    let mut problems = Vec::new();
    for operation in Operation::all() {
        let name = operation.name;
        if operation.summary().trim().is_empty() {
            problems.push(format!("{name} has no description"));
        }
        let parsed = match operation.parse {
            Parse::Command(parse) => parse(operation.example.as_bytes()).map(|_| ()),
            Parse::Query(parse) => parse(operation.example.as_bytes()).map(|_| ()),
        };
        if let Err(refusal) = parsed {
            problems.push(format!("the example of {name} does not parse: {} {}", refusal.path, refusal.message));
        }
        for field in request_fields(operation).into_iter().chain(reply_fields(operation)) {
            if field.doc.is_empty() {
                problems.push(format!("{} of {name} has no description", field.path));
            }
        }
        let schema = operation.request_schema().as_value().clone();
        strict(&schema, name, &mut problems);
    }
    for refusal in catalogue().filter(|refusal| refusal.doc.trim().is_empty()) {
        problems.push(format!("refusal {} has no description", refusal.code));
    }
    problems
}

fn strict(schema: &serde_json::Value, name: &str, problems: &mut Vec<String>) {
    match schema {
        serde_json::Value::Object(object) => {
            let kind = object.get("type");
            let is = |word: &str| {
                kind.is_some_and(|kind| {
                    kind == word || kind.as_array().is_some_and(|some| some.iter().any(|one| one == word))
                })
            };
            let title = object.get("title").and_then(|title| title.as_str()).unwrap_or("an object");
            if object.contains_key("properties")
                && is("object")
                && object.get("additionalProperties") != Some(&false.into())
            {
                problems.push(format!("{title} in {name} takes fields it does not know"));
            }
            if is("number") {
                problems.push(format!("{name} takes a number that is not exact"));
            }
            for inner in object.values() {
                strict(inner, name, problems);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| strict(item, name, problems)),
        _ => {}
    }
}

/// Whatever a description or a refusal calls `slice.something` is an operation, a refusal, or an event.
pub(crate) fn names_exist(sources: &[Source]) -> Vec<String> {
    let slices: BTreeSet<&str> = SLICES.iter().map(|slice| slice.name).collect();
    let mut known: BTreeSet<&str> = Operation::all().map(|operation| operation.name).collect();
    known.extend(catalogue().map(|refusal| refusal.code));
    known.extend(Operation::all().map(|operation| operation.duty));
    let domain = || sources.iter().filter(|source| source.path.starts_with("crates/domain/src/"));
    // A string that is nothing but a name declares it: a code of an exception, an event or a duty.
    for source in domain().filter(|source| !source.path.ends_with("/refusals.rs")) {
        known.extend(source.texts().map(|(text, _)| text));
    }
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for operation in Operation::all() {
        for part in operation.summary().split('`').skip(1).step_by(2) {
            said.insert(part.to_owned(), format!("the description of {}", operation.name));
        }
    }
    for source in domain().filter(|source| source.path.ends_with("refusals.rs") || source.path.ends_with("refusal.rs"))
    {
        for (text, line) in source.texts() {
            let word = |letter: char| !(letter.is_ascii_lowercase() || letter == '_' || letter == '.');
            for part in text.split(word) {
                said.insert(part.trim_matches('.').to_owned(), source.at(line));
            }
        }
    }
    said.retain(|name, _| match name.split_once('.') {
        Some((slice, rest)) => slices.contains(slice) && !rest.is_empty() && !known.contains(name.as_str()),
        None => false,
    });
    said.into_iter().map(|(name, place)| format!("{place} names {name}, which does not exist")).collect()
}
