//! What a file is filled with, and how it is kept.

use std::fs;

use backroom_store::{TableSize, Value};

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
            let sql = "SELECT sqlite_version(), page_size, page_count, freelist_count \
                       FROM pragma_page_size, pragma_page_count, pragma_freelist_count";
            let row = store.select(sql, 1)?.rows.pop().unwrap_or_default();
            let number = |at: usize| match row.get(at) {
                Some(Value::Integer(value)) => *value,
                _ => 0,
            };
            let engine = match row.first() {
                Some(Value::Text(version)) => version.clone(),
                _ => String::new(),
            };
            Ok(Figures {
                engine,
                page_size: number(1),
                pages: number(2),
                pages_free: number(3),
                bytes,
                log_bytes,
                tables: store.table_sizes()?,
                counters: self.counters(),
            })
        })
    }
}
