//! The months of an entity.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::replies::PeriodReply;
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::types::{PeriodKey, PeriodState};
use crate::values::{Code, Period};

/// The months of an entity whose state was ever set, in order, in pages. Months before the last closed one are closed,
/// all others are open.
///
/// Refused: `ledger.unknown_entity`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Periods {
    /// Whose books.
    pub entity: Code,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Period>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PeriodsAnswer {
    /// The months.
    pub periods: Vec<PeriodReply>,
    /// The last closed month: it and all before it are closed for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_through: Option<Period>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Period>,
}

impl Query for Periods {
    const NAME: &'static str = "ledger.periods";
    const EXAMPLE: &'static str = r#"{"entity": "ACME"}"#;
    type Reply = PeriodsAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<PeriodsAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?.id;
        let rows = draft.periods_of(entity).into_iter();
        let rows: Vec<(PeriodKey, PeriodState)> =
            rows.filter(|(key, _)| self.after.is_none_or(|after| key.period > after)).collect();
        let (rows, next) = self.limit.page(rows, |(key, _)| key.period);
        let periods = rows.into_iter().map(|(key, _)| PeriodReply { period: key.period, state: draft.period(key) });
        Ok(PeriodsAnswer { periods: periods.collect(), closed_through: draft.closed_through(entity), next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::commands::{OpenEntity, SetPeriodState};
    use crate::testing::Shop;

    /// A soft closed month before a closed one is closed.
    #[test]
    fn months_are_listed_as_they_stand() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        for (period, state) in [("2026-01", "soft_closed"), ("2026-03", "closed"), ("2026-04", "soft_closed")] {
            shop.does::<SetPeriodState>(json!({"entity": "ACME", "period": period, "state": state}));
        }
        let answer = shop.answers::<Periods>(json!({"entity": "ACME", "limit": 2}));
        let states: Vec<_> = answer.periods.iter().map(|row| (row.period.to_string(), row.state)).collect();
        assert_eq!(states, [("2026-01".into(), PeriodState::Closed), ("2026-03".into(), PeriodState::Closed)]);
        let march = Period::parse("2026-03").expect("a month");
        assert_eq!((answer.next, answer.closed_through), (Some(march), Some(march)));
        let rest = shop.answers::<Periods>(json!({"entity": "ACME", "after": "2026-03"}));
        assert_eq!((rest.periods[0].state, rest.next), (PeriodState::SoftClosed, None));
    }
}
