//! Entities, accounts, entries and what they add up to.

use std::collections::BTreeMap;

use backroom_domain::ledger::facts::LedgerFacts;
use backroom_domain::ledger::types::{
    Account, AccountDay, AccountDayKey, AccountTotal, Balance, BalanceKey, Dimensions, Entity, Entry, PeriodKey,
    PeriodState, Posting, RateRow, RuleKey, Span, StatementLine, WholeEntry,
};
use backroom_domain::values::{
    AccountId, BusinessDate, CommandId, Currency, DimensionSetId, EntityId, EntryId, SeriesId,
};

use crate::column::{Row, fields, only};
use crate::known::{ENTRIES as ENTRIES_JOURNAL, merged, narrow};
use crate::sql::statements;
use crate::table::Table;
use crate::write::{AfterImage, Writer};
use crate::{Fault, SqlFacts};

pub(crate) static ENTITIES: Table = Table::replaced(
    "entities",
    1,
    &["entity_id", "code", "folded", "name", "currency", "time_zone", "area_id", "transit_site_id", "transit_area_id"],
);
pub(crate) static ACCOUNTS: Table = Table::replaced(
    "accounts",
    1,
    &["account_id", "entity_id", "code", "folded", "name", "kind", "control", "currency", "active"],
);
pub(crate) static POSTING_RULES: Table =
    Table::replaced("posting_rules", 3, &["entity_id", "role", "category_id", "account_id"]);
pub(crate) static PERIODS: Table = Table::replaced("periods", 2, &["entity_id", "period", "state"]);
pub(crate) static RATES: Table = Table::replaced("rates", 3, &["base", "currency", "effective_on", "rate_nano"]);
pub(crate) static DIMENSION_SETS: Table = Table::journal(
    "dimension_sets",
    &["dimension_set_id", "command_id", "site_id", "channel", "category_id", "party_id", "own"],
);
pub(crate) static ENTRIES: Table = Table::journal(
    "entries",
    &[
        "entry_id",
        "command_id",
        "entity_id",
        "series_id",
        "number",
        "kind",
        "occurred_on",
        "posted_on",
        "document_id",
        "reverses_entry_id",
        "note",
    ],
);
pub(crate) static POSTINGS: Table = Table::journal(
    "postings",
    &[
        "entry_id",
        "line",
        "account_id",
        "dimension_set_id",
        "currency",
        "amount_minor",
        "base_minor",
        "rate_nano",
        "note",
    ],
);
pub(crate) static ACCOUNT_BALANCES: Table =
    Table::replaced("account_balances", 2, &["account_id", "currency", "amount_minor", "base_minor"]);
pub(crate) static ACCOUNT_DAYS: Table = Table::added(
    "account_days",
    4,
    &[
        "account_id",
        "posted_on",
        "dimension_set_id",
        "currency",
        "amount_minor",
        "debit_minor",
        "credit_minor",
        "first_entry_id",
        "last_entry_id",
    ],
);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[
    &ENTITIES,
    &ACCOUNTS,
    &POSTING_RULES,
    &PERIODS,
    &RATES,
    &DIMENSION_SETS,
    &ENTRIES,
    &POSTINGS,
    &ACCOUNT_BALANCES,
    &ACCOUNT_DAYS,
];

macro_rules! entity_select {
    ($tail:literal) => {
        concat!(
            "SELECT entity_id, code, folded, name, currency, time_zone, area_id, transit_site_id, transit_area_id FROM entities ",
            $tail
        )
    };
}
macro_rules! account_select {
    ($tail:literal) => {
        concat!(
            "SELECT account_id, entity_id, code, folded, name, kind, control, currency, active FROM accounts ",
            $tail
        )
    };
}
macro_rules! entry_select {
    ($tail:literal) => {
        concat!(
            "SELECT entry_id, command_id, entity_id, series_id, number, kind, occurred_on, posted_on, document_id, \
             reverses_entry_id, note FROM entries ",
            $tail
        )
    };
}

statements! {
    /// The entity of a folded code.
    ENTITY_BY_CODE = entity_select!("WHERE folded = ?1");
    /// An entity by key.
    ENTITY = entity_select!("WHERE entity_id = ?1");
    /// Every entity, in order of key.
    ENTITIES_ALL = entity_select!("ORDER BY entity_id");
    /// The account of an entity by folded code.
    ACCOUNT_BY_CODE = account_select!("WHERE entity_id = ?1 AND folded = ?2");
    /// An account by key.
    ACCOUNT = account_select!("WHERE account_id = ?1");
    /// Every account of an entity, in order of folded code.
    ACCOUNTS_OF = account_select!("WHERE entity_id = ?1 ORDER BY folded");
    /// The account a rule names.
    POSTING_RULE = "SELECT account_id FROM posting_rules WHERE entity_id = ?1 AND role = ?2 AND category_id = ?3";
    /// Every rule of an entity.
    POSTING_RULES_OF = "SELECT entity_id, role, category_id, account_id FROM posting_rules WHERE entity_id = ?1";
    /// The state of a month.
    PERIOD = "SELECT state FROM periods WHERE entity_id = ?1 AND period = ?2";
    /// Every month of an entity whose state was ever set, in order.
    PERIODS_OF = "SELECT entity_id, period, state FROM periods WHERE entity_id = ?1 ORDER BY period";
    /// The latest rate on or before a day.
    RATE = "SELECT base, currency, effective_on, rate_nano FROM rates WHERE base = ?1 AND currency = ?2 AND effective_on <= ?3 ORDER BY effective_on DESC LIMIT 1";
    /// The key of an interned set of dimensions.
    DIMENSION_SET = "SELECT dimension_set_id FROM dimension_sets WHERE site_id = ?1 AND channel = ?2 AND category_id = ?3 AND party_id = ?4 AND own = ?5";
    /// An interned set of dimensions by key.
    DIMENSIONS = "SELECT site_id, channel, category_id, party_id, own FROM dimension_sets WHERE dimension_set_id = ?1";
    /// What an account holds in a currency.
    BALANCE = "SELECT amount_minor, base_minor FROM account_balances WHERE account_id = ?1 AND currency = ?2";
    /// What an account holds, in order of currency.
    BALANCES_OF = "SELECT account_id, currency, amount_minor, base_minor FROM account_balances WHERE account_id = ?1 ORDER BY currency";
    /// The head of an entry.
    ENTRY = entry_select!("WHERE entry_id = ?1");
    /// The entry of a number.
    ENTRY_BY_NUMBER = entry_select!("WHERE series_id = ?1 AND number = ?2");
    /// The entries of a series after a number that were posted within a span and are known, in order.
    JOURNAL_ENTRIES = entry_select!("WHERE series_id = ?1 AND number > ?2 AND posted_on BETWEEN ?3 AND ?4 AND entry_id < ?5 ORDER BY number LIMIT ?6");
    /// The lines of such entries between two numbers, in order.
    JOURNAL_LINES = "SELECT p.entry_id, p.line, p.account_id, p.dimension_set_id, p.currency, p.amount_minor, p.base_minor, p.rate_nano, p.note \
        FROM entries e JOIN postings p ON p.entry_id = e.entry_id \
        WHERE e.series_id = ?1 AND e.number BETWEEN ?2 AND ?3 AND e.posted_on BETWEEN ?4 AND ?5 AND e.entry_id < ?6 ORDER BY e.number, p.line";
    /// The entry that takes back another.
    REVERSAL_OF = "SELECT entry_id FROM entries WHERE reverses_entry_id = ?1 AND reverses_entry_id <> 0";
    /// The lines of an entry, in order.
    POSTINGS_OF = "SELECT entry_id, line, account_id, dimension_set_id, currency, amount_minor, base_minor, rate_nano, note FROM postings WHERE entry_id = ?1 ORDER BY line";
    /// What every account of an entity holds now.
    BALANCES_OF_ENTITY = "SELECT b.account_id, b.currency, b.amount_minor, b.base_minor FROM accounts a JOIN account_balances b ON b.account_id = a.account_id WHERE a.entity_id = ?1";
    /// What every account of an entity took within a span, and after it.
    DAYS_OF_ENTITY_FROM = "SELECT d.account_id, d.currency, \
            CAST(SUM(CASE WHEN d.posted_on <= ?1 THEN d.debit_minor ELSE 0 END) AS BIGINT), \
            CAST(SUM(CASE WHEN d.posted_on <= ?1 THEN d.credit_minor ELSE 0 END) AS BIGINT), \
            CAST(SUM(CASE WHEN d.posted_on > ?1 THEN d.debit_minor - d.credit_minor ELSE 0 END) AS BIGINT), \
            CAST(SUM(CASE WHEN d.posted_on > ?1 THEN d.amount_minor ELSE 0 END) AS BIGINT) \
        FROM accounts a JOIN account_days d ON d.account_id = a.account_id \
        WHERE a.entity_id = ?2 AND d.posted_on >= ?3 GROUP BY d.account_id, d.currency";
    /// The lines of an entity's entries from an entry on that were posted up to a day.
    LINES_FROM_ENTRY = "SELECT p.account_id, p.currency, p.amount_minor, p.base_minor, e.posted_on \
        FROM entries e JOIN postings p ON p.entry_id = e.entry_id WHERE e.entry_id >= ?1 AND e.entity_id = ?2 AND e.posted_on <= ?3";
    /// Between which entries to look for the lines of an account within a span.
    STATEMENT_RANGES = "SELECT first_entry_id, last_entry_id FROM account_days WHERE account_id = ?1 AND posted_on BETWEEN ?2 AND ?3 AND last_entry_id >= ?4";
    /// The lines of an account between two entries that were posted within a span, in order, after a line.
    STATEMENT_LINES = "SELECT e.entry_id, e.command_id, e.entity_id, e.series_id, e.number, e.kind, e.occurred_on, e.posted_on, e.document_id, e.reverses_entry_id, e.note, \
            p.entry_id, p.line, p.account_id, p.dimension_set_id, p.currency, p.amount_minor, p.base_minor, p.rate_nano, p.note \
        FROM postings p JOIN entries e ON e.entry_id = p.entry_id \
        WHERE p.entry_id BETWEEN ?1 AND ?2 AND p.account_id = ?3 AND e.posted_on BETWEEN ?4 AND ?5 AND (p.entry_id > ?6 OR p.line > ?7) \
        ORDER BY p.entry_id, p.line LIMIT ?8";
}

pub(crate) fn write_entity(after: &mut AfterImage<'_, '_>, entity: &Entity) -> Result<(), Fault> {
    let Entity { id, code, folded, name, currency, time_zone, area, transit_site, transit_area } = entity;
    let fields = fields![*id, code, folded, name, *currency, *time_zone, *area, *transit_site, *transit_area];
    after.put(&ENTITIES, fields)
}

pub(crate) fn write_account(after: &mut AfterImage<'_, '_>, account: &Account) -> Result<(), Fault> {
    let Account { id, entity, code, folded, name, kind, control, currency, active } = account;
    after.put(&ACCOUNTS, fields![*id, *entity, code, folded, name, *kind, *control, *currency, *active])
}

pub(crate) fn write_posting_rule(
    after: &mut AfterImage<'_, '_>,
    key: &RuleKey,
    account: AccountId,
) -> Result<(), Fault> {
    after.put(&POSTING_RULES, fields![key.entity, key.role, key.category, account])
}

pub(crate) fn write_period(after: &mut AfterImage<'_, '_>, key: &PeriodKey, state: PeriodState) -> Result<(), Fault> {
    after.put(&PERIODS, fields![key.entity, key.period, state])
}

pub(crate) fn write_rate(after: &mut AfterImage<'_, '_>, row: &RateRow) -> Result<(), Fault> {
    after.put(&RATES, fields![row.base, row.currency, row.effective_on, row.rate])
}

pub(crate) fn write_dimension_set(
    writer: &mut Writer<'_>,
    id: DimensionSetId,
    command: CommandId,
    dimensions: &Dimensions,
) -> Result<(), Fault> {
    let Dimensions { site, channel, category, party, own } = dimensions;
    writer.journal(&DIMENSION_SETS, fields![id, command, *site, channel, *category, *party, own])
}

pub(crate) fn write_entry(writer: &mut Writer<'_>, entry: &Entry) -> Result<(), Fault> {
    writer.journal(
        &ENTRIES,
        fields![
            entry.id,
            entry.command,
            entry.entity,
            entry.series,
            entry.number,
            &entry.kind,
            entry.occurred_on,
            entry.posted_on,
            entry.document,
            entry.reverses,
            &entry.note,
        ],
    )
}

pub(crate) fn write_posting(writer: &mut Writer<'_>, posting: &Posting) -> Result<(), Fault> {
    writer.journal(
        &POSTINGS,
        fields![
            posting.entry,
            posting.line,
            posting.account,
            posting.dimensions,
            posting.currency,
            posting.amount_minor,
            posting.base_minor,
            posting.rate,
            &posting.note,
        ],
    )
}

pub(crate) fn write_balances(writer: &mut Writer<'_>, rows: &[(BalanceKey, Option<&Balance>)]) -> Result<(), Fault> {
    writer.put_all(&ACCOUNT_BALANCES, rows, |key, balance| {
        *fields![key.account, key.currency, balance.amount_minor, balance.base_minor]
    })
}

pub(crate) fn write_days(writer: &mut Writer<'_>, rows: &[(AccountDayKey, Option<&AccountDay>)]) -> Result<(), Fault> {
    writer.put_all(&ACCOUNT_DAYS, rows, |key, day| {
        *fields![
            key.account,
            key.posted_on,
            key.dimensions,
            key.currency,
            day.amount_minor,
            day.debit_minor,
            day.credit_minor,
            day.first_entry,
            day.last_entry,
        ]
    })
}

fn read_entity(row: &Row<'_>) -> Result<Entity, Fault> {
    Ok(Entity {
        id: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        name: row.get()?,
        currency: row.get()?,
        time_zone: row.get()?,
        area: row.get()?,
        transit_site: row.get()?,
        transit_area: row.get()?,
    })
}

fn read_account(row: &Row<'_>) -> Result<Account, Fault> {
    Ok(Account {
        id: row.get()?,
        entity: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        name: row.get()?,
        kind: row.get()?,
        control: row.get()?,
        currency: row.get()?,
        active: row.get()?,
    })
}

fn read_entry(row: &Row<'_>) -> Result<Entry, Fault> {
    Ok(Entry {
        id: row.get()?,
        command: row.get()?,
        entity: row.get()?,
        series: row.get()?,
        number: row.get()?,
        kind: row.get()?,
        occurred_on: row.get()?,
        posted_on: row.get()?,
        document: row.get()?,
        reverses: row.get()?,
        note: row.get()?,
    })
}

fn read_posting(row: &Row<'_>) -> Result<Posting, Fault> {
    Ok(Posting {
        entry: row.get()?,
        line: row.get()?,
        account: row.get()?,
        dimensions: row.get()?,
        currency: row.get()?,
        amount_minor: row.get()?,
        base_minor: row.get()?,
        rate: row.get()?,
        note: row.get()?,
    })
}

fn read_balance(row: &Row<'_>) -> Result<Balance, Fault> {
    Ok(Balance { amount_minor: row.get()?, base_minor: row.get()? })
}

fn read_keyed_balance(row: &Row<'_>) -> Result<(BalanceKey, Balance), Fault> {
    Ok((BalanceKey { account: row.get()?, currency: row.get()? }, read_balance(row)?))
}

impl LedgerFacts for SqlFacts<'_> {
    fn entity_by_code(&self, folded: &str) -> Option<Entity> {
        self.one(ENTITY_BY_CODE, fields![folded], read_entity)
    }

    fn entity(&self, id: EntityId) -> Option<Entity> {
        self.one(ENTITY, fields![id], read_entity)
    }

    fn entities(&self) -> Vec<Entity> {
        self.list(ENTITIES_ALL, &[], read_entity)
    }

    fn account_by_code(&self, entity: EntityId, folded: &str) -> Option<Account> {
        self.one(ACCOUNT_BY_CODE, fields![entity, folded], read_account)
    }

    fn account(&self, id: AccountId) -> Option<Account> {
        self.one(ACCOUNT, fields![id], read_account)
    }

    fn accounts_of(&self, entity: EntityId) -> Vec<Account> {
        self.list(ACCOUNTS_OF, fields![entity], read_account)
    }

    fn posting_rule(&self, key: &RuleKey) -> Option<AccountId> {
        self.one(POSTING_RULE, fields![key.entity, key.role, key.category], only)
    }

    fn posting_rules_of(&self, entity: EntityId) -> Vec<(RuleKey, AccountId)> {
        let mut rules = self.list(POSTING_RULES_OF, fields![entity], |row| {
            Ok((RuleKey { entity: row.get()?, role: row.get()?, category: row.get()? }, row.get()?))
        });
        // Roles are words, whose order in the file is not that of the key.
        rules.sort_unstable();
        rules
    }

    fn period(&self, key: &PeriodKey) -> Option<PeriodState> {
        self.one(PERIOD, fields![key.entity, key.period], only)
    }

    fn periods_of(&self, entity: EntityId) -> Vec<(PeriodKey, PeriodState)> {
        self.list(PERIODS_OF, fields![entity], |row| {
            Ok((PeriodKey { entity: row.get()?, period: row.get()? }, row.get()?))
        })
    }

    fn rate(&self, base: Currency, currency: Currency, on: BusinessDate) -> Option<RateRow> {
        self.one(RATE, fields![base, currency, on], |row| {
            Ok(RateRow { base: row.get()?, currency: row.get()?, effective_on: row.get()?, rate: row.get()? })
        })
    }

    fn dimension_set(&self, dimensions: &Dimensions) -> Option<DimensionSetId> {
        let Dimensions { site, channel, category, party, own } = dimensions;
        self.one(DIMENSION_SET, fields![*site, channel, *category, *party, own], only)
    }

    fn dimensions(&self, id: DimensionSetId) -> Option<Dimensions> {
        self.one(DIMENSIONS, fields![id], |row| {
            Ok(Dimensions {
                site: row.get()?,
                channel: row.get()?,
                category: row.get()?,
                party: row.get()?,
                own: row.get()?,
            })
        })
    }

    fn balances(&self, keys: &[BalanceKey]) -> Vec<Option<Balance>> {
        self.each(BALANCE, keys, |key| *fields![key.account, key.currency], read_balance)
    }

    fn balances_of(&self, account: AccountId) -> Vec<(BalanceKey, Balance)> {
        self.list(BALANCES_OF, fields![account], read_keyed_balance)
    }

    fn entry(&self, id: EntryId) -> Option<Entry> {
        self.one(ENTRY, fields![id], read_entry)
    }

    fn entry_by_number(&self, series: SeriesId, number: i64) -> Option<Entry> {
        self.one(ENTRY_BY_NUMBER, fields![series, number], read_entry)
    }

    fn postings_of(&self, entry: EntryId) -> Vec<Posting> {
        self.list(POSTINGS_OF, fields![entry], read_posting)
    }

    fn journal(&self, series: SeriesId, span: Span, after: i64, limit: u32) -> Vec<WholeEntry> {
        self.keep(self.whole_entries(series, span, after, limit))
    }

    fn reversal_of(&self, entry: EntryId) -> Option<EntryId> {
        self.one(REVERSAL_OF, fields![entry], only)
    }

    fn trial_balance(&self, entity: EntityId, span: Span) -> Vec<AccountTotal> {
        self.keep(self.totals(entity, span))
    }

    fn statement(&self, account: AccountId, span: Span, after: (EntryId, i64), limit: u32) -> Vec<StatementLine> {
        self.keep(self.lines(account, span, after, limit as usize))
    }
}

/// What an account adds up to while a report is being made.
#[derive(Clone, Copy, Default)]
struct Sums {
    /// The net at the end of the span, in the currency and in base.
    amount: i128,
    closing: i128,
    debit: i128,
    credit: i128,
}

impl SqlFacts<'_> {
    /// From what accounts hold now, less what came after the span, less what was recorded too late to be known: a
    /// report of this month reads the days of this month, however old the books are.
    fn totals(&self, entity: EntityId, span: Span) -> Result<Vec<AccountTotal>, Fault> {
        let mut sums: BTreeMap<AccountId, BTreeMap<Currency, Sums>> = BTreeMap::new();
        for (key, now) in self.try_list(BALANCES_OF_ENTITY, fields![entity], read_keyed_balance)? {
            let sum = sums.entry(key.account).or_default().entry(key.currency).or_default();
            (sum.amount, sum.closing) = (i128::from(now.amount_minor), i128::from(now.base_minor));
        }

        let from = span.from.unwrap_or(BusinessDate::FIRST);
        // A span that ends before it begins has no days of its own, yet what came after it must still be taken away.
        let days_from = span.to.next().map_or(from, |after| from.min(after));
        let days = self.try_list(DAYS_OF_ENTITY_FROM, fields![span.to, entity, days_from], |row| {
            let key = BalanceKey { account: row.get()?, currency: row.get()? };
            let [debit, credit, after_base, after_amount] =
                [row.get::<i64>()?, row.get()?, row.get()?, row.get()?].map(i128::from);
            Ok((key, debit, credit, after_base, after_amount))
        })?;
        for (key, debit, credit, after_base, after_amount) in days {
            let sum = sums.entry(key.account).or_default().entry(key.currency).or_default();
            (sum.debit, sum.credit) = (debit, credit);
            sum.closing -= after_base;
            sum.amount -= after_amount;
        }

        if span.known.is_some() {
            let unknown_from = self.unknown_from(ENTRIES_JOURNAL, span.known)?;
            let lines = self.try_list(LINES_FROM_ENTRY, fields![unknown_from, entity, span.to], |row| {
                Ok((read_keyed_balance(row)?, row.get::<BusinessDate>()?))
            })?;
            for ((key, line), posted_on) in lines {
                let sum = sums.entry(key.account).or_default().entry(key.currency).or_default();
                let base = i128::from(line.base_minor);
                sum.closing -= base;
                sum.amount -= i128::from(line.amount_minor);
                if posted_on >= from {
                    if base >= 0 { sum.debit -= base } else { sum.credit += base }
                }
            }
        }

        let mut totals = Vec::with_capacity(sums.len());
        for account in self.try_list(ACCOUNTS_OF, fields![entity], read_account)? {
            for (currency, sum) in sums.get(&account.id).into_iter().flatten() {
                let total = AccountTotal {
                    account: account.clone(),
                    currency: *currency,
                    opening_minor: narrow(sum.closing - sum.debit + sum.credit)?,
                    debit_minor: narrow(sum.debit)?,
                    credit_minor: narrow(sum.credit)?,
                    amount_minor: narrow(sum.amount)?,
                };
                let figures = [total.opening_minor, total.debit_minor, total.credit_minor, total.amount_minor];
                if figures != [0; 4] {
                    totals.push(total);
                }
            }
        }
        Ok(totals)
    }

    /// The heads of a page, then all their lines at once.
    fn whole_entries(&self, series: SeriesId, span: Span, after: i64, limit: u32) -> Result<Vec<WholeEntry>, Fault> {
        let from = span.from.unwrap_or(BusinessDate::FIRST);
        let unknown_from = self.unknown_from(ENTRIES_JOURNAL, span.known)?;
        let heads = fields![series, after, from, span.to, unknown_from, i64::from(limit)];
        let heads = self.try_list(JOURNAL_ENTRIES, heads, read_entry)?;
        let (Some(first), Some(last)) = (heads.first(), heads.last()) else { return Ok(Vec::new()) };
        let lines = fields![series, first.number, last.number, from, span.to, unknown_from];
        let mut lines = self.try_list(JOURNAL_LINES, lines, read_posting)?.into_iter().peekable();
        let mut entries = Vec::with_capacity(heads.len());
        for entry in heads {
            let mut postings = Vec::new();
            while let Some(posting) = lines.next_if(|posting| posting.entry == entry.id) {
                postings.push(posting);
            }
            entries.push(WholeEntry { entry, postings });
        }
        Ok(entries)
    }

    /// Looks between the first and the last entry of each day, and stops when there are enough.
    fn lines(
        &self,
        account: AccountId,
        span: Span,
        after: (EntryId, i64),
        limit: usize,
    ) -> Result<Vec<StatementLine>, Fault> {
        let from = span.from.unwrap_or(BusinessDate::FIRST);
        let last = self.unknown_from(ENTRIES_JOURNAL, span.known)?.saturating_sub(1);
        let ranges = self.try_list(STATEMENT_RANGES, fields![account, from, span.to, after.0], |row| {
            let (first_entry, last_entry): (i64, i64) = (row.get()?, row.get()?);
            Ok((first_entry.max(after.0.0), last_entry.min(last)))
        })?;
        let mut lines = Vec::new();
        for (first_entry, last_entry) in merged(ranges) {
            let wanted = i64::try_from(limit - lines.len()).unwrap_or(i64::MAX);
            if wanted == 0 {
                break;
            }
            let fields = fields![first_entry, last_entry, account, from, span.to, after.0, after.1, wanted];
            lines.extend(self.try_list(STATEMENT_LINES, fields, |row| {
                Ok(StatementLine { entry: read_entry(row)?, posting: read_posting(row)? })
            })?);
        }
        Ok(lines)
    }
}
