//! One file a command.

mod add_actor;
mod change_actor;
mod grant_role;
mod revoke_role;
mod set_role;
mod set_up;

pub use add_actor::AddActor;
pub use change_actor::ChangeActor;
pub use grant_role::GrantRole;
pub use revoke_role::RevokeRole;
pub use set_role::SetRole;
pub use set_up::{SetUp, SetUpReply};
