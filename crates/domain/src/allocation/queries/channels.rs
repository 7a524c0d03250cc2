//! The channels of an entity.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::replies::ChannelReply;
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::values::Code;

/// The channels of an entity in order of code, in pages.
///
/// Refused: `ledger.unknown_entity`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Channels {
    /// Who sells through them.
    pub entity: Code,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of channels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChannelsAnswer {
    /// The channels.
    pub channels: Vec<ChannelReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Channels {
    const NAME: &'static str = "allocation.channels";
    const EXAMPLE: &'static str = r#"{"entity": "ACME"}"#;
    type Reply = ChannelsAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ChannelsAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let mut rows = draft.channels_of(entity.id);
        rows.retain(|channel| channel.folded > after);
        let (rows, next) = self.limit.page(rows, |channel| channel.code.clone());
        let channels = rows.iter().map(|channel| ChannelReply::of(draft, channel)).collect();
        Ok(ChannelsAnswer { channels, next })
    }
}
