//! The keys callers use: SKUs, site codes, channel codes, account numbers.

use std::fmt;

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;

use super::ValueError;
use super::text::{is_control_or_break, normalised};
use super::wire::text_form;

/// A code as its owner writes it: 1 to 64 visible characters on one line, trimmed, in Unicode normal form C.
///
/// Shown as written and compared as shown; what must be unique is [`Code::folded`], so that `sku-1` cannot
/// stand beside `SKU-1`. Characters that cannot be seen (control, zero width, direction marks, fillers) and spaces other
/// than the plain one are refused: two codes that look alike would be two codes.
///
/// ```
/// use backroom_domain::values::Code;
///
/// let code = Code::parse("  Straße-7 ")?;
/// assert_eq!((code.as_str(), code.folded().as_str()), ("Straße-7", "strasse-7"));
/// # Ok::<(), backroom_domain::values::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(String);

impl Code {
    /// Most characters of a code.
    pub const MOST: usize = 64;

    /// Reads a code; refuses an empty or longer one, and characters nobody can see.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let shown = normalised(text, "a code", 1, Self::MOST)?;
        // Of ASCII only the controls cannot be seen, and codes are ASCII almost always.
        if shown.is_ascii() && !shown.bytes().any(|byte| byte.is_ascii_control()) {
            return Ok(Self(shown));
        }
        match shown.chars().find(|character| is_invisible(*character)) {
            Some(character) => Err(ValueError::BadCode { character }),
            None => Ok(Self(shown)),
        }
    }

    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form that is unique: Unicode full default case folding, in normal form C (up to three times as
    /// long). Not the compatibility form: `①` and `1` stay two codes, as their owner sees two.
    pub fn folded(&self) -> String {
        if self.0.is_ascii() {
            return self.0.to_ascii_lowercase();
        }
        // Taken apart before folding, as canonical caseless matching asks (Unicode 3.13, D145).
        self.0.chars().nfd().default_case_fold().nfc().collect()
    }
}

/// Whether a character cannot be seen, or looks like the plain space: controls, line breaks, soft hyphen, zero width,
/// direction, fillers, variants, other spaces, and what is no character.
fn is_invisible(character: char) -> bool {
    is_control_or_break(character)
        || (character.is_whitespace() && character != ' ')
        || u32::from(character) & 0xFFFE == 0xFFFE
        || matches!(
            character,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{FDD0}'..='\u{FDEF}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Code {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

text_form!(Code, shown: as_str, expected: "a code as a string, \"SKU-1\"", schema: {
    "minLength": 1,
    "maxLength": 64,
    "description": "A code as its owner writes it; unique whatever the case, white space at its ends is dropped.",
    "examples": ["SKU-1"]
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_that_fold_alike_are_one() {
        for (one, other) in [
            ("SKU-1", "sku-1"),
            ("Straße", "STRASSE"),
            ("É", "e\u{301}"),
            ("ΣΊΣΥΦΟΣ", "Σίσυφος"),
            ("ﬁsh", "FISH"),
            ("K", "\u{212A}"),
        ] {
            let (one, other) = (Code::parse(one).unwrap(), Code::parse(other).unwrap());
            assert_eq!(one.folded(), other.folded(), "{one} and {other}");
        }
        for (one, other) in [("1", "①"), ("A B", "AB"), ("O", "0"), ("I", "ı")] {
            let (one, other) = (Code::parse(one).unwrap(), Code::parse(other).unwrap());
            assert_ne!(one.folded(), other.folded(), "{one} and {other}");
        }
    }

    #[test]
    fn shown_as_written() {
        let code = Code::parse("\t sku A/7 ").unwrap();
        assert_eq!((code.as_str(), code.to_string().as_str()), ("sku A/7", "sku A/7"));
        assert_ne!(code, Code::parse("SKU A/7").unwrap());
        assert_eq!(serde_json::from_str::<Code>("\" sku A/7\"").unwrap(), code);
    }

    #[test]
    fn refused_codes() {
        for (written, code) in [
            ("", "value.empty"),
            ("   ", "value.empty"),
            ("a\nb", "value.bad_code"),
            ("a\0", "value.bad_code"),
            ("a\u{200B}b", "value.bad_code"),
            ("a\u{202E}b", "value.bad_code"),
            ("\u{FEFF}a", "value.bad_code"),
            ("a\u{A0}b", "value.bad_code"),
            ("\u{3164}", "value.bad_code"),
            ("\u{2800}", "value.bad_code"),
            ("a\u{FE0F}", "value.bad_code"),
            ("a\u{FFFF}", "value.bad_code"),
            (&"x".repeat(65), "value.too_long"),
        ] {
            assert_eq!(Code::parse(written).unwrap_err().code(), code, "{written:?}");
        }
        let refusal = serde_json::from_str::<Code>("17").unwrap_err().to_string();
        assert!(refusal.contains("expected a code as a string, \"SKU-1\""), "{refusal}");
    }

    proptest! {
        /// A code read again is itself; folding twice changes nothing; case never tells two codes apart.
        #[test]
        fn folding_is_stable(written in "\\PC{1,21}") {
            let Ok(code) = Code::parse(&written) else { return Ok(()) };
            prop_assert_eq!(Code::parse(code.as_str()), Ok(code.clone()));
            let folded = code.folded();
            if let Ok(again) = Code::parse(&folded) && again.as_str() == folded {
                prop_assert_eq!(again.folded(), folded);
            }
        }
    }
}
