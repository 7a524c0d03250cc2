//! Recording an entry that was made elsewhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EntryLine, EntryPosted};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::manual::{Manual, post_manual};
use crate::values::{BusinessDate, Code, Note};

/// Reports an entry that was made elsewhere: a payroll run, the daily summary of a system that keeps its own books.
///
/// It is booked whatever the state of the books, each time with an exception: on the first open day when its own is
/// closed; in suspense where an account does not exist, is inactive, is a control account or takes another currency;
/// without a dimension that names nothing; and where a currency has no rate, at the latest on file, else one for one,
/// the difference in suspense.
///
/// Refused, since it cannot be read: `ledger.unknown_entity`, `ledger.unbalanced`, `ledger.empty_entry`,
/// `ledger.too_many_lines`, `ledger.one_side`, `ledger.not_positive`, `ledger.rate_of_base`, `ledger.in_future`,
/// `ledger.posted_before`, `control.site_elsewhere`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordEntry {
    /// Whose books.
    pub entity: Code,
    /// The business day it happened; that of `posted_on` if not said, else today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// The business day of the books it should count in; the day it happened if not said, and never before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted_on: Option<BusinessDate>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
    /// The lines, at most 5,000.
    pub lines: Vec<EntryLine>,
}

impl Command for RecordEntry {
    const NAME: &'static str = "ledger.record_entry";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "note": "Wages of the month", "lines": [{"account": "6000", "debit": "2500.00", "channel": "shop", "dimensions": {"cost_centre": "A"}}, {"account": "2300", "credit": "2500.00"}]}"#;
    const KEY_REQUIRED: bool = true;
    type Reply = EntryPosted;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<EntryPosted>, Refusal> {
        let manual = Manual {
            entity: entity_named(draft, &self.entity)?,
            kind: "recorded",
            occurred_on: self.occurred_on,
            posted_on: self.posted_on,
            note: &self.note,
            lines: &self.lines,
        };
        Ok(Decision::done(post_manual(cx, draft, &manual)?))
    }
}
