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
    ("stock.post_count", "stock.open_count", r#"{"site": "SHOP-1", "items": ["RICE"]}"#),
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
