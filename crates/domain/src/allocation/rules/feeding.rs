//! What a channel's copy of the figures is told: which figures have changed since it was told last, found without looking
//! at all of them.
//!
//! 1. A figure is what is available for the channel, of lots that are good for as long as it wants from today on, less the
//!    buffer; of a channel that takes no demand it is 0. A figure that was never published stands at 0.
//! 2. It can change by nothing but a movement, a move of a demand, a change of what is kept back, of the item, its
//!    categories, sites or the channel, and by the end of a lot. The records of all of these are counted up, so that what
//!    has happened since is what lies between two numbers; of lots it is what ends between two days. Nobody who sells
//!    writes anything for a feed.
//! 3. What touches everything (a site, a category, the channel, the feed) is looked at item by item, over as many calls as
//!    it takes, while changes go on to be published: a sweep.
//! 4. Numbers follow each other without a gap. A figure stands in the feed once, with the number it was published by last,
//!    so that whoever keeps the last number they have read misses nothing.

use std::collections::BTreeSet;

use super::super::types::{Channel, Feed, FeedHead, FeedKey, FeedMark, FeedRow, Sweep};
use super::availability::figures;
use super::supplying::{Supplies, supplies};
use crate::catalogue::types::ItemKind;
use crate::flow::{Context, Draft, Head, Refusal};
use crate::values::{BusinessDate, ItemId, Percent, Quantity, SiteId};

/// What a call has published.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Published {
    pub(crate) figures: usize,
    pub(crate) sequence: i64,
    /// Whether there is more to look at.
    pub(crate) more: bool,
}

/// Publishes the figures that have changed, looking at no more than `most` records of a kind, or items of a sweep; all of
/// them anew, from the first item on, if they are to be resent.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits, or a day those that are kept.
pub(crate) fn publish(
    cx: &Context,
    draft: &mut Draft<'_>,
    channel: &Channel,
    feed: &Feed,
    resend: bool,
    most: u32,
) -> Result<Published, Refusal> {
    let before = draft.feed_head(channel.id);
    let good_on = cx.business_date.add_days(channel.remaining_life_days)?;
    let ends = Ends::of(draft);
    let mut look = match before {
        Some(head) if !resend => Look::since(draft, channel, head, ends, good_on, most),
        _ => Look::sweep(before.map_or(0, |head| head.sequence), ends, good_on, resend),
    };
    let resent = look.swept(draft, most);
    let items: Vec<ItemId> = look.items.iter().copied().collect();
    let stood = draft.feed_rows_of(channel.id, &items);
    let sites = supplies(draft, channel);
    let mut rows: Vec<FeedRow> = Vec::new();
    for item in items {
        let from = stood.partition_point(|row| row.key.item < item);
        let to = stood.partition_point(|row| row.key.item <= item);
        let stood = &stood[from..to];
        for (key, quantity) in offers(draft, channel, feed, &sites, item, good_on, stood)? {
            let last = stood.iter().find(|row| row.key == key).map(|row| row.quantity);
            if is_news(last, quantity, feed.minimum_change)? || (last.is_some() && resent.contains(&item)) {
                look.head.sequence += 1;
                rows.push(FeedRow { key, sequence: look.head.sequence, quantity });
            }
        }
    }
    if before != Some(look.head) {
        draft.publish(cx, channel.id, &rows, look.head);
    }
    let more = look.head.sweep.is_some() || look.head.is_before(ends);
    Ok(Published { figures: rows.len(), sequence: look.head.sequence, more })
}

/// The last records of the journals that feeds look at.
#[derive(Clone, Copy)]
struct Ends {
    movement: i64,
    demand_move: i64,
    history: i64,
}

impl Ends {
    fn of(draft: &mut Draft<'_>) -> Self {
        let [movement, demand_move, history] =
            [Head::Movement, Head::DemandMove, Head::History].map(|head| draft.head(head));
        Self { movement, demand_move, history }
    }
}

impl FeedHead {
    fn is_before(&self, ends: Ends) -> bool {
        self.movement < ends.movement || self.demand_move < ends.demand_move || self.history < ends.history
    }
}

/// The items to look at, and how far the feed has come when that is done.
struct Look {
    head: FeedHead,
    items: BTreeSet<ItemId>,
}

impl Look {
    /// From the first item on. What has happened so far is in the figures that will be looked at.
    fn sweep(sequence: i64, ends: Ends, good_on: BusinessDate, resends: bool) -> Self {
        let Ends { movement, demand_move, history } = ends;
        let sweep = Some(Sweep { item: ItemId::NONE, resends });
        Self { head: FeedHead { sequence, movement, demand_move, history, good_on, sweep }, items: BTreeSet::new() }
    }

    /// What has happened since a feed came as far as it is.
    fn since(
        draft: &mut Draft<'_>,
        channel: &Channel,
        head: FeedHead,
        ends: Ends,
        good_on: BusinessDate,
        most: u32,
    ) -> Self {
        let most_records = i64::from(most);
        let upto = |from: i64, end: i64| from.saturating_add(most_records).min(end);
        let movement = upto(head.movement, ends.movement);
        let demand_move = upto(head.demand_move, ends.demand_move);
        let history = upto(head.history, ends.history);
        let mut items = draft.items_moved(head.movement, movement);
        items.extend(draft.items_promised(head.demand_move, demand_move));
        let mut everything = false;
        for mark in draft.masters_changed(head.history, history) {
            match mark {
                FeedMark::Item(item) => {
                    items.insert(item);
                }
                FeedMark::Channel(id) => everything |= id == channel.id,
                FeedMark::Everything => everything = true,
            }
        }
        if good_on > head.good_on {
            match draft.lots_ending(head.good_on, good_on, most) {
                Some(ended) => items.extend(ended),
                None => everything = true,
            }
        }
        if everything {
            let resends = head.sweep.is_some_and(|sweep| sweep.resends);
            return Self::sweep(head.sequence, ends, good_on, resends);
        }
        Self { head: FeedHead { movement, demand_move, history, good_on, ..head }, items }
    }

    /// Goes on with the sweep that is under way, if there is one; answers with the items whose figures are resent.
    fn swept(&mut self, draft: &mut Draft<'_>, most: u32) -> BTreeSet<ItemId> {
        let Some(sweep) = self.head.sweep else { return BTreeSet::new() };
        let last = draft.head(Head::Item);
        let upto = sweep.item.0.saturating_add(i64::from(most)).min(last);
        let swept: BTreeSet<ItemId> = (sweep.item.0 + 1..=upto).map(ItemId).collect();
        self.items.extend(&swept);
        self.head.sweep = (upto < last).then_some(Sweep { item: ItemId(upto), ..sweep });
        if sweep.resends { swept } else { BTreeSet::new() }
    }
}

/// The figures of an item, in order of key: those there are, and those there were.
fn offers(
    draft: &mut Draft<'_>,
    channel: &Channel,
    feed: &Feed,
    sites: &Supplies,
    item: ItemId,
    good_on: BusinessDate,
    stood: &[FeedRow],
) -> Result<Vec<(FeedKey, Quantity)>, Refusal> {
    let Some(known) = draft.item(item).filter(|item| item.kind == ItemKind::Stocked) else { return Ok(Vec::new()) };
    let key = |site: SiteId| FeedKey { channel: channel.id, item, site };
    let mut offers: Vec<(FeedKey, Quantity)> = stood.iter().map(|row| (row.key, Quantity::ZERO)).collect();
    if channel.active {
        let supplying = sites.of(draft, item);
        let mut sum = Quantity::ZERO;
        for at in figures(draft, item, channel.id, good_on)? {
            if supplying.binary_search(&at.site.id).is_err() {
                continue;
            }
            sum = sum.checked_add(at.available)?;
            if feed.by_site {
                put(&mut offers, key(at.site.id), offered(at.available, feed, known.decimals)?);
            }
        }
        if !feed.by_site {
            put(&mut offers, key(SiteId::NONE), offered(sum, feed, known.decimals)?);
        }
    }
    Ok(offers)
}

fn put(offers: &mut Vec<(FeedKey, Quantity)>, key: FeedKey, quantity: Quantity) {
    match offers.binary_search_by_key(&key, |(held, _)| *held) {
        Ok(at) => offers[at].1 = quantity,
        Err(at) => offers.insert(at, (key, quantity)),
    }
}

/// A figure less the buffer, whichever takes more off; rounded down to the smallest quantity of the item.
fn offered(figure: Quantity, feed: &Feed, decimals: u8) -> Result<Quantity, Refusal> {
    let whole = Percent::WHOLE.micros();
    let kept = i128::from(figure.micros()) * i128::from(whole - feed.buffer_percent.micros()) / i128::from(whole);
    // A part of what fits fits as well.
    let kept = Quantity::from_micros(i64::try_from(kept).unwrap_or(i64::MAX));
    let left = figure.checked_sub(feed.buffer)?.min(kept).max(Quantity::ZERO);
    let step = Quantity::least(decimals).micros();
    Ok(Quantity::from_micros(left.micros() / step * step))
}

/// Whether a figure is to be published after the last one.
fn is_news(last: Option<Quantity>, now: Quantity, minimum_change: Quantity) -> Result<bool, Refusal> {
    let last = last.unwrap_or(Quantity::ZERO);
    let change = now.checked_sub(last)?.checked_abs()?;
    Ok(!change.is_zero() && (now.is_zero() || last.is_zero() || change >= minimum_change))
}
