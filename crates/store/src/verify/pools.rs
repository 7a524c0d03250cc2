//! Stock value is book value: pools, their days and layers are sums of pool moves, and the inventory accounts of pools.

use std::collections::hash_map::Entry;

use backroom_domain::values::Currency;
use rusqlite::{Connection, Result};
use rustc_hash::{FxHashMap, FxHashSet};

use super::layers::{Layer, Layers, Method, Methods, Standards, Step, Told, UnitCost};
use super::read::{Words, each, ints, rounded, text};
use super::run::Check;
use super::sums::Fold::Sum;
use super::sums::Sums;

/// Item, area, class and owner.
pub(super) type Key = [i64; 4];

/// By item, area, class, owner, day and account.
type DaySums = Sums<6, 2>;

#[derive(Default)]
struct Pool {
    account: i64,
    quantity: i128,
    value: i128,
    layers: Layers,
    unit_cost: UnitCost,
    /// The last day it was posted on.
    posted_on: i64,
}

/// Proves pools, their days and layers from the moves of pools, and the inventory accounts from both.
pub(super) fn prove(connection: &Connection, checks: &mut [Check; 6]) -> Result<()> {
    let [books, pools, days, layers, pool_layers, accounts] = checks;
    let mut words = Words::default();
    let (methods, standards) = (Methods::read(connection)?, Standards::read(connection)?);
    let areas = Areas::read(connection)?;
    let mut held: FxHashMap<Key, Pool> = FxHashMap::default();
    let mut day_sums = DaySums::new("pool moves", [("quantity", Sum), ("book_minor", Sum)], 2);
    let mut inventory: FxHashMap<(i64, i64), i128> = FxHashMap::default();

    let rows =
        "SELECT pool_move_id, command_id, movement_id, item_id, area_id, owner_id, account_id, origin_movement_id,
                       layer_id, quantity, value_micro, book_minor, posted_on, unit_cost, class, kind
                FROM pool_moves ORDER BY pool_move_id";
    each(connection, rows, [], |row| {
        let [id, command, movement, item, area, owner, account, origin, layer] = ints(row, 0)?;
        let [quantity, value, book, posted_on, unit_cost] = ints::<5>(row, 9)?;
        let (quantity, value) = (i128::from(quantity), i128::from(value));
        let key = [item, area, words.number(text(row, 14)?), owner];
        let pool = held.entry(key).or_default();
        let record = || format!("pool move {id}");
        books.rows += 1;

        let (before, was_empty) = (rounded(pool.value), pool.quantity == 0 && pool.value == 0);
        pool.quantity += quantity;
        pool.value += value;
        let change = rounded(pool.value) - before;
        let moves_account = pool.account != account && !was_empty;
        pool.account = account;
        let is_worthless = pool.quantity == 0 || owner != 0;
        books.holds(i128::from(book) == change, record, || {
            format!("book_minor is {book}, the rounded value of its pool changes by {change}")
        });
        books.holds(!moves_account, record, || "is on another account than what its pool holds");
        books.holds(
            areas.holds_account(area, account),
            record,
            || "its account is no inventory account of the entity of its area",
        );
        books.holds(!is_worthless || pool.value == 0, record, || {
            let value = pool.value;
            format!("leaves a pool that is {} with a value of {value}", if owner == 0 { "empty" } else { "not ours" })
        });

        let last = pool.posted_on;
        pool.posted_on = last.max(posted_on);
        books.holds(last <= posted_on, record, || {
            format!("is posted on {posted_on}, before the move of its pool that was posted on {last}")
        });

        let is_transit = areas.is_transit(area);
        let method = pool.layers.come_to(methods.of(item), command, is_transit);
        let (held, step) = ((pool.quantity, pool.value), Step { id, movement, layer, origin, quantity, value });
        if owner == 0 {
            let told = Told { met: unit_cost, standard: standards.at((area, item), command) };
            pool.unit_cost.take(&step, text(row, 15)?, method, held, told, areas.per_major(area));
        }
        if layer != 0 {
            layers.rows += 1;
            let wrong = match method {
                Method::Layers if owner == 0 => pool.layers.take(connection, &step, held, is_transit)?,
                _ => Some("names a layer of a pool that has none"),
            };
            if let Some(wrong) = wrong {
                layers.bad(record(), wrong);
            }
        }
        day_sums.add(day_key(&key, posted_on, account), [quantity, i128::from(book)])?;
        *inventory.entry((account, posted_on)).or_default() += i128::from(book);
        Ok(())
    })?;
    for ([item, area, ..], pool) in &mut held {
        pool.layers.come_to(methods.of(*item), i64::MAX, areas.is_transit(*area));
    }

    settle_layers(connection, layers, &held, &mut words)?;
    settle_pools(connection, [pools, pool_layers], held, &methods, &areas, &mut words)?;
    settle_days(connection, days, day_sums, &mut words)?;
    settle_accounts(connection, accounts, inventory)
}

pub(super) fn name([item, area, class, owner]: &Key, words: &Words) -> String {
    let owned = if *owner == 0 { String::new() } else { format!(" owner {owner}") };
    format!("pool item {item} area {area} {}{owned}", words.word(*class))
}

fn settle_layers(
    connection: &Connection,
    layers: &mut Check,
    held: &FxHashMap<Key, Pool>,
    words: &mut Words,
) -> Result<()> {
    let mut seen = 0_usize;
    let mut known: FxHashSet<i64> = FxHashSet::default();
    let rows = "SELECT layer_id, item_id, area_id, owner_id, transfer_line_id, origin_movement_id, quantity, value_micro, class
                FROM layers ORDER BY layer_id";
    each(connection, rows, [], |row| {
        let [id, item, area, owner, line, origin, quantity, value] = ints(row, 0)?;
        layers.rows += 1;
        let key = [item, area, words.number(text(row, 8)?), owner];
        let stored = Layer { line, origin, quantity: quantity.into(), value: value.into() };
        let Some(told) = held.get(&key).and_then(|pool| pool.layers.left.get(&id)) else {
            layers.bad(format!("layer {id}"), "no pool moves stand behind it");
            return Ok(());
        };
        seen += 1;
        known.insert(id);
        for (column, stored, told) in [
            ("quantity", stored.quantity, told.quantity),
            ("value_micro", stored.value, told.value),
            ("origin_movement_id", i128::from(stored.origin), i128::from(told.origin)),
            ("transfer_line_id", i128::from(stored.line), i128::from(told.line)),
        ] {
            let wrong = || format!("{column} is {stored}, its pool moves say {told}");
            layers.holds(stored == told, || format!("layer {id}"), wrong);
        }
        Ok(())
    })?;
    let told = held.values().map(|pool| pool.layers.left.len()).sum::<usize>();
    if told != seen {
        let mut lost: Vec<i64> = held.values().flat_map(|pool| pool.layers.left.keys().copied()).collect();
        lost.retain(|id| !known.contains(id));
        lost.sort_unstable();
        for id in lost {
            layers.bad(format!("layer {id}"), "is missing, though there are pool moves for it");
        }
    }
    Ok(())
}

fn settle_pools(
    connection: &Connection,
    [pools, pool_layers]: [&mut Check; 2],
    mut held: FxHashMap<Key, Pool>,
    methods: &Methods,
    areas: &Areas,
    words: &mut Words,
) -> Result<()> {
    let rows = "SELECT item_id, area_id, owner_id, account_id, quantity, value_micro, unit_cost_last, posted_on_last, class FROM pools
                ORDER BY item_id, area_id, class, owner_id";
    each(connection, rows, [], |row| {
        let [item, area, owner, account, quantity, value, unit_cost, posted_on] = ints(row, 0)?;
        let key = [item, area, words.number(text(row, 8)?), owner];
        pools.rows += 1;
        let record = || name(&key, words);
        let Some(pool) = held.remove(&key) else {
            pools.bad(record(), "no pool moves stand behind it");
            return Ok(());
        };
        for (column, stored, told) in [
            ("quantity", i128::from(quantity), pool.quantity),
            ("value_micro", i128::from(value), pool.value),
            ("account_id", i128::from(account), i128::from(pool.account)),
            ("unit_cost_last", i128::from(unit_cost), pool.unit_cost.known),
            ("posted_on_last", i128::from(posted_on), i128::from(pool.posted_on)),
        ] {
            pools.holds(stored == told, record, || format!("{column} is {stored}, its pool moves say {told}"));
        }
        pool_layers.rows += 1;
        let is_fifo = methods.of(item).last().is_some_and(|(_, method)| *method == Method::Layers);
        let is_layered = owner == 0 && (areas.is_transit(area) || is_fifo);
        let sum = pool.layers.left.values().fold((0, 0), |(q, v), layer| (q + layer.quantity, v + layer.value));
        let told = if is_layered && pool.quantity >= 0 { (pool.quantity, pool.value) } else { (0, 0) };
        pool_layers.holds(sum == told, record, || {
            format!("its layers hold {} worth {}, they should hold {} worth {}", sum.0, sum.1, told.0, told.1)
        });
        Ok(())
    })?;
    let mut left: Vec<Key> = held.into_keys().collect();
    left.sort_unstable();
    for key in left {
        pools.bad(name(&key, words), "is missing, though there are pool moves for it");
    }
    Ok(())
}

/// The days of pools are the sums of their moves, and what is empty at the end of a day is worth nothing at its end.
fn settle_days(connection: &Connection, days: &mut Check, mut sums: DaySums, words: &mut Words) -> Result<()> {
    let rows = "SELECT item_id, area_id, owner_id, posted_on, account_id, quantity, book_minor, class FROM pool_days
                ORDER BY item_id, area_id, class, owner_id, posted_on, account_id";
    let mut end: Option<End> = None;
    let day_name = |[item, area, class, owner, posted_on, account]: &[i64; 6], words: &Words| {
        format!("{} on {posted_on} account {account}", name(&[*item, *area, *class, *owner], words))
    };
    each(connection, rows, [], |row| {
        let [item, area, owner, posted_on, account, quantity, book] = ints(row, 0)?;
        let key = [item, area, words.number(text(row, 7)?), owner];
        let day = day_key(&key, posted_on, account);
        sums.settle(days, &day, [quantity, book], || day_name(&day, words))?;
        let next = End { key, posted_on, quantity: quantity.into(), book: book.into() };
        match &mut end {
            Some(end) if end.key == next.key => {
                if end.posted_on != next.posted_on {
                    end.prove(days, words);
                }
                end.posted_on = next.posted_on;
                end.quantity += next.quantity;
                end.book += next.book;
            }
            _ => {
                if let Some(end) = end.replace(next) {
                    end.prove(days, words);
                }
            }
        }
        Ok(())
    })?;
    if let Some(end) = end {
        end.prove(days, words);
    }
    sums.finish(days, |key| day_name(key, words))
}

fn day_key([item, area, class, owner]: &Key, posted_on: i64, account: i64) -> [i64; 6] {
    [*item, *area, *class, *owner, posted_on, account]
}

/// A pool at the end of a day of the books.
struct End {
    key: Key,
    posted_on: i64,
    quantity: i128,
    book: i128,
}

impl End {
    fn prove(&self, days: &mut Check, words: &Words) {
        let Self { key, posted_on, quantity, book } = self;
        days.holds(
            *quantity != 0 || *book == 0,
            || name(key, words),
            || format!("is empty at the end of {posted_on} with a book value of {book}"),
        );
    }
}

/// Every inventory account took on every day of the books what its pools did.
fn settle_accounts(
    connection: &Connection,
    accounts: &mut Check,
    mut inventory: FxHashMap<(i64, i64), i128>,
) -> Result<()> {
    let mut codes: FxHashMap<i64, String> = FxHashMap::default();
    let rows = "SELECT a.account_id, d.posted_on, d.debit_minor, d.credit_minor, a.code
                FROM accounts a CROSS JOIN account_days d ON d.account_id = a.account_id
                WHERE a.control = 'stock' ORDER BY a.account_id, d.posted_on";
    each(connection, rows, [], |row| {
        let [account, posted_on, debit, credit] = ints(row, 0)?;
        accounts.rows += 1;
        *inventory.entry((account, posted_on)).or_default() -= i128::from(debit) - i128::from(credit);
        if let Entry::Vacant(code) = codes.entry(account) {
            code.insert(text(row, 4)?.to_owned());
        }
        Ok(())
    })?;
    let mut wrong: Vec<_> = inventory.into_iter().filter(|(_, difference)| *difference != 0).collect();
    wrong.sort_unstable();
    for ((account, posted_on), difference) in wrong {
        let code = codes.get(&account).map_or("?", String::as_str);
        let wrong = format!("differs from its pools by {} on {posted_on}", -difference);
        accounts.bad(format!("account {code}"), wrong);
    }
    Ok(())
}

/// Valuation areas, and the inventory accounts of their entities.
struct Areas {
    areas: FxHashMap<i64, Area>,
    accounts: FxHashMap<i64, i64>,
}

struct Area {
    entity: i64,
    is_transit: bool,
    /// How many minor units of its entity's currency make a major one.
    per_major: i128,
}

impl Areas {
    fn read(connection: &Connection) -> Result<Self> {
        let (mut areas, mut accounts) = (FxHashMap::default(), FxHashMap::default());
        let rows = "SELECT a.area_id, a.entity_id, a.kind, e.currency
                    FROM areas a JOIN entities e ON e.entity_id = a.entity_id";
        each(connection, rows, [], |row| {
            // ISO 4217 is not ours: its table may be shared with the writers.
            let currency = Currency::parse(text(row, 3)?).ok();
            let per_major = 10_i128.pow(u32::from(currency.map_or(2, Currency::exponent)));
            let area = Area { entity: row.get(1)?, is_transit: text(row, 2)? == "transit", per_major };
            areas.insert(row.get(0)?, area);
            Ok(())
        })?;
        each(connection, "SELECT account_id, entity_id FROM accounts WHERE control = 'stock'", [], |row| {
            accounts.insert(row.get(0)?, row.get(1)?);
            Ok(())
        })?;
        Ok(Self { areas, accounts })
    }

    fn is_transit(&self, area: i64) -> bool {
        self.areas.get(&area).is_some_and(|area| area.is_transit)
    }

    fn per_major(&self, area: i64) -> i128 {
        self.areas.get(&area).map_or(100, |area| area.per_major)
    }

    fn holds_account(&self, area: i64, account: i64) -> bool {
        self.areas.get(&area).is_some_and(|area| self.accounts.get(&account) == Some(&area.entity))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, problems};
    use super::*;

    /// A FIFO item: 10 came at 0.255, 4 of them left; inventory account 4.
    fn shop(changes: &str) -> Connection {
        let file = file(&[
            "areas VALUES (1, 1, 'entity', 'A', 'a'), (2, 1, 'transit', 'T', 't')",
            "accounts VALUES (4, 1, '1400', '1400', 'Stock', 'asset', 'stock', NULL, 1)",
            "entities VALUES (1, 'A', 'a', 'A', 'EUR', 'UTC', 1, 100, 2)",
            r#"history VALUES (1, 1, 'items', '[7]', '{"item_id":7,"costing_method":"fifo"}')"#,
            "pool_moves VALUES
             (1, 2, 1, 1, 1, 'movement', 7, 1, 'normal', 0, 4, 1, 1, 10000000, 255500000, 256, 20261101, 0),
             (2, 3, 2, 2, 2, 'movement', 7, 1, 'normal', 0, 4, 1, 1, -4000000, -102200000, -103, 20261102, 0)",
            "pools VALUES (7, 1, 'normal', 0, 4, 6000000, 153300000, 255500, 20261102)",
            "pool_days VALUES (7, 1, 'normal', 0, 20261101, 4, 10000000, 256), (7, 1, 'normal', 0, 20261102, 4, -4000000, -103)",
            "layers VALUES (1, 7, 1, 'normal', 0, 0, 1, 6000000, 153300000)",
            "account_days VALUES (4, 20261101, 0, 'EUR', 256, 256, 0, 1, 1), (4, 20261102, 0, 'EUR', -103, 0, 103, 2, 2)",
        ]);
        file.execute_batch(&format!("DROP TRIGGER pool_moves_update; DROP TRIGGER pool_moves_delete; {changes}"))
            .expect("the changes");
        file
    }

    #[test]
    fn pools_are_the_sums_of_their_moves() {
        assert_eq!(problems(&shop(""), prove), [""; 0]);
        let cases: [(&str, &[&str]); 13] = [
            (
                "UPDATE pools SET value_micro = 153300001; UPDATE layers SET value_micro = 153300001",
                &[
                    "pool item 7 area 1 normal: value_micro is 153300001, its pool moves say 153300000",
                    "layer 1: value_micro is 153300001, its pool moves say 153300000",
                ],
            ),
            ("UPDATE layers SET origin_movement_id = 9", &["layer 1: origin_movement_id is 9, its pool moves say 1"]),
            (
                "UPDATE pools SET unit_cost_last = 255501",
                &["pool item 7 area 1 normal: unit_cost_last is 255501, its pool moves say 255500"],
            ),
            (
                "UPDATE pools SET posted_on_last = 20261101",
                &["pool item 7 area 1 normal: posted_on_last is 20261101, its pool moves say 20261102"],
            ),
            (
                "UPDATE pool_moves SET posted_on = 20261031 WHERE pool_move_id = 2;
                 UPDATE pool_days SET posted_on = 20261031 WHERE posted_on = 20261102;
                 UPDATE account_days SET posted_on = 20261031 WHERE posted_on = 20261102;
                 UPDATE pools SET posted_on_last = 20261101",
                &["pool move 2: is posted on 20261031, before the move of its pool that was posted on 20261101"],
            ),
            (
                "INSERT INTO pool_days VALUES (7, 1, 'normal', 0, 20261101, 5, -10000000, 0)",
                &[
                    "pool item 7 area 1 normal on 20261101 account 5: no pool moves stand behind it",
                    "pool item 7 area 1 normal: is empty at the end of 20261101 with a book value of 256",
                ],
            ),
            ("DELETE FROM layers", &["layer 1: is missing, though there are pool moves for it"]),
            (
                "INSERT INTO layers VALUES (2, 7, 1, 'normal', 0, 0, 1, 1, 1)",
                &["layer 2: no pool moves stand behind it"],
            ),
            (
                "UPDATE pool_moves SET book_minor = -102 WHERE pool_move_id = 2; UPDATE pool_days SET book_minor = -102
                 WHERE posted_on = 20261102",
                &[
                    "pool move 2: book_minor is -102, the rounded value of its pool changes by -103",
                    "account 1400: differs from its pools by -1 on 20261102",
                ],
            ),
            (
                "UPDATE account_days SET debit_minor = 257 WHERE posted_on = 20261101",
                &["account 1400: differs from its pools by 1 on 20261101"],
            ),
            (
                "UPDATE pool_days SET quantity = 1 WHERE posted_on = 20261101",
                &["pool item 7 area 1 normal on 20261101 account 4: quantity is 1, its pool moves say 10000000"],
            ),
            (
                "UPDATE pool_moves SET layer_id = 0 WHERE pool_move_id = 2",
                &[
                    "layer 1: quantity is 6000000, its pool moves say 10000000",
                    "layer 1: value_micro is 153300000, its pool moves say 255500000",
                    "pool item 7 area 1 normal: its layers hold 10000000 worth 255500000, they should hold 6000000 worth 153300000",
                ],
            ),
            (
                r#"INSERT INTO history VALUES (2, 9, 'items', '[7]', '{"item_id":7,"costing_method":"average"}')"#,
                &["layer 1: no pool moves stand behind it"],
            ),
        ];
        for (change, expected) in cases {
            let mut found = problems(&shop(change), prove);
            let mut expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{change}");
        }
    }

    /// 10 at 0.255: FIFO becomes average, then FIFO again, which makes one layer of all there is.
    #[test]
    fn a_change_of_method_drops_the_layers_or_makes_one() {
        let changed = r#"
            INSERT INTO history VALUES (2, 5, 'items', '[7]', '{"item_id":7,"costing_method":"average"}');
            INSERT INTO history VALUES (3, 6, 'items', '[7]', '{"item_id":7,"costing_method":"fifo"}');
            INSERT INTO pool_moves VALUES (3, 6, 3, 0, 0, 'reclassification', 7, 1, 'normal', 0, 4, 0, 3, 0, 0, 0, 20261103, 0);
            INSERT INTO pool_days VALUES (7, 1, 'normal', 0, 20261103, 4, 0, 0);
            UPDATE pools SET posted_on_last = 20261103;
            DELETE FROM layers;
            INSERT INTO layers VALUES (3, 7, 1, 'normal', 0, 0, 0, 6000000, 153300000);"#;
        assert_eq!(problems(&shop(changed), prove), [""; 0]);
    }
}
