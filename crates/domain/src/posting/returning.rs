//! What goods that come back are worth: what they left with.

use crate::costing::rules::Share;
use crate::costing::types::PoolMove;
use crate::flow::{Draft, Refusal};
use crate::stock::types::{Movement, MovementUse};
use crate::values::Quantity;

/// What a quantity of goods cost when they left, receipt by receipt in the order it left; none when no value moved then.
/// Each return takes the next slice of that cost, so that returns of the whole movement add up to all of it; how much
/// has come back is kept in the draft. `steps` are the pool moves of the movement's document; the caller has seen that so
/// much is left.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn shares_it_left_with(
    draft: &mut Draft<'_>,
    original: &Movement,
    steps: &[PoolMove],
    quantity: Quantity,
) -> Result<Option<Vec<Share>>, Refusal> {
    let used = draft.movement_use(original.id);
    let mut shares = Vec::new();
    let (from, to) = (used.quantity, used.quantity.checked_add(quantity)?);
    let mut passed = Quantity::ZERO;
    let mut value = used.value;
    for step in PoolMove::of_movement(steps, original.id) {
        let step_quantity = step.quantity.checked_neg()?;
        let step_value = step.value.checked_neg()?;
        let (start, end) = (passed, passed.checked_add(step_quantity)?);
        passed = end;
        let (low, high) = (from.max(start), to.min(end));
        if high <= low {
            continue;
        }
        let upto = |at: Quantity| step_value.share(at.checked_sub(start)?, step_quantity);
        let slice = upto(high)?.checked_sub(upto(low)?)?;
        value = value.checked_add(slice)?;
        shares.push(Share { origin: step.origin, quantity: high.checked_sub(low)?, value: slice });
    }
    draft.put_movement_use(original.id, MovementUse { quantity: to, value });
    Ok((!shares.is_empty()).then_some(shares))
}
