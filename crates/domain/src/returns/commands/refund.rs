//! Giving money back for a return, whatever its policy says.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::UnknownEntity;
use crate::returns::refusals::{MoreThanReturned, OrderNotKnown};
use crate::returns::replies::ReturnDone;
use crate::returns::requests::{ReturnPart, asked_or_all};
use crate::returns::rules::crediting::creditable;
use crate::returns::rules::naming::{line_at, number_of, return_named, return_scope};
use crate::returns::rules::refunding::refund;
use crate::returns::types::{Return, ReturnLine};
use crate::stock::rules::lines::{check_count, on_line};
use crate::values::{Code, CommandId, Quantity};

/// Credits units of a return and gives back what was paid for them, before or after they come: what came unannounced, or
/// what cannot wait for the policy's time. Refunded without goods, they stand open until they come.
///
/// Refused: `returns.unknown_return`, `returns.unknown_line`, `returns.order_not_known`, `returns.no_quantity`,
/// `allocation.out_of_step`, `returns.more_than_returned`, `returns.more_than_billed`, `stock.too_many_lines`,
/// `till.stored_value_kind`, `till.voucher_whole`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundReturn {
    /// The number of the return.
    pub number: Code,
    /// What is refunded; all that came or may come and is not refunded if not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<ReturnPart>,
}

impl Command for RefundReturn {
    const NAME: &'static str = "returns.refund";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"number": "RMA-ACME-000002"}"#;
    type Reply = ReturnDone;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        return_scope(draft, &self.number)
    }

    fn continues(&self, draft: &mut Draft<'_>) -> Vec<CommandId> {
        let Ok(of) = return_named(draft, &self.number) else { return Vec::new() };
        let steps = draft.return_steps(of.id);
        std::iter::once(of.command).chain(steps.into_iter().map(|step| step.command)).collect()
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ReturnDone>, Refusal> {
        let mut of = Return::clone(&*return_named(draft, &self.number)?);
        let number = number_of(draft, &of);
        let order = draft.order(of.demand).filter(|_| !of.demand.is_none());
        let order = order.ok_or_else(|| OrderNotKnown { number: number.clone(), line: 0 }.at("number"))?;
        let unknown = || UnknownEntity { entity: number.clone() };
        let entity = draft.entity(of.entity).ok_or_else(unknown)?;
        let mut asked = Vec::with_capacity(of.lines.len());
        if self.lines.is_empty() {
            for at in 0..of.lines.len() {
                if of.lines[at].order_line > 0 {
                    let most = creditable(draft, &order, of.lines[at].order_line)?;
                    asked.push((at, left(&of.lines[at])?.min(most)));
                }
            }
        } else {
            check_count(self.lines.len())?;
        }
        for (place, part) in self.lines.iter().enumerate() {
            asked.push(asked_of(draft, &of, part, &asked).map_err(on_line(place))?);
        }
        if asked.iter().all(|(_, quantity)| !quantity.is_positive()) {
            let (line, asked, left) = (of.lines.first().map_or(0, |line| line.line), "0".to_owned(), "0".to_owned());
            return Err(MoreThanReturned { number, line, asked, left }.at("number"));
        }
        let site = order.site;
        let refunded = refund(cx, draft, (&entity, site), &mut of, Arc::unwrap_or_clone(order), &asked)?;
        draft.put_return(of.clone());
        draft.event(cx, "returns.refunded", number);
        let worth = refunded.given.total_minor;
        Ok(Decision::done(ReturnDone::of(draft, &of, Vec::new(), refunded)?).worth(worth))
    }
}

/// What of a line came or may come and is not credited.
fn left(line: &ReturnLine) -> Result<Quantity, Refusal> {
    let most = line.authorised.checked_sub(line.released)?.max(line.received);
    Ok(most.checked_sub(line.credited)?.checked_sub(line.declined)?.max(Quantity::ZERO))
}

/// The place of a line that is refunded, and how much of it, beside what is asked for already.
fn asked_of(
    draft: &mut Draft<'_>,
    of: &Return,
    part: &ReturnPart,
    before: &[(usize, Quantity)],
) -> Result<(usize, Quantity), Refusal> {
    let at = line_at(draft, of, part.line)?;
    let line = &of.lines[at];
    let number = number_of(draft, of);
    if line.order_line == 0 {
        return Err(OrderNotKnown { number, line: part.line }.at("line"));
    }
    let mut left = left(line)?;
    for (_, quantity) in before.iter().filter(|(place, _)| *place == at) {
        left = left.checked_sub(*quantity)?;
    }
    let quantity = asked_or_all(draft, line.item, part.quantity, left)?;
    if quantity > left {
        let (asked, left) = (quantity.to_string(), left.to_string());
        return Err(MoreThanReturned { number, line: part.line, asked, left }.at("quantity"));
    }
    Ok((at, quantity))
}
