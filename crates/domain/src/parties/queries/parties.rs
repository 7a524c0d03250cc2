//! Every party.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::parties::replies::PartyReply;
use crate::parties::types::PartyKind;
use crate::values::Code;

/// Parties in order of code, in pages, without anything personal.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parties {
    /// Those that are this to us alone.
    #[serde(default)]
    pub kind: Option<PartyKind>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of parties.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PartiesAnswer {
    /// The parties.
    pub parties: Vec<PartyReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Parties {
    const NAME: &'static str = "parties.parties";
    const EXAMPLE: &'static str = r#"{"kind": "supplier"}"#;
    type Reply = PartiesAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<PartiesAnswer, Refusal> {
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let rows = draft.parties_after(self.kind, &after, self.limit.probe());
        let (rows, next) = self.limit.page(rows, |party| party.code.clone());
        Ok(PartiesAnswer { parties: rows.iter().map(|party| PartyReply::of(draft, party)).collect(), next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::parties::commands::AddParty;
    use crate::testing::Shop;

    #[test]
    fn parties_come_in_pages_by_kind() {
        let mut shop = Shop::open();
        for (party, kind) in [("c", "customer"), ("B", "supplier"), ("a", "supplier"), ("d", "supplier")] {
            shop.does::<AddParty>(json!({"party": party, "kinds": [kind]}));
        }
        let mut page = |request| {
            let answer = shop.answers::<Parties>(request);
            (answer.parties.into_iter().map(|party| party.party).collect::<String>(), answer.next)
        };
        assert_eq!(page(json!({})), ("aBcd".into(), None));
        assert_eq!(page(json!({"kind": "supplier", "limit": 2})), ("aB".into(), Some("B".into())));
        assert_eq!(page(json!({"kind": "supplier", "limit": 2, "after": "B"})), ("d".into(), None));
        assert_eq!(page(json!({"kind": "carrier"})), (String::new(), None));
    }
}
