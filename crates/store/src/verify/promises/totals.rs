//! What the demands add up to, set against the balances that say so.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::super::movements::position_name;
use super::super::read::{Words, each, ints, text};
use super::super::run::Check;
use super::super::sums::Fold::Sum;
use super::super::sums::Sums;
use super::fold::{Fold, OPEN};

const MOVES: &str = "moves of demands";

/// Sums over demands.
pub(super) struct Totals {
    /// What is promised, by item, site, place, lot and owner.
    positions: Sums<5, 1>,
    /// What orders wait for, by item.
    open: Sums<1, 1>,
    /// How many demands were taken on, by site and day.
    parcels: Sums<2, 1>,
}

impl Totals {
    pub(super) fn new() -> Self {
        Self {
            positions: Sums::new(MOVES, [("promised", Sum)], 2),
            open: Sums::new(MOVES, [("open", Sum)], 1),
            parcels: Sums::new(MOVES, [("parcels", Sum)], 2),
        }
    }

    /// A site has taken so many more demands on, on a day.
    pub(super) fn take_on(&mut self, (site_and_day, more): ([i64; 2], i128)) -> Result<()> {
        self.parcels.add(site_and_day, [more])
    }

    /// Adds a demand with the items of its lines.
    pub(super) fn add(&mut self, fold: &Fold, items: &FxHashMap<i64, i64>, is_order: bool) -> Result<()> {
        for ([line, site, place, lot, owner], stages) in &fold.promises {
            let sum: i128 = stages.iter().sum();
            if let Some(item) = items.get(line).filter(|_| sum != 0) {
                self.positions.add([*item, *site, *place, *lot, *owner], [sum])?;
            }
        }
        for (line, stands) in &fold.lines {
            if let Some(item) = items.get(line).filter(|_| is_order && stands.was_open) {
                self.open.add([*item], [stands.stages[OPEN]])?;
            }
        }
        Ok(())
    }

    /// Sets the balances against the sums.
    pub(super) fn settle(
        self,
        connection: &Connection,
        positions: &mut Check,
        open: &mut Check,
        parcels: &mut Check,
    ) -> Result<()> {
        settle_positions(connection, self.positions, positions)?;
        settle_open(connection, self.open, open)?;
        settle_parcels(connection, self.parcels, parcels)
    }
}

/// A position promises what demands were promised of it, and no more than is there.
fn settle_positions(connection: &Connection, mut sums: Sums<5, 1>, positions: &mut Check) -> Result<()> {
    let mut words = Words::default();
    let sellable = words.number("sellable");
    let rows = "SELECT item_id, site_id, place_id, lot_id, owner_id, quantity, promised, state FROM positions
                WHERE state = 'sellable' OR promised <> 0
                ORDER BY item_id, site_id, state, place_id, lot_id, owner_id";
    each(connection, rows, [], |row| {
        let [item, site, place, lot, owner, quantity, promised] = ints(row, 0)?;
        let state = words.number(text(row, 7)?);
        let record = || position_name(&[item, site, state, place, lot, owner], &words);
        positions.rows += 1;
        if state != sellable {
            positions.bad(record(), format!("promises {promised}, and cannot be sold"));
            return Ok(());
        }
        let sum = sums.take(&[item, site, place, lot, owner])?.map_or(0, |[sum]| sum);
        if i128::from(promised) != sum {
            positions.bad(record(), format!("promised is {promised}, the {MOVES} say {sum}"));
        } else if promised != 0 && promised > quantity {
            positions.bad(record(), format!("promises {promised} of {quantity}"));
        }
        Ok(())
    })?;
    sums.finish(positions, |[item, site, place, lot, owner]| {
        position_name(&[*item, *site, sellable, *place, *lot, *owner], &words)
    })
}

/// What orders wait for of an item is what is open of their lines; a row is kept of what they once waited for.
fn settle_open(connection: &Connection, mut sums: Sums<1, 1>, open: &mut Check) -> Result<()> {
    let name = |[item]: &[i64; 1]| format!("open demand item {item}");
    each(connection, "SELECT item_id, open FROM open_demands ORDER BY item_id", [], |row| {
        let [item, waits] = ints(row, 0)?;
        sums.settle(open, &[item], [waits], || name(&[item]))
    })?;
    sums.finish(open, name)
}

/// A site took on as many demands in a day as came to it.
fn settle_parcels(connection: &Connection, mut sums: Sums<2, 1>, parcels: &mut Check) -> Result<()> {
    let name = |[site, day]: &[i64; 2]| format!("parcel day site {site} {day}");
    each(
        connection,
        "SELECT site_id, occurred_on, parcels FROM parcel_days ORDER BY site_id, occurred_on",
        [],
        |row| {
            let [site, day, count] = ints(row, 0)?;
            sums.settle(parcels, &[site, day], [count], || name(&[site, day]))
        },
    )?;
    sums.finish(parcels, name)
}
