//! One file a query.

mod backlog;
mod goods_return;
mod policy;
mod recovery;

pub use backlog::{Backlog, BacklogAnswer, BacklogLine};
pub use goods_return::{GoodsReturn, ReturnAnswer, ReturnEntry};
pub use policy::PolicyOfReturns;
pub use recovery::{Recovery, RecoveryAnswer, RecoveryRow};
