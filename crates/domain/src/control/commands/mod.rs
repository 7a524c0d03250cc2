//! One file a command.

mod add_actor;
mod approve;
mod change_actor;
mod delegate;
mod ending;
mod grant_role;
mod revoke_role;
mod set_approval_policy;
mod set_incompatible;
mod set_role;
mod set_up;

pub use add_actor::AddActor;
pub use approve::{ApprovalDecided, Approve, RefusedReply, conclude};
pub use change_actor::ChangeActor;
pub use delegate::Delegate;
pub use ending::{ApprovalsExpired, ExpireApprovals, RejectApproval, WithdrawApproval};
pub use grant_role::GrantRole;
pub use revoke_role::RevokeRole;
pub use set_approval_policy::SetApprovalPolicy;
pub use set_incompatible::SetIncompatible;
pub use set_role::SetRole;
pub use set_up::{SetUp, SetUpReply};
