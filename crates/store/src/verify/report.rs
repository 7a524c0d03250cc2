//! What verify answers.

use std::fmt;
use std::time::Duration;

use serde::{Serialize, Serializer};

/// Most problems of one check that a report keeps, so that none hides another's; it counts them all.
pub(super) const KEPT: usize = 20;

/// What verify is about to look at.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// The check that begins.
    pub check: &'static str,
    /// How many passes over the file are done.
    pub done: usize,
    /// How many there are.
    pub of: usize,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckResult {
    /// The law it proves, as PRODUCT numbers them.
    pub law: u8,
    /// Its name, which stays.
    pub name: &'static str,
    /// How many records it looked at.
    pub rows: u64,
    /// How many problems it found.
    pub problems: u64,
    /// Whether the law holds as far as this check goes.
    pub ok: bool,
}

/// A record that breaks a law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The law it breaks.
    pub law: u8,
    /// The check that found it.
    pub check: &'static str,
    /// The record: `posting 17/2`, `command 33`.
    pub record: String,
    /// What is wrong with it, in one sentence.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} (law {}, {})", self.record, self.message, self.law, self.check)
    }
}

/// What verify found in a file.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Whether all laws hold.
    pub ok: bool,
    /// Every check, in the order they were made.
    pub checks: Vec<CheckResult>,
    /// The first hundred problems, in the order they were found.
    pub problems: Vec<Problem>,
    /// How many problems there are.
    pub problem_count: u64,
    /// A digest of the ends of all chains: it changes with every command, and two files with the same one hold the same
    /// commands. Kept elsewhere it shows a file that was put back to an earlier state.
    pub seal: String,
    /// How long it took, in milliseconds.
    #[serde(rename = "elapsed_ms", serialize_with = "milliseconds")]
    pub elapsed: Duration,
}

fn milliseconds<S: Serializer>(elapsed: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX))
}

impl Report {
    /// The report as JSON, one object.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("names, numbers and texts always serialise")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for check in &self.checks {
            let found = match check.problems {
                0 => "ok".to_owned(),
                1 => "1 problem".to_owned(),
                many => format!("{many} problems"),
            };
            writeln!(f, "law {:>2}  {:<22} {:>12} rows  {found}", check.law, check.name, check.rows)?;
        }
        if !self.problems.is_empty() {
            writeln!(f)?;
        }
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        let hidden = self.problem_count - self.problems.len() as u64;
        if hidden > 0 {
            writeln!(f, "... and {hidden} more")?;
        }
        writeln!(f)?;
        let seconds = self.elapsed.as_millis();
        writeln!(f, "seal {} ({}.{:03} s)", self.seal, seconds / 1000, seconds % 1000)?;
        match self.problems.first() {
            None => write!(f, "verify: all laws hold"),
            Some(first) => write!(f, "verify: law {} is broken, first by {}", first.law, first.record),
        }
    }
}
