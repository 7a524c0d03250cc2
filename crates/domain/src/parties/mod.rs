//! Customers, suppliers and others we deal with.
//!
//! 1. Nothing personal stands outside `party_personal`; books and chain know it by a salted digest alone.
//! 2. A reference of another system names one party, for ever.
//! 3. While `party_personal` has a body, the party's digest is that of salt and body. Erasing empties both and leaves the
//!    digest, which without its salt tells nothing and can be confirmed by no guess.

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
pub const SLICE: Slice = Slice { name: "parties", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::AddParty>(),
    Operation::command::<commands::ChangeParty>(),
    Operation::query::<queries::PartyByCode>(),
    Operation::query::<queries::Parties>(),
    Operation::query::<queries::Resolve>(),
    Operation::command::<commands::ErasePersonal>(),
];
