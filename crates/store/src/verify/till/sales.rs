//! Sales: their totals, and what their entries post.

use rusqlite::{Connection, Result, Row};

use super::super::read::{each, ints, text};
use super::Checks;
use super::masters::{ByRole, Masters, VARIANCE};
use super::shifts::is_like;

/// A sale with what belongs to it.
#[derive(Default)]
pub(super) struct Sale {
    pub(super) document: i64,
    pub(super) command: i64,
    pub(super) register: i64,
    pub(super) shift: i64,
    pub(super) receipt: i64,
    pub(super) includes_tax: bool,
    total: i64,
    rounding: i64,
    document_command: i64,
    pub(super) entity: i64,
    pub(super) site: i64,
    pub(super) posted_on: i64,
    pub(super) entry: i64,
    pool_moves: (i64, i64),
    is_rung: bool,
    kind: String,
    pub(super) currency: String,
    pub(super) lines: Vec<Line>,
    pub(super) money: Vec<Money>,
    /// What the vouchers among its money were supplied as, with the sign of the money changed.
    pub(super) vouchers: Vec<Taxed>,
    /// What its entry moves of open items.
    pub(super) moved: Vec<(i64, i128)>,
}

/// Tax set, treatment, and whether it came back.
pub(super) type TaxKey = (i64, i64, bool);

/// What counts as taxed.
#[derive(Clone, Copy)]
pub(super) struct Taxed {
    pub(super) key: TaxKey,
    pub(super) net: i128,
    pub(super) tax: i128,
}

/// A line of a sale.
pub(super) struct Line {
    pub(super) line: i64,
    pub(super) item: i64,
    /// Quantity, gross, discount, share of the basket's discount, net, tax.
    pub(super) amounts: [i64; 6],
    pub(super) tax_set: i64,
    pub(super) treatment: i64,
    pub(super) stored: i64,
    pub(super) returns: (i64, i64),
}

impl Line {
    pub(super) fn is_back(&self) -> bool {
        self.amounts[0] < 0
    }

    pub(super) fn net(&self) -> i64 {
        self.amounts[4]
    }

    pub(super) fn tax(&self) -> i64 {
        self.amounts[5]
    }
}

/// Money of a sale.
pub(super) struct Money {
    pub(super) tender: i64,
    pub(super) amount: i64,
    pub(super) is_change: bool,
    pub(super) stored: i64,
}

impl Money {
    /// The tax that a voucher had paid when it was sold, with the sign of the money.
    pub(super) fn tax_paid(&self, masters: &Masters) -> i128 {
        let tax = masters.stored_values.get(&self.stored).map_or(0, |held| held.tax_minor);
        i128::from(self.amount.signum()) * i128::from(tax)
    }
}

/// What was found of a sale in its entry.
#[derive(Default)]
pub(super) struct Posted {
    /// What its goods cost, by item.
    pub(super) cost: Vec<(i64, i128)>,
    /// The items whose cost is known only together.
    pub(super) loose: Vec<i64>,
    /// The open items its tax ran up on, each with where the tax is owed.
    pub(super) tax_items: Vec<(i64, i64)>,
}

impl Sale {
    /// Reads the head of a sale, with nothing under it.
    pub(super) fn begin(&mut self, row: &Row<'_>) -> Result<()> {
        let [document, command, register, shift, receipt, includes_tax, total, rounding] = ints(row, 0)?;
        let [document_command, entity, site, posted_on, entry, first_pool_move, pool_moves] = ints(row, 8)?;
        let mut lines = std::mem::take(&mut self.lines);
        let mut money = std::mem::take(&mut self.money);
        let mut vouchers = std::mem::take(&mut self.vouchers);
        let mut moved = std::mem::take(&mut self.moved);
        lines.clear();
        money.clear();
        vouchers.clear();
        moved.clear();
        *self = Self {
            document,
            command,
            register,
            shift,
            receipt,
            includes_tax: includes_tax != 0,
            total,
            rounding,
            document_command,
            entity,
            site,
            posted_on,
            entry,
            pool_moves: (first_pool_move, pool_moves),
            is_rung: text(row, 15)? == "rung",
            kind: text(row, 16)?.to_owned(),
            currency: text(row, 17)?.to_owned(),
            lines,
            money,
            vouchers,
            moved,
        };
        Ok(())
    }

    pub(super) fn record(&self) -> String {
        format!("sale {}", self.document)
    }

    /// What counts as taxed by it: its lines, less what its vouchers were taxed as when they were sold.
    pub(super) fn taxed(&self) -> impl Iterator<Item = Taxed> {
        let of = |line: &Line| {
            let (net, tax) = (i128::from(line.net()), i128::from(line.tax()));
            Taxed { key: (line.tax_set, line.treatment, line.is_back()), net, tax }
        };
        self.lines.iter().filter(|line| line.tax_set != 0).map(of).chain(self.vouchers.iter().copied())
    }

    /// What is wrong with the head of a sale, if anything is.
    fn wrong(&self, masters: &Masters) -> Option<String> {
        let Some(register) = masters.registers.get(&self.register) else {
            return Some(format!("was rung up at register {}, which does not exist", self.register));
        };
        if self.document_command != self.command {
            return Some("was made by another command than its document".to_owned());
        }
        if (register.entity, register.site) != (self.entity, self.site) {
            return Some("was rung up at a register of another site".to_owned());
        }
        let holds = matches!(self.kind.as_str(), "sale" | "refund" | "exchange" | "void_sale");
        (!holds).then(|| format!("its document is a {}", self.kind))
    }

    /// Proves the totals, and that the entry posts what the lines and tenders say.
    pub(super) fn prove(&self, connection: &Connection, masters: &Masters, checks: &mut Checks<'_>) -> Result<Posted> {
        checks.totals.rows += 1;
        checks.postings.rows += 1;
        if let Some(wrong) = self.wrong(masters) {
            checks.totals.bad(self.record(), wrong);
        }
        let mut wanted = ByRole::default();
        let mut total = 0_i128;
        let mut taxes: Vec<(i64, i128)> = Vec::new();
        for line in &self.lines {
            checks.totals.rows += 1;
            if let Some(wrong) = line.wrong(self) {
                checks.totals.bad(format!("sale line {}/{}", self.document, line.line), wrong);
            }
            let (net, tax) = (i128::from(line.net()), i128::from(line.tax()));
            total += net + tax;
            // What a printed receipt sold that is in no catalogue, put on no card, or taxed as nothing, waits.
            match line.stored {
                0 if line.item == 0 || masters.loading.contains(&line.item) => wanted.suspense(-net),
                0 => wanted.sold(line.net(), line.is_back()),
                _ => {}
            }
            match masters.jurisdictions_by_set.get(&line.tax_set) {
                Some(jurisdiction) => add_to(&mut taxes, *jurisdiction, tax),
                None => wanted.suspense(-tax),
            }
        }
        let record = || self.record();
        let given: i128 = self.money.iter().map(|money| i128::from(money.amount)).sum();
        let due = total + i128::from(self.rounding);
        if self.is_rung {
            let wrong = || format!("its total is {}, its lines come to {total}", self.total);
            checks.totals.holds(i128::from(self.total) == total, record, wrong);
            let wrong = || format!("comes to {due} with cash rounding, its tenders to {given}");
            checks.totals.holds(given == due, record, wrong);
        }
        for money in self.money.iter().filter(|money| money.tax_paid(masters) != 0) {
            let held = masters.stored_values.get(&money.stored);
            let set = held.and_then(|held| masters.jurisdictions_by_set.get(&held.tax_set));
            add_to(&mut taxes, set.copied().unwrap_or_default(), -money.tax_paid(masters));
        }
        taxes.retain(|(_, tax)| *tax != 0);
        wanted.rounding(i128::from(self.rounding));
        wanted.suspense(due - given);
        let tax_items = self.prove_items(connection, masters, &taxes, checks)?;
        self.prove_entry(connection, masters, wanted, tax_items, checks)
    }

    /// The open items of tenders, cards and tax move by what was taken, loaded and taxed; answers those of the tax.
    fn prove_items(
        &self,
        connection: &Connection,
        masters: &Masters,
        taxes: &[(i64, i128)],
        checks: &mut Checks<'_>,
    ) -> Result<Vec<(i64, i64)>> {
        let mut left = self.moved.clone();
        let mut take = |item: i64| {
            let sum = left.iter().filter(|(moved, _)| *moved == item).map(|(_, amount)| amount).sum::<i128>();
            left.retain(|(moved, _)| *moved != item);
            sum
        };
        let mut drawers: Vec<(i64, i128)> = Vec::new();
        for money in self.money.iter().filter(|money| money.stored == 0) {
            add_to(&mut drawers, money.tender, i128::from(money.amount));
        }
        for (tender, sum) in drawers {
            let item = masters.items_by_drawer.get(&(self.shift, tender)).copied().unwrap_or_default();
            let moved = take(item);
            if moved != sum {
                let wrong = format!("takes {sum} with tender {tender}, its entry moves {moved} on open item {item}");
                checks.postings.bad(self.record(), wrong);
                let name = format!("shift tender {}/{tender}", self.shift);
                checks.tenders.bad(name, format!("its open item is not the one that sale {} moves", self.document));
            }
        }
        let mut cards: Vec<(i64, i128)> = Vec::new();
        for line in self.lines.iter().filter(|line| line.stored != 0) {
            add_to(&mut cards, line.stored, -i128::from(line.net()));
        }
        for money in self.money.iter().filter(|money| money.stored != 0) {
            add_to(&mut cards, money.stored, i128::from(money.amount) - money.tax_paid(masters));
        }
        for (card, sum) in cards {
            let moved = masters.stored_values.get(&card).map_or(0, |held| take(held.item));
            let wrong = || format!("moves {sum} on stored value {card}, its entry {moved}");
            checks.postings.holds(moved == sum, || self.record(), wrong);
        }
        let strange = left
            .iter()
            .find(|(item, _)| masters.drawers_by_item.contains_key(item) || masters.cards_by_item.contains_key(item));
        if let Some((item, amount)) = strange {
            let wrong = format!("its entry moves {amount} on open item {item}, of which it says nothing");
            checks.postings.bad(self.record(), wrong);
            return Ok(Vec::new());
        }
        let mut found: Vec<(i64, i64)> = Vec::new();
        let mut posted: Vec<(i64, i128)> = Vec::new();
        for (item, amount) in left {
            // Where only one tax is owed, the item is that of the place; else its name says where.
            let jurisdiction = match taxes {
                [(jurisdiction, _)] => *jurisdiction,
                _ => self.owed_in(connection, masters, item)?,
            };
            found.push((jurisdiction, item));
            add_to(&mut posted, jurisdiction, -amount);
        }
        posted.retain(|(_, tax)| *tax != 0);
        let mut wanted = taxes.to_vec();
        wanted.sort_unstable();
        posted.sort_unstable();
        if wanted != posted {
            let shown = |taxes: &[(i64, i128)]| taxes.iter().map(|(_, tax)| tax).sum::<i128>();
            let wrong = format!("is taxed {}, its entry posts {}", shown(&wanted), shown(&posted));
            checks.postings.bad(self.record(), wrong);
        }
        Ok(found)
    }

    /// Where the tax of an open item is owed, by its name.
    fn owed_in(&self, connection: &Connection, masters: &Masters, item: i64) -> Result<i64> {
        let (year, month) = (self.posted_on / 10_000, self.posted_on / 100 % 100);
        let mut found = 0;
        each(connection, "SELECT reference FROM open_items WHERE open_item_id = ?1", [item], |row| {
            let reference = text(row, 0)?;
            let named = |code: &str| is_like(&format!("{code} {year:04}-{month:02}"), reference);
            let owed = masters.jurisdictions.iter().find(|(_, code)| named(code));
            found = owed.map_or(0, |(jurisdiction, _)| *jurisdiction);
            Ok(())
        })?;
        Ok(found)
    }

    /// Revenue, returns, cost, cash rounding and suspense stand in the entry as the lines say.
    fn prove_entry(
        &self,
        connection: &Connection,
        masters: &Masters,
        mut wanted: ByRole,
        tax_items: Vec<(i64, i64)>,
        checks: &mut Checks<'_>,
    ) -> Result<Posted> {
        let parts = &masters.parts;
        let mut found = ByRole::default();
        if self.entry != 0 {
            let rows = "SELECT account_id, base_minor FROM postings WHERE entry_id = ?1";
            each(connection, rows, [self.entry], |row| {
                let [account, base] = ints(row, 0)?;
                match parts.role_of(self.entity, account) {
                    Some(role) => found.0[role] += i128::from(base),
                    None if parts.is_control(account) => {}
                    None => {
                        let wrong = format!("posts {base} on account {account}, which plays no part in a sale");
                        checks.postings.bad(self.record(), wrong);
                    }
                }
                Ok(())
            })?;
        }
        let variance_is_known = parts.stands_alone(self.entity, VARIANCE);
        let variance = if variance_is_known { found.0[VARIANCE] } else { 0 };
        let mut posted = Posted { tax_items, ..Posted::default() };
        let mut covering: Vec<i64> = Vec::new();
        let (first, count) = self.pool_moves;
        let rows = "SELECT item_id, book_minor, kind FROM pool_moves
                    WHERE pool_move_id >= ?1 AND pool_move_id < ?1 + ?2 ORDER BY pool_move_id";
        each(connection, rows, [first, count], |row| {
            let [item, book] = ints(row, 0)?;
            add_to(&mut posted.cost, item, -i128::from(book));
            if text(row, 2)? == "cover" && !covering.contains(&item) {
                covering.push(item);
            }
            Ok(())
        })?;
        wanted.cost(posted.cost.iter().map(|(_, cost)| cost).sum::<i128>() - variance);
        wanted.variance(variance);
        match covering.as_slice() {
            [item] if variance_is_known => add_to(&mut posted.cost, *item, -variance),
            [] => {}
            items => {
                posted.loose = items.to_vec();
                add_to(&mut posted.cost, items[0], -variance);
            }
        }
        for group in parts.groups(self.entity) {
            let (wanted, found) = (wanted.of(group), found.of(group));
            if wanted != found {
                let roles: Vec<&str> = super::masters::ROLES
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| group & (1 << at) != 0)
                    .map(|(_, role)| *role)
                    .collect();
                let wrong = format!("posts {found} as {}, its lines say {wanted}", roles.join(" and "));
                checks.postings.bad(self.record(), wrong);
            }
        }
        Ok(posted)
    }
}

/// Whether a side is that of what comes back, if it is one.
pub(super) fn is_back(side: &str) -> Option<bool> {
    match side {
        "sale" => Some(false),
        "refund" => Some(true),
        _ => None,
    }
}

fn add_to(sums: &mut Vec<(i64, i128)>, key: i64, amount: i128) {
    match sums.iter_mut().find(|(held, _)| *held == key) {
        Some((_, sum)) => *sum += amount,
        None => sums.push((key, amount)),
    }
}

impl Line {
    fn wrong(&self, sale: &Sale) -> Option<String> {
        let [quantity, gross, discount, basket_discount, net, tax] = self.amounts.map(i128::from);
        let sign = quantity.signum();
        if sign == 0 {
            return Some("is of nothing".to_owned());
        }
        if sale.is_rung && [gross, discount, basket_discount, net, tax].iter().any(|amount| amount * sign < 0) {
            return Some("has an amount against the way of its goods".to_owned());
        }
        if self.returns.0 != 0 && sign > 0 {
            return Some("gives out what it says comes back".to_owned());
        }
        // What comes back is sliced amount by amount, and what the host worked out is the host's.
        let paid = if sale.includes_tax { net + tax } else { net };
        let left = gross - discount - basket_discount;
        let is_own = sale.is_rung && sign > 0 && tax != 0;
        (is_own && paid != left).then(|| format!("comes to {left} after discounts, its net and tax to {paid}"))
    }
}

/// Every document of a sale has its sale.
pub(super) fn prove_documents(connection: &Connection, checks: &mut Checks<'_>) -> Result<()> {
    let lost = "SELECT document_id, kind FROM stock_documents
                WHERE kind IN ('sale', 'refund', 'exchange', 'void_sale')
                  AND document_id NOT IN (SELECT document_id FROM sales) ORDER BY document_id";
    each(connection, lost, [], |row| {
        let wrong = format!("is missing, though its document is a {}", text(row, 1)?);
        checks.totals.bad(format!("sale {}", row.get::<_, i64>(0)?), wrong);
        Ok(())
    })
}
