//! Whoever keeps a copy of a channel's figures misses nothing, whatever is sold meanwhile and however it shares commits.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use backroom::{Call, CallOptions, Error, Session};
use backroom_store::verify::verify_file;
use serde_json::{Value, json};
use support::Shop;

/// A shop with TEA and CUP, channel WEB, where shortages wait, and its feed.
fn shop() -> Shop {
    let shop = Shop::trading();
    shop.does("catalogue.add_item", r#"{"item": "CUP", "name": "Cup", "category": "DRINKS"}"#);
    shop.does(
        "allocation.set_channel",
        r#"{"entity": "ACME", "channel": "WEB", "name": "Web", "shortage_rule": "backorder"}"#,
    );
    shop.does("allocation.set_feed", r#"{"channel": "WEB"}"#);
    shop
}

fn ask(session: &Session, operation: &str, request: &Value) -> Result<Value, Error> {
    let outcome = session.call(operation, request.to_string().as_bytes(), &CallOptions::default())?;
    Ok(serde_json::from_str(&outcome.reply).unwrap())
}

/// What a channel's copy holds: the figures, and the number read last.
#[derive(Default)]
struct Copy {
    after: i64,
    figures: BTreeMap<String, String>,
}

impl Copy {
    /// Reads what has been published since, in pages of two.
    fn catch_up(&mut self, session: &Session) {
        loop {
            let question = json!({"channel": "WEB", "after": self.after, "limit": 2});
            let page = ask(session, "allocation.feed", &question).unwrap();
            for row in page["figures"].as_array().unwrap() {
                let sequence = row["sequence"].as_i64().unwrap();
                assert!(sequence > self.after, "in order");
                self.after = sequence;
                self.figures.insert(row["item"].as_str().unwrap().into(), row["quantity"].as_str().unwrap().into());
            }
            if page.get("next").is_none() {
                return;
            }
        }
    }
}

#[track_caller]
fn holds(shop: &Shop, copy: &Copy) {
    for item in ["TEA", "CUP"] {
        let question = json!({"item": item, "channel": "WEB"});
        let there = ask(&shop.owner, "allocation.available", &question).unwrap()["available"].clone();
        let told = copy.figures.get(item).map_or("0", String::as_str);
        assert_eq!(there, told, "{item}");
    }
    assert_eq!(
        shop.number("SELECT COUNT(*) FROM feed_lines"),
        shop.number("SELECT COALESCE(MAX(sequence), 0) FROM feed_lines"),
        "no gap"
    );
    let report = verify_file(&shop.path, &mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
}

/// Everything in one commit: each publication sees what the commands before it have done, and none sees it twice.
#[test]
fn a_feed_sees_the_commands_of_its_own_commit() {
    let shop = shop();
    let publish = || Call::new("allocation.publish_feed", r#"{"channel": "WEB"}"#);
    let order = |reference: &str, quantity: u32| {
        let lines = json!([{"item": "TEA", "quantity": quantity}]);
        Call::new("allocation.allocate", json!({"channel": "WEB", "reference": reference, "lines": lines}).to_string())
    };
    let calls = [
        publish(),
        Call::new(
            "stock.receive_goods",
            r#"{"site": "SHOP-1", "lines": [{"item": "CUP", "quantity": 4, "unit_cost": "1.00"}]}"#,
        ),
        publish(),
        order("A", 30),
        order("B", 7),
        publish(),
        publish(),
        Call::new("allocation.keep_back", r#"{"site": "SHOP-1", "lines": [{"item": "CUP", "quantity": 4}]}"#),
        Call::new(
            "allocation.expect_supply",
            r#"{"site": "SHOP-1", "kind": "inbound", "reference": "PO-1", "lines": [{"item": "CUP", "quantity": 9, "expected_on": "2026-12-01"}]}"#,
        ),
        publish(),
        Call::new(
            "stock.receive_goods",
            r#"{"site": "SHOP-1", "expected": "PO-1", "lines": [{"item": "CUP", "quantity": 2, "unit_cost": "1.00"}]}"#,
        ),
        publish(),
    ];
    let published: Vec<i64> = shop
        .owner
        .call_many(&calls)
        .into_iter()
        .filter_map(|outcome| serde_json::from_str::<Value>(&outcome.unwrap().reply).unwrap()["published"].as_i64())
        .collect();
    assert_eq!(published, [1, 1, 1, 0, 1, 1]);
    let mut copy = Copy::default();
    copy.catch_up(&shop.owner);
    assert_eq!(copy.figures, BTreeMap::from([("TEA".into(), "3".into()), ("CUP".into(), "2".into())]));
    assert_eq!(shop.number("SELECT SUM(quantity) / 1000000 FROM expected_lines"), 7);
    holds(&shop, &copy);
}

/// Two threads sell, one publishes, one reads: in the end the copy is what is available.
#[test]
fn a_copy_is_kept_while_others_sell() {
    let shop = shop();
    let done = AtomicBool::new(false);
    let copy = thread::scope(|scope| {
        let sellers: Vec<_> = (0..2)
            .map(|seller| {
                let session = shop.book.session("owner").unwrap();
                scope.spawn(move || {
                    for at in 0..40 {
                        let item = ["TEA", "CUP"][(at + seller) % 2];
                        let lines = json!([{"item": item, "quantity": 1 + at % 3}]);
                        let order = json!({"channel": "WEB", "reference": format!("{seller}-{at}"), "lines": lines});
                        ask(&session, "allocation.allocate", &order).unwrap();
                        if at % 4 == 0 {
                            let lines = json!([{"item": item, "quantity": 9, "unit_cost": "1.00"}]);
                            ask(&session, "stock.receive_goods", &json!({"site": "SHOP-1", "lines": lines})).unwrap();
                        }
                    }
                })
            })
            .collect();
        let (publisher, reader) = (shop.book.session("owner").unwrap(), shop.book.session("owner").unwrap());
        let done = &done;
        let publishing = scope.spawn(move || {
            while !done.load(Ordering::Relaxed) {
                ask(&publisher, "allocation.publish_feed", &json!({"channel": "WEB", "work": 5})).unwrap();
            }
            while ask(&publisher, "allocation.publish_feed", &json!({"channel": "WEB"})).unwrap()["more"] == true {}
        });
        let reading = scope.spawn(move || {
            let mut copy = Copy::default();
            while !done.load(Ordering::Relaxed) {
                copy.catch_up(&reader);
            }
            (copy, reader)
        });
        sellers.into_iter().for_each(|seller| seller.join().unwrap());
        done.store(true, Ordering::Relaxed);
        publishing.join().unwrap();
        let (mut copy, reader) = reading.join().unwrap();
        copy.catch_up(&reader);
        copy
    });
    holds(&shop, &copy);
}
