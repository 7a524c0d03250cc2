//! What customers will not pay, and what of that they pay after all.
//!
//! | what | debit | credit |
//! | --- | --- | --- |
//! | written off | bad debts; tax payable with the tax in it that is claimed | receivables, the invoice's open item |
//! | recovered: money came all the same | receivables, the invoice's open item | bad debts; tax payable with the tax that is owed again |
//! | credited: what was written off is not owed at all | receivables, which the credit note lowers | bad debts; tax payable, as of what is recovered |

use std::sync::Arc;

use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::entry::add;
use crate::ledger::types::{Entity, Role};
use crate::open_items::rules::items::about;
use crate::posting::booking::Closed;
use crate::posting::{Booking, Heading};
use crate::sales::refusals::UnknownInvoice;
use crate::sales::rules::naming::remains;
use crate::sales::rules::payments::opening;
use crate::sales::rules::relief::{Relief, claim, owe_again};
use crate::sales::types::Invoice;
use crate::stock::types::DocumentKind;
use crate::values::{BusinessDate, CategoryId};

/// What of an invoice will not be paid; below zero what will be after all.
#[derive(Debug)]
pub(crate) struct BadDebt<'a> {
    pub(crate) entity: &'a Arc<Entity>,
    pub(crate) invoice: &'a Invoice,
    pub(crate) amount_minor: i64,
    /// Whether the tax in it is claimed back; what was claimed of what is recovered is owed again in any case.
    pub(crate) claims_tax: bool,
    pub(crate) occurred_on: BusinessDate,
    pub(crate) posted_on: BusinessDate,
    pub(crate) note: String,
}

/// Books a bad debt; answers the tax that is claimed with it.
///
/// # Errors
/// `sales.unknown_invoice` of one that nobody ever owed, those of posting.
pub(crate) fn book(cx: &Context, draft: &mut Draft<'_>, debt: BadDebt<'_>) -> Result<(Closed, i64), Refusal> {
    let BadDebt { entity, invoice, amount_minor, claims_tax, occurred_on, posted_on, note } = debt;
    let (Some(billed), Some(item)) = (draft.document(invoice.document), draft.open_item(invoice.item)) else {
        let number = draft.number_text(invoice.series, invoice.number);
        return Err(UnknownInvoice { invoice: number }.at("invoice"));
    };
    let heading = Heading::of(DocumentKind::BadDebt, entity, billed.site, occurred_on, posted_on);
    let heading = Heading { party: invoice.party, corrects: invoice.document, ..heading };
    let mut booking = Booking::open(draft, heading);
    booking.sheet.entry.note = note;
    let dimensions = about(draft, invoice.party);
    let less = opening(item.account, entity, invoice.party, item.reference.clone(), posted_on, -amount_minor);
    booking.sheet.collect(draft, dimensions, Some(item.id), less)?;
    let relief = if amount_minor < 0 {
        let lost_minor = written_off(draft, invoice)?;
        owe_again(draft, &mut booking, invoice, (-amount_minor, lost_minor))?
    } else if claims_tax {
        claim(draft, &mut booking, invoice, amount_minor)?
    } else {
        Relief::default()
    };
    let tax_minor = relief.tax_minor;
    booking.counter(draft, Role::BadDebts, CategoryId::NONE, dimensions, add(amount_minor, -tax_minor)?)?;
    let closed = booking.close(cx, draft)?;
    relief.record(cx.command_id, draft);
    Ok((closed, tax_minor))
}

/// Takes out of bad debts what of an invoice was written off and is credited now: nobody lost it, and it is nobody's money.
/// The caller makes the credit note next, which lowers what is owed again.
///
/// # Errors
/// Those of posting.
pub(crate) fn not_lost(
    cx: &Context,
    draft: &mut Draft<'_>,
    (entity, invoice): (&Arc<Entity>, &Invoice),
    credited_minor: i64,
    (occurred_on, posted_on): (BusinessDate, BusinessDate),
) -> Result<(), Refusal> {
    let beyond = add(credited_minor, -remains(draft, invoice.item).max(0))?;
    let lost_minor = written_off(draft, invoice)?.min(beyond);
    if lost_minor > 0 {
        let note = "credited".to_owned();
        book(
            cx,
            draft,
            BadDebt { entity, invoice, amount_minor: -lost_minor, claims_tax: false, occurred_on, posted_on, note },
        )?;
    }
    Ok(())
}

/// What of an invoice is written off and was not recovered.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn written_off(draft: &mut Draft<'_>, invoice: &Invoice) -> Result<i64, Refusal> {
    let mut sum = 0;
    for step in draft.open_item_moves(invoice.item) {
        let document = draft.entry(step.entry).and_then(|entry| draft.document(entry.document));
        if document.is_some_and(|document| document.kind == DocumentKind::BadDebt) {
            sum = add(sum, -step.amount_minor)?;
        }
    }
    Ok(sum)
}
