//! What somebody found who looked at goods that came back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::returns::refusals::{MoreThanWaits, NoQuantity};
use crate::returns::replies::ReturnDone;
use crate::returns::requests::{ReturnPart, asked_or_all};
use crate::returns::rules::naming::{line_at, number_of, return_named, return_scope};
use crate::returns::rules::opening::blank;
use crate::returns::rules::refunding::Refunded;
use crate::returns::types::{Return, ReturnStep, ReturnStepKind};
use crate::stock::rules::lines::{check_count, on_line};
use crate::values::{BusinessDate, Code};

/// Records what was found of units that came back and wait: each line with so many units and what is said about them. It
/// moves nothing; `returns.dispose` says what becomes of them.
///
/// Refused: `returns.unknown_return`, `returns.unknown_line`, `returns.no_quantity`, `allocation.out_of_step`,
/// `returns.more_than_waits`, `stock.no_lines`, `stock.too_many_lines`, `ledger.in_future`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InspectReturn {
    /// The number of the return.
    pub number: Code,
    /// The business day; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What was looked at, 1 to 10,000 lines.
    pub lines: Vec<ReturnPart>,
}

impl Command for InspectReturn {
    const NAME: &'static str = "returns.inspect";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"number": "RMA-ACME-000001", "lines": [{"line": 1, "quantity": 1, "note": "dented, tea is sound"}]}"#;
    type Reply = ReturnDone;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        return_scope(draft, &self.number)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ReturnDone>, Refusal> {
        check_count(self.lines.len())?;
        let of = Return::clone(&*return_named(draft, &self.number)?);
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let number = number_of(draft, &of);
        for (place, part) in self.lines.iter().enumerate() {
            let path = on_line(place);
            let at = line_at(draft, &of, part.line).map_err(&path)?;
            let waits = of.lines[at].waiting()?;
            let quantity = asked_or_all(draft, of.lines[at].item, part.quantity, waits).map_err(&path)?;
            if quantity.is_zero() {
                return Err(path(NoQuantity { quantity: quantity.to_string() }.at("quantity")));
            }
            if quantity > waits {
                let (asked, waits) = (quantity.to_string(), waits.to_string());
                return Err(path(MoreThanWaits { number, line: part.line, asked, waits }.at("quantity")));
            }
            draft.add_return_step(ReturnStep {
                quantity,
                occurred_on,
                note: part.note.to_string(),
                ..blank(cx, of.id, part.line, ReturnStepKind::Inspected)
            });
        }
        draft.event(cx, "returns.inspected", number);
        Ok(Decision::done(ReturnDone::of(draft, &of, Vec::new(), Refunded::default())?))
    }
}
