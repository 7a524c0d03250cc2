//! Prices on a file: thousands at once, and what a sale then pays.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

use backroom_testkit::Shop;
use serde_json::{Value, json};

const ITEMS: usize = 500;

/// 500 items, each at 20 quantity breaks: 10,000 prices in one request.
fn prices(first: usize) -> Vec<Value> {
    let price = |item: usize, step: usize| {
        json!({"item": format!("SKU-{item}"), "price": format!("{}.{:02}", first + 30 - step, item % 100),
            "quantity_from": step.to_string(), "starts_on": "2026-01-01"})
    };
    (0..ITEMS).flat_map(|item| (0..20).map(move |step| price(item, step))).collect()
}

/// A list of a whole assortment is one command, its repetition changes nothing, and every price is on file as it was
/// sent.
#[test]
fn ten_thousand_prices_are_one_command() {
    let shop = Shop::new();
    let entity = json!({"entity": "ACME", "name": "Acme", "currency": "EUR", "time_zone": "Europe/Berlin"});
    shop.must("ledger.open_entity", entity);
    shop.must("catalogue.add_category", json!({"category": "ALL", "name": "All"}));
    for item in 0..ITEMS {
        let sku = format!("SKU-{item}");
        shop.must("catalogue.add_item", json!({"item": sku, "name": sku, "category": "ALL"}));
    }
    shop.must("pricing.set_price_list", json!({"entity": "ACME", "price_list": "ALL", "name": "All"}));
    let set = |first| shop.must("pricing.set_prices", json!({"price_list": "ALL", "prices": prices(first)}));
    assert_eq!(set(10), json!({"price_list": "ALL", "set": 10_000, "unchanged": 0}));
    assert_eq!(shop.number("SELECT COUNT(*) FROM prices"), 10_000);
    let history = "SELECT COUNT(*) FROM history WHERE noun = 'prices'";
    assert_eq!(shop.number(history), 10_000);
    assert_eq!(set(10), json!({"price_list": "ALL", "set": 0, "unchanged": 10_000}));
    assert_eq!(shop.number(history), 10_000);
    assert_eq!(set(20), json!({"price_list": "ALL", "set": 10_000, "unchanged": 0}));
    assert_eq!(shop.number("SELECT COUNT(*) FROM prices"), 10_000);

    let quote = json!({"entity": "ACME", "on": "2026-11-23", "lines": [{"item": "SKU-7", "quantity": "12"}]});
    let answer = shop.must("pricing.quote", quote);
    assert_eq!((&answer["lines"][0]["price"], &answer["amount"]), (&json!("38.07"), &json!("456.84")));
    shop.in_order();
}
