//! What proposals to move goods must do, and must not.

use serde_json::{Value, json};

use super::commands::{
    AcceptTransfer, KeepBack, ProposeTransfers, RejectTransfer, SetChannel, SetSiteLevel, SetTransferLane,
};
use super::queries::TransferProposals;
use super::testing::Hub;
use super::types::DemandKind::Order;
use crate::stock::commands::ReceiveTransfer;

fn lane(hub: &mut Hub, from: &str, to: &str, cost: &str, quantity_min: &str) {
    hub.shop.does::<SetTransferLane>(
        json!({"site": from, "to_site": to, "cost": cost, "days": 1, "quantity_min": quantity_min}),
    );
}

fn level(hub: &mut Hub, site: &str, line: Value) {
    hub.shop.does::<SetSiteLevel>(json!({"site": site, "lines": [line]}));
}

/// What a run proposes: `TEA WH -> SHOP-1 4 of 9 for 4`.
fn proposed(hub: &mut Hub) -> Vec<String> {
    let reply = hub.shop.does::<ProposeTransfers>(json!({"entity": "ACME"}));
    let shown = reply.proposals.iter().map(|made| {
        format!(
            "{} {} -> {} {} of {} for {}",
            made.item, made.site, made.to_site, made.quantity, made.surplus, made.deficit
        )
    });
    shown.collect()
}

/// Goods go from who has more than wanted to who has less, the cheapest lane first; run again, nothing new is proposed.
#[test]
fn the_cheapest_lanes_go_first_and_once() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "9");
    hub.receive("SHOP-2", "TEA", "3");
    level(&mut hub, "SHOP-1", json!({"item": "TEA", "level_min": 6}));
    level(&mut hub, "SHOP-2", json!({"item": "TEA", "level_min": 1}));
    assert_eq!(proposed(&mut hub), [""; 0], "there is no way to move anything");
    lane(&mut hub, "WH", "SHOP-1", "9.00", "0");
    lane(&mut hub, "SHOP-2", "SHOP-1", "2.00", "0");
    let made = ["TEA SHOP-2 -> SHOP-1 2 of 2 for 6", "TEA WH -> SHOP-1 4 of 9 for 4"];
    assert_eq!(proposed(&mut hub), made);
    assert_eq!(proposed(&mut hub), [""; 0], "what is proposed counts as moved");
    // Rejected, it may be proposed again; accepted, the goods are on their way and count as that.
    hub.shop.does::<RejectTransfer>(json!({"proposal": 1, "reason": "No driver"}));
    hub.shop.does::<AcceptTransfer>(json!({"proposal": 2}));
    assert_eq!(proposed(&mut hub), ["TEA SHOP-2 -> SHOP-1 2 of 2 for 2"]);
    hub.shop.does::<AcceptTransfer>(json!({"proposal": 3}));
    assert_eq!(proposed(&mut hub), [""; 0]);
    for document in ["TR-ACME-000001", "TR-ACME-000002"] {
        hub.shop.does::<ReceiveTransfer>(
            json!({"document": document, "lines": [{"line": 1, "quantity": if document.ends_with('1') { 4 } else { 2 }}]}),
        );
    }
    assert_eq!(proposed(&mut hub), [""; 0], "all stands where it is wanted");
}

/// What orders wait for where they are picked up, or where their channel would serve them, is moved there and served.
#[test]
fn what_orders_wait_for_is_moved_to_where_they_are_served() {
    let mut hub = Hub::open();
    let web = json!({"entity": "ACME", "channel": "WEB", "name": "Web", "shortage_rule": "backorder",
        "sites": [{"site": "SHOP-1"}]});
    hub.shop.does::<SetChannel>(web);
    hub.receive("WH", "TEA", "9");
    lane(&mut hub, "WH", "SHOP-1", "1.00", "0");
    hub.order("WEB", "A", &[("TEA", "5")]);
    assert_eq!(hub.stands("WEB", Order, "A"), ["open 5"]);
    assert_eq!(proposed(&mut hub), ["TEA WH -> SHOP-1 5 of 9 for 5"]);
    hub.shop.does::<AcceptTransfer>(json!({"proposal": 1}));
    hub.shop.does::<ReceiveTransfer>(json!({"document": "TR-ACME-000001", "lines": [{"line": 1, "quantity": 5}]}));
    assert_eq!(hub.stands("WEB", Order, "A"), ["allocated 5: SHOP-1 5"]);
}

/// Nothing that is promised, kept back or wanted at a site itself is proposed to go elsewhere.
#[test]
fn a_site_gives_only_what_it_has_over() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "10");
    lane(&mut hub, "WH", "SHOP-1", "1.00", "0");
    level(&mut hub, "SHOP-1", json!({"item": "TEA", "level_min": 20}));
    hub.order("POS", "A", &[("TEA", "2")]);
    hub.shop.does::<KeepBack>(json!({"site": "WH", "lines": [{"item": "TEA", "quantity": 1},
        {"item": "TEA", "channel": "POS", "quantity": 1}]}));
    level(&mut hub, "WH", json!({"item": "TEA", "level_min": 1, "level_max": 3}));
    assert_eq!(proposed(&mut hub), ["TEA WH -> SHOP-1 3 of 3 for 20"], "10, 2 promised, 2 kept back, 3 wanted there");
    hub.shop.does::<RejectTransfer>(json!({"proposal": 1, "reason": "x"}));
    level(&mut hub, "WH", json!({"item": "TEA", "level_min": 1}));
    assert_eq!(proposed(&mut hub), ["TEA WH -> SHOP-1 5 of 5 for 20"], "without a highest level the lowest stays");
    // Safety stock that is gone is missing as well.
    hub.shop.does::<KeepBack>(json!({"site": "SHOP-2", "lines": [{"item": "TEA", "quantity": 2}]}));
    lane(&mut hub, "SHOP-1", "SHOP-2", "1.00", "0");
    assert_eq!(proposed(&mut hub), [""; 0], "a site that is short itself gives nothing");
}

/// A transfer covers the shortage in whole cases and no less than its lane carries; kilograms by the gram.
#[test]
fn lots_have_their_least_and_their_multiples() {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "50");
    hub.receive("WH", "RICE", "50");
    lane(&mut hub, "WH", "SHOP-1", "1.00", "0");
    lane(&mut hub, "WH", "SHOP-2", "1.00", "10");
    level(&mut hub, "SHOP-1", json!({"item": "TEA", "level_min": 4, "multiple": 6}));
    level(&mut hub, "SHOP-1", json!({"item": "RICE", "level_min": "0.75"}));
    level(&mut hub, "SHOP-2", json!({"item": "TEA", "level_min": 4, "level_max": 8}));
    level(&mut hub, "SHOP-2", json!({"item": "RICE", "level_min": "0.75"}));
    let made = [
        "TEA WH -> SHOP-1 6 of 50 for 4",
        "RICE WH -> SHOP-1 0.75 of 50 for 0.75",
        "RICE WH -> SHOP-2 10 of 49.25 for 0.75",
    ];
    assert_eq!(proposed(&mut hub), made, "10 of TEA would lift SHOP-2 above its 8");
}

/// What is accepted is sent as any transfer is, lots that end first in front, and only while it is there.
#[test]
fn what_is_accepted_is_a_transfer() {
    let mut hub = Hub::open();
    hub.receive_lot("WH", "LATE", "2026-12-31", "5");
    hub.receive_lot("WH", "SOON", "2026-11-30", "2");
    lane(&mut hub, "WH", "SHOP-1", "1.00", "0");
    level(&mut hub, "SHOP-1", json!({"item": "MILK", "level_min": 4}));
    assert_eq!(proposed(&mut hub), ["MILK WH -> SHOP-1 4 of 7 for 4"]);
    hub.order("POS", "A", &[("MILK", "5")]);
    let refusal = hub.shop.refuses::<AcceptTransfer>(json!({"proposal": 1}), "allocation.not_enough_at_site");
    assert_eq!((&refusal.details["asked"], &refusal.details["available"]), (&"4".into(), &"2".into()));
    hub.receive_lot("WH", "SOON", "2026-11-30", "2");
    let sent = hub.shop.does::<AcceptTransfer>(json!({"proposal": 1}));
    assert_eq!(sent.document, "TR-ACME-000001");
    assert_eq!(hub.stands("POS", Order, "A").len(), 1, "nobody is displaced");
    assert_eq!(hub.raised(), [""; 0]);
    let answer = hub.shop.answers::<TransferProposals>(json!({"entity": "ACME", "state": "accepted"}));
    assert_eq!((answer.proposals.len(), answer.proposals[0].proposal, answer.next), (1, 1, None));
}

/// Levels, lanes and decisions that are refused.
#[test]
fn what_is_refused() {
    let mut hub = Hub::open();
    for (line, code, path) in [
        (json!({"item": "NO", "level_min": 1}), "catalogue.unknown_item", "lines[0].item"),
        (json!({"item": "TEA", "level_min": -1}), "allocation.negative", "lines[0].level_min"),
        (json!({"item": "TEA", "level_min": "0.5"}), "allocation.out_of_step", "lines[0].level_min"),
        (json!({"item": "TEA", "level_min": 3, "level_max": 2}), "allocation.levels_crossed", "lines[0].level_max"),
        (json!({"item": "TEA", "level_min": 3, "multiple": -1}), "allocation.negative", "lines[0].multiple"),
    ] {
        let request = json!({"site": "WH", "lines": [line]});
        assert_eq!(hub.shop.refuses::<SetSiteLevel>(request.clone(), code).path, path, "{request}");
    }
    hub.shop.refuses::<SetSiteLevel>(json!({"site": "WH", "lines": []}), "allocation.nothing_given");
    for (change, code, path) in [
        (json!({"to_site": "WH"}), "stock.same_site", "to_site"),
        (json!({"to_site": "X"}), "stock.unknown_site", "to_site"),
        (json!({"days": 366}), "allocation.out_of_range", "days"),
        (json!({"cost": -1}), "allocation.negative", "cost"),
        (json!({"quantity_min": -1}), "allocation.negative", "quantity_min"),
    ] {
        let mut request = json!({"site": "WH", "to_site": "SHOP-1"});
        for (field, value) in change.as_object().expect("fields") {
            request[field] = value.clone();
        }
        assert_eq!(hub.shop.refuses::<SetTransferLane>(request, code).path, path, "{change}");
    }
    hub.receive("WH", "TEA", "2");
    lane(&mut hub, "WH", "SHOP-1", "1.00", "0");
    level(&mut hub, "SHOP-1", json!({"item": "TEA", "level_min": 1}));
    let records = hub.shop.draft.records().len();
    lane(&mut hub, "WH", "SHOP-1", "1.00", "0");
    level(&mut hub, "SHOP-1", json!({"item": "TEA", "level_min": 1}));
    assert_eq!(hub.shop.draft.records().len(), records, "the same again writes nothing");
    assert_eq!(proposed(&mut hub).len(), 1);
    hub.shop.refuses::<AcceptTransfer>(json!({"proposal": 2}), "allocation.unknown_proposal");
    hub.shop.refuses::<RejectTransfer>(json!({"proposal": 1, "reason": " "}), "allocation.nothing_given");
    hub.shop.does::<RejectTransfer>(json!({"proposal": 1, "reason": "Not now"}));
    let ended = "allocation.proposal_ended";
    hub.shop.refuses::<RejectTransfer>(json!({"proposal": 1, "reason": "Not now"}), ended);
    hub.shop.refuses::<AcceptTransfer>(json!({"proposal": 1}), ended);
    let unknown = json!({"entity": "ACME", "items": ["NO"]});
    assert_eq!(hub.shop.refuses::<ProposeTransfers>(unknown, "catalogue.unknown_item").path, "items[0]");
}
