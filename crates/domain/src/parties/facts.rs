//! What the parties slice asks of the file.

use super::types::{MatchReason, Party, PartyKind, PersonalRow};
use crate::values::PartyId;

/// Parties as the file has them.
pub trait PartyFacts {
    /// The party of a folded code.
    fn party_by_code(&self, folded: &str) -> Option<Party>;
    /// A party by key.
    fn party(&self, id: PartyId) -> Option<Party>;
    /// The party another system calls by a reference.
    fn party_by_ref(&self, system: &str, reference: &str) -> Option<PartyId>;
    /// What is personal about a party.
    fn personal(&self, id: PartyId) -> Option<PersonalRow>;
    /// What is personal about the parties after a key, in order of key, at most `limit`; what was erased is left out.
    fn personal_after(&self, after: PartyId, limit: u32) -> Vec<PersonalRow>;
    /// What is personal where the key for a reason is this, of parties after a key, in order of key, at most `limit`.
    fn personal_alike(&self, reason: MatchReason, key: i64, after: PartyId, limit: u32) -> Vec<PersonalRow>;
    /// Parties of a kind after a code, in order of folded code, at most `limit`; those that were merged are left out.
    fn parties_after(&self, kind: Option<PartyKind>, after: &str, limit: u32) -> Vec<Party>;
}
