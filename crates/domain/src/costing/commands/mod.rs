//! One file a group of commands that share a rule.

mod add_landed_cost;
mod reclassify_item;
mod revalue_stock;

pub use add_landed_cost::{AddLandedCost, AdjustReceiptPrice, LateCostReply, SpreadBy};
pub use reclassify_item::{ReclassifyItem, ReclassifyReply};
pub use revalue_stock::{RevalueStock, SetStandardCost, WriteDownStock};
