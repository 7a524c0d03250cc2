//! What comes into a pool, and what a receipt finds out about goods that had left below zero.

use crate::costing::rules::valuing::{unit_cost_of, value_at};
use crate::costing::rules::{Share, Step, Valuing};
use crate::costing::types::{Layer, LayerKey, Pool, PoolKey, PoolMoveKind};
use crate::flow::{Draft, Head, Refusal};
use crate::values::{Currency, LayerId, MovementId, PoolMoveId, Quantity, TransferLineId, UnitCost, ValueMicro};

/// What putting goods into a pool comes to.
#[derive(Clone, Debug)]
pub(crate) struct Inflow {
    /// The changes of the pool, in order.
    pub(crate) steps: Vec<Step>,
    /// What the goods cost above the provisional value of the goods they cover.
    pub(crate) provisional_variance: ValueMicro,
    /// The last unit cost the pool knows from now on.
    pub(crate) unit_cost_last: UnitCost,
}

/// Puts goods into a pool.
///
/// A pool below zero is covered first: the covered quantity enters at the provisional value it left with (the
/// share of the pool's value below zero) and the difference to what it costs is provisional variance. What is left
/// enters at its own cost: as a new layer with its origin, into the average, or at standard.
///
/// # Errors
/// `flow.bad_value` when a value leaves what can be kept.
pub(crate) fn put(
    draft: &mut Draft<'_>,
    key: PoolKey,
    pool: &Pool,
    valuing: Valuing,
    currency: Currency,
    shares: &[Share],
    transfer_line: TransferLineId,
) -> Result<Inflow, Refusal> {
    let mut inflow = Inflow {
        steps: Vec::with_capacity(shares.len()),
        provisional_variance: ValueMicro::ZERO,
        unit_cost_last: pool.unit_cost_last,
    };
    let mut held = *pool;
    for share in shares {
        let mut share = *share;
        match valuing {
            Valuing::Nothing => share.value = ValueMicro::ZERO,
            Valuing::Standard(cost) => {
                let after = held.quantity.checked_add(share.quantity)?;
                // An empty pool is worth nothing, whatever millionths the standard left behind.
                share.value =
                    if after.is_zero() { held.value.checked_neg()? } else { value_at(cost, share.quantity, currency)? };
                inflow.unit_cost_last = cost;
            }
            Valuing::Layers | Valuing::Average => {
                inflow.unit_cost_last = unit_cost_of(share.value, share.quantity, currency)?;
                cover(draft, &mut held, &mut share, &mut inflow)?;
            }
        }
        if share.quantity.is_zero() {
            continue;
        }
        let id = PoolMoveId(draft.next(Head::PoolMove));
        let mut layer = LayerId::NONE;
        if valuing == Valuing::Layers {
            layer = LayerId(id.0);
            let kept = Layer { origin: share.origin, quantity: share.quantity, value: share.value };
            draft.put_layer(LayerKey { pool: key, transfer_line, layer }, kept);
        }
        let origin = if valuing == Valuing::Layers { share.origin } else { MovementId::NONE };
        held.quantity = held.quantity.checked_add(share.quantity)?;
        held.value = held.value.checked_add(share.value)?;
        inflow.steps.push(Step {
            id,
            kind: PoolMoveKind::Movement,
            origin,
            layer,
            quantity: share.quantity,
            value: share.value,
        });
    }
    if valuing == Valuing::Average && held.quantity.is_positive() {
        inflow.unit_cost_last = unit_cost_of(held.value, held.quantity, currency)?;
    }
    Ok(inflow)
}

/// Covers what a pool is below zero by, as far as the share reaches; the share keeps what is left of it.
fn cover(draft: &mut Draft<'_>, held: &mut Pool, share: &mut Share, inflow: &mut Inflow) -> Result<(), Refusal> {
    if !held.quantity.is_negative() {
        return Ok(());
    }
    let below = held.quantity.checked_neg()?;
    let quantity = share.quantity.min(below);
    let provisional =
        if quantity == below { held.value.checked_neg()? } else { held.value.checked_neg()?.share(quantity, below)? };
    let cost = if quantity == share.quantity { share.value } else { share.value.share(quantity, share.quantity)? };
    inflow.provisional_variance = inflow.provisional_variance.checked_add(cost.checked_sub(provisional)?)?;
    inflow.steps.push(Step {
        id: PoolMoveId(draft.next(Head::PoolMove)),
        kind: PoolMoveKind::Cover,
        origin: share.origin,
        layer: LayerId::NONE,
        quantity,
        value: provisional,
    });
    held.quantity = held.quantity.checked_add(quantity)?;
    held.value = held.value.checked_add(provisional)?;
    share.quantity = share.quantity.checked_sub(quantity)?;
    share.value = share.value.checked_sub(cost)?;
    debug_assert!(!share.quantity.is_negative());
    if share.quantity == Quantity::ZERO {
        share.value = ValueMicro::ZERO;
    }
    Ok(())
}
