//! Questions about registers, shifts and sales.

mod fiscal;
mod masters;
mod payments;
mod quote;
mod receipt;
mod sales_summary;
mod shifts;
mod suspended;

pub use fiscal::{FiscalStep, FiscalTransaction, FiscalTransactionReply};
pub use masters::{
    RegisterLine, Registers, RegistersReply, StoredValueOf, StoredValueReply, TenderRow, Tenders, TendersReply,
};
pub use payments::{PaymentLine, PaymentStep, Payments, PaymentsReply};
pub use quote::{QuoteBasket, QuoteBasketReply, QuotedLine};
pub use receipt::ReceiptOf;
pub use sales_summary::{SalesSummary, SalesSummaryReply, SalesSummaryRow, SummaryBy};
pub use shifts::{ShiftLine, Shifts, ShiftsReply, XReport, ZReport};
pub use suspended::{Suspended, SuspendedLine, SuspendedReply};
