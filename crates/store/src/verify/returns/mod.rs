//! Returns: how each stands is the sum of its steps, its goods are what its documents moved, what is open between refund
//! and goods stands on its open item, and what is credited is slices of what was billed.

mod credits;
mod heads;
mod lines;

use rusqlite::{Connection, Result};

use super::run::Check;

/// Proves returns, their lines, their goods, what is open of them and what was kept back of their credits.
pub(super) fn prove(connection: &Connection, checks: &mut [Check; 5]) -> Result<()> {
    let [returns, lines, goods, clearing, credits] = checks;
    heads::prove(connection, returns)?;
    lines::prove(connection, lines)?;
    lines::prove_goods(connection, goods)?;
    lines::prove_clearing(connection, clearing)?;
    credits::prove(connection, credits)
}

#[cfg(test)]
mod tests;
