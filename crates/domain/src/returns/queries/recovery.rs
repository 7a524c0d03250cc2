//! What goods that came back are still worth.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::entry::add;
use crate::returns::types::Disposition;
use crate::values::{Amount, BusinessDate, Code, Currency, Percent, Quantity};

/// What became of goods that came back, from a day to a day, by reason and disposition: what they were worth in the books,
/// and what of that is still there or awaited from the supplier.
///
/// Refused: `ledger.unknown_entity`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recovery {
    /// Whose.
    pub entity: Code,
    /// The first day.
    pub from: BusinessDate,
    /// The last day.
    pub to: BusinessDate,
}

/// What became of goods that came back for a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecoveryRow {
    /// The reason; absent of what came unannounced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What became of them.
    pub disposition: Disposition,
    /// How many units, of whatever items.
    pub quantity: Quantity,
    /// What they were worth in the books.
    pub value: Amount,
    /// What of that is still there.
    pub recovered: Amount,
    /// The one in per cent of the other, at most 100; absent where they were worth nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Percent>,
}

/// What became of goods that came back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RecoveryAnswer {
    /// The currency of the amounts.
    pub currency: Currency,
    /// By reason and disposition, in order.
    pub rows: Vec<RecoveryRow>,
    /// What all were worth in the books.
    pub value: Amount,
    /// What of that is still there.
    pub recovered: Amount,
    /// The one in per cent of the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Percent>,
}

#[derive(Clone, Copy, Default)]
struct Sums {
    quantity: Quantity,
    value_minor: i64,
    recovered_minor: i64,
}

impl Query for Recovery {
    const NAME: &'static str = "returns.recovery";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "from": "2026-01-01", "to": "2099-12-31"}"#;
    type Reply = RecoveryAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<RecoveryAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let currency = entity.currency;
        let mut by: BTreeMap<(String, Disposition), Sums> = BTreeMap::new();
        let mut all = Sums::default();
        for step in draft.dispositions(entity.id, self.from, self.to) {
            let Some(disposition) = step.disposition else { continue };
            let held = draft.return_row(step.of);
            let line = held.as_ref().and_then(|held| held.place_of(step.line).map(|at| &held.lines[at]));
            let reason = line.map(|line| line.reason.clone()).unwrap_or_default();
            for sums in [by.entry((reason, disposition)).or_default(), &mut all] {
                sums.quantity = sums.quantity.checked_add(step.quantity)?;
                sums.value_minor = add(sums.value_minor, step.value_minor)?;
                sums.recovered_minor = add(sums.recovered_minor, step.recovered_minor)?;
            }
        }
        let mut rows = Vec::with_capacity(by.len());
        for ((reason, disposition), sums) in by {
            rows.push(RecoveryRow {
                reason: Some(reason).filter(|reason| !reason.is_empty()),
                disposition,
                quantity: sums.quantity,
                value: Amount::of(sums.value_minor, currency),
                recovered: Amount::of(sums.recovered_minor, currency),
                rate: rate(&sums),
            });
        }
        let (value, recovered) = (Amount::of(all.value_minor, currency), Amount::of(all.recovered_minor, currency));
        Ok(RecoveryAnswer { currency, rows, value, recovered, rate: rate(&all) })
    }
}

/// What is recovered in per cent of the value, to a millionth of one per cent, rounded down.
fn rate(sums: &Sums) -> Option<Percent> {
    if sums.value_minor <= 0 {
        return None;
    }
    let whole = i128::from(Percent::WHOLE.micros());
    let part = i128::from(sums.recovered_minor.max(0)) * whole / i128::from(sums.value_minor);
    i64::try_from(part.min(whole)).ok().and_then(|micros| Percent::from_micros(micros).ok())
}
