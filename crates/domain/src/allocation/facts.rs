//! What the allocation slice asks of the file.

use super::transfers::{ProposalState, SiteLevel, TransferLane, TransferProposal};
use super::types::{
    Channel, Demand, DemandKey, DemandMove, ExpectedKey, ExpectedLine, ExpectedSupply, Feed, FeedHead, FeedMark,
    FeedRow, GuardKey, ParcelDayKey, SupplySite, Waiting,
};
use crate::values::{
    BusinessDate, ChannelId, DemandId, EntityId, ExpectedSupplyId, Instant, ItemId, Quantity, SiteId,
    TransferProposalId,
};

/// Channels, demands and promises as the file has them.
pub trait AllocationFacts {
    /// The channel of a folded code.
    fn channel_by_code(&self, folded: &str) -> Option<Channel>;
    /// A channel by key.
    fn channel(&self, id: ChannelId) -> Option<Channel>;
    /// Every channel of an entity, in order of folded code.
    fn channels_of(&self, entity: EntityId) -> Vec<Channel>;
    /// What it takes to ship from a site.
    fn supply_site(&self, site: SiteId) -> Option<SupplySite>;
    /// What is kept back of an item, in order of key; nothing kept is left out.
    fn guards_of(&self, item: ItemId) -> Vec<(GuardKey, Quantity)>;
    /// A demand with its lines and promises.
    fn demand(&self, id: DemandId) -> Option<Demand>;
    /// The demand of a reference.
    fn demand_by_key(&self, key: &DemandKey) -> Option<DemandId>;
    /// The demands whose reservations end at or before an instant, those that end first in front, at most `limit`.
    fn demands_due(&self, at: Instant, limit: u32) -> Vec<DemandId>;
    /// What of an item is reserved by demands whose reservations have ended by an instant, by site.
    fn reserved_past(&self, item: ItemId, at: Instant) -> Vec<(SiteId, Quantity)>;
    /// The demands that something of an item is promised to at a site, in order of key.
    fn demands_promised(&self, item: ItemId, site: SiteId) -> Vec<DemandId>;
    /// The lines of orders that wait for an item, in any order.
    fn waiting(&self, item: ItemId) -> Vec<Waiting>;
    /// How much of an item orders wait for.
    fn open_demand(&self, item: ItemId) -> Option<Quantity>;
    /// Items that orders wait for with key above `after`, in order of key, at most `limit`.
    fn items_open(&self, after: ItemId, limit: u32) -> Vec<ItemId>;
    /// How many demands a site took on in a day.
    fn parcel_day(&self, key: ParcelDayKey) -> Option<i64>;
    /// What happened to a demand, in order.
    fn demand_moves(&self, demand: DemandId) -> Vec<DemandMove>;
    /// How much of an item is wanted at sites, in order of site.
    fn site_levels_of(&self, item: ItemId) -> Vec<SiteLevel>;
    /// Items of which some is wanted at a site, with key above `after`, in order of key, at most `limit`.
    fn items_leveled(&self, after: ItemId, limit: u32) -> Vec<ItemId>;
    /// The lanes from a site, in order of where they lead.
    fn transfer_lanes_from(&self, site: SiteId) -> Vec<TransferLane>;
    /// A proposal to move goods.
    fn transfer_proposal(&self, id: TransferProposalId) -> Option<TransferProposal>;
    /// The open proposals of an item, in order of key.
    fn transfer_proposals_open(&self, item: ItemId) -> Vec<TransferProposal>;
    /// The proposals of an entity in a state with key above `after`, in order of key, at most `limit`.
    fn transfer_proposals_after(
        &self,
        entity: EntityId,
        state: ProposalState,
        after: TransferProposalId,
        limit: u32,
    ) -> Vec<TransferProposal>;
}

/// What is expected to arrive, as the file has it.
pub trait ExpectedFacts {
    /// What is expected under a reference.
    fn expected_supply(&self, key: &ExpectedKey) -> Option<ExpectedSupply>;
    /// What is still expected under a reference, in any order.
    fn expected_under(&self, supply: ExpectedSupplyId) -> Vec<ExpectedLine>;
    /// What is still expected of an item, in any order.
    fn expected_of(&self, item: ItemId) -> Vec<ExpectedLine>;
}

/// Feeds, and what has happened since they were published, as the file has it.
pub trait FeedFacts {
    /// How the figures of a channel are published.
    fn feed(&self, channel: ChannelId) -> Option<Feed>;
    /// How far the feed of a channel has come.
    fn feed_head(&self, channel: ChannelId) -> Option<FeedHead>;
    /// What was published last of items, in any order.
    fn feed_rows_of(&self, channel: ChannelId, items: &[ItemId]) -> Vec<FeedRow>;
    /// What was published last, after a number, in order of number, at most `limit`.
    fn feed_rows_after(&self, channel: ChannelId, after: i64, limit: u32) -> Vec<FeedRow>;
    /// The items of the movements after one, up to another.
    fn items_moved(&self, after: i64, upto: i64) -> Vec<ItemId>;
    /// The items whose promises changed by the moves of demands after one, up to another.
    fn items_promised(&self, after: i64, upto: i64) -> Vec<ItemId>;
    /// What the changes of masters after one, up to another, tell a feed to look at.
    fn masters_changed(&self, after: i64, upto: i64) -> Vec<FeedMark>;
    /// The items of lots that end on a day or later, before another day, at most `limit` lots.
    fn lots_ending(&self, from: BusinessDate, before: BusinessDate, limit: u32) -> Vec<ItemId>;
}
