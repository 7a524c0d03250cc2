//! Price lists, prices, and why a price was used.

use crate::values::{BusinessDate, Currency, EntityId, ItemId, PriceListId, Quantity, SiteId, UnitId, UnitPrice};
use crate::words::words;

words! {
    /// Why a line has the price it has.
    PriceOrigin {
        /// A price list said so.
        List = "list",
        /// Somebody with the duty set another.
        Override = "override",
        /// A price list of reduced prices said so.
        Markdown = "markdown",
        /// The label on the goods says it.
        Label = "label",
        /// The lowest they were sold at lately, of goods that come back without their receipt.
        Lowest = "lowest",
        /// The host's own, as it is on the receipt.
        Given = "given",
        /// There was none.
        None = "none",
    }
}

/// A price list: for whom, where and when its prices hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceList {
    /// Its key.
    pub id: PriceListId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// Who sells by it.
    pub entity: EntityId,
    /// The currency of its prices.
    pub currency: Currency,
    /// Whether its prices include tax.
    pub includes_tax: bool,
    /// The channel it is for, folded; empty for all.
    pub channel: String,
    /// The customer group it is for, folded; empty for all.
    pub customer_group: String,
    /// The site it is for; none for all.
    pub site: SiteId,
    /// The first day its prices hold.
    pub starts_on: BusinessDate,
    /// The last day its prices hold, if there is one.
    pub ends_on: Option<BusinessDate>,
    /// Whether its prices are reduced ones: lines that use them say so.
    pub markdown: bool,
    /// An inactive list prices nothing.
    pub active: bool,
}

/// A price of an item in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// The list.
    pub list: PriceListId,
    /// The item.
    pub item: ItemId,
    /// The unit it is per: the item's base unit or a pack.
    pub unit: UnitId,
    /// The smallest quantity it is for, in its unit.
    pub quantity_from: Quantity,
    /// The first day it holds.
    pub starts_on: BusinessDate,
    /// The price of one unit, in the list's currency.
    pub unit_price: UnitPrice,
    /// The last day it holds, if there is one.
    pub ends_on: Option<BusinessDate>,
}

impl PriceList {
    /// Whether its prices hold on a day.
    #[must_use]
    pub fn holds(&self, on: BusinessDate) -> bool {
        self.starts_on <= on && self.ends_on.is_none_or(|ends_on| on <= ends_on)
    }

    /// Why a line has a price of this list.
    #[must_use]
    pub const fn origin(&self) -> PriceOrigin {
        if self.markdown { PriceOrigin::Markdown } else { PriceOrigin::List }
    }
}

impl Price {
    /// What tells it from the other prices of its item in its list, in the order they are kept.
    #[must_use]
    pub fn place(&self) -> (UnitId, Quantity, BusinessDate) {
        (self.unit, self.quantity_from, self.starts_on)
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(&self, on: BusinessDate) -> bool {
        self.starts_on <= on && self.ends_on.is_none_or(|ends_on| on <= ends_on)
    }
}
