//! The prices of a list.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::rules::item_named;
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::pricing::replies::PriceReply;
use crate::pricing::rules::price_list_named;
use crate::pricing::types::Price;
use crate::values::{BusinessDate, Code, ItemId};

/// The prices of a list, item by item in the order the items were added, in pages of items. Of each item by unit,
/// smallest quantity and first day, those that no longer hold or do not hold yet included.
///
/// Refused: `pricing.unknown_price_list`, `catalogue.unknown_item`, `catalogue.ambiguous_identifier`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// The list.
    pub price_list: Code,
    /// The prices of this item alone.
    #[serde(default)]
    pub item: Option<Code>,
    /// Those that hold on this day alone; an item without any is left out.
    #[serde(default)]
    pub on: Option<BusinessDate>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many items at most.
    #[serde(default)]
    pub limit: Limit,
}

/// The prices of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemPrices {
    /// The SKU.
    pub item: String,
    /// Its prices.
    pub prices: Vec<PriceReply>,
}

/// A page of prices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PricesAnswer {
    /// The items.
    pub items: Vec<ItemPrices>,
    /// Where the next page begins, if there is one: the last item of this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Prices {
    const NAME: &'static str = "pricing.prices";
    const EXAMPLE: &'static str = r#"{"price_list": "RETAIL", "item": "RICE"}"#;
    type Reply = PricesAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        price_list_named(draft, &self.price_list).map(|list| Scope::Entity(list.entity))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<PricesAnswer, Refusal> {
        let list = price_list_named(draft, &self.price_list)?.id;
        let rows: Vec<Arc<Vec<Price>>> = match &self.item {
            Some(item) => {
                let item = item_named(draft, item).map_err(|refusal| refusal.at("item"))?;
                draft.prices_of(list, item.id).cloned().into_iter().collect()
            }
            None => {
                let after = match &self.after {
                    Some(item) => item_named(draft, item).map_err(|refusal| refusal.at("after"))?.id,
                    None => ItemId::NONE,
                };
                draft.prices_after(list, after, self.limit.probe())
            }
        };
        let rows: Vec<_> = rows.iter().filter_map(|prices| Some((prices.first()?.item, prices))).collect();
        let (rows, next) = self.limit.page(rows, |(item, _)| *item);
        let sku = |draft: &mut Draft<'_>, item| draft.item(item).map(|item| item.code.clone()).unwrap_or_default();
        let mut items = Vec::with_capacity(rows.len());
        for (item, prices) in rows {
            let holding = prices.iter().filter(|price| self.on.is_none_or(|on| price.holds(on)));
            let prices: Vec<_> = holding.map(|price| PriceReply::of(draft, price)).collect();
            if !prices.is_empty() {
                items.push(ItemPrices { item: sku(draft, item), prices });
            }
        }
        Ok(PricesAnswer { items, next: next.map(|item| sku(draft, item)) })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem};
    use crate::pricing::commands::{SetPriceList, SetPrices};
    use crate::testing::Shop;

    #[test]
    fn prices_come_item_by_item() {
        let mut shop = Shop::open();
        shop.two_entities();
        shop.example::<AddCategory>();
        for item in ["C", "A", "B"] {
            shop.does::<AddItem>(json!({"item": item, "name": item, "category": "TEA"}));
        }
        shop.example::<SetPriceList>();
        shop.does::<SetPriceList>(json!({"entity": "ACME", "price_list": "WEB", "name": "Web"}));
        let price = |item, price, from, to: Option<&str>| json!({"item": item, "price": price, "starts_on": from, "ends_on": to});
        for (list, prices) in [
            ("RETAIL", json!([price("B", "3", "2026-01-01", None), price("C", "1", "2026-02-01", None)])),
            (
                "RETAIL",
                json!([price("C", "0.9", "2026-01-01", Some("2026-01-31")), price("A", "2", "2026-02-01", None)]),
            ),
            ("WEB", json!([price("A", "9", "2026-01-01", None)])),
        ] {
            shop.does::<SetPrices>(json!({"price_list": list, "prices": prices}));
        }
        let mut page = |request| {
            let answer = shop.answers::<Prices>(request);
            let item = |item: ItemPrices| {
                let prices: Vec<String> = item.prices.iter().map(|price| price.price.to_string()).collect();
                format!("{} {}", item.item, prices.join(", "))
            };
            (answer.items.into_iter().map(item).collect::<Vec<_>>().join("; "), answer.next.unwrap_or_default())
        };
        let expect = |text: &str, next: &str| (text.to_owned(), next.to_owned());
        assert_eq!(page(json!({"price_list": "RETAIL"})), expect("C 0.9, 1; A 2; B 3", ""));
        assert_eq!(page(json!({"price_list": "RETAIL", "limit": 2})), expect("C 0.9, 1; A 2", "A"));
        assert_eq!(page(json!({"price_list": "RETAIL", "limit": 2, "after": "A"})), expect("B 3", ""));
        assert_eq!(page(json!({"price_list": "RETAIL", "on": "2026-01-31"})), expect("C 0.9; B 3", ""));
        assert_eq!(page(json!({"price_list": "web", "item": "a"})), expect("A 9", ""));
        assert_eq!(page(json!({"price_list": "web", "item": "B"})), expect("", ""));
        for (request, code, path) in [
            (r#"{"price_list": "X"}"#, "pricing.unknown_price_list", "price_list"),
            (r#"{"price_list": "WEB", "item": "X"}"#, "catalogue.unknown_item", "item"),
            (r#"{"price_list": "WEB", "after": "X"}"#, "catalogue.unknown_item", "after"),
        ] {
            let refusal = shop.ask::<Prices>(request).expect_err("refused");
            assert_eq!((refusal.code.as_str(), refusal.path.as_str()), (code, path));
        }
    }
}
