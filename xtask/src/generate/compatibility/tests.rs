//! Each break is planted in a small shop of one operation, and each change that breaks nobody.

use serde_json::json;

use super::*;

fn shop() -> Value {
    json!({
        "operations": {"shop.sell": {
            "mode": "request", "duty": "shop.sell", "key_required": false, "description": "Sells.",
            "request": {"$ref": "#/$defs/Sell"}, "reply": {"$ref": "#/$defs/Sold"},
        }},
        "refusals": {"shop.sold_out": {"status": "conflict", "when": "None left.", "details": ["item", "available"]}},
        "$defs": {
            "Sell": {
                "type": "object", "additionalProperties": false, "required": ["item"], "description": "An order.",
                "properties": {
                    "item": {"$ref": "#/$defs/Code"},
                    "on": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}], "default": null},
                    "days": {"type": "integer", "minimum": 1, "maximum": 30, "default": 7},
                    "lines": {"type": "array", "items": {"$ref": "#/$defs/Line"}},
                    "refs": {"type": "object", "additionalProperties": {"type": "string"}, "default": {}},
                    "free": {"type": "object", "additionalProperties": true},
                    "anything": {"description": "The host's own."},
                },
            },
            "Line": {
                "type": "object", "additionalProperties": false, "required": ["tender"],
                "properties": {
                    "tender": {"$ref": "#/$defs/Tender"},
                    "description": {"type": "string", "examples": ["tea"]},
                    "quantity": {"type": ["string", "integer"], "pattern": "^[0-9]+$"},
                },
            },
            "Sold": {
                "type": "object", "required": ["item", "on", "lines"],
                "properties": {
                    "item": {"$ref": "#/$defs/Code"},
                    "on": {"type": "string", "format": "date"},
                    "lines": {"type": "array", "items": {"$ref": "#/$defs/Line"}},
                    "paid": {"$ref": "#/$defs/Tender"},
                    "refs": {"type": "object", "additionalProperties": {"type": "string"}},
                },
            },
            "Code": {"type": "string", "minLength": 1, "maxLength": 64},
            "Tender": {"oneOf": [{"type": "string", "const": "cash"}, {"type": "string", "const": "card"}]},
        },
    })
}

/// Sets what a path leads to; null takes it away.
fn set(schema: &mut Value, path: &str, value: &Value) {
    let (parent, key) = path.rsplit_once('/').expect("a path");
    let parent = schema.pointer_mut(parent).unwrap_or_else(|| panic!("{path} leads nowhere"));
    match parent {
        Value::Array(held) => held[key.parse::<usize>().expect("a place in a list")] = value.clone(),
        held if value.is_null() => {
            let removed = held.as_object_mut().and_then(|held| held.shift_remove(key));
            assert!(removed.is_some(), "{path} leads nowhere");
        }
        held => held[key] = value.clone(),
    }
}

/// What is found when a path of the shop is set after its release.
#[track_caller]
fn found(changes: &[(&str, Value)]) -> Vec<String> {
    let mut now = shop();
    changes.iter().for_each(|(path, value)| set(&mut now, path, value));
    let [released, now] = [shop(), now].map(|schema| bare(&schema).expect("only keywords that are compared"));
    compare(&released, &now).expect("whole schemas")
}

#[track_caller]
fn breaks_with(cases: &[(&str, Value, &str)]) {
    for (path, value, expected) in cases {
        assert_eq!(found(&[(path, value.clone())]), [*expected], "{path} as {value}");
    }
}

#[test]
fn an_operation_stays_with_its_mode_duty_and_key() {
    let operation = |rest: &str| format!("/operations/shop.sell{rest}");
    breaks_with(&[
        (
            &operation(""),
            Value::Null,
            "shop.sell: the operation is gone: bring it back, if only to do what replaced it",
        ),
        (
            &operation("/mode"),
            json!("fact"),
            "shop.sell: it was a request, is a fact: keep it what it was, and give the other an operation of its own",
        ),
        (
            &operation("/duty"),
            json!("shop.rule"),
            "shop.sell: its duty was shop.sell, is shop.rule: keep the duty, since actors who have it would be refused",
        ),
        (&operation("/key_required"), json!(true), "shop.sell: it demands a key: accept it without one, as before"),
    ]);
}

#[test]
fn a_refusal_stays_with_its_status_and_details() {
    let refusal = |rest: &str| format!("/refusals/shop.sold_out{rest}");
    breaks_with(&[
        (&refusal(""), Value::Null, "shop.sold_out: the refusal is gone: give the code back to what it stood for"),
        (
            &refusal("/status"),
            json!("malformed"),
            "shop.sold_out: its status was conflict, is malformed: keep the status, or give the new refusal a code of its own",
        ),
        (
            &refusal("/details"),
            json!(["item"]),
            "shop.sold_out: its detail available is gone: give it as before, beside new ones",
        ),
    ]);
}

#[test]
fn what_callers_send_is_still_accepted() {
    let field = |rest: &str| format!("/$defs/Sell/properties/{rest}");
    breaks_with(&[
        (&field("days"), Value::Null, "shop.sell, request, days: the field is gone: accept it as before"),
        (
            "/$defs/Sell/required",
            json!(["item", "days"]),
            "shop.sell, request, days: the field is required: let it be left out, as before",
        ),
        (
            &field("days/default"),
            json!(9),
            "shop.sell, request, days: its default was 7, is 9: let what is left out mean what it meant",
        ),
        (
            &field("days/minimum"),
            json!(2),
            "shop.sell, request, days: its minimum was 1, is 2: accept what was accepted",
        ),
        (
            &field("days/maximum"),
            json!(14),
            "shop.sell, request, days: its maximum was 30, is 14: accept what was accepted",
        ),
        (
            "/$defs/Code/minLength",
            json!(3),
            "shop.sell, request, item: its minLength was 1, is 3: accept what was accepted",
        ),
        (
            "/$defs/Code/maxLength",
            json!(32),
            "shop.sell, request, item: its maxLength was 64, is 32: accept what was accepted",
        ),
        (
            &field("refs/additionalProperties/maxLength"),
            json!(8),
            "shop.sell, request, refs.*: its maxLength was absent, is 8: accept what was accepted",
        ),
        (
            "/$defs/Line/properties/quantity/pattern",
            json!("^[0-9]{3}$"),
            "shop.sell, request, lines[].quantity: its pattern was ^[0-9]+$, is ^[0-9]{3}$: keep the pattern",
        ),
        (
            "/$defs/Line/properties/quantity/type",
            json!("string"),
            "shop.sell, request, lines[].quantity: it was integer or string, is string: keep the kind, and give the other a field of its own",
        ),
        (
            &field("on"),
            json!({"type": "string", "format": "date"}),
            "shop.sell, request, on: null is refused: accept it as before",
        ),
        (
            &field("on/anyOf/0/format"),
            json!("date-time"),
            "shop.sell, request, on: it was string (date), is string (date-time): keep the kind, and give the other a field of its own",
        ),
        (
            &field("lines/items"),
            json!({"$ref": "#/$defs/Code"}),
            "shop.sell, request, lines[]: it was object, is string: keep the kind, and give the other a field of its own",
        ),
        (
            "/$defs/Tender/oneOf",
            json!([{"type": "string", "const": "cash"}]),
            "shop.sell, request, lines[].tender: the word card is refused: accept it as before",
        ),
        (
            "/$defs/Line/properties/description",
            json!({"enum": ["tea", "rice"]}),
            "shop.sell, request, lines[].description: only some words are accepted: accept any text, as before",
        ),
        (
            &field("free/additionalProperties"),
            json!(false),
            "shop.sell, request, free: not every field is accepted: accept the host's own, as before",
        ),
        (
            &field("anything"),
            json!({"type": "string"}),
            "shop.sell, request, anything: it was anything, is string: keep the kind, and give the other a field of its own",
        ),
    ]);
    let new = [(&*field("reason"), json!({"type": "string"})), ("/$defs/Sell/required", json!(["item", "reason"]))];
    assert_eq!(found(&new), ["shop.sell, request, reason: the field is new and required: let it be left out"]);
}

#[test]
fn what_callers_read_is_still_told() {
    let field = |rest: &str| format!("/$defs/Sold/properties/{rest}");
    breaks_with(&[
        (&field("paid"), Value::Null, "shop.sell, reply, paid: the field is gone: tell it as before"),
        (
            "/$defs/Sold/required",
            json!(["item", "on"]),
            "shop.sell, reply, lines: the field may be absent: always tell it, as before",
        ),
        (
            &field("item"),
            json!({"anyOf": [{"$ref": "#/$defs/Code"}, {"type": "null"}]}),
            "shop.sell, reply, item: it may be null: always tell it, as before",
        ),
        (
            &field("item"),
            json!({"type": ["string", "integer"]}),
            "shop.sell, reply, item: it was string, is integer or string: keep the kind, and give the other a field of its own",
        ),
        (
            &field("on/format"),
            Value::Null,
            "shop.sell, reply, on: it was string (date), is string: keep the kind, and give the other a field of its own",
        ),
        (
            &field("paid"),
            json!({"enum": ["cash", "card"]}),
            "shop.sell, reply, paid: its type was Tender, is nameless: keep the name, which clients use",
        ),
        (
            &field("refs/additionalProperties"),
            json!(true),
            "shop.sell, reply, refs: its values were of one kind, are of any: keep the kind",
        ),
    ]);
}

#[test]
fn types_keep_their_names_and_sets_of_words_stay_sets() {
    let renamed = |to: Value| {
        let mut now = shop();
        let text = now.to_string().replace("#/$defs/Tender", "#/$defs/Payment");
        now = serde_json::from_str(&text).expect("JSON");
        now["$defs"]["Payment"] = to;
        compare(&bare(&shop()).expect("bare"), &bare(&now).expect("bare")).expect("whole schemas")
    };
    assert_eq!(
        renamed(shop()["$defs"]["Tender"].clone()),
        [
            "shop.sell, request, lines[].tender: its type was Tender, is Payment: keep the name, which clients use",
            "shop.sell, reply, lines[].tender: its type was Tender, is Payment: keep the name, which clients use",
        ]
    );
    let any_text = found(&[("/$defs/Tender", json!({"type": "string"}))]);
    assert_eq!(any_text, ["shop.sell, reply, lines[].tender: it was one of some words, is any text: keep to words"]);
}

#[test]
fn what_breaks_nobody_is_accepted() {
    let changes = [
        ("/operations/shop.close", json!({"mode": "request", "request": {}, "reply": {}})),
        ("/refusals/shop.closed", json!({"status": "conflict", "details": []})),
        ("/refusals/shop.sold_out/when", json!("Not one is left.")),
        ("/refusals/shop.sold_out/details", json!(["available", "item", "site"])),
        ("/$defs/Sell/required", json!([])),
        ("/$defs/Sell/properties/reason", json!({"type": "string"})),
        ("/$defs/Sell/properties/days/maximum", json!(60)),
        ("/$defs/Sell/properties/days/minimum", Value::Null),
        ("/$defs/Code/maxLength", json!(128)),
        ("/$defs/Line/properties/description/description", json!("Said anew.")),
        ("/$defs/Sold/properties/shift", json!({"type": "integer"})),
        ("/$defs/Sold/required", json!(["item", "on", "lines", "paid", "shift"])),
        ("/$defs/Tender/oneOf/0/description", json!("Notes and coins.")),
    ];
    for change in &changes {
        assert_eq!(found(std::slice::from_ref(change)), <[String; 0]>::default());
    }
    assert_eq!(found(&changes), <[String; 0]>::default());
    let words = ["cash", "card", "cheque"].map(|word| json!({"type": "string", "const": word}));
    assert_eq!(found(&[("/$defs/Tender/oneOf", json!(words))]), <[String; 0]>::default());
}

#[test]
fn a_keyword_that_is_not_compared_is_refused() {
    let mut now = shop();
    now["$defs"]["Sell"]["properties"]["lines"]["maxItems"] = json!(100);
    let refused = bare(&now).expect_err("it could hide a change");
    assert!(format!("{refused:#}").starts_with("Sell: `maxItems` is not compared yet"), "{refused:#}");
}

#[test]
fn a_type_that_is_not_there_is_no_type_that_may_be_anything() {
    let mut now = bare(&shop()).expect("bare");
    set(&mut now, "/$defs/Code", &Value::Null);
    let refused = compare(&bare(&shop()).expect("bare"), &now).expect_err("it could hide a change");
    assert_eq!(refused.to_string(), "the type Code is not defined");
}

#[test]
fn a_baseline_is_read_back_as_it_was_written() {
    let text = baseline(&shop()).expect("a baseline");
    assert!(!text.contains("An order.") && !text.contains("None left."), "{text}");
    assert!(text.contains("\"description\":{\"type\":\"string\"}"), "a field may be called as prose is: {text}");
    let read: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(compare(&read, &bare(&shop()).expect("bare")).expect("whole schemas"), <[String; 0]>::default());
}

#[test]
fn callers_of_what_was_released_are_not_broken() {
    check(&super::super::schema::schema().expect("a schema")).expect("nothing is broken");
}
