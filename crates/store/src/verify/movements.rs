//! Stock is moved, never edited: positions, days, transfers and what was given back are sums of movements.

use rusqlite::{Connection, Result, Row};
use rustc_hash::FxHashMap;

use super::read::{Sums, Words, each, ints, one, share, text};
use super::run::Check;

/// Item, site, state, place, lot and owner.
type Position = (i64, i64, u32, i64, i64, i64);

/// Proves everything that movements add up to.
pub(super) fn prove(connection: &Connection, checks: &mut [Check; 6]) -> Result<()> {
    let [ends, positions, days, lines, openings, uses] = checks;
    let sites = Sites::read(connection)?;
    let mut words = Words::default();
    let mut held = Sums::new("movements", ["quantity"]);
    let mut moved = Sums::new("movements", ["quantity_in", "quantity_out", "first_movement_id", "last_movement_id"]);
    let mut transfers = Transfers::default();
    let mut counts = Openings::read(connection)?;
    let mut corrected: FxHashMap<i64, Vec<(Correction, i64)>> = FxHashMap::default();
    let mut command_before = 0;

    let rows =
        "SELECT movement_id, command_id, item_id, quantity, from_site_id, from_place_id, to_site_id, to_place_id,
                       lot_id, owner_id, occurred_on, document_id, line, transfer_line_id, corrects_movement_id,
                       from_state, to_state, kind
                FROM movements ORDER BY movement_id";
    each(connection, rows, [], |row| {
        let [id, command, item, quantity, from, from_place, to, to_place, lot, owner, day] = ints(row, 0)?;
        let [document, line, transfer_line, corrects] = ints(row, 11)?;
        let (from_state, to_state) = (words.number(text(row, 15)?), words.number(text(row, 16)?));
        counts.pass(connection, openings, id, (command_before, command), &mut words, &held)?;
        command_before = command;
        ends.rows += 1;
        let goods = Moved { item, quantity, from: (from, from_place, from_state), to: (to, to_place, to_state) };
        if let Some(wrong) = sites.wrong(&goods) {
            ends.bad(format!("movement {id}"), wrong);
        }
        for ((site, place, state), is_source) in [(goods.from, true), (goods.to, false)] {
            if !sites.holds_stock(site) {
                continue;
            }
            let signed = i128::from(if is_source { -quantity } else { quantity });
            held.of((item, site, state, place, lot, owner))[0] += signed;
            let sum = moved.of((item, site, day, state));
            sum[usize::from(is_source)] += i128::from(quantity);
            sum[2] = if sum[2] == 0 { i128::from(id) } else { sum[2] };
            sum[3] = i128::from(id);
        }
        if transfer_line != 0 {
            let sent = Sent { document, line, item, lot, owner, from, state: from_state, quantity, out: 0 };
            if let Some(wrong) = transfers.take(transfer_line, sent, &sites, to) {
                lines.bad(format!("movement {id}"), wrong);
            }
        }
        let correction = match text(row, 17)? {
            "receipt_reversal" => Some(Correction::Reversal),
            "customer_return" => Some(Correction::Return),
            _ => None,
        };
        if let Some(correction) = correction.filter(|_| corrects != 0) {
            corrected.entry(corrects).or_default().push((correction, quantity));
        }
        Ok(())
    })?;
    counts.pass(connection, openings, i64::MAX, (command_before, i64::MAX), &mut words, &held)?;
    counts.finish(connection, openings)?;

    let rows = "SELECT item_id, site_id, place_id, lot_id, owner_id, quantity, state FROM positions";
    each(connection, rows, [], |row| {
        let [item, site, place, lot, owner, quantity] = ints(row, 0)?;
        let key = (item, site, words.number(text(row, 6)?), place, lot, owner);
        held.settle(positions, &key, [quantity], || position_name(&key, &words));
        Ok(())
    })?;
    held.finish(positions, |key| position_name(key, &words));

    let rows =
        "SELECT item_id, site_id, occurred_on, quantity_in, quantity_out, first_movement_id, last_movement_id, state
                FROM stock_days";
    let name = |(item, site, day, state): &(i64, i64, i64, u32), words: &Words| {
        format!("stock day item {item} site {site} {day} {}", words.word(*state))
    };
    each(connection, rows, [], |row| {
        let [item, site, day, came, left, first, last] = ints(row, 0)?;
        let key = (item, site, day, words.number(text(row, 7)?));
        moved.settle(days, &key, [came, left, first, last], || name(&key, &words));
        Ok(())
    })?;
    moved.finish(days, |key| name(key, &words));
    transfers.settle(connection, lines, &mut words)?;
    prove_uses(connection, uses, corrected)
}

fn position_name((item, site, state, place, lot, owner): &Position, words: &Words) -> String {
    let mut name = format!("position item {item} site {site} {}", words.word(*state));
    for (noun, id) in [("place", place), ("lot", lot), ("owner", owner)] {
        if *id != 0 {
            name.push_str(&format!(" {noun} {id}"));
        }
    }
    name
}

struct Moved {
    item: i64,
    quantity: i64,
    from: (i64, i64, u32),
    to: (i64, i64, u32),
}

/// The kinds of places, and whose they are.
struct Sites(FxHashMap<i64, Site>);

struct Site {
    entity: i64,
    holds_stock: bool,
    is_transit: bool,
}

impl Sites {
    fn read(connection: &Connection) -> Result<Self> {
        let mut sites = FxHashMap::default();
        each(connection, "SELECT site_id, entity_id, kind FROM sites", [], |row| {
            let [id, entity] = ints(row, 0)?;
            let kind = text(row, 2)?;
            let holds_stock = matches!(kind, "store" | "dark_store" | "warehouse" | "third_party" | "transit");
            sites.insert(id, Site { entity, holds_stock, is_transit: kind == "transit" });
            Ok(())
        })?;
        Ok(Self(sites))
    }

    fn holds_stock(&self, site: i64) -> bool {
        self.0.get(&site).is_some_and(|site| site.holds_stock)
    }

    fn is_transit(&self, site: i64) -> bool {
        self.0.get(&site).is_some_and(|site| site.is_transit)
    }

    fn wrong(&self, moved: &Moved) -> Option<&'static str> {
        let (from, to) = (self.0.get(&moved.from.0), self.0.get(&moved.to.0));
        let (Some(from), Some(to)) = (from, to) else { return Some("one of its ends does not exist") };
        if moved.quantity <= 0 {
            Some("its quantity is not above zero")
        } else if moved.item == 0 {
            Some("moves no item")
        } else if moved.from == moved.to {
            Some("leads from a place to itself")
        } else if !from.holds_stock && !to.holds_stock {
            Some("neither of its ends holds stock")
        } else if from.holds_stock && to.holds_stock && from.entity != to.entity {
            Some("leads from one entity to another")
        } else {
            None
        }
    }
}

/// A line of a transfer as its movements tell it.
struct Sent {
    document: i64,
    line: i64,
    item: i64,
    lot: i64,
    owner: i64,
    from: i64,
    state: u32,
    quantity: i64,
    /// What has left transit since.
    out: i128,
}

#[derive(Default)]
struct Transfers(FxHashMap<i64, Sent>);

impl Transfers {
    /// Takes a movement of a line: into transit it opens the line, out of transit it closes a part of it.
    fn take(&mut self, id: i64, sent: Sent, sites: &Sites, to: i64) -> Option<&'static str> {
        match self.0.get_mut(&id) {
            None if sites.is_transit(to) => {
                self.0.insert(id, sent);
                None
            }
            None => Some("belongs to a transfer line that nothing was sent on"),
            Some(line) if sites.is_transit(sent.from) => {
                line.out += i128::from(sent.quantity);
                let other =
                    (sent.item, sent.lot, sent.owner, sent.state) != (line.item, line.lot, line.owner, line.state);
                if other {
                    Some("takes other goods out of transit than were sent on its line")
                } else {
                    (line.out > i128::from(line.quantity))
                        .then_some("takes more out of transit than was sent on its line")
                }
            }
            Some(_) => Some("belongs to a transfer line without leaving transit"),
        }
    }

    fn settle(mut self, connection: &Connection, lines: &mut Check, words: &mut Words) -> Result<()> {
        let rows = "SELECT transfer_line_id, document_id, line, item_id, lot_id, owner_id, from_site_id,
                           quantity_shipped, quantity_open, state
                    FROM transfer_lines ORDER BY transfer_line_id";
        each(connection, rows, [], |row| {
            let [id, document, line, item, lot, owner, from, shipped, open] = ints(row, 0)?;
            let state = words.number(text(row, 9)?);
            lines.rows += 1;
            let record = || format!("transfer line {id}");
            let Some(sent) = self.0.remove(&id) else {
                lines.bad(record(), "no movements stand behind it");
                return Ok(());
            };
            let stored = (document, line, item, lot, owner, from, state, shipped);
            let told =
                (sent.document, sent.line, sent.item, sent.lot, sent.owner, sent.from, sent.state, sent.quantity);
            let left = i128::from(sent.quantity) - sent.out;
            if stored != told {
                lines.bad(record(), "is not the line its movement into transit tells of");
            } else if i128::from(open) != left {
                lines.bad(record(), format!("quantity_open is {open}, its movements say {left}"));
            }
            Ok(())
        })?;
        // Areas of sites are fixed for good.
        let ends = "SELECT t.transfer_line_id FROM transfer_lines t
                    JOIN sites f ON f.site_id = t.from_site_id JOIN sites s ON s.site_id = t.to_site_id
                    WHERE t.valued <> (f.area_id <> s.area_id) OR f.entity_id <> s.entity_id ORDER BY t.transfer_line_id";
        each(connection, ends, [], |row| {
            let record = format!("transfer line {}", row.get::<_, i64>(0)?);
            lines.bad(record, "does not lead between the areas or entities it says");
            Ok(())
        })?;
        let mut left: Vec<i64> = self.0.into_keys().collect();
        left.sort_unstable();
        for id in left {
            lines.bad(format!("transfer line {id}"), "is missing, though there are movements of it");
        }
        Ok(())
    }
}

/// Count sheets, set against the positions as they were when the movements had come that far.
struct Openings {
    /// Document, the last movement before it was opened, its command and site; the first to be opened last.
    sheets: Vec<[i64; 4]>,
    /// Lines opened with another quantity than the book's: added later, or wrong.
    doubtful: FxHashMap<(i64, i64), (i64, i128)>,
}

impl Openings {
    fn read(connection: &Connection) -> Result<Self> {
        let mut sheets = Vec::new();
        let rows = "SELECT c.document_id, c.opened_movement_id, d.command_id, d.site_id
                    FROM counts c JOIN stock_documents d ON d.document_id = c.document_id
                    ORDER BY c.opened_movement_id DESC, c.document_id DESC";
        each(connection, rows, [], |row| {
            sheets.push(ints(row, 0)?);
            Ok(())
        })?;
        Ok(Self { sheets, doubtful: FxHashMap::default() })
    }

    /// Looks at the sheets opened before a movement, which is the first after them.
    fn pass(
        &mut self,
        connection: &Connection,
        openings: &mut Check,
        movement: i64,
        (before, after): (i64, i64),
        words: &mut Words,
        held: &Sums<Position, 1>,
    ) -> Result<()> {
        while let Some([document, opened, command, site]) = self.sheets.last().copied() {
            if opened >= movement {
                break;
            }
            self.sheets.pop();
            let placed = before < command && command <= after;
            let wrong = || format!("was not opened between movement {opened} and the next");
            openings.holds(placed, || format!("count {document}"), wrong);
            let lines = "SELECT line, item_id, place_id, lot_id, owner_id, quantity_opened, state
                         FROM count_lines WHERE document_id = ?1 ORDER BY line";
            each(connection, lines, [document], |row: &Row<'_>| {
                let [line, item, place, lot, owner, quantity] = ints(row, 0)?;
                openings.rows += 1;
                let key = (item, site, words.number(text(row, 6)?), place, lot, owner);
                let book = held.get(&key).map_or(0, |sum| sum[0]);
                if i128::from(quantity) != book {
                    self.doubtful.insert((document, line), (quantity, book));
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    /// A line added while counting was opened with what the book held at its first figure.
    fn finish(mut self, connection: &Connection, openings: &mut Check) -> Result<()> {
        if !self.doubtful.is_empty() {
            let figures = "SELECT document_id, line, quantity_book FROM count_records WHERE round = 1";
            each(connection, figures, [], |row| {
                let [document, line, book] = ints(row, 0)?;
                if self.doubtful.get(&(document, line)).is_some_and(|(opened, _)| *opened == book) {
                    self.doubtful.remove(&(document, line));
                }
                Ok(())
            })?;
        }
        let mut wrong: Vec<_> = self.doubtful.into_iter().collect();
        wrong.sort_unstable();
        for ((document, line), (opened, book)) in wrong {
            openings.bad(
                format!("count line {document}/{line}"),
                format!("was opened with {opened}, the movements until then say {book}"),
            );
        }
        Ok(())
    }
}

/// How a movement takes back another.
#[derive(Clone, Copy, PartialEq)]
enum Correction {
    Reversal,
    Return,
}

/// Proves how much of movements later ones have given back, and at what value.
///
/// Reversals never take more than is left. A customer may: a return beyond what is left of its sale counts as no return
/// of it at all. The value is what the movement's pool moves say of the quantity given back, oldest first.
fn prove_uses(
    connection: &Connection,
    uses: &mut Check,
    corrected: FxHashMap<i64, Vec<(Correction, i64)>>,
) -> Result<()> {
    let mut stored: FxHashMap<i64, [i64; 2]> = FxHashMap::default();
    each(connection, "SELECT movement_id, quantity, value_micro FROM movement_uses", [], |row| {
        uses.rows += 1;
        stored.insert(row.get(0)?, ints(row, 1)?);
        Ok(())
    })?;
    let mut corrected: Vec<_> = corrected.into_iter().collect();
    corrected.sort_unstable_by_key(|(id, _)| *id);
    let mut values = Values::default();
    for (id, corrections) in corrected {
        let record = || format!("movement use {id}");
        let quantity = one(connection, "SELECT quantity FROM movements WHERE movement_id = ?1", [id])?;
        let Some(quantity) = quantity.map(i128::from) else {
            uses.bad(record(), "its movement does not exist");
            continue;
        };
        let mut used = 0;
        for (correction, part) in &corrections {
            let after = used + i128::from(*part);
            if after <= quantity {
                used = after;
            } else if *correction == Correction::Reversal {
                uses.bad(record(), format!("{after} of {quantity} are taken back"));
            }
        }
        let stored = stored.remove(&id).map(|row| row.map(i128::from));
        if used == 0 {
            uses.holds(stored.is_none(), record, || "nothing was given back");
            continue;
        }
        let steps = values.of(connection, id)?;
        let value = match corrections.first() {
            Some((Correction::Return, _)) => given_back(steps, used),
            _ => share(steps.iter().map(|[_, value]| i128::from(*value)).sum(), used, quantity),
        };
        match stored {
            None => uses.bad(record(), "is missing, though there are movements for it"),
            Some([stored, _]) if stored != used => {
                uses.bad(record(), format!("quantity is {stored}, the movements that correct it say {used}"));
            }
            Some([_, stored]) if stored != value => {
                uses.bad(record(), format!("value_micro is {stored}, the pool moves of its movement say {value}"));
            }
            Some(_) => {}
        }
    }
    let mut left: Vec<i64> = stored.into_keys().collect();
    left.sort_unstable();
    for id in left {
        uses.bad(format!("movement use {id}"), "no movements stand behind it");
    }
    Ok(())
}

/// What the first so many of the units that left cost.
fn given_back(steps: &[[i64; 2]], used: i128) -> i128 {
    let (mut left, mut value) = (used, 0);
    for [quantity, step] in steps {
        let (quantity, step) = (-i128::from(*quantity), -i128::from(*step));
        let part = left.clamp(0, quantity.max(0));
        value += share(step, part, quantity);
        left -= part;
    }
    value
}

/// The pool moves of movements, read a document at a time.
#[derive(Default)]
struct Values {
    document: i64,
    steps: FxHashMap<i64, Vec<[i64; 2]>>,
}

impl Values {
    /// Quantity and value of each pool move of a movement, in order.
    fn of(&mut self, connection: &Connection, movement: i64) -> Result<&[[i64; 2]]> {
        let document = "SELECT document_id FROM movements WHERE movement_id = ?1";
        let document = one(connection, document, [movement])?.unwrap_or(0);
        if document != self.document {
            self.document = document;
            self.steps.clear();
            let rows = "SELECT p.movement_id, p.quantity, p.value_micro
                        FROM stock_documents d CROSS JOIN pool_moves p
                        WHERE d.document_id = ?1 AND p.pool_move_id >= d.first_pool_move_id
                          AND p.pool_move_id < d.first_pool_move_id + d.pool_moves
                        ORDER BY p.pool_move_id";
            each(connection, rows, [document], |row| {
                self.steps.entry(row.get(0)?).or_default().push(ints(row, 1)?);
                Ok(())
            })?;
        }
        Ok(self.steps.get(&movement).map_or(&[], Vec::as_slice))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, problems};
    use super::*;

    /// 10 received, 4 sold, 1 brought back, 2 sent away and one of them arrived.
    fn found(changes: &str) -> Vec<String> {
        let site =
            |id: i64, kind: &str| format!("sites VALUES ({id}, 'S{id}', 's{id}', 'S', '{kind}', 1, 1, 'UTC', 0, 0, 1)");
        let sites =
            [site(1, "supplier"), site(2, "customer"), site(100, "transit"), site(101, "store"), site(102, "store")];
        let movement = |id: i64, kind: &str, quantity: i64, from: i64, to: i64, line: i64, corrects: i64| {
            format!(
                "movements VALUES ({id}, {id}, {id}, 1, '{kind}', 7, {quantity}, {from}, 0, 'sellable', {to}, 0, 'sellable',
                 0, 0, 0, {line}, {corrects}, 20261101, 20261101, '', 1)"
            )
        };
        let mut rows = sites.to_vec();
        rows.extend([
            movement(1, "receipt", 10, 1, 101, 0, 0),
            movement(2, "sale", 4, 101, 2, 0, 0),
            movement(3, "customer_return", 1, 2, 101, 0, 2),
            movement(4, "transfer_shipment", 2, 101, 100, 1, 0),
            movement(5, "transfer_receipt", 1, 100, 102, 1, 0),
        ]);
        rows.extend(
            [
                "stock_documents VALUES (2, 2, 'issue', 1, 1, 1, 101, 0, NULL, 20261101, 20261101, 0, 0, 2, 1, 1, 1, '{}', '{}')",
                "pool_moves VALUES (1, 2, 2, 2, 0, 'movement', 7, 1, 'normal', 0, 1, 0, 0, -4, -1000, 0, 20261101)",
                "movement_uses VALUES (2, 1, 250)",
                "positions VALUES (7, 101, 'sellable', 0, 0, 0, 5), (7, 100, 'sellable', 0, 0, 0, 1),
                 (7, 102, 'sellable', 0, 0, 0, 1)",
                "stock_days VALUES (7, 101, 20261101, 'sellable', 11, 6, 1, 4), (7, 100, 20261101, 'sellable', 2, 1, 4, 5),
                 (7, 102, 20261101, 'sellable', 1, 0, 5, 5)",
                "transfer_lines VALUES (1, 4, 1, 7, 0, 0, 'sellable', 101, 102, 0, 2, 1)",
            ]
            .map(String::from),
        );
        let file = file(&rows.iter().map(String::as_str).collect::<Vec<_>>());
        file.execute_batch(&format!("DROP TRIGGER movements_delete; DROP TRIGGER movements_update; {changes}"))
            .expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn stock_that_was_moved_is_in_order() {
        assert_eq!(found(""), [""; 0]);
    }

    #[test]
    fn what_does_not_follow_from_movements_is_named() {
        let cases: [(&str, &[&str]); 8] = [
            (
                "UPDATE positions SET quantity = 6 WHERE site_id = 101",
                &["position item 7 site 101 sellable: quantity is 6, its movements say 5"],
            ),
            (
                "UPDATE stock_days SET quantity_in = 12 WHERE site_id = 101",
                &["stock day item 7 site 101 20261101 sellable: quantity_in is 12, its movements say 11"],
            ),
            (
                "UPDATE transfer_lines SET quantity_open = 2",
                &["transfer line 1: quantity_open is 2, its movements say 1"],
            ),
            (
                "UPDATE transfer_lines SET item_id = 8",
                &["transfer line 1: is not the line its movement into transit tells of"],
            ),
            (
                "UPDATE movement_uses SET quantity = 2",
                &["movement use 2: quantity is 2, the movements that correct it say 1"],
            ),
            (
                "UPDATE movement_uses SET value_micro = 251",
                &["movement use 2: value_micro is 251, the pool moves of its movement say 250"],
            ),
            (
                "DELETE FROM movements WHERE movement_id = 5",
                &[
                    "position item 7 site 100 sellable: quantity is 1, its movements say 2",
                    "position item 7 site 102 sellable: no movements stand behind it",
                    "stock day item 7 site 100 20261101 sellable: quantity_out is 1, its movements say 0",
                    "stock day item 7 site 102 20261101 sellable: no movements stand behind it",
                    "transfer line 1: quantity_open is 1, its movements say 2",
                ],
            ),
            (
                "DELETE FROM positions WHERE site_id = 102",
                &["position item 7 site 102 sellable: is missing, though there are movements for it"],
            ),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), expected, "{change}");
        }
    }

    #[test]
    fn a_count_sheet_was_opened_with_what_the_book_held() {
        let sheet = |opened: i64| {
            format!(
                "INSERT INTO stock_documents VALUES (9, 3, 'count', 2, 1, 1, 101, 0, NULL, 20261101, 20261101, 0, 0, 0, 0, 0, 0, '{{}}', '{{}}');
                 INSERT INTO counts VALUES (9, 'open', 1, 2);
                 INSERT INTO count_lines VALUES (9, 1, 7, 0, 'sellable', 0, 0, {opened}, 0, 0, 0);"
            )
        };
        assert_eq!(found(&sheet(6)), [""; 0]);
        assert_eq!(found(&sheet(5)), ["count line 9/1: was opened with 5, the movements until then say 6"]);
        let added = "INSERT INTO count_records VALUES (1, 4, 9, 1, 1, 5, 5);";
        assert_eq!(found(&format!("{}{added}", sheet(5))), [""; 0]);
        assert_eq!(
            found(&format!("{}UPDATE counts SET opened_movement_id = 4", sheet(5))),
            ["count 9: was not opened between movement 4 and the next"]
        );
    }
}
