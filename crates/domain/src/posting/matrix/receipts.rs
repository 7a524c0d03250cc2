//! Receipts, receipts in other currencies, receipts taken back.

use serde_json::json;

use super::Books;
use crate::costing::commands::AddLandedCost;
use crate::ledger::types::Role;
use crate::parties::commands::AddParty;
use crate::stock::commands::{ReceiveGoods, ReverseReceipt};
use crate::tax::commands::{AssignSite, SetJurisdiction, SetRates};
use crate::values::{ExceptionId, OpenItemId};

#[test]
fn a_receipt_enters_at_cost_or_at_standard() {
    for (item, stock, variance) in [("F", "25.00", "0.00"), ("A", "25.00", "0.00"), ("S", "24.00", "1.00")] {
        let mut books = Books::with_standard("2.40");
        books.receive(item, "10", "2.50");
        books.expect(
            item,
            &[
                (Role::InventoryNormal, stock),
                (Role::GoodsReceivedNotInvoiced, "-25.00"),
                (Role::PurchaseVariance, variance),
            ],
        );
    }
}

#[test]
fn a_receipt_in_another_currency_is_owed_in_it_and_valued_in_ours() {
    let mut books = Books::open();
    books.shop.does::<ReceiveGoods>(json!({"site": "SHOP-1", "currency": "USD", "rate": "0.9",
        "lines": [{"item": "A", "quantity": "3", "unit_cost": "3.33"}, {"item": "F", "quantity": "1", "unit_cost": "0.05"}]}));
    // 9.99 USD = 8.99 EUR and 0.05 USD = 0.05 EUR (0.045 rounded): pools hold 8.991 and 0.045.
    books.expect("usd", &[(Role::InventoryNormal, "9.04"), (Role::GoodsReceivedNotInvoiced, "-9.04")]);
}

/// 10 at 2.50 with 5 % that comes back and 8 % that does not: 25.00 and 2.00 of tax, which is 0.20
/// of cost a unit. Goods a supplier still owns are worth nothing, taxed or not.
#[test]
fn tax_that_does_not_come_back_is_cost() {
    for (item, stock, variance) in [("F", "27.00", "0.00"), ("A", "27.00", "0.00"), ("S", "24.00", "3.00")] {
        let mut books = taxed_books(Books::with_standard("2.40"));
        let line = json!({"item": item, "quantity": "10", "unit_cost": "2.50"});
        let reply = books.shop.does::<ReceiveGoods>(json!({"site": "SHOP-1", "taxed": true, "lines": [line]}));
        assert_eq!(reply.stock_value_change, stock, "{item}");
        books.expect(
            item,
            &[
                (Role::InventoryNormal, stock),
                (Role::GoodsReceivedNotInvoiced, "-27.00"),
                (Role::PurchaseVariance, variance),
            ],
        );
    }
    let mut books = taxed_books(Books::open());
    books.shop.does::<AddParty>(json!({"party": "MILL", "kinds": ["supplier"]}));
    let line = json!({"item": "A", "quantity": "10", "unit_cost": "2.50", "owner": "MILL"});
    books.shop.does::<ReceiveGoods>(json!({"site": "SHOP-1", "taxed": true, "lines": [line]}));
    books.expect("owned", &[(Role::InventoryNormal, "0.00"), (Role::GoodsReceivedNotInvoiced, "0.00")]);
}

#[test]
fn a_first_standard_holds_the_tax_that_does_not_come_back() {
    let mut books = taxed_books(Books::open());
    let line = json!({"item": "S", "quantity": "10", "unit_cost": "2.50"});
    books.shop.does::<ReceiveGoods>(json!({"site": "SHOP-1", "taxed": true, "lines": [line]}));
    books.expect("S", &[(Role::InventoryNormal, "27.00"), (Role::PurchaseVariance, "0.00")]);
}

/// The goods are here: what no tax can be told of comes in at its unit cost, and that is raised.
#[test]
fn a_tax_that_cannot_be_told_is_raised() {
    for (books, code) in [(Books::open(), "tax.no_jurisdiction"), (in_jurisdiction(Books::open()), "tax.no_rate")] {
        let mut books = books;
        let line = json!({"item": "A", "quantity": "10", "unit_cost": "2.50"});
        let reply = books.shop.does::<ReceiveGoods>(json!({"site": "SHOP-1", "taxed": true, "lines": [line]}));
        assert_eq!((reply.stock_value_change.as_str(), reply.exceptions.len()), ("25.00", 1));
        assert_eq!(books.shop.draft.exception(ExceptionId(1)).expect("raised").code, code);
    }
}

fn in_jurisdiction(mut books: Books) -> Books {
    books.shop.does::<SetJurisdiction>(json!({"jurisdiction": "BC", "name": "British Columbia"}));
    books.shop.does::<AssignSite>(json!({"site": "SHOP-1", "jurisdiction": "BC"}));
    books
}

fn taxed_books(books: Books) -> Books {
    let mut books = in_jurisdiction(books);
    let components = json!([{"component": "GST", "rate": "5", "recoverable": "1"},
        {"component": "PST", "rate": "8", "recoverable": "0"}]);
    books.shop.does::<SetRates>(json!({"jurisdiction": "BC", "tax_class": "standard", "effective_on": "2020-01-01",
        "components": components}));
    books
}

#[test]
fn a_mistyped_cost_is_undone_by_its_reversal() {
    // 10 at 10.00, then 10 at 100.00 instead of 10.00: after the reversal the first ten are worth 100.00 again.
    for (item, before) in [("F", "100.00"), ("A", "100.00")] {
        let mut books = Books::open();
        books.receive(item, "10", "10");
        let wrong = books.receive(item, "10", "100");
        books.shop.does::<ReverseReceipt>(json!({"document": wrong.document}));
        assert_eq!(books.stock(item), ("10".to_owned(), before.to_owned()));
        books.expect(
            item,
            &[
                (Role::InventoryNormal, before),
                (Role::GoodsReceivedNotInvoiced, "-100.00"),
                (Role::PurchaseVariance, "0.00"),
            ],
        );
    }
    let mut books = Books::with_standard("9");
    books.receive("S", "10", "10");
    let wrong = books.receive("S", "10", "100");
    books.shop.does::<ReverseReceipt>(json!({"document": wrong.document}));
    books.expect("S", &[(Role::InventoryNormal, "90.00"), (Role::PurchaseVariance, "10.00")]);
}

#[test]
fn a_reversal_takes_its_own_value_as_far_as_the_pool_holds_it() {
    let mut books = Books::open();
    books.receive("A", "10", "10");
    let wrong = books.receive("A", "10", "100");
    books.issue("A", "8"); // at 55.00 each: 12 left, worth 660.00
    books.shop.does::<ReverseReceipt>(json!({"document": wrong.document}));
    books.expect(
        "A",
        &[
            (Role::InventoryNormal, "0.00"),
            (Role::CostOfSales, "440.00"),
            (Role::PurchaseVariance, "-340.00"),
            (Role::GoodsReceivedNotInvoiced, "-100.00"),
        ],
    );
    assert_eq!(books.stock("A").0, "2");
}

#[test]
fn a_receipt_is_taken_back_in_parts_and_never_more_than_it_was() {
    let mut books = Books::open();
    let receipt = books.receive("F", "3", "0.333333").document;
    for _ in 0..3 {
        let line = json!({"line": 1, "quantity": "1"});
        books.shop.does::<ReverseReceipt>(json!({"document": receipt, "lines": [line]}));
    }
    books.expect("F", &[(Role::InventoryNormal, "0.00"), (Role::GoodsReceivedNotInvoiced, "0.00")]);
    books.receive("F", "5", "1");
    let request = json!({"document": receipt, "lines": [{"line": 1, "quantity": "1"}]});
    books.shop.refuses::<ReverseReceipt>(request, "stock.more_than_left");
    let refusal = books.shop.refuses::<ReverseReceipt>(json!({"document": receipt}), "stock.more_than_left");
    let message = format!("asked to take back 3 of line 1 of {receipt}, of which 0 is left");
    assert_eq!((refusal.message, refusal.path.as_str()), (message, "document"));
}

#[test]
fn after_a_reversal_what_leaves_below_zero_leaves_at_the_average_that_was_left() {
    let mut books = Books::open();
    books.receive("A", "10", "10");
    let wrong = books.receive("A", "10", "20").document;
    books.shop.does::<ReverseReceipt>(json!({"document": wrong}));
    books.left("A", "15"); // ten worth 100.00, and five that are not there at 10.00
    books.expect("A", &[(Role::InventoryNormal, "-50.00"), (Role::CostOfSales, "150.00")]);
}

#[test]
fn what_was_sold_in_between_stands_in_the_way_of_a_reversal() {
    let mut books = Books::open();
    let receipt = books.receive("F", "3", "1").document;
    books.issue("F", "2");
    let refusal = books.shop.refuses::<ReverseReceipt>(json!({"document": receipt}), "stock.not_enough_available");
    assert_eq!(refusal.message, "asked for 3 of F at SHOP-1, 1 are available");
}

/// What is owed in another currency may be worth nothing in the books; it is owed all the same.
#[test]
fn a_receipt_worth_less_than_a_cent_is_owed_in_its_currency() {
    for item in ["F", "A", "S"] {
        let mut books = Books::open();
        let line = json!({"item": item, "quantity": "1", "unit_cost": "8.93"});
        let request = json!({"site": "SHOP-1", "currency": "USD", "rate": "0.000001", "lines": [line]});
        books.shop.does::<ReceiveGoods>(request);
        let goods = &[(Role::InventoryNormal, "0.00"), (Role::GoodsReceivedNotInvoiced, "0.00")];
        books.expect(item, goods);
        let item = books.shop.draft.open_item(OpenItemId(1)).expect("the supplier's claim");
        assert_eq!((item.remaining_minor, item.remaining_base_minor), (-893, 0));
        books.shop.does::<AddLandedCost>(
            json!({"document": "GR-ACME-000001", "amount": "5", "currency": "USD", "rate": "0.000001", "spread_by": "quantity"}),
        );
        books.expect("freight", goods);
    }
}
