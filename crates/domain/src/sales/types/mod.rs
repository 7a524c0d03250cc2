//! Terms, orders, their money, and what leaves for them.

mod invoices;
mod orders;
mod payments;
mod terms;

pub use invoices::{BadDebtRelief, Invoice, InvoiceKind, InvoiceLine, Parcel, ParcelEvent, ParcelStep};
pub use orders::{HoldKind, HoldStep, Order, OrderCancel, OrderLine};
pub use payments::{AdvanceTax, OrderPayment, OrderPaymentStep};
pub use terms::{ChannelTerms, CustomerTerms, LateMoney, RevenueAt, SellsAs, TaxBy, TaxDue};
