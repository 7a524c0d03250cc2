//! The schema and how a file comes to it: forward only, one migration after the other.

use refinery::{Migration, Runner};
use rusqlite::Connection;

use super::Fault;

/// Every migration ever released, in order. A released one never changes.
pub(crate) const MIGRATIONS: &[(&str, &str)] = &[
    ("V1__core", include_str!("migrations/V1__core.sql")),
    ("V2__tax", include_str!("migrations/V2__tax.sql")),
    ("V3__prices", include_str!("migrations/V3__prices.sql")),
    ("V4__till", include_str!("migrations/V4__till.sql")),
    ("V5__allocation", include_str!("migrations/V5__allocation.sql")),
    ("V6__supply", include_str!("migrations/V6__supply.sql")),
    ("V7__transfers", include_str!("migrations/V7__transfers.sql")),
    ("V8__sales", include_str!("migrations/V8__sales.sql")),
    ("V9__returns", include_str!("migrations/V9__returns.sql")),
    ("V10__receivables", include_str!("migrations/V10__receivables.sql")),
    ("V11__advances", include_str!("migrations/V11__advances.sql")),
    ("V12__bad_debts", include_str!("migrations/V12__bad_debts.sql")),
    ("V13__approvals", include_str!("migrations/V13__approvals.sql")),
];

/// The schema this library reads and writes: the number of its last migration.
pub(crate) const CURRENT: i64 = number(MIGRATIONS[MIGRATIONS.len() - 1].0);

/// The number of a migration: what stands between its V and the underscores.
const fn number(name: &str) -> i64 {
    let (bytes, mut at, mut number) = (name.as_bytes(), 1, 0);
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        number = number * 10 + (bytes[at] - b'0') as i64;
        at += 1;
    }
    number
}

/// The schema a file has, 0 when it has none yet.
pub(crate) fn version(connection: &Connection) -> Result<i64, Fault> {
    // Asked of the catalogue first: a file whose creation was cut short has no such table.
    if !connection.table_exists(None::<&str>, "refinery_schema_history")? {
        return Ok(0);
    }
    let sql = "SELECT COALESCE(MAX(version), 0) FROM refinery_schema_history";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// Applies what is pending, all of it in one transaction. Two processes may try at once: the loser of the race finds
/// the work done.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), Fault> {
    if version(connection)? == CURRENT {
        return Ok(());
    }
    let mut migrations = Vec::with_capacity(MIGRATIONS.len());
    for (name, sql) in MIGRATIONS {
        migrations.push(Migration::unapplied(name, sql)?);
    }
    match Runner::new(&migrations).set_grouped(true).run(connection) {
        Ok(_) => Ok(()),
        Err(_) if version(connection)? == CURRENT => Ok(()),
        Err(error) => Err(error.into()),
    }
}
