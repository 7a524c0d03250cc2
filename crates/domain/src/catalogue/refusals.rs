//! How this slice says no.

use crate::flow::refusals;

refusals! {
    /// No SKU, GTIN, supplier's or channel's code is this text.
    UnknownItem = "catalogue.unknown_item", NotFound { item: String } => "there is no item {item}; a SKU, GTIN, supplier's or channel's code is accepted";
    /// The text is a name of several items: of two suppliers, say.
    AmbiguousIdentifier = "catalogue.ambiguous_identifier", Conflict { identifier: String, items: Vec<String> } => "{identifier} is a name of several items ({}); name one by its SKU", items.join(", ");
    /// The item has no pack in this unit, and a missing factor is never taken for 1.
    UnknownPack = "catalogue.unknown_pack", NotFound { item: String, unit: String, accepted: Vec<String> } => "item {item} is not counted in {unit}; accepted are {}", accepted.join(", ");
    /// The quantity comes to more decimals of the base unit than it has; its neighbours would do. `below` and `above` are those neighbours as they would be entered, where six decimals can say them.
    NotExact = "catalogue.not_exact", Malformed { item: String, entered: String, unit: String, below: Option<String>, above: Option<String>, base_unit: String, base_below: String, base_above: String, accepted: Vec<String> } => "{entered} {unit} of {item} lies between {base_below} and {base_above} {base_unit}; {} would be accepted", accepted.join(" or ");
    /// A quantity must be greater than 0.
    QuantityNotPositive = "catalogue.quantity_not_positive", Malformed { item: String, quantity: String } => "{quantity} of {item} is no quantity; more than 0 is accepted";
}
