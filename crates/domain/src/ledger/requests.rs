//! What requests of several commands have in common.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::values::{Attributes, Code, Currency, Note, Number, Rate};

/// A line of an entry: an account, debited or credited.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryLine {
    /// The account.
    pub account: Code,
    /// The amount on the debit side, above 0; this or `credit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debit: Option<Number>,
    /// The amount on the credit side, above 0; this or `debit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Number>,
    /// The currency of the amount; that of the books if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Units of the currency of the books for one of `currency`; the rate on file for the day if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
    /// The site it is about, one of the entity's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// The channel it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Code>,
    /// The category it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Code>,
    /// The party it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Code>,
    /// The host's own dimensions: lines with equal ones are added up together.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub dimensions: Attributes,
    /// Free text.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}
