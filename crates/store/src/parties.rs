//! Parties, what is personal about them, and what other systems call them.

use backroom_domain::parties::facts::PartyFacts;
use backroom_domain::parties::types::{MatchKeys, MatchReason, Party, PartyKind, PersonalRow};
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
    &[
        "party_id",
        "code",
        "folded",
        "kinds",
        "currency",
        "external_refs",
        "attributes",
        "personal_digest",
        "active",
        "merged_into_id",
        "merge_reason",
        "merged",
    ],
);
pub(crate) static PARTY_PERSONAL: Table = Table::replaced(
    "party_personal",
    1,
    &["party_id", "salt", "body", "email_key", "tax_number_key", "phone_key", "name_and_address_key"],
);
pub(crate) static PARTY_REFS: Table = Table::replaced("party_refs", 2, &["system", "reference", "party_id"]);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[&PARTIES, &PARTY_PERSONAL, &PARTY_REFS];

macro_rules! party_select {
    ($tail:literal) => {
        concat!(
            "SELECT party_id, code, folded, kinds, currency, external_refs, attributes, personal_digest, active, \
             merged_into_id, merge_reason, merged FROM parties ",
            $tail
        )
    };
}

macro_rules! personal_select {
    ($tail:literal) => {
        concat!(
            "SELECT party_id, salt, body, email_key, tax_number_key, phone_key, name_and_address_key FROM party_personal ",
            $tail
        )
    };
}

statements! {
    /// The party of a folded code.
    PARTY_BY_CODE = party_select!("WHERE folded = ?1");
    /// A party by key.
    PARTY = party_select!("WHERE party_id = ?1");
    /// Parties that stand after a folded code, in its order; read until enough are of the kind asked for.
    PARTIES_AFTER = party_select!("WHERE folded > ?1 AND merged_into_id = 0 ORDER BY folded");
    /// The party another system calls by a reference.
    PARTY_BY_REF = "SELECT party_id FROM party_refs WHERE system = ?1 AND reference = ?2";
    /// What is personal about a party.
    PERSONAL = personal_select!("WHERE party_id = ?1");
    /// What is personal about the parties after a key, without what was erased.
    PERSONAL_AFTER = personal_select!("WHERE party_id > ?1 AND body <> '' ORDER BY party_id LIMIT ?2");
    /// What is personal under a key of an e-mail address, of parties after one.
    PERSONAL_BY_EMAIL = personal_select!("WHERE email_key = ?1 AND email_key <> 0 AND party_id > ?2 ORDER BY party_id LIMIT ?3");
    /// What is personal under a key of a tax number, of parties after one.
    PERSONAL_BY_TAX_NUMBER = personal_select!("WHERE tax_number_key = ?1 AND tax_number_key <> 0 AND party_id > ?2 ORDER BY party_id LIMIT ?3");
    /// What is personal under a key of a telephone number, of parties after one.
    PERSONAL_BY_PHONE = personal_select!("WHERE phone_key = ?1 AND phone_key <> 0 AND party_id > ?2 ORDER BY party_id LIMIT ?3");
    /// What is personal under a key of a name and address, of parties after one.
    PERSONAL_BY_NAME_AND_ADDRESS = personal_select!("WHERE name_and_address_key = ?1 AND name_and_address_key <> 0 AND party_id > ?2 ORDER BY party_id LIMIT ?3");
}

pub(crate) fn write_party(after: &mut AfterImage<'_, '_>, party: &Party) -> Result<(), Fault> {
    let Party { id, code, folded, kinds, currency, external_refs, attributes, personal_digest, active, .. } = party;
    let Party { merged_into, merge_reason, merged, .. } = party;
    let kinds = serde_json::Value::from(kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>()).to_string();
    let external_refs = json(external_refs);
    let attributes = json(attributes);
    let merged = json(&merged.iter().map(|id| id.0).collect::<Vec<_>>());
    after.put(
        &PARTIES,
        fields![
            *id,
            code,
            folded,
            &kinds,
            *currency,
            &external_refs,
            &attributes,
            personal_digest.as_ref(),
            *active,
            *merged_into,
            merge_reason.as_ref(),
            &merged,
        ],
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
    let PersonalRow { party, salt, body, keys: MatchKeys { email, tax_number, phone, name_and_address } } = row;
    writer.put(&PARTY_PERSONAL, fields![*party, salt, body, *email, *tax_number, *phone, *name_and_address])
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
        merged_into: row.get()?,
        merge_reason: row.get()?,
        merged: row.get::<Vec<i64>>()?.into_iter().map(PartyId).collect(),
    })
}

fn read_personal(row: &Row<'_>) -> Result<PersonalRow, Fault> {
    let (party, salt, body) = (row.get()?, row.get()?, row.get()?);
    let keys = MatchKeys { email: row.get()?, tax_number: row.get()?, phone: row.get()?, name_and_address: row.get()? };
    Ok(PersonalRow { party, salt, body, keys })
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
        self.one(PERSONAL, fields![id], read_personal)
    }

    fn personal_after(&self, after: PartyId, limit: u32) -> Vec<PersonalRow> {
        self.list(PERSONAL_AFTER, fields![after, limit], read_personal)
    }

    fn personal_alike(&self, reason: MatchReason, key: i64, after: PartyId, limit: u32) -> Vec<PersonalRow> {
        let sql = match reason {
            MatchReason::Reference => return Vec::new(),
            MatchReason::Email => PERSONAL_BY_EMAIL,
            MatchReason::TaxNumber => PERSONAL_BY_TAX_NUMBER,
            MatchReason::Phone => PERSONAL_BY_PHONE,
            MatchReason::NameAndAddress => PERSONAL_BY_NAME_AND_ADDRESS,
        };
        self.list(sql, fields![key, after, limit], read_personal)
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
