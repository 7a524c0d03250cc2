//! The lines of returns.
//!
//! 1. What was received, credited, disposed of, lost, declined and released of a line is the sum of its steps, and the line
//!    of the order the one that a step names; it is of the same item.
//! 2. What a document took in or sent on for a line is what it moved: of its item, lot and place, at its site and day.
//! 3. What steps moved on a line's open item is what their entries moved, and all that it holds; of a line of which nothing
//!    is open it holds nothing.

use std::collections::BTreeMap;

use rusqlite::{Connection, Params, Result};

use super::super::read::{each, ints, text};
use super::super::run::Check;

const LINES: &str =
    "SELECT l.return_id, l.line, l.item_id, l.order_line, l.received, l.credited, l.disposed, l.lost, l.declined,
            l.released, l.authorised, COALESCE(o.item_id, 0), r.return_id IS NOT NULL
     FROM return_lines l
     LEFT JOIN returns r ON r.return_id = l.return_id
     LEFT JOIN order_lines o ON o.demand_id = r.demand_id AND o.line = l.order_line
     ORDER BY l.return_id, l.line";
const STEPS: &str = "SELECT return_id, line, return_step_id, quantity, about, step FROM return_steps
     WHERE line > 0 ORDER BY return_id, line, return_step_id";

/// The balances of a line, as its columns are called, in the order of the steps that move them.
const SUMS: [(&str, &str); 6] = [
    ("received", "received"),
    ("credited", "credited"),
    ("disposed", "disposed"),
    ("lost", "lost"),
    ("declined", "declined"),
    ("released", "released"),
];

/// What the steps of a line add up to.
#[derive(Default)]
struct Sums {
    sums: [i128; 6],
    order_line: i64,
    identified: u32,
}

/// Proves the sums of lines from their steps.
pub(super) fn prove(connection: &Connection, check: &mut Check) -> Result<()> {
    let mut told: BTreeMap<(i64, i64), Sums> = BTreeMap::new();
    each(connection, STEPS, [], |row| {
        let [of, line, step, quantity, about] = ints(row, 0)?;
        let kind = text(row, 5)?;
        check.rows += 1;
        let sums = told.entry((of, line)).or_default();
        if kind == "identified" {
            sums.order_line = about;
            sums.identified += 1;
        }
        match SUMS.iter().position(|(_, word)| *word == kind) {
            Some(at) => sums.sums[at] += i128::from(quantity),
            None if matches!(kind, "identified" | "raised") => {
                check.holds(quantity == 0, || format!("return step {step}"), || format!("is {kind} of {quantity}"));
            }
            None => {}
        }
        Ok(())
    })?;
    each(connection, LINES, [], |row| {
        let [of, line, item, order_line] = ints(row, 0)?;
        let balances: [i64; 6] = ints(row, 4)?;
        let [authorised, ordered, has_head] = ints(row, 10)?;
        let record = || format!("return line {of}/{line}");
        check.rows += 1;
        check.holds(has_head != 0, record, || "belongs to no return");
        let sums = told.remove(&(of, line)).unwrap_or_default();
        for ((column, _), (held, sum)) in SUMS.iter().zip(balances.into_iter().zip(sums.sums)) {
            check.holds(i128::from(held) == sum, record, || format!("{column} is {held}, its steps say {sum}"));
        }
        let named = sums.order_line;
        let wrong = || format!("is of line {order_line} of its order, its steps say {named}");
        check.holds(order_line == named && sums.identified <= 1, record, wrong);
        let wrong = || format!("is of item {item}, its order has item {ordered}");
        check.holds(order_line == 0 || ordered == item, record, wrong);
        let [received, credited, disposed, lost, declined, released] = balances;
        let fits = disposed <= received && lost <= credited && declined <= received && released <= authorised;
        check.holds(fits, record, || "more went on than came, was given up than was open, or let go than was let come");
        Ok(())
    })?;
    for (of, line) in told.into_keys() {
        check.bad(format!("return line {of}/{line}"), "is missing, though something happened to it");
    }
    Ok(())
}

/// Proves that what documents took in and sent on is what they moved.
pub(super) fn prove_goods(connection: &Connection, check: &mut Check) -> Result<()> {
    // A document takes in or sends on, never both.
    let told = "SELECT s.document_id, COALESCE(l.item_id, 0), s.site_id, s.place_id, s.lot_id, s.owner_id, SUM(s.quantity),
                       MIN(s.occurred_on), MAX(s.occurred_on), MIN(s.command_id), MAX(s.command_id),
                       COALESCE(d.occurred_on, 0), COALESCE(d.command_id, 0), COALESCE(d.site_id, 0), s.step = 'received',
                       COALESCE(d.kind, '')
                FROM return_steps s
                LEFT JOIN return_lines l ON l.return_id = s.return_id AND l.line = s.line
                LEFT JOIN stock_documents d ON d.document_id = s.document_id
                WHERE s.step IN ('received', 'disposed')
                GROUP BY s.document_id, l.item_id, s.site_id, s.place_id, s.lot_id, s.owner_id, s.step
                ORDER BY s.document_id, l.item_id, s.place_id, s.lot_id, s.owner_id";
    let came = "SELECT COALESCE(SUM(quantity), 0) FROM movements
                WHERE movement_id >= (SELECT first_movement_id FROM stock_documents WHERE document_id = ?1)
                  AND movement_id < (SELECT first_movement_id + movements FROM stock_documents WHERE document_id = ?1)
                  AND item_id = ?2 AND to_site_id = ?3 AND to_place_id = ?4 AND lot_id = ?5 AND owner_id = ?6
                  AND to_state = 'inspection'";
    // What was moved inside the site before it went on lies at another place.
    let went = "SELECT COALESCE(SUM(quantity), 0) FROM movements
                WHERE movement_id >= (SELECT first_movement_id FROM stock_documents WHERE document_id = ?1)
                  AND movement_id < (SELECT first_movement_id + movements FROM stock_documents WHERE document_id = ?1)
                  AND item_id = ?2 AND from_site_id = ?3 AND lot_id = ?4 AND owner_id = ?5 AND from_state = 'inspection'";
    let mut sent: BTreeMap<[i64; 5], i128> = BTreeMap::new();
    each(connection, told, [], |row| {
        let [document, item, site, place, lot, owner, quantity] = ints(row, 0)?;
        let [first_on, last_on, first_by, last_by, day, command, at, is_in] = ints(row, 7)?;
        let kind = text(row, 15)?;
        let record = || format!("document {document}");
        check.rows += 1;
        let is_kind = match is_in {
            0 => matches!(kind, "state_change" | "scrap" | "supplier_return" | "adjustment"),
            _ => kind == "customer_return",
        };
        check.holds(is_kind, record, || format!("is a {kind}, which is not what a return makes"));
        let same = [first_on, last_on, first_by, last_by, site] == [day, day, command, command, at];
        check.holds(same, record, || "is of another command, day or site than the return's step");
        if is_in == 0 {
            *sent.entry([document, item, site, lot, owner]).or_default() += i128::from(quantity);
            return Ok(());
        }
        let moved: i64 = one(connection, came, [document, item, site, place, lot, owner])?;
        let wrong = || format!("took in {moved} of item {item}, its return says {quantity}");
        check.holds(moved == quantity, record, wrong);
        Ok(())
    })?;
    for ([document, item, site, lot, owner], quantity) in sent {
        let moved: i64 = one(connection, went, [document, item, site, lot, owner])?;
        let wrong = || format!("sent on {moved} of item {item}, its return says {quantity}");
        check.holds(i128::from(moved) == quantity, || format!("document {document}"), wrong);
    }
    Ok(())
}

fn one(connection: &Connection, sql: &str, params: impl Params) -> Result<i64> {
    super::super::read::one(connection, sql, params).map(Option::unwrap_or_default)
}

/// Proves what stands open between refund and goods.
pub(super) fn prove_clearing(connection: &Connection, check: &mut Check) -> Result<()> {
    let lines = "SELECT l.return_id, l.line, l.clearing_item_id, l.credited + l.declined - l.received - l.lost,
                        COALESCE(r.entity_id, 0), COALESCE(a.entity_id, 0), COALESCE(i.running, 0)
                 FROM return_lines l
                 LEFT JOIN returns r ON r.return_id = l.return_id
                 LEFT JOIN open_items i ON i.open_item_id = l.clearing_item_id
                 LEFT JOIN accounts a ON a.account_id = i.account_id
                 ORDER BY l.return_id, l.line";
    let steps = "SELECT s.document_id, SUM(s.clearing_minor), COALESCE(d.entry_id, 0) FROM return_steps s
                 LEFT JOIN stock_documents d ON d.document_id = s.document_id
                 WHERE s.return_id = ?1 AND s.line = ?2 GROUP BY s.document_id ORDER BY s.document_id";
    let moves = "SELECT COALESCE(SUM(amount_minor), 0) FROM open_item_moves WHERE open_item_id = ?1 AND entry_id = ?2";
    let all = "SELECT COALESCE(SUM(amount_minor), 0) FROM open_item_moves WHERE open_item_id = ?1";
    each(connection, lines, [], |row| {
        let [of, line, item, open, entity, owner, running] = ints(row, 0)?;
        let record = || format!("return line {of}/{line}");
        check.rows += 1;
        let (mut sum, mut cleared) = (0_i128, false);
        each(connection, steps, [of, line], |row| {
            let [document, told, entry] = ints(row, 0)?;
            sum += i128::from(told);
            if told == 0 {
                return Ok(());
            }
            cleared = true;
            let moved = one(connection, moves, [item, entry])?;
            let wrong = || format!("document {document} clears {told}, its entry moves {moved} on open item {item}");
            check.holds(moved == told, record, wrong);
            Ok(())
        })?;
        let held = if item == 0 { 0 } else { one(connection, all, [item])? };
        check.holds(i128::from(held) == sum, record, || format!("open item {item} holds {held}, its steps say {sum}"));
        check.holds(open != 0 || sum == 0, record, || format!("has {sum} open, though refund and goods have met"));
        let is_own = if item == 0 { !cleared } else { cleared && owner == entity && running == 1 };
        check.holds(is_own, record, || format!("its open item {item} is none that it cleared on"));
        Ok(())
    })
}
