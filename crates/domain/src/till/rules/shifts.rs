//! Shifts: which one a sale belongs to, what happens in one beside its sales, and what it should hold.
//!
//! What a shift should hold of a tender is what remains of an open item on the tender's account, one a shift and tender;
//! every sale, payment in or out, drop and count moves it, so that the account is the sum of its drawers.

use crate::exceptions::rules::{About, raise_refusal};
use crate::flow::{Context, Draft, Head, Record, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::types::{Entity, Role};
use crate::open_items::rules::sheet::{Opening, Sheet};
use crate::till::refusals::{NoOpenShift, ShiftOpen};
use crate::till::types::{
    Accountability, Register, Shift, ShiftAction, ShiftMove, ShiftState, ShiftTender, ShiftTenderKey, Tender,
    TenderKind,
};
use crate::values::{
    AccountId, ActorId, BusinessDate, CategoryId, DimensionSetId, DocumentId, PartyId, Rate, ShiftId, TenderId,
};

/// Who answers for a shift that an actor works in.
pub(crate) fn cashier_of(register: &Register, actor: ActorId) -> ActorId {
    match register.accountability {
        Accountability::Drawer => ActorId::NONE,
        Accountability::Cashier => actor,
    }
}

/// The open shift of a register, or of the actor at it.
///
/// # Errors
/// `till.no_open_shift`.
pub(crate) fn open_shift(cx: &Context, draft: &mut Draft<'_>, register: &Register) -> Result<Shift, Refusal> {
    let cashier = cashier_of(register, cx.actor);
    draft.open_shift(register.id, cashier).ok_or_else(|| NoOpenShift { register: register.code.clone() }.at("register"))
}

/// The open shift of a register for something that has happened in it: where none is open one is opened, and somebody
/// looks at it.
pub(crate) fn shift_of_fact(cx: &Context, draft: &mut Draft<'_>, register: &Register, subject: &str) -> Shift {
    let cashier = cashier_of(register, cx.actor);
    if let Some(shift) = draft.open_shift(register.id, cashier) {
        return shift;
    }
    let refusal = NoOpenShift { register: register.code.clone() }.at("register");
    raise_refusal(cx, draft, refusal, About::of_scope(cx, subject));
    begin(cx, draft, register, cashier, ShiftAction::Found)
}

/// Opens the next shift of a register, or the one that something had happened in before anybody opened it.
///
/// # Errors
/// `till.shift_open`.
pub(crate) fn open(cx: &Context, draft: &mut Draft<'_>, register: &Register) -> Result<Shift, Refusal> {
    let cashier = cashier_of(register, cx.actor);
    let Some(shift) = draft.open_shift(register.id, cashier) else {
        return Ok(begin(cx, draft, register, cashier, ShiftAction::Opened));
    };
    if draft.shift_moves(shift.id).iter().any(|step| step.action == ShiftAction::Opened) {
        let register = register.code.clone();
        return Err(ShiftOpen { register, shift: shift.number }.at("register"));
    }
    note(cx, draft, Happened { shift: shift.id, action: ShiftAction::Opened, ..Happened::default() });
    Ok(shift)
}

fn begin(cx: &Context, draft: &mut Draft<'_>, register: &Register, cashier: ActorId, action: ShiftAction) -> Shift {
    let mut head = draft.register_head(register.id);
    head.shift += 1;
    draft.put_register_head(register.id, head);
    let shift = Shift {
        id: ShiftId(draft.next(Head::Shift)),
        command: cx.command_id,
        register: register.id,
        number: head.shift,
        cashier,
        opened_on: cx.business_date,
        state: ShiftState::Open,
        closing: 0,
        first_receipt: 0,
        last_receipt: 0,
        receipts: 0,
        late_first_receipt: 0,
        late_last_receipt: 0,
        late_receipts: 0,
    };
    draft.add_shift(shift.clone());
    note(cx, draft, Happened { shift: shift.id, action, ..Happened::default() });
    shift
}

/// What happened in a shift, before it has a key.
#[derive(Clone, Debug)]
pub(crate) struct Happened {
    pub(crate) shift: ShiftId,
    pub(crate) action: ShiftAction,
    pub(crate) tender: TenderId,
    pub(crate) amount_minor: i64,
    pub(crate) receipts: (i64, i64),
    pub(crate) note: String,
}

impl Default for Happened {
    fn default() -> Self {
        Self {
            shift: ShiftId::NONE,
            action: ShiftAction::Opened,
            tender: TenderId::NONE,
            amount_minor: 0,
            receipts: (0, 0),
            note: String::new(),
        }
    }
}

/// Keeps what happened in a shift.
pub(crate) fn note(cx: &Context, draft: &mut Draft<'_>, happened: Happened) {
    let Happened { shift, action, tender, amount_minor, receipts: (first_receipt, last_receipt), note } = happened;
    let id = draft.next(Head::ShiftMove);
    let command = cx.command_id;
    draft.record(Record::ShiftMove(ShiftMove {
        id,
        command,
        shift,
        action,
        tender,
        amount_minor,
        first_receipt,
        last_receipt,
        note,
    }));
}

/// The account that waits for a tender's money.
///
/// # Errors
/// `ledger.no_posting_rule`.
pub(crate) fn tender_account(draft: &mut Draft<'_>, tender: &Tender) -> Result<AccountId, Refusal> {
    if !tender.account.is_none() {
        return Ok(tender.account);
    }
    let role = match tender.kind {
        TenderKind::Cash => Role::CashInDrawers,
        TenderKind::Card => Role::PaymentsAwaited,
        TenderKind::Other => Role::OtherTendersAwaited,
        TenderKind::GiftCard => Role::GiftCards,
        TenderKind::StoreCredit => Role::StoreCredit,
    };
    account_for(draft, tender.entity, role, CategoryId::NONE)
}

/// Money that goes into a shift's tender (positive) or out of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moved<'a> {
    pub(crate) entity: &'a Entity,
    pub(crate) register: &'a Register,
    pub(crate) shift: &'a Shift,
    pub(crate) tender: &'a Tender,
    pub(crate) amount_minor: i64,
    pub(crate) posted_on: BusinessDate,
}

/// Moves the open item of a shift's tender on a sheet, and lets the caller count what the money was.
///
/// # Errors
/// `ledger.no_posting_rule`, `flow.overflow`.
pub(crate) fn move_tender(
    draft: &mut Draft<'_>,
    sheet: &mut Sheet,
    dimensions: DimensionSetId,
    moved: Moved<'_>,
    count: impl FnOnce(&mut ShiftTender) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let key = ShiftTenderKey { shift: moved.shift.id, tender: moved.tender.id };
    let mut row = draft.shift_tender(key);
    let item = (!row.item.is_none()).then_some(row.item);
    let opening = Opening {
        account: tender_account(draft, moved.tender)?,
        party: PartyId::NONE,
        currency: moved.entity.currency,
        document: DocumentId::NONE,
        line: 0,
        // Only the first move names the item.
        reference: match item {
            Some(_) => String::new(),
            None => format!("{} {} {}", moved.register.code, moved.shift.number, moved.tender.code),
        },
        due_on: moved.posted_on,
        amount_minor: moved.amount_minor,
        base_minor: moved.amount_minor,
        rate: Rate::ONE,
    };
    row.item = sheet.collect(draft, dimensions, item, opening)?;
    count(&mut row)?;
    draft.put_shift_tender(key, row);
    Ok(())
}

/// Counts a receipt in its shift, and says so when it arrived after the shift's closing.
pub(crate) fn count_receipt(draft: &mut Draft<'_>, shift: &Shift, receipt: i64) {
    let mut shift = draft.shift(shift.id).unwrap_or_else(|| shift.clone());
    shift.count(receipt);
    draft.put_shift(shift);
}
