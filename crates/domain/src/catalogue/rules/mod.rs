//! One file a rule.

mod naming;
mod quantity;

pub(crate) use naming::item_named;
pub(crate) use quantity::entered_quantity;
