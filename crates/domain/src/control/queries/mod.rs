//! One file a query.

mod actor;
mod actors;
mod roles;

pub use actor::{ActorAnswer, ActorWithGrants};
pub use actors::{Actors, ActorsAnswer};
pub use roles::{Roles, RolesAnswer};
