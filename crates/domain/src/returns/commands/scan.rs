//! Looking for what stands open too long between refunds and goods.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exceptions::rules::{About, raise_refusal};
use crate::exceptions::types::Severity;
use crate::flow::{Command, Context, Decision, Draft, Limit, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::returns::rules::matching::{complaint, open_since, raised};
use crate::returns::rules::naming::number_of;
use crate::returns::rules::opening::blank;
use crate::returns::types::{ReturnStep, ReturnStepKind};
use crate::sales::requests::check_range;
use crate::sales::rules::naming::remains;
use crate::values::{Amount, BusinessDate, Code, Quantity, ReturnId};

/// Raises what stands open for some days or longer: money that was given back while the goods have not come
/// (`returns.refunded_without_goods`), goods that are here and not refunded (`returns.goods_without_refund`). Each is
/// raised once, and settled by whatever brings the other side. Sent every day, in pages.
///
/// Refused: `ledger.unknown_entity`, `sales.out_of_range`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScanReturns {
    /// Whose returns.
    pub entity: Code,
    /// For how many days something may stand open, 0 to 36,500.
    pub days: i64,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<i64>,
    /// How many returns at most are looked at.
    #[serde(default)]
    pub limit: Limit,
}

/// What stands open of a line of a return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenReturn {
    /// The number of the return.
    pub number: String,
    /// Its line.
    pub line: i64,
    /// What was refunded and has not come; below zero what came and was not refunded.
    pub unmatched: Quantity,
    /// Since when.
    pub since: BusinessDate,
    /// What it stands at in the books.
    pub clearing: Amount,
    /// The exception that was raised.
    pub exception: i64,
}

/// What was raised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScanReply {
    /// What was raised now, in order.
    pub raised: Vec<OpenReturn>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

impl Command for ScanReturns {
    const NAME: &'static str = "returns.scan";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "days": 14}"#;
    type Reply = ScanReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ScanReply>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        check_range("days", self.days, 0, 36_500)?;
        let after = ReturnId(self.after.unwrap_or(0));
        let found = draft.returns_unmatched(entity.id, after, self.limit.probe());
        let (returns, next) = self.limit.page(found, |held| held.id.0);
        let mut told = Vec::new();
        for held in returns {
            let steps = draft.return_steps(held.id);
            for line in &held.lines {
                let open = line.unmatched()?;
                let Some(since) = open_since(&steps, line.line)? else { continue };
                if cx.business_date.days_since(since) < self.days || raised(draft, &held, line.line).is_some() {
                    continue;
                }
                let number = number_of(draft, &held);
                let clearing_minor = remains(draft, line.clearing);
                let about = About { severity: Severity::Warning, ..About::of_scope(cx, number.clone()) };
                let about = about.at_stake(clearing_minor, entity.currency);
                let complaint = complaint(number.clone(), line.line, open, since);
                let exception = raise_refusal(cx, draft, complaint, about).0;
                draft.add_return_step(ReturnStep {
                    about: exception,
                    ..blank(cx, held.id, line.line, ReturnStepKind::Raised)
                });
                let (unmatched, clearing) = (open, Amount::of(clearing_minor, entity.currency));
                told.push(OpenReturn { number, line: line.line, unmatched, since, clearing, exception });
            }
        }
        Ok(Decision::done(ScanReply { raised: told, next }))
    }
}
