//! What came back: how much of each line of a sale later ones have taken back.

use rusqlite::{Connection, Result};

use super::super::read::{each, ints};
use super::super::sorting::{Sorted, Sorter};
use super::Checks;
use super::sales::Sale;

/// What a balance says came back of a line, in the order of the amounts of a line.
const COLUMNS: [&str; 6] =
    ["quantity", "gross_minor", "discount_minor", "basket_discount_minor", "net_minor", "tax_minor"];

/// The lines that took something back, by the line they took it from: document, line, item and amounts.
pub(super) struct Returns(Sorter<2>);

impl Default for Returns {
    fn default() -> Self {
        Self(Sorter::new(9))
    }
}

impl Returns {
    pub(super) fn sold(&mut self, sale: &Sale) -> Result<()> {
        for line in sale.lines.iter().filter(|line| line.returns.0 != 0) {
            let [quantity, gross, discount, basket_discount, net, tax] = line.amounts;
            let back = [sale.document, line.line, line.item, quantity, gross, discount, basket_discount, net, tax];
            self.0.take([line.returns.0, line.returns.1], &back)?;
        }
        Ok(())
    }

    /// Sets what came back against its balance, and against what was sold.
    pub(super) fn settle(self, connection: &Connection, checks: &mut Checks<'_>) -> Result<()> {
        let mut returns = self.0.sorted()?;
        let rows = "SELECT u.document_id, u.line, u.quantity, u.gross_minor, u.discount_minor, u.basket_discount_minor,
                           u.net_minor, u.tax_minor, l.document_id IS NOT NULL, COALESCE(l.item_id, 0),
                           COALESCE(l.quantity, 0), COALESCE(l.gross_minor, 0), COALESCE(l.discount_minor, 0),
                           COALESCE(l.basket_discount_minor, 0), COALESCE(l.net_minor, 0), COALESCE(l.tax_minor, 0)
                    FROM sale_line_uses u
                    LEFT JOIN sale_lines l ON l.document_id = u.document_id AND l.line = u.line
                    ORDER BY u.document_id, u.line";
        each(connection, rows, [], |row| {
            let key: [i64; 2] = ints(row, 0)?;
            let used: [i64; 6] = ints(row, 2)?;
            let [exists, item] = ints(row, 8)?;
            let sold: [i64; 6] = ints(row, 10)?;
            checks.uses.rows += 1;
            lost(&mut returns, Some(key), checks)?;
            let back = Back::read(&mut returns, key, checks)?;
            if exists == 0 {
                checks.uses.bad(name(key), "is of a line that does not exist");
            } else if back.as_ref().is_some_and(|back| back.item != item) {
                checks.uses.bad(name(key), "is of another item than was sold");
            }
            for ((used, sold), what) in
                used.iter().zip(sold).zip(["quantity", "gross", "discount", "basket discount", "net", "tax"])
            {
                if *used < sold.min(0) || *used > sold.max(0) {
                    checks.uses.bad(name(key), format!("{used} came back in {what}, {sold} was sold"));
                    break;
                }
            }
            let Some(back) = back else {
                checks.uses.bad(name(key), "no returned lines stand behind it");
                return Ok(());
            };
            for ((column, used), sum) in COLUMNS.iter().zip(used).zip(back.amounts) {
                if i128::from(used) != sum {
                    checks.uses.bad(name(key), format!("{column} is {used}, its returned lines say {sum}"));
                    break;
                }
            }
            Ok(())
        })?;
        lost(&mut returns, None, checks)
    }
}

/// What came back of one line.
struct Back {
    /// The item, as the first line that took something back says.
    item: i64,
    amounts: [i128; 6],
}

impl Back {
    /// Reads what came back of a line, if anything did.
    fn read(returns: &mut Sorted<2>, key: [i64; 2], checks: &mut Checks<'_>) -> Result<Option<Self>> {
        let mut found: Option<Self> = None;
        while returns.key() == Some(key) {
            let [document, line, item, amounts @ ..] = returns.rest() else { break };
            let back = found.get_or_insert(Self { item: *item, amounts: [0; 6] });
            let name = || format!("sale line {document}/{line}");
            checks.uses.holds(back.item == *item, name, || "takes back another item than was sold");
            for (sum, amount) in back.amounts.iter_mut().zip(amounts) {
                *sum -= i128::from(*amount);
            }
            returns.advance()?;
        }
        Ok(found)
    }
}

/// Names the lines before one that came back without a balance.
fn lost(returns: &mut Sorted<2>, before: Option<[i64; 2]>, checks: &mut Checks<'_>) -> Result<()> {
    while let Some(key) = returns.before(before) {
        Back::read(returns, key, checks)?;
        checks.uses.bad(name(key), "is missing, though there are returned lines for it");
    }
    Ok(())
}

fn name([document, line]: [i64; 2]) -> String {
    format!("sale line use {document}/{line}")
}
