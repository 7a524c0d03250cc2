//! Reading rows, adding them up, and the small arithmetic of the checks.

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::{Connection, Params, Result, Row, Rows};

/// Reads the rows of a statement one by one.
pub(super) fn each(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    mut take: impl FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        take(row)?;
    }
    Ok(())
}

/// The party a column of parties names by now, as SQL: the one it was merged into, else itself.
macro_rules! stands {
    ($column:literal) => {
        concat!(
            "COALESCE((SELECT NULLIF(w.merged_into_id, 0) FROM parties w WHERE w.party_id = ",
            $column,
            "), ",
            $column,
            ")"
        )
    };
}
pub(super) use stands;

/// Reads one integer, if there is a row.
pub(super) fn one(connection: &Connection, sql: &str, params: impl Params) -> Result<Option<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    rows.next()?.map(|row| row.get(0)).transpose()
}

/// Reads neighbouring integers of a row.
pub(super) fn ints<const N: usize>(row: &Row<'_>, from: usize) -> Result<[i64; N]> {
    let mut values = [0; N];
    for (at, value) in values.iter_mut().enumerate() {
        *value = row.get(from + at)?;
    }
    Ok(values)
}

/// Borrows a text of a row.
pub(super) fn text<'r>(row: &'r Row<'_>, at: usize) -> Result<&'r str> {
    Ok(row.get_ref(at)?.as_str()?)
}

/// Rows read side by side with those of another statement, in the order of their first column.
pub(super) struct Feed<'s> {
    rows: Rows<'s>,
    /// The first column of the row at hand; `None` at the end.
    pub(super) key: Option<i64>,
}

impl<'s> Feed<'s> {
    /// A feed at its first row.
    pub(super) fn new(rows: Rows<'s>) -> Result<Self> {
        let mut feed = Self { rows, key: None };
        feed.advance()?;
        Ok(feed)
    }

    /// Goes to the next row.
    pub(super) fn advance(&mut self) -> Result<()> {
        self.rows.advance()?;
        self.key = self.rows.get().map(|row| row.get(0)).transpose()?;
        Ok(())
    }

    /// Goes to the first row above a key.
    pub(super) fn advance_beyond(&mut self, key: i64) -> Result<()> {
        while self.key.is_some_and(|at| at <= key) {
            self.advance()?;
        }
        Ok(())
    }

    /// The row at hand, while its key is below a bound, if there is one.
    pub(super) fn before(&self, bound: Option<i64>) -> Option<(i64, &Row<'s>)> {
        let key = self.key.filter(|key| bound.is_none_or(|bound| *key < bound))?;
        self.rows.get().map(|row| (key, row))
    }

    /// The row at hand, while its key is not above a bound.
    pub(super) fn upto(&self, bound: i64) -> Option<(i64, &Row<'s>)> {
        let key = self.key.filter(|key| *key <= bound)?;
        self.rows.get().map(|row| (key, row))
    }
}

/// Keys that follow each other almost without a gap, as spans of them.
#[derive(Debug, Default)]
pub(super) struct Keys {
    spans: Vec<(i64, i64)>,
}

impl Keys {
    /// Takes a key above those before it.
    pub(super) fn push(&mut self, key: i64) {
        match self.spans.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(key) => *last = key,
            _ => self.spans.push((key, key)),
        }
    }

    /// Whether a key is one of them.
    pub(super) fn contains(&self, key: i64) -> bool {
        let behind = self.spans.partition_point(|(first, _)| *first <= key);
        behind > 0 && key <= self.spans[behind - 1].1
    }
}

/// Words and currencies, each known by a small number.
#[derive(Debug, Default)]
pub(super) struct Words {
    words: Vec<String>,
}

impl Words {
    /// The number of a word.
    pub(super) fn number(&mut self, word: &str) -> i64 {
        // There are as many words as currencies, states and classes.
        self.find(word).unwrap_or_else(|| {
            self.words.push(word.to_owned());
            self.words.len() as i64 - 1
        })
    }

    /// The number of a word that has one.
    pub(super) fn find(&self, word: &str) -> Option<i64> {
        self.words.iter().position(|held| held == word).map(|at| at as i64)
    }

    /// The word of a number.
    pub(super) fn word(&self, number: i64) -> &str {
        usize::try_from(number).ok().and_then(|at| self.words.get(at)).map_or("?", String::as_str)
    }
}

/// Millionths rounded to whole, half away from zero: what a pool is worth in the books.
pub(super) fn rounded(micro: i128) -> i128 {
    share(micro, 1, 1_000_000)
}

/// `whole * part / of`, rounded half away from zero; 0 of nothing.
pub(super) fn share(whole: i128, part: i128, of: i128) -> i128 {
    if of == 0 {
        return 0;
    }
    let (product, of) = if of < 0 { (-(whole * part), -of) } else { (whole * part, of) };
    let half_up = (2 * product.abs() + of) / (2 * of);
    if product < 0 { -half_up } else { half_up }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_away_from_zero() {
        let cases =
            [(0, 0), (499_999, 0), (500_000, 1), (1_499_999, 1), (-499_999, 0), (-500_000, -1), (-1_500_000, -2)];
        for (micro, minor) in cases {
            assert_eq!(rounded(micro), minor, "{micro}");
        }
        assert_eq!((share(10, 1, 4), share(-10, 1, 4), share(10, 1, -4), share(7, 3, 0)), (3, -3, -3, 0));
    }

    #[test]
    fn keys_are_found_beside_their_gaps() {
        let mut keys = Keys::default();
        assert!(!keys.contains(1));
        [1, 2, 3, 7, 9, 10].into_iter().for_each(|key| keys.push(key));
        let found: Vec<i64> = (-1..12).filter(|key| keys.contains(*key)).collect();
        assert_eq!((found, keys.spans.len()), (vec![1, 2, 3, 7, 9, 10], 3));
    }

    #[test]
    fn a_word_has_one_number() {
        let mut words = Words::default();
        assert_eq!([words.number("EUR"), words.number("USD"), words.number("EUR")], [0, 1, 0]);
        assert_eq!((words.word(1), words.word(9)), ("USD", "?"));
    }
}
