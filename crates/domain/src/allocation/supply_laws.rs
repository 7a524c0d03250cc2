//! What is expected, what can be promised by date, and when who waits is filled.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::commands::{Allocate, ExpectSupply, KeepBack, SetChannel};
use super::queries::{Available, AvailableByDate, Backorders, DemandQuestion, ExpectedSupplyQuestion};
use super::testing::Hub;
use super::types::DemandKind::Order;
use crate::flow::Record;
use crate::stock::commands::{ChangeSite, ChangeState, ReceiveGoods, ReturnFromCustomer};

/// Tells what is expected of TEA at a site: quantities by day of December.
#[track_caller]
fn expect(hub: &mut Hub, site: &str, reference: &str, lines: &[(&str, &str)]) {
    let line = |(on, quantity): &(&str, &str)| json!({"item": "TEA", "quantity": quantity, "expected_on": on});
    let lines: Vec<Value> = lines.iter().map(line).collect();
    hub.shop.does::<ExpectSupply>(json!({"site": site, "kind": "inbound", "reference": reference, "lines": lines}));
}

/// Orders TEA for a day.
#[track_caller]
fn order(hub: &mut Hub, channel: &str, reference: &str, quantity: &str, wanted_on: &str) {
    hub.shop.does::<Allocate>(json!({"channel": channel, "reference": reference, "wanted_on": wanted_on,
        "lines": [{"item": "TEA", "quantity": quantity}]}));
}

/// What of an item can be promised, day by day: `11-23 in hand + expected - waited for: available`.
#[track_caller]
fn by_date(hub: &mut Hub, item: &str, about: Value) -> Vec<String> {
    let mut question = json!({"items": [item], "from": "2026-11-23"});
    for (field, value) in about.as_object().expect("fields") {
        question[field] = value.clone();
    }
    let answer = hub.shop.answers::<AvailableByDate>(question);
    let days = answer.items[0].days.iter().map(|day| {
        let on = day.on.to_string();
        format!("{} {}+{}-{}: {}", &on[5..], day.in_hand, day.expected, day.waited_for, day.available)
    });
    days.collect()
}

/// What is still expected under a reference: `12-01 5`.
#[track_caller]
fn still_expected(hub: &mut Hub, site: &str, kind: &str, reference: &str) -> Vec<String> {
    let question = json!({"site": site, "kind": kind, "reference": reference});
    let lines = hub.shop.answers::<ExpectedSupplyQuestion>(question).lines;
    lines.iter().map(|line| format!("{} {}", &line.expected_on.to_string()[5..], line.quantity)).collect()
}

/// When the lines of an order are expected to be filled.
#[track_caller]
fn filled_on(hub: &mut Hub, channel: &str, reference: &str) -> Vec<String> {
    let answer = hub.shop.answers::<DemandQuestion>(json!({"channel": channel, "reference": reference}));
    let on = |line: &super::replies::DemandLineReply| line.expected_on.map_or_else(String::new, |day| day.to_string());
    answer.demand.lines.iter().map(on).collect()
}

/// What is told replaces what was told: the same again changes nothing, what is left out or 0 is expected no more, and
/// each change is recorded.
#[test]
fn what_is_expected_is_what_was_said_last() {
    let mut hub = Hub::open();
    let moves = |hub: &Hub| {
        let records = hub.shop.draft.records().iter();
        records.filter(|record| matches!(record, Record::ExpectedMove(_))).count()
    };
    for (told, stands, recorded) in [
        (&[("2026-12-01", "5"), ("2026-12-08", "7")][..], &["12-01 5", "12-08 7"][..], 2),
        (&[("2026-12-01", "5"), ("2026-12-08", "7")], &["12-01 5", "12-08 7"], 2),
        (&[("2026-12-08", "4"), ("2026-12-08", "3"), ("2026-12-01", "5")], &["12-01 5", "12-08 7"], 2),
        (&[("2026-12-03", "5"), ("2026-12-08", "7")], &["12-03 5", "12-08 7"], 4),
        (&[("2026-12-03", "0"), ("2026-12-08", "6")], &["12-08 6"], 6),
        (&[], &[], 7),
        (&[("2026-12-03", "0")], &[], 7),
        (&[("2026-12-03", "2")], &["12-03 2"], 8),
    ] {
        expect(&mut hub, "WH", "PO-1", told);
        assert_eq!(still_expected(&mut hub, "WH", "inbound", "po-1"), stands, "{told:?}");
        assert_eq!(moves(&hub), recorded, "{told:?}");
    }
    // A reference is one of its site and kind.
    expect(&mut hub, "SHOP-1", "PO-1", &[("2026-12-01", "9")]);
    assert_eq!(still_expected(&mut hub, "WH", "inbound", "PO-1"), ["12-03 2"]);
    let question = json!({"site": "WH", "kind": "resale", "reference": "PO-1"});
    let refusal = hub.shop.ask::<ExpectedSupplyQuestion>(&question.to_string()).expect_err("it is no return");
    assert_eq!((refusal.code.as_str(), refusal.path.as_str()), ("allocation.unknown_expected", "reference"));
}

#[test]
fn what_is_expected_is_refused_only_when_it_cannot_be_read() {
    let mut hub = Hub::open();
    let line = |line: Value| {
        let mut whole = json!({"item": "TEA", "quantity": 1, "expected_on": "2026-12-01"});
        for (field, value) in line.as_object().expect("fields") {
            whole[field] = value.clone();
        }
        json!({"lines": [whole]})
    };
    let many: Vec<Value> = vec![line(json!({}))["lines"][0].clone(); 10_001];
    for (change, code, path) in [
        (json!({"site": "NOWHERE"}), "stock.unknown_site", "site"),
        (json!({"lines": many}), "stock.too_many_lines", "lines"),
        (line(json!({"item": "X"})), "catalogue.unknown_item", "lines[0].item"),
        (line(json!({"item": "X", "quantity": 0})), "catalogue.unknown_item", "lines[0].item"),
        (line(json!({"quantity": -1})), "allocation.negative", "lines[0].quantity"),
        (line(json!({"quantity": "0.5"})), "catalogue.not_exact", "lines[0].quantity"),
    ] {
        let mut request = json!({"site": "WH", "kind": "inbound", "reference": "PO-1", "lines": []});
        for (field, value) in change.as_object().expect("fields") {
            request[field] = value.clone();
        }
        assert_eq!(hub.shop.refuses::<ExpectSupply>(request, code).path, path);
    }
    // A site that is closed is told all the same; nothing is promised there.
    hub.shop.does::<ChangeSite>(json!({"site": "SHOP-2", "active": false}));
    expect(&mut hub, "SHOP-2", "PO-9", &[("2026-12-01", "9")]);
    let answer = hub.shop.answers::<AvailableByDate>(json!({"items": ["TEA"], "from": "2026-11-23", "site": "SHOP-2"}));
    assert_eq!((answer.items[0].days.len(), answer.items[0].expected.len()), (1, 0));
}

/// The last day there is, and a channel that wants lots to be good beyond it.
#[test]
fn the_last_day_is_a_day_too() {
    let mut hub = Hub::open();
    hub.shop.does::<SetChannel>(json!({"entity": "ACME", "channel": "FRESH", "name": "Fresh", "remaining_life_days": 7, "shortage_rule": "backorder"}));
    hub.receive_lot("WH", "L-1", "2026-12-01", "1");
    hub.shop.does::<Allocate>(json!({"channel": "FRESH", "reference": "A", "wanted_on": "2999-12-31", "lines": [{"item": "MILK", "quantity": 2}]}));
    assert_eq!(filled_on(&mut hub, "FRESH", "A"), [""]);
    let question = json!({"items": ["MILK"], "from": "2999-12-31", "channel": "FRESH"});
    assert_eq!(hub.shop.answers::<AvailableByDate>(question).items[0].days.len(), 1);
}

#[test]
fn questions_by_date_that_are_refused() {
    let mut hub = Hub::open();
    let many = vec!["TEA"; 101];
    for (question, code, path) in [
        (json!({"items": []}), "allocation.nothing_given", "items"),
        (json!({"items": many}), "allocation.out_of_range", "items"),
        (json!({"items": ["TEA", "X"]}), "catalogue.unknown_item", "items[1]"),
        (json!({"items": ["TEA"], "site": "X"}), "stock.unknown_site", "site"),
        (json!({"items": ["TEA"], "channel": "X"}), "allocation.unknown_channel", "channel"),
    ] {
        let mut question = question;
        question["from"] = "2026-11-23".into();
        let refusal = hub.shop.ask::<AvailableByDate>(&question.to_string()).expect_err("a refusal");
        assert_eq!((refusal.code.as_str(), refusal.path.as_str()), (code, path));
    }
}

/// Goods, what is expected and who waits, together; safety stock is filled up first, and what is late counts from today.
#[test]
fn by_date_it_all_adds_up() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "5");
    hub.shop.does::<KeepBack>(json!({"site": "SHOP-1", "lines": [{"item": "TEA", "quantity": 3}]}));
    hub.shop.does::<KeepBack>(json!({"site": "WH", "lines": [{"item": "TEA", "channel": "POS", "quantity": 1}]}));
    expect(&mut hub, "WH", "PO-1", &[("2026-11-20", "2"), ("2026-12-01", "10")]);
    expect(&mut hub, "SHOP-1", "PO-2", &[("2026-12-08", "4")]);
    order(&mut hub, "WEB", "A", "9", "2026-12-05");
    assert_eq!(hub.stands("WEB", Order, "A"), ["open 5 allocated 4: WH 4"]);
    // In hand nothing is left for the web shop; the last one is kept for the tills.
    assert_eq!(
        by_date(&mut hub, "TEA", json!({"channel": "WEB"})),
        ["11-23 0+2-0: 2", "12-01 0+12-0: 7", "12-05 0+12-5: 7", "12-08 0+16-5: 8"]
    );
    assert_eq!(by_date(&mut hub, "TEA", json!({"channel": "POS"}))[0], "11-23 1+2-0: 3");
    assert_eq!(by_date(&mut hub, "TEA", json!({"channel": "WEB", "until": "2026-12-01"})).len(), 2);
    assert_eq!(
        by_date(&mut hub, "TEA", json!({"channel": "WEB", "site": "SHOP-1"})).last().expect("a day"),
        "12-08 0+4-5: 0"
    );
    let answer = hub.shop.answers::<AvailableByDate>(json!({"items": ["TEA", "CUP"], "from": "2026-11-23"}));
    let late: Vec<(&str, bool)> =
        answer.items[0].expected.iter().map(|line| (line.reference.as_str(), line.late)).collect();
    assert_eq!(late, [("PO-1", true), ("PO-1", false), ("PO-2", false)]);
    assert_eq!(answer.items[1].expected, []);
    assert_eq!(filled_on(&mut hub, "WEB", "A"), ["2026-12-01"]);
}

/// An order for tomorrow may have what an order for next week does not need until more has come; no order gets what another
/// was told.
#[test]
fn a_promise_today_leaves_later_ones_alone() {
    let mut hub = Hub::open();
    expect(&mut hub, "WH", "PO-1", &[("2026-12-01", "10"), ("2026-12-08", "10")]);
    order(&mut hub, "WEB", "A", "10", "2026-12-10");
    let left = ["11-23 0+0-0: 0", "12-01 0+10-0: 10", "12-08 0+20-0: 10", "12-10 0+20-10: 10"];
    assert_eq!(by_date(&mut hub, "TEA", json!({"channel": "WEB"})), left);
    order(&mut hub, "WEB", "B", "10", "2026-12-01");
    assert_eq!(
        (filled_on(&mut hub, "WEB", "A"), filled_on(&mut hub, "WEB", "B")),
        (vec!["2026-12-08".into()], vec!["2026-12-01".into()])
    );
    let days = by_date(&mut hub, "TEA", json!({"channel": "WEB"}));
    assert!(days.iter().all(|day| day.ends_with(": 0")), "{days:?}");
    order(&mut hub, "WEB", "C", "1", "2026-12-01");
    assert_eq!(filled_on(&mut hub, "WEB", "C"), ["2026-12-08"], "behind B, and before A");
    assert_eq!(filled_on(&mut hub, "WEB", "A"), [""], "who takes more than is available breaks what was told");
    let answer = hub.shop.answers::<Backorders>(json!({"item": "TEA"}));
    let waits: Vec<(&str, String)> = answer
        .backorders
        .iter()
        .map(|line| (line.reference.as_str(), line.expected_on.map_or_else(String::new, |day| day.to_string())))
        .collect();
    assert_eq!(waits, [("B", "2026-12-01".into()), ("C", "2026-12-08".into()), ("A", String::new())]);
}

/// An order that ships whole is filled when the last of it has come, and what it waits for in hand is not what it waits for.
#[test]
fn an_order_that_ships_whole_is_filled_at_once() {
    let mut hub = Hub::open();
    hub.shop.does::<SetChannel>(json!({"entity": "ACME", "channel": "BULK", "name": "Bulk", "shortage_rule": "backorder", "ship_rule": "whole"}));
    hub.receive("WH", "TEA", "4");
    hub.shop.does::<Allocate>(json!({"channel": "BULK", "reference": "A",
        "lines": [{"item": "TEA", "quantity": 3}, {"item": "CUP", "quantity": 2}]}));
    assert_eq!(hub.stands("BULK", Order, "A"), ["open 3", "open 2"]);
    assert_eq!(filled_on(&mut hub, "BULK", "A"), ["", ""]);
    let cups = json!([{"item": "CUP", "quantity": 2, "expected_on": "2026-12-03"}]);
    hub.shop.does::<ExpectSupply>(json!({"site": "WH", "kind": "resale", "reference": "RMA-1", "lines": cups}));
    assert_eq!(filled_on(&mut hub, "BULK", "A"), ["2026-12-03", "2026-12-03"]);
    // Today's four may all be sold: the order could not be served, and lets them pass. By date its three are left to it.
    assert_eq!(hub.shop.answers::<Available>(json!({"item": "TEA"})).available.to_string(), "4");
    assert_eq!(by_date(&mut hub, "TEA", json!({})), ["11-23 4+0-3: 1"]);
}

/// Goods and the expectation of them never count at once: a receipt that names what it was expected under takes it off, once,
/// earliest first; what it does not name is taken off by whoever says it again.
#[test]
fn what_comes_is_expected_no_more() {
    let mut hub = Hub::open();
    expect(&mut hub, "WH", "PO-1", &[("2026-12-01", "4"), ("2026-12-08", "4")]);
    let receipt = json!({"site": "WH", "supplier": null, "expected": "po-1",
        "lines": [{"item": "TEA", "quantity": 5, "unit_cost": "1.00"}, {"item": "CUP", "quantity": 1, "unit_cost": "1.00"}]});
    let whole = |hub: &mut Hub| by_date(hub, "TEA", json!({})).pop().expect("a day");
    assert_eq!(whole(&mut hub), "12-08 0+8-0: 8");
    hub.shop.does::<ReceiveGoods>(receipt.clone());
    assert_eq!(still_expected(&mut hub, "WH", "inbound", "PO-1"), ["12-08 3"]);
    assert_eq!(whole(&mut hub), "12-08 5+3-0: 8");
    expect(&mut hub, "WH", "PO-1", &[("2026-12-08", "3")]);
    assert_eq!(whole(&mut hub), "12-08 5+3-0: 8", "the host says what is true already");
    // More than was expected is more, and takes nothing.
    hub.shop.does::<ReceiveGoods>(receipt);
    assert_eq!(
        (still_expected(&mut hub, "WH", "inbound", "PO-1"), whole(&mut hub)),
        (vec![], "11-23 10+0-0: 10".to_owned())
    );
    assert_eq!(hub.raised(), [""; 0]);
    // A receipt that names what nobody told of is booked, and raised; a request is refused.
    let lines = json!([{"item": "TEA", "quantity": 1, "unit_cost": "1.00"}]);
    hub.shop.does::<ReceiveGoods>(json!({"site": "WH", "expected": "PO-7", "lines": lines}));
    assert_eq!(
        hub.raised(),
        [
            "allocation.unknown_expected: nothing was ever expected at WH as inbound PO-7; allocation.expect_supply says what is"
        ]
    );
    let change =
        json!({"site": "WH", "expected": "RMA-7", "lines": [{"item": "TEA", "quantity": 1, "to_state": "damaged"}]});
    assert_eq!(hub.shop.refuses::<ChangeState>(change, "allocation.unknown_expected").path, "expected");
}

/// A delivery told of twice takes once.
#[test]
fn a_receipt_sent_again_takes_nothing() {
    let mut hub = Hub::open();
    hub.shop.does::<crate::parties::commands::AddParty>(json!({"party": "TEACO", "kinds": ["supplier"]}));
    expect(&mut hub, "WH", "PO-1", &[("2026-12-01", "9")]);
    let lines = json!([{"item": "TEA", "quantity": 4, "unit_cost": "1.00"}]);
    let receipt = json!({"site": "WH", "supplier": "TEACO", "reference": "DN-1", "expected": "PO-1", "lines": lines});
    hub.shop.does::<ReceiveGoods>(receipt.clone());
    hub.shop.does::<ReceiveGoods>(receipt);
    assert_eq!(still_expected(&mut hub, "WH", "inbound", "PO-1"), ["12-01 5"]);
}

/// Returns are expected back for sale until they are on sale: at once, or after an inspection.
#[test]
fn returns_are_expected_until_they_are_on_sale() {
    let mut hub = Hub::open();
    let lines = json!([{"item": "TEA", "quantity": 3, "expected_on": "2026-12-01"}]);
    hub.shop.does::<ExpectSupply>(json!({"site": "WH", "kind": "resale", "reference": "RMA-1", "lines": lines}));
    let returned = |state: &str, expected: Option<&str>| {
        let lines = json!([{"item": "TEA", "quantity": 1, "state": state}]);
        let mut request = json!({"site": "WH", "lines": lines});
        request["expected"] = expected.into();
        request
    };
    hub.shop.does::<ReturnFromCustomer>(returned("sellable", Some("RMA-1")));
    hub.shop.does::<ReturnFromCustomer>(returned("inspection", None));
    assert_eq!(still_expected(&mut hub, "WH", "resale", "RMA-1"), ["12-01 2"]);
    hub.shop.does::<ChangeState>(json!({"site": "WH", "expected": "RMA-1", "lines": [
        {"item": "TEA", "quantity": 1, "from_state": "inspection", "to_state": "sellable"},
        {"item": "TEA", "quantity": 1, "to_place": "A-1"}]}));
    assert_eq!(still_expected(&mut hub, "WH", "resale", "RMA-1"), ["12-01 1"]);
    assert_eq!(by_date(&mut hub, "TEA", json!({})), ["11-23 2+0-0: 2", "12-01 2+1-0: 3"]);
}

/// Lots count as long as they are good for as long as the channel wants, on the day; what is expected has no lot yet.
#[test]
fn lots_end() {
    let mut hub = Hub::open();
    hub.shop.does::<SetChannel>(json!({"entity": "ACME", "channel": "FRESH", "name": "Fresh", "remaining_life_days": 7, "shortage_rule": "backorder"}));
    hub.receive_lot("WH", "L-1", "2026-12-01", "4");
    hub.receive_lot("WH", "L-2", "2026-12-20", "2");
    let lines = json!([{"item": "MILK", "quantity": 5, "expected_on": "2026-12-04"}]);
    hub.shop.does::<ExpectSupply>(json!({"site": "WH", "kind": "inbound", "reference": "PO-1", "lines": lines}));
    assert_eq!(
        by_date(&mut hub, "MILK", json!({})),
        ["11-23 6+0-0: 6", "12-02 2+0-0: 2", "12-04 2+5-0: 7", "12-21 0+5-0: 5"]
    );
    assert_eq!(
        by_date(&mut hub, "MILK", json!({"channel": "FRESH"})),
        ["11-23 6+0-0: 6", "11-25 2+0-0: 2", "12-04 2+5-0: 7", "12-14 0+5-0: 5"]
    );
    // What a lot in hand is too old for waits for what is expected.
    hub.shop
        .does::<Allocate>(json!({"channel": "FRESH", "reference": "A", "lines": [{"item": "MILK", "quantity": 8}]}));
    assert_eq!(hub.stands("FRESH", Order, "A"), ["open 2 allocated 6: WH/L-1 4, WH/L-2 2"]);
    assert_eq!(filled_on(&mut hub, "FRESH", "A"), ["2026-12-04"]);
}

/// Who picks up at a shop waits for what comes to that shop, and counts nowhere else.
#[test]
fn who_waits_counts_where_they_may_be_served() {
    let mut hub = Hub::open();
    let web = json!({"entity": "ACME", "channel": "WH-ONLY", "name": "Warehouse", "shortage_rule": "backorder", "sites": [{"site": "WH"}]});
    hub.shop.does::<SetChannel>(web);
    expect(&mut hub, "WH", "PO-1", &[("2026-12-01", "5")]);
    expect(&mut hub, "SHOP-1", "PO-2", &[("2026-12-08", "5")]);
    hub.shop.does::<Allocate>(
        json!({"channel": "WEB", "reference": "A", "site": "SHOP-1", "lines": [{"item": "TEA", "quantity": 2}]}),
    );
    order(&mut hub, "WH-ONLY", "B", "1", "2026-11-23");
    assert_eq!(
        (filled_on(&mut hub, "WEB", "A"), filled_on(&mut hub, "WH-ONLY", "B")),
        (vec!["2026-12-08".into()], vec!["2026-12-01".into()])
    );
    let last = |hub: &mut Hub, about: Value| by_date(hub, "TEA", about).pop().expect("a day");
    assert_eq!(last(&mut hub, json!({"channel": "WH-ONLY"})), "12-01 0+5-1: 4");
    assert_eq!(last(&mut hub, json!({"site": "SHOP-1"})), "12-08 0+5-2: 3");
    assert_eq!(last(&mut hub, json!({"channel": "WEB"})), "12-08 0+10-3: 7");
    assert_eq!(last(&mut hub, json!({"channel": "WH-ONLY", "site": "SHOP-1"})), "11-23 0+0-0: 0");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Where nothing is expected and nobody waits, what can be promised by date is what can be promised now.
    #[test]
    fn by_date_is_now_where_nothing_is_expected(
        goods in prop::collection::vec((0..3_usize, 1..9_u32), 1..5),
        kept in prop::collection::vec((0..3_usize, 0..3_usize, 0..9_u32), 0..4),
        wanted in prop::collection::vec(1..5_u32, 0..3),
    ) {
        let sites = ["WH", "SHOP-1", "SHOP-2"];
        let mut hub = Hub::open();
        for (site, quantity) in goods {
            hub.receive(sites[site], "TEA", &quantity.to_string());
        }
        for (site, channel, quantity) in kept {
            let mut line = json!({"item": "TEA", "quantity": quantity});
            if let Some(channel) = ["WEB", "POS"].get(channel) {
                line["channel"] = (*channel).into();
            }
            hub.shop.does::<KeepBack>(json!({"site": sites[site], "lines": [line]}));
        }
        for (at, quantity) in wanted.into_iter().enumerate() {
            // Those that are refused change nothing.
            let _ = hub.try_order("POS", &format!("P-{at}"), &[("TEA", &quantity.to_string())]);
        }
        for about in [json!({}), json!({"channel": "WEB"}), json!({"channel": "POS", "site": "WH"}), json!({"site": "SHOP-2"})] {
            let mut now = about.clone();
            now["item"] = "TEA".into();
            let now = hub.shop.answers::<Available>(now).available;
            let days = by_date(&mut hub, "TEA", about);
            prop_assert_eq!(days, [format!("11-23 {now}+0-0: {now}")]);
        }
    }
}
