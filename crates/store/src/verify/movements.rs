//! Stock is moved, never edited: positions, days, transfers and what was given back are sums of movements.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::openings::Openings;
use super::read::{Words, each, ints, text};
use super::run::Check;
use super::sums::Fold::{First, Last, Sum};
use super::sums::{Column, Sums};
use super::transfers::{Sent, Step, Transfers};
use super::uses::{Correction, Corrections};

/// Item, site, state, place, lot and owner.
pub(super) type Position = [i64; 6];

/// The quantity of every position.
pub(super) type Held = Sums<6, 1>;

/// Proves everything that movements add up to.
pub(super) fn prove(connection: &Connection, checks: &mut [Check; 6]) -> Result<()> {
    let [ends, positions, days, lines, openings, given_back] = checks;
    let sites = Sites::read(connection)?;
    let mut words = Words::default();
    let held = Held::new("movements", [("quantity", Sum)], 2);
    let mut moved = Sums::new("movements", DAY_COLUMNS, 3);
    let mut transfers = Transfers::default();
    let mut counts = Openings::read(connection)?;
    let mut held = if counts.is_empty() { held } else { held.at_hand() };
    let mut corrections = Corrections::default();
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
            let [came, left] = if is_source { [0, quantity] } else { [quantity, 0] };
            held.add([item, site, state, place, lot, owner], [came - left])?;
            moved.add([item, site, day, state], [came, left, id, id])?;
        }
        if transfer_line != 0 {
            let sent = Sent { document, line, item, lot, owner, from, state: from_state, quantity };
            let (into, out_of) = (sites.is_transit(to), sites.is_transit(from));
            transfers.take(transfer_line, &Step { movement: id, sent, into, out_of })?;
        }
        let correction = match text(row, 17)? {
            "receipt_reversal" => Some(Correction::Reversal),
            "customer_return" => Some(Correction::Return),
            _ => None,
        };
        if let Some(correction) = correction.filter(|_| corrects != 0) {
            corrections.take(corrects, correction, quantity)?;
        }
        Ok(())
    })?;
    counts.pass(connection, openings, i64::MAX, (command_before, i64::MAX), &mut words, &held)?;
    counts.finish(connection, openings)?;

    let rows = "SELECT item_id, site_id, place_id, lot_id, owner_id, quantity, state FROM positions
                ORDER BY item_id, site_id, state, place_id, lot_id, owner_id";
    each(connection, rows, [], |row| {
        let [item, site, place, lot, owner, quantity] = ints(row, 0)?;
        let key = [item, site, words.number(text(row, 6)?), place, lot, owner];
        held.settle(positions, &key, [quantity], || position_name(&key, &words))
    })?;
    held.finish(positions, |key| position_name(key, &words))?;

    let rows =
        "SELECT item_id, site_id, occurred_on, quantity_in, quantity_out, first_movement_id, last_movement_id, state
                FROM stock_days ORDER BY item_id, site_id, occurred_on, state";
    let name = |[item, site, day, state]: &[i64; 4], words: &Words| {
        format!("stock day item {item} site {site} {day} {}", words.word(*state))
    };
    each(connection, rows, [], |row| {
        let [item, site, day, came, left, first, last] = ints(row, 0)?;
        let key = [item, site, day, words.number(text(row, 7)?)];
        moved.settle(days, &key, [came, left, first, last], || name(&key, &words))
    })?;
    moved.finish(days, |key| name(key, &words))?;
    transfers.settle(connection, lines, &mut words)?;
    corrections.settle(connection, given_back)
}

/// What a day of stock is made of.
const DAY_COLUMNS: [Column; 4] =
    [("quantity_in", Sum), ("quantity_out", Sum), ("first_movement_id", First), ("last_movement_id", Last)];

pub(super) fn position_name([item, site, state, place, lot, owner]: &Position, words: &Words) -> String {
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
    from: (i64, i64, i64),
    to: (i64, i64, i64),
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
                "pool_moves VALUES (1, 2, 2, 2, 0, 'movement', 7, 1, 'normal', 0, 1, 0, 0, -4, -1000, 0, 20261101, 0)",
                "movement_uses VALUES (2, 1, 250)",
                "positions VALUES (7, 101, 'sellable', 0, 0, 0, 5, 0), (7, 100, 'sellable', 0, 0, 0, 1, 0),
                 (7, 102, 'sellable', 0, 0, 0, 1, 0)",
                "stock_days VALUES (7, 101, 20261101, 'sellable', 11, 6, 1, 4), (7, 100, 20261101, 'sellable', 2, 1, 4, 5),
                 (7, 102, 20261101, 'sellable', 1, 0, 5, 5)",
                "transfer_lines VALUES (1, 4, 4, 1, 7, 0, 0, 'sellable', 101, 102, 0, 2, 1)",
            ]
            .map(String::from),
        );
        let file = file(&rows.iter().map(String::as_str).collect::<Vec<_>>());
        file.execute_batch(&format!(
            "DROP TRIGGER movements_delete; DROP TRIGGER movements_update; DROP TRIGGER transfer_lines_update;
             DROP TRIGGER counts_update; {changes}"
        ))
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
                 INSERT INTO counts VALUES (9, 3, 1, 2, 'open');
                 INSERT INTO count_lines VALUES (9, 1, 3, 7, 0, 'sellable', 0, 0, {opened}, 0, 0, 0);"
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
