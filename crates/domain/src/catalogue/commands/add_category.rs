//! Adding a category.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::refusals::CategoryExists;
use crate::catalogue::rules::category_named;
use crate::catalogue::types::Category;
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::values::{CategoryId, Code, Name};

/// Adds a category to the tree of items.
///
/// Refused: `catalogue.category_exists`, `catalogue.unknown_category`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddCategory {
    /// The code it will be called by.
    pub category: Code,
    /// Its name.
    pub name: Name,
    /// The category above; at the top if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Code>,
}

/// A category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddCategoryReply {
    /// Its code.
    pub category: String,
}

impl Command for AddCategory {
    const NAME: &'static str = "catalogue.add_category";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"category": "TEA", "name": "Tea"}"#;
    type Reply = AddCategoryReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<AddCategoryReply>, Refusal> {
        if let Some(category) = draft.category_by_code(&self.category) {
            return Err(CategoryExists { category: category.code.clone() }.at("category"));
        }
        let parent = match &self.parent {
            Some(parent) => category_named(draft, parent).map_err(|refusal| refusal.at("parent"))?.id,
            None => CategoryId::NONE,
        };
        let category = self.category.to_string();
        let id = CategoryId(draft.next(Head::Category));
        draft.put_category(Category {
            id,
            code: category.clone(),
            folded: self.category.folded(),
            name: self.name.to_string(),
            parent,
        });
        draft.event(cx, "catalogue.category_added", &category);
        Ok(Decision::done(AddCategoryReply { category }))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::Shop;

    /// The path of a category leads from itself to the top.
    #[test]
    fn categories_form_a_tree() {
        let mut shop = Shop::open();
        shop.example::<AddCategory>();
        shop.does::<AddCategory>(json!({"category": "GREEN", "name": "Green tea", "parent": "tea"}));
        let green = shop.draft.category_by_code(&Code::parse("green").expect("a code")).expect("GREEN");
        assert_eq!(shop.draft.category_path(green.id), [CategoryId(2), CategoryId(1)]);
        shop.refuses::<AddCategory>(json!({"category": "Tea", "name": "x"}), "catalogue.category_exists");
        let orphan = json!({"category": "X", "name": "x", "parent": "COFFEE"});
        assert_eq!(shop.refuses::<AddCategory>(orphan, "catalogue.unknown_category").path, "parent");
    }
}
