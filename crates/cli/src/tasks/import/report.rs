//! What an import came to.

use std::path::Path;

use serde_json::{Value, json};

use crate::arguments::Import;
use crate::failure::Result;
use crate::screen::Screen;

/// Most problems that are kept to be shown; all are counted.
const KEPT: usize = 1000;
/// Most problems that are shown to a person.
const SHOWN: usize = 50;

/// What is wrong with a row.
pub(super) struct Problem {
    line: u64,
    column: String,
    pub(super) code: String,
    pub(super) message: String,
}

impl Problem {
    pub(super) fn new(line: u64, column: &str, code: &str, message: &str) -> Self {
        // Where in a request that was made from the row: nothing the row's author could look up.
        let message = match message.rsplit_once(" at line ") {
            Some((message, place))
                if place.chars().all(|letter| letter.is_ascii_digit() || " column".contains(letter)) =>
            {
                message
            }
            _ => message,
        };
        Self { line, column: column.to_owned(), code: code.to_owned(), message: message.to_owned() }
    }
}

/// The figures of a run.
#[derive(Default)]
pub(super) struct Report {
    /// Rows answered.
    pub(super) rows: u64,
    /// Done now.
    pub(super) done: u64,
    /// Done by an earlier run.
    pub(super) before: u64,
    /// Held until somebody else releases them.
    pub(super) held: u64,
    /// Refused.
    pub(super) refused: u64,
    problems: Vec<Problem>,
}

impl Report {
    pub(super) fn refuse(&mut self, problem: Problem) {
        self.refused += 1;
        if self.problems.len() < KEPT {
            self.problems.push(problem);
        }
    }

    pub(super) fn summary(&self, dry_run: bool) -> String {
        let done = if dry_run { "would be done" } else { "done" };
        let before = if self.before > 0 { format!(", {} done before", self.before) } else { String::new() };
        let held = if self.held > 0 { format!(", {} held", self.held) } else { String::new() };
        format!("{} rows: {} {done}{before}{held}, {} refused", self.rows, self.done, self.refused)
    }

    /// Shows the figures and the problems.
    pub(super) fn show(&self, task: &Import, refused_at: Option<&Path>, screen: Screen) -> Result<()> {
        if screen.reports_are_json() {
            let problems: Vec<Value> = self
                .problems
                .iter()
                .map(|it| json!({"line": it.line, "column": it.column, "code": it.code, "message": it.message}))
                .collect();
            return Ok(screen.say_json(&json!({
                "dry_run": task.dry_run,
                "rows": self.rows,
                "done": self.done,
                "done_before": self.before,
                "held": self.held,
                "refused": self.refused,
                "refused_file": refused_at,
                "problems": problems,
            }))?);
        }
        let mut text = String::new();
        if !self.problems.is_empty() {
            let row = |it: &Problem| vec![it.line.to_string(), it.column.clone(), it.message.clone(), it.code.clone()];
            let body: Vec<Vec<String>> = self.problems.iter().take(SHOWN).map(row).collect();
            text.push_str(&screen.table(&["line", "column", "problem", "code"], &body));
            if self.refused as usize > body.len() {
                text.push_str(&format!("... and {} more\n", self.refused as usize - body.len()));
            }
            text.push('\n');
        }
        text.push_str(&self.summary(task.dry_run));
        text.push('\n');
        if let Some(path) = refused_at {
            text.push_str(&format!(
                "The refused rows are in {}: correct them there and import that file.\n",
                path.display(),
            ));
            if task.key_column.is_none() {
                text.push_str(&format!(
                    "(Changing {} itself would send all its rows anew: --key-column could tell them apart.)\n",
                    task.path.display()
                ));
            }
        }
        Ok(screen.say(&text)?)
    }
}
