//! The reports of the books, on a file: at any day, and as known at any instant.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use backroom::values::Instant;
use backroom::{CallOptions, Value as Sql};
use backroom_store::verify::verify_file;
use serde_json::{Value, json};
use support::{Shop, key};

struct Books {
    shop: Shop,
    keys: u128,
}

impl Books {
    fn open() -> Self {
        let mut books = Self { shop: Shop::new(), keys: 0 };
        books.does(
            "ledger.open_entity",
            json!({"entity": "ACME", "name": "Acme", "currency": "EUR", "time_zone": "Europe/Berlin"}),
        );
        for (currency, rate) in [("USD", "0.9137"), ("JPY", "0.006123")] {
            books.does(
                "ledger.set_rate",
                json!({"entity": "ACME", "currency": currency, "effective_on": "2026-01-01", "rate": rate}),
            );
        }
        books
    }

    #[track_caller]
    fn does(&mut self, operation: &str, request: Value) -> Value {
        self.keys += 1;
        let options = CallOptions::key(key(self.keys));
        match self.shop.owner.call(operation, request.to_string().as_bytes(), &options) {
            Ok(outcome) => serde_json::from_str(&outcome.reply).unwrap(),
            Err(error) => panic!("{operation} {request}: {error:?}"),
        }
    }

    #[track_caller]
    fn asks(&self, operation: &str, request: Value) -> Value {
        match self.shop.owner.call(operation, request.to_string().as_bytes(), &CallOptions::default()) {
            Ok(outcome) => serde_json::from_str(&outcome.reply).unwrap(),
            Err(error) => panic!("{operation} {request}: {error:?}"),
        }
    }

    /// The instant it is, after everything done so far.
    fn now(&self) -> String {
        Instant::from_micros(self.shop.clock.micros.fetch_add(1_000, Ordering::SeqCst)).to_string()
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// Code, opening, debit, credit and closing of each row.
fn rows(report: &Value) -> Vec<[&str; 5]> {
    let rows = report["rows"].as_array().unwrap().iter();
    rows.map(|row| ["account", "opening", "debit", "credit", "closing"].map(|field| text(&row[field]))).collect()
}

/// Rent of October and November, and a bill of October that comes in on 23 November: October is another month then,
/// and the same as before for who asks what was known before.
#[test]
fn a_trial_balance_is_of_its_days_and_of_what_was_known() {
    let mut books = Books::open();
    let rent = |day: &str| {
        json!({"entity": "ACME", "posted_on": day, "lines": [
            {"account": "6100", "debit": "1200.00"}, {"account": "1020", "credit": "1200.00"}]})
    };
    books.does("ledger.post_entry", rent("2026-10-01"));
    books.does("ledger.post_entry", rent("2026-11-02"));
    let before = books.now();
    books.does(
        "ledger.post_entry",
        json!({"entity": "ACME", "posted_on": "2026-10-31", "lines": [
            {"account": "6110", "debit": "80.00", "currency": "USD"}, {"account": "1020", "credit": "80.00", "currency": "USD"}]}),
    );
    let october = json!({"entity": "ACME", "from": "2026-10-01", "to": "2026-10-31"});
    let report = books.asks("ledger.trial_balance", october.clone());
    assert_eq!(
        rows(&report),
        [
            ["1020", "0.00", "0.00", "1200.00", "-1200.00"],
            ["1020", "0.00", "0.00", "73.10", "-73.10"],
            ["6100", "0.00", "1200.00", "0.00", "1200.00"],
            ["6110", "0.00", "73.10", "0.00", "73.10"],
        ]
    );
    assert_eq!(report["rows"][1]["amount"], "-80.00");
    assert_eq!(
        report["totals"],
        json!({"opening": "0.00", "debit": "1273.10", "credit": "1273.10", "closing": "0.00"})
    );

    let mut known = october;
    known["known_at"] = before.into();
    let report = books.asks("ledger.trial_balance", known);
    assert_eq!(
        rows(&report),
        [["1020", "0.00", "0.00", "1200.00", "-1200.00"], ["6100", "0.00", "1200.00", "0.00", "1200.00"]]
    );
    let november = books.asks("ledger.trial_balance", json!({"entity": "ACME", "from": "2026-11-01"}));
    assert_eq!(
        rows(&november)[..2],
        [["1020", "-1200.00", "0.00", "1200.00", "-2400.00"], ["1020", "-73.10", "0.00", "0.00", "-73.10"]]
    );
}

/// Whatever the page, a statement reads the same, and it ends with what the trial balance says.
#[test]
fn a_statement_runs_on_over_its_pages() {
    let mut books = Books::open();
    for (day, amount) in
        [("2026-10-05", 500), ("2026-11-02", 120), ("2026-10-06", 30), ("2026-11-20", 7), ("2026-11-23", 1)]
    {
        books.does(
            "ledger.post_entry",
            json!({"entity": "ACME", "posted_on": day, "note": format!("of {day}"), "lines": [
                {"account": "1000", "debit": amount}, {"account": "1000", "debit": 2, "note": "tip"}, {"account": "4000", "credit": amount + 2}]}),
        );
    }
    for (from, opening, closing) in [(None, "0.00", "668.00"), (Some("2026-11-01"), "534.00", "668.00")] {
        let mut pages: Vec<Vec<Value>> = Vec::new();
        for limit in [1, 2, 3, 100] {
            let mut request = json!({"entity": "ACME", "account": "1000", "limit": limit});
            if let Some(from) = from {
                request["from"] = from.into();
            }
            let mut lines = Vec::new();
            let mut page = books.asks("ledger.account_statement", request.clone());
            assert_eq!(page["opening"], opening);
            loop {
                lines.extend(page["lines"].as_array().unwrap().iter().cloned());
                let Some(next) = page.get("next") else { break };
                request["after"] = next.clone();
                let following = books.asks("ledger.account_statement", request.clone());
                assert_eq!(following["opening"], page["closing"]);
                page = following;
            }
            assert_eq!(page["closing"], closing);
            pages.push(lines);
        }
        assert!(pages.windows(2).all(|pair| pair[0] == pair[1]));
        let last = pages[0].last().unwrap();
        assert_eq!((text(&last["note"]), text(&last["base"]), text(&last["balance"])), ("tip", "2.00", closing));
    }
}

/// An invoice of 100 due on 10 October, half of it paid on 20 November.
#[test]
fn open_items_are_of_a_day_and_age() {
    let mut books = Books::open();
    books.does(
        "open_items.open_item",
        json!({"entity": "ACME", "account": "1100", "side": "debit", "amount": "100.00", "reference": "INV-1",
            "against": "4000", "posted_on": "2026-09-10", "due_on": "2026-10-10"}),
    );
    let before = books.now();
    books.does(
        "open_items.settle_item",
        json!({"open_item": 1, "amount": "50.00", "against": "1020", "posted_on": "2026-11-20"}),
    );
    books.does(
        "open_items.open_item",
        json!({"entity": "ACME", "account": "1100", "side": "credit", "amount": "10.00", "currency": "USD", "reference": "CN-1",
            "against": "4010", "posted_on": "2026-11-21"}),
    );
    for (as_of, known_at, items, totals) in [
        (None, None, vec![(1, "50.00", None), (2, "10.00", None)], vec![(None, "50.00"), (None, "-10.00")]),
        (Some("2026-09-09"), None, vec![], vec![]),
        (Some("2026-10-10"), None, vec![(1, "100.00", Some(0))], vec![(Some("current"), "100.00")]),
        (Some("2026-11-09"), None, vec![(1, "100.00", Some(30))], vec![(Some("1-30"), "100.00")]),
        (
            Some("2026-12-31"),
            None,
            vec![(1, "50.00", Some(82)), (2, "10.00", Some(40))],
            vec![(Some("61-90"), "50.00"), (Some("31-60"), "-10.00")],
        ),
        (Some("2027-12-31"), Some(&before), vec![(1, "100.00", Some(447))], vec![(Some("90+"), "100.00")]),
    ] {
        let mut request = json!({"entity": "ACME", "account": "1100"});
        if let Some(day) = as_of {
            request["as_of"] = day.into();
        }
        if let Some(instant) = known_at {
            request["known_at"] = instant.as_str().into();
        }
        let answer = books.asks("open_items.items", request.clone());
        let row = |item: &Value| {
            (
                item["open_item"].as_i64().unwrap(),
                text(&item["remaining"]).to_owned(),
                item.get("age_days").and_then(Value::as_i64),
            )
        };
        let found: Vec<_> = answer["items"].as_array().unwrap().iter().map(row).collect();
        let wanted: Vec<_> =
            items.into_iter().map(|(item, sum, age): (i64, &str, _)| (item, sum.to_owned(), age)).collect();
        assert_eq!(found, wanted, "{request}");
        let total =
            |sum: &Value| (sum.get("bucket").map(|bucket| text(bucket).to_owned()), text(&sum["remaining"]).to_owned());
        let found: Vec<_> = answer.get("totals").and_then(Value::as_array).into_iter().flatten().map(total).collect();
        let wanted: Vec<_> = totals
            .into_iter()
            .map(|(bucket, sum): (Option<&str>, &str)| (bucket.map(str::to_owned), sum.to_owned()))
            .collect();
        assert_eq!(found, wanted, "{request}");
    }
}

/// Exchange differences, conversion cents, suspense, a reversal and a closed month leave a file in order.
#[test]
fn books_kept_by_hand_are_in_order() {
    let mut books = Books::open();
    let item = |side: &str, rate: &str, day: &str| {
        json!({"entity": "ACME", "account": "2000", "side": side, "amount": "99.99", "currency": "USD", "rate": rate,
            "reference": "R-1", "against": "6200", "posted_on": day})
    };
    books.does("open_items.open_item", item("credit", "0.9137", "2026-10-05"));
    books.does("open_items.open_item", item("debit", "0.8", "2026-10-06"));
    books.does("open_items.settle_item", json!({"open_item": 1, "amount": "33.33", "against": "1020", "rate": "0.95"}));
    let matched = books.does("open_items.match_items", json!({"entity": "ACME", "account": "2000", "currency": "USD"}));
    assert_eq!(
        (text(&matched["matched"]["amount"]), matched["remaining"][0]["open_item"].as_i64()),
        ("66.66", Some(2))
    );
    let cents = json!([
        {"account": "6200", "debit": "0.05", "currency": "USD", "rate": "0.9"},
        {"account": "6210", "debit": "0.05", "currency": "USD", "rate": "0.9", "channel": "web", "dimensions": {"b": 1, "a": "ü"}},
        {"account": "1020", "credit": "0.10", "currency": "USD", "rate": "0.9"}]);
    let posted = books.does("ledger.post_entry", json!({"entity": "ACME", "posted_on": "2026-09-30", "lines": cents}));
    books.does("ledger.reverse_entry", json!({"entry": posted["entry"], "posted_on": "2026-10-01"}));
    books.does("ledger.set_period_state", json!({"entity": "ACME", "period": "2026-09", "state": "closed"}));
    let booked = books.does(
        "ledger.record_entry",
        json!({"entity": "ACME", "occurred_on": "2026-09-15", "lines": [
            {"account": "4711", "debit": "5.00", "currency": "GBP"}, {"account": "1100", "credit": "4.00"}]}),
    );
    assert_eq!(booked["posted_on"], "2026-10-01");
    let report = verify_file(&books.shop.path, &mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
}

/// A hundred entries and items on random days, and the trial balance of every span as known at every tenth instant, as
/// the postings themselves add up.
#[test]
fn reports_equal_the_sum_of_the_postings() {
    let mut books = Books::open();
    let mut random = 0x2026_1123_u64;
    let mut next = |below: u64| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % below
    };
    let days = ["2026-09-01", "2026-09-30", "2026-10-15", "2026-11-01", "2026-11-23"];
    let mut instants: Vec<(i64, Option<String>)> = Vec::new();
    for round in 0..100 {
        let day = days[next(5) as usize];
        let currency = ["EUR", "USD", "JPY"][next(3) as usize];
        let amount = 1 + next(500);
        match next(4) {
            0 => {
                let side = ["debit", "credit"][next(2) as usize];
                books.does(
                    "open_items.open_item",
                    json!({"entity": "ACME", "account": "1100", "side": side, "amount": amount, "currency": currency,
                        "reference": "R", "against": "4000", "posted_on": day}),
                );
            }
            _ => {
                let debit = ["1000", "1020", "6100"][next(3) as usize];
                books.does(
                    "ledger.post_entry",
                    json!({"entity": "ACME", "posted_on": day, "lines": [
                        {"account": debit, "debit": amount, "currency": currency},
                        {"account": "4000", "credit": amount, "currency": currency}]}),
                );
            }
        }
        if round % 10 == 9 {
            let last = books.shop.number("SELECT MAX(command_id) FROM commands");
            instants.push((last, Some(books.now())));
        }
    }
    instants.push((i64::MAX, None));

    let postings = books
        .shop
        .book
        .select(
            "SELECT e.command_id, e.posted_on, a.code, p.currency, p.base_minor FROM postings p \
             JOIN entries e ON e.entry_id = p.entry_id JOIN accounts a ON a.account_id = p.account_id",
            10_000,
        )
        .unwrap()
        .rows;
    for (command, instant) in instants {
        for from in [None, Some("2026-09-30"), Some("2026-10-16"), Some("2026-11-23")] {
            for to in ["2026-08-31", "2026-09-30", "2026-10-31", "2026-11-23"] {
                if from.is_some_and(|from| to < from) {
                    continue;
                }
                let mut request = json!({"entity": "ACME", "to": to});
                let mut sums: BTreeMap<(String, String), [i64; 3]> = BTreeMap::new();
                if let Some(from) = from {
                    request["from"] = from.into();
                }
                if let Some(instant) = &instant {
                    request["known_at"] = instant.as_str().into();
                }
                let day = |text: &str| text.replace('-', "").parse::<i64>().unwrap();
                let begin = from.map_or(0, day);
                for row in &postings {
                    let [
                        Sql::Integer(by),
                        Sql::Integer(on),
                        Sql::Text(account),
                        Sql::Text(currency),
                        Sql::Integer(base),
                    ] = &row[..]
                    else {
                        panic!("{row:?}")
                    };
                    if *by > command || *on > day(to) {
                        continue;
                    }
                    let sum = sums.entry((account.clone(), currency.clone())).or_default();
                    sum[if *on < begin {
                        0
                    } else if *base >= 0 {
                        1
                    } else {
                        2
                    }] += base;
                }
                let report = books.asks("ledger.trial_balance", request.clone());
                let found: BTreeMap<(String, String), [i64; 3]> = report["rows"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|row| {
                        let minor = |field: &str| text(&row[field]).replace('.', "").parse::<i64>().unwrap();
                        let code = |field: &str| text(&row[field]).to_owned();
                        ((code("account"), code("currency")), [minor("opening"), minor("debit"), -minor("credit")])
                    })
                    .collect();
                sums.retain(|_, sum| *sum != [0; 3]);
                assert_eq!(found, sums, "{request}");
                assert_eq!(report["totals"]["closing"], "0.00", "{request}");
            }
        }
    }
    let report = verify_file(&books.shop.path, &mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
}
