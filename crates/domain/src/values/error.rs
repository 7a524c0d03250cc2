//! The one error of this module: what was wrong with a value, and what would be accepted.

use thiserror::Error;

/// Why a value was refused; its text names what would be accepted.
///
/// The texts quote at most the first forty characters of what was given. [`ValueError::code`] is the stable
/// name for programs; the text is for people and may be reworded.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ValueError {
    /// Not a decimal number at all: empty, signed with plus, spaced, `NaN`, other scripts' digits.
    #[error(
        "{given:?} is not a number: write plain digits with an optional leading minus and decimal point, such as \"19.90\""
    )]
    NotANumber {
        /// The start of what was given.
        given: String,
    },
    /// A number with an exponent, whose digits the caller did not write out.
    #[error("{given:?} has an exponent: write the number out in full, such as \"0.000019\"")]
    Exponent {
        /// The start of what was given.
        given: String,
    },
    /// More decimals than the currency, unit or field has. Zeros at the end do not count.
    #[error("{given} decimals are too many for {what}: at most {allowed} are accepted")]
    TooManyDecimals {
        /// Decimals given, without zeros at the end.
        given: u32,
        /// Decimals accepted.
        allowed: u32,
        /// What the number was for: a currency code, "a quantity".
        what: &'static str,
    },
    /// More significant digits than a decimal holds exactly.
    #[error("{given} digits are too many for a number: at most {allowed} are accepted")]
    TooManyDigits {
        /// Significant digits given.
        given: u32,
        /// Significant digits accepted.
        allowed: u32,
    },
    /// Beyond 64 bits in the unit the value is stored in.
    #[error("{what} is out of range: at most 9223372036854775807 {unit} either way are accepted")]
    Overflow {
        /// What overflowed: "a quantity".
        what: &'static str,
        /// The unit it is stored in: "millionths of the base unit".
        unit: &'static str,
    },
    /// Zero or below where only more than zero makes sense.
    #[error("{given} is not accepted for {what}: it must be greater than 0")]
    NotPositive {
        /// What the number was for.
        what: &'static str,
        /// The number given.
        given: String,
    },
    /// Beyond what is kept on either side.
    #[error("{given} is not accepted for {what}: {accepted} are accepted")]
    OutOfRange {
        /// What the number was for.
        what: &'static str,
        /// The number given.
        given: String,
        /// What would be accepted.
        accepted: &'static str,
    },
    /// A division by zero was asked for.
    #[error("{what} cannot be divided by 0: any other number is accepted")]
    DivisionByZero {
        /// What was to be divided.
        what: &'static str,
    },
    /// Not a current or recent ISO 4217 code in capitals.
    #[error("{given:?} is not a currency: write its ISO 4217 code in capitals, such as \"EUR\"")]
    UnknownCurrency {
        /// The start of what was given.
        given: String,
    },
    /// An ISO 4217 code that is not money one can keep books in (gold, special drawing rights, test codes).
    #[error(
        "{code} has no minor unit and cannot be booked: write the code of a currency that is paid in, such as \"EUR\""
    )]
    NotBookable {
        /// The code given.
        code: &'static str,
    },
    /// Two amounts of different currencies met where one was needed.
    #[error("{left} and {right} cannot be added: both amounts must be in {left}")]
    CurrencyMismatch {
        /// Currency of the first amount.
        left: &'static str,
        /// Currency of the second amount.
        right: &'static str,
    },
    /// No unit of measure with this code exists. Raised by whoever knows the units.
    #[error("{given:?} is not a unit of measure: write the code of a defined unit, such as \"kg\"")]
    UnknownUnit {
        /// The start of what was given.
        given: String,
    },
    /// Not a positive rational.
    #[error("{given:?} is not a pack factor: write a number greater than 0, such as \"12\", \"0.75\" or \"1/3\"")]
    BadRatio {
        /// The start of what was given.
        given: String,
    },
    /// Not a GTIN: other characters than digits, another length, or all zeros.
    #[error(
        "{given:?} is not a GTIN: write 8, 12, 13 or 14 digits with the check digit last, such as \"4006381333931\""
    )]
    BadGtin {
        /// The start of what was given.
        given: String,
    },
    /// A GTIN whose last digit does not follow from the others: a typing or scanning error.
    #[error("{given} has check digit {found}: {expected} is accepted for its other digits")]
    BadGtinCheckDigit {
        /// The digits given.
        given: String,
        /// Its last digit.
        found: u8,
        /// The last digit that would be right.
        expected: u8,
    },
    /// A text that must not be empty was empty or only spaces.
    #[error("{what} is empty: {least} to {most} characters are accepted")]
    Empty {
        /// What the text was for.
        what: &'static str,
        /// Fewest characters accepted.
        least: usize,
        /// Most characters accepted.
        most: usize,
    },
    /// A text longer than accepted.
    #[error("{what} is too long: at most {allowed} characters are accepted")]
    TooLong {
        /// What the text was for.
        what: &'static str,
        /// Most characters accepted.
        allowed: usize,
    },
    /// A code with a character that a person cannot see or type.
    #[error(
        "a code cannot contain {character:?}: 1 to 64 visible characters on one line are accepted, such as \"SKU-1\""
    )]
    BadCode {
        /// The first character refused.
        character: char,
    },
    /// A name or note with a character that does not belong in it.
    #[error("{what} cannot contain {character:?}: {accepted} is accepted")]
    BadText {
        /// What the text was for.
        what: &'static str,
        /// The first character refused.
        character: char,
        /// What may stand there.
        accepted: &'static str,
    },
    /// A host's attributes larger than accepted.
    #[error("attributes of {given} bytes are too large: at most {allowed} bytes of JSON are accepted")]
    AttributesTooLarge {
        /// Bytes given, serialised without spaces.
        given: usize,
        /// Bytes accepted.
        allowed: usize,
    },
    /// A host's attributes nested deeper than accepted.
    #[error("attributes are nested too deeply: at most {allowed} levels of objects and arrays are accepted")]
    AttributesTooDeep {
        /// Levels accepted, the outermost object included.
        allowed: usize,
    },
    /// A number in a host's attributes with more digits than can be kept.
    #[error("attributes cannot keep every digit of {number}: write it as a string")]
    AttributesInexact {
        /// The number, as near as it can be told.
        number: String,
    },
    /// Not a day of the calendar written as accepted.
    #[error("{given:?} is not a date: write year, month and day, such as \"2026-11-23\"")]
    BadDate {
        /// The start of what was given.
        given: String,
    },
    /// A date, month or instant outside the years kept.
    #[error("{given} is out of range: the years 1900 to 2999 are accepted")]
    DateOutOfRange {
        /// What was given, or how it would have been reached.
        given: String,
    },
    /// Not a month written as accepted.
    #[error("{given:?} is not a period: write year and month, such as \"2026-11\"")]
    BadPeriod {
        /// The start of what was given.
        given: String,
    },
    /// Not an instant in UTC written as accepted.
    #[error(
        "{given:?} is not an instant: write RFC 3339 in UTC with at most microseconds, such as \"2026-11-23T11:16:06.123456Z\""
    )]
    BadInstant {
        /// The start of what was given.
        given: String,
    },
    /// Not a name of the IANA time zone database.
    #[error("{given:?} is not a time zone: write its IANA name, such as \"Europe/Berlin\"")]
    UnknownTimeZone {
        /// The start of what was given.
        given: String,
    },
    /// Not an hour of the day.
    #[error("{given} is not an hour: 0 to 23 are accepted")]
    BadRollHour {
        /// The number given.
        given: u8,
    },
    /// Weights that give no shares: none, one below zero, or all zero.
    #[error("the weights share out nothing: no weight below 0 and at least one above 0 are accepted")]
    BadWeights,
    /// Not a part of a hundred.
    #[error("{given} is not a percentage: 0 to 100 are accepted")]
    BadPercent {
        /// What was given.
        given: String,
    },
    /// Not a digest in hexadecimal.
    #[error("{given:?} is not a digest: write 64 hexadecimal digits")]
    BadDigest {
        /// The start of what was given.
        given: String,
    },
}

impl ValueError {
    /// The stable name of this error; never reused for another meaning.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotANumber { .. } => "value.not_a_number",
            Self::Exponent { .. } => "value.exponent",
            Self::TooManyDecimals { .. } => "value.too_many_decimals",
            Self::TooManyDigits { .. } => "value.too_many_digits",
            Self::Overflow { .. } => "value.overflow",
            Self::NotPositive { .. } => "value.not_positive",
            Self::OutOfRange { .. } => "value.out_of_range",
            Self::DivisionByZero { .. } => "value.division_by_zero",
            Self::UnknownCurrency { .. } => "value.unknown_currency",
            Self::NotBookable { .. } => "value.currency_not_bookable",
            Self::CurrencyMismatch { .. } => "value.currency_mismatch",
            Self::UnknownUnit { .. } => "value.unknown_unit",
            Self::BadRatio { .. } => "value.bad_ratio",
            Self::BadGtin { .. } => "value.bad_gtin",
            Self::BadGtinCheckDigit { .. } => "value.bad_gtin_check_digit",
            Self::Empty { .. } => "value.empty",
            Self::TooLong { .. } => "value.too_long",
            Self::BadCode { .. } => "value.bad_code",
            Self::BadText { .. } => "value.bad_text",
            Self::AttributesTooLarge { .. } => "value.attributes_too_large",
            Self::AttributesTooDeep { .. } => "value.attributes_too_deep",
            Self::AttributesInexact { .. } => "value.attributes_inexact",
            Self::BadDate { .. } => "value.bad_date",
            Self::DateOutOfRange { .. } => "value.date_out_of_range",
            Self::BadPeriod { .. } => "value.bad_period",
            Self::BadInstant { .. } => "value.bad_instant",
            Self::UnknownTimeZone { .. } => "value.unknown_time_zone",
            Self::BadRollHour { .. } => "value.bad_roll_hour",
            Self::BadWeights => "value.bad_weights",
            Self::BadPercent { .. } => "value.bad_percent",
            Self::BadDigest { .. } => "value.bad_digest",
        }
    }
}

/// The start of a caller's text, short enough to stand in an error whatever was sent.
pub(super) fn excerpt(given: &str) -> String {
    const SHOWN: usize = 40;
    let mut chars = given.chars();
    let mut shown: String = chars.by_ref().take(SHOWN).collect();
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}
