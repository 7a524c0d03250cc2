//! The lowest price asked for an item in a span of days.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{asked_of, asked_scope};
use crate::catalogue::replies::unit_code;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::pricing::rules::{Ask, Window, check_dates, lowest_list_price, no_price, priced_unit};
use crate::values::{BusinessDate, Code, Currency, PartyId, Quantity, UnitPrice};

/// The lowest price that the lists asked for one of an item on any day of a span, of whoever comes in: the prior price
/// that a reduction is shown against. Prices of customer groups do not count, nor does what was sold at another price.
///
/// Refused: `pricing.quote_of_what`, `ledger.unknown_entity`, `stock.unknown_site`, `catalogue.unknown_item`,
/// `catalogue.ambiguous_identifier`, `catalogue.unknown_pack`, `pricing.bad_dates`, `pricing.no_price`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LowestPrice {
    /// At any site of this entity, by the lists for all sites; this or `site`.
    #[serde(default)]
    pub entity: Option<Code>,
    /// At this site; this or `entity`.
    #[serde(default)]
    pub site: Option<Code>,
    /// Through which channel; none if not said.
    #[serde(default)]
    pub channel: Option<Code>,
    /// The item, by its SKU or another of its names.
    pub item: Code,
    /// The unit the price is per; the one the name stands for if not said.
    #[serde(default)]
    pub unit: Option<Code>,
    /// In which currency; that of the entity's books if not said.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// The first day.
    pub from: BusinessDate,
    /// The last day.
    pub to: BusinessDate,
}

/// The lowest price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LowestPriceAnswer {
    /// The SKU.
    pub item: String,
    /// The unit it is per.
    pub unit: String,
    /// The price of one unit.
    pub price: UnitPrice,
    /// Its currency.
    pub currency: Currency,
    /// Whether it includes tax.
    pub includes_tax: bool,
    /// The list that offered it.
    pub price_list: String,
}

impl Query for LowestPrice {
    const NAME: &'static str = "pricing.lowest_price";
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "item": "TEA-100", "from": "2026-10-25", "to": "2026-11-23"}"#;
    type Reply = LowestPriceAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        asked_scope(draft, self.entity.as_ref(), self.site.as_ref())
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<LowestPriceAnswer, Refusal> {
        let (entity, site) = asked_of(draft, self.entity.as_ref(), self.site.as_ref())?;
        let (item, unit) = priced_unit(draft, &self.item, self.unit.as_ref())?;
        check_dates(self.from, Some(self.to)).map_err(|refusal| Refusal { path: "to".to_owned(), ..refusal })?;
        let channel = self.channel.as_ref().map(Code::folded).unwrap_or_default();
        let ask = Ask {
            entity: entity.id,
            currency: self.currency.unwrap_or(entity.currency),
            site,
            channel: &channel,
            customer: PartyId::NONE,
            item: item.id,
            unit,
            quantity: Quantity::ONE,
            on: self.to,
        };
        let window = Window { from: self.from, to: self.to };
        let Some(found) = lowest_list_price(draft, &ask, window) else {
            return Err(no_price(draft, &ask).at("item"));
        };
        Ok(LowestPriceAnswer {
            item: item.code.clone(),
            unit: unit_code(draft, unit),
            price: found.unit_price,
            currency: ask.currency,
            includes_tax: found.includes_tax,
            price_list: draft.price_list(found.list).map(|list| list.code.clone()).unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem};
    use crate::pricing::commands::{SetPriceList, SetPrices};
    use crate::testing::Shop;

    /// 5.00 from January, 4.00 in the first week of October, 6.00 from November, and 1.00 for staff always.
    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.two_entities();
        shop.example::<AddCategory>();
        shop.does::<AddItem>(json!({"item": "TEA", "name": "Tea", "category": "TEA"}));
        let list = |list: &str, group: Option<&str>| json!({"entity": "ACME", "price_list": list, "name": list, "customer_group": group});
        shop.does::<SetPriceList>(list("RETAIL", None));
        shop.does::<SetPriceList>(list("STAFF", Some("staff")));
        let price = |price: &str, from: &str, to: Option<&str>| json!({"item": "TEA", "price": price, "starts_on": from, "ends_on": to});
        let prices = json!([
            price("5", "2026-01-01", None),
            price("4", "2026-10-01", Some("2026-10-07")),
            price("6", "2026-11-01", None)
        ]);
        shop.does::<SetPrices>(json!({"price_list": "RETAIL", "prices": prices}));
        shop.does::<SetPrices>(json!({"price_list": "STAFF", "prices": [price("1", "2026-01-01", None)]}));
        shop
    }

    #[test]
    fn the_lowest_price_of_a_span() {
        let mut shop = shop();
        for (from, to, lowest) in [
            ("2026-09-01", "2026-09-30", "5"),
            ("2026-09-01", "2026-10-01", "4"),
            ("2026-10-07", "2026-11-23", "4"),
            ("2026-10-08", "2026-11-23", "5"),
            ("2026-11-01", "2026-11-23", "6"),
            ("2025-12-01", "2026-01-01", "5"),
        ] {
            for of in [json!({"entity": "ACME"}), json!({"site": "SHOP-1"})] {
                let mut request = json!({"item": "TEA", "from": from, "to": to});
                request.as_object_mut().expect("fields").extend(of.as_object().expect("fields").clone());
                assert_eq!(shop.answers::<LowestPrice>(request).price.to_string(), lowest, "{from} {to}");
            }
        }
    }

    #[test]
    fn refused_spans() {
        let mut shop = shop();
        let mut refused = |change: Value, code: &str, path: &str| {
            let mut request = json!({"entity": "ACME", "item": "TEA", "from": "2026-10-25", "to": "2026-11-23"});
            for (field, value) in change.as_object().expect("fields") {
                request[field] = value.clone();
            }
            let refusal = shop.ask::<LowestPrice>(&request.to_string()).expect_err("refused");
            assert_eq!((refusal.code.as_str(), refusal.path.as_str()), (code, path));
        };
        refused(json!({"to": "2026-10-24"}), "pricing.bad_dates", "to");
        refused(json!({"from": "2025-01-01", "to": "2025-12-31"}), "pricing.no_price", "item");
        refused(json!({"currency": "USD"}), "pricing.no_price", "item");
        refused(json!({"site": "SHOP-1"}), "pricing.quote_of_what", "");
        refused(json!({"entity": null}), "pricing.quote_of_what", "");
        refused(json!({"item": "COFFEE"}), "catalogue.unknown_item", "item");
        refused(json!({"unit": "KG"}), "catalogue.unknown_pack", "unit");
    }
}
