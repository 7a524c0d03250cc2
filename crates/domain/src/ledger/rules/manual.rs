//! Entries that people and other systems write: from lines with codes to an entry that posts.

use std::sync::Arc;

use crate::catalogue::rules::category_named;
use crate::control::rules::scope_named;
use crate::exceptions::rules::{About, refuse_or_raise};
use crate::exceptions::types::Severity;
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::refusals::{
    AccountCurrency, AccountInactive, ControlAccount, NotPositive, OneSide, RateOfBase, TooManyLines,
};
use crate::ledger::replies::EntryPosted;
use crate::ledger::requests::EntryLine;
use crate::ledger::rules::accounts::{account_for, account_named, rate_for};
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::{Line, NewEntry, Proof, overflow, post};
use crate::ledger::types::{Account, Control, Dimensions, Entity, Role};
use crate::parties::rules::party_named;
use crate::values::{BusinessDate, CategoryId, Code, Currency, DimensionSetId, DocumentId, EntryId, Money, Note, Rate};

/// Most lines of an entry by hand.
const LINES: usize = 5_000;

/// An entry as it was written.
pub(crate) struct Manual<'c> {
    pub(crate) entity: Arc<Entity>,
    pub(crate) kind: &'static str,
    pub(crate) occurred_on: Option<BusinessDate>,
    pub(crate) posted_on: Option<BusinessDate>,
    pub(crate) note: &'c Note,
    pub(crate) lines: &'c [EntryLine],
}

/// Posts an entry by hand. Of a fact, a line whose account does not take it goes to suspense, a dimension that names
/// nothing is left out, and a currency without a rate takes the latest on file, else one for one; each raises an
/// exception, and what the entry is then out of balance by goes to suspense.
///
/// # Errors
/// Those of its commands' docs.
pub(crate) fn post_manual(cx: &Context, draft: &mut Draft<'_>, manual: &Manual<'_>) -> Result<EntryPosted, Refusal> {
    let given = manual.lines.len();
    if given > LINES {
        return Err(TooManyLines { given, allowed: LINES }.at("lines"));
    }
    let days = dates::days(cx, draft, manual.entity.id, manual.occurred_on, manual.posted_on)?;
    let mut entry = NewEntry {
        entity: manual.entity.clone(),
        kind: manual.kind,
        occurred_on: days.occurred_on,
        posted_on: days.posted_on,
        document: DocumentId::NONE,
        reverses: EntryId::NONE,
        note: manual.note.to_string(),
        lines: Vec::with_capacity(given),
    };
    let mut guessed = false;
    for (place, written) in manual.lines.iter().enumerate() {
        let made = line(cx, draft, manual, days.occurred_on, written);
        let (line, rate_guessed) = made.map_err(|refusal| refusal.at(format!("lines[{place}]")))?;
        guessed |= rate_guessed;
        entry.lines.push(line);
    }
    if guessed {
        let difference = i64::try_from(-entry.difference()).map_err(|_| overflow())?;
        let suspense = account_for(draft, manual.entity.id, Role::Suspense, CategoryId::NONE)?;
        entry.base_line(suspense, DimensionSetId::NONE, difference, Proof::None);
    }
    let total = debits(&entry.lines)?;
    let posted = post(cx, draft, entry)?;
    draft.event(cx, "ledger.entry_posted", posted.number.clone());
    Ok(EntryPosted {
        entry: posted.number,
        occurred_on: days.occurred_on,
        posted_on: days.posted_on,
        total: Money { minor: total, currency: manual.entity.currency },
    })
}

/// What the debits of lines come to, in the currency of the books.
pub(crate) fn debits(lines: &[Line]) -> Result<i64, Refusal> {
    let sum: i128 = lines.iter().map(|line| i128::from(line.base_minor.max(0))).sum();
    i64::try_from(sum).map_err(|_| overflow())
}

/// The line to post, and whether its rate had to be guessed.
fn line(
    cx: &Context,
    draft: &mut Draft<'_>,
    manual: &Manual<'_>,
    occurred_on: BusinessDate,
    written: &EntryLine,
) -> Result<(Line, bool), Refusal> {
    let entity = &manual.entity;
    let currency = written.currency.unwrap_or(entity.currency);
    let amount_minor = amount_of(written, currency)?;
    let stake = || About {
        value_minor: amount_minor.saturating_abs(),
        currency: Some(currency),
        ..About::of_scope(cx, written.account.as_str())
    };
    let (rate, guessed) = rate_of(cx, draft, entity, written, currency, occurred_on, stake)?;
    let base_minor = rate.convert_minor(amount_minor, currency, entity.currency)?;
    let (account, note) = match account_taking(draft, entity, &written.account, currency) {
        Ok(account) => (account.id, written.note.to_string()),
        Err(refusal) => {
            refuse_or_raise(cx, draft, refusal, stake())?;
            let suspense = account_for(draft, entity.id, Role::Suspense, CategoryId::NONE)?;
            (suspense, format!("meant for {}: {}", written.account, written.note))
        }
    };
    let dimensions = dimensions_of(cx, draft, entity, written, stake)?;
    Ok((Line { account, dimensions, currency, amount_minor, base_minor, rate, note, proof: Proof::None }, guessed))
}

/// The amount of a line, debit positive.
fn amount_of(written: &EntryLine, currency: Currency) -> Result<i64, Refusal> {
    let (amount, sign, side) = match (written.debit, written.credit) {
        (Some(debit), None) => (debit, 1, "debit"),
        (None, Some(credit)) => (credit, -1, "credit"),
        _ => return Err(OneSide {}.into()),
    };
    if !amount.is_positive() {
        return Err(NotPositive { amount: amount.to_string() }.at(side));
    }
    let minor = amount.money(currency).map_err(|error| Refusal::from(error).at(side))?;
    Ok(sign * minor)
}

/// The account of a code, which takes entries by hand in a currency.
///
/// # Errors
/// `ledger.unknown_account`, `ledger.control_account`, `ledger.account_inactive`, `ledger.account_currency`.
pub(crate) fn account_taking(
    draft: &mut Draft<'_>,
    entity: &Entity,
    code: &Code,
    currency: Currency,
) -> Result<Arc<Account>, Refusal> {
    let account = account_named(draft, entity, code)?;
    if let Some(control) = account.control {
        return Err(control_account(&account, control).at("account"));
    }
    if !account.active {
        return Err(AccountInactive { account: account.code.clone() }.at("account"));
    }
    match account.currency {
        Some(accepts) if accepts != currency => {
            let (accepts, given) = (accepts.to_string(), currency.to_string());
            Err(AccountCurrency { account: account.code.clone(), accepts, given }.at("currency"))
        }
        _ => Ok(account),
    }
}

/// How an entry by hand to a control account is refused.
pub(crate) fn control_account(account: &Account, control: Control) -> ControlAccount {
    let control = match control {
        Control::Stock => "stock",
        Control::OpenItems => "open items",
    };
    ControlAccount { account: account.code.clone(), control: control.to_owned() }
}

/// The rate of a line; of a fact without any, the latest on file, else one for one, and true.
fn rate_of(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: &Entity,
    written: &EntryLine,
    currency: Currency,
    on: BusinessDate,
    stake: impl Fn() -> About,
) -> Result<(Rate, bool), Refusal> {
    if currency == entity.currency && written.rate.is_some() {
        return Err(RateOfBase { currency: currency.to_string() }.at("rate"));
    }
    match rate_for(draft, entity, currency, written.rate, on) {
        Ok(rate) => Ok((rate, false)),
        Err(refusal) => {
            refuse_or_raise(cx, draft, refusal, About { severity: Severity::Critical, ..stake() })?;
            let latest = draft.rate(entity.currency, currency, BusinessDate::LAST);
            Ok((latest.unwrap_or(Rate::ONE), true))
        }
    }
}

/// What a line is about, interned.
fn dimensions_of(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: &Entity,
    written: &EntryLine,
    stake: impl Fn() -> About,
) -> Result<DimensionSetId, Refusal> {
    let mut dimensions = Dimensions {
        channel: written.channel.as_ref().map(Code::to_string).unwrap_or_default(),
        own: own_text(written),
        ..Dimensions::default()
    };
    if let Some(code) = &written.site {
        let entity = Code::parse(&entity.code)?;
        match scope_named(draft, Some(&entity), Some(code)) {
            Ok(scope) => dimensions.site = scope.ids().1,
            Err(refusal) => refuse_or_raise(cx, draft, refusal, stake())?,
        }
    }
    if let Some(code) = &written.category {
        match category_named(draft, code) {
            Ok(category) => dimensions.category = category.id,
            Err(refusal) => refuse_or_raise(cx, draft, refusal.at("category"), stake())?,
        }
    }
    if let Some(code) = &written.party {
        match party_named(draft, code) {
            Ok(party) => dimensions.party = party.id,
            Err(refusal) => refuse_or_raise(cx, draft, refusal.at("party"), stake())?,
        }
    }
    Ok(draft.dimension_set(&dimensions))
}

/// The host's own dimensions as canonical text; none at all are no text.
fn own_text(written: &EntryLine) -> String {
    if written.dimensions.is_empty() {
        return String::new();
    }
    serde_json::to_string(&written.dimensions).expect("attributes are JSON with text keys")
}
