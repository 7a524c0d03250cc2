//! Where units are and why: sites, positions, movements, transfers, counts.
//!
//! 1. A position is the sum of its movements.
//! 2. A document's movements and pool moves follow each other without a gap.
//! 3. What of a transfer line has neither arrived nor been resolved is in transit.

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
pub const SLICE: Slice = Slice { name: "stock", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[];
