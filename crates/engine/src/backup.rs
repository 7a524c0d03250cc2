//! A copy of the file, taken while others write: built beside its place, checked, and renamed.
//!
//! 1. What stands at the target is a whole copy or what stood there before.
//! 2. A copy never takes the place of a file that is in use.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use backroom_domain::flow::{FlowFacts, Head};
use backroom_store::{OpenOptions, Store};

use crate::Backroom;
use crate::error::{Error, Result};
use crate::verify::verify_file;

/// A copy that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// The last command it holds; 0 when it holds none.
    pub command_id: i64,
    /// Of a backup the seal of all its chains ([`crate::Report::seal`]), to be kept elsewhere: it shows a file that was
    /// put back to an earlier state. A snapshot, which is not proved, has none.
    pub seal: Option<String>,
}

impl Backroom {
    /// Copies the file as it is now to a path: for keeping. The copy is proved from its raw records before it takes its
    /// name. With `overwrite` an earlier copy there is replaced.
    ///
    /// # Errors
    /// `engine.exists` when something stands there; `engine.in_use` when what stands there is this file, or a file with a
    /// log beside it, when a log lies there whose file is gone, or the name is that of a file's log; `engine.copy_unproven` when the copy breaks a law, as then the file does too: [`Backroom::verify`]
    /// tells more, and a snapshot can still be taken; `store.cannot_open`, `store.disk_full` and the others of the disk. Nothing half done is left.
    pub fn backup(&self, path: impl AsRef<Path>, overwrite: bool) -> Result<Copy> {
        self.copy(path.as_ref(), overwrite, |copy| {
            let report = verify_file(&copy.path, &mut |_| {})?;
            if report.ok {
                return Ok(Copy { seal: Some(report.seal), ..copy });
            }
            let first = report.problems.first().map(ToString::to_string).unwrap_or_default();
            let message = format!("the copy breaks a law, and the file with it: {first}");
            Err(Error::engine("engine.copy_unproven", message, false))
        })
    }

    /// Copies the file as it is now to a path: for others to read. The records are not proved.
    ///
    /// # Errors
    /// As [`Backroom::backup`], but for the proof.
    pub fn snapshot(&self, path: impl AsRef<Path>, overwrite: bool) -> Result<Copy> {
        self.copy(path.as_ref(), overwrite, Ok)
    }

    fn copy(&self, path: &Path, overwrite: bool, prove: impl FnOnce(Copy) -> Result<Copy>) -> Result<Copy> {
        self.inner.enter()?;
        let target = std::path::absolute(path).map_err(|error| io_error(path, &error))?;
        check_target(&target, self.path(), overwrite)?;
        let source = self.inner.open_to_read()?;
        let held = last_command(&source)?;
        let unfinished = with_ending(&target, &format!(".{}.part", uuid::Uuid::from_bytes(self.inner.random()?)));
        let made = build(&source, &unfinished, held).and_then(prove).and_then(|copy| {
            put_in_place(&unfinished, &target, overwrite).map_err(|error| io_error(&target, &error))?;
            Ok(Copy { path: target.clone(), ..copy })
        });
        if made.is_err() {
            // Best effort: the name says what it is.
            let _ = fs::remove_file(&unfinished);
        }
        made
    }
}

/// Copies, and opens the copy to see that it is one.
fn build(source: &Store, path: &Path, held: i64) -> Result<Copy> {
    source.backup_to(path)?;
    let copy = Store::open(path, &OpenOptions { read_only: true, ..OpenOptions::default() })?;
    let command_id = last_command(&copy)?;
    if command_id < held {
        let message = format!("the copy ends at command {command_id}, the file had {held} before it was begun");
        return Err(Error::engine("engine.copy_incomplete", message, true));
    }
    let bytes = fs::metadata(path).map_err(|error| io_error(path, &error))?.len();
    Ok(Copy { path: path.to_owned(), bytes, command_id, seal: None })
}

fn last_command(store: &Store) -> Result<i64> {
    let facts = store.facts();
    let head = facts.head(Head::Command);
    facts.take_fault().map_or(Ok(head), |fault| Err(fault.into()))
}

/// What SQLite keeps beside a file, by the ending of its name.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

fn check_target(target: &Path, own: &Path, overwrite: bool) -> Result<()> {
    let has_log = BESIDE.iter().any(|ending| with_ending(target, ending).exists());
    if let Some(of) = log_of(target) {
        let of = of.display();
        let message = format!("{}: a copy with this name would be taken for the log of {of}", target.display());
        return Err(Error::engine("engine.in_use", message, false));
    }
    if has_log && !target.exists() {
        let message = format!("{}: the log of a file that is gone lies beside it; remove that first", target.display());
        return Err(Error::engine("engine.in_use", message, false));
    }
    if fs::symlink_metadata(target).is_err() {
        return Ok(());
    }
    if !overwrite {
        let message = format!("{}: something stands here already", target.display());
        return Err(Error::engine("engine.exists", message, false));
    }
    let same = matches!((fs::canonicalize(target), fs::canonicalize(own)), (Ok(one), Ok(other)) if one == other);
    if same || has_log || !target.is_file() {
        let message = format!("{}: this is no copy that could be replaced, but a file in use", target.display());
        return Err(Error::engine("engine.in_use", message, false));
    }
    Ok(())
}

/// The file whose log a name would be.
fn log_of(target: &Path) -> Option<PathBuf> {
    let name = target.file_name()?.to_str()?;
    let of = BESIDE.iter().find_map(|ending| name.strip_suffix(ending))?;
    let of = target.with_file_name(of);
    of.is_file().then_some(of)
}

/// Gives the finished copy its name, without which nobody would take it for one.
fn put_in_place(unfinished: &Path, target: &Path, overwrite: bool) -> io::Result<()> {
    if overwrite {
        fs::rename(unfinished, target)?;
    } else {
        // Linking fails where renaming would replace what somebody else put there meanwhile.
        match fs::hard_link(unfinished, target) {
            Ok(()) => fs::remove_file(unfinished)?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
            Err(_) => fs::rename(unfinished, target)?,
        }
    }
    if let Some(directory) = target.parent().and_then(|directory| File::open(directory).ok()) {
        // A directory that cannot be flushed keeps its names by other means.
        let _ = directory.sync_all();
    }
    Ok(())
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

fn io_error(path: &Path, error: &io::Error) -> Error {
    let full = error.kind() == io::ErrorKind::StorageFull;
    let code = if full { "store.disk_full" } else { "store.io" };
    Error::engine(code, format!("{}: {error}", path.display()), full)
}
