//! Items and their names as callers see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::{CostingMethod, Identifier, IdentifierKind, Item, ItemKind, ItemStatus, Pack, Tracking};
use crate::flow::Draft;
use crate::values::{Attributes, Ratio, UnitId};

/// An item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemReply {
    /// Its SKU.
    pub item: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: ItemKind,
    /// Where in the category tree.
    pub category: String,
    /// Its base unit.
    pub unit: String,
    /// How what leaves stock is priced.
    pub costing_method: CostingMethod,
    /// The tax class.
    pub tax_class: String,
    /// Whether units are told apart.
    pub tracking: Tracking,
    /// Where in its life.
    pub status: ItemStatus,
    /// The host's own.
    pub attributes: Attributes,
}

impl ItemReply {
    pub(crate) fn of(draft: &mut Draft<'_>, item: &Item) -> Self {
        Self {
            item: item.code.clone(),
            name: item.name.clone(),
            kind: item.kind,
            category: draft.category(item.category).map(|category| category.code.clone()).unwrap_or_default(),
            unit: unit_code(draft, item.unit),
            costing_method: item.method,
            tax_class: item.tax_class.clone(),
            tracking: item.tracking,
            status: item.status,
            attributes: item.attributes.clone(),
        }
    }
}

/// A pack level of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PackReply {
    /// The pack's unit.
    pub unit: String,
    /// Base units in one pack.
    pub factor: Ratio,
}

impl PackReply {
    pub(crate) fn of(draft: &mut Draft<'_>, pack: &Pack) -> Self {
        Self { unit: unit_code(draft, pack.unit), factor: pack.factor }
    }
}

/// A name an item answers to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IdentifierReply {
    /// The name as written.
    pub identifier: String,
    /// Whose name it is.
    pub kind: IdentifierKind,
    /// The unit or pack it stands for.
    pub unit: String,
    /// The supplier whose code it is, if one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier: Option<String>,
}

impl IdentifierReply {
    pub(crate) fn of(draft: &mut Draft<'_>, identifier: &Identifier) -> Self {
        Self {
            identifier: identifier.shown.clone(),
            kind: identifier.key.kind,
            unit: unit_code(draft, identifier.unit),
            supplier: draft.party(identifier.key.party).map(|party| party.code.clone()),
        }
    }
}

/// An item with its packs and every name it answers to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemAnswer {
    /// The item.
    pub item: ItemReply,
    /// Its packs.
    pub packs: Vec<PackReply>,
    /// Its names beside the SKU, withdrawn ones left out.
    pub identifiers: Vec<IdentifierReply>,
}

impl ItemAnswer {
    pub(crate) fn of(draft: &mut Draft<'_>, item: &Item) -> Self {
        let packs = draft.packs_of(item.id);
        let identifiers = draft.identifiers_of(item.id);
        Self {
            item: ItemReply::of(draft, item),
            packs: packs.iter().map(|pack| PackReply::of(draft, pack)).collect(),
            identifiers: identifiers
                .iter()
                .filter(|identifier| identifier.active)
                .map(|identifier| IdentifierReply::of(draft, identifier))
                .collect(),
        }
    }
}

pub(crate) fn unit_code(draft: &mut Draft<'_>, unit: UnitId) -> String {
    draft.unit(unit).map(|unit| unit.code.clone()).unwrap_or_default()
}
