//! Price lists and prices in the draft.

use std::cmp::Reverse;
use std::sync::Arc;

use super::types::{Price, PriceList};
use crate::flow::{Codes, Draft, Master, Rows, overlay};
use crate::values::{Code, EntityId, ItemId, PartyId, PriceListId};

overlay! {
    /// What pricing holds in the draft.
    pub struct Part {
        lists: Rows<PriceListId, Arc<PriceList>>,
        list_codes: Codes<PriceListId>,
        /// The lists of an entity in the order in which they are asked.
        lists_of: Rows<EntityId, Arc<Vec<Arc<PriceList>>>>,
        /// The prices of an item in a list, in the order they are kept. That there are none is remembered as well, so
        /// that an item without a price costs one look and no more.
        prices: Rows<(PriceListId, ItemId), Arc<Vec<Price>>>,
        groups: Rows<PartyId, Arc<str>>,
    }
}

/// Brings lists into the order in which they are asked: see `rules/resolve.rs`.
fn in_order_asked(lists: &mut [Arc<PriceList>]) {
    lists.sort_by(|left, right| {
        let rank = |list: &PriceList| (Reverse(list.weight()), !list.markdown, Reverse(list.starts_on));
        rank(left).cmp(&rank(right)).then_with(|| left.folded.cmp(&right.folded))
    });
}

impl Draft<'_> {
    /// A price list by key.
    pub fn price_list(&mut self, id: PriceListId) -> Option<Arc<PriceList>> {
        let (part, facts) = self.pricing_mut();
        part.lists.get_or_load(id, || facts.price_list(id).map(Arc::new)).cloned()
    }

    /// The price list of a code.
    pub fn price_list_by_code(&mut self, code: &Code) -> Option<Arc<PriceList>> {
        let (part, facts) = self.pricing_mut();
        let id = part.list_codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.price_list_by_code(folded).map(|list| list.id),
        )?;
        self.price_list(id)
    }

    /// Every price list of an entity, in the order in which they are asked for a price.
    pub fn price_lists_of(&mut self, entity: EntityId) -> Arc<Vec<Arc<PriceList>>> {
        let (Part { lists, lists_of, .. }, facts) = self.pricing_mut();
        let load = || {
            let mut found: Vec<_> = facts.price_lists_of(entity).into_iter().map(Arc::new).collect();
            in_order_asked(&mut found);
            for list in &found {
                lists.remember(list.id, Some(Arc::clone(list)));
            }
            Some(Arc::new(found))
        };
        lists_of.get_or_load(entity, load).cloned().unwrap_or_default()
    }

    /// Adds or replaces a price list.
    pub(crate) fn put_price_list(&mut self, list: PriceList) {
        let held = Arc::new(list.clone());
        let mut lists = (*self.price_lists_of(list.entity)).clone();
        lists.retain(|other| other.id != list.id);
        lists.push(Arc::clone(&held));
        in_order_asked(&mut lists);
        let (part, _) = self.pricing_mut();
        part.list_codes.bind(&list.folded, list.id);
        part.lists.put(list.id, held);
        part.lists_of.put(list.entity, Arc::new(lists));
        self.master(Master::PriceList(list));
    }

    /// Reads the prices of items in lists in one batch, so that the lines that follow find them at hand.
    pub(crate) fn prefetch_prices_of(&mut self, keys: impl Iterator<Item = (PriceListId, ItemId)>) {
        let (part, facts) = self.pricing_mut();
        let mut missing: Vec<_> = keys.filter(|key| part.prices.known(key).is_none()).collect();
        missing.sort_unstable();
        missing.dedup();
        if missing.is_empty() {
            return;
        }
        for (key, prices) in missing.iter().zip(facts.prices(&missing)) {
            part.prices.remember(*key, (!prices.is_empty()).then(|| Arc::new(prices)));
        }
    }

    /// The prices of an item in a list, by unit, quantity and first day; none when it has none there.
    pub fn prices_of(&mut self, list: PriceListId, item: ItemId) -> Option<&Arc<Vec<Price>>> {
        let (part, facts) = self.pricing_mut();
        part.prices.get_or_load((list, item), || {
            facts.prices(&[(list, item)]).pop().filter(|prices| !prices.is_empty()).map(Arc::new)
        })
    }

    /// The prices of the items of a list after an item, item by item in order of key, of at most `limit` items.
    pub fn prices_after(&mut self, list: PriceListId, after: ItemId, limit: u32) -> Vec<Arc<Vec<Price>>> {
        let (part, facts) = self.pricing_mut();
        let item = |prices: &[Price]| prices.first().map_or(ItemId::NONE, |price| price.item);
        let file = facts.prices_after(list, after, limit).into_iter().map(|prices| ((list, item(&prices)), prices));
        let file = file.map(|(key, prices)| (key, Arc::new(prices)));
        let mut items = part
            .prices
            .laid_over(file, |prices| prices.first().is_some_and(|price| price.list == list && price.item > after));
        items.sort_by_key(|prices| item(prices));
        items.truncate(limit as usize);
        items
    }

    /// Whether a price stands in its list exactly so.
    pub(crate) fn has_price(&mut self, price: &Price) -> bool {
        let Some(held) = self.prices_of(price.list, price.item) else { return false };
        held.binary_search_by_key(&price.place(), Price::place).is_ok_and(|at| held[at] == *price)
    }

    /// Adds prices, each in place of the one for the same unit, quantity and first day; no two of them for the same.
    pub(crate) fn put_prices(&mut self, prices: &[Price]) {
        let mut sorted = prices.to_vec();
        sorted.sort_unstable_by_key(|price| (price.list, price.item, price.place()));
        // The rows of an item are copied once, however many of them change.
        for new in sorted.chunk_by(|left, right| (left.list, left.item) == (right.list, right.item)) {
            let key = (new[0].list, new[0].item);
            let held = self.prices_of(key.0, key.1).map(Arc::clone).unwrap_or_default();
            let is_new = |price: &Price| new.binary_search_by_key(&price.place(), Price::place).is_ok();
            let mut kept: Vec<Price> = held.iter().filter(|price| !is_new(price)).copied().collect();
            kept.extend_from_slice(new);
            kept.sort_unstable_by_key(Price::place);
            let (part, _) = self.pricing_mut();
            part.prices.put(key, Arc::new(kept));
        }
        for price in prices {
            self.master(Master::Price(*price));
        }
    }

    /// The group a customer buys in, folded; empty when in none.
    pub fn customer_group(&mut self, party: PartyId) -> Arc<str> {
        let party = self.survivor(party);
        let (part, facts) = self.pricing_mut();
        let held = part.groups.get_or_load(party, || facts.customer_group(party).map(Arc::from));
        held.cloned().unwrap_or_else(|| Arc::from(""))
    }

    /// Sets the group a customer buys in.
    pub(crate) fn put_customer_group(&mut self, party: PartyId, group: &str) {
        let (part, _) = self.pricing_mut();
        part.groups.put(party, Arc::from(group));
        self.master(Master::CustomerGroup { party, group: group.to_owned() });
    }
}
