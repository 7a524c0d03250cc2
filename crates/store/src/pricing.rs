//! Price lists, prices, and the groups customers buy in.

use backroom_domain::pricing::facts::PricingFacts;
use backroom_domain::pricing::types::{Price, PriceList};
use backroom_domain::values::{EntityId, ItemId, PartyId, PriceListId};

use crate::column::{Row, fields, only};
use crate::sql::statements;
use crate::table::Table;
use crate::write::AfterImage;
use crate::{Fault, SqlFacts};

pub(crate) static PRICE_LISTS: Table = Table::replaced(
    "price_lists",
    1,
    &[
        "price_list_id",
        "code",
        "folded",
        "name",
        "entity_id",
        "currency",
        "includes_tax",
        "channel",
        "customer_group",
        "site_id",
        "starts_on",
        "ends_on",
        "markdown",
        "active",
    ],
);
pub(crate) static PRICES: Table = Table::replaced(
    "prices",
    5,
    &["price_list_id", "item_id", "unit_id", "quantity_from", "starts_on", "unit_price", "ends_on"],
);
pub(crate) static CUSTOMER_GROUPS: Table = Table::replaced("customer_groups", 1, &["party_id", "customer_group"]);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[&PRICE_LISTS, &PRICES, &CUSTOMER_GROUPS];

macro_rules! list_select {
    ($tail:literal) => {
        concat!(
            "SELECT price_list_id, code, folded, name, entity_id, currency, includes_tax, channel, customer_group, \
             site_id, starts_on, ends_on, markdown, active FROM price_lists ",
            $tail
        )
    };
}

statements! {
    /// The price list of a folded code.
    PRICE_LIST_BY_CODE = list_select!("WHERE folded = ?1");
    /// A price list by key.
    PRICE_LIST = list_select!("WHERE price_list_id = ?1");
    /// Every price list of an entity, in order of key.
    PRICE_LISTS_OF = list_select!("WHERE entity_id = ?1 ORDER BY price_list_id");
    /// The prices of an item in a list, by unit, quantity and first day.
    PRICES_OF = "SELECT price_list_id, item_id, unit_id, quantity_from, starts_on, unit_price, ends_on FROM prices \
        WHERE price_list_id = ?1 AND item_id = ?2 ORDER BY unit_id, quantity_from, starts_on";
    /// The items that a list prices after an item, in order of key.
    PRICED_ITEMS_AFTER = "SELECT DISTINCT item_id FROM prices WHERE price_list_id = ?1 AND item_id > ?2 ORDER BY item_id LIMIT ?3";
    /// The group a customer buys in.
    CUSTOMER_GROUP = "SELECT customer_group FROM customer_groups WHERE party_id = ?1";
}

pub(crate) fn write_price_list(after: &mut AfterImage<'_, '_>, list: &PriceList) -> Result<(), Fault> {
    let PriceList {
        id,
        code,
        folded,
        name,
        entity,
        currency,
        includes_tax,
        channel,
        customer_group,
        site,
        starts_on,
        ends_on,
        markdown,
        active,
    } = list;
    after.put(
        &PRICE_LISTS,
        fields![
            *id,
            code,
            folded,
            name,
            *entity,
            *currency,
            *includes_tax,
            channel,
            customer_group,
            *site,
            *starts_on,
            *ends_on,
            *markdown,
            *active,
        ],
    )
}

pub(crate) fn write_price(after: &mut AfterImage<'_, '_>, price: &Price) -> Result<(), Fault> {
    let Price { list, item, unit, quantity_from, starts_on, unit_price, ends_on } = price;
    after.put(&PRICES, fields![*list, *item, *unit, *quantity_from, *starts_on, *unit_price, *ends_on])
}

pub(crate) fn write_customer_group(after: &mut AfterImage<'_, '_>, party: PartyId, group: &str) -> Result<(), Fault> {
    after.put(&CUSTOMER_GROUPS, fields![party, group])
}

fn read_price_list(row: &Row<'_>) -> Result<PriceList, Fault> {
    Ok(PriceList {
        id: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        name: row.get()?,
        entity: row.get()?,
        currency: row.get()?,
        includes_tax: row.get()?,
        channel: row.get()?,
        customer_group: row.get()?,
        site: row.get()?,
        starts_on: row.get()?,
        ends_on: row.get()?,
        markdown: row.get()?,
        active: row.get()?,
    })
}

fn read_price(row: &Row<'_>) -> Result<Price, Fault> {
    Ok(Price {
        list: row.get()?,
        item: row.get()?,
        unit: row.get()?,
        quantity_from: row.get()?,
        starts_on: row.get()?,
        unit_price: row.get()?,
        ends_on: row.get()?,
    })
}

impl PricingFacts for SqlFacts<'_> {
    fn price_list_by_code(&self, folded: &str) -> Option<PriceList> {
        self.one(PRICE_LIST_BY_CODE, fields![folded], read_price_list)
    }

    fn price_list(&self, id: PriceListId) -> Option<PriceList> {
        self.one(PRICE_LIST, fields![id], read_price_list)
    }

    fn price_lists_of(&self, entity: EntityId) -> Vec<PriceList> {
        self.list(PRICE_LISTS_OF, fields![entity], read_price_list)
    }

    fn prices(&self, keys: &[(PriceListId, ItemId)]) -> Vec<Vec<Price>> {
        keys.iter().map(|(list, item)| self.list(PRICES_OF, fields![*list, *item], read_price)).collect()
    }

    fn prices_after(&self, list: PriceListId, after: ItemId, limit: u32) -> Vec<Vec<Price>> {
        let items = self.list(PRICED_ITEMS_AFTER, fields![list, after, limit], only::<ItemId>);
        items.into_iter().map(|item| self.list(PRICES_OF, fields![list, item], read_price)).collect()
    }

    fn customer_group(&self, party: PartyId) -> Option<String> {
        self.one(CUSTOMER_GROUP, fields![party], only)
    }
}
