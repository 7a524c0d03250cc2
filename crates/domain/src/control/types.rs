//! Actors, roles and grants.

use crate::values::{ActorId, BusinessDate, EntityId, RoleId, SiteId};
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

words! {
    /// What is made of two duties in one hand.
    Strictness {
        /// Nothing: the pair is not one of ours.
        Off = "off",
        /// It stands in the report of who could.
        Report = "report",
        /// It stands in the report, is refused when a role is granted, and in the steps of one document.
        Enforce = "enforce",
    }
}

/// Two duties that do not belong in one hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyPair {
    /// The one that comes first in the order of texts.
    pub first: String,
    /// The other.
    pub second: String,
    /// What is made of it.
    pub strictness: Strictness,
    /// What somebody could do who has both.
    pub risk: String,
}

/// What a delegation joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DelegationKey {
    /// Who releases in the other's stead.
    pub to: ActorId,
    /// Whose authority it is.
    pub from: ActorId,
    /// In which entity; none: in all.
    pub entity: EntityId,
    /// At which site; none: at all.
    pub site: SiteId,
}

/// An actor releases in another's stead for some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// From whom to whom.
    pub key: DelegationKey,
    /// The first business day.
    pub starts_on: BusinessDate,
    /// The last business day.
    pub ends_on: BusinessDate,
}
