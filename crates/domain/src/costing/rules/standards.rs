//! An item at standard cost in an area where nobody has said its standard yet.

use crate::catalogue::types::{CostingMethod, Item};
use crate::costing::rules::valuing::no_standard;
use crate::costing::types::PoolKey;
use crate::exceptions::rules::{About, refuse_or_raise};
use crate::flow::{Context, Draft, Refusal};
use crate::values::UnitCost;

/// Asked before goods enter or leave a pool: a request is refused where there is no standard. A fact brings its own
/// first standard, what the goods are known to cost, and somebody looks at it.
///
/// # Errors
/// `costing.no_standard_cost`, of requests; `flow.bad_value` when what the goods cost cannot be kept.
pub(crate) fn standard_or_first(
    cx: &Context,
    draft: &mut Draft<'_>,
    item: &Item,
    key: PoolKey,
    known: impl FnOnce(&mut Draft<'_>) -> Result<UnitCost, Refusal>,
) -> Result<(), Refusal> {
    let valued = item.method == CostingMethod::Standard && key.owner.is_none();
    if !valued || draft.standard_cost(key.area, item.id).is_some() {
        return Ok(());
    }
    let refusal = no_standard(draft, item, key.area).at("item");
    refuse_or_raise(cx, draft, refusal, About::of_scope(cx, item.code.clone()))?;
    let standard = known(draft)?;
    draft.put_standard_cost(key.area, item.id, standard);
    Ok(())
}

/// The last unit cost a pool knew; nothing, where it never knew one.
pub(crate) fn last_known(draft: &mut Draft<'_>, key: PoolKey) -> UnitCost {
    draft.pool(key).map_or(UnitCost::ZERO, |pool| pool.unit_cost_last)
}
