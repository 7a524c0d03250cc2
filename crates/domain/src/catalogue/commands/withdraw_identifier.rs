//! Taking a name from an item.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::refusals::UnknownIdentifier;
use crate::catalogue::replies::ItemAnswer;
use crate::catalogue::rules::{identifier_key, item_named};
use crate::catalogue::types::{Identifier, IdentifierKind};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::Code;

/// Takes a name from an item; it stays on record, inactive, and may be given anew to this or another item.
///
/// Refused: `catalogue.unknown_item`, `catalogue.ambiguous_identifier`, `catalogue.supplier_needed`,
/// `parties.unknown_party`, `catalogue.unknown_identifier`, `flow.bad_value` of what is no GTIN.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawIdentifier {
    /// The item, by its SKU or another of its names.
    pub item: Code,
    /// Whose name it is.
    pub kind: IdentifierKind,
    /// The name.
    pub identifier: Code,
    /// The supplier of a supplier's code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier: Option<Code>,
}

impl Command for WithdrawIdentifier {
    const NAME: &'static str = "catalogue.withdraw_identifier";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"item": "TEA-100", "kind": "channel", "identifier": "WEB-GREEN-TEA"}"#;
    type Reply = ItemAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ItemAnswer>, Refusal> {
        let item = item_named(draft, &self.item).map_err(|refusal| refusal.at("item"))?;
        let key = identifier_key(draft, &self.identifier, self.kind, self.supplier.as_ref())?;
        let Some(held) = draft.identifier(&key).filter(|held| held.active && held.item == item.id) else {
            let (identifier, kind) = (self.identifier.to_string(), self.kind.to_string());
            return Err(UnknownIdentifier { item: item.code.clone(), identifier, kind }.at("identifier"));
        };
        draft.put_identifier(Identifier { active: false, ..held });
        draft.event(cx, "catalogue.item_changed", &item.code);
        Ok(Decision::done(ItemAnswer::of(draft, &item)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddIdentifier, AddItem};
    use crate::catalogue::queries::Resolve;
    use crate::testing::Shop;

    /// A GTIN that was put on the wrong item moves to the right one by being withdrawn and given anew.
    #[test]
    fn a_withdrawn_name_may_be_given_anew() {
        let mut shop = Shop::open();
        shop.example::<AddCategory>();
        for item in ["A", "B"] {
            shop.does::<AddItem>(json!({"item": item, "name": item, "category": "TEA"}));
        }
        let gtin = |item| json!({"item": item, "kind": "gtin", "identifier": "4006381333931"});
        let resolved = |shop: &mut Shop| {
            let outcome = shop.ask::<Resolve>(r#"{"identifier": "4006381333931"}"#);
            outcome.map(|answer| answer.item).map_err(|refusal| refusal.code)
        };
        shop.does::<AddIdentifier>(gtin("A"));
        assert_eq!(resolved(&mut shop).as_deref(), Ok("A"));
        shop.refuses::<WithdrawIdentifier>(gtin("B"), "catalogue.unknown_identifier");
        let left =
            shop.does::<WithdrawIdentifier>(json!({"item": "A", "kind": "gtin", "identifier": "04006381333931"}));
        assert_eq!(left.identifiers, []);
        assert_eq!(resolved(&mut shop), Err("catalogue.unknown_item".to_owned()));
        shop.refuses::<WithdrawIdentifier>(gtin("A"), "catalogue.unknown_identifier");
        shop.does::<AddIdentifier>(gtin("B"));
        assert_eq!(resolved(&mut shop).as_deref(), Ok("B"));

        for (request, code) in [
            (json!({"item": "C", "kind": "sku", "identifier": "x"}), "catalogue.unknown_item"),
            (json!({"item": "B", "kind": "sku", "identifier": "B"}), "catalogue.unknown_identifier"),
            (json!({"item": "B", "kind": "gtin", "identifier": "B"}), "flow.bad_value"),
            (json!({"item": "B", "kind": "supplier", "identifier": "B"}), "catalogue.supplier_needed"),
            (json!({"item": "B", "kind": "supplier", "supplier": "X", "identifier": "B"}), "parties.unknown_party"),
        ] {
            shop.refuses::<WithdrawIdentifier>(request, code);
        }
    }
}
