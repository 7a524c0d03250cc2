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
use crate::group::{lock, panic_text};

/// A connection that reads, and what it remembers.
struct Reader {
    store: Store,
    memory: Memory,
    data_version: i64,
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
        let idle = lock(&self.readers.idle).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => self.open_reader()?,
        };
        match catch_unwind(AssertUnwindSafe(|| reader.read(answer))) {
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
        Ok(Reader { store, memory: Memory::default(), data_version: 0, _interrupt: interrupt })
    }
}

impl Reader {
    fn read<T>(&mut self, answer: impl FnOnce(&Store, &mut Draft<'_>) -> Result<T>) -> Result<T> {
        self.store.begin_read()?;
        let answered = self.answer(answer);
        self.store.rollback();
        answered
    }

    fn answer<T>(&mut self, answer: impl FnOnce(&Store, &mut Draft<'_>) -> Result<T>) -> Result<T> {
        let data_version = self.store.data_version()?;
        let memory = mem::take(&mut self.memory);
        let memory = if data_version == self.data_version { memory } else { Memory::default() };
        self.data_version = data_version;
        let facts = self.store.facts();
        let mut draft = Draft::new(&facts, memory);
        let answered = answer(&self.store, &mut draft);
        if let Some(fault) = facts.take_fault() {
            return Err(fault.into());
        }
        draft.discard();
        draft.settle();
        self.memory = draft.into_memory();
        answered
    }
}
