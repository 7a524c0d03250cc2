//! Stock documents: their movements, the pool moves that value them, and the entry that posts them belong together.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::quantities::class_of;
use super::read::{each, ints, one, text};
use super::run::Check;

/// Proves every stock document.
pub(super) fn prove(connection: &Connection, checks: &mut [Check; 4]) -> Result<()> {
    let places = Places::read(connection)?;
    let (mut movements, mut pool_moves) = (0, 0);
    let mut sheet = Sheet::default();
    let rows = "SELECT document_id, command_id, entity_id, site_id, occurred_on, posted_on, entry_id,
                       first_movement_id, movements, first_pool_move_id, pool_moves, kind
                FROM stock_documents ORDER BY document_id";
    each(connection, rows, [], |row| {
        let [id, command, entity, site, occurred_on, posted_on, entry] = ints(row, 0)?;
        let [first_movement, movement_count, first_pool_move, pool_move_count] = ints(row, 7)?;
        let kind = text(row, 11)?;
        let document = Document {
            id,
            command,
            entity,
            site,
            occurred_on,
            posted_on,
            entry,
            movements: (first_movement, movement_count),
            pool_moves: (first_pool_move, pool_move_count),
            kind,
        };
        movements += movement_count;
        pool_moves += pool_move_count;
        sheet.clear();
        let [moved, valued, posted, values] = &mut *checks;
        document.read_movements(connection, moved, &places, &mut sheet)?;
        document.read_pool_moves(connection, valued, &mut sheet)?;
        document.prove_values(values, &sheet);
        document.prove_entry(connection, [valued, posted], &places, &sheet)
    })?;
    let [moved, valued, _, _] = checks;
    for (check, table, key, first, count, told) in [
        (moved, "movements", "movement", "first_movement_id", "movements", movements),
        (valued, "pool_moves", "pool_move", "first_pool_move_id", "pool_moves", pool_moves),
    ] {
        let found = one(connection, &format!("SELECT COUNT(*) FROM {table}"), [])?.unwrap_or(0);
        if found == told {
            continue;
        }
        let lost = format!(
            "SELECT r.{key}_id FROM {table} r LEFT JOIN stock_documents d ON d.document_id = r.document_id
             WHERE d.document_id IS NULL OR r.{key}_id < d.{first} OR r.{key}_id >= d.{first} + d.{count}
             ORDER BY r.{key}_id"
        );
        each(connection, &lost, [], |row| {
            let name = key.replace('_', " ");
            check.bad(format!("{name} {}", row.get::<_, i64>(0)?), "belongs to no document");
            Ok(())
        })?;
    }
    Ok(())
}

struct Document<'r> {
    id: i64,
    command: i64,
    entity: i64,
    site: i64,
    occurred_on: i64,
    posted_on: i64,
    entry: i64,
    /// The first and how many.
    movements: (i64, i64),
    pool_moves: (i64, i64),
    kind: &'r str,
}

/// What stands under one document.
#[derive(Default)]
struct Sheet {
    movements: Vec<Moved>,
    /// What its pools say an account takes.
    accounts: Vec<(i64, i128)>,
}

impl Sheet {
    fn clear(&mut self) {
        self.movements.clear();
        self.accounts.clear();
    }

    fn account(&mut self, id: i64) -> &mut i128 {
        let at = self.accounts.iter().position(|(held, _)| *held == id).unwrap_or_else(|| {
            self.accounts.push((id, 0));
            self.accounts.len() - 1
        });
        &mut self.accounts[at].1
    }
}

/// A movement with what its pool moves took from a pool and put into one.
struct Moved {
    id: i64,
    item: i64,
    owner: i64,
    quantity: i64,
    /// Area and class behind each end, `None` outside.
    from: Option<(i64, &'static str)>,
    to: Option<(i64, &'static str)>,
    taken: i128,
    put: i128,
    /// A pool move that is not about these goods or these ends.
    stray: Option<i64>,
}

impl Document<'_> {
    fn record(&self) -> String {
        format!("document {}", self.id)
    }

    fn read_movements(
        &self,
        connection: &Connection,
        check: &mut Check,
        places: &Places,
        sheet: &mut Sheet,
    ) -> Result<()> {
        let (first, count) = self.movements;
        check.rows += 1;
        if count == 0 {
            return Ok(());
        }
        let rows = "SELECT movement_id, document_id, command_id, occurred_on, posted_on, item_id, owner_id, quantity,
                           from_site_id, to_site_id, transfer_line_id, from_state, to_state
                    FROM movements WHERE movement_id >= ?1 AND movement_id < ?1 + ?2 ORDER BY movement_id";
        each(connection, rows, [first, count], |row| {
            let [id, document, command, occurred_on, posted_on, item, owner, quantity] = ints(row, 0)?;
            let [from, to, line] = ints(row, 8)?;
            check.rows += 1;
            let record = || format!("movement {id}");
            let told = [document, command, occurred_on, posted_on];
            let wrong = || format!("tells of another document, command or day than document {}", self.id);
            check.holds(told == [self.id, self.command, self.occurred_on, self.posted_on], record, wrong);
            let line = if line == 0 { None } else { TransferLine::read(connection, line)? };
            if let Some(line) = line.as_ref().filter(|_| self.kind == "transfer_receipt") {
                check.holds(line.to == self.site, record, || "arrives at another site than its transfer line goes to");
            }
            sheet.movements.push(Moved {
                id,
                item,
                owner,
                quantity,
                from: places.pool(from, text(row, 11)?, line.as_ref()),
                to: places.pool(to, text(row, 12)?, line.as_ref()),
                taken: 0,
                put: 0,
                stray: None,
            });
            Ok(())
        })?;
        let found = sheet.movements.len() as i64;
        let wrong = || format!("has {count} movements from {first} on, {found} are there");
        check.holds(found == count, || self.record(), wrong);
        Ok(())
    }

    fn read_pool_moves(&self, connection: &Connection, check: &mut Check, sheet: &mut Sheet) -> Result<()> {
        let (first, count) = self.pool_moves;
        check.rows += 1;
        if count == 0 {
            return Ok(());
        }
        let mut found = 0;
        let rows = "SELECT pool_move_id, document_id, command_id, entry_id, posted_on, movement_id, item_id, area_id,
                           owner_id, account_id, quantity, book_minor, class
                    FROM pool_moves WHERE pool_move_id >= ?1 AND pool_move_id < ?1 + ?2 ORDER BY pool_move_id";
        each(connection, rows, [first, count], |row| {
            let [id, document, command, entry, posted_on, movement, item, area, owner] = ints(row, 0)?;
            let [account, quantity, book] = ints(row, 9)?;
            found += 1;
            check.rows += 1;
            let record = || format!("pool move {id}");
            let told = [document, command, entry, posted_on];
            let wrong = || format!("tells of another document, command, entry or day than document {}", self.id);
            check.holds(told == [self.id, self.command, self.entry, self.posted_on], record, wrong);
            *sheet.account(account) += i128::from(book);
            if movement == 0 {
                return Ok(());
            }
            let at = sheet.movements.binary_search_by_key(&movement, |moved| moved.id);
            let Ok(at) = at else {
                check.bad(record(), format!("values movement {movement}, which its document does not have"));
                return Ok(());
            };
            let moved = &mut sheet.movements[at];
            let (end, sum) = if quantity < 0 { (moved.from, &mut moved.taken) } else { (moved.to, &mut moved.put) };
            *sum += i128::from(quantity);
            let class = class_named(text(row, 12)?);
            if (item, owner) != (moved.item, moved.owner) || end != Some((area, class)) {
                moved.stray = Some(id);
            }
            Ok(())
        })?;
        let wrong = || format!("has {count} pool moves from {first} on, {found} are there");
        check.holds(found == count, || self.record(), wrong);
        Ok(())
    }

    /// Goods that change pools are taken from the one and put into the other; goods that do not are in no pool move.
    fn prove_values(&self, check: &mut Check, sheet: &Sheet) {
        for moved in &sheet.movements {
            check.rows += 1;
            let record = || format!("movement {}", moved.id);
            if let Some(stray) = moved.stray {
                check.bad(record(), format!("is valued by pool move {stray}, which is about other goods or pools"));
                continue;
            }
            let quantity = if moved.from == moved.to { 0 } else { i128::from(moved.quantity) };
            let taken = if moved.from.is_some() { -quantity } else { 0 };
            let put = if moved.to.is_some() { quantity } else { 0 };
            check.holds((moved.taken, moved.put) == (taken, put), record, || {
                format!("moves {quantity} between pools, its pool moves take {} and put {}", -moved.taken, moved.put)
            });
        }
    }

    fn prove_entry(
        &self,
        connection: &Connection,
        [valued, posted]: [&mut Check; 2],
        places: &Places,
        sheet: &Sheet,
    ) -> Result<()> {
        let mut accounts = sheet.accounts.clone();
        if self.entry != 0 {
            posted.rows += 1;
            let mut found = false;
            let rows = "SELECT document_id, command_id, entity_id, occurred_on, posted_on, kind FROM entries
                        WHERE entry_id = ?1";
            each(connection, rows, [self.entry], |row| {
                found = true;
                let told: [i64; 5] = ints(row, 0)?;
                let wanted = [self.id, self.command, self.entity, self.occurred_on, self.posted_on];
                let holds = told == wanted && text(row, 5)? == self.kind;
                let wrong =
                    || format!("tells of another document, command, entity, kind or day than {}", self.record());
                posted.holds(holds, || format!("entry {}", self.entry), wrong);
                Ok(())
            })?;
            posted.holds(
                found,
                || self.record(),
                || format!("is posted by entry {}, which does not exist", self.entry),
            );
            let rows = "SELECT account_id, base_minor FROM postings WHERE entry_id = ?1";
            each(connection, rows, [self.entry], |row| {
                let [account, base] = ints(row, 0)?;
                if places.stock_accounts.contains(&account) {
                    match accounts.iter_mut().find(|(held, _)| *held == account) {
                        Some((_, left)) => *left -= i128::from(base),
                        None => accounts.push((account, -i128::from(base))),
                    }
                }
                Ok(())
            })?;
        }
        for (account, left) in accounts.into_iter().filter(|(_, left)| *left != 0) {
            let wrong = format!("its pool moves and its postings on account {account} differ by {left}");
            valued.bad(self.record(), wrong);
        }
        Ok(())
    }
}

fn class_named(class: &str) -> &'static str {
    ["normal", "returns_pending", "impaired"].into_iter().find(|known| *known == class).unwrap_or("?")
}

struct TransferLine {
    from: i64,
    to: i64,
    valued: bool,
}

impl TransferLine {
    fn read(connection: &Connection, id: i64) -> Result<Option<Self>> {
        let mut line = None;
        let rows = "SELECT from_site_id, to_site_id, valued FROM transfer_lines WHERE transfer_line_id = ?1";
        each(connection, rows, [id], |row| {
            let [from, to, valued] = ints(row, 0)?;
            line = Some(Self { from, to, valued: valued != 0 });
            Ok(())
        })?;
        Ok(line)
    }
}

/// The areas behind sites that hold stock, and the inventory accounts.
struct Places {
    sites: FxHashMap<i64, (i64, bool)>,
    stock_accounts: Vec<i64>,
}

impl Places {
    fn read(connection: &Connection) -> Result<Self> {
        let (mut sites, mut stock_accounts) = (FxHashMap::default(), Vec::new());
        let rows = "SELECT site_id, area_id, kind FROM sites
                    WHERE kind IN ('store', 'dark_store', 'warehouse', 'third_party', 'transit')";
        each(connection, rows, [], |row| {
            sites.insert(row.get(0)?, (row.get(1)?, text(row, 2)? == "transit"));
            Ok(())
        })?;
        each(connection, "SELECT account_id FROM accounts WHERE control = 'stock'", [], |row| {
            stock_accounts.push(row.get(0)?);
            Ok(())
        })?;
        Ok(Self { sites, stock_accounts })
    }

    /// The area and class behind an end. Within an area goods on their way stay in the pool they left.
    fn pool(&self, site: i64, state: &str, line: Option<&TransferLine>) -> Option<(i64, &'static str)> {
        let (area, is_transit) = *self.sites.get(&site)?;
        let sender = line.filter(|line| is_transit && !line.valued).and_then(|line| self.sites.get(&line.from));
        Some((sender.map_or(area, |(area, _)| *area), class_of(state)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, problems};
    use super::*;

    /// One receipt of 10 worth 2.56, posted by entry 1.
    fn found(changes: &str) -> Vec<String> {
        let file = file(&[
            "accounts VALUES (4, 1, '1400', '1400', 'Stock', 'asset', 'stock', NULL, 1)",
            "sites VALUES (1, '@s', '@s', 'S', 'supplier', 0, 0, 'UTC', 0, 1, 1), (101, 'S', 's', 'S', 'store', 1, 1, 'UTC', 0, 0, 1)",
            "stock_documents VALUES (1, 2, 'receipt', 1, 1, 1, 101, 0, NULL, 20261101, 20261102, 0, 1, 1, 1, 1, 1, '{}', '{}')",
            "movements VALUES (1, 2, 1, 1, 'receipt', 7, 10, 1, 0, 'sellable', 101, 0, 'damaged', 0, 0, 0, 0, 0,
             20261101, 20261102, '', 1)",
            "pool_moves VALUES (1, 2, 1, 1, 1, 'movement', 7, 1, 'impaired', 0, 4, 1, 1, 10, 256000000, 256, 20261102, 0)",
            "entries VALUES (1, 2, 1, 2, 1, 'receipt', 20261101, 20261102, 1, 0, '')",
            "postings VALUES (1, 1, 4, 0, 'EUR', 256, 256, 1000000000, ''), (1, 2, 5, 0, 'EUR', -256, -256, 1000000000, '')",
        ]);
        for table in ["movements", "pool_moves", "entries", "postings"] {
            file.execute_batch(&format!("DROP TRIGGER {table}_update; DROP TRIGGER {table}_delete"))
                .expect("a trigger");
        }
        file.execute_batch(changes).expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn what_a_document_did_belongs_together() {
        assert_eq!(found(""), [""; 0]);
        let cases: [(&str, &[&str]); 8] = [
            ("DELETE FROM movements", &["document 1: has 1 movements from 1 on, 0 are there", "pool move 1: values movement 1, which its document does not have"]),
            (
                "UPDATE movements SET posted_on = 20261101",
                &["movement 1: tells of another document, command or day than document 1"],
            ),
            (
                "UPDATE movements SET quantity = 11",
                &["movement 1: moves 11 between pools, its pool moves take 0 and put 10"],
            ),
            (
                "UPDATE pool_moves SET class = 'normal'",
                &["movement 1: is valued by pool move 1, which is about other goods or pools"],
            ),
            (
                "UPDATE postings SET base_minor = 255 WHERE line = 1",
                &["document 1: its pool moves and its postings on account 4 differ by 1"],
            ),
            (
                "UPDATE entries SET posted_on = 20261103",
                &["entry 1: tells of another document, command, entity, kind or day than document 1"],
            ),
            ("DELETE FROM entries", &["document 1: is posted by entry 1, which does not exist"]),
            (
                "INSERT INTO movements SELECT 2, command_id, document_id, line, kind, item_id, quantity, from_site_id,
                 from_place_id, from_state, to_site_id, to_place_id, to_state, lot_id, owner_id, reason_id, transfer_line_id,
                 corrects_movement_id, occurred_on, posted_on, entered_quantity, entered_unit_id FROM movements",
                &["movement 2: belongs to no document"],
            ),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), expected, "{change}");
        }
    }
}
