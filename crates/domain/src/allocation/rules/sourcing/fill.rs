//! What a set of sites brings an order, and what each line takes from it.
//!
//! 1. A line takes from the lots of the set in order of what a unit gains, in whole steps, until it has what it wants.
//! 2. An order that ships complete and lacks anything brings nothing; neither does such a line. A line that may be served
//!    complete alone is, if all of it gains.

use super::prepared::{Want, Wanting};
use super::sets::{Asked, Sets};
use super::state::Taken;

impl Sets {
    /// What a set brings, parcels apart, as if each line had the lots to itself.
    pub(super) fn bring(&mut self, asked: &Asked<'_>, set: u64) -> i128 {
        self.steps += self.entries.len() as u64;
        let (mut brought, mut from) = (0_i128, 0);
        for (line, end) in asked.lines.iter().zip(&self.ends) {
            let (mut wanted, mut gain) = (line.quantity, 0_i128);
            for entry in &self.entries[std::mem::replace(&mut from, *end)..*end] {
                if set >> entry.candidate & 1 == 1 {
                    let quantity = entry.quantity.min(wanted);
                    gain += i128::from(entry.gain) * i128::from(quantity);
                    wanted -= quantity;
                    if wanted == 0 {
                        break;
                    }
                }
            }
            match served(asked.order, line, wanted, gain) {
                Some(gain) => brought = brought.saturating_add(gain),
                None => return 0,
            }
        }
        brought
    }

    /// What a set brings, parcels apart, the lines served one after another; `takes` is then what each takes.
    pub(super) fn fill(&mut self, asked: &Asked<'_>, set: u64) -> i128 {
        self.steps += self.entries.len() as u64;
        self.takes.clear();
        let (mut brought, mut from) = (0_i128, 0);
        for (at, (line, end)) in asked.lines.iter().zip(&self.ends).enumerate() {
            let (mut wanted, mut gain, taken_before) = (line.quantity, 0_i128, self.takes.len());
            for entry in &self.entries[std::mem::replace(&mut from, *end)..*end] {
                if set >> entry.candidate & 1 == 0 {
                    continue;
                }
                let mut quantity = entry.quantity.min(wanted);
                if asked.order.shares {
                    let taken = self.takes.iter().filter(|take| take.lot == entry.lot).map(|take| take.quantity);
                    let left = asked.left[entry.lot as usize] - taken.sum::<i64>();
                    quantity = quantity.min(line.most_of(left));
                }
                if quantity == 0 {
                    continue;
                }
                gain += i128::from(entry.gain) * i128::from(quantity);
                wanted -= quantity;
                match self.takes[taken_before..].iter_mut().find(|take| take.lot == entry.lot) {
                    Some(take) => take.quantity += quantity,
                    None => {
                        self.takes.push(Taken { line: at as u32, lot: entry.lot, quantity, worth: entry.worth });
                    }
                }
            }
            match served(asked.order, line, wanted, gain) {
                Some(gain) => {
                    brought = brought.saturating_add(gain);
                    if wanted > 0 && line.complete || gain == 0 && !asked.order.complete {
                        self.takes.truncate(taken_before);
                    }
                }
                None => {
                    self.takes.clear();
                    return 0;
                }
            }
        }
        brought
    }

    /// How much of each line a set could serve, in 2^-20 of the line, summed up.
    pub(super) fn covered(&mut self, asked: &Asked<'_>, set: u64) -> i128 {
        self.steps += self.entries.len() as u64;
        let (mut covered, mut from) = (0, 0);
        for (line, end) in asked.lines.iter().zip(&self.ends) {
            let entries = &self.entries[std::mem::replace(&mut from, *end)..*end];
            let there = entries.iter().filter(|entry| set >> entry.candidate & 1 == 1);
            let quantity: i128 = there.map(|entry| i128::from(entry.quantity)).sum();
            let wanted = i128::from(line.quantity.max(1));
            covered += (quantity.min(wanted) << 20) / wanted;
        }
        covered
    }
}

/// What a line brings that still wants something, or nothing at all where its order cannot ship.
fn served(order: &Wanting, line: &Want, wanted: i64, gain: i128) -> Option<i128> {
    match (order.complete, line.complete) {
        (true, _) => (wanted == 0).then_some(gain),
        (false, true) => Some(if wanted == 0 { gain.max(0) } else { 0 }),
        (false, false) => Some(gain),
    }
}
