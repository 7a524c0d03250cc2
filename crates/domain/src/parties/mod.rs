//! Customers, suppliers and others we deal with.
//!
//! 1. Nothing personal stands outside `party_personal`; books and chain know it by a salted digest alone.
//! 2. A reference of another system names one party, for ever: once that was merged, the one it was merged into.
//! 3. While `party_personal` has a body, the party's digest is that of salt and body. Erasing empties both and leaves the
//!    digest, which without its salt tells nothing and can be confirmed by no guess.
//! 4. A party that was merged names the one it was merged into, which stands for itself and lists it; so every name is one
//!    step away from the party it names, however often that was merged.
//! 5. The keys by which what is personal is found are made of the body beside them, and are 0 when it was erased.
//!
//! # What a merge is
//!
//! Two rows of `parties` name each other, and nothing else changes: orders, invoices, open items, entries and exemptions
//! stand under the key they were recorded under. Reading goes through the merge: `Draft::party` answers the party that
//! stands, `Draft::party_keys` every key its records stand under, and whatever is asked of a party is asked of all of
//! those. Whatever is recorded from then on is recorded under the key of the party that stands (`Draft::survivor`, where a
//! booking, an open item, a set of dimensions or an invoice is made).
//!
//! Considered and left: moving what is open by an entry. Control accounts tie to open items one by one, so each item would
//! be settled and opened anew under another number and day, invoices would lose the item that waits for them, ageing would
//! begin anew or lie, and payments could no longer be taken back item by item. Reading through costs one lookup for each
//! party merged into the one asked of, and only of that one.
//!
//! # What finds a person
//!
//! Numbers made of e-mail, tax number, telephone, and name with address stand in `party_personal` beside the body, under
//! indexes of their own (`rules/matching.rs`). They are written and emptied with the body, by one statement; neither chain,
//! history, reply nor event has them. While a row stands they tell nobody more than its body does.

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
    Operation::query::<queries::Matches>(),
    Operation::query::<queries::Duplicates>(),
    Operation::command::<commands::Merge>(),
    Operation::command::<commands::ErasePersonal>(),
];
