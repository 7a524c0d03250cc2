//! Issues, and issues below zero with the receipts that cover them.

use serde_json::json;

use super::Books;
use crate::ledger::types::Role;
use crate::stock::commands::{
    AddSite, AdjustStock, IssueGoods, ReceiveTransfer, RecordIssue, ReturnFromCustomer, ShipTransfer,
};

#[test]
fn an_issue_takes_the_oldest_the_average_or_the_standard() {
    for (item, cost, stock) in [("F", "35.00", "15.00"), ("A", "37.50", "12.50"), ("S", "36.00", "12.00")] {
        let mut books = Books::with_standard("2.40");
        books.receive(item, "10", "2");
        books.receive(item, "10", "3");
        books.issue(item, "15");
        books.expect(item, &[(Role::CostOfSales, cost), (Role::InventoryNormal, stock)]);
        assert_eq!(books.stock(item).0, "5");
    }
}

#[test]
fn own_use_goes_to_internal_use() {
    let mut books = Books::with_standard("2");
    for item in ["F", "A", "S"] {
        books.receive(item, "2", "2");
        let line = json!({"item": item, "quantity": "1"});
        books.shop.does::<IssueGoods>(json!({"site": "SHOP-1", "purpose": "use", "lines": [line]}));
    }
    books.expect("use", &[(Role::InternalUse, "6.00"), (Role::CostOfSales, "0.00"), (Role::InventoryNormal, "6.00")]);
}

#[test]
fn an_issue_below_zero_is_provisional_until_receipts_cover_it() {
    for item in ["F", "A"] {
        let mut books = Books::open();
        books.receive(item, "1", "2");
        books.left(item, "6");
        books.expect(item, &[(Role::CostOfSales, "12.00"), (Role::InventoryNormal, "-10.00")]);
        assert_eq!(books.stock(item), ("-5".to_owned(), "-10.00".to_owned()));

        books.receive(item, "3", "2.50");
        books.expect(item, &[(Role::ProvisionalVariance, "1.50"), (Role::InventoryNormal, "-4.00")]);
        assert_eq!(books.stock(item).0, "-2");

        books.receive(item, "10", "3");
        books.expect(item, &[(Role::ProvisionalVariance, "3.50"), (Role::InventoryNormal, "24.00")]);
        assert_eq!(books.stock(item), ("8".to_owned(), "24.00".to_owned()));
    }
}

#[test]
fn below_zero_a_standard_stays_the_standard() {
    let mut books = Books::with_standard("2");
    books.left("S", "5");
    books.receive("S", "3", "2.50");
    books.expect(
        "S",
        &[
            (Role::InventoryNormal, "-4.00"),
            (Role::PurchaseVariance, "1.50"),
            (Role::ProvisionalVariance, "0.00"),
            (Role::CostOfSales, "10.00"),
        ],
    );
}

#[test]
fn a_fact_without_a_standard_is_booked_and_raised() {
    let mut books = Books::open();
    let goods = |site: &str| json!({"site": site, "lines": [{"item": "S", "quantity": "2"}]});
    books.shop.refuses::<AdjustStock>(
        json!({"site": "WH", "lines": [{"item": "S", "quantity": "2", "direction": "increase", "reason": "found"}]}),
        "costing.no_standard_cost",
    );
    books.shop.does::<ReturnFromCustomer>(goods("WH"));
    books.expect("none is known: it costs nothing", &[(Role::InventoryNormal, "0.00"), (Role::CostOfSales, "0.00")]);
    books.receive("S", "4", "2.50");
    let transfer = json!({"site": "SHOP-1", "to_site": "WH-2", "lines": [{"item": "S", "quantity": "3"}]});
    books.shop.does::<AddSite>(json!({"entity": "ACME", "site": "WH-2", "name": "WH-2", "valuation": "site"}));
    let transfer = books.shop.does::<ShipTransfer>(transfer).document;
    let arrival = json!({"document": transfer, "lines": [{"line": 1, "quantity": "3"}]});
    books.shop.does::<ReceiveTransfer>(arrival);
    books.expect("what it was sent with", &[(Role::InventoryNormal, "10.00"), (Role::PurchaseVariance, "0.00")]);
    books.shop.does::<AddSite>(json!({"entity": "ACME", "site": "WH-3", "name": "WH-3", "valuation": "site"}));
    books.shop.does::<RecordIssue>(goods("WH-3"));
    books.expect("as in the entity's area", &[(Role::InventoryNormal, "5.00"), (Role::CostOfSales, "5.00")]);
    let raised = books.shop.draft.exceptions().dirty();
    let codes: Vec<&str> = raised.iter().filter_map(|(_, held)| held.map(|held| held.code.as_str())).collect();
    assert_eq!(codes.iter().filter(|code| **code == "costing.no_standard_cost").count(), 4);
}

#[test]
fn a_fact_below_zero_is_raised_and_a_request_is_refused() {
    let mut books = Books::open();
    books.receive("F", "1", "2");
    let request = json!({"site": "SHOP-1", "lines": [{"item": "F", "quantity": "2"}]});
    let refusal = books.shop.refuses::<IssueGoods>(request.clone(), "stock.not_enough_available");
    assert_eq!(refusal.path, "lines[0].quantity");
    books.shop.does::<RecordIssue>(request);
    let raised = books.shop.draft.exceptions().dirty();
    assert_eq!(raised.len(), 1);
    let (_, exception) = raised[0];
    assert_eq!(exception.map(|held| held.code.as_str()), Some("stock.not_enough_available"));
}
