//! What control accounts still wait for.
//!
//! 1. The balance of a control account of this slice is the sum of what remains of its items.
//! 2. An item never passes through zero to the other side, unless it is a running one, which collects.
//! 3. With the last of an item goes all it is still worth in the books.

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
pub const SLICE: Slice = Slice { name: "open_items", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::OpenItemByHand>(),
    Operation::command::<commands::SettleItem>(),
    Operation::command::<commands::MatchItems>(),
    Operation::query::<queries::Items>(),
    Operation::query::<queries::Item>(),
];
