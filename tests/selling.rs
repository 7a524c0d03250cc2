//! The till on a real file: one receipt a key, whenever it is asked again, two registers that never share a unit, and a
//! process killed between the approval of a card and its sale.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail by a panic, and a child tells its parent"
)]

mod support;

use std::io::{BufRead, BufReader, Write};
use std::thread;

use backroom::{Backroom, Call, CallOptions, Error, Options, verify_file};
use serde_json::Value;
use support::{Shop, another_process, keyed, number, refused, task};

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
    let shop = Shop::selling();
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
    let shop = Shop::selling();
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
    let shop = Shop::selling();
    refused(ring(&shop, &sale("T1", 1), &CallOptions::default()), "flow.key_required");
}

/// The child: a card is approved, and the process waits for its sale until it is killed.
#[test]
fn a_card_is_approved_and_then_the_till_is_gone() {
    let Some(path) = task() else { return };
    let book = Backroom::open(path, Options::default()).unwrap();
    let session = book.session("owner").unwrap();
    let does = |operation: &str, request: &[u8], n: u128| session.call(operation, request, &keyed(n)).unwrap();
    let intent = br#"{"register": "T1", "payment": "P-1", "tender": "CARD", "amount": "23.80"}"#;
    does("till.intend_payment", intent, 101);
    does("till.record_payment", br#"{"register": "T1", "payment": "P-1", "outcome": "approved"}"#, 102);
    println!("\napproved");
    std::io::stdout().flush().unwrap();
    loop {
        thread::park();
    }
}

/// Killed between the approval of a card and the sale: the file verifies, the next opening finds the money, and the sale
/// is rung up with it.
#[test]
fn a_process_killed_between_card_and_sale_leaves_an_orphan() {
    let shop = Shop::selling();
    shop.does("till.set_tender", r#"{"entity": "ACME", "tender": "CARD", "name": "Card", "kind": "card"}"#);
    let path = shop.path.clone();
    let mut child = another_process("a_card_is_approved_and_then_the_till_is_gone", path.to_str().unwrap());
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == "approved"), "the card was not approved");
    child.kill().unwrap();
    child.wait().unwrap();

    let does = |operation: &str, request: &str, n: u128| -> Value {
        let outcome = shop.owner.call(operation, request.as_bytes(), &keyed(n)).unwrap();
        serde_json::from_str(&outcome.reply).unwrap()
    };
    let report = verify_file(&path, &mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
    does("till.close_shift", r#"{"register": "T1"}"#, 201);
    let opened = does("till.open_shift", r#"{"register": "T1"}"#, 202);
    assert_eq!(opened["orphans"].as_array().map(Vec::len), Some(1), "{opened}");
    let raised = "SELECT COUNT(*) FROM exceptions WHERE code = 'till.orphan_payment' AND state = 'open'";
    assert_eq!(shop.number(raised), 1);
    let sale = r#"{"register": "T1", "lines": [{"item": "TEA", "quantity": 2}],
        "tenders": [{"tender": "CARD", "amount": "23.80", "payment": "P-1"}]}"#;
    does("till.ring_up", sale, 203);
    assert_eq!(shop.number(raised), 0, "the orphan is settled by its sale");
    let again = shop.owner.call("till.ring_up", sale.as_bytes(), &keyed(204));
    refused(again.map(|outcome| outcome.reply), "till.payment_state");
    let report = shop.book.verify(&mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
}

/// Forty units, two registers with handles of their own that together want sixty: forty are sold, no unit twice, and
/// receipts have no gap.
#[test]
fn two_registers_never_share_a_unit() {
    let shop = Shop::selling();
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
