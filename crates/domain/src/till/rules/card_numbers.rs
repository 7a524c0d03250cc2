//! No card numbers anywhere: texts a host sends along are refused when they hold what looks like one.

use serde_json::Value;

use crate::flow::Refusal;
use crate::till::refusals::CardNumber;
use crate::values::Attributes;

/// Digits a card number has, by ISO/IEC 7812-1: 8 to 19, in practice at least 13.
const DIGITS: std::ops::RangeInclusive<usize> = 13..=19;

/// Digits of a code that is a card number and nothing else.
const WHOLE: std::ops::RangeInclusive<usize> = 15..=19;

/// Refuses a text that holds a run of 13 to 19 digits, blanks and dashes between them allowed, that passes the check of
/// ISO/IEC 7812-1 (Luhn).
///
/// # Errors
/// `till.card_number`.
pub(crate) fn check(field: &str, text: &str) -> Result<(), Refusal> {
    if looks_like_one(text) { Err(CardNumber { field: field.to_owned() }.at(field)) } else { Ok(()) }
}

/// Refuses a code of somebody else's that is, taken whole, what looks like a card number: of 15 digits at least, as the
/// cards in use have, for numbers of goods and orders have 13 and 14 and pass the same check by chance.
///
/// # Errors
/// `till.card_number`.
pub(crate) fn check_whole(field: &str, text: &str) -> Result<(), Refusal> {
    if is_one(text) { Err(CardNumber { field: field.to_owned() }.at(field)) } else { Ok(()) }
}

/// Refuses fields of which one is, taken whole, what looks like a card number. Digits within a longer text are a
/// device's own: signatures and counters hold runs of them by chance, and what a device has said must not be lost.
///
/// # Errors
/// `till.card_number`.
pub(crate) fn check_fields(field: &str, fields: &Attributes) -> Result<(), Refusal> {
    fn holds(value: &Value) -> bool {
        match value {
            Value::String(text) => is_one(text),
            Value::Number(number) => is_one(&number.to_string()),
            Value::Array(values) => values.iter().any(holds),
            Value::Object(map) => map.values().any(holds),
            Value::Null | Value::Bool(_) => false,
        }
    }
    match fields.as_map().iter().find(|(_, value)| holds(value)) {
        Some((key, _)) => Err(CardNumber { field: format!("{field}.{key}") }.at(field)),
        None => Ok(()),
    }
}

fn is_one(text: &str) -> bool {
    let bare = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ' ' | '-'));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    bare && WHOLE.contains(&digits) && looks_like_one(text)
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
    use serde_json::json;

    use super::*;
    use crate::till::commands::{
        BankTakings, DropCash, Exchange, IntendPayment, PayIn, PayOut, RecordFiscalOutage, Refund,
        RefundWithoutReceipt, ReprintReceipt, RingUp, StartFiscal, SuspendSale, VoidSale,
    };
    use crate::till::testing::{Till, paid};

    /// Every text that a till keeps is looked at; those of printed sales in their own table.
    #[test]
    fn no_text_of_a_till_holds_one() {
        const PAN: &str = "4111 1111 1111 1111";
        const BARE: &str = "4111111111111111";
        let mut till = Till::open();
        till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
        fn with(mut request: Value, path: &str, value: Value) -> Value {
            *request.pointer_mut(path).unwrap_or_else(|| panic!("{path}")) = value;
            request
        }
        let own = || json!({"register": "T1", "attributes": {"note": ""}, "external_refs": {"shop": ""}});
        let merge = |mut request: Value, more: Value| {
            request.as_object_mut().expect("fields").extend(more.as_object().expect("fields").clone());
            request
        };
        let line = || json!({"item": "TEA", "reason": "", "stored_value": null});
        let cash = || json!([{"tender": "CASH", "amount": "11.90", "reference": "", "stored_value": null}]);
        let ring_up = merge(own(), json!({"lines": [line()], "tenders": cash()}));
        for (path, value) in [
            ("/lines/0/reason", PAN),
            ("/lines/0/stored_value", BARE),
            ("/tenders/0/reference", PAN),
            ("/attributes/note", PAN),
            ("/external_refs/shop", BARE),
        ] {
            till.shop.refuses::<RingUp>(with(ring_up.clone(), path, json!(value)), "till.card_number");
        }
        let receipt = || json!({"receipt": "T1-000001"});
        let refund = merge(merge(own(), receipt()), json!({"lines": [{"line": 1, "reason": ""}], "tenders": cash()}));
        for (path, value) in [("/lines/0/reason", PAN), ("/attributes/note", PAN), ("/external_refs/shop", BARE)] {
            till.shop.refuses::<Refund>(with(refund.clone(), path, json!(value)), "till.card_number");
        }
        let credit = json!([{"tender": "CREDIT", "amount": "11.90", "stored_value": BARE}]);
        till.shop.refuses::<Refund>(with(refund, "/tenders", credit), "till.card_number");
        let exchange = json!({"returned": [{"line": 1, "reason": ""}], "lines": [line()]});
        let exchange = merge(merge(own(), receipt()), exchange);
        for (path, value) in [
            ("/returned/0/reason", PAN),
            ("/lines/0/reason", PAN),
            ("/attributes/note", PAN),
            ("/external_refs/shop", BARE),
        ] {
            till.shop.refuses::<Exchange>(with(exchange.clone(), path, json!(value)), "till.card_number");
        }
        let loose = json!({"lines": [{"item": "TEA"}], "reason": "lost", "tenders": cash()});
        let loose = merge(own(), loose);
        for (path, value) in [("/reason", PAN), ("/attributes/note", PAN), ("/external_refs/shop", BARE)] {
            till.shop.refuses::<RefundWithoutReceipt>(with(loose.clone(), path, json!(value)), "till.card_number");
        }
        let at = |more: Value| merge(json!({"register": "T1"}), more);
        let void = at(json!({"receipt": "T1-000001", "reason": "typo", "attributes": {"note": ""}}));
        for path in ["/reason", "/attributes/note"] {
            till.shop.refuses::<VoidSale>(with(void.clone(), path, json!(PAN)), "till.card_number");
        }
        till.shop.refuses::<ReprintReceipt>(at(json!({"receipt": "T1-000001", "reason": PAN})), "till.card_number");
        let moved = || at(json!({"tender": "CASH", "amount": "1.00", "account": "6120", "reason": PAN}));
        till.shop.refuses::<PayIn>(moved(), "till.card_number");
        till.shop.refuses::<PayOut>(moved(), "till.card_number");
        let dropped = at(json!({"tender": "CASH", "amount": "1.00", "reference": PAN}));
        till.shop.refuses::<DropCash>(dropped, "till.card_number");
        let banked = json!({"entity": "ACME", "amount": "1.00", "reference": PAN});
        till.shop.refuses::<BankTakings>(banked, "till.card_number");
        let suspended = at(json!({"name": "", "basket": {"lines": [line()]}}));
        for (path, value) in [("/name", PAN), ("/basket/lines/0/reason", PAN), ("/basket/lines/0/stored_value", BARE)] {
            till.shop.refuses::<SuspendSale>(with(suspended.clone(), path, json!(value)), "till.card_number");
        }
        let intended = at(json!({"payment": BARE, "tender": "CARD", "amount": "1.00"}));
        till.shop.refuses::<IntendPayment>(intended, "till.card_number");
        till.shop.refuses::<RecordFiscalOutage>(at(json!({"problem": PAN})), "till.card_number");
        till.shop.refuses::<StartFiscal>(at(json!({"transaction": BARE})), "till.card_number");
        // Numbers of goods and orders pass the check by chance: those of 13 and 14 digits are taken.
        let order = with(ring_up, "/external_refs/shop", json!("5500000000004"));
        assert!(luhn(&[5, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4]) && paid(&[]).is_empty());
        till.shop.does::<RingUp>(order);
    }

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
