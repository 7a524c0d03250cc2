//! Days of trade as text that a shopkeeper can read: one line for each thing that happens, days as headings.
//!
//! ```text
//! company ACME "Acme Retail" EUR Europe/Berlin
//! site SHOP-1 "Shop in Main Street"
//! category FOOD "Food"
//! item TEA "Green tea" in FOOD fifo
//!
//! 2026-11-02
//! receive SHOP-1: 40 TEA at 2.50 (DN-1001)
//! sell SHOP-1: 3 TEA
//! refused: sell SHOP-1: 900 TEA
//! show stock
//! verify
//! ```
//!
//! [`play`] does what the lines say on a new file and answers with the transcript: each line, and beneath it what was
//! answered, posted and raised. The lines are listed in [`verbs`], [`till`], [`promises`], [`orders`], [`supply`],
//! [`wholesale`] and
//! [`shown`]; `call OPERATION JSON` and
//! `ask OPERATION JSON` reach everything else.
//!
//! What a line cannot do stops the scenario: a command that is refused must say so with `refused:`, and one that says so
//! must be.

pub mod orders;
pub mod promises;
mod receipts;
mod runner;
pub mod shown;
pub mod supply;
mod table;
pub mod till;
pub mod verbs;
pub mod wholesale;
mod words;

pub use runner::play;
