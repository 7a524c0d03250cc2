//! Which goods should be moved where.
//!
//! 1. A site is short of what orders wait for there and of its lowest level, beyond what is available to promise there and
//!    what is on its way; safety stock that is gone is missing too. An order waits at the site where it is picked up, else
//!    at the site that its channel likes best; where every site supplies its channel no transfer helps it.
//! 2. A site has over what is available to promise there beyond its highest level, or its lowest where it has no highest;
//!    what is kept back, as safety stock or for a channel, is not available and never over.
//! 3. What open proposals move counts as moved: as on its way for who gets it, as gone for who gives it.
//! 4. Lanes are used from the cheapest on, at the same cost the fastest, then in order of sites: the least cost rule of
//!    transportation. It is not always the cheapest plan, but one that anybody can follow, and near it where a lane costs
//!    the same whatever it carries (our choice).
//! 5. A transfer covers the whole shortage if it can, in the multiples of the site it goes to, and at least what the lane
//!    carries: more than the shortage where that does not lift the site above its highest level, else nothing.

use std::collections::BTreeMap;

use super::super::transfers::{Grounds, SiteLevel, TransferLane};
use super::availability::{figures, kept_back};
use crate::flow::{Context, Draft, Refusal};
use crate::stock::types::StockState;
use crate::values::{ChannelId, EntityId, ItemId, Quantity, SiteId};

/// A transfer that should be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Planned {
    pub(crate) lane: TransferLane,
    pub(crate) quantity: Quantity,
    pub(crate) grounds: Grounds,
}

/// How a site stands for an item, in millionths.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    surplus: i128,
    deficit: i128,
    /// How much it may take beyond what it is short of, if that is limited.
    room: Option<i128>,
    /// In what multiples it takes goods.
    step: i128,
    waited_for: Quantity,
    level_min: Quantity,
}

/// What is on its way to a site and can be sold there, in millionths.
pub(crate) type UnderWay = BTreeMap<(SiteId, ItemId), i128>;

/// What is on its way to the sites of an entity, read once for all items that are looked at.
pub(crate) fn under_way(draft: &mut Draft<'_>, entity: EntityId) -> UnderWay {
    let mut under_way = UnderWay::new();
    for site in draft.sites_of(entity).iter() {
        for line in draft.transfer_lines_to(site.id) {
            if line.state == StockState::Sellable {
                *under_way.entry((site.id, line.item)).or_default() += i128::from(line.open.micros());
            }
        }
    }
    under_way
}

/// What of an item should be moved between sites of an entity.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn plan(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: EntityId,
    item: ItemId,
    under_way: &UnderWay,
) -> Result<Vec<Planned>, Refusal> {
    let mut standings = standings(cx, draft, entity, item, under_way)?;
    let mut lanes: Vec<TransferLane> = Vec::new();
    for (site, _) in standings.iter().filter(|(_, standing)| standing.surplus > 0) {
        lanes.extend(draft.transfer_lanes_from(*site).iter().filter(|lane| lane.active));
    }
    lanes.sort_by_key(|lane| (lane.cost_minor, lane.days, lane.from, lane.to));
    let mut planned = Vec::new();
    for lane in lanes {
        let (Some(from), Some(to)) = (standings.get(&lane.from), standings.get(&lane.to)) else { continue };
        let quantity = carried(from, to, i128::from(lane.quantity_min.micros()));
        if quantity == 0 {
            continue;
        }
        let grounds = Grounds {
            surplus: micros(from.surplus),
            deficit: micros(to.deficit),
            waited_for: to.waited_for,
            level_min: to.level_min,
        };
        planned.push(Planned { lane, quantity: micros(quantity), grounds });
        if let Some(from) = standings.get_mut(&lane.from) {
            from.surplus -= quantity;
        }
        if let Some(to) = standings.get_mut(&lane.to) {
            let beyond = (quantity - to.deficit).max(0);
            to.deficit = (to.deficit - quantity).max(0);
            to.room = to.room.map(|room| room - beyond);
        }
    }
    Ok(planned)
}

fn micros(quantity: i128) -> Quantity {
    Quantity::from_micros(i64::try_from(quantity).unwrap_or(i64::MAX))
}

/// What a lane carries from a site to another: 0 where it is of no use.
fn carried(from: &Standing, to: &Standing, least: i128) -> i128 {
    if from.surplus <= 0 || to.deficit <= 0 {
        return 0;
    }
    let up = |quantity: i128| (quantity + to.step - 1) / to.step * to.step;
    let down = |quantity: i128| quantity / to.step * to.step;
    let least = up(least.max(1));
    let mut quantity = up(to.deficit).max(least).min(down(from.surplus));
    if let Some(room) = to.room.filter(|room| quantity > to.deficit + *room) {
        quantity = down(to.deficit + room);
    }
    if quantity < least { 0 } else { quantity }
}

/// How the sites of an entity stand for an item.
fn standings(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: EntityId,
    item: ItemId,
    under_way: &UnderWay,
) -> Result<BTreeMap<SiteId, Standing>, Refusal> {
    let sites = draft.sites_of(entity);
    let guards = draft.guards_of(item);
    let levels = draft.site_levels_of(item);
    let waiting = waiting(draft, entity, item)?;
    let proposals = draft.transfer_proposals_open(item);
    let figures = figures(draft, item, ChannelId::NONE, cx.business_date)?;
    let least = draft.item(item).map_or(1, |item| Quantity::least(item.decimals).micros());
    let mut standings = BTreeMap::new();
    for site in sites.iter().filter(|site| site.active && site.kind.is_workplace()) {
        let here = figures.iter().find(|at| at.site.id == site.id);
        let kept = i128::from(kept_back(&guards, site.id, ChannelId::NONE)?.micros());
        let held = here.map_or(0, |at| i128::from(at.on_hand.micros()) - i128::from(at.promised.micros()));
        let level = levels.iter().find(|level| level.site == site.id).copied();
        let SiteLevel { level_min, level_max, multiple, .. } = level.unwrap_or(SiteLevel {
            item,
            site: site.id,
            level_min: Quantity::ZERO,
            level_max: None,
            multiple: Quantity::ZERO,
        });
        let mut under_way = under_way.get(&(site.id, item)).copied().unwrap_or(0);
        let mut promised_away: i128 = 0;
        for proposal in &proposals {
            let quantity = i128::from(proposal.quantity.micros());
            under_way += if proposal.to == site.id { quantity } else { 0 };
            promised_away += if proposal.from == site.id { quantity } else { 0 };
        }
        let waited_for = waiting.get(&site.id).copied().unwrap_or(Quantity::ZERO);
        let least_wanted = i128::from(waited_for.micros()) + i128::from(level_min.micros());
        let most_wanted = i128::from(waited_for.micros()) + i128::from(level_max.unwrap_or(level_min).micros());
        let left = held - kept - promised_away;
        let standing = Standing {
            surplus: (left - most_wanted).max(0),
            deficit: (least_wanted - left - under_way).max(0),
            room: level_max.map(|most| i128::from(most.micros()) - i128::from(level_min.micros())),
            step: i128::from(multiple.micros().max(least)),
            waited_for,
            level_min,
        };
        standings.insert(site.id, standing);
    }
    Ok(standings)
}

/// What orders of an entity wait for of an item, by the site that could serve them if the goods were there.
fn waiting(draft: &mut Draft<'_>, entity: EntityId, item: ItemId) -> Result<BTreeMap<SiteId, Quantity>, Refusal> {
    let mut waiting: BTreeMap<SiteId, Quantity> = BTreeMap::new();
    for line in draft.waiting(item) {
        let Some(channel) = draft.channel(line.channel).filter(|channel| channel.entity == entity) else { continue };
        let liked = || channel.sites.iter().min_by_key(|at| (at.cost_minor, at.site)).map(|at| at.site);
        let Some(site) = Some(line.site).filter(|site| !site.is_none()).or_else(liked) else { continue };
        let sum = waiting.entry(site).or_insert(Quantity::ZERO);
        *sum = sum.checked_add(line.open)?;
    }
    Ok(waiting)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a lane carries, in units: what one site has over, what the other is short of, the most it may take beyond that,
    /// its multiple, the least of the lane.
    #[test]
    fn what_a_lane_carries() {
        for (surplus, deficit, room, step, least, carried) in [
            (10, 4, None, 1, 0, 4),
            (3, 4, None, 1, 0, 3),
            (10, 4, None, 6, 0, 6),
            (5, 4, None, 6, 0, 0),
            (10, 4, Some(1), 6, 0, 0),
            (10, 4, Some(2), 6, 0, 6),
            (20, 7, Some(2), 6, 0, 6),
            (10, 4, None, 1, 8, 8),
            (7, 4, None, 1, 8, 0),
            (10, 4, Some(3), 1, 8, 0),
            (20, 4, None, 6, 8, 12),
            (0, 4, None, 1, 0, 0),
            (4, 0, None, 1, 8, 0),
        ] {
            let from = Standing { surplus, step: 1, ..Standing::default() };
            let to = Standing { deficit, room, step, ..Standing::default() };
            assert_eq!(super::carried(&from, &to, least), carried, "{surplus} {deficit} {room:?} {step} {least}");
        }
    }
}
