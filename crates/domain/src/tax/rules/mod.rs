//! The arithmetic of tax, and how it comes into the books.

pub(crate) mod components;
pub(crate) mod compute;
pub(crate) mod lines;
pub(crate) mod naming;
pub(crate) mod posting;
pub(crate) mod slices;
