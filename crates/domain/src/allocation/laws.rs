//! What must be impossible, each with the numbers other systems break it with.

use proptest::prelude::*;
use serde_json::json;

use super::commands::{
    ExpireReservations, FillBackorders, KeepBack, Reallocate, RecordPick, RecordShipment, RecordUnpick, Release,
    Reserve, ReverseShipment,
};
use super::queries::Available;
use super::testing::Hub;
use super::types::DemandKind::{Cart, Order};
use super::types::Stage;
use crate::stock::commands::{AdjustStock, ChangeState, IssueGoods, ReceiveGoods, RecordIssue, ShipTransfer};
use crate::values::{Code, Instant, ItemId};

#[track_caller]
fn available(hub: &mut Hub, item: &str) -> String {
    hub.shop.answers::<Available>(json!({"item": item})).available.to_string()
}

/// One unit, four baskets: one is promised it; the others are refused, or wait where the channel lets them.
#[test]
fn one_unit_is_promised_once() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "1");
    hub.order("WEB", "A", &[("TEA", "1")]);
    for reference in ["B", "C"] {
        let refusal = hub.try_order("POS", reference, &[("TEA", "1")]).expect_err("nothing is left");
        assert_eq!(refusal.code, "allocation.not_enough");
        assert_eq!((&refusal.details["asked"], &refusal.details["available"]), (&"1".into(), &"0".into()));
    }
    hub.order("WEB", "D", &[("TEA", "1")]);
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 1: WH 1"]);
    assert_eq!(hub.stands("WEB", Order, "D"), ["open 1"]);
    assert_eq!((hub.promised("WH", "TEA").as_str(), available(&mut hub, "TEA").as_str()), ("1", "0"));
}

/// Ten units over two sites of six: 6 and 4.
#[test]
fn an_order_is_split_over_sites() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "6");
    hub.receive("SHOP-1", "TEA", "6");
    hub.order("WEB", "A", &[("TEA", "10")]);
    let stands = hub.stands("WEB", Order, "A");
    assert!(
        ["allocated 10: WH 6, SHOP-1 4", "allocated 10: WH 4, SHOP-1 6"].contains(&stands[0].as_str()),
        "{stands:?}"
    );
    assert_eq!(available(&mut hub, "TEA"), "2");
}

/// Two lines of 4 against 5: refused, or 5 promised and 3 waiting, never 8.
#[test]
fn two_lines_of_one_order_see_each_other() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "5");
    let refusal = hub.try_order("POS", "A", &[("TEA", "4"), ("TEA", "4")]).expect_err("8 against 5");
    assert_eq!((refusal.code.as_str(), refusal.path.as_str()), ("allocation.not_enough", "lines[1].quantity"));
    assert_eq!(hub.promised("WH", "TEA"), "0");
    hub.order("WEB", "B", &[("TEA", "4"), ("TEA", "4")]);
    assert_eq!(hub.stands("WEB", Order, "B"), ["allocated 4: WH 4", "open 3 allocated 1: WH 1"]);
}

/// The same basket sent twice reserves once; sent with other quantities it is brought to them; a line keeps its item.
#[test]
fn a_basket_is_what_was_said_last() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "5");
    hub.receive("WH", "CUP", "5");
    let basket =
        |quantity: i64| json!({"channel": "WEB", "reference": "C-1", "lines": [{"item": "TEA", "quantity": quantity}]});
    for (quantity, stands) in [
        (2, "reserved 2: WH 2"),
        (2, "reserved 2: WH 2"),
        (4, "reserved 4: WH 4"),
        (1, "reserved 1 cancelled 3: WH 1"),
        (3, "reserved 3 cancelled 3: WH 3"),
        (0, "cancelled 6"),
    ] {
        hub.shop.does::<Reserve>(basket(quantity));
        assert_eq!(hub.stands("WEB", Cart, "C-1"), [stands]);
    }
    let other = json!({"channel": "WEB", "reference": "C-1", "lines": [{"item": "CUP", "quantity": 1}]});
    let refusal = hub.shop.refuses::<Reserve>(other, "allocation.line_of_other_item");
    assert_eq!(refusal.path, "lines[0].item");
    hub.shop.does::<Reserve>(json!({"channel": "WEB", "reference": "C-1",
        "lines": [{"item": "TEA", "quantity": 1}, {"item": "CUP", "quantity": 5}]}));
    hub.shop.does::<Release>(json!({"channel": "WEB", "reference": "C-1", "lines": [{"line": 2, "quantity": 2}]}));
    assert_eq!(hub.stands("WEB", Cart, "C-1"), ["reserved 1 cancelled 6: WH 1", "reserved 3 cancelled 2: WH 3"]);
    hub.shop.does::<Release>(json!({"channel": "WEB", "reference": "C-1"}));
    assert_eq!((hub.promised("WH", "TEA").as_str(), hub.promised("WH", "CUP").as_str()), ("0", "0"));
}

/// A count that finds 3 where 5 are promised is booked; who has the last turn loses, and is named.
#[test]
fn a_loss_displaces_who_has_the_last_turn() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "5");
    hub.order("POS", "FIRST", &[("TEA", "2")]);
    hub.order("WEB", "SECOND", &[("TEA", "1")]);
    hub.order("WEB", "THIRD", &[("TEA", "2")]);
    let loss =
        json!({"site": "WH", "lines": [{"item": "TEA", "direction": "decrease", "quantity": 2, "reason": "damaged"}]});
    hub.shop.does::<AdjustStock>(loss);
    assert_eq!(hub.stands("POS", Order, "FIRST"), ["allocated 2: WH 2"]);
    assert_eq!(hub.stands("WEB", Order, "SECOND"), ["allocated 1: WH 1"]);
    assert_eq!(hub.stands("WEB", Order, "THIRD"), ["open 2"]);
    let named = "allocation.displaced: 2 of TEA at WH were promised to line 1 of order THIRD and are gone; 0 come from elsewhere, 2 wait";
    assert_eq!(hub.raised(), [named]);
    hub.receive("SHOP-1", "TEA", "3");
    assert_eq!(hub.stands("WEB", Order, "THIRD"), ["allocated 2: SHOP-1 2"], "what arrives goes to who waits");
}

/// Somebody with the goods in hand takes them from a reservation first, and the loser is served from elsewhere.
#[test]
fn goods_in_hand_go_first_and_losers_are_served_elsewhere() {
    let mut hub = Hub::open();
    hub.receive("SHOP-1", "TEA", "1");
    hub.order("WEB", "A", &[("TEA", "1")]);
    hub.receive("SHOP-2", "TEA", "1");
    hub.shop.does::<RecordIssue>(json!({"site": "SHOP-1", "lines": [{"item": "TEA", "quantity": 1}]}));
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 1: SHOP-2 1"]);
    assert!(hub.raised()[0].ends_with("1 come from elsewhere, 0 wait"), "{:?}", hub.raised());
    // A basket loses before an order that came after it.
    let mut hub = Hub::open();
    hub.receive("SHOP-1", "TEA", "2");
    hub.shop.does::<Reserve>(json!({"channel": "POS", "reference": "C", "lines": [{"item": "TEA", "quantity": 1}]}));
    hub.order("WEB", "A", &[("TEA", "1")]);
    hub.shop.does::<RecordIssue>(json!({"site": "SHOP-1", "lines": [{"item": "TEA", "quantity": 1}]}));
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 1: SHOP-1 1"]);
    assert_eq!(hub.stands("POS", Cart, "C"), ["open 1"]);
}

/// A request takes nothing that is promised; goods that are merely moved within the site displace nobody.
#[test]
fn requests_leave_promises_alone() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "5");
    hub.order("WEB", "A", &[("TEA", "4")]);
    let issue = |quantity: i64| json!({"site": "WH", "lines": [{"item": "TEA", "quantity": quantity}]});
    let refusal = hub.shop.refuses::<IssueGoods>(issue(2), "stock.not_enough_available");
    assert_eq!((&refusal.details["asked"], &refusal.details["available"]), (&"2".into(), &"1".into()));
    let transfer = json!({"site": "WH", "to_site": "SHOP-1", "lines": [{"item": "TEA", "quantity": 2}]});
    hub.shop.refuses::<ShipTransfer>(transfer, "stock.not_enough_available");
    let relocation = json!({"site": "WH", "lines": [{"item": "TEA", "quantity": 3, "to_place": "A-01"}]});
    hub.shop.does::<ChangeState>(relocation);
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 4: WH 2, WH 2"]);
    assert_eq!(hub.raised(), [""; 0]);
    let damage = json!({"site": "WH", "lines": [{"item": "TEA", "quantity": 2, "to_state": "damaged"}]});
    hub.shop.does::<ChangeState>(damage);
    assert_eq!(hub.stands("WEB", Order, "A"), ["open 1 allocated 3: WH 3"]);
}

/// A backorder of 3 and one of 5, 4 arriving: the first gets 3, the second 1 and waits for 4.
#[test]
fn what_arrives_goes_to_those_who_wait_in_turn() {
    let mut hub = Hub::open();
    hub.order("WEB", "A", &[("TEA", "3")]);
    hub.order("WEB", "B", &[("TEA", "5")]);
    hub.receive("WH", "TEA", "4");
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 3: WH 3"]);
    assert_eq!(hub.stands("WEB", Order, "B"), ["open 4 allocated 1: WH 1"]);
    assert_eq!(available(&mut hub, "TEA"), "0");
}

/// A reservation ends: what it held is free again, and an order that waits for it gets it.
#[test]
fn a_reservation_that_ends_frees_what_it_held() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "2");
    hub.shop.does::<Reserve>(json!({"channel": "WEB", "reference": "C", "expires_at": "2026-11-23T10:30:00Z",
        "lines": [{"item": "TEA", "quantity": 2}]}));
    hub.order("WEB", "A", &[("TEA", "1")]);
    assert_eq!(hub.stands("WEB", Order, "A"), ["open 1"]);
    hub.shop.now = Instant::parse("2026-11-23T10:29:59Z").expect("an instant");
    assert_eq!(hub.shop.does::<ExpireReservations>(json!({})).expired, 0);
    hub.shop.now = Instant::parse("2026-11-23T10:30:00Z").expect("an instant");
    assert_eq!(hub.shop.does::<ExpireReservations>(json!({})).expired, 1);
    assert_eq!(hub.stands("WEB", Cart, "C"), ["cancelled 2"]);
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 1: WH 1"]);
    let past = json!({"channel": "WEB", "reference": "D", "expires_at": "2026-11-23T10:30:00Z",
        "lines": [{"item": "TEA", "quantity": 1}]});
    assert_eq!(hub.shop.refuses::<Reserve>(past, "allocation.ends_before_now").path, "expires_at");
}

/// Safety stock is promised to nobody, what is kept for a channel to that channel alone; goods in hand are sold all the
/// same.
#[test]
fn what_is_kept_back_is_not_promised() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "10");
    let kept = json!([{"item": "TEA", "quantity": 2}, {"item": "TEA", "channel": "POS", "quantity": 3}]);
    hub.shop.does::<KeepBack>(json!({"site": "WH", "lines": kept}));
    for (channel, expected) in [(json!(null), "5"), (json!("WEB"), "5"), (json!("POS"), "8")] {
        let answer = hub.shop.answers::<Available>(json!({"item": "TEA", "channel": channel}));
        assert_eq!(answer.available.to_string(), expected, "{channel}");
    }
    hub.order("WEB", "A", &[("TEA", "6")]);
    assert_eq!(hub.stands("WEB", Order, "A"), ["open 1 allocated 5: WH 5"]);
    hub.try_order("POS", "B", &[("TEA", "4")]).expect_err("3 are left for it");
    hub.order("POS", "B", &[("TEA", "3")]);
    hub.shop.does::<KeepBack>(json!({"site": "WH", "lines": [{"item": "TEA", "quantity": 1}]}));
    assert_eq!(hub.stands("WEB", Order, "A"), ["open 1 allocated 5: WH 5"], "what is kept for POS stays kept");
    hub.shop.does::<KeepBack>(json!({"site": "WH", "lines": [{"item": "TEA", "channel": "POS", "quantity": 0}]}));
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 6: WH 6"], "what is kept no longer goes to who waits");
}

/// Lots that end first go first; one that does not keep long enough is not promised; what is on the shelf past its day is
/// available to nobody.
#[test]
fn first_expiry_first_out() {
    let mut hub = Hub::open();
    hub.receive_lot("WH", "OLD", "2026-11-22", "5");
    hub.receive_lot("WH", "LATE", "2026-12-31", "5");
    hub.receive_lot("WH", "SOON", "2026-11-30", "5");
    hub.order("WEB", "A", &[("MILK", "7")]);
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 7: WH/LATE 2, WH/SOON 5"]);
    let fresh = json!({"entity": "ACME", "channel": "FRESH", "name": "Fresh", "remaining_life_days": 30,
        "shortage_rule": "backorder"});
    hub.shop.does::<super::commands::SetChannel>(fresh);
    hub.order("FRESH", "B", &[("MILK", "4")]);
    assert_eq!(hub.stands("FRESH", Order, "B"), ["open 1 allocated 3: WH/LATE 3"]);
}

/// An allocation goes to another site when somebody says so, and comes back: the stock is as it was.
#[test]
fn an_allocation_is_moved_by_hand() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "5");
    hub.order("WEB", "A", &[("TEA", "3")]);
    hub.receive("SHOP-1", "TEA", "2");
    let to = |from: &str, to: &str, quantity: i64| json!({"channel": "WEB", "reference": "A", "line": 1, "from": from, "to": to, "quantity": quantity});
    let refusal = hub.shop.refuses::<Reallocate>(to("WH", "SHOP-1", 3), "allocation.not_enough_at_site");
    assert_eq!(refusal.details["available"], "2");
    hub.shop.refuses::<Reallocate>(to("WH", "SHOP-1", 4), "allocation.not_there");
    hub.shop.does::<Reallocate>(to("WH", "SHOP-1", 2));
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 3: WH 1, SHOP-1 2"]);
    hub.shop.does::<Reallocate>(to("SHOP-1", "WH", 2));
    assert_eq!((hub.promised("WH", "TEA").as_str(), hub.promised("SHOP-1", "TEA").as_str()), ("3", "0"));
}

/// What goods nobody was promised are received at is not changed by who waits for others.
#[test]
fn receiving_goods_nobody_waits_for_promises_nothing() {
    let mut hub = Hub::open();
    hub.order("WEB", "A", &[("TEA", "3")]);
    hub.shop.does::<ReceiveGoods>(json!({"site": "WH", "lines": [{"item": "CUP", "quantity": 3, "unit_cost": 1}]}));
    assert_eq!(hub.stands("WEB", Order, "A"), ["open 3"]);
}

fn warehouse(site: &str, reference: &str, lines: &[(i64, i64)]) -> serde_json::Value {
    let lines: Vec<_> = lines.iter().map(|(line, quantity)| json!({"line": line, "quantity": quantity})).collect();
    json!({"site": site, "channel": "WEB", "reference": reference, "lines": lines})
}

/// What every sellable position holds and promises: the stock as it stands.
fn stock(hub: &mut Hub) -> Vec<String> {
    let mut stock = Vec::new();
    for item in [1, 2] {
        for row in hub.shop.draft.sellable_positions(ItemId(item)) {
            stock.push(format!("{:?} {} {}", row.key, row.quantity, row.promised));
        }
    }
    stock
}

/// Ten units over two sites of six: both ship, ten are gone, and nothing is left promised.
#[test]
fn a_split_order_ships_clean() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "6");
    hub.receive("SHOP-1", "TEA", "6");
    hub.order("WEB", "A", &[("TEA", "10")]);
    let first = hub.stands("WEB", Order, "A")[0].contains("WH 6");
    let (at_warehouse, at_shop) = if first { (6, 4) } else { (4, 6) };
    hub.shop.does::<RecordPick>(warehouse("WH", "A", &[(1, at_warehouse)]));
    hub.shop.does::<RecordShipment>(warehouse("WH", "A", &[(1, at_warehouse)]));
    hub.shop.does::<RecordShipment>(warehouse("SHOP-1", "A", &[(1, at_shop)]));
    assert_eq!(hub.stands("WEB", Order, "A"), ["shipped 10"]);
    assert_eq!((hub.promised("WH", "TEA").as_str(), hub.promised("SHOP-1", "TEA").as_str()), ("0", "0"));
    assert_eq!((available(&mut hub, "TEA").as_str(), hub.raised().len()), ("2", 0));
}

/// What ships from another site than it was promised at arrives as a fact, re-allocates itself and is raised.
#[test]
fn goods_that_left_elsewhere_reallocate_themselves() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "3");
    hub.order("WEB", "A", &[("TEA", "3")]);
    hub.receive("SHOP-1", "TEA", "2");
    hub.shop.does::<RecordShipment>(warehouse("SHOP-1", "A", &[(1, 2)]));
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 1 shipped 2: WH 1"]);
    let told =
        "allocation.taken_elsewhere: 2 of TEA for line 1 of order A were taken at SHOP-1; they were promised at WH";
    assert_eq!(hub.raised(), [told]);
    hub.shop.does::<RecordShipment>(warehouse("WH", "A", &[(1, 3)]));
    assert_eq!(hub.stands("WEB", Order, "A"), ["shipped 3"]);
    let told = "allocation.more_than_wanted: 3 of TEA were taken for line 1 of order A, 2 more than it still wants";
    assert_eq!(hub.raised()[1], told, "all of it left all the same");
    assert_eq!(available(&mut hub, "TEA"), "0");
}

/// What left though it waited comes back from the dock to where it left.
#[test]
fn what_left_unpromised_comes_back_to_where_it_lay() {
    let mut hub = Hub::open();
    hub.order("WEB", "A", &[("TEA", "3")]);
    hub.shop.does::<ReceiveGoods>(json!({"site": "WH", "lines": [
        {"item": "TEA", "quantity": 3, "unit_cost": 1, "state": "quarantine"}]}));
    // The book knows of none that may be sold: what left goes below zero.
    let document = hub.shop.does::<RecordShipment>(warehouse("WH", "A", &[(1, 2)])).document;
    assert_eq!(hub.stands("WEB", Order, "A"), ["open 1 shipped 2"]);
    hub.shop.does::<ReverseShipment>(json!({"site": "WH", "channel": "WEB", "reference": "A", "shipment": document}));
    assert_eq!(hub.stands("WEB", Order, "A"), ["open 3"], "what is not there is promised to nobody");
    hub.receive("WH", "TEA", "3");
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 3: WH 3"]);
}

/// Nothing is promised where the item never lay, whatever a warehouse tells: no position comes of it.
#[test]
fn a_pick_where_the_item_never_lay_makes_no_position() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "2");
    hub.order("WEB", "A", &[("TEA", "3")]);
    let before = stock(&mut hub);
    hub.shop.does::<RecordPick>(warehouse("SHOP-2", "A", &[(1, 3)]));
    assert_eq!(hub.stands("WEB", Order, "A"), ["open 1 allocated 2: WH 2"]);
    assert_eq!(stock(&mut hub), before);
    let codes: Vec<bool> = hub.raised().iter().map(|raised| raised.starts_with("allocation.taken_elsewhere")).collect();
    assert_eq!(codes, [true, true], "what was promised elsewhere, and what waited");
}

/// Who takes what was promised to somebody else displaces them.
#[test]
fn what_was_picked_displaces_whoever_it_was_promised_to() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "1");
    hub.order("WEB", "A", &[("TEA", "1")]);
    hub.order("WEB", "B", &[("TEA", "1")]);
    hub.shop.does::<RecordPick>(warehouse("WH", "B", &[(1, 1)]));
    assert_eq!(hub.stands("WEB", Order, "B"), ["picked 1: WH 1"]);
    assert_eq!(hub.stands("WEB", Order, "A"), ["open 1"]);
    hub.shop.does::<RecordUnpick>(warehouse("WH", "B", &[(1, 2)]));
    assert_eq!(hub.stands("WEB", Order, "B"), ["allocated 1: WH 1"]);
    let codes: Vec<String> =
        hub.raised().iter().map(|raised| raised.split(": ").next().unwrap_or_default().to_owned()).collect();
    assert_eq!(codes, ["allocation.taken_elsewhere", "allocation.displaced", "allocation.not_picked"]);
}

/// A short pick is raised, what was not found is promised to nobody until it is counted, and the rest comes from elsewhere.
#[test]
fn a_short_pick_is_served_from_elsewhere() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "5");
    hub.order("WEB", "A", &[("TEA", "5")]);
    hub.receive("SHOP-1", "TEA", "1");
    let short =
        json!({"site": "WH", "channel": "WEB", "reference": "A", "lines": [{"line": 1, "quantity": 3, "short": 2}]});
    hub.shop.does::<RecordPick>(short);
    assert_eq!(hub.stands("WEB", Order, "A"), ["open 1 allocated 1 picked 3: WH 3, SHOP-1 1"]);
    let told = "allocation.short_pick: 2 of TEA for line 1 of order A were not found at WH; they wait in quarantine: count them";
    assert_eq!((hub.raised(), available(&mut hub, "TEA").as_str()), (vec![told.to_owned()], "0"));
}

/// Do and undo: allocate and release, pick and unpick, ship and back from the dock, order and cancel leave the stock as it
/// was, whatever is done in between to others.
#[test]
fn what_is_undone_leaves_the_stock_as_it_was() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "4");
    hub.receive("SHOP-1", "TEA", "4");
    hub.order("WEB", "OTHER", &[("TEA", "1")]);
    let before = stock(&mut hub);
    hub.order("WEB", "A", &[("TEA", "6")]);
    let allocated = stock(&mut hub);
    let at: Vec<(&str, i64)> = ["WH", "SHOP-1"]
        .into_iter()
        .map(|site| {
            let demand = hub.demand("WEB", Order, "A");
            let id = hub.shop.draft.site_by_code(&Code::parse(site).expect("a code")).expect("a site").id;
            let held = demand.promises.iter().filter(|promise| promise.seat.site == id);
            (site, held.map(|promise| promise.allocated.micros() / 1_000_000).sum())
        })
        .collect();
    for (site, quantity) in &at {
        hub.shop.does::<RecordPick>(warehouse(site, "A", &[(1, *quantity)]));
    }
    assert_eq!(stock(&mut hub), allocated);
    for (site, quantity) in &at {
        hub.shop.does::<RecordUnpick>(warehouse(site, "A", &[(1, *quantity)]));
    }
    for (site, quantity) in &at {
        let shipped = hub.shop.does::<RecordShipment>(warehouse(site, "A", &[(1, *quantity)]));
        let mut back = json!({"site": site, "channel": "WEB", "reference": "A", "shipment": shipped.document});
        let reversed = hub.shop.does::<ReverseShipment>(back.clone());
        assert_eq!(
            reversed.stock_value_change.as_str(),
            shipped.stock_value_change.as_str().trim_start_matches('-'),
            "at the cost they left with"
        );
        hub.shop.refuses::<ReverseShipment>(back.clone(), "allocation.not_of_this_order");
        back["reference"] = json!("OTHER");
        hub.shop.refuses::<ReverseShipment>(back, "allocation.not_of_this_order");
    }
    assert_eq!(stock(&mut hub), allocated);
    hub.shop.does::<Release>(json!({"channel": "WEB", "kind": "order", "reference": "A"}));
    assert_eq!(stock(&mut hub), before);
    assert_eq!(hub.stands("WEB", Order, "A"), ["cancelled 6"]);
    assert_eq!(hub.raised(), [""; 0]);
}

/// Cancelling half of what is not shipped of a partly shipped order releases exactly that.
#[test]
fn cancelling_leaves_what_has_shipped_alone() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "8");
    hub.order("WEB", "A", &[("TEA", "8")]);
    hub.shop.does::<RecordShipment>(warehouse("WH", "A", &[(1, 4)]));
    let release = |quantity: &str| json!({"channel": "WEB", "kind": "order", "reference": "A", "lines": [{"line": 1, "quantity": quantity}]});
    hub.shop.refuses::<Release>(release("0.5"), "allocation.out_of_step");
    hub.shop.refuses::<Release>(release("-1"), "allocation.negative");
    hub.shop.does::<Release>(release("2"));
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 2 shipped 4 cancelled 2: WH 2"]);
    hub.shop.does::<Release>(json!({"channel": "WEB", "kind": "order", "reference": "A"}));
    assert_eq!(hub.stands("WEB", Order, "A"), ["shipped 4 cancelled 4"]);
    assert_eq!(available(&mut hub, "TEA"), "4");
}

/// What a warehouse tells is refused only where it names nothing.
#[test]
fn what_a_warehouse_tells_must_name_something() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "2");
    hub.receive_lot("WH", "L-1", "2026-12-31", "2");
    hub.order("WEB", "A", &[("TEA", "2"), ("MILK", "1")]);
    let line = |change: serde_json::Value| {
        let mut line = json!({"line": 1, "quantity": 1});
        for (field, value) in change.as_object().expect("fields") {
            line[field] = value.clone();
        }
        json!({"site": "WH", "channel": "WEB", "reference": "A", "lines": [line]})
    };
    for (change, code, path) in [
        (json!({"line": 3}), "allocation.unknown_line", "lines[0].line"),
        (json!({"line": 0}), "allocation.unknown_line", "lines[0].line"),
        (json!({"quantity": -1}), "allocation.negative", "lines[0].quantity"),
        (json!({"quantity": "0.5"}), "allocation.out_of_step", "lines[0].quantity"),
        (json!({"short": "-1"}), "allocation.negative", "lines[0].short"),
        (json!({"lot": "L-1"}), "stock.lot_not_tracked", "lines[0].lot"),
        (json!({"line": 2}), "stock.lot_required", "lines[0].lot"),
        (json!({"line": 2, "lot": "L-9"}), "stock.unknown_lot", "lines[0].lot"),
        (json!({"place": "NOWHERE"}), "stock.unknown_place", "lines[0].place"),
    ] {
        assert_eq!(hub.shop.refuses::<RecordPick>(line(change.clone()), code).path, path, "{change}");
    }
    let unknown = json!({"site": "WH", "channel": "WEB", "reference": "B", "lines": [{"line": 1, "quantity": 1}]});
    hub.shop.refuses::<RecordShipment>(unknown, "allocation.unknown_demand");
    hub.shop.refuses::<RecordPick>(
        json!({"site": "WH", "channel": "X", "reference": "A", "lines": [{"line": 1, "quantity": 1}]}),
        "allocation.unknown_channel",
    );
}

/// Scarce goods are shared out in proportion to what each wants, and what rounding leaves goes in turn.
#[test]
fn a_launch_is_shared_out() {
    let mut hub = Hub::open();
    let whole =
        json!({"entity": "ACME", "channel": "WEB", "name": "Web", "shortage_rule": "backorder", "active": true});
    for (reference, wanted) in [("A", "10"), ("B", "30"), ("C", "60")] {
        hub.order("WEB", reference, &[("TEA", wanted)]);
    }
    // Nobody supplies the channel while the launch comes in, so that nobody is served in turn.
    let nobody = json!({"entity": "ACME", "channel": "WEB", "name": "Web", "shortage_rule": "backorder",
        "sites": [{"site": "SHOP-2"}]});
    hub.shop.does::<super::commands::SetChannel>(nobody);
    hub.receive("WH", "TEA", "25");
    hub.shop.does::<super::commands::SetChannel>(whole);
    let filled = hub.shop.does::<FillBackorders>(json!({"items": ["TEA"], "sharing": "proportional"}));
    assert_eq!((filled.items, filled.served), (1, 3));
    // 2.5, 7.5 and 15 of 25: 2, 7 and 15, and the one left over to the first in turn.
    for (reference, stands) in
        [("A", "open 7 allocated 3: WH 3"), ("B", "open 23 allocated 7: WH 7"), ("C", "open 45 allocated 15: WH 15")]
    {
        assert_eq!(hub.stands("WEB", Order, reference), [stands]);
    }
}

/// A parcel that was planned and given up the same day leaves the site its capacity; one that left does not, though its
/// goods come back.
#[test]
fn a_parcel_given_up_the_same_day_is_free_again() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "9");
    hub.shop.does::<super::commands::SetSupplySite>(json!({"site": "WH", "parcels_per_day": 1}));
    hub.order("WEB", "A", &[("TEA", "1")]);
    hub.order("WEB", "B", &[("TEA", "1")]);
    assert_eq!(hub.stands("WEB", Order, "B"), ["open 1"], "the site takes on one a day");
    hub.shop.does::<Release>(json!({"channel": "WEB", "kind": "order", "reference": "A"}));
    assert_eq!(hub.stands("WEB", Order, "B"), ["allocated 1: WH 1"], "the capacity is free again");
    let document = hub.shop.does::<RecordShipment>(warehouse("WH", "B", &[(1, 1)])).document;
    hub.order("WEB", "C", &[("TEA", "1")]);
    assert_eq!(hub.stands("WEB", Order, "C"), ["open 1"], "a parcel that left was taken on");
    hub.shop.does::<ReverseShipment>(json!({"site": "WH", "channel": "WEB", "reference": "B", "shipment": document}));
    assert_eq!(hub.stands("WEB", Order, "B"), ["allocated 1: WH 1"]);
    assert_eq!(hub.stands("WEB", Order, "C"), ["open 1"], "it is the same parcel that came back");
    hub.shop.does::<Release>(json!({"channel": "WEB", "kind": "order", "reference": "B"}));
    assert_eq!(hub.stands("WEB", Order, "C"), ["allocated 1: WH 1"]);
    // Given up the day after, the day it was taken on has passed; the new day has its own.
    hub.shop.now = Instant::parse("2026-11-24T10:00:00Z").expect("an instant");
    hub.order("WEB", "D", &[("TEA", "1")]);
    assert_eq!(hub.stands("WEB", Order, "D"), ["allocated 1: WH 1"]);
    hub.shop.does::<Release>(json!({"channel": "WEB", "kind": "order", "reference": "C"}));
    hub.order("WEB", "E", &[("TEA", "1")]);
    assert_eq!(hub.stands("WEB", Order, "E"), ["open 1"], "what was given up was another day's");
}

/// What is shared out keeps to what ships whole, and an order counts once however often it was served.
#[test]
fn what_is_shared_out_ships_whole_where_it_must() {
    let mut hub = Hub::open();
    let set = |rule: &str, sites: serde_json::Value| {
        json!({"entity": "ACME", "channel": rule, "name": rule, "ship_rule": rule, "shortage_rule": "backorder",
            "priority": if rule == "what_there_is" { 9 } else { 5 }, "sites": sites})
    };
    let rules = ["whole", "whole_lines", "what_there_is"];
    for rule in rules {
        hub.shop.does::<super::commands::SetChannel>(set(rule, json!([{"site": "SHOP-2"}])));
        hub.order(rule, "A", &[("TEA", "8"), ("CUP", "1")]);
    }
    hub.receive("WH", "TEA", "12");
    hub.receive("WH", "CUP", "9");
    for rule in rules {
        hub.shop.does::<super::commands::SetChannel>(set(rule, json!([{"site": "WH"}])));
    }
    // 4 of 12 for each: too little for those that ship whole, of which the first in turn then gets all of its 8.
    let filled = hub.shop.does::<FillBackorders>(json!({"items": ["TEA"], "sharing": "proportional"}));
    assert_eq!((filled.items, filled.served), (1, 2));
    assert_eq!(hub.stands("what_there_is", Order, "A"), ["open 4 allocated 4: WH 4", "open 1"]);
    assert_eq!(hub.stands("whole", Order, "A"), ["allocated 8: WH 8", "allocated 1: WH 1"]);
    assert_eq!(hub.stands("whole_lines", Order, "A"), ["open 8", "open 1"]);
    // Sourced together for the cups alone: what ships whole, teas among it, is passed over.
    hub.shop.does::<Release>(json!({"channel": "whole", "kind": "order", "reference": "A"}));
    hub.order("whole", "B", &[("TEA", "20"), ("CUP", "1")]);
    hub.shop.does::<FillBackorders>(json!({"items": ["CUP"], "sharing": "together"}));
    assert_eq!(hub.stands("whole", Order, "B"), ["open 20", "open 1"]);
}

/// A reservation that has ended unnoticed goes to who waits, not to who happens to ask next.
#[test]
fn what_ended_unnoticed_goes_to_who_waits() {
    for is_basket in [false, true] {
        let mut hub = Hub::open();
        hub.receive("WH", "TEA", "1");
        let basket = json!({"channel": "WEB", "reference": "C", "expires_at": "2026-11-23T10:30:00Z",
            "lines": [{"item": "TEA", "quantity": 1}]});
        hub.shop.does::<Reserve>(basket);
        hub.order("WEB", "FIRST", &[("TEA", "1")]);
        hub.shop.now = Instant::parse("2026-11-23T10:30:00Z").expect("an instant");
        if is_basket {
            let late = json!({"channel": "WEB", "reference": "D", "lines": [{"item": "TEA", "quantity": 1}]});
            hub.shop.does::<Reserve>(late);
        } else {
            hub.order("WEB", "SECOND", &[("TEA", "1")]);
        }
        assert_eq!(hub.stands("WEB", Order, "FIRST"), ["allocated 1: WH 1"]);
    }
}

/// What of a line stands in a stage at a site, in whole units.
fn there(hub: &mut Hub, line: i64, stage: Stage, site: &str) -> i64 {
    let demand = hub.demand("WEB", Order, "A");
    let id = hub.shop.draft.site_by_code(&Code::parse(site).expect("a code")).expect("a site").id;
    let held = demand.promises_of(line).iter().filter(|promise| promise.seat.site == id);
    held.map(|promise| promise.of(stage).micros() / 1_000_000).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is done to an order and undone again, in whatever order and parts, the stock is as it was before it.
    #[test]
    fn do_and_undo_leave_nothing_behind(
        received in prop::collection::vec(0_i64..7, 6),
        wanted in prop::collection::vec((0_usize..2, 1_i64..6), 1..4),
        steps in prop::collection::vec((0_u8..4, 0_usize..3, 0_usize..3, 1_i64..4), 0..14),
    ) {
        const SITES: [&str; 3] = ["WH", "SHOP-1", "SHOP-2"];
        const ITEMS: [&str; 2] = ["TEA", "CUP"];
        let mut hub = Hub::open();
        for (at, quantity) in received.iter().enumerate().filter(|(_, quantity)| **quantity > 0) {
            hub.receive(SITES[at / 2], ITEMS[at % 2], &quantity.to_string());
        }
        if received.iter().sum::<i64>() > 0 {
            let first = if received.iter().step_by(2).any(|quantity| *quantity > 0) { "TEA" } else { "CUP" };
            hub.order("WEB", "OTHER", &[(first, "1")]);
        }
        let before = stock(&mut hub);
        let texts: Vec<(&str, String)> =
            wanted.iter().map(|(item, quantity)| (ITEMS[*item], quantity.to_string())).collect();
        let lines: Vec<(&str, &str)> = texts.iter().map(|(item, quantity)| (*item, quantity.as_str())).collect();
        hub.order("WEB", "A", &lines);
        let mut shipped: Vec<serde_json::Value> = Vec::new();
        for (what, site, line, quantity) in steps {
            let (site, line) = (SITES[site], (line % wanted.len()) as i64 + 1);
            let allocated = there(&mut hub, line, Stage::Allocated, site);
            let picked = there(&mut hub, line, Stage::Picked, site);
            match what {
                0 if allocated > 0 => {
                    hub.shop.does::<RecordPick>(warehouse(site, "A", &[(line, quantity.min(allocated))]));
                }
                1 if picked > 0 => {
                    hub.shop.does::<RecordUnpick>(warehouse(site, "A", &[(line, quantity.min(picked))]));
                }
                2 if allocated + picked > 0 => {
                    let told = warehouse(site, "A", &[(line, quantity.min(allocated + picked))]);
                    let document = hub.shop.does::<RecordShipment>(told).document;
                    shipped.push(json!({"site": site, "channel": "WEB", "reference": "A", "shipment": document}));
                }
                3 => {
                    if let Some(back) = shipped.pop() {
                        hub.shop.does::<ReverseShipment>(back);
                    }
                }
                _ => {}
            }
        }
        for back in shipped.into_iter().rev() {
            hub.shop.does::<ReverseShipment>(back);
        }
        for (line, site) in (1..=wanted.len() as i64).flat_map(|line| SITES.map(|site| (line, site))) {
            let picked = there(&mut hub, line, Stage::Picked, site);
            hub.shop.does::<RecordUnpick>(warehouse(site, "A", &[(line, picked)]));
        }
        hub.shop.does::<Release>(json!({"channel": "WEB", "kind": "order", "reference": "A"}));
        prop_assert_eq!(stock(&mut hub), before);
        prop_assert_eq!(hub.raised(), Vec::<String>::new());
    }
}
