//! One item.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::catalogue::replies::ItemAnswer;
use crate::catalogue::rules::item_named;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::values::Code;

/// One item with its packs and every name it answers to, by any of them.
///
/// Refused: `catalogue.unknown_item`, `catalogue.ambiguous_identifier`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemByName {
    /// Its SKU, GTIN, own, supplier's or channel's code.
    pub item: Code,
}

impl Query for ItemByName {
    const NAME: &'static str = "catalogue.item";
    const EXAMPLE: &'static str = r#"{"item": "4006381333931"}"#;
    type Reply = ItemAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ItemAnswer, Refusal> {
        let item = item_named(draft, &self.item).map_err(|refusal| refusal.at("item"))?;
        Ok(ItemAnswer::of(draft, &item))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem, AddUnit};
    use crate::parties::commands::AddParty;
    use crate::testing::Shop;

    /// Every name shows the same item.
    #[test]
    fn an_item_is_found_by_any_name() {
        let mut shop = Shop::open();
        shop.example::<AddParty>();
        shop.example::<AddUnit>();
        shop.example::<AddCategory>();
        let added = shop.example::<AddItem>();
        for name in ["TEA-100", "tea-100", "4006381333931", "04006381333931", "14006381333938", "gt-250"] {
            assert_eq!(shop.answers::<ItemByName>(json!({"item": name})), added, "{name}");
        }
        let refusal = shop.ask::<ItemByName>(r#"{"item": "COFFEE"}"#).expect_err("no such item");
        assert_eq!((refusal.code.as_str(), refusal.path.as_str()), ("catalogue.unknown_item", "item"));
    }
}
