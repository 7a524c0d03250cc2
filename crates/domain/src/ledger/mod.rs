//! The general ledger: entities, accounts, entries, periods.
//!
//! 1. Every entry balances in its entity's currency, and in its own when its lines share one.
//! 2. Nothing is posted on a day of a closed period.
//! 3. A control account takes postings from its sub-ledger alone.
//! 4. Entries are numbered without a gap.
//! 5. An entry is taken back at most once, and never before it counts.
//! 6. Months close in their order and for good: nothing is posted before a closed month.
//! 7. The account that plays a part changes only while it holds nothing that would stay behind.
//!
//! A month is open, soft closed (for those with the duty `ledger.post_soft_closed`) or closed:
//! open <-> soft closed -> closed, and open -> closed.

pub mod commands;
pub mod facts;
mod part;
pub mod queries;
pub mod refusals;
pub mod replies;
pub mod requests;
pub(crate) mod rules;
pub mod types;

#[cfg(test)]
mod properties;

pub use part::Part;

use crate::Slice;
use crate::flow::Operation;

/// This slice's rows of the tables.
pub const SLICE: Slice = Slice { name: "ledger", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::OpenEntity>(),
    Operation::command::<commands::AddAccount>(),
    Operation::command::<commands::ChangeAccount>(),
    Operation::command::<commands::SetPostingRule>(),
    Operation::command::<commands::SetRate>(),
    Operation::command::<commands::SetPeriodState>(),
    Operation::command::<commands::PostEntry>(),
    Operation::command::<commands::RecordEntry>(),
    Operation::query::<queries::EntryByNumber>(),
    Operation::query::<queries::Entries>(),
    Operation::command::<commands::ReverseEntry>(),
    Operation::query::<queries::Entities>(),
    Operation::query::<queries::Accounts>(),
    Operation::query::<queries::PostingRules>(),
    Operation::query::<queries::Periods>(),
    Operation::query::<queries::AccountBalance>(),
    Operation::query::<queries::AccountStatement>(),
    Operation::query::<queries::TrialBalance>(),
];
