//! The one connection that writes, and what it remembers from commit to commit.
//!
//! 1. What is remembered equals the file: it is forgotten when another process has written, and after any rollback of
//!    something written.
//! 2. It does not grow for ever: it is forgotten now and then.

use backroom_domain::flow::{Draft, Memory};
use backroom_domain::values::Instant;
use backroom_store::{Fault, Store};

use crate::clock::Clock;
use crate::error::Result;
use crate::faults::unless_faulty;
use crate::road::Road;

/// What is remembered is forgotten after this many commits.
const REMEMBERED_COMMITS: usize = 1 << 16;

/// The one connection that writes.
pub(crate) struct Writer {
    pub(crate) store: Store,
    /// None when nothing is remembered.
    memory: Option<Memory>,
    /// Commits since the memory was empty.
    remembered: usize,
    data_version: i64,
    recorded_last: Option<Instant>,
}

/// How a transaction is to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Close {
    /// What was written is to stay.
    Commit,
    /// Nothing was written.
    Nothing,
    /// What was written is to be taken back.
    TakeBack,
}

/// Why a transaction came to nothing.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It never began: everything is as it was.
    Begin(Fault),
    /// The store failed while commands travelled or balances were written.
    Travel(Fault),
    /// The commit failed.
    Commit(Fault),
    /// A command panicked.
    Panic(String),
}

impl Writer {
    pub(crate) fn new(store: Store) -> Self {
        Self { store, memory: None, remembered: 0, data_version: 0, recorded_last: None }
    }

    /// Ends whatever transaction is open, and forgets what was remembered.
    pub(crate) fn roll_back(&mut self) {
        self.store.rollback();
        self.forget();
    }

    fn forget(&mut self) {
        self.memory = None;
        self.remembered = 0;
        self.recorded_last = None;
    }

    /// One transaction: commands travel, each balance they touched is written once, and all is committed.
    /// After a failure the caller rolls back.
    pub(crate) fn transaction(
        &mut self,
        clock: &dyn Clock,
        act: impl FnOnce(&mut Road<'_, '_>, &mut Draft<'_>) -> Result<Close, Fault>,
    ) -> Result<(), Failure> {
        self.store.begin_write().map_err(Failure::Begin)?;
        let data_version = self.store.data_version().map_err(Failure::Travel)?;
        if data_version != self.data_version || self.remembered > REMEMBERED_COMMITS {
            self.forget();
            self.data_version = data_version;
        }
        let store = &self.store;
        let facts = store.facts();
        let mut draft = Draft::new(&facts, self.memory.take().unwrap_or_default());
        let close = {
            let mut road = Road { store, facts: &facts, clock, recorded_last: &mut self.recorded_last };
            let acted = unless_faulty(&facts, || act(&mut road, &mut draft));
            acted.and_then(|close| close).map_err(Failure::Travel)?
        };
        match close {
            Close::Commit => {
                store.write_balances(&draft).map_err(Failure::Travel)?;
                store.commit().map_err(Failure::Commit)?;
                self.remembered += 1;
            }
            Close::Nothing => store.rollback(),
            Close::TakeBack => {
                store.flush().map_err(Failure::Travel)?;
                store.rollback();
                // What is remembered is lost with the draft.
                self.recorded_last = None;
                return Ok(());
            }
        }
        draft.settle();
        self.memory = Some(draft.into_memory());
        Ok(())
    }

    /// One transaction for something that is no command; `act` says whether it wrote.
    pub(crate) fn act<T>(&mut self, act: impl FnOnce(&Store) -> Result<(T, bool)>) -> Result<T> {
        self.store.begin_write()?;
        let acted = act(&self.store).and_then(|(done, wrote)| {
            if wrote {
                self.store.commit()?;
            }
            Ok(done)
        });
        self.store.rollback();
        acted
    }
}
