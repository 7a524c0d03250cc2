//! Publishing the figures of a channel that have changed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::requests::check_range;
use crate::allocation::rules::expiring::expire;
use crate::allocation::rules::feeding::publish;
use crate::allocation::rules::fit;
use crate::allocation::rules::naming::{channel_named, channel_scope, feed_of};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::Code;

/// Publishes what of a channel's figures has changed since it was last published: each figure that is news gets the next
/// number of the channel, and is read by `allocation.feed`. A figure is what is available to promise through the channel
/// today, in hand, less the buffer; of a channel that is inactive it is 0.
///
/// The work of a call is bounded: where the reply says `more`, call again. Reservations whose time is over are let go
/// first, so that their goods are published.
///
/// Refused: `allocation.unknown_channel`, `allocation.no_feed`, `allocation.out_of_range`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishFeed {
    /// The channel.
    pub channel: Code,
    /// Whether to publish every figure anew, from the first item on, changed or not; the calls that follow while there is
    /// more leave this out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub full: bool,
    /// How much is looked at by this call: records of each kind since the last one, and items where all are looked at; 1 to
    /// 10,000, 2,000 if not said.
    #[serde(default = "usual", skip_serializing_if = "is_usual")]
    pub work: i64,
}

const fn usual() -> i64 {
    2_000
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
const fn is_usual(work: &i64) -> bool {
    *work == usual()
}

/// What was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedReply {
    /// The channel.
    pub channel: String,
    /// How many figures were published.
    pub published: usize,
    /// The number of the last figure published for the channel so far.
    pub sequence: i64,
    /// Whether there is more to look at: call again.
    pub more: bool,
}

impl Command for PublishFeed {
    const NAME: &'static str = "allocation.publish_feed";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"channel": "WEB"}"#;
    type Reply = PublishedReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<PublishedReply>, Refusal> {
        let channel = channel_named(draft, &self.channel)?;
        let feed = feed_of(draft, &channel)?;
        check_range("work", self.work, 1, 10_000)?;
        if expire(cx, draft)? > 0 {
            // What is let go goes to who waits before it is offered to anybody.
            fit(cx, draft)?;
        }
        let most = u32::try_from(self.work).unwrap_or(1);
        let published = publish(cx, draft, &channel, &feed, self.full, most)?;
        if published.figures > 0 {
            draft.event(cx, "allocation.feed_published", &channel.code);
        }
        Ok(Decision::done(PublishedReply {
            channel: channel.code.clone(),
            published: published.figures,
            sequence: published.sequence,
            more: published.more,
        }))
    }
}
