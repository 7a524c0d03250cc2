//! All that happened to an order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::order::order;
use crate::allocation::rules::naming::channel_scope;
use crate::allocation::types::DemandKind;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::sales::rules::naming::{document_text, order_named};
use crate::sales::types::{InvoiceKind, Order};
use crate::values::{Code, CommandId, Currency, Instant, money_text};
use crate::words::words;

/// All that happened to an order or quote, in the order in which it was recorded: its units as they went from stage to
/// stage, its holds, its money, its invoices and its parcels. At most the last 10,000 steps.
///
/// Refused: `allocation.unknown_channel`, `sales.unknown_order`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timeline {
    /// The channel.
    pub channel: Code,
    /// Whether an order or a quote; an order if not said.
    #[serde(default = "order")]
    pub kind: DemandKind,
    /// Its reference.
    pub reference: Code,
}

words! {
    /// What something that happened to an order is about.
    TimelineKind {
        /// It was captured.
        Captured = "captured",
        /// Units went from one stage to another.
        Units = "units",
        /// Units are no longer wanted.
        Cancelled = "cancelled",
        /// A hold was placed or released.
        Hold = "hold",
        /// Something happened to a payment.
        Payment = "payment",
        /// It was billed or credited.
        Invoice = "invoice",
        /// A carrier told of a parcel.
        Parcel = "parcel",
    }
}

/// Something that happened to an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineEntry {
    /// When it was recorded; absent within the command that records it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_at: Option<Instant>,
    /// What it is about.
    pub kind: TimelineKind,
    /// The line it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<i64>,
    /// What happened, in words.
    pub what: String,
}

/// All that happened to an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineAnswer {
    /// The order's reference.
    pub reference: String,
    /// Our number of it.
    pub number: String,
    /// What happened, in order.
    pub entries: Vec<TimelineEntry>,
}

const MOST: usize = 10_000;

/// Something that happened, with what puts it in order.
struct Step {
    command: CommandId,
    kind: TimelineKind,
    line: Option<i64>,
    what: String,
}

impl Query for Timeline {
    const NAME: &'static str = "sales.timeline";
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "reference": "W-2001"}"#;
    type Reply = TimelineAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<TimelineAnswer, Refusal> {
        let order = order_named(draft, &self.channel, self.kind, &self.reference)?;
        let number = draft.number_text(order.series, order.number);
        let mut steps = vec![Step {
            command: order.command,
            kind: TimelineKind::Captured,
            line: None,
            what: format!("{} captured as {number}", self.kind),
        }];
        units(draft, &order, &mut steps);
        money(draft, &order, &mut steps);
        parcels(draft, &order, &mut steps);
        // What one command did stays in the order above.
        steps.sort_by_key(|step| step.command);
        let from = steps.len().saturating_sub(MOST);
        let entries = steps.into_iter().skip(from).map(|step| TimelineEntry {
            recorded_at: draft.facts.recorded_at(step.command),
            kind: step.kind,
            line: step.line,
            what: step.what,
        });
        let entries = entries.collect();
        Ok(TimelineAnswer { reference: self.reference.to_string(), number, entries })
    }
}

fn units(draft: &mut Draft<'_>, order: &Order, steps: &mut Vec<Step>) {
    for step in draft.demand_moves(order.demand) {
        let site = draft.site(step.seat.site).filter(|_| !step.seat.site.is_none());
        let at = site.map_or_else(String::new, |site| format!(" at {}", site.code));
        steps.push(Step {
            command: step.command,
            kind: TimelineKind::Units,
            line: Some(step.line),
            what: format!("{} {} -> {}{at}: {}", step.quantity, step.from, step.to, step.cause),
        });
    }
    for cancel in draft.order_cancels(order.demand) {
        steps.push(Step {
            command: cancel.command,
            kind: TimelineKind::Cancelled,
            line: Some(cancel.line),
            what: format!("{} cancelled: {}", cancel.quantity, cancel.reason),
        });
    }
    for step in draft.hold_steps(order.demand).iter() {
        let what = if step.placed { "held" } else { "let go" };
        steps.push(Step {
            command: step.command,
            kind: TimelineKind::Hold,
            line: None,
            what: format!("{what} for {}: {}", step.hold, step.reason),
        });
    }
}

fn money(draft: &mut Draft<'_>, order: &Order, steps: &mut Vec<Step>) {
    let currency = draft.entity(order.entity).map_or(Currency::EUR, |entity| entity.currency);
    for payment in draft.order_payments(order.demand).iter() {
        let tender = draft.tender(payment.tender).map(|tender| tender.code.clone()).unwrap_or_default();
        let amount = money_text(payment.amount_minor, currency);
        steps.push(Step {
            command: payment.command,
            kind: TimelineKind::Payment,
            line: None,
            what: format!("{} {amount} {tender} {}", payment.step, payment.reference).trim_end().to_owned(),
        });
    }
    for invoice in draft.invoices_of(order.demand).iter() {
        let number = draft.number_text(invoice.series, invoice.number);
        let word = match invoice.kind {
            InvoiceKind::Invoice => "billed",
            InvoiceKind::CreditNote => "credited",
        };
        let total = money_text(invoice.net_minor.saturating_add(invoice.tax_minor).saturating_abs(), currency);
        steps.push(Step {
            command: invoice.command,
            kind: TimelineKind::Invoice,
            line: None,
            what: format!("{word} {total} as {number}"),
        });
    }
}

fn parcels(draft: &mut Draft<'_>, order: &Order, steps: &mut Vec<Step>) {
    for parcel in draft.parcels_of(order.demand).iter() {
        let shipment = document_text(draft, parcel.document);
        let by = draft.party(parcel.carrier).filter(|_| !parcel.carrier.is_none());
        let by = by.map_or_else(String::new, |carrier| format!(" with {}", carrier.code));
        steps.push(Step {
            command: parcel.command,
            kind: TimelineKind::Parcel,
            line: None,
            what: format!("{shipment} left{by} {}", parcel.tracking).trim_end().to_owned(),
        });
        for event in draft.parcel_events(parcel.document) {
            steps.push(Step {
                command: event.command,
                kind: TimelineKind::Parcel,
                line: None,
                what: format!("{shipment} {} on {} {}", event.step, event.occurred_on, event.note)
                    .trim_end()
                    .to_owned(),
            });
        }
    }
}
