//! What a channel's copy of the figures is told, and how far it has come.

use crate::values::{BusinessDate, ChannelId, CommandId, ItemId, Percent, Quantity, SiteId};

/// How the figures of a channel are published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Of which channel.
    pub channel: ChannelId,
    /// How much is taken off each figure.
    pub buffer: Quantity,
    /// Which part of each figure is taken off, where that is more.
    pub buffer_percent: Percent,
    /// By how much a figure must have changed to be published, unless it comes to nothing or from nothing.
    pub minimum_change: Quantity,
    /// Whether there is a figure for each site, not one for all of them.
    pub by_site: bool,
}

/// The key of a published figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeedKey {
    /// For which channel.
    pub channel: ChannelId,
    /// Of what.
    pub item: ItemId,
    /// At which site, or none: at all of them together.
    pub site: SiteId,
}

/// A figure as it was published last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedRow {
    /// Its key.
    pub key: FeedKey,
    /// Its number among all that was published for the channel.
    pub sequence: i64,
    /// How much can be promised, less the buffer.
    pub quantity: Quantity,
}

/// Figures are looked at item by item, whatever has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sweep {
    /// Items up to this one have been looked at.
    pub item: ItemId,
    /// Whether figures are published that have not changed, too.
    pub resends: bool,
}

/// How far a feed has come: what it has published, and up to which record of each journal it has looked for changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedHead {
    /// The number of the figure published last.
    pub sequence: i64,
    /// The last movement looked at.
    pub movement: i64,
    /// The last move of a demand looked at.
    pub demand_move: i64,
    /// The last change of a master looked at.
    pub history: i64,
    /// The day lots had to be good on.
    pub good_on: BusinessDate,
    /// The sweep that is under way.
    pub sweep: Option<Sweep>,
}

/// That figures were published, or looked at and found as they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedPublication {
    /// Its key.
    pub id: i64,
    /// The command that published.
    pub command: CommandId,
    /// For which channel.
    pub channel: ChannelId,
    /// How many figures it published.
    pub lines: i64,
    /// How far the feed came by it.
    pub head: FeedHead,
}

/// A figure that was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedLine {
    /// By which publication.
    pub publication: i64,
    /// Its place in it, from 1.
    pub line: i64,
    /// The figure.
    pub row: FeedRow,
}

/// What a record tells a feed to look at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedMark {
    /// An item.
    Item(ItemId),
    /// Everything a channel sells.
    Channel(ChannelId),
    /// Everything.
    Everything,
}
