//! What a person must look at.
//!
//! 1. An exception is raised inside the transaction of the command that met it.
//! 2. Its state is the fold of its moves: open -> assigned -> resolved; assigned may pass from one actor to another,
//!    resolved is final.

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
pub const SLICE: Slice = Slice { name: "exceptions", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::RaiseException>(),
    Operation::command::<commands::AssignException>(),
    Operation::command::<commands::ResolveException>(),
    Operation::query::<queries::Exceptions>(),
    Operation::query::<queries::ExceptionByNumber>(),
];
