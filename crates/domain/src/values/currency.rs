//! The currencies books can be kept in.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use iso_currency::{Currency as Iso, Flag};

use super::ValueError;
use super::error::excerpt;
use super::wire::text_form;

/// An ISO 4217 currency with a minor unit, ordered by its code.
///
/// Accepted are the codes money is paid, quoted or was recently paid in (history keeps its kuna); refused
/// are metals, special drawing rights, test codes and whatever has no minor unit.
///
/// ```
/// use backroom_domain::values::Currency;
///
/// assert_eq!(Currency::parse("JPY")?.exponent(), 0);
/// assert!(Currency::parse("eur").is_err() && Currency::parse("XAU").is_err());
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    iso: Iso,
    exponent: u8,
}

impl Currency {
    /// The euro, with cents.
    pub const EUR: Self = Self { iso: Iso::EUR, exponent: 2 };
    /// The US dollar, with cents.
    pub const USD: Self = Self { iso: Iso::USD, exponent: 2 };
    /// The yen, without decimals.
    pub const JPY: Self = Self { iso: Iso::JPY, exponent: 0 };

    /// Reads the three capital letters of an ISO 4217 code.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let Some(iso) = Iso::from_code(text) else {
            return Err(ValueError::UnknownCurrency { given: excerpt(text) });
        };
        let exponent = iso.exponent().and_then(|exponent| u8::try_from(exponent).ok());
        match exponent {
            Some(exponent) if !iso.flags().contains(&Flag::Special) => Ok(Self { iso, exponent }),
            _ => Err(ValueError::NotBookable { code: iso.code() }),
        }
    }

    /// Its ISO 4217 code, three capital letters.
    pub fn code(self) -> &'static str {
        self.iso.code()
    }

    /// Decimals of its amounts: 0 for JPY, 2 for EUR, 3 for BHD; never more than 4.
    pub fn exponent(self) -> u8 {
        self.exponent
    }
}

impl Hash for Currency {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.iso.hash(state);
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

text_form!(Currency, shown: code, expected: "a currency code as a string, \"EUR\"", schema: {
    "pattern": "^[A-Z]{3}$",
    "description": "An ISO 4217 currency code in capitals.",
    "examples": ["EUR"]
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents() {
        for (code, exponent) in
            [("EUR", 2), ("USD", 2), ("JPY", 0), ("ISK", 0), ("XOF", 0), ("BHD", 3), ("KWD", 3), ("CLF", 4), ("HRK", 2)]
        {
            let currency = Currency::parse(code).unwrap();
            assert_eq!((currency.code(), currency.exponent()), (code, exponent));
            assert_eq!(serde_json::to_string(&currency).unwrap(), format!("\"{code}\""));
        }
        for constant in [Currency::EUR, Currency::USD, Currency::JPY] {
            assert_eq!(Currency::parse(constant.code()), Ok(constant));
            assert_eq!(constant.iso.exponent(), Some(u16::from(constant.exponent)));
        }
    }

    #[test]
    fn refused_currencies() {
        for (written, code) in [
            ("", "value.unknown_currency"),
            ("eur", "value.unknown_currency"),
            (" EUR", "value.unknown_currency"),
            ("EURO", "value.unknown_currency"),
            ("€", "value.unknown_currency"),
            ("ＥＵＲ", "value.unknown_currency"),
            ("AAA", "value.unknown_currency"),
            ("XAU", "value.currency_not_bookable"),
            ("XAD", "value.currency_not_bookable"),
            ("XDR", "value.currency_not_bookable"),
            ("XXX", "value.currency_not_bookable"),
            ("XTS", "value.currency_not_bookable"),
        ] {
            assert_eq!(Currency::parse(written).unwrap_err().code(), code, "{written}");
        }
        let refusal = serde_json::from_str::<Currency>("\"eur\"").unwrap_err().to_string();
        assert!(refusal.starts_with("\"eur\" is not a currency: write its ISO 4217 code"), "{refusal}");
    }

    #[test]
    fn ordered_by_code() {
        let mut codes = ["XCG", "USD", "AED", "EUR"].map(|code| Currency::parse(code).unwrap());
        codes.sort();
        assert_eq!(codes.map(Currency::code), ["AED", "EUR", "USD", "XCG"]);
    }
}
