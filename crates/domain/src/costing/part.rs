//! Pools and layers in the draft.

use std::sync::Arc;

use super::types::{Area, Layer, LayerKey, Pool, PoolDay, PoolDayKey, PoolKey, PoolMove};
use crate::flow::{Codes, Draft, Master, Ordered, Record, Refusal, Rows, overlay};
use crate::ledger::rules::entry::add;
use crate::values::{
    AccountId, AreaId, Code, EntityId, ItemId, LayerId, MovementId, PoolMoveId, TransferLineId, UnitCost,
};

overlay! {
    /// What costing holds in the draft.
    pub struct Part {
        areas: Rows<AreaId, Arc<Area>>,
        area_codes: Codes<AreaId>,
        pools: Rows<PoolKey, Pool>,
        pool_days: Rows<PoolDayKey, PoolDay> = Rows::sums(),
        layers: Ordered<LayerKey, Layer>,
        /// How far the layers of a pool and transfer line have been read from the file.
        layers_read: Rows<(PoolKey, TransferLineId), LayerId>,
        standards: Rows<(AreaId, ItemId), UnitCost>,
    }
}

impl Part {
    /// The pools this commit has changed.
    #[must_use]
    pub fn dirty_pools(&self) -> Vec<(PoolKey, Option<&Pool>)> {
        self.pools.dirty()
    }

    /// What pools took in this commit, by day.
    #[must_use]
    pub fn dirty_days(&self) -> Vec<(PoolDayKey, Option<&PoolDay>)> {
        self.pool_days.dirty()
    }

    /// The layers this commit has made, changed or used up.
    #[must_use]
    pub fn dirty_layers(&self) -> Vec<(LayerKey, Option<&Layer>)> {
        self.layers.dirty()
    }
}

/// Every layer has been read.
const ALL: LayerId = LayerId(i64::MAX);
/// How many layers are read at a time.
const CHUNK: u32 = 16;

impl Draft<'_> {
    /// An area by key.
    pub fn area(&mut self, id: AreaId) -> Option<Arc<Area>> {
        let (part, facts) = self.costing_mut();
        part.areas.get_or_load(id, || facts.area(id).map(Arc::new)).cloned()
    }

    /// The area of a code.
    pub fn area_by_code(&mut self, code: &Code) -> Option<Arc<Area>> {
        let (part, facts) = self.costing_mut();
        let id = part.area_codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.area_by_code(folded).map(|area| area.id),
        )?;
        self.area(id)
    }

    /// Adds or replaces an area.
    pub(crate) fn put_area(&mut self, area: Area) {
        let (part, _) = self.costing_mut();
        part.area_codes.bind(&area.folded, area.id);
        part.areas.put(area.id, Arc::new(area.clone()));
        self.master(Master::Area(area));
    }

    /// Reads pools in one batch.
    pub(crate) fn prefetch_pools(&mut self, keys: &[PoolKey]) {
        let (part, facts) = self.costing_mut();
        let missing: Vec<PoolKey> = keys.iter().filter(|key| part.pools.known(key).is_none()).copied().collect();
        if missing.is_empty() {
            return;
        }
        for (key, pool) in missing.iter().zip(facts.pools(&missing)) {
            part.pools.remember(*key, pool);
        }
    }

    /// A pool, if anything ever was in it.
    pub fn pool(&mut self, key: PoolKey) -> Option<Pool> {
        let (part, facts) = self.costing_mut();
        part.pools.get_or_load(key, || facts.pools(&[key]).pop().flatten()).copied()
    }

    /// Every pool of an item, in order of key.
    pub fn pools_of_item(&mut self, item: ItemId) -> Vec<(PoolKey, Pool)> {
        let (part, facts) = self.costing_mut();
        for (key, pool) in facts.pools_of_item(item) {
            part.pools.remember(key, Some(pool));
        }
        part.pools.held().filter(|(key, _)| key.item == item).map(|(key, pool)| (key, *pool)).collect()
    }

    /// Whether any pool of an account holds something. A pool that this commit alone has emptied may still count.
    pub fn account_holds_stock(&mut self, account: AccountId) -> bool {
        let (part, facts) = self.costing_mut();
        let holds = |pool: &Pool| pool.account == account && !(pool.quantity.is_zero() && pool.value.is_zero());
        part.pools.dirty().iter().any(|(_, pool)| pool.is_some_and(holds)) || facts.account_holds_stock(account)
    }

    /// Sets a pool: only `posting` calls this, and [`Draft::post_pool_move`] for every step it has made.
    pub(crate) fn put_pool(&mut self, key: PoolKey, pool: Pool) {
        self.costing_mut().0.pools.put(key, pool);
    }

    /// Adds a step to the day of its pool, which becomes the pool's last: only `posting` calls this, beside the record of
    /// the same step.
    ///
    /// # Errors
    /// `flow.overflow` when the commit alone moves more than a day can hold.
    pub(crate) fn post_pool_move(&mut self, step: &PoolMove) -> Result<(), Refusal> {
        let key = PoolDayKey { pool: step.pool, posted_on: step.posted_on, account: step.account };
        let (part, _) = self.costing_mut();
        let mut day = part.pool_days.get(&key).copied().unwrap_or_default();
        day.quantity = add(day.quantity, step.quantity.micros())?;
        day.book_minor = add(day.book_minor, step.book_minor)?;
        part.pool_days.put(key, day);
        let held = part.pools.get(&step.pool).copied();
        if let Some(pool) = held.filter(|pool| pool.posted_on_last != step.posted_on) {
            part.pools.put(step.pool, Pool { posted_on_last: step.posted_on, ..pool });
        }
        Ok(())
    }

    /// The standard cost of an item in an area.
    pub fn standard_cost(&mut self, area: AreaId, item: ItemId) -> Option<UnitCost> {
        let (part, facts) = self.costing_mut();
        part.standards.get_or_load((area, item), || facts.standard_cost(area, item)).copied()
    }

    /// Sets the standard cost of an item in an area.
    pub(crate) fn put_standard_cost(&mut self, area: AreaId, item: ItemId, unit_cost: UnitCost) {
        self.costing_mut().0.standards.put((area, item), unit_cost);
        self.master(Master::StandardCost { area, item, unit_cost });
    }

    /// The oldest layer of a pool and transfer line younger than `after`.
    pub fn layer_after(
        &mut self,
        pool: PoolKey,
        transfer_line: TransferLineId,
        after: LayerId,
    ) -> Option<(LayerKey, Layer)> {
        let (part, facts) = self.costing_mut();
        let key = |layer| LayerKey { pool, transfer_line, layer };
        loop {
            let read = part.layers_read.get(&(pool, transfer_line)).copied().unwrap_or(LayerId::NONE);
            let next =
                part.layers.range((std::ops::Bound::Excluded(key(after)), std::ops::Bound::Included(key(read)))).next();
            if let Some((key, layer)) = next {
                return Some((key, *layer));
            }
            if read == ALL {
                return None;
            }
            let chunk = facts.layers_after(pool, transfer_line, read, CHUNK);
            let to = if chunk.len() < CHUNK as usize { ALL } else { chunk.last().map_or(ALL, |(key, _)| key.layer) };
            for (key, layer) in chunk {
                part.layers.remember(key, layer);
            }
            part.layers_read.remember_anew((pool, transfer_line), to);
        }
    }

    /// A layer, as read or made before.
    pub fn layer(&mut self, key: LayerKey) -> Option<Layer> {
        self.costing_mut().0.layers.known(&key).flatten().copied()
    }

    /// Every layer of a pool, in order of key.
    pub fn layers_of_pool(&mut self, pool: PoolKey) -> Vec<(LayerKey, Layer)> {
        let (part, facts) = self.costing_mut();
        for (key, layer) in facts.layers_of_pool(pool) {
            part.layers.remember(key, layer);
        }
        part.layers.range(..).filter(|(key, _)| key.pool == pool).map(|(key, layer)| (key, *layer)).collect()
    }

    /// Every layer that came from a receipt, oldest first.
    pub fn layers_of_origin(&mut self, origin: MovementId) -> Vec<(LayerKey, Layer)> {
        let (part, facts) = self.costing_mut();
        for (key, layer) in facts.layers_of_origin(origin) {
            part.layers.remember(key, layer);
        }
        let mut found: Vec<(LayerKey, Layer)> = part
            .layers
            .range(..)
            .filter(|(_, layer)| layer.origin == origin)
            .map(|(key, layer)| (key, *layer))
            .collect();
        found.sort_by_key(|(key, _)| key.layer);
        found
    }

    /// Sets a layer, or removes it when nothing is left of it.
    pub(crate) fn put_layer(&mut self, key: LayerKey, layer: Layer) {
        let left = (!layer.quantity.is_zero()).then_some(layer);
        self.costing_mut().0.layers.set(key, left);
    }

    /// The pool moves of a contiguous range of keys, of the file or of this commit.
    pub fn pool_moves(&mut self, first: PoolMoveId, count: i64) -> Vec<PoolMove> {
        let range = first.0..first.0 + count;
        let held: Vec<PoolMove> = self
            .records()
            .iter()
            .filter_map(|record| match record {
                Record::PoolMove(step) if range.contains(&step.id.0) => Some(step.clone()),
                _ => None,
            })
            .collect();
        if held.is_empty() { self.facts.pool_moves(first, count) } else { held }
    }

    /// The pools of an entity's areas that an item has, ours alone, in order of key.
    pub fn own_pools_of_item(&mut self, entity: EntityId, item: ItemId) -> Vec<(PoolKey, Pool)> {
        let pools = self.pools_of_item(item);
        pools
            .into_iter()
            .filter(|(key, _)| key.owner.is_none() && self.area(key.area).is_some_and(|area| area.entity == entity))
            .collect()
    }
}
