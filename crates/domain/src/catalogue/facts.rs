//! What the catalogue asks of the file.

use super::types::{Category, Identifier, IdentifierKey, Item, KitPart, Lot, Pack, Unit};
use crate::values::{CategoryId, ItemId, LotId, UnitId};

/// Items, units and names as the file has them.
pub trait CatalogueFacts {
    /// The items of folded SKUs, in the order asked; a missing one is `None`.
    fn items_by_code(&self, folded: &[&str]) -> Vec<Option<Item>>;
    /// The items of keys, in the order asked.
    fn items(&self, ids: &[ItemId]) -> Vec<Option<Item>>;
    /// Every active identifier with a folded text, of any kind and party.
    fn identifiers(&self, folded: &str) -> Vec<Identifier>;
    /// One identifier, active or not.
    fn identifier(&self, key: &IdentifierKey) -> Option<Identifier>;
    /// Every identifier of an item, in order of key.
    fn identifiers_of(&self, item: ItemId) -> Vec<Identifier>;
    /// The unit of a folded code.
    fn unit_by_code(&self, folded: &str) -> Option<Unit>;
    /// A unit by key.
    fn unit(&self, id: UnitId) -> Option<Unit>;
    /// The pack of an item in a unit.
    fn pack(&self, item: ItemId, unit: UnitId) -> Option<Pack>;
    /// Every pack of an item, in order of unit.
    fn packs_of(&self, item: ItemId) -> Vec<Pack>;
    /// The category of a folded code.
    fn category_by_code(&self, folded: &str) -> Option<Category>;
    /// A category by key.
    fn category(&self, id: CategoryId) -> Option<Category>;
    /// Every category, in order of folded code.
    fn categories(&self) -> Vec<Category>;
    /// Every unit, in order of folded code.
    fn units(&self) -> Vec<Unit>;
    /// The lot of an item by folded code.
    fn lot_by_code(&self, item: ItemId, folded: &str) -> Option<Lot>;
    /// A lot by key.
    fn lot(&self, id: LotId) -> Option<Lot>;
    /// Items after a folded SKU, of a category (none: all), in order of folded SKU, at most `limit`.
    fn items_after(&self, category: CategoryId, after: &str, limit: u32) -> Vec<Item>;
    /// Whether any item stands directly in one of the categories.
    fn items_in_categories(&self, categories: &[CategoryId]) -> Vec<ItemId>;
    /// What a kit consists of, in the order of its parts.
    fn kit(&self, item: ItemId) -> Option<Vec<KitPart>>;
}
