//! The questions of this slice, one file each.

mod available;
mod backorders;
mod channels;
mod demand;

pub use available::{Available, AvailableReply, AvailableSite};
pub use backorders::{Backorder, Backorders, BackordersAnswer};
pub use channels::{Channels, ChannelsAnswer};
pub use demand::{DemandHistory, DemandQuestion, DemandStep};
