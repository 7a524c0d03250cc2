//! Actors, what they may do, and where.
//!
//! 1. Nothing is allowed that no active grant of an active actor covers.
//! 2. A grant covers the scopes inside its own.
//! 3. Nobody gives a duty, a scope or a limit that they do not have themselves.
//! 4. An active actor is always left who has every duty over the whole file.
//! 5. A request that passes a policy is held: nothing of it is done before it is released, and then it is decided anew. A
//!    fact is never held.
//! 6. Nobody releases what they asked for or sent, in whatever name (law 11). A held request ends once.
//! 7. What is released is what was asked: its text hashes to the digest of the command that was held.

pub mod approvals;
pub mod commands;
pub mod facts;
mod part;
pub mod queries;
pub mod refusals;
pub mod replies;
pub mod rules;
pub mod types;

pub use part::{Part, UseKey};

use crate::Slice;
use crate::flow::Operation;

/// This slice's rows of the tables.
pub const SLICE: Slice = Slice { name: "control", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::SetUp>(),
    Operation::command::<commands::AddActor>(),
    Operation::command::<commands::ChangeActor>(),
    Operation::command::<commands::SetRole>(),
    Operation::command::<commands::GrantRole>(),
    Operation::command::<commands::RevokeRole>(),
    Operation::command::<commands::SetIncompatible>(),
    Operation::command::<commands::SetApprovalPolicy>(),
    Operation::command::<commands::Approve>(),
    Operation::command::<commands::RejectApproval>(),
    Operation::command::<commands::WithdrawApproval>(),
    Operation::command::<commands::ExpireApprovals>(),
    Operation::command::<commands::Delegate>(),
    Operation::query::<queries::Actors>(),
    Operation::query::<queries::ActorWithGrants>(),
    Operation::query::<queries::Roles>(),
    Operation::query::<queries::ApprovalPolicies>(),
    Operation::query::<queries::Approvals>(),
    Operation::query::<queries::ApprovalByNumber>(),
    Operation::query::<queries::IncompatibleDuties>(),
    Operation::query::<queries::DutyConflicts>(),
    Operation::query::<queries::AccessReview>(),
];
