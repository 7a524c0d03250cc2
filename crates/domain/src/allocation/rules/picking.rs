//! What a warehouse says of an order's units, booked whatever was promised.
//!
//! Units that were picked, or that left, are taken from the line in this order: where they were promised at the place, lot
//! and site that is told; elsewhere in the site; at another site; what is reserved; what waits. What was promised elsewhere
//! re-allocates itself and is raised, for somebody may be looking for it there.

use super::super::refusals::{MoreThanWanted, TakenElsewhere};
use super::super::types::{Cause, Demand, Seat, Stage};
use super::moving::{Step, place_of, shift};
use crate::exceptions::rules::{About, raise_refusal};
use crate::exceptions::types::Severity;
use crate::flow::{Context, Draft, Refusal};
use crate::values::{ItemId, LotId, PartyId, PlaceId, Quantity, SiteId};

/// Units a warehouse tells of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    pub(crate) line: i64,
    pub(crate) site: SiteId,
    /// Where inside the site, if it says.
    pub(crate) place: Option<PlaceId>,
    /// Which lot or serial, or none.
    pub(crate) lot: LotId,
    pub(crate) quantity: Quantity,
}

/// Units and where they lay.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    pub(crate) seat: Seat,
    pub(crate) quantity: Quantity,
}

/// Puts units of a line into a stage, `Picked` or `Shipped`; answers where they lay. What is told beyond what the line
/// wants is raised and left alone.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn take(
    cx: &Context,
    draft: &mut Draft<'_>,
    demand: &mut Demand,
    told: Told,
    to: Stage,
    cause: Cause,
) -> Result<Vec<Taken>, Refusal> {
    let Some(at) = place_of(demand, told.line) else { return Ok(Vec::new()) };
    let item = demand.lines[at].item;
    let mut left = told.quantity;
    let mut taken = Vec::new();
    for (stage, seat, quantity) in promised(demand, &told, to) {
        let part = quantity.min(left);
        if part.is_positive() && is_here(&told, seat) {
            shift(
                cx,
                draft,
                demand,
                Step { line: told.line, from: stage, to, seat: Some(seat), quantity: part, cause },
            )?;
            taken.push(Taken { seat, quantity: part });
            left = left.checked_sub(part)?;
        } else if part.is_positive() {
            // It was promised elsewhere: that is let go, and taken here instead.
            let cause = Cause::Reallocated;
            let (from, open) = (stage, Stage::Open);
            shift(
                cx,
                draft,
                demand,
                Step { line: told.line, from, to: open, seat: Some(seat), quantity: part, cause },
            )?;
            let raised = elsewhere(draft, demand, &told, item, Some(seat), part);
            raise(cx, draft, demand, told.site, raised);
            let here = take_open(cx, draft, demand, &told, item, to, part)?;
            left = left.checked_sub(part)?;
            taken.extend(here);
        }
    }
    let open = demand.lines[at].split.open.min(left);
    if open.is_positive() {
        let raised = elsewhere(draft, demand, &told, item, None, open);
        raise(cx, draft, demand, told.site, raised);
        taken.extend(take_open(cx, draft, demand, &told, item, to, open)?);
        left = left.checked_sub(open)?;
    }
    if left.is_positive() {
        let item = draft.item(item).map(|item| item.code.clone()).unwrap_or_default();
        let refusal = MoreThanWanted {
            reference: demand.reference.clone(),
            line: told.line,
            item,
            told: told.quantity.to_string(),
            beyond: left.to_string(),
        };
        raise(cx, draft, demand, told.site, refusal.into());
    }
    Ok(taken)
}

/// What is promised to a line, in the order in which it is taken: of what is to leave, what is picked first.
fn promised(demand: &Demand, told: &Told, to: Stage) -> Vec<(Stage, Seat, Quantity)> {
    let stages: &[Stage] = match to {
        Stage::Shipped => &[Stage::Picked, Stage::Allocated, Stage::Reserved],
        _ => &[Stage::Allocated, Stage::Reserved],
    };
    let mut promised = Vec::new();
    for promise in demand.promises_of(told.line) {
        for (rank, stage) in stages.iter().enumerate() {
            let quantity = promise.of(*stage);
            if quantity.is_positive() {
                let away = (!is_here(told, promise.seat), promise.seat.site != told.site);
                promised.push(((away, rank, promise.seat), (*stage, promise.seat, quantity)));
            }
        }
    }
    promised.sort_by_key(|(order, _)| *order);
    promised.into_iter().map(|(_, held)| held).collect()
}

/// Whether a seat is where the units are told to have been.
fn is_here(told: &Told, seat: Seat) -> bool {
    seat.site == told.site && seat.lot == told.lot && told.place.is_none_or(|place| place == seat.place)
}

/// Takes open units of a line from where they are told to have been: what nobody was promised first, then whatever the
/// book has there; who was promised that is displaced. Where the book never had any there is nothing to promise: picked
/// units go on waiting there, and what left goes below zero.
fn take_open(
    cx: &Context,
    draft: &mut Draft<'_>,
    demand: &mut Demand,
    told: &Told,
    item: ItemId,
    to: Stage,
    quantity: Quantity,
) -> Result<Vec<Taken>, Refusal> {
    let mut rows = draft.sellable_positions(item);
    rows.retain(|row| is_here(told, Seat::of(row.key)));
    let mut left = quantity;
    let mut taken: Vec<Taken> = Vec::new();
    if rows.is_empty() && to == Stage::Picked {
        return Ok(taken);
    }
    for row in &rows {
        let free = row.quantity.checked_sub(row.promised)?.max(Quantity::ZERO);
        let part = free.min(left);
        if part.is_positive() {
            taken.push(Taken { seat: Seat::of(row.key), quantity: part });
            left = left.checked_sub(part)?;
        }
    }
    if left.is_positive() {
        let place = told.place.unwrap_or_default();
        let unknown = Seat { site: told.site, place, lot: told.lot, owner: PartyId::NONE };
        let seat = rows.iter().max_by_key(|row| (row.quantity, row.key)).map_or(unknown, |row| Seat::of(row.key));
        match taken.iter_mut().find(|held| held.seat == seat) {
            Some(held) => held.quantity = held.quantity.checked_add(left)?,
            None => taken.push(Taken { seat, quantity: left }),
        }
    }
    for held in &taken {
        let (line, seat, quantity) = (told.line, Some(held.seat), held.quantity);
        let (from, cause) = (Stage::Open, Cause::Picked);
        shift(cx, draft, demand, Step { line, from, to: Stage::Picked, seat, quantity, cause })?;
        if to == Stage::Shipped {
            // What left was picked, whoever tells: so it is known where it comes back to.
            let (from, cause) = (Stage::Picked, Cause::Shipped);
            shift(cx, draft, demand, Step { line, from, to, seat, quantity, cause })?;
        }
    }
    Ok(taken)
}

fn elsewhere(
    draft: &mut Draft<'_>,
    demand: &Demand,
    told: &Told,
    item: ItemId,
    promised: Option<Seat>,
    quantity: Quantity,
) -> Refusal {
    let code = |draft: &mut Draft<'_>, site: SiteId| draft.site(site).map(|site| site.code.clone());
    let promised_at = promised.and_then(|seat| code(draft, seat.site));
    let promised_at = promised_at.map_or_else(|| "nowhere".to_owned(), |site| format!("at {site}"));
    TakenElsewhere {
        reference: demand.reference.clone(),
        line: told.line,
        item: draft.item(item).map(|item| item.code.clone()).unwrap_or_default(),
        site: code(draft, told.site).unwrap_or_default(),
        quantity: quantity.to_string(),
        promised_at,
    }
    .into()
}

/// Raises what a warehouse told that nobody expected.
pub(crate) fn raise(cx: &Context, draft: &mut Draft<'_>, demand: &Demand, site: SiteId, refusal: Refusal) {
    let about = About { severity: Severity::Warning, entity: demand.entity, site, ..About::of_scope(cx, "") };
    raise_refusal(cx, draft, refusal, About { subject: demand.reference.clone(), ..about });
}
