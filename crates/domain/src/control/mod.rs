//! Actors, what they may do, and where.
//!
//! 1. Nothing is allowed that no active grant of an active actor covers.
//! 2. A grant covers the scopes inside its own.
//! 3. Nobody gives a duty, a scope or a limit that they do not have themselves.
//! 4. An active actor is always left who has every duty over the whole file.

pub mod commands;
pub mod facts;
mod part;
pub mod queries;
pub mod refusals;
pub mod replies;
pub mod rules;
pub mod types;

pub use part::Part;

use crate::Slice;
use crate::flow::Operation;

/// This slice's rows of the tables.
pub const SLICE: Slice = Slice { name: "control", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::SetUp>(),
    Operation::command::<commands::AddActor>(),
    Operation::command::<commands::ChangeActor>(),
    Operation::command::<commands::SetRole>(),
    Operation::command::<commands::GrantRole>(),
    Operation::command::<commands::RevokeRole>(),
    Operation::query::<queries::Actors>(),
    Operation::query::<queries::ActorWithGrants>(),
    Operation::query::<queries::Roles>(),
];
