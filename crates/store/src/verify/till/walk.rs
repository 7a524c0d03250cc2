//! The walk: sales, moves of shifts and closings in the order of commands, and among the sales what orders bill.

use rusqlite::{Connection, Result, Row};

use super::super::read::{Feed, Words, ints, text};
use super::Checks;
use super::billed::{BILL_LINES, BILLS, Bill, BillLine};
use super::closings::Closing;
use super::days::Days;
use super::masters::Masters;
use super::returns::Returns;
use super::sales::{Line, Money, Sale};
use super::shifts::{Happened, Shifts};
use super::stored_values::StoredValues;

/// What the walk adds up.
pub(super) struct Walk<'m> {
    masters: &'m Masters,
    pub(super) words: Words,
    pub(super) returns: Returns,
    pub(super) days: Days,
    pub(super) stored: StoredValues,
    pub(super) shifts: Shifts,
}

const SALES: &str = "SELECT s.document_id, s.command_id, s.register_id, s.shift_id, s.receipt, s.includes_tax,
            s.total_minor, s.rounding_minor, COALESCE(d.command_id, 0), COALESCE(d.entity_id, 0),
            COALESCE(d.site_id, 0), COALESCE(d.posted_on, 0), COALESCE(d.entry_id, 0),
            COALESCE(d.first_pool_move_id, 0), COALESCE(d.pool_moves, 0), s.origin, COALESCE(d.kind, ''),
            COALESCE(e.currency, '')
     FROM sales s LEFT JOIN stock_documents d ON d.document_id = s.document_id
     LEFT JOIN entities e ON e.entity_id = d.entity_id ORDER BY s.document_id";
const LINES: &str =
    "SELECT document_id, line, item_id, quantity, gross_minor, discount_minor, basket_discount_minor, net_minor,
            tax_minor, tax_set_id, stored_value_id, returns_document_id, returns_line, treatment
     FROM sale_lines ORDER BY document_id, line";
const MONEY: &str = "SELECT document_id, line, tender_id, amount_minor, change, stored_value_id
     FROM sale_tenders ORDER BY document_id, line";
const ITEM_MOVES: &str = "SELECT entry_id, open_item_id, amount_minor FROM open_item_moves ORDER BY open_item_move_id";
const SHIFT_MOVES: &str =
    "SELECT command_id, shift_move_id, shift_id, tender_id, amount_minor, first_receipt, last_receipt, action
     FROM shift_moves ORDER BY shift_move_id";
const CLOSINGS: &str =
    "SELECT command_id, closing_id, register_id, number, shift_id, supplementary, first_receipt, last_receipt, body
     FROM closings ORDER BY closing_id";

impl<'m> Walk<'m> {
    pub(super) fn new(masters: &'m Masters) -> Self {
        Self {
            masters,
            words: Words::default(),
            returns: Returns::default(),
            days: Days::default(),
            stored: StoredValues::default(),
            shifts: Shifts::default(),
        }
    }

    /// Walks through the file.
    pub(super) fn go(&mut self, connection: &Connection, checks: &mut Checks<'_>) -> Result<()> {
        let mut sold = connection.prepare(SALES)?;
        let mut sales = Feed::new(sold.query([])?)?;
        let mut of_lines = connection.prepare(LINES)?;
        let mut lines = Feed::new(of_lines.query([])?)?;
        let mut of_money = connection.prepare(MONEY)?;
        let mut money = Feed::new(of_money.query([])?)?;
        let mut of_items = connection.prepare(ITEM_MOVES)?;
        let mut item_moves = Feed::new(of_items.query([])?)?;
        let mut of_moves = connection.prepare(SHIFT_MOVES)?;
        let mut moves = Feed::new(of_moves.query([])?)?;
        let mut of_closings = connection.prepare(CLOSINGS)?;
        let mut closings = Feed::new(of_closings.query([])?)?;
        let mut of_bills = connection.prepare(BILLS)?;
        let mut bills = Feed::new(of_bills.query([])?)?;
        let mut of_bill_lines = connection.prepare(BILL_LINES)?;
        let mut bill_lines = Feed::new(of_bill_lines.query([])?)?;
        let mut sale = Sale::default();
        while let Some(document) = [sales.key, bills.key].into_iter().flatten().min() {
            if let Some((_, row)) = bills.upto(document) {
                let mut bill = Bill::read(row)?;
                self.bill_lines(&mut bill_lines, document, &mut bill.lines, checks)?;
                moved_by(&mut item_moves, bill.entry, &mut bill.moved)?;
                let tax_items = bill.prove(connection, self.masters, checks)?;
                self.days.billed(&bill, &tax_items)?;
                bills.advance()?;
            }
            let Some((_, row)) = sales.upto(document) else { continue };
            sale.begin(row)?;
            self.catch_up(connection, sale.command, &mut moves, &mut closings, checks)?;
            while let Some((key, row)) = lines.upto(document) {
                let line = self.line(row)?;
                match key == document {
                    true => sale.lines.push(line),
                    false => checks.totals.bad(format!("sale line {key}/{}", line.line), "belongs to no sale"),
                }
                lines.advance()?;
            }
            while let Some((key, row)) = money.upto(document) {
                let [line, tender, amount, change, stored] = ints(row, 1)?;
                match key == document {
                    true => sale.money.push(Money { tender, amount, is_change: change != 0, stored }),
                    false => checks.totals.bad(format!("sale tender {key}/{line}"), "belongs to no sale"),
                }
                money.advance()?;
            }
            moved_by(&mut item_moves, sale.entry, &mut sale.moved)?;
            self.take(connection, &mut sale, checks)?;
            sales.advance()?;
        }
        self.catch_up(connection, i64::MAX, &mut moves, &mut closings, checks)?;
        while let Some((key, row)) = lines.upto(i64::MAX) {
            checks.totals.bad(format!("sale line {key}/{}", row.get::<_, i64>(1)?), "belongs to no sale");
            lines.advance()?;
        }
        while let Some((key, row)) = money.upto(i64::MAX) {
            checks.totals.bad(format!("sale tender {key}/{}", row.get::<_, i64>(1)?), "belongs to no sale");
            money.advance()?;
        }
        self.bill_lines(&mut bill_lines, i64::MAX, &mut Vec::new(), checks)
    }

    /// Takes the lines of an invoice, and names those before it that are of none.
    fn bill_lines(
        &mut self,
        feed: &mut Feed<'_>,
        document: i64,
        lines: &mut Vec<BillLine>,
        checks: &mut Checks<'_>,
    ) -> Result<()> {
        while let Some((key, row)) = feed.upto(document) {
            let line = BillLine::read(row, &mut self.words)?;
            match key == document {
                true => lines.push(line),
                false => checks.bills.bad(format!("invoice line {key}/{}", line.line), "belongs to no invoice"),
            }
            feed.advance()?;
        }
        Ok(())
    }

    fn line(&mut self, row: &Row<'_>) -> Result<Line> {
        let [line, item, quantity, gross, discount, basket_discount, net, tax, tax_set, stored, returns, returns_line] =
            ints(row, 1)?;
        let treatment = self.words.number(text(row, 13)?);
        let amounts = [quantity, gross, discount, basket_discount, net, tax];
        Ok(Line { line, item, amounts, tax_set, treatment, stored, returns: (returns, returns_line) })
    }

    /// Takes what happened in shifts, and closings, up to a command.
    fn catch_up(
        &mut self,
        connection: &Connection,
        command: i64,
        moves: &mut Feed<'_>,
        closings: &mut Feed<'_>,
        checks: &mut Checks<'_>,
    ) -> Result<()> {
        loop {
            // What a command did in the shift comes before the closing it wrote.
            let moves_next = closings.key.is_none_or(|closing| moves.key.is_some_and(|step| step <= closing));
            if moves_next {
                let Some((by, row)) = moves.upto(command) else { return Ok(()) };
                let [id, shift, tender, amount, first, last] = ints(row, 1)?;
                let happened = Happened { id, command: by, shift, tender, amount, receipts: (first, last) };
                let (masters, words) = (self.masters, &self.words);
                self.shifts.happened(connection, masters, words, &happened, text(row, 7)?, checks)?;
                moves.advance()?;
            } else {
                let Some((by, row)) = closings.upto(command) else { return Ok(()) };
                let [id, register, number, shift, supplementary, first, last] = ints(row, 1)?;
                let closing = Closing {
                    id,
                    command: by,
                    register,
                    number,
                    shift,
                    is_supplementary: supplementary != 0,
                    receipts: (first, last),
                };
                let body = text(row, 8)?;
                self.shifts.close(connection, self.masters, &self.words, &closing, body, checks)?;
                closings.advance()?;
            }
        }
    }

    /// Takes a sale that was read whole.
    fn take(&mut self, connection: &Connection, sale: &mut Sale, checks: &mut Checks<'_>) -> Result<()> {
        self.returns.sold(sale)?;
        self.stored.sold(self.masters, sale);
        self.shifts.sold(connection, self.masters, &self.words, sale, checks)?;
        let posted = sale.prove(connection, self.masters, checks)?;
        self.days.sold(self.masters, sale, &posted)
    }
}

/// Adds what an entry moves of open items.
fn moved_by(moves: &mut Feed<'_>, entry: i64, moved: &mut Vec<(i64, i128)>) -> Result<()> {
    while let Some((by, row)) = moves.upto(entry) {
        if by == entry {
            let [item, amount] = ints(row, 1)?;
            moved.push((item, i128::from(amount)));
        }
        moves.advance()?;
    }
    Ok(())
}
