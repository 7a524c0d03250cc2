//! What orders are promised when they come of something whose time is over.

use serde_json::json;

use crate::allocation::commands::{Reserve, SetChannel};
use crate::allocation::queries::Available;
use crate::sales::commands::*;
use crate::sales::testing::{Desk, shown};
use crate::values::Instant;

/// A basket of 2 that is ordered a minute after its time was over: it was let go, and the order is promised 2 of what there
/// is, once. 10 of 12 are left to others.
#[test]
fn a_basket_whose_time_is_over_gives_up_nothing_twice() {
    let mut desk = Desk::open();
    desk.shop.does::<SetChannel>(
        json!({"entity": "ACME", "channel": "WEB", "name": "Web", "shortage_rule": "backorder", "reservation_minutes": 5}),
    );
    let lines = json!([{"item": "TEA", "quantity": 2}]);
    desk.shop.does::<Reserve>(json!({"channel": "WEB", "reference": "C-1", "lines": lines}));
    desk.shop.now = Instant::from_micros(desk.shop.now.micros() + 6 * 60_000_000);
    let order = desk.shop.does::<PlaceOrder>(
        json!({"channel": "WEB", "reference": "W-1", "cart": "C-1", "lines": [{"item": "TEA", "quantity": 2}]}),
    );
    assert_eq!(shown(&order), ["1 TEA allocated 2"]);
    let left = desk.shop.answers::<Available>(json!({"item": "TEA"}));
    assert_eq!(left.available.to_string(), "10");
}
