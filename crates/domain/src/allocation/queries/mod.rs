//! The questions of this slice, one file each.

mod available;
mod available_by_date;
mod backorders;
mod channels;
mod demand;
mod expected_supply;
mod feed;
mod transfer_proposals;

pub use available::{Available, AvailableReply, AvailableSite};
pub use available_by_date::{AvailableByDate, AvailableByDateReply, AvailableDay, ExpectedArrival, ItemByDate};
pub use backorders::{Backorder, Backorders, BackordersAnswer};
pub use channels::{Channels, ChannelsAnswer};
pub use demand::{DemandHistory, DemandQuestion, DemandStep};
pub use expected_supply::ExpectedSupplyQuestion;
pub use feed::{FeedAnswer, FeedFigure, FeedQuestion};
pub use transfer_proposals::{TransferProposals, TransferProposalsAnswer};
