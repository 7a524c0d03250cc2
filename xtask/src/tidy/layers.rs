//! Who may use what.

use super::source::{Source, Token};

/// Slices in the order in which their rules stand on each other. `posting` is rules as a whole.
const ORDER: &[&str] = &[
    "control",
    "parties",
    "exceptions",
    "catalogue",
    "ledger",
    "open_items",
    "tax",
    "costing",
    "stock",
    "posting",
    "pricing",
    "allocation",
    "purchasing",
    "replenishment",
    "till",
    "sales",
    "returns",
    "settlement",
    "integration",
    "reporting",
];

/// What a pure crate has no use for: files, networks, clocks, threads, randomness, other programs, databases.
const IMPURE_PATHS: &[&[&str]] = &[
    &["std", "fs"],
    &["std", "io"],
    &["std", "net"],
    &["std", "time"],
    &["std", "thread"],
    &["std", "process"],
    &["std", "env"],
    &["rand"],
    &["getrandom"],
    &["rusqlite"],
    &["backroom_store"],
    &["backroom"],
];

const IMPURE_WORDS: &[&str] =
    &["unsafe", "thread_local", "SystemTime", "println", "eprintln", "new_v4", "now_v7", "Utc", "Local"];

const SQL: &[&str] =
    &["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "CREATE INDEX ", "DROP TABLE ", "PRAGMA "];

/// The crates that only work out.
const PURE: &[&str] = &["crates/domain/", "crates/planning/"];

pub(crate) fn rules_are_pure(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| PURE.iter().any(|part| source.path.starts_with(part))) {
        for (path, line) in source.paths() {
            let impure = IMPURE_PATHS
                .iter()
                .any(|impure| path.len() >= impure.len() && path.iter().zip(*impure).all(|(one, other)| one == other));
            let called = path.len() > 1 || path.first().is_some_and(|word| word.starts_with("std"));
            if impure && called {
                problems.push(format!("{} uses {}", source.at(line), path.join("::")));
            }
        }
        for (token, line) in &source.tokens {
            match token {
                Token::Word(word) if IMPURE_WORDS.contains(&word.as_str()) => {
                    problems.push(format!("{} uses {word}", source.at(*line)));
                }
                _ => {}
            }
        }
    }
    problems
}

/// The place of a module among the rules, if it is one of rules: its slice, and where that stands in the order.
fn rules_of(module: &[String]) -> Option<(usize, &str)> {
    let slice = module.first()?.as_str();
    let at = ORDER.iter().position(|name| *name == slice)?;
    let rules = slice == "posting" || module.get(1).is_some_and(|part| part == "rules");
    rules.then_some((at, slice))
}

pub(crate) fn rules_look_back(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| source.path.starts_with("crates/domain/")) {
        let module = source.module();
        let Some((own, slice)) = rules_of(&module) else { continue };
        for (path, line) in source.paths() {
            if path.first().is_none_or(|word| word != "crate") {
                continue;
            }
            if let Some((other, _)) = rules_of(&path[1..])
                && other > own
            {
                problems.push(format!(
                    "{}: rules of {slice} use {}, which stand after them",
                    source.at(line),
                    path.join("::")
                ));
            }
            let slice_named = path.get(1).is_some_and(|word| ORDER.contains(&word.as_str()));
            if slice_named && path.get(2).is_some_and(|word| word == "commands" || word == "queries") {
                problems.push(format!("{}: rules use {}", source.at(line), path.join("::")));
            }
        }
    }
    problems
}

pub(crate) fn stock_changes_in_posting(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| !source.path.starts_with("crates/domain/src/posting/")) {
        for at in 0..source.tokens.len() {
            let Some(word @ ("put_pool" | "put_position")) = source.word(at) else { continue };
            let defined = at > 0 && source.word(at - 1) == Some("fn");
            if source.opens(at + 1, '(') && !defined {
                problems.push(format!("{} calls {word}", source.at(source.tokens[at].1)));
            }
        }
    }
    problems
}

/// What the C ABI reaches through the engine and the api, or not at all.
const NOT_FOR_C: &[&str] = &["backroom_domain", "backroom_store", "rusqlite", "serde", "serde_json"];

/// The C ABI stands in its crate alone, and that crate holds nothing else: it knows the engine's types and the api, and
/// neither opens, reads nor writes anything itself.
pub(crate) fn c_stands_in_its_crate(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources {
        let own = source.path.starts_with("crates/capi/");
        for at in 0..source.tokens.len() {
            if !own && source.word(at) == Some("no_mangle") {
                problems.push(format!("{} exports a symbol of C", source.at(source.tokens[at].1)));
            }
        }
        for (path, line) in source.paths().into_iter().filter(|_| own) {
            let foreign = path.first().is_some_and(|first| NOT_FOR_C.contains(&first.as_str()));
            if foreign || path.starts_with(&["std".to_owned(), "fs".to_owned()]) {
                problems.push(format!("{} uses {}", source.at(line), path.join("::")));
            }
        }
    }
    problems
}

pub(crate) fn sql_stands_in_the_store(sources: &[Source]) -> Vec<String> {
    let free =
        |source: &&Source| !["crates/store/", "crates/testkit/"].iter().any(|part| source.path.starts_with(part));
    let mut problems = Vec::new();
    for source in sources.iter().filter(free) {
        for (text, line) in source.texts() {
            if SQL.iter().any(|word| text.contains(word)) || (text.contains("UPDATE ") && text.contains(" SET ")) {
                problems.push(format!("{} has SQL: {text:.60}", source.at(line)));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Vec<Source> {
        vec![Source::parse(path, text).expect("it parses")]
    }

    #[test]
    fn each_layer_is_seen_to_be_left() {
        let costing = "crates/domain/src/costing/rules/outflow.rs";
        assert_eq!(rules_look_back(&source(costing, "use crate::stock::rules::lines;")).len(), 1);
        assert_eq!(
            rules_look_back(&source(costing, "use crate::{ledger::rules::entry, stock::{rules, types}};")).len(),
            1
        );
        assert_eq!(rules_look_back(&source(costing, "fn f() { crate::posting::book() }")).len(), 1);
        assert_eq!(rules_look_back(&source(costing, "use crate::ledger::commands::X;")).len(), 1);
        assert!(
            rules_look_back(&source(costing, "use crate::ledger::rules::entry; use crate::stock::types::S;"))
                .is_empty()
        );

        let command = "crates/domain/src/stock/commands/scrap.rs";
        assert!(rules_look_back(&source(command, "use crate::posting::Booking;")).is_empty());
        assert_eq!(rules_are_pure(&source(command, "fn f() { std::fs::read(x) }")).len(), 1);
        assert_eq!(rules_are_pure(&source(command, "use std::{fmt, time::Instant};")).len(), 1);
        assert_eq!(rules_are_pure(&source(command, "fn f() { unsafe { g() } }")).len(), 1);
        let planning = "crates/planning/src/simulation.rs";
        assert_eq!(rules_are_pure(&source(planning, "fn f() { std::thread::spawn(g) }")).len(), 1);
        assert!(rules_are_pure(&source(command, "use std::fmt; // std::fs\nfn f() { unsafely() }")).is_empty());
        assert_eq!(stock_changes_in_posting(&source(command, "fn f() { draft.put_pool(x) }")).len(), 1);
        assert!(stock_changes_in_posting(&source(command, "fn put_pool(x: X) {}")).is_empty());
        assert_eq!(c_stands_in_its_crate(&source(command, "#[unsafe(no_mangle)] extern \"C\" fn f() {}")).len(), 1);
        let c = "crates/capi/src/opening.rs";
        assert!(
            c_stands_in_its_crate(&source(c, "#[unsafe(no_mangle)] fn f() { backroom_api::contained(g) }")).is_empty()
        );
        assert_eq!(c_stands_in_its_crate(&source(c, "use backroom_domain::flow::Draft; use std::fs::File;")).len(), 2);
        assert_eq!(sql_stands_in_the_store(&source(command, "fn f() { g(\"SELECT 1\") }")).len(), 1);
    }
}
