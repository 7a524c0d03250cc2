//! Moving units of a demand from one stage to another: the only place where demands, promises and what is promised of a
//! position change.

use super::super::types::{Cause, Demand, DemandEnd, DemandMove, Promise, Seat, Stage};
use super::parcels::{count, to_pick};
use crate::flow::{Context, Draft, Refusal};
use crate::values::{Instant, Quantity, SiteId, ValueError};

/// Units of a line on their way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) line: i64,
    pub(crate) from: Stage,
    pub(crate) to: Stage,
    /// Where the promise among both lies.
    pub(crate) seat: Option<Seat>,
    pub(crate) quantity: Quantity,
    pub(crate) cause: Cause,
}

/// Moves units of a line of a demand; the caller leaves the demand in the draft when it is done with it.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
///
/// # Panics
/// The stage the units come from holds less: whoever calls has looked.
pub(crate) fn shift(cx: &Context, draft: &mut Draft<'_>, demand: &mut Demand, step: Step) -> Result<(), Refusal> {
    let Step { line, from, to, seat, quantity, cause } = step;
    if quantity.is_zero() {
        return Ok(());
    }
    let at = place_of(demand, line).expect("units of a line that the demand has");
    let held = &mut demand.lines[at];
    assert!(
        quantity.is_positive() && from != to && (from == Stage::Outside || held.split.of(from) >= quantity),
        "{quantity} of line {line} from {from} to {to}: it holds {:?}",
        held.split
    );
    held.split = held.split.moved(from, to, quantity)?;
    let item = held.item;
    let seat = seat.filter(|_| from.is_promise() || to.is_promise());
    let site = seat.map_or(SiteId::NONE, |seat| seat.site);
    let moved = DemandMove {
        id: 0,
        command: cx.command_id,
        demand: demand.id,
        line,
        cause,
        from,
        to,
        seat: seat.unwrap_or_default(),
        quantity,
        occurred_on: day_at(cx, draft, site),
    };
    if let Some(seat) = seat {
        let before = to_pick(demand, site)?;
        let change = change_promise(demand, line, seat, from, to, quantity)?;
        if !change.is_zero() {
            let position = seat.position(item);
            let promised = draft.held_at(position).promised.checked_add(change)?;
            draft.put_promised(position, promised);
        }
        count(draft, &moved, before, to_pick(demand, site)?);
    }
    if demand.key.kind.waits() {
        match (from, to) {
            (Stage::Open, _) => draft.add_open_demand(item, quantity.checked_neg()?)?,
            (_, Stage::Open) => draft.add_open_demand(item, quantity)?,
            _ => {}
        }
    }
    if from == Stage::Cancelled || to == Stage::Cancelled {
        draft.note_unsettled(demand.id);
    }
    draft.add_demand_move(moved);
    Ok(())
}

/// Says when what is reserved for a demand is let go.
pub(crate) fn end_at(cx: &Context, draft: &mut Draft<'_>, demand: &mut Demand, expires_at: Option<Instant>) {
    if demand.expires_at != expires_at {
        demand.expires_at = expires_at;
        draft.add_demand_end(DemandEnd { id: 0, command: cx.command_id, demand: demand.id, expires_at });
    }
}

/// The place of a line among those of its demand.
pub(crate) fn place_of(demand: &Demand, line: i64) -> Option<usize> {
    demand.lines.binary_search_by_key(&line, |held| held.line).ok()
}

/// The business day at a site, or where the command acts.
fn day_at(cx: &Context, draft: &mut Draft<'_>, site: SiteId) -> crate::values::BusinessDate {
    match draft.site(site).filter(|_| !site.is_none()) {
        Some(site) => site.business_day(cx.now),
        None => cx.business_date,
    }
}

/// Changes the promise of a line at a seat; answers by how much more is promised there.
fn change_promise(
    demand: &mut Demand,
    line: i64,
    seat: Seat,
    from: Stage,
    to: Stage,
    quantity: Quantity,
) -> Result<Quantity, ValueError> {
    let item = demand.lines[place_of(demand, line).expect("the line was found before")].item;
    let at = match demand.promises.binary_search_by_key(&(line, seat), |held| (held.line, held.seat)) {
        Ok(at) => at,
        Err(at) => {
            let nothing = Quantity::ZERO;
            let promise = Promise { line, seat, item, reserved: nothing, allocated: nothing, picked: nothing };
            demand.promises.insert(at, promise);
            at
        }
    };
    let promise = &mut demand.promises[at];
    let before = promise.sum()?;
    assert!(!from.is_promise() || promise.of(from) >= quantity, "{quantity} of {from} at {seat:?}: {promise:?}");
    for (stage, is_source) in [(from, true), (to, false)] {
        let held = match stage {
            Stage::Reserved => &mut promise.reserved,
            Stage::Allocated => &mut promise.allocated,
            Stage::Picked => &mut promise.picked,
            _ => continue,
        };
        *held = if is_source { held.checked_sub(quantity)? } else { held.checked_add(quantity)? };
    }
    promise.sum()?.checked_sub(before)
}
