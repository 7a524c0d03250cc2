//! One file a query.

mod access_review;
mod actor;
mod actors;
mod approval;
mod approval_policies;
mod approvals;
mod duty_conflicts;
mod incompatible_duties;
mod roles;

pub use access_review::{AccessOf, AccessReview, AccessReviewAnswer, AccessRow};
pub use actor::{ActorAnswer, ActorWithGrants};
pub use actors::{Actors, ActorsAnswer};
pub use approval::{ApprovalAnswer, ApprovalByNumber};
pub use approval_policies::{ApprovalPolicies, ApprovalPoliciesAnswer};
pub use approvals::{Approvals, ApprovalsAnswer};
pub use duty_conflicts::{ConflictRow, DutyConflicts, DutyConflictsAnswer};
pub use incompatible_duties::{IncompatibleDuties, IncompatibleDutiesAnswer};
pub use roles::{Roles, RolesAnswer};
