//! A plan while it is improved, and the best one found so far.
//!
//! 1. A move takes orders out and puts each back as well as it can be, one after another. Sites are so swapped, parcels
//!    closed and units moved, all at once where that is what it takes.
//! 2. A move that leaves less than before is undone, unless it loses no more than is tolerated.
//! 3. What the orders that got something else since have in the best plan is kept; the others have it still.

use super::choose::{Chooser, Claims};
use super::prepared::Prepared;
use super::sequence::Sequence;
use super::state::{Served, State};

pub(super) struct Search<'a> {
    pub(super) prepared: &'a Prepared,
    pub(super) chooser: &'a mut Chooser,
    /// What each order would gain alone.
    pub(super) alone: Vec<i128>,
    pub(super) drawn: Sequence,
    /// The orders that may take from each lot.
    pub(super) wanters: Vec<Vec<u32>>,
    /// What it costs to take from others, as the order asked last that wants it would have to pay.
    pub(super) claims: Claims,
    /// The plan as it stands.
    pub(super) state: State,
    /// How much a move may lose.
    pub(super) tolerance: i128,
    /// What the best plan gains, what the orders get in it that get something else now, and which these are.
    pub(super) best_gain: i128,
    pub(super) best_of_changed: Vec<Option<Served>>,
    pub(super) changed: Vec<usize>,
}

/// The orders that a move took out, with what they had.
pub(super) struct Move {
    /// In the turn in which they are served again.
    pub(super) out: Vec<(usize, Served)>,
    /// How many of them are served again already.
    pub(super) placed: usize,
    /// What the plan gained before.
    pub(super) gain_before: i128,
    /// Whether each is to leave something to those after it.
    pub(super) modest: bool,
}

impl Search<'_> {
    /// How much less an order gains than it would alone.
    pub(super) fn missed(&self, order: usize) -> i128 {
        self.alone[order] - self.state.served[order].gain
    }

    /// Serves the orders of a move that are still out, and keeps or undoes it.
    pub(super) fn finish(&mut self, mut done: Move) {
        let floor = done.gain_before - self.tolerance;
        let out = done.out[done.placed..].iter();
        let mut possible = out.fold(0_i128, |sum, (order, _)| sum.saturating_add(self.alone[*order]));
        while let Some((order, _)) = done.out.get(done.placed)
            && self.state.gain.saturating_add(possible) >= floor
        {
            possible -= self.alone[*order];
            let drawn = done.modest.then_some(&mut self.drawn);
            let served = self.chooser.best(self.prepared, self.state.room(), *order, drawn);
            self.state.put(self.prepared, *order, served);
            done.placed += 1;
        }
        if done.placed == done.out.len() && self.state.gain >= floor {
            self.keep(done);
        } else {
            self.undo(done);
        }
    }

    fn undo(&mut self, done: Move) {
        for (order, _) in &done.out[..done.placed] {
            self.state.take_out(self.prepared, *order);
        }
        for (order, had) in done.out {
            self.state.put(self.prepared, order, had);
        }
    }

    fn keep(&mut self, done: Move) {
        for (order, had) in done.out {
            if self.best_of_changed[order].is_none() {
                self.best_of_changed[order] = Some(had);
                self.changed.push(order);
            }
        }
        if self.state.gain > self.best_gain {
            self.best_gain = self.state.gain;
            for order in self.changed.drain(..) {
                self.best_of_changed[order] = None;
            }
        }
    }

    /// Goes back to the best plan.
    pub(super) fn take_up_best(&mut self) {
        for order in &self.changed {
            self.state.take_out(self.prepared, *order);
        }
        for order in self.changed.drain(..) {
            let had = self.best_of_changed[order].take().unwrap_or_default();
            self.state.put(self.prepared, order, had);
        }
    }
}
