//! Decided values: revaluation, new standards, write-down, and another account or method for the same goods.

use crate::catalogue::types::{CostingMethod, Item};
use crate::costing::rules::valuing::value_at;
use crate::costing::rules::{Step, Valuing, valuing_of};
use crate::costing::types::{Layer, LayerKey, Pool, PoolKey, PoolMoveKind};
use crate::flow::{Draft, Head, Refusal};
use crate::ledger::types::Role;
use crate::posting::Booking;
use crate::posting::booking::inventory_account;
use crate::values::{
    LayerId, MovementId, PoolMoveId, Quantity, TransferLineId, UnitCost, ValueMicro, split_by_weights,
};

impl Booking {
    /// Gives a pool a value, whatever it had; the difference goes to an account. Layers share it by quantity.
    /// Answers the change of the book value.
    ///
    /// # Errors
    /// `flow.bad_value` when a value leaves what can be kept.
    pub(crate) fn set_pool_value(
        &mut self,
        draft: &mut Draft<'_>,
        item: &Item,
        key: PoolKey,
        value: ValueMicro,
        kind: PoolMoveKind,
        role: Role,
    ) -> Result<i64, Refusal> {
        let pool = self.pool(draft, item, key)?;
        let change = value.checked_sub(pool.value)?;
        let booked = if valuing_of(draft, item, key)? == Valuing::Layers && pool.quantity.is_positive() {
            self.set_layer_values(draft, item, key, value, kind)?
        } else {
            self.revalue_pool(draft, item, key, kind, change, MovementId::NONE, LayerId::NONE)?
        };
        let dimensions = self.dimensions(draft, item, self.heading.site);
        self.counter(draft, role, item.category, dimensions, -booked)?;
        Ok(booked)
    }

    fn set_layer_values(
        &mut self,
        draft: &mut Draft<'_>,
        item: &Item,
        key: PoolKey,
        value: ValueMicro,
        kind: PoolMoveKind,
    ) -> Result<i64, Refusal> {
        let layers = draft.layers_of_pool(key);
        let weights: Vec<i64> = layers
            .iter()
            .map(|(_, layer)| match kind {
                PoolMoveKind::WriteDown => layer.value.micros().max(0),
                _ => layer.quantity.micros(),
            })
            .collect();
        let mut booked = 0;
        for ((layer_key, layer), part) in layers.iter().zip(split_by_weights(value.micros(), &weights)?) {
            let part = ValueMicro::from_micros(part);
            let change = part.checked_sub(layer.value)?;
            draft.put_layer(*layer_key, Layer { value: part, ..*layer });
            booked += self.revalue_pool(draft, item, key, kind, change, layer.origin, layer_key.layer)?;
        }
        Ok(booked)
    }

    /// Brings a pool to its standard cost; the difference goes to an account.
    ///
    /// # Errors
    /// As [`Booking::set_pool_value`].
    pub(crate) fn set_pool_to_standard(
        &mut self,
        draft: &mut Draft<'_>,
        item: &Item,
        key: PoolKey,
        standard: UnitCost,
    ) -> Result<i64, Refusal> {
        let pool = self.pool(draft, item, key)?;
        let value = value_at(standard, pool.quantity, self.heading.entity.currency)?;
        let change = value.checked_sub(pool.value)?;
        let booked =
            self.revalue_pool(draft, item, key, PoolMoveKind::Revaluation, change, MovementId::NONE, LayerId::NONE)?;
        let dimensions = self.dimensions(draft, item, self.heading.site);
        self.counter(draft, Role::Revaluation, item.category, dimensions, -booked)?;
        Ok(booked)
    }

    /// Moves what a pool is worth to the inventory account of the item's new category, and its layers to the item's
    /// new method: `item` is the item as it will be, `before` as it was. Answers the book value moved between
    /// accounts.
    ///
    /// # Errors
    /// `ledger.no_posting_rule`, `costing.no_standard_cost`, `flow.bad_value`.
    pub(crate) fn reclassify_pool(
        &mut self,
        draft: &mut Draft<'_>,
        before: &Item,
        item: &Item,
        key: PoolKey,
    ) -> Result<i64, Refusal> {
        let pool = self.pool(draft, before, key)?;
        let account = inventory_account(draft, &self.heading.entity.clone(), item.category, key)?;
        let moved = pool.value.book_minor();
        if account != pool.account {
            let out = self.whole_pool_step(draft, &pool, true)?;
            let dimensions = self.dimensions(draft, before, self.heading.site);
            self.apply(draft, key, pool, &[out], MovementId::NONE, dimensions)?;
            let emptied = Pool { account, quantity: Quantity::ZERO, value: ValueMicro::ZERO, ..pool };
            let back = self.whole_pool_step(draft, &pool, false)?;
            let dimensions = self.dimensions(draft, item, self.heading.site);
            self.apply(draft, key, emptied, &[back], MovementId::NONE, dimensions)?;
        }
        let (was, is) = (valuing_of(draft, before, key)?, valuing_of(draft, item, key)?);
        if was == Valuing::Layers && is != Valuing::Layers {
            for (layer_key, layer) in draft.layers_of_pool(key) {
                draft.put_layer(layer_key, Layer { quantity: Quantity::ZERO, ..layer });
            }
        }
        if was != Valuing::Layers && is == Valuing::Layers && pool.quantity.is_positive() {
            let layer = LayerId(draft.next(Head::PoolMove));
            self.note_layer(draft, key, layer, account)?;
            let kept = Layer { origin: MovementId::NONE, quantity: pool.quantity, value: pool.value };
            draft.put_layer(LayerKey { pool: key, transfer_line: TransferLineId::NONE, layer }, kept);
        }
        if let (Valuing::Standard(standard), CostingMethod::Standard) = (is, item.method) {
            self.set_pool_to_standard(draft, item, key, standard)?;
        }
        Ok(if account == pool.account { 0 } else { moved })
    }

    fn whole_pool_step(&self, draft: &mut Draft<'_>, pool: &Pool, out: bool) -> Result<Step, Refusal> {
        let (quantity, value) =
            if out { (pool.quantity.checked_neg()?, pool.value.checked_neg()?) } else { (pool.quantity, pool.value) };
        Ok(Step {
            id: PoolMoveId(draft.next(Head::PoolMove)),
            kind: PoolMoveKind::Reclassification,
            origin: MovementId::NONE,
            layer: LayerId::NONE,
            quantity,
            value,
        })
    }

    /// Records the step that makes a layer of what a pool holds: it changes neither quantity nor value.
    fn note_layer(
        &mut self,
        draft: &mut Draft<'_>,
        key: PoolKey,
        layer: LayerId,
        account: crate::values::AccountId,
    ) -> Result<(), Refusal> {
        let Some(pool) = draft.pool(key) else { return Ok(()) };
        let step = Step {
            id: PoolMoveId(layer.0),
            kind: PoolMoveKind::Reclassification,
            origin: MovementId::NONE,
            layer,
            quantity: Quantity::ZERO,
            value: ValueMicro::ZERO,
        };
        debug_assert_eq!(pool.account, account);
        self.apply(draft, key, pool, &[step], MovementId::NONE, crate::values::DimensionSetId::NONE)?;
        Ok(())
    }
}
