//! The hottest reads, without JSON between.

use std::ffi::c_char;

use crate::entry::enter;
use crate::handles;
use crate::opening::backroom_book;
use crate::sized::{self, sized};
use crate::status::backroom_status;
use crate::text::{output, text};

/// How many bytes the longest code has, with a zero byte behind it.
pub const BACKROOM_CODE_SIZE: usize = 264;

/// What a scanned or typed text names. Set struct_size to sizeof before the call. All texts end with a zero byte.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct backroom_resolved {
    /// sizeof(backroom_resolved).
    pub struct_size: usize,
    /// The SKU of the item.
    pub item: [c_char; BACKROOM_CODE_SIZE],
    /// The unit or pack the name stands for; empty when two names are this text for different packs.
    pub unit: [c_char; BACKROOM_CODE_SIZE],
    /// Whose name it is: "sku", "gtin", "own", "supplier" or "channel".
    pub kind: [c_char; 32],
}

sized!(backroom_resolved { struct_size, item, unit, kind });

fn fixed<const N: usize>(text: &str) -> [c_char; N] {
    let mut fixed = [0; N];
    // The last one stays zero. No code is longer: it has at most 64 characters of 4 bytes.
    for (to, from) in fixed.iter_mut().take(N - 1).zip(text.bytes()) {
        *to = from as c_char;
    }
    fixed
}

/// The item that a scanned or typed text names: what catalogue.resolve answers, without JSON.
///
/// Ownership: the text stays the caller's; resolved is the caller's, and is written only when the status is BACKROOM_OK.
/// Thread: any.
///
/// Statuses: BACKROOM_MALFORMED, BACKROOM_NOT_FOUND, BACKROOM_FORBIDDEN, BACKROOM_CONFLICT when the text names several
/// items, BACKROOM_RETRYABLE, BACKROOM_FAULT, BACKROOM_BUG; with the codes of catalogue.resolve.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_resolve(
    book: *mut backroom_book,
    identifier: *const c_char,
    identifier_length: usize,
    resolved: *mut backroom_resolved,
) -> backroom_status {
    enter(|| {
        let api = handles::find(book)?;
        // SAFETY: the caller vouches for what it points to.
        let identifier = unsafe {
            sized::check(resolved, "resolved")?;
            text(identifier, identifier_length, "identifier")?
        };
        let found = api.resolve(identifier)?;
        let found = backroom_resolved {
            struct_size: 0,
            item: fixed(&found.item),
            unit: fixed(found.unit.as_deref().unwrap_or_default()),
            kind: fixed(found.kind.as_str()),
        };
        // SAFETY: checked above.
        unsafe { sized::write(resolved, &found) };
        Ok(())
    })
}

/// How much of an item a site has, whatever its state and owner, in millionths of the item's base unit: on_hand of
/// stock.position. item is a SKU or any identifier of the item; without a site (NULL and 0) all sites of ours count.
///
/// Ownership: the texts stay the caller's; millionths is the caller's, and is written only when the status is
/// BACKROOM_OK. Thread: any.
///
/// Statuses: BACKROOM_MALFORMED, BACKROOM_NOT_FOUND, BACKROOM_FORBIDDEN, BACKROOM_CONFLICT, BACKROOM_RETRYABLE,
/// BACKROOM_FAULT, BACKROOM_BUG; with the codes of stock.position.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_position(
    book: *mut backroom_book,
    item: *const c_char,
    item_length: usize,
    site: *const c_char,
    site_length: usize,
    millionths: *mut i64,
) -> backroom_status {
    enter(|| {
        output(millionths, "millionths")?;
        let api = handles::find(book)?;
        // SAFETY: the caller vouches for the texts.
        let (item, site) = unsafe { (text(item, item_length, "item")?, text(site, site_length, "site")?) };
        let on_hand = api.on_hand(item, site)?.micros();
        // SAFETY: not null, and aligned.
        unsafe { millionths.write(on_hand) };
        Ok(())
    })
}

/// How much of an item can be promised at a site, in millionths of the item's base unit: available of
/// allocation.available. item is a SKU or any identifier of the item; without a site (NULL and 0) all sites of ours count.
/// It is true as of the moment it is read: only a reservation or an order holds anything.
///
/// Ownership, thread, statuses: as backroom_position.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_available(
    book: *mut backroom_book,
    item: *const c_char,
    item_length: usize,
    site: *const c_char,
    site_length: usize,
    millionths: *mut i64,
) -> backroom_status {
    enter(|| {
        output(millionths, "millionths")?;
        let api = handles::find(book)?;
        // SAFETY: the caller vouches for the texts.
        let (item, site) = unsafe { (text(item, item_length, "item")?, text(site, site_length, "site")?) };
        let available = api.available(item, site)?.micros();
        // SAFETY: not null, and aligned.
        unsafe { millionths.write(available) };
        Ok(())
    })
}

/// An amount of money. Set struct_size to sizeof before the call.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct backroom_money {
    /// sizeof(backroom_money).
    pub struct_size: usize,
    /// Minor units of the currency: 1990 is 19.90 EUR, or 1990 JPY.
    pub minor: i64,
    /// How many decimals the currency has: 2 for EUR, 0 for JPY.
    pub decimals: i32,
    /// The code of the currency, with a zero byte behind it.
    pub currency: [c_char; 4],
}

sized!(backroom_money { struct_size, minor, decimals, currency });

/// What an account holds in the currency of the books, debit positive: total of ledger.balance.
///
/// Ownership: the texts stay the caller's; money is the caller's, and is written only when the status is BACKROOM_OK.
/// Thread: any.
///
/// Statuses: BACKROOM_MALFORMED, BACKROOM_NOT_FOUND, BACKROOM_FORBIDDEN, BACKROOM_RETRYABLE, BACKROOM_FAULT,
/// BACKROOM_BUG; with the codes of ledger.balance.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_balance(
    book: *mut backroom_book,
    entity: *const c_char,
    entity_length: usize,
    account: *const c_char,
    account_length: usize,
    money: *mut backroom_money,
) -> backroom_status {
    enter(|| {
        let api = handles::find(book)?;
        // SAFETY: the caller vouches for what it points to.
        let (entity, account) = unsafe {
            sized::check(money, "money")?;
            (text(entity, entity_length, "entity")?, text(account, account_length, "account")?)
        };
        let held = api.balance(entity, account)?;
        let held = backroom_money {
            struct_size: 0,
            minor: held.minor,
            decimals: held.currency.exponent().into(),
            currency: fixed(held.currency.code()),
        };
        // SAFETY: checked above.
        unsafe { sized::write(money, &held) };
        Ok(())
    })
}
