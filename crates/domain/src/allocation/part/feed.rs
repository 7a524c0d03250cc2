//! Feeds in the draft, and what has happened since they were published.

use std::collections::BTreeSet;

use super::super::types::{Feed, FeedHead, FeedKey, FeedLine, FeedMark, FeedPublication, FeedRow};
use super::Part;
use crate::flow::{Context, Draft, Head, Master, Record};
use crate::values::{BusinessDate, ChannelId, ItemId};

impl Part {
    /// The figures this commit has published.
    #[must_use]
    pub fn dirty_feed_rows(&self) -> Vec<(FeedKey, Option<&FeedRow>)> {
        self.feed_rows.dirty()
    }
}

impl Draft<'_> {
    /// How the figures of a channel are published.
    pub fn feed(&mut self, channel: ChannelId) -> Option<Feed> {
        let (part, facts) = self.allocation_mut();
        part.feeds.get_or_load(channel, || facts.feed(channel)).cloned()
    }

    /// Says how the figures of a channel are published.
    pub(crate) fn put_feed(&mut self, feed: Feed) {
        self.allocation_mut().0.feeds.put(feed.channel, feed.clone());
        self.master(Master::Feed(feed));
    }

    /// How far the feed of a channel has come.
    pub fn feed_head(&mut self, channel: ChannelId) -> Option<FeedHead> {
        let (part, facts) = self.allocation_mut();
        part.feed_heads.get_or_load(channel, || facts.feed_head(channel)).copied()
    }

    /// What was published last of items, given in order, in order of key.
    pub(crate) fn feed_rows_of(&mut self, channel: ChannelId, items: &[ItemId]) -> Vec<FeedRow> {
        let (part, facts) = self.allocation_mut();
        let file = facts.feed_rows_of(channel, items).into_iter().map(|row| (row.key, row));
        let mut rows = part
            .feed_rows
            .laid_over(file, |row| row.key.channel == channel && items.binary_search(&row.key.item).is_ok());
        rows.sort_unstable_by_key(|row| row.key);
        rows
    }

    /// What was published last for a channel after a number, in order of number, at most `limit`.
    pub(crate) fn feed_rows_after(&mut self, channel: ChannelId, after: i64, limit: u32) -> Vec<FeedRow> {
        let (part, facts) = self.allocation_mut();
        let file = facts.feed_rows_after(channel, after, limit).into_iter().map(|row| (row.key, row));
        let mut rows = part.feed_rows.laid_over(file, |row| row.key.channel == channel && row.sequence > after);
        rows.sort_unstable_by_key(|row| row.sequence);
        rows.truncate(limit as usize);
        rows
    }

    /// Records figures that were published, and how far the feed has come by them.
    pub(crate) fn publish(&mut self, cx: &Context, channel: ChannelId, rows: &[FeedRow], head: FeedHead) {
        let id = self.next(Head::FeedPublication);
        let lines = rows.len() as i64;
        self.record(Record::FeedPublication(FeedPublication { id, command: cx.command_id, channel, lines, head }));
        for (line, row) in (1..).zip(rows) {
            self.record(Record::FeedLine(FeedLine { publication: id, line, row: *row }));
            self.allocation_mut().0.feed_rows.put(row.key, *row);
        }
        self.allocation_mut().0.feed_heads.put(channel, head);
    }

    /// The items that moved by the movements after one, up to another.
    pub(crate) fn items_moved(&mut self, after: i64, upto: i64) -> BTreeSet<ItemId> {
        let mut items: BTreeSet<ItemId> = self.facts.items_moved(after, upto).into_iter().collect();
        items.extend(self.records().iter().filter_map(|record| match record {
            Record::Movement(movement) if (after + 1..=upto).contains(&movement.id.0) => Some(movement.item),
            _ => None,
        }));
        items
    }

    /// The items of which what is promised changed by the moves of demands after one, up to another.
    pub(crate) fn items_promised(&mut self, after: i64, upto: i64) -> BTreeSet<ItemId> {
        let mut items: BTreeSet<ItemId> = self.facts.items_promised(after, upto).into_iter().collect();
        // Lines of this commit's demands are not on file yet.
        let moved = self.records().iter().filter_map(|record| match record {
            Record::DemandMove(step) if (after + 1..=upto).contains(&step.id) => Some((step.demand, step.line)),
            _ => None,
        });
        for (demand, line) in moved.collect::<BTreeSet<_>>() {
            let held = self.demand(demand);
            items.extend(
                held.iter().flat_map(|held| &held.lines).filter(|held| held.line == line).map(|held| held.item),
            );
        }
        items
    }

    /// What the changes of masters after one, up to another, tell a feed to look at.
    pub(crate) fn masters_changed(&mut self, after: i64, upto: i64) -> Vec<FeedMark> {
        let mut marks = self.facts.masters_changed(after, upto);
        marks.extend(self.records().iter().filter_map(|record| match record {
            Record::Master(id, _, master) if (after + 1..=upto).contains(id) => mark_of(master),
            _ => None,
        }));
        marks
    }

    /// The items of lots that end on a day or later, before another day; nothing if there are more than `most` lots.
    pub(crate) fn lots_ending(&mut self, from: BusinessDate, before: BusinessDate, most: u32) -> Option<Vec<ItemId>> {
        let mut items = self.facts.lots_ending(from, before, most.saturating_add(1));
        let ends = |ends: BusinessDate| from <= ends && ends < before;
        items.extend(self.records().iter().filter_map(|record| match record {
            Record::Master(_, _, Master::Lot(lot)) if lot.expires_on.is_some_and(ends) => Some(lot.item),
            _ => None,
        }));
        (items.len() <= most as usize).then_some(items)
    }
}

/// What the change of a master tells a feed to look at, if anything.
fn mark_of(master: &Master) -> Option<FeedMark> {
    match master {
        Master::Guard(key, _) => Some(FeedMark::Item(key.item)),
        Master::Item(item) => Some(FeedMark::Item(item.id)),
        Master::Channel(channel) => Some(FeedMark::Channel(channel.id)),
        Master::Feed(feed) => Some(FeedMark::Channel(feed.channel)),
        Master::Site(_) | Master::Category(_) => Some(FeedMark::Everything),
        _ => None,
    }
}
