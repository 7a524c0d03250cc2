//! Requests that differ from a good one in one place.

use serde_json::{Map, Value, json};

/// Every value exchanged for others, every key dropped or renamed, every list longer by one.
pub(super) fn of(good: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for (place, value) in places(good) {
        let mut add = |value: Value| all.push(with(good, &place, value));
        strangers().into_iter().for_each(&mut add);
        if let Value::Array(values) = &value {
            add(values.iter().cloned().chain([json!({"x": 1})]).collect());
        }
        let Value::Object(map) = &value else { continue };
        for key in map.keys() {
            let mut without = map.clone();
            without.shift_remove(key);
            add(Value::Object(without));
            for name in ["colour", "a.b\"c\\d\n", "é", ""] {
                let name = |one: &String| if one == key { name.to_owned() } else { one.clone() };
                let renamed: Map<String, Value> = map.iter().map(|(one, value)| (name(one), value.clone())).collect();
                add(Value::Object(renamed));
            }
        }
    }
    all
}

/// Every field that the schema has and the request lacks, with what may stand in it.
pub(super) fn more_fields(good: &Value, schema: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for (place, value) in places(good) {
        let Value::Object(map) = value else { continue };
        let Some(Value::Object(fields)) = described(schema, &place).and_then(|here| here.get("properties")) else {
            continue;
        };
        for name in fields.keys().filter(|name| !map.contains_key(*name)) {
            for stranger in strangers() {
                let mut more = map.clone();
                more.insert(name.clone(), stranger);
                all.push(with(good, &place, Value::Object(more)));
            }
        }
    }
    all
}

/// The part of a schema that describes the value at a JSON pointer.
fn described<'a>(schema: &'a Value, place: &str) -> Option<&'a Value> {
    let named = |mut here: &'a Value| {
        while let Some(next) =
            here.get("$ref").and_then(Value::as_str).or_else(|| here.pointer("/anyOf/0/$ref")?.as_str())
        {
            here = schema.pointer(next.trim_start_matches('#'))?;
        }
        Some(here)
    };
    place
        .split('/')
        .skip(1)
        .try_fold(named(schema)?, |here, step| named(here.get("items").or_else(|| here.get("properties")?.get(step))?))
}

/// Every value inside a value with its JSON pointer, itself first.
fn places(value: &Value) -> Vec<(String, Value)> {
    let mut all = vec![(String::new(), value.clone())];
    let mut next = 0;
    while let Some((place, value)) = all.get(next).cloned() {
        match value {
            Value::Array(values) => {
                all.extend(values.into_iter().enumerate().map(|(at, value)| (format!("{place}/{at}"), value)));
            }
            Value::Object(map) => {
                let key = |key: &str| key.replace('~', "~0").replace('/', "~1");
                all.extend(map.into_iter().map(|(name, value)| (format!("{place}/{}", key(&name)), value)));
            }
            _ => {}
        }
        next += 1;
    }
    all
}

fn with(good: &Value, place: &str, value: Value) -> Value {
    let mut changed = good.clone();
    *changed.pointer_mut(place).expect("it is there") = value;
    changed
}

/// What may stand where something else belongs.
fn strangers() -> Vec<Value> {
    let mut all: Vec<Value> =
        ["", "x", "-1", "0", "0.00000000001", "99999999999999999999999999", "2026-02-30", "a\u{0}b", "1/0", "EUR"]
            .map(Value::from)
            .to_vec();
    let json = json!([
        null, true, 0, -1, 1.5, 300, 5_000_000_000_u64, u64::MAX, 1e300, [], [[]], [[[1]]], [{}], [{"x": 1}], [1, "x", null],
        ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P"], {}, {"": "x"}, {"x": "y"}, {"x": 1},
        {"x": {"y": [1, {"z": 2}]}}, {"amount": "0.0001", "currency": "EUR"}, {"amount": "1", "currency": "EUR"},
        {"a": [[[[[[[[1]]]]]]]]}, {"a": 1e300},
    ]);
    all.extend(json.as_array().cloned().unwrap_or_default());
    all.push("x".repeat(5_000).into());
    all
}

/// Written without spaces.
pub(super) fn tight(value: &Value) -> Vec<u8> {
    serde_json::to_vec(value).expect("it is written")
}

/// Written over lines.
pub(super) fn wide(value: &Value) -> Vec<u8> {
    serde_json::to_vec_pretty(value).expect("it is written")
}

/// Written with spaces around everything.
pub(super) fn spaced(value: &Value) -> Vec<u8> {
    let wide = String::from_utf8(wide(value)).expect("it is text");
    wide.replace('\n', " ").replace("\": ", "\" : ").replace(", ", " , ").into_bytes()
}
