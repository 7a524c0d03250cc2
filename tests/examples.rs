//! The example shop on a real file: the example of every operation, the way the reference pages show it.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

use std::collections::BTreeSet;

use backroom::domain::example::{self, Step};
use backroom::flow::{Mode, Operation};
use backroom::{Call, CallOptions, Outcome};
use backroom_testkit::Shop;
use serde_json::Value;

/// A new shop, and the steps that are still to be done in it: it is set up already.
fn shop_and_steps() -> (Shop, impl Iterator<Item = Step>) {
    (Shop::new(), example::steps().filter(|step| step.operation.name != "control.set_up"))
}

#[track_caller]
fn call(shop: &Shop, operation: &Operation, request: &str, options: &CallOptions) -> Outcome<String> {
    let outcome = shop.owner.call(operation.name, request.as_bytes(), options);
    outcome.unwrap_or_else(|error| panic!("{} {request}: {error:?}", operation.name))
}

/// Rehearsed it says what it will say and writes nothing; done it writes its command; sent again it writes nothing and
/// says the same; and the laws hold all the way.
#[test]
fn every_example_is_rehearsed_done_and_sent_again() {
    let (shop, steps) = shop_and_steps();
    let mut shown = BTreeSet::from(["control.set_up"]);
    for step in steps {
        let Step { operation, request, is_held, .. } = step;
        let what = format!("{} {request}", operation.name);
        if is_held {
            shop.step(step);
            continue;
        }
        let commands = shop.number("SELECT COUNT(*) FROM commands");
        let key = shop.next_key();
        if operation.mode == Mode::Query {
            let answer = call(&shop, operation, request, &key);
            assert_eq!(answer.reply, call(&shop, operation, request, &CallOptions::default()).reply, "{what}");
            assert_eq!((answer.command_id, answer.replayed), (0, false), "{what}");
        } else {
            let before = shop.content();
            let rehearsed = call(&shop, operation, request, &CallOptions { dry_run: true, ..key.clone() });
            assert_eq!(shop.content(), before, "{what} was rehearsed");
            let done = call(&shop, operation, request, &key);
            assert_eq!(done.reply, rehearsed.reply, "{what}");
            // What is released leaves a command of its own before that of the one who released it.
            let written = if operation.name == "control.approve" { 2 } else { 1 };
            assert_eq!((done.replayed, done.command_id), (false, commands + written), "{what}");
            let after = shop.content();
            assert_ne!(after, before, "{what}");
            let again = call(&shop, operation, request, &key);
            assert_eq!(
                (again.reply, again.command_id, again.replayed, again.pruned),
                (done.reply.clone(), done.command_id, true, false),
                "{what}"
            );
            assert_eq!(shop.content(), after, "{what} was sent again");
        }
        shown.insert(operation.name);
    }
    let all: BTreeSet<&str> = Operation::all().map(|operation| operation.name).collect();
    assert_eq!(shown, all, "every operation has its example");
    shop.in_order();
}

/// The same commands make the same file, whether each has a commit of its own or all share one.
#[test]
fn one_commit_or_many_make_the_same_books() {
    // One session sends them all, and nobody ends what they asked for themselves.
    let by_others = ["control.approve", "control.reject", "control.withdraw"];
    let commands = |shop: &Shop, steps: &mut dyn Iterator<Item = Step>| -> Vec<Call> {
        let steps = steps.filter(|step| step.operation.mode != Mode::Query);
        let steps = steps.filter(|step| !step.is_held && !by_others.contains(&step.operation.name));
        let call = |step: Step| Call { options: shop.next_key(), ..Call::new(step.operation.name, step.request) };
        steps.map(call).collect()
    };
    let (one, mut steps) = shop_and_steps();
    for outcome in one.owner.call_many(&commands(&one, &mut steps)) {
        outcome.unwrap();
    }
    let (many, mut steps) = shop_and_steps();
    for command in commands(&many, &mut steps) {
        many.owner.call(&command.operation, &command.request, &command.options).unwrap();
    }
    let books = |shop: &Shop| -> Vec<String> {
        // What is left out holds instants, keys and salts, or follows from them.
        let told_apart = [
            "commands:",
            "streams:",
            "party_personal:",
            "parties:",
            "history:",
            "refinery_schema_history:",
            // A closing states the end of the chain before it.
            "closings:",
        ];
        let text = shop.content();
        text.lines().filter(|line| !told_apart.iter().any(|table| line.starts_with(table))).map(str::to_owned).collect()
    };
    assert_eq!(books(&one), books(&many));
    one.in_order();
    many.in_order();
}

/// Replies and requests are what their schemas say: no field that is not described.
#[test]
fn examples_and_replies_have_only_fields_that_are_described() {
    let (shop, steps) = shop_and_steps();
    for step in steps {
        let Step { operation, request, .. } = step;
        if step.is_held {
            shop.step(step);
            continue;
        }
        let reply = call(&shop, operation, request, &shop.next_key()).reply;
        let schemas = [(request.to_owned(), operation.request_schema()), (reply, operation.reply_schema())];
        for (text, schema) in schemas {
            let (value, schema): (Value, Value) = (serde_json::from_str(&text).unwrap(), schema.to_value());
            let mut problems = Vec::new();
            undescribed(&value, &schema, &schema, "", &mut problems);
            assert!(problems.is_empty(), "{}: {problems:?} in {text}", operation.name);
        }
    }
}

/// The paths of the fields that a schema does not describe, and of those it demands and that are missing.
fn undescribed(value: &Value, schema: &Value, root: &Value, path: &str, problems: &mut Vec<String>) {
    let mut schema = schema;
    while let Some(name) = schema["$ref"].as_str() {
        schema = &root["$defs"][name.trim_start_matches("#/$defs/")];
    }
    for alternatives in ["anyOf", "oneOf"] {
        if let Some(alternatives) = schema[alternatives].as_array() {
            let fits = alternatives.iter().any(|schema| {
                let mut found = Vec::new();
                undescribed(value, schema, root, path, &mut found);
                found.is_empty()
            });
            if !fits {
                problems.push(format!("{path} fits no alternative"));
            }
            return;
        }
    }
    let kinds = match &schema["type"] {
        Value::String(kind) => vec![kind.as_str()],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !kinds.is_empty() && !kinds.contains(&kind) {
        problems.push(format!("{path} is of kind {kind}, not {kinds:?}"));
    }
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let path = format!("{path}.{name}");
                match (schema["properties"].get(name), schema.get("additionalProperties")) {
                    (Some(described), _) => undescribed(field, described, root, &path, problems),
                    (None, Some(described @ Value::Object(_))) => undescribed(field, described, root, &path, problems),
                    (None, Some(Value::Bool(true))) => {}
                    (None, None) if schema.get("properties").is_none() => {}
                    _ => problems.push(format!("{path} is not described")),
                }
            }
            for demanded in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                if !fields.contains_key(demanded) {
                    problems.push(format!("{path}.{demanded} is missing"));
                }
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                undescribed(item, &schema["items"], root, &format!("{path}[{at}]"), problems);
            }
        }
        _ => {}
    }
}
