//! Every item.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::replies::ItemReply;
use crate::catalogue::rules::category_named;
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::values::{CategoryId, Code};

/// Items in order of SKU, in pages: all, or those directly in a category.
///
/// Refused: `catalogue.unknown_category`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Items {
    /// Those directly in this category alone.
    #[serde(default)]
    pub category: Option<Code>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of items.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ItemsAnswer {
    /// The items.
    pub items: Vec<ItemReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Items {
    const NAME: &'static str = "catalogue.items";
    const EXAMPLE: &'static str = r#"{"category": "TEA", "limit": 50}"#;
    type Reply = ItemsAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ItemsAnswer, Refusal> {
        let category = match &self.category {
            Some(category) => category_named(draft, category).map_err(|refusal| refusal.at("category"))?.id,
            None => CategoryId::NONE,
        };
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let rows = draft.items_after(category, &after, self.limit.probe());
        let (rows, next) = self.limit.page(rows, |item| item.code.clone());
        Ok(ItemsAnswer { items: rows.iter().map(|item| ItemReply::of(draft, item)).collect(), next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem};
    use crate::testing::Shop;

    #[test]
    fn items_come_in_pages_by_category() {
        let mut shop = Shop::open();
        shop.example::<AddCategory>();
        shop.does::<AddCategory>(json!({"category": "GREEN", "name": "Green tea", "parent": "TEA"}));
        for (item, category) in [("d", "TEA"), ("B", "GREEN"), ("a", "TEA"), ("c", "TEA")] {
            shop.does::<AddItem>(json!({"item": item, "name": item, "category": category}));
        }
        let mut page = |request| {
            let answer = shop.answers::<Items>(request);
            (answer.items.into_iter().map(|item| item.item).collect::<String>(), answer.next)
        };
        assert_eq!(page(json!({})), ("aBcd".into(), None));
        assert_eq!(page(json!({"category": "tea", "limit": 2})), ("ac".into(), Some("c".into())));
        assert_eq!(page(json!({"category": "tea", "limit": 2, "after": "C"})), ("d".into(), None));
        assert_eq!(page(json!({"category": "GREEN"})), ("B".into(), None));
        let refusal = shop.ask::<Items>(r#"{"category": "X"}"#).expect_err("no such category");
        assert_eq!(refusal.code, "catalogue.unknown_category");
        let refusal = shop.ask::<Items>(r#"{"limit": 1001}"#).expect_err("too many");
        assert_eq!((refusal.code.as_str(), refusal.path.as_str()), ("flow.malformed", "limit"));
    }
}
