//! Reservations end: what is reserved past its time is let go.

use super::super::types::{Cause, Demand, Stage};
use super::fit::change;
use super::moving::{Step, shift};
use crate::flow::{Context, Draft, Refusal};

/// Lets go what is reserved by demands whose time is over: an order waits again, a basket or quote has come to nothing.
/// Answers how many there were.
///
/// Whoever promises calls this first, so that no promise is refused for the sake of one that has ended.
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

fn let_go(cx: &Context, draft: &mut Draft<'_>, demand: &mut Demand) -> Result<(), Refusal> {
    demand.expires_at = None;
    let to = if demand.key.kind.waits() { Stage::Open } else { Stage::Cancelled };
    for promise in demand.promises.clone() {
        let (line, seat, quantity) = (promise.line, Some(promise.seat), promise.reserved);
        let step = Step { line, from: Stage::Reserved, to, seat, quantity, cause: Cause::Expired };
        shift(cx, draft, demand, step)?;
    }
    if to == Stage::Cancelled {
        for line in demand.lines.clone() {
            let (line, quantity) = (line.line, line.split.open);
            let step = Step { line, from: Stage::Open, to, seat: None, quantity, cause: Cause::Expired };
            shift(cx, draft, demand, step)?;
        }
    }
    Ok(())
}
