//! What lines would cost, and why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{asked_of, asked_scope};
use crate::catalogue::replies::unit_code;
use crate::catalogue::rules::entered_quantity;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::ledger::rules::reports::narrow;
use crate::parties::rules::party_named;
use crate::pricing::refusals::{NothingGiven, TooMany};
use crate::pricing::rules::amounts::{Discount, LineAmount, Priced, line_amounts};
use crate::pricing::rules::{Ask, Found, prefetch_prices, price_for};
use crate::pricing::types::PriceOrigin;
use crate::values::{Amount, BusinessDate, Code, Currency, Number, PartyId, Percent, Quantity, UnitPrice};

/// Most lines of a quote.
const MOST: usize = 1_000;

/// What lines would cost on a day, and why: the price of each, the list it stands in, and what it comes to after the
/// discounts given. A line without a price in any list is answered without one. Nothing is kept.
///
/// Refused: `pricing.quote_of_what`, `ledger.unknown_entity`, `stock.unknown_site`, `parties.unknown_party`,
/// `pricing.nothing_given`, `pricing.too_many`, `catalogue.unknown_item`, `catalogue.ambiguous_identifier`,
/// `catalogue.unknown_pack`, `catalogue.quantity_not_positive`, `catalogue.not_exact`, `pricing.two_discounts`,
/// `pricing.discount_negative`, `pricing.discount_above_line`, `pricing.discount_above_basket`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// Sold by this entity, at no site; this or `site`.
    #[serde(default)]
    pub entity: Option<Code>,
    /// Sold at this site; this or `entity`.
    #[serde(default)]
    pub site: Option<Code>,
    /// Through which channel; none if not said.
    #[serde(default)]
    pub channel: Option<Code>,
    /// To whom; to whoever comes in if not said.
    #[serde(default)]
    pub customer: Option<Code>,
    /// In which currency; that of the entity's books if not said.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// On which day.
    pub on: BusinessDate,
    /// The lines, 1 to 1,000.
    pub lines: Vec<QuoteLine>,
    /// Off the whole basket, spread over its lines: an amount.
    #[serde(default)]
    pub discount: Option<Number>,
    /// Off the whole basket, spread over its lines: per cent.
    #[serde(default)]
    pub discount_percent: Option<Percent>,
}

/// A line to be priced.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuoteLine {
    /// The item, by its SKU or another of its names.
    pub item: Code,
    /// How much of it.
    pub quantity: Number,
    /// In which unit; the one the name stands for if not said.
    #[serde(default)]
    pub unit: Option<Code>,
    /// Off this line: an amount.
    #[serde(default)]
    pub discount: Option<Number>,
    /// Off this line: per cent.
    #[serde(default)]
    pub discount_percent: Option<Percent>,
    /// Whether it bears a part of a discount on the basket.
    #[serde(default = "in_basket")]
    pub in_basket: bool,
}

fn in_basket() -> bool {
    true
}

/// What lines would cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteAnswer {
    /// The currency of all amounts.
    pub currency: Currency,
    /// The lines, in the order asked.
    pub lines: Vec<QuotedLine>,
    /// What the lines that have a price come to.
    pub amount: Amount,
}

/// What a line would cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuotedLine {
    /// The SKU.
    pub item: String,
    /// The unit it is sold in.
    pub unit: String,
    /// How much, in that unit.
    pub quantity: Quantity,
    /// Why it has the price it has: `list`, `markdown` when that list is of reduced prices, or `none` when no list has
    /// one.
    pub origin: PriceOrigin,
    /// The price of one unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<UnitPrice>,
    /// The list it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_list: Option<String>,
    /// Whether the price, and so the amounts, include tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub includes_tax: Option<bool>,
    /// The quantity from which the price holds; of a pack priced by what it holds, in base units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity_from: Option<Quantity>,
    /// Price times quantity.
    pub list_amount: Amount,
    /// What the discount of the line takes off.
    pub discount_line: Amount,
    /// What the discount of the basket takes off.
    pub discount_basket: Amount,
    /// What is left to pay.
    pub amount: Amount,
}

impl Query for Quote {
    const NAME: &'static str = "pricing.quote";
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "customer": "ANNA", "on": "2026-11-23", "lines": [{"item": "TEA-100", "quantity": "2"}, {"item": "RICE", "quantity": "6.250", "discount_percent": "10"}], "discount": "1.00"}"#;
    type Reply = QuoteAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        asked_scope(draft, self.entity.as_ref(), self.site.as_ref())
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<QuoteAnswer, Refusal> {
        let (entity, site) = asked_of(draft, self.entity.as_ref(), self.site.as_ref())?;
        let currency = self.currency.unwrap_or(entity.currency);
        let customer = match &self.customer {
            Some(code) => party_named(draft, code).map_err(|refusal| refusal.at("customer"))?.id,
            None => PartyId::NONE,
        };
        let (given, what) = (self.lines.len(), "lines".to_owned());
        match given {
            0 => return Err(NothingGiven { what }.at("lines")),
            given if given > MOST => return Err(TooMany { what, given, most: MOST }.at("lines")),
            _ => {}
        }
        let channel = self.channel.as_ref().map(Code::folded).unwrap_or_default();
        draft.prefetch_items(self.lines.iter().map(|line| &line.item));
        let mut asks = Vec::with_capacity(given);
        for (at, line) in self.lines.iter().enumerate() {
            let entered = entered_quantity(draft, &line.item, line.quantity, line.unit.as_ref())
                .map_err(|refusal| refusal.at(format!("lines[{at}]")))?;
            asks.push(Ask {
                entity: entity.id,
                currency,
                site,
                channel: &channel,
                customer,
                item: entered.item.id,
                unit: entered.unit,
                quantity: Quantity::from_number(line.quantity)?,
                on: self.on,
            });
        }
        prefetch_prices(draft, &asks);
        let found: Vec<Option<Found>> = asks.iter().map(|ask| price_for(draft, ask)).collect();
        let amounts = self.amounts(&asks, &found, currency)?;
        let total: i128 = amounts.iter().map(|amount| i128::from(amount.amount_minor)).sum();
        let total = narrow(total)?;
        let lines = asks.iter().zip(&found).zip(&amounts);
        let lines = lines.map(|((ask, found), amount)| quoted(draft, ask, found.as_ref(), amount)).collect();
        Ok(QuoteAnswer { currency, lines, amount: Amount::of(total, currency) })
    }
}

impl Quote {
    /// The road of the lines from price to amount; a line without a price comes to nothing.
    fn amounts(
        &self,
        asks: &[Ask<'_>],
        found: &[Option<Found>],
        currency: Currency,
    ) -> Result<Vec<LineAmount>, Refusal> {
        let mut priced = Vec::with_capacity(asks.len());
        for (at, ((line, ask), found)) in self.lines.iter().zip(asks).zip(found).enumerate() {
            let discount = Discount::given(line.discount, line.discount_percent, currency)
                .map_err(|refusal| refusal.at(format!("lines[{at}]")))?;
            priced.push(Priced {
                unit_price: found.map_or(UnitPrice::ZERO, |found| found.unit_price),
                quantity: ask.quantity,
                discount,
                in_basket: line.in_basket,
            });
        }
        line_amounts(&priced, Discount::given(self.discount, self.discount_percent, currency)?, currency)
    }
}

fn quoted(draft: &mut Draft<'_>, ask: &Ask<'_>, found: Option<&Found>, amount: &LineAmount) -> QuotedLine {
    let money = |minor| Amount::of(minor, ask.currency);
    QuotedLine {
        item: draft.item(ask.item).map(|item| item.code.clone()).unwrap_or_default(),
        unit: unit_code(draft, ask.unit),
        quantity: ask.quantity,
        origin: found.map_or(PriceOrigin::None, |found| found.origin),
        price: found.map(|found| found.unit_price),
        price_list: found.and_then(|found| draft.price_list(found.list)).map(|list| list.code.clone()),
        includes_tax: found.map(|found| found.includes_tax),
        quantity_from: found.map(|found| found.quantity_from),
        list_amount: money(amount.list_minor),
        discount_line: money(amount.discount_line_minor),
        discount_basket: money(amount.discount_basket_minor),
        amount: money(amount.amount_minor),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem};
    use crate::pricing::commands::{SetPriceList, SetPrices};
    use crate::testing::Shop;

    /// TEA at 3.50 and cheese at 18.90 a kilogram, tax included; SALT has no price.
    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.two_entities();
        shop.example::<AddCategory>();
        for (item, unit) in [("TEA", "EA"), ("CHEESE", "KG"), ("SALT", "EA")] {
            shop.does::<AddItem>(json!({"item": item, "name": item, "category": "TEA", "unit": unit}));
        }
        shop.example::<SetPriceList>();
        let prices = json!([{"item": "TEA", "price": "3.50"}, {"item": "CHEESE", "price": "18.90"}]);
        shop.does::<SetPrices>(json!({"price_list": "RETAIL", "prices": prices}));
        shop
    }

    fn request(change: Value) -> Value {
        let mut request = json!({"site": "SHOP-1", "on": "2026-11-23", "lines": [
            {"item": "TEA", "quantity": "2", "discount": "0.50"},
            {"item": "CHEESE", "quantity": "0.385", "discount_percent": 5},
            {"item": "SALT", "quantity": 1}], "discount": "1.00"});
        for (field, value) in change.as_object().expect("fields") {
            request[field] = value.clone();
        }
        request
    }

    #[test]
    fn a_quote_says_what_and_why() {
        let mut shop = shop();
        let answer = serde_json::to_value(shop.answers::<Quote>(request(json!({})))).expect("an answer");
        let expected = json!({"currency": "EUR", "lines": [
            {"item": "TEA", "unit": "EA", "quantity": "2", "origin": "list", "price": "3.5", "price_list": "RETAIL",
             "includes_tax": true, "quantity_from": "0", "list_amount": "7.00", "discount_line": "0.50",
             "discount_basket": "0.48", "amount": "6.02"},
            {"item": "CHEESE", "unit": "KG", "quantity": "0.385", "origin": "list", "price": "18.9",
             "price_list": "RETAIL", "includes_tax": true, "quantity_from": "0", "list_amount": "7.28",
             "discount_line": "0.36", "discount_basket": "0.52", "amount": "6.40"},
            {"item": "SALT", "unit": "EA", "quantity": "1", "origin": "none", "list_amount": "0.00",
             "discount_line": "0.00", "discount_basket": "0.00", "amount": "0.00"}], "amount": "12.42"});
        assert_eq!(answer, expected);
    }

    #[test]
    fn refused_quotes() {
        let mut shop = shop();
        let tea = |more: Value| {
            let mut line = json!({"item": "TEA", "quantity": "1"});
            line.as_object_mut().expect("fields").extend(more.as_object().expect("fields").clone());
            json!({"lines": [line]})
        };
        for (change, code, path) in [
            (json!({"entity": "ACME"}), "pricing.quote_of_what", ""),
            (json!({"site": null}), "pricing.quote_of_what", ""),
            (json!({"site": "X"}), "stock.unknown_site", "site"),
            (json!({"site": null, "entity": "X"}), "ledger.unknown_entity", "entity"),
            (json!({"customer": "X"}), "parties.unknown_party", "customer"),
            (json!({"lines": []}), "pricing.nothing_given", "lines"),
            (json!({"lines": vec![json!({"item": "TEA", "quantity": 1}); MOST + 1]}), "pricing.too_many", "lines"),
            (tea(json!({"item": "X"})), "catalogue.unknown_item", "lines[0].item"),
            (tea(json!({"unit": "KG"})), "catalogue.unknown_pack", "lines[0].unit"),
            (tea(json!({"quantity": "0"})), "catalogue.quantity_not_positive", "lines[0].quantity"),
            (tea(json!({"quantity": "0.5"})), "catalogue.not_exact", "lines[0].quantity"),
            (
                tea(json!({"discount": "1", "discount_percent": 1})),
                "pricing.two_discounts",
                "lines[0].discount_percent",
            ),
            (tea(json!({"discount": "-1"})), "pricing.discount_negative", "lines[0].discount"),
            (tea(json!({"discount": "3.51"})), "pricing.discount_above_line", "lines[0].discount"),
            (tea(json!({"in_basket": false})), "pricing.discount_above_basket", "discount"),
            (json!({"discount_percent": "1"}), "pricing.two_discounts", "discount_percent"),
        ] {
            let refusal = shop.ask::<Quote>(&request(change).to_string()).expect_err("refused");
            assert_eq!((refusal.code.as_str(), refusal.path.as_str()), (code, path));
        }
    }
}
