//! How a channel takes goods back.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::allocation::rules::naming::{channel_named, channel_scope};
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::returns::commands::ReturnPolicyReply;
use crate::returns::rules::naming::policy_of;
use crate::values::Code;

/// How a channel takes goods back.
///
/// Refused: `allocation.unknown_channel`, `returns.no_policy`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyOfReturns {
    /// The channel.
    pub channel: Code,
}

impl Query for PolicyOfReturns {
    const NAME: &'static str = "returns.policy";
    const EXAMPLE: &'static str = r#"{"channel": "WEB"}"#;
    type Reply = ReturnPolicyReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ReturnPolicyReply, Refusal> {
        let channel = channel_named(draft, &self.channel)?;
        let policy = policy_of(draft, channel.id)?;
        Ok(ReturnPolicyReply::of(draft, &policy))
    }
}
