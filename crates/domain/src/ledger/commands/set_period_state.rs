//! Opening and closing months.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::{EarlierPeriodOpen, PeriodFinal, PeriodNotOver};
use crate::ledger::replies::PeriodReply;
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::types::{PeriodKey, PeriodState, Span};
use crate::values::{Code, EntityId, Period};

/// Opens, soft closes or closes a month of an entity. A soft closed month takes entries only of actors with the duty
/// `ledger.post_soft_closed` and can be opened again; a closed one takes none and stays closed.
///
/// Months close in their order, so that no entry before a closed month changes what it began with: the first to close is
/// any before which nothing was posted, and with it everything before it is closed.
///
/// Refused: `ledger.unknown_entity`, `ledger.period_final`, `ledger.period_not_over`, `ledger.earlier_period_open`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPeriodState {
    /// Whose books.
    pub entity: Code,
    /// The month.
    pub period: Period,
    /// What it shall be.
    pub state: PeriodState,
}

impl Command for SetPeriodState {
    const NAME: &'static str = "ledger.set_period_state";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "period": "2019-12", "state": "closed"}"#;
    type Reply = PeriodReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<PeriodReply>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let closed = draft.closed_through(entity.id);
        if let Some(closed) = closed.filter(|closed| self.period <= *closed) {
            let (period, closed_through) = (self.period.to_string(), closed.to_string());
            return Err(PeriodFinal { period, closed_through }.at("period"));
        }
        if self.state == PeriodState::Closed {
            self.check_closing(cx, draft, entity.id, closed)?;
        }
        draft.put_period(PeriodKey { entity: entity.id, period: self.period }, self.state);
        draft.event(cx, "ledger.period_set", format!("{} {}", self.period, self.state));
        Ok(Decision::done(PeriodReply { period: self.period, state: self.state }))
    }
}

impl SetPeriodState {
    fn check_closing(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        entity: EntityId,
        closed: Option<Period>,
    ) -> Result<(), Refusal> {
        let period = self.period.to_string();
        if self.period.last_day() >= cx.business_date {
            return Err(PeriodNotOver { period, today: cx.business_date.to_string() }.at("period"));
        }
        // The first month of the calendar has none before it.
        let Ok(before) = self.period.previous() else { return Ok(()) };
        let earlier = match closed {
            Some(closed) if closed == before => return Ok(()),
            Some(closed) => closed.next()?,
            None if posted_through(draft, entity, before) => before,
            None => return Ok(()),
        };
        Err(EarlierPeriodOpen { period, earlier: earlier.to_string() }.at("period"))
    }
}

/// Whether anything was ever posted up to the end of a month.
fn posted_through(draft: &mut Draft<'_>, entity: EntityId, period: Period) -> bool {
    let to = period.last_day();
    let accounts: Vec<_> = draft
        .ledger()
        .dirty_days()
        .into_iter()
        .filter(|(key, _)| key.posted_on <= to)
        .map(|(key, _)| key.account)
        .collect();
    accounts.into_iter().any(|id| draft.account(id).is_some_and(|account| account.entity == entity))
        || !draft.facts.trial_balance(entity, Span { from: None, to, known: None }).is_empty()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::commands::{OpenEntity, PostEntry, RecordEntry};
    use crate::testing::Shop;

    fn entry(on: &str) -> serde_json::Value {
        json!({"entity": "ACME", "occurred_on": on, "lines": [
            {"account": "6100", "debit": 5}, {"account": "1020", "credit": 5}]})
    }

    fn set(period: &str, state: &str) -> serde_json::Value {
        json!({"entity": "ACME", "period": period, "state": state})
    }

    /// The months of a shop that began in August 2026, seen on 23 November.
    #[test]
    fn months_close_in_their_order_and_for_good() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<PostEntry>(entry("2026-08-20"));
        shop.does::<PostEntry>(entry("2026-10-01"));
        for (period, state, refused) in [
            ("2026-11", "closed", Some("ledger.period_not_over")),
            ("2026-11", "soft_closed", None),
            ("2026-11", "open", None),
            ("2026-09", "closed", Some("ledger.earlier_period_open")),
            ("2026-08", "soft_closed", None),
            ("2026-09", "closed", Some("ledger.earlier_period_open")),
            ("2026-08", "closed", None),
            ("2026-08", "open", Some("ledger.period_final")),
            ("2026-07", "soft_closed", Some("ledger.period_final")),
            ("2026-10", "closed", Some("ledger.earlier_period_open")),
            ("2026-09", "closed", None),
            ("2026-10", "closed", None),
        ] {
            match refused {
                Some(code) => {
                    shop.refuses::<SetPeriodState>(set(period, state), code);
                }
                None => {
                    shop.does::<SetPeriodState>(set(period, state));
                }
            }
        }
        let refusal = shop.refuses::<PostEntry>(entry("2026-08-21"), "ledger.period_closed");
        assert_eq!((refusal.path.as_str(), &refusal.details["first_open_on"]), ("occurred_on", &json!("2026-11-01")));
        shop.refuses::<PostEntry>(entry("2020-01-01"), "ledger.period_closed");
        let booked = shop.does::<RecordEntry>(entry("2026-08-21"));
        assert_eq!(
            (booked.occurred_on.to_string(), booked.posted_on.to_string()),
            ("2026-08-21".into(), "2026-11-01".into())
        );
    }

    /// With the first month that closes, everything before it is closed.
    #[test]
    fn nothing_is_posted_before_a_closed_month() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<SetPeriodState>(set("2026-06", "closed"));
        shop.refuses::<PostEntry>(entry("2026-01-31"), "ledger.period_closed");
        shop.does::<PostEntry>(entry("2026-07-01"));
        shop.refuses::<SetPeriodState>(
            json!({"entity": "X", "period": "2026-06", "state": "open"}),
            "ledger.unknown_entity",
        );
    }
}
