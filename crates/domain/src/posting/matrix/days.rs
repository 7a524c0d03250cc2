//! The day of the books of goods: the first open day that is not before the last day their pools were posted on.

use std::collections::BTreeMap;

use serde_json::json;

use super::Books;
use crate::control::commands::{AddActor, GrantRole, SetRole};
use crate::costing::commands::{AddLandedCost, RevalueStock, SetStandardCost, WriteDownStock};
use crate::costing::types::PoolDay;
use crate::ledger::commands::SetPeriodState;
use crate::stock::commands::{
    DocumentReply, IssueGoods, ReceiveGoods, RecordIssue, ReturnFromCustomer, ReverseReceipt, ShipTransfer,
};
use crate::values::{ActorId, BusinessDate, Code, Currency, ExceptionId, Quantity, money_text};

/// Today in the test shop.
const TODAY: &str = "2026-11-23";

fn receive_on(books: &mut Books, day: &str, item: &str, quantity: &str, unit_cost: &str) -> DocumentReply {
    let line = json!({"item": item, "quantity": quantity, "unit_cost": unit_cost});
    books.shop.does::<ReceiveGoods>(json!({"site": "SHOP-1", "occurred_on": day, "lines": [line]}))
}

fn issue_on(books: &mut Books, day: &str, items: &[&str], quantity: &str) -> DocumentReply {
    let lines: Vec<_> = items.iter().map(|item| json!({"item": item, "quantity": quantity})).collect();
    books.shop.does::<IssueGoods>(json!({"site": "SHOP-1", "occurred_on": day, "lines": lines}))
}

/// Quantity and book value of an item's pools at the end of a day of the books.
fn stock_on(books: &mut Books, item: &str, day: &str) -> (String, String) {
    let item = books.shop.draft.item_by_code(&Code::parse(item).expect("a code")).expect("an item").id;
    let last = BusinessDate::parse(day).expect("a day");
    let days = books.shop.draft.costing().dirty_days();
    let taken = days.into_iter().filter(|(key, _)| key.pool.item == item && key.posted_on <= last);
    let sum = taken.filter_map(|(_, day)| day.copied()).fold(PoolDay::default(), |sum, day| PoolDay {
        quantity: sum.quantity + day.quantity,
        book_minor: sum.book_minor + day.book_minor,
    });
    (Quantity::from_micros(sum.quantity).to_string(), money_text(sum.book_minor, Currency::EUR))
}

#[test]
fn goods_that_left_before_their_pool_was_posted_on_count_after_it() {
    for (item, left) in [("F", "200.00"), ("A", "150.00"), ("S", "150.00")] {
        let mut books = Books::with_standard("15");
        receive_on(&mut books, "2026-11-13", item, "10", "10");
        books.receive(item, "10", "20");
        let before = stock_on(&mut books, item, "2026-11-18");
        let issue = issue_on(&mut books, "2026-11-18", &[item], "10");
        assert_eq!((issue.posted_on.to_string().as_str(), issue.exceptions.len()), (TODAY, 0), "{item}");
        // The past day is as it was: all ten are there, with all they cost.
        let past = ("10".to_owned(), if item == "S" { "150.00" } else { "100.00" }.to_owned());
        assert_eq!((&stock_on(&mut books, item, "2026-11-18"), &before), (&past, &past), "{item}");
        assert_eq!(stock_on(&mut books, item, TODAY), ("10".to_owned(), left.to_owned()), "{item}");
        books.expect(item, &[]);
    }
}

#[test]
fn goods_of_a_pool_without_later_postings_count_when_it_happened() {
    let mut books = Books::with_standard("2");
    for item in ["F", "A", "S"] {
        let receipt = receive_on(&mut books, "2026-11-16", item, "10", "2");
        let issue = issue_on(&mut books, "2026-11-18", &[item], "1");
        let back = json!({"site": "SHOP-1", "issue": issue.document, "occurred_on": "2026-11-19",
            "lines": [{"item": item, "quantity": "1"}]});
        let returned = books.shop.does::<ReturnFromCustomer>(back);
        let days = [receipt, issue, returned].map(|reply| reply.posted_on.to_string());
        assert_eq!(days, ["2026-11-16", "2026-11-18", "2026-11-19"], "{item}");
    }
}

#[test]
fn a_document_takes_the_latest_day_of_its_pools_for_all_of_them() {
    let mut books = Books::open();
    receive_on(&mut books, "2026-11-10", "F", "10", "2");
    receive_on(&mut books, "2026-11-20", "A", "10", "2");
    let both = issue_on(&mut books, "2026-11-12", &["F", "A"], "1");
    assert_eq!(both.posted_on.to_string(), "2026-11-20");
    // Now the other pool has that day too.
    assert_eq!(issue_on(&mut books, "2026-11-12", &["F"], "1").posted_on.to_string(), "2026-11-20");
    // A pool that is empty keeps its last day.
    issue_on(&mut books, "2026-11-21", &["F"], "8");
    assert_eq!(receive_on(&mut books, "2026-11-19", "F", "1", "2").posted_on.to_string(), "2026-11-21");
    assert_eq!(stock_on(&mut books, "F", "2026-11-20"), ("8".to_owned(), "16.00".to_owned()));
    books.check_laws("days");
}

#[test]
fn goods_on_their_way_follow_both_pools() {
    let mut books = Books::open();
    receive_on(&mut books, "2026-11-10", "A", "10", "2");
    let ship = |day: &str| {
        let line = json!({"item": "A", "quantity": "1"});
        json!({"site": "SHOP-1", "to_site": "WH", "occurred_on": day, "lines": [line]})
    };
    assert_eq!(books.shop.does::<ShipTransfer>(ship("2026-11-15")).posted_on.to_string(), "2026-11-15");
    assert_eq!(books.shop.does::<ShipTransfer>(ship("2026-11-12")).posted_on.to_string(), "2026-11-15");
    let line = json!({"item": "A", "quantity": "1", "unit_cost": "2"});
    let own = json!({"site": "WH", "occurred_on": "2026-11-11", "lines": [line]});
    assert_eq!(books.shop.does::<ReceiveGoods>(own).posted_on.to_string(), "2026-11-11", "its pool is another");
}

#[test]
fn decided_values_count_after_what_their_pool_was_posted_with() {
    let mut books = Books::with_standard("2");
    for item in ["F", "A", "S"] {
        receive_on(&mut books, "2026-11-13", item, "10", "2");
        issue_on(&mut books, "2026-11-20", &[item], "1");
    }
    let mut days = Vec::new();
    let day = "2026-11-15";
    for item in ["F", "A"] {
        let revalue = json!({"area": "ACME", "item": item, "unit_cost": "3", "occurred_on": day});
        days.push(books.shop.does::<RevalueStock>(revalue).posted_on.to_string());
        let down = json!({"area": "ACME", "item": item, "class": "normal", "amount": "1", "occurred_on": day});
        days.push(books.shop.does::<WriteDownStock>(down).posted_on.to_string());
    }
    let standard = json!({"area": "ACME", "item": "S", "unit_cost": "3", "occurred_on": day});
    days.push(books.shop.does::<SetStandardCost>(standard).posted_on.to_string());
    assert!(days.iter().all(|day| day == "2026-11-20"), "{days:?}");
    // At another site it is still yesterday: a late cost of today waits for the pools too.
    books.shop.business_date = BusinessDate::parse("2026-11-19").expect("a day");
    let late = books.shop.does::<AddLandedCost>(json!({"document": "GR-ACME-000001", "amount": "9"}));
    assert_eq!(late.posted_on.to_string(), "2026-11-20");
    books.expect("values", &[]);
}

#[test]
fn what_is_owed_falls_due_on_the_day_of_the_books() {
    let mut books = Books::open();
    issue_below_zero(&mut books, "2026-11-20");
    let receipt = receive_on(&mut books, "2026-11-18", "A", "10", "2");
    assert_eq!(receipt.posted_on.to_string(), "2026-11-20");
    let items = books.shop.draft.open_items().dirty();
    let days: Vec<_> = items
        .iter()
        .filter_map(|(_, item)| item.map(|item| (item.opened_on.to_string(), item.due_on.to_string())))
        .collect();
    assert_eq!(days, [("2026-11-20".to_owned(), "2026-11-20".to_owned())]);
    let reversal =
        json!({"document": receipt.document, "lines": [{"line": 1, "quantity": "1"}], "occurred_on": "2026-11-18"});
    assert_eq!(books.shop.does::<ReverseReceipt>(reversal).posted_on.to_string(), "2026-11-20");
}

fn issue_below_zero(books: &mut Books, day: &str) {
    let line = json!({"item": "A", "quantity": "2"});
    books.shop.does::<RecordIssue>(json!({"site": "SHOP-1", "occurred_on": day, "lines": [line]}));
}

#[test]
fn a_closed_period_stands_in_the_way_as_ever() {
    let mut books = Books::open();
    receive_on(&mut books, "2026-10-10", "A", "10", "2");
    receive_on(&mut books, "2026-11-20", "A", "10", "2");
    let request = json!({"site": "SHOP-1", "occurred_on": "2026-10-12", "lines": [{"item": "A", "quantity": "1"}]});
    // The day it happened lies in a closed period: refused, or raised, though the pool alone would put it off as well.
    books.shop.does::<SetPeriodState>(json!({"entity": "ACME", "period": "2026-10", "state": "closed"}));
    books.shop.refuses::<IssueGoods>(request.clone(), "ledger.period_closed");
    let raised = books.shop.does::<RecordIssue>(request);
    assert_eq!((raised.posted_on.to_string().as_str(), raised.exceptions.len()), ("2026-11-20", 1));
    books.check_laws("closed");
}

/// The day it happened is open, and the pool's last is not, to those who may not post there.
#[test]
fn a_day_of_the_pool_that_is_not_open_stands_in_the_way_too() {
    let mut books = Books::open();
    receive_on(&mut books, "2026-10-10", "A", "10", "2");
    receive_on(&mut books, "2026-11-20", "A", "10", "2");
    let shop = &mut books.shop;
    shop.does::<AddActor>(json!({"actor": "anna", "name": "Anna", "kind": "person"}));
    let duties = json!(["stock.issue_goods", "stock.record_issue"]);
    shop.does::<SetRole>(json!({"role": "clerk", "name": "Clerk", "duties": duties}));
    shop.does::<GrantRole>(json!({"actor": "anna", "role": "clerk"}));
    shop.does::<SetPeriodState>(json!({"entity": "ACME", "period": "2026-11", "state": "soft_closed"}));
    shop.actor = ActorId(2);
    let request = json!({"site": "SHOP-1", "occurred_on": "2026-10-12", "lines": [{"item": "A", "quantity": "1"}]});
    let refused = shop.refuses::<IssueGoods>(request.clone(), "ledger.period_closed");
    assert_eq!((refused.path.as_str(), &refused.details["posted_on"]), ("occurred_on", &json!("2026-11-20")));
    let raised = shop.does::<RecordIssue>(request);
    let exceptions = raised.exceptions.iter().filter_map(|id| shop.draft.exception(ExceptionId(*id)));
    let codes: Vec<String> = exceptions.map(|exception| exception.code).collect();
    assert_eq!(raised.posted_on.to_string(), "2026-12-01");
    assert_eq!(codes, ["ledger.period_closed", "ledger.put_off"]);
    books.check_laws("soft closed");
}

/// Of every pool, the moves follow each other in the order of the days of the books, and what is empty at the end of a
/// day is worth nothing at its end.
pub(in crate::posting) fn check_days(books: &Books, what: &str) {
    let mut last = BTreeMap::new();
    for record in books.shop.draft.records() {
        let crate::flow::Record::PoolMove(step) = record else { continue };
        let before = last.insert(step.pool, step.posted_on).unwrap_or(step.posted_on);
        assert!(before <= step.posted_on, "{what}: {:?} goes back from {before} to {}", step.pool, step.posted_on);
    }
    let mut ends: BTreeMap<_, PoolDay> = BTreeMap::new();
    for (key, day) in books.shop.draft.costing().dirty_days() {
        let Some(day) = day else { continue };
        let end = ends.entry((key.pool, key.posted_on)).or_default();
        end.quantity += day.quantity;
        end.book_minor += day.book_minor;
    }
    let mut held = BTreeMap::new();
    for ((pool, day), taken) in ends {
        let end: &mut PoolDay = held.entry(pool).or_default();
        end.quantity += taken.quantity;
        end.book_minor += taken.book_minor;
        assert!(end.quantity != 0 || end.book_minor == 0, "{what}: {pool:?} is empty on {day} and worth {end:?}");
    }
}
