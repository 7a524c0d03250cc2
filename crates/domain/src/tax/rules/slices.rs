//! Slices of what a line stored, for what is given back of it.
//!
//! A slice is the share of the quantity given back so far, rounded half away from zero, less what earlier slices took. So
//! slices in any order and size add up to what was stored, the last takes the remainder, and none ever passes it, however
//! rates or prices have changed since.

use crate::flow::Refusal;
use crate::tax::refusals::BeyondLine;
use crate::values::{Quantity, divide_half_away};

/// Quantities of a line: all of it above 0, what was given back before, what is given back now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given {
    pub(crate) line: Quantity,
    pub(crate) before: Quantity,
    pub(crate) now: Quantity,
}

/// The slice of an amount a line stored: its net, its tax, its discount.
///
/// # Errors
/// `tax.beyond_line`.
pub(crate) fn slice_minor(stored_minor: i64, Given { line, before, now }: Given) -> Result<i64, Refusal> {
    let after = before.checked_add(now)?;
    if before.is_negative() || now.is_negative() || after > line || !line.is_positive() {
        let remaining = line.checked_sub(before)?.to_string();
        return Err(BeyondLine { asked: now.to_string(), remaining }.into());
    }
    let share = |part: Quantity| {
        divide_half_away(i128::from(stored_minor) * i128::from(part.micros()), i128::from(line.micros()))
    };
    let slice = share(after)? - share(before)?;
    Ok(i64::try_from(slice).expect("a part of 64 bits fits 64 bits"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn given(line: i64, before: i64, now: i64) -> Given {
        let quantity = Quantity::from_micros;
        Given { line: quantity(line), before: quantity(before), now: quantity(now) }
    }

    /// A third of 0.10, three times; the third takes what is left.
    #[test]
    fn the_last_slice_takes_the_remainder() {
        let slices: Vec<i64> = (0..3).map(|before| slice_minor(10, given(3, before, 1)).expect("a slice")).collect();
        assert_eq!(slices, [3, 4, 3]);
        assert_eq!(slice_minor(-10, given(3, 1, 1)), Ok(-4));
        assert_eq!(slice_minor(i64::MIN, given(i64::MAX, 0, i64::MAX)), Ok(i64::MIN));
        assert_eq!(slice_minor(10, given(3, 1, 0)), Ok(0));
    }

    #[test]
    fn no_more_is_given_back_than_there_was() {
        for (line, before, now) in [(2, 2, 1), (2, 0, 3), (2, -1, 1), (2, 1, -1), (0, 0, 0)] {
            let refusal = slice_minor(10, given(line, before, now)).expect_err("no such slice");
            assert_eq!(refusal.code, "tax.beyond_line");
        }
        let refusal = slice_minor(10, given(2_000_000, 2_000_000, 1_000_000)).expect_err("all is back");
        assert_eq!(refusal.message, "asked to give back 1 of a line of which 0 remains");
    }

    proptest! {
        /// Whatever a line is given back in, the slices add up to what it stored, and none takes more than is left.
        #[test]
        fn slices_add_up(stored in -1_000_000_i64..1_000_000, parts in prop::collection::vec(0_i64..5_000_000, 1..12)) {
            let line: i64 = parts.iter().sum::<i64>().max(1);
            let (mut before, mut taken) = (0, 0);
            for part in parts {
                let slice = slice_minor(stored, given(line, before, part)).expect("a slice");
                prop_assert!(slice.signum() * stored.signum() >= 0);
                taken += slice;
                before += part;
                prop_assert!(taken.abs() <= stored.abs());
            }
            if before == line {
                prop_assert_eq!(taken, stored);
            }
        }
    }
}
