//! The till: registers, shifts, sales with their tenders, and closings.
//!
//! 1. A sale belongs to its shift from birth; a closing sums and seals what is posted, and is never blocked.
//! 2. What a shift should hold of a tender is what remains of its open item.
//! 3. What comes back of a line adds up to at most what was sold of it, in quantity, price, discounts and tax alike.
//! 4. Every receipt of a register up to its last is on file or declared missing by a closing; closings have no gap.
//! 5. Grand totals never go back: refunds are summed apart.
//! 6. No card number is ever kept.

pub mod commands;
pub mod facts;
mod part;
pub mod queries;
pub mod refusals;
pub mod replies;
pub mod report;
pub mod requests;
pub(crate) mod rules;
#[cfg(test)]
mod testing;
pub mod types;

pub use part::Part;

use crate::Slice;
use crate::flow::Operation;

/// This slice's rows of the tables.
pub const SLICE: Slice = Slice { name: "till", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::AddRegister>(),
    Operation::command::<commands::ChangeRegister>(),
    Operation::command::<commands::SetTender>(),
    Operation::command::<commands::SetBarcodeLayout>(),
    Operation::command::<commands::OpenShift>(),
    Operation::command::<commands::RingUp>(),
    Operation::command::<commands::Refund>(),
    Operation::command::<commands::RefundWithoutReceipt>(),
    Operation::command::<commands::Exchange>(),
    Operation::command::<commands::RecordSale>(),
    Operation::command::<commands::VoidSale>(),
    Operation::command::<commands::ReprintReceipt>(),
    Operation::command::<commands::SuspendSale>(),
    Operation::command::<commands::ResumeSale>(),
    Operation::command::<commands::DropSuspended>(),
    Operation::command::<commands::IntendPayment>(),
    Operation::command::<commands::RecordPayment>(),
    Operation::command::<commands::ReversePayment>(),
    Operation::command::<commands::StartFiscal>(),
    Operation::command::<commands::FinishFiscal>(),
    Operation::command::<commands::CancelFiscal>(),
    Operation::command::<commands::RecordFiscalOutage>(),
    Operation::command::<commands::PayIn>(),
    Operation::command::<commands::PayOut>(),
    Operation::command::<commands::DropCash>(),
    Operation::command::<commands::BankTakings>(),
    Operation::command::<commands::CountDrawer>(),
    Operation::command::<commands::CloseShift>(),
    Operation::command::<commands::CloseSupplement>(),
    Operation::query::<queries::Registers>(),
    Operation::query::<queries::Tenders>(),
    Operation::query::<queries::StoredValueOf>(),
    Operation::query::<queries::QuoteBasket>(),
    Operation::query::<queries::ReceiptOf>(),
    Operation::query::<queries::Suspended>(),
    Operation::query::<queries::Payments>(),
    Operation::query::<queries::FiscalTransaction>(),
    Operation::query::<queries::XReport>(),
    Operation::query::<queries::ZReport>(),
    Operation::query::<queries::Shifts>(),
    Operation::query::<queries::SalesSummary>(),
];
