//! Price lists and prices as callers see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::{Price, PriceList};
use crate::catalogue::replies::unit_code;
use crate::flow::Draft;
use crate::values::{BusinessDate, Currency, Quantity, UnitPrice};

/// A price list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PriceListReply {
    /// Its code.
    pub price_list: String,
    /// Its name.
    pub name: String,
    /// Who sells by it.
    pub entity: String,
    /// The currency of its prices.
    pub currency: Currency,
    /// Whether its prices include tax.
    pub includes_tax: bool,
    /// The channel it is for, folded; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The customer group it is for, folded; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_group: Option<String>,
    /// The site it is for; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The first day its prices hold.
    pub starts_on: BusinessDate,
    /// The last day its prices hold, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<BusinessDate>,
    /// Whether its prices are reduced ones.
    pub markdown: bool,
    /// Whether it prices anything.
    pub active: bool,
}

impl PriceListReply {
    pub(crate) fn of(draft: &mut Draft<'_>, list: &PriceList) -> Self {
        let named = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Self {
            price_list: list.code.clone(),
            name: list.name.clone(),
            entity: draft.entity(list.entity).map(|entity| entity.code.clone()).unwrap_or_default(),
            currency: list.currency,
            includes_tax: list.includes_tax,
            channel: named(&list.channel),
            customer_group: named(&list.customer_group),
            site: draft.site(list.site).map(|site| site.code.clone()),
            starts_on: list.starts_on,
            ends_on: list.ends_on,
            markdown: list.markdown,
            active: list.active,
        }
    }
}

/// A price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PriceReply {
    /// The unit it is per.
    pub unit: String,
    /// The smallest quantity it is for, in that unit.
    pub quantity_from: Quantity,
    /// The first day it holds.
    pub starts_on: BusinessDate,
    /// The last day it holds, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<BusinessDate>,
    /// The price of one unit, in the list's currency.
    pub price: UnitPrice,
}

impl PriceReply {
    pub(crate) fn of(draft: &mut Draft<'_>, price: &Price) -> Self {
        Self {
            unit: unit_code(draft, price.unit),
            quantity_from: price.quantity_from,
            starts_on: price.starts_on,
            ends_on: price.ends_on,
            price: price.unit_price,
        }
    }
}
