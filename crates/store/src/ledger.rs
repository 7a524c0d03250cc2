//! Entities, accounts, entries and what they add up to: their tables and how they are written.

mod facts;
mod reports;

use backroom_domain::ledger::types::{
    Account, AccountDay, AccountDayKey, Balance, BalanceKey, Dimensions, Entity, Entry, PeriodKey, PeriodState,
    Posting, RateRow, RuleKey,
};
use backroom_domain::values::{AccountId, CommandId, DimensionSetId};

use crate::Fault;
use crate::column::fields;
use crate::table::Table;
use crate::write::{AfterImage, Writer};

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

/// Every statement of this slice.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&[(&str, &str)]] = &[facts::STATEMENTS, reports::STATEMENTS];

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
