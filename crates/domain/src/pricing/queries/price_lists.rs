//! The price lists of an entity.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::pricing::replies::PriceListReply;
use crate::values::Code;

/// The price lists of an entity in order of code, in pages.
///
/// Refused: `ledger.unknown_entity`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceLists {
    /// Who sells by them.
    pub entity: Code,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of price lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PriceListsAnswer {
    /// The price lists.
    pub price_lists: Vec<PriceListReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for PriceLists {
    const NAME: &'static str = "pricing.price_lists";
    const EXAMPLE: &'static str = r#"{"entity": "ACME"}"#;
    type Reply = PriceListsAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<PriceListsAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let lists = draft.price_lists_of(entity.id);
        let mut rows: Vec<_> = lists.iter().filter(|list| list.folded > after).collect();
        rows.sort_by(|left, right| left.folded.cmp(&right.folded));
        let (rows, next) = self.limit.page(rows, |list| list.code.clone());
        let price_lists = rows.into_iter().map(|list| PriceListReply::of(draft, list)).collect();
        Ok(PriceListsAnswer { price_lists, next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::pricing::commands::SetPriceList;
    use crate::testing::Shop;

    #[test]
    fn the_lists_of_an_entity_in_pages() {
        let mut shop = Shop::open();
        shop.two_entities();
        for (entity, list) in [("ACME", "b"), ("TOKYO", "C"), ("ACME", "A"), ("ACME", "D")] {
            shop.does::<SetPriceList>(json!({"entity": entity, "price_list": list, "name": list}));
        }
        let mut page = |request| {
            let answer = shop.answers::<PriceLists>(request);
            (answer.price_lists.into_iter().map(|list| list.price_list).collect::<String>(), answer.next)
        };
        assert_eq!(page(json!({"entity": "ACME"})), ("AbD".into(), None));
        assert_eq!(page(json!({"entity": "ACME", "limit": 2})), ("Ab".into(), Some("b".into())));
        assert_eq!(page(json!({"entity": "ACME", "after": "B"})), ("D".into(), None));
        assert_eq!(page(json!({"entity": "TOKYO"})), ("C".into(), None));
        let refusal = shop.ask::<PriceLists>(r#"{"entity": "X"}"#).expect_err("no such entity");
        assert_eq!(refusal.code, "ledger.unknown_entity");
    }
}
