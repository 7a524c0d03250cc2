//! What the books hold, asked page by page.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use backroom::Session;
use backroom::ledger::queries::{Accounts, Entities, Entries, EntryAnswer, EntryLineReply, TrialBalance};
use backroom::ledger::replies::{AccountReply, EntityReply};
use backroom::values::{BusinessDate, Code, Currency};
use backroom_domain::flow::{Limit, Refusal};

use super::names;
use crate::failure::{Failure, Result};

/// The books of one entity.
pub(super) struct Books {
    session: Session,
    code: Code,
    /// Whose.
    pub(super) entity: EntityReply,
    accounts: BTreeMap<String, Account>,
}

/// An account, by the name it has in plain-text accounting.
pub(super) struct Account {
    pub(super) name: String,
    pub(super) reply: AccountReply,
}

/// A line as it is written: in its currency, with what it came to in the books' if that is another.
pub(super) struct Due {
    pub(super) account: String,
    pub(super) amount: String,
    pub(super) currency: Currency,
    /// In the currency of the books, without its sign.
    pub(super) worth: Option<String>,
}

/// How a program wants it written.
pub(super) trait Style {
    /// What comes first.
    fn begin(&mut self, entity: &EntityReply, out: &mut dyn Write) -> io::Result<()>;
    /// An account, before it is used.
    fn account(&mut self, account: &Account, out: &mut dyn Write) -> io::Result<()>;
    /// A currency, before it is used.
    fn currency(&mut self, currency: Currency, out: &mut dyn Write) -> io::Result<()>;
    /// An entry, its lines, and each as it is written.
    fn entry(
        &mut self,
        entry: &EntryAnswer,
        lines: &[(&EntryLineReply, Vec<Due>)],
        out: &mut dyn Write,
    ) -> io::Result<()>;
    /// What accounts must come to when everything is counted up to a day.
    fn balances(&mut self, on: BusinessDate, balances: &[Due], out: &mut dyn Write) -> io::Result<()>;
}

/// What has been written so far.
#[derive(Default)]
struct Written {
    entries: u64,
    after: Option<Code>,
    last_day: Option<BusinessDate>,
    currencies: BTreeSet<String>,
    accounts: BTreeSet<String>,
    /// Every account and currency with lines.
    touched: BTreeSet<(String, String)>,
    /// What lines of no amount in their own currency added to an account in that of the books.
    beside: BTreeMap<String, i128>,
}

impl Books {
    /// The books of the entity named, or of the only one.
    pub(super) fn open(session: Session, named: Option<&str>) -> Result<Self> {
        let mut entities = Vec::new();
        let mut after = None;
        loop {
            let page = session.ask(&Entities { after, limit: Limit::default() })?;
            entities.extend(page.entities);
            match page.next {
                Some(next) => after = Some(code(&next)?),
                None => break,
            }
        }
        let codes = || entities.iter().map(|entity| entity.entity.clone()).collect::<Vec<_>>().join(", ");
        let entity = match named {
            Some(named) => {
                let wanted = code(named)?.folded();
                let same = |entity: &&EntityReply| code(&entity.entity).is_ok_and(|code| code.folded() == wanted);
                let missing = || Failure::usage(format!("there is no entity {named}; the file has {}", codes()));
                entities.iter().find(same).ok_or_else(missing)?.clone()
            }
            None if entities.len() == 1 => entities.remove(0),
            None if entities.is_empty() => {
                return Err(Failure::usage("the file has no entity yet; open one with ledger.open_entity"));
            }
            None => return Err(Failure::usage(format!("whose books? Name one with --entity: {}", codes()))),
        };
        let mut books = Self { session, code: code(&entity.entity)?, entity, accounts: BTreeMap::new() };
        books.ask_accounts()?;
        Ok(books)
    }

    fn ask_accounts(&mut self) -> Result<()> {
        let mut after = None;
        loop {
            let page = self.session.ask(&Accounts { entity: self.code.clone(), after, limit: Limit::default() })?;
            for reply in page.accounts {
                let name = names::account(reply.kind, &reply.account);
                self.accounts.insert(reply.account.clone(), Account { name, reply });
            }
            match page.next {
                Some(next) => after = Some(code(&next)?),
                None => return Ok(()),
            }
        }
    }

    /// Writes everything in a style, and says how many entries that were.
    pub(super) fn write(&mut self, style: &mut dyn Style, out: &mut dyn Write) -> Result<u64> {
        let mut written = Written::default();
        style.begin(&self.entity, out)?;
        self.currency(self.entity.currency, &mut written, style, out)?;
        for account in self.accounts.values() {
            style.account(account, out)?;
            written.accounts.insert(account.reply.account.clone());
        }
        loop {
            while self.page(&mut written, style, out)? {}
            let (entries, balances) = (written.entries, self.balances(&written)?);
            self.page(&mut written, style, out)?;
            if written.entries == entries {
                if let Some(on) = written.last_day {
                    style.balances(on, &balances, out)?;
                }
                return Ok(entries);
            }
        }
    }

    /// Writes the next entries, and says whether there may be more.
    fn page(&mut self, written: &mut Written, style: &mut dyn Style, out: &mut dyn Write) -> Result<bool> {
        let page = self.session.ask(&Entries {
            entity: self.code.clone(),
            from: None,
            to: None,
            known_at: None,
            after: written.after.clone(),
            limit: Limit::default(),
        })?;
        for entry in &page.entries {
            let mut lines = Vec::with_capacity(entry.lines.len());
            for line in &entry.lines {
                self.currency(line.currency, written, style, out)?;
                if !self.accounts.contains_key(&line.account) {
                    self.ask_accounts()?;
                }
                let account = self.accounts.get(&line.account);
                let account = account.ok_or_else(|| Failure::World(format!("{} has no kind", line.account)))?;
                if written.accounts.insert(line.account.clone()) {
                    style.account(account, out)?;
                }
                lines.push((line, dues(line, &account.name, entry.currency, written)));
            }
            style.entry(entry, &lines, out)?;
            written.entries += 1;
            written.last_day = written.last_day.max(Some(entry.posted_on));
        }
        if let Some(last) = page.entries.last() {
            written.after = Some(code(&last.entry)?);
        }
        Ok(page.next.is_some())
    }

    fn currency(
        &self,
        currency: Currency,
        written: &mut Written,
        style: &mut dyn Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if written.currencies.insert(currency.to_string()) { style.currency(currency, out) } else { Ok(()) }
    }

    /// What the trial balance says of every account and currency that has lines.
    fn balances(&self, written: &Written) -> Result<Vec<Due>> {
        let request = TrialBalance { entity: self.code.clone(), from: None, to: None, known_at: None };
        let trial = self.session.ask(&request)?;
        let books = self.entity.currency;
        let mut sums: BTreeMap<(String, String), (i128, Currency)> = BTreeMap::new();
        for row in &trial.rows {
            let key = (row.account.clone(), row.currency.to_string());
            sums.insert(key, (minor(&row.amount), row.currency));
        }
        for (account, beside) in &written.beside {
            sums.entry((account.clone(), books.to_string())).or_insert((0, books)).0 += beside;
        }
        for (account, currency) in &written.touched {
            let parsed = Currency::parse(currency).unwrap_or(books);
            sums.entry((account.clone(), currency.clone())).or_insert((0, parsed));
        }
        let dues = sums.into_iter().filter_map(|((account, _), (sum, currency))| {
            let account = self.accounts.get(&account)?.name.clone();
            Some(Due { account, amount: text(sum, currency), currency, worth: None })
        });
        Ok(dues.collect())
    }
}

/// A line as it is written: usually once. An amount that is nothing in its own currency, or moves the other way in that
/// of the books, is written in that of the books.
fn dues(line: &EntryLineReply, account: &str, books: Currency, written: &mut Written) -> Vec<Due> {
    let (amount, base) = (minor(&line.amount), minor(&line.base));
    let due = |amount: i128, currency: Currency, worth: Option<i128>| Due {
        account: account.to_owned(),
        amount: text(amount, currency),
        currency,
        worth: worth.map(|worth| text(worth.abs(), books)),
    };
    let mut touch = |currency: Currency| written.touched.insert((line.account.clone(), currency.to_string()));
    if line.currency == books {
        touch(books);
        return vec![due(base, books, None)];
    }
    let together = amount != 0 && (base == 0 || (amount > 0) == (base > 0));
    if together {
        touch(line.currency);
        return vec![due(amount, line.currency, Some(base))];
    }
    touch(books);
    *written.beside.entry(line.account.clone()).or_default() += base;
    let mut dues = vec![due(base, books, None)];
    if amount != 0 {
        written.touched.insert((line.account.clone(), line.currency.to_string()));
        dues.push(due(amount, line.currency, Some(0)));
    }
    dues
}

fn code(text: &str) -> Result<Code> {
    Code::parse(text).map_err(|error| Failure::Book(Refusal::from(error).into()))
}

/// An amount as the books write it, in minor units: it has the decimals of its currency.
fn minor(amount: &str) -> i128 {
    amount.replace('.', "").parse().unwrap_or_default()
}

fn text(minor: i128, currency: Currency) -> String {
    let decimals = usize::from(currency.exponent());
    let (sign, digits) = (if minor < 0 { "-" } else { "" }, format!("{:0>1$}", minor.unsigned_abs(), decimals + 1));
    let (whole, cents) = digits.split_at(digits.len() - decimals);
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{cents}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_the_decimals_of_their_currency() {
        let currency = |code: &str| Currency::parse(code).expect("a currency");
        for (amount, code) in [("-0.05", "EUR"), ("1234.50", "EUR"), ("-7", "JPY"), ("0.001", "BHD"), ("0.00", "EUR")] {
            assert_eq!(text(minor(amount), currency(code)), amount);
        }
    }
}
