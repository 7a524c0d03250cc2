//! What a scanned or typed text names.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::replies::unit_code;
use crate::catalogue::rules::named;
use crate::catalogue::types::IdentifierKind;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::values::Code;

/// The item that a text names, and the unit or pack of it that the name stands for.
///
/// Refused: `catalogue.unknown_item`, `catalogue.ambiguous_identifier`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resolve {
    /// A SKU, GTIN, own, supplier's or channel's code.
    pub identifier: Code,
}

/// What a text names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ResolveAnswer {
    /// The SKU of the item.
    pub item: String,
    /// The unit or pack the name stands for; absent when two of its names are this text for different packs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Whose name it is.
    pub kind: IdentifierKind,
}

impl Query for Resolve {
    const NAME: &'static str = "catalogue.resolve";
    const EXAMPLE: &'static str = r#"{"identifier": "14006381333938"}"#;
    type Reply = ResolveAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ResolveAnswer, Refusal> {
        let named = named(draft, &self.identifier).map_err(|refusal| refusal.at("identifier"))?;
        let unit = named.unit.map(|unit| unit_code(draft, unit));
        Ok(ResolveAnswer { item: named.item.code.clone(), unit, kind: named.kind })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddIdentifier, AddItem, AddUnit};
    use crate::parties::commands::AddParty;
    use crate::testing::Shop;

    /// The SKU wins over every other name; a text that names two items is refused with both.
    #[test]
    fn a_text_names_one_item_or_none() {
        let mut shop = Shop::open();
        shop.example::<AddParty>();
        shop.does::<AddParty>(json!({"party": "S2", "kinds": ["supplier"]}));
        shop.example::<AddUnit>();
        shop.example::<AddCategory>();
        shop.example::<AddItem>();
        shop.does::<AddItem>(json!({"item": "GT", "name": "GT", "category": "TEA"}));
        let name = |item, kind, identifier, unit, supplier: Option<&str>| {
            let mut request = json!({"item": item, "kind": kind, "identifier": identifier, "unit": unit});
            if let Some(supplier) = supplier {
                request["supplier"] = json!(supplier);
            }
            request
        };
        shop.does::<AddIdentifier>(name("TEA-100", "channel", "GT", "EA", None));
        shop.does::<AddIdentifier>(name("TEA-100", "channel", "tea", "EA", None));
        shop.does::<AddIdentifier>(name("TEA-100", "supplier", "tea", "CASE", Some("S2")));
        shop.does::<AddIdentifier>(name("GT", "supplier", "GT-250", "EA", Some("S2")));
        for (text, item, unit, kind) in [
            ("tea-100", "TEA-100", Some("EA"), IdentifierKind::Sku),
            ("4006381333931", "TEA-100", Some("EA"), IdentifierKind::Gtin),
            ("14006381333938", "TEA-100", Some("CASE"), IdentifierKind::Gtin),
            ("gt", "GT", Some("EA"), IdentifierKind::Sku),
            ("TEA", "TEA-100", None, IdentifierKind::Supplier),
        ] {
            let answer = shop.answers::<Resolve>(json!({"identifier": text}));
            assert_eq!((answer.item.as_str(), answer.unit.as_deref(), answer.kind), (item, unit, kind), "{text}");
        }
        let refusal = shop.ask::<Resolve>(r#"{"identifier": "gt-250"}"#).expect_err("two items");
        assert_eq!(refusal.code, "catalogue.ambiguous_identifier");
        assert_eq!(refusal.message, "gt-250 is a name of several items (TEA-100, GT); name one by its SKU");
        let refusal = shop.ask::<Resolve>(r#"{"identifier": "4006381333932"}"#).expect_err("no such item");
        assert_eq!((refusal.code.as_str(), refusal.path.as_str()), ("catalogue.unknown_item", "identifier"));
    }
}
