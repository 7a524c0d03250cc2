//! One order.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::allocation::rules::naming::channel_scope;
use crate::allocation::types::DemandKind;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::sales::replies::OrderReply;
use crate::sales::rules::naming::order_named;
use crate::values::Code;

/// An order or quote as it stands: its lines, what was promised to them, its holds and its money. Amounts are in the
/// entity's currency.
///
/// Refused: `allocation.unknown_channel`, `sales.unknown_order`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderOf {
    /// The channel.
    pub channel: Code,
    /// Whether an order or a quote; an order if not said.
    #[serde(default = "order")]
    pub kind: DemandKind,
    /// Its reference.
    pub reference: Code,
}

pub(super) const fn order() -> DemandKind {
    DemandKind::Order
}

impl Query for OrderOf {
    const NAME: &'static str = "sales.order";
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "reference": "W-2001"}"#;
    type Reply = OrderReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<OrderReply, Refusal> {
        let order = order_named(draft, &self.channel, self.kind, &self.reference)?;
        OrderReply::of(draft, &order)
    }
}
