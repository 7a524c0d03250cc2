//! Items, their units, packs, names, categories and lots.

use backroom_domain::catalogue::facts::CatalogueFacts;
use backroom_domain::catalogue::types::{Category, Identifier, IdentifierKey, Item, KitPart, Lot, Pack, Unit};
use backroom_domain::values::{CategoryId, ItemId, LotId, Quantity, Ratio, UnitId, UnitPrice};

use crate::column::{Row, fields, only};
use crate::parties::json;
use crate::sql::statements;
use crate::table::Table;
use crate::write::AfterImage;
use crate::{Fault, SqlFacts};

pub(crate) static UNITS: Table = Table::replaced("units", 1, &["unit_id", "code", "folded", "name", "decimals"]);
pub(crate) static CATEGORIES: Table =
    Table::replaced("categories", 1, &["category_id", "code", "folded", "name", "parent_id"]);
pub(crate) static ITEMS: Table = Table::replaced(
    "items",
    1,
    &[
        "item_id",
        "code",
        "folded",
        "name",
        "kind",
        "category_id",
        "unit_id",
        "costing_method",
        "tax_class",
        "tracking",
        "status",
        "attributes",
    ],
);
pub(crate) static ITEM_PACKS: Table =
    Table::replaced("item_packs", 2, &["item_id", "unit_id", "factor_num", "factor_den"]);
pub(crate) static ITEM_IDENTIFIERS: Table =
    Table::replaced("item_identifiers", 3, &["folded", "kind", "party_id", "shown", "item_id", "unit_id", "active"]);
pub(crate) static LOTS: Table = Table::replaced("lots", 1, &["lot_id", "item_id", "code", "folded", "expires_on"]);
pub(crate) static KITS: Table = Table::replaced("kits", 1, &["item_id", "parts"]);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[&UNITS, &CATEGORIES, &ITEMS, &ITEM_PACKS, &ITEM_IDENTIFIERS, &LOTS, &KITS];

macro_rules! unit_select {
    ($tail:literal) => {
        concat!("SELECT unit_id, code, folded, name, decimals FROM units ", $tail)
    };
}
macro_rules! category_select {
    ($tail:literal) => {
        concat!("SELECT category_id, code, folded, name, parent_id FROM categories ", $tail)
    };
}
macro_rules! item_select {
    ($tail:literal) => {
        concat!(
            "SELECT i.item_id, i.code, i.folded, i.name, i.kind, i.category_id, i.unit_id, u.decimals, i.costing_method, \
             i.tax_class, i.tracking, i.status, i.attributes FROM items i JOIN units u ON u.unit_id = i.unit_id ",
            $tail
        )
    };
}
macro_rules! pack_select {
    ($tail:literal) => {
        concat!("SELECT item_id, unit_id, factor_num, factor_den FROM item_packs ", $tail)
    };
}
macro_rules! identifier_select {
    ($tail:literal) => {
        concat!("SELECT folded, kind, party_id, shown, item_id, unit_id, active FROM item_identifiers ", $tail)
    };
}
macro_rules! lot_select {
    ($tail:literal) => {
        concat!("SELECT lot_id, item_id, code, folded, expires_on FROM lots ", $tail)
    };
}

statements! {
    /// The item of a folded SKU.
    ITEM_BY_CODE = item_select!("WHERE i.folded = ?1");
    /// An item by key.
    ITEM = item_select!("WHERE i.item_id = ?1");
    /// Items after a folded SKU, in its order.
    ITEMS_AFTER = item_select!("WHERE i.folded > ?1 ORDER BY i.folded LIMIT ?2");
    /// Items of a category after a folded SKU, in its order.
    ITEMS_OF_CATEGORY_AFTER = item_select!("WHERE i.category_id = ?1 AND i.folded > ?2 ORDER BY i.folded LIMIT ?3");
    /// The items that stand directly in a category, in order of key.
    ITEMS_IN_CATEGORY = "SELECT item_id FROM items WHERE category_id = ?1 ORDER BY item_id";
    /// The active names of a folded text.
    IDENTIFIERS = identifier_select!("WHERE folded = ?1 AND active = 1");
    /// One name, active or not.
    IDENTIFIER = identifier_select!("WHERE folded = ?1 AND kind = ?2 AND party_id = ?3");
    /// Every name of an item.
    IDENTIFIERS_OF = identifier_select!("WHERE item_id = ?1");
    /// The unit of a folded code.
    UNIT_BY_CODE = unit_select!("WHERE folded = ?1");
    /// A unit by key.
    UNIT = unit_select!("WHERE unit_id = ?1");
    /// Every unit, in order of folded code.
    UNITS_ALL = unit_select!("ORDER BY folded");
    /// The pack of an item in a unit.
    PACK = pack_select!("WHERE item_id = ?1 AND unit_id = ?2");
    /// Every pack of an item, in order of unit.
    PACKS_OF = pack_select!("WHERE item_id = ?1 ORDER BY unit_id");
    /// The category of a folded code.
    CATEGORY_BY_CODE = category_select!("WHERE folded = ?1");
    /// A category by key.
    CATEGORY = category_select!("WHERE category_id = ?1");
    /// Every category, in order of folded code.
    CATEGORIES_ALL = category_select!("ORDER BY folded");
    /// The lot of an item by folded code.
    LOT_BY_CODE = lot_select!("WHERE item_id = ?1 AND folded = ?2");
    /// A lot by key.
    LOT = lot_select!("WHERE lot_id = ?1");
    /// What a kit consists of.
    KIT = "SELECT parts FROM kits WHERE item_id = ?1";
}

pub(crate) fn write_unit(after: &mut AfterImage<'_, '_>, unit: &Unit) -> Result<(), Fault> {
    let Unit { id, code, folded, name, decimals } = unit;
    after.put(&UNITS, fields![*id, code, folded, name, *decimals])
}

pub(crate) fn write_category(after: &mut AfterImage<'_, '_>, category: &Category) -> Result<(), Fault> {
    let Category { id, code, folded, name, parent } = category;
    after.put(&CATEGORIES, fields![*id, code, folded, name, *parent])
}

/// The decimals of an item are those of its unit, and stand there.
pub(crate) fn write_item(after: &mut AfterImage<'_, '_>, item: &Item) -> Result<(), Fault> {
    let Item { id, code, folded, name, kind, category, unit, method, tax_class, tracking, status, attributes, .. } =
        item;
    let attributes = json(attributes);
    after.put(
        &ITEMS,
        fields![*id, code, folded, name, *kind, *category, *unit, *method, tax_class, *tracking, *status, &attributes,],
    )
}

pub(crate) fn write_pack(after: &mut AfterImage<'_, '_>, pack: &Pack) -> Result<(), Fault> {
    let Pack { item, unit, factor } = pack;
    after.put(&ITEM_PACKS, fields![*item, *unit, factor.num(), factor.den()])
}

pub(crate) fn write_identifier(after: &mut AfterImage<'_, '_>, identifier: &Identifier) -> Result<(), Fault> {
    let Identifier { key: IdentifierKey { folded, kind, party }, shown, item, unit, active } = identifier;
    after.put(&ITEM_IDENTIFIERS, fields![folded, *kind, *party, shown, *item, *unit, *active])
}

pub(crate) fn write_lot(after: &mut AfterImage<'_, '_>, lot: &Lot) -> Result<(), Fault> {
    let Lot { id, item, code, folded, expires_on } = lot;
    after.put(&LOTS, fields![*id, *item, code, folded, *expires_on])
}

pub(crate) fn write_kit(after: &mut AfterImage<'_, '_>, item: ItemId, parts: &[KitPart]) -> Result<(), Fault> {
    let parts: Vec<(i64, i64, i64)> =
        parts.iter().map(|part| (part.item.0, part.quantity.micros(), part.share.micros())).collect();
    let parts = json(&parts);
    after.put(&KITS, fields![item, &parts])
}

fn read_unit(row: &Row<'_>) -> Result<Unit, Fault> {
    Ok(Unit { id: row.get()?, code: row.get()?, folded: row.get()?, name: row.get()?, decimals: row.get()? })
}

fn read_category(row: &Row<'_>) -> Result<Category, Fault> {
    Ok(Category { id: row.get()?, code: row.get()?, folded: row.get()?, name: row.get()?, parent: row.get()? })
}

fn read_item(row: &Row<'_>) -> Result<Item, Fault> {
    Ok(Item {
        id: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        name: row.get()?,
        kind: row.get()?,
        category: row.get()?,
        unit: row.get()?,
        decimals: row.get()?,
        method: row.get()?,
        tax_class: row.get()?,
        tracking: row.get()?,
        status: row.get()?,
        attributes: row.get()?,
    })
}

fn read_pack(row: &Row<'_>) -> Result<Pack, Fault> {
    let (item, unit): (ItemId, UnitId) = (row.get()?, row.get()?);
    let factor = Ratio::new(row.get()?, row.get()?)
        .map_err(|error| Fault::corrupt(format!("item_packs, item {item}, unit {unit}: {error}")))?;
    Ok(Pack { item, unit, factor })
}

fn read_identifier(row: &Row<'_>) -> Result<Identifier, Fault> {
    let key = IdentifierKey { folded: row.get()?, kind: row.get()?, party: row.get()? };
    Ok(Identifier { key, shown: row.get()?, item: row.get()?, unit: row.get()?, active: row.get()? })
}

fn read_lot(row: &Row<'_>) -> Result<Lot, Fault> {
    Ok(Lot { id: row.get()?, item: row.get()?, code: row.get()?, folded: row.get()?, expires_on: row.get()? })
}

fn read_kit(row: &Row<'_>) -> Result<Vec<KitPart>, Fault> {
    let part = |(item, quantity, share)| KitPart {
        item: ItemId(item),
        quantity: Quantity::from_micros(quantity),
        share: UnitPrice::from_micros(share),
    };
    Ok(row.get::<Vec<(i64, i64, i64)>>()?.into_iter().map(part).collect())
}

/// Kinds are words, whose order in the file is not that of the key.
fn by_key(mut identifiers: Vec<Identifier>) -> Vec<Identifier> {
    identifiers.sort_by(|left, right| left.key.cmp(&right.key));
    identifiers
}

impl CatalogueFacts for SqlFacts<'_> {
    fn items_by_code(&self, folded: &[&str]) -> Vec<Option<Item>> {
        self.each(ITEM_BY_CODE, folded, |folded| *fields![*folded], read_item)
    }

    fn items(&self, ids: &[ItemId]) -> Vec<Option<Item>> {
        self.each(ITEM, ids, |id| *fields![*id], read_item)
    }

    fn identifiers(&self, folded: &str) -> Vec<Identifier> {
        by_key(self.list(IDENTIFIERS, fields![folded], read_identifier))
    }

    fn identifier(&self, key: &IdentifierKey) -> Option<Identifier> {
        self.one(IDENTIFIER, fields![&key.folded, key.kind, key.party], read_identifier)
    }

    fn identifiers_of(&self, item: ItemId) -> Vec<Identifier> {
        by_key(self.list(IDENTIFIERS_OF, fields![item], read_identifier))
    }

    fn unit_by_code(&self, folded: &str) -> Option<Unit> {
        self.one(UNIT_BY_CODE, fields![folded], read_unit)
    }

    fn unit(&self, id: UnitId) -> Option<Unit> {
        self.one(UNIT, fields![id], read_unit)
    }

    fn pack(&self, item: ItemId, unit: UnitId) -> Option<Pack> {
        self.one(PACK, fields![item, unit], read_pack)
    }

    fn packs_of(&self, item: ItemId) -> Vec<Pack> {
        self.list(PACKS_OF, fields![item], read_pack)
    }

    fn category_by_code(&self, folded: &str) -> Option<Category> {
        self.one(CATEGORY_BY_CODE, fields![folded], read_category)
    }

    fn category(&self, id: CategoryId) -> Option<Category> {
        self.one(CATEGORY, fields![id], read_category)
    }

    fn categories(&self) -> Vec<Category> {
        self.list(CATEGORIES_ALL, &[], read_category)
    }

    fn units(&self) -> Vec<Unit> {
        self.list(UNITS_ALL, &[], read_unit)
    }

    fn lot_by_code(&self, item: ItemId, folded: &str) -> Option<Lot> {
        self.one(LOT_BY_CODE, fields![item, folded], read_lot)
    }

    fn lot(&self, id: LotId) -> Option<Lot> {
        self.one(LOT, fields![id], read_lot)
    }

    fn items_after(&self, category: CategoryId, after: &str, limit: u32) -> Vec<Item> {
        if category.is_none() {
            self.list(ITEMS_AFTER, fields![after, limit], read_item)
        } else {
            self.list(ITEMS_OF_CATEGORY_AFTER, fields![category, after, limit], read_item)
        }
    }

    fn items_in_categories(&self, categories: &[CategoryId]) -> Vec<ItemId> {
        let mut items: Vec<ItemId> = Vec::new();
        for category in categories {
            items.extend(self.list(ITEMS_IN_CATEGORY, fields![*category], only::<ItemId>));
        }
        items.sort_unstable();
        items.dedup();
        items
    }
    fn kit(&self, item: ItemId) -> Option<Vec<KitPart>> {
        self.one(KIT, fields![item], read_kit)
    }
}
