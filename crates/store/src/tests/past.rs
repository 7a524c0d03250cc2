//! A shop with a past: a few dozen commands that post, move, value and settle on days in any order.

use std::collections::BTreeMap;

use backroom_domain::costing::types::{Pool, PoolDay, PoolDayKey, PoolKey, PoolMove, PoolMoveKind, ValuationClass};
use backroom_domain::flow::Record;
use backroom_domain::ledger::types::{AccountDay, AccountDayKey, Balance, BalanceKey, Entry, Posting};
use backroom_domain::open_items::types::{OpenItem, OpenItemMove};
use backroom_domain::stock::types::{
    End, Held, Movement, MovementKind, PositionKey, SiteKind, StockDay, StockDayKey, StockState,
};
use backroom_domain::values::{
    BusinessDate, CommandId, Currency, DimensionSetId, DocumentId, EntryId, ItemId, LayerId, LotId, MovementId,
    OpenItemId, PartyId, PlaceId, PoolMoveId, Quantity, Rate, ReasonId, TransferLineId, UnitCost, UnitId, ValueMicro,
};

use super::shop::{AREA, COST, DEPOT, ENTITY, ENTRIES, SHOP, STOCK, Shop, WAITING, day};
use crate::write::Writer;
use crate::{Fault, costing, ledger, open_items, stock};

const COMMANDS: i64 = 40;
const MICROS: i64 = 1_000_000;

/// A shop with a past, and every record of it.
pub(super) struct Past {
    pub(super) shop: Shop,
    pub(super) entries: Vec<Entry>,
    pub(super) postings: Vec<Posting>,
    pub(super) movements: Vec<Movement>,
    pub(super) pool_moves: Vec<PoolMove>,
    pools: BTreeMap<PoolKey, Pool>,
    pub(super) items: BTreeMap<OpenItemId, OpenItem>,
    pub(super) item_moves: Vec<OpenItemMove>,
}

/// Small numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as i64
    }
}

pub(super) fn days() -> Vec<BusinessDate> {
    (0..6).map(|offset| day("2026-02-26").add_days(offset).unwrap()).collect()
}

pub(super) fn known() -> impl Iterator<Item = Option<CommandId>> {
    (0..=COMMANDS + 2).map(|command| Some(CommandId(command))).chain([None])
}

pub(super) fn is_known(command: CommandId, known: Option<CommandId>) -> bool {
    known.is_none_or(|known| command <= known)
}

impl Past {
    pub(super) fn new(seed: u64) -> Self {
        let mut past = Self {
            shop: Shop::new(),
            entries: Vec::new(),
            postings: Vec::new(),
            movements: Vec::new(),
            pool_moves: Vec::new(),
            pools: BTreeMap::new(),
            items: BTreeMap::new(),
            item_moves: Vec::new(),
        };
        let mut dice = Dice(seed);
        for _ in 0..COMMANDS {
            past.command(&mut dice);
        }
        past
    }

    /// One command with an entry, some movements with their pool moves, and a step of an open item.
    fn command(&mut self, dice: &mut Dice) {
        let days = days();
        let command = CommandId(self.entries.len() as i64 + 2);
        let (occurred_on, posted_on) = (days[dice.roll(6) as usize], days[dice.roll(6) as usize]);
        let entry = Entry {
            id: EntryId(self.entries.len() as i64 + 1),
            command,
            entity: ENTITY,
            series: ENTRIES,
            number: self.entries.len() as i64 + 1,
            kind: "manual".into(),
            occurred_on,
            posted_on,
            document: DocumentId::NONE,
            reverses: EntryId::NONE,
            note: String::new(),
        };
        let postings: Vec<Posting> = (1..=2 + dice.roll(3))
            .map(|line| Posting {
                entry: entry.id,
                line,
                account: [STOCK, WAITING, COST][dice.roll(3) as usize],
                dimensions: DimensionSetId::NONE,
                currency: [Currency::EUR, Currency::USD][dice.roll(2) as usize],
                amount_minor: dice.roll(2_000) - 1_000,
                base_minor: dice.roll(2_000) - 1_000,
                rate: Rate::ONE,
                note: String::new(),
            })
            .chain([Posting {
                // The account that waits is in every entry, as the entry of an open item's step.
                entry: entry.id,
                line: 9,
                account: WAITING,
                dimensions: DimensionSetId::NONE,
                currency: Currency::EUR,
                amount_minor: 1,
                base_minor: 1,
                rate: Rate::ONE,
                note: String::new(),
            }])
            .collect();

        let states = [StockState::Sellable, StockState::Damaged];
        let shelf = |dice: &mut Dice| End {
            site: [DEPOT, SHOP][dice.roll(2) as usize],
            place: PlaceId(dice.roll(2)),
            state: states[dice.roll(2) as usize],
        };
        // Goods go from shelf to shelf, come from outside or go there.
        let ends = |dice: &mut Dice| match dice.roll(4) {
            0 => (End::outside(SiteKind::Supplier), shelf(dice)),
            1 => (shelf(dice), End::outside(SiteKind::Supplier)),
            _ => (shelf(dice), shelf(dice)),
        };
        let movements: Vec<Movement> = (0..dice.roll(4))
            .map(|at| {
                let (from, to) = ends(dice);
                Movement {
                    id: MovementId(self.movements.len() as i64 + at + 1),
                    command,
                    document: DocumentId::NONE,
                    line: at + 1,
                    kind: MovementKind::Adjustment,
                    item: ItemId(1 + dice.roll(2)),
                    quantity: Quantity::from_micros(1 + dice.roll(9)),
                    from,
                    to,
                    lot: LotId::NONE,
                    owner: PartyId::NONE,
                    reason: ReasonId::NONE,
                    transfer_line: TransferLineId::NONE,
                    corrects: MovementId::NONE,
                    occurred_on,
                    posted_on,
                    entered_quantity: "1".into(),
                    entered_unit: UnitId(1),
                }
            })
            .collect();
        let pool_moves = self.pool_moves(dice, &entry);
        let step = self.step(dice, &entry);

        self.entries.push(entry.clone());
        self.postings.extend(postings.iter().cloned());
        self.movements.extend(movements.iter().cloned());
        self.item_moves.push(step.clone());
        self.write(entry, postings, step, movements, pool_moves);
    }

    /// Adds to pools, or moves a whole pool to another account.
    fn pool_moves(&mut self, dice: &mut Dice, entry: &Entry) -> Vec<PoolMove> {
        let before = self.pool_moves.len();
        for _ in 0..dice.roll(3) {
            let key = PoolKey {
                item: ItemId(1 + dice.roll(2)),
                area: AREA,
                class: [ValuationClass::Normal, ValuationClass::Impaired][dice.roll(2) as usize],
                owner: PartyId::NONE,
            };
            let pool = self.pools.entry(key).or_insert(Pool {
                account: STOCK,
                quantity: Quantity::ZERO,
                value: ValueMicro::ZERO,
                unit_cost_last: UnitCost::ZERO,
                posted_on_last: entry.posted_on,
            });
            let (quantity, book) = (pool.quantity.micros(), pool.value.book_minor());
            let steps = if quantity != 0 && dice.roll(3) == 0 {
                let other = if pool.account == STOCK { COST } else { STOCK };
                vec![(pool.account, -quantity, -book), (other, quantity, book)]
            } else {
                vec![(pool.account, 1 + dice.roll(5), dice.roll(9))]
            };
            for (account, quantity, book_minor) in steps {
                let value = ValueMicro::from_micros(book_minor * MICROS);
                let quantity = Quantity::from_micros(quantity);
                pool.account = account;
                pool.quantity = pool.quantity.checked_add(quantity).unwrap();
                pool.value = pool.value.checked_add(value).unwrap();
                self.pool_moves.push(PoolMove {
                    id: PoolMoveId(self.pool_moves.len() as i64 + 1),
                    command: entry.command,
                    document: DocumentId::NONE,
                    movement: MovementId::NONE,
                    entry: entry.id,
                    kind: PoolMoveKind::Revaluation,
                    pool: key,
                    account,
                    origin: MovementId::NONE,
                    layer: LayerId::NONE,
                    quantity,
                    value,
                    book_minor,
                    posted_on: entry.posted_on,
                    unit_cost_met: UnitCost::ZERO,
                });
            }
        }
        self.pool_moves[before..].to_vec()
    }

    /// Opens an item, reduces one or settles one.
    fn step(&mut self, dice: &mut Dice, entry: &Entry) -> OpenItemMove {
        let open: Vec<OpenItemId> =
            self.items.values().filter(|item| item.remaining_minor != 0).map(|item| item.id).collect();
        let is_new = open.is_empty() || dice.roll(2) == 0;
        let id =
            if is_new { OpenItemId(self.items.len() as i64 + 1) } else { open[dice.roll(open.len() as i64) as usize] };
        let item = self.items.entry(id).or_insert_with(|| OpenItem {
            id,
            command: entry.command,
            account: WAITING,
            party: PartyId(1 + id.0 % 2),
            currency: Currency::EUR,
            document: DocumentId::NONE,
            line: 0,
            reference: String::new(),
            opened_on: entry.posted_on,
            due_on: entry.posted_on,
            amount_minor: 600,
            remaining_minor: 0,
            remaining_base_minor: 0,
            running: false,
        });
        let amount_minor = match (is_new, dice.roll(2)) {
            (true, _) => 600,
            (false, 0) => -item.remaining_minor,
            (false, _) => -item.remaining_minor / 3,
        };
        let base_minor =
            if item.remaining_minor + amount_minor == 0 { -item.remaining_base_minor } else { amount_minor * 2 };
        item.remaining_minor += amount_minor;
        item.remaining_base_minor += base_minor;
        OpenItemMove {
            id: self.item_moves.len() as i64 + 1,
            command: entry.command,
            item: id,
            entry: entry.id,
            posted_on: entry.posted_on,
            amount_minor,
            base_minor,
        }
    }

    /// Writes a command, and the balances it changed as sums over everything so far.
    fn write(
        &self,
        entry: Entry,
        postings: Vec<Posting>,
        step: OpenItemMove,
        movements: Vec<Movement>,
        pool_moves: Vec<PoolMove>,
    ) {
        // As in a commit: records and balances in one transaction, since an item's step names the item.
        let store = &self.shop.store;
        let mut records = vec![Record::Entry(entry.clone()), Record::OpenItemMove(step.clone())];
        records.extend(postings.iter().cloned().map(Record::Posting));
        records.extend(movements.iter().cloned().map(Record::Movement));
        records.extend(pool_moves.iter().cloned().map(Record::PoolMove));
        self.shop
            .try_command_with(&records, || {
                let writer = &mut Writer::new(store);
                self.write_books(writer, &entry, &postings)?;
                open_items::write_open_items(writer, &[(step.item, self.items.get(&step.item))])?;
                self.write_stock(writer, &movements)?;
                self.write_pools(writer, &pool_moves)
            })
            .unwrap();
    }

    fn write_books(&self, writer: &mut Writer<'_>, entry: &Entry, postings: &[Posting]) -> Result<(), Fault> {
        for line in postings {
            let key = BalanceKey { account: line.account, currency: line.currency };
            let mut balance = Balance::default();
            for other in &self.postings {
                if (other.account, other.currency) == (key.account, key.currency) {
                    balance.amount_minor += other.amount_minor;
                    balance.base_minor += other.base_minor;
                }
            }
            ledger::write_balances(writer, &[(key, Some(&balance))])?;
            let key = AccountDayKey {
                account: line.account,
                posted_on: entry.posted_on,
                dimensions: line.dimensions,
                currency: line.currency,
            };
            let day = AccountDay {
                amount_minor: line.amount_minor,
                debit_minor: line.base_minor.max(0),
                credit_minor: (-line.base_minor).max(0),
                first_entry: entry.id.0,
                last_entry: entry.id.0,
            };
            ledger::write_days(writer, &[(key, Some(&day))])?;
        }
        Ok(())
    }

    fn write_stock(&self, writer: &mut Writer<'_>, movements: &[Movement]) -> Result<(), Fault> {
        for movement in movements {
            for end in [movement.from, movement.to] {
                if end.site == SiteKind::Supplier.outside() {
                    continue;
                }
                let key = PositionKey {
                    item: movement.item,
                    site: end.site,
                    state: end.state,
                    place: end.place,
                    lot: LotId::NONE,
                    owner: PartyId::NONE,
                };
                let mut held = 0;
                for other in self.movements.iter().filter(|other| other.item == movement.item) {
                    held -= if other.from == end { other.quantity.micros() } else { 0 };
                    held += if other.to == end { other.quantity.micros() } else { 0 };
                }
                let held = Held { quantity: Quantity::from_micros(held), promised: Quantity::ZERO };
                stock::write_positions(writer, &[(key, Some(&held))])?;
            }
            for (end, is_source) in [(movement.from, true), (movement.to, false)] {
                if end.site == SiteKind::Supplier.outside() {
                    continue;
                }
                let key = StockDayKey {
                    item: movement.item,
                    site: end.site,
                    occurred_on: movement.occurred_on,
                    state: end.state,
                };
                let micros = movement.quantity.micros();
                let day = StockDay {
                    quantity_in: if is_source { 0 } else { micros },
                    quantity_out: if is_source { micros } else { 0 },
                    first_movement: movement.id.0,
                    last_movement: movement.id.0,
                };
                stock::write_days(writer, &[(key, Some(&day))])?;
            }
        }
        Ok(())
    }

    fn write_pools(&self, writer: &mut Writer<'_>, pool_moves: &[PoolMove]) -> Result<(), Fault> {
        for step in pool_moves {
            costing::write_pools(writer, &[(step.pool, self.pools.get(&step.pool))])?;
            let key = PoolDayKey { pool: step.pool, posted_on: step.posted_on, account: step.account };
            let day = PoolDay { quantity: step.quantity.micros(), book_minor: step.book_minor };
            costing::write_days(writer, &[(key, Some(&day))])?;
        }
        Ok(())
    }

    pub(super) fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize - 1]
    }
}
