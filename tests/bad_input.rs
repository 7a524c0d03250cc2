//! Bad input of every kind gets a stable code, the path of the field and a sentence, writes nothing and breaks nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

mod support;

use backroom::{CallOptions, Error, flow::Operation};
use backroom_store::verify::verify_file;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{Shop, content};

const RECEIVE: &str = "stock.receive_goods";
const ISSUE: &str = "stock.issue_goods";
const ENTRY: &str = "ledger.post_entry";

fn goods(line: &str) -> String {
    format!(r#"{{"site": "SHOP-1", "lines": [{line}]}}"#)
}

fn entry(lines: &str) -> String {
    format!(r#"{{"entity": "ACME", "lines": [{lines}]}}"#)
}

/// Operation, request, code, path.
fn table() -> Vec<(&'static str, Vec<u8>, &'static str, &'static str)> {
    let mut rows: Vec<(&'static str, Vec<u8>, &'static str, &'static str)> = Vec::new();
    let mut add = |operation, request: String, code, path| rows.push((operation, request.into_bytes(), code, path));
    // Not JSON, or not this operation's.
    for text in ["", "{", "nonsense", "[]", "null", "\"text\"", "{\"site\": \"SHOP-1\", \"lines\": []} tail"] {
        add(ISSUE, text.to_owned(), "flow.malformed", "");
    }
    add(ISSUE, r#"{"site": "SHOP-1", "lines": [], "colour": "red"}"#.into(), "flow.malformed", "colour");
    add(ISSUE, goods(r#"{"item": "TEA", "quantity": "1", "qty": 1}"#), "flow.malformed", "lines[0].qty");
    add(ISSUE, r#"{"site": 7, "lines": []}"#.into(), "flow.malformed", "site");
    add(ISSUE, r#"{"lines": []}"#.into(), "flow.malformed", "");
    add(ISSUE, r#"{"site": "SHOP-1", "site": "SHOP-1", "lines": []}"#.into(), "flow.malformed", "");
    add(
        ISSUE,
        format!(r#"{{"site": "SHOP-1", "lines": {}{}}}"#, "[".repeat(5000), "]".repeat(5000)),
        "flow.malformed",
        "lines[0]",
    );
    // Numbers.
    for number in ["1.5", "1e3", "1e400", "-0.0", &"9".repeat(40), "true", "null", "[]"] {
        add(
            ISSUE,
            goods(&format!(r#"{{"item": "TEA", "quantity": {number}}}"#)),
            "flow.malformed",
            "lines[0].quantity",
        );
    }
    for text in ["1e400", "NaN", "inf", "", " 1", "+1", ".5", "1.", "1,5", "0x10", "１", "--1"] {
        add(
            ISSUE,
            goods(&format!(r#"{{"item": "TEA", "quantity": "{text}"}}"#)),
            "flow.malformed",
            "lines[0].quantity",
        );
    }
    let long = "9".repeat(40);
    add(ISSUE, goods(&format!(r#"{{"item": "TEA", "quantity": "{long}"}}"#)), "flow.malformed", "lines[0].quantity");
    for text in ["0", "-1", "-0"] {
        let line = format!(r#"{{"item": "TEA", "quantity": "{text}"}}"#);
        add(ISSUE, goods(&line), "catalogue.quantity_not_positive", "lines[0].quantity");
    }
    add(ISSUE, goods(r#"{"item": "TEA", "quantity": "0.5"}"#), "catalogue.not_exact", "lines[0].quantity");
    add(
        ISSUE,
        goods(r#"{"item": "TEA", "quantity": "79228162514264337593543950335"}"#),
        "flow.malformed",
        "lines[0].quantity",
    );
    add(
        ISSUE,
        goods(r#"{"item": "TEA", "quantity": "9999999999999999999999999999"}"#),
        "flow.bad_value",
        "lines[0].quantity",
    );
    let price = r#"{"item": "TEA", "quantity": 2147483647, "unit_cost": "79228162514264337593543950335"}"#;
    add(RECEIVE, goods(price), "flow.malformed", "lines[0].unit_cost");
    let price = r#"{"item": "TEA", "quantity": 2147483647, "unit_cost": "9223372036854"}"#;
    add(RECEIVE, goods(price), "flow.bad_value", "lines[0]");
    add(
        RECEIVE,
        goods(r#"{"item": "TEA", "quantity": "1", "unit_cost": "0.0000001"}"#),
        "flow.malformed",
        "lines[0].unit_cost",
    );
    add(
        RECEIVE,
        goods(r#"{"item": "TEA", "quantity": "1", "unit_cost": "-1"}"#),
        "flow.bad_value",
        "lines[0].unit_cost",
    );
    // What names nothing.
    add(ISSUE, goods(r#"{"item": "COCOA", "quantity": "1"}"#), "catalogue.unknown_item", "lines[0].item");
    add(ISSUE, r#"{"site": "MOON", "lines": [{"item": "TEA", "quantity": "1"}]}"#.into(), "stock.unknown_site", "site");
    add(
        ISSUE,
        r#"{"site": "@customer", "lines": [{"item": "TEA", "quantity": "1"}]}"#.into(),
        "stock.unknown_site",
        "site",
    );
    add(ISSUE, goods(""), "stock.no_lines", "lines");
    for code in ["", " ", "a\\u0000b", "a\\nb", "\\u202eTEA", &"x".repeat(65)] {
        add(ISSUE, goods(&format!(r#"{{"item": "{code}", "quantity": "1"}}"#)), "flow.malformed", "lines[0].item");
    }
    add(ISSUE, goods(r#"{"item": "\ud800", "quantity": "1"}"#), "flow.malformed", "lines[0].item");
    for day in ["2026-02-30", "2026-13-01", "26-11-23", "0000-00-00", "tomorrow", "9999-12-31"] {
        let request = format!(r#"{{"site": "SHOP-1", "occurred_on": "{day}", "lines": []}}"#);
        add(ISSUE, request, "flow.malformed", "occurred_on");
    }
    let future = r#"{"site": "SHOP-1", "occurred_on": "2026-11-24", "lines": [{"item": "TEA", "quantity": "1"}]}"#;
    add(ISSUE, future.into(), "ledger.in_future", "occurred_on");
    add(RECEIVE, future.replace("\"1\"", "\"1\", \"unit_cost\": 1"), "ledger.in_future", "occurred_on");
    // Books.
    let unbalanced = r#"{"account": "6300", "debit": "5"}, {"account": "1000", "credit": "4.99"}"#;
    add(ENTRY, entry(unbalanced), "ledger.unbalanced", "lines");
    add(
        ENTRY,
        entry(r#"{"account": "6300", "debit": "5"}, {"account": "1400", "credit": "5"}"#),
        "ledger.unknown_account",
        "lines[1].account",
    );
    add(
        ENTRY,
        entry(r#"{"account": "6300", "debit": "1.001"}, {"account": "1000", "credit": "1.001"}"#),
        "flow.bad_value",
        "lines[0].debit",
    );
    add(
        ENTRY,
        entry(
            r#"{"account": "6300", "debit": "5", "currency": "USD"}, {"account": "1000", "credit": "5", "currency": "USD"}"#,
        ),
        "ledger.no_rate",
        "lines[0].currency",
    );
    add(
        ENTRY,
        entry(r#"{"account": "6300", "debit": "5", "currency": "EURO"}"#),
        "flow.malformed",
        "lines[0].currency",
    );
    add(ENTRY, entry(r#"{"account": "6300", "debit": "5", "currency": "XAU"}"#), "flow.malformed", "lines[0].currency");
    let most = "92233720368547758.07";
    let overflow = format!(
        r#"{{"account": "6300", "debit": "{most}"}}, {{"account": "6310", "debit": "{most}"}}, {{"account": "6300", "debit": "1"}}, {{"account": "1000", "credit": "1"}}"#
    );
    add(ENTRY, entry(&overflow), "flow.overflow", "");
    rows.push((
        ISSUE,
        b"{\"site\": \"SHOP-1\", \"lines\": [{\"item\": \"\xff\xfe\", \"quantity\": \"1\"}]}".to_vec(),
        "flow.malformed",
        "lines[0].item",
    ));
    rows.push((ISSUE, vec![0; 64], "flow.malformed", ""));
    rows.push(("stock.isue_goods", b"{}".to_vec(), "flow.unknown_operation", ""));
    rows
}

#[test]
fn every_bad_input_is_refused_with_its_code_and_writes_nothing() {
    let shop = Shop::trading();
    let before = content(&shop.path);
    for (operation, request, code, path) in table() {
        let shown = String::from_utf8_lossy(&request[..request.len().min(200)]).into_owned();
        let error = shop.owner.call(operation, &request, &CallOptions::default()).expect_err(&shown);
        let Error::Refused(refusal) = &error else { panic!("{shown}: {error:?}") };
        assert_eq!(refusal.code, code, "{operation} {shown}: {refusal:?}");
        assert!(refusal.path.starts_with(path), "{operation} {shown}: {refusal:?}");
        assert!(refusal.message.len() > 10 && refusal.message.len() < 1_000, "{refusal:?}");
    }
    // From authority onward a refusal leaves its command record, and nothing else.
    let kept = |text: &str| -> Vec<String> {
        let own = ["commands:", "streams:"];
        text.lines().filter(|line| !own.iter().any(|table| line.starts_with(table))).map(str::to_owned).collect()
    };
    assert_eq!(kept(&content(&shop.path)), kept(&before));
    shop.does(ISSUE, &goods(r#"{"item": "TEA", "quantity": "1"}"#));
    let report = verify_file(&shop.path, &mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
}

#[test]
fn control_accounts_take_no_entry_by_hand() {
    let shop = Shop::trading();
    let controls = shop.book.select("SELECT code FROM accounts WHERE control IS NOT NULL ORDER BY code", 100).unwrap();
    assert!(controls.rows.len() > 5);
    for row in controls.rows {
        let backroom::Value::Text(account) = &row[0] else { panic!("a code") };
        let lines = format!(r#"{{"account": "{account}", "debit": "5"}}, {{"account": "1000", "credit": "5"}}"#);
        let error = shop.owner.call(ENTRY, entry(&lines).as_bytes(), &CallOptions::default()).expect_err(account);
        assert_eq!(error.code(), "ledger.control_account", "{account}");
    }
}

#[test]
fn a_hundred_megabytes_and_ten_thousand_lines_are_turned_away_at_once() {
    let shop = Shop::trading();
    let long = format!(r#"{{"site": "{}", "lines": []}}"#, "x".repeat(100 << 20));
    let error = shop.owner.call(ISSUE, long.as_bytes(), &CallOptions::default()).expect_err("too long");
    assert_eq!(error.code(), "flow.malformed");
    let line = r#"{"item": "TEA", "quantity": "1"}"#;
    let many = goods(&vec![line; 10_001].join(","));
    let error = shop.owner.call(ISSUE, many.as_bytes(), &CallOptions::default()).expect_err("too many");
    assert_eq!(error.code(), "stock.too_many_lines");
    shop.does(ISSUE, &goods(line));
}

#[test]
fn what_overflows_only_in_the_pool_or_the_balance_is_refused_and_the_handle_stays_usable() {
    let shop = Shop::trading();
    let line = r#"{"item": "TEA", "quantity": "9000000000000", "unit_cost": "0.000001"}"#;
    shop.does(RECEIVE, &goods(line));
    let error = shop.owner.call(RECEIVE, goods(line).as_bytes(), &CallOptions::default()).expect_err("too much");
    assert!(["flow.bad_value", "flow.overflow"].contains(&error.code()), "{error:?}");
    let pair =
        r#"{"account": "6300", "debit": "90000000000000000"}, {"account": "1000", "credit": "90000000000000000"}"#;
    shop.does(ENTRY, &entry(pair));
    let error = shop.owner.call(ENTRY, entry(pair).as_bytes(), &CallOptions::default()).expect_err("too much");
    assert_eq!(error.code(), "flow.overflow");
    shop.does(ISSUE, &goods(r#"{"item": "TEA", "quantity": "1"}"#));
    let report = verify_file(&shop.path, &mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
}

/// The example of an operation with something in it exchanged, dropped or added.
fn mutate(value: &mut Value, at: &mut usize, with: &Value) {
    if *at == 0 {
        *value = with.clone();
    }
    *at = at.wrapping_sub(1);
    match value {
        Value::Object(fields) => {
            for (_, field) in fields.iter_mut() {
                mutate(field, at, with);
            }
        }
        Value::Array(items) => {
            for item in items.iter_mut() {
                mutate(item, at, with);
            }
        }
        _ => {}
    }
}

/// Quantities add up over a day, over commands and within one, until no column holds them: a refusal like any other,
/// with its record, and nothing of it stays.
#[test]
fn what_adds_up_beyond_what_can_be_kept_is_refused_and_recorded() {
    let shop = Shop::trading();
    shop.does(
        "catalogue.add_item",
        r#"{"item": "AIR", "name": "Air", "category": "DRINKS", "costing_method": "fifo"}"#,
    );
    let line = |quantity: &str| format!(r#"{{"item": "AIR", "quantity": "{quantity}", "unit_cost": "0"}}"#);
    let most = line("9223372036854");
    shop.does(RECEIVE, &goods(&most));
    shop.does("stock.record_issue", &goods(r#"{"item": "AIR", "quantity": "9223372036854"}"#));

    let kept = |sql: &str| shop.number(sql);
    let documents = kept("SELECT COUNT(*) FROM stock_documents");
    let commands = kept("SELECT COUNT(*) FROM commands");
    // The day has room for nothing more; the sum in the file is found full when it is written.
    for _ in 0..2 {
        let call = backroom::Call::new(RECEIVE, goods(&most));
        let small = backroom::Call::new(RECEIVE, goods(r#"{"item": "TEA", "quantity": "1", "unit_cost": "1"}"#));
        let answers = shop.owner.call_many(&[small, call]);
        assert!(answers[0].is_ok());
        let error = answers[1].as_ref().expect_err("beyond what can be kept");
        assert_eq!((error.code(), error.status()), ("flow.overflow", backroom::Status::Malformed), "{error:?}");
    }
    // Within one commit.
    let error = shop.owner.call(RECEIVE, goods(&format!("{most}, {most}")).as_bytes(), &CallOptions::default());
    assert!(matches!(error, Err(Error::Refused(_))), "{error:?}");
    assert_eq!(kept("SELECT COUNT(*) FROM stock_documents"), documents + 2);
    assert_eq!(kept("SELECT COUNT(*) FROM commands"), commands + 5);
    assert_eq!(kept("SELECT COUNT(*) FROM commands WHERE refusal_code = 'flow.overflow'"), 2);
    let report = verify_file(&shop.path, &mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
}

fn odd_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!({})),
        Just(json!([])),
        Just(json!(i64::MAX)),
        Just(json!(i64::MIN)),
        Just(json!("9223372036854.775807")),
        Just(json!("-9223372036854.775808")),
        Just(json!("0.000001")),
        Just(json!("2999-12-31")),
        Just(json!("1900-01-01")),
        Just(json!("EUR")),
        Just(json!("TEA")),
        Just(json!("GR-ACME-000001")),
        any::<String>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        "[0-9]{1,12}(\\.[0-9]{1,7})?".prop_map(Value::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every operation gets arbitrary bytes and its own example mutated, for real and dry; it answers or refuses.
    #[test]
    fn no_bytes_break_the_handle(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        changes in prop::collection::vec((0..12_usize, odd_value()), 12),
    ) {
        let shop = Shop::trading();
        for operation in Operation::all() {
            let mut requests = vec![bytes.clone()];
            for (at, with) in &changes {
                let mut example: Value = serde_json::from_str(operation.example).unwrap();
                mutate(&mut example, &mut at.clone(), with);
                requests.push(example.to_string().into_bytes());
            }
            for request in requests {
                for options in [CallOptions::dry_run(), CallOptions::default()] {
                    match shop.owner.call(operation.name, &request, &options) {
                        Ok(_) | Err(Error::Refused(_)) => {}
                        Err(error) => prop_assert!(
                            error.code() == "engine.key_required",
                            "{} {}: {error:?}", operation.name, String::from_utf8_lossy(&request)
                        ),
                    }
                }
            }
        }
        let report = verify_file(&shop.path, &mut |_| {}).unwrap();
        prop_assert!(report.ok, "{report}");
    }
}
