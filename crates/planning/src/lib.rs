//! Planning of stock as pure functions: series in, quantiles and quantities out.
//!
//! 1. Nothing here knows items, sites, documents or days: demand is a list of numbers by period, a quantity is a number.
//! 2. The same input has the same output everywhere. There is no I/O, no clock and no thread; what is drawn at random is
//!    drawn from a generator that is given ([`distributions::Random`]).
//! 3. What cannot be worked with is told by name, with what would be accepted ([`Unfit`]); nothing panics, and nothing
//!    that is not a number is given back.
//!
//! | module | what it answers |
//! | --- | --- |
//! | [`distributions`] | shares, quantiles and expected shortages of demand |
//! | [`forecast`] | what will be asked, and how far it may be off |
//! | [`policy`] | what to order, and why |
//! | [`simulation`] | what a policy would have cost and served |
//! | [`textbook`] | the formulas of the books, each with its source |
#![allow(clippy::float_arithmetic, reason = "forecasts and lot sizes are estimates; nothing here is booked")]
#![allow(clippy::cast_precision_loss, reason = "counts of units and periods are far below 2^53")]
#![forbid(unsafe_code)]

pub mod distributions;
pub mod forecast;
pub mod policy;
pub mod simulation;
pub mod textbook;
mod unfit;

pub use unfit::Unfit;
