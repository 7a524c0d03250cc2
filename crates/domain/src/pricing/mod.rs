//! What things are sold for: price lists, and the road of a line from its price to its amount.
//!
//! 1. One order of price lists decides, the same for every channel; `rules/resolve.rs` writes it down.
//! 2. A line goes one road: price, then discounts, then tax. What a discount on the whole basket takes from its lines
//!    adds up to the discount, and no line falls below 0.
//! 3. A price list keeps its entity and its currency. Prices change by new rows from a later day, or by the same row set
//!    anew; the history keeps what stood there before.
//! 4. What was sold keeps its price: documents carry the price used and why, and never look here again.

pub mod commands;
pub mod facts;
mod part;
pub mod queries;
pub mod refusals;
pub mod replies;
pub(crate) mod rules;
pub mod types;

pub use part::Part;

use crate::Slice;
use crate::flow::Operation;

/// This slice's rows of the tables.
pub const SLICE: Slice = Slice { name: "pricing", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::SetPriceList>(),
    Operation::command::<commands::SetPrices>(),
    Operation::command::<commands::SetCustomerGroup>(),
    Operation::query::<queries::PriceLists>(),
    Operation::query::<queries::Prices>(),
    Operation::query::<queries::Quote>(),
    Operation::query::<queries::LowestPrice>(),
];
