//! How this slice says no.

use super::approvals::{Approval, ApprovalState, Cause};
use crate::flow::refusals;
use crate::values::Instant;

refusals! {
    /// The code names no actor.
    UnknownActor = "control.unknown_actor", NotFound { actor: String } => "there is no actor {actor}; control.actors lists them";
    /// The actor has been made inactive and may do nothing.
    ActorInactive = "control.actor_inactive", Forbidden { actor: String } => "actor {actor} is inactive; an active one is accepted";
    /// No grant of the actor gives the duty in this scope.
    NotAllowed = "control.not_allowed", Forbidden { actor: String, duty: String, scope: String } => "actor {actor} has no grant of {duty} for {scope}";
    /// The file has its first actor; further ones are added by `control.add_actor`.
    AlreadySetUp = "control.already_set_up", Conflict => "the file is set up already; actors are added by control.add_actor";
    /// The command commits to more than the actor's limit.
    OverLimit = "control.over_limit", Forbidden { asked: String, limit: String } => "{asked} is over the actor's limit; at most {limit} is accepted";
    /// An actor with this code stands already, in this or another case.
    ActorExists = "control.actor_exists", Conflict { actor: String } => "there is an actor {actor} already; control.change_actor changes it";
    /// The code names no role.
    UnknownRole = "control.unknown_role", NotFound { role: String } => "there is no role {role}; control.set_role makes one";
    /// The text is no duty: neither an operation, nor `slice.*`, nor `*`, nor one of the extra duties.
    UnknownDuty = "control.unknown_duty", NotFound { duty: String, nearest: String } => "there is no duty {duty}; the nearest is {nearest}, and slice.* and * are accepted";
    /// The actor would give what it does not have itself.
    BeyondOwnAuthority = "control.beyond_own_authority", Forbidden { actor: String, duty: String, scope: String, limit: Option<String> } => "actor {actor} cannot give {duty} for {scope}, having {} itself", limit.as_ref().map_or("no such duty".to_owned(), |limit| format!("it up to {limit}"));
    /// A limit is an amount in an entity's currency, so the grant must name the entity.
    LimitNeedsEntity = "control.limit_needs_entity", Malformed {} => "a limit is in an entity's currency; name the entity or site it holds for";
    /// A limit must not be below 0.
    LimitNegative = "control.limit_negative", Malformed { limit: String } => "{limit} is no limit; 0 or more is accepted";
    /// The site belongs to another entity than the one named.
    SiteElsewhere = "control.site_elsewhere", Malformed { site: String, entity: String } => "site {site} is not one of entity {entity}; name its own entity or none";
    /// The actor does not hold the role in this scope.
    NotGranted = "control.not_granted", Conflict { actor: String, role: String, scope: String } => "actor {actor} does not hold role {role} for {scope}; control.actor lists its grants";
    /// Nobody would be left who may do everything.
    LastOwner = "control.last_owner", Conflict {} => "nobody active would be left with every duty over the whole file; give another actor a role with * first";
    /// A policy holds the request until another actor releases it; nothing of it is done yet. A dry run has no approval.
    Held = "control.held", Held { approval: Option<String>, operation: String, causes: Vec<Cause>, expires_at: Option<Instant> } => "{}", held_message(approval.as_deref(), operation, causes);
    /// A fact passes what a policy would hold; it is booked, for facts are never held.
    PastPolicy = "control.past_policy", Conflict { operation: String, causes: Vec<Cause> } => "{operation} is past what may be done without approval: {}", causes_text(causes);
    /// The number is that of no held request.
    UnknownApproval = "control.unknown_approval", NotFound { approval: String } => "there is no approval {approval}; control.approvals lists those that wait";
    /// The held request has ended.
    ApprovalEnded = "control.approval_ended", Conflict { approval: String, state: ApprovalState } => "approval {approval} has ended: it is {state}; only one that is held can be decided";
    /// Nobody released the request in time.
    ApprovalExpired = "control.approval_expired", Conflict { approval: String, expired_at: String } => "approval {approval} expired at {expired_at}; the request may be sent again with a new key";
    /// Somebody rejected the request.
    Rejected = "control.rejected", Conflict { approval: String, by: String, reason: String } => "{by} rejected approval {approval}: {reason}";
    /// The one who asked took the request back.
    Withdrawn = "control.withdrawn", Conflict { approval: String, by: String, reason: String } => "approval {approval} was withdrawn by {by}; the request may be sent again with a new key";
    /// The request was released, and what had become of the book spoke against it.
    RefusedWhenReleased = "control.refused_when_released", Conflict { approval: String, by: String, refusal: String, reason: String } => "approval {approval} was released by {by} and refused then: {reason}";
    /// Nobody approves their own.
    OwnRequest = "control.own_request", Forbidden { approval: String, actor: String } => "{actor} asked for approval {approval} or sent it, and nobody approves their own; another actor may";
    /// The actor lacks the duty that releases the request.
    NotReleaser = "control.not_releaser", Forbidden { approval: String, actor: String, duty: String, scope: String } => "approval {approval} is released by {duty}, which actor {actor} has not for {scope}";
    /// Only the one who asked takes a request back.
    NotRequester = "control.not_requester", Forbidden { approval: String, actor: String } => "actor {actor} did not ask for approval {approval}; who did may withdraw it, others may reject it";
    /// What was personal in the request was erased, so that it can no longer be done.
    RequestForgotten = "control.request_forgotten", Conflict { approval: String } => "what approval {approval} asked for was erased with what is personal in it; it can be rejected";
    /// An end of a held request says why.
    ReasonNeeded = "control.reason_needed", Malformed {} => "a reason is needed that says why";
    /// The operation cannot be held: it is a question, or what sets up or releases.
    CannotBeHeld = "control.cannot_be_held", Malformed { operation: String } => "{operation} cannot be held; a command is accepted that neither sets up a file nor decides what is held";
    /// The fields of a policy do not fit what it measures.
    BadPolicy = "control.bad_policy", Malformed { problem: String } => "{problem}";
    /// The text is no path of a field.
    BadField = "control.bad_field", Malformed { field: String } => "{field} is no path of a field; it begins with request., reply. or figure., such as request.lines[].quantity";
    /// The operation measures no such figure.
    UnknownFigure = "control.unknown_figure", NotFound { operation: String, figure: String, nearest: String } => "{operation} measures no {figure}; the nearest is {nearest}";
    /// A policy is ended that does not stand.
    UnknownPolicy = "control.unknown_policy", NotFound { policy: String } => "there is no approval policy {policy}; control.approval_policies lists them";
    /// The two duties do not belong in one hand.
    Incompatible = "control.incompatible", Conflict { actor: String, first: String, second: String, scope: String, risk: String } => "actor {actor} would have both {first} and {second} for {scope}, and {risk}; an actor with control.grant_incompatible may say a reason";
    /// The same actor took another step of the document that does not belong in one hand with this one.
    BothSteps = "control.both_steps", Forbidden { actor: String, operation: String, earlier: String, command: i64, risk: String } => "actor {actor} sent {earlier}, command {command}, for the same document, and who does both {risk}; another actor may send {operation}";
    /// A pair takes two different duties.
    SameDuty = "control.same_duty", Malformed { duty: String } => "{duty} is given twice; a pair takes two duties";
    /// An actor releases in the stead of another, not in their own.
    OwnStead = "control.own_stead", Malformed { actor: String } => "actor {actor} cannot release in their own stead; name another";
    /// The last day is before the first.
    BadDays = "control.bad_days", Malformed { starts_on: String, ends_on: String } => "{ends_on} is before {starts_on}; the last day is accepted from the first on";
}

impl Held {
    /// What is said of a held request; of one that would be held, without an approval.
    #[must_use]
    pub fn of(operation: &str, approval: Option<&Approval>, causes: &[Cause]) -> Self {
        Self {
            approval: approval.map(Approval::number),
            operation: operation.to_owned(),
            causes: causes.to_vec(),
            expires_at: approval.and_then(|approval| approval.expires_at),
        }
    }
}

fn held_message(approval: Option<&str>, operation: &str, causes: &[Cause]) -> String {
    let mut duties: Vec<&str> = causes.iter().map(|cause| cause.duty.as_str()).collect();
    duties.dedup();
    let (why, duties) = (causes_text(causes), duties.join(" and "));
    match approval {
        Some(approval) => {
            format!("{operation} is held as {approval}: {why}; another actor with {duties} may release it")
        }
        None => format!("{operation} would be held: {why}; another actor with {duties} could release it"),
    }
}

fn causes_text(causes: &[Cause]) -> String {
    let text = |cause: &Cause| match (&cause.value, &cause.limit) {
        (Some(value), Some(limit)) => format!("{} is {value}, {limit} (policy {})", cause.measured, cause.policy),
        _ => format!("policy {} holds every one", cause.policy),
    };
    causes.iter().map(text).collect::<Vec<_>>().join("; ")
}
