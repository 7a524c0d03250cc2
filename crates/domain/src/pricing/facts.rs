//! What pricing asks of the file.

use super::types::{Price, PriceList};
use crate::values::{EntityId, ItemId, PartyId, PriceListId};

/// Price lists and prices as the file has them.
pub trait PricingFacts {
    /// The price list of a folded code.
    fn price_list_by_code(&self, folded: &str) -> Option<PriceList>;
    /// A price list by key.
    fn price_list(&self, id: PriceListId) -> Option<PriceList>;
    /// Every price list of an entity.
    fn price_lists_of(&self, entity: EntityId) -> Vec<PriceList>;
    /// The prices of items in lists, in the order asked: of each by unit, quantity and first day.
    fn prices(&self, keys: &[(PriceListId, ItemId)]) -> Vec<Vec<Price>>;
    /// The prices of the items of a list after an item, item by item in order of key, of at most `limit` items.
    fn prices_after(&self, list: PriceListId, after: ItemId, limit: u32) -> Vec<Vec<Price>>;
    /// The group a customer buys in.
    fn customer_group(&self, party: PartyId) -> Option<String>;
}
