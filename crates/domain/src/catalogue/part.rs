//! Items, units and names in the draft.

use std::sync::Arc;

use super::types::{Category, Identifier, IdentifierKey, IdentifierKind, Item, KitPart, Lot, Pack, Unit};
use crate::flow::{Codes, Draft, Head, Master, Rows, overlay};
use crate::values::{BusinessDate, CategoryId, Code, Gtin, ItemId, LotId, PartyId, UnitId};

overlay! {
    /// What the catalogue holds in the draft.
    pub struct Part {
        items: Rows<ItemId, Arc<Item>>,
        item_codes: Codes<ItemId>,
        units: Rows<UnitId, Arc<Unit>>,
        unit_codes: Codes<UnitId>,
        categories: Rows<CategoryId, Arc<Category>>,
        category_codes: Codes<CategoryId>,
        packs: Rows<(ItemId, UnitId), Pack>,
        identifiers: Rows<IdentifierKey, Identifier>,
        /// The active names of a folded text, so that a scan looks at those alone.
        names: Rows<String, Arc<Vec<Identifier>>>,
        lots: Rows<LotId, Arc<Lot>>,
        lot_codes: Rows<(ItemId, String), LotId>,
        kits: Rows<ItemId, Arc<Vec<KitPart>>>,
    }
}

impl Draft<'_> {
    /// Reads the items of codes in one batch, so that the lines that follow find them at hand.
    pub fn prefetch_items<'c>(&mut self, codes: impl Iterator<Item = &'c Code>) {
        let (part, facts) = self.catalogue_mut();
        let mut missing: Vec<(&str, String)> = Vec::new();
        for code in codes {
            let known = part.item_codes.find(code.as_str(), || code.folded(), |_| None);
            if known.is_none() {
                missing.push((code.as_str(), code.folded()));
            }
        }
        if missing.is_empty() {
            return;
        }
        let folded: Vec<&str> = missing.iter().map(|(_, folded)| folded.as_str()).collect();
        for ((shown, folded), item) in missing.iter().zip(facts.items_by_code(&folded)) {
            if let Some(item) = item {
                let _ = part.item_codes.find(shown, || folded.clone(), |_| Some(item.id));
                part.items.remember(item.id, Some(Arc::new(item)));
            }
        }
    }

    /// An item by key.
    pub fn item(&mut self, id: ItemId) -> Option<Arc<Item>> {
        let (part, facts) = self.catalogue_mut();
        part.items.get_or_load(id, || facts.items(&[id]).pop().flatten().map(Arc::new)).cloned()
    }

    /// What a kit consists of, in the order of its parts; nothing where nobody has said.
    pub fn kit(&mut self, item: ItemId) -> Arc<Vec<KitPart>> {
        let (part, facts) = self.catalogue_mut();
        part.kits.get_or_load(item, || facts.kit(item).map(Arc::new)).cloned().unwrap_or_default()
    }

    /// Says what a kit consists of.
    pub(crate) fn put_kit(&mut self, item: ItemId, parts: Vec<KitPart>) {
        let parts = Arc::new(parts);
        self.catalogue_mut().0.kits.put(item, Arc::clone(&parts));
        self.master(Master::Kit(item, parts));
    }

    /// The item of a SKU.
    pub fn item_by_code(&mut self, code: &Code) -> Option<Arc<Item>> {
        let (part, facts) = self.catalogue_mut();
        let id = part.item_codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.items_by_code(&[folded]).pop().flatten().map(|item| item.id),
        )?;
        self.item(id)
    }

    /// Items after a folded SKU, directly in a category (none: all), in order of SKU, at most `limit`.
    pub fn items_after(&mut self, category: CategoryId, after: &str, limit: u32) -> Vec<Arc<Item>> {
        let (part, facts) = self.catalogue_mut();
        let file = facts.items_after(category, after, limit).into_iter().map(|item| (item.id, Arc::new(item)));
        let mut items = part
            .items
            .laid_over(file, |item| item.folded.as_str() > after && (category.is_none() || item.category == category));
        items.sort_by(|left, right| left.folded.cmp(&right.folded));
        items.truncate(limit as usize);
        items
    }

    /// Adds or replaces an item.
    pub(crate) fn put_item(&mut self, item: Item) {
        let (part, _) = self.catalogue_mut();
        part.item_codes.bind(&item.folded, item.id);
        part.items.put(item.id, Arc::new(item.clone()));
        self.master(Master::Item(item));
    }

    /// A unit by key.
    pub fn unit(&mut self, id: UnitId) -> Option<Arc<Unit>> {
        let (part, facts) = self.catalogue_mut();
        part.units.get_or_load(id, || facts.unit(id).map(Arc::new)).cloned()
    }

    /// The unit of a code.
    pub fn unit_by_code(&mut self, code: &Code) -> Option<Arc<Unit>> {
        let (part, facts) = self.catalogue_mut();
        let id = part.unit_codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.unit_by_code(folded).map(|unit| unit.id),
        )?;
        self.unit(id)
    }

    /// Every unit, in order of code.
    pub fn units(&mut self) -> Vec<Arc<Unit>> {
        let (part, facts) = self.catalogue_mut();
        let file = facts.units().into_iter().map(|unit| (unit.id, Arc::new(unit)));
        let mut units = part.units.laid_over(file, |_| true);
        units.sort_by(|left, right| left.folded.cmp(&right.folded));
        units
    }

    /// Adds or replaces a unit.
    pub(crate) fn put_unit(&mut self, unit: Unit) {
        let (part, _) = self.catalogue_mut();
        part.unit_codes.bind(&unit.folded, unit.id);
        part.units.put(unit.id, Arc::new(unit.clone()));
        self.master(Master::Unit(unit));
    }

    /// A category by key.
    pub fn category(&mut self, id: CategoryId) -> Option<Arc<Category>> {
        let (part, facts) = self.catalogue_mut();
        part.categories.get_or_load(id, || facts.category(id).map(Arc::new)).cloned()
    }

    /// The category of a code.
    pub fn category_by_code(&mut self, code: &Code) -> Option<Arc<Category>> {
        let (part, facts) = self.catalogue_mut();
        let id = part.category_codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.category_by_code(folded).map(|category| category.id),
        )?;
        self.category(id)
    }

    /// Every category, in order of code.
    pub fn categories(&mut self) -> Vec<Arc<Category>> {
        let (part, facts) = self.catalogue_mut();
        let file = facts.categories().into_iter().map(|category| (category.id, Arc::new(category)));
        let mut categories = part.categories.laid_over(file, |_| true);
        categories.sort_by(|left, right| left.folded.cmp(&right.folded));
        categories
    }

    /// Adds or replaces a category.
    pub(crate) fn put_category(&mut self, category: Category) {
        let (part, _) = self.catalogue_mut();
        part.category_codes.bind(&category.folded, category.id);
        part.categories.put(category.id, Arc::new(category.clone()));
        self.master(Master::Category(category));
    }

    /// The category and every one above it, the nearest first.
    pub fn category_path(&mut self, from: CategoryId) -> Vec<CategoryId> {
        let mut path = Vec::new();
        let mut next = from;
        while !next.is_none() && !path.contains(&next) {
            path.push(next);
            next = self.category(next).map_or(CategoryId::NONE, |category| category.parent);
        }
        path
    }

    /// The pack of an item in a unit.
    pub fn pack(&mut self, item: ItemId, unit: UnitId) -> Option<Pack> {
        let (part, facts) = self.catalogue_mut();
        part.packs.get_or_load((item, unit), || facts.pack(item, unit)).copied()
    }

    /// Every pack of an item, in order of unit.
    pub fn packs_of(&mut self, item: ItemId) -> Vec<Pack> {
        let (part, facts) = self.catalogue_mut();
        let mut packs =
            part.packs.laid_over(facts.packs_of(item).into_iter().map(|pack| ((pack.item, pack.unit), pack)), |pack| {
                pack.item == item
            });
        packs.sort_by_key(|pack| pack.unit);
        packs
    }

    /// Adds or replaces a pack.
    pub(crate) fn put_pack(&mut self, pack: Pack) {
        let (part, _) = self.catalogue_mut();
        part.packs.put((pack.item, pack.unit), pack);
        self.master(Master::Pack(pack));
    }

    /// One identifier, active or not.
    pub fn identifier(&mut self, key: &IdentifierKey) -> Option<Identifier> {
        for party in self.party_keys(key.party) {
            let key = IdentifierKey { party, ..key.clone() };
            let (part, facts) = self.catalogue_mut();
            if let Some(held) = part.identifiers.get_or_load(key.clone(), || facts.identifier(&key)) {
                return Some(held.clone());
            }
        }
        None
    }

    /// Every active identifier an item answers to by a text: as a code of any kind, and as a GTIN.
    pub fn identifiers_named(&mut self, text: &Code) -> Vec<Identifier> {
        let mut names = vec![text.folded()];
        if let Ok(gtin) = Gtin::parse(text.as_str()) {
            let canonical = gtin.canonical().to_string();
            if !names.contains(&canonical) {
                names.push(canonical);
            }
        }
        let mut found: Vec<Identifier> = Vec::new();
        for name in names {
            found.extend(self.names(name).iter().cloned());
        }
        found.retain(|identifier| identifier.key.kind != IdentifierKind::Gtin || Gtin::parse(text.as_str()).is_ok());
        found
    }

    /// Every active identifier of a folded text, in order of key.
    fn names(&mut self, folded: String) -> Arc<Vec<Identifier>> {
        let (part, facts) = self.catalogue_mut();
        let load = || Some(Arc::new(facts.identifiers(&folded)));
        part.names.get_or_load(folded.clone(), load).cloned().unwrap_or_default()
    }

    /// Every identifier of an item, active or not, in order of key.
    pub fn identifiers_of(&mut self, item: ItemId) -> Vec<Identifier> {
        let (part, facts) = self.catalogue_mut();
        let mut found = part.identifiers.laid_over(
            facts.identifiers_of(item).into_iter().map(|identifier| (identifier.key.clone(), identifier)),
            |identifier| identifier.item == item,
        );
        found.sort_by(|left, right| left.key.cmp(&right.key));
        found
    }

    /// Adds or replaces an identifier.
    pub(crate) fn put_identifier(&mut self, identifier: Identifier) {
        let mut names = (*self.names(identifier.key.folded.clone())).clone();
        names.retain(|held| held.key != identifier.key);
        if identifier.active {
            names.push(identifier.clone());
            names.sort_by(|left, right| left.key.cmp(&right.key));
        }
        let (part, _) = self.catalogue_mut();
        part.names.put(identifier.key.folded.clone(), Arc::new(names));
        part.identifiers.put(identifier.key.clone(), identifier.clone());
        self.master(Master::Identifier(identifier));
    }

    /// A lot by key.
    pub fn lot(&mut self, id: LotId) -> Option<Arc<Lot>> {
        let (part, facts) = self.catalogue_mut();
        part.lots.get_or_load(id, || facts.lot(id).map(Arc::new)).cloned()
    }

    /// The lot of an item by code.
    pub fn lot_by_code(&mut self, item: ItemId, code: &Code) -> Option<Arc<Lot>> {
        let folded = code.folded();
        let (part, facts) = self.catalogue_mut();
        let key = (item, folded);
        let id = *part.lot_codes.get_or_load(key.clone(), || facts.lot_by_code(item, &key.1).map(|lot| lot.id))?;
        self.lot(id)
    }

    /// The lot of an item, made at its first mention.
    pub(crate) fn lot_or_new(&mut self, item: ItemId, code: &Code, expires_on: Option<BusinessDate>) -> Arc<Lot> {
        if let Some(lot) = self.lot_by_code(item, code) {
            return lot;
        }
        let id = LotId(self.next(Head::Lot));
        let lot = Lot { id, item, code: code.as_str().to_owned(), folded: code.folded(), expires_on };
        let (part, _) = self.catalogue_mut();
        part.lot_codes.put((item, lot.folded.clone()), id);
        part.lots.put(id, Arc::new(lot.clone()));
        self.master(Master::Lot(lot.clone()));
        Arc::new(lot)
    }

    /// The party of a supplier's identifier; here so that callers need not build keys.
    pub fn supplier_identifier(&mut self, code: &Code, supplier: PartyId) -> Option<Identifier> {
        self.identifier(&IdentifierKey { folded: code.folded(), kind: IdentifierKind::Supplier, party: supplier })
    }
}
