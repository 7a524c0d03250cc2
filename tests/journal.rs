//! The journal in pages, over a span, and as it was known.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use backroom::ledger::queries::EntriesAnswer;
use serde_json::{Value, json};
use support::{Shop, refused};

fn call(shop: &Shop, operation: &str, request: Value) -> Result<Value, backroom::Error> {
    let outcome = shop.owner.call(operation, request.to_string().as_bytes(), &Default::default())?;
    Ok(serde_json::from_str(&outcome.reply).unwrap())
}

fn numbers(answer: &Value) -> (Vec<String>, Option<String>) {
    let answer: EntriesAnswer = serde_json::from_value(answer.clone()).unwrap();
    (answer.entries.into_iter().map(|entry| entry.entry).collect(), answer.next)
}

#[test]
fn entries_come_in_order_of_number_with_their_lines() {
    let shop = Shop::new();
    for entity in ["ACME", "NORTH"] {
        let opened = json!({"entity": entity, "name": entity, "currency": "EUR", "time_zone": "UTC"});
        call(&shop, "ledger.open_entity", opened).unwrap();
    }
    assert_eq!(call(&shop, "ledger.entries", json!({"entity": "ACME"})).unwrap(), json!({"entries": []}));
    let post = |entity: &str, on: &str, amount: &str| {
        let lines = json!([{"account": "6310", "debit": amount}, {"account": "1020", "credit": amount}]);
        let entry = call(&shop, "ledger.post_entry", json!({"entity": entity, "posted_on": on, "lines": lines}));
        entry.unwrap()["entry"].as_str().unwrap().to_owned()
    };
    let first = post("ACME", "2026-11-01", "1.00");
    let other = post("NORTH", "2026-11-01", "9.00");
    let second = post("ACME", "2026-10-01", "2.00");
    let instant = call(&shop, "ledger.entry", json!({"entry": second})).unwrap()["recorded_at"].clone();
    let third = post("ACME", "2026-11-02", "3.00");

    let ask = |request: Value| call(&shop, "ledger.entries", request);
    let page = ask(json!({"entity": "ACME", "limit": 2})).unwrap();
    assert_eq!(numbers(&page), (vec![first.clone(), second.clone()], Some(second.clone())));
    assert_eq!(page["entries"][1], call(&shop, "ledger.entry", json!({"entry": second})).unwrap());
    assert_eq!(page["entries"][1]["lines"][1]["amount"], "-2.00");
    let rest = ask(json!({"entity": "ACME", "after": second})).unwrap();
    assert_eq!(numbers(&rest), (vec![third.clone()], None));
    let november = ask(json!({"entity": "ACME", "from": "2026-11-01", "to": "2026-11-30"})).unwrap();
    assert_eq!(numbers(&november), (vec![first.clone(), third], None));
    assert_eq!(november["entries"][1]["lines"][0]["amount"], "3.00");
    let known = ask(json!({"entity": "ACME", "known_at": instant})).unwrap();
    assert_eq!(numbers(&known), (vec![first, second], None));
    refused(ask(json!({"entity": "ACME", "after": other})), "ledger.unknown_entry");
    refused(ask(json!({"entity": "SOUTH"})), "ledger.unknown_entity");
}
