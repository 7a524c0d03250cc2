//! Promises: what is available to whom, what is promised to whom, and where it will come from.
//!
//! A *demand* is what somebody wants through a channel: a basket, a quote or an order, with its lines. Its units stand in
//! stages: open, reserved, allocated, picked, shipped, cancelled.
//!
//! 1. Promises are moved, never edited: every change of a stage is a move from one to another, and a line's stages add up
//!    to what was ever wanted of it.
//! 2. Nothing is promised twice: what is reserved, allocated and picked of a position never exceeds what it holds.
//! 3. Available to promise has one definition, in `rules/availability.rs`, used by whoever asks and whoever promises.
//! 4. Physical reality wins: whatever a command does to stock, promises fit the stock when it is decided. Who loses is in a
//!    stated order, is named, and is served from elsewhere if that can be done (`rules/fit.rs`).
//! 5. What arrives or is freed goes to those who wait, in a stated order, in the same command (`rules/backorders.rs`).
//! 6. Reservations may be moved between sites and are displaced first; what is picked is displaced last.

pub mod commands;
pub mod facts;
#[cfg(test)]
mod laws;
mod part;
pub mod queries;
pub mod refusals;
pub mod replies;
pub mod requests;
pub mod rules;
#[cfg(test)]
mod testing;
pub mod types;

pub use part::Part;

use crate::Slice;
use crate::flow::Operation;

/// This slice's rows of the tables.
pub const SLICE: Slice = Slice { name: "allocation", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::SetChannel>(),
    Operation::command::<commands::SetSupplySite>(),
    Operation::command::<commands::KeepBack>(),
    Operation::command::<commands::Reserve>(),
    Operation::command::<commands::Allocate>(),
    Operation::command::<commands::Release>(),
    Operation::command::<commands::ExpireReservations>(),
    Operation::command::<commands::FillBackorders>(),
    Operation::command::<commands::Reallocate>(),
    Operation::command::<commands::RecordPick>(),
    Operation::command::<commands::RecordUnpick>(),
    Operation::command::<commands::RecordShipment>(),
    Operation::command::<commands::ReverseShipment>(),
    Operation::query::<queries::Channels>(),
    Operation::query::<queries::Available>(),
    Operation::query::<queries::DemandQuestion>(),
    Operation::query::<queries::Backorders>(),
];
