//! Which set of sites serves an order best.
//!
//! 1. What a set gains is what its sites bring together, less their parcels. A site adds no more to a set than it brings
//!    alone, and no set brings more than all sites together.
//! 2. Sets are tried from the best site on, each only while by these two it, or one that adds to it, could still gain
//!    more than the best found. So the best of all is found, unless more than [`SETS`] sets had to be tried.
//! 3. The first is no worse than adding one site after another as long as it pays.
//! 4. An order or line that is served whole or not at all may need two sites of which neither brings anything alone;
//!    then only the second half of 1 holds.

use super::prepared::{Want, Wanting};
use super::state::Taken;

/// How many sets are tried for one order at most.
const SETS: u32 = 256;

/// More than any parcel costs.
pub(super) const NEVER: i128 = 1 << 100;

/// What can be taken from a lot for a line.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// What a unit gains, and what of that is left when those it is taken from are paid.
    pub(super) worth: i64,
    pub(super) gain: i64,
    pub(super) quantity: i64,
    pub(super) lot: u32,
    /// Which of the candidates it lies at.
    pub(super) candidate: u32,
}

/// A site that could send a parcel.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) site: u32,
    /// Its place among the candidates when it was found.
    pub(super) found_at: u32,
    /// What the parcel costs.
    pub(super) cost: i128,
    /// How many lines it serves whole.
    pub(super) whole_lines: usize,
    /// Whether it is passed over this time.
    pub(super) left_out: bool,
    /// What it brings alone, the parcel apart.
    alone: i128,
    /// The last line it had something for, how much of it, and what that gains.
    line: usize,
    quantity: i64,
    gain: i128,
}

impl Candidate {
    pub(super) fn new(site: u32, found_at: u32, cost: i128, whole_lines: usize, left_out: bool) -> Self {
        Self { site, found_at, cost, whole_lines, left_out, alone: 0, line: usize::MAX, quantity: 0, gain: 0 }
    }

    /// Counts what it has for a line; lines come one after another, and what gains most first.
    pub(super) fn offer(&mut self, at: usize, line: &Want, entry: &Entry, order_complete: bool) {
        if self.line != at {
            (self.line, self.quantity, self.gain) = (at, 0, 0);
        }
        let quantity = entry.quantity.min(line.quantity - self.quantity);
        if quantity == 0 {
            return;
        }
        let gain = i128::from(entry.gain) * i128::from(quantity);
        self.quantity += quantity;
        self.gain += gain;
        let whole = self.quantity == line.quantity;
        self.whole_lines += usize::from(whole);
        if order_complete || !line.complete {
            self.alone += gain;
        } else if whole {
            self.alone += self.gain.max(0);
        }
    }

    /// What it gains alone.
    pub(super) fn net(&self) -> i128 {
        self.alone - self.cost
    }
}

/// What does not change while sets are tried.
pub(super) struct Asked<'a> {
    pub(super) order: &'a Wanting,
    pub(super) lines: &'a [Want],
    /// What can be had of each lot.
    pub(super) left: &'a [i64],
    /// What all sites together bring, parcels apart.
    pub(super) most: i128,
}

/// The candidates for an order, and what they have for each of its lines.
#[derive(Default)]
pub(super) struct Sets {
    /// How much has been looked at so far.
    pub(super) steps: u64,
    /// What there is, line by line, and in each from what gains most.
    pub(super) entries: Vec<Entry>,
    /// Where the entries of each line end.
    pub(super) ends: Vec<usize>,
    /// From the one that gains most alone.
    pub(super) candidates: Vec<Candidate>,
    /// The cheapest parcel from each candidate on.
    pub(super) cheapest_from: Vec<i128>,
    /// What the set that was filled last takes.
    pub(super) takes: Vec<Taken>,
    /// What the best set gains.
    pub(super) best_gain: i128,
    best: u64,
    left_to_try: u32,
}

impl Sets {
    pub(super) fn clear(&mut self) {
        self.entries.clear();
        self.ends.clear();
        self.candidates.clear();
    }

    /// The best set, whose takes are then in `takes`; none where none gains anything.
    pub(super) fn search(&mut self, mut asked: Asked<'_>) -> Option<u64> {
        (self.best, self.best_gain, self.left_to_try) = (0, 0, SETS);
        if self.candidates.is_empty() || asked.order.parcels_most == 0 {
            return None;
        }
        asked.most = self.bring(&asked, self.all_from(0));
        if asked.most > 0 {
            self.start(&asked);
            self.try_sets(&asked, 0, 0, 0, 0);
        }
        if self.best_gain == 0 {
            return None;
        }
        self.fill(&asked, self.best);
        Some(self.best)
    }

    /// The set of all candidates from a place on.
    fn all_from(&self, place: usize) -> u64 {
        let all = u64::MAX.checked_shr(64_u32.saturating_sub(self.candidates.len() as u32)).unwrap_or(0);
        all & u64::MAX.checked_shl(place as u32).unwrap_or(0)
    }

    /// A first set: the best site alone, or for an order that none can serve whole enough sites to serve it; then one
    /// site more as long as it pays.
    fn start(&mut self, asked: &Asked<'_>) {
        let whole = !asked.order.complete || self.candidates[0].whole_lines == asked.lines.len();
        let mut set = if whole { 1 } else { self.cover(asked) };
        let mut gain = self.gain(asked, set);
        self.keep(asked, set, gain);
        while set.count_ones() < asked.order.parcels_most {
            let (gain_of_set, cost, mut better) = (gain, self.cost(set), None);
            for at in (0..self.candidates.len()).filter(|at| set >> at & 1 == 0) {
                let all = asked.most - cost - self.candidates[at].cost;
                let one = gain_of_set + self.candidates[at].net();
                let most = if asked.order.whole { all } else { all.min(one) };
                if most > gain {
                    let with = self.gain(asked, set | 1 << at);
                    if with > gain {
                        (gain, better) = (with, Some(at));
                    }
                }
            }
            let Some(at) = better else { return };
            set |= 1 << at;
            self.keep(asked, set, gain);
        }
    }

    /// A set that serves every line whole, if there is one: again and again the site that adds most for its parcel; then
    /// without those that are not needed.
    fn cover(&mut self, asked: &Asked<'_>) -> u64 {
        let (mut set, mut covered) = (0, 0);
        loop {
            let mut better: Option<(usize, i128, i128)> = None;
            for at in (0..self.candidates.len()).filter(|at| set >> at & 1 == 0) {
                let added = self.covered(asked, set | 1 << at) - covered;
                let cost = self.candidates[at].cost.saturating_add(1);
                let more =
                    |(_, most, its_cost): (_, i128, _)| added.saturating_mul(its_cost) > most.saturating_mul(cost);
                if added > 0 && better.is_none_or(more) {
                    better = Some((at, added, cost));
                }
            }
            let Some((at, added, _)) = better else { break };
            set |= 1 << at;
            covered += added;
        }
        for at in (0..self.candidates.len()).rev() {
            let without = set & !(1 << at);
            if without != set && self.gain(asked, without) > self.gain(asked, set) {
                set = without;
            }
        }
        set
    }

    /// Tries every set that adds candidates from a place on to a set that costs and gains so much, as far as it can gain
    /// more than the best.
    fn try_sets(&mut self, asked: &Asked<'_>, from: usize, set: u64, cost: i128, gain: i128) {
        let room = asked.order.parcels_most.saturating_sub(set.count_ones());
        for at in from..self.candidates.len() {
            if room == 0 || self.left_to_try == 0 {
                return;
            }
            let cost = cost + self.candidates[at].cost;
            let mut one_more = asked.most - cost;
            let mut many_more = if room > 1 { one_more - self.cheapest_from[at + 1] } else { 0 };
            if !asked.order.whole {
                one_more = one_more.min(gain + self.candidates[at].net());
                if one_more <= self.best_gain && many_more > self.best_gain {
                    many_more = many_more.min(self.many_more(at + 1, asked.most - cost, one_more));
                }
            }
            if one_more.max(many_more) <= self.best_gain {
                continue;
            }
            let with = set | 1 << at;
            let gain = self.gain(asked, with);
            self.keep(asked, with, gain);
            self.left_to_try -= 1;
            if many_more > self.best_gain {
                let all = self.bring(asked, with | self.all_from(at + 1));
                if all - cost - self.cheapest_from[at + 1] > self.best_gain {
                    self.try_sets(asked, at + 1, with, cost, gain);
                }
            }
        }
    }

    /// The most that can be gained when candidates from a place on are added to a set that gains at most so much: each
    /// adds no more than it gains alone, and there are no more of them than what all together bring can pay.
    fn many_more(&self, from: usize, all: i128, gain: i128) -> i128 {
        let (mut left, mut most) = (all, gain);
        for candidate in &self.candidates[from..] {
            left -= self.cheapest_from[from];
            if most > self.best_gain || left <= self.best_gain {
                break;
            }
            most += candidate.net();
        }
        most
    }

    fn keep(&mut self, asked: &Asked<'_>, set: u64, gain: i128) {
        if gain > self.best_gain && set.count_ones() <= asked.order.parcels_most {
            (self.best, self.best_gain) = (set, gain);
        }
    }

    /// What the parcels of a set cost.
    fn cost(&self, set: u64) -> i128 {
        let costs = self.candidates.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
        costs.map(|(_, candidate)| candidate.cost).sum()
    }

    /// What a set gains, its parcels paid.
    fn gain(&mut self, asked: &Asked<'_>, set: u64) -> i128 {
        let brought = if asked.order.shares { self.fill(asked, set) } else { self.bring(asked, set) };
        brought - self.cost(set)
    }
}
