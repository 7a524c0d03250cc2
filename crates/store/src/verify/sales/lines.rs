//! The lines of orders: what was agreed, what its demand says of it, and what was billed of it.
//!
//! 1. A line of goods is the line of the demand with its number: of the same item and quantity, invoiced as far as shipped.
//! 2. What a line comes to without its discounts is what its net and its tax come to.
//! 3. Every invoice brings what is billed of a line, and was not reversed, to the share of it that is invoiced, rounded half
//!    away from zero: in price, discounts and tax alike. So the last one takes the rest. Where what was reversed had cost
//!    less than its share, and more is billed than that already, it bills nothing.

use std::collections::BTreeMap;

use rusqlite::Result;

use super::super::read::{Feed, Words, ints, share, text};
use super::super::run::Check;
use super::Checks;
use super::orders::Order;

pub(super) const LINES: &str =
    "SELECT demand_id, line, item_id, quantity, cancelled, invoiced, gross_minor, discount_minor, basket_discount_minor,
            net_minor, tax_minor, memo_tax_minor, tax_set_id, treatment
     FROM order_lines ORDER BY demand_id, line";
pub(super) const GOODS: &str = "SELECT l.demand_id, l.line, l.item_id, l.wanted, l.shipped, l.cancelled
     FROM demand_lines l JOIN orders o ON o.demand_id = l.demand_id ORDER BY l.demand_id, l.line";
pub(super) const CANCELS: &str =
    "SELECT demand_id, order_cancel_id, line, quantity FROM order_cancels ORDER BY demand_id, order_cancel_id";

/// The amounts of a line, as its columns are called.
pub(super) const AMOUNTS: [&str; 6] =
    ["gross_minor", "discount_minor", "basket_discount_minor", "net_minor", "tax_minor", "memo_tax_minor"];

/// A line of an order.
pub(super) struct Line {
    pub(super) item: i64,
    quantity: i64,
    cancelled: i64,
    invoiced: i64,
    amounts: [i64; 6],
    pub(super) tax_set: i64,
    pub(super) treatment: i64,
    goods: Option<Goods>,
    /// What was cancelled of it.
    given_up: i128,
    /// What of it is billed and was not reversed: quantity and amounts.
    billed: i128,
    billed_amounts: [i128; 6],
}

/// What the demand says of a line.
struct Goods {
    shipped: i64,
    cancelled: i64,
}

/// The lines of an order by their numbers.
pub(super) struct Lines(BTreeMap<i64, Line>);

impl Lines {
    /// Reads the lines of an order with what its demand says of them and what was cancelled of them.
    pub(super) fn read(
        order: &Order,
        lines: &mut Feed<'_>,
        goods: &mut Feed<'_>,
        cancels: &mut Feed<'_>,
        words: &mut Words,
        check: &mut Check,
    ) -> Result<Self> {
        let id = order.id;
        let name = |line: i64| format!("order line {id}/{line}");
        let mut found = BTreeMap::new();
        while let Some((_, row)) = lines.upto(id) {
            let [number, item, quantity, cancelled, invoiced] = ints(row, 1)?;
            let line = Line {
                item,
                quantity,
                cancelled,
                invoiced,
                amounts: ints(row, 6)?,
                tax_set: row.get(12)?,
                treatment: words.number(text(row, 13)?),
                goods: None,
                given_up: 0,
                billed: 0,
                billed_amounts: [0; 6],
            };
            check.rows += 1;
            if let Some(wrong) = line.wrong(order.includes_tax) {
                check.bad(name(number), wrong);
            }
            found.insert(number, line);
            lines.advance()?;
        }
        while let Some((_, row)) = goods.upto(id) {
            let [number, item, wanted, shipped, cancelled] = ints(row, 1)?;
            match found.get_mut(&number) {
                None => check.bad(name(number), "is missing, though its demand has it"),
                Some(line) => {
                    let wrong = || format!("is of item {}, its demand wants item {item}", line.item);
                    check.holds(item == line.item, || name(number), wrong);
                    let wrong = || format!("is of {}, its demand wants {wanted}", line.quantity);
                    check.holds(wanted == line.quantity, || name(number), wrong);
                    line.goods = Some(Goods { shipped, cancelled });
                }
            }
            goods.advance()?;
        }
        while let Some((_, row)) = cancels.upto(id) {
            let [cancel, number, quantity] = ints(row, 1)?;
            let record = || format!("order cancellation {cancel}");
            check.rows += 1;
            check.holds(quantity > 0, record, || "cancels nothing");
            match found.get_mut(&number) {
                None => check.bad(record(), format!("is of line {number}, which its order does not have")),
                Some(line) => line.given_up += i128::from(quantity),
            }
            cancels.advance()?;
        }
        Ok(Self(found))
    }

    /// The line of a number.
    pub(super) fn get_mut(&mut self, number: i64) -> Option<&mut Line> {
        self.0.get_mut(&number)
    }

    /// Net and tax of what is still wanted of each line and not billed, with how it is taxed.
    pub(super) fn unbilled(&self) -> impl Iterator<Item = (i64, i64, [i128; 2])> + '_ {
        self.0.values().filter_map(|line| {
            let [quantity, billed] = [line.quantity, line.invoiced].map(i128::from);
            let given_up = line.goods.as_ref().map_or(line.cancelled, |goods| goods.cancelled);
            let upto = quantity - i128::from(given_up);
            let rest = |amount: i64| share(amount.into(), upto, quantity) - share(amount.into(), billed, quantity);
            (upto > billed).then(|| (line.tax_set, line.treatment, [rest(line.amounts[3]), rest(line.amounts[4])]))
        })
    }

    /// Sets the lines against what happened to them.
    pub(super) fn settle(&self, order: i64, checks: &mut Checks<'_>) {
        for (number, line) in &self.0 {
            let Line { quantity, cancelled, invoiced, given_up, billed, .. } = *line;
            let record = || format!("order line {order}/{number}");
            let check = &mut *checks.lines;
            match &line.goods {
                None => check.holds(i128::from(cancelled) == given_up, record, || {
                    format!("cancelled is {cancelled}, its cancellations say {given_up}")
                }),
                Some(goods) => {
                    check.holds(cancelled == 0, record, || format!("cancelled is {cancelled}, its demand says it"));
                    let wrong = || format!("has cancellations of {given_up}, its demand gave up {}", goods.cancelled);
                    check.holds(given_up <= i128::from(goods.cancelled), record, wrong);
                    let wrong = || format!("invoiced is {invoiced}, {} of it are shipped", goods.shipped);
                    check.holds(invoiced == goods.shipped, record, wrong);
                }
            }
            let wrong = || format!("invoiced is {invoiced}, its invoices say {billed}");
            check.holds(i128::from(invoiced) == billed, record, wrong);
            let over = i128::from(cancelled) + i128::from(invoiced) > i128::from(quantity);
            check.holds(!over, record, || format!("is of {quantity}, and {cancelled} and {invoiced} are done with"));
            // What was reversed last leaves what the invoices before and after it had taken.
            let columns = AMOUNTS.iter().zip(line.amounts).zip(line.billed_amounts);
            for ((column, amount), sum) in columns {
                let is_within = if billed == 0 { sum == 0 } else { (0..=i128::from(amount)).contains(&sum) };
                let wrong = || format!("{column} is {amount}, of which {sum} is billed for {billed}");
                checks.invoice_lines.holds(is_within, record, wrong);
            }
        }
    }
}

impl Line {
    fn wrong(&self, includes_tax: bool) -> Option<String> {
        let [gross, discount, basket_discount, net, tax, memo] = self.amounts.map(i128::from);
        if self.quantity <= 0 {
            return Some("is of nothing".to_owned());
        }
        if self.amounts.iter().any(|amount| *amount < 0) {
            return Some("has an amount below zero".to_owned());
        }
        let comes_to = if includes_tax { net + tax + memo } else { net };
        let left = gross - discount - basket_discount;
        (comes_to != left).then(|| format!("comes to {left} after discounts, its net and tax to {comes_to}"))
    }

    /// Takes what an invoice bills of it, or what a reversal takes back.
    pub(super) fn bill(&mut self, quantity: i64, amounts: &[i64; 6]) {
        self.billed += i128::from(quantity);
        for (sum, amount) in self.billed_amounts.iter_mut().zip(amounts) {
            *sum += i128::from(*amount);
        }
    }

    /// The first of the amounts an invoice has just billed that did not bring the line to its share: its column, the
    /// share, and what is billed.
    pub(super) fn off(&self, last: &[i64; 6]) -> Option<(&'static str, i128, i128)> {
        let columns = AMOUNTS.into_iter().zip(self.amounts).zip(self.billed_amounts).zip(last);
        let mut shares = columns.map(|(((column, amount), sum), last)| {
            let before = sum - i128::from(*last);
            (column, share(amount.into(), self.billed, self.quantity.into()).max(before), sum)
        });
        shares.find(|(_, share, sum)| share != sum)
    }
}
