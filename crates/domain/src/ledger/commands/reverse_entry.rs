//! Reversing an entry.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::EntryPosted;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::{AlreadyReversed, InFuture, ReverseDocument, ReversedBefore, UnknownEntry};
use crate::ledger::rules::accounts::entry_named;
use crate::ledger::rules::entry::{Line, NewEntry, Proof, overflow, post};
use crate::ledger::rules::manual::debits;
use crate::ledger::types::{Entry, Posting};
use crate::values::{BusinessDate, Code, DocumentId, Money, Note};

/// Asks to take back an entry that was posted by hand or recorded: each line again on the other side, with the amounts,
/// rates and dimensions it had. The command is worth the debits.
///
/// Refused: `ledger.unknown_entry`, `ledger.already_reversed`, `ledger.reverse_document` for an entry that belongs to a
/// document or moves stock or open items, `ledger.reversed_before`, `ledger.in_future`, `ledger.period_closed`,
/// `ledger.account_inactive`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseEntry {
    /// The number of the entry.
    pub entry: Code,
    /// The business day of the books it shall be gone from; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted_on: Option<BusinessDate>,
    /// Why.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

impl Command for ReverseEntry {
    const NAME: &'static str = "ledger.reverse_entry";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entry": "JE-ACME-000001", "note": "Paid by the landlord"}"#;
    type Reply = EntryPosted;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entry_named(draft, &self.entry)?.entity))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<EntryPosted>, Refusal> {
        let reversed = entry_named(draft, &self.entry)?;
        if let Some(by) = draft.reversal_of(reversed.id).and_then(|by| draft.entry(by)) {
            let by = draft.number_text(by.series, by.number);
            return Err(AlreadyReversed { entry: self.entry.to_string(), by }.at("entry"));
        }
        let postings = draft.postings_of(reversed.id);
        self.check_by_hand(draft, &reversed, &postings)?;
        let posted_on = self.posting_day(cx, &reversed)?;

        let lines: Vec<Line> = postings.into_iter().map(taken_back).collect::<Result<_, _>>()?;
        let total = debits(&lines)?;
        let unknown = || UnknownEntry { entry: self.entry.to_string() }.at("entry");
        let entity = draft.entity(reversed.entity).ok_or_else(unknown)?;
        let currency = entity.currency;
        let posted = post(
            cx,
            draft,
            NewEntry {
                entity,
                kind: "reversal",
                occurred_on: posted_on,
                posted_on,
                document: DocumentId::NONE,
                reverses: reversed.id,
                note: self.note.to_string(),
                lines,
            },
        )?;
        draft.event(cx, "ledger.entry_reversed", self.entry.as_str());
        let reply = EntryPosted {
            entry: posted.number,
            occurred_on: posted_on,
            posted_on,
            total: Money { minor: total, currency },
        };
        Ok(Decision::done(reply).worth(total))
    }
}

impl ReverseEntry {
    /// Refuses what a sub-ledger posted: taken back here, its pools and items would stay behind.
    fn check_by_hand(&self, draft: &mut Draft<'_>, entry: &Entry, postings: &[Posting]) -> Result<(), Refusal> {
        let controlled = postings
            .iter()
            .filter_map(|posting| draft.account(posting.account))
            .find(|account| account.control.is_some());
        let document = match draft.document(entry.document) {
            Some(document) => draft.number_text(document.series, document.number),
            None => match controlled {
                Some(account) => format!("what account {} is the sum of", account.code),
                None => return Ok(()),
            },
        };
        Err(ReverseDocument { entry: self.entry.to_string(), document }.at("entry"))
    }

    fn posting_day(&self, cx: &Context, reversed: &Entry) -> Result<BusinessDate, Refusal> {
        let latest = cx.business_date.max(reversed.posted_on);
        let posted_on = self.posted_on.unwrap_or(latest);
        if posted_on > latest {
            return Err(InFuture { given: posted_on.to_string(), today: cx.business_date.to_string() }.at("posted_on"));
        }
        if posted_on < reversed.posted_on {
            let (entry, from) = (self.entry.to_string(), reversed.posted_on.to_string());
            return Err(ReversedBefore { posted_on: posted_on.to_string(), entry, from }.at("posted_on"));
        }
        Ok(posted_on)
    }
}

fn taken_back(posting: Posting) -> Result<Line, Refusal> {
    Ok(Line {
        account: posting.account,
        dimensions: posting.dimensions,
        currency: posting.currency,
        amount_minor: posting.amount_minor.checked_neg().ok_or_else(overflow)?,
        base_minor: posting.base_minor.checked_neg().ok_or_else(overflow)?,
        rate: posting.rate,
        note: posting.note,
        proof: Proof::None,
    })
}
