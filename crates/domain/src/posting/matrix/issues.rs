//! Issues, and issues below zero with the receipts that cover them.

use serde_json::json;

use super::Books;
use crate::costing::commands::SetStandardCost;
use crate::ledger::types::Role;
use crate::stock::commands::{IssueGoods, RecordIssue, ReturnFromCustomer};
use crate::values::ExceptionId;

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

/// Goods at standard cost that have none leave and come back worth nothing until one is set, and somebody is told.
#[test]
fn a_fact_needs_no_standard_cost() {
    let mut books = Books::open();
    books.left("S", "5");
    let line = json!({"item": "S", "quantity": "1", "state": "sellable"});
    books.shop.does::<ReturnFromCustomer>(json!({"site": "SHOP-1", "lines": [line]}));
    books.expect("none yet", &[(Role::InventoryNormal, "0.00"), (Role::CostOfSales, "0.00")]);
    let raised = (1..=3).filter_map(|id| books.shop.draft.exception(ExceptionId(id))).map(|raised| raised.code);
    assert_eq!(
        raised.collect::<Vec<_>>(),
        ["stock.not_enough_available", "costing.no_standard_cost", "costing.no_standard_cost"]
    );
    books.shop.does::<SetStandardCost>(json!({"area": "ACME", "item": "S", "unit_cost": "2"}));
    books.expect("set", &[(Role::InventoryNormal, "-8.00"), (Role::Revaluation, "8.00")]);
    let asked = json!({"site": "WH", "lines": [{"item": "S", "quantity": "1"}]});
    books.shop.refuses::<IssueGoods>(asked, "stock.not_enough_available");
}
