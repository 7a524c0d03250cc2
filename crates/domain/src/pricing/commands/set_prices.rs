//! Setting prices.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::replies::unit_code;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::pricing::refusals::{NothingGiven, PriceNegative, PriceTwice, QuantityNegative, TooMany};
use crate::pricing::rules::{check_dates, price_list_named, priced_unit};
use crate::pricing::types::{Price, PriceList};
use crate::values::{BusinessDate, Code, Number, Quantity, UnitPrice};

/// See [`SetPrices`].
const PRICE_CHANGE: &str = "price_change_percent";

/// Most prices of one request.
const MOST: usize = 10_000;

/// Sets prices of a list. A price is told from the others of its item by unit, smallest quantity and first day: one that
/// stands there already is set anew, any other is added, and none is taken away. So a price of a few days, with a last
/// day, gives way to the one before it when it ends.
///
/// Approval policies may measure `figure.price_change_percent`: by how much the price that changes most differs, up or
/// down, from the one that held on its first day. What had no price, or one of 0, is not measured.
///
/// Refused: `pricing.unknown_price_list`, `pricing.nothing_given`, `pricing.too_many`, `catalogue.unknown_item`,
/// `catalogue.ambiguous_identifier`, `catalogue.unknown_pack`, `pricing.price_negative`, `pricing.quantity_negative`,
/// `pricing.bad_dates`, `pricing.price_twice`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPrices {
    /// The list.
    pub price_list: Code,
    /// The prices, 1 to 10,000.
    pub prices: Vec<NewPrice>,
}

/// A price to be set.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPrice {
    /// The item, by its SKU or another of its names.
    pub item: Code,
    /// The unit it is per, the base unit or a pack; the one the name stands for if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// The price of one unit, in the list's currency.
    pub price: UnitPrice,
    /// The smallest quantity it is for, in that unit; any if not said.
    #[serde(default)]
    pub quantity_from: Quantity,
    /// The first day it holds; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<BusinessDate>,
    /// The last day it holds; no end if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<BusinessDate>,
}

/// What was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PricesReply {
    /// The list.
    pub price_list: String,
    /// How many prices are new or other than before.
    pub set: usize,
    /// How many stood there already as they are.
    pub unchanged: usize,
}

impl Command for SetPrices {
    const NAME: &'static str = "pricing.set_prices";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"price_list": "RETAIL", "prices": [{"item": "TEA-100", "price": "6.90", "starts_on": "2026-01-01"}, {"item": "TEA-100", "unit": "CASE", "price": "75.00", "starts_on": "2026-01-01"}, {"item": "RICE", "price": "3.20", "starts_on": "2026-01-01"}, {"item": "RICE", "price": "2.95", "quantity_from": "5", "starts_on": "2026-01-01"}]}"#;
    const FIGURES: &'static [&'static str] = &[PRICE_CHANGE];
    type Reply = PricesReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        price_list_named(draft, &self.price_list).map(|list| Scope::Entity(list.entity))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<PricesReply>, Refusal> {
        let list = price_list_named(draft, &self.price_list)?;
        let (given, what) = (self.prices.len(), "prices".to_owned());
        match given {
            0 => return Err(NothingGiven { what }.at("prices")),
            given if given > MOST => return Err(TooMany { what, given, most: MOST }.at("prices")),
            _ => {}
        }
        draft.prefetch_items(self.prices.iter().map(|price| &price.item));
        let mut prices = Vec::with_capacity(given);
        let mut seen = HashSet::with_capacity(given);
        for (at, new) in self.prices.iter().enumerate() {
            let at = |refusal: Refusal| refusal.at(format!("prices[{at}]"));
            let price = price_of(cx, draft, &list, new).map_err(at)?;
            if !seen.insert((price.item, price.place())) {
                return Err(at(twice(draft, new, &price)));
            }
            prices.push(price);
        }
        draft.prefetch_prices_of(prices.iter().map(|price| (price.list, price.item)));
        prices.retain(|price| !draft.has_price(price));
        let change = largest_change(draft, &prices);
        let set = prices.len();
        if set > 0 {
            draft.event(cx, "pricing.prices_set", &list.code);
            draft.put_prices(&prices);
        }
        let reply = PricesReply { price_list: list.code.clone(), set, unchanged: given - set };
        Ok(Decision::done(reply).measured(PRICE_CHANGE, change))
    }
}

/// By how many per cent the price that changes most differs from the one that held on its first day; to six places.
fn largest_change(draft: &mut Draft<'_>, prices: &[Price]) -> Option<Number> {
    let change = |price: &Price| {
        let held = draft.prices_of(price.list, price.item)?;
        let same = held.iter().filter(|held| (held.unit, held.quantity_from) == (price.unit, price.quantity_from));
        let then = same.filter(|held| held.starts_on <= price.starts_on);
        let before = then.max_by_key(|held| held.starts_on)?.unit_price.number();
        let differs = (price.unit_price.number().get() - before.get()).abs();
        let percent = differs.checked_mul(100.into())?.checked_div(before.get())?;
        Number::parse(&percent.round_dp(6).normalize().to_string()).ok()
    };
    prices.iter().filter_map(change).max()
}

/// A row of the request as it will be kept.
fn price_of(cx: &Context, draft: &mut Draft<'_>, list: &PriceList, new: &NewPrice) -> Result<Price, Refusal> {
    let (item, unit) = priced_unit(draft, &new.item, new.unit.as_ref())?;
    if new.price.is_negative() {
        return Err(PriceNegative { price: new.price.to_string() }.at("price"));
    }
    if new.quantity_from.is_negative() {
        return Err(QuantityNegative { quantity_from: new.quantity_from.to_string() }.at("quantity_from"));
    }
    let starts_on = new.starts_on.unwrap_or(cx.business_date);
    check_dates(starts_on, new.ends_on)?;
    let (list, item) = (list.id, item.id);
    let NewPrice { price: unit_price, quantity_from, ends_on, .. } = *new;
    Ok(Price { list, item, unit, quantity_from, starts_on, unit_price, ends_on })
}

fn twice(draft: &mut Draft<'_>, new: &NewPrice, price: &Price) -> Refusal {
    PriceTwice {
        item: new.item.to_string(),
        unit: unit_code(draft, price.unit),
        quantity_from: price.quantity_from.to_string(),
        starts_on: price.starts_on.to_string(),
    }
    .into()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem, AddUnit};
    use crate::pricing::commands::SetPriceList;
    use crate::testing::Shop;
    use crate::values::{ItemId, PriceListId};

    /// TEA in pieces and cases of 12, with list RETAIL of ACME.
    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.two_entities();
        shop.example::<AddUnit>();
        shop.example::<AddCategory>();
        let pack = json!([{"unit": "CASE", "factor": "12", "gtins": ["14006381333938"]}]);
        shop.does::<AddItem>(json!({"item": "TEA", "name": "Tea", "category": "TEA", "packs": pack}));
        shop.example::<SetPriceList>();
        shop
    }

    fn set(shop: &mut Shop, prices: Value) -> (usize, usize) {
        let reply = shop.does::<SetPrices>(json!({"price_list": "retail", "prices": prices}));
        (reply.set, reply.unchanged)
    }

    /// Unit, smallest quantity, first day and price of every row, as kept.
    fn kept(shop: &mut Shop) -> Vec<String> {
        let prices = shop.draft.prices_of(PriceListId(1), ItemId(1)).map(|held| held.to_vec()).unwrap_or_default();
        let mut text = |price: Price| {
            let unit = unit_code(&mut shop.draft, price.unit);
            let end = price.ends_on.map_or(String::new(), |ends_on| format!(" to {ends_on}"));
            format!("{unit} {} {}{end}: {}", price.quantity_from, price.starts_on, price.unit_price)
        };
        prices.into_iter().map(&mut text).collect()
    }

    #[test]
    fn prices_are_added_or_set_anew() {
        let mut shop = shop();
        let first =
            json!([{"item": "TEA", "price": "2"}, {"item": "14006381333938", "price": "20", "quantity_from": "0.5"}]);
        assert_eq!(set(&mut shop, first.clone()), (2, 0));
        assert_eq!(set(&mut shop, first), (0, 2));
        let second = json!([{"item": "tea", "price": "1.8", "ends_on": "2026-11-30"},
            {"item": "TEA", "price": "1.5", "starts_on": "2026-11-24", "quantity_from": 6},
            {"item": "TEA", "unit": "CASE", "price": "20", "quantity_from": "0.5"}]);
        assert_eq!(set(&mut shop, second), (2, 1));
        let expected = ["EA 0 2026-11-23 to 2026-11-30: 1.8", "EA 6 2026-11-24: 1.5", "CASE 0.5 2026-11-23: 20"];
        assert_eq!(kept(&mut shop), expected);
    }

    #[test]
    fn prices_that_are_refused() {
        let mut shop = shop();
        for (prices, code, path) in [
            (json!([]), "pricing.nothing_given", "prices"),
            (json!([{"item": "TEA", "price": "-1"}]), "pricing.price_negative", "prices[0].price"),
            (json!([{"item": "TEA", "price": "1.0000001"}]), "flow.malformed", "prices[0].price"),
            (
                json!([{"item": "TEA", "price": 1}, {"item": "TEA", "price": 1, "quantity_from": "-1"}]),
                "pricing.quantity_negative",
                "prices[1].quantity_from",
            ),
            (json!([{"item": "TEA", "price": 1, "ends_on": "2026-11-22"}]), "pricing.bad_dates", "prices[0].ends_on"),
            (json!([{"item": "COFFEE", "price": 1}]), "catalogue.unknown_item", "prices[0].item"),
            (json!([{"item": "TEA", "unit": "KG", "price": 1}]), "catalogue.unknown_pack", "prices[0].unit"),
            (json!([{"item": "TEA", "price": 1}, {"item": "tea", "price": 2}]), "pricing.price_twice", "prices[1]"),
        ] {
            let request = json!({"price_list": "RETAIL", "prices": prices});
            assert_eq!(shop.refuses::<SetPrices>(request, code).path, path);
        }
        let one = json!({"item": "TEA", "price": 1});
        let many = json!({"price_list": "RETAIL", "prices": vec![one.clone(); MOST + 1]});
        assert_eq!(shop.refuses::<SetPrices>(many, "pricing.too_many").path, "prices");
        let elsewhere = json!({"price_list": "WEB", "prices": [one]});
        assert_eq!(shop.refuses::<SetPrices>(elsewhere, "pricing.unknown_price_list").path, "price_list");
        assert!(kept(&mut shop).is_empty());
    }
}
