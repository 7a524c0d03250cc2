//! Actors, what they may do, and where.
//!
//! 1. Nothing is allowed that no active grant of an active actor covers.
//! 2. A grant covers the scopes inside its own.

pub mod commands;
pub mod facts;
mod part;
pub mod queries;
pub mod refusals;
pub mod rules;
pub mod types;

pub use part::Part;

use crate::Slice;
use crate::flow::Operation;

/// This slice's rows of the tables.
pub const SLICE: Slice = Slice { name: "control", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[Operation::command::<commands::SetUp>()];
