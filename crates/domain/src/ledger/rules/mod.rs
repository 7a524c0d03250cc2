//! The rules of the books.

pub(crate) mod accounts;
pub(crate) mod charts;
pub(crate) mod dates;
pub(crate) mod entry;
pub(crate) mod manual;
pub(crate) mod reports;
