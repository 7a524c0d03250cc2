//! How a pool is valued, and the steps by which it changes.

use crate::catalogue::types::{CostingMethod, Item};
use crate::costing::refusals::NoStandardCost;
use crate::costing::types::{Area, AreaKind, Pool, PoolKey, PoolMoveKind};
use crate::flow::{Draft, Refusal};
use crate::values::{
    AreaId, Currency, LayerId, MovementId, PoolMoveId, Quantity, UnitCost, ValueError, ValueMicro, divide_half_away,
};

/// How a pool is valued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Valuing {
    /// By layers: FIFO pools, and every transit pool, where each transfer line keeps the value it left with.
    Layers,
    /// By moving average.
    Average,
    /// At a standard cost.
    Standard(UnitCost),
    /// Not at all: it is the supplier's.
    Nothing,
}

/// How a pool of an item is valued.
///
/// # Errors
/// `costing.no_standard_cost`.
pub(crate) fn valuing_of(draft: &mut Draft<'_>, item: &Item, key: PoolKey) -> Result<Valuing, Refusal> {
    if !key.owner.is_none() {
        return Ok(Valuing::Nothing);
    }
    if draft.area(key.area).is_some_and(|area| area.kind == AreaKind::Transit) {
        return Ok(Valuing::Layers);
    }
    match item.method {
        CostingMethod::Fifo => Ok(Valuing::Layers),
        CostingMethod::Average => Ok(Valuing::Average),
        CostingMethod::Standard => match draft.standard_cost(key.area, item.id) {
            Some(cost) => Ok(Valuing::Standard(cost)),
            None => Err(no_standard(draft, item, key.area)),
        },
    }
}

pub(super) fn no_standard(draft: &mut Draft<'_>, item: &Item, area: AreaId) -> Refusal {
    let area = draft.area(area).map(|area: std::sync::Arc<Area>| area.code.clone()).unwrap_or_default();
    NoStandardCost { item: item.code.clone(), area }.into()
}

/// One change of a pool, made by [`super::take`] or [`super::put`] and still to be applied and posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) id: PoolMoveId,
    pub(crate) kind: PoolMoveKind,
    pub(crate) origin: MovementId,
    pub(crate) layer: LayerId,
    pub(crate) quantity: Quantity,
    pub(crate) value: ValueMicro,
}

/// Units that travel together: where they came from and what they are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    /// The receipt they came from, or none.
    pub(crate) origin: MovementId,
    /// How many.
    pub(crate) quantity: Quantity,
    /// Worth how much.
    pub(crate) value: ValueMicro,
}

/// The unit cost of a value over a quantity, in millionths of a major unit, rounded half away from zero.
pub(crate) fn unit_cost_of(value: ValueMicro, quantity: Quantity, currency: Currency) -> Result<UnitCost, ValueError> {
    let per_major = 10_i128.pow(u32::from(currency.exponent()));
    let cost = divide_half_away(i128::from(value.micros()) * 1_000_000, i128::from(quantity.micros()) * per_major)?;
    i64::try_from(cost)
        .map(UnitCost::from_micros)
        .map_err(|_| ValueError::Overflow { what: "a unit cost", unit: "millionths of the major unit" })
}

/// What a quantity costs at a unit cost.
pub(crate) fn value_at(cost: UnitCost, quantity: Quantity, currency: Currency) -> Result<ValueMicro, ValueError> {
    ValueMicro::try_from(cost.times(quantity, currency)?)
}

/// The current unit cost of a pool: what a unit of it is worth, or the last cost known while nothing is in it.
pub(crate) fn pool_unit_cost(pool: &Pool, valuing: Valuing, currency: Currency) -> Result<UnitCost, ValueError> {
    match valuing {
        Valuing::Standard(cost) => Ok(cost),
        Valuing::Nothing => Ok(UnitCost::ZERO),
        Valuing::Layers | Valuing::Average if pool.quantity.is_positive() => {
            unit_cost_of(pool.value, pool.quantity, currency)
        }
        Valuing::Layers | Valuing::Average => Ok(pool.unit_cost_last),
    }
}

/// What a quantity of an item is worth at the current unit cost of a pool; nothing where no cost is known. For saying what
/// is at stake, not for valuing what moves.
pub(crate) fn worth_now(
    draft: &mut Draft<'_>,
    item: &Item,
    key: PoolKey,
    quantity: Quantity,
    currency: Currency,
) -> Result<ValueMicro, ValueError> {
    let (Some(pool), Ok(valuing)) = (draft.pool(key), valuing_of(draft, item, key)) else {
        return Ok(ValueMicro::ZERO);
    };
    value_at(pool_unit_cost(&pool, valuing, currency)?, quantity, currency)
}
