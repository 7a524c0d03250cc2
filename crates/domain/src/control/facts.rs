//! What the control slice asks of the file.

use super::types::{Actor, Grant, Role};
use crate::values::{ActorId, RoleId};

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
}
