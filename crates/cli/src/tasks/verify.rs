//! The proof of the laws.

use std::io::IsTerminal as _;

use backroom::{Problem, Progress, Report, verify_file};
use indicatif::{ProgressBar, ProgressStyle};

use super::{file, open_to_read};
use crate::arguments::Common;
use crate::failure::{Failure, PROBLEMS, Result};
use crate::screen::Screen;

/// Proves the laws on the file, and ends with a code of its own when one does not hold.
pub(super) fn verify(common: &Common, screen: Screen) -> Result<()> {
    // A path that leads to no file of ours is told apart; one of ours is looked into even when it cannot be opened.
    match open_to_read(common) {
        Err(Failure::Book(error)) if !matches!(error.code(), "store.corrupt" | "engine.not_set_up" | "store.other") => {
            return Err(error.into());
        }
        _ => {}
    }
    let bar = if std::io::stderr().is_terminal() && !screen.reports_are_json() { bar() } else { ProgressBar::hidden() };
    let mut progress = |progress: Progress| {
        bar.set_length(progress.of as u64);
        bar.set_position(progress.done as u64);
        bar.set_message(progress.check);
    };
    let report = verify_file(file(common)?, &mut progress);
    bar.finish_and_clear();
    let report = report?;
    if screen.reports_are_json() {
        let value = serde_json::to_value(&report).unwrap_or_default();
        screen.say_json(&value)?;
    } else {
        screen.say(&text(&report, screen))?;
    }
    if report.ok { Ok(()) } else { Err(Failure::Told(PROBLEMS)) }
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:32} {pos:>3}/{len}  {elapsed_precise}  {msg}");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn text(report: &Report, screen: Screen) -> String {
    let checks: Vec<Vec<String>> = report
        .checks
        .iter()
        .map(|check| {
            let found = match check.problems {
                0 => "ok".to_owned(),
                1 => "1 problem".to_owned(),
                many => format!("{many} problems"),
            };
            vec![check.law.to_string(), check.name.to_owned(), check.rows.to_string(), found]
        })
        .collect();
    let mut text = screen.table(&["law", "check", "rows", ""], &checks);
    text.push('\n');
    if !report.problems.is_empty() {
        let row = |it: &Problem| vec![it.record.clone(), it.message.clone(), it.law.to_string(), it.check.to_owned()];
        let problems: Vec<Vec<String>> = report.problems.iter().map(row).collect();
        text.push_str(&screen.table(&["record", "problem", "law", "check"], &problems));
        let hidden = report.problem_count - report.problems.len() as u64;
        if hidden > 0 {
            text.push_str(&format!("... and {hidden} more\n"));
        }
        text.push('\n');
    }
    let millis = report.elapsed.as_millis();
    text.push_str(&format!("seal {}, {}.{:03} s\n", report.seal, millis / 1000, millis % 1000));
    match report.problems.first() {
        None => text.push_str("all laws hold\n"),
        Some(first) => text.push_str(&format!("law {} is broken, first by {}\n", first.law, first.record)),
    }
    text
}
