//! Channels and demands in the draft.

mod expected;
mod feed;

use std::sync::Arc;

use super::transfers::{SiteLevel, TransferLane, TransferProposal};
use super::types::{
    Channel, Demand, DemandEnd, DemandKey, DemandMove, ExpectedKey, ExpectedLine, ExpectedLineKey, ExpectedSupply,
    Feed, FeedHead, FeedKey, FeedRow, GuardKey, ParcelDayKey, SupplySite, Waiting,
};
use crate::flow::{Codes, Draft, Head, Master, Noted, Record, Refusal, Rows, overlay};
use crate::values::{ChannelId, Code, DemandId, EntityId, Instant, ItemId, Quantity, SiteId, TransferProposalId};

overlay! {
    /// What the allocation slice holds in the draft.
    pub struct Part {
        channels: Rows<ChannelId, Arc<Channel>>,
        channel_codes: Codes<ChannelId>,
        supply_sites: Rows<SiteId, Arc<SupplySite>>,
        /// What is kept back of an item, in order of key.
        guards: Rows<ItemId, Arc<Vec<(GuardKey, Quantity)>>>,
        demands: Rows<DemandId, Arc<Demand>>,
        demand_keys: Rows<DemandKey, DemandId>,
        open: Rows<ItemId, Quantity>,
        parcel_days: Rows<ParcelDayKey, i64>,
        expected_supplies: Rows<ExpectedKey, Arc<ExpectedSupply>>,
        expected: Rows<ExpectedLineKey, ExpectedLine>,
        feeds: Rows<ChannelId, Feed>,
        feed_heads: Rows<ChannelId, FeedHead>,
        feed_rows: Rows<FeedKey, FeedRow>,
        /// How much of an item is wanted at sites, in order of site.
        pub(super) site_levels: Rows<ItemId, Arc<Vec<SiteLevel>>>,
        /// The lanes from a site, in order of where they lead.
        pub(super) transfer_lanes: Rows<SiteId, Arc<Vec<TransferLane>>>,
        pub(super) proposals: Rows<TransferProposalId, TransferProposal>,
        /// Demands whose money must be looked at: something of them is no longer wanted, or what they come to has changed.
        unsettled: Noted<DemandId>,
    }
}

impl Part {
    /// The demands this commit has made or changed.
    #[must_use]
    pub fn dirty_demands(&self) -> Vec<(DemandId, Option<&Arc<Demand>>)> {
        self.demands.dirty()
    }
    /// How much of items orders wait for, where this commit has changed it.
    #[must_use]
    pub fn dirty_open(&self) -> Vec<(ItemId, Option<&Quantity>)> {
        self.open.dirty()
    }
    /// How much sites have taken on in a day, where this commit has changed it.
    #[must_use]
    pub fn dirty_parcel_days(&self) -> Vec<(ParcelDayKey, Option<&i64>)> {
        self.parcel_days.dirty()
    }
    /// The proposals to move goods that this commit has made or ended.
    #[must_use]
    pub fn dirty_proposals(&self) -> Vec<(TransferProposalId, Option<&TransferProposal>)> {
        self.proposals.dirty()
    }
}

impl Draft<'_> {
    /// A channel by key.
    pub fn channel(&mut self, id: ChannelId) -> Option<Arc<Channel>> {
        let (part, facts) = self.allocation_mut();
        part.channels.get_or_load(id, || facts.channel(id).map(Arc::new)).cloned()
    }

    /// The channel of a code.
    pub fn channel_by_code(&mut self, code: &Code) -> Option<Arc<Channel>> {
        let (part, facts) = self.allocation_mut();
        let id = part.channel_codes.find(
            code.as_str(),
            || code.folded(),
            |folded| facts.channel_by_code(folded).map(|channel| channel.id),
        )?;
        self.channel(id)
    }

    /// Every channel of an entity, in order of folded code.
    pub fn channels_of(&mut self, entity: EntityId) -> Vec<Arc<Channel>> {
        let (part, facts) = self.allocation_mut();
        let file = facts.channels_of(entity).into_iter().map(|channel| (channel.id, Arc::new(channel)));
        let mut channels = part.channels.laid_over(file, |channel| channel.entity == entity);
        channels.sort_by(|left, right| left.folded.cmp(&right.folded));
        channels
    }

    /// Adds or replaces a channel.
    pub(crate) fn put_channel(&mut self, channel: Channel) {
        let (part, _) = self.allocation_mut();
        part.channel_codes.bind(&channel.folded, channel.id);
        part.channels.put(channel.id, Arc::new(channel.clone()));
        self.master(Master::Channel(channel));
    }

    /// What it takes to ship from a site; nothing where nobody has said.
    pub fn supply_site(&mut self, site: SiteId) -> Arc<SupplySite> {
        let (part, facts) = self.allocation_mut();
        let held = part.supply_sites.get_or_load(site, || facts.supply_site(site).map(Arc::new));
        held.cloned().unwrap_or_else(|| Arc::new(SupplySite { site, ..SupplySite::default() }))
    }

    /// Says what it takes to ship from a site.
    pub(crate) fn put_supply_site(&mut self, site: SupplySite) {
        self.allocation_mut().0.supply_sites.put(site.site, Arc::new(site.clone()));
        self.master(Master::SupplySite(site));
    }

    /// What is kept back of an item, in order of key.
    pub fn guards_of(&mut self, item: ItemId) -> Arc<Vec<(GuardKey, Quantity)>> {
        let (part, facts) = self.allocation_mut();
        let load = || Some(facts.guards_of(item)).filter(|guards| !guards.is_empty()).map(Arc::new);
        part.guards.get_or_load(item, load).cloned().unwrap_or_default()
    }

    /// Keeps a quantity back.
    pub(crate) fn put_guard(&mut self, key: GuardKey, quantity: Quantity) {
        let mut guards = self.guards_of(key.item).as_ref().clone();
        match guards.binary_search_by_key(&key, |(held, _)| *held) {
            Ok(at) => guards[at].1 = quantity,
            Err(at) => guards.insert(at, (key, quantity)),
        }
        self.allocation_mut().0.guards.put(key.item, Arc::new(guards));
        self.note_freed(key.item);
        self.master(Master::Guard(key, quantity));
    }

    /// A demand by key.
    pub fn demand(&mut self, id: DemandId) -> Option<Arc<Demand>> {
        let (part, facts) = self.allocation_mut();
        part.demands.get_or_load(id, || facts.demand(id).map(Arc::new)).cloned()
    }

    /// The demand of a reference.
    pub fn demand_by_key(&mut self, key: &DemandKey) -> Option<Arc<Demand>> {
        let (part, facts) = self.allocation_mut();
        let id = *part.demand_keys.get_or_load(key.clone(), || facts.demand_by_key(key))?;
        self.demand(id)
    }

    /// Opens a demand, as yet without lines.
    pub(crate) fn add_demand(&mut self, demand: &Demand) {
        self.record(Record::Demand(Arc::new(demand.clone())));
        let (part, _) = self.allocation_mut();
        part.demand_keys.put(demand.key.clone(), demand.id);
    }

    /// Leaves a demand as it now stands.
    pub(crate) fn put_demand(&mut self, demand: Demand) {
        self.allocation_mut().0.demands.put(demand.id, Arc::new(demand));
    }

    /// Notes a demand whose money must be looked at when the command is decided.
    pub(crate) fn note_unsettled(&mut self, demand: DemandId) {
        self.allocation_mut().0.unsettled.note(demand);
    }

    /// The demands noted so, each once, in order of key.
    pub(crate) fn take_unsettled(&mut self) -> Vec<DemandId> {
        self.allocation_mut().0.unsettled.take()
    }

    /// Records that units of a demand went from one stage to another.
    pub(crate) fn add_demand_move(&mut self, step: DemandMove) {
        let id = self.next(Head::DemandMove);
        self.record(Record::DemandMove(DemandMove { id, ..step }));
    }

    /// Records when what is reserved for a demand is let go.
    pub(crate) fn add_demand_end(&mut self, end: DemandEnd) {
        let id = self.next(Head::DemandEnd);
        self.record(Record::DemandEnd(DemandEnd { id, ..end }));
    }

    /// Demands whose reservations have ended by an instant, in order of key: many, and some as long as there are any.
    pub(crate) fn demands_due(&mut self, at: Instant) -> Vec<DemandId> {
        let mut limit = 1000;
        loop {
            let filed = self.facts.demands_due(at, limit);
            // Those of the file may all have been let go since the commit began.
            let more = filed.len() == limit as usize;
            let due = self.due_of(filed, at);
            if !due.is_empty() || !more {
                return due;
            }
            limit = limit.saturating_mul(2);
        }
    }

    fn due_of(&mut self, filed: Vec<DemandId>, at: Instant) -> Vec<DemandId> {
        let (part, facts) = self.allocation_mut();
        let file: Vec<(DemandId, Arc<Demand>)> = filed
            .into_iter()
            .filter_map(|id| Some((id, part.demands.get_or_load(id, || facts.demand(id).map(Arc::new)).cloned()?)))
            .collect();
        let is_due = |demand: &Arc<Demand>| demand.expires_at.is_some_and(|ends| ends <= at);
        let mut due: Vec<DemandId> = part.demands.laid_over(file, is_due).iter().map(|demand| demand.id).collect();
        due.sort_unstable();
        due
    }

    /// The demands that something of an item is promised to at a site, in order of key.
    pub(crate) fn demands_promised(&mut self, item: ItemId, site: SiteId) -> Vec<Arc<Demand>> {
        let is_promised = |demand: &Arc<Demand>| {
            let mut there = demand.promises.iter().filter(|promise| promise.item == item && promise.seat.site == site);
            there.any(|promise| promise.sum().is_ok_and(Quantity::is_positive))
        };
        self.demands_where(|facts| facts.demands_promised(item, site), is_promised)
    }

    /// The lines of orders that wait for an item, in the order in which they are served.
    pub(crate) fn waiting(&mut self, item: ItemId) -> Vec<Waiting> {
        let (part, facts) = self.allocation_mut();
        let changed = part.demands.dirty();
        let mut waiting = facts.waiting(item);
        waiting.retain(|line| changed.binary_search_by(|(held, _)| held.cmp(&line.turn.demand)).is_err());
        for demand in changed.into_iter().filter_map(|(_, demand)| demand) {
            let lines = demand.lines.iter().filter(|line| line.item == item);
            waiting.extend(lines.filter_map(|line| Waiting::of(demand, line)));
        }
        waiting.sort_unstable_by_key(|line| (line.turn, line.line));
        waiting
    }

    /// The orders that wait for an item, in the order in which they are served.
    pub(crate) fn turns_open(&mut self, item: ItemId) -> Vec<DemandId> {
        let mut turns: Vec<DemandId> = self.waiting(item).into_iter().map(|line| line.turn.demand).collect();
        turns.dedup();
        turns
    }

    fn demands_where(
        &mut self,
        filed: impl FnOnce(&dyn crate::flow::Facts) -> Vec<DemandId>,
        wanted: impl Fn(&Arc<Demand>) -> bool,
    ) -> Vec<Arc<Demand>> {
        let (part, facts) = self.allocation_mut();
        let file: Vec<(DemandId, Arc<Demand>)> = filed(facts)
            .into_iter()
            .filter_map(|id| Some((id, part.demands.get_or_load(id, || facts.demand(id).map(Arc::new)).cloned()?)))
            .collect();
        let mut demands = part.demands.laid_over(file, wanted);
        demands.sort_by_key(|demand| demand.id);
        demands
    }

    /// How much of an item orders wait for.
    pub fn open_demand(&mut self, item: ItemId) -> Quantity {
        let (part, facts) = self.allocation_mut();
        part.open.get_or_load(item, || facts.open_demand(item)).copied().unwrap_or(Quantity::ZERO)
    }

    /// Adds to how much of an item orders wait for.
    ///
    /// # Errors
    /// `flow.bad_value` when the sum passes 64 bits.
    pub(crate) fn add_open_demand(&mut self, item: ItemId, change: Quantity) -> Result<(), Refusal> {
        let open = self.open_demand(item).checked_add(change)?;
        self.allocation_mut().0.open.put(item, open);
        Ok(())
    }

    /// Items that orders wait for, in order of key.
    pub(crate) fn items_open(&mut self) -> Vec<ItemId> {
        const AT_A_TIME: u32 = 1000;
        let (part, facts) = self.allocation_mut();
        let (mut items, mut after) = (Vec::new(), ItemId::NONE);
        loop {
            let page = facts.items_open(after, AT_A_TIME);
            let Some(last) = page.last() else { break };
            after = *last;
            items.extend(page);
        }
        let changed = part.open.dirty();
        items.retain(|item| changed.binary_search_by(|(held, _)| held.cmp(item)).is_err());
        let waited_for = |open: &Option<&Quantity>| open.is_some_and(|open| open.is_positive());
        items.extend(changed.into_iter().filter(|(_, open)| waited_for(open)).map(|(item, _)| item));
        items.sort_unstable();
        items
    }

    /// How many demands a site took on in a day.
    pub fn parcel_day(&mut self, key: ParcelDayKey) -> i64 {
        let (part, facts) = self.allocation_mut();
        part.parcel_days.get_or_load(key, || facts.parcel_day(key)).copied().unwrap_or(0)
    }

    /// Counts a demand that a site takes on, or that was given up on the day it was taken on.
    pub(crate) fn count_parcel(&mut self, key: ParcelDayKey, change: i64) {
        let parcels = self.parcel_day(key) + change;
        self.allocation_mut().0.parcel_days.put(key, parcels);
    }

    /// What happened to a demand, in order.
    pub fn demand_moves(&mut self, demand: DemandId) -> Vec<DemandMove> {
        let filed = self.facts.demand_moves(demand);
        self.with_records(
            filed,
            |step| step.id,
            |record| match record {
                Record::DemandMove(step) if step.demand == demand => Some(step),
                _ => None,
            },
        )
    }
}
