//! How much of an item, in its base unit.

use super::fixed::{MICRO_DECIMALS, millionths};

/// A quantity in the item's base unit, in `i64` millionths of it: up to 9,223,372,036,854.775807 either way.
///
/// The type holds six decimals for every item; how many an item's unit really has is checked with
/// [`Quantity::fits_decimals`]. Quantities entered in packs become base units through
/// [`super::Ratio::to_base`].
///
/// ```
/// use backroom_domain::values::Quantity;
///
/// let on_hand = Quantity::parse("7.00")?.checked_sub(Quantity::parse("6.9")?)?;
/// assert_eq!(on_hand.to_string(), "0.1");
/// assert!(on_hand.fits_decimals(1) && !on_hand.fits_decimals(0));
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Quantity(i64);

millionths!(
    Quantity,
    what: "a quantity",
    unit: "millionths of the base unit",
    description: "A quantity in the base unit, written as a string with at most 6 decimals; an integer token is accepted, a fraction token is refused.",
    example: "12.5"
);

impl Quantity {
    /// The smallest quantity above 0 that so many decimals can say.
    pub fn least(decimals: u8) -> Self {
        Self(10_i64.pow(u32::from(MICRO_DECIMALS.saturating_sub(decimals))))
    }

    /// Whether it needs no more than `decimals` decimals; true of every quantity from 6 on.
    pub fn fits_decimals(self, decimals: u8) -> bool {
        let unused = u32::from(MICRO_DECIMALS.saturating_sub(decimals));
        self.0 % 10_i64.pow(unused) == 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::ValueError;
    use super::*;

    #[test]
    fn quantities_are_read_to_the_millionth() {
        for (written, micros, printed) in [
            ("7", 7_000_000, "7"),
            ("7.000000000", 7_000_000, "7"),
            ("0.1", 100_000, "0.1"),
            ("-0.000001", -1, "-0.000001"),
            ("9223372036854.775807", i64::MAX, "9223372036854.775807"),
            ("-9223372036854.775808", i64::MIN, "-9223372036854.775808"),
        ] {
            let quantity = Quantity::parse(written).unwrap();
            assert_eq!((quantity.micros(), quantity.to_string().as_str()), (micros, printed));
        }
        for (written, code) in [
            ("0.0000001", "value.too_many_decimals"),
            ("9223372036854.775808", "value.overflow"),
            ("1e3", "value.exponent"),
            ("x", "value.not_a_number"),
        ] {
            assert_eq!(Quantity::parse(written).unwrap_err().code(), code, "{written}");
        }
    }

    #[test]
    fn json_takes_strings_and_integers() {
        assert_eq!(serde_json::from_str::<Quantity>("12").unwrap(), Quantity::whole(12).unwrap());
        assert_eq!(serde_json::to_string(&Quantity::ONE).unwrap(), "\"1\"");
        let refusal = serde_json::from_str::<Quantity>("0.5").unwrap_err().to_string();
        assert!(refusal.contains("write it as a string"), "{refusal}");
        let refusal = serde_json::from_str::<Quantity>("\"0.1234567\"").unwrap_err().to_string();
        assert!(refusal.starts_with("7 decimals are too many for a quantity: at most 6 are accepted"));
    }

    #[test]
    fn decimals_of_the_unit() {
        for (written, least) in [("5", 0), ("10", 0), ("0.1", 1), ("0.25", 2), ("-0.000001", 6)] {
            let quantity = Quantity::parse(written).unwrap();
            for decimals in 0..=9 {
                assert_eq!(quantity.fits_decimals(decimals), decimals >= least, "{written}");
            }
        }
    }

    #[test]
    fn nothing_wraps() {
        let (least, most) = (Quantity::from_micros(i64::MIN), Quantity::from_micros(i64::MAX));
        let tiny = Quantity::from_micros(1);
        let refusals = [
            most.checked_add(tiny),
            least.checked_sub(tiny),
            least.checked_neg(),
            least.checked_abs(),
            Quantity::whole(i64::MAX),
        ];
        for refusal in refusals {
            assert!(matches!(refusal, Err(ValueError::Overflow { what: "a quantity", .. })));
        }
        assert_eq!(tiny.checked_neg().unwrap().checked_abs(), Ok(tiny));
        assert!(tiny.is_positive() && Quantity::ZERO.is_zero() && least.is_negative());
    }

    proptest! {
        #[test]
        fn text_and_json_round_trip(micros: i64) {
            let quantity = Quantity::from_micros(micros);
            prop_assert_eq!(Quantity::parse(&quantity.to_string()), Ok(quantity));
            prop_assert_eq!(Quantity::from_number(quantity.number()), Ok(quantity));
            let json = serde_json::to_string(&quantity).unwrap();
            prop_assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap(), quantity);
        }
    }
}
