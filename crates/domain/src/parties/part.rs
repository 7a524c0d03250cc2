//! Parties in the draft.

use std::sync::Arc;

use super::types::{MatchReason, Party, PartyKind, PersonalRow};
use crate::flow::{Codes, Draft, Master, Record, Rows, overlay};
use crate::values::{Code, PartyId};

overlay! {
    /// What the parties slice holds in the draft.
    pub struct Part {
        parties: Rows<PartyId, Arc<Party>>,
        codes: Codes<PartyId>,
        refs: Rows<(String, String), PartyId>,
        personal: Rows<PartyId, PersonalRow>,
    }
}

impl Draft<'_> {
    /// A party by key: the one it was merged into, if it was.
    pub fn party(&mut self, id: PartyId) -> Option<Arc<Party>> {
        let party = self.party_itself(id)?;
        if party.merged_into.is_none() { Some(party) } else { self.party_itself(party.merged_into) }
    }

    /// A party by key as it stands, even if it was merged.
    pub(crate) fn party_itself(&mut self, id: PartyId) -> Option<Arc<Party>> {
        let (part, facts) = self.parties_mut();
        part.parties.get_or_load(id, || facts.party(id).map(Arc::new)).cloned()
    }

    /// The key a party goes by now: that of the one it was merged into, else its own; none of none.
    pub fn survivor(&mut self, id: PartyId) -> PartyId {
        if id.is_none() { id } else { self.party_itself(id).map_or(id, |party| party.survivor()) }
    }

    /// Whether two keys are of one party by now.
    pub(crate) fn same_party(&mut self, one: PartyId, other: PartyId) -> bool {
        one == other || self.survivor(one) == self.survivor(other)
    }

    /// Every key under which records of a party stand: its own, and those of the parties merged into it. Of none: none.
    pub(crate) fn party_keys(&mut self, id: PartyId) -> Vec<PartyId> {
        match self.party(id).filter(|_| !id.is_none()) {
            Some(party) => std::iter::once(party.id).chain(party.merged.iter().copied()).collect(),
            None => vec![id],
        }
    }

    /// The party of a code: the one it was merged into, if it was.
    pub fn party_by_code(&mut self, code: &Code) -> Option<Arc<Party>> {
        self.party_by_code_itself(code).and_then(|party| self.party(party.id))
    }

    /// The party of a code as it stands, even if it was merged.
    pub(crate) fn party_by_code_itself(&mut self, code: &Code) -> Option<Arc<Party>> {
        let (part, facts) = self.parties_mut();
        let id = part.codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.party_by_code(folded).map(|party| party.id),
        )?;
        self.party_itself(id)
    }

    /// Parties of a kind after a folded code, in order of code, at most `limit`; those that were merged are left out.
    pub fn parties_after(&mut self, kind: Option<PartyKind>, after: &str, limit: u32) -> Vec<Arc<Party>> {
        let (part, facts) = self.parties_mut();
        let file = facts.parties_after(kind, after, limit).into_iter().map(|party| (party.id, Arc::new(party)));
        let mut parties = part.parties.laid_over(file, |party| {
            let stands = party.merged_into.is_none() && party.folded.as_str() > after;
            stands && kind.is_none_or(|kind| party.kinds.contains(&kind))
        });
        parties.sort_by(|left, right| left.folded.cmp(&right.folded));
        parties.truncate(limit as usize);
        parties
    }

    /// The party another system calls by a reference: the one it was merged into, if it was.
    pub fn party_by_ref(&mut self, system: &str, reference: &str) -> Option<PartyId> {
        let (part, facts) = self.parties_mut();
        let key = (system.to_owned(), reference.to_owned());
        let id = *part.refs.get_or_load(key, || facts.party_by_ref(system, reference))?;
        Some(self.survivor(id))
    }

    /// What is personal about a party.
    pub fn personal(&mut self, id: PartyId) -> Option<PersonalRow> {
        let (part, facts) = self.parties_mut();
        part.personal.get_or_load(id, || facts.personal(id)).cloned()
    }

    /// What is personal about parties after a key, in order of key, at most `limit`; what was erased is left out.
    pub(crate) fn personal_after(&mut self, after: PartyId, limit: u32) -> Vec<PersonalRow> {
        let (part, facts) = self.parties_mut();
        // Each row changed in this commit can at most hide one of the file's.
        let changed = u32::try_from(part.personal.dirty().len()).unwrap_or(u32::MAX);
        let filed = facts.personal_after(after, limit.saturating_add(changed));
        laid_over(part, filed, |row| row.party > after && !row.is_erased(), limit)
    }

    /// What is personal where the key for a reason is this, of parties after a key, in order of key, at most `limit`.
    pub(crate) fn personal_alike(
        &mut self,
        reason: MatchReason,
        key: i64,
        after: PartyId,
        limit: u32,
    ) -> Vec<PersonalRow> {
        if key == 0 {
            return Vec::new();
        }
        let (part, facts) = self.parties_mut();
        let changed = u32::try_from(part.personal.dirty().len()).unwrap_or(u32::MAX);
        let filed = facts.personal_alike(reason, key, after, limit.saturating_add(changed));
        laid_over(part, filed, |row| row.party > after && row.keys.of(reason) == key, limit)
    }

    /// Adds or replaces a party.
    pub(crate) fn put_party(&mut self, party: Party) {
        let (part, _) = self.parties_mut();
        part.codes.bind(&party.folded, party.id);
        part.parties.put(party.id, Arc::new(party.clone()));
        self.master(Master::Party(party));
    }

    /// Binds a party's id in another system.
    pub(crate) fn put_party_ref(&mut self, system: &str, reference: &str, party: PartyId) {
        let (part, _) = self.parties_mut();
        part.refs.put((system.to_owned(), reference.to_owned()), party);
        self.master(Master::PartyRef { system: system.to_owned(), reference: reference.to_owned(), party });
    }

    /// Sets what is personal about a party.
    pub(crate) fn put_personal(&mut self, row: PersonalRow) {
        let (part, _) = self.parties_mut();
        part.personal.put(row.party, row.clone());
        self.record(Record::Personal(row));
    }
}

/// Personal rows of the file under those of this commit, in order of key, at most `limit`.
fn laid_over(
    part: &Part,
    filed: Vec<PersonalRow>,
    listed: impl Fn(&PersonalRow) -> bool,
    limit: u32,
) -> Vec<PersonalRow> {
    let mut rows = part.personal.laid_over(filed.into_iter().map(|row| (row.party, row)), listed);
    rows.sort_by_key(|row| row.party);
    rows.truncate(limit as usize);
    rows
}
