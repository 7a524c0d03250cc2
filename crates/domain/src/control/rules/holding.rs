//! Holding a request: the one place where a policy keeps it from being done.

use serde_json::Value;

use super::measuring::{Asked, Past, past};
use crate::control::approvals::{
    Approval, ApprovalPolicy, ApprovalState, ApprovalStep, Cause, HeldPersonal, Measure, number_of,
};
use crate::control::refusals::Held;
use crate::flow::{Context, Draft, Erased, ErasedDecision, Head, Record, Refusal};
use crate::values::{ApprovalId, CommandId, Currency, Instant, Number};

/// Why a request is held, and what it would have come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The policies whose limits it passes.
    pub causes: Vec<Cause>,
    /// What it would have come to, in minor units.
    pub worth_minor: Option<i64>,
    /// The currency of that.
    pub currency: Option<Currency>,
    /// When it expires: the soonest of what the policies say.
    pub expires_at: Option<Instant>,
}

/// Whether a policy holds what was just decided; asked of every command once it is decided and before anything is kept.
///
/// Of several policies that measure the same, the highest whose limit is passed counts alone: up to 1,000 one duty, above
/// it another. Policies that measure different things hold together, and a narrower policy takes none away.
///
/// # Errors
/// `flow.overflow`.
pub fn held_by(
    cx: &Context,
    draft: &mut Draft<'_>,
    command: &dyn Erased,
    decision: &ErasedDecision,
) -> Result<Option<Holding>, Refusal> {
    let policies = draft.approval_policies();
    let name = command.operation().name;
    let mut applying = policies.iter().filter(|policy| policy.operation == name).peekable();
    if applying.peek().is_none() {
        return Ok(None);
    }
    let currency = draft.entity(cx.scope.ids().0).map(|entity| entity.currency);
    let asked = Asked {
        request: read(&command.request()),
        reply: read(&decision.reply),
        amount_minor: decision.amount_minor,
        currency,
        figures: &decision.figures,
    };
    let mut passed: Vec<(&ApprovalPolicy, Past)> = Vec::new();
    for policy in applying.filter(|policy| policy.holds(cx.scope, cx.business_date)) {
        if let Some(past) = past(policy, &asked)? {
            passed.push((policy, past));
        }
    }
    if passed.is_empty() {
        return Ok(None);
    }
    let counts: Vec<bool> = passed.iter().map(|one| !passed.iter().any(|other| goes_further(other, one))).collect();
    let counting = || passed.iter().zip(&counts).filter(|(_, counts)| **counts).map(|(passed, _)| passed);
    let expires_at = counting().filter_map(|(policy, _)| policy.expires_hours).min().map(|hours| after(cx.now, hours));
    let causes = counting().map(|(policy, past)| cause(policy, past)).collect();
    let worth_minor = decision.amount_minor.filter(|_| currency.is_some());
    Ok(Some(Holding { causes, worth_minor, currency: worth_minor.and(currency), expires_at }))
}

fn read(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_default()
}

/// Whether one policy measures the same as another, and its limit lies further out.
fn goes_further((policy, past): &(&ApprovalPolicy, Past), (other, others): &(&ApprovalPolicy, Past)) -> bool {
    let same = |policy: &ApprovalPolicy| (policy.measure, policy.above.is_some());
    let (Some(limit), Some(than)) = (past.number, others.number) else { return false };
    policy.measure != Measure::Always
        && same(policy) == same(other)
        && (&policy.field, &policy.per) == (&other.field, &other.per)
        && further(policy.above.is_some(), limit, than)
}

fn further(above: bool, limit: Number, than: Number) -> bool {
    if above { limit > than } else { limit < than }
}

fn cause(policy: &ApprovalPolicy, past: &Past) -> Cause {
    Cause {
        policy: policy.code.clone(),
        measured: policy.measured(),
        value: past.value.clone(),
        limit: past.limit.clone(),
        duty: policy.duty.clone(),
    }
}

fn after(now: Instant, hours: i64) -> Instant {
    Instant::from_micros(now.micros().saturating_add(hours.saturating_mul(3_600_000_000)))
}

/// Holds a request: nothing of it happens, and an approval stands open. What is approved later is what was asked now:
/// the canonical request is kept, and the digest of the command covers it.
pub fn hold(cx: &Context, draft: &mut Draft<'_>, command: &dyn Erased, holding: Holding) -> Refusal {
    let id = ApprovalId(draft.next(Head::Approval));
    let operation = command.operation().name;
    let (entity, site) = cx.scope.ids();
    let whole = command.request();
    // Canonical text is what a retry is told by: it leaves out what is personal.
    let request = String::from_utf8_lossy(&command.canonical()).into_owned();
    let personal = (whole != request).then(|| HeldPersonal {
        approval: id,
        party: command.tells_of().map(|party| party.folded()).unwrap_or_default(),
        salt: salt(cx, id),
        body: whole,
    });
    let Holding { causes, worth_minor, currency, expires_at } = holding;
    let approval = Approval {
        id,
        command: cx.command_id,
        operation: operation.to_owned(),
        requester: cx.actor,
        sender: cx.sender,
        entity,
        site,
        worth_minor,
        currency,
        causes,
        expires_at,
        request,
        personal_digest: personal.as_ref().map(HeldPersonal::digest),
        state: ApprovalState::Held,
        ended_by: CommandId::NONE,
    };
    let refusal = Held::of(operation, Some(&approval), &approval.causes).into();
    step(cx, draft, id, ApprovalState::Held, CommandId::NONE, String::new(), String::new());
    draft.event(cx, "control.request_held", number_of(id));
    draft.add_approval(approval);
    if let Some(personal) = personal {
        draft.put_held_personal(personal);
    }
    refusal
}

/// Leaves a step in the life of a held request.
pub(super) fn step(
    cx: &Context,
    draft: &mut Draft<'_>,
    approval: ApprovalId,
    state: ApprovalState,
    done_by: CommandId,
    refusal: String,
    note: String,
) {
    let id = draft.next(Head::ApprovalStep);
    draft.record(Record::ApprovalStep(ApprovalStep {
        id,
        command: cx.command_id,
        approval,
        state,
        actor: cx.actor,
        sender: cx.sender,
        done_by,
        refusal,
        note,
    }));
}

/// A salt nobody can work out from what stays on file.
fn salt(cx: &Context, approval: ApprovalId) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new_derive_key("backroom approval_personal salt");
    hasher.update(&cx.entropy).update(&approval.0.to_le_bytes());
    let mut salt = [0; 16];
    hasher.finalize_xof().fill(&mut salt);
    salt
}
