//! Orders and quotes.
//!
//! Either stands on a demand of the allocation slice and has its key: where the units of a line of goods stand is written
//! there and nowhere else.

use std::collections::BTreeMap;

use crate::pricing::types::PriceOrigin;
use crate::sales::types::TaxDue;
use crate::tax::types::Treatment;
use crate::values::{
    Attributes, BusinessDate, ChannelId, CommandId, DemandId, Digest, EntityId, ItemId, JurisdictionId, OpenItemId,
    PartyId, PriceListId, Quantity, SeriesId, SiteId, TaxSetId, UnitId, UnitPrice,
};
use crate::words::words;

/// An order or quote: what was agreed, and what we hold of its money.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The demand it stands on, whose key is its own.
    pub demand: DemandId,
    /// The command that captured it.
    pub command: CommandId,
    /// Who sells.
    pub entity: EntityId,
    /// Through which channel.
    pub channel: ChannelId,
    /// Its series.
    pub series: SeriesId,
    /// Its number in the series.
    pub number: i64,
    /// Who buys, or none.
    pub customer: PartyId,
    /// The business day it was placed.
    pub placed_on: BusinessDate,
    /// Whose prices hold.
    pub site: SiteId,
    /// Where it is taxed.
    pub jurisdiction: JurisdictionId,
    /// Whether its prices include tax.
    pub includes_tax: bool,
    /// When its tax is due, by the channel's terms of the day it was captured.
    pub tax_due: TaxDue,
    /// What the channel says it comes to, in minor units, if it says so.
    pub stated_total_minor: Option<i64>,
    /// The digest of what was captured, by which a second capture of the same is told from another.
    pub content: Digest,
    /// The last day a quote can be taken; none of orders, and of quotes without end.
    pub valid_until: Option<BusinessDate>,
    /// The quote it came of, or none.
    pub quote: DemandId,
    /// The host's own.
    pub attributes: Attributes,
    /// Its ids in other systems, by system.
    pub external_refs: BTreeMap<String, String>,
    /// The open item of what we hold for it, once we held anything.
    pub deposit: OpenItemId,
    /// The open item of the tax that is due on it before it is billed, once any was.
    pub advance_tax: OpenItemId,
    /// Its lines, in order.
    pub lines: Vec<OrderLine>,
}

/// A line of an order, with what all of it comes to, in minor units.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderLine {
    /// Its place in the order, from 1; a line of goods has the same in the demand.
    pub line: i64,
    /// The command that added it.
    pub command: CommandId,
    /// What.
    pub item: ItemId,
    /// The kit it is a part of, or none.
    pub kit: ItemId,
    /// How much, in base units, above zero.
    pub quantity: Quantity,
    /// The unit it was entered in.
    pub unit: UnitId,
    /// The price of one of that unit.
    pub unit_price: UnitPrice,
    /// Why the price is what it is.
    pub price_origin: PriceOrigin,
    /// The list it is from, or none.
    pub price_list: PriceListId,
    /// Price times quantity.
    pub gross_minor: i64,
    /// What was taken off the line.
    pub discount_minor: i64,
    /// Its share of what was taken off the order.
    pub basket_discount_minor: i64,
    /// What is left without tax.
    pub net_minor: i64,
    /// The tax we owe.
    pub tax_minor: i64,
    /// The tax somebody else collects and owes.
    pub memo_tax_minor: i64,
    /// What taxes it.
    pub tax_set: TaxSetId,
    /// How.
    pub treatment: Treatment,
    /// Why its price or discount is what it is.
    pub note: String,
    /// How much of a line without goods is no longer wanted; of goods the demand says it.
    pub cancelled: Quantity,
    /// How much was invoiced, what was reversed not counted.
    pub invoiced: Quantity,
}

/// Units of a line that are no longer wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderCancel {
    /// Its key.
    pub id: i64,
    /// The command that cancelled them.
    pub command: CommandId,
    /// Of which order.
    pub demand: DemandId,
    /// Of which line.
    pub line: i64,
    /// How much, above zero.
    pub quantity: Quantity,
    /// Why.
    pub reason: String,
}

words! {
    /// Why an order waits for somebody.
    HoldKind {
        /// It may be a fraud.
        Fraud = "fraud",
        /// The customer would owe more than they may, or is stopped.
        Credit = "credit",
        /// It cannot be delivered to where it is to go.
        Address = "address",
        /// Somebody must look at the goods.
        Stock = "stock",
    }
}

/// A hold that was placed on an order, or released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldStep {
    /// Its key.
    pub id: i64,
    /// The command that did it.
    pub command: CommandId,
    /// On which order.
    pub demand: DemandId,
    /// Which hold.
    pub hold: HoldKind,
    /// Whether it was placed; released otherwise.
    pub placed: bool,
    /// Why.
    pub reason: String,
}
