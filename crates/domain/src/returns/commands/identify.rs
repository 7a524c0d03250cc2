//! Whose goods they are that came.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::types::DemandKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::returns::refusals::{MoreThanSold, OrderKnown, OtherItem};
use crate::returns::replies::ReturnDone;
use crate::returns::rules::claims::left_to_return;
use crate::returns::rules::naming::{line_at, number_of, return_named, return_scope};
use crate::returns::rules::opening::{identify, know_order};
use crate::returns::rules::refunding::Refunded;
use crate::returns::types::Return;
use crate::sales::refusals::UnknownLine;
use crate::sales::rules::naming::{order_named, reference_of};
use crate::stock::rules::lines::{check_count, on_line};
use crate::values::{Code, Quantity};

/// Says which order goods are of that came unannounced, so that they can be refunded (`returns.refund`). They stay at the
/// value they came in with, and the refund takes cost of sales back by that.
///
/// Refused: `returns.unknown_return`, `returns.unknown_line`, `allocation.unknown_channel`, `sales.unknown_order`,
/// `sales.unknown_line`, `stock.no_lines`, `returns.order_known`, `returns.other_item`, `returns.more_than_sold`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentifyReturn {
    /// The number of the return.
    pub number: Code,
    /// The channel of the order.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// Which line is which.
    pub lines: Vec<IdentifiedLine>,
}

/// A line of a return, and the line of the order it is of.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentifiedLine {
    /// The line of the return.
    pub line: i64,
    /// The line of the order.
    pub order_line: i64,
}

impl Command for IdentifyReturn {
    const NAME: &'static str = "returns.identify";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"number": "RMA-ACME-000002", "channel": "WEB", "reference": "W-3001", "lines": [{"line": 1, "order_line": 1}]}"#;
    type Reply = ReturnDone;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        return_scope(draft, &self.number)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ReturnDone>, Refusal> {
        check_count(self.lines.len())?;
        let mut of = Return::clone(&*return_named(draft, &self.number)?);
        let order = order_named(draft, &self.channel, DemandKind::Order, &self.reference)?;
        let number = number_of(draft, &of);
        if of.entity != order.entity || (!of.demand.is_none() && of.demand != order.demand) {
            return Err(OrderKnown { number, line: self.lines[0].line }.at("reference"));
        }
        if of.demand.is_none() {
            know_order(cx, draft, &mut of, order.demand);
        }
        for (place, line) in self.lines.iter().enumerate() {
            let path = on_line(place);
            let at = line_at(draft, &of, line.line).map_err(&path)?;
            if of.lines[at].order_line > 0 {
                return Err(path(OrderKnown { number, line: line.line }.at("line")));
            }
            let ordered = order.lines.iter().find(|held| held.line == line.order_line);
            let Some(ordered) = ordered else {
                let reference = reference_of(draft, &order);
                return Err(path(UnknownLine { reference, line: line.order_line }.at("order_line")));
            };
            if ordered.item != of.lines[at].item {
                let [item, ordered] = [of.lines[at].item, ordered.item]
                    .map(|item| draft.item(item).map(|item| item.code.clone()).unwrap_or_default());
                return Err(path(OtherItem { item, ordered }.at("order_line")));
            }
            let (came, left) = (of.lines[at].claimed()?, left_to_return(draft, &order, line.order_line)?);
            if came > left {
                let (asked, left) = (came.to_string(), left.max(Quantity::ZERO).to_string());
                let reference = reference_of(draft, &order);
                return Err(path(MoreThanSold { reference, line: line.order_line, asked, left }.at("order_line")));
            }
            identify(cx, draft, &mut of, at, line.order_line);
            draft.put_return(of.clone());
        }
        draft.event(cx, "returns.identified", number);
        Ok(Decision::done(ReturnDone::of(draft, &of, Vec::new(), Refunded::default())?))
    }
}
