//! Orders for the shop to tamper with: quoted, held, paid in every way, shipped, taken back, billed and credited, through
//! channels of every kind.

use serde_json::{Value, json};

/// The number of the shipment made last, in a request.
pub const LAST_SHIPMENT: &str = "LAST-SHIPMENT";
/// The number of what it billed.
pub const LAST_INVOICE: &str = "LAST-INVOICE";

pub fn orders() -> impl Iterator<Item = (&'static str, Value)> {
    channels().chain(mail()).chain(others())
}

/// A channel that sells at its own risk and passes goods on arrival, a marketplace that collects the tax, and one that sells
/// for somebody else; a kit of a candle and its wrapping.
fn channels() -> impl Iterator<Item = (&'static str, Value)> {
    let channel = |channel: &str| {
        let sites = json!([{"site": "DEPOT"}]);
        let body = json!({"entity": "ACME", "channel": channel, "name": channel, "shortage_rule": "backorder", "sites": sites});
        ("allocation.set_channel", body)
    };
    let item = |item: &str, kind: &str| {
        let method = "fifo";
        (
            "catalogue.add_item",
            json!({"item": item, "name": item, "category": "TEA", "kind": kind, "costing_method": method}),
        )
    };
    [
        item("BOX", "kit"),
        item("WRAP", "service"),
        item("CANDLE", "stocked"),
        ("catalogue.set_kit", json!({"kit": "BOX", "parts": [{"item": "CANDLE", "share": "9.00"}, {"item": "WRAP", "quantity": "2", "share": "1.00"}]})),
        ("parties.add_party", json!({"party": "BAZAAR", "kinds": ["marketplace"]})),
        ("parties.add_party", json!({"party": "FARM", "kinds": ["supplier"]})),
        ("parties.add_party", json!({"party": "PARCELCO", "kinds": ["carrier"], "personal": {"name": "Paul"}})),
        ("stock.receive_goods", json!({"site": "DEPOT", "lines": [{"item": "CANDLE", "quantity": "40", "unit_cost": "5.333333"}]})),
        channel("MAIL"),
        (
            "sales.set_channel_terms",
            json!({"channel": "MAIL", "site": "DEPOT", "jurisdiction": "DE", "revenue_at": "delivery", "due_days": 14,
                "prepaid": true, "pay_within_minutes": 4000, "late_money": "refund", "difference_most": "0.02",
                "tax_due": "payment"}),
        ),
        channel("BAZAAR"),
        (
            "sales.set_channel_terms",
            json!({"channel": "BAZAAR", "site": "DEPOT", "jurisdiction": "DE", "tax_by": "marketplace",
                "marketplace": "BAZAAR", "commission": "12.5"}),
        ),
        channel("AGENCY"),
        (
            "sales.set_channel_terms",
            json!({"channel": "AGENCY", "site": "DEPOT", "jurisdiction": "DE", "includes_tax": false, "sells_as": "agent",
                "principal": "FARM", "commission": "20"}),
        ),
        (
            "sales.set_customer_terms",
            json!({"entity": "ACME", "customer": "CAROL", "due_days": 30, "credit_limit": "500.00"}),
        ),
    ]
    .into_iter()
}

fn shipped(channel: &str, reference: &str, line: i64, quantity: &str) -> (&'static str, Value) {
    (
        "sales.ship_order",
        json!({"site": "DEPOT", "channel": channel, "reference": reference, "carrier": "PARCELCO", "freight": "4.90",
            "tracking": format!("{reference}-{quantity}"), "lines": [{"line": line, "quantity": quantity}]}),
    )
}

fn paid(
    channel: &str,
    reference: &str,
    step: &str,
    amount: &str,
    payment: &str,
    follows: &str,
) -> (&'static str, Value) {
    let mut body = json!({"channel": channel, "reference": reference, "step": step, "tender": "CARD", "amount": amount, "payment": payment});
    if !follows.is_empty() {
        body["follows"] = follows.into();
    }
    ("sales.record_payment", body)
}

fn told(step: &str) -> (&'static str, Value) {
    ("sales.record_parcel_event", json!({"shipment": LAST_SHIPMENT, "step": step, "note": "as the carrier says"}))
}

/// A quote that becomes an order: held and let go, paid in parts, shipped three times and once taken back.
fn mail() -> impl Iterator<Item = (&'static str, Value)> {
    let order = |step: &'static str, more: Value| {
        let mut body = json!({"channel": "MAIL", "reference": "M-1"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        (step, body)
    };
    [
        (
            "sales.offer_quote",
            json!({"channel": "MAIL", "reference": "Q-1", "customer": "CAROL", "valid_until": "2099-12-31",
                "lines": [{"item": "BOX", "quantity": 3, "price": "33.34", "discount": "0.10"}, {"item": "CANDLE", "quantity": 2, "price": "25.00"}],
                "discount": "1.00"}),
        ),
        (
            "sales.place_order",
            json!({"channel": "MAIL", "reference": "M-1", "customer": "CAROL", "quote": "Q-1", "total": "148.93",
                "holds": [{"hold": "fraud", "reason": "two cards"}], "attributes": {"gift": "yes"},
                "external_refs": {"shop": "77"}}),
        ),
        order("sales.release_hold", json!({"hold": "fraud", "reason": "it is hers"})),
        order("sales.place_hold", json!({"hold": "address", "reason": "no such street"})),
        paid("MAIL", "M-1", "authorised", "60.00", "pi_1", ""),
        paid("MAIL", "M-1", "captured", "50.00", "pi_1", "pi_1"),
        paid("MAIL", "M-1", "voided", "10.00", "pi_1v", "pi_1"),
        (
            "sales.record_payment",
            json!({"channel": "MAIL", "reference": "M-1", "step": "captured", "tender": "GIFT", "amount": "5.00",
                "payment": "G-9", "stored_value": "G-9"}),
        ),
        shipped("MAIL", "M-1", 1, "1"),
        ("allocation.reverse_shipment", json!({"site": "DEPOT", "channel": "MAIL", "reference": "M-1", "shipment": LAST_SHIPMENT})),
        shipped("MAIL", "M-1", 1, "2"),
        told("delayed"),
        told("delivered"),
        shipped("MAIL", "M-1", 3, "1"),
        told("lost"),
        ("sales.record_parcel_event", json!({"shipment": LAST_SHIPMENT, "step": "claimed", "amount": "20.00", "note": "claimed"})),
        shipped("MAIL", "M-1", 1, "1"),
        order("sales.cancel_lines", json!({"lines": [{"line": 3}], "reason": "one is enough"})),
        paid("MAIL", "M-1", "captured", "99.00", "pi_2", ""),
        paid("MAIL", "M-1", "charged_back", "30.00", "pi_2c", "pi_2"),
        paid("MAIL", "M-1", "chargeback_won", "30.00", "pi_2w", "pi_2c"),
        order("sales.refund_order", json!({"amount": "1.50"})),
    ]
    .into_iter()
}

/// Orders of others: what a marketplace sold, what was sold for somebody else and in part never paid, and services that are
/// given up.
fn others() -> impl Iterator<Item = (&'static str, Value)> {
    [
        (
            "sales.record_order",
            json!({"channel": "BAZAAR", "reference": "Z-1", "lines": [{"item": "CANDLE", "quantity": 2, "price": "21.00"}, {"item": "WRAP", "quantity": 2, "price": "1.50"}], "total": "45.00"}),
        ),
        ("sales.cancel_lines", json!({"channel": "BAZAAR", "reference": "Z-1", "lines": [{"line": 2, "quantity": 1}], "reason": "not needed"})),
        shipped("BAZAAR", "Z-1", 1, "2"),
        ("tax.set_jurisdiction", json!({"jurisdiction": "DE", "bad_debt_relief": true})),
        (
            "sales.place_order",
            json!({"channel": "AGENCY", "reference": "A-0", "lines": [{"item": "CANDLE", "quantity": 1, "price": "20.00"}]}),
        ),
        shipped("AGENCY", "A-0", 1, "1"),
        ("sales.write_off", json!({"invoice": LAST_INVOICE, "amount": "11.90", "claim_tax": true, "reason": "nobody knows them"})),
        (
            "sales.place_order",
            json!({"channel": "AGENCY", "reference": "A-1", "customer": "CAROL", "lines": [{"item": "CANDLE", "quantity": 3, "price": "19.99", "discount_percent": "3"}]}),
        ),
        shipped("AGENCY", "A-1", 1, "1"),
        shipped("AGENCY", "A-1", 1, "1"),
        ("allocation.reverse_shipment", json!({"site": "DEPOT", "channel": "AGENCY", "reference": "A-1", "shipment": LAST_SHIPMENT})),
        paid("AGENCY", "A-1", "captured", "10.00", "pi_3", ""),
        // Carol again, as a channel heard of her.
        (
            "parties.add_party",
            json!({"party": "CARLA", "kinds": ["customer"], "external_refs": {"bazaar": "4711"}, "personal": {"name": "Carla",
                "email": "carol@example.com", "phone": "030 1234567", "tax_number": "DE 1", "address": ["Hill Road 1"]}}),
        ),
        (
            "sales.place_order",
            json!({"channel": "AGENCY", "reference": "A-2", "customer": "CARLA", "lines": [{"item": "CANDLE", "quantity": 1, "price": "19.99"}]}),
        ),
        paid("AGENCY", "A-2", "captured", "5.00", "pi_4", ""),
        (
            "parties.merge",
            json!({"party": "CARLA", "into": "CAROL", "personal": "keep", "reason": "one customer, two names"}),
        ),
        paid("AGENCY", "A-2", "captured", "6.00", "pi_5", ""),
    ]
    .into_iter()
}
