//! verify finds nothing in what the engine writes, whatever was traded.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a failing seed is printed")]

mod support;

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use backroom::domain::{example, flow::Parse};
use backroom::{CallOptions, Error};
use backroom_store::verify::verify_file;
use backroom_testkit::trade::Dice;
use serde_json::{Value, json};
use support::Shop;
use uuid::Uuid;

#[track_caller]
fn in_order(shop: &Shop) {
    let report = verify_file(&shop.path, &mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
}

#[test]
fn the_example_shop_is_in_order() {
    let shop = Shop::new();
    in_order(&shop);
    for step in example::steps() {
        if step.operation.name == "control.set_up" || matches!(step.operation.parse, Parse::Query(_)) {
            continue;
        }
        let session = shop.book.session(step.actor).unwrap();
        let done = session.call(step.operation.name, step.request.as_bytes(), &CallOptions::key(Uuid::now_v7()));
        let is_held = matches!(done, Err(backroom::Error::Held(_)));
        assert!(done.is_ok() != step.is_held && is_held == step.is_held, "{}: {done:?}", step.operation.name);
    }
    in_order(&shop);
}

/// What is proven is one snapshot: whoever writes meanwhile neither waits nor is seen.
#[test]
fn a_file_is_proven_while_others_write() {
    let shop = Shop::with(|options| options.durable = false);
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for number in 0..300 {
                support::add(&shop.owner, &format!("actor-{number}"), &CallOptions::default()).unwrap();
            }
        });
        while !writing.is_finished() {
            in_order(&shop);
        }
    });
    in_order(&shop);
}

#[test]
fn what_is_no_file_of_ours_is_not_proven() {
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name);
    std::fs::write(path("text"), "no database at all, but long enough to look like one".repeat(100)).unwrap();
    rusqlite::Connection::open(path("other")).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    let shop = Shop::new();
    shop.book.backup(path("newer"), false).unwrap();
    let newer = "UPDATE refinery_schema_history SET version = version + 1000";
    rusqlite::Connection::open(path("newer")).unwrap().execute_batch(newer).unwrap();
    for (name, code) in [
        ("missing", "store.cannot_open"),
        ("text", "store.not_a_database"),
        ("other", "store.foreign_file"),
        ("newer", "store.newer_schema"),
    ] {
        let fault = verify_file(&path(name), &mut |_| {}).unwrap_err();
        assert_eq!(fault.code, code, "{name}: {fault}");
    }
}

#[test]
fn whatever_is_traded_the_laws_hold() {
    let seed = std::env::var("BACKROOM_SEED").ok().and_then(|seed| seed.parse().ok());
    let commands = std::env::var("BACKROOM_COMMANDS").ok().and_then(|count| count.parse().ok()).unwrap_or(400);
    let mut outcomes: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for seed in seed.map_or(1..=3_u64, |seed| seed..=seed) {
        println!("BACKROOM_SEED={seed}");
        let mut trade = Trade::new(seed);
        for step in 1..=commands {
            trade.step();
            if step % 100 == 0 {
                in_order(&trade.shop);
            }
        }
        for (operation, [done, refused]) in trade.outcomes {
            let sum = outcomes.entry(operation).or_default();
            *sum = [sum[0] + done, sum[1] + refused];
        }
    }
    println!("{outcomes:?}");
    let undone: Vec<_> = outcomes.iter().filter(|(_, outcome)| outcome[0] == 0).collect();
    assert!(commands < 400 || undone.is_empty(), "never done: {undone:?}");
}

/// How long a large file takes: `BACKROOM_MOVEMENTS=1000000 cargo test --release --test proving -- --ignored --nocapture`.
#[test]
#[ignore = "a file of many movements takes minutes to write"]
fn a_large_file_is_proven_in_time() {
    let movements = std::env::var("BACKROOM_MOVEMENTS").ok().and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let mut trade = Trade::new(1);
    for number in 0..1_000 {
        let method = ["fifo", "average"][number % 2];
        let category = ["FOOD", "HOME"][number % 2];
        let request = json!({"item": format!("SKU-{number}"), "name": "Goods", "category": category, "unit": "EA", "costing_method": method});
        trade.must("catalogue.add_item", request);
    }
    let begun = std::time::Instant::now();
    let mut written = 0;
    while written < movements {
        trade.shop.clock.micros.fetch_add(3_600_000_000, Ordering::SeqCst);
        let calls: Vec<_> = (0..200)
            .map(|number| {
                let lines: Vec<Value> = (0..5)
                    .map(|_| {
                        let item = format!("SKU-{}", trade.dice.below(1_000));
                        match number % 5 {
                            0 => json!({"item": item, "quantity": "20", "unit_cost": trade.cost()}),
                            _ => json!({"item": item, "quantity": "1"}),
                        }
                    })
                    .collect();
                let operation = if number % 5 == 0 { "stock.receive_goods" } else { "stock.record_issue" };
                let options = trade.options();
                let request = json!({"site": trade.dice.one(&SITES), "lines": lines}).to_string().into_bytes();
                backroom::Call { operation: operation.to_owned(), request, options }
            })
            .collect();
        for outcome in trade.shop.owner.call_many(&calls) {
            outcome.unwrap();
        }
        written += 1_000;
    }
    let (bytes, wrote) = (std::fs::metadata(&trade.shop.path).unwrap().len(), begun.elapsed());
    let mut last: Option<(&str, std::time::Instant)> = None;
    let report = verify_file(&trade.shop.path, &mut |progress| {
        if let Some((check, since)) = last.replace((progress.check, std::time::Instant::now())) {
            println!("{check}: {:?}", since.elapsed());
        }
    });
    let report = report.unwrap();
    println!("{report}\n{written} movements, {bytes} bytes, written in {wrote:?}, proven in {:?}", report.elapsed);
    assert!(report.ok);
}

/// A shop with two sites in one valuation area and a third with its own, and items of every costing method.
struct Trade {
    shop: Shop,
    dice: Dice,
    keys: u128,
    /// Numbers of documents by operation.
    documents: BTreeMap<&'static str, Vec<String>>,
    /// By operation, how often it was done and how often refused.
    outcomes: BTreeMap<&'static str, [u32; 2]>,
}

const SITES: [&str; 3] = ["SHOP", "STORE", "DEPOT"];
const ITEMS: [&str; 6] = ["FIFO-1", "FIFO-2", "AVG-1", "AVG-2", "STD-1", "STD-2"];
const STATES: [&str; 5] = ["sellable", "inspection", "refurbish", "damaged", "quarantine"];

impl Trade {
    fn new(seed: u64) -> Self {
        let shop = Shop::with(|options| options.durable = false);
        let mut trade =
            Self { shop, dice: Dice::new(seed), keys: 0, documents: BTreeMap::new(), outcomes: BTreeMap::new() };
        trade.must("ledger.open_entity", json!({"entity": "A", "name": "A", "currency": "EUR", "time_zone": "UTC"}));
        trade.must(
            "ledger.set_rate",
            json!({"entity": "A", "currency": "USD", "effective_on": "2020-01-01", "rate": "0.913"}),
        );
        for (site, valuation, negative) in
            [("SHOP", "entity", true), ("STORE", "entity", false), ("DEPOT", "site", false)]
        {
            let request = json!({"entity": "A", "site": site, "name": site, "valuation": valuation, "negative_allowed": negative});
            trade.must("stock.add_site", request);
        }
        for category in ["FOOD", "HOME"] {
            trade.must("catalogue.add_category", json!({"category": category, "name": category}));
        }
        let account =
            json!({"entity": "A", "account": "1299", "name": "Inventory of food", "kind": "asset", "control": "stock"});
        trade.must("ledger.add_account", account);
        let rule = json!({"entity": "A", "role": "inventory_normal", "category": "FOOD", "account": "1299"});
        trade.must("ledger.set_posting_rule", rule);
        trade.must(
            "parties.add_party",
            json!({"party": "SUPPLIER", "kinds": ["supplier"], "personal": {"name": "Sue"}}),
        );
        for item in ITEMS {
            let method = match &item[..3] {
                "FIF" => "fifo",
                "AVG" => "average",
                _ => "standard",
            };
            let (unit, category) = if item.ends_with('1') { ("EA", "FOOD") } else { ("KG", "HOME") };
            let request =
                json!({"item": item, "name": item, "category": category, "unit": unit, "costing_method": method});
            trade.must("catalogue.add_item", request);
            for area in ["A", "DEPOT"] {
                trade.must("costing.set_standard_cost", json!({"area": area, "item": item, "unit_cost": "2.345678"}));
            }
        }
        trade
    }

    fn item(&mut self) -> &'static str {
        self.dice.one(&ITEMS)
    }

    fn quantity(&mut self, item: &str, most: u64) -> String {
        let whole = 1 + self.dice.below(most);
        if item.ends_with('1') { whole.to_string() } else { format!("{whole}.{:03}", self.dice.below(1000)) }
    }

    fn cost(&mut self) -> String {
        format!("{}.{:06}", self.dice.below(9), self.dice.below(1_000_000))
    }

    fn state_word(&mut self) -> &'static str {
        if self.dice.below(3) > 0 { "sellable" } else { self.dice.one(&STATES) }
    }

    /// One of the documents an operation made.
    fn document(&mut self, operation: &str) -> String {
        let count = self.documents.get(operation).map_or(0, Vec::len) as u64;
        if count == 0 {
            return "NONE-A-000001".to_owned();
        }
        let recent = count.saturating_sub(12);
        let at = recent + self.dice.below(count - recent);
        self.documents[operation][at as usize].clone()
    }

    fn must(&mut self, operation: &'static str, request: Value) {
        let options = self.options();
        let done = self.shop.owner.call(operation, request.to_string().as_bytes(), &options);
        assert!(done.is_ok(), "{operation} {request}: {done:?}");
    }

    fn options(&mut self) -> CallOptions {
        self.keys += 1;
        support::keyed(self.keys)
    }

    fn send(&mut self, operation: &'static str, request: Value) {
        let options = self.options();
        let outcome = self.outcomes.entry(operation).or_default();
        match self.shop.owner.call(operation, request.to_string().as_bytes(), &options) {
            Ok(done) => {
                outcome[0] += 1;
                let reply: Value = serde_json::from_str(&done.reply).unwrap();
                if let Some(document) = reply["document"].as_str() {
                    self.documents.entry(operation).or_default().push(document.to_owned());
                }
                if let Some(entry) = reply["entry"].as_str().filter(|_| operation == "ledger.post_entry") {
                    self.documents.entry(operation).or_default().push(entry.to_owned());
                }
            }
            Err(Error::Refused(refusal)) => {
                assert!(!refusal.code.starts_with("flow.malformed"), "{operation} {request}: {refusal:?}");
                outcome[1] += 1;
            }
            Err(error) => panic!("{operation} {request}: {error:?}"),
        }
    }

    fn step(&mut self) {
        let (operation, request) = self.wanted();
        self.send(operation, request);
    }

    /// What somebody wants next.
    fn wanted(&mut self) -> (&'static str, Value) {
        if self.dice.below(20) == 0 {
            self.shop.clock.micros.fetch_add(86_400_000_000, Ordering::SeqCst);
        }
        let (site, item) = (self.dice.one(&SITES), self.item());
        let few = self.quantity(item, 6);
        match self.dice.below(33) {
            0..=5 => {
                let lines: Vec<Value> = (0..=self.dice.below(3))
                    .map(|_| {
                        let (item, owned) = (self.item(), self.dice.below(8) > 0);
                        let quantity = self.quantity(item, 12);
                        let mut line = json!({"item": item, "quantity": quantity, "unit_cost": self.cost(), "state": self.state_word()});
                        if !owned {
                            line["owner"] = "SUPPLIER".into();
                        }
                        if self.dice.below(6) == 0 {
                            line["place"] = self.dice.one(&["BIN-1", "BIN-2"]).into();
                        }
                        line
                    })
                    .collect();
                let currency = self.dice.one(&["EUR", "EUR", "USD"]);
                (
                    "stock.receive_goods",
                    json!({"site": site, "supplier": "SUPPLIER", "currency": currency, "lines": lines}),
                )
            }
            6..=8 => {
                let other = self.item();
                let more = self.quantity(other, 4);
                let lines = json!([{"item": item, "quantity": few}, {"item": other, "quantity": more, "state": self.state_word()}]);
                ("stock.issue_goods", json!({"site": site, "lines": lines}))
            }
            9 | 10 => {
                let lines = json!([{"item": item, "quantity": self.quantity(item, 20)}]);
                (
                    "stock.record_issue",
                    json!({"site": site, "purpose": self.dice.one(&["sale", "use"]), "lines": lines}),
                )
            }
            11 | 12 => {
                let operation = self.dice.one(&["stock.issue_goods", "stock.record_issue"]);
                let issue = self.document(operation);
                let mut request =
                    json!({"site": site, "lines": [{"item": item, "quantity": few, "state": self.state_word()}]});
                if self.dice.below(4) > 0 {
                    request["issue"] = issue.into();
                }
                ("stock.return_from_customer", request)
            }
            13 => {
                let mut request =
                    json!({"site": site, "lines": [{"item": item, "quantity": few, "unit_credit": self.cost()}]});
                if self.dice.below(2) > 0 {
                    request["receipt"] = self.document("stock.receive_goods").into();
                }
                ("stock.return_to_supplier", request)
            }
            14 => {
                let document = self.document("stock.receive_goods");
                let line = match self.dice.below(3) {
                    0 => json!({"document": document}),
                    _ => json!({"document": document, "lines": [{"line": 1, "quantity": few}]}),
                };
                ("stock.reverse_receipt", line)
            }
            15 => {
                let (direction, reason) =
                    (self.dice.one(&["increase", "decrease"]), self.dice.one(&["damaged", "found"]));
                let line = json!({"item": item, "direction": direction, "quantity": few, "reason": reason, "state": self.state_word()});
                ("stock.adjust_stock", json!({"site": site, "lines": [line]}))
            }
            16 | 17 => {
                let mut line = json!({"item": item, "quantity": few, "from_state": self.state_word(), "to_state": self.dice.one(&STATES)});
                for (end, place) in [("from_place", "BIN-1"), ("to_place", "BIN-2")] {
                    if self.dice.below(4) == 0 {
                        line[end] = place.into();
                    }
                }
                ("stock.change_state", json!({"site": site, "lines": [line]}))
            }
            18 => (
                "stock.scrap_goods",
                json!({"site": site, "lines": [{"item": item, "quantity": few, "state": self.state_word()}]}),
            ),
            19 | 20 => {
                let to = self.dice.one(&SITES);
                let lines = json!([{"item": item, "quantity": few, "state": self.state_word()}, {"item": self.item(), "quantity": "2"}]);
                ("stock.ship_transfer", json!({"site": site, "to_site": to, "lines": lines}))
            }
            21 | 22 => {
                let document = self.document("stock.ship_transfer");
                let lines = json!([{"line": 1 + self.dice.below(2), "quantity": few, "state": self.dice.one(&STATES)}]);
                (
                    "stock.receive_transfer",
                    json!({"document": document, "lines": lines, "is_final": self.dice.below(2) > 0}),
                )
            }
            23 => {
                let document = self.document("stock.ship_transfer");
                let outcome = self.dice.one(&["late", "lost", "found_at_sender", "found_at_receiver"]);
                (
                    "stock.resolve_transfer",
                    json!({"document": document, "line": 1 + self.dice.below(2), "outcome": outcome}),
                )
            }
            24 => self.count(site, item),
            25 => {
                let document = self.document("stock.receive_goods");
                let currency = self.dice.one(&["EUR", "USD"]);
                if self.dice.below(2) > 0 {
                    let amount = format!("{}.{:02}", self.dice.below(20), 1 + self.dice.below(99));
                    let spread = self.dice.one(&["value", "quantity"]);
                    (
                        "costing.add_landed_cost",
                        json!({"document": document, "amount": amount, "currency": currency, "spread_by": spread}),
                    )
                } else {
                    let difference =
                        format!("{}{}.{:02}", self.dice.one(&["", "-"]), self.dice.below(5), 1 + self.dice.below(99));
                    ("costing.adjust_receipt_price", json!({"document": document, "line": 1, "difference": difference}))
                }
            }
            26 => {
                let (area, class) =
                    (self.dice.one(&["A", "DEPOT"]), self.dice.one(&["normal", "impaired", "returns_pending"]));
                match self.dice.below(3) {
                    0 => (
                        "costing.revalue_stock",
                        json!({"area": area, "item": item, "class": class, "unit_cost": self.cost()}),
                    ),
                    1 => (
                        "costing.write_down_stock",
                        json!({"area": area, "item": item, "class": class, "amount": "0.57"}),
                    ),
                    _ => ("costing.set_standard_cost", json!({"area": area, "item": item, "unit_cost": self.cost()})),
                }
            }
            27 => {
                let (method, category) =
                    (self.dice.one(&["fifo", "average", "standard"]), self.dice.one(&["FOOD", "HOME"]));
                match self.dice.below(3) {
                    0 => ("costing.reclassify_item", json!({"item": item, "costing_method": method})),
                    1 => ("costing.reclassify_item", json!({"item": item, "category": category})),
                    _ => (
                        "costing.reclassify_item",
                        json!({"item": item, "category": category, "costing_method": method}),
                    ),
                }
            }
            28 => {
                let other = self.item();
                let line = json!({"item": other, "quantity": self.quantity(other, 2)});
                ("stock.assemble_goods", json!({"site": site, "item": item, "quantity": few, "lines": [line]}))
            }
            _ => self.books(),
        }
    }

    fn count(&mut self, site: &str, item: &str) -> (&'static str, Value) {
        let request =
            if self.dice.below(2) > 0 { json!({"site": site}) } else { json!({"site": site, "items": [item]}) };
        self.send("stock.open_count", request);
        let document = self.documents.get("stock.open_count").and_then(|made| made.last()).cloned().unwrap_or_default();
        for _ in 0..self.dice.below(4) {
            let counted = self.item();
            let quantity = self.quantity(counted, 15);
            let line = json!({"item": counted, "quantity": quantity, "state": self.state_word()});
            self.send("stock.record_count", json!({"document": document, "lines": [line]}));
        }
        let lines = json!([{"item": item, "quantity": "1"}]);
        self.send("stock.record_issue", json!({"site": site, "lines": lines}));
        match self.dice.below(4) {
            0 => ("stock.cancel_count", json!({"document": document})),
            _ => ("stock.post_count", json!({"document": document, "skip_uncounted": true})),
        }
    }

    fn books(&mut self) -> (&'static str, Value) {
        let amount = format!("{}.{:02}", 1 + self.dice.below(500), self.dice.below(100));
        let (side, currency) = (self.dice.one(&["debit", "credit"]), self.dice.one(&["EUR", "USD"]));
        let open_items = self.outcomes.get("stock.receive_goods").map_or(1, |[done, _]| u64::from(*done));
        match self.dice.below(8) {
            4 => (
                "open_items.open_item",
                json!({"entity": "A", "account": "2000", "side": side, "amount": amount, "currency": currency,
                       "party": "SUPPLIER", "reference": "R", "against": "6200"}),
            ),
            5 | 6 => {
                let rate = format!("0.{}", 80 + self.dice.below(20));
                let little = format!("{}.{:02}", self.dice.below(3), 1 + self.dice.below(99));
                let mut request =
                    json!({"open_item": 1 + self.dice.below(open_items), "amount": little, "against": "1020"});
                if self.dice.below(2) > 0 {
                    request["rate"] = rate.into();
                }
                ("open_items.settle_item", request)
            }
            7 => (
                "open_items.match_items",
                json!({"entity": "A", "account": "2000", "party": "SUPPLIER", "currency": currency}),
            ),
            0 => {
                let lines = json!([{"account": "6100", "debit": amount, "currency": "USD"}, {"account": "1020", "credit": amount, "currency": "USD", "channel": "web"}]);
                ("ledger.post_entry", json!({"entity": "A", "note": "Rent", "lines": lines}))
            }
            1 => {
                let lines = json!([{"account": "6100", "debit": amount}, {"account": "1020", "credit": amount}]);
                (
                    "ledger.record_entry",
                    json!({"entity": "A", "note": "Rent", "lines": lines, "occurred_on": "2026-10-30"}),
                )
            }
            2 => {
                let entry = self.document("ledger.post_entry");
                ("ledger.reverse_entry", json!({"entry": entry}))
            }
            _ => {
                let state = self.dice.one(&["closed", "soft_closed", "open"]);
                ("ledger.set_period_state", json!({"entity": "A", "period": "2026-10", "state": state}))
            }
        }
    }
}
