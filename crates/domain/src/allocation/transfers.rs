//! Goods that should stand elsewhere: what is wanted at sites, the lanes between them, and proposals to move goods.
//!
//! 1. A proposal is made by one run, of one item between two sites, once; it is open until it is accepted or rejected, and
//!    stays what it was made.
//! 2. What an open proposal moves counts as moved for the next run, so that running twice proposes nothing new.
//! 3. Accepted, it is a transfer of exactly what it proposed, by the rules of `stock.ship_transfer`.

use crate::values::{CommandId, DocumentId, EntityId, ItemId, Quantity, SiteId, TransferProposalId};
use crate::words::words;

/// How much of an item is wanted at a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SiteLevel {
    /// Of what.
    pub item: ItemId,
    /// Where.
    pub site: SiteId,
    /// What is to be available there at least.
    pub level_min: Quantity,
    /// What is kept there at most, if that matters: what is available beyond it can go elsewhere.
    pub level_max: Option<Quantity>,
    /// What goes there goes in multiples of this; 0: in the item's smallest quantity.
    pub multiple: Quantity,
}

/// A way on which goods are moved from one site to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransferLane {
    /// From where.
    pub from: SiteId,
    /// To where.
    pub to: SiteId,
    /// What a transfer costs, in minor units.
    pub cost_minor: i64,
    /// How many days it takes.
    pub days: i64,
    /// What of an item is moved at least.
    pub quantity_min: Quantity,
    /// Whether it is used.
    pub active: bool,
}

words! {
    /// What has become of a proposal.
    ProposalState {
        /// Nobody has decided.
        Open = "open",
        /// It became a transfer.
        Accepted = "accepted",
        /// Somebody did not want it.
        Rejected = "rejected",
    }
}

/// The figures of a site on which a proposal stands, at the time of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// What the sending site had over, before it gave anything to this proposal.
    pub surplus: Quantity,
    /// What the receiving site was short of, before it got anything of this proposal.
    pub deficit: Quantity,
    /// How much of the item orders waited for there.
    pub waited_for: Quantity,
    /// What was to be available there at least.
    pub level_min: Quantity,
}

/// Goods that should be moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferProposal {
    /// Its key.
    pub id: TransferProposalId,
    /// The run that made it.
    pub command: CommandId,
    /// Whose goods.
    pub entity: EntityId,
    /// What.
    pub item: ItemId,
    /// From where.
    pub from: SiteId,
    /// To where.
    pub to: SiteId,
    /// How much.
    pub quantity: Quantity,
    /// Why.
    pub grounds: Grounds,
    /// What the transfer costs, in minor units.
    pub cost_minor: i64,
    /// How many days it takes.
    pub days: i64,
    /// What has become of it.
    pub state: ProposalState,
}

/// What became of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferProposalMove {
    /// Its key.
    pub id: i64,
    /// The command that decided.
    pub command: CommandId,
    /// Of which proposal.
    pub proposal: TransferProposalId,
    /// Accepted or rejected.
    pub state: ProposalState,
    /// The transfer it became, or none.
    pub document: DocumentId,
    /// Why it was rejected.
    pub reason: String,
}
