//! Money of orders: where it comes from and goes to, and what it settles.
//!
//! | what | debit | credit |
//! | --- | --- | --- |
//! | money captured | the tender's account, an open item of the processor; a card or credit of ours, its own | receivables of the order's invoices that wait, the oldest first; the rest customer deposits |
//! | money given back, or charged back | customer deposits | the tender's account, or the card |
//!
//! What is authorised or voided moves no money and posts nothing.

use std::sync::Arc;

use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::entry::{NewEntry, add};
use crate::ledger::types::{Dimensions, Entity, Role};
use crate::open_items::rules::sheet::{Opening, Sheet};
use crate::sales::refusals::TenderNotForOrders;
use crate::sales::rules::naming::remains;
use crate::sales::types::{InvoiceKind, Order, OrderPayment, OrderPaymentStep};
use crate::till::rules::shifts::tender_account;
use crate::till::rules::stored_values::{self, Load};
use crate::till::rules::tendering::Stored;
use crate::till::types::{StoredValueKind, Tender, TenderKind};
use crate::values::{
    AccountId, BusinessDate, CategoryId, DimensionSetId, DocumentId, EntryId, OpenItemId, PartyId, Rate, StoredValueId,
    TaxSetId,
};

/// A step of a payment that is to be recorded.
#[derive(Clone, Debug)]
pub(crate) struct NewStep {
    pub(crate) step: OrderPaymentStep,
    pub(crate) tender: Arc<Tender>,
    pub(crate) amount_minor: i64,
    /// The step it follows, or 0.
    pub(crate) follows: i64,
    pub(crate) stored_value: Stored,
    pub(crate) reference: String,
    pub(crate) occurred_on: BusinessDate,
    pub(crate) posted_on: BusinessDate,
}

/// Records a step of a payment of an order and posts the money it moves; the caller leaves the order in the draft.
///
/// # Errors
/// `sales.tender_not_for_orders`, `till.not_enough_stored`, `till.voucher_spent_whole`, `till.voucher_whole`, those of
/// posting.
pub(crate) fn record_step(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: &Arc<Entity>,
    order: &mut Order,
    new: NewStep,
) -> Result<OrderPayment, Refusal> {
    let sign = new.step.sign();
    let (mut moved, mut entry) = (Moved::default(), EntryId::NONE);
    if sign != 0 {
        let mut sheet = Sheet::new(NewEntry {
            entity: Arc::clone(entity),
            kind: "order_payment",
            occurred_on: new.occurred_on,
            posted_on: new.posted_on,
            document: DocumentId::NONE,
            reverses: EntryId::NONE,
            note: String::new(),
            lines: Vec::new(),
        });
        let dimensions = about(draft, order);
        moved = move_tender(draft, &mut sheet, dimensions, entity, &new, sign)?;
        if sign > 0 {
            take_in(draft, &mut sheet, dimensions, entity, order, new.amount_minor)?;
        } else {
            hold(draft, &mut sheet, dimensions, entity, order, -new.amount_minor)?;
        }
        entry = sheet.post(cx, draft)?.map_or(EntryId::NONE, |posted| posted.id);
    }
    let mut payment = OrderPayment {
        id: 0,
        command: cx.command_id,
        demand: order.demand,
        step: new.step,
        tender: new.tender.id,
        amount_minor: new.amount_minor,
        follows: new.follows,
        stored_value: moved.stored_value,
        reference: new.reference,
        occurred_on: new.occurred_on,
        item: moved.item,
        entry,
    };
    payment.id = draft.add_order_payment(payment.clone());
    Ok(payment)
}

/// The dimensions of lines about an order's money.
pub(crate) fn about(draft: &mut Draft<'_>, order: &Order) -> DimensionSetId {
    let channel = draft.channel(order.channel).map(|channel| channel.folded.clone()).unwrap_or_default();
    draft.dimension_set(&Dimensions { channel, party: order.customer, ..Dimensions::default() })
}

/// Where money of a tender went to or came from.
#[derive(Clone, Copy, Debug, Default)]
struct Moved {
    /// The open item that holds it.
    item: OpenItemId,
    /// The card or credit of ours behind it.
    stored_value: StoredValueId,
}

/// Moves the money of a tender, in if the sign is above zero.
fn move_tender(
    draft: &mut Draft<'_>,
    sheet: &mut Sheet,
    dimensions: DimensionSetId,
    entity: &Entity,
    new: &NewStep,
    sign: i64,
) -> Result<Moved, Refusal> {
    match &new.stored_value {
        Stored::None => {}
        Stored::Held(held) if sign > 0 => {
            stored_values::spend(draft, sheet, dimensions, entity, held, new.amount_minor)?;
            return Ok(Moved { item: held.item, stored_value: held.id });
        }
        Stored::Held(held) => {
            stored_values::takes_back(draft, entity, held, new.amount_minor)?;
            stored_values::give_back(draft, sheet, dimensions, held, new.amount_minor)?;
            return Ok(Moved { item: held.item, stored_value: held.id });
        }
        Stored::New(code) => {
            let load = Load {
                entity,
                code,
                kind: StoredValueKind::StoreCredit,
                net_minor: new.amount_minor,
                tax_minor: 0,
                tax_set: TaxSetId::NONE,
                document: DocumentId::NONE,
                line: 0,
                posted_on: new.posted_on,
                expires_on: None,
            };
            let stored_value = stored_values::load(draft, sheet, dimensions, load)?;
            let item = draft.stored_value(stored_value).map_or(OpenItemId::NONE, |held| held.item);
            return Ok(Moved { item, stored_value });
        }
    }
    check_pays_away(&new.tender)?;
    let account = tender_account(draft, &new.tender)?;
    let amount_minor = sign * new.amount_minor;
    let reference = if new.reference.is_empty() { new.tender.code.clone() } else { new.reference.clone() };
    let opening = opening(account, entity, PartyId::NONE, reference, new.posted_on, amount_minor);
    let item = sheet.collect(draft, dimensions, None, opening)?;
    Ok(Moved { item, stored_value: StoredValueId::NONE })
}

/// Holds that a tender moves money away from a till, and by nothing of ours: cash lies in a drawer, a card or credit of ours
/// is named by its number.
///
/// # Errors
/// `sales.tender_not_for_orders`.
pub(crate) fn check_pays_away(tender: &Tender) -> Result<(), Refusal> {
    if matches!(tender.kind, TenderKind::Card | TenderKind::Other) {
        return Ok(());
    }
    let kind = tender.kind.as_str().replace('_', " ");
    Err(TenderNotForOrders { tender: tender.code.clone(), kind }.at("tender"))
}

/// An open item of a sum in the currency of the books.
pub(crate) const fn opening(
    account: AccountId,
    entity: &Entity,
    party: PartyId,
    reference: String,
    due_on: BusinessDate,
    amount_minor: i64,
) -> Opening {
    Opening {
        account,
        party,
        currency: entity.currency,
        document: DocumentId::NONE,
        line: 0,
        reference,
        due_on,
        amount_minor,
        base_minor: amount_minor,
        rate: Rate::ONE,
    }
}

/// Takes money of the customer: it settles what they owe for the order, the oldest invoice first, and the rest is held.
fn take_in(
    draft: &mut Draft<'_>,
    sheet: &mut Sheet,
    dimensions: DimensionSetId,
    entity: &Entity,
    order: &mut Order,
    amount_minor: i64,
) -> Result<(), Refusal> {
    let mut left = amount_minor;
    for invoice in draft.invoices_of(order.demand).iter() {
        // A credit note has the item of the invoice it corrects.
        if invoice.kind != InvoiceKind::Invoice || !draft.same_party(invoice.party, order.customer) {
            continue;
        }
        let part = remains(draft, invoice.item).min(left);
        if part > 0 {
            sheet.settle(draft, dimensions, invoice.item, part)?;
            left = add(left, -part)?;
        }
    }
    hold(draft, sheet, dimensions, entity, order, left)
}

/// Holds money for an order, or lets go what is held where the amount is below zero.
///
/// # Errors
/// `ledger.no_posting_rule`, `flow.overflow`.
pub(crate) fn hold(
    draft: &mut Draft<'_>,
    sheet: &mut Sheet,
    dimensions: DimensionSetId,
    entity: &Entity,
    order: &mut Order,
    amount_minor: i64,
) -> Result<(), Refusal> {
    if amount_minor == 0 {
        return Ok(());
    }
    let account = account_for(draft, entity.id, Role::CustomerDeposits, CategoryId::NONE)?;
    let held = (!order.deposit.is_none()).then_some(order.deposit);
    let reference = draft.number_text(order.series, order.number);
    let opening = opening(account, entity, order.customer, reference, sheet.entry.posted_on, -amount_minor);
    order.deposit = sheet.collect(draft, dimensions, held, opening)?;
    Ok(())
}
