//! Rows of commands that are decided and not yet in the file.
//!
//! Deciding and inserting each fill the processor's caches with their own half of the program: taking turns between them
//! command by command costs more in fetching code than in running it. So rows wait here in their canonical bytes, which
//! the digest of their command is made of anyway, and are inserted together.
//!
//! 1. **They go into the file in the order they were staged**, the row of a command before its records.
//! 2. **Whoever asks the file finds them there**: every statement but these inserts flushes first, a commit too.
//! 3. **They belong to the open transaction**: a rollback drops them.

use backroom_domain::flow::Record;
use backroom_domain::values::Digest;
use rusqlite::CachedStatement;
use rusqlite::types::{ToSqlOutput, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use uuid::Uuid;

use crate::column::Field;
use crate::exec::StatementKind;
use crate::table::Table;
use crate::write::Writer;
use crate::{CommandRow, Fault, Store, digest, flow};

/// Rows are inserted when they have come to this many bytes: about sixty commands, and a part of the nearest cache that
/// is shared with nobody.
const MOST_BYTES: usize = 64 << 10;

/// Rows on their way into the file.
#[derive(Debug, Default)]
pub(crate) struct Staged {
    /// Rows that the digest of their command covers, as [`digest`] documents them.
    covered: Vec<u8>,
    /// Columns of the others, encoded alike.
    others: Vec<u8>,
    rows: Vec<Row>,
    /// The keys that done and held commands among the rows bind.
    keys: FxHashSet<Uuid>,
    /// Where the records begin whose command has no row yet.
    records_from: usize,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    table: &'static Table,
    covered: bool,
    columns_at: usize,
}

impl Staged {
    /// Stages a row of a journal, which the digest of its command covers.
    pub(crate) fn journal(&mut self, table: &'static Table, fields: &[Field<'_>]) {
        digest::push_head(&mut self.covered, table.name, fields.len());
        self.rows.push(Row { table, covered: true, columns_at: self.covered.len() });
        digest::push_columns(&mut self.covered, fields);
    }

    /// Adds to the digest what a row is opened with; the row itself is written with the balances of the commit.
    pub(crate) fn opening(&mut self, table: &'static Table, fields: &[Field<'_>]) {
        digest::push_row(&mut self.covered, table.name, fields);
    }

    /// Stages a row that no digest covers.
    pub(crate) fn other(&mut self, table: &'static Table, fields: &[Field<'_>]) {
        self.rows.push(Row { table, covered: false, columns_at: self.others.len() });
        digest::push_columns(&mut self.others, fields);
    }

    /// Stages the row of the command whose records were staged last.
    fn command(&mut self, row: &CommandRow<'_>) {
        let own = Row { table: &flow::COMMANDS, covered: false, columns_at: self.others.len() };
        digest::push_columns(&mut self.others, &row.fields());
        self.rows.insert(self.records_from, own);
        if row.outcome != flow::CommandOutcome::Refused {
            self.keys.insert(row.key);
        }
        self.records_from = self.rows.len();
    }

    fn columns(&self, row: Row) -> &[u8] {
        let bytes = if row.covered { &self.covered } else { &self.others };
        &bytes[row.columns_at..]
    }

    /// Forgets the rows, and keeps their room.
    fn clear(&mut self) {
        self.covered.clear();
        self.others.clear();
        self.rows.clear();
        self.keys.clear();
        self.records_from = 0;
    }
}

impl Store {
    /// Stages the records of one command, in whatever order they are given, and answers the digest of their canonical
    /// bytes (see [`digest`]). The row of the command itself is staged next, before the file is asked anything.
    pub fn stage_records(&self, records: &[Record]) -> Digest {
        let mut staged = self.staged.borrow_mut();
        let begin = staged.covered.len();
        Writer::stage(&mut staged, records);
        Digest(*blake3::hash(&staged.covered[begin..]).as_bytes())
    }

    /// Stages the row of the command whose records were staged last, and inserts what is staged once it has come to much.
    ///
    /// # Errors
    /// `store.constraint` when the file refuses a row, and those of the disk.
    pub fn stage_command(&self, row: &CommandRow<'_>) -> Result<(), Fault> {
        let much = {
            let mut staged = self.staged.borrow_mut();
            staged.command(row);
            staged.covered.len() + staged.others.len() > MOST_BYTES
        };
        if much { self.flush() } else { Ok(()) }
    }

    /// Inserts what is staged.
    ///
    /// # Errors
    /// `store.constraint` when the file refuses a row, among others because a done command has bound the key already, and
    /// those of the disk. What was staged is lost then, and the transaction is to be rolled back.
    pub fn flush(&self) -> Result<(), Fault> {
        if self.staged.borrow().rows.is_empty() {
            return Ok(());
        }
        let mut staged = self.staged.take();
        debug_assert_eq!(staged.records_from, staged.rows.len(), "records are followed by the row of their command");
        let inserted = self.insert(&staged);
        staged.clear();
        self.staged.replace(staged);
        inserted
    }

    /// Whether a done command that is staged binds a key.
    pub(crate) fn has_staged_key(&self, key: Uuid) -> bool {
        self.staged.borrow().keys.contains(&key)
    }

    /// Drops what is staged.
    pub(crate) fn unstage(&self) {
        self.staged.borrow_mut().clear();
    }

    fn insert(&self, staged: &Staged) -> Result<(), Fault> {
        let mut statements: FxHashMap<*const Table, CachedStatement<'_>> = FxHashMap::default();
        for row in &staged.rows {
            let sql = row.table.statement();
            let prepared = match statements.entry(row.table) {
                std::collections::hash_map::Entry::Occupied(held) => held.into_mut(),
                std::collections::hash_map::Entry::Vacant(free) => free.insert(self.prepare(sql)?),
            };
            let columns = || digest::columns(staged.columns(*row)).take(row.table.columns.len());
            self.note(StatementKind::Write, sql, || {
                columns().map(|value| Value::try_from(value).expect("what was staged as text is text")).collect()
            });
            for (place, value) in columns().enumerate() {
                prepared.raw_bind_parameter(place + 1, ToSqlOutput::Borrowed(value))?;
            }
            prepared.raw_execute()?;
        }
        Ok(())
    }
}
