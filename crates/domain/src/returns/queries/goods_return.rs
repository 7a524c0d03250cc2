//! One return with all that happened to it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::returns::replies::ReturnReply;
use crate::returns::rules::naming::{return_named, return_scope};
use crate::returns::types::{Disposition, ReturnStepKind};
use crate::sales::rules::naming::document_text;
use crate::values::{Amount, BusinessDate, Code, Instant, Quantity};

/// A return as it stands, with all that happened to it, in the order in which it was recorded. At most the last 10,000
/// steps.
///
/// Refused: `returns.unknown_return`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GoodsReturn {
    /// Its number.
    pub number: Code,
}

/// Something that happened to a return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnEntry {
    /// When it was recorded; absent within the command that records it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_at: Option<Instant>,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// What happened.
    pub step: ReturnStepKind,
    /// The line, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<i64>,
    /// How many units.
    pub quantity: Quantity,
    /// The stock document that did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Where the goods lie, or lay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Their lot or serial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
    /// What becomes of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// What the goods are worth in the books, or what was credited with its tax.
    pub value: Amount,
    /// What of that is still there, or awaited from the supplier, where something became of goods.
    pub recovered: Amount,
    /// What it moved on the line's clearing item, debit above zero.
    pub clearing: Amount,
    /// What was found or said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A return with all that happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnAnswer {
    /// How it stands.
    pub returned: ReturnReply,
    /// What happened, in order.
    pub entries: Vec<ReturnEntry>,
}

const MOST: usize = 10_000;

impl Query for GoodsReturn {
    const NAME: &'static str = "returns.goods_return";
    const EXAMPLE: &'static str = r#"{"number": "RMA-ACME-000001"}"#;
    type Reply = ReturnAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        return_scope(draft, &self.number)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ReturnAnswer, Refusal> {
        let held = return_named(draft, &self.number)?;
        let returned = ReturnReply::of(draft, &held)?;
        let amount = |minor: i64| Amount::of(minor, returned.currency);
        let steps = draft.return_steps(held.id);
        let from = steps.len().saturating_sub(MOST);
        let mut entries = Vec::with_capacity(steps.len() - from);
        for step in steps.into_iter().skip(from) {
            let document = document_text(draft, step.document);
            entries.push(ReturnEntry {
                recorded_at: draft.facts.recorded_at(step.command),
                occurred_on: step.occurred_on,
                step: step.step,
                line: Some(step.line).filter(|line| *line > 0),
                quantity: step.quantity,
                document: Some(document).filter(|document| !document.is_empty()),
                site: draft.site(step.site).filter(|_| !step.site.is_none()).map(|site| site.code.clone()),
                lot: draft.lot(step.lot).filter(|_| !step.lot.is_none()).map(|lot| lot.code.clone()),
                disposition: step.disposition,
                value: amount(step.value_minor),
                recovered: amount(step.recovered_minor),
                clearing: amount(step.clearing_minor),
                note: step.note,
            });
        }
        Ok(ReturnAnswer { returned, entries })
    }
}
