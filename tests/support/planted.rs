//! A shop to tamper with: the example shop and what it lacks, so that every table holds rows.

use std::fs;
use std::path::{Path, PathBuf};

use backroom::Error;
use backroom::domain::{example, flow::Parse};
use backroom_store::verify::{Report, verify_file};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::orders::{LAST_INVOICE, LAST_SHIPMENT, orders};
use super::{Shop, keyed};

pub fn verified(path: &Path) -> Report {
    verify_file(path, &mut |_| {}).unwrap()
}

/// The file of the shop, which nothing has been done to, and room for copies.
pub struct Planted {
    pub path: PathBuf,
    pub directory: TempDir,
}

impl Planted {
    pub fn new() -> Self {
        let shop = Shop::with(|options| options.durable = false);
        let mut keys = 0;
        for step in example::steps() {
            if step.operation.name != "control.set_up" && !matches!(step.operation.parse, Parse::Query(_)) {
                keys += 1;
                let session = shop.book.session(step.actor).unwrap();
                let done = session.call(step.operation.name, step.request.as_bytes(), &keyed(keys));
                assert!(done.is_ok() != step.is_held, "{}: {done:?}", step.operation.name);
            }
        }
        let mut send = |operation: &str, request: &str| {
            keys += 1;
            shop.owner.call(operation, request.as_bytes(), &keyed(keys))
        };
        let mut shipment = String::new();
        let mut invoice = String::new();
        for (operation, request) in [
            (
                "ledger.post_entry",
                json!({"entity": "ACME", "note": "Rent, planted", "occurred_on": "2026-11-20", "lines": [
                {"account": "6100", "debit": "900.00"}, {"account": "1020", "credit": "900.00"}]}),
            ),
            (
                "ledger.post_entry",
                json!({"entity": "ACME", "note": "Taxi, planted", "lines": [
                {"account": "6100", "debit": "33.00", "currency": "USD"}, {"account": "1020", "credit": "33.00", "currency": "USD"}]}),
            ),
            ("stock.add_site", json!({"entity": "ACME", "site": "DEPOT", "name": "Depot", "valuation": "site"})),
            (
                "catalogue.add_item",
                json!({"item": "LAMP", "name": "Lamp", "category": "TEA", "unit": "EA", "costing_method": "fifo"}),
            ),
            (
                "stock.receive_goods",
                json!({"site": "DEPOT", "lines": [{"item": "LAMP", "quantity": "9", "unit_cost": "7.123456"}]}),
            ),
            (
                "stock.receive_goods",
                json!({"site": "DEPOT", "lines": [{"item": "LAMP", "quantity": "9", "unit_cost": "8.01"}]}),
            ),
            (
                "stock.ship_transfer",
                json!({"site": "DEPOT", "to_site": "SHOP-1", "lines": [{"item": "LAMP", "quantity": "10"}]}),
            ),
            ("stock.receive_transfer", json!({"document": "TR-ACME-000003", "lines": [{"line": 1, "quantity": "7"}]})),
            (
                "stock.ship_transfer",
                json!({"site": "SHOP-1", "to_site": "SHOP-2", "lines": [{"item": "LAMP", "quantity": "2"}]}),
            ),
            (
                "catalogue.add_item",
                json!({"item": "MILK", "name": "Milk", "category": "TEA", "tracking": "lot", "costing_method": "standard"}),
            ),
            (
                "stock.receive_goods",
                json!({"site": "SHOP-1", "lines": [{"item": "MILK", "quantity": "6", "unit_cost": "0.99", "lot": "M-1", "expires_on": "2026-12-24"},
                {"item": "MILK", "quantity": "6", "unit_cost": "1.01", "lot": "M-2"}]}),
            ),
            ("stock.record_issue", json!({"site": "DEPOT", "lines": [{"item": "RICE", "quantity": "3"}]})),
            (
                "stock.receive_goods",
                json!({"site": "DEPOT", "lines": [{"item": "RICE", "quantity": "2", "unit_cost": "1.234567"}]}),
            ),
            ("stock.open_count", json!({"site": "SHOP-1", "blind": false})),
            (
                "stock.record_count",
                json!({"document": "CNT-ACME-000003", "lines": [{"item": "LAMP", "quantity": "4"},
                {"item": "LAMP", "quantity": "1", "state": "damaged"}]}),
            ),
            ("parties.add_party", json!({"party": "CAROL", "kinds": ["customer"], "personal": {"name": "Carol"}})),
            (
                "stock.receive_goods",
                json!({"site": "SHOP-1", "supplier": "TEACO", "lines": [{"item": "LAMP", "quantity": "2", "unit_cost": "0", "owner": "TEACO", "place": "SHELF-9"}]}),
            ),
        ]
        .into_iter()
        .chain(till())
        .chain(allocation())
        .chain(orders())
        {
            let request = request.to_string().replace(LAST_SHIPMENT, &shipment).replace(LAST_INVOICE, &invoice);
            let done = send(operation, &request).unwrap_or_else(|error| panic!("{operation} {request}: {error:?}"));
            if operation == "sales.ship_order" {
                let reply: Value = serde_json::from_str(&done.reply).unwrap();
                shipment = reply["shipment"]["document"].as_str().unwrap().to_owned();
                invoice = reply["invoice"]["invoice"].as_str().unwrap_or_default().to_owned();
            }
        }
        let refused =
            send("stock.issue_goods", r#"{"site": "SHOP-1", "lines": [{"item": "LAMP", "quantity": "1000"}]}"#);
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        let policy = r#"{"policy": "PARTIES", "operation": "parties.change_party", "measure": "always"}"#;
        send("control.set_approval_policy", policy).unwrap();
        let held = send("parties.change_party", r#"{"party": "CAROL", "personal": {"name": "Carol Anne"}}"#);
        assert!(matches!(held, Err(Error::Held(_))), "{held:?}");
        send("catalogue.add_unit", r#"{"unit": "LAST", "name": "Last of all"}"#).unwrap();
        let events = shop.book.events_after(0, 1000).unwrap();
        shop.book.acknowledge("feed", events.last().unwrap().sequence).unwrap();
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("shop");
        shop.book.backup(&path, false).unwrap();
        Self { path, directory }
    }

    /// A copy of the file under a name.
    pub fn copy(&self, name: &str) -> PathBuf {
        let path = self.directory.path().join(name);
        fs::copy(&self.path, &path).unwrap();
        path
    }
}

/// A register of its own with three shifts, two of them closed: sales with change, cards bought and spent, a voucher,
/// refunds with and without receipt, and money in and out of the drawer.
fn till() -> impl Iterator<Item = (&'static str, Value)> {
    let item = |item: &str, kind: &str| {
        (
            "catalogue.add_item",
            json!({"item": item, "name": item, "category": "TEA", "kind": kind, "costing_method": "fifo"}),
        )
    };
    let tender = |tender: &str, kind: &str| {
        ("till.set_tender", json!({"entity": "ACME", "tender": tender, "name": tender, "kind": kind}))
    };
    let paid = |tenders: &[(&str, &str, &str)]| -> Vec<Value> {
        let line = |(tender, amount, card): &(&str, &str, &str)| match *card {
            "" => json!({"tender": tender, "amount": amount}),
            card => json!({"tender": tender, "amount": amount, "stored_value": card}),
        };
        tenders.iter().map(line).collect()
    };
    let pies = |quantity: &str, price: &str| json!({"item": "PIE", "quantity": quantity, "price": price, "reason": "of the day"});
    let rung = |lines: Value, tenders: Vec<Value>| {
        ("till.ring_up", json!({"register": "T9", "lines": lines, "tenders": tenders}))
    };
    let open = || ("till.open_shift", json!({"register": "T9", "floats": [{"tender": "CASH", "amount": "50.00"}]}));
    [
        item("PIE", "stocked"),
        item("PRESENT", "gift_card"),
        item("MASSAGE", "voucher"),
        tender("CASH", "cash"),
        tender("CARD", "card"),
        tender("GIFT", "gift_card"),
        tender("CREDIT", "store_credit"),
        ("stock.receive_goods", json!({"site": "SHOP-1", "lines": [{"item": "PIE", "quantity": "50", "unit_cost": "4.123456"}]})),
        ("till.add_register", json!({"register": "T9", "site": "SHOP-1", "name": "Planted"})),
        open(),
        rung(json!([{"item": "PIE", "quantity": "3", "price": "11.90", "discount": "1.00", "reason": "of the day"}, pies("1", "9.99")]), paid(&[("CARD", "20.00", ""), ("CASH", "30.00", "")])),
        rung(json!([{"item": "PRESENT", "price": "50.00", "stored_value": "G-9"}, pies("1", "11.90")]), paid(&[("CARD", "61.90", "")])),
        rung(json!([{"item": "MASSAGE", "price": "23.80", "stored_value": "V-9"}]), paid(&[("CASH", "23.80", "")])),
        rung(json!([pies("2", "11.90")]), paid(&[("GIFT", "23.80", "G-9")])),
        rung(json!([pies("2", "11.90")]), paid(&[("GIFT", "23.80", "V-9")])),
        ("till.refund", json!({"register": "T9", "receipt": "T9-000001", "lines": [{"line": 1, "quantity": "2", "reason": "cold"}], "tenders": paid(&[("CASH", "23.13", "")])})),
        ("till.refund_without_receipt", json!({"register": "T9", "lines": [{"item": "PIE", "quantity": "1", "price": "5.00"}], "reason": "eaten", "tenders": paid(&[("CREDIT", "5.00", "K-9")])})),
        ("till.pay_in", json!({"register": "T9", "tender": "CASH", "amount": "20.00", "account": "3000", "reason": "change"})),
        ("till.pay_out", json!({"register": "T9", "tender": "CASH", "amount": "12.50", "account": "6120", "reason": "windows"})),
        ("till.drop_cash", json!({"register": "T9", "tender": "CASH", "amount": "10.00", "reference": "bag 9"})),
        ("till.close_shift", json!({"register": "T9", "counts": [{"tender": "CASH", "amount": "60.00"}, {"tender": "CARD", "amount": "81.90"}]})),
        open(),
        rung(json!([pies("1", "11.90")]), paid(&[("CASH", "11.90", "")])),
        ("till.close_shift", json!({"register": "T9"})),
        open(),
        rung(json!([pies("4", "11.90")]), paid(&[("CARD", "47.60", "")])),
    ]
    .into_iter()
}

/// A channel of two sites with orders of goods from a shelf, of lots and of more than there is, and a basket that holds
/// something for an hour; what is expected, and a feed that is sent anew.
fn allocation() -> impl Iterator<Item = (&'static str, Value)> {
    let wants = |item: &str, quantity: &str| json!({"item": item, "quantity": quantity, "worth": "9.50"});
    let order = |reference: &str, lines: Value| {
        let (zone, customer) = ("NORTH", "CAROL");
        (
            "allocation.allocate",
            json!({"channel": "PLANTED", "reference": reference, "customer": customer, "zone": zone, "lines": lines}),
        )
    };
    let expected =
        |item: &str, quantity: &str, on: &str| json!({"item": item, "quantity": quantity, "expected_on": on});
    let expect = |reference: &str, lines: Value| {
        (
            "allocation.expect_supply",
            json!({"site": "SHOP-1", "kind": "inbound", "reference": reference, "lines": lines}),
        )
    };
    let told = |quantity: &str| {
        let lines = json!([{"line": 1, "quantity": quantity}]);
        json!({"site": "DEPOT", "channel": "PLANTED", "reference": "P-1", "lines": lines})
    };
    [
        (
            "allocation.set_channel",
            json!({"entity": "ACME", "channel": "PLANTED", "name": "Planted", "shortage_rule": "backorder", "priority": 3,
                "reservation_minutes": 60, "parcels_most": 2, "sites": [{"site": "SHOP-1"}, {"site": "DEPOT", "cost": "1.50"}]}),
        ),
        ("allocation.set_supply_site", json!({"site": "DEPOT", "handling": "0.90", "lanes": {"NORTH": "4.90"}})),
        ("allocation.keep_back", json!({"site": "DEPOT", "lines": [{"item": "LAMP", "channel": "PLANTED", "quantity": 1}]})),
        order("P-1", json!([wants("LAMP", "4"), wants("MILK", "7")])),
        order("P-2", json!([wants("LAMP", "100"), wants("PIE", "2")])),
        (
            "allocation.reserve",
            json!({"channel": "PLANTED", "reference": "B-1", "site": "SHOP-1", "lines": [wants("PIE", "3")]}),
        ),
        ("allocation.release", json!({"channel": "PLANTED", "kind": "order", "reference": "P-1", "lines": [{"line": 2, "quantity": 3}]})),
        ("allocation.record_pick", told("3")),
        ("allocation.record_shipment", told("1")),
        expect("PO-9", json!([expected("PIE", "9", "2026-12-01"), expected("PIE", "3", "2026-12-08"), expected("LAMP", "4", "2026-12-01")])),
        expect("PO-9", json!([expected("PIE", "9", "2026-12-02"), expected("LAMP", "5", "2026-12-01")])),
        ("allocation.expect_supply", json!({"site": "DEPOT", "kind": "resale", "reference": "RMA-9", "lines": [expected("PIE", "1", "2026-12-05")]})),
        ("stock.receive_goods", json!({"site": "SHOP-1", "expected": "PO-9", "lines": [{"item": "LAMP", "quantity": "2", "unit_cost": "7.00"}]})),
        ("allocation.set_feed", json!({"channel": "PLANTED", "buffer": 1, "buffer_percent": "5", "minimum_change": 1, "by_site": true})),
        ("allocation.publish_feed", json!({"channel": "PLANTED"})),
        ("stock.receive_goods", json!({"site": "SHOP-1", "lines": [{"item": "PIE", "quantity": "9", "unit_cost": "4.00"}]})),
        ("allocation.publish_feed", json!({"channel": "PLANTED"})),
        ("allocation.publish_feed", json!({"channel": "PLANTED", "full": true, "work": 1})),
    ]
    .into_iter()
}

/// A file opened behind the library's back: nothing is checked, nothing is waited for.
pub fn behind(path: &Path) -> Connection {
    let file = Connection::open(path).unwrap();
    file.pragma_update(None, "foreign_keys", false).unwrap();
    file.pragma_update(None, "ignore_check_constraints", true).unwrap();
    file.pragma_update(None, "synchronous", "OFF").unwrap();
    file
}

/// The triggers of a file by name, as they were made.
pub fn guards(file: &Connection) -> Vec<(String, String)> {
    let mut guards = file.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").unwrap();
    guards.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}
