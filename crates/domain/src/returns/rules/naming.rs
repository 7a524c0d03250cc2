//! Returns as callers name them.

use std::sync::Arc;

use crate::flow::{Draft, Refusal, Scope};
use crate::returns::refusals::{NoPolicy, UnknownReason, UnknownReturn, UnknownReturnLine};
use crate::returns::types::{Return, ReturnPolicy, ReturnReason};
use crate::values::{ChannelId, Code};

/// The return of a number.
///
/// # Errors
/// `returns.unknown_return`.
pub(crate) fn return_named(draft: &mut Draft<'_>, number: &Code) -> Result<Arc<Return>, Refusal> {
    let parsed = draft.parse_number(number.as_str());
    let found = parsed.and_then(|(series, number)| draft.return_by_number(series, number));
    found.ok_or_else(|| UnknownReturn { number: number.to_string() }.at("number"))
}

/// The scope of a command about a return: its entity.
///
/// # Errors
/// `returns.unknown_return`.
pub(crate) fn return_scope(draft: &mut Draft<'_>, number: &Code) -> Result<Scope, Refusal> {
    return_named(draft, number).map(|held| Scope::Entity(held.entity))
}

/// A return's number as people write it.
pub(crate) fn number_of(draft: &mut Draft<'_>, held: &Return) -> String {
    draft.number_text(held.series, held.number)
}

/// The place of a line of a return.
///
/// # Errors
/// `returns.unknown_line`.
pub(crate) fn line_at(draft: &mut Draft<'_>, held: &Return, line: i64) -> Result<usize, Refusal> {
    let unknown = |draft: &mut Draft<'_>| UnknownReturnLine { number: number_of(draft, held), line }.at("line");
    held.place_of(line).ok_or_else(|| unknown(draft))
}

/// How a channel takes goods back.
///
/// # Errors
/// `returns.no_policy`.
pub(crate) fn policy_of(draft: &mut Draft<'_>, channel: ChannelId) -> Result<Arc<ReturnPolicy>, Refusal> {
    let named = |draft: &mut Draft<'_>| draft.channel(channel).map(|channel| channel.code.clone()).unwrap_or_default();
    match draft.return_policy(channel) {
        Some(policy) => Ok(policy),
        None => Err(NoPolicy { channel: named(draft) }.at("channel")),
    }
}

/// The reason of a code.
///
/// # Errors
/// `returns.unknown_reason`.
pub(crate) fn reason_of<'p>(
    draft: &mut Draft<'_>,
    policy: &'p ReturnPolicy,
    code: &Code,
) -> Result<&'p ReturnReason, Refusal> {
    let folded = code.folded();
    let found = policy.reasons.iter().find(|reason| reason.folded == folded);
    found.ok_or_else(|| {
        let channel = draft.channel(policy.channel).map(|channel| channel.code.clone()).unwrap_or_default();
        UnknownReason { reason: code.to_string(), channel }.at("reason")
    })
}
