//! Time and randomness that are the same in every run.

use std::io;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use backroom::values::Instant;
use backroom::{Clock, Entropy};

/// A clock that stands where it was put, and moves on by a millisecond each time it is looked at.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl TestClock {
    /// A clock that shows an instant.
    ///
    /// # Panics
    /// The text is no instant.
    #[must_use]
    pub fn at(instant: &str) -> Self {
        let clock = Self(AtomicI64::new(0));
        clock.set(instant);
        clock
    }

    /// Puts the clock to an instant, such as `2026-11-02T08:00:00Z`.
    ///
    /// # Panics
    /// The text is no instant.
    pub fn set(&self, instant: &str) {
        let instant = Instant::parse(instant).unwrap_or_else(|error| panic!("{instant}: {error}"));
        self.0.store(instant.micros(), Ordering::SeqCst);
    }

    /// Puts the clock forward, or back.
    pub fn advance_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    /// What it shows, without moving on.
    #[must_use]
    pub fn shown(&self) -> Instant {
        Instant::from_micros(self.0.load(Ordering::SeqCst))
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        Instant::from_micros(self.0.fetch_add(1_000, Ordering::SeqCst))
    }
}

/// Random bytes that are the same in every run.
#[derive(Debug, Default)]
pub struct TestEntropy(AtomicU64);

impl Entropy for TestEntropy {
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        for byte in bytes {
            let mut mixed = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst);
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            *byte = (mixed >> 56) as u8;
        }
        Ok(())
    }
}
