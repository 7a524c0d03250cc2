//! Money of customers: what came, went back, was put against what is owed, and what nobody will pay.
//!
//! A customer that was merged is the one it was merged into.
//!
//! 1. A payment takes of items of its customer alone and holds the rest; what it brought stands on items of nobody's.
//! 2. What takes a payment back undoes each of its moves and postings, once.
//! 3. What is put against what is owed moves as much between items of one customer as it takes.
//! 4. What is given back moves money of its customer that was held, and no more than was held.
//! 5. A bad debt moves the open item of its invoice, items of taxes by what is claimed of it, and nothing else; no more is
//!    recovered than was written off.
//! 6. What is owed for an invoice moves by its billing, its credits, payments, bad debts and by hand, and by nothing else;
//!    between nothing and what was billed of it remains.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::super::read::{each, ints, one, stands, text};
use super::super::run::Check;

/// What documents about money moved of open items, document by document.
const MOVES: &str = concat!(
    "SELECT d.document_id, ",
    stands!("d.party_id"),
    ", d.corrects_document_id, d.entry_id, m.open_item_id, m.amount_minor,
            COALESCE(",
    stands!("i.party_id"),
    ", 0), COALESCE(i.document_id, 0), COALESCE(i.running, 1), COALESCE(c.entry_id, 0),
            COALESCE(",
    stands!("c.party_id"),
    ", 0), COALESCE(v.open_item_id, 0), d.kind, COALESCE(c.kind, ''), COALESCE(v.kind, '')
     FROM open_item_moves m
     JOIN entries e ON e.entry_id = m.entry_id
     JOIN stock_documents d ON d.document_id = e.document_id
     LEFT JOIN open_items i ON i.open_item_id = m.open_item_id
     LEFT JOIN stock_documents c ON c.document_id = d.corrects_document_id
     LEFT JOIN invoices v ON v.document_id = d.corrects_document_id
     WHERE d.kind IN ('customer_payment', 'payment_reversal', 'money_application', 'money_return', 'bad_debt')
     ORDER BY m.open_item_move_id"
);

/// What an invoice waits for, and what moved that.
const OWED: &str =
    "SELECT v.document_id, v.receivable_minor, v.open_item_id, m.amount_minor, COALESCE(e.document_id, 0),
            COALESCE(n.corrects_document_id, 0), COALESCE(e.kind, ''), COALESCE(d.kind, '')
     FROM invoices v
     JOIN open_item_moves m ON m.open_item_id = v.open_item_id
     LEFT JOIN entries e ON e.entry_id = m.entry_id
     LEFT JOIN stock_documents d ON d.document_id = e.document_id
     LEFT JOIN invoices n ON n.document_id = e.document_id AND n.kind = 'credit_note'
     WHERE v.kind = 'invoice' AND v.open_item_id <> 0
     ORDER BY v.document_id, m.open_item_move_id";

/// Proves money of customers, bad debts and what invoices wait for.
pub(super) fn prove(connection: &Connection, [money, debts, owed, reliefs]: &mut [Check; 4]) -> Result<()> {
    let lost = prove_documents(connection, money, debts)?;
    super::reliefs::prove(connection, lost, reliefs)?;
    prove_reversals(connection, money)?;
    prove_owed(connection, owed)
}

/// A move of an open item by a document about money.
struct Moved {
    document: i64,
    party: i64,
    corrects: i64,
    item: i64,
    amount: i64,
    /// Whose the item is, the document that opened it, and whether it runs.
    of: i64,
    opened_by: i64,
    running: bool,
    /// The entry and party of what is corrected, and the open item of the invoice among that.
    corrected_entry: i64,
    corrected_party: i64,
    corrected_item: i64,
}

/// What was lost of invoices, and what bad debts moved of taxes.
#[derive(Default)]
pub(super) struct Lost {
    /// By invoice, what is written off and not recovered.
    pub(super) written_off: FxHashMap<i64, i128>,
    /// By document, what it moved on items of taxes.
    pub(super) taxes: FxHashMap<i64, i128>,
}

fn prove_documents(connection: &Connection, money: &mut Check, debts: &mut Check) -> Result<Lost> {
    let mut applied: Option<(i64, i128)> = None;
    let mut lost = Lost::default();
    each(connection, MOVES, [], |row| {
        let [document, party, corrects, _, item, amount, of, opened_by] = ints(row, 0)?;
        let [running, corrected_entry, corrected_party, corrected_item] = ints(row, 8)?;
        let (kind, corrected, billed) = (text(row, 12)?, text(row, 13)?, text(row, 14)?);
        let running = running != 0;
        let moved = Moved {
            document,
            party,
            corrects,
            item,
            amount,
            of,
            opened_by,
            running,
            corrected_entry,
            corrected_party,
            corrected_item,
        };
        let record = || format!("document {document}");
        if applied.is_some_and(|(held, _)| held != document) {
            settle_application(&mut applied, money);
        }
        let wrong = match kind {
            "customer_payment" => moved.of_payment(),
            "payment_reversal" => moved.of_reversal(connection, corrected)?,
            "money_application" => {
                let sum = applied.get_or_insert((document, 0));
                sum.1 += i128::from(amount);
                moved.of_application()
            }
            "money_return" => moved.of_return(connection)?,
            _ if item != corrected_item && is_of_taxes(connection, item)? => {
                *lost.taxes.entry(document).or_default() += i128::from(amount);
                String::new()
            }
            _ => {
                *lost.written_off.entry(corrects).or_default() -= i128::from(amount);
                moved.of_bad_debt(billed)
            }
        };
        let check = if kind == "bad_debt" { &mut *debts } else { &mut *money };
        check.rows += 1;
        check.holds(wrong.is_empty(), record, || wrong);
        Ok(())
    })?;
    settle_application(&mut applied, money);
    let over = lost.written_off.iter().map(|(invoice, lost)| (*invoice, *lost));
    let mut over: Vec<(i64, i128)> = over.filter(|(_, lost)| *lost < 0).collect();
    over.sort_unstable();
    for (invoice, less) in over {
        debts.bad(format!("invoice {invoice}"), format!("{} more was recovered of it than was written off", -less));
    }
    Ok(lost)
}

/// Whether an open item is one of a month's tax.
fn is_of_taxes(connection: &Connection, item: i64) -> Result<bool> {
    let found = one(connection, "SELECT COUNT(*) FROM tax_periods WHERE open_item_id = ?1", [item])?;
    Ok(found.unwrap_or(0) > 0)
}

/// What an application moved adds up to nothing.
fn settle_application(applied: &mut Option<(i64, i128)>, check: &mut Check) {
    if let Some((document, sum)) = applied.take() {
        let wrong = || format!("adds {sum} to what its customer owes, and should add nothing");
        check.holds(sum == 0, || format!("document {document}"), wrong);
    }
}

impl Moved {
    fn of_payment(&self) -> String {
        let is_theirs = self.of != 0;
        if is_theirs && self.of != self.party {
            return format!("moves open item {}, which is not of its customer", self.item);
        }
        if is_theirs != (self.amount < 0) {
            return format!("moves {} on open item {}, against the way of money that came", self.amount, self.item);
        }
        String::new()
    }

    fn of_reversal(&self, connection: &Connection, corrected: &str) -> Result<String> {
        if corrected != "customer_payment" || self.corrected_party != self.party {
            return Ok(format!("takes back {}, which is no payment of its customer", self.corrects));
        }
        // An item that does not run is opened anew.
        if !self.running && self.opened_by == self.document {
            return Ok(String::new());
        }
        let moved =
            "SELECT COALESCE(SUM(amount_minor), 0) FROM open_item_moves WHERE open_item_id = ?1 AND entry_id = ?2";
        let moved = one(connection, moved, [self.item, self.corrected_entry])?.unwrap_or(0);
        if moved == -self.amount {
            return Ok(String::new());
        }
        Ok(format!("moves {} on open item {}, where its payment moved {moved}", self.amount, self.item))
    }

    fn of_application(&self) -> String {
        match self.of == self.party {
            true => String::new(),
            false => format!("moves open item {}, which is not of its customer", self.item),
        }
    }

    fn of_return(&self, connection: &Connection) -> Result<String> {
        if self.of == 0 {
            let wrong =
                || format!("moves {} on open item {}, against the way of money that goes", self.amount, self.item);
            return Ok(if self.amount < 0 { String::new() } else { wrong() });
        }
        if self.of != self.party || self.amount < 0 {
            return Ok(format!("moves {} on open item {}, which is not held for its customer", self.amount, self.item));
        }
        let held = "SELECT COALESCE(SUM(m.amount_minor), 0) FROM open_item_moves m
                    JOIN entries e ON e.entry_id = m.entry_id
                    WHERE m.open_item_id = ?1 AND (e.document_id <= ?2 OR e.document_id = 0)
                      AND m.entry_id <= (SELECT entry_id FROM stock_documents WHERE document_id = ?2)";
        let over = one(connection, held, [self.item, self.document])?.unwrap_or(0);
        Ok(if over > 0 {
            format!("gives back {over} more of open item {} than was held", self.item)
        } else {
            String::new()
        })
    }

    fn of_bad_debt(&self, billed: &str) -> String {
        if billed != "invoice" || self.item != self.corrected_item {
            return format!("moves open item {}, which is not that of an invoice it is about", self.item);
        }
        String::new()
    }
}

/// What takes a payment back undoes its postings, account by account, and does so once; and every document about money is
/// posted.
fn prove_reversals(connection: &Connection, check: &mut Check) -> Result<()> {
    let unposted = "SELECT document_id, kind FROM stock_documents
                    WHERE kind IN ('customer_payment', 'payment_reversal', 'money_application', 'money_return', 'bad_debt')
                      AND entry_id = 0 ORDER BY document_id";
    each(connection, unposted, [], |row| {
        let (document, kind): (i64, &str) = (row.get(0)?, text(row, 1)?);
        check.bad(format!("document {document}"), format!("is a {kind}, and no entry posts it"));
        Ok(())
    })?;
    let pairs = "SELECT d.document_id, d.entry_id, COALESCE(c.entry_id, 0), d.corrects_document_id
                 FROM stock_documents d LEFT JOIN stock_documents c ON c.document_id = d.corrects_document_id
                 WHERE d.kind = 'payment_reversal' ORDER BY d.corrects_document_id, d.document_id";
    let mut last = 0;
    each(connection, pairs, [], |row| {
        let [document, entry, corrected, payment] = ints(row, 0)?;
        let record = || format!("document {document}");
        check.holds(payment != last, record, || format!("takes back payment {payment}, which was taken back before"));
        last = payment;
        let left = "SELECT COUNT(*) FROM (SELECT account_id FROM postings WHERE entry_id IN (?1, ?2)
                    GROUP BY account_id HAVING SUM(base_minor) <> 0)";
        let left = one(connection, left, [entry, corrected])?.unwrap_or(0);
        let wrong = || format!("leaves something of payment {payment} on {left} accounts");
        check.holds(left == 0, record, wrong);
        Ok(())
    })
}

/// Every move of what is owed for an invoice has a reason, and what remains lies within what was billed.
fn prove_owed(connection: &Connection, check: &mut Check) -> Result<()> {
    const BY_HAND: [&str; 3] = ["order_payment", "settlement", "match"];
    const BY_DOCUMENT: [&str; 4] = ["customer_payment", "payment_reversal", "money_application", "bad_debt"];
    // The invoice, what it waits for and what remains of that.
    let mut last: Option<(i64, i64, i128)> = None;
    each(connection, OWED, [], |row| {
        let [invoice, receivable, item, amount, document, credited] = ints(row, 0)?;
        let (entry, kind) = (text(row, 6)?, text(row, 7)?);
        check.rows += 1;
        if last.is_none_or(|(held, ..)| held != invoice) {
            remains(last, check);
            last = Some((invoice, receivable, 0));
        }
        if let Some((_, _, remaining)) = &mut last {
            *remaining += i128::from(amount);
        }
        let has_reason = document == invoice
            || credited == invoice
            || BY_DOCUMENT.contains(&kind)
            || document == 0 && BY_HAND.contains(&entry);
        let wrong = || format!("open item {item} of it is moved by a {entry}, which is nothing that settles it");
        check.holds(has_reason, || format!("invoice {invoice}"), wrong);
        Ok(())
    })?;
    remains(last, check);
    Ok(())
}

fn remains(last: Option<(i64, i64, i128)>, check: &mut Check) {
    if let Some((invoice, receivable, remaining)) = last {
        let wrong = || format!("{remaining} of {receivable} remain to be paid");
        check.holds((0..=i128::from(receivable)).contains(&remaining), || format!("invoice {invoice}"), wrong);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{empty, problems};
    use super::*;

    /// An invoice of 10.00 is paid with 12.00, which goes back again; 3.00 of it are written off, of which 1.00 comes after
    /// all; and 5.00 that were on account are put against the rest.
    fn found(changes: &str) -> Vec<String> {
        let file = empty();
        file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
        let document = |id: i64, kind: &str, corrects: i64| {
            format!(
                "stock_documents VALUES ({id}, {id}, '{kind}', {id}, 1, 1, 101, 7, NULL, 20261102, 20261102, {corrects}, {id},
                 0, 0, 0, 0, '{{}}', '{{}}')"
            )
        };
        let entry = |id: i64, kind: &str| {
            format!("entries VALUES ({id}, {id}, 1, 9, {id}, '{kind}', 20261102, 20261102, {id}, 0, '')")
        };
        let mut rows = vec![
            "invoices VALUES (21, 21, 2, 'invoice', 13, 1, 7, 20261201, 840, 160, 0, 1000, 31, 0, 0)".to_owned(),
            "open_items VALUES (31, 21, 3, 7, 'EUR', 21, 0, 'INV-1', 20261102, 20261201, 1000, 1, 0, 0),
             (32, 22, 5, 7, 'EUR', 22, 0, 'M-1', 20261102, 20261102, -200, 1, 0, 0),
             (33, 20, 5, 7, 'EUR', 20, 0, 'M-0', 20261102, 20261102, -900, 1, 0, 0)"
                .to_owned(),
        ];
        for (id, kind, corrects) in [
            (20, "customer_payment", 0),
            (21, "shipment", 0),
            (22, "customer_payment", 0),
            (23, "payment_reversal", 22),
            (24, "bad_debt", 21),
            (25, "bad_debt", 21),
            (26, "money_application", 0),
            (27, "money_return", 0),
        ] {
            rows.push(document(id, kind, corrects));
            rows.push(entry(id, kind));
        }
        rows.push(
            "open_item_moves VALUES (1, 20, 33, 20, 20261102, -900, -900), (2, 21, 31, 21, 20261102, 1000, 1000),
             (3, 22, 31, 22, 20261102, -1000, -1000), (4, 22, 32, 22, 20261102, -200, -200),
             (5, 23, 31, 23, 20261102, 1000, 1000), (6, 23, 32, 23, 20261102, 200, 200),
             (7, 24, 31, 24, 20261102, -300, -300), (8, 25, 31, 25, 20261102, 100, 100),
             (9, 26, 31, 26, 20261102, -500, -500), (10, 26, 33, 26, 20261102, 500, 500),
             (11, 27, 33, 27, 20261102, 400, 400)"
                .to_owned(),
        );
        rows.push(
            "postings VALUES (22, 1, 4, 0, 'EUR', 1200, 1200, 1000000, ''), (22, 2, 3, 0, 'EUR', -1000, -1000, 1000000, ''),
             (22, 3, 5, 0, 'EUR', -200, -200, 1000000, ''), (23, 1, 4, 0, 'EUR', -1200, -1200, 1000000, ''),
             (23, 2, 3, 0, 'EUR', 1000, 1000, 1000000, ''), (23, 3, 5, 0, 'EUR', 200, 200, 1000000, '')"
                .to_owned(),
        );
        for row in rows {
            file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
        }
        for table in ["open_item_moves", "stock_documents", "postings"] {
            let guards = format!("DROP TRIGGER {table}_update; DROP TRIGGER {table}_delete");
            file.execute_batch(&guards).expect("its guards");
        }
        file.execute_batch("DROP TRIGGER open_items_update").expect("its guard");
        file.execute_batch(changes).unwrap_or_else(|error| panic!("{changes}: {error}"));
        problems(&file, prove)
    }

    #[test]
    fn money_of_customers_settles_what_they_owe_and_nothing_else() {
        let cases: [(&str, &[&str]); 11] = [
            ("", &[]),
            (
                "UPDATE open_items SET party_id = 8 WHERE open_item_id = 33",
                &[
                    "document 20: moves open item 33, which is not of its customer",
                    "document 26: moves open item 33, which is not of its customer",
                    "document 27: moves 400 on open item 33, which is not held for its customer",
                ],
            ),
            (
                "UPDATE open_item_moves SET amount_minor = 401 WHERE open_item_move_id = 11",
                &["document 27: gives back 1 more of open item 33 than was held"],
            ),
            (
                "UPDATE stock_documents SET entry_id = 0 WHERE document_id = 27",
                &["document 27: is a money_return, and no entry posts it"],
            ),
            (
                "UPDATE open_item_moves SET amount_minor = 190 WHERE open_item_move_id = 6",
                &["document 23: moves 190 on open item 32, where its payment moved -200"],
            ),
            (
                "UPDATE open_item_moves SET amount_minor = 400 WHERE open_item_move_id = 10",
                &["document 26: adds -100 to what its customer owes, and should add nothing"],
            ),
            (
                "UPDATE open_item_moves SET amount_minor = 400 WHERE open_item_move_id = 8",
                &["invoice 21: 100 more was recovered of it than was written off"],
            ),
            (
                "UPDATE stock_documents SET corrects_document_id = 20 WHERE document_id = 24",
                &[
                    "document 24: moves open item 31, which is not that of an invoice it is about",
                    "invoice 21: 100 more was recovered of it than was written off",
                ],
            ),
            (
                "UPDATE stock_documents SET entry_id = 0 WHERE document_id = 26",
                &["document 26: is a money_application, and no entry posts it"],
            ),
            (
                "UPDATE postings SET account_id = 6 WHERE entry_id = 23 AND line = 1",
                &["document 23: leaves something of payment 22 on 2 accounts"],
            ),
            (
                "UPDATE stock_documents SET kind = 'issue' WHERE document_id = 22",
                &[
                    "document 23: takes back 22, which is no payment of its customer",
                    "document 23: takes back 22, which is no payment of its customer",
                    "invoice 21: open item 31 of it is moved by a customer_payment, which is nothing that settles it",
                ],
            ),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), expected, "{change}");
        }
    }
}
