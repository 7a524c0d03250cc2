//! Returns as they look on the wire.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::values::{Code, Note, Quantity};

/// A line of an order that is to come back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineBack {
    /// The line of the order, from 1.
    pub line: i64,
    /// How much of it, in the item's base unit, above 0; all that was sold and no return claims if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// Why: a code of the channel's policy.
    pub reason: Code,
}

/// A line of a return, and how much of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnPart {
    /// The line of the return, from 1.
    pub line: i64,
    /// How much of it, in the item's base unit, above 0; all that can be if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// What is said about it.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}
