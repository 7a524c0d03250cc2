//! Goods of orders that leave and come back: what they cost, where that waits, and what is billed with them.

use serde_json::json;

use crate::allocation::commands::ReverseShipment;
use crate::catalogue::commands::AddItem;
use crate::ledger::types::Role;
use crate::sales::commands::RecordParcelEvent;
use crate::sales::testing::Desk;
use crate::stock::commands::ReceiveGoods;
use crate::till::types::SalesDayKey;
use crate::values::{BusinessDate, Code};

/// What the goods of an item that were sold cost, by the sums of the day.
fn sold_at(desk: &mut Desk, item: &str) -> i64 {
    let code = |text: &str| Code::parse(text).expect("a code");
    let site = desk.shop.draft.site_by_code(&code("WH")).expect("a site").id;
    let item = desk.shop.draft.item_by_code(&code(item)).expect("an item").id;
    let posted_on = BusinessDate::parse("2026-11-23").expect("a day");
    desk.shop.draft.sales_days(&[SalesDayKey { posted_on, site, item }])[0].expect("a day").cost_minor
}

/// Three nuts for 10.00 in all leave one by one, for 3.33, 3.34 and 3.33. The second comes back from the dock to an empty
/// shelf, for 3.33: the cent of it is cost of sales, and nothing waits for a parcel that is back.
#[test]
fn nothing_waits_for_a_parcel_that_is_taken_back() {
    let mut desk = Desk::open();
    desk.terms("WEB", json!({"revenue_at": "delivery"}));
    desk.shop.does::<AddItem>(json!({"item": "NUT", "name": "Nut", "category": "ALL", "costing_method": "average"}));
    let lines = json!([{"item": "NUT", "quantity": 3, "unit_cost": "3.333333"}]);
    desk.shop.does::<ReceiveGoods>(json!({"site": "WH", "lines": lines}));
    let mut shipments = Vec::new();
    for reference in ["W-1", "W-2", "W-3"] {
        let lines = json!([{"item": "NUT", "quantity": 1, "price": "11.90"}]);
        desk.order_with("WEB", reference, &[], json!({"lines": lines}));
        shipments.push(desk.ships("WH", "WEB", reference, &[(1, 1)]).shipment.document);
    }
    desk.expect("gone", &[(Role::GoodsDispatched, "10.00"), (Role::CostOfSales, "0.00")]);
    desk.shop
        .does::<ReverseShipment>(json!({"site": "WH", "channel": "WEB", "reference": "W-2", "shipment": shipments[1]}));
    desk.expect("back", &[(Role::GoodsDispatched, "6.66"), (Role::CostOfSales, "0.01")]);
    for (shipment, waits) in [(&shipments[0], "3.33"), (&shipments[2], "0.00")] {
        desk.shop.does::<RecordParcelEvent>(json!({"shipment": shipment, "step": "delivered"}));
        desk.expect("arrived", &[(Role::GoodsDispatched, waits)]);
    }
}

/// Three teas at 5.00 leave where two were wanted, and come back: what was sold cost 10.00, and costs nothing any more. The
/// third was never billed, and is not credited either.
#[test]
fn what_left_unwanted_is_not_credited_with_what_was_billed() {
    let mut desk = Desk::open();
    desk.order("WEB", "W-1", &[("TEA", 2)]);
    let shipment = desk.ships("WH", "WEB", "W-1", &[(1, 3)]).shipment.document;
    desk.expect("gone", &[(Role::CostOfSales, "15.00")]);
    assert_eq!(sold_at(&mut desk, "TEA"), 1000);
    desk.shop
        .does::<ReverseShipment>(json!({"site": "WH", "channel": "WEB", "reference": "W-1", "shipment": shipment}));
    desk.expect("back", &[(Role::CostOfSales, "0.00")]);
    assert_eq!(sold_at(&mut desk, "TEA"), 0);
}
