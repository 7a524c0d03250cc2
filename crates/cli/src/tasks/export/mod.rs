//! The books as plain-text accounting, for other programs to read and to check.
//!
//! 1. Every entry is written once, in order of number, each line in its own currency and, where that is not the books',
//!    with what it came to in theirs.
//! 2. The last thing written is what each account must come to, so that the reading program proves our balances.
//! 3. The balances are those of the entries written, whoever records meanwhile: they are asked for again until nothing
//!    has come between.

mod beancount;
mod books;
mod journal;
mod names;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};

use super::open_to_read;
use crate::arguments::{Common, Export, Format};
use crate::failure::{Failure, Result};
use crate::screen::Screen;

use beancount::Beancount;
use books::{Account, Books, Due, Style};
use journal::{Dialect, Journal};

/// Writes the books of an entity.
pub(super) fn export(common: &Common, task: &Export, screen: Screen) -> Result<()> {
    let session = open_to_read(common)?.session(&common.actor)?;
    let mut books = Books::open(session, task.entity.as_deref())?;
    let Some(path) = &task.to else {
        let mut out = BufWriter::new(io::stdout().lock());
        write(&mut books, task.format, &mut out)?;
        return Ok(out.flush()?);
    };
    let world = |error: io::Error| Failure::file(path, &error);
    // Nobody reads half of the books: they get their name when they are whole.
    let mut unfinished = path.clone().into_os_string();
    unfinished.push(".part");
    let mut out = BufWriter::new(File::create(&unfinished).map_err(world)?);
    let written = write(&mut books, task.format, &mut out).and_then(|entries| {
        out.into_inner().map_err(|error| world(error.into_error()))?.sync_all().map_err(world)?;
        fs::rename(&unfinished, path).map_err(world)?;
        Ok(entries)
    });
    let entries = written.inspect_err(|_| drop(fs::remove_file(&unfinished)))?;
    Ok(screen.say(&format!("{entries} entries of {} written to {}\n", books.entity.entity, path.display()))?)
}

fn write(books: &mut Books, format: Format, out: &mut dyn Write) -> Result<u64> {
    match format {
        Format::Beancount => books.write(&mut Beancount, out),
        Format::Hledger => books.write(&mut Journal(Dialect::Hledger), out),
        Format::Ledger => books.write(&mut Journal(Dialect::Ledger), out),
    }
}
