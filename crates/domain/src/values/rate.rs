//! What a foreign currency is worth in the base currency.

use std::fmt;

use super::print::Printed;
use super::wire::decimal_form;
use super::{Currency, Number, ValueError, divide_half_away};

const DECIMALS: u8 = 9;

/// An exchange rate: units of the base currency per 1 unit of the foreign currency, in `i64` billionths.
///
/// Always above 0, at most 9 decimals, major unit against major unit (1 USD = 0.92 EUR is `0.92` in books
/// kept in EUR; 1 JPY = 0.0061 EUR is `0.0061`, although the yen has no cents).
///
/// ```
/// use backroom_domain::values::{Currency, Rate};
///
/// let rate = Rate::parse("0.0061")?;
/// assert_eq!(rate.convert_minor(10_000, Currency::JPY, Currency::EUR)?, 6_100);
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rate(i64);

impl Rate {
    /// The rate of a currency to itself.
    pub const ONE: Self = Self(1_000_000_000);

    /// From billionths, as stored; 0 and below are refused.
    pub fn from_billionths(billionths: i64) -> Result<Self, ValueError> {
        if billionths <= 0 {
            let given = Printed::trimmed(i128::from(billionths), u32::from(DECIMALS)).to_string();
            return Err(ValueError::NotPositive { what: "a rate", given });
        }
        Ok(Self(billionths))
    }

    /// In billionths, as stored.
    pub const fn billionths(self) -> i64 {
        self.0
    }

    /// Reads `digits[.digits]` above 0 with at most 9 decimals.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        Self::from_number(Number::parse(text)?)
    }

    /// From a number above 0 with at most 9 decimals.
    pub fn from_number(number: Number) -> Result<Self, ValueError> {
        Self::from_billionths(number.scaled(u32::from(DECIMALS), "a rate", "billionths")?)
    }

    /// The same as a number.
    pub fn number(self) -> Number {
        Number::from_scaled(self.0, DECIMALS)
    }

    fn printed(self) -> Printed {
        Printed::trimmed(i128::from(self.0), u32::from(DECIMALS))
    }

    /// Minor units of `from` (the foreign currency) in minor units of `to` (the base currency), rounded half
    /// away from zero to one minor unit of `to`.
    ///
    /// amount / 10^from x rate / 10^9 x 10^to: the product of two 64-bit numbers, divided once.
    pub fn convert_minor(self, amount_minor: i64, from: Currency, to: Currency) -> Result<i64, ValueError> {
        let product = i128::from(amount_minor) * i128::from(self.0);
        // At most four decimals each: between 10^5 and 10^13.
        let power = DECIMALS + from.exponent() - to.exponent();
        let converted = divide_half_away(product, 10_i128.pow(u32::from(power)))?;
        i64::try_from(converted).map_err(|_| ValueError::Overflow { what: to.code(), unit: "minor units" })
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.printed(), f)
    }
}

decimal_form!(
    Rate,
    pattern: r"^[0-9]+(\.[0-9]{1,9}0*)?$",
    description: "An exchange rate above 0: units of the base currency per 1 unit of the foreign currency, written as a string with at most 9 decimals; an integer token is accepted, a fraction token is refused.",
    example: "0.92"
);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn conversion_honours_the_decimals_of_both() {
        let bhd = Currency::parse("BHD").unwrap();
        let clf = Currency::parse("CLF").unwrap();
        for (rate, amount, from, to, converted) in [
            ("0.92", 10_000, Currency::USD, Currency::EUR, 9_200),
            ("0.0061", 10_000, Currency::JPY, Currency::EUR, 6_100),
            ("163.5", 100, Currency::EUR, Currency::JPY, 164),
            ("163.5", -100, Currency::EUR, Currency::JPY, -164),
            ("2.45", 1_000, bhd, Currency::EUR, 245),
            ("36.2", 1, Currency::EUR, Currency::JPY, 0),
            ("1", 7, Currency::JPY, clf, 70_000),
            ("0.000000001", 1_000_000_000, Currency::JPY, Currency::JPY, 1),
        ] {
            let rate = Rate::parse(rate).unwrap();
            assert_eq!(rate.convert_minor(amount, from, to), Ok(converted), "{amount} at {rate}");
        }
        let refusal = Rate::parse("2").unwrap().convert_minor(i64::MAX, Currency::USD, Currency::EUR);
        assert_eq!(refusal.unwrap_err().code(), "value.overflow");
    }

    #[test]
    fn refused_rates() {
        for (written, code) in [
            ("0", "value.not_positive"),
            ("-0.9", "value.not_positive"),
            ("0.0000000001", "value.too_many_decimals"),
            ("9223372036.854775808", "value.overflow"),
            ("1/3", "value.not_a_number"),
        ] {
            assert_eq!(Rate::parse(written).unwrap_err().code(), code, "{written}");
        }
        assert_eq!(
            Rate::parse("-0.9").unwrap_err().to_string(),
            "-0.9 is not accepted for a rate: it must be greater than 0"
        );
        assert!(serde_json::from_str::<Rate>("0.92").is_err());
    }

    proptest! {
        #[test]
        fn text_round_trips(billionths in 1_i64..) {
            let rate = Rate::from_billionths(billionths).unwrap();
            prop_assert_eq!(Rate::parse(&rate.to_string()), Ok(rate));
            let json = serde_json::to_string(&rate).unwrap();
            prop_assert_eq!(serde_json::from_str::<Rate>(&json).unwrap(), rate);
        }

        /// The rate of a currency to itself changes nothing.
        #[test]
        fn one_is_neutral(minor: i64) {
            prop_assert_eq!(Rate::ONE.convert_minor(minor, Currency::EUR, Currency::EUR), Ok(minor));
        }
    }
}
