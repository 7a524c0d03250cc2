//! Rows in, rows out: the file of a shop, and no rule at all.
//!
//! What always holds:
//!
//! 1. **Whoever has begun a write transaction is alone.** It begins `IMMEDIATE`, so keys counted up from heads that were
//!    read inside it are free.
//! 2. **Journals only grow.** Their rows are inserted and never touched again, which triggers in the file hold as well;
//!    masters and balances are upserted, `REPLACE` is never used.
//! 3. **What a command wrote can be recomputed from the file** by anybody: see [`digest`].
//! 4. **A fault while a fact is read is not lost**: the answer is empty, and [`SqlFacts::take_fault`] says why.
//! 5. **What is read is what was written.** A word, date or text that does not parse is the fault `store.corrupt`, with
//!    the table and column in its message.
//!
//! Every slice of the domain has a file here with its tables, its statements, its writers and its answers. The SQL in
//! them is the part SQLite and PostgreSQL share; what differs between engines stands in `driver`.

mod allocation;
mod catalogue;
mod column;
mod control;
mod costing;
pub mod digest;
mod driver;
mod exceptions;
mod exec;
mod facts;
mod flow;
mod known;
mod ledger;
mod open_items;
mod parties;
mod pricing;
mod returns;
mod sales;
mod select;
mod sql;
mod staged;
mod stock;
mod table;
mod tax;
mod till;
pub mod verify;
mod write;

pub use driver::{Applied, Fault, FileFigures, OpenOptions, Store, TableSize};
pub use exec::{Statement, StatementKind};
pub use facts::SqlFacts;
pub use flow::{CommandOutcome, CommandRow, EventRow};
pub use rusqlite::InterruptHandle;
pub use rusqlite::types::Value;
pub use select::Selection;

#[cfg(test)]
mod tests;
