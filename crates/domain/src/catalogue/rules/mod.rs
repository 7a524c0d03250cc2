//! One file a rule.

mod identifiers;
mod naming;
mod packs;
mod quantity;
mod tracking;

pub(crate) use identifiers::{NewIdentifier, add_identifier, check_sku_free, identifier_key};
pub(crate) use naming::{category_named, item_named, named, unit_named};
pub(crate) use packs::add_pack;
pub(crate) use quantity::{Entered, base_quantity, entered_quantity, in_base, in_units, unit_of};
pub(crate) use tracking::check_tracking;
