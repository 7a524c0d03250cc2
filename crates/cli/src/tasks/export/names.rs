//! What an account is called in plain-text accounting.

use std::fmt::Write as _;

use backroom::ledger::queries::EntryLineReply;
use backroom::ledger::types::AccountKind;

/// `Assets:1400` for asset account 1400. Two accounts never share a name, and the same account always has the same.
///
/// Beancount takes letters, digits and dashes; everything else, and a dash where it could be mistaken, is written as
/// `--2e-` by the number of the character.
pub(super) fn account(kind: AccountKind, code: &str) -> String {
    let root = match kind {
        AccountKind::Asset => "Assets",
        AccountKind::Liability => "Liabilities",
        AccountKind::Equity => "Equity",
        AccountKind::Income => "Income",
        AccountKind::Expense => "Expenses",
    };
    let letters: Vec<char> = code.chars().collect();
    let plain = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_alphanumeric);
    let mut name = format!("{root}:");
    for (at, letter) in letters.iter().enumerate() {
        let dash = *letter == '-' && plain(at.checked_sub(1)) && plain(Some(at + 1));
        match letter {
            // A name begins with a capital or a digit; codes that differ in that alone do not exist.
            _ if at == 0 && plain(Some(0)) => name.push(letter.to_ascii_uppercase()),
            _ if dash || plain(Some(at)) => name.push(*letter),
            _ => {
                if at == 0 {
                    name.push_str("X-");
                }
                let _ = write!(name, "--{:x}-", u32::from(*letter));
            }
        }
    }
    name
}

/// What a line is about, by names that all three programs take.
pub(super) fn about(line: &EntryLineReply) -> Vec<(&'static str, String)> {
    let about = &line.dimensions;
    let parts = [
        ("site", about.site.clone()),
        ("channel", about.channel.clone()),
        ("category", about.category.clone()),
        ("party", about.party.clone()),
        ("own", (!about.own.is_empty()).then(|| serde_json::to_string(&about.own).unwrap_or_default())),
        ("note", (!line.note.is_empty()).then(|| line.note.clone())),
    ];
    parts.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_what_beancount_takes_and_never_meet() {
        let codes =
            ["1400", "a", "1-2", "1.2", "1--2", "1-", "-1", ".1", "X-1", "X.1", "Käse", "1 2", "1:2", "X---2e-1"];
        let names: Vec<String> = codes.iter().map(|code| account(AccountKind::Asset, code)).collect();
        assert_eq!(names[..4], ["Assets:1400", "Assets:A", "Assets:1-2", "Assets:1--2e-2"]);
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), codes.len(), "{names:?}");
        for name in names {
            let part = name.strip_prefix("Assets:").expect("the root");
            assert!(part.starts_with(|letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit()), "{name}");
            assert!(part.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-'), "{name}");
        }
    }
}
