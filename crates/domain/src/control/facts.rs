//! What the control slice asks of the file.

use super::approvals::{Approval, ApprovalPolicy, ApprovalState, ApprovalStep, HeldPersonal};
use super::types::{Actor, Delegation, DutyPair, Grant, GrantKey, Role};
use crate::values::{ActorId, ApprovalId, BusinessDate, CommandId, RoleId};

/// Actors, roles and grants as the file has them.
pub trait ControlFacts {
    /// The actor of a folded code.
    fn actor_by_code(&self, folded: &str) -> Option<Actor>;
    /// An actor by key.
    fn actor(&self, id: ActorId) -> Option<Actor>;
    /// The role of a folded code.
    fn role_by_code(&self, folded: &str) -> Option<Role>;
    /// A role by key.
    fn role(&self, id: RoleId) -> Option<Role>;
    /// Every grant of an actor, in order of key.
    fn grants_of(&self, actor: ActorId) -> Vec<Grant>;
    /// Every actor, in order of code.
    fn actors(&self) -> Vec<Actor>;
    /// Every role, in order of code.
    fn roles(&self) -> Vec<Role>;
    /// Every approval policy, ended ones included, in order of code.
    fn approval_policies(&self) -> Vec<ApprovalPolicy>;
    /// Every pair of duties that was set otherwise than it is shipped.
    fn duty_pairs(&self) -> Vec<DutyPair>;
    /// Every delegation to an actor.
    fn delegations_to(&self, actor: ActorId) -> Vec<Delegation>;
    /// A held request by key.
    fn approval(&self, id: ApprovalId) -> Option<Approval>;
    /// The request that a command held.
    fn approval_of_command(&self, command: CommandId) -> Option<Approval>;
    /// Every request that is held and was not ended, in order of key.
    fn approvals_held(&self) -> Vec<Approval>;
    /// Requests that ended in a state, with keys above one, in order of key, at most so many.
    fn approvals_after(&self, state: ApprovalState, after: ApprovalId, limit: u32) -> Vec<Approval>;
    /// The steps of a held request, in order.
    fn approval_steps(&self, id: ApprovalId) -> Vec<ApprovalStep>;
    /// What is personal in a held request.
    fn held_personal(&self, id: ApprovalId) -> Option<HeldPersonal>;
    /// Held requests that tell of a party, by its folded code, and are not forgotten.
    fn held_personal_of(&self, party: &str) -> Vec<ApprovalId>;
    /// The last UTC day on which an actor had an operation done.
    fn actor_use(&self, actor: ActorId, operation: &str) -> Option<BusinessDate>;
    /// Every operation an actor has had done, with the last UTC day of it.
    fn actor_uses(&self, actor: ActorId) -> Vec<(String, BusinessDate)>;
    /// The command that left a grant as it is.
    fn grant_changed(&self, key: &GrantKey) -> Option<CommandId>;
}
