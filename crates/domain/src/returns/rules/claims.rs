//! What of an order may still come back, and until when.
//!
//! A unit that was billed comes back once: what returns were authorised for, received or credited, whichever is most, is
//! claimed by them. Units that come back stay billed; only a shipment that is taken back from the dock lowers that.

use crate::flow::{Draft, Refusal};
use crate::sales::types::{InvoiceKind, Order, ParcelStep};
use crate::values::{BusinessDate, Quantity};

/// What of a line of an order was billed and no return claims; below zero where more came than was sold.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn left_to_return(draft: &mut Draft<'_>, order: &Order, order_line: i64) -> Result<Quantity, Refusal> {
    let ordered = order.lines.iter().find(|line| line.line == order_line);
    let mut left = ordered.map_or(Quantity::ZERO, |line| line.invoiced);
    for held in draft.returns_of(order.demand) {
        for line in held.lines.iter().filter(|line| line.order_line == order_line) {
            left = left.checked_sub(line.claimed()?)?;
        }
    }
    Ok(left)
}

/// The last day a line of an order may come back: so many days after it last left, or arrived as far as a carrier says so.
///
/// # Errors
/// `flow.bad_value` for a day out of the calendar.
pub(crate) fn returnable_until(
    draft: &mut Draft<'_>,
    order: &Order,
    order_line: i64,
    window_days: i64,
) -> Result<Option<BusinessDate>, Refusal> {
    let mut last: Option<BusinessDate> = None;
    for invoice in draft.invoices_of(order.demand).iter().filter(|invoice| invoice.kind == InvoiceKind::Invoice) {
        if draft.invoice_lines(invoice.document).iter().all(|line| line.order_line != order_line) {
            continue;
        }
        let left_on = draft.document(invoice.document).map(|document| document.occurred_on);
        let events = draft.parcel_events(invoice.document);
        let arrived_on = events.iter().find(|event| event.step == ParcelStep::Delivered).map(|event| event.occurred_on);
        last = last.max(left_on).max(arrived_on);
    }
    Ok(match last {
        Some(day) => Some(day.add_days(window_days)?),
        None => None,
    })
}
