//! Levels, lanes and proposals to move goods in the draft.

use std::sync::Arc;

use super::transfers::{ProposalState, SiteLevel, TransferLane, TransferProposal, TransferProposalMove};
use crate::flow::{Draft, Head, Master, Record};
use crate::values::{EntityId, ItemId, SiteId, TransferProposalId};

impl Draft<'_> {
    /// How much of an item is wanted at sites, in order of site.
    pub fn site_levels_of(&mut self, item: ItemId) -> Arc<Vec<SiteLevel>> {
        let (part, facts) = self.allocation_mut();
        let load = || Some(facts.site_levels_of(item)).filter(|levels| !levels.is_empty()).map(Arc::new);
        part.site_levels.get_or_load(item, load).cloned().unwrap_or_default()
    }

    /// Says how much of an item is wanted at a site.
    pub(crate) fn put_site_level(&mut self, level: SiteLevel) {
        let mut levels = self.site_levels_of(level.item).as_ref().clone();
        match levels.binary_search_by_key(&level.site, |held| held.site) {
            Ok(at) => levels[at] = level,
            Err(at) => levels.insert(at, level),
        }
        self.allocation_mut().0.site_levels.put(level.item, Arc::new(levels));
        self.master(Master::SiteLevel(level));
    }

    /// Items of which some is wanted at a site, in order of key.
    pub(crate) fn items_leveled(&mut self) -> Vec<ItemId> {
        const AT_A_TIME: u32 = 1000;
        let (part, facts) = self.allocation_mut();
        let (mut items, mut after) = (Vec::new(), ItemId::NONE);
        loop {
            let page = facts.items_leveled(after, AT_A_TIME);
            let Some(last) = page.last() else { break };
            after = *last;
            items.extend(page);
        }
        items.extend(part.site_levels.dirty().into_iter().map(|(item, _)| item));
        items.sort_unstable();
        items.dedup();
        items
    }

    /// The lanes from a site, in order of where they lead.
    pub fn transfer_lanes_from(&mut self, site: SiteId) -> Arc<Vec<TransferLane>> {
        let (part, facts) = self.allocation_mut();
        let load = || Some(facts.transfer_lanes_from(site)).filter(|lanes| !lanes.is_empty()).map(Arc::new);
        part.transfer_lanes.get_or_load(site, load).cloned().unwrap_or_default()
    }

    /// Says what it takes to move goods on a lane.
    pub(crate) fn put_transfer_lane(&mut self, lane: TransferLane) {
        let mut lanes = self.transfer_lanes_from(lane.from).as_ref().clone();
        match lanes.binary_search_by_key(&lane.to, |held| held.to) {
            Ok(at) => lanes[at] = lane,
            Err(at) => lanes.insert(at, lane),
        }
        self.allocation_mut().0.transfer_lanes.put(lane.from, Arc::new(lanes));
        self.master(Master::TransferLane(lane));
    }

    /// A proposal to move goods.
    pub fn transfer_proposal(&mut self, id: TransferProposalId) -> Option<TransferProposal> {
        let (part, facts) = self.allocation_mut();
        part.proposals.get_or_load(id, || facts.transfer_proposal(id)).cloned()
    }

    /// The open proposals of an item, in order of key.
    pub(crate) fn transfer_proposals_open(&mut self, item: ItemId) -> Vec<TransferProposal> {
        let (part, facts) = self.allocation_mut();
        let file = facts.transfer_proposals_open(item).into_iter().map(|proposal| (proposal.id, proposal));
        let is_open = |proposal: &TransferProposal| proposal.item == item && proposal.state == ProposalState::Open;
        let mut proposals = part.proposals.laid_over(file, is_open);
        proposals.sort_by_key(|proposal| proposal.id);
        proposals
    }

    /// The proposals of an entity in a state after one, in order of key, at most `limit`.
    pub(crate) fn transfer_proposals_after(
        &mut self,
        entity: EntityId,
        state: ProposalState,
        after: TransferProposalId,
        limit: u32,
    ) -> Vec<TransferProposal> {
        let (part, facts) = self.allocation_mut();
        let filed = facts.transfer_proposals_after(entity, state, after, limit);
        let file = filed.into_iter().map(|proposal| (proposal.id, proposal));
        let is_listed =
            |proposal: &TransferProposal| proposal.entity == entity && proposal.state == state && proposal.id > after;
        let mut proposals = part.proposals.laid_over(file, is_listed);
        proposals.sort_by_key(|proposal| proposal.id);
        proposals.truncate(limit as usize);
        proposals
    }

    /// Makes a proposal.
    pub(crate) fn add_transfer_proposal(&mut self, proposal: TransferProposal) {
        self.record(Record::TransferProposal(proposal.clone()));
        self.allocation_mut().0.proposals.put(proposal.id, proposal);
    }

    /// Leaves a proposal as somebody has decided.
    pub(crate) fn end_transfer_proposal(&mut self, proposal: TransferProposal, step: TransferProposalMove) {
        let id = self.next(Head::TransferProposalMove);
        self.record(Record::TransferProposalMove(TransferProposalMove { id, ..step }));
        self.allocation_mut().0.proposals.put(proposal.id, proposal);
    }
}
