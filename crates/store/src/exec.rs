//! Running statements: each prepared once, its parameters borrowed, and written down when somebody wants to replay it.

use rusqlite::types::Value;
use rusqlite::{CachedStatement, Statement as Prepared};

use crate::column::{Field, Row};
use crate::{Fault, Store};

/// What a statement does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatementKind {
    /// Asks.
    Read,
    /// Changes rows.
    Write,
    /// Begins, ends or inspects a transaction.
    Control,
}

/// A statement as it was run, for replaying.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its text.
    pub sql: &'static str,
    /// Its parameters, `?1` first.
    pub parameters: Vec<Value>,
    /// What it does.
    pub kind: StatementKind,
}

impl Store {
    /// Writes down every statement from now on.
    pub fn start_recording(&self) {
        *self.recorder.borrow_mut() = Some(Vec::new());
    }

    /// The statements since recording began, in the order they were run; none when it had not begun.
    pub fn stop_recording(&self) -> Vec<Statement> {
        self.recorder.take().unwrap_or_default()
    }

    pub(crate) fn note(&self, kind: StatementKind, sql: &'static str, parameters: impl FnOnce() -> Vec<Value>) {
        if let Some(statements) = self.recorder.borrow_mut().as_mut() {
            let parameters = parameters();
            statements.push(Statement { sql, parameters, kind });
        }
    }

    pub(crate) fn prepare(&self, sql: &'static str) -> Result<CachedStatement<'_>, Fault> {
        Ok(self.connection.prepare_cached(sql)?)
    }

    /// Runs a prepared statement that answers with nothing; says how many rows it changed.
    pub(crate) fn run(
        &self,
        prepared: &mut Prepared<'_>,
        sql: &'static str,
        fields: &[Field<'_>],
    ) -> Result<usize, Fault> {
        self.note(StatementKind::Write, sql, || values(fields));
        bind(prepared, fields)?;
        Ok(prepared.raw_execute()?)
    }

    /// Runs a prepared query and shows its rows one by one, until `see` has enough.
    pub(crate) fn ask(
        &self,
        prepared: &mut Prepared<'_>,
        sql: &'static str,
        fields: &[Field<'_>],
        see: impl FnMut(&Row<'_>) -> Result<Seen, Fault>,
    ) -> Result<(), Fault> {
        self.flush()?;
        self.ask_beside_staged(prepared, sql, fields, see)
    }

    /// The same of the file as it is, without what is staged: for questions whose answer no staged row changes.
    pub(crate) fn ask_beside_staged(
        &self,
        prepared: &mut Prepared<'_>,
        sql: &'static str,
        fields: &[Field<'_>],
        mut see: impl FnMut(&Row<'_>) -> Result<Seen, Fault>,
    ) -> Result<(), Fault> {
        self.note(StatementKind::Read, sql, || values(fields));
        bind(prepared, fields)?;
        let mut rows = prepared.raw_query();
        while let Some(row) = rows.next()? {
            if let Seen::Enough = see(&Row::new(row))? {
                break;
            }
        }
        Ok(())
    }

    /// Runs a statement that answers with nothing, prepared or not.
    pub(crate) fn execute(&self, sql: &'static str, fields: &[Field<'_>]) -> Result<usize, Fault> {
        self.flush()?;
        let mut prepared = self.prepare(sql)?;
        self.run(&mut prepared, sql, fields)
    }
}

/// Whether a query's next row is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// It is.
    More,
    /// It is not.
    Enough,
}

fn values(fields: &[Field<'_>]) -> Vec<Value> {
    fields.iter().map(|field| field.to_value()).collect()
}

fn bind(prepared: &mut Prepared<'_>, fields: &[Field<'_>]) -> Result<(), Fault> {
    debug_assert_eq!(prepared.parameter_count(), fields.len(), "{:?}", prepared.expanded_sql());
    for (at, field) in fields.iter().enumerate() {
        prepared.raw_bind_parameter(at + 1, field)?;
    }
    Ok(())
}
