//! The one way this library rounds: half away from zero.

use super::ValueError;

/// `numerator / denominator`, rounded to a whole number, halves away from zero (2.5 to 3, -2.5 to -3).
///
/// Our choice among the roundings in use: it is the one tax offices and shopkeepers expect on a receipt,
/// and it treats a debit and its mirror credit alike, so that a reversal undoes an entry to the cent.
/// Refuses a denominator of 0, and the one quotient beyond `i128`.
pub fn divide_half_away(numerator: i128, denominator: i128) -> Result<i128, ValueError> {
    if denominator == 0 {
        return Err(ValueError::DivisionByZero { what: "a number" });
    }
    let overflow = ValueError::Overflow { what: "a quotient", unit: "units" };
    let Some(quotient) = numerator.checked_div(denominator) else {
        return Err(overflow);
    };
    let rest = numerator.checked_rem(denominator).unwrap_or(0);
    // |rest| < |denominator| <= 2^127, so twice the rest cannot leave u128.
    if rest.unsigned_abs() * 2 < denominator.unsigned_abs() {
        return Ok(quotient);
    }
    let away = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    quotient.checked_add(away).ok_or(overflow)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn halves_go_away_from_zero() {
        for (numerator, denominator, quotient) in [
            (0, 7, 0),
            (24, 10, 2),
            (25, 10, 3),
            (-25, 10, -3),
            (25, -10, -3),
            (-25, -10, 3),
            (-24, 10, -2),
            (1, 3, 0),
            (2, 3, 1),
            (i128::MAX, 1, i128::MAX),
            (i128::MIN, 1, i128::MIN),
            (i128::MAX, i128::MIN, -1),
            (i128::MIN, i128::MIN, 1),
        ] {
            assert_eq!(divide_half_away(numerator, denominator), Ok(quotient));
        }
        assert_eq!(divide_half_away(1, 0).unwrap_err().code(), "value.division_by_zero");
        assert_eq!(divide_half_away(i128::MIN, -1).unwrap_err().code(), "value.overflow");
    }

    proptest! {
        /// Never further from the exact quotient than a half, and the mirror of its mirror.
        #[test]
        fn nearest_and_symmetric(numerator in -(1_i128 << 100)..1 << 100, denominator in 1_i128..1 << 60) {
            let quotient = divide_half_away(numerator, denominator).unwrap();
            prop_assert!((numerator - quotient * denominator).abs() * 2 <= denominator);
            prop_assert_eq!(divide_half_away(-numerator, denominator), Ok(-quotient));
        }
    }
}
