//! Feeds of figures: their tables, how they are written and read, and what has happened since.

use backroom_domain::allocation::facts::FeedFacts;
use backroom_domain::allocation::types::{
    Feed, FeedHead, FeedKey, FeedLine, FeedMark, FeedPublication, FeedRow, Sweep,
};
use backroom_domain::values::{BusinessDate, ChannelId, ItemId};

use crate::column::{Row, fields, only};
use crate::sql::statements;
use crate::table::Table;
use crate::write::{AfterImage, Writer};
use crate::{Fault, SqlFacts};

pub(super) static FEEDS: Table =
    Table::replaced("feeds", 1, &["channel_id", "buffer", "buffer_percent", "minimum_change", "by_site"]);
pub(super) static FEED_PUBLICATIONS: Table = Table::journal(
    "feed_publications",
    &[
        "feed_publication_id",
        "command_id",
        "channel_id",
        "lines",
        "sequence",
        "movement_id",
        "demand_move_id",
        "history_id",
        "good_on",
        "sweep_item_id",
        "resends",
    ],
);
pub(super) static FEED_LINES: Table =
    Table::journal("feed_lines", &["feed_publication_id", "line", "item_id", "site_id", "sequence", "quantity"]);
pub(super) static FEED_ROWS: Table =
    Table::replaced("feed_rows", 3, &["channel_id", "item_id", "site_id", "sequence", "quantity"]);

statements! {
    /// How the figures of a channel are published.
    FEED = "SELECT channel_id, buffer, buffer_percent, minimum_change, by_site FROM feeds WHERE channel_id = ?1";
    /// How far the feed of a channel has come.
    FEED_HEAD = "SELECT sequence, movement_id, demand_move_id, history_id, good_on, sweep_item_id, resends \
        FROM feed_publications WHERE channel_id = ?1 ORDER BY feed_publication_id DESC LIMIT 1";
    /// What was published last of an item.
    FEED_ROWS_OF = "SELECT channel_id, item_id, site_id, sequence, quantity FROM feed_rows WHERE channel_id = ?1 AND item_id = ?2";
    /// What was published last, after a number, in order of number.
    FEED_ROWS_AFTER = "SELECT channel_id, item_id, site_id, sequence, quantity FROM feed_rows \
        WHERE channel_id = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3";
    /// The items of the movements after one, up to another.
    ITEMS_MOVED = "SELECT item_id FROM movements WHERE movement_id > ?1 AND movement_id <= ?2";
    /// The items of the moves of demands, after one, up to another, that changed what is promised.
    ITEMS_PROMISED = "SELECT l.item_id FROM demand_moves m JOIN demand_lines l ON l.demand_id = m.demand_id AND l.line = m.line \
        WHERE m.demand_move_id > ?1 AND m.demand_move_id <= ?2 AND m.site_id <> 0";
    /// The masters that changed after a change, up to another, in order.
    MASTERS_CHANGED = "SELECT noun, subject FROM history WHERE history_id > ?1 AND history_id <= ?2 ORDER BY history_id";
    /// The items of lots that end on a day or later, before another day.
    LOTS_ENDING = "SELECT item_id FROM lots WHERE expires_on >= ?1 AND expires_on < ?2 ORDER BY expires_on LIMIT ?3";
}

pub(crate) fn write_feed(after: &mut AfterImage<'_, '_>, feed: &Feed) -> Result<(), Fault> {
    let Feed { channel, buffer, buffer_percent, minimum_change, by_site } = *feed;
    after.put(&FEEDS, fields![channel, buffer, buffer_percent, minimum_change, by_site])
}

pub(crate) fn write_publication(writer: &mut Writer<'_>, publication: &FeedPublication) -> Result<(), Fault> {
    let FeedPublication { id, command, channel, lines, head } = *publication;
    let FeedHead { sequence, movement, demand_move, history, good_on, sweep } = head;
    let (item, resends) = (sweep.map(|sweep| sweep.item), sweep.is_some_and(|sweep| sweep.resends));
    writer.journal(
        &FEED_PUBLICATIONS,
        fields![id, command, channel, lines, sequence, movement, demand_move, history, good_on, item, resends],
    )
}

pub(crate) fn write_feed_line(writer: &mut Writer<'_>, line: &FeedLine) -> Result<(), Fault> {
    let FeedLine { publication, line, row } = *line;
    let FeedRow { key, sequence, quantity } = row;
    writer.journal(&FEED_LINES, fields![publication, line, key.item, key.site, sequence, quantity])
}

pub(crate) fn write_feed_rows(writer: &mut Writer<'_>, rows: &[(FeedKey, Option<&FeedRow>)]) -> Result<(), Fault> {
    writer.put_all(&FEED_ROWS, rows, |key, row| *fields![key.channel, key.item, key.site, row.sequence, row.quantity])
}

fn read_feed(row: &Row<'_>) -> Result<Feed, Fault> {
    Ok(Feed {
        channel: row.get()?,
        buffer: row.get()?,
        buffer_percent: row.get()?,
        minimum_change: row.get()?,
        by_site: row.get()?,
    })
}

fn read_head(row: &Row<'_>) -> Result<FeedHead, Fault> {
    let [sequence, movement, demand_move, history] = [row.get()?, row.get()?, row.get()?, row.get()?];
    let (good_on, item, resends) = (row.get()?, row.get::<Option<ItemId>>()?, row.get()?);
    let sweep = item.map(|item| Sweep { item, resends });
    Ok(FeedHead { sequence, movement, demand_move, history, good_on, sweep })
}

fn read_row(row: &Row<'_>) -> Result<FeedRow, Fault> {
    let key = FeedKey { channel: row.get()?, item: row.get()?, site: row.get()? };
    Ok(FeedRow { key, sequence: row.get()?, quantity: row.get()? })
}

/// What the change of a master tells a feed to look at, if anything.
fn read_mark(row: &Row<'_>) -> Result<Option<FeedMark>, Fault> {
    let noun: String = row.get()?;
    let id = || Ok::<i64, Fault>(row.get::<Vec<i64>>()?.first().copied().unwrap_or_default());
    Ok(match noun.as_str() {
        "stock_guards" | "items" => Some(FeedMark::Item(ItemId(id()?))),
        "channels" | "feeds" => Some(FeedMark::Channel(ChannelId(id()?))),
        "sites" | "categories" => Some(FeedMark::Everything),
        _ => None,
    })
}

impl FeedFacts for SqlFacts<'_> {
    fn feed(&self, channel: ChannelId) -> Option<Feed> {
        self.one(FEED, fields![channel], read_feed)
    }

    fn feed_head(&self, channel: ChannelId) -> Option<FeedHead> {
        self.one(FEED_HEAD, fields![channel], read_head)
    }

    fn feed_rows_of(&self, channel: ChannelId, items: &[ItemId]) -> Vec<FeedRow> {
        items.iter().flat_map(|item| self.list(FEED_ROWS_OF, fields![channel, *item], read_row)).collect()
    }

    fn feed_rows_after(&self, channel: ChannelId, after: i64, limit: u32) -> Vec<FeedRow> {
        self.list(FEED_ROWS_AFTER, fields![channel, after, limit], read_row)
    }

    fn items_moved(&self, after: i64, upto: i64) -> Vec<ItemId> {
        self.list(ITEMS_MOVED, fields![after, upto], only)
    }

    fn items_promised(&self, after: i64, upto: i64) -> Vec<ItemId> {
        self.list(ITEMS_PROMISED, fields![after, upto], only)
    }

    fn masters_changed(&self, after: i64, upto: i64) -> Vec<FeedMark> {
        self.list(MASTERS_CHANGED, fields![after, upto], read_mark).into_iter().flatten().collect()
    }

    fn lots_ending(&self, from: BusinessDate, before: BusinessDate, limit: u32) -> Vec<ItemId> {
        self.list(LOTS_ENDING, fields![from, before, limit], only)
    }
}
