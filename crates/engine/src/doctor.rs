//! What a file is filled with, and how it is kept.

use std::fs;

use backroom_store::{FileFigures, TableSize};

use crate::Backroom;
use crate::counters::Counters;
use crate::error::Result;

/// The figures of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The version of the SQLite that is linked.
    pub engine: String,
    /// Bytes of a page.
    pub page_size: i64,
    /// Pages of the file.
    pub pages: i64,
    /// Pages of the file that hold nothing.
    pub pages_free: i64,
    /// Bytes of the file.
    pub bytes: u64,
    /// Bytes of the log beside it.
    pub log_bytes: u64,
    /// Every table with its rows and bytes, in order of name.
    pub tables: Vec<TableSize>,
    /// What this handle has done since it was opened.
    pub counters: Counters,
}

impl Backroom {
    /// The figures of the file. It is read as a whole: not for a till.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn doctor(&self) -> Result<Figures> {
        self.inner.enter()?;
        let length = |ending: &str| {
            let mut name = self.path().as_os_str().to_owned();
            name.push(ending);
            fs::metadata(name).map_or(0, |file| file.len())
        };
        let (bytes, log_bytes) = (length(""), length("-wal"));
        self.inner.read(|store, _| {
            let FileFigures { engine, page_size, pages, pages_free } = store.file_figures()?;
            Ok(Figures {
                engine,
                page_size,
                pages,
                pages_free,
                bytes,
                log_bytes,
                tables: store.table_sizes()?,
                counters: self.counters(),
            })
        })
    }
}
