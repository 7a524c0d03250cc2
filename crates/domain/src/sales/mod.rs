//! Orders through every channel, their money, and what they bill.
//!
//! An order or quote stands on a demand of the allocation slice: where the units of a line of goods stand is written there.
//! This slice adds what was agreed, what was paid and what was billed.
//!
//! 1. What a line wants is open, reserved, allocated, picked, shipped or cancelled at every moment; the status of an order
//!    is worked out of its lines, never kept.
//! 2. A channel's reference means one order for ever: captured again it is the first one, and other content under it is
//!    raised.
//! 3. What is due is worked out of payments and invoices, which are never changed; what we hold of a customer is what
//!    remains of the order's open item.
//! 4. Revenue, cost and what is owed count when goods pass, by the channel's terms; tax at its own point: when it is billed,
//!    or when it is paid where the terms say so and that comes before. In the end tax is owed on what was billed less what
//!    was credited, whatever happened in between.
//! 5. What was billed of a line adds up to at most what it comes to, in quantity, price, discounts and tax alike: each
//!    invoice takes the next slice of it, the last one the rest.
//! 6. Money that was captured is never lost: whatever has become of its goods, it is held for the customer.
//! 7. What a customer owes is what remains of the open items on receivables that name them; money of theirs that settles
//!    none of it is held for them, in front of their orders or on account. A payment's reference means one payment for ever.
//! 8. What is credited of a line of an invoice, with goods or without, is at most what it billed.
//!
//! This slice stands behind the till, whose tenders, gift cards and sums by day it shares.

pub mod commands;
#[cfg(test)]
mod edge_laws;
pub mod facts;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod merged;
mod part;
pub mod queries;
pub mod refusals;
#[cfg(test)]
mod refused;
pub mod replies;
pub mod requests;
pub(crate) mod rules;
#[cfg(test)]
pub(crate) mod testing;
pub mod types;
#[cfg(test)]
pub(crate) mod wholesale;

pub use part::Part;

use crate::Slice;
use crate::flow::Operation;

/// This slice's rows of the tables.
pub const SLICE: Slice = Slice { name: "sales", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::SetChannelTerms>(),
    Operation::command::<commands::SetCustomerTerms>(),
    Operation::command::<commands::OfferQuote>(),
    Operation::command::<commands::PlaceOrder>(),
    Operation::command::<commands::RecordOrder>(),
    Operation::command::<commands::PlaceHold>(),
    Operation::command::<commands::ReleaseHold>(),
    Operation::command::<commands::RecordPayment>(),
    Operation::command::<commands::ShipOrder>(),
    Operation::command::<commands::RecordParcelEvent>(),
    Operation::command::<commands::AddLines>(),
    Operation::command::<commands::CancelLines>(),
    Operation::command::<commands::RefundOrder>(),
    Operation::command::<commands::ReceiveMoney>(),
    Operation::command::<commands::ReverseMoney>(),
    Operation::command::<commands::ApplyMoney>(),
    Operation::command::<commands::ReturnMoney>(),
    Operation::command::<commands::WriteOff>(),
    Operation::command::<commands::CreditOrder>(),
    Operation::query::<queries::TermsOfChannel>(),
    Operation::query::<queries::TermsOfCustomer>(),
    Operation::query::<queries::OrderOf>(),
    Operation::query::<queries::Orders>(),
    Operation::query::<queries::Timeline>(),
    Operation::query::<queries::InvoiceOf>(),
    Operation::query::<queries::Invoices>(),
    Operation::query::<queries::Statement>(),
    Operation::query::<queries::Receivables>(),
];
