//! What orders add to the days of taxes beside their bills: what was paid in advance, and bad debts.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};

use super::super::read::{Words, each, ints, text};
use super::super::run::Check;

/// Entity, day, site, tax set and treatment.
type Key = (i64, i64, i64, i64, i64);

/// What one side of days adds up to: net, tax and lines.
#[derive(Default)]
pub(super) struct Days(BTreeMap<Key, [i128; 3]>);

impl Days {
    /// Counts net and tax.
    pub(super) fn count(&mut self, key: Key, amounts: [i64; 2]) {
        let [net, tax] = amounts;
        let day = self.0.entry(key).or_default();
        day.iter_mut().zip([net, tax, 1]).for_each(|(sum, added)| *sum += i128::from(added));
    }

    /// Sets what was counted against a side of the days.
    pub(super) fn settle(
        mut self,
        connection: &Connection,
        side: &str,
        words: &mut Words,
        check: &mut Check,
    ) -> Result<()> {
        let name = |entity: i64, day: i64, site: i64| format!("tax day {entity}/{day}/{site}");
        let rows =
            "SELECT entity_id, posted_on, site_id, tax_set_id, net_minor, tax_minor, lines, memo_tax_minor, treatment
                    FROM tax_days WHERE side = ?1 ORDER BY entity_id, posted_on, site_id, tax_set_id, treatment";
        each(connection, rows, [side], |row| {
            let [entity, day, site, set] = ints(row, 0)?;
            let stored: [i64; 4] = ints(row, 4)?;
            let treatment = words.number(text(row, 8)?);
            check.rows += 1;
            let [net, tax, lines] = self.0.remove(&(entity, day, site, set, treatment)).unwrap_or_default();
            let is_same = stored.map(i128::from) == [net, tax, lines, 0] && lines != 0;
            let wrong = || {
                let [stored_net, stored_tax, stored_lines, _] = stored;
                let stored = format!("{stored_net} and {stored_tax} on {stored_lines} lines");
                format!("{side} by tax set {set} is {stored}, orders say {net} and {tax} on {lines}")
            };
            check.holds(is_same, || name(entity, day, site), wrong);
            Ok(())
        })?;
        for (entity, day, site, set, _) in self.0.into_keys() {
            check.bad(name(entity, day, site), format!("{side} by tax set {set} is missing, though orders say it"));
        }
        Ok(())
    }
}
