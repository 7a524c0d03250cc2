//! The order of a verification: pass after pass, each proving one or several checks.

use std::time::Instant;

use rusqlite::{Connection, ErrorCode};

use super::report::{CheckResult, KEPT, Problem, Progress, Report};

/// How many passes there are, for the progress.
const PASSES: usize = 30;

/// A check while its pass runs.
pub(super) struct Check {
    law: u8,
    name: &'static str,
    /// How many records were looked at.
    pub(super) rows: u64,
    problems: u64,
    found: Vec<Problem>,
}

impl Check {
    pub(super) fn new(law: u8, name: &'static str) -> Self {
        Self { law, name, rows: 0, problems: 0, found: Vec::new() }
    }

    /// Notes a record that breaks the law.
    pub(super) fn bad(&mut self, record: impl Into<String>, message: impl Into<String>) {
        self.problems += 1;
        if self.found.len() < KEPT {
            let (record, message) = (record.into(), message.into());
            self.found.push(Problem { law: self.law, check: self.name, record, message });
        }
    }

    /// Notes a record unless what must hold does.
    pub(super) fn holds<R: Into<String>, M: Into<String>>(
        &mut self,
        holds: bool,
        record: impl FnOnce() -> R,
        message: impl FnOnce() -> M,
    ) {
        if !holds {
            self.bad(record(), message());
        }
    }

    /// What was found so far.
    #[cfg(test)]
    pub(super) fn found(&self) -> &[Problem] {
        &self.found
    }
}

/// A verification under way.
pub(super) struct Run<'c, 'p> {
    connection: &'c Connection,
    progress: &'p mut dyn FnMut(Progress),
    begun: Instant,
    done: usize,
    checks: Vec<CheckResult>,
    problems: Vec<Problem>,
    problem_count: u64,
}

impl<'c, 'p> Run<'c, 'p> {
    pub(super) fn new(connection: &'c Connection, progress: &'p mut dyn FnMut(Progress)) -> Self {
        let begun = Instant::now();
        Self { connection, progress, begun, done: 0, checks: Vec::new(), problems: Vec::new(), problem_count: 0 }
    }

    /// Makes one pass over the file.
    pub(super) fn pass<const N: usize>(
        &mut self,
        checks: [(u8, &'static str); N],
        prove: impl FnOnce(&Connection, &mut [Check; N]) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        (self.progress)(Progress { check: checks[0].1, done: self.done, of: PASSES });
        let mut checks = checks.map(|(law, name)| Check::new(law, name));
        match prove(self.connection, &mut checks) {
            Err(error) if stops(&error) => return Err(error),
            // Rows that cannot be read are the file's fault, and every check of the pass is left unproven by them.
            Err(error) => {
                for check in &mut checks {
                    check.bad("the file", format!("its records cannot be read: {error}"));
                }
            }
            Ok(()) => {}
        }
        self.done += 1;
        for check in checks {
            self.checks.push(CheckResult {
                law: check.law,
                name: check.name,
                rows: check.rows,
                problems: check.problems,
                ok: check.problems == 0,
            });
            self.problem_count += check.problems;
            self.problems.extend(check.found);
        }
        Ok(())
    }

    /// Closes the report.
    pub(super) fn finish(self) -> rusqlite::Result<Report> {
        debug_assert_eq!(self.done, PASSES, "the progress counts every pass");
        Ok(Report {
            ok: self.problem_count == 0,
            checks: self.checks,
            problems: self.problems,
            problem_count: self.problem_count,
            seal: super::chain::seal(self.connection).or_else(|error| match stops(&error) {
                true => Err(error),
                false => Ok(String::new()),
            })?,
            elapsed: self.begun.elapsed(),
        })
    }
}

/// Goes on after an error that is a problem of the file.
pub(super) fn go_on(error: rusqlite::Error) -> rusqlite::Result<()> {
    if stops(&error) { Err(error) } else { Ok(()) }
}

/// Whether an error keeps verify from looking, rather than being what it looks for.
fn stops(error: &rusqlite::Error) -> bool {
    match error.sqlite_error_code() {
        None | Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown) => false,
        Some(_) => true,
    }
}
