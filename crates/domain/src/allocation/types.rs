//! Channels, demands, the promises made to them, what is expected, and what is published of it all.

mod expected;
mod feed;

use std::collections::BTreeMap;

pub use expected::{
    ExpectedCause, ExpectedKey, ExpectedKind, ExpectedLine, ExpectedLineKey, ExpectedMove, ExpectedSupply,
};
pub use feed::{Feed, FeedHead, FeedKey, FeedLine, FeedMark, FeedPublication, FeedRow, Sweep};

use crate::stock::types::{PositionKey, StockState};
use crate::values::{
    BusinessDate, CategoryId, ChannelId, CommandId, DemandId, EntityId, Instant, ItemId, LotId, PartyId, PlaceId,
    Quantity, SiteId, UnitPrice, ValueError,
};
use crate::words::words;

words! {
    /// How much of a demand must be there before any of it is promised.
    ShipRule {
        /// All of it.
        Whole = "whole",
        /// Whole lines.
        WholeLines = "whole_lines",
        /// Whatever there is.
        WhatThereIs = "what_there_is",
    }
}

words! {
    /// What becomes of what a channel asks for and nobody can promise.
    ShortageRule {
        /// The request is refused.
        Refuse = "refuse",
        /// It waits its turn.
        Backorder = "backorder",
    }
}

/// Where demand comes from, and how it is supplied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Its key.
    pub id: ChannelId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// Who sells through it.
    pub entity: EntityId,
    /// How much of a demand must be there.
    pub ship_rule: ShipRule,
    /// What becomes of the rest.
    pub shortage_rule: ShortageRule,
    /// Who goes first, from 1 to 9; 1 goes before 2.
    pub priority: i64,
    /// How long a reservation is kept, in minutes, if not for ever.
    pub reservation_minutes: Option<i64>,
    /// How many days a lot must still be good when it is promised.
    pub remaining_life_days: i64,
    /// From how many sites a demand is supplied at most.
    pub parcels_most: Option<i64>,
    /// The sites that supply it; none: every site of the entity where people work.
    pub sites: Vec<ChannelSite>,
    /// An inactive channel takes no new demand.
    pub active: bool,
}

/// A site that supplies a channel.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChannelSite {
    /// Which.
    pub site: SiteId,
    /// What a parcel from there costs this channel beside handling and lane, in minor units: how little it is wanted.
    pub cost_minor: i64,
    /// The categories it supplies; none: all.
    pub categories: Vec<CategoryId>,
}

/// What it takes to ship from a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SupplySite {
    /// Which.
    pub site: SiteId,
    /// What making up a parcel costs, in minor units.
    pub handling_minor: i64,
    /// How many demands it takes on in a business day, if that matters.
    pub parcels_per_day: Option<i64>,
    /// What carrying a parcel to a zone costs, in minor units, by folded zone. It does not ship to others, unless there
    /// are none here.
    pub lanes: BTreeMap<String, i64>,
}

/// The key of a quantity that is kept back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GuardKey {
    /// Of what.
    pub item: ItemId,
    /// Where.
    pub site: SiteId,
    /// For whom: of a channel, what others may not be promised; of none, what nobody may be promised.
    pub channel: ChannelId,
}

words! {
    /// What stands behind a demand.
    DemandKind {
        /// A basket that is not ordered yet.
        Cart = "cart",
        /// An offer the customer may still take.
        Quote = "quote",
        /// An order.
        Order = "order",
    }
}

impl DemandKind {
    /// Whether it waits its turn for what could not be promised.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Order)
    }
}

words! {
    /// Where a unit of a demand stands.
    Stage {
        /// Not asked for yet: where what is wanted comes from.
        Outside = "outside",
        /// Wanted, and promised nothing.
        Open = "open",
        /// Promised for a while, at a site it may still be moved from.
        Reserved = "reserved",
        /// Promised, tied to a position.
        Allocated = "allocated",
        /// In a tote.
        Picked = "picked",
        /// Gone.
        Shipped = "shipped",
        /// No longer wanted.
        Cancelled = "cancelled",
    }
}

impl Stage {
    /// Whether its units lie at a position.
    #[must_use]
    pub const fn is_promise(self) -> bool {
        matches!(self, Self::Reserved | Self::Allocated | Self::Picked)
    }
}

words! {
    /// Why units of a demand went from one stage to another.
    Cause {
        /// They were asked for.
        Asked = "asked",
        /// A site was found for them.
        Sourced = "sourced",
        /// They waited, and their turn came.
        Filled = "filled",
        /// Somebody let them go.
        Released = "released",
        /// Their reservation ended.
        Expired = "expired",
        /// The goods were taken by somebody who had them in hand.
        Displaced = "displaced",
        /// They lie elsewhere in the site by now.
        Reseated = "reseated",
        /// Somebody chose another site.
        Reallocated = "reallocated",
        /// A reservation became an order.
        Ordered = "ordered",
        /// They were picked, or put back.
        Picked = "picked",
        /// They were not found where they were to be picked.
        Short = "short",
        /// They left, or came back from the dock.
        Shipped = "shipped",
        /// They are no longer wanted.
        Cancelled = "cancelled",
    }
}

/// Where units of a promise lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seat {
    /// The site.
    pub site: SiteId,
    /// Where inside it, or none.
    pub place: PlaceId,
    /// Which lot or serial, or none.
    pub lot: LotId,
    /// The supplier who still owns them, or none.
    pub owner: PartyId,
}

impl Seat {
    /// The seat at a position.
    #[must_use]
    pub const fn of(key: PositionKey) -> Self {
        Self { site: key.site, place: key.place, lot: key.lot, owner: key.owner }
    }

    /// The position of an item at the seat.
    #[must_use]
    pub const fn position(self, item: ItemId) -> PositionKey {
        let Self { site, place, lot, owner } = self;
        PositionKey { item, site, state: StockState::Sellable, place, lot, owner }
    }
}

/// How a line of a demand stands: what is wanted is the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// All that was ever asked for.
    pub wanted: Quantity,
    /// Promised nothing yet.
    pub open: Quantity,
    /// Promised for a while.
    pub reserved: Quantity,
    /// Promised at a position.
    pub allocated: Quantity,
    /// In a tote.
    pub picked: Quantity,
    /// Gone.
    pub shipped: Quantity,
    /// No longer wanted.
    pub cancelled: Quantity,
}

impl Split {
    /// What stands in a stage; nothing stands outside.
    #[must_use]
    pub const fn of(&self, stage: Stage) -> Quantity {
        match stage {
            Stage::Outside => Quantity::ZERO,
            Stage::Open => self.open,
            Stage::Reserved => self.reserved,
            Stage::Allocated => self.allocated,
            Stage::Picked => self.picked,
            Stage::Shipped => self.shipped,
            Stage::Cancelled => self.cancelled,
        }
    }

    /// The same with units moved from one stage to another.
    ///
    /// # Errors
    /// `flow.bad_value` when a sum passes 64 bits.
    pub(crate) fn moved(mut self, from: Stage, to: Stage, quantity: Quantity) -> Result<Self, ValueError> {
        for (stage, is_source) in [(from, true), (to, false)] {
            let held = match stage {
                Stage::Outside => {
                    self.wanted = if is_source { self.wanted.checked_add(quantity)? } else { self.wanted };
                    continue;
                }
                Stage::Open => &mut self.open,
                Stage::Reserved => &mut self.reserved,
                Stage::Allocated => &mut self.allocated,
                Stage::Picked => &mut self.picked,
                Stage::Shipped => &mut self.shipped,
                Stage::Cancelled => &mut self.cancelled,
            };
            *held = if is_source { held.checked_sub(quantity)? } else { held.checked_add(quantity)? };
        }
        Ok(self)
    }
}

/// A line of a demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandLine {
    /// Its place in the demand, from 1.
    pub line: i64,
    /// The command that asked for it.
    pub command: CommandId,
    /// What.
    pub item: ItemId,
    /// What a base unit is worth to us, in millionths of the major unit; 0 where that is not known.
    pub worth: UnitPrice,
    /// How it stands.
    pub split: Split,
}

/// What of a line is promised at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The line.
    pub line: i64,
    /// Where.
    pub seat: Seat,
    /// What.
    pub item: ItemId,
    /// For a while.
    pub reserved: Quantity,
    /// Tied to the position.
    pub allocated: Quantity,
    /// In a tote.
    pub picked: Quantity,
}

impl Promise {
    /// All that is promised.
    ///
    /// # Errors
    /// `flow.bad_value` when the sum passes 64 bits.
    pub(crate) fn sum(&self) -> Result<Quantity, ValueError> {
        self.reserved.checked_add(self.allocated)?.checked_add(self.picked)
    }

    /// What of it stands in a stage.
    #[must_use]
    pub const fn of(&self, stage: Stage) -> Quantity {
        match stage {
            Stage::Reserved => self.reserved,
            Stage::Allocated => self.allocated,
            Stage::Picked => self.picked,
            _ => Quantity::ZERO,
        }
    }
}

/// A reference of the host's by which a demand is found: unique in its channel and kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DemandKey {
    /// Through which channel.
    pub channel: ChannelId,
    /// What stands behind it.
    pub kind: DemandKind,
    /// The reference, folded.
    pub reference: String,
}

/// What somebody wants, and what they were promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// Its key.
    pub id: DemandId,
    /// The command that asked first.
    pub command: CommandId,
    /// How it is found.
    pub key: DemandKey,
    /// The reference as written.
    pub reference: String,
    /// Who sells.
    pub entity: EntityId,
    /// Who wants it, or none.
    pub customer: PartyId,
    /// Where it is to go, folded; empty where that does not matter.
    pub zone: String,
    /// The only site it is to come from, or none: where it is picked up.
    pub site: SiteId,
    /// Who goes first: the channel's priority when it was asked for.
    pub priority: i64,
    /// How much of it must be there.
    pub ship_rule: ShipRule,
    /// What becomes of the rest.
    pub shortage_rule: ShortageRule,
    /// How many days a lot must still be good.
    pub remaining_life_days: i64,
    /// The day it is wanted.
    pub wanted_on: BusinessDate,
    /// When what is reserved is let go, if ever.
    pub expires_at: Option<Instant>,
    /// Its lines, in order.
    pub lines: Vec<DemandLine>,
    /// What is promised, in order of line and seat; what is promised no longer is kept with nothing in it.
    pub promises: Vec<Promise>,
}

/// A line of an order that waits, with what decides when and from where it is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// When it is served.
    pub turn: Turn,
    /// The line.
    pub line: i64,
    /// Through which channel it was ordered.
    pub channel: ChannelId,
    /// The only site it is to come from, or none.
    pub site: SiteId,
    /// How much waits.
    pub open: Quantity,
}

impl Waiting {
    /// The line of a demand, if it waits.
    #[must_use]
    pub fn of(demand: &Demand, line: &DemandLine) -> Option<Self> {
        let (turn, channel, site) = (demand.turn(), demand.key.channel, demand.site);
        let waits = demand.key.kind.waits() && line.split.open.is_positive();
        waits.then_some(Self { turn, line: line.line, channel, site, open: line.split.open })
    }
}

/// When a demand that waits is served: the channel's priority, the day it is wanted, and who came first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    /// The channel's priority when it was asked for.
    pub priority: i64,
    /// The day it is wanted.
    pub wanted_on: BusinessDate,
    /// The demand.
    pub demand: DemandId,
}

impl Demand {
    /// What is promised to a line, in order of seat.
    #[must_use]
    pub fn promises_of(&self, line: i64) -> &[Promise] {
        let from = self.promises.partition_point(|held| held.line < line);
        let to = self.promises.partition_point(|held| held.line <= line);
        &self.promises[from..to]
    }

    /// When it is served, while it waits.
    #[must_use]
    pub const fn turn(&self) -> Turn {
        Turn { priority: self.priority, wanted_on: self.wanted_on, demand: self.id }
    }
}

/// Units of a demand that went from one stage to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandMove {
    /// Its key.
    pub id: i64,
    /// The command that moved them.
    pub command: CommandId,
    /// Of which demand.
    pub demand: DemandId,
    /// Of which of its lines.
    pub line: i64,
    /// Why.
    pub cause: Cause,
    /// From where.
    pub from: Stage,
    /// To where.
    pub to: Stage,
    /// The position that the promise among both lies at, or none.
    pub seat: Seat,
    /// How much, above zero.
    pub quantity: Quantity,
    /// The business day it happened, at the seat's site if there is one.
    pub occurred_on: BusinessDate,
}

/// When what is reserved for a demand is let go, as it was said last: what is said later counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemandEnd {
    /// Its key.
    pub id: i64,
    /// The command that said so.
    pub command: CommandId,
    /// Of which demand.
    pub demand: DemandId,
    /// When, or never.
    pub expires_at: Option<Instant>,
}

/// The key of how much a site has taken on in a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelDayKey {
    /// Where.
    pub site: SiteId,
    /// On which business day.
    pub on: BusinessDate,
}
