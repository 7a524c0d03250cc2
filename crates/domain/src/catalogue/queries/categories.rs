//! The category tree.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::values::Code;

/// Every category in order of code, in pages, each with the one above it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Categories {
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CategoryReply {
    /// Its code.
    pub category: String,
    /// Its name.
    pub name: String,
    /// The category above, if it is not at the top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}

/// A page of categories.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CategoriesAnswer {
    /// The categories.
    pub categories: Vec<CategoryReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Categories {
    const NAME: &'static str = "catalogue.categories";
    const EXAMPLE: &'static str = "{}";
    type Reply = CategoriesAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<CategoriesAnswer, Refusal> {
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let rows = draft.categories().into_iter().filter(|category| category.folded > after).collect();
        let (rows, next) = self.limit.page(rows, |category| category.code.clone());
        let categories = rows.into_iter().map(|category| CategoryReply {
            category: category.code.clone(),
            name: category.name.clone(),
            parent: draft.category(category.parent).map(|parent| parent.code.clone()),
        });
        Ok(CategoriesAnswer { categories: categories.collect(), next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::AddCategory;
    use crate::testing::Shop;

    #[test]
    fn categories_are_listed_with_the_one_above() {
        let mut shop = Shop::open();
        shop.example::<AddCategory>();
        shop.does::<AddCategory>(json!({"category": "GREEN", "name": "Green tea", "parent": "TEA"}));
        let answer = shop.answers::<Categories>(json!({"limit": 1}));
        assert_eq!((answer.categories[0].parent.as_deref(), answer.next.as_deref()), (Some("TEA"), Some("GREEN")));
        let answer = shop.answers::<Categories>(json!({"after": "GREEN"}));
        assert_eq!((answer.categories[0].parent.as_deref(), answer.next), (None, None));
    }
}
