//! Forgetting what is personal about a party.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::rules::forget_requests_of;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::parties::refusals::NothingPersonal;
use crate::parties::replies::PartyReply;
use crate::parties::rules::{erase, party_named};
use crate::values::Code;

/// Erases what is personal about a party, with the salt of its digest and all by which it is found; the party, its
/// documents, books and chain stay. What was kept of parties merged into it is erased with it.
///
/// Requests that are held and tell of what is personal about it are withdrawn, and what they told is erased with it.
///
/// Nothing is left by which a guess could be confirmed. Whether the law lets it be erased yet is for the caller to know.
///
/// Refused: `parties.unknown_party`, `parties.nothing_personal`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErasePersonal {
    /// Which party.
    pub party: Code,
}

impl Command for ErasePersonal {
    const NAME: &'static str = "parties.erase_personal";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"party": "TEACO"}"#;
    type Reply = PartyReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<PartyReply>, Refusal> {
        let party = party_named(draft, &self.party).map_err(|refusal| refusal.at("party"))?;
        let mut erased = false;
        for key in draft.party_keys(party.id) {
            erased |= erase(draft, key);
            if let Some(named) = draft.party(key) {
                erased |= forget_requests_of(cx, draft, &named.folded);
            }
        }
        if !erased {
            return Err(NothingPersonal { party: party.code.clone() }.at("party"));
        }
        draft.event(cx, "parties.personal_erased", &party.code);
        Ok(Decision::done(PartyReply::of(draft, &party)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::parties::commands::{AddParty, ChangeParty};
    use crate::parties::queries::PartyByCode;
    use crate::testing::Shop;

    /// Body and salt go, the party and its digest stay; what a returning customer tells anew is kept anew.
    #[test]
    fn what_is_personal_is_forgotten() {
        let mut shop = Shop::open();
        shop.example::<AddParty>();
        let code = Code::parse("TEACO").expect("a code");
        let before = shop.draft.party_by_code(&code).expect("TEACO");
        shop.example::<ErasePersonal>();
        assert_eq!(shop.draft.party_by_code(&code), Some(before.clone()));
        let row = shop.draft.personal(before.id).expect("a row");
        assert_eq!((row.salt, row.body.as_str()), ([0; 16], ""));
        assert_eq!(shop.answers::<PartyByCode>(json!({"party": "TEACO"})).personal, None);
        shop.refuses::<ErasePersonal>(json!({"party": "TEACO"}), "parties.nothing_personal");

        shop.does::<ChangeParty>(json!({"party": "TEACO", "personal": {"name": "Tea Company Ltd"}}));
        let name = shop.answers::<PartyByCode>(json!({"party": "TEACO"})).personal.and_then(|personal| personal.name);
        assert_eq!(name.map(|name| name.to_string()).as_deref(), Some("Tea Company Ltd"));

        shop.does::<AddParty>(json!({"party": "B", "kinds": ["customer"]}));
        shop.refuses::<ErasePersonal>(json!({"party": "B"}), "parties.nothing_personal");
        shop.refuses::<ErasePersonal>(json!({"party": "NOBODY"}), "parties.unknown_party");
    }
}
