//! What rows of a journal add up to by key, to be set against the rows of a balance.
//!
//! 1. Memory is bounded: beyond [`MOST`] keys what was added up so far is put aside, sorted by key, and comes back when the
//!    rows of the balance have come to its keys.
//! 2. Sums are exact: they are made in 128 bits.

use rusqlite::Result;
use rustc_hash::FxHashMap;

use super::run::Check;
use super::sorting::{Sorted, Sorter};

/// How many keys are held in memory before their sums are put aside.
#[cfg(not(test))]
const MOST: usize = 1 << 16;
#[cfg(test)]
const MOST: usize = 4;

/// What a column of a balance makes of the values of its journal's rows, which are taken in their order.
#[derive(Clone, Copy)]
pub(super) enum Fold {
    Sum,
    First,
    Last,
    Least,
}

/// A column of a balance, and what it is made of.
pub(super) type Column = (&'static str, Fold);

/// Sums by a key of `K` numbers for `N` columns.
pub(super) struct Sums<const K: usize, const N: usize> {
    columns: [Column; N],
    journal: &'static str,
    /// In how many of the key's first numbers the rows of the balance come in order. The numbers of words behind them
    /// are not in the order of the words.
    ordered: usize,
    /// How many keys may be held.
    most: usize,
    held: FxHashMap<[i64; K], [i128; N]>,
    aside: Sorter<K>,
    back: Option<Sorted<K>>,
}

impl<const K: usize, const N: usize> Sums<K, N> {
    /// Sums of a journal for these columns of a balance, whose rows come in order of the first numbers of their key.
    pub(super) fn new(journal: &'static str, columns: [Column; N], ordered: usize) -> Self {
        let (held, aside) = (FxHashMap::default(), Sorter::new(2 * N));
        Self { columns, journal, ordered, most: MOST, held, aside, back: None }
    }

    /// The same, but every sum can be asked for at any time: memory grows with the balance.
    pub(super) fn at_hand(self) -> Self {
        Self { most: usize::MAX, ..self }
    }

    /// Adds what a row of the journal says for each column.
    pub(super) fn add<V: Into<i128>>(&mut self, key: [i64; K], values: [V; N]) -> Result<()> {
        let values = values.map(Into::into);
        add(&mut self.held, &self.columns, key, values);
        if self.held.len() > self.most {
            self.put_aside()?;
        }
        Ok(())
    }

    /// The sums of a key that are at hand.
    pub(super) fn get(&self, key: &[i64; K]) -> Option<&[i128; N]> {
        self.held.get(key)
    }

    /// The sums of a key that the rows of the balance have come to, which are done with then.
    pub(super) fn take(&mut self, key: &[i64; K]) -> Result<Option<[i128; N]>> {
        if !self.aside.is_empty() {
            self.put_aside()?;
            let aside = std::mem::replace(&mut self.aside, Sorter::new(2 * N));
            self.back = Some(aside.sorted()?);
        }
        if let Some(back) = &mut self.back {
            while let Some(next) = back.key().filter(|next| next[..self.ordered] <= key[..self.ordered]) {
                add(&mut self.held, &self.columns, next, wide(back.rest()));
                back.advance()?;
            }
        }
        Ok(self.held.remove(key))
    }

    /// Sets a row of the balance against its sums.
    pub(super) fn settle(
        &mut self,
        check: &mut Check,
        key: &[i64; K],
        stored: [i64; N],
        name: impl Fn() -> String,
    ) -> Result<()> {
        check.rows += 1;
        let Some(sums) = self.take(key)? else {
            check.bad(name(), format!("no {} stand behind it", self.journal));
            return Ok(());
        };
        for (((column, _), stored), sum) in self.columns.iter().zip(stored).zip(sums) {
            if i128::from(stored) != sum {
                check.bad(name(), format!("{column} is {stored}, its {} say {sum}", self.journal));
                break;
            }
        }
        Ok(())
    }

    /// Notes the keys that no row of the balance was set against.
    pub(super) fn finish(mut self, check: &mut Check, name: impl Fn(&[i64; K]) -> String) -> Result<()> {
        // What was put aside and never asked for comes back first, if the balance has no rows at all.
        self.take(&[i64::MIN; K])?;
        let mut left: Vec<[i64; K]> = self.held.into_keys().collect();
        left.sort_unstable();
        let mut lost =
            |key: &[i64; K]| check.bad(name(key), format!("is missing, though there are {} for it", self.journal));
        left.iter().for_each(&mut lost);
        let Some(mut back) = self.back else { return Ok(()) };
        let mut before = left.last().copied();
        while let Some(key) = back.key() {
            if before != Some(key) {
                lost(&key);
            }
            before = Some(key);
            back.advance()?;
        }
        Ok(())
    }

    fn put_aside(&mut self) -> Result<()> {
        let mut narrow = Vec::with_capacity(2 * N);
        for (key, sums) in self.held.drain() {
            narrow.clear();
            narrow.extend(sums.iter().flat_map(|sum| halves(*sum)));
            self.aside.take(key, &narrow)?;
        }
        Ok(())
    }
}

fn add<const K: usize, const N: usize>(
    held: &mut FxHashMap<[i64; K], [i128; N]>,
    columns: &[Column; N],
    key: [i64; K],
    values: [i128; N],
) {
    let Some(sums) = held.get_mut(&key) else {
        held.insert(key, values);
        return;
    };
    for ((sum, value), (_, fold)) in sums.iter_mut().zip(values).zip(columns) {
        match fold {
            Fold::Sum => *sum += value,
            Fold::First => {}
            Fold::Last => *sum = value,
            Fold::Least => *sum = value.min(*sum),
        }
    }
}

/// A sum as two numbers, the higher half first.
#[expect(clippy::cast_possible_truncation, reason = "each half is what is left")]
fn halves(sum: i128) -> [i64; 2] {
    [(sum >> 64) as i64, sum as i64]
}

fn wide<const N: usize>(halves: &[i64]) -> [i128; N] {
    std::array::from_fn(|at| {
        let [high, low] = [halves[2 * at], halves[2 * at + 1]];
        i128::from(high) << 64 | i128::from(low.cast_unsigned())
    })
}

#[cfg(test)]
mod tests {
    use super::Fold::{First, Last, Least, Sum};
    use super::*;

    /// By item, day and word; the words do not come in the order of their numbers.
    fn key(row: i64) -> [i64; 3] {
        [row * 5 % 7, row % 2, row % 3]
    }

    fn name(key: &[i64; 3]) -> String {
        format!("key {key:?}")
    }

    /// Every key of so many rows, in the order of a balance, with what its rows come to.
    fn balance(rows: i64) -> Vec<([i64; 3], [i64; 4])> {
        let mut keys: Vec<[i64; 3]> = (0..rows).map(key).collect();
        keys.sort_by_key(|[item, day, word]| (*item, *day, std::cmp::Reverse(*word)));
        keys.dedup();
        let sums = |of: [i64; 3]| {
            let rows: Vec<i64> = (0..rows).filter(|row| key(*row) == of).collect();
            let (first, last) = (rows[0], rows[rows.len() - 1]);
            (of, [rows.iter().sum(), first, last, -last])
        };
        keys.into_iter().map(sums).collect()
    }

    /// What is found wrong with a balance of so many rows.
    fn found(rows: i64, balance: &[([i64; 3], [i64; 4])]) -> Vec<String> {
        let columns = [("sum", Sum), ("first", First), ("last", Last), ("least", Least)];
        let mut sums = Sums::new("moves", columns, 2);
        for row in 0..rows {
            sums.add(key(row), [row, row, row, -row]).expect("room for a row");
        }
        let mut check = Check::new(0, "check");
        for (key, stored) in balance {
            sums.settle(&mut check, key, *stored, || name(key)).expect("its sums");
        }
        sums.finish(&mut check, name).expect("the others");
        check.found().iter().map(|problem| format!("{}: {}", problem.record, problem.message)).collect()
    }

    /// Four keys are held in memory, others put aside: what they come to is the same.
    #[test]
    fn sums_that_were_put_aside_come_back() {
        for rows in [0, 1, 4, 5, 42, 84, 500] {
            let mut balance = balance(rows);
            assert_eq!(found(rows, &balance), [""; 0], "{rows}");
            let Some((key, [sum, ..])) = balance.last_mut() else { continue };
            *sum += 1;
            let expected = format!("{}: sum is {sum}, its moves say {}", name(key), *sum - 1);
            assert_eq!(found(rows, &balance), [expected], "{rows}");
        }
    }

    #[test]
    fn a_row_without_a_journal_and_a_journal_without_a_row_are_named() {
        for rows in [1, 4, 5, 42, 500] {
            for at in [0, rows / 2, rows - 1] {
                let mut balance = balance(rows);
                let at = usize::try_from(at).unwrap() % balance.len();
                let (mut key, stored) = balance.remove(at);
                let missing = format!("{}: is missing, though there are moves for it", name(&key));
                assert_eq!(found(rows, &balance), std::slice::from_ref(&missing), "{rows}");
                key[2] = 9;
                balance.insert(at, (key, stored));
                let unfounded = format!("{}: no moves stand behind it", name(&key));
                assert_eq!(found(rows, &balance), [unfounded, missing], "{rows}");
            }
        }
    }

    /// A balance that lost all its rows: every key is named once, those in memory and those put aside.
    #[test]
    fn what_no_row_asked_for_is_named() {
        for rows in [3, 20] {
            let mut keys: Vec<[i64; 3]> = (0..rows).map(key).collect();
            keys.sort_unstable();
            let missing = |key| format!("{}: is missing, though there are moves for it", name(key));
            assert_eq!(found(rows, &[]), keys.iter().map(missing).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_sum_beyond_64_bits_keeps_all_of_them() {
        for sum in [0, 1, -1, i128::from(i64::MAX) + 1, i128::from(i64::MIN) - 1, i128::MAX, i128::MIN] {
            assert_eq!(wide(&halves(sum)), [sum]);
        }
    }
}
