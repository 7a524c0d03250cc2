//! The file itself: its pages, its references, and the rules that stand in its schema.

use std::collections::BTreeMap;

use refinery::Migration;
use rusqlite::{Connection, Result, Row};

use super::read::{each, one, text};
use super::run::Check;
use crate::driver::schema::MIGRATIONS;

/// SQLite finds every page, index and constraint in order.
pub(super) fn pages(connection: &Connection, [pages]: &mut [Check; 1]) -> Result<()> {
    pages.rows = one(connection, "PRAGMA page_count", [])?.unwrap_or(0).unsigned_abs();
    each(connection, "PRAGMA integrity_check(100)", [], |row| {
        let message = text(row, 0)?;
        pages.holds(message == "ok", || "the file", || message.to_owned());
        Ok(())
    })
}

/// Every reference of a row finds its row.
pub(super) fn foreign_keys(connection: &Connection, [references]: &mut [Check; 1]) -> Result<()> {
    let tables = "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table'";
    references.rows = one(connection, tables, [])?.unwrap_or(0).unsigned_abs();
    each(connection, "PRAGMA foreign_key_check", [], |row| {
        let (table, target) = (text(row, 0)?, text(row, 2)?);
        let record = match row.get::<_, Option<i64>>(1)? {
            Some(id) => format!("{table} {id}"),
            None => format!("a row of {table}"),
        };
        references.bad(record, format!("refers to a row of {target} that does not exist"));
        Ok(())
    })
}

/// Tables, indexes and the triggers that guard the journals stand as this version makes them, and nobody has added a
/// trigger.
pub(super) fn schema(connection: &Connection, [schema]: &mut [Check; 1]) -> Result<()> {
    let made = Connection::open_in_memory()?;
    for (_, migration) in MIGRATIONS {
        made.execute_batch(migration)?;
    }
    let wanted = objects(&made)?;
    let mut found = objects(connection)?;
    for ((kind, name), sql) in wanted {
        schema.rows += 1;
        match found.remove(&(kind.clone(), name.clone())) {
            None => schema.bad(format!("{kind} {name}"), "is missing from the schema"),
            Some(other) if other != sql => schema.bad(format!("{kind} {name}"), "is not what this version made"),
            Some(_) => {}
        }
    }
    for (kind, name) in found.into_keys().filter(|(kind, _)| kind == "trigger") {
        schema.bad(format!("{kind} {name}"), "is none of ours, and acts on what is written");
    }
    migrations(connection, schema)
}

/// The file says by which migrations it was made. One that says nothing of it is no file of ours, and not opened.
fn migrations(connection: &Connection, schema: &mut Check) -> Result<()> {
    if !connection.table_exists(None::<&str>, "refinery_schema_history")? {
        return Ok(());
    }
    let made = MIGRATIONS.iter().filter_map(|(name, sql)| Migration::unapplied(name, sql).ok());
    let mut made: BTreeMap<i64, (String, String)> = made
        .map(|migration| {
            let version = i64::from(migration.version());
            (version, (migration.name().to_owned(), migration.checksum().to_string()))
        })
        .collect();
    each(connection, "SELECT version, name, checksum FROM refinery_schema_history ORDER BY version", [], |row| {
        let version: i64 = row.get(0)?;
        schema.rows += 1;
        let is_ours = made.remove(&version) == Some((row.get(1)?, row.get(2)?));
        schema.holds(is_ours, || format!("migration {version}"), || "is not one this version knows");
        Ok(())
    })?;
    for version in made.into_keys() {
        schema.bad(format!("migration {version}"), "is missing, though the schema is what it made");
    }
    Ok(())
}

type Objects = BTreeMap<(String, String), String>;

/// The objects of a schema that somebody wrote, with their text. A table renamed by nobody keeps its text.
fn objects(connection: &Connection) -> Result<Objects> {
    let sql = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL";
    let mut statement = connection.prepare(sql)?;
    let object = |row: &Row<'_>| Ok(((row.get(0)?, row.get(1)?), row.get(2)?));
    statement.query_map([], object)?.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{empty, problems};
    use super::*;

    #[test]
    fn a_new_schema_is_as_it_should_be() {
        let file = empty();
        assert_eq!(problems(&file, schema), [""; 0]);
        assert_eq!(problems(&file, pages), [""; 0]);
        assert_eq!(problems(&file, foreign_keys), [""; 0]);
    }

    #[test]
    fn a_guard_that_is_gone_or_changed_is_found() {
        let file = empty();
        file.execute_batch(
            "DROP TRIGGER postings_update;
             DROP TRIGGER postings_delete;
             CREATE TRIGGER postings_delete BEFORE DELETE ON postings BEGIN SELECT 1; END;
             CREATE TRIGGER quiet AFTER INSERT ON movements BEGIN DELETE FROM positions; END;",
        )
        .expect("the schema changes");
        assert_eq!(
            problems(&file, schema),
            [
                "trigger postings_delete: is not what this version made",
                "trigger postings_update: is missing from the schema",
                "trigger quiet: is none of ours, and acts on what is written",
            ]
        );
    }

    #[test]
    fn a_reference_to_nothing_is_named() {
        let file = empty();
        file.execute_batch("INSERT INTO places VALUES (7, 101, 'A1', 'a1')").expect("a place");
        assert_eq!(problems(&file, foreign_keys), ["places 7: refers to a row of sites that does not exist"]);
    }
}
