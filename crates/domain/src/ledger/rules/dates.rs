//! The day something happened, and the day of the books it counts in.

use crate::control;
use crate::exceptions::rules::{About, refuse_or_raise};
use crate::flow::{Context, Draft, Refusal, Scope};
use crate::ledger::refusals::{InFuture, PeriodClosed, PostedBefore};
use crate::ledger::types::{PeriodKey, PeriodState};
use crate::values::{BusinessDate, EntityId, Period};

/// The day something happened: as given, or today where the command acts.
///
/// # Errors
/// `ledger.in_future`, of facts too: what has not happened is no fact.
pub(crate) fn occurred_on(cx: &Context, given: Option<BusinessDate>) -> Result<BusinessDate, Refusal> {
    match given {
        Some(day) if day > cx.business_date => {
            Err(InFuture { given: day.to_string(), today: cx.business_date.to_string() }.at("occurred_on"))
        }
        Some(day) => Ok(day),
        None => Ok(cx.business_date),
    }
}

/// Whether the actor may post on a day.
fn takes(cx: &Context, draft: &mut Draft<'_>, entity: EntityId, period: Period) -> (bool, PeriodState) {
    let state = draft.period(PeriodKey { entity, period });
    let open = match state {
        PeriodState::Open => true,
        PeriodState::SoftClosed => {
            control::rules::has_duty(draft, cx.actor, control::rules::POST_SOFT_CLOSED, Scope::Entity(entity))
        }
        PeriodState::Closed => false,
    };
    (open, state)
}

/// The first day from a day on that takes postings of the actor.
///
/// # Errors
/// `value.bad_date` when no open period is left in the calendar.
pub(crate) fn first_open_day(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: EntityId,
    from: BusinessDate,
) -> Result<BusinessDate, Refusal> {
    let mut period = Period::of(from);
    if takes(cx, draft, entity, period).0 {
        return Ok(from);
    }
    loop {
        period = period.next()?;
        if takes(cx, draft, entity, period).0 {
            return Ok(period.first_day());
        }
    }
}

/// The day of the books for what happened on a day: that day while its period is open, else the first open one,
/// which a request may not use silently and a fact may, with an exception.
///
/// # Errors
/// `ledger.period_closed`, of requests.
pub(crate) fn posting_day(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: EntityId,
    occurred_on: BusinessDate,
) -> Result<BusinessDate, Refusal> {
    open_day(cx, draft, entity, occurred_on, "occurred_on")
}

fn open_day(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: EntityId,
    wanted: BusinessDate,
    field: &'static str,
) -> Result<BusinessDate, Refusal> {
    let day = first_open_day(cx, draft, entity, wanted)?;
    if day != wanted {
        let (_, state) = takes(cx, draft, entity, Period::of(wanted));
        let refusal = PeriodClosed {
            posted_on: wanted.to_string(),
            state: state.as_str().replace('_', " "),
            first_open_on: day.to_string(),
        }
        .at(field);
        refuse_or_raise(cx, draft, refusal, About::of_scope(cx, wanted.to_string()))?;
    }
    Ok(day)
}

/// The two days of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) occurred_on: BusinessDate,
    pub(crate) posted_on: BusinessDate,
}

/// The days of an entry that a person dates: it happened today if not said otherwise, or on the day it shall count in if
/// that alone is said; it counts on the day it happened if not said otherwise, and never before.
///
/// # Errors
/// `ledger.in_future`, `ledger.posted_before`, `ledger.period_closed`.
pub(crate) fn days(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: EntityId,
    occurred_on: Option<BusinessDate>,
    posted_on: Option<BusinessDate>,
) -> Result<Days, Refusal> {
    if let Some(day) = posted_on.filter(|day| *day > cx.business_date) {
        return Err(InFuture { given: day.to_string(), today: cx.business_date.to_string() }.at("posted_on"));
    }
    let occurred_on = self::occurred_on(cx, occurred_on.or(posted_on))?;
    let Some(posted_on) = posted_on else {
        let posted_on = posting_day(cx, draft, entity, occurred_on)?;
        return Ok(Days { occurred_on, posted_on });
    };
    if posted_on < occurred_on {
        let (posted_on, occurred_on) = (posted_on.to_string(), occurred_on.to_string());
        return Err(PostedBefore { posted_on, occurred_on }.at("posted_on"));
    }
    let posted_on = open_day(cx, draft, entity, posted_on, "posted_on")?;
    Ok(Days { occurred_on, posted_on })
}
