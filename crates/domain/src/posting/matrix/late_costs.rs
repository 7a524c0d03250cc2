//! Landed cost and price variance that arrive before and after part was sold.

use serde_json::json;

use super::Books;
use crate::costing::commands::{AddLandedCost, AdjustReceiptPrice, LateCostReply};
use crate::ledger::types::Role;
use crate::stock::commands::{ChangeState, ReceiveGoods, ShipTransfer};

fn freight(books: &mut Books, receipt: &str, amount: &str) -> LateCostReply {
    books.shop.does::<AddLandedCost>(json!({"document": receipt, "amount": amount}))
}

#[test]
fn before_anything_is_sold_all_of_it_goes_onto_stock() {
    for (item, stock, variance) in [("F", "130.00", "0.00"), ("A", "130.00", "0.00"), ("S", "90.00", "40.00")] {
        let mut books = Books::with_standard("9");
        let receipt = books.receive(item, "10", "10").document;
        freight(&mut books, &receipt, "30");
        books.expect(
            item,
            &[
                (Role::InventoryNormal, stock),
                (Role::PurchaseVariance, variance),
                (Role::LandedCostAwaited, "-30.00"),
                (Role::CostOfSales, "0.00"),
            ],
        );
    }
}

#[test]
fn after_four_of_ten_were_sold() {
    // FIFO: 18.00 on stock, 12.00 on cost of sales. Average with 20 other units on hand: 30.00 to stock, 0 to cost.
    let mut books = Books::open();
    let receipt = books.receive("F", "10", "10").document;
    books.issue("F", "4");
    let reply = freight(&mut books, &receipt, "30");
    assert_eq!((reply.on_stock.as_str(), reply.on_expense.as_str()), ("18.00", "12.00"));
    books.expect("F", &[(Role::InventoryNormal, "78.00"), (Role::CostOfSales, "52.00")]);

    let mut books = Books::open();
    books.receive("A", "20", "10");
    let receipt = books.receive("A", "10", "10").document;
    books.issue("A", "4");
    let reply = freight(&mut books, &receipt, "30");
    assert_eq!((reply.on_stock.as_str(), reply.on_expense.as_str()), ("30.00", "0.00"));
    books.expect("A", &[(Role::InventoryNormal, "290.00"), (Role::CostOfSales, "40.00")]);

    // Average with nothing else on hand: six tenths.
    let mut books = Books::open();
    let receipt = books.receive("A", "10", "10").document;
    books.issue("A", "4");
    let reply = freight(&mut books, &receipt, "30");
    assert_eq!((reply.on_stock.as_str(), reply.on_expense.as_str()), ("18.00", "12.00"));
}

#[test]
fn with_nothing_on_hand_all_of_it_is_cost_of_sales() {
    for (item, sales, variance) in [("F", "130.00", "0.00"), ("A", "130.00", "0.00"), ("S", "90.00", "40.00")] {
        let mut books = Books::with_standard("9");
        let receipt = books.receive(item, "10", "10").document;
        books.issue(item, "10");
        freight(&mut books, &receipt, "30");
        books.expect(
            item,
            &[(Role::InventoryNormal, "0.00"), (Role::CostOfSales, sales), (Role::PurchaseVariance, variance)],
        );
    }
}

#[test]
fn fifo_follows_the_receipt_to_wherever_its_units_are() {
    // Of ten: two sold, three damaged, two in transit, three in place. Eight tenths of 30.00 go onto stock.
    let mut books = Books::open();
    let receipt = books.receive("F", "10", "10").document;
    books.receive("F", "10", "10");
    books.issue("F", "2");
    let damaged = json!({"item": "F", "quantity": "3", "to_state": "damaged"});
    books.shop.does::<ChangeState>(json!({"site": "SHOP-1", "lines": [damaged]}));
    let sent = json!({"item": "F", "quantity": "2"});
    books.shop.does::<ShipTransfer>(json!({"site": "SHOP-1", "to_site": "WH", "lines": [sent]}));
    freight(&mut books, &receipt, "30");
    books.expect(
        "F",
        &[
            (Role::InventoryImpaired, "39.00"),
            (Role::InventoryTransit, "26.00"),
            (Role::InventoryNormal, "139.00"),
            (Role::CostOfSales, "26.00"),
        ],
    );
}

#[test]
fn average_spreads_over_every_pool_of_the_entity_by_quantity() {
    let mut books = Books::open();
    books.receive_at("WH", "A", "30", "1");
    let receipt = books.receive("A", "10", "1").document;
    freight(&mut books, &receipt, "4");
    // 40 on hand, 10 received: all of it on stock, a quarter in the shop, three quarters in the warehouse.
    assert_eq!(books.stock("A"), ("40".to_owned(), "44.00".to_owned()));
    books.expect("A", &[(Role::InventoryNormal, "44.00"), (Role::CostOfSales, "0.00")]);
}

#[test]
fn a_cost_is_spread_over_lines_without_losing_a_cent() {
    let mut books = Books::open();
    let lines: Vec<_> =
        ["F", "A", "F"].iter().map(|item| json!({"item": item, "quantity": "1", "unit_cost": "1"})).collect();
    let receipt = books.shop.does::<ReceiveGoods>(json!({"site": "SHOP-1", "lines": lines})).document;
    freight(&mut books, &receipt, "0.10");
    books.expect("thirds", &[(Role::InventoryNormal, "3.10"), (Role::LandedCostAwaited, "-0.10")]);
    freight(&mut books, &receipt, "-0.10");
    books.expect("credit", &[(Role::InventoryNormal, "3.00"), (Role::LandedCostAwaited, "0.00")]);
}

#[test]
fn a_late_cost_counts_today_whatever_day_it_became_known() {
    let mut books = Books::open();
    let receipt = books.receive("F", "10", "10").document;
    let today = books.shop.business_date;
    let cost = json!({"document": receipt, "amount": "30", "occurred_on": "2026-11-20"});
    assert_eq!(books.shop.does::<AddLandedCost>(cost).posted_on, today);
    let bill = json!({"document": receipt, "line": 1, "difference": "10", "occurred_on": "2026-11-20"});
    assert_eq!(books.shop.does::<AdjustReceiptPrice>(bill).posted_on, today);
}

#[test]
fn a_price_variance_before_anything_is_sold_goes_onto_stock() {
    for (item, stock, variance) in [("F", "110.00", "0.00"), ("A", "110.00", "0.00"), ("S", "90.00", "20.00")] {
        let mut books = Books::with_standard("9");
        let receipt = books.receive(item, "10", "10").document;
        books.shop.does::<AdjustReceiptPrice>(json!({"document": receipt, "line": 1, "difference": "10"}));
        books.expect(
            item,
            &[
                (Role::InventoryNormal, stock),
                (Role::PurchaseVariance, variance),
                (Role::CostOfSales, "0.00"),
                (Role::GoodsReceivedNotInvoiced, "-110.00"),
            ],
        );
    }
}

#[test]
fn a_price_variance_after_half_was_sold_splits() {
    for (item, stock, sales, variance) in
        [("F", "55.00", "55.00", "0.00"), ("A", "55.00", "55.00", "0.00"), ("S", "45.00", "45.00", "20.00")]
    {
        let mut books = Books::with_standard("9");
        let receipt = books.receive(item, "10", "10").document;
        books.issue(item, "5");
        books.shop.does::<AdjustReceiptPrice>(json!({"document": receipt, "line": 1, "difference": "10"}));
        books.expect(
            item,
            &[
                (Role::InventoryNormal, stock),
                (Role::CostOfSales, sales),
                (Role::PurchaseVariance, variance),
                (Role::GoodsReceivedNotInvoiced, "-110.00"),
            ],
        );
    }
}

#[test]
fn a_cost_needs_goods_to_stand_on_and_an_amount() {
    let mut books = Books::open();
    let receipt = books.receive("F", "1", "1").document;
    let zero = json!({"document": receipt, "amount": "0"});
    books.shop.refuses::<AddLandedCost>(zero, "costing.bad_amount");
    let zero = json!({"document": receipt, "line": 1, "difference": "0"});
    books.shop.refuses::<AdjustReceiptPrice>(zero, "costing.bad_amount");
    let line = json!({"document": receipt, "line": 2, "difference": "1"});
    books.shop.refuses::<AdjustReceiptPrice>(line, "stock.unknown_line");
    books.shop.does::<crate::stock::commands::ReverseReceipt>(json!({"document": receipt}));
    books.shop.refuses::<AddLandedCost>(json!({"document": receipt, "amount": "1"}), "costing.nothing_received");
    let issue = {
        books.receive("F", "1", "1");
        books.issue("F", "1").document
    };
    books.shop.refuses::<AddLandedCost>(json!({"document": issue, "amount": "1"}), "stock.wrong_document");
}
