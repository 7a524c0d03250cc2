//! One party.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::parties::replies::PartyReply;
use crate::parties::rules::party_named;
use crate::parties::types::Personal;
use crate::values::Code;

/// One party with what is personal about it: the only operation that shows that. The code of one that was merged shows the
/// one it was merged into.
///
/// Refused: `parties.unknown_party`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyByCode {
    /// Which.
    pub party: Code,
}

/// What was kept as personal about a party that was merged.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MergedPersonal {
    /// The code it had.
    pub party: String,
    /// What is personal.
    pub personal: Personal,
}

/// A party and what is personal about it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PartyAnswer {
    /// The party.
    pub party: PartyReply,
    /// What is personal; absent if there never was anything or it was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal: Option<Personal>,
    /// Whether what was personal has been erased.
    pub erased: bool,
    /// What was kept as personal about the parties merged into it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged_personal: Vec<MergedPersonal>,
}

impl Query for PartyByCode {
    const NAME: &'static str = "parties.party";
    const EXAMPLE: &'static str = r#"{"party": "TEACO"}"#;
    type Reply = PartyAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<PartyAnswer, Refusal> {
        let party = party_named(draft, &self.party).map_err(|refusal| refusal.at("party"))?;
        let row = draft.personal(party.id);
        let erased = row.as_ref().is_some_and(|row| row.is_erased());
        // A body that no longer reads was written past the library; `verify` names it, and this shows the rest.
        let personal = row.and_then(|row| serde_json::from_str(&row.body).ok());
        let mut merged_personal = Vec::new();
        for id in &party.merged {
            let personal = draft.personal(*id).and_then(|row| serde_json::from_str(&row.body).ok());
            if let (Some(personal), Some(merged)) = (personal, draft.party_itself(*id)) {
                merged_personal.push(MergedPersonal { party: merged.code.clone(), personal });
            }
        }
        Ok(PartyAnswer { party: PartyReply::of(draft, &party), personal, erased, merged_personal })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::parties::commands::AddParty;
    use crate::testing::Shop;

    #[test]
    fn a_party_is_shown_with_what_is_personal() {
        let mut shop = Shop::open();
        shop.example::<AddParty>();
        let answer = shop.answers::<PartyByCode>(json!({"party": "teaco"}));
        let lines = answer.personal.map(|personal| personal.address.len());
        assert_eq!((answer.party.party.as_str(), lines, answer.erased), ("TEACO", Some(2), false));
        let refusal = shop.ask::<PartyByCode>(r#"{"party": "X"}"#).expect_err("nobody");
        assert_eq!((refusal.code.as_str(), refusal.path.as_str()), ("parties.unknown_party", "party"));
    }
}
