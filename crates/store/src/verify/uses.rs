//! What was given back: how much of movements later ones have taken back, and at what value.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::read::{Feed, each, ints, one, share};
use super::run::Check;
use super::sorting::{Sorted, Sorter};

/// How a movement takes back another.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Correction {
    Reversal,
    Return,
}

/// What movements have taken back, by the movement they took it from.
pub(super) struct Corrections(Sorter<1>);

impl Default for Corrections {
    fn default() -> Self {
        Self(Sorter::new(2))
    }
}

impl Corrections {
    pub(super) fn take(&mut self, corrected: i64, correction: Correction, quantity: i64) -> Result<()> {
        self.0.take([corrected], &[i64::from(correction == Correction::Return), quantity])
    }

    /// Proves how much of movements later ones have given back, and at what value.
    ///
    /// Reversals never take more than is left. A customer may: a return beyond what is left of its sale counts as no
    /// return of it at all. The value is what the movement's pool moves say of the quantity given back, oldest first.
    pub(super) fn settle(self, connection: &Connection, uses: &mut Check) -> Result<()> {
        let mut steps = self.0.sorted()?;
        let mut stored =
            connection.prepare("SELECT movement_id, quantity, value_micro FROM movement_uses ORDER BY movement_id")?;
        let mut stored = Feed::new(stored.query([])?)?;
        let mut values = Values::default();
        while let Some([id]) = steps.key() {
            unfounded(&mut stored, Some(id), uses)?;
            let record = || format!("movement use {id}");
            let told = stored.upto(id).map(|(_, row)| ints::<2>(row, 1)).transpose()?;
            if told.is_some() {
                uses.rows += 1;
                stored.advance()?;
            }
            let quantity = one(connection, "SELECT quantity FROM movements WHERE movement_id = ?1", [id])?;
            let back = Back::read(&mut steps, id, quantity.map(i128::from), uses)?;
            let Some(quantity) = quantity.map(i128::from) else {
                uses.bad(record(), "its movement does not exist");
                if told.is_some() {
                    uses.bad(record(), "no movements stand behind it");
                }
                continue;
            };
            if back.used == 0 {
                uses.holds(told.is_none(), record, || "nothing was given back");
                continue;
            }
            let steps = values.of(connection, id)?;
            let value = match back.first {
                Some(Correction::Return) => given_back(steps, back.used),
                _ => share(steps.iter().map(|[_, value]| i128::from(*value)).sum(), back.used, quantity),
            };
            match told.map(|told| told.map(i128::from)) {
                None => uses.bad(record(), "is missing, though there are movements for it"),
                Some([told, _]) if told != back.used => {
                    let used = back.used;
                    uses.bad(record(), format!("quantity is {told}, the movements that correct it say {used}"));
                }
                Some([_, told]) if told != value => {
                    uses.bad(record(), format!("value_micro is {told}, the pool moves of its movement say {value}"));
                }
                Some(_) => {}
            }
        }
        unfounded(&mut stored, None, uses)
    }
}

/// What was given back of one movement.
struct Back {
    first: Option<Correction>,
    used: i128,
}

impl Back {
    /// Reads the corrections of a movement of a quantity, if it exists.
    fn read(steps: &mut Sorted<1>, id: i64, quantity: Option<i128>, uses: &mut Check) -> Result<Self> {
        let mut back = Self { first: None, used: 0 };
        while steps.key() == Some([id]) {
            let [is_return, part] = *steps.rest() else { break };
            let correction = if is_return != 0 { Correction::Return } else { Correction::Reversal };
            back.first.get_or_insert(correction);
            let after = back.used + i128::from(part);
            match quantity {
                Some(quantity) if after > quantity => {
                    let wrong = || format!("{after} of {quantity} are taken back");
                    uses.holds(correction == Correction::Return, || format!("movement use {id}"), wrong);
                }
                _ => back.used = after,
            }
            steps.advance()?;
        }
        Ok(back)
    }
}

/// Names the balances before that of a movement that nothing was given back of.
fn unfounded(stored: &mut Feed<'_>, before: Option<i64>, uses: &mut Check) -> Result<()> {
    while let Some((id, _)) = stored.before(before) {
        uses.rows += 1;
        uses.bad(format!("movement use {id}"), "no movements stand behind it");
        stored.advance()?;
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
