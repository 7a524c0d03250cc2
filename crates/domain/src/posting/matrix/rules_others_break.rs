//! Rules that other systems break, with their numbers.

use serde_json::json;

use super::Books;
use crate::ledger::types::Role;
use crate::stock::commands::IssueGoods;

#[test]
fn seven_units_worth_ten_issued_one_by_one_end_at_nothing() {
    for item in ["F", "A"] {
        let mut books = Books::open();
        books.receive(item, "3", "1.428571");
        books.receive(item, "4", "1.428572");
        assert_eq!(books.stock(item).1, "10.00");
        for _ in 0..7 {
            books.issue(item, "1");
            books.check_laws(item);
        }
        assert_eq!(books.stock(item), ("0".to_owned(), "0.00".to_owned()));
        books.expect(item, &[(Role::InventoryNormal, "0.00"), (Role::CostOfSales, "10.00")]);
    }
}

#[test]
fn seventy_issues_of_a_tenth_from_seven_end_at_nothing() {
    for method in ["fifo", "average"] {
        let mut books = Books::open();
        let item = json!({"item": "K", "name": "K", "category": "TEA", "unit": "KG", "costing_method": method});
        books.shop.does::<crate::catalogue::commands::AddItem>(item);
        books.receive("K", "7", "1.428571");
        for _ in 0..70 {
            books.issue("K", "0.1");
        }
        assert_eq!(books.stock("K"), ("0".to_owned(), "0.00".to_owned()));
        books.expect(method, &[(Role::InventoryNormal, "0.00"), (Role::CostOfSales, "10.00")]);
    }
}

#[test]
fn ten_thousand_bags_at_0_018_cost_180_all_the_way_down() {
    for item in ["F", "A"] {
        let mut books = Books::open();
        books.receive(item, "10000", "0.018");
        for sold in 1..=100 {
            books.issue(item, "100");
            if sold == 60 {
                books.expect(item, &[(Role::InventoryNormal, "72.00")]);
            }
        }
        books.expect(item, &[(Role::InventoryNormal, "0.00"), (Role::CostOfSales, "180.00")]);
    }
}

#[test]
fn bags_and_screws_one_by_one() {
    for (item, pieces, unit_cost, halfway, then) in
        [("A", 10_000, "0.018", 6_000, "72.00"), ("F", 1_000, "0.001", 500, "0.50"), ("A", 1_000, "0.001", 500, "0.50")]
    {
        let mut books = Books::open();
        books.receive(item, &pieces.to_string(), unit_cost);
        for sold in 1..=pieces {
            books.issue(item, "1");
            if sold == halfway {
                assert_eq!(books.balance(Role::InventoryNormal), then);
            }
            if sold % 256 == 0 {
                books.shop.draft.accept();
            }
        }
        assert_eq!(books.balance(Role::InventoryNormal), "0.00");
        assert_eq!(books.stock(item), ("0".to_owned(), "0.00".to_owned()));
    }
}

#[test]
fn two_lines_of_four_against_five_are_refused_whole() {
    let mut books = Books::open();
    books.receive("A", "5", "1");
    let line = json!({"item": "A", "quantity": "4"});
    let request = json!({"site": "SHOP-1", "lines": [line, line]});
    let refusal = books.shop.refuses::<IssueGoods>(request, "stock.not_enough_available");
    assert_eq!(refusal.details["item"], "A");
    assert_eq!(refusal.details["site"], "SHOP-1");
    assert_eq!(refusal.details["asked"], "8");
    assert_eq!(refusal.details["available"], "5");
    assert_eq!(books.stock("A").0, "5");
}
