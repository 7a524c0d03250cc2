//! One file a command.

mod adjust_stock;
mod assemble_goods;
mod change_state;
mod count_stock;
mod issue_goods;
mod receive_goods;
mod receive_transfer;
mod references;
mod reply;
mod return_from_customer;
mod return_to_supplier;
mod reverse_receipt;
mod scrap_goods;
mod ship_transfer;
mod sites;

pub use adjust_stock::{AdjustLine, AdjustStock, Direction};
pub use assemble_goods::AssembleGoods;
pub use change_state::{ChangeLine, ChangeState};
pub use count_stock::{CancelCount, CountReply, CountedLine, OpenCount, PostCount, RecordCount, RecordCountReply};
pub use issue_goods::{Issue, IssueGoods, IssueLine, IssuePurpose, RecordIssue};
pub use receive_goods::{ReceiveGoods, ReceiveLine};
pub use receive_transfer::{ArrivalLine, ReceiveTransfer, ResolveTransfer, TransferOutcome};
pub use reply::DocumentReply;
pub use return_from_customer::{ReturnFromCustomer, ReturnLine};
pub use return_to_supplier::{ReturnToSupplier, SupplierReturnLine};
pub use reverse_receipt::{ReverseLine, ReverseReceipt};
pub use scrap_goods::ScrapGoods;
pub use ship_transfer::ShipTransfer;
pub use sites::{AddSite, ChangeSite, ReasonReply, SetReason, SiteReply, ValuationScope};
