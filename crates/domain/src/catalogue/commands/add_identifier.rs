//! Giving an item another name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::replies::ItemAnswer;
use crate::catalogue::rules::{NewIdentifier, add_identifier, item_named, unit_of};
use crate::catalogue::types::IdentifierKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::Code;

/// Gives an item another name: a GTIN, a supplier's or channel's code, or an own code beside the SKU.
///
/// Refused: `catalogue.unknown_item`, `catalogue.ambiguous_identifier`, `catalogue.unknown_pack`,
/// `catalogue.supplier_needed`, `parties.unknown_party`, `catalogue.identifier_used`, `flow.bad_value` of what is no GTIN.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddIdentifier {
    /// The item, by its SKU or another of its names.
    pub item: Code,
    /// Whose name it is.
    pub kind: IdentifierKind,
    /// The name.
    pub identifier: Code,
    /// The supplier of a supplier's code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier: Option<Code>,
    /// The unit or pack it stands for; the base unit if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
}

impl Command for AddIdentifier {
    const NAME: &'static str = "catalogue.add_identifier";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"item": "TEA-100", "kind": "channel", "identifier": "WEB-GREEN-TEA"}"#;
    type Reply = ItemAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ItemAnswer>, Refusal> {
        let item = item_named(draft, &self.item).map_err(|refusal| refusal.at("item"))?;
        let unit = match &self.unit {
            Some(unit) => unit_of(draft, &item, unit)?,
            None => item.unit,
        };
        let new = NewIdentifier { code: &self.identifier, kind: self.kind, supplier: self.supplier.as_ref(), unit };
        add_identifier(draft, &item, new)?;
        draft.event(cx, "catalogue.item_changed", &item.code);
        Ok(Decision::done(ItemAnswer::of(draft, &item)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem};
    use crate::parties::commands::AddParty;
    use crate::testing::Shop;

    fn shop() -> Shop {
        let mut shop = Shop::open();
        for party in ["S1", "S2"] {
            shop.does::<AddParty>(json!({"party": party, "kinds": ["supplier"]}));
        }
        shop.example::<AddCategory>();
        for item in ["A", "B", "96385074"] {
            shop.does::<AddItem>(json!({"item": item, "name": item, "category": "TEA"}));
        }
        shop
    }

    /// Each of these follows the ones before it: what is taken, and for whom.
    #[test]
    fn a_name_means_one_item() {
        let mut shop = shop();
        let gtin = |item, identifier| json!({"item": item, "kind": "gtin", "identifier": identifier});
        let code = |item, supplier, identifier| json!({"item": item, "kind": "supplier", "supplier": supplier, "identifier": identifier});
        let named = |item, kind, identifier| json!({"item": item, "kind": kind, "identifier": identifier});
        let used = Some("catalogue.identifier_used");
        for (request, refused) in [
            (gtin("A", "4006381333931"), None),
            (gtin("B", "04006381333931"), used),
            (gtin("A", "4006381333931"), used),
            (gtin("A", "00000096385074"), used),
            (gtin("96385074", "96385074"), None),
            (gtin("A", "4006381333932"), Some("flow.bad_value")),
            (gtin("A", "TEA"), Some("flow.bad_value")),
            (code("A", "S1", "77"), None),
            (code("B", "S2", "77"), None),
            (code("B", "S1", "77"), used),
            (code("B", "S3", "77"), Some("parties.unknown_party")),
            (named("A", "supplier", "78"), Some("catalogue.supplier_needed")),
            (
                json!({"item": "A", "kind": "channel", "supplier": "S1", "identifier": "x"}),
                Some("catalogue.supplier_needed"),
            ),
            (named("A", "channel", "web-1"), None),
            (named("B", "channel", "WEB-1"), used),
            (named("A", "sku", "OLD-A"), None),
            (named("B", "sku", "old-a"), used),
            (named("A", "sku", "b"), used),
            (named("B", "sku", "4006381333931"), used),
            (named("C", "sku", "x"), Some("catalogue.unknown_item")),
            (named("77", "sku", "x"), Some("catalogue.ambiguous_identifier")),
            (json!({"item": "A", "kind": "channel", "identifier": "y", "unit": "KG"}), Some("catalogue.unknown_pack")),
        ] {
            match refused {
                None => drop(shop.does::<AddIdentifier>(request)),
                Some(code) => drop(shop.refuses::<AddIdentifier>(request, code)),
            }
        }
        let taken = json!({"item": "OLD-A", "name": "x", "category": "TEA"});
        assert_eq!(shop.refuses::<AddItem>(taken, "catalogue.identifier_used").details["by"], "A");
    }
}
