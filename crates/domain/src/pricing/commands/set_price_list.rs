//! Adding and changing price lists.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::pricing::refusals::{CurrencyFixed, ListOfOtherEntity, SiteOfOtherEntity};
use crate::pricing::replies::PriceListReply;
use crate::pricing::rules::check_dates;
use crate::pricing::types::PriceList;
use crate::stock::rules::naming::site_named;
use crate::values::{BusinessDate, Code, Currency, Name, PriceListId, SiteId};

/// Adds a price list, or sets one anew as a whole: what is not said is as if the list were new. Its entity and currency
/// stay.
///
/// Of several lists that a sale could use, the one for its customer's group is asked first, then one for its channel,
/// then one for its site; the first that has a price for the item says what it costs.
///
/// Refused: `ledger.unknown_entity`, `stock.unknown_site`, `pricing.bad_dates`, `pricing.currency_fixed`,
/// `pricing.list_of_other_entity`, `pricing.site_of_other_entity`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPriceList {
    /// Who sells by it.
    pub entity: Code,
    /// The code callers use.
    pub price_list: Code,
    /// The name shown.
    pub name: Name,
    /// The currency of its prices; that of the entity's books if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Whether its prices include tax.
    #[serde(default)]
    pub includes_tax: bool,
    /// The channel it is for; all if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Code>,
    /// The customer group it is for; all customers, known or not, if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_group: Option<Code>,
    /// The site it is for; all if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// The first day its prices hold; any day if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<BusinessDate>,
    /// The last day its prices hold; no end if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<BusinessDate>,
    /// Whether its prices are reduced ones, of goods marked down: it is asked before other lists for the same customers,
    /// channel and site, and the lines that use it say `markdown`.
    #[serde(default)]
    pub markdown: bool,
    /// Whether it prices anything.
    #[serde(default = "active")]
    pub active: bool,
}

fn active() -> bool {
    true
}

impl Command for SetPriceList {
    const NAME: &'static str = "pricing.set_price_list";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"entity": "ACME", "price_list": "RETAIL", "name": "Shop prices", "includes_tax": true}"#;
    type Reply = PriceListReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<PriceListReply>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let held = draft.price_list_by_code(&self.price_list);
        let currency = self.currency.unwrap_or(entity.currency);
        if let Some(held) = &held {
            let price_list = held.code.clone();
            if held.entity != entity.id {
                let entity = draft.entity(held.entity).map(|entity| entity.code.clone()).unwrap_or_default();
                return Err(ListOfOtherEntity { price_list, entity }.at("price_list"));
            }
            if held.currency != currency {
                return Err(CurrencyFixed { price_list, currency: held.currency.to_string() }.at("currency"));
            }
        }
        let site = match &self.site {
            None => SiteId::NONE,
            Some(site) => {
                let site = site_named(draft, site)?;
                if site.entity != entity.id {
                    let refusal = SiteOfOtherEntity { site: site.code.clone(), entity: entity.code.clone() };
                    return Err(refusal.at("site"));
                }
                site.id
            }
        };
        let starts_on = self.starts_on.unwrap_or(BusinessDate::FIRST);
        check_dates(starts_on, self.ends_on)?;
        let list = PriceList {
            id: held.as_ref().map_or(PriceListId::NONE, |held| held.id),
            code: held.as_ref().map_or_else(|| self.price_list.to_string(), |held| held.code.clone()),
            folded: self.price_list.folded(),
            name: self.name.to_string(),
            entity: entity.id,
            currency,
            includes_tax: self.includes_tax,
            channel: self.channel.as_ref().map(Code::folded).unwrap_or_default(),
            customer_group: self.customer_group.as_ref().map(Code::folded).unwrap_or_default(),
            site,
            starts_on,
            ends_on: self.ends_on,
            markdown: self.markdown,
            active: self.active,
        };
        let reply = PriceListReply::of(draft, &list);
        if held.is_none_or(|held| *held != list) {
            draft.event(cx, "pricing.price_list_set", &list.code);
            let id = if list.id.is_none() { PriceListId(draft.next(Head::PriceList)) } else { list.id };
            draft.put_price_list(PriceList { id, ..list });
        }
        Ok(Decision::done(reply))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::Shop;

    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.two_entities();
        shop
    }

    /// What is not said the second time is as in a new list; the code stays as it was first written.
    #[test]
    fn a_list_is_set_as_a_whole() {
        let mut shop = shop();
        let whole = json!({"entity": "ACME", "price_list": "Web", "name": "Web prices", "includes_tax": true,
            "channel": "WEB", "customer_group": "Staff", "site": "shop-1", "starts_on": "2026-01-01",
            "ends_on": "2026-12-31", "markdown": true, "active": false});
        let reply = shop.does::<SetPriceList>(whole.clone());
        let expected = json!({"price_list": "Web", "name": "Web prices", "entity": "ACME", "currency": "EUR",
            "includes_tax": true, "channel": "web", "customer_group": "staff", "site": "SHOP-1",
            "starts_on": "2026-01-01", "ends_on": "2026-12-31", "markdown": true, "active": false});
        assert_eq!(serde_json::to_value(reply).expect("a reply"), expected);
        let records = shop.draft.records().len();
        shop.does::<SetPriceList>(whole);
        assert_eq!(shop.draft.records().len(), records, "the same list again writes nothing");
        let reply = shop.does::<SetPriceList>(json!({"entity": "ACME", "price_list": "WEB", "name": "Web"}));
        let expected = json!({"price_list": "Web", "name": "Web", "entity": "ACME", "currency": "EUR",
            "includes_tax": false, "starts_on": "1900-01-01", "markdown": false, "active": true});
        assert_eq!(serde_json::to_value(reply).expect("a reply"), expected);
        let lists = shop.draft.price_lists_of(crate::values::EntityId(1));
        assert_eq!(lists.iter().map(|list| (list.id.0, list.name.as_str())).collect::<Vec<_>>(), [(1, "Web")]);
    }

    #[test]
    fn lists_that_are_refused() {
        let mut shop = shop();
        shop.does::<SetPriceList>(json!({"entity": "TOKYO", "price_list": "JP", "name": "Japan"}));
        shop.does::<SetPriceList>(json!({"entity": "ACME", "price_list": "USD", "name": "A", "currency": "USD"}));
        for (change, code, path) in [
            (json!({"entity": "NOWHERE"}), "ledger.unknown_entity", "entity"),
            (json!({"price_list": "jp"}), "pricing.list_of_other_entity", "price_list"),
            (json!({"price_list": "usd"}), "pricing.currency_fixed", "currency"),
            (json!({"site": "GINZA"}), "pricing.site_of_other_entity", "site"),
            (json!({"site": "SHOP-9"}), "stock.unknown_site", "site"),
            (json!({"starts_on": "2026-02-01", "ends_on": "2026-01-31"}), "pricing.bad_dates", "ends_on"),
        ] {
            let mut request = json!({"entity": "ACME", "price_list": "RETAIL", "name": "Shop"});
            for (field, value) in change.as_object().expect("fields") {
                request[field] = value.clone();
            }
            assert_eq!(shop.refuses::<SetPriceList>(request, code).path, path);
        }
    }
}
