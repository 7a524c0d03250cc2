//! The trial balance.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::reports::{narrow, span};
use crate::ledger::types::{AccountKind, AccountTotal};
use crate::values::{Amount, BusinessDate, Code, Currency, Instant};

/// The trial balance of an entity over a span of the books' days, as known now or at an instant: a row for every account
/// and currency that held or moved anything. It is given whole: its rows are as many as the chart's.
///
/// Refused: `ledger.unknown_entity`, `flow.bad_value` of a span that ends before it begins.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrialBalance {
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
}

/// A trial balance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TrialBalanceAnswer {
    /// The currency of the books.
    pub currency: Currency,
    /// The accounts, in order of code and currency.
    pub rows: Vec<TrialBalanceRow>,
    /// The sums of the rows: opening and closing are 0, debit equals credit.
    pub totals: TrialBalanceTotals,
}

/// A row of a trial balance. Amounts are in the currency of the books but for the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TrialBalanceRow {
    /// The account.
    pub account: String,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub kind: AccountKind,
    /// The net before the span, debit positive.
    pub opening: Amount,
    /// Debits within it.
    pub debit: Amount,
    /// Credits within it, positive.
    pub credit: Amount,
    /// The net at its end, debit positive.
    pub closing: Amount,
    /// The currency of the postings.
    pub currency: Currency,
    /// The net at the end in that currency.
    pub amount: Amount,
}

/// The sums of a trial balance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TrialBalanceTotals {
    /// Of the nets before the span.
    pub opening: Amount,
    /// Of the debits.
    pub debit: Amount,
    /// Of the credits.
    pub credit: Amount,
    /// Of the nets at the end.
    pub closing: Amount,
}

impl Query for TrialBalance {
    const NAME: &'static str = "ledger.trial_balance";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "from": "2026-01-01", "to": "2026-12-31"}"#;
    type Reply = TrialBalanceAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<TrialBalanceAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let span = span(draft, self.from, self.to, self.known_at)?;
        let totals = draft.facts.trial_balance(entity.id, span);
        let text = |sum: i128| narrow(sum).map(|minor| Amount::of(minor, entity.currency));
        let mut sums = [0_i128; 4];
        let mut rows = Vec::with_capacity(totals.len());
        for total in totals {
            let figures = figures(&total);
            for (sum, figure) in sums.iter_mut().zip(figures) {
                *sum += figure;
            }
            let [opening, debit, credit, closing] = figures;
            rows.push(TrialBalanceRow {
                account: total.account.code,
                name: total.account.name,
                kind: total.account.kind,
                opening: text(opening)?,
                debit: text(debit)?,
                credit: text(credit)?,
                closing: text(closing)?,
                currency: total.currency,
                amount: Amount::of(total.amount_minor, total.currency),
            });
        }
        let [opening, debit, credit, closing] = sums;
        let totals = TrialBalanceTotals {
            opening: text(opening)?,
            debit: text(debit)?,
            credit: text(credit)?,
            closing: text(closing)?,
        };
        Ok(TrialBalanceAnswer { currency: entity.currency, rows, totals })
    }
}

/// Opening, debit, credit, closing.
fn figures(total: &AccountTotal) -> [i128; 4] {
    let [opening, debit, credit] = [total.opening_minor, total.debit_minor, total.credit_minor].map(i128::from);
    [opening, debit, credit, opening + debit - credit]
}
