//! One entry.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::ledger::replies::DimensionsReply;
use crate::ledger::rules::accounts::entry_named;
use crate::ledger::types::{Entry, Posting};
use crate::values::{Amount, BusinessDate, Code, Currency, EntryId, Instant, Rate};

/// An entry by its number, with its lines.
///
/// Refused: `ledger.unknown_entry`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryByNumber {
    /// The number.
    pub entry: Code,
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntryAnswer {
    /// Its number.
    pub entry: String,
    /// Whose books.
    pub entity: String,
    /// The currency of those.
    pub currency: Currency,
    /// What happened: the kind of the document, or `manual`, `recorded`, `reversal`, `open_item`, `settlement`, `match`.
    pub kind: String,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// The instant it was stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_at: Option<Instant>,
    /// The number of the document it belongs to, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The entry it takes back, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reverses: Option<String>,
    /// The entry that takes it back, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reversed_by: Option<String>,
    /// Free text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Its lines, in order.
    pub lines: Vec<EntryLineReply>,
}

/// A line of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntryLineReply {
    /// The account.
    pub account: String,
    /// The account's name.
    pub name: String,
    /// The amount in `currency`, debit positive, credit negative.
    pub amount: Amount,
    /// The currency of the amount.
    pub currency: Currency,
    /// The amount in the currency of the books.
    pub base: Amount,
    /// Units of the currency of the books for one of `currency`.
    pub rate: Rate,
    /// What it is about.
    #[serde(default, skip_serializing_if = "DimensionsReply::is_empty")]
    pub dimensions: DimensionsReply,
    /// Free text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Query for EntryByNumber {
    const NAME: &'static str = "ledger.entry";
    const EXAMPLE: &'static str = r#"{"entry": "JE-ACME-000001"}"#;
    type Reply = EntryAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entry_named(draft, &self.entry)?.entity))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<EntryAnswer, Refusal> {
        let entry = entry_named(draft, &self.entry)?;
        let postings = draft.postings_of(entry.id);
        Ok(answer(draft, entry, postings))
    }
}

/// An entry as callers see it.
pub(super) fn answer(draft: &mut Draft<'_>, entry: Entry, postings: Vec<Posting>) -> EntryAnswer {
    let entity = draft.entity(entry.entity);
    let currency = entity.as_ref().map_or(Currency::EUR, |entity| entity.currency);
    let document = draft.document(entry.document);
    let document = document.map(|document| draft.number_text(document.series, document.number));
    let reversed_by = draft.reversal_of(entry.id).and_then(|by| number_of(draft, by));
    EntryAnswer {
        entry: draft.number_text(entry.series, entry.number),
        entity: entity.map(|entity| entity.code.clone()).unwrap_or_default(),
        currency,
        kind: entry.kind,
        occurred_on: entry.occurred_on,
        posted_on: entry.posted_on,
        recorded_at: draft.facts.recorded_at(entry.command),
        document,
        reverses: number_of(draft, entry.reverses),
        reversed_by,
        note: entry.note,
        lines: postings.into_iter().map(|posting| line(draft, posting, currency)).collect(),
    }
}

fn number_of(draft: &mut Draft<'_>, id: EntryId) -> Option<String> {
    if id.is_none() {
        return None;
    }
    let entry = draft.entry(id)?;
    Some(draft.number_text(entry.series, entry.number))
}

fn line(draft: &mut Draft<'_>, posting: Posting, base: Currency) -> EntryLineReply {
    let account = draft.account(posting.account);
    EntryLineReply {
        account: account.as_ref().map(|account| account.code.clone()).unwrap_or_default(),
        name: account.map(|account| account.name.clone()).unwrap_or_default(),
        amount: Amount::of(posting.amount_minor, posting.currency),
        currency: posting.currency,
        base: Amount::of(posting.base_minor, base),
        rate: posting.rate,
        dimensions: DimensionsReply::of(draft, posting.dimensions),
        note: posting.note,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::commands::{OpenEntity, PostEntry, ReverseEntry};
    use crate::testing::Shop;

    #[test]
    fn an_entry_names_what_it_reverses() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        let posted = shop.does::<PostEntry>(json!({"entity": "ACME", "note": "stamps", "lines": [
            {"account": "6310", "debit": "10.00", "currency": "USD", "rate": "0.9", "channel": "web", "dimensions": {"a": 1}},
            {"account": "1020", "credit": "9.00", "note": "card"}]}));
        let reversal = shop.does::<ReverseEntry>(json!({"entry": posted.entry})).entry;
        let first = shop.answers::<EntryByNumber>(json!({"entry": posted.entry}));
        assert_eq!((first.kind.as_str(), first.note.as_str()), ("manual", "stamps"));
        assert_eq!((first.reversed_by, first.reverses), (Some(reversal.clone()), None));
        let lines: Vec<_> =
            first.lines.iter().map(|l| format!("{} {} {} {}", l.account, l.amount, l.currency, l.base)).collect();
        assert_eq!(lines, ["6310 10.00 USD 9.00", "1020 -9.00 EUR -9.00"]);
        assert_eq!(
            serde_json::to_value(&first.lines[0].dimensions).expect("JSON"),
            json!({"channel": "web", "own": {"a": 1}})
        );
        let second = shop.answers::<EntryByNumber>(json!({"entry": reversal}));
        assert_eq!((second.reverses, second.reversed_by), (Some(posted.entry), None));
        assert_eq!(second.lines[1].note, "card");

        let unknown = shop.ask::<EntryByNumber>(r#"{"entry": "JE-ACME-000009"}"#);
        assert_eq!(unknown.map_err(|refusal| refusal.code), Err("ledger.unknown_entry".to_owned()));
    }
}
