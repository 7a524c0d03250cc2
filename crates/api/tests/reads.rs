//! The typed reads give what their generic twins give, whatever they are asked.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

use backroom::domain::example;
use backroom::values::{Code, Currency, Money, Number, Quantity};
use backroom::{CallOptions, Error, Result};
use backroom_api::{Api, error_json};
use backroom_testkit::Shop;
use serde_json::{Value, json};

fn example_shop() -> (Shop, Api) {
    let shop = Shop::new();
    example::steps().filter(|step| step.operation.name != "control.set_up").for_each(|step| shop.step(step));
    let api = Api::new(&shop.book, "owner").unwrap();
    (shop, api)
}

fn twin(api: &Api, operation: &str, request: &Value) -> Result<Value> {
    let reply = api.send(operation.as_bytes(), request.to_string().as_bytes(), &CallOptions::default())?.reply;
    Ok(serde_json::from_str(&reply).unwrap())
}

#[track_caller]
fn equal<T: PartialEq + std::fmt::Debug>(typed: Result<T>, generic: Result<T>, asked: &Value) -> bool {
    let told = |error: Error| error_json(&error);
    let (typed, generic) = (typed.map_err(told), generic.map_err(told));
    assert_eq!(typed, generic, "{asked}");
    typed.is_ok()
}

/// Names of items and sites that are some, and some that are none: other cases, other names, blanks, too long, unseen.
const NAMES: &[&str] = &[
    "TEA-100",
    "tea-100",
    " TEA-100 ",
    "14006381333938",
    "4006381333931",
    "RICE",
    "GIFT-SET",
    "SHOP-1",
    "shop-2",
    "ACME",
    "1020",
    "1200",
    "2010",
    "",
    " ",
    "NOTHING",
    "\u{0}",
    "a\u{200b}b",
    "ß",
    "\"",
    "1\n2",
    "0123456789012345678901234567890123456789012345678901234567890123456789",
];

#[test]
fn typed_reads_equal_their_twins() {
    let (_shop, api) = example_shop();
    let mut answered = [0; 4];
    for one in NAMES {
        let asked = json!({ "identifier": one });
        let typed = api.resolve(one).map(|found| json!(found));
        answered[0] += usize::from(equal(typed, twin(&api, "catalogue.resolve", &asked), &asked));
        for other in NAMES {
            let mut asked = json!({ "item": one });
            if !other.is_empty() {
                asked["site"] = json!(other);
            }
            let quantity = |operation: &str, field: &str| -> Result<Quantity> {
                let reply = twin(&api, operation, &asked)?;
                Ok(Quantity::parse(reply[field].as_str().unwrap()).unwrap())
            };
            let on_hand = quantity("stock.position", "on_hand");
            answered[1] += usize::from(equal(api.on_hand(one, other), on_hand, &asked));
            let available = quantity("allocation.available", "available");
            answered[2] += usize::from(equal(api.available(one, other), available, &asked));
            let asked = json!({ "entity": one, "account": other });
            let balance = twin(&api, "ledger.balance", &asked).map(|reply| {
                let currency = Currency::parse(reply["currency"].as_str().unwrap()).unwrap();
                let minor = Number::parse(reply["total"].as_str().unwrap()).unwrap().money(currency).unwrap();
                Money { minor, currency }
            });
            answered[3] += usize::from(equal(api.balance(one, other), balance, &asked));
        }
    }
    assert!(answered[0] >= 7 && answered[1] >= 21 && answered[2] == answered[1] && answered[3] >= 3, "{answered:?}");
    let quantity = api.on_hand("TEA-100", "SHOP-1").unwrap();
    assert!(quantity.is_positive() && Code::parse("TEA-100").is_ok());
}

#[test]
fn sql_events_and_copies_are_answered_as_json() {
    let (shop, api) = example_shop();
    let selected = api.select_json("SELECT 1 AS one, 'a' AS two, NULL, x'00ff', 1.5, 9e999", 5).unwrap();
    let selected: Value = serde_json::from_str(&selected).unwrap();
    assert_eq!(selected["rows"], json!([[1, "a", null, "00ff", 1.5, null]]));
    assert_eq!((&selected["columns"][1], &selected["more"]), (&json!("two"), &json!(false)));

    let events: Vec<Value> = serde_json::from_str(&api.events_for("feed", 2).unwrap()).unwrap();
    let last = events[1]["sequence"].as_i64().unwrap();
    assert_eq!(api.acknowledge("feed", last).unwrap(), last);
    let next: Vec<Value> = serde_json::from_str(&api.events_for("feed", 1).unwrap()).unwrap();
    let after: Vec<Value> = serde_json::from_str(&api.events_after(last, 1).unwrap()).unwrap();
    assert_eq!(next, after);

    let report: Value = serde_json::from_str(&api.verify().unwrap()).unwrap();
    assert_eq!(report["ok"], true);
    let copy = shop.directory.path().join("copy");
    let copied: Value = serde_json::from_str(&api.backup(&copy, false).unwrap()).unwrap();
    assert_eq!((&copied["seal"], copy.exists()), (&report["seal"], true));
}
