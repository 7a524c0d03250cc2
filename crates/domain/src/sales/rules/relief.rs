//! Tax relief on bad debts: the tax in what a customer will not pay is claimed back, and owed again when they pay after all.
//!
//! Directive 2006/112/EC, article 90: where the price is not paid, whole or in part, the taxable amount is reduced by as much,
//! on conditions of each state. In the United Kingdom (VAT Act 1994, section 36; Notice 700/18) the debt is written off and
//! has been due for six months, and of what is paid later the tax in it is paid back.
//!
//! 1. What is claimed of an invoice is the tax in a part of what was written off of it and not recovered: that part's share
//!    of what the invoice bills less its credit notes, in order of tax set and treatment.
//! 2. What is recovered takes its share of that part; all of it when all is recovered.

use std::collections::BTreeMap;

use crate::flow::{Draft, Refusal};
use crate::ledger::rules::entry::add;
use crate::open_items::rules::items::about;
use crate::open_items::rules::sheet::share;
use crate::posting::Booking;
use crate::sales::rules::crediting::left_of;
use crate::sales::rules::ways::{Taxed, Way, part_of};
use crate::sales::types::{BadDebtRelief, Invoice};
use crate::tax::rules::compute::LineTax;
use crate::tax::rules::posting::{collect, note_tax_day};
use crate::tax::types::{TaxDayKey, TaxSide};
use crate::values::CommandId;

/// What is claimed back, or owed again, with a bad debt: rows to be recorded when its document is closed.
#[derive(Debug, Default)]
pub(crate) struct Relief {
    /// By how much less tax is owed; below zero what is owed again.
    pub(crate) tax_minor: i64,
    rows: Vec<BadDebtRelief>,
}

impl Relief {
    /// Records what was claimed.
    pub(crate) fn record(self, command: CommandId, draft: &mut Draft<'_>) {
        for row in self.rows {
            draft.add_bad_debt_relief(BadDebtRelief { command, ..row });
        }
    }
}

/// Claims the tax in an amount that is written off of an invoice.
///
/// # Errors
/// `ledger.no_posting_rule`, `flow.overflow`.
pub(crate) fn claim(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    invoice: &Invoice,
    amount_minor: i64,
) -> Result<Relief, Refusal> {
    let part_minor = claimed(draft, invoice)?;
    bring_to(draft, booking, invoice, add(part_minor, amount_minor)?)
}

/// Owes again the tax in an amount that is recovered, of so much that was written off.
///
/// # Errors
/// `ledger.no_posting_rule`, `flow.overflow`.
pub(crate) fn owe_again(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    invoice: &Invoice,
    (amount_minor, written_off_minor): (i64, i64),
) -> Result<Relief, Refusal> {
    let part_minor = claimed(draft, invoice)?;
    if part_minor == 0 {
        return Ok(Relief::default());
    }
    let back_minor = match amount_minor >= written_off_minor {
        true => part_minor,
        false => share(part_minor, amount_minor, written_off_minor)?,
    };
    bring_to(draft, booking, invoice, part_minor - back_minor)
}

/// The part of an invoice, tax included, whose tax is claimed.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn claimed(draft: &mut Draft<'_>, invoice: &Invoice) -> Result<i64, Refusal> {
    let rows = draft.bad_debt_reliefs(invoice.document);
    rows.iter().try_fold(0, |sum, row| add(add(sum, -row.net_minor)?, -row.tax_minor))
}

/// Brings what is claimed of an invoice to the tax in a part of it.
fn bring_to(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    invoice: &Invoice,
    part_minor: i64,
) -> Result<Relief, Refusal> {
    let mut ways: BTreeMap<Way, Taxed> = BTreeMap::new();
    for left in left_of(draft, invoice)? {
        let way = ways.entry((left.line.tax_set, left.line.treatment)).or_default();
        *way = way.plus(left.amounts.net_minor, left.amounts.tax_minor)?;
    }
    // What is claimed lowers what was taxed.
    let mut changes: BTreeMap<Way, Taxed> = BTreeMap::new();
    for (way, taxed) in part_of(ways, part_minor)? {
        changes.insert(way, Taxed::default().plus(-taxed.net_minor, -taxed.tax_minor)?);
    }
    for row in draft.bad_debt_reliefs(invoice.document) {
        let change = changes.entry((row.tax_set, row.treatment)).or_default();
        *change = change.plus(-row.net_minor, -row.tax_minor)?;
    }
    changes.retain(|_, change| *change != Taxed::default());
    let mut relief = Relief::default();
    let (entity, site, posted_on) = (booking.sheet.entry.entity.id, booking.heading.site, booking.heading.posted_on);
    for ((tax_set, treatment), Taxed { net_minor, tax_minor }) in changes {
        relief.tax_minor = add(relief.tax_minor, -tax_minor)?;
        let key = TaxDayKey { entity, posted_on, site, tax_set, treatment, side: TaxSide::BadDebt };
        note_tax_day(draft, key, &LineTax { net_minor, tax_minor, memo_tax_minor: 0 })?;
        relief.rows.push(BadDebtRelief {
            id: 0,
            command: CommandId::NONE,
            document: booking.document,
            invoice: invoice.document,
            tax_set,
            treatment,
            net_minor,
            tax_minor,
        });
    }
    let order = draft.order(invoice.demand);
    if let Some(jurisdiction) = order.and_then(|order| draft.jurisdiction(order.jurisdiction)) {
        let dimensions = about(draft, invoice.party);
        collect(draft, &mut booking.sheet, &jurisdiction, dimensions, -relief.tax_minor)?;
    }
    Ok(relief)
}
