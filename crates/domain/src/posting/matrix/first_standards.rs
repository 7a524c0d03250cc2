//! Facts about an item at standard cost in an area that has no standard for it yet: booked and raised, never refused.

use serde_json::json;

use super::Books;
use crate::costing::commands::SetStandardCost;
use crate::ledger::types::Role;
use crate::stock::commands::{
    IssueGoods, ReceiveGoods, ReceiveTransfer, RecordIssue, ReturnFromCustomer, ShipTransfer,
};

fn raised(books: &Books) -> Vec<String> {
    let exceptions = books.shop.draft.exceptions().dirty();
    exceptions.into_iter().filter_map(|(_, held)| held.map(|held| held.code.clone())).collect()
}

#[test]
fn a_receipt_brings_the_first_standard() {
    let mut books = Books::open();
    books.receive("S", "10", "2.50");
    assert_eq!(raised(&books), ["costing.no_standard_cost"]);
    books.expect("S", &[(Role::InventoryNormal, "25.00"), (Role::PurchaseVariance, "0.00")]);
}

#[test]
fn what_a_supplier_still_owns_needs_no_standard() {
    let mut books = Books::open();
    books.shop.does::<crate::parties::commands::AddParty>(json!({"party": "TEACO", "kinds": ["supplier"]}));
    let line = json!({"item": "S", "quantity": "10", "unit_cost": "2.50", "owner": "TEACO"});
    books.shop.does::<ReceiveGoods>(json!({"site": "SHOP-1", "lines": [line]}));
    assert_eq!(raised(&books), [""; 0]);
}

#[test]
fn goods_that_left_are_worth_nothing_until_a_standard_is_set() {
    let mut books = Books::open();
    let request = json!({"site": "SHOP-1", "lines": [{"item": "S", "quantity": "5"}]});
    books.shop.refuses::<IssueGoods>(request.clone(), "stock.not_enough_available");
    books.shop.does::<RecordIssue>(request);
    assert_eq!(raised(&books), ["stock.not_enough_available", "costing.no_standard_cost"]);
    assert_eq!(books.stock("S"), ("-5".to_owned(), "0.00".to_owned()));
    books.shop.does::<SetStandardCost>(json!({"area": "ACME", "item": "S", "unit_cost": "2"}));
    books.expect("S", &[(Role::InventoryNormal, "-10.00"), (Role::Revaluation, "10.00")]);
}

#[test]
fn a_return_brings_what_it_left_with_as_the_first_standard() {
    let mut books = Books::open();
    books.shop.does::<SetStandardCost>(json!({"area": "ACME", "item": "S", "unit_cost": "2"}));
    books.receive("S", "10", "2");
    let issue = books.issue("S", "4").document;
    let line = json!({"item": "S", "quantity": "3", "state": "sellable"});
    books.shop.does::<ReturnFromCustomer>(json!({"site": "WH", "issue": issue, "lines": [line]}));
    assert_eq!(raised(&books), ["costing.no_standard_cost"]);
    books.expect("S", &[(Role::InventoryNormal, "18.00"), (Role::CostOfSales, "2.00")]);
}

#[test]
fn a_transfer_brings_its_pinned_value_as_the_first_standard() {
    let mut books = Books::open();
    books.shop.does::<SetStandardCost>(json!({"area": "ACME", "item": "S", "unit_cost": "2"}));
    books.receive("S", "10", "2");
    let line = json!({"item": "S", "quantity": "4"});
    let transfer =
        books.shop.does::<ShipTransfer>(json!({"site": "SHOP-1", "to_site": "WH", "lines": [line]})).document;
    let line = json!({"line": 1, "quantity": "4"});
    books.shop.does::<ReceiveTransfer>(json!({"document": transfer, "lines": [line]}));
    assert_eq!(raised(&books), ["costing.no_standard_cost"]);
    books.expect("S", &[(Role::InventoryNormal, "20.00"), (Role::PurchaseVariance, "0.00")]);
}

#[test]
fn the_first_standard_is_told_once_and_counts_for_what_comes_back() {
    let mut books = Books::open();
    books.left("S", "5");
    let line = json!({"item": "S", "quantity": "1", "state": "sellable"});
    books.shop.does::<ReturnFromCustomer>(json!({"site": "SHOP-1", "lines": [line]}));
    books.expect("none yet", &[(Role::InventoryNormal, "0.00"), (Role::CostOfSales, "0.00")]);
    assert_eq!(raised(&books), ["stock.not_enough_available", "costing.no_standard_cost"]);
    books.shop.does::<SetStandardCost>(json!({"area": "ACME", "item": "S", "unit_cost": "2"}));
    books.expect("set", &[(Role::InventoryNormal, "-8.00"), (Role::Revaluation, "8.00")]);
    let asked = json!({"site": "WH", "lines": [{"item": "S", "quantity": "1"}]});
    books.shop.refuses::<IssueGoods>(asked, "stock.not_enough_available");
}
