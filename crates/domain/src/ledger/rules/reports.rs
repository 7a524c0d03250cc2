//! What the reports of the books share.

use crate::flow::refusal::BadValue;
use crate::flow::{Draft, Refusal};
use crate::ledger::rules::entry::overflow;
use crate::ledger::types::Span;
use crate::values::{BusinessDate, Instant};

/// The span of a report: all days if not said, as known at an instant if one is said.
pub(crate) fn span(
    draft: &Draft<'_>,
    from: Option<BusinessDate>,
    to: Option<BusinessDate>,
    known_at: Option<Instant>,
) -> Result<Span, Refusal> {
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        let problem = format!("the span ends on {to}, before it begins on {from}");
        return Err(BadValue { problem, reason: "span_ends_before_it_begins".to_owned() }.at("to"));
    }
    let known = known_at.map(|instant| draft.facts.command_known_at(instant));
    Ok(Span { from, to: to.unwrap_or(BusinessDate::LAST), known })
}

/// A sum that must fit where amounts are kept.
pub(crate) fn narrow(sum: i128) -> Result<i64, Refusal> {
    i64::try_from(sum).map_err(|_| overflow())
}
