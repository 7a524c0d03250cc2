//! One file a command.

mod add_party;
mod change_party;
mod erase_personal;
mod merge;

pub use add_party::AddParty;
pub use change_party::ChangeParty;
pub use erase_personal::ErasePersonal;
pub use merge::{Differing, Merge, PartyMerged};
