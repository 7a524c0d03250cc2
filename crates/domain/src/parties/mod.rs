//! Customers, suppliers and others we deal with.
//!
//! 1. Nothing personal stands outside `party_personal`; books and chain know it by a salted digest alone.
//! 2. A reference of another system names one party.

pub mod commands;
pub mod facts;
mod part;
pub mod queries;
pub mod refusals;
pub(crate) mod rules;
pub mod types;

pub use part::Part;

use crate::Slice;
use crate::flow::Operation;

/// This slice's rows of the tables.
pub const SLICE: Slice = Slice { name: "parties", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[];
