//! Adding a party.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope, json_text};
use crate::parties::refusals::{NoKind, PartyExists};
use crate::parties::replies::PartyReply;
use crate::parties::rules::{bind_references, keep};
use crate::parties::types::{Party, PartyKind, Personal};
use crate::values::{Attributes, Code, Currency, PartyId};

/// Adds a customer, supplier or other party we deal with.
///
/// What names or reaches a person belongs in `personal`, which can be erased. Code, references and attributes stay on
/// record for ever and must hold nothing of the kind.
///
/// Refused: `parties.party_exists`, `parties.no_kind`, `parties.reference_taken`, `parties.too_many`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddParty {
    /// The code it will be called by.
    pub party: Code,
    /// What it is to us; one party may be several.
    pub kinds: Vec<PartyKind>,
    /// The currency it deals in, if not the entity's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// What is personal about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal: Option<Personal>,
    /// Its ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<Code, Code>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

impl Command for AddParty {
    const NAME: &'static str = "parties.add_party";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"party": "TEACO", "kinds": ["supplier"], "personal": {"name": "Tea Company Ltd", "email": "orders@teaco.example", "address": ["1 Leaf Lane", "Kandy"]}, "external_refs": {"webshop": "V-77"}}"#;
    type Reply = PartyReply;

    fn retry_text(&self) -> String {
        json_text(&Self { personal: None, ..self.clone() })
    }

    fn tells_of(&self) -> Option<&Code> {
        self.personal.is_some().then_some(&self.party)
    }

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<PartyReply>, Refusal> {
        if let Some(party) = draft.party_by_code_itself(&self.party) {
            return Err(PartyExists { party: party.code.clone() }.at("party"));
        }
        let mut party = Party {
            id: PartyId(draft.next(Head::Party)),
            code: self.party.to_string(),
            folded: self.party.folded(),
            kinds: sorted(&self.kinds)?,
            currency: self.currency,
            external_refs: BTreeMap::new(),
            attributes: self.attributes.clone(),
            personal_digest: None,
            active: true,
            merged_into: PartyId::NONE,
            merge_reason: None,
            merged: Vec::new(),
        };
        bind_references(draft, &mut party, &self.external_refs)?;
        if let Some(personal) = &self.personal {
            keep(cx, draft, &mut party, personal)?;
        }
        let reply = PartyReply::of(draft, &party);
        draft.event(cx, "parties.party_added", &party.code);
        draft.put_party(party);
        Ok(Decision::done(reply))
    }
}

/// Kinds in order, each once; at least one.
pub(super) fn sorted(kinds: &[PartyKind]) -> Result<Vec<PartyKind>, Refusal> {
    let mut kinds = kinds.to_vec();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() { Err(NoKind {}.at("kinds")) } else { Ok(kinds) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::flow::{Master, Record};
    use crate::testing::Shop;

    #[test]
    fn refused_parties() {
        let mut shop = Shop::open();
        shop.example::<AddParty>();
        let many: BTreeMap<String, String> = (0..21).map(|n| (format!("s{n}"), "1".to_owned())).collect();
        for (request, code) in [
            (json!({"party": "teaco", "kinds": ["customer"]}), "parties.party_exists"),
            (json!({"party": "B", "kinds": []}), "parties.no_kind"),
            (json!({"party": "B", "kinds": ["friend"]}), "flow.malformed"),
            (
                json!({"party": "B", "kinds": ["customer"], "external_refs": {"WebShop": "V-77"}}),
                "parties.reference_taken",
            ),
            (json!({"party": "B", "kinds": ["customer"], "external_refs": many}), "parties.too_many"),
            (json!({"party": "B", "kinds": ["customer"], "personal": {"address": vec!["x"; 11]}}), "parties.too_many"),
            (json!({"party": "B", "kinds": ["customer"], "personal": {"nick": "x"}}), "flow.malformed"),
            (json!({"party": "B", "kinds": ["customer"], "currency": "XAU"}), "flow.malformed"),
        ] {
            shop.refuses::<AddParty>(request, code);
        }
    }

    /// Nothing personal stands in the reply, the party, its after-image or its event; the digest is that of salt and body.
    #[test]
    fn what_is_personal_stands_apart() {
        let mut shop = Shop::open();
        let reply = shop.does::<AddParty>(json!({
            "party": "C-1", "kinds": ["supplier", "customer", "supplier"],
            "personal": {"name": "Zaphod Beeblebrox", "address": ["Betelgeuse 5"]},
        }));
        assert_eq!(reply.kinds, [PartyKind::Customer, PartyKind::Supplier]);
        let (mut rows, mut digest) = (Vec::new(), None);
        for record in shop.draft.records() {
            match record {
                Record::Personal(row) => rows.push(row.clone()),
                other => assert!(!format!("{other:?}").contains("Zaphod"), "{other:?}"),
            }
            if let Record::Master(_, _, Master::Party(party)) = record {
                digest = party.personal_digest;
            }
        }
        assert!(!serde_json::to_string(&reply).is_ok_and(|reply| reply.contains("Zaphod")));
        let [row] = &rows[..] else { panic!("one row of what is personal") };
        assert_eq!(row.body, r#"{"name":"Zaphod Beeblebrox","address":["Betelgeuse 5"]}"#);
        let mut salted = row.salt.to_vec();
        salted.extend(row.body.as_bytes());
        assert_eq!(digest.map(|digest| digest.0), Some(*blake3::hash(&salted).as_bytes()));
    }
}
