//! Who a buyer may be.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::parties::refusals::NothingToMatch;
use crate::parties::rules::matching::{alike, compared};
use crate::parties::types::{MatchReason, MatchStrength, Personal};
use crate::values::{Code, PartyId};

/// Most parties that are answered.
const MOST: usize = 20;

/// The parties a buyer may be, by what a channel knows of them: the surest first, at most 20.
///
/// A party is found by a reference of another system, an e-mail address (in any case), a tax number (its letters and
/// digits), a telephone number (its last 8 digits), or a name with its postal address (the same words in any order). They
/// stand in the order of their first reason as just named, of those those with more reasons first, of those the one added
/// first. Of what was merged the party it was merged into is answered. Nothing personal is shown, and nothing is kept of
/// what is asked.
///
/// Refused: `parties.nothing_to_match`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Matches {
    /// Their ids in other systems, by system.
    #[serde(default)]
    pub external_refs: BTreeMap<Code, Code>,
    /// What is known of them.
    #[serde(default)]
    pub personal: Personal,
}

/// A party that a buyer may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PartyMatch {
    /// Its code.
    pub party: String,
    /// How sure the surest reason is.
    pub strength: MatchStrength,
    /// Why, the surest first.
    pub reasons: Vec<MatchReason>,
    /// An inactive party takes no new documents.
    pub active: bool,
}

/// Who a buyer may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MatchesAnswer {
    /// The parties, the surest first.
    pub matches: Vec<PartyMatch>,
    /// Whether there are more than are answered, or more of one reason than are looked at.
    pub more: bool,
}

impl Query for Matches {
    const NAME: &'static str = "parties.matches";
    const EXAMPLE: &'static str = r#"{"external_refs": {"webshop": "V-77"}, "personal": {"email": "Orders@TeaCo.example", "phone": "+94 81 1234567"}}"#;
    type Reply = MatchesAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<MatchesAnswer, Refusal> {
        let compared = compared(&self.personal);
        if compared.is_empty() && self.external_refs.is_empty() {
            return Err(NothingToMatch {}.into());
        }
        let mut found: BTreeMap<PartyId, Vec<MatchReason>> = BTreeMap::new();
        for (system, reference) in &self.external_refs {
            if let Some(party) = draft.party_by_ref(&system.folded(), reference.as_str()) {
                found.insert(party, vec![MatchReason::Reference]);
            }
        }
        let (alike, mut more) = alike(draft, &compared, PartyId::NONE);
        for (party, reasons) in alike {
            found.entry(party).or_default().extend(reasons);
        }
        let mut found: Vec<(PartyId, Vec<MatchReason>)> = found.into_iter().collect();
        found.sort_by_key(|(party, reasons)| (reasons.first().copied(), Reverse(reasons.len()), *party));
        more |= found.len() > MOST;
        found.truncate(MOST);
        let mut matches = Vec::with_capacity(found.len());
        for (id, reasons) in found {
            let (Some(party), Some(first)) = (draft.party(id), reasons.first()) else { continue };
            let (strength, party, active) = (first.strength(), party.code.clone(), party.active);
            matches.push(PartyMatch { party, strength, reasons, active });
        }
        Ok(MatchesAnswer { matches, more })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::parties::commands::{AddParty, ErasePersonal, Merge};
    use crate::testing::Shop;

    fn shop() -> Shop {
        let mut shop = Shop::open();
        for (party, personal) in [
            ("HOME", json!({"name": "Anna Berg", "address": ["Hauptstr. 5", "10115 Berlin"]})),
            ("CALL", json!({"name": "A. Berg", "phone": "030 1234567"})),
            ("TAXED", json!({"tax_number": "DE 123 456 789", "phone": "+49 30 1234567"})),
            ("MAIL", json!({"email": "anna@example.com"})),
            ("OTHER", json!({"email": "ben@example.com", "phone": "030 7654321"})),
        ] {
            shop.does::<AddParty>(json!({"party": party, "kinds": ["customer"], "personal": personal}));
        }
        shop.does::<AddParty>(json!({"party": "REF", "kinds": ["customer"], "external_refs": {"shop": "17"}}));
        shop
    }

    fn found(shop: &mut Shop, request: serde_json::Value) -> Vec<String> {
        let told = |held: PartyMatch| {
            let reasons: Vec<&str> = held.reasons.iter().map(|reason| reason.as_str()).collect();
            format!("{} {}: {}", held.party, held.strength, reasons.join(", "))
        };
        shop.answers::<Matches>(request).matches.into_iter().map(told).collect()
    }

    /// Reference, e-mail, tax number, telephone, name at an address: in this order, each with its reason and strength.
    #[test]
    fn the_surest_stand_first() {
        let mut shop = shop();
        let everything = json!({"external_refs": {"shop": "17"}, "personal": {"name": "BERG Anna",
            "address": ["10115 Berlin", "Hauptstr 5"], "email": "ANNA@example.com", "phone": "(030) 123-4567",
            "tax_number": "de123456789"}});
        let all = [
            "REF certain: reference",
            "MAIL strong: email",
            "TAXED strong: tax_number, phone",
            "CALL likely: phone",
            "HOME likely: name_and_address",
        ];
        assert_eq!(found(&mut shop, everything), all);
        assert_eq!(found(&mut shop, json!({"personal": {"email": "nobody@example.com"}})), [""; 0]);
        assert_eq!(found(&mut shop, json!({"external_refs": {"Shop": "18"}})), [""; 0]);
        for request in [r#"{}"#, r#"{"personal": {"name": "Anna Berg"}}"#] {
            assert_eq!(shop.ask::<Matches>(request).expect_err("nothing").code, "parties.nothing_to_match");
        }
    }

    /// Who was forgotten is found by nothing personal; who was merged is answered as the one that stands.
    #[test]
    fn the_forgotten_are_not_found_and_the_merged_as_the_one_that_stands() {
        let mut shop = shop();
        shop.does::<Merge>(json!({"party": "MAIL", "into": "HOME", "personal": "keep", "reason": "the same person"}));
        assert_eq!(found(&mut shop, json!({"personal": {"email": "anna@example.com"}})), ["HOME strong: email"]);
        shop.does::<ErasePersonal>(json!({"party": "HOME"}));
        shop.does::<ErasePersonal>(json!({"party": "CALL"}));
        assert_eq!(found(&mut shop, json!({"personal": {"email": "anna@example.com"}})), [""; 0]);
        let phone = json!({"personal": {"phone": "030 1234567"}});
        assert_eq!(found(&mut shop, phone), ["TAXED likely: phone"]);
    }
}
