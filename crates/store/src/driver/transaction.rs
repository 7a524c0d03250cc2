//! Beginning and ending transactions, fairly among processes.

use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rusqlite::ffi;

use super::{Fault, Store};
use crate::exec::StatementKind;

impl Store {
    /// Begins to write, alone.
    ///
    /// Waits for other writers up to the busy timeout. Who has waited longer asks more often, so that nobody starves,
    /// and no two ask in step.
    ///
    /// # Errors
    /// `store.busy`, `store.moved`, and those of the disk.
    pub fn begin_write(&self) -> Result<(), Fault> {
        self.patiently(|| self.control("BEGIN IMMEDIATE"))?;
        // What is written into a file without a name would be acknowledged, and gone when it is closed.
        if self.has_moved() || !self.log.exists() {
            self.rollback();
            let message = "the file or its log was deleted, renamed or replaced while it was open: see what stands at \
                           its path, and open it again";
            return Err(Fault::new("store.moved", message).of(self.path()));
        }
        Ok(())
    }

    /// Whether the path no longer leads to the file that is open.
    fn has_moved(&self) -> bool {
        let mut moved: std::ffi::c_int = 0;
        // SAFETY: the connection is open for as long as `self`, and this control writes one int to the address it is
        // given.
        let code = unsafe {
            ffi::sqlite3_file_control(
                self.connection.handle(),
                c"main".as_ptr(),
                ffi::SQLITE_FCNTL_HAS_MOVED,
                (&raw mut moved).cast(),
            )
        };
        // Where this cannot be told, an open file cannot be moved either.
        code == ffi::SQLITE_OK && moved != 0
    }

    /// Begins to read: everything until [`Store::rollback`] or [`Store::commit`] sees the file as it is now.
    ///
    /// # Errors
    /// `store.busy` while a file that crashed is being recovered, and those of the disk.
    pub fn begin_read(&self) -> Result<(), Fault> {
        self.patiently(|| {
            self.control("BEGIN DEFERRED")?;
            // The snapshot is taken by the first statement that looks at the file.
            let looked = self.data_version();
            if looked.is_err() {
                self.rollback();
            }
            looked.map(|_| ())
        })
    }

    /// Commits; when it returns, what was written is durable (see [`super::OpenOptions::synchronous_full`]).
    ///
    /// # Errors
    /// Those of the disk, with [`super::Applied::Unknown`] when the disk failed in the middle. The transaction may
    /// still be open then: call [`Store::rollback`].
    pub fn commit(&self) -> Result<(), Fault> {
        self.flush()?;
        self.control("COMMIT").map_err(Fault::while_committing)
    }

    /// Rolls back whatever is open; does nothing when nothing is.
    pub fn rollback(&self) {
        self.unstage();
        if !self.connection.is_autocommit() {
            // When even this fails the connection is lost, and the next statement on it says so.
            let _ = self.control("ROLLBACK");
        }
    }

    /// A number that changes when another connection has committed: everything remembered of the file is stale then.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn data_version(&self) -> Result<i64, Fault> {
        let sql = "PRAGMA data_version";
        self.note(StatementKind::Control, sql, Vec::new);
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// A number that changes when another connection has committed, as of the last statement that looked at the file:
    /// two equal ones around some statements say that these have seen one state of it, without a transaction. Costs no
    /// statement itself.
    #[must_use]
    pub fn version_seen(&self) -> u32 {
        let mut version: u32 = 0;
        // SAFETY: the connection is open for as long as `self`, and this control writes one u32 to the address it is
        // given.
        let code = unsafe {
            ffi::sqlite3_file_control(
                self.connection.handle(),
                c"main".as_ptr(),
                ffi::SQLITE_FCNTL_DATA_VERSION,
                (&raw mut version).cast(),
            )
        };
        debug_assert_eq!(code, ffi::SQLITE_OK, "every file knows its version");
        version
    }

    fn control(&self, sql: &'static str) -> Result<(), Fault> {
        self.note(StatementKind::Control, sql, Vec::new);
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    /// Tries until the busy timeout is over. SQLite's own waiting grows with every try, so that the last to come is the
    /// first to be served; it is off meanwhile.
    fn patiently<T>(&self, mut attempt: impl FnMut() -> Result<T, Fault>) -> Result<T, Fault> {
        self.connection.busy_timeout(Duration::ZERO)?;
        let mut jitter = None;
        let began = Instant::now();
        let result = loop {
            match attempt() {
                Err(fault) if fault.code == "store.busy" => {
                    let waited = began.elapsed();
                    if waited >= self.patience {
                        break Err(fault);
                    }
                    let pause = jitter.get_or_insert_with(Jitter::new).pause(waited);
                    thread::sleep(pause.min(self.patience - waited));
                }
                done => break done,
            }
        };
        self.connection.busy_timeout(self.patience)?;
        result
    }
}

/// A small xorshift, seeded anew for every wait: no two processes, and no two waits of one, sleep alike.
struct Jitter(u64);

impl Jitter {
    /// Microseconds a newcomer sleeps on average.
    const LONGEST: u64 = 2_000;
    /// Microseconds the most patient sleeps on average: polling costs a few microseconds itself.
    const SHORTEST: u64 = 200;

    fn new() -> Self {
        let moment = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| u64::from(since.subsec_nanos()));
        let seed = (u64::from(std::process::id()) << 32 | moment).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self(seed | 1)
    }

    /// Between half and one and a half times a mean that shrinks with the time waited.
    fn pause(&mut self, waited: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let waited_ms = u64::try_from(waited.as_millis()).unwrap_or(u64::MAX);
        let mean = (Self::LONGEST / (1 + waited_ms / 50)).max(Self::SHORTEST);
        Duration::from_micros(mean / 2 + self.0 % mean)
    }
}

#[cfg(test)]
mod tests {
    use backroom_domain::values::EventId;

    use super::*;
    use crate::OpenOptions;

    #[test]
    fn who_reads_sees_the_moment_it_began() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("shop.backroom");
        let writer = Store::create(&path, &OpenOptions::default()).expect("a new file");
        let reader = Store::open(&path, &OpenOptions { read_only: true, ..OpenOptions::default() }).expect("the file");
        let seen = |store: &Store| store.consumer_position("feed").expect("a position");
        reader.begin_read().expect("a snapshot");
        let before = reader.version_seen();
        writer.set_consumer_position("feed", EventId(7)).expect("a commit");
        assert_eq!((seen(&reader), reader.version_seen()), (EventId::NONE, before));
        reader.rollback();
        assert_eq!(reader.version_seen(), before, "nothing has looked since");
        reader.begin_read().expect("a snapshot");
        assert_eq!(seen(&reader), EventId(7));
        let between = reader.version_seen();
        assert_ne!(between, before);
        reader.rollback();
        // Outside of a transaction each statement looks for itself.
        writer.set_consumer_position("feed", EventId(8)).expect("a commit");
        assert_eq!(seen(&reader), EventId(8));
        assert_ne!(reader.version_seen(), between);
    }

    #[test]
    fn who_has_waited_longer_asks_more_often() {
        let mut jitter = Jitter::new();
        for (waited_ms, mean) in [(0, 2_000), (49, 2_000), (100, 666), (10_000, 200)] {
            for _ in 0..100 {
                let pause = jitter.pause(Duration::from_millis(waited_ms)).as_micros();
                assert!((mean / 2..mean * 3 / 2).contains(&pause), "{waited_ms} ms: {pause}");
            }
        }
    }
}
