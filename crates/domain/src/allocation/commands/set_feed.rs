//! How the figures of a channel are published.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::replies::FeedReply;
use crate::allocation::requests::check_not_negative;
use crate::allocation::rules::naming::{channel_named, channel_scope};
use crate::allocation::types::Feed;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::{Code, Percent, Quantity};

/// Says how the figures of a channel are published to whoever keeps a copy of them, as a whole: what is not said is as if
/// the feed were new. What the copy cannot know yet is covered by the buffer. What changes by it is published by the next
/// calls of `allocation.publish_feed`.
///
/// Refused: `allocation.unknown_channel`, `allocation.negative`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetFeed {
    /// The channel.
    pub channel: Code,
    /// How much is taken off each figure, in the item's base unit; nothing if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buffer: Option<Quantity>,
    /// Which part of each figure is taken off, in per cent; nothing if not said. Where both are said, whichever is more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buffer_percent: Option<Percent>,
    /// By how much a figure must have changed since it was published, in the item's base unit, to be published again; by
    /// anything if not said. A figure that comes to 0 or leaves it is always published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_change: Option<Quantity>,
    /// Whether there is a figure for each site; one for all sites together if not said.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_site: bool,
}

impl Command for SetFeed {
    const NAME: &'static str = "allocation.set_feed";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "buffer": 1, "buffer_percent": 10, "minimum_change": 2}"#;
    type Reply = FeedReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<FeedReply>, Refusal> {
        let channel = channel_named(draft, &self.channel)?;
        let feed = Feed {
            channel: channel.id,
            buffer: not_negative("buffer", self.buffer)?,
            buffer_percent: self.buffer_percent.unwrap_or_default(),
            minimum_change: not_negative("minimum_change", self.minimum_change)?,
            by_site: self.by_site,
        };
        let reply = FeedReply::of(&channel, &feed);
        if draft.feed(channel.id).is_none_or(|held| held != feed) {
            draft.event(cx, "allocation.feed_set", &channel.code);
            draft.put_feed(feed);
        }
        Ok(Decision::done(reply))
    }
}

fn not_negative(what: &str, given: Option<Quantity>) -> Result<Quantity, Refusal> {
    let given = given.unwrap_or(Quantity::ZERO);
    check_not_negative(given, what)?;
    Ok(given)
}
