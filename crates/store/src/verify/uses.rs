//! What was given back: how much of movements later ones have taken back, and at what value.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::read::{each, ints, one, share};
use super::run::Check;

/// How a movement takes back another.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Correction {
    Reversal,
    Return,
}

/// Proves how much of movements later ones have given back, and at what value.
///
/// Reversals never take more than is left. A customer may: a return beyond what is left of its sale counts as no return
/// of it at all. The value is what the movement's pool moves say of the quantity given back, oldest first.
pub(super) fn prove(
    connection: &Connection,
    uses: &mut Check,
    corrected: FxHashMap<i64, Vec<(Correction, i64)>>,
) -> Result<()> {
    let mut stored: FxHashMap<i64, [i64; 2]> = FxHashMap::default();
    each(connection, "SELECT movement_id, quantity, value_micro FROM movement_uses", [], |row| {
        uses.rows += 1;
        stored.insert(row.get(0)?, ints(row, 1)?);
        Ok(())
    })?;
    let mut corrected: Vec<_> = corrected.into_iter().collect();
    corrected.sort_unstable_by_key(|(id, _)| *id);
    let mut values = Values::default();
    for (id, corrections) in corrected {
        let record = || format!("movement use {id}");
        let quantity = one(connection, "SELECT quantity FROM movements WHERE movement_id = ?1", [id])?;
        let Some(quantity) = quantity.map(i128::from) else {
            uses.bad(record(), "its movement does not exist");
            continue;
        };
        let mut used = 0;
        for (correction, part) in &corrections {
            let after = used + i128::from(*part);
            if after <= quantity {
                used = after;
            } else if *correction == Correction::Reversal {
                uses.bad(record(), format!("{after} of {quantity} are taken back"));
            }
        }
        let stored = stored.remove(&id).map(|row| row.map(i128::from));
        if used == 0 {
            uses.holds(stored.is_none(), record, || "nothing was given back");
            continue;
        }
        let steps = values.of(connection, id)?;
        let value = match corrections.first() {
            Some((Correction::Return, _)) => given_back(steps, used),
            _ => share(steps.iter().map(|[_, value]| i128::from(*value)).sum(), used, quantity),
        };
        match stored {
            None => uses.bad(record(), "is missing, though there are movements for it"),
            Some([stored, _]) if stored != used => {
                uses.bad(record(), format!("quantity is {stored}, the movements that correct it say {used}"));
            }
            Some([_, stored]) if stored != value => {
                uses.bad(record(), format!("value_micro is {stored}, the pool moves of its movement say {value}"));
            }
            Some(_) => {}
        }
    }
    let mut left: Vec<i64> = stored.into_keys().collect();
    left.sort_unstable();
    for id in left {
        uses.bad(format!("movement use {id}"), "no movements stand behind it");
    }
    Ok(())
}

/// What the first so many of the units that left cost.
fn given_back(steps: &[[i64; 2]], used: i128) -> i128 {
    let (mut left, mut value) = (used, 0);
    for [quantity, step] in steps {
        let (quantity, step) = (-i128::from(*quantity), -i128::from(*step));
        let part = left.clamp(0, quantity.max(0));
        value += share(step, part, quantity);
        left -= part;
    }
    value
}

/// The pool moves of movements, read a document at a time.
#[derive(Default)]
struct Values {
    document: i64,
    steps: FxHashMap<i64, Vec<[i64; 2]>>,
}

impl Values {
    /// Quantity and value of each pool move of a movement, in order.
    fn of(&mut self, connection: &Connection, movement: i64) -> Result<&[[i64; 2]]> {
        let document = "SELECT document_id FROM movements WHERE movement_id = ?1";
        let document = one(connection, document, [movement])?.unwrap_or(0);
        if document != self.document {
            self.document = document;
            self.steps.clear();
            let rows = "SELECT p.movement_id, p.quantity, p.value_micro
                        FROM stock_documents d CROSS JOIN pool_moves p
                        WHERE d.document_id = ?1 AND p.pool_move_id >= d.first_pool_move_id
                          AND p.pool_move_id < d.first_pool_move_id + d.pool_moves
                        ORDER BY p.pool_move_id";
            each(connection, rows, [document], |row| {
                self.steps.entry(row.get(0)?).or_default().push(ints(row, 1)?);
                Ok(())
            })?;
        }
        Ok(self.steps.get(&movement).map_or(&[], Vec::as_slice))
    }
}
