//! What a person must look at.
//!
//! 1. An exception is raised inside the transaction of the command that met it.
//! 2. Its state is the fold of its moves: open -> assigned -> resolved.

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
pub const SLICE: Slice = Slice { name: "exceptions", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[];
