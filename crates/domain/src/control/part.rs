//! Actors, roles and grants in the draft.

use std::sync::Arc;

use super::types::{Actor, Grant, Role};
use crate::flow::{Codes, Draft, Master, Rows, overlay};
use crate::values::{ActorId, Code, RoleId};

overlay! {
    /// What the control slice holds in the draft.
    pub struct Part {
        actors: Rows<ActorId, Arc<Actor>>,
        actor_codes: Codes<ActorId>,
        roles: Rows<RoleId, Arc<Role>>,
        role_codes: Codes<RoleId>,
        grants: Rows<ActorId, Arc<Vec<Grant>>>,
    }
}

impl Draft<'_> {
    /// An actor by key.
    pub fn actor(&mut self, id: ActorId) -> Option<Arc<Actor>> {
        let (part, facts) = self.control_mut();
        part.actors.get_or_load(id, || facts.actor(id).map(Arc::new)).cloned()
    }

    /// The actor of a code.
    pub fn actor_by_code(&mut self, code: &Code) -> Option<Arc<Actor>> {
        let (part, facts) = self.control_mut();
        let id = part.actor_codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.actor_by_code(folded).map(|actor| actor.id),
        )?;
        self.actor(id)
    }

    /// Every actor, in order of code.
    pub fn actors(&mut self) -> Vec<Arc<Actor>> {
        let (part, facts) = self.control_mut();
        let file = facts.actors().into_iter().map(|actor| (actor.id, Arc::new(actor)));
        let mut actors = part.actors.laid_over(file, |_| true);
        actors.sort_by(|left, right| left.folded.cmp(&right.folded));
        actors
    }

    /// Adds or replaces an actor.
    pub(crate) fn put_actor(&mut self, actor: Actor) {
        let (part, _) = self.control_mut();
        part.actor_codes.bind(&actor.folded, actor.id);
        part.actors.put(actor.id, Arc::new(actor.clone()));
        self.master(Master::Actor(actor));
    }

    /// A role by key.
    pub fn role(&mut self, id: RoleId) -> Option<Arc<Role>> {
        let (part, facts) = self.control_mut();
        part.roles.get_or_load(id, || facts.role(id).map(Arc::new)).cloned()
    }

    /// The role of a code.
    pub fn role_by_code(&mut self, code: &Code) -> Option<Arc<Role>> {
        let (part, facts) = self.control_mut();
        let id = part.role_codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.role_by_code(folded).map(|role| role.id),
        )?;
        self.role(id)
    }

    /// Every role, in order of code.
    pub fn roles(&mut self) -> Vec<Arc<Role>> {
        let (part, facts) = self.control_mut();
        let file = facts.roles().into_iter().map(|role| (role.id, Arc::new(role)));
        let mut roles = part.roles.laid_over(file, |_| true);
        roles.sort_by(|left, right| left.folded.cmp(&right.folded));
        roles
    }

    /// Adds or replaces a role.
    pub(crate) fn put_role(&mut self, role: Role) {
        let (part, _) = self.control_mut();
        part.role_codes.bind(&role.folded, role.id);
        part.roles.put(role.id, Arc::new(role.clone()));
        self.master(Master::Role(role));
    }

    /// Every grant of an actor, in order of key.
    pub fn grants_of(&mut self, actor: ActorId) -> Arc<Vec<Grant>> {
        let (part, facts) = self.control_mut();
        part.grants.get_or_load(actor, || Some(Arc::new(facts.grants_of(actor)))).cloned().unwrap_or_default()
    }

    /// Adds or replaces a grant.
    pub(crate) fn put_grant(&mut self, grant: Grant) {
        let mut grants = (*self.grants_of(grant.key.actor)).clone();
        grants.retain(|held| held.key != grant.key);
        grants.push(grant.clone());
        grants.sort_by_key(|held| held.key);
        let (part, _) = self.control_mut();
        part.grants.put(grant.key.actor, Arc::new(grants));
        self.master(Master::Grant(grant));
    }
}
