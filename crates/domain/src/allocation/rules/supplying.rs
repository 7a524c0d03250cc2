//! Finding sites for what demands want, and promising it there.
//!
//! 1. Demands of one channel are sourced together, channel by channel in the order in which their first demand has its
//!    turn. A demand that could be served at no price is left open, never refused here.
//! 2. What it costs to leave a unit unserved is what it is worth times a weight by priority: 3, 1.6 and 1 for the first
//!    three, less for those after them (our choice). What nobody has put a worth on is served wherever it is.
//! 3. An order is always worth its first parcel: what the cheapest one costs is spread over its units, twice, on top of
//!    what they are worth. A second parcel is opened only if it pays for itself.
//! 4. What ships whole is served only where it may have all that waits of it.
//! 5. First expiry first out is a price: a fiftieth of a currency unit for each unit and thirty days that a lot still
//!    keeps, so that a younger lot is taken only where that saves more (our choice).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::types::{
    Cause, Channel, ChannelSite, Demand, DemandLine, ParcelDayKey, Seat, ShipRule, Stage, SupplySite,
};
use super::availability::figures;
use super::moving::{Step, shift};
use super::sourcing::{Budget, Line, Lot, Offer, Order, Problem, Site as Source, source};
use crate::flow::{Context, Draft, Refusal};
use crate::stock::types::Site;
use crate::values::{BusinessDate, CategoryId, ChannelId, ItemId, Quantity, SiteId};

/// What a unit counts that nobody has put a worth on, in millionths of the currency unit.
const WORTH_UNKNOWN: i64 = 1_000_000_000;

/// What a unit of the item costs for each day its lot still keeps, in millionths: a fiftieth for thirty days.
const KEEPING_A_DAY: i64 = 667;

/// By how much the worth of what a priority wants counts, in hundredths.
const WEIGHTS: [i64; 9] = [300, 160, 100, 80, 60, 50, 40, 30, 20];

/// Promises what is open of demands, as far as there is anything to promise, into a stage.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn supply(
    cx: &Context,
    draft: &mut Draft<'_>,
    demands: &mut [Demand],
    into: Stage,
    cause: Cause,
) -> Result<(), Refusal> {
    supply_of(cx, draft, demands, into, cause, &|_, line| line.split.open)
}

/// The same, of each line no more than it is let have.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn supply_of(
    cx: &Context,
    draft: &mut Draft<'_>,
    demands: &mut [Demand],
    into: Stage,
    cause: Cause,
    let_have: &dyn Fn(&Demand, &DemandLine) -> Quantity,
) -> Result<(), Refusal> {
    demands.sort_by_key(|demand| demand.turn());
    let mut channels: Vec<ChannelId> = Vec::new();
    for demand in demands.iter() {
        if !channels.contains(&demand.key.channel) {
            channels.push(demand.key.channel);
        }
    }
    for id in channels {
        let Some(channel) = draft.channel(id) else { continue };
        let mut batch: Vec<&mut Demand> = demands.iter_mut().filter(|demand| demand.key.channel == id).collect();
        Batch::of(cx, draft, &channel, &batch, let_have)?.promise(cx, draft, &mut batch, into, cause)?;
    }
    Ok(())
}

/// A site that may supply a channel.
struct Candidate {
    site: Arc<Site>,
    at: ChannelSite,
    supply: Arc<SupplySite>,
}

impl Candidate {
    /// What a parcel to a zone costs beside handling, in minor units; none where it does not go. Where nobody has said where
    /// it is to go, that does not matter.
    fn lane_minor(&self, zone: &str) -> Option<i64> {
        let lane = match self.supply.lanes.get(zone) {
            Some(lane) => *lane,
            None if zone.is_empty() || self.supply.lanes.is_empty() => 0,
            None => return None,
        };
        Some(lane.saturating_add(self.at.cost_minor))
    }
}

/// The sites that may supply a channel, in order of key.
fn candidates(draft: &mut Draft<'_>, channel: &Channel) -> Vec<Candidate> {
    let listed: Vec<ChannelSite> = match channel.sites.is_empty() {
        false => channel.sites.clone(),
        true => draft
            .sites_of(channel.entity)
            .iter()
            .map(|site| ChannelSite { site: site.id, cost_minor: 0, categories: Vec::new() })
            .collect(),
    };
    let mut candidates = Vec::with_capacity(listed.len());
    for at in listed {
        let Some(site) = draft.site(at.site).filter(|site| site.active && site.kind.is_workplace()) else { continue };
        let supply = draft.supply_site(at.site);
        candidates.push(Candidate { site, at, supply });
    }
    candidates.sort_by_key(|candidate| candidate.site.id);
    candidates
}

/// What lies in a lot of the problem.
struct Held {
    seat: Seat,
    good_until: Option<BusinessDate>,
}

/// The open lines of demands of one channel, as sourcing sees them.
struct Batch {
    problem: Problem,
    /// What lies in each lot of the problem.
    held: Vec<Held>,
    /// The line behind each line of each order of the problem; an order is a demand, in the same place.
    lines: Vec<Vec<i64>>,
}

impl Batch {
    fn of(
        cx: &Context,
        draft: &mut Draft<'_>,
        channel: &Channel,
        demands: &[&mut Demand],
        let_have: &dyn Fn(&Demand, &DemandLine) -> Quantity,
    ) -> Result<Self, Refusal> {
        let scale = draft
            .entity(channel.entity)
            .map_or(1, |entity| 10_i64.pow(6_u32.saturating_sub(u32::from(entity.currency.exponent()))));
        let candidates = candidates(draft, channel);
        let sites = candidates.iter().map(|candidate| {
            let day = ParcelDayKey { site: candidate.site.id, on: candidate.site.business_day(cx.now) };
            let parcels_left = candidate
                .supply
                .parcels_per_day
                .map(|most| u32::try_from((most - draft.parcel_day(day)).max(0)).unwrap_or(u32::MAX));
            Source { handling: candidate.supply.handling_minor.saturating_mul(scale), parcels_left }
        });
        let sites = sites.collect();
        let mut batch = Self { problem: Problem { sites, ..Problem::default() }, held: Vec::new(), lines: Vec::new() };
        let mut zones: BTreeMap<&str, usize> = BTreeMap::new();
        let mut lots_of: BTreeMap<ItemId, Vec<usize>> = BTreeMap::new();
        let lines = demands.iter().flat_map(|demand| demand.lines.iter().map(|line| (line, let_have(demand, line))));
        let wanted = lines.filter(|(line, have)| have.min(&line.split.open).is_positive());
        for item in wanted.map(|(line, _)| line.item).collect::<BTreeSet<_>>() {
            lots_of.insert(item, batch.lots(cx, draft, channel, &candidates, item)?);
        }
        for demand in demands {
            let zone = match zones.get(demand.zone.as_str()) {
                Some(zone) => *zone,
                None => {
                    let lane =
                        |candidate: &Candidate| candidate.lane_minor(&demand.zone).unwrap_or(0).saturating_mul(scale);
                    batch.problem.lanes.push(candidates.iter().map(lane).collect());
                    zones.insert(&demand.zone, batch.problem.lanes.len() - 1);
                    batch.problem.lanes.len() - 1
                }
            };
            let mut order = Order {
                rank: u32::try_from(demand.priority).unwrap_or(u32::MAX),
                lane: zone,
                complete: demand.ship_rule == ShipRule::Whole,
                parcels_most: channel.parcels_most.and_then(|most| u32::try_from(most).ok()),
                lines: Vec::new(),
            };
            let bonus = batch.first_parcel(demand, zone);
            let mut lines = Vec::new();
            for (line, wanted) in demand.lines.iter().zip(servable(demand, let_have)) {
                if !wanted.is_positive() {
                    continue;
                }
                let good_on = cx.business_date.add_days(demand.remaining_life_days)?;
                let serves = |lot: &&usize| {
                    let (held, site) = (&batch.held[**lot], &candidates[batch.problem.lots[**lot].site]);
                    held.good_until.is_none_or(|until| until >= good_on)
                        && site.lane_minor(&demand.zone).is_some()
                        && (demand.site.is_none() || demand.site == site.site.id)
                };
                let offers = lots_of.get(&line.item).into_iter().flatten().filter(serves);
                let offers = offers.map(|lot| Offer { lot: *lot, cost: 0 }).collect();
                let decimals = draft.item(line.item).map_or(6, |item| item.decimals);
                order.lines.push(Line {
                    quantity: wanted.micros(),
                    step: Quantity::least(decimals).micros(),
                    penalty: penalty(line.worth.micros(), demand.priority).saturating_add(bonus),
                    complete: demand.ship_rule == ShipRule::WholeLines,
                    offers,
                });
                lines.push(line.line);
            }
            batch.problem.orders.push(order);
            batch.lines.push(lines);
        }
        Ok(batch)
    }

    /// What of an item lies where, for this channel: no more of it at a site than is available to promise there, what
    /// keeps longest left where it is.
    fn lots(
        &mut self,
        cx: &Context,
        draft: &mut Draft<'_>,
        channel: &Channel,
        candidates: &[Candidate],
        item: ItemId,
    ) -> Result<Vec<usize>, Refusal> {
        let path = path_of(draft, item);
        let mut lots = Vec::new();
        for at in figures(draft, item, channel.id, cx.business_date)? {
            let Ok(site) = candidates.binary_search_by_key(&at.site.id, |candidate| candidate.site.id) else {
                continue;
            };
            if !has_any(&candidates[site].at.categories, &path) {
                continue;
            }
            let mut left = at.available;
            for free in at.free {
                let quantity = free.quantity.min(left);
                if !quantity.is_positive() {
                    break;
                }
                left = left.checked_sub(quantity)?;
                let days = free.good_until.map_or(0, |until| until.days_since(cx.business_date).max(0));
                lots.push(self.problem.lots.len());
                self.problem.lots.push(Lot {
                    site,
                    quantity: quantity.micros(),
                    cost: days.saturating_mul(KEEPING_A_DAY),
                });
                self.held.push(Held { seat: Seat::of(free.row.key), good_until: free.good_until });
            }
        }
        Ok(lots)
    }

    /// What the cheapest parcel of a demand costs twice, for each unit of it, in millionths, rounded up.
    fn first_parcel(&self, demand: &Demand, zone: usize) -> i64 {
        let lanes = self.problem.lanes.get(zone);
        let costs = self.problem.sites.iter().zip(lanes.into_iter().flatten());
        let cheapest = costs.map(|(site, lane)| site.handling.saturating_add(*lane)).min().unwrap_or(0).max(0);
        let open: i128 = demand.lines.iter().map(|line| i128::from(line.split.open.micros())).sum();
        let each = i128::from(cheapest) * 2_000_000 / open.max(1) + 1;
        i64::try_from(each).unwrap_or(i64::MAX)
    }

    /// Sources the batch and promises what the plan takes.
    fn promise(
        self,
        cx: &Context,
        draft: &mut Draft<'_>,
        demands: &mut [&mut Demand],
        into: Stage,
        cause: Cause,
    ) -> Result<(), Refusal> {
        for take in source(&self.problem, Budget::default()).takes {
            // What an order that is not paid yet waited for is kept for it no longer than the rest.
            let unpaid = demands[take.order].expires_at.is_some();
            let into = if unpaid { Stage::Reserved } else { into };
            let step = Step {
                line: self.lines[take.order][take.line],
                from: Stage::Open,
                to: into,
                seat: Some(self.held[take.lot].seat),
                quantity: Quantity::from_micros(take.quantity),
                cause,
            };
            shift(cx, draft, demands[take.order], step)?;
        }
        Ok(())
    }
}

/// What of each line of a demand is to be served, where it is let have so much.
fn servable(demand: &Demand, let_have: &dyn Fn(&Demand, &DemandLine) -> Quantity) -> Vec<Quantity> {
    let mut servable: Vec<Quantity> =
        demand.lines.iter().map(|line| let_have(demand, line).min(line.split.open)).collect();
    let is_part = |(line, may_have): (&DemandLine, &Quantity)| *may_have < line.split.open;
    let is_torn = demand.lines.iter().zip(&servable).any(is_part);
    for (line, may_have) in demand.lines.iter().zip(&mut servable) {
        let is_refused = match demand.ship_rule {
            ShipRule::Whole => is_torn,
            ShipRule::WholeLines => is_part((line, may_have)),
            ShipRule::WhatThereIs => false,
        };
        if is_refused {
            *may_have = Quantity::ZERO;
        }
    }
    servable
}

/// What it costs to leave a unit unserved, in millionths of the currency unit.
fn penalty(worth: i64, priority: i64) -> i64 {
    let worth = if worth > 0 { worth } else { WORTH_UNKNOWN };
    let place = usize::try_from(priority - 1).unwrap_or(0).min(WEIGHTS.len() - 1);
    let weighed = i128::from(worth) * i128::from(WEIGHTS[place]) / 100;
    i64::try_from(weighed).unwrap_or(i64::MAX)
}

/// The sites that may supply a channel, in order of key, each with the categories it supplies: where its figures are added
/// up.
pub(crate) struct Supplies(Vec<(SiteId, Vec<CategoryId>)>);

/// The sites that may supply a channel.
pub(crate) fn supplies(draft: &mut Draft<'_>, channel: &Channel) -> Supplies {
    let candidates = candidates(draft, channel).into_iter();
    Supplies(candidates.map(|candidate| (candidate.site.id, candidate.at.categories)).collect())
}

impl Supplies {
    /// Those that supply an item, in order of key.
    pub(crate) fn of(&self, draft: &mut Draft<'_>, item: ItemId) -> Vec<SiteId> {
        let chosen = self.0.iter().any(|(_, categories)| !categories.is_empty());
        let path = if chosen { path_of(draft, item) } else { Vec::new() };
        self.0.iter().filter(|(_, categories)| has_any(categories, &path)).map(|(site, _)| *site).collect()
    }
}

/// The category of an item and those above it.
fn path_of(draft: &mut Draft<'_>, item: ItemId) -> Vec<CategoryId> {
    let category = draft.item(item).map(|item| item.category).unwrap_or_default();
    draft.category_path(category)
}

/// Whether a site that supplies categories (none: all) supplies what stands in one of a path.
fn has_any(categories: &[CategoryId], path: &[CategoryId]) -> bool {
    categories.is_empty() || path.iter().any(|category| categories.contains(category))
}
