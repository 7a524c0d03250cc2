//! A chain of shops on published baskets: a company, its stores, items and taxes are set up, goods arrive ahead of demand,
//! every basket is rung up at its store's register, shifts open and close every day; then the book is asked what
//! happened, and proved.
//!
//! 1. **The book is the only witness**: every figure of the report is asked of it; nothing is counted beside it.
//! 2. Nothing is drawn at random and no clock decides: the same baskets give the same trade.
//! 3. Memory is bounded by a week of baskets, the items, and what each store ever sold; baskets are read as a stream.

mod amounts;
mod asking;
mod baskets;
mod generated;
mod page;
mod report;
#[cfg(test)]
mod sample;
mod shop;
mod supply;
mod terminal;
mod till;
mod trade;

use std::fs;
use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::Arc;

use backroom::{Backroom, Options, Progress, Setup, verify_file};
use indicatif::{ProgressBar, ProgressStyle};

use crate::arguments::{Common, Demo};
use crate::failure::{Failure, PROBLEMS, Result};
use crate::screen::Screen;

use asking::Known;
use baskets::BasketFile;
use generated::Generated;
use report::Speed;
use trade::{Entries, ShopClock};

/// Trades, reports and proves.
pub(super) fn demo(common: &Common, task: &Demo, screen: Screen) -> Result<()> {
    let entries: Entries = match &task.baskets_file {
        Some(path) => Box::new(BasketFile::open(path)?),
        None if task.generated => Box::new(Generated::new(task.baskets, task.seed)),
        None => return Err(Failure::usage("name a basket file, or say --generated")),
    };
    let reports: Vec<(&Path, Form)> = task.report.iter().map(|to| form(to)).collect::<Result<_>>()?;
    if task.overwrite {
        remove(&task.to)?;
    }
    let clock = ShopClock::default();
    let options = Options { clock: Arc::new(clock.clone()), ..Options::default() };
    let book = Backroom::create(&task.to, &Setup::new(&common.actor, &common.actor), options)?;
    let path = book.path().to_owned();
    let session = book.session(&common.actor)?;
    let watched = std::io::stderr().is_terminal() && !screen.reports_are_json();
    let bar = if watched { bar() } else { ProgressBar::hidden() };
    let traded = trade::trade(&session, &clock, entries, &bar);
    bar.finish_and_clear();
    let (shop, span, took) = traded?;

    let bar = if watched { bar } else { ProgressBar::hidden() };
    bar.reset();
    bar.set_message("verify");
    let verification = verify_file(&path, &mut |progress: Progress| {
        bar.set_length(progress.of as u64);
        bar.set_position(progress.done as u64);
        bar.set_message(progress.check);
    });
    bar.finish_and_clear();
    let verification = verification?;

    let speed = Speed {
        setup: took.setup,
        trading: took.trading,
        selling: took.selling,
        commands: took.commands,
        commits: took.commits,
        file_bytes: file_bytes(&path),
        memory_bytes: memory_bytes(),
    };
    let report = asking::report(&session, Known { shop, span, verification, speed })?;
    for (to, form) in &reports {
        let text = match form {
            Form::Page => page::page(&report),
            Form::Figures => serde_json::to_string_pretty(&report).unwrap_or_default(),
        };
        fs::write(to, text).map_err(|error| Failure::file(to, &error))?;
    }
    if screen.reports_are_json() {
        screen.say_json(&serde_json::to_value(&report).unwrap_or_default())?;
    } else {
        screen.say(&terminal::text(&report, screen))?;
        let files = std::iter::once(path.as_path()).chain(reports.iter().map(|(to, _)| *to));
        screen.say(&files.fold("\nwritten:\n".to_owned(), |text, file| text + &format!("  {}\n", file.display())))?;
    }
    if report.verify.ok() { Ok(()) } else { Err(Failure::Told(PROBLEMS)) }
}

/// What a file of the report holds.
enum Form {
    /// A page for people.
    Page,
    /// Everything, as JSON.
    Figures,
}

fn form(to: &Path) -> Result<(&Path, Form)> {
    match to.extension().and_then(|ending| ending.to_str()) {
        Some("html") => Ok((to, Form::Page)),
        Some("json") => Ok((to, Form::Figures)),
        _ => Err(Failure::usage(format!("{}: a report is written as .html or as .json", to.display()))),
    }
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:32} {human_pos:>9}/{human_len}  {elapsed_precise}  {msg}");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Takes an earlier demo away.
fn remove(path: &Path) -> Result<()> {
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        match fs::remove_file(Path::new(&name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Failure::file(path, &error)),
            _ => {}
        }
    }
    Ok(())
}

/// The file with its log.
fn file_bytes(path: &Path) -> u64 {
    let length = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        fs::metadata(Path::new(&name)).map_or(0, |file| file.len())
    };
    length("") + length("-wal")
}

/// The most memory this process ever had, as Linux keeps it.
fn memory_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
