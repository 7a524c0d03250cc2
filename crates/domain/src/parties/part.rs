//! Parties in the draft.

use std::sync::Arc;

use super::types::{Party, PartyKind, PersonalRow};
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
    /// A party by key.
    pub fn party(&mut self, id: PartyId) -> Option<Arc<Party>> {
        let (part, facts) = self.parties_mut();
        part.parties.get_or_load(id, || facts.party(id).map(Arc::new)).cloned()
    }

    /// The party of a code.
    pub fn party_by_code(&mut self, code: &Code) -> Option<Arc<Party>> {
        let (part, facts) = self.parties_mut();
        let id = part.codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.party_by_code(folded).map(|party| party.id),
        )?;
        self.party(id)
    }

    /// Parties of a kind after a folded code, in order of code, at most `limit`.
    pub fn parties_after(&mut self, kind: Option<PartyKind>, after: &str, limit: u32) -> Vec<Arc<Party>> {
        let (part, facts) = self.parties_mut();
        let file = facts.parties_after(kind, after, limit).into_iter().map(|party| (party.id, Arc::new(party)));
        let mut parties = part.parties.laid_over(file, |party| {
            party.folded.as_str() > after && kind.is_none_or(|kind| party.kinds.contains(&kind))
        });
        parties.sort_by(|left, right| left.folded.cmp(&right.folded));
        parties.truncate(limit as usize);
        parties
    }

    /// The party another system calls by a reference.
    pub fn party_by_ref(&mut self, system: &str, reference: &str) -> Option<PartyId> {
        let (part, facts) = self.parties_mut();
        let key = (system.to_owned(), reference.to_owned());
        part.refs.get_or_load(key, || facts.party_by_ref(system, reference)).copied()
    }

    /// What is personal about a party.
    pub fn personal(&mut self, id: PartyId) -> Option<PersonalRow> {
        let (part, facts) = self.parties_mut();
        part.personal.get_or_load(id, || facts.personal(id)).cloned()
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
