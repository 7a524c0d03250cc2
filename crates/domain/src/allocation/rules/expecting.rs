//! What is expected to arrive: telling it anew, and what arrives.
//!
//! 1. What is told replaces what was expected under the reference at the site; each difference is recorded, by item and
//!    day, and nothing where nothing differs.
//! 2. Goods and the expectation of them never count at once: whoever reports that they came names the reference, and what
//!    came is expected no more from the same command on. The supplier's own number of a delivery will not do as that name:
//!    one order comes in several deliveries, each with its own.
//! 3. What comes early or late takes from what is expected first; what comes beyond what is expected takes nothing.

use std::collections::BTreeMap;

use super::super::refusals::UnknownExpected;
use super::super::types::{ExpectedCause, ExpectedKey, ExpectedKind, ExpectedLine, ExpectedLineKey, ExpectedSupply};
use crate::exceptions::rules::{About, refuse_or_raise};
use crate::flow::{Context, Draft, Refusal};
use crate::stock::types::Site;
use crate::values::{BusinessDate, Code, ExpectedSupplyId, ItemId, Quantity};

/// What is expected, by item and day.
pub(crate) type Told = BTreeMap<(ItemId, BusinessDate), Quantity>;

/// What is expected under a reference, from its first mention on.
pub(crate) fn supply_of(
    cx: &Context,
    draft: &mut Draft<'_>,
    site: &Site,
    kind: ExpectedKind,
    reference: &Code,
) -> ExpectedSupply {
    let key = ExpectedKey { site: site.id, kind, reference: reference.folded() };
    if let Some(supply) = draft.expected_supply(&key) {
        return supply.as_ref().clone();
    }
    let (id, reference) = (ExpectedSupplyId::NONE, reference.to_string());
    let supply = ExpectedSupply { id, command: cx.command_id, key, reference };
    draft.add_expected_supply(supply).as_ref().clone()
}

/// Brings what is expected under a reference to what is told; whether anything changed.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn tell(
    cx: &Context,
    draft: &mut Draft<'_>,
    supply: &ExpectedSupply,
    mut told: Told,
) -> Result<bool, Refusal> {
    let mut changed = false;
    let mut change = |draft: &mut Draft<'_>, held: ExpectedLine, wanted: Quantity| {
        let change = wanted.checked_sub(held.quantity)?;
        if !change.is_zero() {
            draft.change_expected(cx, held, change, ExpectedCause::Told)?;
            changed = true;
        }
        Ok::<(), Refusal>(())
    };
    for held in draft.expected_under(supply.id) {
        let wanted = told.remove(&(held.key.item, held.key.expected_on)).unwrap_or(Quantity::ZERO);
        change(draft, held, wanted)?;
    }
    for ((item, expected_on), wanted) in told {
        let key = ExpectedLineKey { supply: supply.id, item, expected_on };
        let (site, kind, reference) = (supply.key.site, supply.key.kind, supply.reference.clone());
        change(draft, ExpectedLine { key, site, kind, reference, quantity: Quantity::ZERO }, wanted)?;
    }
    Ok(changed)
}

/// Takes off what is expected under a reference at a site what has come of it; nothing if no reference is named.
///
/// # Errors
/// `allocation.unknown_expected` of a request, said of `expected`; a fact is booked all the same, and it is raised.
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn arrive(
    cx: &Context,
    draft: &mut Draft<'_>,
    site: &Site,
    kind: ExpectedKind,
    reference: Option<&Code>,
    goods: impl Iterator<Item = (ItemId, Quantity)>,
) -> Result<(), Refusal> {
    let Some(reference) = reference else { return Ok(()) };
    let key = ExpectedKey { site: site.id, kind, reference: reference.folded() };
    let Some(supply) = draft.expected_supply(&key) else {
        let (site, kind, reference) = (site.code.clone(), kind.to_string(), reference.to_string());
        let about = About::of_scope(cx, reference.clone());
        return refuse_or_raise(cx, draft, UnknownExpected { site, kind, reference }.at("expected"), about);
    };
    let mut come: BTreeMap<ItemId, Quantity> = BTreeMap::new();
    for (item, quantity) in goods {
        let sum = come.entry(item).or_default();
        *sum = sum.checked_add(quantity)?;
    }
    for held in draft.expected_under(supply.id) {
        let Some(left) = come.get_mut(&held.key.item) else { continue };
        let taken = held.quantity.min(*left);
        if taken.is_positive() {
            *left = left.checked_sub(taken)?;
            draft.change_expected(cx, held, taken.checked_neg()?, ExpectedCause::Arrived)?;
        }
    }
    Ok(())
}
