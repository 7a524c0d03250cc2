//! The journal.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::entry::{EntryAnswer, answer};
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::refusals::UnknownEntry;
use crate::ledger::rules::accounts::{entity_named, entry_named};
use crate::ledger::rules::entry::SERIES;
use crate::ledger::rules::reports::span;
use crate::values::{BusinessDate, Code, Instant};

/// The entries of an entity over a span of the books' days, as known now or at an instant, with their lines: in order of
/// number, in pages. What took an entry back is named as it is known now.
///
/// Refused: `ledger.unknown_entity`, `ledger.unknown_entry` for `after`, `flow.bad_value` of a span that
/// ends before it begins.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entries {
    /// Whose books.
    pub entity: Code,
    /// From this day of the books; from the beginning if not said.
    #[serde(default)]
    pub from: Option<BusinessDate>,
    /// To this day of the books, it included; to the end if not said.
    #[serde(default)]
    pub to: Option<BusinessDate>,
    /// Leave out what was recorded after this instant.
    #[serde(default)]
    pub known_at: Option<Instant>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntriesAnswer {
    /// The entries.
    pub entries: Vec<EntryAnswer>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Entries {
    const NAME: &'static str = "ledger.entries";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "from": "2026-01-01", "limit": 50}"#;
    type Reply = EntriesAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<EntriesAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?.id;
        let span = span(draft, self.from, self.to, self.known_at)?;
        // An entity that has posted nothing has no series yet.
        let Some(series) = draft.facts.series(entity, SERIES.0) else {
            return Ok(EntriesAnswer { entries: Vec::new(), next: None });
        };
        let after = match &self.after {
            None => 0,
            Some(after) => match entry_named(draft, after) {
                Ok(entry) if entry.series == series.id => entry.number,
                _ => return Err(UnknownEntry { entry: after.to_string() }.at("after")),
            },
        };
        let rows = draft.facts.journal(series.id, span, after, self.limit.probe());
        let (rows, more) = self.limit.page(rows, |_| ());
        let entries: Vec<EntryAnswer> =
            rows.into_iter().map(|whole| answer(draft, whole.entry, whole.postings)).collect();
        let next = more.and(entries.last()).map(|last| last.entry.clone());
        Ok(EntriesAnswer { entries, next })
    }
}
