//! The books: every entry balances, on an open day, and the balances of accounts are the sums of their postings.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::periods::Periods;
use super::read::{Feed, Keys, Words, each, ints, one, text};
use super::run::Check;
use super::sums::Fold::{First, Last, Sum};
use super::sums::{Column, Sums};

/// Proves the entries, and with them the balances of accounts and the open items and stock their postings stand for.
pub(super) fn prove(connection: &Connection, checks: &mut [Check; 7]) -> Result<()> {
    let [balance, lines, closed, balances, days, items, stock] = checks;
    let mut words = Words::default();
    let books = Books::read(connection, &mut words)?;
    let periods = Periods::read(connection)?;
    let mut sums = Sums::new("postings", [("amount_minor", Sum), ("base_minor", Sum)], 1);
    let mut day_sums = Sums::new("postings", DAY_COLUMNS, 3);

    let mut posted = connection.prepare(
        "SELECT entry_id, line, account_id, dimension_set_id, amount_minor, base_minor, rate_nano, currency
         FROM postings ORDER BY entry_id, line",
    )?;
    let mut postings = Feed::new(posted.query([])?)?;
    let mut moved = connection.prepare(
        "SELECT m.entry_id, m.open_item_move_id, m.posted_on, m.amount_minor, m.base_minor, i.account_id, i.currency
         FROM open_item_moves m CROSS JOIN open_items i ON i.open_item_id = m.open_item_id
         ORDER BY m.open_item_move_id",
    )?;
    let mut moves = Feed::new(moved.query([])?)?;
    let mut entry = Entry::default();

    let heads = "SELECT entry_id, command_id, entity_id, posted_on, document_id FROM entries ORDER BY entry_id";
    each(connection, heads, [], |row| {
        let [id, command, entity, posted_on, document] = ints(row, 0)?;
        balance.rows += 1;
        closed.rows += 1;
        closed.holds(
            periods.is_open(entity, posted_on, command),
            || format!("entry {id}"),
            || format!("is posted on {posted_on}, in a period that had been closed before"),
        );
        entry.begin();
        while let Some((key, row)) = postings.upto(id) {
            let [line, account, dimensions, amount, base, rate] = ints(row, 1)?;
            let currency = words.number(text(row, 7)?);
            lines.rows += 1;
            let name = || format!("posting {key}/{line}");
            if key < id {
                lines.bad(name(), "belongs to no entry");
            } else {
                let posting = Posting { line, account, dimensions, currency, amount, base, rate };
                if let Some(wrong) = books.wrong(&posting, entity, entry.lines + 1) {
                    lines.bad(name(), wrong);
                }
                entry.add(&posting, books.control(account));
                sums.add([account, currency], [amount, base])?;
                let (debit, credit) = (base.max(0), -i128::from(base.min(0)));
                let values = [amount.into(), debit.into(), credit, id.into(), id.into()];
                day_sums.add([account, posted_on, dimensions, currency], values)?;
            }
            postings.advance()?;
        }
        while let Some((key, row)) = moves.upto(id) {
            let [step, moved_on, amount, base, account] = ints(row, 1)?;
            items.rows += 1;
            let name = || format!("open item move {step}");
            if key < id {
                items.bad(name(), format!("belongs to entry {key}, which was posted before"));
            } else {
                let held = || format!("is posted on {moved_on}, its entry {key} on {posted_on}");
                items.holds(moved_on == posted_on, name, held);
                entry.take(account, words.number(text(row, 6)?), amount, base);
            }
            moves.advance()?;
        }
        if let Some(wrong) = entry.unbalanced(&words) {
            balance.bad(format!("entry {id}"), wrong);
        }
        for ((account, currency), [amount, base]) in entry.items.iter().filter(|(_, left)| *left != [0, 0]) {
            let currency = words.word(*currency);
            let wrong = format!("posts {amount} {currency} ({base} base) on account {account} without an open item");
            items.bad(format!("entry {id}"), wrong);
        }
        if entry.has_stock {
            stock.rows += 1;
            let told = one(connection, "SELECT entry_id FROM stock_documents WHERE document_id = ?1", [document])?;
            let wrong = || "posts on an inventory account without a stock document".to_owned();
            stock.holds(told == Some(id), || format!("entry {id}"), wrong);
        }
        Ok(())
    })?;
    while let Some((key, row)) = postings.upto(i64::MAX) {
        lines.bad(format!("posting {key}/{}", row.get::<_, i64>(1)?), "belongs to no entry");
        postings.advance()?;
    }
    while let Some((key, row)) = moves.upto(i64::MAX) {
        items.bad(format!("open item move {}", row.get::<_, i64>(1)?), format!("belongs to no entry, not to {key}"));
        moves.advance()?;
    }

    let documents = "SELECT document_id, command_id, entity_id, posted_on FROM stock_documents
                     WHERE movements > 0 OR pool_moves > 0";
    if !periods.is_empty() {
        each(connection, documents, [], |row| {
            let [id, command, entity, posted_on] = ints(row, 0)?;
            let wrong = || format!("is posted on {posted_on}, in a period that had been closed before");
            closed.rows += 1;
            closed.holds(periods.is_open(entity, posted_on, command), || format!("document {id}"), wrong);
            Ok(())
        })?;
    }

    let rows =
        "SELECT account_id, amount_minor, base_minor, currency FROM account_balances ORDER BY account_id, currency";
    each(connection, rows, [], |row| {
        let [account, amount, base] = ints(row, 0)?;
        let key = [account, words.number(text(row, 3)?)];
        sums.settle(balances, &key, [amount, base], || balance_name(&key, &words))
    })?;
    sums.finish(balances, |key| balance_name(key, &words))?;

    let rows = "SELECT account_id, posted_on, dimension_set_id, amount_minor, debit_minor, credit_minor,
                       first_entry_id, last_entry_id, currency FROM account_days
                ORDER BY account_id, posted_on, dimension_set_id, currency";
    each(connection, rows, [], |row| {
        let [account, posted_on, dimensions, amount, debit, credit, first, last] = ints(row, 0)?;
        let key = [account, posted_on, dimensions, words.number(text(row, 8)?)];
        day_sums.settle(days, &key, [amount, debit, credit, first, last], || day_name(&key, &words))
    })?;
    day_sums.finish(days, |key| day_name(key, &words))
}

/// What a day of an account is made of.
const DAY_COLUMNS: [Column; 5] = [
    ("amount_minor", Sum),
    ("debit_minor", Sum),
    ("credit_minor", Sum),
    ("first_entry_id", First),
    ("last_entry_id", Last),
];

fn add<const N: usize>(sums: &mut [i128; N], values: [i64; N]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += i128::from(value);
    }
}

fn balance_name([account, currency]: &[i64; 2], words: &Words) -> String {
    format!("account balance {account} {}", words.word(*currency))
}

fn day_name([account, posted_on, dimensions, currency]: &[i64; 4], words: &Words) -> String {
    format!("account day {account} {posted_on} {dimensions} {}", words.word(*currency))
}

#[derive(Clone, Copy, PartialEq)]
enum Control {
    None,
    Stock,
    OpenItems,
}

struct Account {
    entity: i64,
    control: Control,
    currency: Option<i64>,
}

/// What a posting may refer to.
struct Books {
    accounts: FxHashMap<i64, Account>,
    /// The currency of each entity's books.
    entities: FxHashMap<i64, i64>,
    dimensions: Keys,
}

struct Posting {
    line: i64,
    account: i64,
    dimensions: i64,
    currency: i64,
    amount: i64,
    base: i64,
    rate: i64,
}

impl Books {
    fn read(connection: &Connection, words: &mut Words) -> Result<Self> {
        let (mut accounts, mut entities) = (FxHashMap::default(), FxHashMap::default());
        let mut dimensions = Keys::default();
        each(connection, "SELECT account_id, entity_id, control, currency FROM accounts", [], |row| {
            let [id, entity] = ints(row, 0)?;
            let control = match row.get::<_, Option<String>>(2)?.as_deref() {
                Some("stock") => Control::Stock,
                Some("open_items") => Control::OpenItems,
                _ => Control::None,
            };
            let currency = row.get::<_, Option<String>>(3)?.map(|currency| words.number(&currency));
            accounts.insert(id, Account { entity, control, currency });
            Ok(())
        })?;
        each(connection, "SELECT entity_id, currency FROM entities", [], |row| {
            entities.insert(row.get(0)?, words.number(text(row, 1)?));
            Ok(())
        })?;
        each(connection, "SELECT dimension_set_id FROM dimension_sets ORDER BY dimension_set_id", [], |row| {
            dimensions.push(row.get(0)?);
            Ok(())
        })?;
        Ok(Self { accounts, entities, dimensions })
    }

    fn control(&self, account: i64) -> Control {
        self.accounts.get(&account).map_or(Control::None, |account| account.control)
    }

    /// What is wrong with a line of an entry of an entity.
    fn wrong(&self, posting: &Posting, entity: i64, line: i64) -> Option<&'static str> {
        let Some(account) = self.accounts.get(&posting.account) else { return Some("its account does not exist") };
        let in_base = self.entities.get(&entity) == Some(&posting.currency);
        let opposed = posting.amount.signum() * posting.base.signum() < 0;
        if posting.line != line {
            Some("is not the next line of its entry")
        } else if account.entity != entity {
            Some("its account belongs to another entity")
        } else if account.currency.is_some_and(|takes| takes != posting.currency) {
            Some("its account takes another currency")
        } else if posting.dimensions != 0 && !self.dimensions.contains(posting.dimensions) {
            Some("its dimension set does not exist")
        } else if in_base && posting.amount != posting.base {
            Some("is in the currency of the books, yet its amount and base differ")
        } else if opposed || posting.rate <= 0 {
            Some("no rate turns its amount into its base")
        } else if posting.amount == 0 && posting.base == 0 {
            Some("comes to nothing")
        } else {
            None
        }
    }
}

/// What an entry's lines add up to.
#[derive(Default)]
struct Entry {
    lines: i64,
    base: i128,
    amount: i128,
    currency: Option<i64>,
    mixed: bool,
    has_stock: bool,
    /// By open item account and currency, what its postings say less what the moves of items say.
    items: Vec<((i64, i64), [i128; 2])>,
}

impl Entry {
    fn begin(&mut self) {
        self.items.clear();
        *self = Self { items: std::mem::take(&mut self.items), ..Self::default() };
    }

    fn add(&mut self, posting: &Posting, control: Control) {
        self.lines += 1;
        self.base += i128::from(posting.base);
        self.amount += i128::from(posting.amount);
        self.mixed |= self.currency.is_some_and(|currency| currency != posting.currency);
        self.currency = Some(posting.currency);
        match control {
            Control::None => {}
            Control::Stock => self.has_stock = true,
            Control::OpenItems => add(self.item(posting.account, posting.currency), [posting.amount, posting.base]),
        }
    }

    fn take(&mut self, account: i64, currency: i64, amount: i64, base: i64) {
        let left = self.item(account, currency);
        left[0] -= i128::from(amount);
        left[1] -= i128::from(base);
    }

    fn item(&mut self, account: i64, currency: i64) -> &mut [i128; 2] {
        let key = (account, currency);
        let at = self.items.iter().position(|(held, _)| *held == key).unwrap_or_else(|| {
            self.items.push((key, [0, 0]));
            self.items.len() - 1
        });
        &mut self.items[at].1
    }

    fn unbalanced(&self, words: &Words) -> Option<String> {
        if self.lines < 2 {
            Some(format!("has {} lines", self.lines))
        } else if self.base != 0 {
            Some(format!("is out of balance by {} in the currency of the books", self.base))
        } else if !self.mixed && self.amount != 0 {
            let currency = self.currency.map_or("?", |currency| words.word(currency));
            Some(format!("is out of balance by {} {currency}", self.amount))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, problems};
    use super::*;

    const BOOKS: [&str; 5] = [
        "entities VALUES (1, 'A', 'a', 'A', 'EUR', 'UTC', 1, 100, 2)",
        "accounts VALUES (1, 1, '1', '1', 'Bank', 'asset', NULL, NULL, 1), (2, 1, '2', '2', 'Sales', 'income', NULL, NULL, 1),
         (3, 1, '3', '3', 'Owed', 'liability', 'open_items', NULL, 1), (4, 1, '4', '4', 'Stock', 'asset', 'stock', NULL, 1)",
        "entries VALUES (1, 1, 1, 1, 1, 'manual', 20261101, 20261101, 0, 0, '')",
        "postings VALUES (1, 1, 1, 0, 'USD', 100, 90, 900000000, ''), (1, 2, 2, 0, 'EUR', -90, -90, 1000000000, '')",
        "account_balances VALUES (1, 'USD', 100, 90), (2, 'EUR', -90, -90)",
    ];
    const DAYS: &str =
        "account_days VALUES (1, 20261101, 0, 'USD', 100, 90, 0, 1, 1), (2, 20261101, 0, 'EUR', -90, 0, 90, 1, 1)";

    fn found(changes: &str) -> Vec<String> {
        let file = file(&[&BOOKS[..], &[DAYS]].concat());
        file.execute_batch(&format!(
            "DROP TRIGGER postings_update; DROP TRIGGER postings_delete; DROP TRIGGER entries_update; {changes}"
        ))
        .expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn books_that_balance_are_in_order() {
        assert_eq!(found(""), [""; 0]);
    }

    #[test]
    fn what_is_out_of_balance_is_named() {
        let cases: [(&str, &[&str]); 8] = [
            (
                "UPDATE postings SET base_minor = 91 WHERE line = 1",
                &[
                    "entry 1: is out of balance by 1 in the currency of the books",
                    "account balance 1 USD: base_minor is 90, its postings say 91",
                    "account day 1 20261101 0 USD: debit_minor is 90, its postings say 91",
                ],
            ),
            (
                "DELETE FROM postings WHERE line = 2; DELETE FROM account_balances WHERE account_id = 2;
                 DELETE FROM account_days WHERE account_id = 2",
                &["entry 1: has 1 lines"],
            ),
            (
                "UPDATE account_balances SET base_minor = -91 WHERE account_id = 2",
                &["account balance 2 EUR: base_minor is -91, its postings say -90"],
            ),
            (
                "DELETE FROM account_days WHERE account_id = 1",
                &["account day 1 20261101 0 USD: is missing, though there are postings for it"],
            ),
            (
                "INSERT INTO account_balances VALUES (3, 'EUR', 0, 0)",
                &["account balance 3 EUR: no postings stand behind it"],
            ),
            (
                "INSERT INTO postings VALUES (9, 1, 1, 0, 'EUR', 1, 1, 1000000000, '')",
                &["posting 9/1: belongs to no entry"],
            ),
            (
                "UPDATE postings SET dimension_set_id = 5 WHERE line = 2; UPDATE account_days SET dimension_set_id = 5
                 WHERE account_id = 2",
                &["posting 1/2: its dimension set does not exist"],
            ),
            (
                "UPDATE account_days SET last_entry_id = 2 WHERE account_id = 1",
                &["account day 1 20261101 0 USD: last_entry_id is 2, its postings say 1"],
            ),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), expected, "{change}");
        }
    }

    #[test]
    fn nothing_is_posted_after_its_period_was_closed() {
        let closed = |command: i64, state: &str| {
            format!(
                "INSERT INTO history (command_id, noun, subject, body) VALUES ({command}, 'periods', '[1,202611]',
                 '{{\"entity_id\":1,\"period\":202611,\"state\":\"{state}\"}}');"
            )
        };
        let later = "UPDATE entries SET command_id = 5;";
        assert_eq!(
            found(&format!("{later}{}", closed(4, "closed"))),
            ["entry 1: is posted on 20261101, in a period that had been closed before"]
        );
        assert_eq!(found(&format!("{later}{}{}", closed(3, "closed"), closed(4, "open"))), [""; 0]);
        assert_eq!(found(&format!("{later}{}", closed(4, "soft_closed"))), [""; 0]);
        assert_eq!(found(&format!("{later}{}", closed(6, "closed"))), [""; 0]);
    }

    #[test]
    fn a_control_account_takes_nothing_without_its_sub_ledger() {
        let onto = |account: i64| {
            format!(
                "UPDATE postings SET account_id = {account} WHERE line = 2;
                 UPDATE account_balances SET account_id = {account} WHERE account_id = 2;
                 UPDATE account_days SET account_id = {account} WHERE account_id = 2;"
            )
        };
        assert_eq!(found(&onto(3)), ["entry 1: posts -90 EUR (-90 base) on account 3 without an open item"]);
        assert_eq!(found(&onto(4)), ["entry 1: posts on an inventory account without a stock document"]);
        let item = "INSERT INTO open_items VALUES (1, 1, 3, 0, 'EUR', 0, 0, '', 20261101, 20261101, -90, 0, -90, -90);
                    INSERT INTO open_item_moves VALUES (1, 1, 1, 1, 20261101, -90, -90);";
        assert_eq!(found(&format!("{}{item}", onto(3))), [""; 0]);
        assert_eq!(found(item), ["entry 1: posts 90 EUR (90 base) on account 3 without an open item"]);
    }
}
