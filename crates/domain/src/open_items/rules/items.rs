//! Items and their accounts as commands name them.

use std::sync::Arc;

use crate::flow::{Draft, Refusal};
use crate::ledger::refusals::{AccountCurrency, AccountInactive};
use crate::ledger::rules::accounts::{account_for, account_named};
use crate::ledger::rules::entry::overflow;
use crate::ledger::rules::manual::account_taking;
use crate::ledger::types::{Account, Control, Dimensions, Entity, Role};
use crate::open_items::refusals::{NotOpenItems, SettledBefore, SettledItem, UnknownOpenItem};
use crate::open_items::rules::sheet::Sheet;
use crate::open_items::types::OpenItem;
use crate::values::{AccountId, BusinessDate, CategoryId, Code, Currency, DimensionSetId, OpenItemId, PartyId};

/// The account of a code, which is the sum of its open items.
///
/// # Errors
/// `ledger.unknown_account`, `open_items.not_open_items`.
pub(crate) fn control_named(draft: &mut Draft<'_>, entity: &Entity, code: &Code) -> Result<Arc<Account>, Refusal> {
    let account = account_named(draft, entity, code)?;
    if account.control != Some(Control::OpenItems) {
        return Err(NotOpenItems { account: account.code.clone() }.at("account"));
    }
    Ok(account)
}

/// Holds a control account to take a new item in a currency.
///
/// # Errors
/// `ledger.account_inactive`, `ledger.account_currency`.
pub(crate) fn check_taking(account: &Account, currency: Currency) -> Result<(), Refusal> {
    if !account.active {
        return Err(AccountInactive { account: account.code.clone() }.at("account"));
    }
    match account.currency {
        Some(accepts) if accepts != currency => {
            let (accepts, given) = (accepts.to_string(), currency.to_string());
            Err(AccountCurrency { account: account.code.clone(), accepts, given }.at("currency"))
        }
        _ => Ok(()),
    }
}

/// The account on the other side of an item, which takes entries by hand.
///
/// # Errors
/// `ledger.unknown_account`, `ledger.control_account`, `ledger.account_inactive`, `ledger.account_currency`.
pub(crate) fn against_named(
    draft: &mut Draft<'_>,
    entity: &Entity,
    code: &Code,
    currency: Currency,
) -> Result<AccountId, Refusal> {
    let taking = account_taking(draft, entity, code, currency);
    taking.map(|account| account.id).map_err(|refusal| Refusal { path: "against".to_owned(), ..refusal })
}

/// The item of a number.
///
/// # Errors
/// `open_items.unknown_open_item`.
pub(crate) fn item_numbered(draft: &mut Draft<'_>, number: i64) -> Result<OpenItem, Refusal> {
    draft.open_item(OpenItemId(number)).ok_or_else(|| UnknownOpenItem { open_item: number }.at("open_item"))
}

/// Holds an item to wait for something on a day.
///
/// # Errors
/// `open_items.settled_item`, `open_items.settled_before`.
pub(crate) fn check_waiting(item: &OpenItem, posted_on: BusinessDate) -> Result<(), Refusal> {
    if !item.waits() {
        return Err(SettledItem { open_item: item.id.0 }.into());
    }
    if posted_on < item.opened_on {
        let (posted_on, opened_on) = (posted_on.to_string(), item.opened_on.to_string());
        return Err(SettledBefore { open_item: item.id.0, posted_on, opened_on }.into());
    }
    Ok(())
}

/// The dimensions of lines about a party.
pub(crate) fn about(draft: &mut Draft<'_>, party: PartyId) -> DimensionSetId {
    draft.dimension_set(&Dimensions { party, ..Dimensions::default() })
}

/// Sends what a sheet is out of balance by in the currency of the books to the exchange difference; answers it, loss
/// positive.
pub(crate) fn realise_exchange(draft: &mut Draft<'_>, sheet: &mut Sheet) -> Result<i64, Refusal> {
    let difference = i64::try_from(-sheet.entry.difference()).map_err(|_| overflow())?;
    if difference != 0 {
        let entity = sheet.entry.entity.id;
        let account = account_for(draft, entity, Role::ExchangeDifference, CategoryId::NONE)?;
        sheet.entry.base_line(account, DimensionSetId::NONE, difference, crate::ledger::rules::entry::Proof::None);
    }
    Ok(difference)
}
