//! Trial balances and statements of any span, as they were known after any command.

use std::collections::BTreeMap;

use backroom_domain::ledger::types::{AccountTotal, BalanceKey, Span, StatementLine, WholeEntry};
use backroom_domain::values::{AccountId, BusinessDate, Currency, EntityId, EntryId, SeriesId};

use super::facts::{ACCOUNTS_OF, JOURNAL_ENTRIES, read_account, read_entry, read_keyed_balance, read_posting};
use crate::column::fields;
use crate::known::{ENTRIES as ENTRIES_JOURNAL, merged, narrow};
use crate::sql::statements;
use crate::{Fault, SqlFacts};

statements! {
    /// What every account of an entity holds now.
    BALANCES_OF_ENTITY = "SELECT b.account_id, b.currency, b.amount_minor, b.base_minor FROM accounts a JOIN account_balances b ON b.account_id = a.account_id WHERE a.entity_id = ?1";
    /// What every account of an entity took within a span, and after it. The order of the joins is kept: balance by
    /// balance, so that days are added up as they come and never sorted; an account with several currencies is read once
    /// for each.
    DAYS_OF_ENTITY_FROM = "SELECT b.account_id, b.currency, \
            CAST(SUM(CASE WHEN d.posted_on <= ?1 THEN d.debit_minor ELSE 0 END) AS BIGINT), \
            CAST(SUM(CASE WHEN d.posted_on <= ?1 THEN d.credit_minor ELSE 0 END) AS BIGINT), \
            CAST(SUM(CASE WHEN d.posted_on > ?1 THEN d.debit_minor - d.credit_minor ELSE 0 END) AS BIGINT), \
            CAST(SUM(CASE WHEN d.posted_on > ?1 THEN d.amount_minor ELSE 0 END) AS BIGINT) \
        FROM account_balances b CROSS JOIN accounts a CROSS JOIN account_days d \
        WHERE a.account_id = b.account_id AND a.entity_id = ?2 AND d.account_id = b.account_id AND d.currency = b.currency \
        AND d.posted_on >= ?3 GROUP BY b.account_id, b.currency";
    /// The lines of an entity's entries from an entry on that were posted up to a day.
    LINES_FROM_ENTRY = "SELECT p.account_id, p.currency, p.amount_minor, p.base_minor, e.posted_on \
        FROM entries e JOIN postings p ON p.entry_id = e.entry_id WHERE e.entry_id >= ?1 AND e.entity_id = ?2 AND e.posted_on <= ?3";
    /// The lines of the entries of a series between two numbers that were posted within a span and are known, in order.
    JOURNAL_LINES = "SELECT p.entry_id, p.line, p.account_id, p.dimension_set_id, p.currency, p.amount_minor, p.base_minor, p.rate_nano, p.note \
        FROM entries e JOIN postings p ON p.entry_id = e.entry_id \
        WHERE e.series_id = ?1 AND e.number BETWEEN ?2 AND ?3 AND e.posted_on BETWEEN ?4 AND ?5 AND e.entry_id < ?6 ORDER BY e.number, p.line";
    /// Between which entries to look for the lines of an account within a span.
    STATEMENT_RANGES = "SELECT first_entry_id, last_entry_id FROM account_days WHERE account_id = ?1 AND posted_on BETWEEN ?2 AND ?3 AND last_entry_id >= ?4";
    /// The lines of an account between two entries that were posted within a span, in order, after a line.
    STATEMENT_LINES = "SELECT e.entry_id, e.command_id, e.entity_id, e.series_id, e.number, e.kind, e.occurred_on, e.posted_on, e.document_id, e.reverses_entry_id, e.note, \
            p.entry_id, p.line, p.account_id, p.dimension_set_id, p.currency, p.amount_minor, p.base_minor, p.rate_nano, p.note \
        FROM postings p JOIN entries e ON e.entry_id = p.entry_id \
        WHERE p.entry_id BETWEEN ?1 AND ?2 AND p.account_id = ?3 AND e.posted_on BETWEEN ?4 AND ?5 AND (p.entry_id > ?6 OR p.line > ?7) \
        ORDER BY p.entry_id, p.line LIMIT ?8";
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
    pub(super) fn totals(&self, entity: EntityId, span: Span) -> Result<Vec<AccountTotal>, Fault> {
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
    pub(super) fn whole_entries(
        &self,
        series: SeriesId,
        span: Span,
        after: i64,
        limit: u32,
    ) -> Result<Vec<WholeEntry>, Fault> {
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
    pub(super) fn lines(
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
