//! The demo from outside: what it needs to be told, a generated chain, and a few rows whose totals are known by hand.

mod support;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::Place;

/// What `demo` reports, as JSON, and the page it writes.
fn demo(place: &Place, what: &[&str]) -> (Value, String) {
    let words = [&["--json", "demo"], what, &["--to", "demo.backroom", "--report", "report.html"]].concat();
    let report = place.run(&words).json();
    (report, fs::read_to_string(place.path("report.html")).expect("the page was written"))
}

/// What holds of every report: its parts add up, and the book agrees with itself.
fn ties(report: &Value, page: &str) {
    assert_eq!(report["verify"]["problem"], Value::Null, "{report:#}");
    assert!(page.contains("verify: all laws hold"));
    let cents = |value: &Value| value.as_str().expect("an amount").replace('.', "").parse::<i64>().expect("cents");
    let sum = |list: &str, field: &str| -> i64 {
        report[list].as_array().expect(list).iter().map(|row| cents(&row[field])).sum()
    };
    for list in ["weeks", "stores", "categories"] {
        for field in ["shelf", "discount", "net", "tax", "cost"] {
            assert_eq!(sum(list, field), cents(&report["totals"][field]), "{field} of {list}");
        }
    }
    let balance = |account: &str| -> i64 {
        let rows = report["trial_balance"].as_array().expect("a trial balance");
        rows.iter().filter(|row| row["account"] == account).map(|row| cents(&row["closing"])).sum()
    };
    assert_eq!(sum("trial_balance", "closing"), 0);
    assert_eq!(sum("taxes", "tax"), -balance("2200"), "tax by rate is tax payable");
    assert_eq!(cents(&report["totals"]["net"]), -balance("4000"), "net sales are in the books");
    assert_eq!(cents(&report["totals"]["cost"]), balance("5000"), "and so is their cost");
    let paid = cents(&report["totals"]["net"]) + cents(&report["totals"]["tax"]);
    assert_eq!(sum("tenders", "taken"), paid, "what was due was taken");
    for day in report["stock"]["days"].as_array().expect("days") {
        assert_eq!(day["pools"], day["account"], "stock is worth what the books say: {day}");
    }
}

#[test]
fn a_generated_chain_trades_a_year_and_its_books_agree() {
    let place = Place::empty();
    let (report, page) = demo(&place, &["--generated", "--baskets", "60"]);
    ties(&report, &page);
    assert_eq!(report["totals"]["receipts"], 60);
    // It is the same shop every time, and takes the place of the one before only when told to.
    let again = ["--json", "demo", "--generated", "--baskets", "60", "--to", "demo.backroom"];
    place.run(&again).tells(3, &["something stands here already"]);
    let again = place.run(&[&again[..], &["--overwrite"]].concat()).json();
    for part in ["totals", "weeks", "stores", "categories", "taxes", "tenders", "stock", "trial_balance"] {
        assert_eq!(again[part], report[part], "{part}");
    }
}

#[test]
fn rows_written_by_hand_come_to_the_totals_of_a_hand_calculation() {
    let place = Place::empty();
    let baskets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/complete-journey/small/baskets.jsonl");
    let (report, page) = demo(&place, &[baskets.to_str().expect("a path")]);
    ties(&report, &page);
    let mut stores: Vec<Value> = report["stores"].as_array().expect("stores").clone();
    stores.sort_by_key(|store| store["store"].to_string());
    let shown = |store: &Value| {
        let fields = ["store", "receipts", "units", "discount", "net", "tax", "coupons"];
        Value::Array(fields.map(|field| store[field].clone()).to_vec())
    };
    assert_eq!(
        stores.iter().map(shown).collect::<Vec<_>>(),
        [
            // 3.00 + 0.00 + 0.79 at 1 %: 0.03 + 0.01; 0.99 and 13.92 at 6.5 %: 0.06 + 0.90.
            json!(["10", 2, "8", "2.01", "18.70", "1.00", "1.75"]),
            // 0.49 and 5.00 at 6.5 %: 0.03 + 0.33; a coupon of 9.00 pays the 0.52 that are due.
            json!(["20", 2, "8", "0.00", "5.49", "0.36", "0.52"]),
            json!(["30", 1, "1", "0.00", "1.19", "0.01", "0.00"]),
        ]
    );
}

#[test]
fn what_the_demo_is_not_told_it_asks_for() {
    let place = Place::empty();
    place.run(&["demo"]).tells(2, &["--generated"]);
    place.run(&["demo", "--generated", "--report", "report.pdf"]).tells(2, &[".html or as .json"]);
    place.run(&["demo", "nothing.jsonl"]).tells(3, &["nothing.jsonl"]);
    fs::write(place.path("empty.jsonl"), "").expect("a file");
    place.run(&["demo", "empty.jsonl"]).tells(3, &["begins with its shop"]);
}
