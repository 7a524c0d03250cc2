//! Costs that arrive after the goods: landed cost, and the difference between bill and receipt.

use crate::catalogue::types::{CostingMethod, Item};
use crate::costing::rules::valuing::unit_cost_of;
use crate::costing::rules::{Step, Valuing, valuing_of};
use crate::costing::types::{Layer, LayerKey, Pool, PoolKey, PoolMoveKind};
use crate::flow::{Draft, Head, Refusal};
use crate::ledger::types::Role;
use crate::posting::Booking;
use crate::stock::types::Movement;
use crate::values::{LayerId, MovementId, PoolMoveId, Quantity, ValueMicro, split_by_weights};

/// Where a late cost went, in minor units of the entity's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LateCost {
    /// Onto stock.
    pub(crate) stock_minor: i64,
    /// To cost of sales, for what is no longer there; under standard cost, to purchase variance.
    pub(crate) expense_minor: i64,
}

impl Booking {
    /// Puts a late cost (negative: a late credit) on a receipt's goods: the part that is still there onto their pools,
    /// the rest to cost of sales, as the table in the module doc says. All of it is dated today.
    ///
    /// # Errors
    /// `flow.bad_value` when a value leaves what can be kept.
    pub(crate) fn late_cost(
        &mut self,
        draft: &mut Draft<'_>,
        item: &Item,
        receipt: &Movement,
        kind: PoolMoveKind,
        amount_minor: i64,
    ) -> Result<LateCost, Refusal> {
        let value = ValueMicro::from_minor(amount_minor)?;
        let received = receipt.quantity.checked_sub(draft.movement_use(receipt.id).quantity)?;
        let mut stock_minor = 0;
        let mut on_stock = Quantity::ZERO;
        match item.method {
            CostingMethod::Standard => {}
            _ if !received.is_positive() => {}
            CostingMethod::Fifo => {
                let layers: Vec<(LayerKey, Layer)> = draft
                    .layers_of_origin(receipt.id)
                    .into_iter()
                    .filter(|(key, _)| key.pool.owner.is_none())
                    .collect();
                on_stock = sum(layers.iter().map(|(_, layer)| layer.quantity))?.min(received);
                let part = value.share(on_stock, received)?;
                stock_minor = self.spread_over_layers(draft, item, kind, part, &layers)?;
            }
            CostingMethod::Average => {
                let mut pools = draft.own_pools_of_item(self.heading.entity.id, item.id);
                pools.retain(|(_, pool)| pool.quantity.is_positive());
                on_stock = sum(pools.iter().map(|(_, pool)| pool.quantity))?.min(received);
                let part = value.share(on_stock, received)?;
                stock_minor = self.spread_over_pools(draft, item, kind, part, &pools)?;
            }
        }
        let expense_minor = amount_minor.checked_sub(stock_minor).ok_or_else(crate::ledger::rules::entry::overflow)?;
        let role = match item.method {
            CostingMethod::Standard => Role::PurchaseVariance,
            // Everything is still there: what is left are the cents of the pools' rounding.
            _ if on_stock == received && received.is_positive() => Role::Rounding,
            _ => Role::CostOfSales,
        };
        let dimensions = self.dimensions(draft, item, self.heading.site);
        self.counter(draft, role, item.category, dimensions, expense_minor)?;
        Ok(LateCost { stock_minor, expense_minor })
    }

    /// Spreads a value over layers by quantity, the remainders to the largest, and answers what the books take.
    pub(crate) fn spread_over_layers(
        &mut self,
        draft: &mut Draft<'_>,
        item: &Item,
        kind: PoolMoveKind,
        value: ValueMicro,
        layers: &[(LayerKey, Layer)],
    ) -> Result<i64, Refusal> {
        if value.is_zero() || layers.is_empty() {
            return Ok(0);
        }
        let weights: Vec<i64> = layers.iter().map(|(_, layer)| layer.quantity.micros()).collect();
        let mut booked = 0;
        for ((key, layer), part) in layers.iter().zip(split_by_weights(value.micros(), &weights)?) {
            let part = ValueMicro::from_micros(part);
            draft.put_layer(*key, Layer { value: layer.value.checked_add(part)?, ..*layer });
            booked += self.revalue_pool(draft, item, key.pool, kind, part, layer.origin, key.layer)?;
        }
        Ok(booked)
    }

    /// Spreads a value over pools by quantity, and within a layered one over its layers.
    fn spread_over_pools(
        &mut self,
        draft: &mut Draft<'_>,
        item: &Item,
        kind: PoolMoveKind,
        value: ValueMicro,
        pools: &[(PoolKey, Pool)],
    ) -> Result<i64, Refusal> {
        if value.is_zero() || pools.is_empty() {
            return Ok(0);
        }
        let weights: Vec<i64> = pools.iter().map(|(_, pool)| pool.quantity.micros()).collect();
        let mut booked = 0;
        for ((key, _), part) in pools.iter().zip(split_by_weights(value.micros(), &weights)?) {
            let part = ValueMicro::from_micros(part);
            booked += if valuing_of(draft, item, *key)? == Valuing::Layers {
                let layers = draft.layers_of_pool(*key);
                self.spread_over_layers(draft, item, kind, part, &layers)?
            } else {
                self.revalue_pool(draft, item, *key, kind, part, MovementId::NONE, LayerId::NONE)?
            };
        }
        Ok(booked)
    }

    /// Changes the value of a pool and not its quantity; answers what the books take.
    #[expect(clippy::too_many_arguments, reason = "one step of a pool, spelt out where it is made")]
    pub(crate) fn revalue_pool(
        &mut self,
        draft: &mut Draft<'_>,
        item: &Item,
        key: PoolKey,
        kind: PoolMoveKind,
        value: ValueMicro,
        origin: MovementId,
        layer: LayerId,
    ) -> Result<i64, Refusal> {
        if value.is_zero() {
            return Ok(0);
        }
        let mut pool = self.pool(draft, item, key)?;
        let id = PoolMoveId(draft.next(Head::PoolMove));
        let step = Step { id, kind, origin, layer, quantity: Quantity::ZERO, value };
        if pool.quantity.is_positive() {
            let after = pool.value.checked_add(value)?;
            pool.unit_cost_last = unit_cost_of(after, pool.quantity, self.heading.entity.currency)?;
        }
        let site = self.heading.site;
        let dimensions = self.dimensions(draft, item, site);
        self.apply(draft, key, pool, &[step], MovementId::NONE, dimensions)
    }
}

fn sum(quantities: impl Iterator<Item = Quantity>) -> Result<Quantity, Refusal> {
    let mut sum = Quantity::ZERO;
    for quantity in quantities {
        sum = sum.checked_add(quantity)?;
    }
    Ok(sum)
}
