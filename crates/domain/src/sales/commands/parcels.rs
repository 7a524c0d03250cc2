//! What a carrier says of a parcel.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exceptions::rules::{About, raise_refusal, refuse_or_raise};
use crate::exceptions::types::Severity;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::add;
use crate::ledger::types::{Dimensions, Entity, Role};
use crate::open_items::rules::sheet::Opening;
use crate::posting::{Booking, Heading};
use crate::sales::refusals::{NotPositive, ParcelEnded, ParcelInTrouble, UnknownParcel};
use crate::sales::requests::not_negative;
use crate::sales::rules::invoicing::under_way;
use crate::sales::rules::naming::remains;
use crate::sales::rules::payments::{about, opening};
use crate::sales::types::{Invoice, InvoiceLine, Order, Parcel, ParcelEvent, ParcelStep};
use crate::stock::rules::naming::{document_named, document_scope};
use crate::stock::types::{Document, DocumentKind};
use crate::values::{Amount, BusinessDate, CategoryId, Code, DimensionSetId, Note, Number};

/// Records what a carrier says of a parcel. When it arrives, what was under way and ours passes to the customer: revenue and
/// cost count. When it is lost, the value of goods that were still ours is shrinkage. What is claimed of the carrier is
/// awaited from them, against shrinkage.
///
/// A fact: a parcel that is lost, damaged or on its way back is raised as `sales.parcel_in_trouble`; one that had arrived or
/// was lost before, or was taken back from the dock, as `sales.parcel_ended`.
///
/// Refused: `stock.unknown_document`, `stock.wrong_document`, `sales.unknown_parcel`, `sales.not_positive`,
/// `sales.out_of_range`, `ledger.in_future`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordParcelEvent {
    /// The shipment by which it left.
    pub shipment: Code,
    /// What happened.
    pub step: ParcelStep,
    /// The business day it happened; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What is claimed, in the entity's currency, above 0; only of `claimed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// What the carrier says.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

/// What a carrier's word came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ParcelReply {
    /// The shipment.
    pub shipment: String,
    /// What happened.
    pub step: ParcelStep,
    /// The document that posts it; absent when nothing had to be posted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// What passed to the customer, or was claimed or lost, in the entity's currency.
    pub amount: Amount,
    /// The numbers of the exceptions raised with it: what a person must look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<i64>,
}

impl Command for RecordParcelEvent {
    const NAME: &'static str = "sales.record_parcel_event";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"shipment": "SH-ACME-000001", "step": "delivered"}"#;
    type Reply = ParcelReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        document_scope(draft, &self.shipment).map_err(|refusal| Refusal { path: "shipment".to_owned(), ..refusal })
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ParcelReply>, Refusal> {
        let shipment = document_named(draft, &self.shipment, DocumentKind::Shipment)
            .map_err(|refusal| Refusal { path: "shipment".to_owned(), ..refusal })?;
        let unknown = || UnknownParcel { shipment: self.shipment.to_string() }.at("shipment");
        let parcel = draft.parcel(shipment.id).ok_or_else(unknown)?;
        let order = draft.order(parcel.demand).ok_or_else(unknown)?;
        let entity = draft.entity(order.entity).ok_or_else(unknown)?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let claimed_minor = self.claimed(&entity)?;
        let ended = self.ended(draft, &parcel);
        if let Some(step) = &ended {
            let refusal = ParcelEnded { shipment: self.shipment.to_string(), step: step.clone() };
            refuse_or_raise(cx, draft, refusal.at("step"), About::of_scope(cx, self.shipment.to_string()))?;
        }
        self.look_at(cx, draft, &order, &parcel, &entity);
        let at = At { shipment: &shipment, parcel: &parcel, order: &order, entity: &entity, occurred_on };
        let posts = ended.is_none();
        let (document, amount_minor, mut exceptions) = match self.step {
            ParcelStep::Delivered if posts => at.arrive(cx, draft)?,
            ParcelStep::Lost if posts => at.lose(cx, draft)?,
            ParcelStep::Claimed => at.claim(cx, draft, claimed_minor)?,
            _ => (None, 0, Vec::new()),
        };
        if document.is_none() {
            exceptions = draft.book_raised(self.shipment.as_str()).into_iter().map(|exception| exception.0).collect();
        }
        draft.add_parcel_event(ParcelEvent {
            id: 0,
            command: cx.command_id,
            document: shipment.id,
            step: self.step,
            occurred_on,
            amount_minor: claimed_minor,
            note: self.note.to_string(),
        });
        draft.event(cx, "sales.parcel_told", self.shipment.to_string());
        let amount = Amount::of(amount_minor, entity.currency);
        let shipment = self.shipment.to_string();
        Ok(Decision::done(ParcelReply { shipment, step: self.step, document, amount, exceptions }))
    }
}

impl RecordParcelEvent {
    fn claimed(&self, entity: &Entity) -> Result<i64, Refusal> {
        let minor = self.amount.map_or(Ok(0), |amount| not_negative(amount, entity.currency, "amount"))?;
        if (minor > 0) != (self.step == ParcelStep::Claimed) {
            return Err(NotPositive {
                amount: self.amount.map_or_else(|| "0".to_owned(), |amount| amount.to_string()),
            }
            .at("amount"));
        }
        Ok(minor)
    }

    /// How the parcel ended before, if it did and this would end it again.
    fn ended(&self, draft: &mut Draft<'_>, parcel: &Parcel) -> Option<String> {
        if !matches!(self.step, ParcelStep::Delivered | ParcelStep::Lost) {
            return None;
        }
        let ends = |step: &ParcelStep| matches!(step, ParcelStep::Delivered | ParcelStep::Lost);
        let end = draft.parcel_events(parcel.document).into_iter().map(|event| event.step).find(ends);
        if let Some(step) = end {
            return Some(step.to_string());
        }
        let notes = draft.invoices_of(parcel.demand);
        let mut notes = notes.iter().filter(|note| note.corrects == parcel.document);
        let back = |note: &Invoice| {
            draft.document(note.document).is_some_and(|document| document.kind == DocumentKind::ShipmentReversal)
        };
        notes.any(back).then(|| "taken back".to_owned())
    }

    fn look_at(&self, cx: &Context, draft: &mut Draft<'_>, order: &Order, parcel: &Parcel, entity: &Entity) {
        if !matches!(self.step, ParcelStep::Lost | ParcelStep::Damaged | ParcelStep::Returned) {
            return;
        }
        let demand = draft.demand(order.demand);
        let reference = demand.map(|demand| demand.reference.clone()).unwrap_or_default();
        let billed = draft.invoice(parcel.document).map_or(0, |invoice| invoice.net_minor);
        let shipment = self.shipment.to_string();
        let refusal = ParcelInTrouble { shipment: shipment.clone(), reference, step: self.step.to_string() };
        let about = About { severity: Severity::Critical, ..About::of_scope(cx, shipment) };
        raise_refusal(cx, draft, refusal.into(), about.at_stake(billed, entity.currency));
    }
}

/// A document, what it comes to, and what was raised with it.
type Posted = (Option<String>, i64, Vec<i64>);

/// A parcel that something happens to.
struct At<'a> {
    shipment: &'a Document,
    parcel: &'a Parcel,
    order: &'a Order,
    entity: &'a Arc<Entity>,
    occurred_on: BusinessDate,
}

impl At<'_> {
    fn booking(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Booking, Refusal> {
        let posted_on = dates::posting_day(cx, draft, self.entity.id, self.occurred_on)?;
        let (site, kind) = (self.shipment.site, DocumentKind::Delivery);
        let heading = Heading::of(kind, self.entity, site, self.occurred_on, posted_on);
        Ok(Booking::open(draft, Heading { party: self.order.customer, corrects: self.shipment.id, ..heading }))
    }

    /// Revenue and cost count: each line of the invoice with its category.
    fn arrive(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Posted, Refusal> {
        let waits_minor = remains(draft, self.parcel.revenue_item).saturating_neg();
        let goods_minor = remains(draft, self.parcel.goods_item);
        if waits_minor == 0 && goods_minor == 0 {
            return Ok((None, 0, Vec::new()));
        }
        let mut booking = self.booking(cx, draft)?;
        let (mut net_minor, mut cost_minor) = (waits_minor, goods_minor);
        let channel = draft.channel(self.order.channel).map(|channel| channel.folded.clone()).unwrap_or_default();
        let lines = self.left(draft)?;
        for (at, line) in lines.iter().enumerate() {
            let category = draft.item(line.item).map(|item| item.category).unwrap_or_default();
            let (site, party) = (self.shipment.site, self.order.customer);
            let set = Dimensions { site, channel: channel.clone(), category, party, ..Dimensions::default() };
            let dimensions = draft.dimension_set(&set);
            // Cents by which what waits differs from the lines are the last one's.
            let is_last = at + 1 == lines.len();
            let net = if is_last { net_minor } else { line.net_minor.min(net_minor) };
            let cost = if is_last { cost_minor } else { line.cost_minor.min(cost_minor) };
            self.pass(draft, &mut booking, category, dimensions, net, cost)?;
            net_minor -= net;
            cost_minor -= cost;
        }
        let closed = booking.close(cx, draft)?;
        let exceptions = closed.exceptions.iter().map(|exception| exception.0).collect();
        Ok((Some(closed.number), waits_minor, exceptions))
    }

    /// The lines that were billed, each with what of its net price and cost was not credited since.
    fn left(&self, draft: &mut Draft<'_>) -> Result<Vec<InvoiceLine>, Refusal> {
        let mut lines = draft.invoice_lines(self.parcel.document);
        for note in draft.invoices_of(self.parcel.demand).iter() {
            if note.corrects != self.parcel.document {
                continue;
            }
            for credited in draft.invoice_lines(note.document) {
                if let Some(line) = lines.iter_mut().find(|line| line.order_line == credited.order_line) {
                    line.net_minor = add(line.net_minor, credited.net_minor)?;
                    line.cost_minor = add(line.cost_minor, credited.cost_minor)?;
                }
            }
        }
        Ok(lines)
    }

    fn pass(
        &self,
        draft: &mut Draft<'_>,
        booking: &mut Booking,
        category: CategoryId,
        dimensions: DimensionSetId,
        net_minor: i64,
        cost_minor: i64,
    ) -> Result<(), Refusal> {
        if net_minor != 0 {
            let account = account_for(draft, self.entity.id, Role::RevenueDeferred, CategoryId::NONE)?;
            let posted_on = booking.heading.posted_on;
            let opening = opening(account, self.entity, booking.heading.party, String::new(), posted_on, net_minor);
            booking.sheet.collect(draft, dimensions, Some(self.parcel.revenue_item), opening)?;
            booking.counter(draft, Role::SalesRevenue, category, dimensions, -net_minor)?;
        }
        under_way(draft, booking, self.entity, self.parcel.goods_item, dimensions, -cost_minor)?;
        booking.counter(draft, Role::CostOfSales, category, dimensions, cost_minor)
    }

    /// Goods that were under way and ours are gone.
    fn lose(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Posted, Refusal> {
        let goods_minor = remains(draft, self.parcel.goods_item);
        if goods_minor == 0 {
            return Ok((None, 0, Vec::new()));
        }
        let mut booking = self.booking(cx, draft)?;
        let dimensions = about(draft, self.order);
        under_way(draft, &mut booking, self.entity, self.parcel.goods_item, dimensions, -goods_minor)?;
        booking.counter(draft, Role::Shrinkage, CategoryId::NONE, dimensions, goods_minor)?;
        let closed = booking.close(cx, draft)?;
        let exceptions = closed.exceptions.iter().map(|exception| exception.0).collect();
        Ok((Some(closed.number), goods_minor, exceptions))
    }

    /// The carrier is to make it good.
    fn claim(&self, cx: &Context, draft: &mut Draft<'_>, claimed_minor: i64) -> Result<Posted, Refusal> {
        let mut booking = self.booking(cx, draft)?;
        let dimensions = about(draft, self.order);
        let account = account_for(draft, self.entity.id, Role::ClaimsAwaited, CategoryId::NONE)?;
        let reference = match self.parcel.tracking.is_empty() {
            true => draft.number_text(self.shipment.series, self.shipment.number),
            false => self.parcel.tracking.clone(),
        };
        let posted_on = booking.heading.posted_on;
        let opening = opening(account, self.entity, self.parcel.carrier, reference, posted_on, claimed_minor);
        booking.sheet.open(dimensions, Opening { document: booking.document, ..opening });
        booking.counter(draft, Role::Shrinkage, CategoryId::NONE, dimensions, -claimed_minor)?;
        let closed = booking.close(cx, draft)?;
        let exceptions = closed.exceptions.iter().map(|exception| exception.0).collect();
        Ok((Some(closed.number), claimed_minor, exceptions))
    }
}
