//! Items, their units and packs, their names and categories.
//!
//! 1. A pack is an exact rational number of base units; a missing one is an error, never 1.
//! 2. A name means one item: a GTIN everywhere, a supplier's code for that supplier.

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
pub const SLICE: Slice = Slice { name: "catalogue", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[];
