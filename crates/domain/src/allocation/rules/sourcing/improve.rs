//! A better plan: orders that stand in each other's way are moved, again and again, while the budget lasts.
//!
//! 1. First every order that misses something claims it from those who would lose less; then moves are drawn by lot, in
//!    rounds. How much a move may lose falls to nothing in a round, and after it the best plan found is taken up again.
//! 2. Neither moves nor rounds depend on the budget, so that more of it never ends with a dearer plan.
//! 3. The search ends where every order gets what it would get alone, and after [`IDLE`] rounds that found nothing.

use super::choose::{Chooser, Claims};
use super::moves::QUARTERS;
use super::prepared::Prepared;
use super::search::Search;
use super::sequence::Sequence;
use super::state::{Served, State};
use super::types::Budget;

/// How often every order that misses something claims it.
const SWEEPS: u32 = 2;

/// How many moves drawn by lot there are to one that is a claim.
const CLAIMS: usize = 3;

/// How many moves the first round has for each order; each round has half as many again as the one before.
const MOVES: u64 = 50;

/// How many rounds in a row may find nothing.
const IDLE: u32 = 7;

/// At the start of a round a move may lose one part in so many of what an order misses on average.
const TOLERATED: i128 = 4;

/// Looks for a better plan than the one constructed.
pub(super) fn improve(
    prepared: &Prepared,
    chooser: &mut Chooser,
    state: State,
    alone: &[Served],
    turns: &[usize],
    budget: Budget,
) -> State {
    let end = budget.steps;
    let alone: Vec<i128> = alone.iter().map(|served| served.gain).collect();
    let missed =
        state.served.iter().zip(&alone).map(|(served, alone)| alone - served.gain).filter(|missed| *missed > 0);
    let (count, sum) = missed.fold((0, 0_i128), |(count, sum), missed| (count + 1, sum.saturating_add(missed)));
    if count == 0 || chooser.steps() >= end {
        return state;
    }
    let mut search = Search {
        prepared,
        chooser,
        alone,
        drawn: Sequence::new(),
        wanters: wanters(prepared),
        claims: Claims { lots: vec![0; prepared.quantities.len()], sites: vec![0; prepared.parcels.len()] },
        tolerance: 0,
        best_gain: state.gain,
        best_of_changed: vec![None; prepared.orders.len()],
        changed: Vec::new(),
        state,
    };
    for order in (0..SWEEPS).flat_map(|_| turns) {
        if search.chooser.steps() < end && search.missed(*order) > 0 {
            search.claim(*order, QUARTERS, false);
        }
    }
    rounds(&mut search, sum / count, end);
    search.state
}

/// Moves drawn by lot, where orders miss so much on average.
fn rounds(search: &mut Search<'_>, missed: i128, end: u64) {
    let mut moves = MOVES.saturating_mul(search.alone.len() as u64);
    let mut idle = 0;
    while idle < IDLE && search.chooser.steps() < end {
        let best_before = search.best_gain;
        for rest in (1..=moves).rev().map(i128::from) {
            if search.chooser.steps() >= end {
                break;
            }
            search.tolerance = (missed / TOLERATED).saturating_mul(rest * rest) / i128::from(moves).pow(2);
            let order = search.seed();
            if search.drawn.once_in(CLAIMS) {
                let quarters = search.drawn.below(QUARTERS as usize + 1) as i64;
                search.claim(order, quarters, true);
            } else {
                search.unsettle(order);
            }
        }
        search.take_up_best();
        idle = if search.best_gain > best_before { 0 } else { idle + 1 };
        moves = moves.saturating_add(moves / 2);
    }
}

/// The orders that may take from each lot.
fn wanters(prepared: &Prepared) -> Vec<Vec<u32>> {
    let mut wanters = vec![Vec::new(); prepared.quantities.len()];
    for (order, wanting) in prepared.orders.iter().enumerate() {
        for line in &prepared.lines[wanting.lines.clone()] {
            for offer in &prepared.offers[line.offers.clone()] {
                wanters[offer.lot as usize].push(order as u32);
            }
        }
    }
    wanters
}
