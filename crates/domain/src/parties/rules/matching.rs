//! By what a party is found: what is personal about it, written in one way and made a number.
//!
//! A key is a number made of a text that is written alike by whoever writes it: it brings likely rows together by an index,
//! and the texts themselves decide. Keys stand in the personal row beside the body they are made of. They tell nobody more
//! than the body does, and so need no secret; what erases the body empties them in the same write, and no digest, reply,
//! event or after-image has them. A backup holds both or neither.

use std::collections::BTreeMap;

use crate::flow::Draft;
use crate::parties::types::{MatchKeys, MatchReason, Personal, PersonalRow};
use crate::values::PartyId;

/// Most parties that are looked at for each reason.
pub(crate) const ALIKE: u32 = 50;

/// Digits of a telephone number, counted from its end, that are compared: those before are written in many ways, or left
/// out. Our choice.
const PHONE_DIGITS: usize = 8;

/// Fewest digits of a telephone number: fewer are an extension.
const PHONE_DIGITS_LEAST: usize = 7;

/// What is personal about somebody, as it is compared: a text for each reason there is one for.
pub(crate) type Compared = BTreeMap<MatchReason, String>;

/// What is personal, written in one way: e-mail in small letters, tax numbers as letters and digits, telephone numbers by
/// their last digits, name and address as words in order of the alphabet.
pub(crate) fn compared(personal: &Personal) -> Compared {
    let mut found = Compared::new();
    let mut add = |reason, text: String| {
        if !text.is_empty() {
            found.insert(reason, text);
        }
    };
    if let Some(email) = personal.email.as_ref().map(|email| email.as_str()).filter(|email| email.contains('@')) {
        add(MatchReason::Email, email.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect());
    }
    if let Some(number) = &personal.tax_number {
        let letters = number.as_str().chars().filter(|c| c.is_alphanumeric());
        add(MatchReason::TaxNumber, letters.flat_map(char::to_lowercase).collect());
    }
    if let Some(phone) = &personal.phone {
        let digits: Vec<char> = phone.as_str().chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= PHONE_DIGITS_LEAST {
            add(MatchReason::Phone, digits[digits.len().saturating_sub(PHONE_DIGITS)..].iter().collect());
        }
    }
    let name = words([personal.name.as_ref().map_or("", |name| name.as_str())]);
    let address = words(personal.address.iter().map(|line| line.as_str()));
    if !name.is_empty() && !address.is_empty() {
        add(MatchReason::NameAndAddress, format!("{name}|{address}"));
    }
    found
}

/// The words of texts in small letters, in order of the alphabet: whichever comes first where they are written.
fn words<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<String> = Vec::new();
    for text in texts {
        let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.extend(parts.map(str::to_lowercase));
    }
    words.sort_unstable();
    words.join(" ")
}

/// The keys of what is personal.
pub(crate) fn keys(personal: &Personal) -> MatchKeys {
    let compared = compared(personal);
    let key = |reason| compared.get(&reason).map_or(0, |text| key(reason, text));
    MatchKeys {
        email: key(MatchReason::Email),
        tax_number: key(MatchReason::TaxNumber),
        phone: key(MatchReason::Phone),
        name_and_address: key(MatchReason::NameAndAddress),
    }
}

/// The key of a text: the first 8 bytes of the BLAKE3 of reason, colon and text, least byte first; 1 in place of 0.
fn key(reason: MatchReason, text: &str) -> i64 {
    let hash = blake3::hash(format!("{reason}:{text}").as_bytes());
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&hash.as_bytes()[..8]);
    let key = i64::from_le_bytes(bytes);
    if key == 0 { 1 } else { key }
}

/// Why others are like somebody, by the key of whom they are by now: those after a key, and whether some were left out.
pub(crate) fn alike(
    draft: &mut Draft<'_>,
    compared_to: &Compared,
    after: PartyId,
) -> (BTreeMap<PartyId, Vec<MatchReason>>, bool) {
    let (mut found, mut more) = (BTreeMap::<PartyId, Vec<MatchReason>>::new(), false);
    for (reason, text) in compared_to {
        let mut rows = draft.personal_alike(*reason, key(*reason, text), after, ALIKE + 1);
        more |= rows.len() > ALIKE as usize;
        rows.truncate(ALIKE as usize);
        for row in rows {
            // Two texts may share a key, if hardly ever.
            if compared_row(&row).get(reason) == Some(text) {
                let reasons = found.entry(draft.survivor(row.party)).or_default();
                if !reasons.contains(reason) {
                    reasons.push(*reason);
                }
            }
        }
    }
    (found, more)
}

/// What is compared of a row; nothing of one that was erased.
pub(crate) fn compared_row(row: &PersonalRow) -> Compared {
    serde_json::from_str(&row.body).map(|personal| compared(&personal)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn key_of(reason: MatchReason, personal: Value) -> i64 {
        keys(&serde_json::from_value(personal).expect("what is personal")).of(reason)
    }

    /// What people write differently and mean alike has one key; what differs has another; what is no address has none.
    #[test]
    fn keys_of_what_is_written_in_many_ways() {
        use MatchReason::{Email, NameAndAddress, Phone, TaxNumber};
        let at = |name: &str, address: &[&str]| json!({"name": name, "address": address});
        let cases = [
            (Email, json!({"email": "Anna.Berg@Example.com"}), json!({"email": "anna.berg@example.com"}), true),
            (Email, json!({"email": "anna.berg@example.com"}), json!({"email": "annaberg@example.com"}), false),
            (TaxNumber, json!({"tax_number": "DE 123-456-789"}), json!({"tax_number": "de123456789"}), true),
            (TaxNumber, json!({"tax_number": "DE123456789"}), json!({"tax_number": "FR123456789"}), false),
            (Phone, json!({"phone": "+49 30 1234567"}), json!({"phone": "030/123 45 67"}), true),
            (Phone, json!({"phone": "030 1234567"}), json!({"phone": "030 1234568"}), false),
            (
                NameAndAddress,
                at("Anna Berg", &["Hauptstr. 5", "10115 Berlin"]),
                at("BERG, Anna", &["10115 Berlin, Hauptstr 5"]),
                true,
            ),
            (NameAndAddress, at("Anna Berg", &["Hauptstr. 5"]), at("Anna Berg", &["Hauptstr. 6"]), false),
        ];
        for (reason, one, other, same) in cases {
            assert_eq!(key_of(reason, one.clone()) == key_of(reason, other.clone()), same, "{one} {other}");
        }
        for (reason, nothing) in [
            (Email, json!({"email": "none"})),
            (Phone, json!({"phone": "ext. 4711"})),
            (TaxNumber, json!({"tax_number": "-"})),
            (NameAndAddress, json!({"name": "Anna Berg"})),
            (NameAndAddress, json!({"address": ["Hauptstr. 5"]})),
        ] {
            assert_eq!(key_of(reason, nothing.clone()), 0, "{nothing}");
        }
    }
}
