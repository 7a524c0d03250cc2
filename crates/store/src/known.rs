//! As it was known: journals grow at their end only, so what was recorded later is a tail of each.
//!
//! `recorded_at` never decreases with `command_id`, and a journal's keys ascend with the `command_id` of its rows. The
//! tail is therefore found by halving the range of primary keys, and reports subtract it from the day rollups.

use backroom_domain::values::CommandId;

use crate::Fault;
use crate::column::{fields, only};
use crate::facts::SqlFacts;
use crate::sql::statements;

/// A journal that can be cut.
#[derive(Clone, Copy)]
pub(crate) struct Journal {
    last: &'static str,
    probe: &'static str,
}

/// Commands, cut by the instant they were recorded at.
pub(crate) const COMMANDS: Journal = Journal { last: COMMANDS_LAST, probe: COMMANDS_PROBE };
/// Entries, cut by command.
pub(crate) const ENTRIES: Journal = Journal { last: ENTRIES_LAST, probe: ENTRIES_PROBE };
/// Changes of open items, cut by command.
pub(crate) const OPEN_ITEM_MOVES: Journal = Journal { last: OPEN_ITEM_MOVES_LAST, probe: OPEN_ITEM_MOVES_PROBE };
/// Movements, cut by command.
pub(crate) const MOVEMENTS: Journal = Journal { last: MOVEMENTS_LAST, probe: MOVEMENTS_PROBE };
/// Changes of pools, cut by command.
pub(crate) const POOL_MOVES: Journal = Journal { last: POOL_MOVES_LAST, probe: POOL_MOVES_PROBE };

/// Sales, cut by command.
pub(crate) const SALES: Journal = Journal { last: SALES_LAST, probe: SALES_PROBE };

statements! {
    /// The last sale.
    SALES_LAST = "SELECT COALESCE(MAX(document_id), 0) FROM sales";
    /// The first sale from a key on, and its command.
    SALES_PROBE = "SELECT document_id, command_id FROM sales WHERE document_id >= ?1 ORDER BY document_id LIMIT 1";
    /// The last command.
    COMMANDS_LAST = "SELECT COALESCE(MAX(command_id), 0) FROM commands";
    /// The first command from a key on, and when it was recorded.
    COMMANDS_PROBE = "SELECT command_id, recorded_at FROM commands WHERE command_id >= ?1 ORDER BY command_id LIMIT 1";
    /// The last entry.
    ENTRIES_LAST = "SELECT COALESCE(MAX(entry_id), 0) FROM entries";
    /// The first entry from a key on, and its command.
    ENTRIES_PROBE = "SELECT entry_id, command_id FROM entries WHERE entry_id >= ?1 ORDER BY entry_id LIMIT 1";
    /// The last change of an open item.
    OPEN_ITEM_MOVES_LAST = "SELECT COALESCE(MAX(open_item_move_id), 0) FROM open_item_moves";
    /// The first change of an open item from a key on, and its command.
    OPEN_ITEM_MOVES_PROBE = "SELECT open_item_move_id, command_id FROM open_item_moves WHERE open_item_move_id >= ?1 ORDER BY open_item_move_id LIMIT 1";
    /// The last movement.
    MOVEMENTS_LAST = "SELECT COALESCE(MAX(movement_id), 0) FROM movements";
    /// The first movement from a key on, and its command.
    MOVEMENTS_PROBE = "SELECT movement_id, command_id FROM movements WHERE movement_id >= ?1 ORDER BY movement_id LIMIT 1";
    /// The last change of a pool.
    POOL_MOVES_LAST = "SELECT COALESCE(MAX(pool_move_id), 0) FROM pool_moves";
    /// The first change of a pool from a key on, and its command.
    POOL_MOVES_PROBE = "SELECT pool_move_id, command_id FROM pool_moves WHERE pool_move_id >= ?1 ORDER BY pool_move_id LIMIT 1";
}

impl SqlFacts<'_> {
    /// The key from which on a journal's rows were recorded after a command; `None` knows everything.
    pub(crate) fn unknown_from(&self, journal: Journal, known: Option<CommandId>) -> Result<i64, Fault> {
        known.map_or(Ok(i64::MAX), |known| self.first_beyond(journal, known.0))
    }

    /// The smallest key from which on every row's command (of commands: instant) lies beyond a bound.
    pub(crate) fn first_beyond(&self, journal: Journal, bound: i64) -> Result<i64, Fault> {
        let last: i64 = self.try_one(journal.last, &[], only)?.unwrap_or(0);
        // Every row below `low` is within the bound, every row from `high` on is beyond it.
        let (mut low, mut high) = (1, last.saturating_add(1));
        while low < high {
            let middle = low + (high - low) / 2;
            let found =
                self.try_one(journal.probe, fields![middle], |row| Ok((row.get::<i64>()?, row.get::<i64>()?)))?;
            match found {
                Some((key, value)) if value <= bound => low = key.saturating_add(1),
                _ => high = middle,
            }
        }
        Ok(low)
    }
}

/// Ranges of keys, both ends included, as the fewest that cover the same keys, ascending.
pub(crate) fn merged(mut ranges: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    ranges.retain(|(first, last)| first <= last);
    ranges.sort_unstable();
    let mut merged: Vec<(i64, i64)> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match merged.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
            _ => merged.push((first, last)),
        }
    }
    merged
}

/// A sum of a report, back in 64 bits: the balances fit, so parts of them that do not are a broken file.
pub(crate) fn narrow(sum: i128) -> Result<i64, Fault> {
    i64::try_from(sum).map_err(|_| Fault::corrupt("the sums of a report do not fit 64 bits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_touch_become_one() {
        assert_eq!(merged(vec![(7, 9), (1, 2), (3, 3), (20, 10), (8, 12), (14, 14)]), [(1, 3), (7, 12), (14, 14)]);
        assert_eq!(merged(vec![(1, i64::MAX), (5, 6)]), [(1, i64::MAX)]);
        assert_eq!(merged(Vec::new()), []);
    }
}
