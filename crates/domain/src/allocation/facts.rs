//! What the allocation slice asks of the file.

use super::types::{Channel, Demand, DemandKey, DemandMove, GuardKey, ParcelDayKey, SupplySite, Turn};
use crate::values::{ChannelId, DemandId, EntityId, Instant, ItemId, Quantity, SiteId};

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
    /// The orders that wait for an item, in the order in which they are served.
    fn demands_open(&self, item: ItemId) -> Vec<Turn>;
    /// How much of an item orders wait for.
    fn open_demand(&self, item: ItemId) -> Option<Quantity>;
    /// Items that orders wait for with key above `after`, in order of key, at most `limit`.
    fn items_open(&self, after: ItemId, limit: u32) -> Vec<ItemId>;
    /// How many demands a site took on in a day.
    fn parcel_day(&self, key: ParcelDayKey) -> Option<i64>;
    /// What happened to a demand, in order.
    fn demand_moves(&self, demand: DemandId) -> Vec<DemandMove>;
}
