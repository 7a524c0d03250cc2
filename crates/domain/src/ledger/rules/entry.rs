//! Posting one entry: the only place where postings and account balances are made.

use std::sync::Arc;

use crate::flow::refusal::Overflow;
use crate::flow::{Context, Draft, Head, Record, Refusal};
use crate::ledger::refusals::{AccountCurrency, AccountInactive, ControlAccount, EmptyEntry, PeriodClosed, Unbalanced};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::dates;
use crate::ledger::types::{AccountDayKey, BalanceKey, Control, Dimensions, Entity, Entry, Posting, Role};
use crate::values::{
    AccountId, BusinessDate, CategoryId, Currency, DimensionSetId, DocumentId, EntryId, Period, Rate, money_text,
};

/// What stands behind a line on a control account. Only the sub-ledgers give another proof than `None`:
/// `open_items` with the move of an item, `posting` with the move of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Proof {
    /// Nothing.
    None,
    /// A move of a pool of the same book value.
    Pool,
    /// A move of an open item of the same amount.
    OpenItem,
}

impl Proof {
    fn opens(self, control: Option<Control>) -> bool {
        match control {
            None => true,
            Some(Control::Stock) => self == Self::Pool,
            Some(Control::OpenItems) => self == Self::OpenItem,
        }
    }
}

/// A line to be posted: debit positive, credit negative.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) account: AccountId,
    pub(crate) dimensions: DimensionSetId,
    pub(crate) currency: Currency,
    pub(crate) amount_minor: i64,
    pub(crate) base_minor: i64,
    pub(crate) rate: Rate,
    pub(crate) note: String,
    pub(crate) proof: Proof,
}

/// An entry to be posted.
#[derive(Clone, Debug)]
pub(crate) struct NewEntry {
    pub(crate) entity: Arc<Entity>,
    pub(crate) kind: &'static str,
    pub(crate) occurred_on: BusinessDate,
    pub(crate) posted_on: BusinessDate,
    pub(crate) document: DocumentId,
    pub(crate) reverses: EntryId,
    pub(crate) note: String,
    pub(crate) lines: Vec<Line>,
}

impl NewEntry {
    /// Adds a line in the currency of the books.
    pub(crate) fn base_line(&mut self, account: AccountId, dimensions: DimensionSetId, base_minor: i64, proof: Proof) {
        let currency = self.entity.currency;
        let rate = Rate::ONE;
        let line = Line {
            account,
            dimensions,
            currency,
            amount_minor: base_minor,
            base_minor,
            rate,
            note: String::new(),
            proof,
        };
        self.lines.push(line);
    }

    /// What the lines are out of balance by, in the currency of the books.
    pub(crate) fn difference(&self) -> i128 {
        self.lines.iter().map(|line| i128::from(line.base_minor)).sum()
    }
}

/// An entry that was posted.
#[derive(Clone, Debug)]
pub(crate) struct Posted {
    /// Its key.
    pub(crate) id: EntryId,
    /// Its number as people write it.
    pub(crate) number: String,
}

/// The number an entry is known by.
pub(crate) const SERIES: (&str, &str) = ("entry", "JE");

/// Posts an entry and moves the balances it touches. Lines of one account, set of dimensions, currency and rate
/// are added up. The cents by which converted lines differ go to the rounding account, at most one minor unit a converted
/// line: a larger difference comes from rates that disagree, and is not for rounding to hide.
///
/// # Errors
/// `ledger.empty_entry`, `ledger.unbalanced`, `ledger.control_account`, `ledger.account_inactive`,
/// `ledger.account_currency`, `ledger.period_closed`, `flow.overflow`.
pub(crate) fn post(cx: &Context, draft: &mut Draft<'_>, mut entry: NewEntry) -> Result<Posted, Refusal> {
    merge(&mut entry.lines)?;
    round_off(draft, &mut entry)?;
    if entry.lines.is_empty() {
        return Err(EmptyEntry {}.at("lines"));
    }
    let open = dates::first_open_day(cx, draft, entry.entity.id, entry.posted_on)?;
    if open != entry.posted_on {
        let state = draft
            .period(crate::ledger::types::PeriodKey { entity: entry.entity.id, period: Period::of(entry.posted_on) })
            .to_string();
        let refusal = PeriodClosed { posted_on: entry.posted_on.to_string(), state, first_open_on: open.to_string() };
        return Err(refusal.at("posted_on"));
    }
    for line in &entry.lines {
        admit(draft, line)?;
    }

    let id = EntryId(draft.next(Head::Entry));
    let series = draft.series(entry.entity.id, SERIES.0, SERIES.1);
    let number = draft.next_number(series.id);
    draft.record(Record::Entry(Entry {
        id,
        command: cx.command_id,
        entity: entry.entity.id,
        series: series.id,
        number,
        kind: entry.kind.to_owned(),
        occurred_on: entry.occurred_on,
        posted_on: entry.posted_on,
        document: entry.document,
        reverses: entry.reverses,
        note: entry.note,
    }));
    for (place, line) in entry.lines.into_iter().enumerate() {
        add_to_balances(draft, id, entry.posted_on, &line)?;
        draft.record(Record::Posting(Posting {
            entry: id,
            line: place as i64 + 1,
            account: line.account,
            dimensions: line.dimensions,
            currency: line.currency,
            amount_minor: line.amount_minor,
            base_minor: line.base_minor,
            rate: line.rate,
            note: line.note,
        }));
    }
    Ok(Posted { id, number: series.number_text(number) })
}

/// Adds up lines that differ in nothing but their amounts, in the order of their first appearance,
/// and drops those that come to nothing.
fn merge(lines: &mut Vec<Line>) -> Result<(), Refusal> {
    let mut kept = 0;
    for at in 0..lines.len() {
        let (before, rest) = lines.split_at_mut(at);
        let line = &rest[0];
        let same = before[..kept].iter_mut().find(|held| {
            held.account == line.account
                && held.dimensions == line.dimensions
                && held.currency == line.currency
                && held.rate == line.rate
                && held.note == line.note
                && held.proof == line.proof
        });
        match same {
            Some(held) => {
                held.amount_minor = add(held.amount_minor, line.amount_minor)?;
                held.base_minor = add(held.base_minor, line.base_minor)?;
            }
            None => {
                lines.swap(kept, at);
                kept += 1;
            }
        }
    }
    lines.truncate(kept);
    lines.retain(|line| line.amount_minor != 0 || line.base_minor != 0);
    Ok(())
}

/// Sends conversion cents to the rounding account, or refuses what is out of balance by more.
fn round_off(draft: &mut Draft<'_>, entry: &mut NewEntry) -> Result<(), Refusal> {
    let base = entry.entity.currency;
    let shared = entry
        .lines
        .first()
        .map(|line| line.currency)
        .filter(|currency| entry.lines.iter().all(|line| line.currency == *currency));
    if let Some(currency) = shared {
        let sum: i128 = entry.lines.iter().map(|line| i128::from(line.amount_minor)).sum();
        if sum != 0 {
            return Err(unbalanced(sum, currency));
        }
    }
    let difference = entry.difference();
    if difference == 0 {
        return Ok(());
    }
    let converted = entry.lines.iter().filter(|line| line.currency != base).count() as i128;
    if difference.abs() > converted {
        return Err(unbalanced(difference, base));
    }
    let cents = i64::try_from(-difference).map_err(|_| overflow())?;
    let account = account_for(draft, entry.entity.id, Role::Rounding, CategoryId::NONE)?;
    entry.base_line(account, DimensionSetId::NONE, cents, Proof::None);
    if let (Some(currency), Some(line)) = (shared, entry.lines.last_mut()) {
        line.currency = currency;
        line.amount_minor = 0;
    }
    Ok(())
}

fn unbalanced(difference: i128, currency: Currency) -> Refusal {
    let difference = i64::try_from(difference).map_or_else(|_| difference.to_string(), |d| money_text(d, currency));
    Unbalanced { difference, currency: currency.to_string() }.at("lines")
}

/// Refuses a line its account does not take.
fn admit(draft: &mut Draft<'_>, line: &Line) -> Result<(), Refusal> {
    let Some(account) = draft.account(line.account) else {
        return Err(EmptyEntry {}.into());
    };
    if !line.proof.opens(account.control) {
        let control = account.control.map_or("postings", Control::as_str).replace('_', " ");
        return Err(ControlAccount { account: account.code.clone(), control }.at("lines"));
    }
    if !account.active && line.proof == Proof::None {
        return Err(AccountInactive { account: account.code.clone() }.at("lines"));
    }
    match account.currency {
        Some(accepts) if accepts != line.currency => {
            let given = line.currency.to_string();
            Err(AccountCurrency { account: account.code.clone(), accepts: accepts.to_string(), given }.at("lines"))
        }
        _ => Ok(()),
    }
}

fn add_to_balances(draft: &mut Draft<'_>, entry: EntryId, posted_on: BusinessDate, line: &Line) -> Result<(), Refusal> {
    let key = BalanceKey { account: line.account, currency: line.currency };
    let mut balance = draft.balance(key);
    balance.amount_minor = add(balance.amount_minor, line.amount_minor)?;
    balance.base_minor = add(balance.base_minor, line.base_minor)?;
    draft.put_balance(key, balance);

    let key = AccountDayKey { account: line.account, posted_on, dimensions: line.dimensions, currency: line.currency };
    let mut day = draft.account_day(&key);
    day.amount_minor = add(day.amount_minor, line.amount_minor)?;
    if line.base_minor >= 0 {
        day.debit_minor = add(day.debit_minor, line.base_minor)?;
    } else {
        day.credit_minor = add(day.credit_minor, line.base_minor.checked_neg().ok_or_else(overflow)?)?;
    }
    if day.first_entry == 0 {
        day.first_entry = entry.0;
    }
    day.last_entry = entry.0;
    draft.put_account_day(key, day);
    Ok(())
}

/// The dimensions of a posting about an item at a site.
pub(crate) fn dimensions_of(
    draft: &mut Draft<'_>,
    site: crate::values::SiteId,
    category: CategoryId,
    party: crate::values::PartyId,
) -> DimensionSetId {
    draft.dimension_set(&Dimensions { site, category, party, ..Dimensions::default() })
}

pub(crate) fn add(a: i64, b: i64) -> Result<i64, Refusal> {
    a.checked_add(b).ok_or_else(overflow)
}

pub(crate) fn overflow() -> Refusal {
    Overflow { problem: "the amounts add up to more than can be kept".to_owned() }.into()
}
