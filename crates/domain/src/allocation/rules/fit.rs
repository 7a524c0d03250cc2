//! Promises fit the stock, whatever a command did to it: called once, when a command is decided.
//!
//! Where a position holds less than is promised of it:
//!
//! 1. What lies elsewhere in the site and nobody was promised takes the place of what is gone. Nobody loses.
//! 2. What is then still missing is taken from somebody: reservations first, then what is allocated, what is picked last;
//!    among them who has the last turn (`Demand::turn`). Others of the site lose before somebody with an earlier turn does,
//!    who then takes their goods.
//! 3. Who lost is served from elsewhere at once, as far as there is anything, waits otherwise, and is named either way.
//!
//! Where something arrived or was freed, those who wait for it are served (`backorders.rs`).

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::refusals::Displaced;
use super::super::replies::DemandReply;
use super::super::types::{Cause, Demand, Seat, Stage};
use super::availability::good_until;
use super::backorders::fill;
use super::moving::{Step, place_of, shift};
use super::supplying::supply;
use crate::exceptions::rules::{About, raise_refusal};
use crate::exceptions::types::Severity;
use crate::flow::{Context, Draft, Refusal};
use crate::stock::types::{PositionKey, PositionRow};
use crate::values::{DemandId, Quantity};

/// Makes promises fit what the command being decided left, and serves who waits for what it brought.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn fit(cx: &Context, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    for position in draft.take_overdrawn() {
        make_room(cx, draft, position)?;
    }
    for item in draft.take_freed() {
        if draft.open_demand(item).is_positive() {
            fill(cx, draft, item, &mut BTreeSet::new())?;
        }
    }
    Ok(())
}

/// Leaves a demand and answers with how it stands when promises fit again.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn leave(cx: &Context, draft: &mut Draft<'_>, demand: Demand) -> Result<DemandReply, Refusal> {
    let id = demand.id;
    draft.put_demand(demand);
    fit(cx, draft)?;
    let demand = draft.demand(id).expect("a demand that was left stands there");
    Ok(DemandReply::of(draft, &demand))
}

/// What is promised to a line at a seat, from one stage.
#[derive(Clone, Copy, Debug)]
struct Claim {
    demand: DemandId,
    line: i64,
    seat: Seat,
    stage: Stage,
    quantity: Quantity,
}

/// What was taken from a line.
struct Loss {
    demand: DemandId,
    line: i64,
    stage: Stage,
    quantity: Quantity,
}

fn make_room(cx: &Context, draft: &mut Draft<'_>, position: PositionKey) -> Result<(), Refusal> {
    let mut losses: Vec<Loss> = Vec::new();
    loop {
        let missing = missing(draft, position)?;
        if !missing.is_positive() {
            break;
        }
        if reseat(cx, draft, position, missing)? {
            continue;
        }
        let Some(claim) = loser(draft, position)? else { break };
        let quantity = claim.quantity.min(missing);
        change(draft, claim.demand, |draft, demand| {
            let seat = Some(claim.seat);
            let (from, to) = (claim.stage, Stage::Open);
            shift(cx, draft, demand, Step { line: claim.line, from, to, seat, quantity, cause: Cause::Displaced })
        })?;
        losses.push(Loss { demand: claim.demand, line: claim.line, stage: claim.stage, quantity });
    }
    losses.into_iter().try_for_each(|loss| serve_elsewhere(cx, draft, position, &loss))
}

/// How much more is promised of a position than it holds.
fn missing(draft: &mut Draft<'_>, position: PositionKey) -> Result<Quantity, Refusal> {
    let held = draft.held_at(position);
    Ok(held.promised.checked_sub(held.quantity.max(Quantity::ZERO))?)
}

/// Changes a demand and leaves it as it then stands.
pub(crate) fn change(
    draft: &mut Draft<'_>,
    id: DemandId,
    how: impl FnOnce(&mut Draft<'_>, &mut Demand) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let Some(demand) = draft.demand(id) else { return Ok(()) };
    let mut demand = Arc::unwrap_or_clone(demand);
    how(draft, &mut demand)?;
    draft.put_demand(demand);
    Ok(())
}

/// Who would lose what of an item at a site, those who lose first in front.
fn claims(draft: &mut Draft<'_>, position: PositionKey) -> Vec<Claim> {
    let demands = draft.demands_promised(position.item, position.site);
    let mut claims = Vec::new();
    for demand in &demands {
        let there = demand.promises.iter().filter(|promise| promise.item == position.item);
        for promise in there.filter(|promise| promise.seat.site == position.site) {
            for (rank, stage) in [Stage::Reserved, Stage::Allocated, Stage::Picked].into_iter().enumerate() {
                let quantity = promise.of(stage);
                if quantity.is_positive() {
                    let (demand_id, line, seat) = (demand.id, promise.line, promise.seat);
                    let claim = Claim { demand: demand_id, line, seat, stage, quantity };
                    claims.push(((rank, Reverse(demand.turn()), Reverse(line), seat), claim));
                }
            }
        }
    }
    claims.sort_by_key(|(order, _)| *order);
    claims.into_iter().map(|(_, claim)| claim).collect()
}

/// Moves a promise from a position that holds too little to one of its site that holds more than was promised of it;
/// whether there was one.
fn reseat(cx: &Context, draft: &mut Draft<'_>, position: PositionKey, missing: Quantity) -> Result<bool, Refusal> {
    let here = Seat::of(position);
    let mut free: Vec<(PositionRow, Quantity)> = Vec::new();
    for row in draft.sellable_positions(position.item) {
        let quantity = row.quantity.checked_sub(row.promised)?;
        if row.key.site == position.site && row.key != position && quantity.is_positive() {
            free.push((row, quantity));
        }
    }
    if free.is_empty() {
        return Ok(false);
    }
    for claim in claims(draft, position).into_iter().filter(|claim| claim.seat == here) {
        for (row, quantity) in &free {
            if !suits(cx, draft, claim.demand, row)? {
                continue;
            }
            let quantity = claim.quantity.min(*quantity).min(missing);
            let Claim { line, stage, .. } = claim;
            let cause = Cause::Reseated;
            change(draft, claim.demand, |draft, demand| {
                let leave = Step { line, from: stage, to: Stage::Open, seat: Some(here), quantity, cause };
                shift(cx, draft, demand, leave)?;
                let seat = Some(Seat::of(row.key));
                shift(cx, draft, demand, Step { line, from: Stage::Open, to: stage, seat, quantity, cause })
            })?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a demand may be promised what lies at a position: lots that are good for as long as it wants.
fn suits(cx: &Context, draft: &mut Draft<'_>, id: DemandId, row: &PositionRow) -> Result<bool, Refusal> {
    let Some(until) = good_until(draft, row) else { return Ok(true) };
    let Some(demand) = draft.demand(id) else { return Ok(false) };
    Ok(until >= cx.business_date.add_days(demand.remaining_life_days)?)
}

/// Who loses next: somebody promised at the position, or elsewhere in its site where one of those at the position could
/// take over.
fn loser(draft: &mut Draft<'_>, position: PositionKey) -> Result<Option<Claim>, Refusal> {
    let claims = claims(draft, position);
    let here = Seat::of(position);
    let item = position.item;
    let untracked = position.lot.is_none();
    let takes_over = |claim: &Claim| untracked && claim.seat.lot.is_none() || claim.seat.lot == here.lot;
    let mut stands: Vec<Claim> = Vec::with_capacity(claims.len());
    for claim in claims {
        // What lies there is short as well: it has its own turn.
        let held = draft.held_at(claim.seat.position(item));
        if claim.seat == here || (takes_over(&claim) && held.promised <= held.quantity) {
            stands.push(claim);
        }
    }
    Ok(stands.into_iter().next())
}

/// Serves from elsewhere who lost, and names them.
fn serve_elsewhere(cx: &Context, draft: &mut Draft<'_>, position: PositionKey, loss: &Loss) -> Result<(), Refusal> {
    let into = if loss.stage == Stage::Reserved { Stage::Reserved } else { Stage::Allocated };
    let Some(demand) = draft.demand(loss.demand) else { return Ok(()) };
    let mut demand = Arc::unwrap_or_clone(demand);
    let open = |demand: &Demand| place_of(demand, loss.line).map_or(Quantity::ZERO, |at| demand.lines[at].split.open);
    let before = open(&demand);
    supply(cx, draft, std::slice::from_mut(&mut demand), into, Cause::Sourced)?;
    let served = before.checked_sub(open(&demand))?.min(loss.quantity);
    let waits = loss.quantity.checked_sub(served)?;
    let item = draft.item(position.item).map(|item| item.code.clone()).unwrap_or_default();
    let site = draft.site(position.site).map(|site| site.code.clone()).unwrap_or_default();
    let refusal = Displaced {
        reference: demand.reference.clone(),
        kind: demand.key.kind.to_string(),
        line: loss.line,
        item,
        site,
        quantity: loss.quantity.to_string(),
        served: served.to_string(),
        waits: waits.to_string(),
    };
    let severity = if waits.is_zero() { Severity::Warning } else { Severity::Critical };
    let about = About { severity, entity: demand.entity, ..About::of_scope(cx, demand.reference.clone()) };
    let reference = demand.reference.clone();
    draft.put_demand(demand);
    raise_refusal(cx, draft, refusal.into(), About { site: position.site, ..about });
    draft.event(cx, "allocation.demand_displaced", reference);
    Ok(())
}
