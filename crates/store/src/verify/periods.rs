//! Closed is closed: when each month of each entity took no postings, from its history.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::read::{each, text};

/// When the periods of entities were closed and opened again.
pub(super) struct Periods(FxHashMap<(i64, i64), Vec<(i64, bool)>>);

impl Periods {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let mut periods: FxHashMap<(i64, i64), Vec<(i64, bool)>> = FxHashMap::default();
        let sql = "SELECT command_id, body FROM history WHERE noun = 'periods' ORDER BY history_id";
        each(connection, sql, [], |row| {
            // A body that cannot be read is a problem of the masters.
            let body: Value = serde_json::from_str(text(row, 1)?).unwrap_or_default();
            if let (Some(entity), Some(period)) = (body["entity_id"].as_i64(), body["period"].as_i64()) {
                let step = (row.get(0)?, body["state"] == "closed");
                periods.entry((entity, period)).or_default().push(step);
            }
            Ok(())
        })?;
        Ok(Self(periods))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the period of a day was open before a command.
    pub(super) fn is_open(&self, entity: i64, day: i64, command: i64) -> bool {
        let Some(steps) = self.0.get(&(entity, day / 100)) else { return true };
        let before = steps.iter().rev().find(|(at, _)| *at < command);
        before.is_none_or(|(_, closed)| !closed)
    }
}
