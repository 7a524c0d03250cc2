//! Orders and quotes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::ChannelOfOtherEntity;
use crate::allocation::rules::naming::channel_named;
use crate::allocation::types::DemandKind;
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::sales::replies::{OrderReply, OrderStatus};
use crate::stock::rules::naming::party_named;
use crate::values::{Amount, BusinessDate, ChannelId, Code, Currency, DemandId, PartyId};

/// Orders and quotes of an entity, those captured first in front, in pages.
///
/// Refused: `ledger.unknown_entity`, `allocation.unknown_channel`, `allocation.channel_of_other_entity`,
/// `parties.unknown_party`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Orders {
    /// Who sells.
    pub entity: Code,
    /// Through which channel; through any if not said.
    #[serde(default)]
    pub channel: Option<Code>,
    /// Of which customer; of any if not said.
    #[serde(default)]
    pub customer: Option<Code>,
    /// How they stand; any way if not said.
    #[serde(default)]
    pub status: Option<OrderStatus>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many at most are looked at.
    #[serde(default)]
    pub limit: Limit,
}

/// An order or quote in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderHeading {
    /// The channel it came through.
    pub channel: String,
    /// Whether it is an order or a quote.
    pub kind: DemandKind,
    /// Its reference in the channel.
    pub reference: String,
    /// Our number of it.
    pub number: String,
    /// Who buys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// How it stands.
    pub status: OrderStatus,
    /// The business day it was placed.
    pub placed_on: BusinessDate,
    /// The currency of the amounts.
    pub currency: Currency,
    /// What the customer pays, all taxes included.
    pub total: Amount,
    /// What is still to be paid; below zero what is to be given back.
    pub due: Amount,
}

/// A page of orders.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OrdersAnswer {
    /// The orders.
    pub orders: Vec<OrderHeading>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

impl Query for Orders {
    const NAME: &'static str = "sales.orders";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "status": "open"}"#;
    type Reply = OrdersAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<OrdersAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let channel = match &self.channel {
            None => ChannelId::NONE,
            Some(code) => {
                let channel = channel_named(draft, code)?;
                if channel.entity != entity.id {
                    let (channel, entity) = (channel.code.clone(), entity.code.clone());
                    return Err(ChannelOfOtherEntity { channel, entity }.at("channel"));
                }
                channel.id
            }
        };
        let customer: PartyId = party_named(draft, self.customer.as_ref(), "customer")?;
        let after = DemandId(self.after.unwrap_or(0));
        let found = draft.orders_after(entity.id, channel, customer, after, self.limit.probe());
        let (rows, next) = self.limit.page(found, |order| order.demand.0);
        let mut orders = Vec::with_capacity(rows.len());
        for order in rows {
            let reply = OrderReply::of(draft, &order)?;
            if self.status.is_none_or(|status| status == reply.status) {
                orders.push(OrderHeading {
                    channel: reply.channel,
                    kind: reply.kind,
                    reference: reply.reference,
                    number: reply.number,
                    customer: reply.customer,
                    status: reply.status,
                    placed_on: reply.placed_on,
                    currency: reply.currency,
                    total: reply.total,
                    due: reply.money.due,
                });
            }
        }
        Ok(OrdersAnswer { orders, next })
    }
}
