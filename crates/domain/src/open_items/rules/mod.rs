//! Opening and settling items together with the entry that posts them.

pub(crate) mod items;
pub(crate) mod sheet;
