//! The till on a real file: one receipt a key, whenever it is asked again, and two registers that never share a unit.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::thread;

use backroom::{Call, CallOptions, Error};
use serde_json::Value;
use support::{Shop, keyed, number, refused};

/// SHOP-1 with registers T1 and T2, tea at 11.90 with tax, tenders and open shifts.
fn till() -> Shop {
    let shop = Shop::trading();
    for (operation, request) in [
        ("tax.set_jurisdiction", r#"{"jurisdiction": "DE", "name": "Germany", "rounding": "document"}"#),
        (
            "tax.set_rates",
            r#"{"jurisdiction": "DE", "tax_class": "standard", "effective_on": "2020-01-01", "components": [{"component": "VAT", "rate": "19"}]}"#,
        ),
        ("tax.assign_site", r#"{"site": "SHOP-1", "jurisdiction": "DE"}"#),
        (
            "pricing.set_price_list",
            r#"{"entity": "ACME", "price_list": "RETAIL", "name": "Retail", "includes_tax": true, "starts_on": "2020-01-01"}"#,
        ),
        (
            "pricing.set_prices",
            r#"{"price_list": "RETAIL", "prices": [{"item": "TEA", "price": "11.90", "starts_on": "2020-01-01"}]}"#,
        ),
        ("till.set_tender", r#"{"entity": "ACME", "tender": "CASH", "name": "Cash", "kind": "cash"}"#),
    ] {
        shop.does(operation, request);
    }
    for register in ["T1", "T2"] {
        shop.does("till.add_register", &format!(r#"{{"register": "{register}", "site": "SHOP-1", "name": "Till"}}"#));
        shop.does("till.open_shift", &format!(r#"{{"register": "{register}"}}"#));
    }
    shop
}

fn sale(register: &str, quantity: u32) -> Vec<u8> {
    format!(
        r#"{{"register": "{register}", "lines": [{{"item": "TEA", "quantity": {quantity}}}], "tenders": [{{"tender": "CASH", "amount": {}}}]}}"#,
        12 * quantity
    )
    .into_bytes()
}

fn ring(shop: &Shop, request: &[u8], options: &CallOptions) -> Result<(String, bool), Error> {
    shop.owner.call("till.ring_up", request, options).map(|outcome| (outcome.reply, outcome.replayed))
}

/// A retry gets the receipt as it was printed: from the same handle or another, after part of it came back, and after
/// replies were forgotten. Nothing of it is kept twice.
#[test]
fn a_receipt_is_the_same_whenever_it_is_asked_again() {
    let shop = till();
    let request = sale("T1", 2);
    let (first, replayed) = ring(&shop, &request, &keyed(1)).unwrap();
    assert!(!replayed);
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands WHERE operation = 'till.ring_up' AND reply IS NOT NULL"), 0);
    assert_eq!(ring(&shop, &request, &keyed(1)).unwrap(), (first.clone(), true));

    let back = br#"{"register": "T1", "receipt": "T1-000001", "lines": [{"line": 1, "quantity": 1}], "tenders": [{"tender": "CASH", "amount": "11.90"}]}"#;
    shop.owner.call("till.refund", back, &keyed(2)).unwrap();
    shop.book.prune_replies(backroom::values::Instant::from_micros(i64::MAX)).unwrap();
    let again = shop.again().session("owner").unwrap().call("till.ring_up", &request, &keyed(1)).unwrap();
    assert_eq!((again.reply, again.replayed, again.pruned), (first.clone(), true, false));
    refused(ring(&shop, &sale("T1", 1), &keyed(1)), "flow.key_reused");

    let told: Vec<Value> =
        shop.book.events_after(0, 1_000).unwrap().into_iter().filter_map(|event| event.reply).collect();
    assert!(told.contains(&serde_json::from_str(&first).unwrap()), "an event tells the receipt");
    let report = shop.book.verify(&mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
}

/// In one commit too: the second of two equal commands is answered with the first one's receipt.
#[test]
fn one_batch_holds_a_key_once() {
    let shop = till();
    let call =
        |key: u128, quantity: u32| Call { options: keyed(key), ..Call::new("till.ring_up", sale("T1", quantity)) };
    let answers = shop.owner.call_many(&[call(1, 1), call(1, 1), call(2, 1)]);
    let answers: Vec<_> = answers.into_iter().map(|answer| answer.unwrap()).collect();
    assert_eq!(answers[0].reply, answers[1].reply);
    assert_eq!(answers.iter().map(|answer| answer.replayed).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(shop.number("SELECT COUNT(*) FROM sales"), 2);
}

#[test]
fn a_sale_comes_with_a_key_of_the_hosts_own() {
    let shop = till();
    refused(ring(&shop, &sale("T1", 1), &CallOptions::default()), "flow.key_required");
}

/// Forty units, two registers with handles of their own that together want sixty: forty are sold, no unit twice, and
/// receipts have no gap.
#[test]
fn two_registers_never_share_a_unit() {
    let shop = till();
    let sold: usize = thread::scope(|scope| {
        let threads: Vec<_> = ["T1", "T2"]
            .into_iter()
            .enumerate()
            .map(|(at, register)| {
                let book = shop.again();
                scope.spawn(move || {
                    let session = book.session("owner").unwrap();
                    let ring =
                        |n: usize| session.call("till.ring_up", &sale(register, 1), &keyed((at * 100 + n) as u128));
                    (0..30).filter(|n| ring(*n).is_ok()).count()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(sold, 40);
    assert_eq!(number(&shop.book, "SELECT SUM(quantity) FROM positions"), 0);
    let gaps = "SELECT COUNT(*) FROM register_heads h WHERE h.receipt <> (SELECT COUNT(*) FROM sales s WHERE s.register_id = h.register_id)";
    assert_eq!(number(&shop.book, gaps), 0);
    let report = shop.book.verify(&mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
}
