//! What stock is worth: pools, layers, three methods.
//!
//! 1. The book value of a pool is its value rounded half away from zero, at every moment.
//! 2. An empty pool is worth nothing; what a supplier owns is worth nothing to us.
//! 3. The layers of a layered pool add up to it, while it is not below zero.
//! 4. Nothing is ever reposted: a late cost is dated today.
//! 5. The moves of a pool never go back in the day of the books, so that 1 and 2 hold at the end of every such day too.

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
pub const SLICE: Slice = Slice { name: "costing", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::AddLandedCost>(),
    Operation::command::<commands::AdjustReceiptPrice>(),
    Operation::command::<commands::SetStandardCost>(),
    Operation::command::<commands::RevalueStock>(),
    Operation::command::<commands::WriteDownStock>(),
    Operation::command::<commands::ReclassifyItem>(),
    Operation::query::<queries::StockValuation>(),
];
