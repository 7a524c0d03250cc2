//! Every shift by its key.
//!
//! A shift whose closing stated all it had come to, and whose balances say the same, is held by these balances alone until
//! something happens in it again. So memory grows with the shifts that are open, and with the number of the others.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::super::read::{Words, each, ints, text};
use super::sales::{TaxKey, is_back};
use super::shift::{Drawer, Shift};

/// What shifts have come to.
#[derive(Default)]
pub(super) struct AllShifts(FxHashMap<i64, Shift>);

impl AllShifts {
    /// A shift that something happens in.
    pub(super) fn at(&mut self, connection: &Connection, words: &Words, id: i64) -> Result<&mut Shift> {
        let shift = self.0.entry(id).or_default();
        if shift.is_proven {
            shift.is_proven = false;
            shift.tenders = stored_tenders(connection, id)?;
            shift.taxes = stored_taxes(connection, words, id)?.unwrap_or_default();
            shift.state_all();
        }
        Ok(shift)
    }

    /// Leaves a shift that was closed to its balances, if they say what it came to.
    pub(super) fn leave(&mut self, connection: &Connection, words: &Words, id: i64) -> Result<()> {
        let shift = self.0.entry(id).or_default();
        let is_proven = stored_tenders(connection, id)? == shift.tenders
            && stored_taxes(connection, words, id)?.as_ref() == Some(&shift.taxes);
        if is_proven {
            shift.is_proven = true;
            shift.tenders.clear();
            shift.taxes.clear();
            shift.state_all();
        }
        Ok(())
    }

    /// A shift that a balance is of.
    pub(super) fn of_balance(&mut self, id: i64) -> Option<&mut Shift> {
        self.0.get_mut(&id)
    }

    /// Takes a shift that is done with.
    pub(super) fn take(&mut self, id: i64) -> Shift {
        self.0.remove(&id).unwrap_or_default()
    }

    /// The shifts that are not done with, in order of their keys.
    pub(super) fn left(&self) -> Vec<(i64, &Shift)> {
        let mut shifts: Vec<(i64, &Shift)> = self.0.iter().map(|(id, shift)| (*id, shift)).collect();
        shifts.sort_unstable_by_key(|(id, _)| *id);
        shifts
    }
}

fn stored_tenders(connection: &Connection, shift: i64) -> Result<BTreeMap<i64, Drawer>> {
    let rows = "SELECT tender_id, payments, sales_minor, refunds_minor, float_minor, paid_in_minor, paid_out_minor,
                       dropped_minor, emptied_minor, over_short_minor, counted_minor
                FROM shift_tenders WHERE shift_id = ?1";
    let mut tenders = BTreeMap::new();
    each(connection, rows, [shift], |row| {
        let sums = ints::<9>(row, 1)?.map(i128::from);
        tenders.insert(row.get(0)?, Drawer { sums, counted: row.get(10)? });
        Ok(())
    })?;
    Ok(tenders)
}

/// `None`, when a treatment or a side is one that no sale has.
fn stored_taxes(connection: &Connection, words: &Words, shift: i64) -> Result<Option<BTreeMap<TaxKey, [i128; 3]>>> {
    let rows = "SELECT tax_set_id, lines, net_minor, tax_minor, treatment, side FROM shift_taxes WHERE shift_id = ?1";
    let mut taxes = Some(BTreeMap::new());
    each(connection, rows, [shift], |row| {
        match (&mut taxes, words.find(text(row, 4)?), is_back(text(row, 5)?)) {
            (Some(taxes), Some(treatment), Some(is_back)) => {
                taxes.insert((row.get(0)?, treatment, is_back), ints::<3>(row, 1)?.map(i128::from));
            }
            _ => taxes = None,
        }
        Ok(())
    })?;
    Ok(taxes)
}
