//! Orders as callers see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::moving::place_of;
use crate::allocation::types::{Demand, DemandKind, Split};
use crate::flow::{Draft, Refusal};
use crate::ledger::rules::entry::overflow;
use crate::pricing::types::PriceOrigin;
use crate::sales::rules::money::{Standing, Totals, standing, totals};
use crate::sales::types::{HoldKind, Order, OrderLine};
use crate::tax::types::Treatment;
use crate::values::{Amount, BusinessDate, Currency, Quantity, UnitPrice};
use crate::words::words;

words! {
    /// How an order stands: worked out of its lines and holds.
    OrderStatus {
        /// An offer the customer may still take.
        Quoted = "quoted",
        /// Its offer was taken, or is over.
        Closed = "closed",
        /// Nothing of it has left.
        Open = "open",
        /// It waits for somebody to let it go.
        Held = "held",
        /// Some of it has left.
        PartlyShipped = "partly_shipped",
        /// All that is wanted has left.
        Shipped = "shipped",
        /// Nothing of it is wanted any more.
        Cancelled = "cancelled",
    }
}

/// An order or quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrderReply {
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
    /// The day it is wanted.
    pub wanted_on: BusinessDate,
    /// The last day a quote can be taken, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<BusinessDate>,
    /// The currency of all amounts.
    pub currency: Currency,
    /// What is wanted of it, without tax.
    pub net: Amount,
    /// The tax we owe.
    pub tax: Amount,
    /// The tax that a marketplace collects and owes.
    pub memo_tax: Amount,
    /// What the customer pays, all taxes included.
    pub total: Amount,
    /// What the channel says it came to when it was captured, if it said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated_total: Option<Amount>,
    /// Where its money stands.
    pub money: MoneyReply,
    /// For what it is held now.
    pub holds: Vec<HoldReply>,
    /// Its lines, in order.
    pub lines: Vec<OrderLineReply>,
    /// The numbers of the exceptions raised with it: what a person must look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<i64>,
}

/// Where the money of an order stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MoneyReply {
    /// Promised to us and neither taken nor let go.
    pub authorised: Amount,
    /// Taken, what was charged back not counted.
    pub captured: Amount,
    /// Given back.
    pub refunded: Amount,
    /// Billed, tax included.
    pub billed: Amount,
    /// Credited, tax included.
    pub credited: Amount,
    /// What we hold for the customer.
    pub held: Amount,
    /// What is still to be paid; below zero what is to be given back.
    pub due: Amount,
}

/// A hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HoldReply {
    /// For what.
    pub hold: HoldKind,
    /// Why.
    pub reason: String,
}

/// A line of an order: what is wanted is the sum of the stages below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderLineReply {
    /// Its place, from 1.
    pub line: i64,
    /// The SKU.
    pub item: String,
    /// The kit it is a part of, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kit: Option<String>,
    /// How much was ordered, in the item's base unit.
    pub quantity: Quantity,
    /// The price of one of the unit it was ordered in.
    pub unit_price: UnitPrice,
    /// Why the price is what it is.
    pub price_origin: PriceOrigin,
    /// What all that was ordered comes to without tax, after discounts.
    pub net: Amount,
    /// Its tax that we owe.
    pub tax: Amount,
    /// How it is taxed.
    pub treatment: Treatment,
    /// What was taken off it, its share of what was taken off the order included.
    pub discount: Amount,
    /// Promised nothing yet.
    pub open: Quantity,
    /// Promised for a while.
    pub reserved: Quantity,
    /// Promised at a position.
    pub allocated: Quantity,
    /// In a tote.
    pub picked: Quantity,
    /// Gone; of a line without goods: billed.
    pub shipped: Quantity,
    /// No longer wanted.
    pub cancelled: Quantity,
}

/// Something owed that money was put against, or that is owed again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SettledReply {
    /// The number of the invoice, or the reference of what was brought in from elsewhere.
    pub invoice: String,
    /// How much.
    pub amount: Amount,
    /// What is owed for it now.
    pub left: Amount,
}

impl OrderReply {
    /// An order as it stands.
    ///
    /// # Errors
    /// `flow.overflow`.
    pub(crate) fn of(draft: &mut Draft<'_>, order: &Order) -> Result<Self, Refusal> {
        let demand = draft.demand(order.demand).expect("an order stands on its demand");
        let entity = draft.entity(order.entity);
        let currency = entity.map_or(Currency::EUR, |entity| entity.currency);
        let Totals { net_minor, tax_minor, memo_tax_minor, .. } = totals(order, &demand)?;
        let standing = standing(draft, order, &demand)?;
        let holds: Vec<HoldReply> = draft
            .holds(order.demand)
            .into_iter()
            .map(|step| HoldReply { hold: step.hold, reason: step.reason })
            .collect();
        let splits: Vec<Split> = order.lines.iter().map(|line| split_of(line, &demand)).collect::<Result<_, _>>()?;
        let number = draft.number_text(order.series, order.number);
        let mut lines = Vec::with_capacity(order.lines.len());
        for (line, split) in order.lines.iter().zip(&splits) {
            lines.push(line_reply(draft, line, split, currency));
        }
        let total = i128::from(net_minor) + i128::from(tax_minor) + i128::from(memo_tax_minor);
        Ok(Self {
            channel: draft.channel(order.channel).map(|channel| channel.code.clone()).unwrap_or_default(),
            kind: demand.key.kind,
            reference: demand.reference.clone(),
            number,
            customer: draft.party(order.customer).map(|party| party.code.clone()),
            status: status_of(&demand, &splits, !holds.is_empty()),
            placed_on: order.placed_on,
            wanted_on: demand.wanted_on,
            valid_until: order.valid_until,
            currency,
            net: Amount::of(net_minor, currency),
            tax: Amount::of(tax_minor, currency),
            memo_tax: Amount::of(memo_tax_minor, currency),
            total: Amount::of(i64::try_from(total).map_err(|_| overflow())?, currency),
            stated_total: order.stated_total_minor.map(|minor| Amount::of(minor, currency)),
            money: MoneyReply::of(&standing, currency),
            holds,
            lines,
            exceptions: Vec::new(),
        })
    }
}

impl OrderReply {
    /// The same, with what the command being decided raised, which is noted to be about the order.
    pub(crate) fn with_raised(self, draft: &mut Draft<'_>) -> Self {
        let exceptions = draft.book_raised(&self.number).into_iter().map(|exception| exception.0).collect();
        Self { exceptions, ..self }
    }
}

impl MoneyReply {
    fn of(standing: &Standing, currency: Currency) -> Self {
        let amount = |minor| Amount::of(minor, currency);
        Self {
            authorised: amount(standing.authorised_minor),
            captured: amount(standing.captured_minor),
            refunded: amount(standing.refunded_minor),
            billed: amount(standing.billed_minor),
            credited: amount(standing.credited_minor),
            held: amount(standing.held_minor),
            due: amount(standing.due_minor),
        }
    }
}

/// A part of money that was given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefundedPart {
    /// The way of paying.
    pub tender: String,
    /// The processor's reference of what was captured; absent of a card or credit of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<String>,
    /// The card or credit of ours it was put on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored_value: Option<String>,
    /// How much.
    pub amount: Amount,
}

/// How a line stands: goods as the demand says; what has no goods has left when it is billed.
fn split_of(line: &OrderLine, demand: &Demand) -> Result<Split, Refusal> {
    if let Some(at) = place_of(demand, line.line) {
        return Ok(demand.lines[at].split);
    }
    let (wanted, shipped, cancelled) = (line.quantity, line.invoiced, line.cancelled);
    let open = wanted.checked_sub(shipped)?.checked_sub(cancelled)?;
    Ok(Split { wanted, open, shipped, cancelled, ..Split::default() })
}

fn line_reply(draft: &mut Draft<'_>, line: &OrderLine, split: &Split, currency: Currency) -> OrderLineReply {
    OrderLineReply {
        line: line.line,
        item: draft.item(line.item).map(|item| item.code.clone()).unwrap_or_default(),
        kit: draft.item(line.kit).filter(|_| !line.kit.is_none()).map(|item| item.code.clone()),
        quantity: line.quantity,
        unit_price: line.unit_price,
        price_origin: line.price_origin,
        net: Amount::of(line.net_minor, currency),
        tax: Amount::of(line.tax_minor, currency),
        treatment: line.treatment,
        discount: Amount::of(line.discount_minor.saturating_add(line.basket_discount_minor), currency),
        open: split.open,
        reserved: split.reserved,
        allocated: split.allocated,
        picked: split.picked,
        shipped: split.shipped,
        cancelled: split.cancelled,
    }
}

fn status_of(demand: &Demand, splits: &[Split], held: bool) -> OrderStatus {
    let all = |what: fn(&Split) -> bool| splits.iter().all(what);
    let gone = |split: &Split| split.shipped.is_positive();
    let wanted = |split: &Split| split.cancelled < split.wanted;
    let waits = |split: &Split| {
        split.open.is_positive()
            || split.reserved.is_positive()
            || split.allocated.is_positive()
            || split.picked.is_positive()
    };
    match demand.key.kind {
        DemandKind::Quote | DemandKind::Cart if splits.iter().any(wanted) => OrderStatus::Quoted,
        DemandKind::Quote | DemandKind::Cart => OrderStatus::Closed,
        DemandKind::Order if all(|split| split.cancelled == split.wanted) => OrderStatus::Cancelled,
        DemandKind::Order if !splits.iter().any(waits) => OrderStatus::Shipped,
        DemandKind::Order if held => OrderStatus::Held,
        DemandKind::Order if splits.iter().any(gone) => OrderStatus::PartlyShipped,
        DemandKind::Order => OrderStatus::Open,
    }
}
