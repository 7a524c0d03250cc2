#![allow(clippy::unwrap_used)]

mod as_known;
mod digests;
mod driver;
mod registry;
mod round_trips;
mod shop;
