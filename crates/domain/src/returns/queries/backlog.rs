//! What came back and waits.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::entry::add;
use crate::open_items::rules::sheet::share;
use crate::returns::rules::disposing::waiting_at;
use crate::returns::rules::naming::number_of;
use crate::returns::types::{ReturnStep, ReturnStepKind};
use crate::stock::rules::naming::site_named;
use crate::values::{Amount, BusinessDate, Code, Currency, Quantity, ReturnId};

/// What came back and waits for somebody to say what becomes of it, with its age and value, those returns first that were
/// opened first, in pages.
///
/// Refused: `ledger.unknown_entity`, `stock.unknown_site`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Backlog {
    /// Whose.
    pub entity: Code,
    /// At which site; at any if not said.
    #[serde(default)]
    pub site: Option<Code>,
    /// The day ages are counted to; none are counted if not said.
    #[serde(default)]
    pub on: Option<BusinessDate>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many returns at most are looked at.
    #[serde(default)]
    pub limit: Limit,
}

/// Goods that wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BacklogLine {
    /// The number of the return.
    pub number: String,
    /// Its line.
    pub line: i64,
    /// The SKU.
    pub item: String,
    /// Why it came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Where.
    pub site: String,
    /// How much waits.
    pub quantity: Quantity,
    /// Since when: the day the first came of what waits.
    pub since: BusinessDate,
    /// For how many days, where a day was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i64>,
    /// What it came back with in value, in proportion.
    pub value: Amount,
}

/// A page of goods that wait.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct BacklogAnswer {
    /// The currency of the values.
    pub currency: Currency,
    /// What waits.
    pub lines: Vec<BacklogLine>,
    /// What all of the page is worth.
    pub value: Amount,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

impl Query for Backlog {
    const NAME: &'static str = "returns.backlog";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "on": "2026-12-01"}"#;
    type Reply = BacklogAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<BacklogAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let wanted = match &self.site {
            None => None,
            Some(code) => Some(site_named(draft, code)?.id),
        };
        let after = ReturnId(self.after.unwrap_or(0));
        let found = draft.returns_waiting(entity.id, after, self.limit.probe());
        let (returns, next) = self.limit.page(found, |held| held.id.0);
        let (mut lines, mut sum_minor) = (Vec::new(), 0);
        for held in returns {
            let steps = draft.return_steps(held.id);
            let number = number_of(draft, &held);
            for line in &held.lines {
                for (spot, quantity) in waiting_at(&steps, line.line)? {
                    if wanted.is_some_and(|site| site != spot.site) {
                        continue;
                    }
                    let came = |step: &&ReturnStep| {
                        step.line == line.line && step.step == ReturnStepKind::Received && step.site == spot.site
                    };
                    let (value_minor, since) = waits(steps.iter().filter(came), quantity)?;
                    sum_minor = add(sum_minor, value_minor)?;
                    lines.push(BacklogLine {
                        number: number.clone(),
                        line: line.line,
                        item: draft.item(line.item).map(|item| item.code.clone()).unwrap_or_default(),
                        reason: Some(line.reason.clone()).filter(|reason| !reason.is_empty()),
                        site: draft.site(spot.site).map(|site| site.code.clone()).unwrap_or_default(),
                        quantity,
                        since,
                        days: self.on.map(|on| on.days_since(since)),
                        value: Amount::of(value_minor, entity.currency),
                    });
                }
            }
        }
        let value = Amount::of(sum_minor, entity.currency);
        Ok(BacklogAnswer { currency: entity.currency, lines, value, next })
    }
}

/// What so much of what came is worth, and since when it is here: what came last waits, so that what came first has gone.
fn waits<'s>(
    came: impl DoubleEndedIterator<Item = &'s ReturnStep>,
    quantity: Quantity,
) -> Result<(i64, BusinessDate), Refusal> {
    let (mut left, mut value_minor, mut since) = (quantity, 0, BusinessDate::FIRST);
    for step in came.rev() {
        let part = left.min(step.quantity);
        if !part.is_positive() {
            break;
        }
        let minor = match part == step.quantity {
            true => step.value_minor,
            false => share(step.value_minor, part.micros(), step.quantity.micros())?,
        };
        value_minor = add(value_minor, minor)?;
        since = step.occurred_on;
        left = left.checked_sub(part)?;
    }
    Ok((value_minor, since))
}
