//! Where units are and why: sites, positions, movements, transfers, counts.
//!
//! 1. A position is the sum of its movements.
//! 2. A document's movements and pool moves follow each other without a gap.
//! 3. What of a transfer line has neither arrived nor been resolved is in transit.
//! 4. Quantity answers by the day it happened (`occurred_on`), value by the day of the books (`posted_on`). That is the
//!    first open day from `occurred_on` on that is not before the last day on which the pools behind the goods were
//!    posted on; `posting` settles it.

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

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::AddSite>(),
    Operation::command::<commands::ChangeSite>(),
    Operation::command::<commands::SetReason>(),
    Operation::command::<commands::ReceiveGoods>(),
    Operation::command::<commands::ReverseReceipt>(),
    Operation::command::<commands::IssueGoods>(),
    Operation::command::<commands::RecordIssue>(),
    Operation::command::<commands::ReturnFromCustomer>(),
    Operation::command::<commands::ReturnToSupplier>(),
    Operation::command::<commands::AdjustStock>(),
    Operation::command::<commands::ChangeState>(),
    Operation::command::<commands::ScrapGoods>(),
    Operation::command::<commands::AssembleGoods>(),
    Operation::command::<commands::ShipTransfer>(),
    Operation::command::<commands::ReceiveTransfer>(),
    Operation::command::<commands::ResolveTransfer>(),
    Operation::command::<commands::OpenCount>(),
    Operation::command::<commands::RecordCount>(),
    Operation::command::<commands::PostCount>(),
    Operation::command::<commands::CancelCount>(),
    Operation::query::<queries::Sites>(),
    Operation::query::<queries::Reasons>(),
    Operation::query::<queries::Position>(),
    Operation::query::<queries::Positions>(),
    Operation::query::<queries::PositionOn>(),
    Operation::query::<queries::Movements>(),
    Operation::query::<queries::StockDocument>(),
    Operation::query::<queries::TransfersOpen>(),
    Operation::query::<queries::CountSheet>(),
];
