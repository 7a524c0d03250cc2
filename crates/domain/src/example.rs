//! The example shop: the examples of all operations, done one after the other.
//!
//! Tests run it through every layer, and the reference pages show its requests and replies.

use crate::flow::Operation;

/// Slices whose examples come last: goods come in before anything is done to what they cost.
const LAST: [&str; 1] = ["costing"];

/// Steps that are no operation's own example and that later examples stand on: behind which operation, what, with what.
const BESIDE: &[(&str, &str, &str)] = &[
    (
        "catalogue.add_item",
        "catalogue.add_item",
        r#"{"item": "RICE", "name": "Rice, loose", "category": "TEA", "unit": "KG"}"#,
    ),
    ("catalogue.add_item", "catalogue.add_item", r#"{"item": "GIFT-SET", "name": "Gift set", "category": "TEA"}"#),
    (
        "ledger.trial_balance",
        "stock.add_site",
        r#"{"entity": "ACME", "site": "SHOP-2", "name": "Shop at the station"}"#,
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
    ("till.close_supplement", "till.open_shift", r#"{"register": "T1"}"#),
];

/// Every step of the example shop in order: an operation and a request that it does.
pub fn steps() -> impl Iterator<Item = (&'static Operation, &'static str)> {
    let last = |name: &str| LAST.contains(&name);
    let first = crate::SLICES.iter().filter(move |slice| !last(slice.name));
    let ordered = first.chain(crate::SLICES.iter().filter(move |slice| last(slice.name)));
    ordered.flat_map(|slice| slice.operations).flat_map(|operation| {
        let beside = BESIDE.iter().filter(|(behind, _, _)| *behind == operation.name);
        let beside = beside.filter_map(|(_, name, request)| Some((Operation::of(name)?, *request)));
        std::iter::once((operation, operation.example)).chain(beside)
    })
}
