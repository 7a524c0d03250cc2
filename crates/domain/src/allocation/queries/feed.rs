//! The figures of a channel as they were published last.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::replies::{FeedReply, code_of};
use crate::allocation::rules::naming::{channel_named, channel_scope, feed_of};
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::values::{Code, Quantity};

/// The figures of a channel that were published after a number, each once, as it was published last, in order of their
/// numbers, in pages. Whoever keeps the number of the last figure they have read, and asks for what comes after it, misses
/// no change; whoever asks for what comes after 0 is told everything. An item that never stood above 0 is left out.
///
/// Refused: `allocation.unknown_channel`, `allocation.no_feed`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeedQuestion {
    /// The channel.
    pub channel: Code,
    /// The number of the last figure that was read, or `next` of the page before; 0 if not said.
    #[serde(default)]
    pub after: i64,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedAnswer {
    /// How they are published.
    pub feed: FeedReply,
    /// The number of the last figure published for the channel so far.
    pub sequence: i64,
    /// The figures.
    pub figures: Vec<FeedFigure>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// A published figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedFigure {
    /// Its number.
    pub sequence: i64,
    /// The SKU.
    pub item: String,
    /// The site, where there is a figure for each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// How much can be promised, in the item's base unit.
    pub quantity: Quantity,
}

impl Query for FeedQuestion {
    const NAME: &'static str = "allocation.feed";
    const EXAMPLE: &'static str = r#"{"channel": "WEB"}"#;
    type Reply = FeedAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<FeedAnswer, Refusal> {
        let channel = channel_named(draft, &self.channel)?;
        let feed = feed_of(draft, &channel)?;
        let rows = draft.feed_rows_after(channel.id, self.after, self.limit.probe());
        let (rows, next) = self.limit.page(rows, |row| row.sequence);
        let figures = rows.iter().map(|row| FeedFigure {
            sequence: row.sequence,
            item: draft.item(row.key.item).map(|item| item.code.clone()).unwrap_or_default(),
            site: Some(code_of(draft, row.key.site)).filter(|site| !site.is_empty()),
            quantity: row.quantity,
        });
        let figures = figures.collect();
        let sequence = draft.feed_head(channel.id).map_or(0, |head| head.sequence);
        Ok(FeedAnswer { feed: FeedReply::of(&channel, &feed), sequence, figures, next })
    }
}
