//! What was sold and taxed by day, and the open items that tax runs up on.

use backroom_domain::values::Currency;
use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::super::read::{Words, each, ints, one, share, text};
use super::super::sums::Fold::{Least, Sum};
use super::super::sums::Sums;
use super::Checks;
use super::billed::Bill;
use super::masters::Masters;
use super::sales::{Posted, Sale, Taxed, is_back};

/// Day, site and item.
type SalesKey = [i64; 3];
/// Entity, day, site, tax set, treatment, and whether it came back.
type TaxKey = (i64, i64, i64, i64, i64, bool);

/// What the days add up to.
pub(super) struct Days {
    sales: Sums<3, 8>,
    /// What the goods cost, and how often that was known only together with other keys.
    costs: Sums<3, 2>,
    /// The first key whose costs are known only together with those of others.
    first_loose: Option<SalesKey>,
    taxes: FxHashMap<TaxKey, [i128; 4]>,
    /// By entity, jurisdiction and month, the item that tax ran up on last.
    periods: FxHashMap<[i64; 3], i64>,
}

impl Default for Days {
    fn default() -> Self {
        let columns = [
            ("lines", Sum),
            ("quantity", Sum),
            ("quantity_returned", Sum),
            ("gross_minor", Sum),
            ("discount_minor", Sum),
            ("net_minor", Sum),
            ("tax_minor", Sum),
            ("lowest_unit_price", Least),
        ];
        Self {
            sales: Sums::new("lines of sales", columns, 3),
            costs: Sums::new("goods of sales", [("cost_minor", Sum), ("loose", Sum)], 3),
            first_loose: None,
            taxes: FxHashMap::default(),
            periods: FxHashMap::default(),
        }
    }
}

impl Days {
    /// Adds a sale.
    pub(super) fn sold(&mut self, masters: &Masters, sale: &Sale, posted: &Posted) -> Result<()> {
        for line in sale.lines.iter().filter(|line| line.item != 0 && !masters.loading.contains(&line.item)) {
            let key = [sale.posted_on, sale.site, line.item];
            let [.., net, tax] = line.amounts.map(i128::from);
            let paid = if sale.includes_tax { net + tax } else { net };
            self.add_line(key, line.amounts, paid, &sale.currency)?;
        }
        for Taxed { key: (set, treatment, is_back), net, tax } in sale.taxed() {
            let key = (sale.entity, sale.posted_on, sale.site, set, treatment, is_back);
            let sums = self.taxes.entry(key).or_default();
            sums.iter_mut().zip([net, tax, 0, 1]).for_each(|(sum, added)| *sum += added);
        }
        for (item, cost) in &posted.cost {
            self.costs.add([sale.posted_on, sale.site, *item], [*cost, 0])?;
        }
        for item in &posted.loose {
            let key = [sale.posted_on, sale.site, *item];
            self.costs.add(key, [0, 1])?;
            self.first_loose = Some(self.first_loose.map_or(key, |first| first.min(key)));
        }
        for (jurisdiction, item) in &posted.tax_items {
            self.periods.insert([sale.entity, *jurisdiction, sale.posted_on / 100], *item);
        }
        Ok(())
    }

    /// Adds an invoice or credit note, with the open items its tax ran up on.
    pub(super) fn billed(&mut self, bill: &Bill, tax_items: &[(i64, i64)]) -> Result<()> {
        for line in &bill.lines {
            let [.., net, tax] = line.amounts.map(i128::from);
            let memo_tax = i128::from(line.memo_tax);
            let key = (bill.entity, bill.posted_on, bill.site, line.tax_set, line.treatment, bill.is_credit);
            let sums = self.taxes.entry(key).or_default();
            sums.iter_mut().zip([net, tax, memo_tax, 1]).for_each(|(sum, added)| *sum += added);
            let paid = if bill.includes_tax { net + tax + memo_tax } else { net };
            let key = [bill.posted_on, bill.site, line.item];
            self.add_line(key, line.amounts, paid, &bill.currency)?;
            self.costs.add(key, [i128::from(line.cost), 0])?;
        }
        for (jurisdiction, item) in tax_items {
            self.periods.insert([bill.entity, *jurisdiction, bill.posted_on / 100], *item);
        }
        Ok(())
    }

    /// Adds a line by its quantity, gross, discount, share of the discount of all, net and tax, and what the buyer pays by
    /// the prices that hold.
    fn add_line(&mut self, key: SalesKey, amounts: [i64; 6], paid: i128, currency: &str) -> Result<()> {
        let [quantity, gross, discount, basket_discount, net, tax] = amounts.map(i128::from);
        let mut lowest = i64::MAX;
        if quantity > 0 && paid > 0 {
            // ISO 4217 is not ours: its table may be shared with the writers.
            let decimals = Currency::parse(currency).map_or(2, Currency::exponent);
            let price = share(paid, 10_i128.pow(12 - u32::from(decimals.min(12))), quantity);
            lowest = i64::try_from(price).unwrap_or(i64::MAX);
        }
        let (out, back) = (quantity.max(0), (-quantity).max(0));
        self.sales.add(key, [1, out, back, gross, discount + basket_discount, net, tax, lowest.into()])
    }

    /// Sets the days against their balances.
    pub(super) fn settle(
        mut self,
        connection: &Connection,
        masters: &Masters,
        words: &mut Words,
        checks: &mut Checks<'_>,
    ) -> Result<()> {
        self.settle_taxes(connection, words, checks)?;
        self.settle_periods(connection, masters, checks)?;
        self.settle_sales(connection, checks)
    }

    fn settle_sales(mut self, connection: &Connection, checks: &mut Checks<'_>) -> Result<()> {
        let name = |[day, site, item]: &SalesKey| format!("sales day {day}/{site}/{item}");
        let (mut loose_stored, mut loose_wanted) = (0_i128, 0_i128);
        let rows =
            "SELECT posted_on, site_id, item_id, lines, quantity, quantity_returned, gross_minor, discount_minor,
                           net_minor, tax_minor, lowest_unit_price, cost_minor
                    FROM sales_days ORDER BY posted_on, site_id, item_id";
        each(connection, rows, [], |row| {
            let key: SalesKey = ints(row, 0)?;
            let stored: i64 = row.get(11)?;
            self.sales.settle(checks.days, &key, ints(row, 3)?, || name(&key))?;
            let [wanted, loose] = self.costs.take(&key)?.unwrap_or_default();
            if loose > 0 {
                loose_stored += i128::from(stored);
                loose_wanted += wanted;
            } else if i128::from(stored) != wanted {
                let wrong = format!("cost_minor is {stored}, the goods of its sales cost {wanted}");
                checks.days.bad(name(&key), wrong);
            }
            Ok(())
        })?;
        let wrong =
            || format!("days whose goods came back to an empty shelf cost {loose_stored}, they say {loose_wanted}");
        let first = || self.first_loose.as_ref().map(name).unwrap_or_default();
        checks.days.holds(loose_stored == loose_wanted, first, wrong);
        self.sales.finish(checks.days, name)
    }

    fn settle_taxes(&mut self, connection: &Connection, words: &mut Words, checks: &mut Checks<'_>) -> Result<()> {
        let name = |entity: i64, day: i64, site: i64| format!("tax day {entity}/{day}/{site}");
        let rows = "SELECT entity_id, posted_on, site_id, tax_set_id, net_minor, tax_minor, memo_tax_minor, lines,
                           treatment, side
                    FROM tax_days WHERE side NOT IN ('advance', 'bad_debt')
                    ORDER BY entity_id, posted_on, site_id, tax_set_id, treatment, side";
        each(connection, rows, [], |row| {
            let [entity, day, site, set] = ints(row, 0)?;
            let stored: [i64; 4] = ints(row, 4)?;
            checks.taxes.rows += 1;
            let treatment = text(row, 8)?;
            let key = is_back(text(row, 9)?).map(|back| (entity, day, site, set, words.number(treatment), back));
            let Some(sums) = key.and_then(|key| self.taxes.remove(&key)) else {
                let wrong = format!("no lines of sales are {treatment} by tax set {set}");
                checks.taxes.bad(name(entity, day, site), wrong);
                return Ok(());
            };
            for ((column, stored), sum) in
                ["net_minor", "tax_minor", "memo_tax_minor", "lines"].iter().zip(stored).zip(sums)
            {
                let wrong = || format!("{column} of tax set {set} is {stored}, its lines of sales say {sum}");
                checks.taxes.holds(i128::from(stored) == sum, || name(entity, day, site), wrong);
            }
            Ok(())
        })?;
        let mut left: Vec<TaxKey> = std::mem::take(&mut self.taxes).into_keys().collect();
        left.sort_unstable();
        for (entity, day, site, set, treatment, _) in left {
            let treatment = words.word(treatment);
            let wrong = format!("is missing, though lines of sales are {treatment} by tax set {set}");
            checks.taxes.bad(name(entity, day, site), wrong);
        }
        Ok(())
    }

    /// Sets what tax ran up on against the months.
    fn settle_periods(&mut self, connection: &Connection, masters: &Masters, checks: &mut Checks<'_>) -> Result<()> {
        let name = |[entity, jurisdiction, period]: [i64; 3]| format!("tax period {entity}/{jurisdiction}/{period}");
        let rows = "SELECT p.entity_id, p.jurisdiction_id, p.period, p.open_item_id, COALESCE(i.account_id, 0)
                    FROM tax_periods p LEFT JOIN open_items i ON i.open_item_id = p.open_item_id
                    ORDER BY p.entity_id, p.jurisdiction_id, p.period";
        each(connection, rows, [], |row| {
            let key: [i64; 3] = ints(row, 0)?;
            let [item, account] = ints(row, 3)?;
            checks.taxes.rows += 1;
            // What orders owe in advance, and what is claimed of bad debts, runs up on it as well.
            let last = self.periods.remove(&key);
            match last {
                moved if moved != Some(item) && runs_up_beside(connection, item)? => {}
                None => checks.taxes.bad(name(key), "no sale was taxed in it"),
                Some(moved) if moved != item => {
                    let wrong = format!("its open item is {item}, its last sale ran up tax on {moved}");
                    checks.taxes.bad(name(key), wrong);
                }
                Some(_) => {
                    let wrong = || format!("account {account} of its open item was never that of tax payable");
                    checks.taxes.holds(masters.parts.is_tax(key[0], account), || name(key), wrong);
                }
            }
            Ok(())
        })?;
        let mut left: Vec<[i64; 3]> = self.periods.keys().copied().collect();
        left.sort_unstable();
        for key in left {
            checks.taxes.bad(name(key), "is missing, though sales were taxed in it");
        }
        Ok(())
    }
}

/// Whether tax that orders owe in advance, or that is claimed of bad debts, runs up on an open item.
fn runs_up_beside(connection: &Connection, item: i64) -> Result<bool> {
    let moved = "SELECT COUNT(*) FROM open_item_moves m JOIN entries e ON e.entry_id = m.entry_id
                 WHERE m.open_item_id = ?1 AND e.kind IN ('advance_tax', 'bad_debt')";
    Ok(one(connection, moved, [item])?.unwrap_or(0) > 0)
}
