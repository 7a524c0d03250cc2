//! Reservations end: what is reserved past its time is let go.

use super::super::types::{Cause, Demand, Stage};
use super::fit::{change, fit};
use super::moving::{Step, end_at, shift};
use crate::flow::{Context, Draft, Refusal};

/// Lets go what is reserved by demands whose time is over: the basket, the quote or the order nobody paid has come to
/// nothing, and is no longer wanted. Answers how many there were.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn expire(cx: &Context, draft: &mut Draft<'_>) -> Result<usize, Refusal> {
    let mut ended = 0;
    loop {
        let due = draft.demands_due(cx.now);
        if due.is_empty() {
            return Ok(ended);
        }
        for id in due {
            change(draft, id, |draft, demand| {
                draft.event(cx, "allocation.reservation_expired", demand.reference.clone());
                let_go(cx, draft, demand)
            })?;
            ended += 1;
        }
    }
}

/// Lets go what has ended before somebody asks for goods: no promise is refused for the sake of one that has ended, and what
/// it held goes to those who wait, not to whoever happens to ask next.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn expire_first(cx: &Context, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    if expire(cx, draft)? > 0 {
        fit(cx, draft)?;
    }
    Ok(())
}

fn let_go(cx: &Context, draft: &mut Draft<'_>, demand: &mut Demand) -> Result<(), Refusal> {
    end_at(cx, draft, demand, None);
    let to = Stage::Cancelled;
    for promise in demand.promises.clone() {
        let (line, seat, quantity) = (promise.line, Some(promise.seat), promise.reserved);
        let step = Step { line, from: Stage::Reserved, to, seat, quantity, cause: Cause::Expired };
        shift(cx, draft, demand, step)?;
    }
    for line in demand.lines.clone() {
        let (line, quantity) = (line.line, line.split.open);
        let step = Step { line, from: Stage::Open, to, seat: None, quantity, cause: Cause::Expired };
        shift(cx, draft, demand, step)?;
    }
    Ok(())
}
