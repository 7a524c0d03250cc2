//! One file a command, or two commands that undo each other.

mod add_lines;
mod apply_money;
mod cancel_lines;
mod credit_order;
mod holds;
mod offer_quote;
mod parcels;
mod place_order;
mod receive_money;
mod record_order;
mod record_payment;
mod refund_order;
mod return_money;
mod reverse_money;
mod set_channel_terms;
mod set_customer_terms;
mod ship_order;
mod write_off;

pub use add_lines::AddLines;
pub use apply_money::{AppliedInvoice, ApplyMoney, MoneyApplied, UsedCredit};
pub use cancel_lines::{CancelLines, CancelledLine};
pub use credit_order::{CreditOrder, CreditedLine, CreditedReply};
pub use holds::{PlaceHold, ReleaseHold};
pub use offer_quote::OfferQuote;
pub use parcels::{ParcelReply, RecordParcelEvent};
pub use place_order::PlaceOrder;
pub use receive_money::{ApplyRule, MoneyReceived, PaidInvoice, ReceiveMoney};
pub use record_order::RecordOrder;
pub use record_payment::{OrderPaymentReply, RecordPayment};
pub use refund_order::{RefundOrder, RefundedReply};
pub use return_money::{MoneyReturned, ReturnMoney};
pub use reverse_money::{MoneyReversed, ReverseMoney};
pub use set_channel_terms::{ChannelTermsReply, SetChannelTerms};
pub use set_customer_terms::{CustomerTermsReply, SetCustomerTerms};
pub use ship_order::{InvoicedReply, ShipOrder, ShippedReply};
pub use write_off::{WriteOff, WrittenOff};
