//! What is refused, command by command: a request that is done, or could be, and what makes each row of it none.

use serde_json::{Value, json};

use super::commands::*;
use super::queries::{
    Available, AvailableByDate, Backorders, Channels, DemandQuestion, ExpectedSupplyQuestion, FeedQuestion,
    TransferProposals,
};
use super::testing::Hub;
use crate::catalogue::commands::AddItem;
use crate::ledger::commands::OpenEntity;
use crate::stock::commands::{AddSite, ChangeSite};
use crate::testing::Shop;

/// The hub with SHOP-2 closed, site FAR of another entity, a service, an inactive channel OLD, and order O-1 of two teas
/// at WH and a milk of lot L-1.
fn shop() -> Shop {
    let mut hub = Hub::open();
    hub.receive("WH", "TEA", "2");
    hub.receive_lot("WH", "L-1", "2026-12-31", "1");
    hub.order("WEB", "O-1", &[("TEA", "2"), ("MILK", "1")]);
    let mut shop = hub.shop;
    shop.does::<OpenEntity>(json!({"entity": "OTHER", "name": "Other", "currency": "EUR", "time_zone": "UTC"}));
    shop.does::<AddSite>(json!({"entity": "OTHER", "site": "FAR", "name": "Far"}));
    shop.does::<ChangeSite>(json!({"site": "SHOP-2", "active": false}));
    shop.does::<AddItem>(json!({"item": "SERVICE", "name": "Service", "category": "ALL", "kind": "service"}));
    shop.does::<SetChannel>(json!({"entity": "ACME", "channel": "OLD", "name": "Old", "active": false}));
    shop
}

/// The change of a single line.
fn line(base: &Value, change: &Value) -> Value {
    let mut line = base["lines"][0].clone();
    for (field, value) in change.as_object().expect("fields") {
        line[field] = value.clone();
    }
    json!({"lines": [line]})
}

fn many(base: &Value) -> Value {
    json!({"lines": vec![base["lines"][0].clone(); 10_001]})
}

#[test]
fn what_is_wanted() {
    let mut shop = shop();
    let base = json!({"channel": "WEB", "reference": "R-1", "lines": [{"item": "TEA", "quantity": 1}]});
    let of_line = |change: Value| line(&base, &change);
    let both = [
        (json!({"channel": "X"}), "allocation.unknown_channel", "channel"),
        (json!({"channel": "OLD"}), "allocation.channel_inactive", "channel"),
        (json!({"channel": "POS"}), "allocation.not_enough", "lines[0].quantity"),
        (json!({"lines": []}), "stock.no_lines", "lines"),
        (many(&base), "stock.too_many_lines", "lines"),
        (of_line(json!({"item": "X"})), "catalogue.unknown_item", "lines[0].item"),
        (of_line(json!({"item": "SERVICE"})), "stock.not_stocked", "lines[0].item"),
        (of_line(json!({"quantity": "0.5"})), "catalogue.not_exact", "lines[0].quantity"),
        (of_line(json!({"quantity": 0})), "catalogue.quantity_not_positive", "lines[0].quantity"),
        (of_line(json!({"quantity": -1})), "catalogue.quantity_not_positive", "lines[0].quantity"),
        (of_line(json!({"worth": "-1"})), "allocation.negative", "lines[0].worth"),
        (json!({"customer": "X"}), "parties.unknown_party", "customer"),
        (json!({"site": "X"}), "stock.unknown_site", "site"),
        (json!({"site": "FAR"}), "allocation.site_of_other_entity", "site"),
    ];
    shop.refuses_each::<Reserve>(&base, &both);
    shop.refuses_each::<Allocate>(&base, &both);
    let other = json!({"reference": "O-1", "lines": [{"item": "CUP", "quantity": 1}]});
    shop.refuses_each::<Allocate>(
        &base,
        &[
            (json!({"takes_over": {"reference": "X"}}), "allocation.unknown_demand", "takes_over.reference"),
            (other, "allocation.line_of_other_item", "lines[0].item"),
        ],
    );
    shop.refuses::<FillBackorders>(json!({"items": ["X"]}), "catalogue.unknown_item");
}

#[test]
fn what_is_let_go_and_moved() {
    let mut shop = shop();
    let base = json!({"channel": "WEB", "kind": "order", "reference": "O-1", "lines": [{"line": 1, "quantity": 1}]});
    let of_line = |change: Value| line(&base, &change);
    shop.refuses_each::<Release>(
        &base,
        &[
            (json!({"channel": "X"}), "allocation.unknown_channel", "channel"),
            (json!({"reference": "X"}), "allocation.unknown_demand", "reference"),
            (of_line(json!({"line": 9})), "allocation.unknown_line", "lines[0].line"),
            (of_line(json!({"quantity": "-1"})), "allocation.negative", "lines[0].quantity"),
            (of_line(json!({"quantity": "0.5"})), "allocation.out_of_step", "lines[0].quantity"),
        ],
    );
    let base = json!({"channel": "WEB", "reference": "O-1", "line": 1, "from": "WH", "to": "SHOP-1"});
    shop.refuses_each::<Reallocate>(
        &base,
        &[
            (json!({"channel": "X"}), "allocation.unknown_channel", "channel"),
            (json!({"reference": "X"}), "allocation.unknown_demand", "reference"),
            (json!({"line": 9}), "allocation.unknown_line", "line"),
            (json!({"from": "X"}), "stock.unknown_site", "from"),
            (json!({"to": "X"}), "stock.unknown_site", "to"),
            (json!({"to": "SHOP-2"}), "stock.site_inactive", "to"),
            (json!({"quantity": "-1"}), "allocation.negative", "quantity"),
            (json!({"quantity": "0.5"}), "allocation.out_of_step", "quantity"),
            (json!({"quantity": "0"}), "allocation.not_there", "quantity"),
            (json!({"quantity": "3"}), "allocation.not_there", "quantity"),
            (json!({}), "allocation.not_enough_at_site", "to"),
        ],
    );
}

#[test]
fn what_a_warehouse_tells() {
    let mut shop = shop();
    let base = json!({"site": "WH", "channel": "WEB", "reference": "O-1", "lines": [{"line": 1, "quantity": 1}]});
    let of_line = |change: Value| line(&base, &change);
    let all = [
        (json!({"site": "X"}), "stock.unknown_site", "site"),
        (json!({"channel": "X"}), "allocation.unknown_channel", "channel"),
        (json!({"reference": "X"}), "allocation.unknown_demand", "reference"),
        (json!({"lines": []}), "stock.no_lines", "lines"),
        (many(&base), "stock.too_many_lines", "lines"),
        (of_line(json!({"line": 9})), "allocation.unknown_line", "lines[0].line"),
        (of_line(json!({"quantity": "-1"})), "allocation.negative", "lines[0].quantity"),
        (of_line(json!({"quantity": "0.5"})), "allocation.out_of_step", "lines[0].quantity"),
        (of_line(json!({"lot": "L-1"})), "stock.lot_not_tracked", "lines[0].lot"),
        (of_line(json!({"line": 2})), "stock.lot_required", "lines[0].lot"),
        (of_line(json!({"line": 2, "lot": "L-9"})), "stock.unknown_lot", "lines[0].lot"),
        (of_line(json!({"place": "X"})), "stock.unknown_place", "lines[0].place"),
    ];
    shop.refuses_each::<RecordPick>(&base, &all);
    shop.refuses_each::<RecordUnpick>(&base, &all);
    shop.refuses_each::<RecordShipment>(&base, &all);
    let tomorrow = (json!({"occurred_on": "2026-11-24"}), "ledger.in_future", "occurred_on");
    shop.refuses_each::<RecordShipment>(&base, &[tomorrow]);
    let shipment = shop.does::<RecordShipment>(base).document;
    let base = json!({"site": "WH", "channel": "WEB", "reference": "O-1", "shipment": shipment});
    shop.refuses_each::<ReverseShipment>(
        &base,
        &[
            (json!({"site": "X"}), "stock.unknown_site", "site"),
            (json!({"channel": "X"}), "allocation.unknown_channel", "channel"),
            (json!({"reference": "X"}), "allocation.unknown_demand", "reference"),
            (json!({"shipment": "GI-ACME-000099"}), "stock.unknown_document", "shipment"),
            (json!({"shipment": "GR-ACME-000001"}), "stock.wrong_document", "shipment"),
            (json!({"site": "SHOP-1"}), "allocation.not_of_this_order", "shipment"),
        ],
    );
}

#[test]
fn what_is_said_of_sites() {
    let mut shop = shop();
    let closed = (json!({"site": "SHOP-2"}), "stock.site_inactive", "site");
    let unknown = (json!({"site": "X"}), "stock.unknown_site", "site");
    let base = json!({"site": "WH", "lines": [{"item": "TEA", "quantity": 1}]});
    let of_line = |change: Value| line(&base, &change);
    shop.refuses_each::<KeepBack>(
        &base,
        &[
            unknown.clone(),
            closed.clone(),
            (json!({"lines": []}), "allocation.nothing_given", "lines"),
            (many(&base), "stock.too_many_lines", "lines"),
            (of_line(json!({"item": "X"})), "catalogue.unknown_item", "lines[0].item"),
            (of_line(json!({"channel": "X"})), "allocation.unknown_channel", "lines[0].channel"),
            (of_line(json!({"quantity": "-1"})), "allocation.negative", "lines[0].quantity"),
            (of_line(json!({"quantity": "0.5"})), "allocation.out_of_step", "lines[0].quantity"),
        ],
    );
    let base = json!({"site": "WH", "lines": [{"item": "TEA", "level_min": 1}]});
    let too_many = (many(&base), "stock.too_many_lines", "lines");
    shop.refuses_each::<SetSiteLevel>(&base, &[unknown, closed.clone(), too_many]);
    shop.refuses_each::<SetSupplySite>(&json!({"site": "WH"}), std::slice::from_ref(&closed));
    let far = (json!({"to_site": "FAR"}), "allocation.site_of_other_entity", "to_site");
    shop.refuses_each::<SetTransferLane>(&json!({"site": "WH", "to_site": "SHOP-1"}), &[closed, far]);
    let base = json!({"site": "WH", "kind": "inbound", "reference": "PO-1",
        "lines": [{"item": "TEA", "quantity": 1, "expected_on": "2026-12-01"}]});
    let service = (line(&base, &json!({"item": "SERVICE"})), "stock.not_stocked", "lines[0].item");
    shop.refuses_each::<ExpectSupply>(&base, &[service]);
    shop.refuses::<PublishFeed>(json!({"channel": "X"}), "allocation.unknown_channel");
    shop.refuses::<ProposeTransfers>(json!({"entity": "X"}), "ledger.unknown_entity");
    shop.refuses::<RejectTransfer>(json!({"proposal": 9, "reason": "No"}), "allocation.unknown_proposal");
}

#[test]
fn questions() {
    let mut shop = shop();
    let figures = [
        (json!({"site": "X"}), "stock.unknown_site", "site"),
        (json!({"channel": "X"}), "allocation.unknown_channel", "channel"),
    ];
    shop.asks_each_in_vain::<Available>(&json!({"item": "TEA"}), &figures);
    let item = (json!({"item": "X"}), "catalogue.unknown_item", "item");
    shop.asks_each_in_vain::<Available>(&json!({"item": "TEA"}), std::slice::from_ref(&item));
    shop.asks_each_in_vain::<Backorders>(&json!({"item": "TEA"}), &[item]);
    let base = json!({"items": ["TEA"], "from": "2026-11-23"});
    shop.asks_each_in_vain::<AvailableByDate>(&base, &figures);
    shop.asks_each_in_vain::<AvailableByDate>(
        &base,
        &[
            (json!({"items": []}), "allocation.nothing_given", "items"),
            (json!({"items": vec!["TEA"; 101]}), "allocation.out_of_range", "items"),
            (json!({"items": ["X"]}), "catalogue.unknown_item", "items[0]"),
        ],
    );
    let entity = [(json!({"entity": "X"}), "ledger.unknown_entity", "entity")];
    shop.asks_each_in_vain::<Channels>(&json!({"entity": "ACME"}), &entity);
    shop.asks_each_in_vain::<TransferProposals>(&json!({"entity": "ACME"}), &entity);
    let channel = (json!({"channel": "X"}), "allocation.unknown_channel", "channel");
    let reference = (json!({"reference": "X"}), "allocation.unknown_demand", "reference");
    let base = json!({"channel": "WEB", "reference": "O-1"});
    shop.asks_each_in_vain::<DemandQuestion>(&base, &[channel.clone(), reference]);
    let none = (json!({}), "allocation.no_feed", "channel");
    shop.asks_each_in_vain::<FeedQuestion>(&json!({"channel": "WEB"}), &[channel, none]);
    let base = json!({"site": "WH", "kind": "inbound", "reference": "PO-9"});
    let site = (json!({"site": "X"}), "stock.unknown_site", "site");
    shop.asks_each_in_vain::<ExpectedSupplyQuestion>(
        &base,
        &[site, (json!({}), "allocation.unknown_expected", "reference")],
    );
}
