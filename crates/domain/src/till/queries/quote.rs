//! What a basket comes to before it is rung up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::replies::unit_code;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::pricing::types::PriceOrigin;
use crate::stock::rules::naming::party_named;
use crate::till::replies::{ReceiptTax, taxes_of};
use crate::till::requests::BasketLine;
use crate::till::rules::basket::{Basket, price_basket};
use crate::till::rules::checkout::total_minor;
use crate::till::rules::naming::{place_named, register_scope};
use crate::values::{Amount, BusinessDate, Code, Currency, Number, Percent, Quantity, UnitPrice};

/// What a basket comes to at a register on a day: what `till.ring_up` would charge, with nothing sold.
///
/// Refused: as `till.ring_up`, but for tenders, shift and stock.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuoteBasket {
    /// Where.
    pub register: Code,
    /// The business day it is priced for.
    pub on: BusinessDate,
    /// What is to be sold, 1 to 10,000 lines.
    pub lines: Vec<BasketLine>,
    /// What to take off the basket, in money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Number>,
    /// What to take off the basket, in per cent; not beside `discount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<Percent>,
    /// Who buys, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Code>,
}

/// What a basket comes to, in the entity's currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteBasketReply {
    /// The currency of every amount.
    pub currency: Currency,
    /// The lines.
    pub lines: Vec<QuotedLine>,
    /// The tax, by what the lines are taxed as.
    pub taxes: Vec<ReceiptTax>,
    /// What is due, tax included.
    pub total: Amount,
}

/// A line of a basket with what it comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuotedLine {
    /// The SKU.
    pub item: String,
    /// The item's name.
    pub name: String,
    /// How much, in the item's base unit.
    pub quantity: Quantity,
    /// The unit or pack it is priced in.
    pub unit: String,
    /// The price of that unit.
    pub unit_price: UnitPrice,
    /// Where the price comes from.
    pub price_origin: PriceOrigin,
    /// Price times quantity.
    pub gross: Amount,
    /// What is taken off, of line and basket.
    pub discount: Amount,
    /// What is left without tax.
    pub net: Amount,
    /// The tax.
    pub tax: Amount,
}

impl Query for QuoteBasket {
    const NAME: &'static str = "till.quote_basket";
    const EXAMPLE: &'static str =
        r#"{"register": "T1", "on": "2026-11-23", "lines": [{"item": "TEA-100", "quantity": "2"}]}"#;
    type Reply = QuoteBasketReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<QuoteBasketReply, Refusal> {
        let place = place_named(draft, &self.register)?;
        let customer = party_named(draft, self.customer.as_ref(), "customer")?;
        let basket = Basket {
            lines: &self.lines,
            discount: self.discount,
            discount_percent: self.discount_percent,
            customer,
            on: self.on,
        };
        let priced = price_basket(draft, &place, &basket)?;
        let currency = place.entity.currency;
        let text = |minor: i64| Amount::of(minor, currency);
        let mut lines = Vec::with_capacity(priced.lines.len());
        for line in &priced.lines {
            lines.push(QuotedLine {
                item: line.item.code.clone(),
                name: line.item.name.clone(),
                quantity: line.quantity,
                unit: unit_code(draft, line.unit),
                unit_price: line.unit_price,
                price_origin: line.price_origin,
                gross: text(line.amounts.gross_minor),
                discount: text(line.amounts.discount_minor.saturating_add(line.amounts.basket_discount_minor)),
                net: text(line.amounts.net_minor),
                tax: text(line.amounts.tax_minor),
            });
        }
        let taxes = taxes_of(draft, &priced.lines, currency);
        Ok(QuoteBasketReply { currency, lines, taxes, total: text(total_minor(&priced.lines)?) })
    }
}
