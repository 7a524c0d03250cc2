//! Who waits, in what order, and what they get.
//!
//! 1. Orders wait, baskets and quotes do not. Who goes first is the channel's priority when the order was placed, then the
//!    day it is wanted, then who came first (`Demand::turn`); the lines of an order in their order.
//! 2. In turn, each gets what its channel's rules let it have of what there is; who cannot be served (an order that ships
//!    whole, a channel the site does not supply) keeps its turn and lets the next one pass.
//! 3. Shared out, what there is goes to the lines that wait in proportion to what they still want, rounded down to the
//!    smallest quantity of the item, and what rounding leaves over in turn; so does what those leave who ship whole, for
//!    whom a part is nothing.
//! 4. Sourced together, one plan serves all of them at the least cost (`supplying.rs`), whoever came first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::types::{Cause, Demand, DemandLine, Stage};
use super::availability::figures;
use super::supplying::supply_of;
use crate::flow::{Context, Draft, Refusal};
use crate::values::{ChannelId, DemandId, ItemId, Quantity};

/// Serves who waits for an item, in turn, while there is anything to promise; adds who was served.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn fill(
    cx: &Context,
    draft: &mut Draft<'_>,
    item: ItemId,
    served: &mut BTreeSet<DemandId>,
) -> Result<(), Refusal> {
    for id in draft.turns_open(item) {
        if !anything_free(cx, draft, item)? {
            break;
        }
        serve(cx, draft, (id, item), &|_, line| line.split.open, served)?;
    }
    Ok(())
}

/// Serves one who waits for an item, of each line no more than it is let have.
fn serve(
    cx: &Context,
    draft: &mut Draft<'_>,
    (id, item): (DemandId, ItemId),
    let_have: &dyn Fn(&Demand, &DemandLine) -> Quantity,
    served: &mut BTreeSet<DemandId>,
) -> Result<(), Refusal> {
    let Some(demand) = draft.demand(id) else { return Ok(()) };
    let mut demand = Arc::unwrap_or_clone(demand);
    let before = open_of(&demand, item)?;
    supply_of(cx, draft, std::slice::from_mut(&mut demand), Stage::Allocated, Cause::Filled, let_have)?;
    if open_of(&demand, item)? < before {
        draft.event(cx, "allocation.backorder_filled", demand.reference.clone());
        served.insert(id);
    }
    draft.put_demand(demand);
    Ok(())
}

/// Serves all who wait for some of these items in one plan; answers how many were served.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn fill_together(cx: &Context, draft: &mut Draft<'_>, items: &[ItemId]) -> Result<usize, Refusal> {
    let mut waiting: BTreeMap<DemandId, Demand> = BTreeMap::new();
    for item in items {
        for id in draft.turns_open(*item) {
            if let Some(demand) = draft.demand(id).filter(|_| !waiting.contains_key(&id)) {
                waiting.insert(id, Arc::unwrap_or_clone(demand));
            }
        }
    }
    let mut demands: Vec<Demand> = waiting.into_values().collect();
    let let_have = |_: &Demand, line: &DemandLine| match items.binary_search(&line.item) {
        Ok(_) => line.split.open,
        Err(_) => Quantity::ZERO,
    };
    let open = |demand: &Demand| demand.lines.iter().map(|line| i128::from(line.split.open.micros())).sum::<i128>();
    let before: BTreeMap<DemandId, i128> = demands.iter().map(|demand| (demand.id, open(demand))).collect();
    supply_of(cx, draft, &mut demands, Stage::Allocated, Cause::Filled, &let_have)?;
    let mut served = 0;
    for demand in demands {
        if before.get(&demand.id).is_some_and(|before| open(&demand) < *before) {
            draft.event(cx, "allocation.backorder_filled", demand.reference.clone());
            served += 1;
        }
        draft.put_demand(demand);
    }
    Ok(served)
}

/// Whether any of an item can still be promised to somebody.
fn anything_free(cx: &Context, draft: &mut Draft<'_>, item: ItemId) -> Result<bool, Refusal> {
    let at_sites = figures(draft, item, ChannelId::NONE, cx.business_date)?;
    Ok(at_sites.iter().any(|at| !at.free.is_empty() && at.on_hand > at.promised))
}

fn open_of(demand: &Demand, item: ItemId) -> Result<Quantity, Refusal> {
    let mut sum = Quantity::ZERO;
    for line in demand.lines.iter().filter(|line| line.item == item) {
        sum = sum.checked_add(line.split.open)?;
    }
    Ok(sum)
}

/// Shares out an item among those who wait for it, in proportion to what they want; answers how many were served.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn share_out(cx: &Context, draft: &mut Draft<'_>, item: ItemId) -> Result<usize, Refusal> {
    let wanted = i128::from(draft.open_demand(item).micros());
    let step = draft.item(item).map_or(1, |item| Quantity::least(item.decimals).micros());
    let mut there: i128 = 0;
    for at in figures(draft, item, ChannelId::NONE, cx.business_date)? {
        there += i128::from(at.available.micros());
    }
    let mut served = BTreeSet::new();
    if there < wanted {
        let share = |line: &DemandLine| {
            let part = there * i128::from(line.split.open.micros()) / wanted;
            Quantity::from_micros(i64::try_from(part).unwrap_or(i64::MAX) / step * step)
        };
        let let_have = |_: &Demand, line: &DemandLine| if line.item == item { share(line) } else { Quantity::ZERO };
        for id in draft.turns_open(item) {
            serve(cx, draft, (id, item), &let_have, &mut served)?;
        }
    }
    fill(cx, draft, item, &mut served)?;
    Ok(served.len())
}
