//! One held request with its history.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::replies::{ApprovalReply, ApprovalStepReply};
use crate::control::rules::approval_named;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::values::Code;

/// One held request with every step of its life.
///
/// Refused: `control.unknown_approval`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalByNumber {
    /// Its number.
    pub approval: Code,
}

/// A held request and its history.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ApprovalAnswer {
    /// The approval as it stands.
    pub approval: ApprovalReply,
    /// Its steps, the oldest first.
    pub steps: Vec<ApprovalStepReply>,
}

impl Query for ApprovalByNumber {
    const NAME: &'static str = "control.approval";
    const EXAMPLE: &'static str = r#"{"approval": "AP-000001"}"#;
    type Reply = ApprovalAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        approval_named(draft, &self.approval).map(|approval| approval.scope())
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ApprovalAnswer, Refusal> {
        let approval = approval_named(draft, &self.approval)?;
        let steps = draft.approval_steps(approval.id);
        let steps = steps.into_iter().map(|step| ApprovalStepReply::of(draft, step)).collect();
        Ok(ApprovalAnswer { approval: ApprovalReply::of(draft, &approval), steps })
    }
}
