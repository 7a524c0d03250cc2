//! What a customer owes, and what we hold of their money: open items as people name them.
//!
//! What is owed is the open items on receivables with the customer as their party: of invoices, and of what was brought in
//! from elsewhere. What is held is the items on customer deposits: money on account, and what is held for each order, of
//! which as much is free as the order does not need for what it will still bill.

use crate::flow::{Draft, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::entry::add;
use crate::ledger::types::{Entity, Role};
use crate::open_items::types::OpenItem;
use crate::sales::refusals::{OtherCustomer, UnknownInvoice};
use crate::sales::rules::money::totals;
use crate::sales::rules::naming::{document_text, remains};
use crate::sales::types::{Invoice, InvoiceKind, Order};
use crate::values::{CategoryId, Code, OpenItemId, PartyId};

/// Something a customer owes, or owed.
#[derive(Clone, Debug)]
pub(crate) struct Owed {
    /// The open item that waits for it; none of an invoice that was paid before it was made.
    pub(crate) item: OpenItemId,
    /// What remains of it.
    pub(crate) remaining_minor: i64,
    /// Its number, or the reference of what was brought in.
    pub(crate) number: String,
    /// The invoice, if it is one.
    pub(crate) invoice: Option<Invoice>,
}

/// Money of a customer that is not needed for an order.
#[derive(Clone, Debug)]
pub(crate) struct OnAccount {
    pub(crate) item: OpenItemId,
    /// The number of the payment it is left of, or of the order it was held for.
    pub(crate) number: String,
    /// How much is free, above zero.
    pub(crate) free_minor: i64,
}

/// The items of a customer that wait on the account that plays a part, in the currency of the books, in order of key.
///
/// # Errors
/// `ledger.no_posting_rule`.
pub(crate) fn waiting_of(
    draft: &mut Draft<'_>,
    entity: &Entity,
    role: Role,
    party: PartyId,
) -> Result<Vec<OpenItem>, Refusal> {
    const AT_A_TIME: u32 = 1000;
    let account = account_for(draft, entity.id, role, CategoryId::NONE)?;
    let mut found = Vec::new();
    let mut after = OpenItemId::NONE;
    loop {
        let items = draft.open_items_after(account, party, after, AT_A_TIME);
        let Some(last) = items.last() else { return Ok(found) };
        after = last.id;
        found.extend(items.into_iter().filter(|item| item.currency == entity.currency));
    }
}

/// What a customer owes, what was due first in front; money of theirs too that was used before it went back again.
///
/// # Errors
/// `ledger.no_posting_rule`.
pub(crate) fn owed_by(draft: &mut Draft<'_>, entity: &Entity, party: PartyId) -> Result<Vec<Owed>, Refusal> {
    let mut items = waiting_of(draft, entity, Role::Receivables, party)?;
    let used = waiting_of(draft, entity, Role::CustomerDeposits, party)?;
    items.extend(used.into_iter().filter(|item| !item.document.is_none()));
    items.retain(|item| item.remaining_minor > 0);
    items.sort_by_key(|item| (item.due_on, item.id));
    Ok(items.into_iter().map(|item| owed(draft, item)).collect())
}

fn owed(draft: &mut Draft<'_>, item: OpenItem) -> Owed {
    let invoice = match item.document.is_none() {
        true => None,
        false => draft.invoice(item.document).filter(|invoice| invoice.item == item.id),
    };
    Owed { item: item.id, remaining_minor: item.remaining_minor, number: item.reference, invoice }
}

/// What a customer owes under a name: the number of an invoice, or the reference of what was brought in.
///
/// # Errors
/// `sales.unknown_invoice`, `sales.other_customer`, `ledger.no_posting_rule`.
pub(crate) fn owed_named(draft: &mut Draft<'_>, entity: &Entity, party: PartyId, name: &Code) -> Result<Owed, Refusal> {
    let unknown = || UnknownInvoice { invoice: name.to_string() }.at("invoice");
    let parsed = draft.parse_number(name.as_str());
    let invoice = parsed.and_then(|(series, number)| draft.invoice_by_number(series, number));
    let Some(invoice) = invoice else {
        let named = |owed: &Owed| owed.invoice.is_none() && owed.number == name.as_str();
        return owed_by(draft, entity, party)?.into_iter().find(named).ok_or_else(unknown);
    };
    let order = draft.order(invoice.demand).filter(|order| order.entity == entity.id);
    if order.is_none() || invoice.kind != InvoiceKind::Invoice {
        return Err(unknown());
    }
    if !draft.same_party(invoice.party, party) {
        let customer = draft.party(party).map(|party| party.code.clone()).unwrap_or_default();
        return Err(OtherCustomer { invoice: name.to_string(), customer }.at("invoice"));
    }
    let remaining_minor = remains(draft, invoice.item);
    Ok(Owed { item: invoice.item, remaining_minor, number: name.to_string(), invoice: Some(invoice) })
}

/// The money of a customer that is free, what came first in front.
///
/// # Errors
/// `ledger.no_posting_rule`, `flow.overflow`.
pub(crate) fn on_account(draft: &mut Draft<'_>, entity: &Entity, party: PartyId) -> Result<Vec<OnAccount>, Refusal> {
    let mut found = Vec::new();
    for item in waiting_of(draft, entity, Role::CustomerDeposits, party)? {
        let held_minor = -item.remaining_minor;
        let (number, free_minor) = match held_for(draft, &item) {
            Some(order) => {
                let demand = draft.demand(order.demand).expect("an order stands on its demand");
                (item.reference, add(held_minor, -totals(&order, &demand)?.unbilled_minor)?)
            }
            None if item.document.is_none() => (item.reference, held_minor),
            None => (document_text(draft, item.document), held_minor),
        };
        if free_minor > 0 {
            found.push(OnAccount { item: item.id, number, free_minor });
        }
    }
    Ok(found)
}

/// The order an item holds money for, if it does.
fn held_for(draft: &mut Draft<'_>, item: &OpenItem) -> Option<std::sync::Arc<Order>> {
    let (series, number) = draft.parse_number(&item.reference).filter(|_| item.document.is_none())?;
    draft.order_by_number(series, number).filter(|order| order.deposit == item.id)
}
