//! Small files made by hand, with the guards of their schema down.

use rusqlite::{Connection, Result};

use super::run::Check;
use crate::driver::schema::MIGRATIONS;

/// A file with the schema and nothing in it; references are not enforced.
pub(super) fn empty() -> Connection {
    let file = Connection::open_in_memory().expect("a database in memory");
    for (_, migration) in MIGRATIONS {
        file.execute_batch(migration).expect("the schema");
    }
    file.pragma_update(None, "foreign_keys", false).expect("a pragma");
    file
}

/// A file with rows, each statement without its `INSERT INTO`.
pub(super) fn file(rows: &[&str]) -> Connection {
    let file = empty();
    for row in rows {
        file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
    }
    file
}

/// What a pass finds: `record: message`.
pub(super) fn problems<const N: usize>(
    file: &Connection,
    prove: impl FnOnce(&Connection, &mut [Check; N]) -> Result<()>,
) -> Vec<String> {
    let mut checks = [(); N].map(|()| Check::new(0, "check"));
    prove(file, &mut checks).expect("the file can be read");
    let found = checks.iter().flat_map(Check::found);
    found.map(|problem| format!("{}: {}", problem.record, problem.message)).collect()
}
