//! Actors, roles and grants.

use backroom_domain::control::facts::ControlFacts;
use backroom_domain::control::types::{Actor, Grant, GrantKey, Role};
use backroom_domain::values::{ActorId, RoleId};

use crate::column::{Row, fields};
use crate::sql::statements;
use crate::table::Table;
use crate::write::AfterImage;
use crate::{Fault, SqlFacts};

pub(crate) static ACTORS: Table =
    Table::replaced("actors", 1, &["actor_id", "code", "folded", "name", "kind", "active"]);
pub(crate) static ROLES: Table = Table::replaced("roles", 1, &["role_id", "code", "folded", "name", "duties"]);
pub(crate) static GRANTS: Table =
    Table::replaced("grants", 4, &["actor_id", "role_id", "entity_id", "site_id", "limit_minor", "active"]);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[&ACTORS, &ROLES, &GRANTS];

macro_rules! actor_select {
    ($tail:literal) => {
        concat!("SELECT actor_id, code, folded, name, kind, active FROM actors ", $tail)
    };
}
macro_rules! role_select {
    ($tail:literal) => {
        concat!("SELECT role_id, code, folded, name, duties FROM roles ", $tail)
    };
}

statements! {
    /// The actor of a folded code.
    ACTOR_BY_CODE = actor_select!("WHERE folded = ?1");
    /// An actor by key.
    ACTOR = actor_select!("WHERE actor_id = ?1");
    /// Every actor, in order of code.
    ACTORS_ALL = actor_select!("ORDER BY folded");
    /// The role of a folded code.
    ROLE_BY_CODE = role_select!("WHERE folded = ?1");
    /// A role by key.
    ROLE = role_select!("WHERE role_id = ?1");
    /// Every role, in order of code.
    ROLES_ALL = role_select!("ORDER BY folded");
    /// Every grant of an actor, in order of key.
    GRANTS_OF = "SELECT actor_id, role_id, entity_id, site_id, limit_minor, active FROM grants WHERE actor_id = ?1 ORDER BY role_id, entity_id, site_id";
}

pub(crate) fn write_actor(after: &mut AfterImage<'_, '_>, actor: &Actor) -> Result<(), Fault> {
    let Actor { id, code, folded, name, kind, active } = actor;
    after.put(&ACTORS, fields![*id, code, folded, name, *kind, *active])
}

pub(crate) fn write_role(after: &mut AfterImage<'_, '_>, role: &Role) -> Result<(), Fault> {
    let Role { id, code, folded, name, duties } = role;
    let duties = serde_json::Value::from(duties.as_slice()).to_string();
    after.put(&ROLES, fields![*id, code, folded, name, &duties])
}

pub(crate) fn write_grant(after: &mut AfterImage<'_, '_>, grant: &Grant) -> Result<(), Fault> {
    let Grant { key: GrantKey { actor, role, entity, site }, limit_minor, active } = grant;
    after.put(&GRANTS, fields![*actor, *role, *entity, *site, *limit_minor, *active])
}

fn read_actor(row: &Row<'_>) -> Result<Actor, Fault> {
    Ok(Actor {
        id: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        name: row.get()?,
        kind: row.get()?,
        active: row.get()?,
    })
}

fn read_role(row: &Row<'_>) -> Result<Role, Fault> {
    Ok(Role { id: row.get()?, code: row.get()?, folded: row.get()?, name: row.get()?, duties: row.get()? })
}

fn read_grant(row: &Row<'_>) -> Result<Grant, Fault> {
    let key = GrantKey { actor: row.get()?, role: row.get()?, entity: row.get()?, site: row.get()? };
    Ok(Grant { key, limit_minor: row.get()?, active: row.get()? })
}

impl ControlFacts for SqlFacts<'_> {
    fn actor_by_code(&self, folded: &str) -> Option<Actor> {
        self.one(ACTOR_BY_CODE, fields![folded], read_actor)
    }

    fn actor(&self, id: ActorId) -> Option<Actor> {
        self.one(ACTOR, fields![id], read_actor)
    }

    fn role_by_code(&self, folded: &str) -> Option<Role> {
        self.one(ROLE_BY_CODE, fields![folded], read_role)
    }

    fn role(&self, id: RoleId) -> Option<Role> {
        self.one(ROLE, fields![id], read_role)
    }

    fn grants_of(&self, actor: ActorId) -> Vec<Grant> {
        self.list(GRANTS_OF, fields![actor], read_grant)
    }

    fn actors(&self) -> Vec<Actor> {
        self.list(ACTORS_ALL, &[], read_actor)
    }

    fn roles(&self) -> Vec<Role> {
        self.list(ROLES_ALL, &[], read_role)
    }
}
