//! One file a query.

mod duplicates;
mod matches;
mod parties;
mod party;
mod resolve;

pub use duplicates::{Duplicates, DuplicatesAnswer, LikelyDuplicate};
pub use matches::{Matches, MatchesAnswer, PartyMatch};
pub use parties::{Parties, PartiesAnswer};
pub use party::{MergedPersonal, PartyAnswer, PartyByCode};
pub use resolve::{Resolve, ResolveAnswer};
