//! A sheet: an entry under construction, with the open items it opens and settles, so that a line on a control
//! account and the move behind it are made in one step and cannot differ.

use crate::flow::{Context, Draft, Head, Refusal};
use crate::ledger::rules::entry::{Line, NewEntry, Posted, Proof, add, overflow, post};
use crate::open_items::refusals::{MoreThanRemains, UnknownOpenItem};
use crate::open_items::types::{OpenItem, OpenItemMove};
use crate::values::{
    AccountId, BusinessDate, Currency, DimensionSetId, DocumentId, EntryId, OpenItemId, PartyId, Rate,
    divide_half_away, money_text,
};

/// An item to be opened: debit positive, credit negative.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    pub(crate) account: AccountId,
    pub(crate) party: PartyId,
    pub(crate) currency: Currency,
    pub(crate) document: DocumentId,
    pub(crate) line: i64,
    pub(crate) reference: String,
    pub(crate) due_on: BusinessDate,
    pub(crate) amount_minor: i64,
    pub(crate) base_minor: i64,
    pub(crate) rate: Rate,
}

#[derive(Clone, Copy, Debug)]
struct Settling {
    item: OpenItemId,
    amount_minor: i64,
    base_minor: i64,
}

/// An entry under construction and its open items.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) entry: NewEntry,
    openings: Vec<Opening>,
    settlings: Vec<Settling>,
}

impl Sheet {
    pub(crate) fn new(entry: NewEntry) -> Self {
        Self { entry, openings: Vec::new(), settlings: Vec::new() }
    }

    /// Opens an item and adds its line.
    pub(crate) fn open(&mut self, dimensions: DimensionSetId, opening: Opening) {
        if opening.amount_minor == 0 && opening.base_minor == 0 {
            return;
        }
        self.entry.lines.push(Line {
            account: opening.account,
            dimensions,
            currency: opening.currency,
            amount_minor: opening.amount_minor,
            base_minor: opening.base_minor,
            rate: opening.rate,
            note: String::new(),
            proof: Proof::OpenItem,
        });
        self.openings.push(opening);
    }

    /// Puts the entry off to a later day of the books, and what would have been due on its day before.
    pub(crate) fn put_off(&mut self, posted_on: BusinessDate) {
        let before = std::mem::replace(&mut self.entry.posted_on, posted_on);
        for opening in self.openings.iter_mut().filter(|opening| opening.due_on == before) {
            opening.due_on = posted_on;
        }
    }

    /// Takes an amount (of the sign of what remains) off an item and adds the line; answers the base amount that
    /// went with it: its share of what remains in base, rounded half away from zero, all of it with the last.
    ///
    /// # Errors
    /// `open_items.unknown_open_item`, `open_items.more_than_remains`.
    pub(crate) fn settle(
        &mut self,
        draft: &mut Draft<'_>,
        dimensions: DimensionSetId,
        id: OpenItemId,
        amount_minor: i64,
    ) -> Result<i64, Refusal> {
        let Some(item) = draft.open_item(id) else {
            return Err(UnknownOpenItem { open_item: id.0 }.into());
        };
        let planned: i64 = self.settlings.iter().filter(|held| held.item == id).map(|held| held.amount_minor).sum();
        let planned_base: i64 = self.settlings.iter().filter(|held| held.item == id).map(|held| held.base_minor).sum();
        let remaining = item.remaining_minor + planned;
        let remaining_base = item.remaining_base_minor + planned_base;
        let fits = amount_minor.signum() == remaining.signum() && amount_minor.abs() <= remaining.abs();
        if !fits {
            let text = |minor: i64| money_text(minor, item.currency);
            return Err(
                MoreThanRemains { open_item: id.0, asked: text(amount_minor), remaining: text(remaining) }.into()
            );
        }
        let base_minor =
            if amount_minor == remaining { remaining_base } else { share(remaining_base, amount_minor, remaining)? };
        let rate = self.rate_of(draft, &item);
        self.entry.lines.push(Line {
            account: item.account,
            dimensions,
            currency: item.currency,
            amount_minor: -amount_minor,
            base_minor: -base_minor,
            rate,
            note: String::new(),
            proof: Proof::OpenItem,
        });
        self.settlings.push(Settling { item: id, amount_minor: -amount_minor, base_minor: -base_minor });
        Ok(base_minor)
    }

    /// The rate a settled line shows: 1 in the currency of the books, else the one on file for the day, if any.
    fn rate_of(&self, draft: &mut Draft<'_>, item: &OpenItem) -> Rate {
        draft.rate(self.entry.entity.currency, item.currency, self.entry.posted_on).unwrap_or(Rate::ONE)
    }

    /// Posts the entry and moves its items; nothing to post is no entry.
    ///
    /// # Errors
    /// Those of `ledger::rules::entry::post`, but for the empty entry.
    pub(crate) fn post(self, cx: &Context, draft: &mut Draft<'_>) -> Result<Option<Posted>, Refusal> {
        let posted_on = self.entry.posted_on;
        if self.entry.lines.iter().all(|line| line.amount_minor == 0 && line.base_minor == 0) {
            return Ok(None);
        }
        let comes_to_nothing = self.openings.is_empty() && self.settlings.is_empty() && cancels_out(&self.entry.lines);
        if comes_to_nothing {
            return Ok(None);
        }
        let posted = post(cx, draft, self.entry)?;
        let entry = posted.id;
        for opening in self.openings {
            let id = OpenItemId(draft.next(Head::OpenItem));
            let item = OpenItem {
                id,
                command: cx.command_id,
                account: opening.account,
                party: opening.party,
                currency: opening.currency,
                document: opening.document,
                line: opening.line,
                reference: opening.reference,
                opened_on: posted_on,
                due_on: opening.due_on,
                amount_minor: opening.amount_minor,
                remaining_minor: opening.amount_minor,
                remaining_base_minor: opening.base_minor,
            };
            let step = step(cx, draft, id, entry, posted_on, opening.amount_minor, opening.base_minor);
            draft.add_open_item(item, step);
        }
        for settling in self.settlings {
            let Some(mut item) = draft.open_item(settling.item) else {
                return Err(UnknownOpenItem { open_item: settling.item.0 }.into());
            };
            item.remaining_minor = add(item.remaining_minor, settling.amount_minor)?;
            item.remaining_base_minor = add(item.remaining_base_minor, settling.base_minor)?;
            let step = step(cx, draft, item.id, entry, posted_on, settling.amount_minor, settling.base_minor);
            draft.put_open_item(item, step);
        }
        Ok(Some(posted))
    }
}

fn step(
    cx: &Context,
    draft: &mut Draft<'_>,
    item: OpenItemId,
    entry: EntryId,
    posted_on: BusinessDate,
    amount_minor: i64,
    base_minor: i64,
) -> OpenItemMove {
    let id = draft.next(Head::OpenItemMove);
    OpenItemMove { id, command: cx.command_id, item, entry, posted_on, amount_minor, base_minor }
}

/// Whether the lines of each account, dimensions and currency add up to nothing.
fn cancels_out(lines: &[Line]) -> bool {
    lines.iter().all(|line| {
        let same = lines.iter().filter(|other| {
            other.account == line.account
                && other.dimensions == line.dimensions
                && other.currency == line.currency
                && other.rate == line.rate
                && other.proof == line.proof
        });
        same.map(|other| i128::from(other.amount_minor)).sum::<i128>() == 0
    })
}

/// `whole * part / of`, rounded half away from zero.
pub(crate) fn share(whole: i64, part: i64, of: i64) -> Result<i64, Refusal> {
    let share = divide_half_away(i128::from(whole) * i128::from(part), i128::from(of))?;
    i64::try_from(share).map_err(|_| overflow())
}
