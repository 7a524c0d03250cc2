//! A first plan: orders in turn, each served as well as it can be from what is left.
//!
//! 1. The lower rank goes first, within a rank the order that would gain most if it were alone, then the earlier.

use std::cmp::Reverse;

use super::choose::{Chooser, Room};
use super::prepared::Prepared;
use super::state::{Served, State};

/// What each order would get if it were alone: none can gain more.
pub(super) fn alone(prepared: &Prepared, chooser: &mut Chooser) -> Vec<Served> {
    let all = Room { left: &prepared.quantities, parcels: &prepared.parcels, claims: None };
    (0..prepared.orders.len()).map(|order| chooser.best(prepared, all, order, None)).collect()
}

/// The orders in the turn in which they are served.
pub(super) fn turns(prepared: &Prepared, alone: &[Served]) -> Vec<usize> {
    let mut turns: Vec<usize> = (0..prepared.orders.len()).collect();
    turns.sort_by_key(|order| (prepared.orders[*order].rank, Reverse(alone[*order].gain)));
    turns
}

/// Serves orders in turn. What an order would get alone is the best for it as long as it is there.
pub(super) fn construct(prepared: &Prepared, chooser: &mut Chooser, alone: &[Served], turns: &[usize]) -> State {
    let mut state = State::new(prepared);
    for order in turns {
        let served = if state.fits(&alone[*order]) {
            alone[*order].clone()
        } else {
            chooser.best(prepared, state.room(), *order, None)
        };
        state.put(prepared, *order, served);
    }
    state
}
