//! A stock document under construction: its movements, the steps of its pools, and the entry that posts them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalogue::types::Item;
use crate::costing::rules::Step;
use crate::costing::types::AreaKind;
use crate::costing::types::ValuationClass;
use crate::costing::types::{Pool, PoolKey, PoolMove, PoolMoveKind};
use crate::exceptions::rules::{About, raise_refusal};
use crate::flow::{Context, Draft, Head, Record, Refusal};
use crate::ledger::refusals::PutOff;
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::{Line, NewEntry, Proof, dimensions_of, overflow};
use crate::ledger::types::{Entity, Role};
use crate::open_items::rules::sheet::Sheet;
use crate::stock::types::{Document, DocumentKind, Movement};
use crate::values::{
    AccountId, Attributes, BusinessDate, CategoryId, DimensionSetId, DocumentId, EntryId, ExceptionId, MovementId,
    PartyId, Period, PoolMoveId, Quantity, SiteId, UnitCost, ValueMicro,
};

/// The heading of a stock document.
#[derive(Clone, Debug)]
pub(crate) struct Heading {
    pub(crate) kind: DocumentKind,
    pub(crate) entity: Arc<Entity>,
    pub(crate) site: SiteId,
    pub(crate) party: PartyId,
    pub(crate) reference: Option<String>,
    pub(crate) occurred_on: BusinessDate,
    /// The first open day from the day it happened on; closing the booking may put it off.
    pub(crate) posted_on: BusinessDate,
    pub(crate) corrects: DocumentId,
    pub(crate) attributes: Attributes,
    pub(crate) external_refs: BTreeMap<String, String>,
}

impl Heading {
    /// A heading with nothing but what every document has.
    pub(crate) fn of(
        kind: DocumentKind,
        entity: &Arc<Entity>,
        site: SiteId,
        occurred_on: BusinessDate,
        posted_on: BusinessDate,
    ) -> Self {
        Self {
            kind,
            entity: Arc::clone(entity),
            site,
            party: PartyId::NONE,
            reference: None,
            occurred_on,
            posted_on,
            corrects: DocumentId::NONE,
            attributes: Attributes::default(),
            external_refs: BTreeMap::new(),
        }
    }
}

/// A stock document under construction.
#[derive(Debug)]
pub(crate) struct Booking {
    pub(crate) heading: Heading,
    pub(crate) document: DocumentId,
    pub(crate) sheet: Sheet,
    first_movement: MovementId,
    first_pool_move: PoolMoveId,
    movements: Vec<Movement>,
    pool_moves: Vec<PoolMove>,
    /// The last day that any of the pools touched was posted on before.
    pools_posted_on_last: BusinessDate,
}

impl Booking {
    /// Opens a document.
    pub(crate) fn open(draft: &mut Draft<'_>, heading: Heading) -> Self {
        let heading = Heading { party: draft.survivor(heading.party), ..heading };
        let document = DocumentId(draft.next(Head::Document));
        let entry = NewEntry {
            entity: Arc::clone(&heading.entity),
            kind: heading.kind.as_str(),
            occurred_on: heading.occurred_on,
            posted_on: heading.posted_on,
            document,
            reverses: EntryId::NONE,
            note: String::new(),
            lines: Vec::new(),
        };
        Self {
            document,
            sheet: Sheet::new(entry),
            first_movement: MovementId(draft.head(Head::Movement) + 1),
            first_pool_move: PoolMoveId(draft.head(Head::PoolMove) + 1),
            movements: Vec::new(),
            pool_moves: Vec::new(),
            pools_posted_on_last: BusinessDate::FIRST,
            heading,
        }
    }

    /// The pool of a key. An empty one follows the posting rules of today: its inventory account may have changed since
    /// it last held anything.
    pub(crate) fn pool(&self, draft: &mut Draft<'_>, item: &Item, key: PoolKey) -> Result<Pool, Refusal> {
        let held = draft.pool(key);
        if let Some(pool) = held.filter(|pool| !(pool.quantity.is_zero() && pool.value.is_zero())) {
            return Ok(pool);
        }
        let account = inventory_account(draft, &self.heading.entity, item.category, key)?;
        let (unit_cost_last, posted_on_last) =
            held.map_or((UnitCost::ZERO, self.heading.posted_on), |pool| (pool.unit_cost_last, pool.posted_on_last));
        Ok(Pool { account, quantity: Quantity::ZERO, value: ValueMicro::ZERO, unit_cost_last, posted_on_last })
    }

    /// Applies steps to a pool and adds the change of its rounded value to the entry; answers that change.
    pub(crate) fn apply(
        &mut self,
        draft: &mut Draft<'_>,
        key: PoolKey,
        mut pool: Pool,
        steps: &[Step],
        movement: MovementId,
        dimensions: DimensionSetId,
    ) -> Result<i64, Refusal> {
        let before = pool.value.book_minor();
        let meets = steps.iter().any(|step| step.kind == PoolMoveKind::Cover);
        let unit_cost_met = if meets { pool.unit_cost_last } else { UnitCost::ZERO };
        for step in steps {
            let booked = pool.value.book_minor();
            pool.quantity = pool.quantity.checked_add(step.quantity)?;
            pool.value = pool.value.checked_add(step.value)?;
            let pool_move = PoolMove {
                id: step.id,
                command: draft.command,
                document: self.document,
                movement,
                entry: EntryId::NONE,
                kind: step.kind,
                pool: key,
                account: pool.account,
                origin: step.origin,
                layer: step.layer,
                quantity: step.quantity,
                value: step.value,
                book_minor: pool.value.book_minor().checked_sub(booked).ok_or_else(overflow)?,
                posted_on: self.heading.posted_on,
                unit_cost_met,
            };
            self.pool_moves.push(pool_move);
        }
        if steps.is_empty() {
            return Ok(0);
        }
        self.pools_posted_on_last = self.pools_posted_on_last.max(pool.posted_on_last);
        draft.put_pool(key, pool);
        let change = pool.value.book_minor().checked_sub(before).ok_or_else(overflow)?;
        if change != 0 {
            self.sheet.entry.base_line(pool.account, dimensions, change, Proof::Pool);
        }
        Ok(change)
    }

    /// Adds a movement, which is recorded with the day of the books when the booking is closed.
    pub(super) fn push_movement(&mut self, movement: Movement) {
        self.movements.push(movement);
    }

    /// Adds a line to the account that plays a part.
    pub(crate) fn counter(
        &mut self,
        draft: &mut Draft<'_>,
        role: Role,
        category: CategoryId,
        dimensions: DimensionSetId,
        base_minor: i64,
    ) -> Result<(), Refusal> {
        if base_minor != 0 {
            let account = account_for(draft, self.heading.entity.id, role, category)?;
            self.sheet.entry.base_line(account, dimensions, base_minor, Proof::None);
        }
        Ok(())
    }

    /// The dimensions of a line about an item at a site.
    pub(crate) fn dimensions(&self, draft: &mut Draft<'_>, item: &Item, site: SiteId) -> DimensionSetId {
        dimensions_of(draft, site, item.category, self.heading.party)
    }

    /// Sends what the entry is out of balance by to the account that plays a part.
    pub(crate) fn balance_with(&mut self, draft: &mut Draft<'_>, role: Role) -> Result<(), Refusal> {
        let difference = i64::try_from(self.sheet.entry.difference()).map_err(|_| overflow())?;
        let negated = difference.checked_neg().ok_or_else(overflow)?;
        self.counter(draft, role, CategoryId::NONE, DimensionSetId::NONE, negated)
    }

    /// What is owed in a foreign currency may be worth less than half a minor unit of the books, and then no inventory
    /// account stands against it. The rounding account does, with the amount in that currency and nothing in the books.
    fn stand_against_next_to_nothing(&mut self, draft: &mut Draft<'_>) -> Result<(), Refusal> {
        let lines = &self.sheet.entry.lines;
        let Some(first) = lines.first() else { return Ok(()) };
        let (currency, rate) = (first.currency, first.rate);
        let alone = lines.iter().all(|line| line.currency == currency && line.base_minor == 0);
        if !alone || currency == self.heading.entity.currency {
            return Ok(());
        }
        let owed: i128 = lines.iter().map(|line| i128::from(line.amount_minor)).sum();
        let amount_minor = i64::try_from(-owed).map_err(|_| overflow())?;
        let account = account_for(draft, self.heading.entity.id, Role::Rounding, CategoryId::NONE)?;
        self.sheet.entry.lines.push(Line {
            account,
            dimensions: DimensionSetId::NONE,
            currency,
            amount_minor,
            base_minor: 0,
            rate,
            note: String::new(),
            proof: Proof::None,
        });
        Ok(())
    }

    /// Puts the document off to the first open day that is not before the last day its pools were posted on: done when it
    /// is closed, and before by whoever keeps sums of that day, when all goods have moved.
    pub(crate) fn put_off(&mut self, cx: &Context, draft: &mut Draft<'_>) -> Result<(), Refusal> {
        if self.pools_posted_on_last > self.heading.posted_on {
            let entity = self.heading.entity.id;
            let wanted = self.heading.posted_on;
            let posted_on = dates::posting_day(cx, draft, entity, self.pools_posted_on_last)?;
            if Period::of(wanted) != Period::of(posted_on) {
                let (wanted, posted_on) = (wanted.to_string(), posted_on.to_string());
                let about = About::of_scope(cx, wanted.clone());
                raise_refusal(cx, draft, PutOff { wanted, posted_on }.into(), about);
            }
            self.heading.posted_on = posted_on;
            self.sheet.put_off(posted_on);
        }
        Ok(())
    }

    /// Settles the day of the books, posts the entry and closes the document; answers it with its number as people
    /// write it.
    ///
    /// # Errors
    /// Those of posting an entry; of a request `ledger.period_closed` when the pools' last day is not open to the actor.
    pub(crate) fn close(mut self, cx: &Context, draft: &mut Draft<'_>) -> Result<Closed, Refusal> {
        self.stand_against_next_to_nothing(draft)?;
        self.put_off(cx, draft)?;
        let posted = self.sheet.post(cx, draft)?;
        let entry = posted.as_ref().map_or(EntryId::NONE, |posted| posted.id);
        let heading = self.heading;
        let series = draft.series(heading.entity.id, heading.kind.as_str(), heading.kind.prefix());
        let number = draft.next_number(series.id);
        let exceptions = draft.book_raised(&series.number_text(number));
        let (posted_on, movements, pool_moves) =
            (heading.posted_on, self.movements.len() as i64, self.pool_moves.len() as i64);
        for movement in self.movements {
            draft.record(Record::Movement(Movement { posted_on, ..movement }));
        }
        for pool_move in self.pool_moves {
            let pool_move = PoolMove { entry, posted_on, ..pool_move };
            draft.post_pool_move(&pool_move)?;
            draft.record(Record::PoolMove(pool_move));
        }
        if let Some(reference) = &heading.reference {
            draft.bind_reference(heading.party, heading.kind, reference, self.document);
        }
        draft.record(Record::Document(Document {
            id: self.document,
            command: cx.command_id,
            kind: heading.kind,
            series: series.id,
            number,
            entity: heading.entity.id,
            site: heading.site,
            party: heading.party,
            reference: heading.reference,
            occurred_on: heading.occurred_on,
            posted_on,
            corrects: heading.corrects,
            entry,
            first_movement: if movements == 0 { MovementId::NONE } else { self.first_movement },
            movements,
            first_pool_move: if pool_moves == 0 { PoolMoveId::NONE } else { self.first_pool_move },
            pool_moves,
            attributes: heading.attributes,
            external_refs: heading.external_refs,
        }));
        Ok(Closed {
            number: series.number_text(number),
            entry: posted.map(|posted| posted.number),
            posted_on,
            exceptions,
        })
    }
}

/// A closed document, for its reply.
#[derive(Clone, Debug)]
pub(crate) struct Closed {
    pub(crate) number: String,
    pub(crate) entry: Option<String>,
    pub(crate) posted_on: BusinessDate,
    pub(crate) exceptions: Vec<ExceptionId>,
}

/// The inventory account of a pool: by area kind, class and the item's category.
///
/// # Errors
/// `ledger.no_posting_rule`.
pub(crate) fn inventory_account(
    draft: &mut Draft<'_>,
    entity: &Entity,
    category: CategoryId,
    key: PoolKey,
) -> Result<AccountId, Refusal> {
    let transit = draft.area(key.area).is_some_and(|area| area.kind == AreaKind::Transit);
    let role = match key.class {
        _ if transit => Role::InventoryTransit,
        ValuationClass::Normal => Role::InventoryNormal,
        ValuationClass::ReturnsPending => Role::InventoryReturnsPending,
        ValuationClass::Impaired => Role::InventoryImpaired,
    };
    account_for(draft, entity.id, role, category)
}
