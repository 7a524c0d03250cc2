//! How costing says no.

use crate::flow::refusals;

refusals! {
    /// An item at standard cost has no standard in the area.
    NoStandardCost = "costing.no_standard_cost", Conflict { item: String, area: String } => "{item} is valued at standard cost and has none in {area}; set one with costing.set_standard_cost";
    /// No valuation area has this code.
    UnknownArea = "costing.unknown_area", NotFound { area: String } => "there is no valuation area {area}; an area bears the code of its entity or site";
    /// No category has this code.
    UnknownCategory = "costing.unknown_category", NotFound { category: String } => "there is no category {category}; add it with catalogue.add_category";
    /// Nothing is in the pool whose value should change.
    PoolEmpty = "costing.pool_empty", Conflict { item: String, area: String, class: String } => "{area} holds no {item} of its own in class {class}, so there is no value to change; costing.stock_valuation shows what it holds";
    /// More would be written off than the pool is worth.
    MoreThanValue = "costing.more_than_value", Conflict { item: String, asked: String, value: String } => "asked to take {asked} off {item}, which is worth {value}";
    /// The document has no line to put the cost on.
    NothingReceived = "costing.nothing_received", Conflict { document: String } => "{document} has no received goods of ours left to put a cost on";
    /// The item has nothing that could change.
    NothingToChange = "costing.nothing_to_change", Malformed {} => "give a category, a costing method, or both";
    /// Only stocked items have a value.
    NotStocked = "costing.not_stocked", Conflict { item: String, kind: String } => "{item} is a {kind} and has no stock value";
    /// The amount is zero or has the wrong sign.
    BadAmount = "costing.bad_amount", Malformed { amount: String, wanted: String } => "the amount is {amount}; give {wanted}";
}
