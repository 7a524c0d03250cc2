//! What callers do at the edges: what belongs to others, is told too late, or is named in more than one way.

use serde_json::{Value, json};

use super::commands::*;
use super::testing::Desk;
use crate::allocation::commands::ReverseShipment;
use crate::ledger::types::Role;
use crate::tax::commands::SetJurisdiction;

fn received(customer: &str, amount: &str, reference: &str, invoices: &Value) -> Value {
    json!({"entity": "ACME", "customer": customer, "tender": "CARD", "amount": amount, "reference": reference,
        "invoices": invoices})
}

/// Half of 14.04 is credited while the parcel is under way, which is then lost, and the rest: nothing is left of what was
/// billed and not yet delivered, and nothing of it was ever revenue.
#[test]
fn what_is_credited_before_it_arrives_never_was_revenue() {
    let mut desk = Desk::open();
    desk.terms("WEB", json!({"revenue_at": "delivery"}));
    desk.order("WEB", "W-1", &[("TEA", 1), ("BREAD", 1)]);
    desk.pays("WEB", "W-1", "captured", "14.04");
    let shipment = desk.ships("WH", "WEB", "W-1", &[(1, 1), (2, 1)]).shipment.document;
    desk.shop.does::<CreditOrder>(json!({"invoice": "INV-ACME-000001", "percent": "50", "reason": "late"}));
    desk.expect("half", &[(Role::RevenueDeferred, "-6.00"), (Role::SalesReturns, "0.00"), (Role::TaxPayable, "-1.02")]);
    desk.shop.does::<RecordParcelEvent>(json!({"shipment": shipment, "step": "lost"}));
    desk.shop.does::<CreditOrder>(json!({"invoice": "INV-ACME-000001", "amount": "7.02", "reason": "lost"}));
    desk.shop.does::<RefundOrder>(json!({"channel": "WEB", "reference": "W-1"}));
    desk.expect(
        "all",
        &[
            (Role::RevenueDeferred, "0.00"),
            (Role::SalesReturns, "0.00"),
            (Role::SalesRevenue, "0.00"),
            (Role::TaxPayable, "0.00"),
            (Role::CustomerDeposits, "0.00"),
            (Role::PaymentsAwaited, "0.00"),
            (Role::Shrinkage, "6.00"),
        ],
    );
}

/// 0.24 off for paying before the parcel arrives: 9.80 of 10.00 wait, and 9.80 are revenue when it does.
#[test]
fn a_discount_taken_before_goods_arrive_lowers_what_waits() {
    let mut desk = Desk::open();
    desk.terms("WEB", json!({"revenue_at": "delivery", "due_days": 10}));
    desk.order_with("WEB", "W-1", &[("TEA", 1)], json!({"customer": "CAFE"}));
    let shipment = desk.ships("WH", "WEB", "W-1", &[(1, 1)]).shipment.document;
    let invoices = json!([{"invoice": "INV-ACME-000001", "discount": "0.24"}]);
    desk.shop.does::<ReceiveMoney>(received("CAFE", "11.66", "M-1", &invoices));
    desk.expect("paid", &[(Role::RevenueDeferred, "-9.80"), (Role::SettlementDiscounts, "0.00")]);
    desk.shop.does::<RecordParcelEvent>(json!({"shipment": shipment, "step": "delivered"}));
    desk.expect("arrived", &[(Role::RevenueDeferred, "0.00"), (Role::SalesRevenue, "-9.80")]);
}

/// 10.00 in ten parts, at commissions whose tenth is no cent; and all of it after the commission was changed: nothing stays.
#[test]
fn what_a_marketplace_keeps_of_an_invoice_is_given_back_to_the_cent() {
    for (commission, later, part, times) in
        [("12.5", "12.5", "10", 10), ("7.77", "7.77", "10", 10), ("15", "20", "100", 1), ("15", "0", "50", 2)]
    {
        let mut desk = Desk::open();
        let agree = |desk: &mut Desk, commission: &str| {
            desk.terms("BAZAAR", json!({"marketplace": "BAZAAR", "tax_by": "marketplace", "commission": commission}));
        };
        agree(&mut desk, commission);
        desk.order("BAZAAR", "B-1", &[("TEA", 1)]);
        desk.ships("WH", "BAZAAR", "B-1", &[(1, 1)]);
        agree(&mut desk, later);
        for _ in 0..times {
            let credit = json!({"invoice": "INV-ACME-000001", "percent": part, "reason": "not as agreed"});
            desk.shop.does::<CreditOrder>(credit);
        }
        desk.expect(commission, &[(Role::MarketplaceFees, "0.00"), (Role::ChargesAwaited, "0.00")]);
    }
}

/// 11.90 are written off and then credited: nobody lost them, and nobody has them.
#[test]
fn a_credit_of_what_was_written_off_makes_no_money() {
    for (written_off, lost, held) in [("11.90", "0.00", "0.00"), ("5.00", "0.00", "0.00")] {
        let mut desk = Desk::open();
        desk.order_with("WHOLESALE", "W-1", &[("TEA", 1)], json!({"customer": "CAFE"}));
        desk.ships("WH", "WHOLESALE", "W-1", &[(1, 1)]);
        desk.shop.does::<WriteOff>(json!({"invoice": "INV-ACME-000001", "amount": written_off, "reason": "insolvent"}));
        desk.shop.does::<CreditOrder>(json!({"invoice": "INV-ACME-000001", "percent": "100", "reason": "mistake"}));
        let books = [(Role::BadDebts, lost), (Role::CustomerDeposits, held), (Role::Receivables, "0.00")];
        desk.expect(written_off, &books);
        let apply = json!({"entity": "ACME", "customer": "CAFE"});
        desk.shop.refuses::<ApplyMoney>(apply, "sales.nothing_on_account");
    }
    let mut desk = Desk::open();
    desk.order_with("WHOLESALE", "W-1", &[("TEA", 1)], json!({"customer": "CAFE"}));
    desk.ships("WH", "WHOLESALE", "W-1", &[(1, 1)]);
    desk.shop.does::<WriteOff>(json!({"invoice": "INV-ACME-000001", "amount": "6.00", "reason": "insolvent"}));
    desk.shop.does::<CreditOrder>(json!({"invoice": "INV-ACME-000001", "amount": "7.00", "reason": "mistake"}));
    // 5.90 were owed, so 1.10 of the 6.00 were not lost.
    desk.expect("partly", &[(Role::BadDebts, "4.90"), (Role::Receivables, "0.00"), (Role::CustomerDeposits, "0.00")]);
}

/// The tax in 11.90 was claimed back when it was written off: when the goods come back from the dock it is owed again and
/// credited, so that nothing of it stays either way.
#[test]
fn tax_that_was_claimed_of_a_bad_debt_is_credited_once() {
    let mut desk = Desk::open();
    desk.shop.does::<SetJurisdiction>(json!({"jurisdiction": "DE", "bad_debt_relief": true}));
    desk.order_with("WEB", "W-1", &[("TEA", 1)], json!({"customer": "CAFE"}));
    let shipment = desk.ships("WH", "WEB", "W-1", &[(1, 1)]).shipment.document;
    let lost = json!({"invoice": "INV-ACME-000001", "claim_tax": true, "reason": "insolvent"});
    desk.shop.does::<WriteOff>(lost);
    desk.expect("lost", &[(Role::BadDebts, "10.00"), (Role::TaxPayable, "0.00")]);
    let back = json!({"site": "WH", "channel": "WEB", "reference": "W-1", "shipment": shipment});
    desk.shop.does::<ReverseShipment>(back);
    let nothing = [Role::BadDebts, Role::TaxPayable, Role::CustomerDeposits, Role::Receivables];
    desk.expect("back", &nothing.map(|role| (role, "0.00")));
}

/// A shipment that left and came back from the dock after it was written off: the debt is gone with it.
#[test]
fn what_comes_back_from_the_dock_was_not_lost() {
    let mut desk = Desk::open();
    desk.order_with("WHOLESALE", "W-1", &[("TEA", 1)], json!({"customer": "CAFE"}));
    let shipment = desk.ships("WH", "WHOLESALE", "W-1", &[(1, 1)]).shipment.document;
    desk.shop.does::<WriteOff>(json!({"invoice": "INV-ACME-000001", "reason": "insolvent"}));
    let back = json!({"site": "WH", "channel": "WHOLESALE", "reference": "W-1", "shipment": shipment});
    desk.shop.does::<ReverseShipment>(back);
    desk.expect("back", &[(Role::BadDebts, "0.00"), (Role::CustomerDeposits, "0.00"), (Role::Receivables, "0.00")]);
}

/// A carrier delivers what was taken back from the dock: nothing counts, and somebody must look.
#[test]
fn a_parcel_that_was_taken_back_does_not_arrive() {
    let mut desk = Desk::open();
    desk.terms("WEB", json!({"revenue_at": "delivery"}));
    desk.order("WEB", "W-1", &[("TEA", 2)]);
    let shipment = desk.ships("WH", "WEB", "W-1", &[(1, 2)]).shipment.document;
    let back = json!({"site": "WH", "channel": "WEB", "reference": "W-1", "shipment": shipment});
    desk.shop.does::<ReverseShipment>(back);
    let told = desk.shop.does::<RecordParcelEvent>(json!({"shipment": shipment, "step": "delivered"}));
    assert_eq!((told.document, told.exceptions.len()), (None, 1));
    assert_eq!(desk.raised(), ["sales.parcel_ended"]);
}

/// The quote's customer buys, unless it is another; what was ordered or withdrawn of a quote is not ordered again.
#[test]
fn a_quote_is_taken_once_by_whom_it_was_offered_to() {
    let mut desk = Desk::open();
    let lines = json!([{"item": "TEA", "quantity": 3, "price": "9.00"}, {"item": "SHIPPING"}]);
    let offers = |desk: &mut Desk, reference: &str| {
        let quote =
            json!({"channel": "WEB", "reference": reference, "customer": "ANNA", "zone": "NORTH", "lines": lines});
        desk.shop.does::<OfferQuote>(quote);
    };
    let takes = |reference: &str, quote: &str| json!({"channel": "WEB", "reference": reference, "quote": quote});
    offers(&mut desk, "Q-1");
    let mut other = takes("W-1", "Q-1");
    other["customer"] = "CAFE".into();
    desk.shop.refuses::<PlaceOrder>(other, "sales.quote_of_other");
    let order = desk.shop.does::<PlaceOrder>(takes("W-1", "Q-1"));
    assert_eq!((order.customer.as_deref(), order.total.as_str()), (Some("ANNA"), "31.76"));
    desk.shop.refuses::<PlaceOrder>(takes("W-2", "Q-1"), "sales.quote_gone");
    assert_eq!(desk.shop.does::<PlaceOrder>(takes("W-1", "Q-1")).number, order.number, "captured again");

    offers(&mut desk, "Q-2");
    let withdrawn = json!({"channel": "WEB", "kind": "quote", "reference": "Q-2", "reason": "too dear",
        "lines": [{"line": 1, "quantity": 1}]});
    desk.shop.does::<CancelLines>(withdrawn);
    assert_eq!(desk.shop.does::<PlaceOrder>(takes("W-3", "Q-2")).total.as_str(), "22.76", "two are left");
    offers(&mut desk, "Q-3");
    desk.shop
        .does::<CancelLines>(json!({"channel": "WEB", "kind": "quote", "reference": "Q-3", "reason": "none left"}));
    desk.shop.refuses::<PlaceOrder>(takes("W-4", "Q-3"), "sales.quote_gone");
}

/// An order leaves from sites of whoever sells it: another company would bill it with the first one's money.
#[test]
fn another_entity_does_not_ship_an_order() {
    let mut desk = Desk::open();
    desk.sister();
    desk.order("WEB", "W-1", &[("TEA", 1)]);
    desk.pays("WEB", "W-1", "captured", "11.90");
    let lines = json!([{"line": 1, "quantity": 1}]);
    let shipped = json!({"site": "BW", "channel": "WEB", "reference": "W-1", "lines": lines});
    let refusal = desk.shop.refuses::<ShipOrder>(shipped, "allocation.site_of_other_entity");
    assert_eq!((refusal.path.as_str(), &refusal.details["entity"]), ("site", &"ACME".into()));
}

/// A reference means one payment to one entity: what came to another one is booked without it and raised.
#[test]
fn money_to_two_entities_under_one_reference_is_two_payments() {
    let mut desk = Desk::open();
    desk.sister();
    let first = desk.shop.does::<ReceiveMoney>(received("CAFE", "20.00", "M-1", &json!([])));
    let sister =
        json!({"entity": "BETA", "customer": "CAFE", "tender": "BCARD", "amount": "20.00", "reference": "M-1"});
    let second = desk.shop.does::<ReceiveMoney>(sister);
    assert_eq!((first.payment.as_str(), second.payment.as_str()), ("CP-ACME-000001", "CP-BETA-000001"));
    assert_eq!((second.again, second.on_account.as_str(), second.exceptions.len()), (false, "20.00", 1));
    assert_eq!(desk.raised(), ["flow.reference_used"]);
    assert!(desk.shop.does::<ReceiveMoney>(received("CAFE", "20.00", "M-1", &json!([]))).again);
}

/// INV-ACME-1 is INV-ACME-000001: named twice it is malformed, and takes nothing off another's place.
#[test]
fn an_invoice_is_named_once_however_it_is_written() {
    let mut desk = Desk::open();
    desk.order_with("WHOLESALE", "W-1", &[("TEA", 1)], json!({"customer": "CAFE"}));
    desk.ships("WH", "WHOLESALE", "W-1", &[(1, 1)]);
    let twice = json!([{"invoice": "INV-ACME-000001"}, {"invoice": "INV-ACME-1"}]);
    let refusal = desk.shop.refuses::<ReceiveMoney>(received("CAFE", "20.00", "M-1", &twice), "sales.named_twice");
    assert_eq!(refusal.path, "invoices[1].invoice");
    let once = desk.shop.does::<ReceiveMoney>(received("CAFE", "20.00", "M-1", &json!([{"invoice": "INV-ACME-1"}])));
    assert_eq!(once.on_account.as_str(), "8.10");
}

/// Two captures without a reference could not be told apart, and the second would be lost.
#[test]
fn a_step_of_a_payment_has_a_reference() {
    let mut desk = Desk::open();
    desk.order("WEB", "W-1", &[("TEA", 3)]);
    for payment in ["", "  "] {
        let step = json!({"channel": "WEB", "reference": "W-1", "step": "captured", "tender": "CARD",
            "amount": "11.90", "payment": payment});
        let refusal = desk.shop.refuses::<RecordPayment>(step, "sales.no_payment");
        assert_eq!(refusal.path, "payment");
    }
}
