//! The digest of a record.

use std::fmt;

use super::ValueError;
use super::error::excerpt;
use super::wire::text_form;

/// Thirty-two bytes of a digest; which function made them is known where it is kept. Text: 64 hex digits.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// Reads 64 hexadecimal digits, in either case; they print in lower case.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refused = || ValueError::BadDigest { given: excerpt(text) };
        if text.len() != 64 {
            return Err(refused());
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let [high, low] = pair else {
                return Err(refused());
            };
            match (hex_value(*high), hex_value(*low)) {
                (Some(high), Some(low)) => *byte = high << 4 | low,
                _ => return Err(refused()),
            }
        }
        Ok(Self(bytes))
    }
}

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

text_form!(Digest, shown: to_string, expected: "a digest as a string of 64 hexadecimal digits", schema: {
    "pattern": "^[0-9a-fA-F]{64}$",
    "description": "A digest of 32 bytes in hexadecimal."
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn refused_digests() {
        let (short, odd) = ("0".repeat(63), format!("{}g", "0".repeat(63)));
        let wide = "é".repeat(32);
        for written in ["", "00", &short, &odd, &wide, &"0".repeat(65)] {
            assert_eq!(Digest::parse(written).unwrap_err().code(), "value.bad_digest");
        }
    }

    proptest! {
        #[test]
        fn text_round_trips(bytes: [u8; 32]) {
            let digest = Digest(bytes);
            prop_assert_eq!(Digest::parse(&digest.to_string()), Ok(digest));
            prop_assert_eq!(Digest::parse(&digest.to_string().to_uppercase()), Ok(digest));
            let json = serde_json::to_string(&digest).unwrap();
            prop_assert_eq!(serde_json::from_str::<Digest>(&json).unwrap(), digest);
        }
    }
}
