//! Counts, adjustments, scrap, changes of state, assembly.

use serde_json::json;

use super::Books;
use crate::ledger::types::Role;
use crate::stock::commands::{AdjustStock, AssembleGoods, ChangeState, OpenCount, PostCount, RecordCount, ScrapGoods};

fn count(books: &mut Books, item: &str, found: &str) {
    let sheet = books.shop.does::<OpenCount>(json!({"site": "SHOP-1", "items": [item]})).document;
    let line = json!({"item": item, "quantity": found});
    books.shop.does::<RecordCount>(json!({"document": sheet, "lines": [line]}));
    books.shop.does::<PostCount>(json!({"document": sheet}));
}

#[test]
fn a_count_gain_comes_in_at_the_current_cost_and_a_loss_leaves_at_it() {
    // FIFO holds 1 at 2.00 and 10 at 3.00: a unit comes in at 32.00 / 11, and the oldest goes out at 2.00.
    for (item, held, after_gain, after_loss) in
        [("F", "32.00", "-2.91", "-0.91"), ("A", "27.50", "-2.50", "0.00"), ("S", "26.40", "-2.40", "0.00")]
    {
        let mut books = Books::with_standard("2.40");
        books.receive(item, "10", "2");
        books.receive(item, "10", "3");
        books.issue(item, "9");
        books.expect(item, &[(Role::InventoryNormal, held)]);
        count(&mut books, item, "12");
        books.expect(item, &[(Role::CountDifference, after_gain)]);
        count(&mut books, item, "11");
        books.expect(item, &[(Role::CountDifference, after_loss)]);
    }
}

#[test]
fn a_count_notices_what_moved_since_it_was_opened_and_posts_only_the_difference() {
    let mut books = Books::open();
    books.receive("A", "10", "2");
    let sheet = books.shop.does::<OpenCount>(json!({"site": "SHOP-1"})).document;
    books.issue("A", "3"); // sold while the counter walks
    let line = json!({"item": "A", "quantity": "6"});
    let told = books.shop.does::<RecordCount>(json!({"document": sheet, "lines": [line]}));
    assert_eq!((told.moved_since_opened, told.differing), (1, None));
    books.issue("A", "2"); // sold before the count is posted
    books.shop.does::<PostCount>(json!({"document": sheet}));
    // Six were there, seven in the book: one is missing. Two more were sold since: four are left.
    assert_eq!(books.stock("A"), ("4".to_owned(), "8.00".to_owned()));
    books.expect("count", &[(Role::CountDifference, "2.00"), (Role::CostOfSales, "10.00")]);
    books.shop.refuses::<PostCount>(json!({"document": sheet}), "stock.count_closed");
}

#[test]
fn the_last_figure_of_a_recount_counts() {
    let mut books = Books::open();
    books.receive("A", "10", "2");
    let sheet = books.shop.does::<OpenCount>(json!({"site": "SHOP-1", "blind": false})).document;
    books.shop.refuses::<PostCount>(json!({"document": sheet}), "stock.not_counted");
    for (found, differing) in [("8", 1), ("10", 0)] {
        let line = json!({"item": "A", "quantity": found});
        let told = books.shop.does::<RecordCount>(json!({"document": sheet, "lines": [line]}));
        assert_eq!(told.differing, Some(differing));
    }
    books.shop.does::<PostCount>(json!({"document": sheet}));
    books.expect("recount", &[(Role::CountDifference, "0.00"), (Role::InventoryNormal, "20.00")]);
}

#[test]
fn an_adjustment_goes_to_the_role_of_its_reason() {
    let mut books = Books::with_standard("2");
    for item in ["F", "A", "S"] {
        books.receive(item, "10", "2");
        let line = json!({"item": item, "direction": "decrease", "quantity": "1", "reason": "theft"});
        books.shop.does::<AdjustStock>(json!({"site": "SHOP-1", "lines": [line]}));
        let line = json!({"item": item, "direction": "increase", "quantity": "2", "reason": "found"});
        books.shop.does::<AdjustStock>(json!({"site": "SHOP-1", "lines": [line]}));
    }
    books.expect(
        "adjusted",
        &[(Role::Shrinkage, "6.00"), (Role::CountDifference, "-12.00"), (Role::InventoryNormal, "66.00")],
    );
    let line = json!({"item": "A", "direction": "decrease", "quantity": "1", "reason": "whim"});
    books.shop.refuses::<AdjustStock>(json!({"site": "SHOP-1", "lines": [line]}), "stock.unknown_reason");
}

#[test]
fn damage_moves_value_to_the_impaired_class_and_scrap_takes_it_out() {
    for (item, damaged, normal) in [("F", "12.00", "38.00"), ("A", "12.50", "37.50"), ("S", "12.00", "36.00")] {
        let mut books = Books::with_standard("2.40");
        books.receive(item, "10", "2");
        books.receive(item, "10", "3");
        if item == "F" {
            books.issue("F", "8");
            books.receive("F", "8", "2");
        }
        let line = json!({"item": item, "quantity": "5", "to_state": "damaged"});
        books.shop.does::<ChangeState>(json!({"site": "SHOP-1", "lines": [line]}));
        // FIFO: two left at 2.00 and three at 3.00 are 13.00.
        let damaged = if item == "F" { "13.00" } else { damaged };
        let normal = if item == "F" { "37.00" } else { normal };
        books.expect(item, &[(Role::InventoryImpaired, damaged), (Role::InventoryNormal, normal)]);
        let line = json!({"item": item, "quantity": "5", "state": "damaged"});
        books.shop.does::<ScrapGoods>(json!({"site": "SHOP-1", "lines": [line]}));
        books.expect(item, &[(Role::InventoryImpaired, "0.00"), (Role::Scrap, damaged)]);
    }
}

#[test]
fn another_state_of_the_same_class_moves_no_value() {
    let mut books = Books::with_standard("2");
    for item in ["F", "A", "S"] {
        books.receive(item, "2", "2");
        let line = json!({"item": item, "quantity": "1", "to_state": "quarantine", "to_place": "CAGE"});
        let reply = books.shop.does::<ChangeState>(json!({"site": "SHOP-1", "lines": [line]}));
        assert_eq!(reply.entry, None);
    }
    books.expect("quarantine", &[(Role::InventoryNormal, "12.00")]);
    let line = json!({"item": "A", "quantity": "1"});
    books.shop.refuses::<ChangeState>(json!({"site": "SHOP-1", "lines": [line]}), "stock.nothing_changes");
}

#[test]
fn an_assembly_is_worth_its_parts() {
    for (made, variance) in [("A", "0.00"), ("S", "0.50")] {
        let mut books = Books::with_standard("5");
        books.receive("F", "4", "1.375");
        let line = json!({"item": "F", "quantity": "4"});
        let request = json!({"site": "SHOP-1", "item": made, "quantity": "1", "lines": [line]});
        books.shop.does::<AssembleGoods>(request);
        let value = if made == "S" { "5.00" } else { "5.50" };
        assert_eq!(books.stock(made), ("1".to_owned(), value.to_owned()));
        books.expect(made, &[(Role::AssemblyVariance, variance)]);
    }
    let mut books = Books::open();
    books.receive("F", "1", "1");
    let request = json!({"site": "SHOP-1", "item": "F", "quantity": "1", "lines": [{"item": "F", "quantity": "1"}]});
    books.shop.refuses::<AssembleGoods>(request, "stock.made_of_itself");
}
