//! Orders that were placed elsewhere.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::naming::channel_scope;
use crate::allocation::types::DemandKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope, json_text};
use crate::sales::replies::OrderReply;
use crate::sales::requests::{NewHold, OrderedLine};
use crate::sales::rules::capturing::{Capture, capture};
use crate::values::{Attributes, BusinessDate, Code, Number, Percent};

/// Records an order that a customer has placed elsewhere: on a marketplace, in a shop that had lost its line. It stands
/// whatever we have: what cannot be promised waits. Recorded again under the same reference it is the order that stands.
///
/// A fact: other content under a reference is raised as `sales.other_content`, a total that is not what its lines come to
/// as `sales.total_differs`, a customer who would owe too much as `sales.credit_exceeded`.
///
/// Refused: `allocation.unknown_channel`, `sales.no_terms`, `sales.kept_elsewhere`, `parties.unknown_party`,
/// `stock.unknown_site`, `stock.no_lines`, `stock.too_many_lines`, `catalogue.unknown_item`, `catalogue.not_exact`,
/// `catalogue.quantity_not_positive`, `sales.not_for_order`, `sales.kit_without_parts`, `sales.no_price`,
/// `sales.price_mode`, `sales.negative_price`, `pricing.discount_above_line`, `pricing.discount_above_basket`,
/// `tax.no_rate`, `tax.no_jurisdiction`, `ledger.in_future`, `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordOrder {
    /// The channel.
    pub channel: Code,
    /// The channel's own reference, unique in it for ever.
    pub reference: Code,
    /// The business day it was placed; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// Who bought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Code>,
    /// The zone it is to go to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Code>,
    /// The only site it is to come from: where it is picked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// The day it is wanted; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted_on: Option<BusinessDate>,
    /// Its lines, 1 to 10,000.
    pub lines: Vec<OrderedLine>,
    /// What was taken off the order, in money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Number>,
    /// What was taken off the order, in per cent; not beside `discount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<Percent>,
    /// What the channel says it came to, all taxes included: held against what we work out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Number>,
    /// For what it is held from the start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<NewHold>,
    /// The host's own, never a card's number.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The order's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

impl Command for RecordOrder {
    const NAME: &'static str = "sales.record_order";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "reference": "W-2002", "lines": [{"item": "TEA-FOR-TWO", "price": "15.00"}], "total": "15.00"}"#;
    type Reply = OrderReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<OrderReply>, Refusal> {
        let asked = Capture {
            kind: DemandKind::Order,
            channel: &self.channel,
            reference: &self.reference,
            customer: self.customer.as_ref(),
            zone: self.zone.as_ref(),
            site: self.site.as_ref(),
            wanted_on: self.wanted_on,
            placed_on: self.occurred_on,
            valid_until: None,
            comes_of: None,
            supplied: true,
            lines: &self.lines,
            discount: self.discount,
            discount_percent: self.discount_percent,
            total: self.total,
            holds: &self.holds,
            attributes: &self.attributes,
            external_refs: &self.external_refs,
            text: &|customer| json_text(&Self { customer: customer.cloned(), ..self.clone() }),
        };
        let (order, worth) = capture(cx, draft, asked)?;
        draft.event(cx, "sales.order_recorded", self.reference.to_string());
        Ok(Decision::done(OrderReply::of(draft, &order)?.with_raised(draft)).worth(worth))
    }
}
