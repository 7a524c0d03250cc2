//! Actors, roles and grants as callers see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::approvals::{Approval, ApprovalPolicy, ApprovalState, ApprovalStep, Cause, Measure};
use super::types::{Actor, ActorKind, Delegation, DutyPair, Grant, Role, Strictness};
use crate::flow::Draft;
use crate::values::{ActorId, BusinessDate, Currency, Instant, Money, Number, money_text};

/// An actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActorReply {
    /// Its code.
    pub actor: String,
    /// Its name.
    pub name: String,
    /// Person or system.
    pub kind: ActorKind,
    /// An inactive actor may do nothing.
    pub active: bool,
}

impl ActorReply {
    pub(crate) fn of(actor: &Actor) -> Self {
        Self { actor: actor.code.clone(), name: actor.name.clone(), kind: actor.kind, active: actor.active }
    }
}

/// A role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoleReply {
    /// Its code.
    pub role: String,
    /// Its name.
    pub name: String,
    /// Its duties, sorted.
    pub duties: Vec<String>,
}

impl RoleReply {
    pub(crate) fn of(role: &Role) -> Self {
        Self { role: role.code.clone(), name: role.name.clone(), duties: role.duties.clone() }
    }
}

/// A role an actor holds somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GrantReply {
    /// Who.
    pub actor: String,
    /// Holds what.
    pub role: String,
    /// In which entity; absent: in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// At which site; absent: at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The largest amount a command may commit to, in the entity's currency; absent: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// Whether it still holds: a revoked grant stays on record.
    pub active: bool,
}

impl GrantReply {
    pub(crate) fn of(draft: &mut Draft<'_>, grant: &Grant) -> Self {
        let entity = draft.entity(grant.key.entity);
        let limit = grant.limit_minor.map(|limit| match &entity {
            Some(entity) => money_text(limit, entity.currency),
            None => limit.to_string(),
        });
        Self {
            actor: draft.actor(grant.key.actor).map(|actor| actor.code.clone()).unwrap_or_default(),
            role: draft.role(grant.key.role).map(|role| role.code.clone()).unwrap_or_default(),
            entity: entity.map(|entity| entity.code.clone()),
            site: draft.site(grant.key.site).map(|site| site.code.clone()),
            limit,
            active: grant.active,
        }
    }
}

/// Which requests are held until somebody else releases them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ApprovalPolicyReply {
    /// Its code.
    pub policy: String,
    /// The operation it holds.
    pub operation: String,
    /// What it measures.
    pub measure: Measure,
    /// The path of the field it measures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The path of the field it is a percentage of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Held above this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Number>,
    /// Held below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Number>,
    /// Held when the field is one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub among: Vec<String>,
    /// The currency of an amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// In which entity; absent: in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// At which site; absent: at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The duty that may release.
    pub duty: String,
    /// The first business day it holds.
    pub valid_from: BusinessDate,
    /// The last business day it holds, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<BusinessDate>,
    /// How many hours a held request waits before it expires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_hours: Option<i64>,
    /// Whether it holds anything: one that was ended stays on record.
    pub active: bool,
}

impl ApprovalPolicyReply {
    pub(crate) fn of(draft: &mut Draft<'_>, policy: &ApprovalPolicy) -> Self {
        let path = |text: &String| (!text.is_empty()).then(|| text.clone());
        Self {
            policy: policy.code.clone(),
            operation: policy.operation.clone(),
            measure: policy.measure,
            field: path(&policy.field),
            per: path(&policy.per),
            above: policy.above,
            below: policy.below,
            among: policy.among.clone(),
            currency: policy.currency,
            entity: draft.entity(policy.entity).map(|entity| entity.code.clone()),
            site: draft.site(policy.site).map(|site| site.code.clone()),
            duty: policy.duty.clone(),
            valid_from: policy.valid_from,
            valid_until: policy.valid_until,
            expires_hours: policy.expires_hours,
            active: policy.active,
        }
    }
}

/// A request that is held, or was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ApprovalReply {
    /// Its number.
    pub approval: String,
    /// What it asks for.
    pub operation: String,
    /// Where in its life it is. One that nobody released in time stays `held` here until `control.expire_approvals` is sent;
    /// it can no longer be released.
    pub state: ApprovalState,
    /// In whose name it was asked.
    pub requester: String,
    /// Who sent it in their name, if another did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// The entity it acts in, if one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The site it acts at, if one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// What it would have come to when it was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worth: Option<Money>,
    /// Why it is held.
    pub causes: Vec<Cause>,
    /// When it was held; absent within the command that holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_at: Option<Instant>,
    /// When it expires, if ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Instant>,
    /// What was asked, without what is personal in it.
    pub request: Map<String, Value>,
    /// Whether something in it is personal, and not shown here.
    pub has_personal: bool,
}

impl ApprovalReply {
    pub(crate) fn of(draft: &mut Draft<'_>, approval: &Approval) -> Self {
        let worth = approval.worth_minor.zip(approval.currency);
        Self {
            approval: approval.number(),
            operation: approval.operation.clone(),
            state: approval.state,
            requester: actor_code(draft, approval.requester),
            sender: (approval.sender != approval.requester).then(|| actor_code(draft, approval.sender)),
            entity: draft.entity(approval.entity).map(|entity| entity.code.clone()),
            site: draft.site(approval.site).map(|site| site.code.clone()),
            worth: worth.map(|(minor, currency)| Money { minor, currency }),
            causes: approval.causes.clone(),
            held_at: draft.facts.recorded_at(approval.command),
            expires_at: approval.expires_at,
            request: serde_json::from_str(&approval.request).unwrap_or_default(),
            has_personal: approval.personal_digest.is_some(),
        }
    }
}

/// A step in the life of a held request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ApprovalStepReply {
    /// Where it came to.
    pub state: ApprovalState,
    /// In whose name.
    pub actor: String,
    /// Who sent it in their name, if another did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// The command that made the step.
    pub command: i64,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// The command that did what was asked, of `done`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_by: Option<i64>,
    /// The code of the refusal, of `refused`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl ApprovalStepReply {
    pub(crate) fn of(draft: &mut Draft<'_>, step: ApprovalStep) -> Self {
        Self {
            state: step.state,
            actor: actor_code(draft, step.actor),
            sender: (step.sender != step.actor).then(|| actor_code(draft, step.sender)),
            command: step.command.0,
            at: draft.facts.recorded_at(step.command),
            done_by: (!step.done_by.is_none()).then_some(step.done_by.0),
            refusal: (!step.refusal.is_empty()).then_some(step.refusal),
            note: step.note,
        }
    }
}

/// Two duties that do not belong in one hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DutyPairReply {
    /// The one.
    pub first: String,
    /// The other.
    pub second: String,
    /// What is made of it.
    pub strictness: Strictness,
    /// What somebody could do who has both.
    pub risk: String,
    /// Whether it is one of those that are shipped.
    pub shipped: bool,
}

impl DutyPairReply {
    pub(crate) fn of(pair: &DutyPair) -> Self {
        let shipped =
            super::rules::SHIPPED.iter().any(|(first, second, _)| (*first, *second) == (&*pair.first, &*pair.second));
        let DutyPair { first, second, strictness, risk } = pair.clone();
        Self { first, second, strictness, risk, shipped }
    }
}

/// Who releases in whose stead, and for how long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DelegationReply {
    /// Whose authority it is.
    pub from: String,
    /// Who releases in their stead.
    pub to: String,
    /// In which entity; absent: in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// At which site; absent: at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The first business day.
    pub starts_on: BusinessDate,
    /// The last business day.
    pub ends_on: BusinessDate,
}

impl DelegationReply {
    pub(crate) fn of(draft: &mut Draft<'_>, delegation: &Delegation) -> Self {
        let Delegation { key, starts_on, ends_on } = *delegation;
        Self {
            from: actor_code(draft, key.from),
            to: actor_code(draft, key.to),
            entity: draft.entity(key.entity).map(|entity| entity.code.clone()),
            site: draft.site(key.site).map(|site| site.code.clone()),
            starts_on,
            ends_on,
        }
    }
}

pub(crate) fn actor_code(draft: &mut Draft<'_>, actor: ActorId) -> String {
    draft.actor(actor).map(|actor| actor.code.clone()).unwrap_or_default()
}
