//! The two things a decision may not take for itself: the time, and randomness.

use std::io;
use std::time::{SystemTime, UNIX_EPOCH};

use backroom_domain::values::Instant;
use uuid::Uuid;

/// Tells the time. What is recorded never runs backwards, whatever a clock says.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Instant;
}

/// Gives random bytes: for the keys of callers that bring none, and for salts.
pub trait Entropy: Send + Sync {
    /// Fills the bytes.
    ///
    /// # Errors
    /// The source has failed.
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()>;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        let micros = match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_micros()).unwrap_or(i64::MAX),
            Err(before) => i64::try_from(before.duration().as_micros()).map_or(i64::MIN, |micros| -micros),
        };
        Instant::from_micros(micros)
    }
}

/// The random source of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        getrandom::fill(bytes).map_err(io::Error::other)
    }
}

/// A UUIDv7: sortable by the instant it was made at.
pub(crate) fn key_at(now: Instant, random: &[u8; 10]) -> Uuid {
    let millis = u64::try_from(now.micros().div_euclid(1000)).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_by_the_instant_they_were_made_at() {
        let at = |micros| key_at(Instant::from_micros(micros), &[0xFF; 10]);
        assert!(at(1_795_432_566_000_000) < at(1_795_432_566_001_000));
        assert_eq!(at(1_795_432_566_000_000).get_version_num(), 7);
        assert_eq!(at(-5).get_version_num(), 7);
    }

    #[test]
    fn the_machine_knows_the_time_and_is_random() {
        assert!(SystemClock.now() > Instant::from_micros(1_700_000_000_000_000));
        let (mut one, mut other) = ([0; 32], [0; 32]);
        assert!(SystemEntropy.fill(&mut one).is_ok() && SystemEntropy.fill(&mut other).is_ok());
        assert_ne!(one, other);
    }
}
