//! Actors, roles and grants in the draft.

use std::sync::Arc;

use super::approvals::{Approval, ApprovalPolicy, ApprovalState, ApprovalStep, HeldPersonal};
use super::types::{Actor, Delegation, DutyPair, Grant, Role};
use crate::flow::{Codes, Draft, Master, Record, Rows, overlay};
use crate::values::{ActorId, ApprovalId, BusinessDate, Code, CommandId, RoleId};

overlay! {
    /// What the control slice holds in the draft.
    pub struct Part {
        actors: Rows<ActorId, Arc<Actor>>,
        actor_codes: Codes<ActorId>,
        roles: Rows<RoleId, Arc<Role>>,
        role_codes: Codes<RoleId>,
        grants: Rows<ActorId, Arc<Vec<Grant>>>,
        /// All of them under one key: every command asks for them, and they are few.
        policies: Rows<u8, Arc<Vec<ApprovalPolicy>>>,
        pairs: Rows<u8, Arc<Vec<DutyPair>>>,
        delegations: Rows<ActorId, Arc<Vec<Delegation>>>,
        approvals: Rows<ApprovalId, Arc<Approval>>,
        held_personal: Rows<ApprovalId, Arc<HeldPersonal>>,
        uses: Rows<UseKey, BusinessDate>,
    }
}

/// Who had which operation done.
pub type UseKey = (ActorId, &'static str);

impl Part {
    /// The held requests this commit has opened or ended.
    #[must_use]
    pub fn dirty_approvals(&self) -> Vec<(ApprovalId, Option<&Arc<Approval>>)> {
        self.approvals.dirty()
    }

    /// The last days of operations this commit has moved on.
    #[must_use]
    pub fn dirty_uses(&self) -> Vec<(UseKey, Option<&BusinessDate>)> {
        self.uses.dirty()
    }
}

const ALL: u8 = 0;

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

    /// Every approval policy, ended ones included, in order of code.
    pub fn approval_policies(&mut self) -> Arc<Vec<ApprovalPolicy>> {
        let (part, facts) = self.control_mut();
        part.policies.get_or_load(ALL, || Some(Arc::new(facts.approval_policies()))).cloned().unwrap_or_default()
    }

    /// Adds or replaces an approval policy.
    pub(crate) fn put_approval_policy(&mut self, policy: ApprovalPolicy) {
        let mut policies = (*self.approval_policies()).clone();
        policies.retain(|held| held.id != policy.id);
        policies.push(policy.clone());
        policies.sort_by(|left, right| left.folded.cmp(&right.folded));
        let (part, _) = self.control_mut();
        part.policies.put(ALL, Arc::new(policies));
        self.master(Master::ApprovalPolicy(Arc::new(policy)));
    }

    /// Every pair of duties that was set otherwise than it is shipped, in order.
    pub(crate) fn duty_pairs(&mut self) -> Arc<Vec<DutyPair>> {
        let (part, facts) = self.control_mut();
        part.pairs.get_or_load(ALL, || Some(Arc::new(facts.duty_pairs()))).cloned().unwrap_or_default()
    }

    /// Sets a pair of duties.
    pub(crate) fn put_duty_pair(&mut self, pair: DutyPair) {
        let mut pairs = (*self.duty_pairs()).clone();
        pairs.retain(|held| (&held.first, &held.second) != (&pair.first, &pair.second));
        pairs.push(pair.clone());
        pairs.sort_by(|left, right| (&left.first, &left.second).cmp(&(&right.first, &right.second)));
        let (part, _) = self.control_mut();
        part.pairs.put(ALL, Arc::new(pairs));
        self.master(Master::DutyPair(pair));
    }

    /// Every delegation to an actor.
    pub(crate) fn delegations_to(&mut self, actor: ActorId) -> Arc<Vec<Delegation>> {
        let (part, facts) = self.control_mut();
        let load = || Some(Arc::new(facts.delegations_to(actor)));
        part.delegations.get_or_load(actor, load).cloned().unwrap_or_default()
    }

    /// Adds or replaces a delegation.
    pub(crate) fn put_delegation(&mut self, delegation: Delegation) {
        let to = delegation.key.to;
        let mut delegations = (*self.delegations_to(to)).clone();
        delegations.retain(|held| held.key != delegation.key);
        delegations.push(delegation.clone());
        delegations.sort_by_key(|held| held.key);
        let (part, _) = self.control_mut();
        part.delegations.put(to, Arc::new(delegations));
        self.master(Master::Delegation(delegation));
    }

    /// A held request by key.
    pub fn approval(&mut self, id: ApprovalId) -> Option<Arc<Approval>> {
        let (part, facts) = self.control_mut();
        part.approvals.get_or_load(id, || facts.approval(id).map(Arc::new)).cloned()
    }

    /// The request that a command held.
    pub fn approval_of_command(&mut self, command: CommandId) -> Option<Arc<Approval>> {
        let (part, facts) = self.control_mut();
        let held = part.approvals.held().find(|(_, approval)| approval.command == command).map(|(id, _)| id);
        let id = held.or_else(|| facts.approval_of_command(command).map(|approval| approval.id))?;
        self.approval(id)
    }

    /// Every request that is held and was not ended, in order of key.
    pub(crate) fn approvals_held(&mut self) -> Vec<Arc<Approval>> {
        let (part, facts) = self.control_mut();
        let file = facts.approvals_held().into_iter().map(|approval| (approval.id, Arc::new(approval)));
        let mut rows = part.approvals.laid_over(file, |approval| approval.state == ApprovalState::Held);
        rows.sort_by_key(|approval| approval.id);
        rows
    }

    /// Requests that ended in a state, with keys above one, in order of key, at most so many.
    pub(crate) fn approvals_after(
        &mut self,
        state: ApprovalState,
        after: ApprovalId,
        limit: u32,
    ) -> Vec<Arc<Approval>> {
        let (part, facts) = self.control_mut();
        let file = facts.approvals_after(state, after, limit).into_iter().map(|row| (row.id, Arc::new(row)));
        let mut rows = part.approvals.laid_over(file, |row| row.id > after && row.state == state);
        rows.sort_by_key(|row| row.id);
        rows.truncate(limit as usize);
        rows
    }

    /// The steps of a held request, in order.
    pub(crate) fn approval_steps(&mut self, id: ApprovalId) -> Vec<ApprovalStep> {
        let filed = self.facts.approval_steps(id);
        self.with_records(
            filed,
            |step| step.id,
            |record| match record {
                Record::ApprovalStep(step) if step.approval == id => Some(step),
                _ => None,
            },
        )
    }

    /// Opens a held request.
    pub(crate) fn add_approval(&mut self, approval: Approval) {
        let approval = Arc::new(approval);
        self.record(Record::Approval(Arc::clone(&approval)));
        let (part, _) = self.control_mut();
        part.approvals.put(approval.id, approval);
    }

    /// Sets where in its life a held request is.
    pub(crate) fn put_approval(&mut self, approval: Approval) {
        let (part, _) = self.control_mut();
        part.approvals.put(approval.id, Arc::new(approval));
    }

    /// What is personal in a held request.
    pub(crate) fn held_personal(&mut self, id: ApprovalId) -> Option<Arc<HeldPersonal>> {
        let (part, facts) = self.control_mut();
        part.held_personal.get_or_load(id, || facts.held_personal(id).map(Arc::new)).cloned()
    }

    /// Held requests that tell of a party, by its folded code, and are not forgotten.
    pub(crate) fn held_personal_of(&mut self, party: &str) -> Vec<ApprovalId> {
        let (part, facts) = self.control_mut();
        let mut ids = facts.held_personal_of(party);
        ids.extend(part.held_personal.held().filter(|(_, row)| row.party == party).map(|(id, _)| id));
        ids.sort_unstable();
        ids.dedup();
        ids.retain(|id| self.held_personal(*id).is_some_and(|row| !row.is_forgotten()));
        ids
    }

    /// Keeps what is personal in a held request, or forgets it.
    pub(crate) fn put_held_personal(&mut self, row: HeldPersonal) {
        let (part, _) = self.control_mut();
        part.held_personal.put(row.approval, Arc::new(row.clone()));
        self.record(Record::HeldPersonal(row));
    }

    /// Notes that an actor had an operation done on a UTC day. A row changes once a day, however much is sent.
    pub fn note_use(&mut self, actor: ActorId, operation: &'static str, day: BusinessDate) {
        let (part, facts) = self.control_mut();
        let key = (actor, operation);
        let last = part.uses.get_or_load(key, || facts.actor_use(actor, operation)).copied();
        if last.is_none_or(|last| last < day) {
            part.uses.put(key, day);
        }
    }

    /// Every operation an actor has had done, with the last UTC day of it.
    pub(crate) fn actor_uses(&mut self, actor: ActorId) -> Vec<(String, BusinessDate)> {
        let (part, facts) = self.control_mut();
        let mut uses = facts.actor_uses(actor);
        let own = part.uses.held().filter(|((of, _), _)| *of == actor);
        for ((_, operation), day) in own {
            uses.retain(|(held, _)| held != operation);
            uses.push((operation.to_owned(), *day));
        }
        uses.sort_unstable();
        uses
    }
}
