//! Invoices and credit notes of orders: what their entries post, and what they add to days beside the sales of tills.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result, Row};

use super::super::read::{Words, each, ints, one, text};
use super::Checks;
use super::masters::Masters;

pub(super) const BILLS: &str =
    "SELECT i.document_id, i.net_minor, i.tax_minor, i.deposit_minor, i.receivable_minor, i.open_item_id,
            COALESCE(d.entity_id, 0), COALESCE(d.site_id, 0), COALESCE(d.posted_on, 0), COALESCE(d.entry_id, 0),
            COALESCE(o.deposit_id, 0), COALESCE(o.jurisdiction_id, 0), COALESCE(o.includes_tax, 0),
            i.kind = 'credit_note', COALESCE(d.first_pool_move_id, 0), COALESCE(d.pool_moves, 0),
            COALESCE(e.currency, ''), COALESCE(d.kind, '') = 'credit'
     FROM invoices i
     LEFT JOIN stock_documents d ON d.document_id = i.document_id
     LEFT JOIN orders o ON o.demand_id = i.demand_id
     LEFT JOIN entities e ON e.entity_id = d.entity_id
     ORDER BY i.document_id";
pub(super) const BILL_LINES: &str =
    "SELECT document_id, line, item_id, quantity, gross_minor, discount_minor, basket_discount_minor, net_minor,
            tax_minor, memo_tax_minor, tax_set_id, cost_minor, treatment
     FROM invoice_lines ORDER BY document_id, line";

/// An invoice or credit note with what belongs to it.
#[derive(Default)]
pub(super) struct Bill {
    document: i64,
    tax: i64,
    deposit: i64,
    receivable: i64,
    /// The open items of what is left to be paid, and of what was held for the order.
    item: i64,
    deposit_item: i64,
    pub(super) entity: i64,
    pub(super) site: i64,
    pub(super) posted_on: i64,
    pub(super) entry: i64,
    /// The first and how many.
    pool_moves: (i64, i64),
    /// Whether it credits what came back, or nothing did, under a document of its own.
    moves_nothing: bool,
    jurisdiction: i64,
    pub(super) includes_tax: bool,
    pub(super) is_credit: bool,
    pub(super) currency: String,
    pub(super) lines: Vec<BillLine>,
    /// What its entry moves of open items.
    pub(super) moved: Vec<(i64, i128)>,
}

/// A line of one.
pub(super) struct BillLine {
    pub(super) line: i64,
    pub(super) item: i64,
    /// Quantity, gross, discount, share of the order's discount, net, tax.
    pub(super) amounts: [i64; 6],
    pub(super) memo_tax: i64,
    pub(super) tax_set: i64,
    pub(super) treatment: i64,
    pub(super) cost: i64,
}

impl BillLine {
    /// Reads a line, from the column after the document on.
    pub(super) fn read(row: &Row<'_>, words: &mut Words) -> Result<Self> {
        let [line, item] = ints(row, 1)?;
        let [memo_tax, tax_set, cost] = ints(row, 9)?;
        let treatment = words.number(text(row, 12)?);
        Ok(Self { line, item, amounts: ints(row, 3)?, memo_tax, tax_set, treatment, cost })
    }
}

impl Bill {
    /// Reads the head, with nothing under it.
    pub(super) fn read(row: &Row<'_>) -> Result<Self> {
        let [document, _, tax, deposit, receivable, item] = ints(row, 0)?;
        let [entity, site, posted_on, entry, deposit_item, jurisdiction, includes_tax, is_credit] = ints(row, 6)?;
        let [first_pool_move, pool_moves] = ints(row, 14)?;
        Ok(Self {
            document,
            tax,
            deposit,
            receivable,
            item,
            deposit_item,
            entity,
            site,
            posted_on,
            entry,
            pool_moves: (first_pool_move, pool_moves),
            moves_nothing: row.get(17)?,
            jurisdiction,
            includes_tax: includes_tax != 0,
            is_credit: is_credit != 0,
            currency: text(row, 16)?.to_owned(),
            lines: Vec::new(),
            moved: Vec::new(),
        })
    }

    /// Its entry takes of what was held, waits for what is left, and owes its tax, and its goods cost what they were worth;
    /// answers with where the tax is owed and the open items it ran up on.
    pub(super) fn prove(
        &self,
        connection: &Connection,
        masters: &Masters,
        checks: &mut Checks<'_>,
    ) -> Result<Vec<(i64, i64)>> {
        let record = || format!("invoice {}", self.document);
        checks.bills.rows += 1;
        for (what, item, amount) in
            [("was paid before", self.deposit_item, self.deposit), ("waits to be paid", self.item, self.receivable)]
        {
            let moved = self.moved_on(item);
            let wrong = || format!("{amount} of it {what}, its entry moves {moved} on open item {item}");
            checks.bills.holds(moved == i128::from(amount), record, wrong);
        }
        let mut tax_items: Vec<(i64, i64)> = Vec::new();
        let mut posted = 0;
        for (item, amount) in &self.moved {
            let account = "SELECT account_id FROM open_items WHERE open_item_id = ?1";
            let account = one(connection, account, [*item])?.unwrap_or_default();
            let is_other = *item == self.item || *item == self.deposit_item;
            if !is_other && masters.parts.is_tax(self.entity, account) {
                posted -= amount;
                tax_items.push((self.jurisdiction, *item));
            }
        }
        let wrong = || format!("is taxed {}, its entry posts {posted}", self.tax);
        checks.bills.holds(posted == i128::from(self.tax), record, wrong);
        self.prove_costs(connection, checks)?;
        Ok(tax_items)
    }

    /// The lines of an item cost what its goods were worth in the pools they left, or came back to. What left without being
    /// wanted is billed with no line, and what came back to an empty shelf is worth something else there. A credit that moves
    /// nothing itself says what goods cost that another document took in.
    fn prove_costs(&self, connection: &Connection, checks: &mut Checks<'_>) -> Result<()> {
        if self.moves_nothing {
            return Ok(());
        }
        let mut lines: BTreeMap<i64, [i128; 2]> = BTreeMap::new();
        for line in &self.lines {
            let sums = lines.entry(line.item).or_default();
            sums[0] += i128::from(line.amounts[0]);
            sums[1] += i128::from(line.cost);
        }
        let (first, count) = self.pool_moves;
        let rows = "SELECT item_id, quantity, book_minor, kind = 'cover' FROM pool_moves
                    WHERE pool_move_id >= ?1 AND pool_move_id < ?1 + ?2 ORDER BY pool_move_id";
        let mut moved: BTreeMap<i64, ([i128; 2], bool)> = BTreeMap::new();
        each(connection, rows, [first, count], |row| {
            let [item, quantity, book, covers] = ints(row, 0)?;
            let (sums, is_cover) = moved.entry(item).or_default();
            sums[0] -= i128::from(quantity);
            sums[1] -= i128::from(book);
            *is_cover |= covers != 0;
            Ok(())
        })?;
        for (item, [quantity, cost]) in lines {
            let ([left, worth], is_cover) = moved.remove(&item).unwrap_or_default();
            let wrong = || format!("its item {item} cost {cost}, its pool moves say {worth}");
            let is_told = is_cover || (left != 0 && left != quantity);
            checks.bills.holds(is_told || cost == worth, || format!("invoice {}", self.document), wrong);
        }
        Ok(())
    }

    fn moved_on(&self, item: i64) -> i128 {
        self.moved.iter().filter(|(moved, _)| item != 0 && *moved == item).map(|(_, amount)| amount).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{empty, problems};
    use super::super::prove;

    /// Two teas are billed at 10.00 with 19 % in it, 4.00 of which were paid before, one is credited, and another day one
    /// is billed that somebody else's tax is in.
    fn found(changes: &str) -> Vec<String> {
        let file = empty();
        file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
        for row in [
            "entities VALUES (1, 'ACME', 'acme', 'Acme', 'EUR', 'UTC', 1, 0, 0)",
            "history VALUES (1, 1, 'posting_rules', '[]', '{\"entity_id\":1,\"role\":\"tax_payable\",\"account_id\":4}')",
            "tax_sets VALUES (5, 3, 'standard', 20260101, 'taxed', '[]')",
            "orders VALUES (2, 2, 1, 1, 11, 1, 7, 20261101, 101, 3, 1, 'invoice', NULL, zeroblob(32), NULL, 0, '{}', '{}', 30, 0)",
            "stock_documents VALUES
             (21, 5, 'shipment', 1, 21, 1, 101, 7, NULL, 20261102, 20261102, 0, 9, 0, 0, 1, 1, '{}', '{}'),
             (22, 6, 'shipment_reversal', 1, 22, 1, 101, 7, NULL, 20261102, 20261102, 0, 10, 0, 0, 2, 1, '{}', '{}'),
             (23, 7, 'shipment', 1, 23, 1, 101, 7, NULL, 20261103, 20261103, 0, 0, 0, 0, 3, 1, '{}', '{}')",
            "invoices VALUES (21, 5, 2, 'invoice', 13, 1, 7, 20261201, 840, 160, 400, 600, 31, 0, 0),
             (22, 6, 2, 'credit_note', 14, 1, 7, 20261102, -420, -80, 0, -500, 31, 0, 21),
             (23, 7, 2, 'invoice', 13, 2, 7, 20261201, 0, 0, 0, 0, 0, 0, 0)",
            "invoice_lines VALUES (21, 1, 1, 7, 2000000, 1010, 10, 0, 840, 160, 0, 5, 'taxed', 300),
             (22, 1, 1, 7, -1000000, -505, -5, 0, -420, -80, 0, 5, 'taxed', -150),
             (23, 1, 1, 7, 1000000, 100, 0, 20, 67, 0, 13, 5, 'marketplace_collected', 150)",
            "open_items VALUES (30, 4, 3, 7, 'EUR', 0, 0, 'A', 20261101, 20261101, 0, 1, 0, 0),
             (31, 5, 3, 7, 'EUR', 0, 0, 'IN-1', 20261102, 20261201, 600, 0, 100, 100),
             (40, 5, 4, 0, 'EUR', 0, 0, 'DE 2026-11', 20261102, 20261130, -80, 1, -80, -80)",
            "open_item_moves VALUES (1, 4, 30, 8, 20261101, -400, -400), (2, 5, 30, 9, 20261102, 400, 400),
             (3, 5, 31, 9, 20261102, 600, 600), (4, 5, 40, 9, 20261102, -160, -160), (5, 6, 31, 10, 20261102, -500, -500),
             (6, 6, 40, 10, 20261102, 80, 80)",
            "pool_moves VALUES (1, 5, 21, 0, 9, 'sale', 7, 1, 'normal', 0, 12, 0, 0, -2000000, -3000000, -300, 20261102, 0),
             (2, 6, 22, 0, 10, 'return', 7, 1, 'normal', 0, 12, 0, 0, 1000000, 1500000, 150, 20261102, 0),
             (3, 7, 23, 0, 0, 'sale', 7, 1, 'normal', 0, 12, 0, 0, -1000000, -1500000, -150, 20261103, 0)",
            "tax_periods VALUES (1, 3, 202611, 40)",
            "tax_days VALUES (1, 20261102, 101, 5, 'taxed', 'sale', 840, 160, 0, 1), (1, 20261102, 101, 5, 'taxed', 'refund', -420, -80, 0, 1),
             (1, 20261103, 101, 5, 'marketplace_collected', 'sale', 67, 0, 13, 1)",
            "sales_days VALUES (20261102, 101, 7, 2, 2000000, 1000000, 505, 5, 420, 80, 150, 5000000),
             (20261103, 101, 7, 1, 1000000, 0, 100, 20, 67, 0, 150, 800000)",
        ] {
            file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
        }
        for table in ["invoices", "invoice_lines", "open_item_moves", "pool_moves"] {
            let guards = format!("DROP TRIGGER {table}_update; DROP TRIGGER {table}_delete");
            file.execute_batch(&guards).expect("its guards");
        }
        file.execute_batch(changes).unwrap_or_else(|error| panic!("{changes}: {error}"));
        problems(&file, prove)
    }

    #[test]
    fn days_count_what_orders_bill_and_its_entries_post_it() {
        let cases: [(&str, &[&str]); 13] = [
            ("", &[]),
            (
                "UPDATE pool_moves SET book_minor = -299 WHERE pool_move_id = 1",
                &["invoice 21: its item 7 cost 300, its pool moves say 299"],
            ),
            ("UPDATE pool_moves SET book_minor = 149, kind = 'cover' WHERE pool_move_id = 2", &[]),
            (
                "UPDATE open_item_moves SET amount_minor = 399 WHERE open_item_move_id = 2",
                &["invoice 21: 400 of it was paid before, its entry moves 399 on open item 30"],
            ),
            (
                "UPDATE invoices SET open_item_id = 0 WHERE document_id = 22",
                &["invoice 22: -500 of it waits to be paid, its entry moves 0 on open item 0"],
            ),
            (
                "UPDATE open_item_moves SET amount_minor = -159 WHERE open_item_move_id = 4",
                &["invoice 21: is taxed 160, its entry posts 159"],
            ),
            ("UPDATE tax_periods SET open_item_id = 41", &["tax period 1/3/202611: its open item is 41, its last sale ran up tax on 40",]),
            (
                "UPDATE tax_days SET memo_tax_minor = 0",
                &["tax day 1/20261103/101: memo_tax_minor of tax set 5 is 0, its lines of sales say 13"],
            ),
            (
                "DELETE FROM tax_days WHERE side = 'refund'",
                &["tax day 1/20261102/101: is missing, though lines of sales are taxed by tax set 5"],
            ),
            (
                "UPDATE sales_days SET quantity_returned = 0",
                &["sales day 20261102/101/7: quantity_returned is 0, its lines of sales say 1000000"],
            ),
            (
                "UPDATE sales_days SET lowest_unit_price = 4200000 WHERE posted_on = 20261102",
                &["sales day 20261102/101/7: lowest_unit_price is 4200000, its lines of sales say 5000000"],
            ),
            (
                "UPDATE sales_days SET cost_minor = 300 WHERE posted_on = 20261102",
                &["sales day 20261102/101/7: cost_minor is 300, the goods of its sales cost 150"],
            ),
            ("UPDATE invoice_lines SET document_id = 24 WHERE document_id = 23; DELETE FROM tax_days WHERE posted_on = 20261103;
              DELETE FROM sales_days WHERE posted_on = 20261103", &["invoice line 24/1: belongs to no invoice"]),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), expected, "{change}");
        }
    }
}
