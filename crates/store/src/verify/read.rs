//! Reading rows, adding them up, and the small arithmetic of the checks.

use std::hash::Hash;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::{Connection, Params, Result, Row, Rows};
use rustc_hash::FxHashMap;

use super::run::Check;

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

    /// The row at hand, while its key is not above a bound.
    pub(super) fn upto(&self, bound: i64) -> Option<(i64, &Row<'s>)> {
        let key = self.key.filter(|key| *key <= bound)?;
        self.rows.get().map(|row| (key, row))
    }
}

/// What rows of a journal add up to by key, to be set against the rows of a balance.
pub(super) struct Sums<K, const N: usize> {
    columns: [&'static str; N],
    journal: &'static str,
    sums: FxHashMap<K, [i128; N]>,
}

impl<K: Hash + Eq + Ord + Copy, const N: usize> Sums<K, N> {
    /// Sums of a journal for these columns of a balance.
    pub(super) fn new(journal: &'static str, columns: [&'static str; N]) -> Self {
        Self { columns, journal, sums: FxHashMap::default() }
    }

    /// The sums of a key.
    pub(super) fn of(&mut self, key: K) -> &mut [i128; N] {
        self.sums.entry(key).or_insert([0; N])
    }

    /// The sums of a key, if it has any.
    pub(super) fn get(&self, key: &K) -> Option<&[i128; N]> {
        self.sums.get(key)
    }

    /// Sets a row of the balance against its sums, which are done with then.
    pub(super) fn settle(&mut self, check: &mut Check, key: &K, stored: [i64; N], name: impl Fn() -> String) {
        check.rows += 1;
        let Some(sums) = self.sums.remove(key) else {
            check.bad(name(), format!("no {} stand behind it", self.journal));
            return;
        };
        for ((column, stored), sum) in self.columns.iter().zip(stored).zip(sums) {
            if i128::from(stored) != sum {
                check.bad(name(), format!("{column} is {stored}, its {} say {sum}", self.journal));
                return;
            }
        }
    }

    /// Notes the keys that no row of the balance was set against.
    pub(super) fn finish(self, check: &mut Check, name: impl Fn(&K) -> String) {
        let mut left: Vec<K> = self.sums.into_keys().collect();
        left.sort_unstable();
        for key in left {
            check.bad(name(&key), format!("is missing, though there are {} for it", self.journal));
        }
    }
}

/// Words and currencies, each known by a small number.
#[derive(Debug, Default)]
pub(super) struct Words {
    words: Vec<String>,
}

impl Words {
    /// The number of a word.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let found = self.words.iter().position(|held| held == word).unwrap_or_else(|| {
            self.words.push(word.to_owned());
            self.words.len() - 1
        });
        // There are as many words as currencies, states and classes.
        u32::try_from(found).unwrap_or(u32::MAX)
    }

    /// The number of a word that has one.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        self.words.iter().position(|held| held == word).and_then(|at| u32::try_from(at).ok())
    }

    /// The word of a number.
    pub(super) fn word(&self, number: u32) -> &str {
        self.words.get(number as usize).map_or("?", String::as_str)
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
    fn a_word_has_one_number() {
        let mut words = Words::default();
        assert_eq!([words.number("EUR"), words.number("USD"), words.number("EUR")], [0, 1, 0]);
        assert_eq!((words.word(1), words.word(9)), ("USD", "?"));
    }
}
