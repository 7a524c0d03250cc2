//! The commands of this slice, one file each.

mod allocate;
mod expire_reservations;
mod fill_backorders;
mod keep_back;
mod picking;
mod reallocate;
mod release;
mod reserve;
mod set_channel;
mod set_supply_site;
mod shipping;

pub use allocate::{Allocate, TakenOver};
pub use expire_reservations::{ExpireReservations, ExpiredReply};
pub use fill_backorders::{FillBackorders, FilledReply, Sharing};
pub use keep_back::{KeepBack, KeptBack, KeptBackReply};
pub use picking::{RecordPick, RecordUnpick};
pub use reallocate::Reallocate;
pub use release::{Release, ReleasedLine};
pub use reserve::Reserve;
pub use set_channel::{NewChannelSite, SetChannel};
pub use set_supply_site::SetSupplySite;
pub use shipping::{RecordShipment, ReverseShipment};
