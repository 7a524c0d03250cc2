//! Global Trade Item Numbers, the numbers under bar codes.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::ValueError;
use super::error::excerpt;
use super::wire::text_form;

/// Digits of the canonical form.
const CANONICAL: usize = 14;

/// A GTIN of 8, 12, 13 or 14 digits whose check digit is right.
///
/// GTINs of different length are one number space, filled up with zeros in front (GS1 General
/// Specifications, 3.3.2 on data in AI 01): the UPC `036000291452` is the EAN `0036000291452`. Two GTINs
/// are therefore equal, and sort, by their canonical 14 digits; the text keeps the length that was given.
/// All zeros pass the check sum but name no item, and are refused.
///
/// ```
/// use backroom_domain::values::Gtin;
///
/// let gtin = Gtin::parse("4006381333931")?;
/// assert_eq!(gtin.to_string(), "4006381333931");
/// assert_eq!(gtin.canonical(), "04006381333931");
/// assert_eq!(Gtin::parse("04006381333931")?, gtin);
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Gtin {
    /// ASCII digits.
    canonical: [u8; CANONICAL],
    given_length: u8,
}

impl Gtin {
    /// Reads 8, 12, 13 or 14 digits, the last one the check digit.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refused = || ValueError::BadGtin { given: excerpt(text) };
        let given_length = match text.len() {
            8 => 8,
            12 => 12,
            13 => 13,
            14 => 14,
            _ => return Err(refused()),
        };
        // Checked before slicing, which is then on character boundaries.
        if !text.bytes().all(|byte| byte.is_ascii_digit()) || text.bytes().all(|byte| byte == b'0') {
            return Err(refused());
        }
        let (payload, check) = text.split_at(text.len() - 1);
        let expected = Self::check_digit(payload)?;
        let found = check.bytes().next().map_or(0, |digit| digit - b'0');
        if found != expected {
            return Err(ValueError::BadGtinCheckDigit { given: text.to_owned(), found, expected });
        }
        let mut canonical = [b'0'; CANONICAL];
        for (place, digit) in canonical.iter_mut().rev().zip(text.bytes().rev()) {
            *place = digit;
        }
        Ok(Self { canonical, given_length })
    }

    /// The check digit for digits that have none yet: weights 3, 1, 3 ... from the right, up to the next ten
    /// (GS1 General Specifications, 7.9). Takes 1 to 17 digits, so that it serves SSCC and GLN as well.
    pub fn check_digit(digits: &str) -> Result<u8, ValueError> {
        let fits = (1..=17).contains(&digits.len());
        if !fits || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(ValueError::BadGtin { given: excerpt(digits) });
        }
        let sum: u32 = digits
            .bytes()
            .rev()
            .zip([3, 1].into_iter().cycle())
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum();
        // The remainder is below 10.
        Ok(((10 - sum % 10) % 10) as u8)
    }

    /// The 14 digits by which GTINs of any length are compared and stored.
    pub fn canonical(&self) -> &str {
        std::str::from_utf8(&self.canonical).expect("ASCII digits only, checked by parse")
    }

    /// The digits as they were given.
    fn as_given(&self) -> &str {
        &self.canonical()[CANONICAL - usize::from(self.given_length)..]
    }

    /// The canonical form as an integer: at most 14 digits, so at most 47 bits.
    pub fn as_u64(self) -> u64 {
        self.canonical.iter().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'))
    }
}

impl fmt::Display for Gtin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_given())
    }
}

impl fmt::Debug for Gtin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gtin({self})")
    }
}

impl PartialEq for Gtin {
    fn eq(&self, other: &Self) -> bool {
        self.canonical == other.canonical
    }
}

impl Eq for Gtin {}

impl Hash for Gtin {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.canonical.hash(state);
    }
}

impl PartialOrd for Gtin {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Gtin {
    fn cmp(&self, other: &Self) -> Ordering {
        self.canonical.cmp(&other.canonical)
    }
}

text_form!(Gtin, shown: as_given, expected: "a GTIN as a string, \"4006381333931\"", schema: {
    "pattern": "^([0-9]{8}|[0-9]{12,14})$",
    "description": "A GTIN-8, -12, -13 or -14 with its check digit.",
    "examples": ["4006381333931"]
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_numbers() {
        for (written, canonical) in [
            ("96385074", "00000096385074"),
            ("036000291452", "00036000291452"),
            ("4006381333931", "04006381333931"),
            ("10614141000415", "10614141000415"),
        ] {
            let gtin = Gtin::parse(written).unwrap();
            assert_eq!((gtin.to_string().as_str(), gtin.canonical()), (written, canonical));
            assert_eq!(gtin.as_u64(), canonical.parse::<u64>().unwrap());
            assert_eq!(serde_json::to_string(&gtin).unwrap(), format!("\"{written}\""));
        }
        assert_eq!(Gtin::parse("036000291452"), Gtin::parse("0036000291452"));
        assert_eq!(Gtin::check_digit("10614141192837465"), Ok(7));
    }

    #[test]
    fn refused_numbers() {
        assert_eq!(
            Gtin::parse("4006381333930").unwrap_err().to_string(),
            "4006381333930 has check digit 0: 1 is accepted for its other digits"
        );
        for written in
            ["", "1234567", "4006381333931 ", "400638133393X", "００００００１２", "00000000", "00000000000000", "éééé"]
        {
            assert_eq!(Gtin::parse(written).unwrap_err().code(), "value.bad_gtin", "{written}");
        }
        for digits in ["", "12a", "123456789012345678"] {
            assert_eq!(Gtin::check_digit(digits).unwrap_err().code(), "value.bad_gtin");
        }
    }

    proptest! {
        #[test]
        fn every_payload_has_one_check_digit(payload in "[0-9]{7}|[0-9]{11,13}") {
            prop_assume!(payload.bytes().any(|digit| digit != b'0'));
            let accepted: Vec<u8> = (0..=9).filter(|check| Gtin::parse(&format!("{payload}{check}")).is_ok()).collect();
            prop_assert_eq!(&accepted, &[Gtin::check_digit(&payload).unwrap()]);
            let gtin = Gtin::parse(&format!("{payload}{}", accepted[0])).unwrap();
            prop_assert_eq!(Gtin::parse(gtin.canonical()).unwrap(), gtin);
            prop_assert_eq!(Gtin::parse(&gtin.to_string()).unwrap(), gtin);
        }
    }
}
