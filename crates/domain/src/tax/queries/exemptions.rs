//! Who is freed from tax.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::parties::rules::party_named;
use crate::tax::replies::ExemptionReply;
use crate::values::{BusinessDate, Code};

/// Exemptions by party in order of code, in pages of parties: all that were ever recorded, or what holds on a day.
///
/// Refused: `parties.unknown_party`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exemptions {
    /// Of this party alone.
    #[serde(default)]
    pub party: Option<Code>,
    /// What holds on this day alone.
    #[serde(default)]
    pub on: Option<BusinessDate>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// Of how many parties at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of exemptions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExemptionsAnswer {
    /// In order of party, jurisdiction and day.
    pub exemptions: Vec<ExemptionReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Exemptions {
    const NAME: &'static str = "tax.exemptions";
    const EXAMPLE: &'static str = r#"{"party": "CAFE"}"#;
    type Reply = ExemptionsAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ExemptionsAnswer, Refusal> {
        let (parties, next) = match &self.party {
            Some(party) => (vec![party_named(draft, party).map_err(|refusal| refusal.at("party"))?], None),
            None => {
                let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
                let rows = draft.exempt_parties_after(&after, self.limit.probe());
                self.limit.page(rows, |party| party.code.clone())
            }
        };
        let mut exemptions = Vec::new();
        for party in parties {
            for held in draft.exemptions_of(party.id).iter().filter(|held| self.on.is_none_or(|on| held.holds(on))) {
                exemptions.push(ExemptionReply::of(draft, held));
            }
        }
        Ok(ExemptionsAnswer { exemptions, next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::parties::commands::AddParty;
    use crate::tax::commands::{SetExemption, SetJurisdiction};
    use crate::testing::Shop;

    #[test]
    fn exemptions_come_in_pages_of_parties() {
        let mut shop = Shop::open();
        shop.example::<SetJurisdiction>();
        for party in ["b", "A", "c", "none"] {
            shop.does::<AddParty>(json!({"party": party, "kinds": ["customer"]}));
        }
        for (party, jurisdiction, starts_on, ends_on) in [
            ("c", None, "2026-01-01", None),
            ("A", Some("DE"), "2026-02-01", None),
            ("b", None, "2026-01-01", Some("2026-01-31")),
            ("A", None, "2026-01-01", None),
        ] {
            let mut request =
                json!({"party": party, "treatment": "exempt", "certificate": "C", "starts_on": starts_on});
            for (field, value) in [("jurisdiction", jurisdiction), ("ends_on", ends_on)] {
                if let Some(value) = value {
                    request[field] = value.into();
                }
            }
            shop.does::<SetExemption>(request);
        }
        let mut page = |request: Value| {
            let answer = shop.answers::<Exemptions>(request);
            let shown = answer.exemptions.iter();
            let shown = shown.map(|held| format!("{}{}", held.party, held.jurisdiction.as_deref().unwrap_or("")));
            (shown.collect::<Vec<_>>().join(" "), answer.next)
        };
        assert_eq!(page(json!({})), ("A ADE b c".into(), None));
        assert_eq!(page(json!({"limit": 2})), ("A ADE b".into(), Some("b".into())));
        assert_eq!(page(json!({"limit": 2, "after": "B"})), ("c".into(), None));
        assert_eq!(page(json!({"on": "2026-02-01"})), ("A ADE c".into(), None));
        assert_eq!(page(json!({"party": "a"})), ("A ADE".into(), None));
        assert_eq!(page(json!({"party": "none"})), (String::new(), None));
        let refusal = shop.ask::<Exemptions>(r#"{"party": "X"}"#).expect_err("no such party");
        assert_eq!(refusal.code, "parties.unknown_party");
    }
}
