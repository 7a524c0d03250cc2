//! Rows of whole numbers in the order of their keys, however many they are.
//!
//! 1. Memory is bounded: beyond [`MOST`] numbers rows are sorted in runs and kept in a temporary file, which the system
//!    removes when it is closed. Runs are merged as they are read.
//! 2. Rows of one key come in the order they were taken in.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};

use rusqlite::{Error, Result, ffi};

/// How many numbers are held in memory before a run is written.
#[cfg(not(test))]
const MOST: usize = 1 << 20;
#[cfg(test)]
const MOST: usize = 64;

/// How many numbers are read at once, of all runs together.
const READ_AT_ONCE: usize = MOST / 2;

/// How many bytes a number takes in the file.
const BYTES: usize = size_of::<i64>();

/// Rows being taken in: a key of `K` numbers, and `rest` more.
pub(super) struct Sorter<const K: usize> {
    rest: usize,
    held: Vec<i64>,
    runs: Vec<Run>,
    file: Option<File>,
}

impl<const K: usize> Sorter<K> {
    pub(super) fn new(rest: usize) -> Self {
        Self { rest, held: Vec::new(), runs: Vec::new(), file: None }
    }

    /// Takes a row in.
    pub(super) fn take(&mut self, key: [i64; K], rest: &[i64]) -> Result<()> {
        debug_assert_eq!(rest.len(), self.rest, "every row is as wide as the sorter was told");
        self.held.extend_from_slice(&key);
        self.held.extend_from_slice(rest);
        if self.held.len() >= MOST { self.write_run().map_err(failed) } else { Ok(()) }
    }

    /// Whether nothing was taken in.
    pub(super) fn is_empty(&self) -> bool {
        self.held.is_empty() && self.runs.is_empty()
    }

    /// Ends the taking in, and stands at the first row.
    pub(super) fn sorted(mut self) -> Result<Sorted<K>> {
        let width = K + self.rest;
        if !self.runs.is_empty() && !self.held.is_empty() {
            self.write_run().map_err(failed)?;
        }
        if self.runs.is_empty() {
            let rows = self.in_order().concat();
            self.runs.push(Run { rows, ..Run::default() });
        }
        let at_once = (READ_AT_ONCE / self.runs.len() / width).max(1) * width;
        let mut sorted = Sorted { width, at_once, runs: self.runs, file: self.file, next: BinaryHeap::new() };
        for run in 0..sorted.runs.len() {
            sorted.queue(run)?;
        }
        Ok(sorted)
    }

    fn in_order(&self) -> Vec<&[i64]> {
        let mut rows: Vec<&[i64]> = self.held.chunks_exact(K + self.rest).collect();
        rows.sort_by(|one, other| one[..K].cmp(&other[..K]));
        rows
    }

    fn write_run(&mut self) -> io::Result<()> {
        let mut file = match self.file.take() {
            Some(file) => file,
            None => tempfile::tempfile()?,
        };
        let mut run = Run { from: file.seek(SeekFrom::End(0))?, ..Run::default() };
        let mut out = BufWriter::with_capacity(1 << 16, &mut file);
        for number in self.in_order().into_iter().flatten() {
            out.write_all(&number.to_le_bytes())?;
        }
        out.flush()?;
        drop(out);
        run.to = file.stream_position()?;
        self.runs.push(run);
        self.file = Some(file);
        self.held.clear();
        Ok(())
    }
}

/// Rows that are in order: those read of it, the one at hand, and where the others stand in the file.
#[derive(Default)]
struct Run {
    rows: Vec<i64>,
    at: usize,
    from: u64,
    to: u64,
}

/// Rows in the order of their keys.
pub(super) struct Sorted<const K: usize> {
    width: usize,
    at_once: usize,
    runs: Vec<Run>,
    file: Option<File>,
    /// The keys of the rows at hand of each run, the least on top.
    next: BinaryHeap<Reverse<([i64; K], usize)>>,
}

impl<const K: usize> Sorted<K> {
    /// The key of the row at hand; `None` at the end.
    pub(super) fn key(&self) -> Option<[i64; K]> {
        self.next.peek().map(|Reverse((key, _))| *key)
    }

    /// The key of the row at hand, while it is below a bound, if there is one.
    pub(super) fn before(&self, bound: Option<[i64; K]>) -> Option<[i64; K]> {
        self.key().filter(|key| bound.is_none_or(|bound| *key < bound))
    }

    /// The row at hand without its key; nothing at the end.
    pub(super) fn rest(&self) -> &[i64] {
        match self.next.peek() {
            Some(Reverse((_, run))) => {
                let run = &self.runs[*run];
                &run.rows[run.at + K..run.at + self.width]
            }
            None => &[],
        }
    }

    /// Goes to the next row.
    pub(super) fn advance(&mut self) -> Result<()> {
        let Some(Reverse((_, run))) = self.next.pop() else { return Ok(()) };
        self.runs[run].at += self.width;
        self.queue(run)
    }

    /// Queues the next row of a run, which is read from the file when those in memory are done.
    fn queue(&mut self, at: usize) -> Result<()> {
        let run = &mut self.runs[at];
        if let (true, Some(file)) = (run.at >= run.rows.len(), &mut self.file) {
            run.refill(file, self.at_once).map_err(failed)?;
        }
        if let Some(row) = run.rows.get(run.at..run.at + self.width) {
            let key = std::array::from_fn(|column| row[column]);
            self.next.push(Reverse((key, at)));
        }
        Ok(())
    }
}

impl Run {
    fn refill(&mut self, file: &mut File, at_once: usize) -> io::Result<()> {
        let left = usize::try_from(self.to - self.from).unwrap_or(usize::MAX);
        let mut bytes = vec![0; left.min(at_once * BYTES)];
        file.seek(SeekFrom::Start(self.from))?;
        file.read_exact(&mut bytes)?;
        self.from += bytes.len() as u64;
        self.rows.clear();
        self.rows.extend(bytes.as_chunks::<BYTES>().0.iter().map(|number| i64::from_le_bytes(*number)));
        self.at = 0;
        Ok(())
    }
}

/// A temporary file that fails keeps verify from looking, as a disk under the book would.
fn failed(error: io::Error) -> Error {
    let code = if error.kind() == io::ErrorKind::StorageFull { ffi::SQLITE_FULL } else { ffi::SQLITE_IOERR };
    Error::SqliteFailure(ffi::Error::new(code), Some(format!("a temporary file: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(rows: &[([i64; 2], i64)]) -> Vec<([i64; 2], i64)> {
        let mut sorter = Sorter::new(1);
        assert!(sorter.is_empty());
        for (key, rest) in rows {
            sorter.take(*key, &[*rest]).expect("room for a row");
        }
        let mut sorted = sorter.sorted().expect("rows in order");
        let mut found = Vec::new();
        while let Some(key) = sorted.key() {
            found.push((key, sorted.rest()[0]));
            sorted.advance().expect("the next row");
        }
        assert_eq!((sorted.key(), sorted.rest()), (None, &[][..]));
        found
    }

    /// In memory, in one run and a few rows, and in many runs: the order of keys, and within one that of taking in.
    #[test]
    fn rows_come_in_the_order_of_their_keys() {
        for count in [0, 1, 20, 21, 22, 50, 1_000] {
            let rows: Vec<([i64; 2], i64)> =
                (0..count).map(|number| ([number * 7 % 5 - 2, number * 31 % 17], number)).collect();
            let mut expected = rows.clone();
            expected.sort_by_key(|(key, _)| *key);
            assert_eq!(sorted(&rows), expected, "{count} rows");
        }
    }
}
