//! What stood where on a day, and what moved, found through the days of each item and site.

use std::collections::BTreeMap;

use backroom_domain::stock::types::{Movement, MovementFilter, SITES_FROM, StockState};
use backroom_domain::values::{BusinessDate, CommandId, ItemId, Quantity, SiteId};

use super::facts::{POSITIONS_OF_ITEM_AT, movement_select, read_movement, read_position};
use crate::column::{Row, fields};
use crate::exec::Seen;
use crate::known::{MOVEMENTS as MOVEMENTS_JOURNAL, merged, narrow};
use crate::sql::statements;
use crate::{Fault, SqlFacts};

statements! {
    /// What came and left at a site after a day.
    STOCK_DAYS_AFTER = "SELECT state, quantity_in, quantity_out FROM stock_days WHERE item_id = ?1 AND site_id = ?2 AND occurred_on > ?3";
    /// Between which movements to look for those of an item at a site up to a day, from a movement on.
    RANGES_FROM = "SELECT first_movement_id, last_movement_id FROM stock_days WHERE item_id = ?1 AND site_id = ?2 AND occurred_on <= ?3 AND last_movement_id >= ?4";
    /// Between which movements to look for those of an item at a site within a span of days, after a movement.
    RANGES_AT = "SELECT first_movement_id, last_movement_id FROM stock_days WHERE item_id = ?1 AND site_id = ?2 AND occurred_on BETWEEN ?3 AND ?4 AND last_movement_id > ?5";
    /// Between which movements to look for those of an item at all sites within a span of days, after a movement.
    RANGES = "SELECT first_movement_id, last_movement_id FROM stock_days WHERE item_id = ?1 AND occurred_on BETWEEN ?2 AND ?3 AND last_movement_id > ?4";
    /// Movements of an item within a range of keys and a span of days, in order.
    MOVEMENTS_OF_ITEM = movement_select!("WHERE movement_id BETWEEN ?1 AND ?2 AND item_id = ?3 AND occurred_on BETWEEN ?4 AND ?5 ORDER BY movement_id LIMIT ?6");
    /// Movements of an item within a range of keys and a span of days that left or reached a site, in order.
    MOVEMENTS_OF_ITEM_AT = movement_select!("WHERE movement_id BETWEEN ?1 AND ?2 AND item_id = ?3 AND occurred_on BETWEEN ?4 AND ?5 AND (from_site_id = ?6 OR to_site_id = ?6) ORDER BY movement_id LIMIT ?7");
}

impl SqlFacts<'_> {
    /// From what is there now, less what came after the day, less what was recorded too late to be known.
    pub(super) fn stood_at(
        &self,
        item: ItemId,
        site: SiteId,
        on: BusinessDate,
        known: Option<CommandId>,
    ) -> Result<Vec<(StockState, Quantity)>, Fault> {
        let mut sums: BTreeMap<StockState, i128> = BTreeMap::new();
        for row in self.try_list(POSITIONS_OF_ITEM_AT, fields![item, site], read_position)? {
            *sums.entry(row.key.state).or_default() += i128::from(row.quantity.micros());
        }
        self.try_each(STOCK_DAYS_AFTER, fields![item, site, on], |row| {
            let state = row.get()?;
            let (came, left): (i64, i64) = (row.get()?, row.get()?);
            *sums.entry(state).or_default() -= i128::from(came) - i128::from(left);
            Ok(Seen::More)
        })?;
        if known.is_some() {
            let unknown_from = self.unknown_from(MOVEMENTS_JOURNAL, known)?;
            let ranges = self.try_list(RANGES_FROM, fields![item, site, on, unknown_from], |row| {
                Ok((row.get::<i64>()?.max(unknown_from), row.get::<i64>()?))
            })?;
            let (days, all) = ((BusinessDate::FIRST, on), i64::MAX);
            for (first, last) in merged(ranges) {
                let fields = fields![first, last, item, days.0, days.1, site, all];
                for movement in self.try_list(MOVEMENTS_OF_ITEM_AT, fields, read_movement)? {
                    let micros = i128::from(movement.quantity.micros());
                    for (end, came) in [(movement.from, -micros), (movement.to, micros)] {
                        if end.site == site {
                            *sums.entry(end.state).or_default() -= came;
                        }
                    }
                }
            }
        }
        sums.retain(|_, micros| *micros != 0);
        sums.into_iter().map(|(state, micros)| Ok((state, Quantity::from_micros(narrow(micros)?)))).collect()
    }

    /// Looks between the first and the last movement of each day, and stops when there are enough. Places outside keep
    /// no days of their own: what they gave and took is found through the days of the sites on the other side.
    pub(super) fn moved(&self, filter: MovementFilter, limit: usize) -> Result<Vec<Movement>, Fault> {
        let MovementFilter { item, site, from, to, after } = filter;
        let read = |row: &Row<'_>| Ok((row.get::<i64>()?.max(after.0 + 1), row.get::<i64>()?));
        let ranges = if site.0 < SITES_FROM {
            self.try_list(RANGES, fields![item, from, to, after], read)?
        } else {
            self.try_list(RANGES_AT, fields![item, site, from, to, after], read)?
        };
        let mut movements = Vec::new();
        for (first, last) in merged(ranges) {
            let wanted = i64::try_from(limit - movements.len()).unwrap_or(i64::MAX);
            if wanted == 0 {
                break;
            }
            movements.extend(if site.is_none() {
                self.try_list(MOVEMENTS_OF_ITEM, fields![first, last, item, from, to, wanted], read_movement)?
            } else {
                let fields = fields![first, last, item, from, to, site, wanted];
                self.try_list(MOVEMENTS_OF_ITEM_AT, fields, read_movement)?
            });
        }
        Ok(movements)
    }
}
