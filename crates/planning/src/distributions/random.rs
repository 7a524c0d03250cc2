//! Numbers that look random and are the same everywhere for the same seed.

/// A generator that starts from a seed: the steps of splitmix64 (Steele, Lea and Flood, Fast splittable pseudorandom
/// number generators, OOPSLA 2014).
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// A generator that always gives the same numbers for the same seed.
    pub fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not including 1.
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A place in a list of a length, which must not be 0.
    pub fn place(&mut self, length: usize) -> usize {
        let wide = u128::from(self.bits()) * length as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_and_they_are_spread_evenly() {
        let mut one = Random::seeded(7);
        let mut two = Random::seeded(7);
        assert!((0..100).all(|_| one.bits() == two.bits()));
        assert_ne!(Random::seeded(8).bits(), Random::seeded(7).bits());
        let mut counts = [0; 10];
        for _ in 0..10_000 {
            counts[one.place(10)] += 1;
            let share = one.share();
            assert!((0.0..1.0).contains(&share));
        }
        assert!(counts.iter().all(|count| (850..1150).contains(count)), "{counts:?}");
    }
}
