//! Every entity.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::replies::EntityReply;
use crate::values::Code;

/// Every entity in order of code, in pages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entities {
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of entities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntitiesAnswer {
    /// The entities.
    pub entities: Vec<EntityReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Entities {
    const NAME: &'static str = "ledger.entities";
    const EXAMPLE: &'static str = "{}";
    type Reply = EntitiesAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<EntitiesAnswer, Refusal> {
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let mut rows: Vec<_> = draft.entities().into_iter().filter(|entity| entity.folded > after).collect();
        rows.sort_by(|a, b| a.folded.cmp(&b.folded));
        let (rows, next) = self.limit.page(rows, |entity| entity.code.clone());
        Ok(EntitiesAnswer { entities: rows.iter().map(|entity| EntityReply::of(draft, entity)).collect(), next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::commands::OpenEntity;
    use crate::testing::Shop;

    #[test]
    fn entities_come_in_pages() {
        let mut shop = Shop::open();
        for entity in ["NORTH", "acme"] {
            shop.does::<OpenEntity>(json!({"entity": entity, "name": entity, "currency": "EUR", "time_zone": "UTC"}));
        }
        let mut page = |request| {
            let answer = shop.answers::<Entities>(request);
            (answer.entities.into_iter().map(|entity| entity.entity).collect::<Vec<_>>(), answer.next)
        };
        assert_eq!(page(json!({"limit": 1})), (vec!["acme".into()], Some("acme".into())));
        assert_eq!(page(json!({"after": "acme"})), (vec!["NORTH".into()], None));
    }
}
