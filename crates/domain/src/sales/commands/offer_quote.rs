//! Offering.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::naming::channel_scope;
use crate::allocation::types::DemandKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope, json_text};
use crate::sales::replies::OrderReply;
use crate::sales::requests::OrderedLine;
use crate::sales::rules::capturing::{Capture, capture};
use crate::values::{Attributes, BusinessDate, Code, Number, Percent};

/// Offers goods and services to a customer, at prices that hold until a day: `sales.place_order` takes the quote. It
/// promises nothing, unless it is to reserve its goods, as long as the channel keeps a reservation.
///
/// Refused: `allocation.unknown_channel`, `allocation.channel_inactive`, `sales.no_terms`, `sales.other_content`,
/// `sales.kept_elsewhere`, `ledger.unknown_entity`, `parties.unknown_party`, `stock.no_lines`, `stock.too_many_lines`,
/// `catalogue.unknown_item`, `catalogue.not_exact`, `catalogue.quantity_not_positive`, `sales.not_for_order`,
/// `sales.kit_without_parts`, `sales.no_price`, `sales.price_mode`, `sales.negative_price`,
/// `till.override_not_allowed`, `till.discount_not_allowed`, `pricing.discount_above_line`,
/// `pricing.discount_above_basket`, `tax.no_rate`, `tax.no_jurisdiction`, `till.card_number`, and
/// `allocation.not_enough` where its goods are reserved and the channel lets nothing wait.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferQuote {
    /// The channel.
    pub channel: Code,
    /// The quote's reference, unique among the channel's quotes for ever.
    pub reference: Code,
    /// To whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Code>,
    /// The zone it is to go to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Code>,
    /// The last day it can be taken; without end if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<BusinessDate>,
    /// Whether its goods are reserved.
    #[serde(default)]
    pub reserve: bool,
    /// Its lines, 1 to 10,000.
    pub lines: Vec<OrderedLine>,
    /// What to take off it, in money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Number>,
    /// What to take off it, in per cent; not beside `discount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<Percent>,
    /// The host's own, never a card's number.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The quote's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

impl Command for OfferQuote {
    const NAME: &'static str = "sales.offer_quote";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "reference": "Q-7", "customer": "CAFE", "valid_until": "2099-12-31", "lines": [{"item": "TEA-100", "quantity": 3, "discount_percent": "10"}]}"#;
    type Reply = OrderReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<OrderReply>, Refusal> {
        let asked = Capture {
            kind: DemandKind::Quote,
            channel: &self.channel,
            reference: &self.reference,
            customer: self.customer.as_ref(),
            zone: self.zone.as_ref(),
            site: None,
            wanted_on: None,
            placed_on: None,
            valid_until: self.valid_until,
            comes_of: None,
            supplied: self.reserve,
            lines: &self.lines,
            discount: self.discount,
            discount_percent: self.discount_percent,
            total: None,
            holds: &[],
            attributes: &self.attributes,
            external_refs: &self.external_refs,
            text: &|customer| json_text(&Self { customer: customer.cloned(), ..self.clone() }),
        };
        let (order, worth) = capture(cx, draft, asked)?;
        draft.event(cx, "sales.quote_offered", self.reference.to_string());
        Ok(Decision::done(OrderReply::of(draft, &order)?).worth(worth))
    }
}
