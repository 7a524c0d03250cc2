//! The rules of stock.

pub(crate) mod availability;
pub(crate) mod lines;
pub(crate) mod naming;
