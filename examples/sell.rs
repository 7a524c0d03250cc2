//! Opens a shop and sells something: `cargo run --example sell`.
#![allow(clippy::print_stdout, reason = "an example shows what it did")]

use backroom::till::commands::RingUp;
use backroom::{Backroom, CallOptions, Options, Setup};
use uuid::Uuid;

/// What stands behind a sale, once: a company, a site, a taxed and priced item in stock, and an open till.
const SHOP: &[(&str, &str)] = &[
    ("ledger.open_entity", r#"{"entity": "ACME", "name": "Acme", "currency": "EUR", "time_zone": "Europe/Berlin"}"#),
    ("stock.add_site", r#"{"entity": "ACME", "site": "SHOP-1", "name": "Shop 1"}"#),
    ("tax.set_jurisdiction", r#"{"jurisdiction": "DE", "name": "Germany", "rounding": "document"}"#),
    (
        "tax.set_rates",
        r#"{"jurisdiction": "DE", "tax_class": "standard", "effective_on": "2021-01-01", "components": [{"component": "VAT", "rate": "19"}]}"#,
    ),
    ("tax.assign_site", r#"{"site": "SHOP-1", "jurisdiction": "DE"}"#),
    ("catalogue.add_category", r#"{"category": "TEA", "name": "Tea"}"#),
    ("catalogue.add_item", r#"{"item": "TEA-100", "name": "Green tea", "category": "TEA"}"#),
    (
        "stock.receive_goods",
        r#"{"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": 40, "unit_cost": "2.50"}]}"#,
    ),
    (
        "pricing.set_price_list",
        r#"{"entity": "ACME", "price_list": "RETAIL", "name": "Retail", "includes_tax": true, "starts_on": "2021-01-01"}"#,
    ),
    (
        "pricing.set_prices",
        r#"{"price_list": "RETAIL", "prices": [{"item": "TEA-100", "price": "5.95", "starts_on": "2021-01-01"}]}"#,
    ),
    ("till.add_register", r#"{"register": "T1", "site": "SHOP-1", "name": "Till by the door"}"#),
    ("till.set_tender", r#"{"entity": "ACME", "tender": "CASH", "name": "Cash", "kind": "cash"}"#),
    ("till.open_shift", r#"{"register": "T1", "floats": [{"tender": "CASH", "amount": "100.00"}]}"#),
];

pub(crate) fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("shop.backroom");
    let book = Backroom::create(&path, &Setup::new("owner", "Olive Owner"), Options::default())?;
    let owner = book.session("owner")?;
    for (operation, request) in SHOP {
        owner.call(operation, request.as_bytes(), &CallOptions::default())?;
    }
    drop(book);

    let book = Backroom::open(&path, Options::default())?;
    let till = book.session("owner")?;
    let basket = r#"{"register": "T1", "lines": [{"item": "TEA-100", "quantity": 2}],
        "tenders": [{"tender": "CASH", "amount": "20.00"}]}"#;
    let sale: RingUp = serde_json::from_str(basket)?;
    let key = CallOptions::key(Uuid::now_v7()); // send the sale again with it: it is still one sale
    let receipt = till.run_with(sale, &key)?.reply;
    println!("{}: {} {}, change {}", receipt.receipt, receipt.total, receipt.currency, receipt.change);
    let left = till.position("TEA-100", "SHOP-1")?;
    println!("{left} left on the shelf; the books are {}", book.verify(&mut |_| {})?);
    Ok(())
}
