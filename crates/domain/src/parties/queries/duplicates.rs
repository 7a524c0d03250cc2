//! Parties that may be one.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::parties::rules::matching::{alike, compared_row};
use crate::parties::types::{MatchReason, MatchStrength};
use crate::values::PartyId;

/// Pairs of parties that may be one by what is personal about them, for somebody to look at, in pages: those added first in
/// front. Nothing personal is shown; what was merged already is no pair.
///
/// What is alike is as in `parties.matches`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duplicates {
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many parties at most are looked at.
    #[serde(default)]
    pub limit: Limit,
}

/// Two parties that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LikelyDuplicate {
    /// The one that was added first.
    pub party: String,
    /// The other one.
    pub other: String,
    /// How sure the surest reason is.
    pub strength: MatchStrength,
    /// Why, the surest first.
    pub reasons: Vec<MatchReason>,
}

/// A page of parties that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DuplicatesAnswer {
    /// The pairs; a page may have none and yet a next one.
    pub duplicates: Vec<LikelyDuplicate>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

impl Query for Duplicates {
    const NAME: &'static str = "parties.duplicates";
    const EXAMPLE: &'static str = r#"{"limit": 200}"#;
    type Reply = DuplicatesAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<DuplicatesAnswer, Refusal> {
        let rows = draft.personal_after(PartyId(self.after.unwrap_or(0)), self.limit.probe());
        let (rows, next) = self.limit.page(rows, |row| row.party.0);
        let (mut duplicates, mut told) = (Vec::new(), BTreeSet::new());
        for row in rows {
            let one = draft.survivor(row.party);
            let (others, _) = alike(draft, &compared_row(&row), row.party);
            for (other, reasons) in others {
                if one == other || !told.insert((one.min(other), one.max(other))) {
                    continue;
                }
                let pair = (draft.party(one.min(other)), draft.party(one.max(other)));
                let ((Some(party), Some(other)), Some(first)) = (pair, reasons.first()) else { continue };
                duplicates.push(LikelyDuplicate {
                    party: party.code.clone(),
                    other: other.code.clone(),
                    strength: first.strength(),
                    reasons,
                });
            }
        }
        Ok(DuplicatesAnswer { duplicates, next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::parties::commands::{AddParty, Merge};
    use crate::testing::Shop;

    fn pairs(shop: &mut Shop, request: Value) -> (Vec<String>, Option<i64>) {
        let answer = shop.answers::<Duplicates>(request);
        let told = |held: LikelyDuplicate| format!("{}-{} {}", held.party, held.other, held.strength);
        (answer.duplicates.into_iter().map(told).collect(), answer.next)
    }

    /// Each pair once, in pages, until it is merged.
    #[test]
    fn pairs_come_in_pages_until_they_are_merged() {
        let mut shop = Shop::open();
        for (party, personal) in [
            ("A", json!({"email": "x@example.com", "phone": "1234567"})),
            ("B", json!({"email": "y@example.com"})),
            ("C", json!({"email": "X@example.com", "phone": "123 4567"})),
            ("D", json!({"phone": "1234567"})),
        ] {
            shop.does::<AddParty>(json!({"party": party, "kinds": ["customer"], "personal": personal}));
        }
        shop.does::<AddParty>(json!({"party": "E", "kinds": ["customer"]}));
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(pairs(&mut shop, json!({})), (texts(&["A-C strong", "A-D likely", "C-D likely"]), None));
        assert_eq!(pairs(&mut shop, json!({"limit": 2})), (texts(&["A-C strong", "A-D likely"]), Some(2)));
        assert_eq!(pairs(&mut shop, json!({"limit": 2, "after": 2})), (texts(&["C-D likely"]), None));
        shop.does::<Merge>(json!({"party": "C", "into": "A", "personal": "keep", "reason": "the same person"}));
        assert_eq!(pairs(&mut shop, json!({})), (texts(&["A-D likely"]), None));
        shop.does::<Merge>(json!({"party": "D", "into": "A", "personal": "drop", "reason": "the same person"}));
        assert_eq!(pairs(&mut shop, json!({})), (vec![], None));
    }
}
