//! Invoices and credit notes: each is the sum of its lines, bills lines of its order, and is credited at most once over.
//!
//! 1. Net and tax are the sums of the lines; both together are what was paid before and what is left to be paid.
//! 2. A line bills the item of its order's line, taxed as was agreed.
//! 3. What is credited of an invoice is, line by line, at most what it billed: in quantity and in each amount.
//! 4. What a credit note of a reversed shipment takes back is no longer invoiced; other credits leave it as it is.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};

use super::super::read::{Feed, Words, each, ints, text};
use super::Checks;
use super::lines::{AMOUNTS, Lines};
use super::orders::Order;

pub(super) const BILLS: &str =
    "SELECT i.demand_id, i.document_id, i.net_minor, i.tax_minor, i.deposit_minor, i.receivable_minor, i.fee_minor,
            i.open_item_id, i.corrects_document_id, COALESCE(d.command_id, 0) = i.command_id,
            COALESCE(d.entity_id, 0), COALESCE(s.entity_id, 0), i.kind, COALESCE(d.kind, ''), COALESCE(s.kind, '')
     FROM invoices i
     LEFT JOIN stock_documents d ON d.document_id = i.document_id
     LEFT JOIN series s ON s.series_id = i.series_id
     ORDER BY i.demand_id, i.document_id";
const LINES: &str = "SELECT line, order_line, item_id, quantity, gross_minor, discount_minor, basket_discount_minor,
            net_minor, tax_minor, memo_tax_minor, tax_set_id, cost_minor, treatment
     FROM invoice_lines WHERE document_id = ?1 ORDER BY line";

/// What is left of an invoice that can be credited: quantity and amounts, by line of the order.
type Left = BTreeMap<i64, [i128; 7]>;

/// The invoices and credit notes of an order.
#[derive(Default)]
pub(super) struct Bills {
    /// What they took of what was held for the order, credits below zero.
    pub(super) deposits: i128,
    /// Whether any took of it.
    pub(super) took: bool,
    invoices: BTreeMap<i64, Billed>,
}

/// An invoice.
struct Billed {
    left: Left,
    /// The open item that waits for what is owed, or 0.
    item: i64,
    /// Net and cost of its goods, without what was credited.
    worth: [i128; 2],
    /// Whether its shipment was taken back from the dock.
    is_back: bool,
}

/// The head of one.
struct Head {
    document: i64,
    sums: [i64; 2],
    paid: [i64; 2],
    fee: i64,
    item: i64,
    corrects: i64,
    is_credit: bool,
    is_reversal: bool,
}

impl Head {
    fn record(&self) -> String {
        format!("invoice {}", self.document)
    }
}

impl Bills {
    /// Proves the invoices and credit notes of an order, and tells its lines what they bill.
    pub(super) fn prove(
        connection: &Connection,
        feed: &mut Feed<'_>,
        order: &Order,
        agreed: &mut Lines,
        words: &mut Words,
        checks: &mut Checks<'_>,
    ) -> Result<Self> {
        let mut bills = Self::default();
        while let Some((_, row)) = feed.upto(order.id) {
            let [document, net, tax, deposit, receivable, fee, item, corrects] = ints(row, 1)?;
            let [same_command, owner, of_series] = ints(row, 9)?;
            let (kind, made_by, series) = (text(row, 12)?, text(row, 13)?, text(row, 14)?);
            let head = Head {
                document,
                sums: [net, tax],
                paid: [deposit, receivable],
                fee,
                item,
                corrects,
                is_credit: kind == "credit_note",
                is_reversal: made_by == "shipment_reversal",
            };
            let wrong = if !matches!(kind, "invoice" | "credit_note") {
                "is neither an invoice nor a credit note"
            } else if same_command == 0 {
                "was made by another command than its document"
            } else if !order.is_lost && owner != order.entity {
                "its document is of another entity than its order"
            } else if (made_by == "shipment") == head.is_credit {
                "is not what its document makes"
            } else if of_series != owner || series != kind {
                "has a number of a series that is not its own"
            } else if receivable != 0 && item == 0 {
                "waits for money, and no open item does"
            } else {
                ""
            };
            checks.invoices.rows += 1;
            checks.invoices.holds(wrong.is_empty(), || head.record(), || wrong);
            bills.take(connection, &head, agreed, words, checks)?;
            feed.advance()?;
        }
        Ok(bills)
    }

    fn take(
        &mut self,
        connection: &Connection,
        head: &Head,
        agreed: &mut Lines,
        words: &mut Words,
        checks: &mut Checks<'_>,
    ) -> Result<()> {
        self.deposits += i128::from(head.paid[0]);
        self.took |= head.paid[0] != 0;
        let sign = if head.is_credit { -1 } else { 1 };
        let mut left = Left::new();
        let (mut sums, mut worth) = ([0_i128; 2], [0_i128; 2]);
        each(connection, LINES, [head.document], |row| {
            let [number, order_line, item, quantity] = ints(row, 0)?;
            let amounts: [i64; 6] = ints(row, 4)?;
            let [tax_set, cost] = ints(row, 10)?;
            let treatment = words.number(text(row, 12)?);
            let record = || format!("invoice line {}/{number}", head.document);
            let check = &mut *checks.invoice_lines;
            check.rows += 1;
            sums[0] += i128::from(amounts[3]);
            sums[1] += i128::from(amounts[4]);
            worth[0] += i128::from(amounts[3]);
            worth[1] += i128::from(cost);
            let is_signed = quantity * sign >= 0 && amounts.iter().all(|amount| amount * sign >= 0);
            check.holds(is_signed, record, || "has an amount against the way of its kind");
            let Some(line) = agreed.get_mut(order_line) else {
                check.bad(record(), format!("bills line {order_line}, which its order does not have"));
                return Ok(());
            };
            check.holds(item == line.item, record, || format!("bills item {item}, its order has item {}", line.item));
            let is_taxed = (tax_set, treatment) == (line.tax_set, line.treatment);
            check.holds(is_taxed, record, || "is taxed otherwise than was agreed");
            let mut billed = [i128::from(quantity); 7];
            billed[1..].iter_mut().zip(amounts).for_each(|(sum, amount)| *sum = amount.into());
            let held = left.entry(order_line).or_default();
            held.iter_mut().zip(billed).for_each(|(sum, added)| *sum += added);
            if head.is_reversal || !head.is_credit {
                line.bill(quantity, &amounts);
            }
            if let Some((column, share, sum)) = line.off(&amounts).filter(|_| !head.is_credit) {
                let wrong = format!("leaves {sum} of {column} billed of line {order_line}, its share is {share}");
                check.bad(record(), wrong);
            }
            Ok(())
        })?;
        self.prove_sums(head, sums, checks);
        if head.is_credit {
            self.credit(head, &left, worth, checks);
        } else {
            self.invoices.insert(head.document, Billed { left, item: head.item, worth, is_back: false });
        }
        Ok(())
    }

    /// Net and cost of the goods of an invoice, without what was credited.
    pub(super) fn worth(&self, document: i64) -> [i128; 2] {
        self.invoices.get(&document).map_or([0; 2], |billed| billed.worth)
    }

    /// Whether the shipment of an invoice was taken back from the dock.
    pub(super) fn is_back(&self, document: i64) -> bool {
        self.invoices.get(&document).is_some_and(|billed| billed.is_back)
    }

    /// What payments that were posted by entries settled of what was owed for the invoices.
    pub(super) fn settled(&self, connection: &Connection, entries: &[i64]) -> Result<i128> {
        let mut settled = 0;
        let moves = "SELECT entry_id, amount_minor FROM open_item_moves WHERE open_item_id = ?1";
        for billed in self.invoices.values().filter(|billed| billed.item != 0 && !entries.is_empty()) {
            each(connection, moves, [billed.item], |row| {
                let [entry, amount] = ints(row, 0)?;
                if entries.contains(&entry) {
                    settled -= i128::from(amount);
                }
                Ok(())
            })?;
        }
        Ok(settled)
    }

    fn prove_sums(&self, head: &Head, sums: [i128; 2], checks: &mut Checks<'_>) {
        let record = || head.record();
        for ((column, stored), sum) in ["net_minor", "tax_minor"].iter().zip(head.sums).zip(sums) {
            let wrong = || format!("{column} is {stored}, its lines say {sum}");
            checks.invoices.holds(i128::from(stored) == sum, record, wrong);
        }
        let [comes_to, paid] = [head.sums, head.paid].map(|pair| pair.into_iter().map(i128::from).sum::<i128>());
        let wrong = || format!("comes to {comes_to}, of which {paid} was paid before or waits to be");
        checks.invoices.holds(comes_to == paid, record, wrong);
        let sign = if head.is_credit { -1 } else { 1 };
        let is_within = (0..=comes_to * sign).contains(&(i128::from(head.fee) * sign));
        checks.invoices.holds(is_within, record, || format!("keeps {} of {comes_to} for others", head.fee));
    }

    /// Takes what is credited off the invoice that is corrected.
    fn credit(&mut self, head: &Head, credited: &Left, worth: [i128; 2], checks: &mut Checks<'_>) {
        let check = &mut *checks.credits;
        let record = || head.record();
        check.rows += 1;
        let Some(Billed { left, item, worth: billed, is_back }) = self.invoices.get_mut(&head.corrects) else {
            check.bad(record(), format!("corrects {}, which is no invoice of its order before it", head.corrects));
            return;
        };
        let wrong = || format!("lowers open item {}, its invoice waits for {item}", head.item);
        check.holds(head.item == 0 || head.item == *item, record, wrong);
        *is_back |= head.is_reversal;
        billed.iter_mut().zip(worth).for_each(|(sum, credited)| *sum += credited);
        for (line, amounts) in credited {
            let rest = left.entry(*line).or_default();
            rest.iter_mut().zip(amounts).for_each(|(rest, amount)| *rest += amount);
            let mut columns = std::iter::once("quantity").chain(AMOUNTS).zip(*rest);
            if let Some((column, over)) = columns.find(|(_, rest)| *rest < 0) {
                let wrong = format!("leaves {over} of {column} of line {line} of invoice {}", head.corrects);
                check.bad(record(), wrong);
            }
        }
    }
}
