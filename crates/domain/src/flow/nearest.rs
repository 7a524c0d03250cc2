//! The accepted word that is nearest to one that is not.

/// The nearest of some words by edits (Levenshtein), the first of equally near ones; `None` among none.
///
/// Of a dotted word the part behind the dot may be meant alone, at the price of one edit.
#[must_use]
pub fn nearest<'a>(given: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    among.into_iter().min_by_key(|word| {
        let behind = word.rsplit_once('.').map_or(usize::MAX, |(_, behind)| edits(given, behind) + 1);
        edits(given, word).min(behind)
    })
}

/// Characters to insert, drop or replace, looking at the first 64 of what was given.
fn edits(given: &str, word: &str) -> usize {
    let word: Vec<char> = word.chars().collect();
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (at, character) in given.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, other) in word.iter().enumerate() {
            let replaced = diagonal + usize::from(character != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_edits_win() {
        let words = ["stock.receive", "stock.issue", "ledger.post"];
        for (given, word) in [
            ("stock.recieve", "stock.receive"),
            ("post", "ledger.post"),
            ("isue", "stock.issue"),
            ("stok.isue", "stock.issue"),
        ] {
            assert_eq!(nearest(given, words), Some(word), "{given}");
        }
        assert_eq!(nearest("stock", []), None);
    }
}
