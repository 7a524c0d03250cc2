//! A wholesaler for tests: the example shop before its first order, with tea enough, and CAFE that buys on terms.

use serde_json::json;

use super::commands::{PlaceOrder, ShipOrder};
use super::rules::naming::remains;
use crate::stock::commands::ReceiveGoods;
use crate::tax::commands::EndExemption;
use crate::testing::Shop;
use crate::values::{Code, ExceptionId};

/// The shop.
pub(crate) fn shop() -> Shop {
    let mut shop = Shop::empty();
    for step in crate::example::steps().take_while(|step| step.operation.name != "sales.offer_quote") {
        shop.step(step);
    }
    shop.does::<EndExemption>(
        json!({"party": "CAFE", "jurisdiction": "DE", "starts_on": "2026-01-01", "ends_on": "2026-11-01"}),
    );
    shop.does::<ReceiveGoods>(
        json!({"site": "SHOP-2", "lines": [{"item": "TEA-100", "quantity": 200, "unit_cost": "2.40"}]}),
    );
    shop
}

/// Sells so many teas to CAFE on terms, at 11.90 each with 7 % tax in it; answers the number of the invoice.
pub(crate) fn invoiced(shop: &mut Shop, reference: &str, quantity: i64) -> String {
    shop.does::<PlaceOrder>(json!({"channel": "WEB", "reference": reference, "customer": "CAFE",
        "lines": [{"item": "TEA-100", "quantity": quantity, "price": "11.90"}]}));
    let shipped = shop.does::<ShipOrder>(json!({"site": "SHOP-2", "channel": "WEB", "reference": reference,
        "lines": [{"line": 1, "quantity": quantity}]}));
    shipped.invoice.expect("an invoice").invoice
}

/// What is owed for an invoice, in cents.
pub(crate) fn owed(shop: &mut Shop, invoice: &str) -> i64 {
    let number = Code::parse(invoice).expect("a number");
    let invoice = super::rules::naming::invoice_named(&mut shop.draft, &number).expect("an invoice");
    remains(&mut shop.draft, invoice.item)
}

/// The codes of exceptions.
pub(crate) fn codes(shop: &mut Shop, exceptions: &[i64]) -> Vec<String> {
    let code = |id: &i64| shop.draft.exception(ExceptionId(*id)).expect("an exception").code.clone();
    exceptions.iter().map(code).collect()
}
