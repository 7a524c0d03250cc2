//! Returns from customers and to suppliers.

use serde_json::json;

use super::Books;
use crate::costing::commands::WriteDownStock;
use crate::ledger::commands::OpenEntity;
use crate::ledger::types::Role;
use crate::stock::commands::{AddSite, IssueGoods, ReceiveGoods, ReturnFromCustomer, ReturnToSupplier};
use crate::values::ExceptionId;

fn back(books: &mut Books, item: &str, quantity: &str, issue: Option<&str>, state: &str) {
    let mut request = json!({"site": "SHOP-1", "lines": [{"item": item, "quantity": quantity, "state": state}]});
    if let Some(issue) = issue {
        request["issue"] = json!(issue);
    }
    books.shop.does::<ReturnFromCustomer>(request);
}

#[test]
fn a_customer_return_comes_back_at_the_cost_it_left_with() {
    // 10 at 2.00 and 10 at 3.00, 15 sold, 12 brought back: FIFO ten of the first and two of the second.
    for (item, cost, stock) in [("F", "9.00", "41.00"), ("A", "7.50", "42.50"), ("S", "7.20", "40.80")] {
        let mut books = Books::with_standard("2.40");
        books.receive(item, "10", "2");
        books.receive(item, "10", "3");
        let issue = books.issue(item, "15").document;
        back(&mut books, item, "12", Some(&issue), "sellable");
        books.expect(item, &[(Role::CostOfSales, cost), (Role::InventoryNormal, stock)]);
        assert_eq!(books.stock(item).0, "17");
    }
}

#[test]
fn returns_in_parts_add_up_to_what_left() {
    for item in ["F", "A"] {
        let mut books = Books::open();
        books.receive(item, "7", "1.428571");
        let issue = books.issue(item, "7").document;
        for _ in 0..7 {
            back(&mut books, item, "1", Some(&issue), "sellable");
        }
        books.expect(item, &[(Role::CostOfSales, "0.00"), (Role::InventoryNormal, "10.00")]);
    }
}

#[test]
fn a_return_waits_for_inspection_in_its_own_class() {
    let mut books = Books::with_standard("2");
    for item in ["F", "A", "S"] {
        books.receive(item, "2", "2");
        let issue = books.issue(item, "2").document;
        back(&mut books, item, "1", Some(&issue), "inspection");
    }
    books.expect(
        "inspection",
        &[(Role::InventoryReturnsPending, "6.00"), (Role::InventoryNormal, "0.00"), (Role::CostOfSales, "6.00")],
    );
}

#[test]
fn a_return_without_its_sale_comes_in_at_the_current_pool_cost() {
    for (item, cost, stock) in [("F", "32.00", "18.00"), ("A", "35.00", "15.00"), ("S", "33.60", "14.40")] {
        let mut books = Books::with_standard("2.40");
        books.receive(item, "10", "2");
        books.receive(item, "10", "3");
        books.issue(item, "15");
        back(&mut books, item, "1", None, "sellable");
        books.expect(item, &[(Role::CostOfSales, cost), (Role::InventoryNormal, stock)]);
    }
}

#[test]
fn a_return_of_an_unknown_sale_that_waits_is_worth_what_the_normal_pool_says() {
    for (item, cost, waiting) in [("F", "32.00", "3.00"), ("A", "35.00", "2.50"), ("S", "33.60", "2.40")] {
        let mut books = Books::with_standard("2.40");
        books.receive(item, "10", "2");
        books.receive(item, "10", "3");
        books.issue(item, "15");
        back(&mut books, item, "1", None, "inspection");
        books.expect(item, &[(Role::CostOfSales, cost), (Role::InventoryReturnsPending, waiting)]);
    }
}

#[test]
fn damaged_goods_found_are_worth_what_their_pool_last_knew_else_what_the_normal_pool_says() {
    let mut books = Books::open();
    books.receive("A", "10", "4");
    back(&mut books, "A", "1", None, "damaged");
    books.expect("none before", &[(Role::InventoryImpaired, "4.00")]);
    let half = json!({"area": "ACME", "item": "A", "amount": "3"});
    books.shop.does::<WriteDownStock>(half);
    let line = json!({"item": "A", "quantity": "1", "state": "damaged"});
    books.shop.does::<IssueGoods>(json!({"site": "SHOP-1", "lines": [line]}));
    back(&mut books, "A", "2", None, "damaged");
    books.expect("written down before", &[(Role::InventoryImpaired, "2.00")]);
}

#[test]
fn more_than_was_sold_comes_in_at_pool_cost_and_is_raised() {
    let mut books = Books::open();
    books.receive("A", "4", "2");
    let issue = books.issue("A", "1").document;
    back(&mut books, "A", "2", Some(&issue), "sellable");
    let raised = books.shop.draft.exceptions().dirty();
    assert_eq!(raised[0].1.map(|held| held.code.as_str()), Some("stock.more_than_left"));
    books.expect("more", &[(Role::InventoryNormal, "10.00"), (Role::CostOfSales, "-2.00")]);
}

#[test]
fn a_supplier_return_leaves_at_pool_cost_and_the_difference_is_variance() {
    for (item, variance) in [("A", "-25.00"), ("F", "0.00"), ("S", "-40.00")] {
        let mut books = Books::with_standard("12");
        books.receive(item, "10", "10");
        let second = books.receive(item, "10", "20").document;
        let before = books.balance(Role::PurchaseVariance);
        books.issue(item, "15");
        let line = json!({"item": item, "quantity": "5", "unit_credit": "20"});
        books.shop.does::<ReturnToSupplier>(json!({"site": "SHOP-1", "receipt": second, "lines": [line]}));
        assert_eq!(books.stock(item), ("0".to_owned(), "0.00".to_owned()), "{item}");
        let minor = |text: &str| text.replace('.', "").parse::<i64>().expect("money");
        let made = minor(&books.balance(Role::PurchaseVariance)) - minor(&before);
        assert_eq!(made, minor(variance), "{item}");
        books.expect(item, &[(Role::SupplierCreditsAwaited, "100.00"), (Role::InventoryNormal, "0.00")]);
    }
}

#[test]
fn fifo_returns_to_the_supplier_from_the_receipts_own_layers_while_they_last() {
    let mut books = Books::open();
    books.receive("F", "10", "1");
    let second = books.receive("F", "10", "2").document;
    let line = json!({"item": "F", "quantity": "12", "unit_credit": "2"});
    books.shop.does::<ReturnToSupplier>(json!({"site": "SHOP-1", "receipt": second, "lines": [line]}));
    // Ten of its own at 2.00 and two of the oldest at 1.00 leave; credit 24.00.
    books.expect("F", &[(Role::InventoryNormal, "8.00"), (Role::PurchaseVariance, "-2.00")]);
}

#[test]
fn without_its_receipt_a_supplier_return_leaves_as_an_issue_does() {
    // 13 leave for a credit of 39.00. At standard the receipts had already found 2.00.
    for (item, held, variance) in [("F", "21.00", "-10.00"), ("A", "17.50", "-6.50"), ("S", "16.80", "-5.80")] {
        let mut books = Books::with_standard("2.40");
        books.receive(item, "10", "2");
        books.receive(item, "10", "3");
        let line = json!({"item": item, "quantity": "13", "unit_credit": "3"});
        books.shop.does::<ReturnToSupplier>(json!({"site": "SHOP-1", "lines": [line]}));
        books.expect(item, &[(Role::InventoryNormal, held), (Role::PurchaseVariance, variance)]);
    }
}

#[test]
fn a_receipt_of_two_lines_goes_back_from_the_layers_of_both() {
    let mut books = Books::open();
    books.receive("F", "10", "1");
    let lines = json!([
        {"item": "F", "quantity": "5", "unit_cost": "2"},
        {"item": "A", "quantity": "1", "unit_cost": "9"},
        {"item": "F", "quantity": "5", "unit_cost": "3"},
    ]);
    let receipt = books.shop.does::<ReceiveGoods>(json!({"site": "SHOP-1", "lines": lines})).document;
    let line = json!({"item": "F", "quantity": "10", "unit_credit": "2.50"});
    books.shop.does::<ReturnToSupplier>(json!({"site": "SHOP-1", "receipt": receipt, "lines": [line]}));
    // Five at 2.00 and five at 3.00 leave for a credit of 25.00; the ten at 1.00 are untouched.
    books.expect("F", &[(Role::InventoryNormal, "19.00"), (Role::PurchaseVariance, "0.00")]);
    assert_eq!(books.stock("F"), ("10".to_owned(), "10.00".to_owned()));
}

#[test]
fn of_more_than_was_sold_the_sold_part_comes_back_at_the_cost_it_left_with() {
    // Sold 4 of 10 at 2.00; then 10 at 8.00. Five are brought back: four at 2.00, and one at what the pool holds:
    // 16 units for 92.00 before the return, 20 for 100.00 with the four.
    for (item, after) in [("F", "105.00"), ("A", "105.00"), ("S", "42.00")] {
        let mut books = Books::with_standard("2");
        books.receive(item, "10", "2");
        let issue = books.issue(item, "4").document;
        books.receive(item, "10", "8");
        back(&mut books, item, "5", Some(&issue), "sellable");
        books.expect(item, &[(Role::InventoryNormal, after)]);
        assert_eq!(books.stock(item).0, "21");
        // Nothing of the sale is left to come back: the next one is at pool cost, and is raised again.
        let before = books.shop.draft.exceptions().dirty().len();
        back(&mut books, item, "1", Some(&issue), "sellable");
        assert_eq!(books.shop.draft.exceptions().dirty().len(), before + 1, "{item}");
    }
}

/// Goods that are not on the issue named are back all the same, at the cost of their pool; a request is refused.
#[test]
fn goods_the_document_does_not_hold() {
    let mut books = Books::with_standard("2");
    for item in ["F", "A", "S"] {
        books.receive(item, "4", "2");
    }
    let issue = books.issue("F", "1").document;
    back(&mut books, "A", "1", Some(&issue), "sellable");
    books.expect("not on it", &[(Role::CostOfSales, "0.00"), (Role::InventoryNormal, "24.00")]);
    let raised = books.shop.draft.exception(ExceptionId(1)).expect("an exception");
    assert_eq!(raised.code, "stock.not_on_document");
    assert_eq!(
        raised.message,
        format!("no such line of A stands on {issue}; name the document and line they went by, or none")
    );

    let mut asked = json!({"site": "SHOP-1", "receipt": "GR-ACME-000002", "lines": [{"item": "F", "quantity": "1", "unit_credit": "2"}]});
    let refused = books.shop.refuses::<ReturnToSupplier>(asked.clone(), "stock.not_on_document");
    assert_eq!(refused.path, "lines[0].item");

    // Another company's receipt and issue say nothing about ours.
    books
        .shop
        .does::<OpenEntity>(json!({"entity": "NIPPON", "name": "N", "currency": "JPY", "time_zone": "Asia/Tokyo"}));
    books.shop.does::<AddSite>(json!({"entity": "NIPPON", "site": "TOKYO", "name": "T"}));
    books.receive_at("TOKYO", "F", "3", "300");
    let reply = books.shop.does::<ReturnFromCustomer>(
        json!({"site": "TOKYO", "issue": issue, "lines": [{"item": "F", "quantity": "1", "state": "sellable"}]}),
    );
    assert_eq!(reply.stock_value_change, "300");
    asked["site"] = json!("TOKYO");
    asked["receipt"] = json!("GR-ACME-000001");
    books.shop.refuses::<ReturnToSupplier>(asked.clone(), "stock.not_on_document");
    asked["receipt"] = json!("GR-NIPPON-000001");
    asked["lines"][0]["unit_credit"] = json!("-2");
    books.shop.refuses::<ReturnToSupplier>(asked, "flow.bad_value");
}
