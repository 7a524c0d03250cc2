//! Every rule of backroom, pure: no file, no clock, no randomness, no threads, no globals.

pub mod allocation;
pub mod catalogue;
pub mod control;
pub mod costing;
pub mod example;
pub mod exceptions;
pub mod flow;
pub mod ledger;
pub mod open_items;
pub mod parties;
pub mod posting;
pub mod pricing;
pub mod returns;
pub mod sales;
pub mod stock;
pub mod tax;
#[cfg(test)]
mod testing;
pub mod till;
pub mod values;
mod words;

/// A slice: what it can be asked, and how it says no.
pub struct Slice {
    /// Its name, the first half of its operations' names.
    pub name: &'static str,
    /// Its rows of the operation table.
    pub operations: &'static [flow::Operation],
    /// Its rows of the error table.
    pub refusals: &'static [flow::RefusalInfo],
}

/// Every slice, in the order in which they stand on each other.
pub const SLICES: &[Slice] = &[
    control::SLICE,
    parties::SLICE,
    exceptions::SLICE,
    catalogue::SLICE,
    ledger::SLICE,
    open_items::SLICE,
    tax::SLICE,
    costing::SLICE,
    stock::SLICE,
    pricing::SLICE,
    allocation::SLICE,
    till::SLICE,
    sales::SLICE,
    returns::SLICE,
];
