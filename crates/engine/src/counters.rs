//! What a handle has done since it was opened.

use std::sync::atomic::{AtomicU64, Ordering};

use serde::Serialize;

use crate::error::Error;
use crate::group::Answer;

/// What a handle has done since it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counters {
    /// Commands done, rehearsed ones included.
    pub done: u64,
    /// Commands answered as they were the first time.
    pub replayed: u64,
    /// Commands refused.
    pub refused: u64,
    /// Requests held, or asked for again while they were.
    pub held: u64,
    /// Requests that could not be read.
    pub malformed: u64,
    /// Commands that met a fault.
    pub faults: u64,
    /// Transactions rolled back.
    pub rolled_back: u64,
}

/// The counters as they are counted.
#[derive(Debug, Default)]
pub(crate) struct Counting {
    done: AtomicU64,
    replayed: AtomicU64,
    refused: AtomicU64,
    held: AtomicU64,
    malformed: AtomicU64,
    faults: AtomicU64,
    rolled_back: AtomicU64,
}

fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

impl Counting {
    pub(crate) fn answered(&self, answer: &Answer) {
        count(match answer {
            Ok(outcome) if outcome.replayed => &self.replayed,
            Ok(_) => &self.done,
            Err(Error::Refused(_)) => &self.refused,
            Err(Error::Held(_)) => &self.held,
            Err(Error::Fault(_) | Error::Bug(_)) => &self.faults,
        });
    }

    pub(crate) fn malformed(&self) {
        count(&self.malformed);
    }

    pub(crate) fn rolled_back(&self) {
        count(&self.rolled_back);
    }

    pub(crate) fn read(&self) -> Counters {
        let value = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Counters {
            done: value(&self.done),
            replayed: value(&self.replayed),
            refused: value(&self.refused),
            held: value(&self.held),
            malformed: value(&self.malformed),
            faults: value(&self.faults),
            rolled_back: value(&self.rolled_back),
        }
    }
}
