//! Orders, terms and invoices as callers name them.

use std::sync::Arc;

use crate::allocation::rules::naming::channel_named;
use crate::allocation::types::{Channel, Demand, DemandKey, DemandKind};
use crate::flow::{Draft, Refusal};
use crate::sales::refusals::{KeptHere, NoTerms, UnknownInvoice, UnknownOrder};
use crate::sales::types::{ChannelTerms, Invoice, Order};
use crate::values::{Code, Currency, DocumentId, OpenItemId};

/// On which terms a channel sells.
///
/// # Errors
/// `sales.no_terms`.
pub(crate) fn terms_of(draft: &mut Draft<'_>, channel: &Channel) -> Result<Arc<ChannelTerms>, Refusal> {
    draft.channel_terms(channel.id).ok_or_else(|| NoTerms { channel: channel.code.clone() }.at("channel"))
}

/// The order or quote of a reference.
///
/// # Errors
/// `allocation.unknown_channel`, `sales.unknown_order`.
pub(crate) fn order_named(
    draft: &mut Draft<'_>,
    channel: &Code,
    kind: DemandKind,
    reference: &Code,
) -> Result<Arc<Order>, Refusal> {
    let channel = channel_named(draft, channel)?;
    let key = DemandKey { channel: channel.id, kind, reference: reference.folded() };
    let order = draft.demand_by_key(&key).and_then(|demand| draft.order(demand.id));
    order.ok_or_else(|| {
        let (channel, kind, reference) = (channel.code.clone(), kind.to_string(), reference.to_string());
        UnknownOrder { channel, kind, reference }.at("reference")
    })
}

/// Holds that a demand is none of an order or quote that is kept here, which is changed where it is kept.
///
/// # Errors
/// `sales.kept_here`.
pub(crate) fn check_kept_elsewhere(draft: &mut Draft<'_>, demand: &Demand) -> Result<(), Refusal> {
    match draft.order(demand.id) {
        None => Ok(()),
        Some(_) => Err(KeptHere { reference: demand.reference.clone() }.at("reference")),
    }
}

/// The reference of an order, as written.
pub(crate) fn reference_of(draft: &mut Draft<'_>, order: &Order) -> String {
    draft.demand(order.demand).map(|demand| demand.reference.clone()).unwrap_or_default()
}

/// The currency of an order.
pub(crate) fn currency_of(draft: &mut Draft<'_>, order: &Order) -> Currency {
    draft.entity(order.entity).map_or(Currency::EUR, |entity| entity.currency)
}

/// The invoice or credit note of a number.
///
/// # Errors
/// `sales.unknown_invoice`.
pub(crate) fn invoice_named(draft: &mut Draft<'_>, number: &Code) -> Result<Invoice, Refusal> {
    let parsed = draft.parse_number(number.as_str());
    let found = parsed.and_then(|(series, number)| draft.invoice_by_number(series, number));
    found.ok_or_else(|| UnknownInvoice { invoice: number.to_string() }.at("invoice"))
}

/// The number of a stock document as people write it.
pub(crate) fn document_text(draft: &mut Draft<'_>, document: DocumentId) -> String {
    let found = draft.document(document);
    found.map(|document| draft.number_text(document.series, document.number)).unwrap_or_default()
}

/// What remains of an open item, debit positive; nothing of none.
pub(crate) fn remains(draft: &mut Draft<'_>, item: OpenItemId) -> i64 {
    if item.is_none() {
        return 0;
    }
    draft.open_item(item).map_or(0, |item| item.remaining_minor)
}
