//! The lines of an account.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::replies::DimensionsReply;
use crate::ledger::rules::accounts::{account_named, entity_named, entry_named};
use crate::ledger::rules::reports::{narrow, span};
use crate::ledger::types::{Account, Span, StatementLine};
use crate::values::{Amount, BusinessDate, Code, Currency, EntityId, EntryId, Instant, Number};

/// The lines of an account over a span of the books' days, as known now or at an instant: in the order they were
/// recorded, in pages, with what the account held before and after each in the currency of the books.
///
/// Refused: `ledger.unknown_entity`, `ledger.unknown_account`, `ledger.unknown_entry` for `after`,
/// `flow.bad_value` of a span that ends before it begins.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountStatement {
    /// Whose books.
    pub entity: Code,
    /// The account.
    pub account: Code,
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
    pub after: Option<StatementPlace>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// Where a page of a statement ended, and what the account held there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementPlace {
    /// The entry.
    pub entry: Code,
    /// Its line, from 1.
    pub line: i64,
    /// What the account held after it.
    pub balance: Number,
}

/// A page of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccountStatementAnswer {
    /// The currency of the books.
    pub currency: Currency,
    /// What the account held before the first line of this page, debit positive.
    pub opening: Amount,
    /// The lines.
    pub lines: Vec<StatementLineReply>,
    /// What it held after the last.
    pub closing: Amount,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<StatementPlace>,
}

/// A line of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatementLineReply {
    /// The entry.
    pub entry: String,
    /// The line's place in it, from 1.
    pub line: i64,
    /// What happened, as in `ledger.entry`.
    pub kind: String,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// The amount in its own currency, debit positive, credit negative.
    pub amount: Amount,
    /// That currency.
    pub currency: Currency,
    /// The amount in the currency of the books.
    pub base: Amount,
    /// What the account held after it, in the currency of the books.
    pub balance: Amount,
    /// What it is about.
    #[serde(default, skip_serializing_if = "DimensionsReply::is_empty")]
    pub dimensions: DimensionsReply,
    /// The line's note, else that of the entry.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Query for AccountStatement {
    const NAME: &'static str = "ledger.account_statement";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "account": "1020", "limit": 50}"#;
    type Reply = AccountStatementAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<AccountStatementAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let account = account_named(draft, &entity, &self.account)?;
        let span = span(draft, self.from, self.to, self.known_at)?;
        let (after, opening) = self.place(draft, entity.id, &account, entity.currency, span)?;
        let rows = draft.facts.statement(account.id, span, after, self.limit.probe());
        let (rows, more) = self.limit.page(rows, |_| ());

        let text = |minor: i128| narrow(minor).map(|minor| Amount::of(minor, entity.currency));
        let mut balance = opening;
        let mut lines = Vec::with_capacity(rows.len());
        for row in rows {
            balance += i128::from(row.posting.base_minor);
            lines.push(line(draft, row, entity.currency, text(balance)?));
        }
        let next = match lines.last() {
            Some(last) if more.is_some() => Some(StatementPlace {
                entry: Code::parse(&last.entry)?,
                line: last.line,
                balance: Number::from_minor(narrow(balance)?, entity.currency),
            }),
            _ => None,
        };
        Ok(AccountStatementAnswer {
            currency: entity.currency,
            opening: text(opening)?,
            lines,
            closing: text(balance)?,
            next,
        })
    }
}

impl AccountStatement {
    /// The line the page begins after, and what the account held there.
    fn place(
        &self,
        draft: &mut Draft<'_>,
        entity: EntityId,
        account: &Account,
        currency: Currency,
        span: Span,
    ) -> Result<((EntryId, i64), i128), Refusal> {
        if let Some(after) = &self.after {
            let entry = entry_named(draft, &after.entry).map_err(|refusal| refusal.at("after"))?;
            let balance = after.balance.money(currency).map_err(|error| Refusal::from(error).at("after.balance"))?;
            return Ok(((entry.id, after.line), i128::from(balance)));
        }
        let mut opening = 0;
        if span.from.is_some() {
            let totals = draft.facts.trial_balance(entity, span);
            let of_account = totals.iter().filter(|total| total.account.id == account.id);
            opening = of_account.map(|total| i128::from(total.opening_minor)).sum();
        }
        Ok(((EntryId::NONE, 0), opening))
    }
}

fn line(draft: &mut Draft<'_>, row: StatementLine, base: Currency, balance: Amount) -> StatementLineReply {
    let StatementLine { entry, posting } = row;
    StatementLineReply {
        entry: draft.number_text(entry.series, entry.number),
        line: posting.line,
        kind: entry.kind,
        occurred_on: entry.occurred_on,
        posted_on: entry.posted_on,
        amount: Amount::of(posting.amount_minor, posting.currency),
        currency: posting.currency,
        base: Amount::of(posting.base_minor, base),
        balance,
        dimensions: DimensionsReply::of(draft, posting.dimensions),
        note: if posting.note.is_empty() { entry.note } else { posting.note },
    }
}
