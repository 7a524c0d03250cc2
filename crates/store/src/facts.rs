//! The answers of the file to what the domain asks.

use std::cell::RefCell;

use rusqlite::CachedStatement;
use rustc_hash::FxHashMap;

use crate::column::{Field, Row};
use crate::exec::Seen;
use crate::{Fault, Store};

/// Everything that can be asked of the file: implements the facts of every slice.
///
/// Its answers are those of one moment only inside a transaction. Statements stay prepared as long as it lives, so one
/// of it serves a whole commit.
pub struct SqlFacts<'s> {
    pub(crate) store: &'s Store,
    held: RefCell<FxHashMap<(usize, usize), CachedStatement<'s>>>,
    fault: RefCell<Option<Fault>>,
}

impl std::fmt::Debug for SqlFacts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SqlFacts").field("path", &self.store.path()).field("fault", &self.fault).finish_non_exhaustive()
    }
}

impl Store {
    /// Everything that can be asked of the file.
    #[must_use]
    pub fn facts(&self) -> SqlFacts<'_> {
        SqlFacts { store: self, held: RefCell::default(), fault: RefCell::default() }
    }
}

impl<'s> SqlFacts<'s> {
    /// The first fault met while reading since the last call: whatever was answered meanwhile is void.
    pub fn take_fault(&self) -> Option<Fault> {
        self.fault.take()
    }

    /// The answer, or nothing and the fault remembered.
    pub(crate) fn keep<T: Default>(&self, answer: Result<T, Fault>) -> T {
        answer.unwrap_or_else(|fault| {
            self.fault.borrow_mut().get_or_insert(fault);
            T::default()
        })
    }

    /// The first row, if there is one.
    pub(crate) fn one<T>(
        &self,
        sql: &'static str,
        fields: &[Field<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, Fault>,
    ) -> Option<T> {
        self.keep(self.try_one(sql, fields, read))
    }

    /// Every row.
    pub(crate) fn list<T>(
        &self,
        sql: &'static str,
        fields: &[Field<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, Fault>,
    ) -> Vec<T> {
        self.keep(self.try_list(sql, fields, read))
    }

    /// One row for each key, in the order asked. To this engine a batch is one statement run again and again: it lives
    /// in our own process, and nothing is saved by asking for many at once.
    pub(crate) fn each<K, T, const N: usize>(
        &self,
        sql: &'static str,
        keys: &[K],
        fields: impl Fn(&K) -> [Field<'_>; N],
        read: impl Fn(&Row<'_>) -> Result<T, Fault>,
    ) -> Vec<Option<T>> {
        let answers = self.with(sql, |prepared| {
            let mut answers = Vec::with_capacity(keys.len());
            for key in keys {
                let mut answer = None;
                self.store.ask(prepared, sql, &fields(key), |row| {
                    answer = Some(read(row)?);
                    Ok(Seen::Enough)
                })?;
                answers.push(answer);
            }
            Ok(answers)
        });
        let mut answers = self.keep(answers);
        answers.resize_with(keys.len(), || None);
        answers
    }

    pub(crate) fn try_one<T>(
        &self,
        sql: &'static str,
        fields: &[Field<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        let mut answer = None;
        self.try_each(sql, fields, |row| {
            answer = Some(read(row)?);
            Ok(Seen::Enough)
        })?;
        Ok(answer)
    }

    pub(crate) fn try_list<T>(
        &self,
        sql: &'static str,
        fields: &[Field<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut answers = Vec::new();
        self.try_each(sql, fields, |row| {
            answers.push(read(row)?);
            Ok(Seen::More)
        })?;
        Ok(answers)
    }

    /// Shows the rows one by one, until `see` has enough.
    pub(crate) fn try_each(
        &self,
        sql: &'static str,
        fields: &[Field<'_>],
        see: impl FnMut(&Row<'_>) -> Result<Seen, Fault>,
    ) -> Result<(), Fault> {
        self.with(sql, |prepared| self.store.ask(prepared, sql, fields, see))
    }

    /// The first row of the file as it is, without what is staged: the caller knows that nothing staged is asked for.
    pub(crate) fn one_beside_staged<T>(
        &self,
        sql: &'static str,
        fields: &[Field<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, Fault>,
    ) -> Option<T> {
        let answer = self.with(sql, |prepared| {
            let mut answer = None;
            self.store.ask_beside_staged(prepared, sql, fields, |row| {
                answer = Some(read(row)?);
                Ok(Seen::Enough)
            })?;
            Ok(answer)
        });
        self.keep(answer)
    }

    /// Lends the prepared statement out; one that is out already is prepared a second time.
    fn with<R>(
        &self,
        sql: &'static str,
        run: impl FnOnce(&mut CachedStatement<'s>) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let key = (sql.as_ptr() as usize, sql.len());
        let held = self.held.borrow_mut().remove(&key);
        let mut prepared = match held {
            Some(prepared) => prepared,
            None => self.store.prepare(sql)?,
        };
        let result = run(&mut prepared);
        self.held.borrow_mut().insert(key, prepared);
        result
    }
}
