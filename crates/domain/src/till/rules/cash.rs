//! Money that goes in and out of a drawer beside sales: floats, payments in and out, drops, what a count found.

use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::entry::{NewEntry, Proof, add, dimensions_of};
use crate::ledger::types::Role;
use crate::open_items::rules::sheet::Sheet;
use crate::till::refusals::TenderNotPositive;
use crate::till::rules::naming::Place;
use crate::till::rules::shifts::{Happened, Moved, move_tender, note};
use crate::till::types::{Shift, ShiftAction, ShiftTender, Tender};
use crate::values::{AccountId, BusinessDate, CategoryId, DocumentId, EntryId, Number, PartyId, money_text};

/// Why money moves, and the account on the other side.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub(crate) action: ShiftAction,
    pub(crate) against: AccountId,
    pub(crate) note: String,
}

/// The account of the safe, where floats come from and takings go.
///
/// # Errors
/// `ledger.no_posting_rule`.
pub(crate) fn safe(draft: &mut Draft<'_>, place: &Place) -> Result<AccountId, Refusal> {
    account_for(draft, place.entity.id, Role::CashInSafe, CategoryId::NONE)
}

/// An amount of money, zero or above.
///
/// # Errors
/// `till.tender_not_positive`, `flow.bad_value`.
pub(crate) fn amount(place: &Place, amount: Number) -> Result<i64, Refusal> {
    let currency = place.entity.currency;
    let minor = amount.money(currency).map_err(|error| Refusal::from(error).at("amount"))?;
    if minor < 0 {
        return Err(TenderNotPositive { amount: money_text(minor, currency) }.at("amount"));
    }
    Ok(minor)
}

/// Puts money into a shift's tender, or takes it out when the amount is below zero, with an entry of its own.
///
/// # Errors
/// Those of posting an entry.
#[expect(clippy::too_many_arguments, reason = "one movement of money with everything that names it")]
pub(crate) fn put(
    cx: &Context,
    draft: &mut Draft<'_>,
    place: &Place,
    shift: &Shift,
    tender: &Tender,
    amount_minor: i64,
    posted_on: BusinessDate,
    way: Way,
) -> Result<(), Refusal> {
    let mut sheet = sheet(cx, place, posted_on, way.action);
    let dimensions = dimensions_of(draft, place.site.id, CategoryId::NONE, PartyId::NONE);
    let (entity, register) = (&*place.entity, &*place.register);
    let moved = Moved { entity, register, shift, tender, amount_minor, posted_on };
    move_tender(draft, &mut sheet, dimensions, moved, |row| count(row, way.action, amount_minor))?;
    sheet.entry.base_line(way.against, dimensions, -amount_minor, Proof::None);
    sheet.post(cx, draft)?;
    let happened = Happened {
        shift: shift.id,
        action: way.action,
        tender: tender.id,
        amount_minor,
        note: way.note,
        ..Happened::default()
    };
    note(cx, draft, happened);
    Ok(())
}

fn sheet(cx: &Context, place: &Place, posted_on: BusinessDate, action: ShiftAction) -> Sheet {
    Sheet::new(NewEntry {
        entity: place.entity.clone(),
        kind: match action {
            ShiftAction::OverShort => "till_over_short",
            _ => "till_cash",
        },
        occurred_on: cx.business_date,
        posted_on,
        document: DocumentId::NONE,
        reverses: EntryId::NONE,
        note: String::new(),
        lines: Vec::new(),
    })
}

fn count(row: &mut ShiftTender, action: ShiftAction, amount_minor: i64) -> Result<(), Refusal> {
    match action {
        ShiftAction::Float => row.float_minor = add(row.float_minor, amount_minor)?,
        ShiftAction::PaidIn => row.paid_in_minor = add(row.paid_in_minor, amount_minor)?,
        ShiftAction::PaidOut => row.paid_out_minor = add(row.paid_out_minor, -amount_minor)?,
        ShiftAction::Dropped => row.dropped_minor = add(row.dropped_minor, -amount_minor)?,
        ShiftAction::Emptied => row.emptied_minor = add(row.emptied_minor, -amount_minor)?,
        ShiftAction::OverShort => row.over_short_minor = add(row.over_short_minor, amount_minor)?,
        _ => {}
    }
    Ok(())
}
