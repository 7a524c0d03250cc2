#![allow(clippy::unwrap_used, clippy::cloned_ref_to_slice_refs)]

mod as_known;
mod digests;
mod driver;
mod past;
mod registry;
mod round_trips;
mod shop;
mod staging;
