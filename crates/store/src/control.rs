//! Actors, roles and grants.

use std::sync::Arc;

use backroom_domain::control::UseKey;
use backroom_domain::control::approvals::{Approval, ApprovalPolicy, ApprovalState, ApprovalStep, HeldPersonal};
use backroom_domain::control::facts::ControlFacts;
use backroom_domain::control::types::{Actor, Delegation, DelegationKey, DutyPair, Grant, GrantKey, Role};
use backroom_domain::values::{ActorId, ApprovalId, BusinessDate, CommandId, RoleId};

use crate::column::{Row, fields, only};
use crate::parties::json;
use crate::sql::statements;
use crate::table::Table;
use crate::write::{AfterImage, Writer};
use crate::{Fault, SqlFacts};

pub(crate) static ACTORS: Table =
    Table::replaced("actors", 1, &["actor_id", "code", "folded", "name", "kind", "active"]);
pub(crate) static ROLES: Table = Table::replaced("roles", 1, &["role_id", "code", "folded", "name", "duties"]);
pub(crate) static GRANTS: Table =
    Table::replaced("grants", 4, &["actor_id", "role_id", "entity_id", "site_id", "limit_minor", "active"]);

pub(crate) static APPROVAL_POLICIES: Table = Table::replaced(
    "approval_policies",
    1,
    &[
        "approval_policy_id",
        "code",
        "folded",
        "operation",
        "measure",
        "field",
        "per",
        "above",
        "below",
        "among",
        "currency",
        "entity_id",
        "site_id",
        "duty",
        "valid_from",
        "valid_until",
        "expires_hours",
        "active",
    ],
);
pub(crate) static APPROVALS: Table = Table::opened(
    "approvals",
    1,
    13,
    &[
        "approval_id",
        "command_id",
        "operation",
        "requester_id",
        "sender_id",
        "entity_id",
        "site_id",
        "worth_minor",
        "currency",
        "causes",
        "expires_at",
        "personal_digest",
        "request",
        "state",
        "ended_by",
    ],
);
pub(crate) static APPROVAL_STEPS: Table = Table::journal(
    "approval_steps",
    &["approval_step_id", "command_id", "approval_id", "state", "actor_id", "sender_id", "done_by", "refusal", "note"],
);
pub(crate) static APPROVAL_PERSONAL: Table =
    Table::replaced("approval_personal", 1, &["approval_id", "party", "salt", "body"]);
pub(crate) static DUTY_PAIRS: Table = Table::replaced("duty_pairs", 2, &["first", "second", "strictness", "risk"]);
pub(crate) static DELEGATIONS: Table =
    Table::replaced("delegations", 4, &["to_id", "from_id", "entity_id", "site_id", "starts_on", "ends_on"]);
pub(crate) static ACTOR_USES: Table = Table::replaced("actor_uses", 2, &["actor_id", "operation", "last_on"]);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[
    &ACTORS,
    &ROLES,
    &GRANTS,
    &APPROVAL_POLICIES,
    &APPROVALS,
    &APPROVAL_STEPS,
    &APPROVAL_PERSONAL,
    &DUTY_PAIRS,
    &DELEGATIONS,
    &ACTOR_USES,
];

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

macro_rules! approval_select {
    ($tail:literal) => {
        concat!(
            "SELECT approval_id, command_id, operation, requester_id, sender_id, entity_id, site_id, worth_minor, currency, \
             causes, expires_at, personal_digest, request, state, ended_by FROM approvals ",
            $tail
        )
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
    /// The command that left a grant as it is, by its subject in the history.
    GRANT_CHANGED = "SELECT command_id FROM history WHERE noun = 'grants' AND subject = ?1 ORDER BY history_id DESC LIMIT 1";
    /// Every approval policy, in order of code.
    APPROVAL_POLICIES_ALL = "SELECT approval_policy_id, code, folded, operation, measure, field, per, above, below, among, currency, \
        entity_id, site_id, duty, valid_from, valid_until, expires_hours, active FROM approval_policies ORDER BY folded";
    /// Every pair of duties that was set, in order.
    DUTY_PAIRS_ALL = "SELECT first, second, strictness, risk FROM duty_pairs ORDER BY first, second";
    /// Every delegation to an actor, in order of key.
    DELEGATIONS_TO = "SELECT to_id, from_id, entity_id, site_id, starts_on, ends_on FROM delegations WHERE to_id = ?1 \
        ORDER BY from_id, entity_id, site_id";
    /// A held request by key.
    APPROVAL = approval_select!("WHERE approval_id = ?1");
    /// The request that a command held.
    APPROVAL_OF_COMMAND = approval_select!("WHERE command_id = ?1");
    /// Every request that is held and was not ended.
    APPROVALS_HELD = approval_select!("WHERE state = 'held' ORDER BY approval_id");
    /// Requests that ended in a state, after a key.
    APPROVALS_AFTER = approval_select!("WHERE state <> 'held' AND state = ?1 AND approval_id > ?2 ORDER BY approval_id LIMIT ?3");
    /// The steps of a held request, in order.
    STEPS_OF_APPROVAL = "SELECT approval_step_id, command_id, approval_id, state, actor_id, sender_id, done_by, refusal, note \
        FROM approval_steps WHERE approval_id = ?1 ORDER BY approval_step_id";
    /// What is personal in a held request.
    HELD_PERSONAL = "SELECT approval_id, party, salt, body FROM approval_personal WHERE approval_id = ?1";
    /// Held requests that tell of a party and are not forgotten.
    HELD_PERSONAL_OF = "SELECT approval_id FROM approval_personal WHERE body <> '' AND party = ?1 ORDER BY approval_id";
    /// The last day on which an actor had an operation done.
    ACTOR_USE = "SELECT last_on FROM actor_uses WHERE actor_id = ?1 AND operation = ?2";
    /// Every operation an actor has had done.
    ACTOR_USES_OF = "SELECT operation, last_on FROM actor_uses WHERE actor_id = ?1 ORDER BY operation";
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

pub(crate) fn write_policy(after: &mut AfterImage<'_, '_>, policy: &ApprovalPolicy) -> Result<(), Fault> {
    let ApprovalPolicy {
        id,
        code,
        folded,
        operation,
        measure,
        field,
        per,
        above,
        below,
        among,
        currency,
        entity,
        site,
        duty,
        valid_from,
        valid_until,
        expires_hours,
        active,
    } = policy;
    let (above, below) = (above.map(|limit| limit.to_string()), below.map(|limit| limit.to_string()));
    let among = json(among);
    after.put(
        &APPROVAL_POLICIES,
        fields![
            *id,
            code,
            folded,
            operation,
            *measure,
            field,
            per,
            above.as_deref(),
            below.as_deref(),
            &among,
            *currency,
            *entity,
            *site,
            duty,
            *valid_from,
            *valid_until,
            *expires_hours,
            *active,
        ],
    )
}

pub(crate) fn write_duty_pair(after: &mut AfterImage<'_, '_>, pair: &DutyPair) -> Result<(), Fault> {
    let DutyPair { first, second, strictness, risk } = pair;
    after.put(&DUTY_PAIRS, fields![first, second, *strictness, risk])
}

pub(crate) fn write_delegation(after: &mut AfterImage<'_, '_>, delegation: &Delegation) -> Result<(), Fault> {
    let Delegation { key: DelegationKey { to, from, entity, site }, starts_on, ends_on } = delegation;
    after.put(&DELEGATIONS, fields![*to, *from, *entity, *site, *starts_on, *ends_on])
}

pub(crate) fn write_approvals(
    writer: &mut Writer<'_>,
    rows: &[(ApprovalId, Option<&Arc<Approval>>)],
) -> Result<(), Fault> {
    for (_, approval) in rows {
        let Some(approval) = approval else {
            return Err(Fault::new("store.constraint", "rows of approvals are never removed"));
        };
        write_approval(writer, approval)?;
    }
    Ok(())
}

pub(crate) fn write_approval(writer: &mut Writer<'_>, approval: &Approval) -> Result<(), Fault> {
    let Approval {
        id,
        command,
        operation,
        requester,
        sender,
        entity,
        site,
        worth_minor,
        currency,
        causes,
        expires_at,
        request,
        personal_digest,
        state,
        ended_by,
    } = approval;
    let causes = json(causes);
    writer.put(
        &APPROVALS,
        fields![
            *id,
            *command,
            operation,
            *requester,
            *sender,
            *entity,
            *site,
            *worth_minor,
            *currency,
            &causes,
            *expires_at,
            personal_digest.as_ref(),
            request,
            *state,
            *ended_by,
        ],
    )
}

pub(crate) fn write_approval_step(writer: &mut Writer<'_>, step: &ApprovalStep) -> Result<(), Fault> {
    let ApprovalStep { id, command, approval, state, actor, sender, done_by, refusal, note } = step;
    writer.journal(&APPROVAL_STEPS, fields![*id, *command, *approval, *state, *actor, *sender, *done_by, refusal, note])
}

/// What is personal is in no digest and in no history, so that forgetting it leaves nothing behind.
pub(crate) fn write_held_personal(writer: &mut Writer<'_>, row: &HeldPersonal) -> Result<(), Fault> {
    let HeldPersonal { approval, party, salt, body } = row;
    writer.put(&APPROVAL_PERSONAL, fields![*approval, party, salt, body])
}

pub(crate) fn write_uses(writer: &mut Writer<'_>, rows: &[(UseKey, Option<&BusinessDate>)]) -> Result<(), Fault> {
    writer.put_all(&ACTOR_USES, rows, |(actor, operation), day| *fields![*actor, *operation, *day])
}

fn read_approval(row: &Row<'_>) -> Result<Approval, Fault> {
    Ok(Approval {
        id: row.get()?,
        command: row.get()?,
        operation: row.get()?,
        requester: row.get()?,
        sender: row.get()?,
        entity: row.get()?,
        site: row.get()?,
        worth_minor: row.get()?,
        currency: row.get()?,
        causes: row.get()?,
        expires_at: row.get()?,
        personal_digest: row.get()?,
        request: row.get()?,
        state: row.get()?,
        ended_by: row.get()?,
    })
}

fn read_policy(row: &Row<'_>) -> Result<ApprovalPolicy, Fault> {
    Ok(ApprovalPolicy {
        id: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        operation: row.get()?,
        measure: row.get()?,
        field: row.get()?,
        per: row.get()?,
        above: row.get()?,
        below: row.get()?,
        among: row.get()?,
        currency: row.get()?,
        entity: row.get()?,
        site: row.get()?,
        duty: row.get()?,
        valid_from: row.get()?,
        valid_until: row.get()?,
        expires_hours: row.get()?,
        active: row.get()?,
    })
}

fn read_step(row: &Row<'_>) -> Result<ApprovalStep, Fault> {
    Ok(ApprovalStep {
        id: row.get()?,
        command: row.get()?,
        approval: row.get()?,
        state: row.get()?,
        actor: row.get()?,
        sender: row.get()?,
        done_by: row.get()?,
        refusal: row.get()?,
        note: row.get()?,
    })
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

    fn approval_policies(&self) -> Vec<ApprovalPolicy> {
        self.list(APPROVAL_POLICIES_ALL, &[], read_policy)
    }

    fn duty_pairs(&self) -> Vec<DutyPair> {
        self.list(DUTY_PAIRS_ALL, &[], |row| {
            Ok(DutyPair { first: row.get()?, second: row.get()?, strictness: row.get()?, risk: row.get()? })
        })
    }

    fn delegations_to(&self, actor: ActorId) -> Vec<Delegation> {
        self.list(DELEGATIONS_TO, fields![actor], |row| {
            let key = DelegationKey { to: row.get()?, from: row.get()?, entity: row.get()?, site: row.get()? };
            Ok(Delegation { key, starts_on: row.get()?, ends_on: row.get()? })
        })
    }

    fn approval(&self, id: ApprovalId) -> Option<Approval> {
        self.one(APPROVAL, fields![id], read_approval)
    }

    fn approval_of_command(&self, command: CommandId) -> Option<Approval> {
        self.one(APPROVAL_OF_COMMAND, fields![command], read_approval)
    }

    fn approvals_held(&self) -> Vec<Approval> {
        self.list(APPROVALS_HELD, &[], read_approval)
    }

    fn approvals_after(&self, state: ApprovalState, after: ApprovalId, limit: u32) -> Vec<Approval> {
        self.list(APPROVALS_AFTER, fields![state, after, limit], read_approval)
    }

    fn approval_steps(&self, id: ApprovalId) -> Vec<ApprovalStep> {
        self.list(STEPS_OF_APPROVAL, fields![id], read_step)
    }

    fn held_personal(&self, id: ApprovalId) -> Option<HeldPersonal> {
        self.one(HELD_PERSONAL, fields![id], |row| {
            Ok(HeldPersonal { approval: row.get()?, party: row.get()?, salt: row.get()?, body: row.get()? })
        })
    }

    fn held_personal_of(&self, party: &str) -> Vec<ApprovalId> {
        self.list(HELD_PERSONAL_OF, fields![party], only)
    }

    fn actor_use(&self, actor: ActorId, operation: &str) -> Option<BusinessDate> {
        self.one(ACTOR_USE, fields![actor, operation], only)
    }

    fn actor_uses(&self, actor: ActorId) -> Vec<(String, BusinessDate)> {
        self.list(ACTOR_USES_OF, fields![actor], |row| Ok((row.get()?, row.get()?)))
    }

    fn grant_changed(&self, key: &GrantKey) -> Option<CommandId> {
        let GrantKey { actor, role, entity, site } = *key;
        let subject = GRANTS.subject(fields![actor, role, entity, site]);
        self.one(GRANT_CHANGED, fields![&subject], only)
    }
}
