//! The keys by which what is personal is found, worked out again from the body of its row.
//!
//! Each is the first 8 bytes, least first, of the BLAKE3 of `reason:text`, where the text is: an e-mail address with an @, in
//! small letters and without blanks; the letters and digits of a tax number in small letters; the last 8 digits of a
//! telephone number of at least 7; the words of the name, a bar, and the words of the address, each in small letters, in
//! order of the alphabet and with one blank between. Where there is no text the key is 0.

use serde_json::Value;

/// The keys of a body: of e-mail, tax number, telephone, name and address.
pub(super) fn keys_of(body: &str) -> [i64; 4] {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    let written = |field: &str| body[field].as_str().unwrap_or_default().to_owned();
    let email = if written("email").contains('@') { written("email").to_lowercase() } else { String::new() };
    let email: String = email.split_whitespace().collect();
    let tax_number: String = written("tax_number").to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let mut phone: String = written("phone").chars().filter(char::is_ascii_digit).collect();
    if phone.len() < 7 {
        phone.clear();
    }
    let phone = &phone[phone.len().saturating_sub(8)..];
    let lines = body["address"].as_array().map(Vec::as_slice).unwrap_or_default();
    let address: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
    let (name, address) = (alphabetical(&written("name")), alphabetical(&address.join("\n")));
    let place = if name.is_empty() || address.is_empty() { String::new() } else { format!("{name}|{address}") };
    [key("email", &email), key("tax_number", &tax_number), key("phone", phone), key("name_and_address", &place)]
}

fn alphabetical(text: &str) -> String {
    let mut words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.sort();
    words.join(" ")
}

fn key(reason: &str, text: &str) -> i64 {
    if text.is_empty() {
        return 0;
    }
    let hash = blake3::hash(format!("{reason}:{text}").as_bytes());
    let key = hash.as_bytes()[..8].iter().rev().fold(0_u64, |key, byte| (key << 8) | u64::from(*byte));
    if key == 0 { 1 } else { key.cast_signed() }
}
