//! The two things a decision may not take for itself: the time, and randomness.

use std::fmt;
use std::io;
use std::sync::{Mutex, PoisonError};
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

/// The random source of the machine, asked for many commands at a time.
#[derive(Debug, Default)]
pub struct SystemEntropy(Mutex<Drawn>);

/// Bytes drawn and not yet given; those given are erased.
struct Drawn {
    bytes: [u8; 1024],
    left: usize,
}

impl Default for Drawn {
    fn default() -> Self {
        Self { bytes: [0; 1024], left: 0 }
    }
}

impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Drawn").field("left", &self.left).finish_non_exhaustive()
    }
}

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        let mut drawn = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if bytes.len() > drawn.bytes.len() {
            return getrandom::fill(bytes).map_err(io::Error::other);
        }
        if drawn.left < bytes.len() {
            drawn.left = 0;
            getrandom::fill(&mut drawn.bytes).map_err(io::Error::other)?;
            drawn.left = drawn.bytes.len();
        }
        let end = drawn.left;
        drawn.left -= bytes.len();
        let given = drawn.left..end;
        bytes.copy_from_slice(&drawn.bytes[given.clone()]);
        drawn.bytes[given].fill(0);
        Ok(())
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
        let entropy = SystemEntropy::default();
        let mut drawn: Vec<[u8; 32]> = Vec::new();
        for _ in 0..100 {
            let mut bytes = [0; 32];
            assert!(entropy.fill(&mut bytes).is_ok());
            drawn.push(bytes);
        }
        drawn.sort_unstable();
        drawn.dedup();
        assert_eq!(drawn.len(), 100);
        assert!(entropy.fill(&mut [0; 4096]).is_ok());
    }
}
