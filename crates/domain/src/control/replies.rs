//! Actors, roles and grants as callers see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::{Actor, ActorKind, Grant, Role};
use crate::flow::Draft;
use crate::values::money_text;

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
