//! What the caller of a stock command is told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::posting::booking::Closed;
use crate::values::{Amount, BusinessDate, Currency};

/// The document a command made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentReply {
    /// Its number.
    pub document: String,
    /// The number of the entry that posts it; absent when nothing had to be posted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The day of the books it counts in: the first open day from the day it happened on that is not before the last day
    /// on which any pool it touches was posted on. What happened before that no longer changes the value of past days.
    pub posted_on: BusinessDate,
    /// By how much the book value of stock changed, in the entity's currency.
    pub stock_value_change: Amount,
    /// The numbers of the exceptions raised with it: what a person must look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<i64>,
}

impl DocumentReply {
    pub(crate) fn of(closed: Closed, change_minor: i64, currency: Currency) -> Self {
        Self {
            document: closed.number,
            entry: closed.entry,
            posted_on: closed.posted_on,
            stock_value_change: Amount::of(change_minor, currency),
            exceptions: closed.exceptions.into_iter().map(|exception| exception.0).collect(),
        }
    }
}
