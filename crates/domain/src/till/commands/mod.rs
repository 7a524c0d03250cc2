//! One file a command.

mod cash_moves;
mod close_shift;
mod exchange;
mod fiscal;
mod open_shift;
mod payments;
mod record_sale;
mod refund;
mod registers;
mod reprint_receipt;
mod ring_up;
mod set_barcode_layout;
mod suspending;
mod void_sale;

pub use cash_moves::{BankTakings, BankTakingsReply, CashMove, CashMoveReply, DropCash, PayIn, PayOut};
pub use close_shift::{CloseShift, CloseSupplement, CountDrawer, CountDrawerReply};
pub use exchange::Exchange;
pub use fiscal::{CancelFiscal, FinishFiscal, FiscalReply, RecordFiscalOutage, StartFiscal};
pub use open_shift::{CountedTender, OpenShift, ShiftReply};
pub use payments::{CardSeen, IntendPayment, PaymentOutcome, PaymentReply, RecordPayment, ReversePayment};
pub use record_sale::RecordSale;
pub use refund::{LooseLine, Refund, RefundWithoutReceipt};
pub use registers::{AddRegister, ChangeRegister, RegisterReply, SetTender, TenderReply};
pub use reprint_receipt::ReprintReceipt;
pub use ring_up::RingUp;
pub use set_barcode_layout::{BarcodeLayoutReply, SetBarcodeLayout};
pub use suspending::{DropSuspended, ResumeSale, ResumeSaleReply, SuspendSale, SuspendSaleReply};
pub use void_sale::VoidSale;
