//! One file a command.

mod authorise;
mod close;
mod dispose;
mod exchange;
mod identify;
mod inspect;
mod receive;
mod refund;
mod scan;
mod set_policy;

pub use authorise::AuthoriseReturn;
pub use close::CloseReturn;
pub use dispose::{DisposeReturn, DisposedLine};
pub use exchange::{ExchangeGoods, ExchangeOrder, ExchangeReply, LotBack};
pub use identify::{IdentifiedLine, IdentifyReturn};
pub use inspect::InspectReturn;
pub use receive::{ArrivedLine, ReceiveReturn};
pub use refund::RefundReturn;
pub use scan::{OpenReturn, ScanReply, ScanReturns};
pub use set_policy::{NewReturnReason, ReturnPolicyReply, ReturnReasonReply, SetReturnPolicy};
