//! One file a query.

mod parties;
mod party;
mod resolve;

pub use parties::{Parties, PartiesAnswer};
pub use party::{PartyAnswer, PartyByCode};
pub use resolve::{Resolve, ResolveAnswer};
