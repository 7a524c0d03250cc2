//! Items, their units and packs, their names and categories.
//!
//! 1. A pack is an exact rational number of base units; a missing one is an error, never 1.
//! 2. A name means one item: a SKU, an own code and a GTIN everywhere (a GTIN whatever its length is written in), a
//!    supplier's code for that supplier, a channel's code among channels' codes. A withdrawn name may be given anew.
//! 3. A text means its SKU before any other name.
//! 4. Tracking stays once the item has been in stock; a unit, and the factor of a pack, for ever.

pub mod commands;
pub mod facts;
mod part;
pub mod queries;
pub mod refusals;
pub mod replies;
pub(crate) mod rules;
pub mod types;

pub use part::Part;

use crate::Slice;
use crate::flow::Operation;

/// This slice's rows of the tables.
pub const SLICE: Slice = Slice { name: "catalogue", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::AddUnit>(),
    Operation::command::<commands::AddCategory>(),
    Operation::command::<commands::AddItem>(),
    Operation::command::<commands::ChangeItem>(),
    Operation::command::<commands::AddPack>(),
    Operation::command::<commands::AddIdentifier>(),
    Operation::command::<commands::WithdrawIdentifier>(),
    Operation::command::<commands::SetKit>(),
    Operation::query::<queries::ItemByName>(),
    Operation::query::<queries::Items>(),
    Operation::query::<queries::Categories>(),
    Operation::query::<queries::Units>(),
    Operation::query::<queries::KitOf>(),
    Operation::query::<queries::Resolve>(),
];
