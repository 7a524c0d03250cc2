//! What a kit consists of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::queries::KitAnswer;
use crate::catalogue::refusals::{KitParts, NotAKit, NotAPart};
use crate::catalogue::rules::{entered_quantity, item_named};
use crate::catalogue::types::{ItemKind, KitPart};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::{Code, Number, UnitPrice};

/// Says what one of a kit holds, in place of what was said before. Orders that stand keep the parts they were placed
/// with.
///
/// Refused: `catalogue.unknown_item`, `catalogue.not_a_kit`, `catalogue.kit_parts`, `catalogue.not_a_part`,
/// `catalogue.unknown_pack`, `catalogue.quantity_not_positive`, `catalogue.not_exact`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetKit {
    /// The kit: an item of kind `kit` that is counted whole.
    pub kit: Code,
    /// Its parts, 1 to 100, each item once.
    pub parts: Vec<NewKitPart>,
}

/// A part of a kit.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewKitPart {
    /// The item, kept in stock or a service.
    pub item: Code,
    /// How much of it one kit holds, above 0, in `unit`; 1 if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Number>,
    /// Unit or pack; what the identifier stands for if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// What one base unit of it bears of the kit's price, in proportion to the other parts; what the price list asks for
    /// it when the kit is sold if no part says anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<UnitPrice>,
}

impl Command for SetKit {
    const NAME: &'static str = "catalogue.set_kit";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"kit": "TEA-FOR-TWO", "parts": [{"item": "TEA-100", "quantity": 2, "share": "6.90"}, {"item": "RICE", "quantity": "0.5", "share": "2.00"}]}"#;
    type Reply = KitAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<KitAnswer>, Refusal> {
        let kit = item_named(draft, &self.kit).map_err(|refusal| refusal.at("kit"))?;
        if kit.kind != ItemKind::Kit || kit.decimals > 0 {
            return Err(NotAKit { item: kit.code.clone(), kind: kit.kind.to_string() }.at("kit"));
        }
        if !(1..=100).contains(&self.parts.len()) {
            return Err(KitParts { kit: kit.code.clone(), given: self.parts.len() }.at("parts"));
        }
        let mut parts: Vec<KitPart> = Vec::with_capacity(self.parts.len());
        for (at, part) in self.parts.iter().enumerate() {
            let path = |refusal: Refusal| refusal.at(format!("parts[{at}]"));
            let quantity = part.quantity.unwrap_or(Number::ONE);
            let entered = entered_quantity(draft, &part.item, quantity, part.unit.as_ref()).map_err(path)?;
            let share = part.share.unwrap_or(UnitPrice::ZERO);
            let item = &entered.item;
            let again = parts.iter().any(|held| held.item == item.id);
            let is_part = matches!(item.kind, ItemKind::Stocked | ItemKind::Service);
            if !is_part || again || share.is_negative() {
                return Err(path(NotAPart { kit: kit.code.clone(), item: item.code.clone() }.at("item")));
            }
            parts.push(KitPart { item: item.id, quantity: entered.quantity, share });
        }
        draft.put_kit(kit.id, parts);
        draft.event(cx, "catalogue.item_changed", &kit.code);
        Ok(Decision::done(KitAnswer::of(draft, &kit)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem, AddUnit};
    use crate::catalogue::queries::KitOf;
    use crate::testing::Shop;

    #[test]
    fn a_kit_holds_each_part_once() {
        let mut shop = Shop::open();
        shop.example::<AddUnit>();
        shop.example::<AddCategory>();
        let pack = json!([{"unit": "CASE", "factor": "12"}]);
        shop.does::<AddItem>(json!({"item": "TEA", "name": "Tea", "category": "TEA", "packs": pack}));
        for (item, kind) in [("SET", "kit"), ("WRAP", "service"), ("CARD", "gift_card")] {
            shop.does::<AddItem>(json!({"item": item, "name": item, "category": "TEA", "kind": kind}));
        }
        let parts = json!([{"item": "TEA", "unit": "CASE", "share": "3"}, {"item": "WRAP", "quantity": 2}]);
        let said = shop.does::<SetKit>(json!({"kit": "SET", "parts": parts}));
        let shown: Vec<String> =
            said.parts.iter().map(|part| format!("{} {} {}", part.item, part.quantity, part.share)).collect();
        assert_eq!(shown, ["TEA 12 3", "WRAP 2 0"]);
        assert_eq!(shop.answers::<KitOf>(json!({"kit": "set"})), said);
        let many: Vec<_> = (0..101).map(|_| json!({"item": "TEA"})).collect();
        for (kit, parts, code, path) in [
            ("TEA", json!([{"item": "WRAP"}]), "catalogue.not_a_kit", "kit"),
            ("NONE", json!([{"item": "WRAP"}]), "catalogue.unknown_item", "kit"),
            ("SET", json!([]), "catalogue.kit_parts", "parts"),
            ("SET", json!(many), "catalogue.kit_parts", "parts"),
            ("SET", json!([{"item": "TEA"}, {"item": "tea"}]), "catalogue.not_a_part", "parts[1].item"),
            ("SET", json!([{"item": "CARD"}]), "catalogue.not_a_part", "parts[0].item"),
            ("SET", json!([{"item": "SET"}]), "catalogue.not_a_part", "parts[0].item"),
            ("SET", json!([{"item": "TEA", "share": "-1"}]), "catalogue.not_a_part", "parts[0].item"),
            ("SET", json!([{"item": "TEA", "quantity": 0}]), "catalogue.quantity_not_positive", "parts[0].quantity"),
        ] {
            assert_eq!(shop.refuses::<SetKit>(json!({"kit": kit, "parts": parts}), code).path, path);
        }
    }
}
