//! Transfers within an area and between areas, whole, short, over, damaged, lost and found.

use serde_json::json;

use super::Books;
use crate::exceptions::queries::ExceptionByNumber;
use crate::ledger::types::Role;
use crate::stock::commands::{ReceiveTransfer, ResolveTransfer, ShipTransfer};

fn ship(books: &mut Books, item: &str, quantity: &str, to: &str) -> String {
    let line = json!({"item": item, "quantity": quantity});
    books.shop.does::<ShipTransfer>(json!({"site": "SHOP-1", "to_site": to, "lines": [line]})).document
}

fn arrive(books: &mut Books, transfer: &str, quantity: &str) {
    let line = json!({"line": 1, "quantity": quantity});
    books.shop.does::<ReceiveTransfer>(json!({"document": transfer, "lines": [line]}));
}

/// The first exception, with what it puts at stake.
fn raised(books: &Books) -> (String, i64) {
    let held = books.shop.draft.exceptions().dirty()[0].1.expect("an exception");
    (held.code.clone(), held.value_minor)
}

#[test]
fn within_an_area_no_value_moves() {
    let mut books = Books::with_standard("2");
    for item in ["F", "A", "S"] {
        books.receive(item, "10", "2");
        let transfer = ship(&mut books, item, "10", "SHOP-2");
        books.expect(item, &[(Role::InventoryTransit, "0.00")]);
        arrive(&mut books, &transfer, "10");
        assert_eq!(books.stock(item), ("10".to_owned(), "20.00".to_owned()));
    }
    books.expect("within", &[(Role::InventoryNormal, "60.00"), (Role::Rounding, "0.00")]);
}

#[test]
fn between_areas_the_value_is_pinned_on_the_line() {
    for (item, pinned, left) in [("F", "8.00", "27.00"), ("A", "10.00", "25.00"), ("S", "9.60", "24.00")] {
        let mut books = Books::with_standard("2.40");
        books.receive(item, "4", "2");
        books.receive(item, "10", "2.70");
        let transfer = ship(&mut books, item, "4", "WH");
        // Average: (8.00 + 27.00) / 14 x 4.
        books.expect(item, &[(Role::InventoryTransit, pinned), (Role::InventoryNormal, left)]);
        // What the sending pool does afterwards changes nothing for what is under way.
        books.receive(item, "10", "9");
        arrive(&mut books, &transfer, "4");
        books.expect(item, &[(Role::InventoryTransit, "0.00"), (Role::Rounding, "0.00")]);
    }
}

#[test]
fn a_standard_meets_the_receiving_areas_standard() {
    let mut books = Books::with_standard("2");
    books
        .shop
        .does::<crate::costing::commands::SetStandardCost>(json!({"area": "WH", "item": "S", "unit_cost": "2.50"}));
    books.receive("S", "10", "2");
    let transfer = ship(&mut books, "S", "10", "WH");
    books.expect("sent", &[(Role::InventoryTransit, "20.00")]);
    arrive(&mut books, &transfer, "10");
    books.expect("arrived", &[(Role::InventoryNormal, "25.00"), (Role::PurchaseVariance, "-5.00")]);
}

#[test]
fn one_of_ten_that_did_not_arrive_stays_in_transit_until_it_is_resolved() {
    for item in ["F", "A", "S"] {
        for (outcome, transit, shrinkage, normal) in [
            ("late", "2.00", "0.00", "18.00"),
            ("lost", "0.00", "2.00", "18.00"),
            ("found_at_receiver", "0.00", "0.00", "20.00"),
            ("found_at_sender", "0.00", "0.00", "20.00"),
        ] {
            let mut books = Books::with_standard("2");
            books.receive(item, "10", "2");
            let transfer = ship(&mut books, item, "10", "WH");
            arrive(&mut books, &transfer, "9");
            assert_eq!(raised(&books), ("stock.transfer_short".to_owned(), 200));
            books.expect(item, &[(Role::InventoryTransit, "2.00"), (Role::InventoryNormal, "18.00")]);
            books.shop.does::<ResolveTransfer>(json!({"document": transfer, "line": 1, "outcome": outcome}));
            books.expect(
                outcome,
                &[
                    (Role::InventoryTransit, transit),
                    (Role::Shrinkage, shrinkage),
                    (Role::InventoryNormal, normal),
                    (Role::Rounding, "0.00"),
                ],
            );
        }
    }
}

#[test]
fn lost_within_an_area_leaves_the_pool_of_the_sender() {
    for item in ["F", "A", "S"] {
        let mut books = Books::with_standard("2");
        books.receive(item, "10", "2");
        let transfer = ship(&mut books, item, "10", "SHOP-2");
        arrive(&mut books, &transfer, "9");
        assert_eq!(raised(&books), ("stock.transfer_short".to_owned(), 200));
        books.shop.does::<ResolveTransfer>(json!({"document": transfer, "line": 1, "outcome": "lost"}));
        books.expect(item, &[(Role::Shrinkage, "2.00"), (Role::InventoryNormal, "18.00")]);
        assert_eq!(books.stock(item).0, "9");
    }
}

#[test]
fn what_arrives_beyond_what_was_sent_is_booked_and_raised() {
    for item in ["F", "A", "S"] {
        let mut books = Books::with_standard("2");
        books.receive(item, "10", "2");
        let transfer = ship(&mut books, item, "5", "WH");
        arrive(&mut books, &transfer, "6");
        assert_eq!(raised(&books), ("stock.more_than_shipped".to_owned(), 200));
        books.expect(item, &[(Role::InventoryNormal, "22.00"), (Role::CountDifference, "-2.00")]);
        assert_eq!(books.stock(item).0, "11");
    }
}

#[test]
fn damaged_on_arrival_enters_the_impaired_class() {
    for to in ["WH", "SHOP-2"] {
        for item in ["F", "A", "S"] {
            let mut books = Books::with_standard("2");
            books.receive(item, "10", "2");
            let transfer = ship(&mut books, item, "10", to);
            let good = json!({"line": 1, "quantity": "7"});
            let bad = json!({"line": 1, "quantity": "3", "state": "damaged"});
            books.shop.does::<ReceiveTransfer>(json!({"document": transfer, "lines": [good, bad]}));
            books.expect(
                item,
                &[
                    (Role::InventoryNormal, "14.00"),
                    (Role::InventoryImpaired, "6.00"),
                    (Role::InventoryTransit, "0.00"),
                ],
            );
        }
    }
}

#[test]
fn a_transfer_needs_two_sites_of_one_entity_and_the_goods() {
    let mut books = Books::open();
    books.receive("F", "1", "1");
    let line = json!({"item": "F", "quantity": "1"});
    let same = json!({"site": "SHOP-1", "to_site": "SHOP-1", "lines": [line]});
    books.shop.refuses::<ShipTransfer>(same, "stock.same_site");
    let much = json!({"site": "SHOP-1", "to_site": "WH", "lines": [{"item": "F", "quantity": "2"}]});
    books.shop.refuses::<ShipTransfer>(much, "stock.not_enough_available");
    let transfer = ship(&mut books, "F", "1", "WH");
    let line = json!({"line": 9, "quantity": "1"});
    books.shop.refuses::<ReceiveTransfer>(json!({"document": transfer, "lines": [line]}), "stock.unknown_line");
    let much = json!({"document": transfer, "line": 1, "outcome": "lost", "quantity": "2"});
    books.shop.refuses::<ResolveTransfer>(much, "stock.more_than_in_transit");
    let lost = json!({"document": transfer, "line": 1, "outcome": "lost"});
    books.shop.does::<ResolveTransfer>(lost.clone());
    books.shop.refuses::<ResolveTransfer>(lost, "stock.not_under_way");
}

#[test]
fn what_is_raised_is_told_in_the_reply_and_names_the_document_that_booked_it() {
    let mut books = Books::open();
    books.receive("F", "10", "1");
    let transfer = ship(&mut books, "F", "10", "WH");
    let lines = json!([{"line": 1, "quantity": "4"}]);
    let arrived = books.shop.does::<ReceiveTransfer>(json!({"document": transfer, "lines": lines}));
    assert_eq!(arrived.exceptions, [1]);
    let raised = books.shop.ask::<ExceptionByNumber>(r#"{"exception": 1}"#).expect("it is there");
    assert_eq!((raised.subject, raised.document), (transfer, Some(arrived.document)));
    assert!(books.receive("F", "1", "1").exceptions.is_empty(), "only what the command itself has raised");
}
