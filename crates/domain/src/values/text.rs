//! Texts people write: a name on one line, a note on several.

use std::fmt;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::ValueError;
use super::wire::text_form;

/// A text may be given this many times longer in bytes than it may be in characters. Characters have up to
/// four bytes and normalising seldom joins more than three; beyond that a text is refused unread.
const BYTES_PER_CHARACTER: usize = 16;

/// The text in Unicode normal form C, without white space at its ends, with `least` to `most` characters.
pub(super) fn normalised(text: &str, what: &'static str, least: usize, most: usize) -> Result<String, ValueError> {
    if text.len() > most * BYTES_PER_CHARACTER {
        return Err(ValueError::TooLong { what, allowed: most });
    }
    // Normalising first: it can move the ends, trimming cannot unsettle the normal form.
    let shown = if text.is_ascii() || is_nfc(text) {
        text.trim().to_owned()
    } else {
        text.nfc().collect::<String>().trim().to_owned()
    };
    match shown.chars().count() {
        length if length > most => Err(ValueError::TooLong { what, allowed: most }),
        length if length < least => Err(ValueError::Empty { what, least, most }),
        _ => Ok(shown),
    }
}

/// Whether a character ends a line or controls a device rather than being read.
pub(super) fn is_control_or_break(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// A name as people read it: 1 to 200 characters on one line, trimmed, in Unicode normal form C.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// Most characters of a name.
    pub const MOST: usize = 200;

    /// Reads a name; refuses an empty one, a longer one, and control characters or line breaks inside it.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let shown = normalised(text, "a name", 1, Self::MOST)?;
        match shown.chars().find(|character| is_control_or_break(*character)) {
            Some(character) => Err(ValueError::BadText { what: "a name", character, accepted: "text on one line" }),
            None => Ok(Self(shown)),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

text_form!(Name, shown: as_str, expected: "a name as a string", schema: {
    "minLength": 1,
    "maxLength": 200,
    "description": "A name on one line; white space at its ends is dropped."
});

/// A remark in a person's own words: up to 2,000 characters, empty allowed, lines and tabs allowed, trimmed,
/// in Unicode normal form C. A Windows line end (`\r\n`) becomes `\n`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Note(String);

impl Note {
    /// Most characters of a note.
    pub const MOST: usize = 2000;

    /// Reads a note; refuses a longer one, and control characters other than line feed and tab.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if text.len() > Self::MOST * BYTES_PER_CHARACTER {
            return Err(ValueError::TooLong { what: "a note", allowed: Self::MOST });
        }
        let shown = normalised(&text.replace("\r\n", "\n"), "a note", 0, Self::MOST)?;
        let refused = |character: &char| character.is_control() && !matches!(character, '\n' | '\t');
        match shown.chars().find(refused) {
            Some(character) => {
                Err(ValueError::BadText { what: "a note", character, accepted: "text with line feeds and tabs" })
            }
            None => Ok(Self(shown)),
        }
    }

    /// The note.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Note {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

text_form!(Note, shown: as_str, expected: "a note as a string", schema: {
    "maxLength": 2000,
    "description": "A remark; line feeds and tabs are kept, other control characters are refused."
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_stand_on_one_line() {
        assert_eq!(Name::parse("\u{3000} Cafe\u{301} \n").unwrap().as_str(), "Café");
        assert_eq!(Name::parse(&"é".repeat(200)).unwrap().as_str().chars().count(), 200);
        // Two hundred characters, however many code points they were sent as.
        assert!(Name::parse(&"e\u{301}".repeat(200)).is_ok());
        for (written, code) in [
            ("", "value.empty"),
            (" \t ", "value.empty"),
            ("a\nb", "value.bad_text"),
            ("a\0b", "value.bad_text"),
            ("a\u{2028}b", "value.bad_text"),
            (&"a".repeat(201), "value.too_long"),
            (&"a".repeat(1_000_000), "value.too_long"),
        ] {
            assert_eq!(Name::parse(written).unwrap_err().code(), code);
        }
        assert_eq!(Name::parse("").unwrap_err().to_string(), "a name is empty: 1 to 200 characters are accepted");
        assert_eq!(
            Name::parse("a\nb").unwrap_err().to_string(),
            "a name cannot contain '\\n': text on one line is accepted"
        );
    }

    #[test]
    fn notes_keep_their_lines() {
        assert_eq!(Note::parse("two\r\nlines\tand a tab\n").unwrap().as_str(), "two\nlines\tand a tab");
        assert!(Note::parse("").unwrap().is_empty() && Note::default().is_empty());
        for (written, code) in
            [("a\rb", "value.bad_text"), ("a\u{1b}[31m", "value.bad_text"), (&"a".repeat(2001), "value.too_long")]
        {
            assert_eq!(Note::parse(written).unwrap_err().code(), code);
        }
    }

    proptest! {
        /// What was accepted once is accepted again, unchanged.
        #[test]
        fn reading_is_idempotent(written in "\\PC{0,40}", lines in "[\\PC\\n\\t]{0,40}") {
            if let Ok(name) = Name::parse(&written) {
                prop_assert_eq!(Name::parse(name.as_str()), Ok(name));
            }
            let note = Note::parse(&lines).unwrap();
            let json = serde_json::to_string(&note).unwrap();
            prop_assert_eq!(serde_json::from_str::<Note>(&json).unwrap(), note);
        }
    }
}
