//! The example shop: the examples of all operations, done one after the other.
//!
//! Tests run it through every layer, and the reference pages show its requests and replies.

use crate::flow::Operation;

/// Slices whose examples come last: goods come in before anything is done to what they cost.
const LAST: [&str; 1] = ["costing"];

/// Requests that a policy holds: behind which operation, who sends them, what, with what. What somebody else asked for can be
/// released, what one asked for oneself taken back.
const HELD: &[(&str, &str, &str, &str)] = &[
    (SET_POLICY, "anna", "control.set_role", r#"{"role": "porter", "duties": ["stock.receive_goods"]}"#),
    (SET_POLICY, "anna", "control.set_role", r#"{"role": "porter", "duties": ["stock.*"]}"#),
    (SET_POLICY, OWNER, "control.set_role", r#"{"role": "porter", "duties": ["stock.issue_goods"]}"#),
];

const SET_POLICY: &str = "control.set_approval_policy";

/// Who sends what is not said to be another's.
pub const OWNER: &str = "owner";

/// A step of the example shop.
#[derive(Clone, Copy)]
pub struct Step {
    /// The operation.
    pub operation: &'static Operation,
    /// The request.
    pub request: &'static str,
    /// Who sends it.
    pub actor: &'static str,
    /// Whether a policy holds it, so that it is not done.
    pub is_held: bool,
}

/// Steps that are no operation's own example and that later examples stand on: behind which operation, what, with what.
const BESIDE: &[(&str, &str, &str)] = &[
    (
        SET_POLICY,
        "control.set_role",
        r#"{"role": "deputy", "name": "The owner's deputy", "duties": ["control.set_role", "stock.*"]}"#,
    ),
    (SET_POLICY, "control.grant_role", r#"{"actor": "anna", "role": "deputy"}"#),
    (SET_POLICY, SET_POLICY, r#"{"policy": "ROLES", "operation": "control.set_role", "measure": "always"}"#),
    (
        "control.withdraw",
        SET_POLICY,
        r#"{"policy": "ROLES", "operation": "control.set_role", "measure": "always", "active": false}"#,
    ),
    ("control.withdraw", "control.revoke_role", r#"{"actor": "anna", "role": "deputy"}"#),
    (
        "catalogue.add_item",
        "catalogue.add_item",
        r#"{"item": "RICE", "name": "Rice, loose", "category": "TEA", "unit": "KG"}"#,
    ),
    (
        "catalogue.add_item",
        "catalogue.add_item",
        r#"{"item": "TEA-FOR-TWO", "name": "Tea for two", "category": "TEA", "kind": "kit"}"#,
    ),
    (
        "catalogue.add_item",
        "catalogue.add_item",
        r#"{"item": "SHIPPING", "name": "Shipping", "category": "TEA", "kind": "service"}"#,
    ),
    ("catalogue.add_item", "catalogue.add_item", r#"{"item": "GIFT-SET", "name": "Gift set", "category": "TEA"}"#),
    (
        "ledger.trial_balance",
        "stock.add_site",
        r#"{"entity": "ACME", "site": "SHOP-2", "name": "Shop at the station"}"#,
    ),
    (
        "parties.add_party",
        "parties.add_party",
        r#"{"party": "TEACO-OLD", "kinds": ["supplier"], "personal": {"name": "Tea Company"}}"#,
    ),
    ("parties.add_party", "parties.add_party", r#"{"party": "CAFE", "kinds": ["customer"], "currency": "EUR"}"#),
    (
        "tax.set_rates",
        "tax.set_rates",
        r#"{"jurisdiction": "DE", "tax_class": "reduced", "effective_on": "2020-01-01", "components": [{"component": "VAT", "rate": "7"}]}"#,
    ),
    ("stock.add_site", "tax.assign_site", r#"{"site": "SHOP-1", "jurisdiction": "DE"}"#),
    (
        "open_items.open_item",
        "open_items.open_item",
        r#"{"entity": "ACME", "account": "2000", "side": "debit", "amount": "10.00", "currency": "USD", "party": "TEACO", "reference": "TC-CN-7", "against": "6200"}"#,
    ),
    ("pricing.set_prices", "parties.add_party", r#"{"party": "ANNA", "kinds": ["customer"]}"#),
    (
        "pricing.set_customer_group",
        "pricing.set_price_list",
        r#"{"entity": "ACME", "price_list": "STAFF", "name": "For our own people", "includes_tax": true, "customer_group": "STAFF"}"#,
    ),
    (
        "pricing.set_customer_group",
        "pricing.set_prices",
        r#"{"price_list": "STAFF", "prices": [{"item": "TEA-100", "price": "5.20", "starts_on": "2026-01-01"}]}"#,
    ),
    ("stock.post_count", "stock.open_count", r#"{"site": "SHOP-1", "items": ["RICE"]}"#),
    ("till.set_tender", "till.set_tender", r#"{"entity": "ACME", "tender": "CARD", "name": "Card", "kind": "card"}"#),
    (
        "till.set_tender",
        "till.set_tender",
        r#"{"entity": "ACME", "tender": "GIFT", "name": "Gift card", "kind": "gift_card"}"#,
    ),
    (
        "till.set_tender",
        "catalogue.add_item",
        r#"{"item": "GIFT-CARD", "name": "Gift card", "category": "TEA", "kind": "gift_card"}"#,
    ),
    (
        "till.record_sale",
        "till.ring_up",
        r#"{"register": "T1", "lines": [{"item": "TEA-100"}], "tenders": [{"tender": "CASH", "amount": "6.90"}]}"#,
    ),
    (
        "till.void_sale",
        "till.ring_up",
        r#"{"register": "T1", "lines": [{"item": "GIFT-CARD", "price": "50.00", "stored_value": "G-1001"}], "tenders": [{"tender": "CARD", "amount": "50.00"}]}"#,
    ),
    (
        "till.suspend_sale",
        "till.suspend_sale",
        r#"{"register": "T1", "name": "table 4", "basket": {"lines": [{"item": "TEA-100"}]}}"#,
    ),
    (
        "till.close_shift",
        "till.record_sale",
        r#"{"register": "T1", "receipt": 9, "shift": 1, "lines": [{"item": "TEA-100", "quantity": "1", "unit_price": "6.90", "net": "5.80", "tax": "1.10"}], "total": "6.90", "tenders": [{"tender": "CARD", "amount": "6.90"}]}"#,
    ),
    (
        "allocation.allocate",
        "stock.receive_goods",
        r#"{"site": "SHOP-2", "lines": [{"item": "TEA-100", "quantity": 20, "unit_cost": "2.40"}]}"#,
    ),
    (
        "allocation.set_transfer_lane",
        "stock.receive_goods",
        r#"{"site": "SHOP-2", "lines": [{"item": "GIFT-SET", "quantity": 30, "unit_cost": "9.20"}, {"item": "RICE", "quantity": 80, "unit_cost": "1.90"}]}"#,
    ),
    ("till.close_supplement", "till.open_shift", r#"{"register": "T1"}"#),
    (
        "sales.refund_order",
        "sales.place_order",
        r#"{"channel": "WEB", "reference": "B-1", "customer": "CAFE", "lines": [{"item": "TEA-100", "quantity": 2}]}"#,
    ),
    (
        "sales.refund_order",
        "sales.ship_order",
        r#"{"site": "SHOP-2", "channel": "WEB", "reference": "B-1", "lines": [{"line": 1, "quantity": 2}]}"#,
    ),
    (
        "sales.refund_order",
        "sales.place_order",
        r#"{"channel": "WEB", "reference": "B-2", "customer": "CAFE", "lines": [{"item": "TEA-100", "quantity": 3}]}"#,
    ),
    (
        "sales.refund_order",
        "sales.ship_order",
        r#"{"site": "SHOP-2", "channel": "WEB", "reference": "B-2", "lines": [{"line": 1, "quantity": 3}]}"#,
    ),
    (
        "sales.receive_money",
        "sales.receive_money",
        r#"{"entity": "ACME", "customer": "CAFE", "account": "1020", "amount": "50.00", "reference": "BANK-772"}"#,
    ),
    (
        "returns.set_policy",
        "till.set_tender",
        r#"{"entity": "ACME", "tender": "CREDIT", "name": "Store credit", "kind": "store_credit"}"#,
    ),
    (
        "returns.set_policy",
        "sales.place_order",
        r#"{"channel": "WEB", "reference": "W-3001", "customer": "ANNA", "lines": [{"item": "TEA-100", "quantity": 5, "price": "6.90"}]}"#,
    ),
    (
        "returns.set_policy",
        "sales.record_payment",
        r#"{"channel": "WEB", "reference": "W-3001", "step": "captured", "tender": "CARD", "amount": "34.50", "payment": "pi_3001"}"#,
    ),
    (
        "returns.set_policy",
        "sales.ship_order",
        r#"{"site": "SHOP-1", "channel": "WEB", "reference": "W-3001", "lines": [{"line": 1, "quantity": 5}]}"#,
    ),
    (
        "returns.receive",
        "returns.receive",
        r#"{"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": 1}], "note": "a parcel without a paper"}"#,
    ),
    (
        "returns.exchange",
        "returns.authorise",
        r#"{"channel": "WEB", "reference": "W-3001", "lines": [{"line": 1, "quantity": 1, "reason": "MIND"}]}"#,
    ),
];

/// Every step of the example shop in order.
pub fn steps() -> impl Iterator<Item = Step> {
    let last = |name: &str| LAST.contains(&name);
    let first = crate::SLICES.iter().filter(move |slice| !last(slice.name));
    let ordered = first.chain(crate::SLICES.iter().filter(move |slice| last(slice.name)));
    ordered.flat_map(|slice| slice.operations).flat_map(|operation| {
        let beside = BESIDE.iter().filter(|(behind, _, _)| *behind == operation.name);
        let beside = beside.filter_map(|(_, name, request)| Some((OWNER, Operation::of(name)?, *request, false)));
        let held = HELD.iter().filter(|(behind, ..)| *behind == operation.name);
        let held = held.filter_map(|(_, actor, name, request)| Some((*actor, Operation::of(name)?, *request, true)));
        let steps = std::iter::once((OWNER, operation, operation.example, false)).chain(beside).chain(held);
        steps.map(|(actor, operation, request, is_held)| Step { operation, request, actor, is_held })
    })
}
