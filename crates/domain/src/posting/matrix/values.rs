//! Revaluation, write-down, new standards, and another category or method for goods on hand.

use serde_json::json;

use super::Books;
use crate::catalogue::commands::AddCategory;
use crate::costing::commands::{ReclassifyItem, RevalueStock, SetStandardCost, WriteDownStock};
use crate::ledger::types::{Account, AccountKind, Control, Role, RuleKey};
use crate::stock::commands::ChangeState;
use crate::values::{AccountId, CategoryId};

#[test]
fn a_revaluation_gives_the_pool_a_new_unit_cost() {
    for item in ["F", "A"] {
        let mut books = Books::open();
        books.receive(item, "4", "2");
        books.receive(item, "4", "3");
        books.shop.does::<RevalueStock>(json!({"area": "ACME", "item": item, "unit_cost": "2.75"}));
        books.expect(item, &[(Role::InventoryNormal, "22.00"), (Role::Revaluation, "-2.00")]);
        books.issue(item, "4");
        books.expect(item, &[(Role::CostOfSales, "11.00"), (Role::InventoryNormal, "11.00")]);
    }
}

#[test]
fn a_new_standard_revalues_what_is_on_hand() {
    let mut books = Books::with_standard("2");
    books.receive("S", "10", "2");
    books.shop.does::<SetStandardCost>(json!({"area": "ACME", "item": "S", "unit_cost": "2.30"}));
    books.expect("S", &[(Role::InventoryNormal, "23.00"), (Role::Revaluation, "-3.00")]);
    let request = json!({"area": "ACME", "item": "S", "unit_cost": "1"});
    books.shop.refuses::<RevalueStock>(request, "costing.bad_amount");
    let request = json!({"area": "ACME", "item": "S", "class": "normal", "amount": "1"});
    books.shop.refuses::<WriteDownStock>(request, "costing.bad_amount");
}

#[test]
fn a_write_down_takes_value_and_no_more_than_there_is() {
    for item in ["F", "A"] {
        let mut books = Books::open();
        books.receive(item, "1", "1");
        books.receive(item, "1", "3");
        let line = json!({"item": item, "quantity": "2", "to_state": "damaged"});
        books.shop.does::<ChangeState>(json!({"site": "SHOP-1", "lines": [line]}));
        books.shop.does::<WriteDownStock>(json!({"area": "ACME", "item": item, "amount": "2"}));
        books.expect(item, &[(Role::InventoryImpaired, "2.00"), (Role::WriteDown, "2.00")]);
        let request = json!({"area": "ACME", "item": item, "amount": "2.01"});
        books.shop.refuses::<WriteDownStock>(request, "costing.more_than_value");
        let request = json!({"area": "ACME", "item": item, "class": "normal", "amount": "1"});
        books.shop.refuses::<WriteDownStock>(request, "costing.pool_empty");
        let request = json!({"area": "MOON", "item": item, "amount": "1"});
        books.shop.refuses::<WriteDownStock>(request, "costing.unknown_area");
    }
}

/// A second category with an inventory account of its own.
pub(in crate::posting) fn other_category(books: &mut Books) -> AccountId {
    books.shop.does::<AddCategory>(json!({"category": "COFFEE", "name": "Coffee"}));
    let id = super::OTHER_ACCOUNT;
    books.shop.draft.put_account(Account {
        id,
        entity: super::ENTITY,
        code: "1399".to_owned(),
        folded: "1399".to_owned(),
        name: "Coffee in stock".to_owned(),
        kind: AccountKind::Asset,
        control: Some(Control::Stock),
        currency: None,
        active: true,
    });
    let key = RuleKey { entity: super::ENTITY, role: Role::InventoryNormal, category: CategoryId(2) };
    books.shop.draft.put_posting_rule(key, id);
    books.shop.draft.accept();
    id
}

#[test]
fn another_category_takes_the_value_to_its_own_account() {
    for item in ["F", "A", "S"] {
        let mut books = Books::with_standard("2");
        let account = other_category(&mut books);
        books.receive(item, "10", "2");
        books.shop.does::<ReclassifyItem>(json!({"item": item, "category": "COFFEE"}));
        books.expect(item, &[(Role::InventoryNormal, "0.00"), (Role::Revaluation, "0.00")]);
        let held: i64 = books.account_minor(account);
        assert_eq!(held, 2000, "{item}");
        books.issue(item, "4");
        assert_eq!(books.account_minor(account), 1200, "{item}");
        books.check_laws(item);
    }
}

#[test]
fn another_method_keeps_the_value_or_posts_the_difference_to_the_standard() {
    for (from, to, stock, revaluation) in [
        ("F", "average", "25.00", "0.00"),
        ("A", "fifo", "25.00", "0.00"),
        ("F", "standard", "30.00", "-5.00"),
        ("A", "standard", "30.00", "-5.00"),
        ("S", "fifo", "20.00", "0.00"),
        ("S", "average", "20.00", "0.00"),
    ] {
        let mut books = Books::with_standard("2");
        for area in ["ACME", "WH"] {
            let standard = if from == "S" { "2" } else { "3" };
            books.shop.does::<SetStandardCost>(json!({"area": area, "item": from, "unit_cost": standard}));
        }
        books.receive(from, "5", "2");
        books.receive(from, "5", "3");
        books.shop.does::<ReclassifyItem>(json!({"item": from, "costing_method": to}));
        let what = format!("{from} to {to}");
        books.expect(&what, &[(Role::InventoryNormal, stock), (Role::Revaluation, revaluation)]);
        for _ in 0..10 {
            books.issue(from, "1");
        }
        books.expect(&what, &[(Role::InventoryNormal, "0.00")]);
    }
    let mut books = Books::open();
    books.receive("A", "1", "1");
    let request = json!({"item": "A", "costing_method": "standard"});
    books.shop.refuses::<ReclassifyItem>(request, "costing.no_standard_cost");
    books.shop.refuses::<ReclassifyItem>(json!({"item": "A"}), "costing.nothing_to_change");
    let request = json!({"item": "A", "category": "MOON"});
    books.shop.refuses::<ReclassifyItem>(request, "costing.unknown_category");
}
