//! Adding a pack level.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::replies::ItemAnswer;
use crate::catalogue::rules::{NewIdentifier, add_identifier, add_pack, item_named};
use crate::catalogue::types::IdentifierKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::{Code, Gtin, Ratio};

/// Adds a pack level to an item: one of the unit is so many base units, for ever.
///
/// Refused: `catalogue.unknown_item`, `catalogue.ambiguous_identifier`, `catalogue.unknown_unit`,
/// `catalogue.pack_exists`, `catalogue.identifier_used`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddPack {
    /// The item, by its SKU or another of its names.
    pub item: Code,
    /// The pack's unit.
    pub unit: Code,
    /// Base units in one pack, exactly: `"12"`, `"0.75"` or `"1/3"`.
    pub factor: Ratio,
    /// The pack's GTINs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gtins: Vec<Gtin>,
}

impl Command for AddPack {
    const NAME: &'static str = "catalogue.add_pack";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"item": "TEA-100", "unit": "KG", "factor": "4"}"#;
    type Reply = ItemAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ItemAnswer>, Refusal> {
        let item = item_named(draft, &self.item).map_err(|refusal| refusal.at("item"))?;
        let unit = add_pack(draft, &item, &self.unit, self.factor)?;
        for (line, gtin) in self.gtins.iter().enumerate() {
            let code = Code::parse(&gtin.to_string()).expect("a GTIN is 8 to 14 digits, which are a code");
            let new = NewIdentifier { code: &code, kind: IdentifierKind::Gtin, supplier: None, unit };
            add_identifier(draft, &item, new)
                .map_err(|refusal| Refusal { path: format!("gtins[{line}]"), ..refusal })?;
        }
        draft.event(cx, "catalogue.item_changed", &item.code);
        Ok(Decision::done(ItemAnswer::of(draft, &item)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem, AddUnit};
    use crate::testing::Shop;

    #[test]
    fn a_pack_is_added_once() {
        let mut shop = Shop::open();
        shop.example::<AddUnit>();
        shop.example::<AddCategory>();
        shop.does::<AddItem>(json!({"item": "A", "name": "A", "category": "TEA", "gtins": ["96385074"]}));
        let answer = shop
            .does::<AddPack>(json!({"item": "96385074", "unit": "CASE", "factor": "1/3", "gtins": ["4006381333931"]}));
        assert_eq!((answer.packs.len(), answer.packs[0].factor.to_string()), (1, "1/3".to_owned()));
        for (request, code, path) in [
            (json!({"item": "A", "unit": "case", "factor": "6"}), "catalogue.pack_exists", "unit"),
            (json!({"item": "A", "unit": "EA", "factor": "1"}), "catalogue.pack_exists", "unit"),
            (json!({"item": "A", "unit": "BOX", "factor": "6"}), "catalogue.unknown_unit", "unit"),
            (json!({"item": "B", "unit": "CASE", "factor": "6"}), "catalogue.unknown_item", "item"),
            (
                json!({"item": "A", "unit": "L", "factor": "6", "gtins": ["96385074"]}),
                "catalogue.identifier_used",
                "gtins[0]",
            ),
            (json!({"item": "A", "unit": "L", "factor": "-6"}), "flow.malformed", "factor"),
        ] {
            assert_eq!(shop.refuses::<AddPack>(request, code).path, path);
        }
    }
}
