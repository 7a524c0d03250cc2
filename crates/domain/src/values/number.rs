//! A decimal as a caller wrote it, before it is known how many decimals it may have.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::error::excerpt;
use super::print::Printed;
use super::{Currency, ValueError};

/// Digits a `Decimal` holds whatever they are; a few 29-digit numbers would fit too, but a limit that
/// depends on the digits is no limit a caller can keep.
const MOST_DIGITS: usize = 28;

/// Longest text looked at, so that a megabyte of zeros costs nothing.
const LONGEST: usize = 64;

/// An exact decimal number whose allowed decimals depend on the currency or unit it meets later.
///
/// Written `[-]digits[.digits]` with at most 28 significant digits and at most 64 characters: no plus, no
/// exponent, no spaces, no grouping. Zeros at the end of the decimals mean nothing: `"2.00"` equals `"2"`
/// and both print as `2`. In JSON a string, or an integer token; a fraction token has been through a float
/// before anyone could look at it and is refused.
///
/// ```
/// use backroom_domain::values::{Currency, Number};
///
/// let price = Number::parse("19.90")?;
/// assert_eq!(price.money(Currency::EUR)?, 1990);
/// assert_eq!(price.to_string(), "19.9");
/// assert!(Number::parse("19.905")?.money(Currency::EUR).is_err());
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number(Decimal);

impl Number {
    /// 0.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// 1.
    pub const ONE: Self = Self(Decimal::ONE);

    /// Reads a number, refusing whatever is not exactly `[-]digits[.digits]` in ASCII.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if text.len() > LONGEST {
            return Err(ValueError::TooLong { what: "a number", allowed: LONGEST });
        }
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = match unsigned.split_once('.') {
            Some((_, "")) => return Err(refused(text)),
            Some((whole, decimals)) => (whole, decimals),
            None => (unsigned, ""),
        };
        if whole.is_empty() || !all_digits(whole) || !all_digits(decimals) {
            return Err(refused(text));
        }

        let whole = whole.trim_start_matches('0');
        let decimals = decimals.trim_end_matches('0');
        let significant =
            if whole.is_empty() { decimals.trim_start_matches('0').len() } else { whole.len() + decimals.len() };
        if significant > MOST_DIGITS {
            return Err(too_many_digits(significant));
        }
        if decimals.len() > MOST_DIGITS {
            return Err(ValueError::TooManyDecimals {
                given: small(decimals.len()),
                allowed: small(MOST_DIGITS),
                what: "a number",
            });
        }
        // At most 28 digits: below 10^28, so no step can leave i128.
        let magnitude =
            whole.bytes().chain(decimals.bytes()).fold(0_i128, |sum, digit| sum * 10 + i128::from(digit - b'0'));
        let mantissa = if negative { -magnitude } else { magnitude };
        Self::from_parts(mantissa, small(decimals.len()))
    }

    /// The decimal, normalised: no zeros at the end of its decimals, no negative zero.
    pub fn get(self) -> Decimal {
        self.0
    }

    /// A whole number; more than 28 digits are refused.
    pub fn from_integer(value: i128) -> Result<Self, ValueError> {
        let digits = value.unsigned_abs().checked_ilog10().map_or(1, |log| log as usize + 1);
        if digits > MOST_DIGITS {
            return Err(too_many_digits(digits));
        }
        Self::from_parts(value, 0)
    }

    /// Minor units as a number: 1990 cents are `19.9`. See [`super::money_text`] for printing amounts.
    pub fn from_minor(minor: i64, currency: Currency) -> Self {
        Self::from_scaled(minor, currency.exponent())
    }

    /// Minor units of the currency; refuses more decimals than it has, and what leaves 64 bits.
    pub fn money(self, currency: Currency) -> Result<i64, ValueError> {
        self.scaled(u32::from(currency.exponent()), currency.code(), "minor units")
    }

    /// Decimals it has, zeros at the end not counted.
    pub fn decimals(self) -> u32 {
        self.0.scale()
    }

    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below 0.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative()
    }

    /// Whether it is above 0.
    pub fn is_positive(self) -> bool {
        !self.is_zero() && !self.is_negative()
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The number times 10^`decimals`, exactly. `what` and `unit` name the two sides of a refusal.
    pub(super) fn scaled(self, decimals: u32, what: &'static str, unit: &'static str) -> Result<i64, ValueError> {
        let Some(missing) = decimals.checked_sub(self.0.scale()) else {
            return Err(ValueError::TooManyDecimals { given: self.0.scale(), allowed: decimals, what });
        };
        10_i128
            .checked_pow(missing)
            .and_then(|factor| self.0.mantissa().checked_mul(factor))
            .and_then(|scaled| i64::try_from(scaled).ok())
            .ok_or(ValueError::Overflow { what, unit })
    }

    /// `value` divided by 10^`decimals`, exactly. `decimals` is at most 9.
    pub(crate) fn from_scaled(value: i64, decimals: u8) -> Self {
        Self(normal(Decimal::new(value, u32::from(decimals))))
    }

    /// Numerator and power of ten of the denominator, in lowest decimals.
    pub(super) fn parts(self) -> (i128, u32) {
        (self.0.mantissa(), self.0.scale())
    }

    /// Its text.
    pub(super) fn printed(self) -> Printed {
        let (mantissa, scale) = self.parts();
        Printed::fixed(mantissa, scale)
    }

    fn from_parts(mantissa: i128, scale: u32) -> Result<Self, ValueError> {
        Decimal::try_from_i128_with_scale(mantissa, scale)
            .map(|decimal| Self(normal(decimal)))
            .map_err(|_| too_many_digits(MOST_DIGITS + 1))
    }
}

fn normal(decimal: Decimal) -> Decimal {
    if decimal.is_zero() { Decimal::ZERO } else { decimal.normalize() }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn too_many_digits(given: usize) -> ValueError {
    ValueError::TooManyDigits { given: small(given), allowed: small(MOST_DIGITS) }
}

/// Tells a number with an exponent, which its writer can repair by writing it out, from everything else.
fn refused(text: &str) -> ValueError {
    let given = excerpt(text);
    let mut halves = text.splitn(2, ['e', 'E']);
    let exponent = match (halves.next(), halves.next()) {
        (Some(number), Some(power)) => {
            let power = power.strip_prefix(['+', '-']).unwrap_or(power);
            Number::parse(number).is_ok() && !power.is_empty() && all_digits(power)
        }
        _ => false,
    };
    if exponent { ValueError::Exponent { given } } else { ValueError::NotANumber { given } }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.printed(), f)
    }
}

impl FromStr for Number {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::parse(text)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(Decimal::from(value))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DIGITS_28: &str = "9999999999999999999999999999";

    /// What may be written, and the one text it becomes.
    #[test]
    fn accepted_numbers_print_normalised() {
        for (written, printed) in [
            ("0", "0"),
            ("-0", "0"),
            ("-0.00", "0"),
            ("2", "2"),
            ("2.00", "2"),
            ("007", "7"),
            ("19.90", "19.9"),
            ("-19.905", "-19.905"),
            ("100", "100"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
            (DIGITS_28, DIGITS_28),
            ("1.00000000000000000000000000000000000000000000", "1"),
            ("00000000000000000000000000000000000000000000.5", "0.5"),
        ] {
            let number = Number::parse(written).unwrap();
            assert_eq!(number.to_string(), printed, "{written}");
            assert_eq!(serde_json::to_string(&number).unwrap(), format!("\"{printed}\""));
        }
    }

    /// What may not, and by which name it is refused.
    #[test]
    fn refused_numbers() {
        let long = "0".repeat(65);
        for (written, code) in [
            ("", "value.not_a_number"),
            ("-", "value.not_a_number"),
            (".", "value.not_a_number"),
            ("+1", "value.not_a_number"),
            (" 1", "value.not_a_number"),
            ("1 ", "value.not_a_number"),
            ("1\n", "value.not_a_number"),
            (".5", "value.not_a_number"),
            ("5.", "value.not_a_number"),
            ("-.5", "value.not_a_number"),
            ("--1", "value.not_a_number"),
            ("1.2.3", "value.not_a_number"),
            ("1,000", "value.not_a_number"),
            ("1_000", "value.not_a_number"),
            ("0x10", "value.not_a_number"),
            ("NaN", "value.not_a_number"),
            ("Infinity", "value.not_a_number"),
            ("-inf", "value.not_a_number"),
            ("e5", "value.not_a_number"),
            ("1e", "value.not_a_number"),
            ("１９", "value.not_a_number"),
            ("١٢", "value.not_a_number"),
            ("−1", "value.not_a_number"),
            ("1e400", "value.exponent"),
            ("1E5", "value.exponent"),
            ("-1.5e-3", "value.exponent"),
            ("1e+3", "value.exponent"),
            ("10000000000000000000000000000", "value.too_many_digits"),
            ("79228162514264337593543950335", "value.too_many_digits"),
            ("1234567890123456789012345678901234567890", "value.too_many_digits"),
            ("1.0000000000000000000000000001", "value.too_many_digits"),
            ("0.00000000000000000000000000001", "value.too_many_decimals"),
            (&long, "value.too_long"),
        ] {
            assert_eq!(Number::parse(written).unwrap_err().code(), code, "{written:?}");
        }
    }

    /// Minor units: exact, or refused with the decimals that would do.
    #[test]
    fn money_is_exact_or_refused() {
        let bhd = Currency::parse("BHD").unwrap();
        for (written, currency, minor) in [
            ("19.90", Currency::EUR, 1990),
            ("19.9000", Currency::EUR, 1990),
            ("-0.01", Currency::EUR, -1),
            ("19", Currency::JPY, 19),
            ("1.234", bhd, 1234),
            ("92233720368547758.07", Currency::EUR, i64::MAX),
            ("-92233720368547758.08", Currency::EUR, i64::MIN),
        ] {
            assert_eq!(Number::parse(written).unwrap().money(currency), Ok(minor), "{written}");
        }
        assert_eq!(
            Number::parse("19.905").unwrap().money(Currency::EUR).unwrap_err().to_string(),
            "3 decimals are too many for EUR: at most 2 are accepted"
        );
        for too_large in ["92233720368547758.08", DIGITS_28] {
            let refusal = Number::parse(too_large).unwrap().money(Currency::EUR).unwrap_err();
            assert_eq!(refusal.code(), "value.overflow");
        }
    }

    /// Integers of any width either fit 28 digits or are refused by their number of digits.
    #[test]
    fn wide_integers() {
        let edge = 10_i128.pow(28);
        assert_eq!(Number::from_integer(edge - 1).unwrap().to_string(), DIGITS_28);
        for (value, given) in [(edge, 29), (-edge, 29), (i128::MAX, 39), (i128::MIN, 39)] {
            let refusal = Number::from_integer(value).unwrap_err();
            assert_eq!(refusal, ValueError::TooManyDigits { given, allowed: 28 });
        }
    }

    proptest! {
        /// Printing and reading again gives the same number, in one text.
        #[test]
        fn text_round_trips(whole in -10_i64.pow(18)..10_i64.pow(18), decimals in "[0-9]{0,9}") {
            let written = if decimals.is_empty() { whole.to_string() } else { format!("{whole}.{decimals}") };
            let number = Number::parse(&written).unwrap();
            let printed = number.to_string();
            prop_assert_eq!(Number::parse(&printed).unwrap(), number);
            prop_assert_eq!(serde_json::from_value::<Number>(serde_json::to_value(number).unwrap()).unwrap(), number);
        }

        /// Minor units come back from their number in every currency.
        #[test]
        fn minor_units_round_trip(minor: i64, code in "EUR|JPY|BHD|CLF") {
            let currency = Currency::parse(&code).unwrap();
            prop_assert_eq!(Number::from_minor(minor, currency).money(currency), Ok(minor));
            let printed = super::super::money_text(minor, currency);
            prop_assert_eq!(Number::parse(&printed).unwrap().money(currency), Ok(minor));
        }
    }
}
