//! One file a rule.

mod naming;
mod quantity;

pub(crate) use naming::{Named, item_named, named};
pub(crate) use quantity::{Entered, base_quantity, entered_quantity};
