//! What is wanted: opening a demand, and bringing its lines to what they are to be.

use std::sync::Arc;

use super::super::refusals::{LineOfOtherItem, NotEnough};
use super::super::types::{Cause, Channel, Demand, DemandKey, DemandKind, DemandLine, ShortageRule, Split, Stage};
use super::availability::figures;
use super::moving::{Step, end_at, place_of, shift};
use super::supplying::supplies;
use crate::catalogue::refusals::QuantityNotPositive;
use crate::catalogue::types::Item;
use crate::flow::{Context, Draft, Head, Record, Refusal};
use crate::values::{BusinessDate, Code, DemandId, PartyId, Quantity, SiteId, UnitPrice};

/// A line as it is to be.
#[derive(Clone, Debug)]
pub(crate) struct Want {
    pub(crate) item: Arc<Item>,
    pub(crate) quantity: Quantity,
    /// What a base unit is worth to us; 0 where that is not known.
    pub(crate) worth: UnitPrice,
}

/// Who wants something, and where it is to go.
#[derive(Clone, Debug)]
pub(crate) struct Wanting<'a> {
    pub(crate) kind: DemandKind,
    pub(crate) reference: &'a Code,
    pub(crate) customer: PartyId,
    /// Folded; empty where it does not matter.
    pub(crate) zone: String,
    /// Where it is picked up, or none.
    pub(crate) site: SiteId,
    pub(crate) wanted_on: BusinessDate,
}

/// The demand of a reference, opened at its first mention by the rules its channel has then.
pub(crate) fn demand_of(cx: &Context, draft: &mut Draft<'_>, channel: &Channel, wanting: Wanting<'_>) -> Demand {
    let key = DemandKey { channel: channel.id, kind: wanting.kind, reference: wanting.reference.folded() };
    if let Some(demand) = draft.demand_by_key(&key) {
        return Arc::unwrap_or_clone(demand);
    }
    let demand = Demand {
        id: DemandId(draft.next(Head::Demand)),
        command: cx.command_id,
        key,
        reference: wanting.reference.to_string(),
        entity: channel.entity,
        customer: wanting.customer,
        zone: wanting.zone,
        site: wanting.site,
        priority: channel.priority,
        ship_rule: channel.ship_rule,
        shortage_rule: channel.shortage_rule,
        remaining_life_days: channel.remaining_life_days,
        wanted_on: wanting.wanted_on,
        expires_at: None,
        lines: Vec::new(),
        promises: Vec::new(),
    };
    draft.add_demand(&demand);
    demand
}

/// Brings the lines of a demand to what they are to be, one for one: what is wanted beyond what stands is open from now
/// on, what is wanted less is given up, units that nothing is promised to first. A line that is left out is given up.
///
/// # Errors
/// `allocation.line_of_other_item` and, of a new line, `catalogue.quantity_not_positive`, said of the line; `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn bring_to(
    cx: &Context,
    draft: &mut Draft<'_>,
    demand: &mut Demand,
    wants: &[Want],
) -> Result<(), Refusal> {
    for (at, want) in wants.iter().enumerate() {
        let line = at as i64 + 1;
        match demand.lines.get(at) {
            Some(held) if held.item != want.item.id => {
                let stands = draft.item(held.item).map(|item| item.code.clone()).unwrap_or_default();
                let refusal = LineOfOtherItem { line, stands, item: want.item.code.clone() };
                return Err(refusal.at(format!("lines[{at}].item")));
            }
            Some(_) => {}
            None if !want.quantity.is_positive() => {
                let refusal = QuantityNotPositive { item: want.item.code.clone(), quantity: want.quantity.to_string() };
                return Err(refusal.at(format!("lines[{at}].quantity")));
            }
            None => {
                want_new(cx, draft, demand, line, want)?;
                continue;
            }
        }
        want_line(cx, draft, demand, line, want.quantity)?;
    }
    for at in wants.len()..demand.lines.len() {
        want_line(cx, draft, demand, at as i64 + 1, Quantity::ZERO)?;
    }
    Ok(())
}

/// Adds a line to a demand, whose number is above those it has: all of it is open.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn want_new(
    cx: &Context,
    draft: &mut Draft<'_>,
    demand: &mut Demand,
    line: i64,
    want: &Want,
) -> Result<(), Refusal> {
    let (item, worth) = (want.item.id, want.worth);
    let held = DemandLine { line, command: cx.command_id, item, worth, split: Split::default() };
    draft.record(Record::DemandLine(demand.id, held.clone()));
    demand.lines.push(held);
    want_line(cx, draft, demand, line, want.quantity)
}

/// Brings what is still wanted of a line to a quantity.
fn want_line(
    cx: &Context,
    draft: &mut Draft<'_>,
    demand: &mut Demand,
    line: i64,
    quantity: Quantity,
) -> Result<(), Refusal> {
    let Some(at) = place_of(demand, line) else { return Ok(()) };
    let split = demand.lines[at].split;
    let stands = split.wanted.checked_sub(split.cancelled)?;
    let more = quantity.checked_sub(stands)?;
    if more.is_positive() {
        let (from, to, cause) = (Stage::Outside, Stage::Open, Cause::Asked);
        return shift(cx, draft, demand, Step { line, from, to, seat: None, quantity: more, cause });
    }
    give_up(cx, draft, demand, line, more.checked_neg()?, Cause::Cancelled)
}

/// Gives up units of a line: those that nothing is promised to first, then what is reserved, then what is allocated, from
/// the seat that stands last. What is picked or gone stays.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn give_up(
    cx: &Context,
    draft: &mut Draft<'_>,
    demand: &mut Demand,
    line: i64,
    quantity: Quantity,
    cause: Cause,
) -> Result<(), Refusal> {
    let to = Stage::Cancelled;
    let Some(at) = place_of(demand, line) else { return Ok(()) };
    let open = demand.lines[at].split.open.min(quantity);
    shift(cx, draft, demand, Step { line, from: Stage::Open, to, seat: None, quantity: open, cause })?;
    let mut left = quantity.checked_sub(open)?;
    for from in [Stage::Reserved, Stage::Allocated] {
        for promise in demand.promises_of(line).to_vec().iter().rev() {
            let quantity = promise.of(from).min(left);
            shift(cx, draft, demand, Step { line, from, to, seat: Some(promise.seat), quantity, cause })?;
            left = left.checked_sub(quantity)?;
        }
    }
    Ok(())
}

/// Gives an order what a basket or quote has reserved of the same items, seat by seat, into a stage of its own; what it
/// does not take is let go.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn take_over(
    cx: &Context,
    draft: &mut Draft<'_>,
    basket: &mut Demand,
    order: &mut Demand,
    into: Stage,
) -> Result<(), Refusal> {
    end_at(cx, draft, basket, None);
    let cause = Cause::Ordered;
    for held in basket.promises.clone() {
        let mut left = held.reserved;
        let seat = Some(held.seat);
        let (from, to) = (Stage::Reserved, Stage::Cancelled);
        shift(cx, draft, basket, Step { line: held.line, from, to, seat, quantity: left, cause })?;
        let fits = order.site.is_none() || order.site == held.seat.site;
        for at in 0..order.lines.len() {
            let DemandLine { line, item, split, .. } = order.lines[at];
            if !fits || item != held.item {
                continue;
            }
            let quantity = split.open.min(left);
            let (from, to) = (Stage::Open, into);
            shift(cx, draft, order, Step { line, from, to, seat, quantity, cause })?;
            left = left.checked_sub(quantity)?;
        }
    }
    for line in basket.lines.clone() {
        let (from, to, quantity) = (Stage::Open, Stage::Cancelled, line.split.open);
        shift(cx, draft, basket, Step { line: line.line, from, to, seat: None, quantity, cause })?;
    }
    Ok(())
}

/// Refuses what of the lines from one on could not be promised, where the channel does not let it wait.
///
/// # Errors
/// `allocation.not_enough`, said of the first line that came too short.
pub(crate) fn check_shortage(
    cx: &Context,
    draft: &mut Draft<'_>,
    channel: &Channel,
    demand: &Demand,
    from: i64,
) -> Result<(), Refusal> {
    if demand.shortage_rule == ShortageRule::Backorder {
        return Ok(());
    }
    let mut asked = demand.lines.iter().filter(|line| line.line >= from);
    let Some(short) = asked.find(|line| line.split.open.is_positive()) else { return Ok(()) };
    let asked = short.split.wanted.checked_sub(short.split.cancelled)?;
    let mut available = asked.checked_sub(short.split.open)?;
    let sites = supplies(draft, channel).of(draft, short.item);
    for at in figures(draft, short.item, channel.id, cx.business_date)? {
        if sites.contains(&at.site.id) {
            available = available.checked_add(at.available)?;
        }
    }
    let item = draft.item(short.item).map(|item| item.code.clone()).unwrap_or_default();
    let refusal = NotEnough {
        item,
        channel: channel.code.clone(),
        asked: asked.to_string(),
        available: available.min(asked).to_string(),
    };
    Err(refusal.at(format!("lines[{}].quantity", short.line - 1)))
}
