//! Every jurisdiction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::tax::replies::JurisdictionReply;

/// Where taxes are owed, in order of code, with the sites whose sales are taxed there.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Jurisdictions {}

/// Jurisdictions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JurisdictionsAnswer {
    /// In order of code.
    pub jurisdictions: Vec<JurisdictionReply>,
}

impl Query for Jurisdictions {
    const NAME: &'static str = "tax.jurisdictions";
    const EXAMPLE: &'static str = "{}";
    type Reply = JurisdictionsAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<JurisdictionsAnswer, Refusal> {
        let all = draft.jurisdictions();
        Ok(JurisdictionsAnswer { jurisdictions: all.iter().map(|held| JurisdictionReply::of(draft, held)).collect() })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tax::commands::SetJurisdiction;
    use crate::testing::Shop;

    #[test]
    fn jurisdictions_come_in_order_of_code() {
        let mut shop = Shop::open();
        for code in ["NY", "de", "CA"] {
            shop.does::<SetJurisdiction>(json!({"jurisdiction": code}));
        }
        let answer = shop.answers::<Jurisdictions>(json!({}));
        let codes: Vec<&str> = answer.jurisdictions.iter().map(|held| held.jurisdiction.as_str()).collect();
        assert_eq!(codes, ["CA", "de", "NY"]);
    }
}
