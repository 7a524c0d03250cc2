//! How a held request ends: released by somebody else with the duty, rejected, taken back, or never released.
//!
//! Nobody approves their own (law 11), and no policy can say otherwise: whoever asked, and whoever sent it in their name,
//! is neither the one who releases nor the one in whose name it is released, nor one whose authority was delegated to
//! release it.

use std::sync::Arc;

use super::authority::{authority, check_limit, limit_of, reach};
use super::holding::step;
use super::scopes::scope_text;
use crate::control::approvals::{Approval, ApprovalState, Cause, HeldPersonal, id_of};
use crate::control::refusals::{
    ApprovalEnded, ApprovalExpired, Held, NotReleaser, OwnRequest, RefusedWhenReleased, Rejected, RequestForgotten,
    UnknownApproval, Withdrawn,
};
use crate::control::types::DelegationKey;
use crate::flow::refusal::UnknownOperation;
use crate::flow::{Context, Draft, Erased, Operation, Parse, Refusal};
use crate::values::{ActorId, BusinessDate, Code, CommandId, Instant};

/// The held request of a number.
///
/// # Errors
/// `control.unknown_approval`.
pub(crate) fn approval_named(draft: &mut Draft<'_>, number: &Code) -> Result<Arc<Approval>, Refusal> {
    let found = id_of(number.as_str()).and_then(|id| draft.approval(id));
    found.ok_or_else(|| UnknownApproval { approval: number.to_string() }.at("approval"))
}

/// Holds that a request still waits.
///
/// # Errors
/// `control.approval_ended`, `control.approval_expired`.
pub(crate) fn still_held(approval: &Approval, now: Instant) -> Result<(), Refusal> {
    let number = approval.number();
    match (approval.state_at(now), approval.state) {
        (ApprovalState::Held, _) => Ok(()),
        (ApprovalState::Expired, ApprovalState::Held) => {
            let expired_at = approval.expires_at.map(|at| at.to_string()).unwrap_or_default();
            Err(ApprovalExpired { approval: number, expired_at }.into())
        }
        (state, _) => Err(ApprovalEnded { approval: number, state }.into()),
    }
}

/// Holds that whoever sent a command may release a request for each of some causes.
///
/// # Errors
/// `control.own_request`, `control.not_releaser`, `control.over_limit`.
pub fn check_releaser(
    cx: &Context,
    draft: &mut Draft<'_>,
    approval: &Approval,
    causes: &[Cause],
) -> Result<(), Refusal> {
    for one in [cx.actor, cx.sender] {
        if [approval.requester, approval.sender].contains(&one) {
            let actor = draft.actor(one).map(|actor| actor.code.clone()).unwrap_or_default();
            return Err(OwnRequest { approval: approval.number(), actor }.into());
        }
    }
    for cause in causes {
        check_duty(draft, cx.actor, cx.business_date, approval, &cause.duty)?;
    }
    Ok(())
}

/// Whether an actor may release a request: what the list of those that wait is narrowed by.
pub(crate) fn may_release(draft: &mut Draft<'_>, actor: ActorId, day: BusinessDate, approval: &Approval) -> bool {
    let is_own = [approval.requester, approval.sender].contains(&actor);
    !is_own && approval.causes.iter().all(|cause| check_duty(draft, actor, day, approval, &cause.duty).is_ok())
}

/// Holds that an actor has a duty for a request, of their own or delegated to them by one who is not its requester.
fn check_duty(
    draft: &mut Draft<'_>,
    actor: ActorId,
    day: BusinessDate,
    approval: &Approval,
    duty: &str,
) -> Result<(), Refusal> {
    let own = has_duty_for(draft, actor, approval, duty);
    if own.is_ok() {
        return Ok(());
    }
    for delegation in draft.delegations_to(actor).iter() {
        let DelegationKey { from, entity, site, .. } = delegation.key;
        let is_now = delegation.starts_on <= day && day <= delegation.ends_on;
        let is_own = [approval.requester, approval.sender].contains(&from);
        if is_now
            && !is_own
            && reach((entity, site), approval.scope())
            && has_duty_for(draft, from, approval, duty).is_ok()
        {
            return Ok(());
        }
    }
    own
}

fn has_duty_for(draft: &mut Draft<'_>, actor: ActorId, approval: &Approval, duty: &str) -> Result<(), Refusal> {
    let scope = approval.scope();
    let known = draft.actor(actor).filter(|actor| actor.active);
    if known.is_none() || limit_of(draft, actor, duty, scope).is_none() {
        let (actor, scope) =
            (draft.actor(actor).map(|actor| actor.code.clone()).unwrap_or_default(), scope_text(draft, scope));
        return Err(NotReleaser { approval: approval.number(), actor, duty: duty.to_owned(), scope }.into());
    }
    let allowed = authority(draft, actor, duty, scope)?;
    approval.worth_minor.map_or(Ok(()), |worth| check_limit(worth, allowed))
}

/// The request that is held, as a command again.
///
/// # Errors
/// `control.request_forgotten`, and those of reading it, should a later version no longer take it.
pub fn held_command(draft: &mut Draft<'_>, approval: &Approval) -> Result<Box<dyn Erased>, Refusal> {
    let personal = approval.personal_digest.and_then(|_| draft.held_personal(approval.id));
    let text = match (&personal, approval.personal_digest) {
        (Some(row), Some(_)) if !row.is_forgotten() => row.body.as_bytes(),
        (_, Some(_)) => return Err(RequestForgotten { approval: approval.number() }.into()),
        (_, None) => approval.request.as_bytes(),
    };
    match Operation::of(&approval.operation).map(|operation| operation.parse) {
        Some(Parse::Command(parse)) => parse(text),
        _ => Err(UnknownOperation { operation: approval.operation.clone(), nearest: "none".to_owned() }.into()),
    }
}

/// How a held request ended.
#[derive(Clone, Debug)]
pub struct Ending {
    /// Where it came to.
    pub state: ApprovalState,
    /// The command that did what was asked, of `done`.
    pub done_by: CommandId,
    /// The code of the refusal, of `refused`.
    pub refusal: String,
    /// Why.
    pub note: String,
}

impl Ending {
    /// An end that says why.
    pub(crate) fn of(state: ApprovalState, note: impl Into<String>) -> Self {
        Self { state, done_by: CommandId::NONE, refusal: String::new(), note: note.into() }
    }
}

/// Ends a held request, and forgets what was personal in it: nobody needs it any more.
pub fn end(cx: &Context, draft: &mut Draft<'_>, approval: &Approval, ending: Ending) -> Approval {
    let ended = Approval { state: ending.state, ended_by: cx.command_id, ..approval.clone() };
    step(cx, draft, approval.id, ending.state, ending.done_by, ending.refusal, ending.note);
    draft.event(cx, event_of(ending.state), approval.number());
    draft.put_approval(ended.clone());
    forget(draft, &ended);
    ended
}

const fn event_of(state: ApprovalState) -> &'static str {
    match state {
        ApprovalState::Held => "control.request_held",
        ApprovalState::Done => "control.request_released",
        ApprovalState::Refused => "control.request_refused",
        ApprovalState::Rejected => "control.request_rejected",
        ApprovalState::Withdrawn => "control.request_withdrawn",
        ApprovalState::Expired => "control.request_expired",
    }
}

fn forget(draft: &mut Draft<'_>, approval: &Approval) {
    if let Some(row) = draft.held_personal(approval.id).filter(|row| !row.is_forgotten()) {
        let (party, body) = (String::new(), String::new());
        draft.put_held_personal(HeldPersonal { approval: row.approval, party, salt: [0; 16], body });
    }
}

/// Takes back every held request that tells of a party, which is to be forgotten.
pub(crate) fn forget_requests_of(cx: &Context, draft: &mut Draft<'_>, party: &str) -> bool {
    let held = draft.held_personal_of(party);
    let any = !held.is_empty();
    for id in held {
        if let Some(approval) = draft.approval(id) {
            let note = "what is personal about the party was erased";
            end(cx, draft, &approval, Ending::of(ApprovalState::Withdrawn, note));
        }
    }
    any
}

/// What a held key answers with: where its request is in its life. One that is done answers with its reply, and never
/// comes here.
pub fn present_state(draft: &mut Draft<'_>, approval: &Approval, now: Instant) -> Refusal {
    let last = draft.approval_steps(approval.id).pop();
    let number = approval.number();
    let by = last.as_ref().and_then(|step| draft.actor(step.actor)).map(|actor| actor.code.clone()).unwrap_or_default();
    let (note, refusal) = last.map(|step| (step.note, step.refusal)).unwrap_or_default();
    match approval.state_at(now) {
        ApprovalState::Held | ApprovalState::Done => {
            Held::of(&approval.operation, Some(approval), &approval.causes).into()
        }
        ApprovalState::Refused => RefusedWhenReleased { approval: number, by, refusal, reason: note }.into(),
        ApprovalState::Rejected => Rejected { approval: number, by, reason: note }.into(),
        ApprovalState::Withdrawn => Withdrawn { approval: number, by, reason: note }.into(),
        ApprovalState::Expired => {
            let expired_at = approval.expires_at.map(|at| at.to_string()).unwrap_or_default();
            ApprovalExpired { approval: number, expired_at }.into()
        }
    }
}
