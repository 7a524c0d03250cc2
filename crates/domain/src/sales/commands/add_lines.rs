//! What is wanted beside what was ordered.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::leave;
use crate::allocation::rules::naming::{channel_for, channel_scope};
use crate::allocation::rules::supplying::supply;
use crate::allocation::types::{Cause, DemandKind, Stage};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::UnknownEntity;
use crate::sales::replies::OrderReply;
use crate::sales::requests::OrderedLine;
use crate::sales::rules::capturing::worth;
use crate::sales::rules::credit_limits::{hold_for_credit, may_owe};
use crate::sales::rules::naming::{order_named, terms_of};
use crate::sales::rules::placing::{add_lines, check_promised};
use crate::sales::rules::pricing::{Setting, price_lines};
use crate::sales::types::ChannelTerms;
use crate::tax::refusals::UnknownJurisdiction;
use crate::values::Code;

/// Adds lines to an order that stands: priced and taxed as of today, where the order is taxed, and promised their goods by
/// the channel's rules. The lines it has stay as they were agreed; one that is wanted more often is a line of its own. An
/// order that the customer would owe too much by is held for credit.
///
/// Refused: `allocation.unknown_channel`, `allocation.channel_inactive`, `sales.no_terms`, `sales.unknown_order`,
/// `stock.no_lines`, `stock.too_many_lines`, `catalogue.unknown_item`, `catalogue.not_exact`,
/// `catalogue.quantity_not_positive`, `sales.not_for_order`, `sales.kit_without_parts`, `sales.no_price`,
/// `sales.price_mode`, `sales.negative_price`, `till.override_not_allowed`, `till.discount_not_allowed`,
/// `pricing.discount_above_line`, `tax.no_rate`, and `allocation.not_enough` where the channel lets nothing wait.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddLines {
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// What is wanted beside, 1 to 10,000 lines.
    pub lines: Vec<OrderedLine>,
}

impl Command for AddLines {
    const NAME: &'static str = "sales.add_lines";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"channel": "WEB", "reference": "W-2002", "lines": [{"item": "TEA-100", "quantity": 1}]}"#;
    type Reply = OrderReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<OrderReply>, Refusal> {
        let channel = channel_for(cx, draft, &self.channel)?;
        let order = order_named(draft, &self.channel, DemandKind::Order, &self.reference)?;
        let mut order = Arc::unwrap_or_clone(order);
        // As the order is priced and taxed, whatever the channel's terms have become.
        let terms = terms_of(draft, &channel)?;
        let terms = ChannelTerms { includes_tax: order.includes_tax, ..ChannelTerms::clone(&terms) };
        let unknown = || UnknownEntity { entity: channel.code.clone() };
        let entity = draft.entity(order.entity).ok_or_else(unknown)?;
        let nowhere = || UnknownJurisdiction { jurisdiction: String::new() };
        let jurisdiction = draft.jurisdiction(order.jurisdiction).ok_or_else(nowhere)?;
        let setting = Setting {
            entity: &entity,
            channel: (&channel.code, &channel.folded),
            terms: &terms,
            jurisdiction: &jurisdiction,
            customer: order.customer,
            on: cx.business_date,
        };
        let lines = price_lines(cx, draft, &setting, &self.lines, (None, None))?;
        let worth_minor = worth(&lines)?.owed_minor()?;
        let owes = may_owe(draft, &entity, &terms, order.customer, worth_minor)?;
        let asked_at: Vec<usize> = lines.iter().map(|line| line.asked_at).collect();
        let from = order.lines.len() as i64 + 1;
        let demand = draft.demand(order.demand).expect("an order stands on its demand");
        let mut demand = Arc::unwrap_or_clone(demand);
        add_lines(cx, draft, &mut order, &mut demand, entity.currency, lines)?;
        supply(cx, draft, std::slice::from_mut(&mut demand), Stage::Allocated, Cause::Sourced)?;
        check_promised(cx, draft, &channel, &demand, from, &asked_at)?;
        if let Some(refusal) = owes {
            hold_for_credit(cx, draft, &order, (refusal, &self.reference), (worth_minor, entity.currency));
        }
        draft.event(cx, "sales.lines_added", self.reference.to_string());
        draft.put_order(order.clone());
        leave(cx, draft, demand)?;
        Ok(Decision::done(OrderReply::of(draft, &order)?.with_raised(draft)).worth(worth_minor))
    }
}
