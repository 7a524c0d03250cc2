//! No card numbers anywhere: texts a host sends along are refused when they hold what looks like one.

use serde_json::Value;

use crate::flow::Refusal;
use crate::till::refusals::CardNumber;
use crate::values::Attributes;

/// Digits a card number has, by ISO/IEC 7812-1: 8 to 19, in practice at least 13.
const DIGITS: std::ops::RangeInclusive<usize> = 13..=19;

/// Refuses a text that holds a run of 13 to 19 digits, blanks and dashes between them allowed, that passes the check of
/// ISO/IEC 7812-1 (Luhn).
///
/// # Errors
/// `till.card_number`.
pub(crate) fn check(field: &str, text: &str) -> Result<(), Refusal> {
    if looks_like_one(text) { Err(CardNumber { field: field.to_owned() }.at(field)) } else { Ok(()) }
}

/// Refuses fields of which one is, taken whole, what looks like a card number. Digits within a longer text are a
/// device's own: signatures and counters hold runs of them by chance, and what a device has said must not be lost.
///
/// # Errors
/// `till.card_number`.
pub(crate) fn check_fields(field: &str, fields: &Attributes) -> Result<(), Refusal> {
    fn is_one(value: &Value) -> bool {
        match value {
            Value::String(text) => {
                let bare = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ' ' | '-'));
                let digits = text.chars().filter(char::is_ascii_digit).count();
                bare && DIGITS.contains(&digits) && looks_like_one(text)
            }
            Value::Number(number) => DIGITS.contains(&number.to_string().len()) && looks_like_one(&number.to_string()),
            Value::Array(values) => values.iter().any(is_one),
            Value::Object(map) => map.values().any(is_one),
            Value::Null | Value::Bool(_) => false,
        }
    }
    match fields.as_map().iter().find(|(_, value)| is_one(value)) {
        Some((key, _)) => Err(CardNumber { field: format!("{field}.{key}") }.at(field)),
        None => Ok(()),
    }
}

fn looks_like_one(text: &str) -> bool {
    let mut digits: Vec<u8> = Vec::new();
    for letter in text.chars().chain(['.']) {
        match letter.to_digit(10) {
            Some(digit) => digits.push(digit as u8),
            None if matches!(letter, ' ' | '-') => {}
            None => {
                if holds_one(&digits) {
                    return true;
                }
                digits.clear();
            }
        }
    }
    false
}

/// A run may be longer than a card number and hold one within. Cards that pay begin with 2 to 6 (ISO/IEC 7812-1, table 1).
fn holds_one(digits: &[u8]) -> bool {
    DIGITS.flat_map(|length| digits.windows(length)).any(|window| matches!(window[0], 2..=6) && luhn(window))
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| match (at % 2, u32::from(*digit)) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_number_is_seen_however_it_is_written() {
        for (text, seen) in [
            ("4111111111111111", true),
            ("4111 1111 1111 1111", true),
            ("tok 4111-1111-1111-1111 visa", true),
            ("378282246310005", true),
            ("4111111111111112", false),
            ("tok_1NwX2f", false),
            ("1111", false),
            ("2026-11-25", false),
            ("", false),
        ] {
            assert_eq!(looks_like_one(text), seen, "{text}");
        }
    }
}
