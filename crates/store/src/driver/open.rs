//! Making a file and opening one.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{Fault, Store, backup, schema};

/// "BROM", where SQLite keeps the id of the program a file belongs to.
const APPLICATION_ID: i64 = 0x4252_4F4D;

/// The first SQLite trusted with a file in WAL: earlier ones can corrupt it when two connections checkpoint at once.
const ENGINE_FROM: i32 = 3_051_003;

/// As large as the catalogue of statements, so that none is ever prepared twice.
const STATEMENTS_KEPT: usize = 512;

/// How to open a file.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    /// Make the file when there is none.
    pub create: bool,
    /// Only read, also a file whose schema is newer than this library's.
    pub read_only: bool,
    /// Wait for the disk at every commit, so that what was acknowledged survives the loss of power. Without it a crash
    /// of the machine may take back the last commits, never a part of one.
    pub synchronous_full: bool,
    /// How long to wait for other processes before `store.busy`.
    pub busy_timeout_ms: u32,
    /// A file that may not grow beyond this many pages behaves like a full disk.
    pub max_page_count: Option<u32>,
}

impl Default for OpenOptions {
    fn default() -> Self {
        Self { create: false, read_only: false, synchronous_full: true, busy_timeout_ms: 5_000, max_page_count: None }
    }
}

impl Store {
    /// Makes a new file, empty but for its schema, and opens it.
    ///
    /// The file is built beside its place and linked there when it is whole, so that a crash leaves no half of one.
    ///
    /// # Errors
    /// `store.cannot_open` when something stands there already or nothing can be made there, `store.old_engine`, and
    /// those of the disk.
    pub fn create(path: &Path, options: &OpenOptions) -> Result<Self, Fault> {
        engine_is_ready()?;
        let path = absolute(path)?;
        if fs::symlink_metadata(&path).is_ok() {
            return Err(Fault::new("store.cannot_open", "something stands here already; open opens it").of(&path));
        }
        // A new file would take the log of one that was moved away or deleted for its own, and what is in it would be lost.
        for ending in ["-wal", "-shm", "-journal"] {
            let left = with_ending(&path, ending);
            if fs::symlink_metadata(&left).is_ok() {
                let message = "this belongs to a file that stood here, and may hold what that file has not: put the two \
                               together, or move it away";
                return Err(Fault::new("store.cannot_open", message).of(&left));
            }
        }
        let unfinished = beside(&path);
        let made = build(&unfinished).and_then(|()| put_in_place(&unfinished, &path));
        for left in ["", "-journal", "-wal", "-shm"] {
            // Best effort: what cannot be removed is empty and in nobody's way.
            let _ = fs::remove_file(with_ending(&unfinished, left));
        }
        made.map_err(|fault| fault.of(&path))?;
        Self::open(&path, options)
    }

    /// Opens a file, and brings its schema up to date unless it is only read.
    ///
    /// # Errors
    /// `store.cannot_open`, `store.not_a_database`, `store.foreign_file` for another program's file,
    /// `store.newer_schema` for one a newer version has changed (unless it is only read), `store.old_engine`,
    /// `store.busy`, and those of the disk.
    pub fn open(path: &Path, options: &OpenOptions) -> Result<Self, Fault> {
        engine_is_ready()?;
        let path = absolute(path)?;
        match fs::metadata(&path) {
            Ok(found) if found.is_file() => {}
            // A pipe would wait for its other end, a directory says nothing useful.
            Ok(_) => return Err(Fault::new("store.cannot_open", "this is not a file").of(&path)),
            Err(error) if error.kind() == ErrorKind::NotFound && options.create && !options.read_only => {
                return Self::create(&path, &OpenOptions { create: false, ..options.clone() });
            }
            Err(error) => return Err(Fault::new("store.cannot_open", error.to_string()).of(&path)),
        }
        open_existing(path.clone(), options).map_err(|fault| fault.of(&path))
    }
}

fn open_existing(path: PathBuf, options: &OpenOptions) -> Result<Store, Fault> {
    let access = if options.read_only { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::SQLITE_OPEN_READ_WRITE };
    let mut connection = Connection::open_with_flags(&path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let patience = Duration::from_millis(u64::from(options.busy_timeout_ms));
    connection.busy_timeout(patience)?;

    // Nothing is written, not even a pragma that would be, before the file is known to be ours.
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(match application {
            0 if is_empty(&connection)? => Fault::new("store.not_a_database", "the file is empty"),
            _ => Fault::new("store.foreign_file", "this is a database of another program"),
        });
    }
    let found = schema::version(&connection)?;
    if found > schema::CURRENT && !options.read_only {
        let message =
            format!("the file has schema {found}, this library writes {}: use a newer library", schema::CURRENT);
        return Err(Fault::new("store.newer_schema", message));
    }
    if found < schema::CURRENT && options.read_only {
        let message =
            format!("the file has schema {found}, this library reads {}: open it to write once", schema::CURRENT);
        return Err(Fault::new("store.cannot_open", message));
    }
    configure(&connection, options)?;
    if !options.read_only {
        schema::migrate(&mut connection)?;
    }
    let log = with_ending(&path, "-wal");
    Ok(Store { connection, recorder: Default::default(), staged: Default::default(), path, log, patience })
}

fn is_empty(connection: &Connection) -> Result<bool, Fault> {
    let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    Ok(pages == 0)
}

fn configure(connection: &Connection, options: &OpenOptions) -> Result<(), Fault> {
    if !options.read_only {
        // A backup comes back in the older mode; a file of ours is otherwise in WAL already and nothing happens.
        let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if mode != "wal" {
            return Err(Fault::new("store.cannot_open", "the file system cannot hold a write-ahead log"));
        }
        let synchronous = if options.synchronous_full { "FULL" } else { "NORMAL" };
        connection.pragma_update(None, "synchronous", synchronous)?;
        if let Some(pages) = options.max_page_count {
            // The answer is the limit in force: never less than the file has already.
            connection.pragma_update_and_check(None, "max_page_count", pages, |row| row.get::<_, i64>(0))?;
        }
    }
    connection.pragma_update(None, "foreign_keys", true)?;
    // Without it INSERT OR REPLACE walks past the triggers that guard the journals.
    connection.pragma_update(None, "recursive_triggers", true)?;
    // An I/O error in a mapping would kill the host.
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // 64 MiB, in KiB.
    connection.pragma_update(None, "cache_size", -65_536)?;
    // Who reads may sort more than memory should hold, which then goes to the folder for temporary files. A writer sorts
    // little, and never waits for another disk.
    let temporary = if options.read_only { "FILE" } else { "MEMORY" };
    connection.pragma_update(None, "temp_store", temporary)?;
    // One plan a statement, whatever is bound to it: without this, statements over partial indexes are prepared anew
    // each time they are bound.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A misspelt column in double quotes is an error, not a text.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(())
}

/// Builds a whole file where nobody looks. Its log is folded back when the connection closes.
fn build(path: &Path) -> Result<(), Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.pragma_update(None, "page_size", 4_096)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    schema::migrate(&mut connection)?;
    let _: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Links the finished file to its name, which fails when somebody else was faster.
fn put_in_place(unfinished: &Path, path: &Path) -> Result<(), Fault> {
    let cannot = |error: std::io::Error| Fault::new("store.cannot_open", error.to_string());
    match fs::hard_link(unfinished, path) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(cannot(error)),
        // A file system without links: between the look and the renaming somebody may come first, and lose an empty file.
        Err(_) if !path.exists() => fs::rename(unfinished, path).map_err(cannot)?,
        Err(error) => return Err(cannot(error)),
    }
    backup::sync_directory(path);
    Ok(())
}

fn engine_is_ready() -> Result<(), Fault> {
    if rusqlite::version_number() < ENGINE_FROM {
        let message = format!("SQLite {} is linked, 3.51.3 or later is needed", rusqlite::version());
        return Err(Fault::new("store.old_engine", message));
    }
    #[cfg(unix)]
    super::forking::prepare()?;
    Ok(())
}

/// An absolute path is never read as a URI, nor as the name of a database in memory.
fn absolute(path: &Path) -> Result<PathBuf, Fault> {
    std::path::absolute(path).map_err(|error| Fault::new("store.cannot_open", error.to_string()).of(path))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn beside(path: &Path) -> PathBuf {
    let moment = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}-{moment}.new", std::process::id()));
    PathBuf::from(name)
}
