//! Money for goods that were let go.
//!
//! An order that is promised its goods for a while keeps them as soon as anything was promised or paid for it. When that
//! comes too late its goods are sourced again; what nobody can promise waits, or is cancelled and its money to be given
//! back, as the channel's terms say, with what has no goods where nothing else of the order is wanted. Either way it is raised, and the money is held for the customer.

use std::collections::BTreeMap;

use crate::allocation::rules::leave;
use crate::allocation::rules::moving::{Step, end_at, place_of, shift};
use crate::allocation::rules::supplying::supply;
use crate::allocation::rules::wanting::give_up;
use crate::allocation::types::{Cause, Demand, Stage};
use crate::exceptions::rules::{About, raise_refusal};
use crate::exceptions::types::Severity;
use crate::flow::{Context, Draft, Refusal};
use crate::sales::refusals::PaidLate;
use crate::sales::rules::money::standing;
use crate::sales::types::{ChannelTerms, LateMoney, Order, OrderCancel};
use crate::values::{Currency, Quantity, money_text};

/// Keeps for an order what it was promised, or finds its goods anew, now that money stands behind it.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn paid(
    cx: &Context,
    draft: &mut Draft<'_>,
    order: &mut Order,
    terms: &ChannelTerms,
    (amount_minor, currency): (i64, Currency),
) -> Result<(), Refusal> {
    let Some(demand) = draft.demand(order.demand) else { return Ok(()) };
    let mut demand = demand.as_ref().clone();
    let ended = ended(draft, &demand)?;
    if ended.is_empty() {
        keep(cx, draft, &mut demand)?;
        leave(cx, draft, demand.clone())?;
        let standing = standing(draft, order, &demand)?;
        let over = -standing.due_minor;
        let nothing_left = demand.lines.iter().all(|line| line.split.cancelled == line.split.wanted);
        if over > 0 && nothing_left && !demand.lines.is_empty() {
            let waits = "nothing of it is wanted any more: give the money back".to_owned();
            raise(cx, draft, order, &demand, (amount_minor, currency), waits);
        }
        return Ok(());
    }
    for (line, quantity) in ended {
        let (from, to, cause) = (Stage::Cancelled, Stage::Open, Cause::Asked);
        shift(cx, draft, &mut demand, Step { line, from, to, seat: None, quantity, cause })?;
    }
    supply(cx, draft, std::slice::from_mut(&mut demand), Stage::Allocated, Cause::Sourced)?;
    let short: Vec<(i64, Quantity)> = demand
        .lines
        .iter()
        .filter(|line| line.split.open.is_positive())
        .map(|line| (line.line, line.split.open))
        .collect();
    let waits = match (short.is_empty(), terms.late_money) {
        (true, _) => "its goods were found again".to_owned(),
        (false, LateMoney::Backorder) => "what could not be found again waits for goods".to_owned(),
        (false, LateMoney::Refund) => {
            for (line, quantity) in short {
                give_up(cx, draft, &mut demand, line, quantity, Cause::Cancelled)?;
            }
            give_up_the_rest(cx, draft, order, &demand)?;
            "what could not be found again is cancelled: give its money back".to_owned()
        }
    };
    raise(cx, draft, order, &demand, (amount_minor, currency), waits);
    leave(cx, draft, demand)?;
    Ok(())
}

/// What has no goods is billed with the first that leave: where none are wanted any more, it is not either.
fn give_up_the_rest(cx: &Context, draft: &mut Draft<'_>, order: &mut Order, demand: &Demand) -> Result<(), Refusal> {
    if demand.lines.iter().any(|line| line.split.cancelled < line.split.wanted) {
        return Ok(());
    }
    for line in &mut order.lines {
        let quantity = line.unbilled(demand)?;
        if quantity.is_positive() && place_of(demand, line.line).is_none() {
            line.cancelled = line.cancelled.checked_add(quantity)?;
            let (command, line) = (cx.command_id, line.line);
            let reason = "nothing of its goods could be found again".to_owned();
            draft.add_order_cancel(OrderCancel { id: 0, command, demand: demand.id, line, quantity, reason });
        }
    }
    draft.put_order(order.clone());
    Ok(())
}

/// What of each line was let go because its time was over, and was not asked for again.
fn ended(draft: &mut Draft<'_>, demand: &Demand) -> Result<BTreeMap<i64, Quantity>, Refusal> {
    let mut ended: BTreeMap<i64, Quantity> = BTreeMap::new();
    if demand.lines.iter().all(|line| line.split.cancelled.is_zero()) {
        return Ok(ended);
    }
    for step in draft.demand_moves(demand.id) {
        let change = match (step.from, step.to, step.cause) {
            (_, Stage::Cancelled, Cause::Expired) => step.quantity,
            (Stage::Cancelled, Stage::Open, _) => step.quantity.checked_neg()?,
            _ => continue,
        };
        let sum = ended.entry(step.line).or_default();
        *sum = sum.checked_add(change)?;
    }
    ended.retain(|_, quantity| quantity.is_positive());
    Ok(ended)
}

/// What was promised for a while is promised for good.
fn keep(cx: &Context, draft: &mut Draft<'_>, demand: &mut Demand) -> Result<(), Refusal> {
    end_at(cx, draft, demand, None);
    for promise in demand.promises.clone() {
        let (line, seat, quantity) = (promise.line, Some(promise.seat), promise.reserved);
        let (from, to, cause) = (Stage::Reserved, Stage::Allocated, Cause::Ordered);
        shift(cx, draft, demand, Step { line, from, to, seat, quantity, cause })?;
    }
    Ok(())
}

fn raise(
    cx: &Context,
    draft: &mut Draft<'_>,
    order: &Order,
    demand: &Demand,
    (amount_minor, currency): (i64, Currency),
    waits: String,
) {
    let reference = demand.reference.clone();
    let refusal = PaidLate { reference: reference.clone(), amount: money_text(amount_minor, currency), waits };
    let about = About { severity: Severity::Critical, entity: order.entity, ..About::of_scope(cx, reference) };
    raise_refusal(cx, draft, refusal.into(), about.at_stake(amount_minor, currency));
}
