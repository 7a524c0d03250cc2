//! One file a command, or two commands that undo each other.

mod allocate;
mod deciding_transfers;
mod expect_supply;
mod expire_reservations;
mod fill_backorders;
mod keep_back;
mod picking;
mod propose_transfers;
mod publish_feed;
mod reallocate;
mod release;
mod reserve;
mod set_channel;
mod set_feed;
mod set_site_level;
mod set_supply_site;
mod set_transfer_lane;
mod shipping;

pub use allocate::{Allocate, TakenOver};
pub use deciding_transfers::{AcceptTransfer, RejectTransfer};
pub use expect_supply::{ExpectLine, ExpectSupply};
pub use expire_reservations::{ExpireReservations, ExpiredReply};
pub use fill_backorders::{FillBackorders, FilledReply, Sharing};
pub use keep_back::{KeepBack, KeptBack, KeptBackReply};
pub use picking::{RecordPick, RecordUnpick};
pub use propose_transfers::{ProposeTransfers, ProposedReply};
pub use publish_feed::{PublishFeed, PublishedReply};
pub use reallocate::Reallocate;
pub use release::{Release, ReleasedLine};
pub use reserve::Reserve;
pub use set_channel::{NewChannelSite, SetChannel};
pub use set_feed::SetFeed;
pub use set_site_level::{SetSiteLevel, SiteLevelsReply, WantedLevel};
pub use set_supply_site::SetSupplySite;
pub use set_transfer_lane::{SetTransferLane, TransferLaneReply};
pub use shipping::{RecordShipment, ReverseShipment};
