//! Goods that come back: what may come, what came, what became of it, and the money for it.
//!
//! 1. A unit that was billed comes back once. A request for more is refused; goods that came all the same are taken in,
//!    at what their pool says they cost, and raised.
//! 2. What is credited is slices of what was billed: in any parts and order they add up to what was paid, never to more.
//! 3. Goods come back at the cost they left with, wait in state `inspection`, and go on at that cost.
//! 4. Refund and goods need not come together. What is open between them stands on an open item of the line, at the cost
//!    the goods left with, until the other side comes: credited + declined = received + lost.
//! 5. Money goes back to the payment that was captured last first, or onto one store credit; and never more than is held.
//! 6. How a return stands is sums of its steps, which are never changed.
//!
//! Units that come back stay sold: a line of an order says how much was billed, the credit notes what of it came back.
//! Goods that were sold at a till go back to a till with their receipt (`till.refund`, `till.exchange`).

pub mod commands;
#[cfg(test)]
mod edge_laws;
pub mod facts;
#[cfg(test)]
mod laws;
mod part;
pub mod queries;
pub mod refusals;
#[cfg(test)]
mod refused;
pub mod replies;
pub mod requests;
pub(crate) mod rules;
#[cfg(test)]
mod testing;
pub mod types;

pub use part::Part;

use crate::Slice;
use crate::flow::Operation;

/// This slice's rows of the tables.
pub const SLICE: Slice = Slice { name: "returns", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::SetReturnPolicy>(),
    Operation::command::<commands::AuthoriseReturn>(),
    Operation::command::<commands::ReceiveReturn>(),
    Operation::command::<commands::IdentifyReturn>(),
    Operation::command::<commands::InspectReturn>(),
    Operation::command::<commands::DisposeReturn>(),
    Operation::command::<commands::RefundReturn>(),
    Operation::command::<commands::ExchangeGoods>(),
    Operation::command::<commands::CloseReturn>(),
    Operation::command::<commands::ScanReturns>(),
    Operation::query::<queries::PolicyOfReturns>(),
    Operation::query::<queries::GoodsReturn>(),
    Operation::query::<queries::Backlog>(),
    Operation::query::<queries::Recovery>(),
];
