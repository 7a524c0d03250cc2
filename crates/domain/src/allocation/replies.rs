//! Channels, demands and what is expected, as callers see them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::transfers::{ProposalState, TransferProposal};
use super::types::{
    Channel, Demand, DemandKind, ExpectedKind, ExpectedSupply, Feed, Promise, ShipRule, ShortageRule, SupplySite,
};
use crate::flow::Draft;
use crate::values::{Amount, BusinessDate, Currency, Instant, Percent, Quantity, SiteId};

/// A channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChannelReply {
    /// Its code.
    pub channel: String,
    /// Its name.
    pub name: String,
    /// Who sells through it.
    pub entity: String,
    /// How much of a demand must be there before any of it is promised.
    pub ship_rule: ShipRule,
    /// What becomes of what cannot be promised.
    pub shortage_rule: ShortageRule,
    /// Who goes first, from 1 to 9.
    pub priority: i64,
    /// How long a reservation is kept, in minutes; absent: for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reservation_minutes: Option<i64>,
    /// How many days a lot must still be good when it is promised.
    pub remaining_life_days: i64,
    /// From how many sites a demand is supplied at most; absent: any number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parcels_most: Option<i64>,
    /// The sites that supply it; none: every site of the entity where people work.
    pub sites: Vec<ChannelSiteReply>,
    /// Whether it takes new demand.
    pub active: bool,
}

/// A site that supplies a channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChannelSiteReply {
    /// The site.
    pub site: String,
    /// What a parcel from there costs the channel beside handling and lane, in the entity's currency.
    pub cost: Amount,
    /// The categories it supplies; none: all.
    pub categories: Vec<String>,
}

impl ChannelReply {
    pub(crate) fn of(draft: &mut Draft<'_>, channel: &Channel) -> Self {
        let entity = draft.entity(channel.entity);
        let currency = entity.as_ref().map_or(Currency::EUR, |entity| entity.currency);
        let mut sites = Vec::with_capacity(channel.sites.len());
        for at in &channel.sites {
            let mut categories = Vec::with_capacity(at.categories.len());
            for category in &at.categories {
                categories.extend(draft.category(*category).map(|category| category.code.clone()));
            }
            let cost = Amount::of(at.cost_minor, currency);
            sites.push(ChannelSiteReply { site: code_of(draft, at.site), cost, categories });
        }
        Self {
            channel: channel.code.clone(),
            name: channel.name.clone(),
            entity: entity.map(|entity| entity.code.clone()).unwrap_or_default(),
            ship_rule: channel.ship_rule,
            shortage_rule: channel.shortage_rule,
            priority: channel.priority,
            reservation_minutes: channel.reservation_minutes,
            remaining_life_days: channel.remaining_life_days,
            parcels_most: channel.parcels_most,
            sites,
            active: channel.active,
        }
    }
}

/// The code of a site.
pub(crate) fn code_of(draft: &mut Draft<'_>, site: SiteId) -> String {
    draft.site(site).map(|site| site.code.clone()).unwrap_or_default()
}

/// What it takes to ship from a site, in the currency of its entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SupplySiteReply {
    /// The site.
    pub site: String,
    /// What making up a parcel costs.
    pub handling: Amount,
    /// How many demands it takes on in a business day; absent: any number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parcels_per_day: Option<i64>,
    /// What carrying a parcel to a zone costs, by folded zone; none: to anywhere for nothing.
    pub lanes: BTreeMap<String, Amount>,
}

impl SupplySiteReply {
    pub(crate) fn of(draft: &mut Draft<'_>, site: &SupplySite, currency: Currency) -> Self {
        Self {
            site: code_of(draft, site.site),
            handling: Amount::of(site.handling_minor, currency),
            parcels_per_day: site.parcels_per_day,
            lanes: site.lanes.iter().map(|(zone, cost)| (zone.clone(), Amount::of(*cost, currency))).collect(),
        }
    }
}

/// Goods that should be moved from one site to another, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferProposalReply {
    /// Its number.
    pub proposal: i64,
    /// What has become of it.
    pub state: ProposalState,
    /// The SKU.
    pub item: String,
    /// From where.
    pub site: String,
    /// To where.
    pub to_site: String,
    /// How much, in the item's base unit.
    pub quantity: Quantity,
    /// What the sending site had over when it was proposed.
    pub surplus: Quantity,
    /// What the receiving site was short of then.
    pub deficit: Quantity,
    /// How much of the item orders waited for at the receiving site then.
    pub waited_for: Quantity,
    /// What was to be available there at least.
    pub level_min: Quantity,
    /// What the transfer costs, in the entity's currency.
    pub cost: Amount,
    /// How many days it takes.
    pub days: i64,
}

impl TransferProposalReply {
    pub(crate) fn of(draft: &mut Draft<'_>, proposal: &TransferProposal) -> Self {
        let currency = draft.entity(proposal.entity).map_or(Currency::EUR, |entity| entity.currency);
        Self {
            proposal: proposal.id.0,
            state: proposal.state,
            item: draft.item(proposal.item).map(|item| item.code.clone()).unwrap_or_default(),
            site: code_of(draft, proposal.from),
            to_site: code_of(draft, proposal.to),
            quantity: proposal.quantity,
            surplus: proposal.grounds.surplus,
            deficit: proposal.grounds.deficit,
            waited_for: proposal.grounds.waited_for,
            level_min: proposal.grounds.level_min,
            cost: Amount::of(proposal.cost_minor, currency),
            days: proposal.days,
        }
    }
}

/// What somebody wants, and what they were promised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DemandReply {
    /// The channel it came through.
    pub channel: String,
    /// What stands behind it.
    pub kind: DemandKind,
    /// Its reference in the channel.
    pub reference: String,
    /// The day it is wanted.
    pub wanted_on: BusinessDate,
    /// When what is reserved is let go, if ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Instant>,
    /// Its lines, in order.
    pub lines: Vec<DemandLineReply>,
}

/// A line of a demand: what is wanted is the sum of the other quantities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DemandLineReply {
    /// Its place, from 1.
    pub line: i64,
    /// The SKU.
    pub item: String,
    /// All that was ever asked for, in the item's base unit.
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
    /// When what is open is expected to be filled, by what is expected to arrive: only `allocation.demand` says it, of orders
    /// that wait. Absent where nothing that is expected brings all of it, or where it waits for something else. A day that is
    /// past says that it is late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_on: Option<BusinessDate>,
    /// Where it is promised.
    pub promises: Vec<PromiseReply>,
}

/// What of a line is promised at a position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PromiseReply {
    /// The site.
    pub site: String,
    /// The place inside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The lot or serial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
    /// Promised for a while.
    pub reserved: Quantity,
    /// Promised at the position.
    pub allocated: Quantity,
    /// In a tote.
    pub picked: Quantity,
}

impl DemandReply {
    pub(crate) fn of(draft: &mut Draft<'_>, demand: &Demand) -> Self {
        let lines = demand.lines.iter().map(|line| {
            let held = demand.promises_of(line.line).iter();
            let promises = held.filter_map(|promise| PromiseReply::of(draft, promise)).collect();
            let split = line.split;
            DemandLineReply {
                line: line.line,
                item: draft.item(line.item).map(|item| item.code.clone()).unwrap_or_default(),
                wanted: split.wanted,
                open: split.open,
                reserved: split.reserved,
                allocated: split.allocated,
                picked: split.picked,
                shipped: split.shipped,
                cancelled: split.cancelled,
                expected_on: None,
                promises,
            }
        });
        let lines = lines.collect();
        Self {
            channel: draft.channel(demand.key.channel).map(|channel| channel.code.clone()).unwrap_or_default(),
            kind: demand.key.kind,
            reference: demand.reference.clone(),
            wanted_on: demand.wanted_on,
            expires_at: demand.expires_at,
            lines,
        }
    }
}

impl PromiseReply {
    /// The promise, unless nothing is left in it.
    fn of(draft: &mut Draft<'_>, promise: &Promise) -> Option<Self> {
        if promise.reserved.is_zero() && promise.allocated.is_zero() && promise.picked.is_zero() {
            return None;
        }
        Some(Self {
            site: code_of(draft, promise.seat.site),
            place: draft.place(promise.seat.place).map(|place| place.code.clone()),
            lot: draft.lot(promise.seat.lot).map(|lot| lot.code.clone()),
            reserved: promise.reserved,
            allocated: promise.allocated,
            picked: promise.picked,
        })
    }
}

/// What is still expected at a site under a reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExpectedSupplyReply {
    /// Where it will arrive.
    pub site: String,
    /// Where it comes from.
    pub kind: ExpectedKind,
    /// The reference.
    pub reference: String,
    /// What is still expected, in order of day and item.
    pub lines: Vec<ExpectedSupplyLine>,
}

/// What is still expected of an item on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExpectedSupplyLine {
    /// The SKU.
    pub item: String,
    /// How much, in the item's base unit.
    pub quantity: Quantity,
    /// When.
    pub expected_on: BusinessDate,
}

impl ExpectedSupplyReply {
    pub(crate) fn of(draft: &mut Draft<'_>, supply: &ExpectedSupply) -> Self {
        let lines = draft.expected_under(supply.id).into_iter().map(|line| ExpectedSupplyLine {
            item: draft.item(line.key.item).map(|item| item.code.clone()).unwrap_or_default(),
            quantity: line.quantity,
            expected_on: line.key.expected_on,
        });
        let lines = lines.collect();
        Self {
            site: code_of(draft, supply.key.site),
            kind: supply.key.kind,
            reference: supply.reference.clone(),
            lines,
        }
    }
}

/// How the figures of a channel are published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedReply {
    /// The channel.
    pub channel: String,
    /// How much is taken off each figure.
    pub buffer: Quantity,
    /// Which part of each figure is taken off, where that is more.
    pub buffer_percent: Percent,
    /// By how much a figure must have changed to be published.
    pub minimum_change: Quantity,
    /// Whether there is a figure for each site.
    pub by_site: bool,
}

impl FeedReply {
    pub(crate) fn of(channel: &Channel, feed: &Feed) -> Self {
        let Feed { buffer, buffer_percent, minimum_change, by_site, .. } = *feed;
        Self { channel: channel.code.clone(), buffer, buffer_percent, minimum_change, by_site }
    }
}
