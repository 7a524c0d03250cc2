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
    /// An item with this SKU stands already, in this or another case.
    ItemExists = "catalogue.item_exists", Conflict { item: String } => "there is an item {item} already; catalogue.change_item changes it";
    /// The name means an item already: a GTIN or an own code everywhere, a supplier's code for that supplier.
    IdentifierUsed = "catalogue.identifier_used", Conflict { identifier: String, by: String } => "{identifier} means item {by} already; withdraw it there first";
    /// The item does not answer to this name of this kind.
    UnknownIdentifier = "catalogue.unknown_identifier", NotFound { item: String, identifier: String, kind: String } => "{identifier} is no {kind} of item {item}; catalogue.item lists its identifiers";
    /// A supplier's code belongs to a supplier, and no other identifier does.
    SupplierNeeded = "catalogue.supplier_needed", Malformed { kind: String } => "a supplier's code needs its supplier, and no other identifier has one: this is of kind {kind}";
    /// No unit has this code.
    UnknownUnit = "catalogue.unknown_unit", NotFound { unit: String } => "there is no unit {unit}; catalogue.add_unit adds one";
    /// A unit with this code stands already, in this or another case.
    UnitExists = "catalogue.unit_exists", Conflict { unit: String } => "there is a unit {unit} already; a unit never changes";
    /// Quantities have at most six decimals.
    UnitDecimals = "catalogue.unit_decimals", Malformed { decimals: u8 } => "{decimals} decimals are too many for a unit; 0 to 6 are accepted";
    /// No category has this code.
    UnknownCategory = "catalogue.unknown_category", NotFound { category: String } => "there is no category {category}; catalogue.add_category adds one";
    /// A category with this code stands already, in this or another case.
    CategoryExists = "catalogue.category_exists", Conflict { category: String } => "there is a category {category} already; choose another code";
    /// The item has a pack in this unit, or the unit is its base unit; documents count on its factor.
    PackExists = "catalogue.pack_exists", Conflict { item: String, unit: String, factor: String } => "one {unit} of item {item} is {factor} of its base unit already; give a pack of another size a unit of its own";
    /// Only stocked items have lots or serials.
    TrackingNeedsStock = "catalogue.tracking_needs_stock", Malformed { kind: String, tracking: String } => "a {kind} item is never in stock and cannot be tracked by {tracking}; none is accepted";
    /// Serials stand for whole units.
    SerialNeedsWholeUnits = "catalogue.serial_needs_whole_units", Malformed { unit: String } => "{unit} has decimals and a serial stands for one whole unit; a base unit without decimals is accepted";
    /// The item has been in stock, and what moved cannot be told apart afterwards.
    TrackingFixed = "catalogue.tracking_fixed", Conflict { item: String, tracking: String } => "item {item} has been in stock with tracking {tracking}, which stays; add another item to track it otherwise";
    /// An item that has left the draft stage does not return to it.
    NotBackToDraft = "catalogue.not_back_to_draft", Conflict { item: String, status: String } => "item {item} is {status} and no longer a draft; approved, published or discontinued is accepted";
    /// Only a kit has parts.
    NotAKit = "catalogue.not_a_kit", Conflict { item: String, kind: String } => "{item} is a {kind} and has no parts; an item of kind kit that is counted whole is accepted";
    /// A kit has some parts, and not too many.
    KitParts = "catalogue.kit_parts", Malformed { kit: String, given: usize } => "{given} parts are given for kit {kit}; 1 to 100 are accepted";
    /// A part is kept in stock or a service, stands once, and bears no share below 0.
    NotAPart = "catalogue.not_a_part", Conflict { kit: String, item: String } => "{item} cannot be this part of kit {kit}: a part is kept in stock or a service, is listed once, and its share is 0 or more";
}
