//! Holds of orders: each kind is placed and released in turn.

use rusqlite::Result;

use super::super::read::{Feed, text};
use super::super::run::Check;

pub(super) const STEPS: &str =
    "SELECT demand_id, hold_step_id, placed, hold FROM hold_steps ORDER BY demand_id, hold_step_id";

pub(super) fn prove(steps: &mut Feed<'_>, order: i64, check: &mut Check) -> Result<()> {
    // There are a handful of kinds.
    let mut placed: Vec<String> = Vec::new();
    while let Some((_, row)) = steps.upto(order) {
        let (id, is_placed): (i64, bool) = (row.get(1)?, row.get(2)?);
        let hold = text(row, 3)?;
        let at = placed.iter().position(|held| held == hold);
        check.rows += 1;
        match (is_placed, at) {
            (true, None) => placed.push(hold.to_owned()),
            (false, Some(at)) => {
                placed.swap_remove(at);
            }
            (true, Some(_)) => check.bad(format!("hold step {id}"), format!("places a hold for {hold} a second time")),
            (false, None) => {
                check.bad(format!("hold step {id}"), format!("releases a hold for {hold} that is not there"))
            }
        }
        steps.advance()?;
    }
    Ok(())
}
