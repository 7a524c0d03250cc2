//! Gift cards, vouchers and store credit: what is left on one is what remains of its open item.
//!
//! A gift card is money we owe: no revenue and no tax until it is spent. A voucher for one purpose is taxed when it is
//! sold (Directive 2006/112/EC, article 30b): its open item holds the net, the tax is remembered beside it, and when it
//! is spent, whole, the tax of what it pays for is taken back by as much, and so are the sums by day and shift: its goods
//! were supplied when it was sold.

use std::sync::Arc;

use crate::catalogue::types::ItemKind;
use crate::flow::{Context, Draft, Head, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::types::{Entity, Role};
use crate::open_items::rules::sheet::{Opening, Sheet};
use crate::tax::types::Treatment;
use crate::till::refusals::{
    NotEnoughStored, NothingLoaded, StoredValueExists, StoredValueExpired, StoredValueKind as WrongKind,
    UnknownStoredValue, VoucherSpentWhole, VoucherWhole,
};
use crate::till::types::{StoredValue, StoredValueKind, TenderKind};
use crate::values::{
    BusinessDate, CategoryId, Code, DimensionSetId, DocumentId, OpenItemId, PartyId, Rate, StoredValueId, TaxSetId,
    money_text,
};

/// What a line of an item loads.
pub(crate) fn kind_loaded(item: ItemKind) -> Option<StoredValueKind> {
    match item {
        ItemKind::GiftCard => Some(StoredValueKind::GiftCard),
        ItemKind::Voucher => Some(StoredValueKind::Voucher),
        _ => None,
    }
}

fn role_of(kind: StoredValueKind) -> Role {
    match kind {
        StoredValueKind::GiftCard | StoredValueKind::Voucher => Role::GiftCards,
        StoredValueKind::StoreCredit => Role::StoreCredit,
    }
}

/// Money to be put on a card or credit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Load<'a> {
    pub(crate) entity: &'a Entity,
    pub(crate) code: &'a Code,
    pub(crate) kind: StoredValueKind,
    /// What is owed for it, above zero.
    pub(crate) net_minor: i64,
    /// The tax of a voucher.
    pub(crate) tax_minor: i64,
    pub(crate) tax_set: TaxSetId,
    pub(crate) document: DocumentId,
    pub(crate) line: i64,
    pub(crate) posted_on: BusinessDate,
    /// The last day it can be spent, where the line says one.
    pub(crate) expires_on: Option<BusinessDate>,
}

/// Puts money on a card or credit, which is made at its first mention; a voucher is sold once. A card that is loaded
/// again lasts until the day that load says, if it says one.
///
/// # Errors
/// `till.nothing_loaded`, `till.stored_value_exists`, `till.stored_value_kind`, `ledger.no_posting_rule`.
pub(crate) fn load(
    draft: &mut Draft<'_>,
    sheet: &mut Sheet,
    dimensions: DimensionSetId,
    load: Load<'_>,
) -> Result<StoredValueId, Refusal> {
    if load.net_minor <= 0 {
        return Err(NothingLoaded { code: load.code.to_string() }.at("price"));
    }
    let held = draft.stored_value_by_code(load.entity.id, load.code);
    if let Some(held) = &held {
        if held.kind != load.kind {
            return Err(wrong_kind(held, load.kind));
        }
        if held.kind == StoredValueKind::Voucher {
            return Err(StoredValueExists { code: held.code.clone(), kind: held.kind.to_string() }.at("stored_value"));
        }
    }
    let account = account_for(draft, load.entity.id, role_of(load.kind), CategoryId::NONE)?;
    let opening = opening(load, account, -load.net_minor);
    let item = sheet.collect(draft, dimensions, held.as_ref().map(|held| held.item), opening)?;
    if let Some(held) = held {
        if load.expires_on.is_some_and(|day| held.expires_on != Some(day)) {
            draft.put_stored_value(StoredValue { expires_on: load.expires_on, ..(*held).clone() });
        }
        return Ok(held.id);
    }
    let id = StoredValueId(draft.next(Head::StoredValue));
    draft.put_stored_value(StoredValue {
        id,
        entity: load.entity.id,
        kind: load.kind,
        code: load.code.to_string(),
        folded: load.code.folded(),
        item,
        tax_set: load.tax_set,
        tax_minor: load.tax_minor,
        expires_on: load.expires_on,
    });
    Ok(id)
}

fn opening(load: Load<'_>, account: crate::values::AccountId, amount_minor: i64) -> Opening {
    Opening {
        account,
        party: PartyId::NONE,
        currency: load.entity.currency,
        document: load.document,
        line: load.line,
        reference: load.code.to_string(),
        due_on: load.posted_on,
        amount_minor,
        base_minor: amount_minor,
        rate: Rate::ONE,
    }
}

/// The card or credit of a number, which a tender of a kind spends.
///
/// # Errors
/// `till.unknown_stored_value`, `till.stored_value_kind`, `till.stored_value_expired`.
pub(crate) fn spendable(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: &Entity,
    code: &Code,
    tender: TenderKind,
) -> Result<Arc<StoredValue>, Refusal> {
    let held = draft
        .stored_value_by_code(entity.id, code)
        .ok_or_else(|| UnknownStoredValue { code: code.to_string() }.at("stored_value"))?;
    let wanted = match tender {
        TenderKind::StoreCredit => StoredValueKind::StoreCredit,
        _ => StoredValueKind::GiftCard,
    };
    let fits = match held.kind {
        StoredValueKind::StoreCredit => tender == TenderKind::StoreCredit,
        StoredValueKind::GiftCard | StoredValueKind::Voucher => tender == TenderKind::GiftCard,
    };
    if !fits {
        return Err(wrong_kind(&held, wanted));
    }
    if let Some(expires_on) = held.expires_on.filter(|day| *day < cx.business_date) {
        let expired_on = expires_on.to_string();
        return Err(StoredValueExpired { code: held.code.clone(), expired_on }.at("stored_value"));
    }
    Ok(held)
}

/// What is left on a card or credit: the face of a voucher, while it is not spent.
pub(crate) fn left_minor(draft: &mut Draft<'_>, held: &StoredValue) -> i64 {
    face(held, draft.open_item(held.item).map_or(0, |item| item.remaining_minor.saturating_neg()))
}

/// What is left where so much is still owed.
fn face(held: &StoredValue, owed_minor: i64) -> i64 {
    if owed_minor > 0 { owed_minor.saturating_add(held.tax_minor) } else { 0 }
}

/// Takes money off a card or credit; answers the tax that a voucher has paid already.
///
/// # Errors
/// `till.not_enough_stored`, `till.voucher_spent_whole`.
pub(crate) fn spend(
    draft: &mut Draft<'_>,
    sheet: &mut Sheet,
    dimensions: DimensionSetId,
    entity: &Entity,
    held: &StoredValue,
    amount_minor: i64,
) -> Result<i64, Refusal> {
    // One sale may name a card twice: what the sheet has taken so far is gone.
    let owed = draft.open_item(held.item).map_or(0, |item| item.remaining_minor.saturating_neg());
    let left = face(held, owed.saturating_sub(sheet.collected(held.item)));
    let whole = held.kind == StoredValueKind::Voucher;
    let text = |minor: i64| money_text(minor, entity.currency);
    if whole && left > 0 && amount_minor < left {
        let refusal = VoucherSpentWhole { code: held.code.clone(), asked: text(amount_minor), face: text(left) };
        return Err(refusal.at("stored_value"));
    }
    if amount_minor > left || (whole && amount_minor != left) {
        let refusal = NotEnoughStored { code: held.code.clone(), asked: text(amount_minor), left: text(left) };
        return Err(refusal.at("stored_value"));
    }
    move_item(draft, sheet, dimensions, held.item, amount_minor - held.tax_minor)?;
    Ok(held.tax_minor)
}

/// Takes back what a line loaded, as far as it is still there.
///
/// # Errors
/// `till.unknown_stored_value`, `till.not_enough_stored`.
pub(crate) fn unload(
    draft: &mut Draft<'_>,
    sheet: &mut Sheet,
    dimensions: DimensionSetId,
    entity: &Entity,
    code: &Code,
    net_minor: i64,
) -> Result<StoredValueId, Refusal> {
    let held = draft
        .stored_value_by_code(entity.id, code)
        .ok_or_else(|| UnknownStoredValue { code: code.to_string() }.at("stored_value"))?;
    let asked = net_minor.saturating_add(held.tax_minor);
    spend(draft, sheet, dimensions, entity, &held, asked)?;
    Ok(held.id)
}

/// Holds that a card or credit can take money back: a voucher, whose tax is due again then, only what it was sold for,
/// and only when that was spent.
///
/// # Errors
/// `till.voucher_whole`.
pub(crate) fn takes_back(
    draft: &mut Draft<'_>,
    entity: &Entity,
    held: &StoredValue,
    amount_minor: i64,
) -> Result<(), Refusal> {
    if held.kind != StoredValueKind::Voucher {
        return Ok(());
    }
    let item = draft.open_item(held.item);
    let (sold_minor, left_minor) = item.map_or((0, 0), |item| (item.amount_minor, item.remaining_minor));
    let face_minor = held.tax_minor.saturating_sub(sold_minor);
    if left_minor == 0 && amount_minor == face_minor {
        return Ok(());
    }
    let text = |minor: i64| money_text(minor, entity.currency);
    let refusal = VoucherWhole { code: held.code.clone(), asked: text(amount_minor), face: text(face_minor) };
    Err(refusal.at("stored_value"))
}

/// What a voucher was supplied as when it was sold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Supplied {
    pub(crate) tax_set: TaxSetId,
    pub(crate) treatment: Treatment,
    pub(crate) net_minor: i64,
    pub(crate) tax_minor: i64,
}

/// What a voucher was taxed as when it was sold; none of other cards, and of one that no tax stood behind.
pub(crate) fn supplied(draft: &mut Draft<'_>, held: &StoredValue) -> Option<Supplied> {
    if held.tax_set.is_none() {
        return None;
    }
    let item = draft.open_item(held.item)?;
    let lines = draft.sale_lines(item.document);
    let sold = lines.into_iter().find(|line| line.key.line == item.line)?;
    let (tax_set, treatment) = (held.tax_set, sold.treatment);
    Some(Supplied { tax_set, treatment, net_minor: sold.net_minor, tax_minor: held.tax_minor })
}

/// Gives money back to a card or credit that a sale took from it; answers the tax of a voucher that is due again.
pub(crate) fn give_back(
    draft: &mut Draft<'_>,
    sheet: &mut Sheet,
    dimensions: DimensionSetId,
    held: &StoredValue,
    amount_minor: i64,
) -> Result<i64, Refusal> {
    move_item(draft, sheet, dimensions, held.item, held.tax_minor - amount_minor)?;
    Ok(held.tax_minor)
}

fn move_item(
    draft: &mut Draft<'_>,
    sheet: &mut Sheet,
    dimensions: DimensionSetId,
    id: OpenItemId,
    amount_minor: i64,
) -> Result<(), Refusal> {
    let Some(item) = draft.open_item(id) else {
        return Err(UnknownStoredValue { code: String::new() }.into());
    };
    let opening = Opening {
        account: item.account,
        party: item.party,
        currency: item.currency,
        document: item.document,
        line: item.line,
        reference: String::new(),
        due_on: item.due_on,
        amount_minor,
        base_minor: amount_minor,
        rate: Rate::ONE,
    };
    sheet.collect(draft, dimensions, Some(id), opening).map(|_| ())
}

fn wrong_kind(held: &StoredValue, wanted: StoredValueKind) -> Refusal {
    let (code, kind, wanted) = (held.code.clone(), words(held.kind), words(wanted));
    WrongKind { code, kind, wanted }.at("stored_value")
}

fn words(kind: StoredValueKind) -> String {
    kind.as_str().replace('_', " ")
}
