//! What leaves a pool, and at what value.

use crate::costing::rules::valuing::value_at;
use crate::costing::rules::{Step, Valuing};
use crate::costing::types::{Layer, LayerKey, Pool, PoolKey, PoolMoveKind};
use crate::flow::{Draft, Head, Refusal};
use crate::values::{Currency, LayerId, MovementId, PoolMoveId, Quantity, TransferLineId, ValueError, ValueMicro};

/// From which layers units are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From<'a> {
    /// The oldest first.
    Oldest,
    /// Those of the lines of one receipt while they last, line by line, then the oldest.
    Receipt(&'a [MovementId]),
    /// Those of one transfer line.
    TransferLine(TransferLineId),
}

/// Takes a quantity out of a pool and answers the steps, their quantities and values below zero.
///
/// - Layers: layer by layer; a part of a layer takes its share of the layer's value, rounded half away from zero
///   to a millionth of a minor unit, and the last part what remains.
/// - Average: the share of the pool's value; the last unit takes what remains.
/// - Standard: the standard cost; the last unit takes what remains.
/// - What leaves a pool that is empty or below zero leaves at the last unit cost known to it: provisional, until
///   a receipt covers it (see [`super::inflow`]).
///
/// # Errors
/// `flow.bad_value` when a value leaves what can be kept.
pub(crate) fn take(
    draft: &mut Draft<'_>,
    key: PoolKey,
    pool: &Pool,
    valuing: Valuing,
    currency: Currency,
    quantity: Quantity,
    from: From<'_>,
) -> Result<Vec<Step>, Refusal> {
    match valuing {
        Valuing::Nothing => Ok(vec![leaving(draft, quantity, ValueMicro::ZERO)?]),
        Valuing::Standard(cost) => {
            let value = if quantity == pool.quantity { pool.value } else { value_at(cost, quantity, currency)? };
            Ok(vec![leaving(draft, quantity, value)?])
        }
        Valuing::Average => {
            let held = pool.quantity.max(Quantity::ZERO).min(quantity);
            let short = quantity.checked_sub(held)?;
            let value = match held {
                Quantity::ZERO => ValueMicro::ZERO,
                all if all == pool.quantity => pool.value,
                part => pool.value.share(part, pool.quantity)?,
            };
            let value = value.checked_add(value_at(pool.unit_cost_last, short, currency)?)?;
            Ok(vec![leaving(draft, quantity, value)?])
        }
        Valuing::Layers => take_layers(draft, key, pool, currency, quantity, from),
    }
}

fn leaving(draft: &mut Draft<'_>, quantity: Quantity, value: ValueMicro) -> Result<Step, ValueError> {
    Ok(Step {
        id: PoolMoveId(draft.next(Head::PoolMove)),
        kind: PoolMoveKind::Movement,
        origin: MovementId::NONE,
        layer: LayerId::NONE,
        quantity: quantity.checked_neg()?,
        value: value.checked_neg()?,
    })
}

fn take_layers(
    draft: &mut Draft<'_>,
    key: PoolKey,
    pool: &Pool,
    currency: Currency,
    quantity: Quantity,
    from: From<'_>,
) -> Result<Vec<Step>, Refusal> {
    let mut steps = Vec::new();
    let mut left = quantity;
    if let From::Receipt(origins) = from {
        for origin in origins {
            for (layer_key, layer) in draft.layers_of_origin(*origin) {
                if layer_key.pool == key && !left.is_zero() {
                    left = take_from(draft, layer_key, layer, left, &mut steps)?;
                }
            }
        }
    }
    let line = match from {
        From::TransferLine(line) => line,
        From::Oldest | From::Receipt(_) => TransferLineId::NONE,
    };
    let mut after = LayerId::NONE;
    while !left.is_zero() {
        let Some((layer_key, layer)) = draft.layer_after(key, line, after) else { break };
        after = layer_key.layer;
        left = take_from(draft, layer_key, layer, left, &mut steps)?;
    }
    if !left.is_zero() {
        steps.push(leaving(draft, left, value_at(pool.unit_cost_last, left, currency)?)?);
    }
    Ok(steps)
}

/// Takes from one layer what it has, at most `wanted`; answers what is still wanted.
fn take_from(
    draft: &mut Draft<'_>,
    key: LayerKey,
    layer: Layer,
    wanted: Quantity,
    steps: &mut Vec<Step>,
) -> Result<Quantity, Refusal> {
    let quantity = wanted.min(layer.quantity);
    let value = if quantity == layer.quantity { layer.value } else { layer.value.share(quantity, layer.quantity)? };
    let rest =
        Layer { quantity: layer.quantity.checked_sub(quantity)?, value: layer.value.checked_sub(value)?, ..layer };
    draft.put_layer(key, rest);
    let step = leaving(draft, quantity, value)?;
    steps.push(Step { origin: layer.origin, layer: key.layer, ..step });
    Ok(wanted.checked_sub(quantity)?)
}
