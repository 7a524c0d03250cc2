//! Posting an entry by hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EntryLine, EntryPosted};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::manual::{Manual, post_manual};
use crate::values::{BusinessDate, Code, Note};

/// Asks to post an entry: lines in any currency that balance, in the currency of the books to within a cent a converted
/// line, and exactly in their own currency when they share one. Such cents go to the rounding account.
///
/// Lines of one account, currency, rate, dimensions and note are added up. The command is worth its debits.
///
/// Refused: `ledger.unknown_entity`, `ledger.unknown_account`, `ledger.control_account`, `ledger.account_inactive`,
/// `ledger.account_currency`, `ledger.unbalanced`, `ledger.empty_entry`, `ledger.too_many_lines`, `ledger.one_side`,
/// `ledger.not_positive`, `ledger.no_rate`, `ledger.rate_of_base`, `ledger.in_future`, `ledger.posted_before`,
/// `ledger.period_closed`, and where a dimension names nothing `stock.unknown_site`, `control.site_elsewhere`,
/// `catalogue.unknown_category`, `parties.unknown_party`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostEntry {
    /// Whose books.
    pub entity: Code,
    /// The business day it happened; that of `posted_on` if not said, else today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// The business day of the books it counts in; the day it happened if not said, and never before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted_on: Option<BusinessDate>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
    /// The lines, at most 5,000.
    pub lines: Vec<EntryLine>,
}

impl Command for PostEntry {
    const NAME: &'static str = "ledger.post_entry";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "note": "Rent for the shop", "lines": [{"account": "6100", "debit": "1200.00"}, {"account": "1020", "credit": "1200.00"}]}"#;
    type Reply = EntryPosted;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<EntryPosted>, Refusal> {
        let manual = Manual {
            entity: entity_named(draft, &self.entity)?,
            kind: "manual",
            occurred_on: self.occurred_on,
            posted_on: self.posted_on,
            note: &self.note,
            lines: &self.lines,
        };
        let reply = post_manual(cx, draft, &manual)?;
        let total = reply.total.minor;
        Ok(Decision::done(reply).worth(total))
    }
}
