//! The values everything else is counted, priced, dated and named with: exact, validated, pure.
//!
//! What always holds:
//!
//! 1. **No float.** Stored amounts are `i64` in a unit each type declares; the middle of a calculation is
//!    `i128`; what does not fit is refused as [`ValueError::Overflow`], never wrapped and never saturated
//!    (the one exception, [`business_day`], says so).
//! 2. **Nothing is rounded in silence.** More decimals than a currency or unit has are refused. Where a
//!    calculation must round, it rounds half away from zero, and its doc says to which place.
//! 3. **What is split adds up to what was whole** ([`split_by_weights`]).
//! 4. **One text for one value.** Every value with a wire form prints a single normalised text, and parsing
//!    that text gives the same value back.
//! 5. **A value that exists is valid.** Fields that could be wrong are private and built in one constructor;
//!    deserialising goes through the same constructor.
//! 6. **Nothing a caller can send panics**: every parser takes any string of any length.
//!
//! | unit | type |
//! | --- | --- |
//! | minor units of a currency | `i64`, with [`Money`] where the currency travels along |
//! | millionths of a minor unit | [`ValueMicro`] |
//! | millionths of the base unit | [`Quantity`] |
//! | millionths of the major unit per base unit | [`UnitCost`] |
//! | millionths of the major unit per unit of sale | [`UnitPrice`] |
//! | billionths | [`Rate`] |
//! | millionths of one per cent | [`Percent`] |
//! | millionths of a percent | [`TaxRate`] |
//! | millionths of a whole | [`Portion`] |
//! | any decimal as a caller wrote it, its allowed decimals not yet known | [`Number`] |

mod amount;
mod attributes;
mod business_date;
mod calendar;
mod code;
mod conversion;
mod currency;
mod digest;
mod error;
mod fixed;
mod gtin;
mod ids;
mod instant;
#[cfg(test)]
mod laws;
mod money;
mod number;
mod number_wire;
mod percent;
mod period;
mod portion;
mod print;
mod quantity;
mod rate;
mod ratio;
mod rounding;
mod split;
mod tax_rate;
mod text;
mod time_zone;
mod unit_cost;
mod unit_price;
mod value_micro;
mod wire;

pub use amount::Amount;
pub use attributes::Attributes;
pub use business_date::BusinessDate;
pub use code::Code;
pub use conversion::ConversionError;
pub use currency::Currency;
pub use digest::Digest;
pub use error::ValueError;
pub use gtin::Gtin;
pub use ids::{
    AccountId, ActorId, ApprovalId, ApprovalPolicyId, AreaId, CategoryId, ChannelId, CommandId, DemandId,
    DimensionSetId, DocumentId, EntityId, EntryId, EventId, ExceptionId, ExpectedSupplyId, ItemId, JurisdictionId,
    LayerId, LotId, MovementId, OpenItemId, PartyId, PaymentId, PlaceId, PoolMoveId, PriceListId, ReasonId, RegisterId,
    ReturnId, RoleId, SeriesId, ShiftId, SiteId, StoredValueId, StreamId, SuspendedSaleId, TaxSetId, TenderId,
    TransferLineId, TransferProposalId, UnitId,
};
pub use instant::Instant;
pub use money::{Money, money_text};
pub use number::Number;
pub use percent::Percent;
pub use period::Period;
pub use portion::Portion;
pub use quantity::Quantity;
pub use rate::Rate;
pub use ratio::Ratio;
pub use rounding::divide_half_away;
pub use split::split_by_weights;
pub use tax_rate::TaxRate;
pub use text::{Name, Note};
pub use time_zone::{RollHour, TimeZone, business_day};
pub use unit_cost::UnitCost;
pub use unit_price::UnitPrice;
pub use value_micro::ValueMicro;

pub(crate) use print::Printed;
pub(crate) use wire::deserialize_whole;
