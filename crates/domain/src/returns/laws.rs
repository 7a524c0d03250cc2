//! What must be impossible, each with the numbers other systems break it with.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::commands::*;
use super::queries::{Backlog, GoodsReturn, Recovery};
use super::replies::ReturnDone;
use super::testing::{Counter, may_come, minor, money};
use crate::ledger::types::Role;
use crate::sales::commands::{CreditOrder, RecordParcelEvent, RefundOrder};
use crate::stock::commands::AddSite;
use crate::values::{BusinessDate, Instant};

/// Books in which nothing was ever sold: what all of an order that came back must leave.
const NOTHING: &[(Role, &str)] = &[
    (Role::CustomerDeposits, "0.00"),
    (Role::Receivables, "0.00"),
    (Role::TaxPayable, "0.00"),
    (Role::CostOfSales, "0.00"),
    (Role::ReturnsClearing, "0.00"),
    (Role::PaymentsAwaited, "0.00"),
];

fn refunded(done: &ReturnDone) -> &str {
    done.refunded.as_str()
}

/// Three teas, a bread and shipping at 5.00 off, tax included, come back one by one: each part is the next slice of what was
/// paid, shipping comes with the last, and together they are 37.60, to the cent.
#[test]
fn parts_of_a_basket_add_up_to_what_was_paid() {
    let mut counter = Counter::open();
    let lines = json!([{"item": "TEA", "quantity": 3}, {"item": "BREAD"}, {"item": "SHIPPING"}]);
    let paid = counter.sold("W-1", lines, json!({"discount": "5.00"}));
    assert_eq!(paid, "37.60");
    let mut sum = 0;
    let mut parts = Vec::new();
    for line in [1, 2, 1, 1] {
        let done = counter.comes_back("W-1", &[(line, 1)]);
        sum += minor(refunded(&done));
        parts.push(refunded(&done).to_owned());
        assert_eq!(done.parts.len(), 1);
    }
    assert_eq!(money(sum), paid, "{parts:?}");
    assert_eq!(parts[1], "1.89", "2.14 less its share of 5.00");
    counter.desk.expect("all is back", NOTHING);
    counter.desk.expect("it waits", &[(Role::InventoryReturnsPending, "16.00")]);
    assert_eq!(counter.desk.stands("WEB", "W-1").money.due.as_str(), "0.00");
    let again = may_come("W-1", &[(1, 1, "BROKEN")]);
    let refusal = counter.desk.shop.refuses::<AuthoriseReturn>(again, "returns.more_than_sold");
    assert_eq!((refusal.path.as_str(), &refusal.details["left"]), ("lines[0].quantity", &"0".into()));
}

/// 10.00 by gift card and then 13.80 by card: what comes back goes to the card first, as it was captured last.
#[test]
fn a_gift_card_and_a_card_are_refunded_in_one_stated_order() {
    let mut counter = Counter::open();
    assert_eq!(counter.ordered("W-1", json!([{"item": "TEA", "quantity": 2}]), json!({})), "23.80");
    counter.pays_by_gift_card("W-1", "10.00");
    counter.desk.pays("WEB", "W-1", "captured", "13.80");
    counter.ships("W-1");
    let split = |done: &ReturnDone| -> Vec<String> {
        done.parts.iter().map(|part| format!("{} {}", part.tender, part.amount.as_str())).collect()
    };
    let first = counter.comes_back("W-1", &[(1, 1)]);
    assert_eq!(split(&first), ["CARD 11.90"]);
    let second = counter.comes_back("W-1", &[(1, 1)]);
    assert_eq!(split(&second), ["CARD 1.90", "GIFT 10.00"]);
    counter.desk.expect("refunded", &[(Role::GiftCards, "-10.00"), (Role::CustomerDeposits, "0.00")]);
}

/// What was credited for a dented tin is not credited again when the tin comes back: whenever the credit is given and
/// however large it is, no part gives back more than was paid for it, and together they are what was paid.
#[test]
fn what_was_credited_before_is_not_credited_again() {
    for (credited, after, parts) in [
        ("3.57", 0, ["10.71", "10.71", "10.71"]),
        ("3.57", 1, ["11.90", "9.52", "10.71"]),
        ("3.57", 2, ["11.90", "11.90", "8.33"]),
        ("23.80", 1, ["11.90", "0.00", "0.00"]),
        ("35.70", 0, ["0.00", "0.00", "0.00"]),
    ] {
        let mut counter = Counter::open();
        let paid = counter.sold("W-1", json!([{"item": "TEA", "quantity": 3}]), json!({}));
        let mut given = Vec::new();
        for at in 0..3 {
            if at == after {
                let credit = json!({"invoice": "INV-ACME-000001", "amount": credited, "reason": "dented"});
                counter.desk.shop.does::<CreditOrder>(credit);
                counter.desk.shop.does::<RefundOrder>(json!({"channel": "WEB", "reference": "W-1"}));
            }
            given.push(refunded(&counter.comes_back("W-1", &[(1, 1)])).to_owned());
        }
        assert_eq!(given, parts, "{credited} after {after}");
        let sum: i64 = given.iter().map(|part| minor(part)).sum();
        assert_eq!(money(sum + minor(credited)), paid);
        counter.desk.expect(credited, NOTHING);
    }
}

/// A request for more than was sold is refused; a warehouse that takes more in is believed, and asked about it.
#[test]
fn more_than_was_sold() {
    let mut counter = Counter::open();
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 2}]), json!({}));
    let refusal =
        counter.desk.shop.refuses::<AuthoriseReturn>(may_come("W-1", &[(1, 3, "BROKEN")]), "returns.more_than_sold");
    assert_eq!((&refusal.details["asked"], &refusal.details["left"]), (&"3".into(), &"2".into()));
    let twice = may_come("W-1", &[(1, 1, "BROKEN"), (1, 2, "MIND")]);
    let refusal = counter.desk.shop.refuses::<AuthoriseReturn>(twice, "returns.more_than_sold");
    assert_eq!(refusal.path, "lines[1].quantity");

    let number = counter.authorises("W-1", &[(1, 2, "BROKEN")]).returned.number;
    let done = counter.receives("WH", &number, &[(1, 3)]);
    assert_eq!(
        (refunded(&done), counter.desk.raised().as_slice()),
        ("23.80", &["returns.more_than_authorised".to_owned()][..])
    );
    // Two at the 5.00 they left with, one at what the pool says.
    counter.desk.expect("three came", &[(Role::InventoryReturnsPending, "15.00"), (Role::ReturnsClearing, "-5.00")]);
    let line = &done.returned.lines[0];
    assert_eq!((line.unmatched.to_string().as_str(), line.clearing.as_str()), ("-1", "-5.00"));
    counter.desk.shop.refuses::<RefundReturn>(
        json!({"number": number, "lines": [{"line": 1, "quantity": 1}]}),
        "returns.more_than_billed",
    );
}

/// The same return told twice refunds once; the second time is raised, and the goods are there to be looked at.
#[test]
fn a_return_that_is_received_twice() {
    let mut counter = Counter::open();
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 2}]), json!({}));
    let number = counter.authorises("W-1", &[(1, 1, "BROKEN")]).returned.number;
    assert_eq!(refunded(&counter.receives("WH", &number, &[(1, 1)])), "11.90");
    let again = counter.receives("WH", &number, &[(1, 1)]);
    assert_eq!((refunded(&again), again.credit_notes.len(), again.exceptions.len()), ("0.00", 0, 1));
    assert_eq!(counter.desk.raised(), ["returns.more_than_authorised"]);
    // The second one may be the other of the two: it claims it.
    counter.desk.shop.refuses::<AuthoriseReturn>(may_come("W-1", &[(1, 1, "BROKEN")]), "returns.more_than_sold");
}

/// Goods that were sold with the order and are on another line than the return has are taken in and raised.
#[test]
fn goods_that_are_not_on_the_return() {
    let mut counter = Counter::open();
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 1}, {"item": "BREAD"}]), json!({}));
    let number = counter.authorises("W-1", &[(1, 1, "BROKEN")]).returned.number;
    let other = json!({"site": "WH", "number": number, "lines": [{"item": "BREAD", "quantity": 1}]});
    let done = counter.desk.shop.does::<ReceiveReturn>(other);
    assert_eq!((counter.desk.raised(), refunded(&done)), (vec!["returns.not_on_return".to_owned()], "0.00"));
    assert_eq!(
        (done.returned.lines[1].order_line, done.returned.lines[1].unmatched.to_string().as_str()),
        (Some(2), "-1")
    );
    let done = counter.desk.shop.does::<RefundReturn>(json!({"number": number, "lines": [{"line": 2}]}));
    assert_eq!(refunded(&done), "2.14");
}

/// Money goes onto store credit where the authorisation says so, and onto nothing else under that name.
#[test]
fn a_refund_onto_store_credit() {
    let mut counter = Counter::open();
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 2}]), json!({}));
    let onto = |tender: &str| {
        let mut asked = may_come("W-1", &[(1, 1, "BROKEN")]);
        asked["store_credit"] = json!({"tender": tender, "code": "C-9"});
        asked
    };
    let refusal = counter.desk.shop.refuses::<AuthoriseReturn>(onto("CARD"), "till.stored_value_kind");
    assert_eq!(refusal.path, "store_credit.code");
    let number = counter.desk.shop.does::<AuthoriseReturn>(onto("CREDIT")).returned.number;
    let done = counter.receives("WH", &number, &[(1, 1)]);
    assert_eq!((done.parts[0].tender.as_str(), done.parts[0].stored_value.as_deref()), ("CREDIT", Some("C-9")));
    counter.desk.expect("on the credit", &[(Role::StoreCredit, "-11.90"), (Role::CustomerDeposits, "0.00")]);
}

/// The window counts from the day goods left, or arrived where a carrier says so.
#[test]
fn the_window_passes() {
    let mut counter = Counter::open();
    counter.policy(json!({"window_days": 14}));
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 2}]), json!({}));
    let at = |counter: &mut Counter, day: &str| {
        counter.desk.shop.now = Instant::parse(&format!("{day}T10:00:00Z")).expect("an instant");
        counter.desk.shop.business_date = BusinessDate::parse(day).expect("a day");
    };
    at(&mut counter, "2026-12-07");
    counter.authorises("W-1", &[(1, 1, "BROKEN")]);
    at(&mut counter, "2026-12-08");
    let late = may_come("W-1", &[(1, 1, "BROKEN")]);
    let refusal = counter.desk.shop.refuses::<AuthoriseReturn>(late, "returns.window_passed");
    assert_eq!((refusal.path.as_str(), &refusal.details["until"]), ("lines[0].line", &"2026-12-07".into()));
    let arrived = json!({"shipment": "SH-ACME-000001", "step": "delivered", "occurred_on": "2026-11-25"});
    counter.desk.shop.does::<RecordParcelEvent>(arrived);
    counter.authorises("W-1", &[(1, 1, "BROKEN")]);
}

/// A parcel of which nothing is known is a fact: it waits at what the pool says, stands open, is identified and refunded.
#[test]
fn a_blind_parcel() {
    let mut counter = Counter::open();
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 1}, {"item": "BREAD"}]), json!({}));
    let blind = json!({"site": "SHOP", "lines": [{"item": "TEA", "quantity": 1}]});
    let done = counter.desk.shop.does::<ReceiveReturn>(blind);
    let number = done.returned.number.clone();
    assert_eq!((counter.desk.raised(), refunded(&done)), (vec!["returns.unannounced".to_owned()], "0.00"));
    counter.desk.expect("it is here", &[(Role::InventoryReturnsPending, "5.00"), (Role::ReturnsClearing, "-5.00")]);
    counter.desk.shop.refuses::<RefundReturn>(json!({"number": number}), "returns.order_not_known");
    let identified = |line: i64, order_line: i64| {
        json!({"number": number, "channel": "WEB", "reference": "W-1",
        "lines": [{"line": line, "order_line": order_line}]})
    };
    for (line, order_line, code) in
        [(2, 1, "returns.unknown_line"), (1, 7, "sales.unknown_line"), (1, 2, "returns.other_item")]
    {
        counter.desk.shop.refuses::<IdentifyReturn>(identified(line, order_line), code);
    }
    counter.desk.shop.does::<IdentifyReturn>(identified(1, 1));
    counter.desk.shop.refuses::<IdentifyReturn>(identified(1, 1), "returns.order_known");
    let done = counter.desk.shop.does::<RefundReturn>(json!({"number": number}));
    assert_eq!(refunded(&done), "11.90");
    counter.desk.expect("it is refunded", &[(Role::ReturnsClearing, "0.00"), (Role::CostOfSales, "1.00")]);
    counter.desk.shop.refuses::<RefundReturn>(json!({"number": number}), "returns.more_than_returned");

    // One more of the order, which is known this time, and one that it never had.
    let known = json!({"site": "WH", "channel": "WEB", "reference": "W-1",
        "lines": [{"line": 2, "quantity": 1}, {"line": 1, "quantity": 1}]});
    let done = counter.desk.shop.does::<ReceiveReturn>(known);
    assert_eq!(refunded(&done), "0.00", "somebody looks at it first");
    assert_eq!(counter.desk.raised()[1..], ["returns.not_authorised", "returns.more_than_sold"]);
}

/// Bought on the web, handed back in a shop against something dearer, in one command: credit, new order, and what is due.
#[test]
fn a_web_order_is_exchanged_in_a_shop() {
    let mut counter = Counter::open();
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 1}]), json!({}));
    let request = |reference: &str, line: Value| {
        json!({"site": "SHOP", "channel": "WEB", "reference": "W-1",
        "lines": [{"line": 1, "quantity": 1, "reason": "BROKEN"}],
        "store_credit": {"tender": "CREDIT", "code": "C-1"}, "order": {"reference": reference, "lines": [line]}})
    };
    counter.desk.shop.refuses::<ExchangeGoods>(request("W-2", json!({"item": "NONE"})), "catalogue.unknown_item");
    let done = counter.desk.shop.does::<ExchangeGoods>(request("W-2", json!({"item": "BREAD", "quantity": 7})));
    assert_eq!((refunded(&done.done), done.paid.as_str()), ("11.90", "11.90"));
    assert_eq!((done.order.total.as_str(), done.order.money.due.as_str()), ("14.98", "3.08"));
    assert_eq!(counter.desk.on_hand("SHOP", "TEA"), "3");
    counter.desk.expect(
        "exchanged",
        &[
            (Role::StoreCredit, "0.00"),
            (Role::CustomerDeposits, "-11.90"),
            (Role::InventoryReturnsPending, "5.00"),
            (Role::ReturnsClearing, "0.00"),
        ],
    );
    counter.desk.shop.refuses::<ExchangeGoods>(request("W-3", json!({"item": "BREAD"})), "returns.more_than_sold");
}

/// Refunded before anything came: it stands open at cost, is raised when it takes too long, and settled when the goods are
/// there; goods that nobody refunds likewise.
#[test]
fn refund_and_goods_meet() {
    let mut counter = Counter::open();
    counter.policy(json!({"refund_when": "authorisation"}));
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 3}]), json!({}));
    let done = counter.authorises("W-1", &[(1, 2, "BROKEN")]);
    let number = done.returned.number.clone();
    assert_eq!(refunded(&done), "23.80");
    counter.desk.expect("two are refunded", &[(Role::ReturnsClearing, "10.00"), (Role::CostOfSales, "5.00")]);
    let scan = |counter: &mut Counter, days: i64| {
        counter.desk.shop.does::<ScanReturns>(json!({"entity": "ACME", "days": days})).raised
    };
    assert!(scan(&mut counter, 1).is_empty(), "it is not open for a day");
    let raised = scan(&mut counter, 0);
    assert_eq!(
        (raised.len(), raised[0].clearing.as_str(), raised[0].unmatched.to_string().as_str()),
        (1, "10.00", "2")
    );
    assert!(scan(&mut counter, 0).is_empty(), "raised once");
    assert_eq!(counter.open_exceptions(), ["returns.refunded_without_goods"]);
    counter.receives("WH", &number, &[(1, 1)]);
    counter.desk.expect("one came", &[(Role::ReturnsClearing, "5.00")]);
    assert_eq!(counter.open_exceptions().len(), 1);
    counter.receives("SHOP", &number, &[(1, 1)]);
    counter.desk.expect("both came", &[(Role::ReturnsClearing, "0.00"), (Role::InventoryReturnsPending, "10.00")]);
    assert_eq!(counter.open_exceptions(), [""; 0]);

    let known = json!({"site": "WH", "channel": "WEB", "reference": "W-1", "lines": [{"line": 1, "quantity": 1}]});
    let number = counter.desk.shop.does::<ReceiveReturn>(known).returned.number;
    assert_eq!(scan(&mut counter, 0).len(), 1);
    assert_eq!(counter.open_exceptions(), ["returns.not_authorised", "returns.goods_without_refund"]);
    counter.desk.shop.does::<RefundReturn>(json!({"number": number}));
    assert_eq!(counter.open_exceptions(), ["returns.not_authorised"]);
    counter.desk.expect("all is back", NOTHING);
}

/// What never comes, what is never refunded and what neither comes nor is refunded is given up, each to its account.
#[test]
fn what_is_open_is_closed() {
    let mut counter = Counter::open();
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 3}]), json!({}));
    let close = |number: &str| json!({"number": number, "reason": "for good"});
    let early = counter.authorises("W-1", &[(1, 1, "BROKEN")]).returned.number;
    counter.desk.shop.does::<RefundReturn>(json!({"number": early}));
    let done = counter.desk.shop.does::<CloseReturn>(close(&early));
    assert_eq!((done.documents.len(), done.returned.lines[0].unmatched.to_string().as_str()), (1, "0"));
    counter.desk.expect("lost", &[(Role::Shrinkage, "5.00"), (Role::ReturnsClearing, "0.00")]);

    let blind = json!({"site": "WH", "lines": [{"item": "TEA", "quantity": 1}]});
    let blind = counter.desk.shop.does::<ReceiveReturn>(blind).returned.number;
    counter.desk.shop.does::<CloseReturn>(close(&blind));
    counter.desk.expect("kept", &[(Role::CostOfSales, "5.00"), (Role::ReturnsClearing, "0.00")]);

    let idle = counter.authorises("W-1", &[(1, 2, "BROKEN")]).returned.number;
    let done = counter.desk.shop.does::<CloseReturn>(close(&idle));
    assert_eq!(done.returned.lines[0].expected.to_string(), "0");
    counter.desk.shop.refuses::<CloseReturn>(close(&idle), "returns.nothing_open");
    counter.authorises("W-1", &[(1, 2, "BROKEN")]);
}

/// Each disposition moves the goods at the 5.00 they came back with, and says what of that is still there.
#[test]
fn dispositions_move_value() {
    let mut counter = Counter::open();
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 6}]), json!({}));
    let number = counter.comes_back("W-1", &[(1, 6)]).returned.number;
    let backlog = counter.desk.shop.answers::<Backlog>(json!({"entity": "ACME", "on": "2026-11-30"}));
    let waits = &backlog.lines[0];
    assert_eq!((waits.quantity.to_string().as_str(), waits.days, waits.value.as_str()), ("6", Some(7), "30.00"));
    let one = |disposition: &str| json!([{"line": 1, "quantity": 1, "disposition": disposition}]);
    let expect = |counter: &mut Counter, disposition: &str, books: &[(Role, &str)]| {
        counter.disposes(&number, one(disposition));
        counter.desk.expect(disposition, books);
    };
    expect(&mut counter, "resale", &[(Role::InventoryReturnsPending, "25.00"), (Role::InventoryNormal, "47.00")]);
    expect(&mut counter, "refurbish", &[(Role::InventoryReturnsPending, "20.00"), (Role::InventoryImpaired, "5.00")]);
    expect(&mut counter, "liquidate", &[(Role::InventoryReturnsPending, "15.00"), (Role::InventoryImpaired, "10.00")]);
    expect(&mut counter, "write_off", &[(Role::InventoryReturnsPending, "10.00"), (Role::Scrap, "5.00")]);
    expect(&mut counter, "missing", &[(Role::InventoryReturnsPending, "5.00"), (Role::Shrinkage, "5.00")]);
    let supplier = json!([{"line": 1, "disposition": "supplier", "unit_credit": "4.00"}]);
    counter.disposes(&number, supplier);
    counter.desk.expect(
        "supplier",
        &[
            (Role::InventoryReturnsPending, "0.00"),
            (Role::SupplierCreditsAwaited, "4.00"),
            (Role::PurchaseVariance, "1.00"),
        ],
    );
    let more = json!({"site": "WH", "number": number, "lines": one("resale")});
    counter.desk.shop.refuses::<DisposeReturn>(more, "returns.more_than_waits");
    let recovery =
        counter.desk.shop.answers::<Recovery>(json!({"entity": "ACME", "from": "2026-11-01", "to": "2026-11-30"}));
    assert_eq!((recovery.value.as_str(), recovery.recovered.as_str()), ("30.00", "19.00"));
    let rates: Vec<String> = recovery
        .rows
        .iter()
        .map(|row| {
            format!("{} {} {}", row.reason.as_deref().unwrap_or("-"), row.disposition, row.rate.expect("a rate"))
        })
        .collect();
    assert_eq!(rates[0], "BROKEN resale 100");
    assert_eq!(rates[4], "BROKEN supplier 80");
    let told = counter.desk.shop.answers::<GoodsReturn>(json!({"number": number}));
    assert_eq!(told.returned.lines[0].waiting.to_string(), "0");
    assert_eq!(told.entries.len(), 10, "ordered, identified, received, credited, and six dispositions");
    assert!(counter.desk.shop.answers::<Backlog>(json!({"entity": "ACME"})).lines.is_empty());
}

/// A policy that refunds when it is known what becomes of goods does so, unit by unit.
#[test]
fn a_refund_waits_for_the_disposition() {
    let mut counter = Counter::open();
    counter.policy(json!({"refund_when": "disposition"}));
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 2}]), json!({}));
    let done = counter.comes_back("W-1", &[(1, 2)]);
    assert_eq!(refunded(&done), "0.00");
    counter.desk.expect("they came", &[(Role::ReturnsClearing, "-10.00")]);
    let number = done.returned.number;
    let inspected = json!({"number": number, "lines": [{"line": 1, "quantity": 1, "note": "scratched"}]});
    counter.desk.shop.does::<InspectReturn>(inspected);
    let more = json!({"number": number, "lines": [{"line": 1, "quantity": 3}]});
    counter.desk.shop.refuses::<InspectReturn>(more, "returns.more_than_waits");
    let done = counter.disposes(&number, json!([{"line": 1, "quantity": 1, "disposition": "resale"}]));
    assert_eq!(refunded(&done), "11.90");
    counter.desk.expect("one is refunded", &[(Role::ReturnsClearing, "-5.00")]);
}

/// Ten per cent of 11.90 are kept for restocking: income of its own, taxed as the tea was.
#[test]
fn a_restocking_fee_is_kept() {
    let mut counter = Counter::open();
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 2}]), json!({}));
    let number = counter.authorises("W-1", &[(1, 1, "MIND"), (1, 1, "BROKEN")]).returned.number;
    let done = counter.receives("WH", &number, &[(1, 1), (2, 1)]);
    assert_eq!((refunded(&done), done.credit_notes[0].fee.as_str()), ("22.61", "1.19"));
    counter.desk.expect(
        "kept",
        &[
            (Role::RestockingFees, "-1.00"),
            (Role::TaxPayable, "-0.19"),
            (Role::SalesRevenue, "-20.00"),
            (Role::SalesReturns, "20.00"),
            (Role::CustomerDeposits, "0.00"),
        ],
    );
}

/// 3.00 off from 20.00 on: three teas for 32.70. With two kept the discount stands; with one it is charged back from what
/// is refunded; when the last one comes it is given back: 32.70 in all.
#[test]
fn a_broken_discount_is_charged_back_and_given_back() {
    let mut counter = Counter::open();
    counter.policy(json!({"order_discount": "charge_back", "discount_from": "20.00"}));
    let paid = counter.sold("W-1", json!([{"item": "TEA", "quantity": 3}]), json!({"discount": "3.00"}));
    assert_eq!(paid, "32.70");
    let parts: Vec<String> = (0..3).map(|_| refunded(&counter.comes_back("W-1", &[(1, 1)])).to_owned()).collect();
    // 10.90, then 10.90 less the 1.00 that rests on the one kept, then 10.90 and that 1.00.
    assert_eq!(parts, ["10.90", "9.90", "11.90"]);
    counter.desk.expect("all is back", NOTHING);
    let wrong = json!({"channel": "WEB", "order_discount": "charge_back", "reasons": [{"reason": "A", "name": "A"}]});
    counter.desk.shop.refuses::<SetReturnPolicy>(wrong, "returns.bad_policy");
}

/// Where revenue waits for the parcel to arrive, a return on its way takes back what waits, and one after that what counts.
#[test]
fn revenue_that_waits_is_taken_back_where_it_waits() {
    let mut counter = Counter::open();
    counter.desk.terms("WEB", json!({"revenue_at": "delivery"}));
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 2}]), json!({}));
    counter.desk.expect("under way", &[(Role::RevenueDeferred, "-20.00"), (Role::GoodsDispatched, "10.00")]);
    counter.comes_back("W-1", &[(1, 1)]);
    counter.desk.expect(
        "one is back",
        &[
            (Role::RevenueDeferred, "-10.00"),
            (Role::GoodsDispatched, "5.00"),
            (Role::SalesReturns, "0.00"),
            (Role::ReturnsClearing, "0.00"),
        ],
    );
    counter.desk.shop.does::<RecordParcelEvent>(json!({"shipment": "SH-ACME-000001", "step": "delivered"}));
    counter.comes_back("W-1", &[(1, 1)]);
    counter.desk.expect(
        "both are back",
        &[
            (Role::RevenueDeferred, "0.00"),
            (Role::SalesReturns, "10.00"),
            (Role::SalesRevenue, "-10.00"),
            (Role::CostOfSales, "0.00"),
        ],
    );
}

/// An invoice that is not paid is owed less; nothing is given back that was never paid.
#[test]
fn what_is_not_paid_is_not_given_back() {
    let mut counter = Counter::open();
    counter.ordered("W-1", json!([{"item": "TEA", "quantity": 2}]), json!({}));
    counter.ships("W-1");
    let done = counter.comes_back("W-1", &[(1, 1)]);
    assert_eq!((refunded(&done), done.credit_notes[0].credited.as_str()), ("0.00", "11.90"));
    counter.desk.expect("owed", &[(Role::Receivables, "11.90"), (Role::CustomerDeposits, "0.00")]);
}

/// Every other refusal, with the field at fault.
#[test]
fn refusals() {
    let mut counter = Counter::open();
    counter.sold("W-1", json!([{"item": "TEA", "quantity": 2}, {"item": "SHIPPING"}]), json!({}));
    let entity = json!({"entity": "OTHER", "name": "Other", "currency": "EUR", "time_zone": "UTC"});
    counter.desk.shop.does::<crate::ledger::commands::OpenEntity>(entity);
    counter.desk.shop.does::<AddSite>(json!({"entity": "OTHER", "site": "FAR", "name": "Far"}));
    for (lines, code, path) in [
        (&[(3, 1, "BROKEN")][..], "sales.unknown_line", "lines[0].line"),
        (&[(2, 1, "BROKEN")], "returns.not_goods", "lines[0].line"),
        (&[(1, 1, "OTHER")], "returns.unknown_reason", "lines[0].reason"),
        (&[(1, 0, "BROKEN")], "returns.no_quantity", "lines[0].quantity"),
        (&[], "stock.no_lines", "lines"),
    ] {
        assert_eq!(counter.desk.shop.refuses::<AuthoriseReturn>(may_come("W-1", lines), code).path, path);
    }
    let number = counter.authorises("W-1", &[(1, 1, "BROKEN")]).returned.number;
    let line = json!([{"line": 1, "quantity": 1}]);
    for (request, code) in [
        (json!({"site": "WH", "number": "RMA-ACME-000009", "lines": line}), "returns.unknown_return"),
        (json!({"site": "WH", "number": number, "lines": [{"line": 9, "quantity": 1}]}), "returns.unknown_line"),
        (json!({"site": "WH", "lines": [{"quantity": 1}]}), "returns.line_or_item"),
        (json!({"site": "FAR", "number": number, "lines": line}), "allocation.site_of_other_entity"),
        (
            json!({"site": "WH", "channel": "WEB", "reference": "W-1", "lines": [{"line": 9, "quantity": 1}]}),
            "sales.unknown_line",
        ),
    ] {
        counter.desk.shop.refuses::<ReceiveReturn>(request, code);
    }
    let nothing = json!({"number": number, "lines": [{"line": 1}]});
    counter.desk.shop.refuses::<InspectReturn>(nothing, "returns.no_quantity");
    let dispose = json!({"site": "WH", "number": number, "lines": [{"line": 1, "disposition": "resale"}]});
    counter.desk.shop.refuses::<DisposeReturn>(dispose, "returns.no_quantity");
    for (lines, path) in [
        (json!([{"line": 1, "quantity": 2}]), "lines[0].quantity"),
        (json!([{"line": 1}, {"line": 1, "quantity": 1}]), "lines[1].quantity"),
    ] {
        let more = json!({"number": number, "lines": lines});
        let refusal = counter.desk.shop.refuses::<RefundReturn>(more, "returns.more_than_returned");
        assert_eq!(refusal.path, path);
    }
    let bad = |reasons: Value| json!({"channel": "WEB", "reasons": reasons});
    let twice = json!([{"reason": "A", "name": "A"}, {"reason": "a", "name": "B"}]);
    counter.desk.shop.refuses::<SetReturnPolicy>(bad(json!([])), "returns.bad_policy");
    counter.desk.shop.refuses::<SetReturnPolicy>(bad(twice), "returns.bad_policy");
    let mut window = bad(json!([{"reason": "A", "name": "A"}]));
    window["window_days"] = json!(-1);
    counter.desk.shop.refuses::<SetReturnPolicy>(window, "sales.out_of_range");
    counter.desk.shop.refuses::<ScanReturns>(json!({"entity": "ACME", "days": -1}), "sales.out_of_range");
    // Tea is counted in whole packs.
    let half = json!([{"line": 1, "quantity": "0.5", "reason": "BROKEN"}]);
    let asked = json!({"channel": "WEB", "reference": "W-1", "lines": half});
    counter.desk.shop.refuses::<AuthoriseReturn>(asked, "allocation.out_of_step");
    let half = json!({"number": number, "lines": [{"line": 1, "quantity": "0.5"}]});
    counter.desk.shop.refuses::<RefundReturn>(half.clone(), "allocation.out_of_step");
    counter.desk.shop.refuses::<InspectReturn>(half, "allocation.out_of_step");
    let half =
        json!({"site": "WH", "number": number, "lines": [{"line": 1, "quantity": "0.5", "disposition": "resale"}]});
    counter.desk.shop.refuses::<DisposeReturn>(half, "allocation.out_of_step");
    // What is on neither return nor order is taken in all the same.
    let other = json!({"site": "WH", "number": number, "lines": [{"item": "BREAD", "quantity": 1}]});
    counter.desk.shop.does::<ReceiveReturn>(other);
    assert_eq!(counter.desk.raised(), ["returns.not_on_order"]);
    let wholesale = json!({"channel": "WHOLESALE", "reference": "B-1", "lines": [{"item": "TEA", "quantity": 1}]});
    counter.desk.shop.does::<crate::sales::commands::PlaceOrder>(wholesale);
    let asked = json!({"channel": "WHOLESALE", "reference": "B-1", "lines": [{"line": 1, "reason": "BROKEN"}]});
    counter.desk.shop.refuses::<AuthoriseReturn>(asked, "returns.no_policy");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever an order holds, whatever was taken off it, in whichever parts and order all of it comes back: together the
    /// parts are what was paid, no part is below nothing, and nothing is left in the books.
    #[test]
    fn parts_in_any_order_add_up_to_what_was_paid(
        teas in 1_i64..6,
        breads in 1_i64..6,
        shipping in any::<bool>(),
        discount in 0_i64..500,
        charge_back in any::<bool>(),
        when in 0_usize..3,
        includes_tax in any::<bool>(),
        picks in prop::collection::vec(any::<u8>(), 12),
    ) {
        let mut counter = Counter::open();
        let when = ["authorisation", "receipt", "disposition"][when];
        let mut policy = json!({"refund_when": when});
        if charge_back {
            policy["order_discount"] = json!("charge_back");
            policy["discount_from"] = json!("25.00");
        }
        counter.policy(policy);
        counter.desk.terms("WEB", json!({"includes_tax": includes_tax}));
        let mut lines = vec![
            json!({"item": "TEA", "quantity": teas, "price": "11.90"}),
            json!({"item": "BREAD", "quantity": breads, "price": "2.14"}),
        ];
        if shipping {
            lines.push(json!({"item": "SHIPPING", "price": "4.76"}));
        }
        let paid = counter.sold("W-1", json!(lines), json!({"discount": money(discount)}));
        let mut left = [teas, breads];
        let mut sum = 0;
        let mut picks = picks.into_iter().cycle();
        while left != [0, 0] {
            let pick = picks.next().unwrap_or(0);
            let wanted = usize::from(pick % 2);
            let line = if left[wanted] > 0 { wanted } else { 1 - wanted };
            let many = left[line].min(1 + i64::from(pick / 2) % 3);
            left[line] -= many;
            let asked = [(line as i64 + 1, many, "BROKEN")];
            let authorised = counter.authorises("W-1", &asked);
            let number = authorised.returned.number.clone();
            let received = counter.receives("WH", &number, &[(1, many)]);
            let disposed = counter.disposes(&number, json!([{"line": 1, "disposition": "resale"}]));
            for done in [&authorised, &received, &disposed] {
                let part = minor(refunded(done));
                prop_assert!(part >= 0);
                sum += part;
                prop_assert!(sum <= minor(&paid));
            }
        }
        prop_assert_eq!(money(sum), paid);
        counter.desk.expect("all is back", NOTHING);
        counter.desk.expect("and on the shelf", &[(Role::InventoryNormal, "72.00")]);
    }
}
