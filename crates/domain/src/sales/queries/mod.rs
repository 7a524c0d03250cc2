//! One file a query.

mod invoice;
mod invoices;
mod order;
mod orders;
mod receivables;
mod statement;
mod terms;
mod timeline;

pub use invoice::{InvoiceAnswer, InvoiceLineReply, InvoiceOf};
pub use invoices::{InvoiceHeading, Invoices, InvoicesAnswer};
pub use order::OrderOf;
pub use orders::{OrderHeading, Orders, OrdersAnswer};
pub use receivables::{AgedAmount, Receivables, ReceivablesAnswer, ReceivablesRow};
pub use statement::{Statement, StatementAnswer, StatementKind, StatementLine};
pub use terms::{TermsOfChannel, TermsOfCustomer};
pub use timeline::{Timeline, TimelineAnswer, TimelineEntry, TimelineKind};
