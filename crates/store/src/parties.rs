//! Parties, what is personal about them, and what other systems call them.

use backroom_domain::parties::facts::PartyFacts;
use backroom_domain::parties::types::{Party, PartyKind, PersonalRow};
use backroom_domain::values::PartyId;

use crate::column::{Row, fields, only};
use crate::exec::Seen;
use crate::sql::statements;
use crate::table::Table;
use crate::write::{AfterImage, Writer};
use crate::{Fault, SqlFacts};

pub(crate) static PARTIES: Table = Table::replaced(
    "parties",
    1,
    &["party_id", "code", "folded", "kinds", "currency", "external_refs", "attributes", "personal_digest", "active"],
);
pub(crate) static PARTY_PERSONAL: Table = Table::replaced("party_personal", 1, &["party_id", "salt", "body"]);
pub(crate) static PARTY_REFS: Table = Table::replaced("party_refs", 2, &["system", "reference", "party_id"]);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[&PARTIES, &PARTY_PERSONAL, &PARTY_REFS];

macro_rules! party_select {
    ($tail:literal) => {
        concat!(
            "SELECT party_id, code, folded, kinds, currency, external_refs, attributes, personal_digest, active FROM parties ",
            $tail
        )
    };
}

statements! {
    /// The party of a folded code.
    PARTY_BY_CODE = party_select!("WHERE folded = ?1");
    /// A party by key.
    PARTY = party_select!("WHERE party_id = ?1");
    /// Parties after a folded code, in its order; read until enough are of the kind asked for.
    PARTIES_AFTER = party_select!("WHERE folded > ?1 ORDER BY folded");
    /// The party another system calls by a reference.
    PARTY_BY_REF = "SELECT party_id FROM party_refs WHERE system = ?1 AND reference = ?2";
    /// What is personal about a party.
    PERSONAL = "SELECT party_id, salt, body FROM party_personal WHERE party_id = ?1";
}

pub(crate) fn write_party(after: &mut AfterImage<'_, '_>, party: &Party) -> Result<(), Fault> {
    let Party { id, code, folded, kinds, currency, external_refs, attributes, personal_digest, active } = party;
    let kinds = serde_json::Value::from(kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>()).to_string();
    let external_refs = json(external_refs);
    let attributes = json(attributes);
    after.put(
        &PARTIES,
        fields![*id, code, folded, &kinds, *currency, &external_refs, &attributes, personal_digest.as_ref(), *active,],
    )
}

pub(crate) fn write_ref(
    after: &mut AfterImage<'_, '_>,
    system: &str,
    reference: &str,
    party: PartyId,
) -> Result<(), Fault> {
    after.put(&PARTY_REFS, fields![system, reference, party])
}

/// What is personal is in no digest and in no history, so that forgetting it leaves nothing behind.
pub(crate) fn write_personal(writer: &mut Writer<'_>, row: &PersonalRow) -> Result<(), Fault> {
    let PersonalRow { party, salt, body } = row;
    writer.put(&PARTY_PERSONAL, fields![*party, salt, body])
}

/// The JSON text of a value whose keys are texts.
pub(crate) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("maps with text keys, which is all that is kept as JSON, always serialise")
}

fn read_party(row: &Row<'_>) -> Result<Party, Fault> {
    Ok(Party {
        id: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        kinds: row.get()?,
        currency: row.get()?,
        external_refs: row.get()?,
        attributes: row.get()?,
        personal_digest: row.get()?,
        active: row.get()?,
    })
}

impl PartyFacts for SqlFacts<'_> {
    fn party_by_code(&self, folded: &str) -> Option<Party> {
        self.one(PARTY_BY_CODE, fields![folded], read_party)
    }

    fn party(&self, id: PartyId) -> Option<Party> {
        self.one(PARTY, fields![id], read_party)
    }

    fn party_by_ref(&self, system: &str, reference: &str) -> Option<PartyId> {
        self.one(PARTY_BY_REF, fields![system, reference], only)
    }

    fn personal(&self, id: PartyId) -> Option<PersonalRow> {
        self.one(PERSONAL, fields![id], |row| Ok(PersonalRow { party: row.get()?, salt: row.get()?, body: row.get()? }))
    }

    fn parties_after(&self, kind: Option<PartyKind>, after: &str, limit: u32) -> Vec<Party> {
        let mut parties = Vec::new();
        let read = self.try_each(PARTIES_AFTER, fields![after], |row| {
            if parties.len() == limit as usize {
                return Ok(Seen::Enough);
            }
            let party = read_party(row)?;
            if kind.is_none_or(|kind| party.kinds.contains(&kind)) {
                parties.push(party);
            }
            Ok(Seen::More)
        });
        self.keep(read.map(|()| parties))
    }
}
