//! Adding an item.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::replies::ItemAnswer;
use crate::catalogue::rules::{
    NewIdentifier, add_identifier, add_pack, category_named, check_sku_free, check_tracking, unit_named, unit_of,
};
use crate::catalogue::types::{CostingMethod, IdentifierKind, Item, ItemKind, ItemStatus, Tracking};
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::values::{Attributes, Code, Gtin, ItemId, Name, Ratio, UnitId};

/// Adds an item with its packs and names.
///
/// Base unit, kind and the factors of packs stay as they are; category and costing method of an item in stock are
/// changed by `costing.reclassify_item`, which moves its value; the rest by `catalogue.change_item`.
///
/// Refused: `catalogue.item_exists`, `catalogue.identifier_used`, `catalogue.unknown_unit`,
/// `catalogue.unknown_category`, `catalogue.tracking_needs_stock`, `catalogue.serial_needs_whole_units`,
/// `catalogue.pack_exists`, `catalogue.unknown_pack`, `parties.unknown_party`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddItem {
    /// The SKU.
    pub item: Code,
    /// Its name.
    pub name: Name,
    /// What it is; stocked if not said. A kit is a name and a category: it has no parts and is never in stock.
    #[serde(default = "stocked")]
    pub kind: ItemKind,
    /// Where in the category tree.
    pub category: Code,
    /// Its base unit, in which stock is kept; EA if not said.
    #[serde(default = "each")]
    pub unit: Code,
    /// How what leaves stock is priced; average if not said.
    #[serde(default = "average")]
    pub costing_method: CostingMethod,
    /// The tax class; standard if not said.
    #[serde(default = "standard")]
    pub tax_class: Code,
    /// Whether units are told apart; not if not said.
    #[serde(default = "untracked")]
    pub tracking: Tracking,
    /// Where in its life; published if not said.
    #[serde(default = "published")]
    pub status: ItemStatus,
    /// Its pack levels beside the base unit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<NewPack>,
    /// The GTINs of one base unit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gtins: Vec<Gtin>,
    /// What suppliers call it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplier_codes: Vec<NewSupplierCode>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

/// A pack level of a new item.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPack {
    /// The pack's unit.
    pub unit: Code,
    /// Base units in one pack.
    pub factor: Ratio,
    /// The pack's GTINs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gtins: Vec<Gtin>,
}

/// What a supplier calls a new item.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSupplierCode {
    /// The supplier.
    pub supplier: Code,
    /// Its code for the item.
    pub code: Code,
    /// The unit or pack it stands for; the base unit if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
}

fn stocked() -> ItemKind {
    ItemKind::Stocked
}

fn each() -> Code {
    Code::parse("EA").expect("two letters are a code")
}

fn average() -> CostingMethod {
    CostingMethod::Average
}

fn standard() -> Code {
    Code::parse("standard").expect("eight letters are a code")
}

fn untracked() -> Tracking {
    Tracking::None
}

fn published() -> ItemStatus {
    ItemStatus::Published
}

impl Command for AddItem {
    const NAME: &'static str = "catalogue.add_item";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"item": "TEA-100", "name": "Green tea 250 g", "category": "TEA", "packs": [{"unit": "CASE", "factor": "12", "gtins": ["14006381333938"]}], "gtins": ["4006381333931"], "supplier_codes": [{"supplier": "TEACO", "code": "GT-250", "unit": "CASE"}]}"#;
    type Reply = ItemAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ItemAnswer>, Refusal> {
        check_sku_free(draft, &self.item)?;
        let unit = unit_named(draft, &self.unit).map_err(|refusal| refusal.at("unit"))?;
        let category = category_named(draft, &self.category).map_err(|refusal| refusal.at("category"))?;
        check_tracking(self.kind, &unit, self.tracking)?;
        let item = Item {
            id: ItemId(draft.next(Head::Item)),
            code: self.item.to_string(),
            folded: self.item.folded(),
            name: self.name.to_string(),
            kind: self.kind,
            category: category.id,
            unit: unit.id,
            decimals: unit.decimals,
            method: self.costing_method,
            tax_class: self.tax_class.to_string(),
            tracking: self.tracking,
            status: self.status,
            attributes: self.attributes.clone(),
        };
        draft.put_item(item.clone());
        self.add_names(draft, &item)?;
        draft.event(cx, "catalogue.item_added", &item.code);
        Ok(Decision::done(ItemAnswer::of(draft, &item)))
    }
}

impl AddItem {
    fn add_names(&self, draft: &mut Draft<'_>, item: &Item) -> Result<(), Refusal> {
        add_gtins(draft, item, item.unit, &self.gtins)?;
        for (line, pack) in self.packs.iter().enumerate() {
            let at = |refusal: Refusal| refusal.at(format!("packs[{line}]"));
            let unit = add_pack(draft, item, &pack.unit, pack.factor).map_err(at)?;
            add_gtins(draft, item, unit, &pack.gtins).map_err(at)?;
        }
        for (line, name) in self.supplier_codes.iter().enumerate() {
            let at = |refusal: Refusal| refusal.at(format!("supplier_codes[{line}]"));
            let unit = match &name.unit {
                Some(unit) => unit_of(draft, item, unit).map_err(at)?,
                None => item.unit,
            };
            let (kind, supplier) = (IdentifierKind::Supplier, Some(&name.supplier));
            add_identifier(draft, item, NewIdentifier { code: &name.code, kind, supplier, unit }).map_err(at)?;
        }
        Ok(())
    }
}

fn add_gtins(draft: &mut Draft<'_>, item: &Item, unit: UnitId, gtins: &[Gtin]) -> Result<(), Refusal> {
    for (line, gtin) in gtins.iter().enumerate() {
        let code = Code::parse(&gtin.to_string()).expect("a GTIN is 8 to 14 digits, which are a code");
        let new = NewIdentifier { code: &code, kind: IdentifierKind::Gtin, supplier: None, unit };
        add_identifier(draft, item, new).map_err(|refusal| Refusal { path: format!("gtins[{line}]"), ..refusal })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddUnit};
    use crate::parties::commands::AddParty;
    use crate::testing::Shop;

    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.example::<AddParty>();
        shop.example::<AddUnit>();
        shop.example::<AddCategory>();
        shop
    }

    /// What is not said has the usual value.
    #[test]
    fn an_item_needs_a_sku_a_name_and_a_category() {
        let mut shop = shop();
        let ItemAnswer { item, packs, identifiers } =
            shop.does::<AddItem>(json!({"item": "A", "name": "Apple", "category": "tea"}));
        assert_eq!((item.kind, item.unit.as_str()), (ItemKind::Stocked, "EA"));
        assert_eq!((item.costing_method, item.tax_class.as_str()), (CostingMethod::Average, "standard"));
        assert_eq!((item.tracking, item.status), (Tracking::None, ItemStatus::Published));
        assert_eq!((item.category.as_str(), packs.len(), identifiers.len()), ("TEA", 0, 0));
    }

    #[test]
    fn an_item_is_shown_with_its_packs_and_names() {
        let mut shop = shop();
        let answer = shop.example::<AddItem>();
        let names: Vec<_> =
            answer.identifiers.iter().map(|name| (name.identifier.as_str(), name.unit.as_str())).collect();
        assert_eq!(names, [("4006381333931", "EA"), ("14006381333938", "CASE"), ("GT-250", "CASE")]);
        assert_eq!((answer.packs[0].unit.as_str(), answer.packs[0].factor.num()), ("CASE", 12));
        assert_eq!(answer.identifiers[2].supplier.as_deref(), Some("TEACO"));
    }

    #[test]
    fn refused_items() {
        let mut shop = shop();
        shop.example::<AddItem>();
        for (fields, code, path) in [
            (json!({"item": "tea-100"}), "catalogue.item_exists", "item"),
            (json!({"item": "04006381333931"}), "catalogue.identifier_used", "item"),
            (json!({"category": "COFFEE"}), "catalogue.unknown_category", "category"),
            (json!({"unit": "LB"}), "catalogue.unknown_unit", "unit"),
            (json!({"kind": "service", "tracking": "lot"}), "catalogue.tracking_needs_stock", "tracking"),
            (json!({"kind": "kit", "tracking": "serial"}), "catalogue.tracking_needs_stock", "tracking"),
            (json!({"unit": "KG", "tracking": "serial"}), "catalogue.serial_needs_whole_units", "tracking"),
            (json!({"gtins": ["4006381333931"]}), "catalogue.identifier_used", "gtins[0]"),
            (json!({"gtins": ["96385074", "00000096385074"]}), "catalogue.identifier_used", "gtins[1]"),
            (json!({"gtins": ["4006381333932"]}), "flow.malformed", "gtins[0]"),
            (
                json!({"packs": [{"unit": "CASE", "factor": "6"}, {"unit": "case", "factor": "6"}]}),
                "catalogue.pack_exists",
                "packs[1].unit",
            ),
            (json!({"packs": [{"unit": "EA", "factor": "6"}]}), "catalogue.pack_exists", "packs[0].unit"),
            (json!({"packs": [{"unit": "BOX", "factor": "6"}]}), "catalogue.unknown_unit", "packs[0].unit"),
            (json!({"packs": [{"unit": "CASE"}]}), "flow.malformed", "packs[0].factor"),
            (json!({"packs": [{"unit": "CASE", "factor": "0"}]}), "flow.malformed", "packs[0].factor"),
            (
                json!({"packs": [{"unit": "CASE", "factor": "2", "gtins": ["4006381333931"]}]}),
                "catalogue.identifier_used",
                "packs[0].gtins[0]",
            ),
            (
                json!({"supplier_codes": [{"supplier": "X", "code": "1"}]}),
                "parties.unknown_party",
                "supplier_codes[0].supplier",
            ),
            (
                json!({"supplier_codes": [{"supplier": "TEACO", "code": "gt-250"}]}),
                "catalogue.identifier_used",
                "supplier_codes[0].identifier",
            ),
            (
                json!({"supplier_codes": [{"supplier": "TEACO", "code": "1", "unit": "CASE"}]}),
                "catalogue.unknown_pack",
                "supplier_codes[0].unit",
            ),
        ] {
            let mut request = json!({"item": "B", "name": "B", "category": "TEA"});
            let fields: &Value = &fields;
            for (field, value) in fields.as_object().expect("fields") {
                request[field] = value.clone();
            }
            let refusal = shop.refuses::<AddItem>(request, code);
            assert_eq!(refusal.path, path, "{fields}");
        }
    }
}
