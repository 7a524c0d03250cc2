//! Refund and goods, which need not come together: what is open between them, at the cost the goods left with.
//!
//! | what | debit | credit |
//! | --- | --- | --- |
//! | goods came | their inventory account | returns clearing, an open item of the line |
//! | units were credited | returns clearing | cost of sales; goods dispatched, where the goods had not arrived yet |
//! | what was credited will not come | shrinkage | returns clearing |
//! | what came will not be credited | returns clearing | cost of sales |
//!
//! Units meet in the order in which they are booked. What the later side makes of units that the earlier one has booked is
//! the earlier side's amount, in proportion, all of it with the last; a difference (goods at a new standard, cents of
//! slices) goes to cost of sales. So a line of which nothing is open has nothing on its item: credited + declined =
//! received + lost.

use crate::exceptions::rules::settle as settle_exception;
use crate::exceptions::types::ExceptionState;
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::entry::add;
use crate::ledger::types::{Entity, Role};
use crate::open_items::rules::sheet::share;
use crate::posting::Booking;
use crate::returns::refusals::{GoodsWithoutRefund, RefundedWithoutGoods};
use crate::returns::rules::naming::number_of;
use crate::returns::types::{Return, ReturnLine, ReturnStep, ReturnStepKind};
use crate::sales::rules::naming::remains;
use crate::sales::rules::payments::opening;
use crate::values::{BusinessDate, CategoryId, DimensionSetId, ExceptionId, Quantity};

/// What one side of a line makes of clearing and cost of sales, debit positive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sides {
    pub(crate) clearing_minor: i64,
    pub(crate) cost_minor: i64,
}

/// What goods that came with a value make of both.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn came(
    draft: &mut Draft<'_>,
    booking: &Booking,
    line: &ReturnLine,
    quantity: Quantity,
    value_minor: i64,
) -> Result<Sides, Refusal> {
    let open = line.unmatched()?;
    let matched = quantity.min(open).max(Quantity::ZERO);
    let met_minor = part_of(balance(draft, booking, line), matched, open)?;
    let own_minor = part_of(value_minor, matched, quantity)?;
    let cost_minor = add(met_minor, -own_minor)?;
    Ok(Sides { clearing_minor: add(-value_minor, -cost_minor)?, cost_minor })
}

/// What crediting units makes of both: those that are here at what they came in with, the others at what they left with.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn credited(
    draft: &mut Draft<'_>,
    booking: &Booking,
    line: &ReturnLine,
    quantity: Quantity,
    left_with_minor: i64,
) -> Result<Sides, Refusal> {
    let open = line.unmatched()?.checked_neg()?;
    let matched = quantity.min(open).max(Quantity::ZERO);
    let met_minor = part_of(-balance(draft, booking, line), matched, open)?;
    let rest_minor = part_of(left_with_minor, quantity.checked_sub(matched)?, quantity)?;
    let clearing_minor = add(met_minor, rest_minor)?;
    Ok(Sides { clearing_minor, cost_minor: -clearing_minor })
}

/// What of the line's item belongs to units that are open and will never meet.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn given_up(draft: &mut Draft<'_>, line: &ReturnLine, quantity: Quantity) -> Result<i64, Refusal> {
    part_of(remains(draft, line.clearing), quantity, line.unmatched()?.checked_abs()?)
}

/// What of an amount belongs to a part of units.
fn part_of(amount_minor: i64, part: Quantity, of: Quantity) -> Result<i64, Refusal> {
    match (part.is_zero(), part == of) {
        (true, _) => Ok(0),
        (_, true) => Ok(amount_minor),
        _ => share(amount_minor, part.micros(), of.micros()),
    }
}

/// What the line's item holds, with what the booking has collected on it so far.
fn balance(draft: &mut Draft<'_>, booking: &Booking, line: &ReturnLine) -> i64 {
    remains(draft, line.clearing).saturating_add(booking.sheet.collected(line.clearing))
}

/// Moves an amount on the line's clearing item.
///
/// # Errors
/// `ledger.no_posting_rule`, `flow.overflow`.
pub(crate) fn clear(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    of: &mut Return,
    at: usize,
    dimensions: DimensionSetId,
    amount_minor: i64,
) -> Result<(), Refusal> {
    if amount_minor == 0 {
        return Ok(());
    }
    let entity = std::sync::Arc::clone(&booking.heading.entity);
    let entity: &Entity = &entity;
    let account = account_for(draft, entity.id, Role::ReturnsClearing, CategoryId::NONE)?;
    let reference = format!("{}/{}", number_of(draft, of), of.lines[at].line);
    let posted_on = booking.heading.posted_on;
    let opening = opening(account, entity, of.customer, reference, posted_on, amount_minor);
    let held = of.lines[at].clearing;
    of.lines[at].clearing = booking.sheet.collect(draft, dimensions, Some(held), opening)?;
    Ok(())
}

/// Settles the exception that was raised about what was open of a line, when it is no longer.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn answered(cx: &Context, draft: &mut Draft<'_>, of: &Return, at: usize) -> Result<(), Refusal> {
    let line = &of.lines[at];
    let open = line.unmatched()?;
    let Some(exception) = raised(draft, of, line.line) else { return Ok(()) };
    let is_open = match exception.code.as_str() {
        RefundedWithoutGoods::CODE => open.is_positive(),
        _ => open.is_negative(),
    };
    if !is_open {
        settle_exception(cx, draft, exception, "what was missing came".to_owned());
    }
    Ok(())
}

/// The exception about what is open of a line that nobody has settled, if there is one.
pub(crate) fn raised(draft: &mut Draft<'_>, of: &Return, line: i64) -> Option<crate::exceptions::types::Exception> {
    let steps = draft.return_steps(of.id);
    let last = steps.iter().rev().find(|step| step.line == line && step.step == ReturnStepKind::Raised)?;
    draft.exception(ExceptionId(last.about)).filter(|held| held.state != ExceptionState::Resolved)
}

/// Since when something is open of a line: the day it last came to differ from nothing.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn open_since(steps: &[ReturnStep], line: i64) -> Result<Option<BusinessDate>, Refusal> {
    let mut open = Quantity::ZERO;
    let mut since = None;
    for step in steps.iter().filter(|step| step.line == line) {
        let before = open;
        open = match step.step {
            ReturnStepKind::Credited | ReturnStepKind::Declined => open.checked_add(step.quantity)?,
            ReturnStepKind::Received | ReturnStepKind::Lost => open.checked_sub(step.quantity)?,
            _ => continue,
        };
        let began = before.is_zero() || before.is_negative() != open.is_negative();
        since = match open.is_zero() {
            true => None,
            false if began => Some(step.occurred_on),
            false => since,
        };
    }
    Ok(since)
}

/// What is open of a line, as a refusal that somebody is to look at.
pub(crate) fn complaint(number: String, line: i64, open: Quantity, since: BusinessDate) -> Refusal {
    let since = since.to_string();
    match open.is_positive() {
        true => RefundedWithoutGoods { number, line, quantity: open.to_string(), since }.into(),
        false => {
            let quantity = Quantity::from_micros(open.micros().saturating_neg()).to_string();
            GoodsWithoutRefund { number, line, quantity, since }.into()
        }
    }
}
