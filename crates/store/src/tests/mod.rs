#![allow(clippy::cloned_ref_to_slice_refs, reason = "a list of one reads like the lists of many beside it")]

mod as_known;
mod digests;
mod driver;
mod past;
mod registry;
mod round_trips;
mod shop;
mod staging;
