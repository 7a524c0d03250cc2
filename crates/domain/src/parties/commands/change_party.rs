//! Changing a party.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::add_party::sorted;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope, json_text};
use crate::parties::replies::PartyReply;
use crate::parties::rules::{bind_references, keep, party_named};
use crate::parties::types::{PartyKind, Personal};
use crate::values::{Attributes, Code, Currency};

/// Changes a party; what is not given stays, what is given replaces what was.
///
/// References are added: one that another replaces as the shown one of its system names the party still.
///
/// Refused: `parties.unknown_party`, `parties.no_kind`, `parties.reference_taken`, `parties.too_many`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeParty {
    /// Which.
    pub party: Code,
    /// What it is to us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<PartyKind>>,
    /// The currency it deals in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// What is personal about it, as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal: Option<Personal>,
    /// Ids in other systems to add, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<Code, Code>,
    /// The host's own, as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// Whether it takes new documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

impl Command for ChangeParty {
    const NAME: &'static str = "parties.change_party";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"party": "TEACO", "currency": "EUR", "attributes": {"route": 7}}"#;
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
        let held = party_named(draft, &self.party).map_err(|refusal| refusal.at("party"))?;
        let mut party = (*held).clone();
        if let Some(kinds) = &self.kinds {
            party.kinds = sorted(kinds)?;
        }
        party.currency = self.currency.or(party.currency);
        if let Some(attributes) = &self.attributes {
            party.attributes = attributes.clone();
        }
        party.active = self.active.unwrap_or(party.active);
        bind_references(draft, &mut party, &self.external_refs)?;
        if let Some(personal) = &self.personal {
            keep(cx, draft, &mut party, personal)?;
        }
        let reply = PartyReply::of(draft, &party);
        if party != *held {
            draft.event(cx, "parties.party_changed", &party.code);
            draft.put_party(party);
        }
        Ok(Decision::done(reply))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::parties::commands::AddParty;
    use crate::parties::queries::Resolve;
    use crate::testing::Shop;

    /// What is not given stays; a change that changes nothing leaves no record.
    #[test]
    fn what_is_not_given_stays() {
        let mut shop = Shop::open();
        shop.example::<AddParty>();
        let reply = shop.example::<ChangeParty>();
        assert_eq!((reply.kinds.len(), reply.currency, reply.active), (1, Some(Currency::EUR), true));
        let reply = shop.does::<ChangeParty>(json!({"party": "teaco", "active": false, "kinds": ["customer"]}));
        assert_eq!((reply.attributes.get("route"), reply.active), (Some(&json!(7)), false));

        let records = shop.draft.records().len();
        let personal =
            json!({"name": "Tea Company Ltd", "email": "orders@teaco.example", "address": ["1 Leaf Lane", "Kandy"]});
        shop.does::<ChangeParty>(json!({"party": "TEACO", "currency": "EUR", "personal": personal}));
        assert_eq!(shop.draft.records().len(), records);

        for (request, code) in [
            (json!({"party": "NOBODY"}), "parties.unknown_party"),
            (json!({"party": "TEACO", "kinds": []}), "parties.no_kind"),
            (json!({"party": "TEACO", "personal": {"address": vec!["x"; 11]}}), "parties.too_many"),
        ] {
            shop.refuses::<ChangeParty>(request, code);
        }
    }

    /// A reference names its party for ever, even when another is shown.
    #[test]
    fn references_stay() {
        let mut shop = Shop::open();
        shop.example::<AddParty>();
        shop.does::<AddParty>(json!({"party": "B", "kinds": ["customer"]}));
        let reply = shop.does::<ChangeParty>(json!({"party": "TEACO", "external_refs": {"webshop": "V-78"}}));
        assert_eq!(reply.external_refs["webshop"], "V-78");
        for reference in ["V-77", "V-78"] {
            let answer = shop.answers::<Resolve>(json!({"system": "Webshop", "reference": reference}));
            assert_eq!(answer.party, "TEACO");
            let request = json!({"party": "B", "external_refs": {"webshop": reference}});
            let refusal = shop.refuses::<ChangeParty>(request, "parties.reference_taken");
            assert_eq!((refusal.path.as_str(), &refusal.details["by"]), ("external_refs.webshop", &json!("TEACO")));
        }
    }
}
