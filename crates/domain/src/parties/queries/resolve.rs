//! What another system's reference names.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::parties::refusals::UnknownReference;
use crate::values::Code;

/// The party that another system calls by a reference.
///
/// Refused: `parties.unknown_reference`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resolve {
    /// The other system.
    pub system: Code,
    /// Its id there.
    pub reference: Code,
}

/// The party of a reference.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ResolveAnswer {
    /// Its code.
    pub party: String,
}

impl Query for Resolve {
    const NAME: &'static str = "parties.resolve";
    const EXAMPLE: &'static str = r#"{"system": "webshop", "reference": "V-77"}"#;
    type Reply = ResolveAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ResolveAnswer, Refusal> {
        let party = draft.party_by_ref(&self.system.folded(), self.reference.as_str());
        match party.and_then(|party| draft.party(party)) {
            Some(party) => Ok(ResolveAnswer { party: party.code.clone() }),
            None => {
                let (system, reference) = (self.system.to_string(), self.reference.to_string());
                Err(UnknownReference { system, reference }.at("reference"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::parties::commands::AddParty;
    use crate::testing::Shop;

    #[test]
    fn a_reference_names_one_party() {
        let mut shop = Shop::open();
        shop.example::<AddParty>();
        assert_eq!(shop.answers::<Resolve>(json!({"system": "WEBSHOP", "reference": "V-77"})).party, "TEACO");
        for request in [r#"{"system": "till", "reference": "V-77"}"#, r#"{"system": "webshop", "reference": "v-77"}"#] {
            let refusal = shop.ask::<Resolve>(request).expect_err("no such reference");
            assert_eq!(refusal.code, "parties.unknown_reference");
        }
    }
}
