//! What is wrong with a request that does not read, told to whoever wrote it.

use serde_json::error::Category;

use super::Refusal;
use super::place::{self, Place};
use super::refusal::Malformed;

/// The refusal of a request that its reader stopped in.
#[cold]
pub(super) fn refusal(bytes: &[u8], error: &serde_json::Error) -> Refusal {
    let (path, problem) = match place::of(bytes, error) {
        Place::At(path) => told(&path, error),
        Place::Behind => (String::new(), "there is more text after the end of the request".to_owned()),
    };
    Refusal { path, ..Malformed { problem: shorten(&problem) }.into() }
}

/// A caller's own text may be part of the message; no message grows with it.
fn shorten(text: &str) -> String {
    const SHOWN: usize = 400;
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let head: String = text.chars().take(SHOWN * 3 / 4).collect();
    let tail: String = text.chars().rev().take(SHOWN / 4).collect::<Vec<_>>().into_iter().rev().collect();
    format!("{head} … {tail}")
}

/// The path of the field at fault and a sentence that says what would be accepted. Where the field is known, its place
/// in the text is left out: the text may be made from a form, a row or the words of a command line.
fn told(path: &str, error: &serde_json::Error) -> (String, String) {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let whole = error.to_string();
    let text = whole.strip_suffix(&place).unwrap_or(&whole);
    match error.classify() {
        Category::Eof => (path.to_owned(), format!("the request ends before it is whole{place}")),
        Category::Syntax | Category::Io => (path.to_owned(), format!("the request is no JSON: {text}{place}")),
        Category::Data => data(path, text),
    }
}

fn data(path: &str, text: &str) -> (String, String) {
    if let Some(name) = text.strip_prefix("missing field ").map(bare) {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        return (path, format!("{name} is missing; it must be given"));
    }
    if text.starts_with("invalid length ") {
        return (path.to_owned(), "a list is not accepted here: write an object in { }".to_owned());
    }
    let told = match (text.split_once(", expected "), text.split_once(", there are no ")) {
        (Some((given, expected)), _) => unexpected(given, expected),
        (None, Some((given, _))) => given
            .strip_prefix("unknown field ")
            .map(|name| format!("there is no field {}; none is accepted", bare(name))),
        _ => None,
    };
    (path.to_owned(), told.unwrap_or_else(|| text.to_owned()))
}

/// Serde's words for what it found in place of what it expected, in ours.
fn unexpected(given: &str, expected: &str) -> Option<String> {
    let words = bare(expected.trim_start_matches("one of "));
    if let Some(name) = given.strip_prefix("unknown field ") {
        return Some(format!("there is no field {}; accepted: {words}", bare(name)));
    }
    if let Some(word) = given.strip_prefix("unknown variant ") {
        return Some(format!("\"{}\" is not accepted here; accepted: {words}", bare(word)));
    }
    let given = given.strip_prefix("invalid type: ").or_else(|| given.strip_prefix("invalid value: "))?;
    let wanted = match expected {
        "i64" | "u64" | "i32" | "u32" | "i16" | "u16" | "i8" | "u8" | "usize" => "a whole number within its bounds",
        "a string" => "text in quotes",
        "a boolean" => "true or false",
        "a sequence" => "a list in [ ]",
        _ if expected.starts_with("struct ") => "an object in { }",
        other => other,
    };
    Some(format!("{} is not accepted here: write {wanted}", bare(given)))
}

/// Without the marks around names.
fn bare(text: &str) -> String {
    text.replace('`', "")
}

#[cfg(test)]
mod tests {
    use crate::flow::{Operation, Parse};

    /// What is told of a request of `stock.add_site` or `stock.issue_goods`.
    fn refused(operation: &str, request: &str) -> (String, String) {
        let Some(Parse::Command(parse)) = Operation::of(operation).map(|operation| operation.parse) else {
            panic!("{operation} is a command")
        };
        let refusal = parse(request.as_bytes()).err().expect("it is refused");
        assert_eq!(refusal.code, "flow.malformed");
        (refusal.path, refusal.message)
    }

    #[test]
    fn the_field_and_what_it_takes_are_told() {
        let (site, issue) = ("stock.add_site", "stock.issue_goods");
        for (operation, request, path, message) in [
            (issue, r#"{}"#, "site", "site is missing; it must be given"),
            (
                issue,
                r#"{"site": "A", "lines": [{"item": "T"}]}"#,
                "lines[0].quantity",
                "quantity is missing; it must be given",
            ),
            (
                site,
                r#"{"site": "A", "entity": "E", "name": "A", "valuation": "sites"}"#,
                "valuation",
                "\"sites\" is not accepted here; accepted: entity or site",
            ),
            (
                site,
                r#"{"site": "A", "entity": "E", "name": "A", "roll_hour": true}"#,
                "roll_hour",
                "boolean true is not accepted here: write a whole number within its bounds",
            ),
            (
                site,
                r#"{"site": "A", "entity": "E", "name": "A", "negative_allowed": "maybe"}"#,
                "negative_allowed",
                "string \"maybe\" is not accepted here: write true or false",
            ),
            (issue, r#"[]"#, "", "a list is not accepted here: write an object in { }"),
            (
                issue,
                r#"{"site": "A", "lines": "x"}"#,
                "lines",
                "string \"x\" is not accepted here: write a list in [ ]",
            ),
            (issue, r#"{"site": "A""#, "", "the request ends before it is whole at line 1 column 12"),
            (issue, r#"{"site" "A"}"#, "", "the request is no JSON: expected `:` at line 1 column 9"),
        ] {
            assert_eq!(refused(operation, request), (path.to_owned(), message.to_owned()), "{request}");
        }
        let (path, message) = refused(issue, r#"{"sight": "A"}"#);
        assert_eq!(path, "sight");
        assert!(message.starts_with("there is no field sight; accepted: site, "), "{message}");
    }
}
