//! Actors, roles and grants.

use crate::values::{ActorId, EntityId, RoleId, SiteId};
use crate::words::words;

words! {
    /// What an actor is.
    ActorKind {
        /// A person.
        Person = "person",
        /// A till, a job, an integration.
        System = "system",
    }
}

/// A person or a system that issues commands.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Its key.
    pub id: ActorId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// Person or system.
    pub kind: ActorKind,
    /// An inactive actor may do nothing.
    pub active: bool,
}

/// A named set of duties.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Its key.
    pub id: RoleId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// The duties, sorted; `*` stands for all, `stock.*` for all of a slice.
    pub duties: Vec<String>,
}

/// What a grant joins: actor and role, within an entity and a site (none: all).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GrantKey {
    /// Who.
    pub actor: ActorId,
    /// May do what.
    pub role: RoleId,
    /// In which entity.
    pub entity: EntityId,
    /// At which site.
    pub site: SiteId,
}

/// A role given to an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Grant {
    /// What it joins.
    pub key: GrantKey,
    /// The largest amount a command may commit to, in minor units of the entity's currency.
    pub limit_minor: Option<i64>,
    /// A withdrawn grant stays on record, inactive.
    pub active: bool,
}
