//! The books as the file has them.

use backroom_domain::ledger::facts::LedgerFacts;
use backroom_domain::ledger::types::{
    Account, AccountTotal, Balance, BalanceKey, Dimensions, Entity, Entry, PeriodKey, PeriodState, Posting, RateRow,
    RuleKey, Span, StatementLine, WholeEntry,
};
use backroom_domain::values::{AccountId, BusinessDate, Currency, DimensionSetId, EntityId, EntryId, SeriesId};

use crate::column::{Row, fields, only};
use crate::sql::statements;
use crate::{Fault, SqlFacts};

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
    /// The entry that takes back another.
    REVERSAL_OF = "SELECT entry_id FROM entries WHERE reverses_entry_id = ?1 AND reverses_entry_id <> 0";
    /// The lines of an entry, in order.
    POSTINGS_OF = "SELECT entry_id, line, account_id, dimension_set_id, currency, amount_minor, base_minor, rate_nano, note FROM postings WHERE entry_id = ?1 ORDER BY line";
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

pub(super) fn read_account(row: &Row<'_>) -> Result<Account, Fault> {
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

pub(super) fn read_entry(row: &Row<'_>) -> Result<Entry, Fault> {
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

pub(super) fn read_posting(row: &Row<'_>) -> Result<Posting, Fault> {
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

pub(super) fn read_keyed_balance(row: &Row<'_>) -> Result<(BalanceKey, Balance), Fault> {
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
