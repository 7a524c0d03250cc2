//! Items, their units, packs, names and categories.

use crate::values::{Attributes, BusinessDate, CategoryId, ItemId, LotId, PartyId, Quantity, Ratio, UnitId, UnitPrice};
use crate::words::words;

words! {
    /// What an item is.
    ItemKind {
        /// Kept in stock.
        Stocked = "stocked",
        /// Never in stock.
        Service = "service",
        /// Sold as one, stocked as its parts.
        Kit = "kit",
        /// Money put on a card of ours, taxed when it is spent.
        GiftCard = "gift_card",
        /// A voucher for one purpose, taxed when it is sold.
        Voucher = "voucher",
    }
}

words! {
    /// How what leaves a pool is priced.
    CostingMethod {
        /// First in, first out, by layers.
        Fifo = "fifo",
        /// Moving average.
        Average = "average",
        /// A standard cost, differences to variance.
        Standard = "standard",
    }
}

words! {
    /// Whether units are told apart.
    Tracking {
        /// They are not.
        None = "none",
        /// By lot.
        Lot = "lot",
        /// One by one.
        Serial = "serial",
    }
}

words! {
    /// Where in its life an item is.
    ItemStatus {
        /// Being prepared.
        Draft = "draft",
        /// May be bought and stocked.
        Approved = "approved",
        /// May be sold.
        Published = "published",
        /// No longer bought.
        Discontinued = "discontinued",
    }
}

words! {
    /// Whose name for an item an identifier is.
    IdentifierKind {
        /// Our own code.
        Sku = "sku",
        /// A GS1 number.
        Gtin = "gtin",
        /// A supplier's code.
        Supplier = "supplier",
        /// A channel's code.
        Channel = "channel",
    }
}

/// A unit of measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its key.
    pub id: UnitId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// How many decimals a quantity in it may have, 0 to 6.
    pub decimals: u8,
}

/// A node of the category tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// Its key.
    pub id: CategoryId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// The node above, or none.
    pub parent: CategoryId,
}

/// An item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its key.
    pub id: ItemId,
    /// The SKU.
    pub code: String,
    /// The SKU folded, by which it is unique.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// What it is.
    pub kind: ItemKind,
    /// Where in the tree.
    pub category: CategoryId,
    /// Its base unit, in which stock is kept.
    pub unit: UnitId,
    /// The decimals of its base unit.
    pub decimals: u8,
    /// How what leaves is priced.
    pub method: CostingMethod,
    /// The tax class.
    pub tax_class: String,
    /// Whether units are told apart.
    pub tracking: Tracking,
    /// Where in its life.
    pub status: ItemStatus,
    /// The host's own.
    pub attributes: Attributes,
}

/// What one unit of a pack holds, in base units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pack {
    /// The item.
    pub item: ItemId,
    /// The pack's unit.
    pub unit: UnitId,
    /// Base units in one pack.
    pub factor: Ratio,
}

/// A part of a kit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KitPart {
    /// What.
    pub item: ItemId,
    /// How much of it one kit holds, in its base unit, above zero.
    pub quantity: Quantity,
    /// What one base unit of it bears of the kit's price, in proportion to the others.
    pub share: UnitPrice,
}

/// The key of an identifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdentifierKey {
    /// The name folded; a GTIN in its 14 digits.
    pub folded: String,
    /// Whose name.
    pub kind: IdentifierKind,
    /// The supplier, or none.
    pub party: PartyId,
}

/// A name an item answers to, and the pack it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Identifier {
    /// Its key.
    pub key: IdentifierKey,
    /// As written.
    pub shown: String,
    /// The item.
    pub item: ItemId,
    /// The unit or pack it is on.
    pub unit: UnitId,
    /// A withdrawn name stays on record, inactive.
    pub active: bool,
}

/// A lot or a serial of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Lot {
    /// Its key.
    pub id: LotId,
    /// The item.
    pub item: ItemId,
    /// As written.
    pub code: String,
    /// Folded, by which it is unique for the item.
    pub folded: String,
    /// The last day it may be used.
    pub expires_on: Option<BusinessDate>,
}
