//! Nothing is promised twice: lines of demands, promises, what is promised of positions, what orders wait for and how many
//! demands sites took on are sums of the moves of demands. When what is reserved is let go is what was said last.
//!
//! Demands are read one after the other, each with its lines, its moves in their order and its promises.

mod fold;
mod totals;

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::read::{Feed, each, ints};
use super::run::Check;
use fold::{BUCKETS, Fold, Line, PROMISES, Seat, Step, promise_name};
use totals::Totals;

/// Proves everything that the moves of demands add up to.
pub(super) fn prove(connection: &Connection, checks: &mut [Check; 6]) -> Result<()> {
    let [lines, promises, positions, open, parcels, ends] = checks;
    let mut totals = Totals::new();
    walk(connection, &mut totals, lines, promises)?;
    settle_ends(connection, ends)?;
    totals.settle(connection, positions, open, parcels)
}

/// Goes through the demands, and sets each against its moves.
fn walk(connection: &Connection, totals: &mut Totals, lines: &mut Check, promises: &mut Check) -> Result<()> {
    let mut demands = connection.prepare("SELECT demand_id, kind = 'order' FROM demands ORDER BY demand_id")?;
    let mut demands = Feed::new(demands.query([])?)?;
    let mut of_lines = connection.prepare(
        "SELECT demand_id, line, item_id, wanted, open, reserved, allocated, picked, shipped, cancelled
         FROM demand_lines ORDER BY demand_id, line",
    )?;
    let mut of_lines = Feed::new(of_lines.query([])?)?;
    // By the index of moves by demand, so that the moves of one come together.
    let mut moves = connection.prepare(
        "SELECT demand_id, demand_move_id, line, site_id, place_id, lot_id, owner_id, quantity, occurred_on,
                from_stage, to_stage, cause
         FROM demand_moves ORDER BY demand_id, demand_move_id",
    )?;
    let mut moves = Feed::new(moves.query([])?)?;
    let mut held = connection.prepare(
        "SELECT demand_id, line, site_id, place_id, lot_id, owner_id, item_id, reserved, allocated, picked
         FROM promises ORDER BY demand_id, line, site_id, place_id, lot_id, owner_id",
    )?;
    let mut held = Feed::new(held.query([])?)?;
    while let Some(id) = [demands.key, of_lines.key, moves.key, held.key].into_iter().flatten().min() {
        let is_order = match demands.upto(id) {
            None => {
                lines.bad(format!("demand {id}"), "is missing, though there are lines, moves or promises of it");
                false
            }
            Some((_, row)) => {
                let is_order = row.get(1)?;
                demands.advance()?;
                is_order
            }
        };
        let mut fold = Fold::default();
        while let Some((_, row)) = moves.upto(id) {
            lines.rows += 1;
            match Step::read(row, 1)? {
                Err((record, wrong)) => lines.bad(record, wrong),
                Ok(step) => {
                    if let Some(taken_on) = fold.take(id, &step, lines, promises) {
                        totals.take_on(taken_on)?;
                    }
                }
            }
            moves.advance()?;
        }
        let items = settle_lines(&mut of_lines, id, &fold, lines)?;
        totals.add(&fold, &items, is_order)?;
        settle_promises(&mut held, id, fold.promises, &items, promises)?;
    }
    Ok(())
}

/// Sets when what is reserved for demands is let go against what was said of each last.
fn settle_ends(connection: &Connection, ends: &mut Check) -> Result<()> {
    let mut said =
        connection.prepare("SELECT demand_id, expires_at FROM demand_ends ORDER BY demand_id, demand_end_id")?;
    let mut said = Feed::new(said.query([])?)?;
    let is_nobodys =
        |ends: &mut Check, demand: i64| ends.bad(format!("demand {demand}"), "is missing, though its end was said");
    each(connection, "SELECT demand_id, expires_at FROM demands ORDER BY demand_id", [], |row| {
        let (demand, stored): (i64, Option<i64>) = (row.get(0)?, row.get(1)?);
        let mut last = None;
        while let Some((of, row)) = said.upto(demand) {
            ends.rows += 1;
            match of == demand {
                true => last = row.get(1)?,
                false => is_nobodys(ends, of),
            }
            said.advance()?;
        }
        ends.rows += 1;
        let shown = |at: Option<i64>| at.map_or_else(|| "never".to_owned(), |at| format!("at {at}"));
        let wrong = || format!("ends {}, last said was {}", shown(stored), shown(last));
        ends.holds(stored == last, || format!("demand {demand}"), wrong);
        Ok(())
    })?;
    while let Some(of) = said.key {
        is_nobodys(ends, of);
        said.advance()?;
    }
    Ok(())
}

/// Sets the lines of a demand against its moves; answers with their items.
fn settle_lines(stored: &mut Feed<'_>, demand: i64, fold: &Fold, lines: &mut Check) -> Result<FxHashMap<i64, i64>> {
    let mut items = FxHashMap::default();
    while let Some((_, row)) = stored.upto(demand) {
        let [line, item, wanted] = ints(row, 1)?;
        let stages: [i64; 6] = ints(row, 4)?;
        lines.rows += 1;
        items.insert(line, item);
        // A line may be opened with nothing and stay so: it has no moves then.
        let nothing = Line::default();
        let told = fold.lines.get(&line).unwrap_or(&nothing);
        let columns = BUCKETS.into_iter().zip(stages).zip(told.stages);
        let columns = columns.map(|((column, stored), sum)| (column, stored, sum));
        let mut columns = std::iter::once(("wanted", wanted, told.wanted)).chain(columns);
        if let Some((column, stored, sum)) = columns.find(|(_, stored, sum)| i128::from(*stored) != *sum) {
            lines.bad(format!("demand line {demand}/{line}"), format!("{column} is {stored}, its moves say {sum}"));
        }
        stored.advance()?;
    }
    for line in fold.lines.keys().filter(|line| !items.contains_key(line)) {
        lines.bad(format!("demand line {demand}/{line}"), "is missing, though there are moves of it");
    }
    Ok(items)
}

/// Sets the promises made to a demand against its moves.
fn settle_promises(
    stored: &mut Feed<'_>,
    demand: i64,
    mut told: BTreeMap<Seat, [i128; 3]>,
    items: &FxHashMap<i64, i64>,
    promises: &mut Check,
) -> Result<()> {
    while let Some((_, row)) = stored.upto(demand) {
        let (seat, [item], stages): (Seat, _, [i64; 3]) = (ints(row, 1)?, ints(row, 6)?, ints(row, 7)?);
        promises.rows += 1;
        let record = || promise_name(demand, &seat);
        let is_of_line = items.get(&seat[0]).is_none_or(|of_line| *of_line == item);
        promises.holds(is_of_line, record, || format!("is of item {item}, its line is not"));
        match told.remove(&seat) {
            None => promises.bad(record(), "no moves stand behind it"),
            Some(told) => {
                let mut columns = BUCKETS[PROMISES].iter().zip(stages).zip(told);
                if let Some(((column, stored), sum)) = columns.find(|((_, stored), sum)| i128::from(*stored) != *sum) {
                    promises.bad(record(), format!("{column} is {stored}, its moves say {sum}"));
                }
            }
        }
        stored.advance()?;
    }
    for seat in told.keys() {
        promises.bad(promise_name(demand, seat), "is missing, though there are moves of it");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{empty, problems};
    use super::*;

    /// An order of five teas, of which three were sourced from the shelf and two wait, and a cart that holds one at the
    /// depot. Of the three one is picked, one shipped, and one was put back and promised again the day after. Checks of the
    /// schema are down as well.
    fn found(changes: &str) -> Vec<String> {
        let file = empty();
        file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
        for row in [
            "demands VALUES (1, 1, 1, 'order', 'a', 'A', 1, 0, '', 0, 5, 'what_there_is', 'backorder', 0, 20261101, NULL),
             (2, 2, 1, 'cart', 'b', 'B', 1, 0, '', 0, 5, 'whole', 'refuse', 0, 20261101, 99)",
            "demand_lines VALUES (1, 1, 1, 7, 0, 5, 2, 0, 1, 1, 1, 0), (1, 2, 1, 8, 0, 4, 0, 0, 0, 0, 0, 4),
             (2, 1, 2, 7, 0, 3, 2, 1, 0, 0, 0, 0)",
            "promises VALUES (1, 1, 101, 4, 0, 0, 7, 0, 1, 1), (2, 1, 102, 0, 6, 9, 7, 1, 0, 0)",
            "demand_moves VALUES
             (1, 1, 1, 1, 'asked', 'outside', 'open', 0, 0, 0, 0, 5, 20261101),
             (2, 1, 1, 2, 'asked', 'outside', 'open', 0, 0, 0, 0, 4, 20261101),
             (3, 1, 1, 1, 'sourced', 'open', 'reserved', 101, 4, 0, 0, 3, 20261101),
             (4, 2, 2, 1, 'asked', 'outside', 'open', 0, 0, 0, 0, 3, 20261101),
             (5, 2, 2, 1, 'sourced', 'open', 'reserved', 102, 0, 6, 9, 1, 20261101),
             (6, 3, 1, 1, 'ordered', 'reserved', 'allocated', 101, 4, 0, 0, 3, 20261102),
             (7, 3, 1, 2, 'cancelled', 'open', 'cancelled', 0, 0, 0, 0, 4, 20261102),
             (8, 4, 1, 1, 'picked', 'allocated', 'picked', 101, 4, 0, 0, 3, 20261102),
             (9, 5, 1, 1, 'shipped', 'picked', 'shipped', 101, 4, 0, 0, 1, 20261103),
             (10, 6, 1, 1, 'short', 'picked', 'open', 101, 4, 0, 0, 2, 20261103),
             (11, 6, 1, 1, 'filled', 'open', 'allocated', 101, 4, 0, 0, 2, 20261103),
             (12, 7, 1, 1, 'picked', 'allocated', 'picked', 101, 4, 0, 0, 1, 20261104)",
            "positions VALUES (7, 101, 'sellable', 4, 0, 0, 2, 2), (7, 101, 'damaged', 4, 0, 0, 2, 0),
             (7, 102, 'sellable', 0, 6, 9, 5, 1), (7, 102, 'sellable', 0, 0, 0, -1, 0)",
            "open_demands VALUES (7, 2), (8, 0)",
            "parcel_days VALUES (101, 20261102, 1), (101, 20261103, 1)",
            "demand_ends VALUES (1, 2, 2, 50), (2, 2, 1, 60), (3, 3, 1, NULL), (4, 3, 2, 99)",
        ] {
            file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
        }
        file.execute_batch(&format!(
            "DROP TRIGGER demands_delete; DROP TRIGGER demands_update; DROP TRIGGER demand_lines_delete;
             DROP TRIGGER demand_lines_update; DROP TRIGGER demand_moves_delete; DROP TRIGGER demand_moves_update;
             DROP TRIGGER demand_ends_delete; DROP TRIGGER demand_ends_update; {changes}"
        ))
        .expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn what_follows_from_its_moves_is_in_order() {
        assert_eq!(problems(&empty(), prove), [""; 0]);
        assert_eq!(found(""), [""; 0]);
    }

    #[test]
    fn a_demand_is_the_fold_of_its_moves() {
        let cases: [(&str, &[&str]); 14] = [
            ("UPDATE demand_lines SET wanted = 6 WHERE item_id = 8", &["demand line 1/2: wanted is 6, its moves say 4"]),
            (
                "UPDATE demand_lines SET shipped = 2, open = 1 WHERE (demand_id, line) = (1, 1)",
                &["demand line 1/1: open is 1, its moves say 2"],
            ),
            (
                "INSERT INTO demand_lines VALUES (2, 2, 2, 8, 0, 0, 0, 1, 0, 0, 0, 0)",
                &["demand line 2/2: reserved is 1, its moves say 0"],
            ),
            ("INSERT INTO demand_lines VALUES (2, 2, 2, 8, 0, 0, 0, 0, 0, 0, 0, 0)", &[]),
            (
                "DELETE FROM demand_lines WHERE line = 2",
                &[
                    "demand line 1/2: is missing, though there are moves of it",
                    "open demand item 8: no moves of demands stand behind it",
                ],
            ),
            (
                "DELETE FROM demands WHERE demand_id = 2",
                &[
                    "demand 2: is missing, though there are lines, moves or promises of it",
                    "demand 2: is missing, though its end was said",
                    "demand 2: is missing, though its end was said",
                ],
            ),
            (
                "UPDATE promises SET allocated = 0, picked = 2 WHERE demand_id = 1",
                &["promise 1/1 site 101 place 4: allocated is 0, its moves say 1"],
            ),
            (
                "UPDATE promises SET owner_id = 0 WHERE demand_id = 2",
                &[
                    "promise 2/1 site 102 lot 6: no moves stand behind it",
                    "promise 2/1 site 102 lot 6 owner 9: is missing, though there are moves of it",
                ],
            ),
            (
                "UPDATE promises SET item_id = 8 WHERE demand_id = 1",
                &["promise 1/1 site 101 place 4: is of item 8, its line is not"],
            ),
            (
                "UPDATE demand_moves SET site_id = 0, lot_id = 0, owner_id = 0 WHERE demand_move_id = 5;
                 DELETE FROM promises WHERE demand_id = 2; UPDATE positions SET promised = 0 WHERE owner_id = 9",
                &[
                    "demand move 5: is promised nowhere",
                    "promise 2/1 site 0: is missing, though there are moves of it",
                    "position item 7 site 0 sellable: is missing, though there are moves of demands for it",
                ],
            ),
            (
                "UPDATE demand_moves SET site_id = 101 WHERE demand_move_id = 7",
                &["demand move 7: lies at a seat, though it is not promised"],
            ),
            (
                "UPDATE demand_moves SET to_stage = 'lost' WHERE demand_move_id = 7",
                &[
                    "demand move 7: lost is no stage",
                    "demand line 1/2: open is 0, its moves say 4",
                    "open demand item 8: open is 0, its moves of demands say 4",
                ],
            ),
            (
                "INSERT INTO demand_moves VALUES (13, 8, 1, 2, 'cancelled', 'cancelled', 'outside', 0, 0, 0, 0, 4, 20261104);
                 UPDATE demand_lines SET cancelled = 0 WHERE line = 2",
                &["demand move 13: goes outside, where nothing goes back to"],
            ),
            (
                "INSERT INTO demand_moves VALUES (13, 8, 1, 2, 'cancelled', 'cancelled', 'open', 0, 0, 0, 0, 0, 20261104)",
                &["demand move 13: moves nothing"],
            ),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), expected, "{change}");
        }
    }

    /// The end is the same; on the way units were taken that were not there.
    #[test]
    fn no_stage_falls_below_zero_on_the_way() {
        let later = "UPDATE demand_moves SET demand_move_id = 20 WHERE demand_move_id = 5;
            UPDATE demand_moves SET demand_move_id = 5 WHERE demand_move_id = 4;
            UPDATE demand_moves SET demand_move_id = 4 WHERE demand_move_id = 20";
        assert_eq!(found(later), ["demand move 4: leaves -1 open of demand line 2/1"]);
        let elsewhere = "UPDATE demand_moves SET place_id = 5 WHERE demand_move_id = 9;
            UPDATE promises SET picked = 2 WHERE demand_id = 1;
            INSERT INTO promises VALUES (1, 1, 101, 5, 0, 0, 7, 0, 0, -1)";
        assert_eq!(
            found(elsewhere)[..1],
            ["demand move 9: leaves -1 picked of promise 1/1 site 101 place 5".to_owned()]
        );
    }

    #[test]
    fn what_demands_add_up_to_is_named() {
        let cases: [(&str, &[&str]); 12] = [
            (
                "UPDATE positions SET promised = 1 WHERE place_id = 4 AND state = 'sellable'",
                &["position item 7 site 101 sellable place 4: promised is 1, the moves of demands say 2"],
            ),
            (
                "UPDATE positions SET promised = 1 WHERE quantity = -1",
                &["position item 7 site 102 sellable: promised is 1, the moves of demands say 0"],
            ),
            (
                "UPDATE positions SET promised = 2 WHERE state = 'damaged'",
                &["position item 7 site 101 damaged place 4: promises 2, and cannot be sold"],
            ),
            (
                "UPDATE positions SET quantity = 1 WHERE place_id = 4 AND state = 'sellable'",
                &["position item 7 site 101 sellable place 4: promises 2 of 1"],
            ),
            (
                "DELETE FROM positions WHERE owner_id = 9",
                &[
                    "position item 7 site 102 sellable lot 6 owner 9: is missing, though there are moves of demands for it",
                ],
            ),
            (
                "UPDATE open_demands SET open = 4 WHERE item_id = 7",
                &["open demand item 7: open is 4, its moves of demands say 2"],
            ),
            (
                "DELETE FROM open_demands WHERE item_id = 7",
                &["open demand item 7: is missing, though there are moves of demands for it"],
            ),
            (
                "DELETE FROM open_demands WHERE item_id = 8",
                &["open demand item 8: is missing, though there are moves of demands for it"],
            ),
            ("INSERT INTO open_demands VALUES (9, 0)", &["open demand item 9: no moves of demands stand behind it"]),
            ("UPDATE demands SET kind = 'order'", &["open demand item 7: open is 2, its moves of demands say 4"]),
            (
                "UPDATE parcel_days SET parcels = 2 WHERE occurred_on = 20261103",
                &["parcel day site 101 20261103: parcels is 2, its moves of demands say 1"],
            ),
            (
                "UPDATE parcel_days SET occurred_on = 20261104 WHERE occurred_on = 20261103",
                &[
                    "parcel day site 101 20261104: no moves of demands stand behind it",
                    "parcel day site 101 20261103: is missing, though there are moves of demands for it",
                ],
            ),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), expected, "{change}");
        }
    }

    #[test]
    fn a_demand_ends_when_it_was_said_last() {
        for (change, problem) in [
            ("UPDATE demands SET expires_at = 50 WHERE demand_id = 2", "demand 2: ends at 50, last said was at 99"),
            ("UPDATE demands SET expires_at = NULL WHERE demand_id = 2", "demand 2: ends never, last said was at 99"),
            ("UPDATE demands SET expires_at = 60 WHERE demand_id = 1", "demand 1: ends at 60, last said was never"),
            ("DELETE FROM demand_ends WHERE demand_end_id = 4", "demand 2: ends at 99, last said was at 50"),
            (
                "UPDATE demand_ends SET demand_id = 3 WHERE demand_end_id = 1",
                "demand 3: is missing, though its end was said",
            ),
        ] {
            assert_eq!(found(change), [problem], "{change}");
        }
    }

    /// What was given up on the day it was taken on does not count, unless something of it left.
    #[test]
    fn what_was_given_up_the_same_day_is_not_taken_on() {
        let moves = |rows: &[&str], parcels: &str| {
            let file = empty();
            file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
            for (at, row) in rows.iter().enumerate() {
                let [cause, from, to, day] = row.split(' ').collect::<Vec<_>>()[..] else { panic!("{row}") };
                let site = if from == "outside" { 0 } else { 101 };
                file.execute_batch(&format!(
                    "INSERT INTO demand_moves VALUES ({at} + 1, 1, 1, 1, '{cause}', '{from}', '{to}', {site}, 0, 0, 0, 3, {day})"
                ))
                .unwrap_or_else(|error| panic!("{row}: {error}"));
            }
            file.execute_batch(&format!("INSERT INTO parcel_days VALUES {parcels}")).expect("a day");
            problems(&file, prove).into_iter().filter(|problem| problem.starts_with("parcel day")).collect::<Vec<_>>()
        };
        let (asked, planned) = ("asked outside open 5", "sourced open allocated 5");
        for (rows, parcels) in [
            (vec![planned], "(101, 5, 1)"),
            (vec![planned, "released allocated cancelled 5"], "(101, 5, 0)"),
            (vec![planned, "released allocated cancelled 6"], "(101, 5, 1)"),
            (vec![planned, "displaced allocated open 6", "filled open allocated 6"], "(101, 5, 1), (101, 6, 1)"),
            (vec![planned, "reseated allocated open 6", "reseated open allocated 6"], "(101, 5, 1)"),
            (vec![planned, "picked allocated picked 5", "shipped picked shipped 5"], "(101, 5, 1)"),
            (vec![planned, "shipped allocated shipped 5", "shipped shipped allocated 6"], "(101, 5, 1)"),
            (
                vec![
                    planned,
                    "shipped allocated shipped 5",
                    "shipped shipped allocated 5",
                    "released allocated open 5",
                ],
                "(101, 5, 0)",
            ),
            (
                vec![
                    planned,
                    "shipped allocated shipped 5",
                    "shipped shipped allocated 6",
                    "released allocated open 6",
                ],
                "(101, 5, 1)",
            ),
        ] {
            let rows: Vec<&str> = std::iter::once(asked).chain(rows).collect();
            assert_eq!(moves(&rows, parcels), [""; 0], "{rows:?}");
        }
    }

    /// More items, positions and days than the tests hold in memory.
    #[test]
    fn many_sums_are_put_aside() {
        let file = empty();
        for id in 1..=40 {
            let (item, site, day) = (id * 7 % 11 + 1, 101 + id % 3, 20_261_101 + id % 5);
            for row in [
                format!(
                    "demands VALUES ({id}, {id}, 1, 'order', 'a{id}', 'A', 1, 0, '', 0, 5, 'whole', 'refuse', 0, 20261101, NULL)"
                ),
                format!("demand_lines VALUES ({id}, 1, {id}, {item}, 0, 5, 2, 0, 3, 0, 0, 0)"),
                format!("promises VALUES ({id}, 1, {site}, 0, 0, 0, {item}, 0, 3, 0)"),
                format!(
                    "demand_moves VALUES ({0}, {id}, {id}, 1, 'asked', 'outside', 'open', 0, 0, 0, 0, 5, {day}),
                     ({1}, {id}, {id}, 1, 'sourced', 'open', 'allocated', {site}, 0, 0, 0, 3, {day})",
                    2 * id - 1,
                    2 * id
                ),
                format!(
                    "positions VALUES ({item}, {site}, 'sellable', 0, 0, 0, 1000, 3) ON CONFLICT DO UPDATE SET promised = promised + 3"
                ),
                format!("open_demands VALUES ({item}, 2) ON CONFLICT DO UPDATE SET open = open + 2"),
                format!("parcel_days VALUES ({site}, {day}, 1) ON CONFLICT DO UPDATE SET parcels = parcels + 1"),
            ] {
                file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
            }
        }
        assert_eq!(problems(&file, prove), [""; 0]);
        file.execute_batch("UPDATE open_demands SET open = open + 1 WHERE item_id = 11").expect("a change");
        assert_eq!(problems(&file, prove).len(), 1);
    }
}
