//! A sheet: an entry under construction, with the open items it opens, settles and collects on, so that a line on a
//! control account and the move behind it are made in one step and cannot differ.

use crate::flow::{Context, Draft, Head, Refusal};
use crate::ledger::rules::entry::{Line, NewEntry, Posted, Proof, add, overflow, post};
use crate::open_items::refusals::{MoreThanRemains, UnknownOpenItem};
use crate::open_items::types::{OpenItem, OpenItemMove, Side};
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

impl Opening {
    /// The line that carries it into the books.
    fn line(&self, dimensions: DimensionSetId) -> Line {
        Line {
            account: self.account,
            dimensions,
            currency: self.currency,
            amount_minor: self.amount_minor,
            base_minor: self.base_minor,
            rate: self.rate,
            note: String::new(),
            proof: Proof::OpenItem,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Settling {
    item: OpenItemId,
    amount_minor: i64,
    base_minor: i64,
}

/// All that a sheet collects on one running item.
#[derive(Debug)]
struct Collecting {
    item: OpenItemId,
    /// Whether the sheet opens the item.
    opens: bool,
    /// The item, and the sums of what was collected.
    sum: Opening,
}

/// An entry under construction and its open items.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) entry: NewEntry,
    openings: Vec<Opening>,
    settlings: Vec<Settling>,
    collectings: Vec<Collecting>,
}

impl Sheet {
    pub(crate) fn new(entry: NewEntry) -> Self {
        Self { entry, openings: Vec::new(), settlings: Vec::new(), collectings: Vec::new() }
    }

    /// Opens an item and adds its line.
    pub(crate) fn open(&mut self, dimensions: DimensionSetId, opening: Opening) {
        if opening.amount_minor == 0 && opening.base_minor == 0 {
            return;
        }
        self.entry.lines.push(opening.line(dimensions));
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

    /// Adds an amount of either sign to a running item and adds the line; all that one sheet collects on an item is one
    /// move of it. Without an item one is opened, whose key is given out at once so that it can be stored beside;
    /// collecting nothing opens none. The amounts are of the currency of the books: what a foreign currency leaves over
    /// when it comes to nothing is for [`Sheet::settle`].
    ///
    /// # Errors
    /// `open_items.unknown_open_item`, `flow.overflow`.
    pub(crate) fn collect(
        &mut self,
        draft: &mut Draft<'_>,
        dimensions: DimensionSetId,
        item: Option<OpenItemId>,
        opening: Opening,
    ) -> Result<OpenItemId, Refusal> {
        if opening.amount_minor == 0 && opening.base_minor == 0 {
            return Ok(item.unwrap_or(OpenItemId::NONE));
        }
        let item = item.filter(|item| !item.is_none());
        let (id, planned) = match item {
            None => (OpenItemId(draft.next(Head::OpenItem)), None),
            Some(id) => (id, self.collectings.iter_mut().find(|held| held.item == id)),
        };
        self.entry.lines.push(opening.line(dimensions));
        match planned {
            Some(planned) => {
                planned.sum.amount_minor = add(planned.sum.amount_minor, opening.amount_minor)?;
                planned.sum.base_minor = add(planned.sum.base_minor, opening.base_minor)?;
            }
            None => {
                if item.is_some() && !draft.open_item(id).is_some_and(|held| held.running) {
                    return Err(UnknownOpenItem { open_item: id.0 }.into());
                }
                self.collectings.push(Collecting { item: id, opens: item.is_none(), sum: opening });
            }
        }
        Ok(id)
    }

    /// What the sheet has collected on a running item so far.
    pub(crate) fn collected(&self, id: OpenItemId) -> i64 {
        self.collectings.iter().find(|held| held.item == id).map_or(0, |held| held.sum.amount_minor)
    }

    /// The rate a settled line shows: 1 in the currency of the books, else the one on file for the day, if any.
    fn rate_of(&self, draft: &mut Draft<'_>, item: &OpenItem) -> Rate {
        draft.rate(self.entry.entity.currency, item.currency, self.entry.posted_on).unwrap_or(Rate::ONE)
    }

    /// Posts the entry and moves its items; nothing to post is no entry.
    ///
    /// # Errors
    /// Those of `ledger::rules::entry::post`, but for the empty entry.
    pub(crate) fn post(mut self, cx: &Context, draft: &mut Draft<'_>) -> Result<Option<Posted>, Refusal> {
        let posted_on = self.entry.posted_on;
        self.keep_apart();
        if self.entry.lines.iter().all(|line| line.amount_minor == 0 && line.base_minor == 0) {
            return Ok(None);
        }
        let collects_nothing = self.collectings.iter().all(|held| !held.opens && held.comes_to_nothing());
        let moves_nothing = self.openings.is_empty() && self.settlings.is_empty() && collects_nothing;
        if moves_nothing && cancels_out(&self.entry.lines) {
            return Ok(None);
        }
        let posted = post(cx, draft, self.entry)?;
        let entry = posted.id;
        for opening in self.openings {
            let id = OpenItemId(draft.next(Head::OpenItem));
            open(cx, draft, entry, posted_on, id, opening, false);
        }
        for settling in self.settlings {
            shift(cx, draft, entry, posted_on, settling)?;
        }
        for Collecting { item, opens, sum } in self.collectings {
            if opens {
                open(cx, draft, entry, posted_on, item, sum, true);
            } else if sum.amount_minor != 0 || sum.base_minor != 0 {
                let moved = Settling { item, amount_minor: sum.amount_minor, base_minor: sum.base_minor };
                shift(cx, draft, entry, posted_on, moved)?;
            }
        }
        Ok(Some(posted))
    }

    /// A new running item that collected as much as it gave back is stored beside already and needs an entry behind its
    /// opening: its lines are named by their side, so that they do not add up to none.
    fn keep_apart(&mut self) {
        for held in self.collectings.iter().filter(|held| held.opens && held.comes_to_nothing()) {
            let lines = self.entry.lines.iter_mut();
            for line in lines.filter(|line| line.account == held.sum.account && line.proof == Proof::OpenItem) {
                line.note = Side::of_amount(line.amount_minor).to_string();
            }
        }
    }
}

impl Collecting {
    const fn comes_to_nothing(&self) -> bool {
        self.sum.amount_minor == 0 && self.sum.base_minor == 0
    }
}

/// Opens an item with what its first move brought.
fn open(
    cx: &Context,
    draft: &mut Draft<'_>,
    entry: EntryId,
    posted_on: BusinessDate,
    id: OpenItemId,
    opening: Opening,
    running: bool,
) {
    let step = step(cx, draft, id, entry, posted_on, opening.amount_minor, opening.base_minor);
    let item = OpenItem {
        id,
        command: cx.command_id,
        account: opening.account,
        party: draft.survivor(opening.party),
        currency: opening.currency,
        document: opening.document,
        line: opening.line,
        reference: opening.reference,
        opened_on: posted_on,
        due_on: opening.due_on,
        amount_minor: opening.amount_minor,
        remaining_minor: opening.amount_minor,
        remaining_base_minor: opening.base_minor,
        running,
    };
    draft.add_open_item(item, step);
}

/// Moves an item that is there.
fn shift(
    cx: &Context,
    draft: &mut Draft<'_>,
    entry: EntryId,
    posted_on: BusinessDate,
    moved: Settling,
) -> Result<(), Refusal> {
    let Some(mut item) = draft.open_item(moved.item) else {
        return Err(UnknownOpenItem { open_item: moved.item.0 }.into());
    };
    item.remaining_minor = add(item.remaining_minor, moved.amount_minor)?;
    item.remaining_base_minor = add(item.remaining_base_minor, moved.base_minor)?;
    let step = step(cx, draft, item.id, entry, posted_on, moved.amount_minor, moved.base_minor);
    draft.put_open_item(item, step);
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::{Mode, Scope};
    use crate::ledger::commands::OpenEntity;
    use crate::ledger::rules::accounts::account_for;
    use crate::ledger::types::Role;
    use crate::testing::Shop;
    use crate::values::{CategoryId, EntityId};

    const ACME: EntityId = EntityId(1);

    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop
    }

    /// Collects amounts on an item in one sheet, against suspense, and posts it: the item, and the moves it then has.
    fn collect(
        shop: &mut Shop,
        mut item: Option<OpenItemId>,
        amounts: &[i64],
    ) -> Result<(OpenItemId, Vec<i64>), Refusal> {
        let cx = shop.context(Mode::Request, Scope::Entity(ACME));
        let draft = &mut shop.draft;
        let account = account_for(draft, ACME, Role::TaxPayable, CategoryId::NONE)?;
        let suspense = account_for(draft, ACME, Role::Suspense, CategoryId::NONE)?;
        let mut sheet = Sheet::new(NewEntry {
            entity: draft.entity(ACME).expect("ACME"),
            kind: "test",
            occurred_on: cx.business_date,
            posted_on: cx.business_date,
            document: DocumentId::NONE,
            reverses: EntryId::NONE,
            note: String::new(),
            lines: Vec::new(),
        });
        for amount_minor in amounts {
            let opening = Opening {
                account,
                party: PartyId::NONE,
                currency: Currency::EUR,
                document: DocumentId::NONE,
                line: 0,
                reference: "NOVEMBER".to_owned(),
                due_on: cx.business_date,
                amount_minor: *amount_minor,
                base_minor: *amount_minor,
                rate: Rate::ONE,
            };
            item = Some(sheet.collect(draft, DimensionSetId::NONE, item, opening)?);
            sheet.entry.base_line(suspense, DimensionSetId::NONE, -amount_minor, Proof::None);
        }
        sheet.post(&cx, draft)?;
        draft.accept();
        let item = item.unwrap_or_default();
        Ok((item, draft.open_item_moves(item).iter().map(|step| step.amount_minor).collect()))
    }

    fn remaining(shop: &mut Shop, item: OpenItemId) -> i64 {
        shop.draft.open_item(item).map(|item| item.remaining_minor).expect("an item")
    }

    /// A running item takes one move a sheet, crosses zero, and collects again after it was settled.
    #[test]
    fn a_running_item_collects_both_ways() {
        let mut shop = shop();
        let (item, moves) = collect(&mut shop, None, &[-190, -70, 19]).expect("collected");
        assert_eq!((moves, remaining(&mut shop, item)), (vec![-241], -241));
        for (amount, left) in [(300, 59), (-59, 0), (-5, -5)] {
            collect(&mut shop, Some(item), &[amount]).expect("collected");
            assert_eq!(remaining(&mut shop, item), left);
        }
    }

    /// An even exchange opens the item with nothing, behind an entry that shows both sides; nothing at all opens none.
    #[test]
    fn what_is_stored_beside_exists() {
        let mut shop = shop();
        let mut moves = |item, amounts: &[i64]| collect(&mut shop, item, amounts).expect("collected");
        assert_eq!(moves(None, &[0]), (OpenItemId::NONE, vec![]));
        let (item, opened) = moves(None, &[-190, 190]);
        assert_eq!(opened, [0]);
        assert_eq!(moves(Some(item), &[-190, 190]).1, [0]);
        assert_eq!(moves(Some(item), &[-190, 100]).1, [0, -90]);
        assert_eq!(remaining(&mut shop, item), -90);
    }

    #[test]
    fn only_a_running_item_collects() {
        let refusal = collect(&mut shop(), Some(OpenItemId(9)), &[5]).expect_err("no such item");
        assert_eq!(refusal.code, "open_items.unknown_open_item");
    }
}
