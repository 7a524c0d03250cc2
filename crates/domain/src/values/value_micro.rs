//! What a pool of stock is worth, finer than money.

use super::fixed::MICROS;
use super::{Quantity, ValueError, divide_half_away};

const OVERFLOW: ValueError = ValueError::Overflow { what: "a stock value", unit: "millionths of a minor unit" };

/// A stock value in `i64` millionths of a minor unit; the currency is its entity's base currency.
///
/// PRODUCT, law 3: what the books show of it is [`ValueMicro::book_minor`] at every moment, and each
/// movement posts the difference, so nothing drifts however small the pieces. Internal: it has no wire form.
///
/// ```
/// use backroom_domain::values::{Quantity, ValueMicro};
///
/// // One of three left in a pool worth 10.00.
/// let pool = ValueMicro::from_minor(1_000)?;
/// let third = pool.share(Quantity::whole(1)?, Quantity::whole(3)?)?;
/// assert_eq!((third.micros(), third.book_minor()), (333_333_333, 333));
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueMicro(i64);

impl ValueMicro {
    /// No value.
    pub const ZERO: Self = Self(0);

    /// From millionths of a minor unit, as stored.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// In millionths of a minor unit, as stored.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// From whole minor units; refuses what leaves 64 bits in millionths.
    pub fn from_minor(minor: i64) -> Result<Self, ValueError> {
        minor.checked_mul(MICROS).map(Self).ok_or(OVERFLOW)
    }

    /// What the books show: minor units, rounded half away from zero.
    pub const fn book_minor(self) -> i64 {
        let (whole, rest) = (self.0 / MICROS, self.0 % MICROS);
        // At most 9.3 x 10^12, so one more cannot overflow.
        if rest.abs() * 2 >= MICROS { whole + rest.signum() } else { whole }
    }

    /// The sum; refuses what leaves 64 bits.
    pub fn checked_add(self, other: Self) -> Result<Self, ValueError> {
        self.0.checked_add(other.0).map(Self).ok_or(OVERFLOW)
    }

    /// The difference; refuses what leaves 64 bits.
    pub fn checked_sub(self, other: Self) -> Result<Self, ValueError> {
        self.0.checked_sub(other.0).map(Self).ok_or(OVERFLOW)
    }

    /// With the other sign; refuses the one value that has no mirror.
    pub fn checked_neg(self) -> Result<Self, ValueError> {
        self.0.checked_neg().map(Self).ok_or(OVERFLOW)
    }

    /// The value that goes with `part` of `whole`: value x part / whole, rounded half away from zero to one
    /// millionth of a minor unit. Refuses a whole of 0. The rest of the pool is what remains after
    /// subtracting, so the two always add up.
    pub fn share(self, part: Quantity, whole: Quantity) -> Result<Self, ValueError> {
        if whole.is_zero() {
            return Err(ValueError::DivisionByZero { what: "a stock value" });
        }
        let product = i128::from(self.0) * i128::from(part.micros());
        Self::try_from(divide_half_away(product, i128::from(whole.micros()))?)
    }

    /// Whether it is 0.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether it is below 0.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl TryFrom<i128> for ValueMicro {
    type Error = ValueError;

    /// From millionths of a minor unit in the middle of a calculation; refuses what leaves 64 bits.
    fn try_from(micros: i128) -> Result<Self, ValueError> {
        i64::try_from(micros).map(Self).map_err(|_| OVERFLOW)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn book_value_rounds_half_away_from_zero() {
        for (micros, minor) in [
            (0, 0),
            (499_999, 0),
            (500_000, 1),
            (-499_999, 0),
            (-500_000, -1),
            (1_500_000, 2),
            (-2_500_000, -3),
            (i64::MAX, 9_223_372_036_855),
            (i64::MIN, -9_223_372_036_855),
        ] {
            assert_eq!(ValueMicro::from_micros(micros).book_minor(), minor, "{micros}");
        }
    }

    /// Law 3: 10,000 bags at 0.018 sold one by one cost 180.00 all the way down.
    #[test]
    fn small_pieces_do_not_drift() {
        let mut left = 10_000_i64;
        let mut pool = ValueMicro::from_minor(18_000).unwrap();
        let mut posted = 0;
        while left > 0 {
            let piece = pool.share(Quantity::ONE, Quantity::whole(left).unwrap()).unwrap();
            let after = pool.checked_sub(piece).unwrap();
            posted += pool.book_minor() - after.book_minor();
            (pool, left) = (after, left - 1);
            assert_eq!(posted + pool.book_minor(), 18_000);
        }
        assert_eq!((posted, pool), (18_000, ValueMicro::ZERO));
    }

    #[test]
    fn refusals() {
        let most = ValueMicro::from_micros(i64::MAX);
        let one = ValueMicro::from_micros(1);
        let least = ValueMicro::from_micros(i64::MIN);
        for refusal in [
            most.checked_add(one),
            least.checked_sub(one),
            least.checked_neg(),
            ValueMicro::from_minor(i64::MAX),
            most.share(Quantity::whole(2).unwrap(), Quantity::ONE),
            ValueMicro::try_from(1_i128 << 64),
        ] {
            assert_eq!(refusal.unwrap_err().code(), "value.overflow");
        }
        assert_eq!(one.share(Quantity::ONE, Quantity::ZERO).unwrap_err().code(), "value.division_by_zero");
        assert!(ValueMicro::ZERO.is_zero() && least.is_negative());
    }

    proptest! {
        /// Emptying a pool in any steps leaves exactly nothing.
        #[test]
        fn the_last_piece_takes_the_rest(value in -10_i64.pow(15)..10_i64.pow(15), steps in prop::collection::vec(1_i64..1_000_000_000, 1..20)) {
            let mut pool = ValueMicro::from_micros(value);
            let mut left: i64 = steps.iter().sum();
            for step in steps {
                let piece = pool.share(Quantity::from_micros(step), Quantity::from_micros(left)).unwrap();
                pool = pool.checked_sub(piece).unwrap();
                left -= step;
            }
            prop_assert!(pool.is_zero());
        }

        #[test]
        fn the_whole_is_the_whole(value: i64, whole: i64) {
            prop_assume!(whole != 0);
            let (value, whole) = (ValueMicro::from_micros(value), Quantity::from_micros(whole));
            prop_assert_eq!(value.share(whole, whole), Ok(value));
            prop_assert_eq!(value.share(Quantity::ZERO, whole), Ok(ValueMicro::ZERO));
        }
    }
}
