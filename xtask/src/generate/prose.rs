//! What every client says of an operation, a word and a field.

use std::fmt::Write as _;

use backroom_cli::shape::paragraphs;

use super::model::Operation;

/// What an operation does, what it needs and how it is refused.
pub(super) fn told(operation: &Operation) -> String {
    let told = paragraphs(&operation.doc).into_iter().filter(|paragraph| !paragraph.starts_with("Refused"));
    let mut doc = told.collect::<Vec<_>>().join("\n\n");
    let _ = write!(doc, "\n\nA {} that needs the duty `{}`.", operation.mode, operation.duty);
    if !operation.refusals.is_empty() {
        let _ = write!(doc, " Refused with: {}.", operation.refusals.join(", "));
    }
    doc
}

/// What a type of words is, and what each of them means.
pub(super) fn word_list(doc: &str, words: &[(String, String)]) -> String {
    let told: Vec<String> = words
        .iter()
        .filter(|(_, doc)| !doc.is_empty())
        .map(|(word, doc)| format!("- `{word}`: {}", one_line(doc)))
        .collect();
    if told.is_empty() { doc.to_owned() } else { format!("{doc}\n\n{}", told.join("\n")) }
}

/// A doc on one line.
pub(super) fn one_line(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a doc, none longer than `width`; what belongs to a name or a dash hangs below it.
pub(super) fn wrapped(doc: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in joined(doc).split('\n') {
        let inner = &line[..line.len() - line.trim_start().len()];
        let hangs = !inner.is_empty() || line.starts_with("- ");
        let below = if hangs { format!("{inner}    ") } else { String::new() };
        wrap(&mut lines, (inner, &below), line.trim_start(), width);
    }
    lines
}

/// A doc whose paragraphs and points are one line each, however its source is wrapped.
fn joined(doc: &str) -> String {
    let mut text = String::new();
    let (mut point, mut before) = (false, "");
    for line in doc.split('\n') {
        let begins = line.starts_with("- ") || line.starts_with("    ") || line.ends_with(':');
        let goes_on = !text.is_empty() && !line.trim().is_empty() && !before.trim().is_empty();
        let hangs = point && line.starts_with("  ") && !line.starts_with("    ");
        let separator = match goes_on && (hangs || !begins && !before.ends_with(':')) {
            true => " ",
            false if text.is_empty() && before.is_empty() => "",
            false => "\n",
        };
        text.push_str(separator);
        text.push_str(if separator == " " { line.trim_start() } else { line });
        point = line.starts_with("- ") || hangs;
        before = line;
    }
    text
}

fn wrap(lines: &mut Vec<String>, (inner, below): (&str, &str), line: &str, width: usize) {
    let mut current = inner.to_owned();
    for word in line.split(' ') {
        if current.trim().is_empty() {
            current.push_str(word);
        } else if current.len() + 1 + word.len() <= width {
            current.push(' ');
            current.push_str(word);
        } else {
            lines.push(std::mem::replace(&mut current, format!("{below}{word}")));
        }
    }
    lines.push(current);
}
