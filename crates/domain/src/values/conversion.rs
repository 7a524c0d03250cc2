//! From packs to base units, exactly or not at all.

use thiserror::Error;

use super::fixed::MICRO_DECIMALS;
use super::{Number, Quantity, Ratio, ValueError};

/// Why an entered quantity has no base quantity.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ConversionError {
    /// The product needs more decimals than the item's unit has; its neighbours would do.
    #[error("this comes to no exact quantity: {} or {} would be accepted",
        neighbour(*.below, *.entered_below), neighbour(*.above, *.entered_above))]
    NotExact {
        /// The nearest smaller quantity in base units with the allowed decimals.
        below: Quantity,
        /// The nearest greater quantity in base units with the allowed decimals.
        above: Quantity,
        /// What would have to be entered for `below`, where six decimals can say it.
        entered_below: Option<Number>,
        /// What would have to be entered for `above`, where six decimals can say it.
        entered_above: Option<Number>,
    },
    /// A number that was refused before or after the conversion.
    #[error(transparent)]
    Value(#[from] ValueError),
}

impl ConversionError {
    /// The stable name of this error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotExact { .. } => "value.conversion_not_exact",
            Self::Value(error) => error.code(),
        }
    }
}

fn neighbour(base: Quantity, entered: Option<Number>) -> String {
    match entered {
        Some(entered) => format!("{entered} ({base} base units)"),
        None => format!("{base} base units"),
    }
}

impl Ratio {
    /// `entered` units of this factor in base units, exactly, with at most `decimals` (0 to 6) decimals.
    ///
    /// Nothing is rounded: a product that needs more decimals is refused, naming the quantities next to it.
    /// `entered` may have six decimals and the range of a [`Quantity`], so that every product of the
    /// calculation fits `i128`.
    pub fn to_base(self, entered: Number, decimals: u8) -> Result<Quantity, ConversionError> {
        let Some(unused) = MICRO_DECIMALS.checked_sub(decimals) else {
            return Err(ConversionError::Value(ValueError::TooManyDecimals {
                given: u32::from(decimals),
                allowed: u32::from(MICRO_DECIMALS),
                what: "a unit",
            }));
        };
        // Counted in steps of the last decimal allowed; one step is this many millionths of the base unit.
        let step = 10_i128.pow(u32::from(unused));
        let dividend = i128::from(Quantity::from_number(entered)?.micros()) * i128::from(self.num());
        let divisor = i128::from(self.den()) * step;
        let floor = dividend.div_euclid(divisor);
        let below = quantity(floor * step)?;
        if dividend.rem_euclid(divisor) == 0 {
            return Ok(below);
        }
        let above = quantity((floor + 1) * step)?;
        Err(ConversionError::NotExact {
            below,
            above,
            entered_below: self.entered_for(below),
            entered_above: self.entered_for(above),
        })
    }

    /// What must be entered to come to exactly `base`, if six decimals can say it.
    fn entered_for(self, base: Quantity) -> Option<Number> {
        let dividend = i128::from(base.micros()) * i128::from(self.den());
        if dividend % i128::from(self.num()) != 0 {
            return None;
        }
        let micros = i64::try_from(dividend / i128::from(self.num())).ok()?;
        Some(Quantity::from_micros(micros).number())
    }
}

fn quantity(micros: i128) -> Result<Quantity, ValueError> {
    i64::try_from(micros)
        .map(Quantity::from_micros)
        .map_err(|_| ValueError::Overflow { what: "a quantity", unit: "millionths of the base unit" })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn base(factor: &str, entered: &str, decimals: u8) -> Result<String, ConversionError> {
        let entered = Number::parse(entered).unwrap();
        let quantity = Ratio::parse(factor).unwrap().to_base(entered, decimals)?;
        Ok(quantity.to_string())
    }

    #[test]
    fn exact_conversions() {
        for (factor, entered, decimals, expected) in [
            ("1/3", "3000", 3, "1000"),
            ("12", "2.5", 0, "30"),
            ("0.75", "4", 0, "3"),
            ("1/3", "0.003", 3, "0.001"),
            ("1/3", "-3", 0, "-1"),
            ("7", "0", 0, "0"),
            ("1", "0.000001", 6, "0.000001"),
            ("9223372036854", "1", 0, "9223372036854"),
        ] {
            assert_eq!(base(factor, entered, decimals).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn conversions_that_do_not_land_name_their_neighbours() {
        for (factor, entered, decimals, below, above, entered_below, entered_above) in [
            ("1/3", "1", 3, "0.333", "0.334", Some("0.999"), Some("1.002")),
            ("1/3", "-1", 3, "-0.334", "-0.333", Some("-1.002"), Some("-0.999")),
            ("0.75", "1", 0, "0", "1", Some("0"), None),
            ("12", "0.01", 0, "0", "1", Some("0"), None),
            ("7", "0.5", 0, "3", "4", None, None),
            ("1.5", "1", 0, "1", "2", None, None),
            ("6", "0.25", 0, "1", "2", None, None),
        ] {
            let number = |text: &str| Number::parse(text).unwrap();
            assert_eq!(
                base(factor, entered, decimals),
                Err(ConversionError::NotExact {
                    below: Quantity::parse(below).unwrap(),
                    above: Quantity::parse(above).unwrap(),
                    entered_below: entered_below.map(number),
                    entered_above: entered_above.map(number),
                }),
                "{entered} of {factor}"
            );
        }
        assert_eq!(
            base("7", "0.5", 0).unwrap_err().to_string(),
            "this comes to no exact quantity: 3 base units or 4 base units would be accepted"
        );
        assert_eq!(base("7", "0.5", 0).unwrap_err().code(), "value.conversion_not_exact");
    }

    #[test]
    fn conversions_refused_as_numbers() {
        for (factor, entered, decimals, code) in [
            ("1", "0.0000001", 6, "value.too_many_decimals"),
            ("1", "1", 7, "value.too_many_decimals"),
            ("9223372036855", "1", 0, "value.overflow"),
            ("9223372036854775807", "9223372036854.775807", 6, "value.overflow"),
            ("1/3", "9999999999999999", 0, "value.overflow"),
        ] {
            assert_eq!(base(factor, entered, decimals).unwrap_err().code(), code);
        }
    }

    proptest! {
        /// An accepted quantity is the exact product; a refused one lies strictly between its neighbours,
        /// which are one step apart, and what they say to enter comes to exactly them.
        #[test]
        fn conversion_is_exact_or_bracketed(
            num in 1_i64..5_000,
            den in 1_i64..5_000,
            micros in -1_000_000_000_000_i64..1_000_000_000_000,
            round_to in 0_u32..=6,
            decimals in 0_u8..=6,
        ) {
            let ratio = Ratio::new(num, den).unwrap();
            let entered = Quantity::from_micros(micros - micros % 10_i64.pow(round_to)).number();
            // Both sides times den, so that nothing is divided.
            let exact = i128::from(Quantity::from_number(entered).unwrap().micros()) * i128::from(num);
            let scaled = |quantity: Quantity| i128::from(quantity.micros()) * i128::from(den);
            match ratio.to_base(entered, decimals) {
                Ok(quantity) => {
                    prop_assert_eq!(scaled(quantity), exact);
                    prop_assert!(quantity.fits_decimals(decimals));
                }
                Err(ConversionError::NotExact { below, above, entered_below, entered_above }) => {
                    prop_assert!(scaled(below) < exact && exact < scaled(above));
                    prop_assert_eq!(above.micros() - below.micros(), 10_i64.pow(u32::from(6 - decimals)));
                    for (base, entered) in [(below, entered_below), (above, entered_above)] {
                        prop_assert!(base.fits_decimals(decimals));
                        if let Some(entered) = entered {
                            prop_assert_eq!(ratio.to_base(entered, decimals), Ok(base));
                        }
                    }
                }
                Err(other) => prop_assert!(false, "{other}"),
            }
        }
    }
}
