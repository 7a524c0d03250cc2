//! The arithmetic of tax, and how it comes into the books.

#[allow(dead_code, reason = "tax on purchases stands ready for the slice that buys")]
pub(crate) mod components;
pub(crate) mod compute;
pub(crate) mod naming;
pub(crate) mod posting;
pub(crate) mod slices;
