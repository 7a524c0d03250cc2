//! The read half of the road: connections of their own, each question on one snapshot of the file.
//!
//! 1. A question waits for no writer, and no writer for a question.
//! 2. What a connection remembers of the file is forgotten as soon as anybody has written.

use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, Weak};

use backroom_domain::flow::{Draft, Memory};
use backroom_store::{InterruptHandle, Store};

use crate::Inner;
use crate::error::Result;
use crate::faults::unless_faulty;
use crate::group::{lock, panic_text};

/// A connection that reads, and what it remembers.
struct Reader {
    store: Store,
    /// None when nothing is remembered.
    memory: Option<Memory>,
    /// Which version of the file is remembered.
    version: u32,
    /// Held for as long as the connection is.
    _interrupt: Arc<InterruptHandle>,
}

/// The connections that read.
#[derive(Default)]
pub(crate) struct Readers {
    idle: Mutex<Vec<Reader>>,
    interrupts: Mutex<Vec<Weak<InterruptHandle>>>,
}

impl Readers {
    /// Stops the questions that are being answered; idle connections take no harm.
    pub(crate) fn interrupt(&self) {
        for handle in lock(&self.interrupts).iter().filter_map(Weak::upgrade) {
            handle.interrupt();
        }
    }

    /// Hands the connections over, to be closed or left alone.
    pub(crate) fn take(&mut self) -> impl Sized + use<> {
        mem::take(self.idle.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

impl Inner {
    /// Answers from one snapshot of the file.
    pub(crate) fn read<T>(&self, answer: impl FnOnce(&Store, &mut Draft<'_>) -> Result<T>) -> Result<T> {
        self.with_reader(|reader| reader.read(answer))
    }

    /// Answers a question that ends with a statement, without the cost of a transaction if nobody has written since the
    /// last one, and from one snapshot otherwise.
    pub(crate) fn read_at_once<T>(&self, answer: impl Fn(&Store, &mut Draft<'_>) -> Result<T>) -> Result<T> {
        self.with_reader(|reader| match reader.read_at_once(&answer) {
            Some(answered) => Ok(answered),
            None => reader.read(answer),
        })
    }

    fn with_reader<T>(&self, read: impl FnOnce(&mut Reader) -> Result<T>) -> Result<T> {
        let idle = lock(&self.readers.idle).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => self.open_reader()?,
        };
        match catch_unwind(AssertUnwindSafe(|| read(&mut reader))) {
            Ok(answer) => {
                let mut idle = lock(&self.readers.idle);
                if idle.len() < self.options.readers_kept {
                    idle.push(reader);
                }
                answer
            }
            Err(panic) => Err(self.poison(&panic_text(&*panic))),
        }
    }

    #[cold]
    fn open_reader(&self) -> Result<Reader> {
        let store = self.open_to_read()?;
        let interrupt = Arc::new(store.interrupt_handle());
        let mut interrupts = lock(&self.readers.interrupts);
        interrupts.retain(|handle| handle.strong_count() > 0);
        interrupts.push(Arc::downgrade(&interrupt));
        Ok(Reader { store, memory: None, version: 0, _interrupt: interrupt })
    }
}

impl Reader {
    fn read<T>(&mut self, answer: impl FnOnce(&Store, &mut Draft<'_>) -> Result<T>) -> Result<T> {
        self.store.begin_read()?;
        let version = self.store.version_seen();
        let memory = self.memory.take().filter(|_| version == self.version).unwrap_or_default();
        self.version = version;
        let facts = self.store.facts();
        let mut draft = Draft::new(&facts, memory);
        let answered = unless_faulty(&facts, || answer(&self.store, &mut draft));
        let fault = facts.take_fault();
        self.store.rollback();
        match (answered, fault) {
            (Err(fault), _) | (_, Some(fault)) => Err(fault.into()),
            (Ok(answered), None) => {
                debug_assert!(draft.records().is_empty(), "a question writes nothing");
                draft.settle();
                self.memory = Some(draft.into_memory());
                answered
            }
        }
    }

    /// The answer, if all of it has seen the version that is remembered. An error is no answer: it may rest on what is
    /// remembered alone, which nothing has held against the file.
    fn read_at_once<T>(&mut self, answer: impl Fn(&Store, &mut Draft<'_>) -> Result<T>) -> Option<T> {
        let memory = self.memory.take()?;
        let facts = self.store.facts();
        let mut draft = Draft::new(&facts, memory);
        let answered = unless_faulty(&facts, || answer(&self.store, &mut draft)).ok()?.ok()?;
        if facts.take_fault().is_some() || self.store.version_seen() != self.version {
            return None;
        }
        self.memory = Some(draft.into_memory());
        Some(answered)
    }
}
