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
//! 7. What is expected to arrive is told, never promised against: promises are made of what is in hand. By date it counts
//!    with what is in hand and what orders wait for, looking ahead, so that a promise for a day breaks none already made for
//!    a later one (`rules/ahead.rs`). Goods and the expectation of them never count at once (`rules/expecting.rs`).
//! 8. What a channel's copy of the figures is told is numbered without a gap, and every change reaches it or is below what
//!    is told (`rules/feeding.rs`).
//! 9. What should stand elsewhere is proposed, never moved by itself (`transfers.rs`).

pub mod commands;
pub mod facts;
#[cfg(test)]
mod feed_laws;
#[cfg(test)]
mod laws;
mod moved;
mod part;
pub mod queries;
pub mod refusals;
#[cfg(test)]
mod refused;
pub mod replies;
pub mod requests;
pub mod rules;
#[cfg(test)]
mod supply_laws;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod transfer_laws;
pub mod transfers;
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
    Operation::command::<commands::ExpectSupply>(),
    Operation::command::<commands::SetFeed>(),
    Operation::command::<commands::PublishFeed>(),
    Operation::command::<commands::SetSiteLevel>(),
    Operation::command::<commands::SetTransferLane>(),
    Operation::command::<commands::ProposeTransfers>(),
    Operation::command::<commands::AcceptTransfer>(),
    Operation::command::<commands::RejectTransfer>(),
    Operation::query::<queries::Channels>(),
    Operation::query::<queries::Available>(),
    Operation::query::<queries::AvailableByDate>(),
    Operation::query::<queries::ExpectedSupplyQuestion>(),
    Operation::query::<queries::FeedQuestion>(),
    Operation::query::<queries::DemandQuestion>(),
    Operation::query::<queries::Backorders>(),
    Operation::query::<queries::TransferProposals>(),
];
