//! Money of orders that meets what was credited or let go before it came.

use serde_json::json;

use crate::allocation::commands::Allocate;
use crate::ledger::types::Role;
use crate::sales::commands::*;
use crate::sales::replies::OrderStatus;
use crate::sales::testing::{Desk, ENTITY, shown};
use crate::sales::types::HoldKind;
use crate::values::{ChannelId, DemandId, Instant, PartyId};

/// 35.70 are billed and 10.00 of them credited before all 35.70 are paid by card, once and for all: 25.70 settle the invoice,
/// and 10.00 are held. The credit note waits on the same open item as the invoice, which is settled once.
#[test]
fn money_that_comes_after_a_credit_settles_the_invoice_once() {
    let mut desk = Desk::open();
    desk.order_with("WHOLESALE", "W-1", &[("TEA", 3)], json!({"customer": "CAFE"}));
    desk.ships("WH", "WHOLESALE", "W-1", &[(1, 3)]);
    desk.shop.does::<CreditOrder>(json!({"invoice": "INV-ACME-000001", "amount": "10.00", "reason": "dented"}));
    let money = desk.pays("WHOLESALE", "W-1", "captured", "35.70").order.money;
    assert_eq!((money.held.as_str(), money.due.as_str()), ("10.00", "-10.00"));
    desk.expect("paid", &[(Role::Receivables, "0.00"), (Role::CustomerDeposits, "-10.00")]);
    desk.shop.does::<RefundOrder>(json!({"channel": "WHOLESALE", "reference": "W-1"}));
    desk.expect("given back", &[(Role::PaymentsAwaited, "25.70"), (Role::CustomerDeposits, "0.00")]);
}

/// 12 teas and shipping, 147.56, that nobody paid in time: the teas went to somebody else. The money that comes then is given
/// back whole, for shipping is billed with goods and none are left to ship.
#[test]
fn money_for_goods_that_are_gone_is_given_back_with_that_for_shipping() {
    let mut desk = Desk::open();
    desk.terms("WEB", json!({"pay_within_minutes": 5, "late_money": "refund"}));
    desk.order("WEB", "W-1", &[("TEA", 12), ("SHIPPING", 1)]);
    desk.shop.now = Instant::from_micros(desk.shop.now.micros() + 6 * 60_000_000);
    let lines = json!([{"item": "TEA", "quantity": 12}]);
    desk.shop.does::<Allocate>(json!({"channel": "BAZAAR", "reference": "E-1", "lines": lines}));
    let order = desk.pays("WEB", "W-1", "captured", "147.56").order;
    assert_eq!(shown(&order), ["1 TEA cancelled 12", "2 SHIPPING cancelled 1"]);
    assert_eq!((order.status, order.money.due.as_str()), (OrderStatus::Cancelled, "-147.56"));
    desk.shop.does::<RefundOrder>(json!({"channel": "WEB", "reference": "W-1"}));
    desk.expect("given back", &[(Role::CustomerDeposits, "0.00"), (Role::PaymentsAwaited, "0.00")]);
}

/// An order is held for a reason once, however often it comes up: named twice when it is placed, or owed too much by again and
/// again. One release lets it go.
#[test]
fn an_order_is_held_for_a_reason_once() {
    let mut desk = Desk::open();
    desk.shop.does::<SetCustomerTerms>(json!({"entity": "ACME", "customer": "CAFE", "credit_limit": "10.00"}));
    let twice = json!([{"hold": "fraud", "reason": "odd"}, {"hold": "fraud", "reason": "odd again"}]);
    desk.order_with("WHOLESALE", "W-1", &[("TEA", 1)], json!({"customer": "CAFE", "holds": twice}));
    for _ in 0..2 {
        let lines = json!([{"item": "TEA", "quantity": 1}]);
        desk.shop.does::<AddLines>(json!({"channel": "WHOLESALE", "reference": "W-1", "lines": lines}));
    }
    let demand = desk.shop.draft.orders_after(ENTITY, ChannelId::NONE, PartyId::NONE, DemandId::NONE, 9)[0].demand;
    let placed = desk.shop.draft.hold_steps(demand).iter().map(|step| step.hold).collect::<Vec<_>>();
    assert_eq!(placed, [HoldKind::Fraud, HoldKind::Credit]);
    assert_eq!(desk.raised(), ["sales.credit_exceeded"; 3], "each time is raised");
    for hold in ["fraud", "credit"] {
        let release = json!({"channel": "WHOLESALE", "reference": "W-1", "hold": hold, "reason": "paid"});
        desk.shop.does::<ReleaseHold>(release);
    }
    assert_eq!(desk.stands("WHOLESALE", "W-1").holds, []);
}
