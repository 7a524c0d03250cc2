//! Ordering.

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

/// Places an order: prices and taxes its lines, promises them their goods by the channel's rules, and holds it for credit
/// where the customer would owe more than they may. A channel that is paid within some minutes keeps the goods that long.
/// Captured again under the same reference it is the order that stands.
///
/// Refused: `allocation.unknown_channel`, `allocation.channel_inactive`, `sales.no_terms`, `sales.other_content`,
/// `sales.kept_elsewhere`, `ledger.unknown_entity`, `parties.unknown_party`, `stock.unknown_site`, `stock.no_lines`,
/// `stock.too_many_lines`, `catalogue.unknown_item`, `catalogue.not_exact`, `catalogue.quantity_not_positive`,
/// `sales.not_for_order`, `sales.kit_without_parts`, `sales.no_price`, `sales.price_mode`, `sales.negative_price`,
/// `sales.quote_gone`, `sales.quote_of_other`, `till.override_not_allowed`, `till.discount_not_allowed`,
/// `pricing.discount_above_line`, `pricing.discount_above_basket`, `tax.no_rate`, `tax.no_jurisdiction`,
/// `sales.total_differs`, `sales.quote_ended`, `sales.unknown_order`, `allocation.unknown_demand`, `till.card_number`,
/// and `allocation.not_enough` where the channel lets nothing wait.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceOrder {
    /// The channel.
    pub channel: Code,
    /// The channel's own reference, unique in it for ever.
    pub reference: Code,
    /// Who buys.
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
    /// The basket (`allocation.reserve`) it comes of, which gives up to it what it has reserved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cart: Option<Code>,
    /// The quote it comes of, instead of a basket: its customer buys. Without lines it is ordered as it was quoted, once, as
    /// far as nothing of it was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Code>,
    /// Its lines, 1 to 10,000.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<OrderedLine>,
    /// What to take off the order, in money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Number>,
    /// What to take off the order, in per cent; not beside `discount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<Percent>,
    /// What the channel says it comes to, all taxes included: held against what we work out.
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

impl Command for PlaceOrder {
    const NAME: &'static str = "sales.place_order";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "reference": "W-2001", "customer": "ANNA", "lines": [{"item": "TEA-100", "quantity": 2}, {"item": "SHIPPING", "price": "4.90"}], "total": "15.30"}"#;
    type Reply = OrderReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<OrderReply>, Refusal> {
        let quoted = self.quote.as_ref().map(|quote| (DemandKind::Quote, quote));
        let asked = Capture {
            kind: DemandKind::Order,
            channel: &self.channel,
            reference: &self.reference,
            customer: self.customer.as_ref(),
            zone: self.zone.as_ref(),
            site: self.site.as_ref(),
            wanted_on: self.wanted_on,
            placed_on: None,
            valid_until: None,
            comes_of: quoted.or_else(|| self.cart.as_ref().map(|cart| (DemandKind::Cart, cart))),
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
        draft.event(cx, "sales.order_placed", self.reference.to_string());
        Ok(Decision::done(OrderReply::of(draft, &order)?.with_raised(draft)).worth(worth))
    }
}
