//! A command for every row of a file.
//!
//! 1. A row's key follows from the operation and its key column, or from the whole file and its place in it: a run that
//!    was cut short is finished by running it again, and nothing is done twice.
//! 2. A row that is refused stops no other; a fault of the world stops the run.
//! 3. Refused rows are written, as they stood, to a file that can be corrected and imported by itself.

mod cells;
mod key;
mod lines;
mod refused;
mod report;

use std::fs::File;
use std::io::BufReader;

use backroom::{Call, CallOptions, Error, Session};
use backroom_domain::flow::{Mode, Operation};
use indicatif::{ProgressBar, ProgressStyle};

use super::open;
use crate::arguments::{Common, Import, RowFormat};
use crate::failure::{Failure, REFUSED, Result};
use crate::request::Fields;
use crate::screen::Screen;

use key::Keys;
use refused::RefusedRows;
use report::{Problem, Report};

/// How many rows are sent at once; a dry run sends as many as one call takes, since each sees those before it.
const ROWS_AT_ONCE: usize = 500;
const ROWS_AT_ONCE_DRY: usize = 10_000;

/// In which column a row is wrong, and how.
type Wrong = (String, String);

/// A row of the file, ready to be sent or known to be wrong.
struct Row {
    /// The line it begins on, from 1.
    line: u64,
    /// Its place among the rows, from 1.
    number: u64,
    /// The request, or what is wrong with the row and in which column.
    request: Result<Vec<u8>, Wrong>,
    /// What the key column says, if there is one.
    key: Option<String>,
    /// The row as it stood.
    raw: Raw,
    /// How many bytes of the file have been read.
    read: u64,
}

/// A row as it stood.
enum Raw {
    Cells(csv::ByteRecord),
    Line(Vec<u8>),
}

/// Where rows come from.
trait Rows: Iterator<Item = Result<Row>> {
    /// The columns that a request's path may be called by.
    fn column_of(&self, path: &str) -> String;
}

/// Sends a command for every row of a file.
pub(super) fn import(common: &Common, task: &Import, screen: Screen) -> Result<()> {
    let operation = command_named(&task.operation)?;
    let format = format_of(task)?;
    let keys = Keys::of(operation, task)?;
    let open_file = || File::open(&task.path).map_err(|error| Failure::file(&task.path, &error));
    let length = open_file()?.metadata().map_or(0, |file| file.len());
    let fields = Fields::of(operation);
    let (mut rows, header): (Box<dyn Rows>, _) = match format {
        RowFormat::Csv => {
            let rows = cells::CellRows::new(open_file()?, task, fields)?;
            let header = rows.header().clone();
            (Box::new(rows), Some(header))
        }
        RowFormat::Jsonl => (Box::new(lines::LineRows::new(BufReader::new(open_file()?), task, fields)?), None),
    };
    let session = open(common)?.session(&common.actor)?;
    let bar = progress(length, screen);
    let mut run = Run {
        operation,
        session,
        keys,
        dry_run: task.dry_run,
        source: task.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        refused: (!task.dry_run).then(|| RefusedRows::beside(&task.path, header)),
        report: Report::default(),
    };
    let ended = run.all(&mut *rows, &bar);
    bar.finish_and_clear();
    let refused_at = run.refused.map(RefusedRows::finish).transpose()?.flatten();
    run.report.show(task, refused_at.as_deref(), screen)?;
    ended?;
    if run.report.refused > 0 { Err(Failure::Told(REFUSED)) } else { Ok(()) }
}

fn command_named(name: &str) -> Result<&'static Operation> {
    match Operation::of(name) {
        Some(operation) if operation.mode == Mode::Query => {
            Err(Failure::usage(format!("{name} is a question; a row is sent as a command: see backroom ops")))
        }
        Some(operation) => Ok(operation),
        None => {
            let commands = Operation::all().filter(|operation| operation.mode != Mode::Query);
            let near = backroom_domain::flow::nearest(name, commands.map(|operation| operation.name));
            let near = near.map(|near| format!("; the nearest is {near}")).unwrap_or_default();
            Err(Failure::usage(format!("there is no operation {name}{near}")))
        }
    }
}

fn format_of(task: &Import) -> Result<RowFormat> {
    if let Some(format) = task.format {
        return Ok(format);
    }
    let ending = task.path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("csv" | "tsv" | "txt") => Ok(RowFormat::Csv),
        Some("jsonl" | "ndjson") => Ok(RowFormat::Jsonl),
        _ => Err(Failure::usage(format!("{}: say what it is with --format csv or jsonl", task.path.display()))),
    }
}

fn progress(length: u64, screen: Screen) -> ProgressBar {
    if screen.reports_are_json() {
        return ProgressBar::hidden();
    }
    // It hides itself where nobody watches.
    let style = ProgressStyle::with_template("{bar:32} {percent:>3} %  {elapsed_precise}  {msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style)
}

struct Run {
    operation: &'static Operation,
    session: Session,
    keys: Keys,
    dry_run: bool,
    source: String,
    refused: Option<RefusedRows>,
    report: Report,
}

impl Run {
    fn all(&mut self, rows: &mut dyn Rows, bar: &ProgressBar) -> Result<()> {
        let at_once = if self.dry_run { ROWS_AT_ONCE_DRY } else { ROWS_AT_ONCE };
        loop {
            let batch: Vec<Row> = std::iter::from_fn(|| rows.next()).take(at_once).collect::<Result<_>>()?;
            let Some(last) = batch.last() else { return Ok(()) };
            let read = last.read;
            self.batch(batch, rows)?;
            bar.set_position(read);
            bar.set_message(self.report.summary(self.dry_run));
        }
    }

    fn batch(&mut self, batch: Vec<Row>, rows: &dyn Rows) -> Result<()> {
        let mut calls = Vec::with_capacity(batch.len());
        for row in &batch {
            if let Ok(request) = &row.request {
                calls.push(self.call(row, request.clone()));
            }
        }
        let outcomes = if self.dry_run { self.session.rehearse(&calls) } else { self.session.call_many(&calls) };
        let mut outcomes = outcomes.into_iter();
        let mut fault = None;
        for row in batch {
            self.report.rows += 1;
            match &row.request {
                Err((column, message)) => {
                    let problem = Problem::new(row.line, column, "cli.unreadable", message);
                    self.refuse(&row, problem)?;
                }
                Ok(_) => match outcomes.next() {
                    Some(Ok(outcome)) if outcome.replayed => self.report.before += 1,
                    Some(Ok(_)) => self.report.done += 1,
                    Some(Err(Error::Refused(refusal))) => {
                        let column = rows.column_of(&refusal.path);
                        let problem = Problem::new(row.line, &column, &refusal.code, &refusal.message);
                        self.refuse(&row, problem)?;
                    }
                    Some(Err(Error::Held(_))) => self.report.held += 1,
                    Some(Err(error)) => {
                        self.report.rows -= 1;
                        fault = fault.or(Some(error));
                    }
                    None => {}
                },
            }
        }
        fault.map_or(Ok(()), |error| Err(error.into()))
    }

    fn call(&self, row: &Row, request: Vec<u8>) -> Call {
        let source: String = format!("import {} line {}", self.source, row.line).chars().take(200).collect();
        let options = CallOptions { key: Some(self.keys.key(row)), source, ..CallOptions::default() };
        Call { options, ..Call::new(self.operation.name, request) }
    }

    fn refuse(&mut self, row: &Row, problem: Problem) -> Result<()> {
        if let Some(refused) = &mut self.refused {
            refused.write(&row.raw, &problem)?;
        }
        self.report.refuse(problem);
        Ok(())
    }
}
