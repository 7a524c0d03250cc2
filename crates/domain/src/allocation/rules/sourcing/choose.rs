//! The best way to serve one order: which sites send a parcel, and what each line takes.
//!
//! 1. Given the sites, each line takes from their lots in order of what a unit gains, so that only the sites are to be
//!    chosen; `sets.rs` does.
//! 2. A parcel is sent only if it pays for itself. Serving nobody gains 0, and what gains no more is not done.
//! 3. Where two lines of an order may take from one lot, they are served one after another, and what is found may not be
//!    the best.

use std::cmp::Reverse;

use super::prepared::{Prepared, Wanting};
use super::sequence::Sequence;
use super::sets::{Asked, Candidate, Entry, NEVER, Sets};
use super::state::Served;

/// How many sites are looked at for one order at most: as many as a set has bits.
const SITES: usize = 64;

/// How often a site is passed over where others shall be left something: one time in so many; and a single lot.
const SITE_LEFT_OUT: usize = 8;
const LOT_LEFT_OUT: usize = 12;

/// What can be had.
#[derive(Clone, Copy)]
pub(super) struct Room<'a> {
    /// What is left of each lot.
    pub(super) left: &'a [i64],
    /// How many more parcels each site can ship.
    pub(super) parcels: &'a [u32],
    /// At what price what others have can be had too, if it can.
    pub(super) claims: Option<&'a Claims>,
}

/// What it costs to take from others, as far as it has been asked.
pub(super) struct Claims {
    /// A unit of each lot.
    pub(super) lots: Vec<i64>,
    /// A parcel of each site.
    pub(super) sites: Vec<i128>,
}

/// Finds the best for one order after another, in the same memory.
#[derive(Default)]
pub(super) struct Chooser {
    sets: Sets,
    /// The candidate that a site is, and in which search.
    slots: Vec<(u64, u32)>,
    search: u64,
    /// The place of each candidate in the order in which they are tried; none for those that are not.
    places: Vec<u32>,
}

impl Chooser {
    /// How much has been looked at so far.
    pub(super) fn steps(&self) -> u64 {
        self.sets.steps
    }

    /// What the best found last gains, when those it takes from are paid.
    pub(super) fn gain_after_claims(&self) -> i128 {
        self.sets.best_gain
    }

    /// The best for an order that has nothing yet. With numbers drawn, some sites and lots are passed over, so that they
    /// are left to others now and then.
    pub(super) fn best(
        &mut self,
        prepared: &Prepared,
        room: Room<'_>,
        order: usize,
        drawn: Option<&mut Sequence>,
    ) -> Served {
        let order = &prepared.orders[order];
        self.look(prepared, room, order, drawn);
        self.rank(order);
        let left = if room.claims.is_some() { &prepared.quantities } else { room.left };
        let asked = Asked { order, lines: &prepared.lines[order.lines.clone()], left, most: 0 };
        let Some(set) = self.sets.search(asked) else { return Served::default() };
        let takes = self.sets.takes.clone();
        let mut sites = Vec::with_capacity(set.count_ones() as usize);
        for site in takes.iter().map(|take| prepared.sites[take.lot as usize]) {
            if !sites.contains(&site) {
                sites.push(site);
            }
        }
        let worth: i128 = takes.iter().map(|take| i128::from(take.worth) * i128::from(take.quantity)).sum();
        let parcels: i128 = sites.iter().map(|site| prepared.parcel_cost(order, *site)).sum();
        Served { takes, sites, gain: worth - parcels }
    }

    /// Gathers what there is for each line, and the sites it lies at with what each brings alone.
    fn look(&mut self, prepared: &Prepared, room: Room<'_>, order: &Wanting, mut drawn: Option<&mut Sequence>) {
        self.search += 1;
        self.slots.resize(prepared.parcels.len(), (0, 0));
        self.sets.clear();
        let sets = &mut self.sets;
        for (at, line) in prepared.lines[order.lines.clone()].iter().enumerate() {
            let from = sets.entries.len();
            sets.steps += 1 + line.offers.len() as u64;
            for offer in &prepared.offers[line.offers.clone()] {
                let (lot, site) = (offer.lot as usize, offer.site as usize);
                let (all, parcels) = match room.claims {
                    None => (room.left[lot], room.parcels[site]),
                    Some(_) => (prepared.quantities[lot], prepared.parcels[site]),
                };
                if all < line.step || line.quantity == 0 || parcels == 0 {
                    continue;
                }
                let slot = &mut self.slots[site];
                if slot.0 != self.search {
                    *slot = (self.search, sets.candidates.len() as u32);
                    let left_out = drawn.as_deref_mut().is_some_and(|drawn| drawn.once_in(SITE_LEFT_OUT));
                    let claim = room.claims.filter(|_| room.parcels[site] == 0).map_or(0, |claims| claims.sites[site]);
                    let cost = prepared.parcel_cost(order, offer.site) + claim;
                    sets.candidates.push(Candidate::new(offer.site, slot.1, cost, order.lines_empty, left_out));
                }
                let candidate = slot.1;
                let lot_left_out = drawn.as_deref_mut().is_some_and(|drawn| drawn.once_in(LOT_LEFT_OUT));
                if lot_left_out || sets.candidates[candidate as usize].left_out {
                    continue;
                }
                let quantity = line.most_of(all);
                let free = if room.claims.is_some() { line.most_of(room.left[lot]) } else { quantity };
                let entry = Entry { worth: offer.gain, gain: offer.gain, quantity: free, lot: offer.lot, candidate };
                if free > 0 {
                    sets.entries.push(entry);
                }
                if let Some(claims) = room.claims.filter(|_| free < quantity) {
                    let gain = offer.gain - claims.lots[lot];
                    if gain > 0 || order.complete || line.complete {
                        sets.entries.push(Entry { gain, quantity: quantity - free, ..entry });
                    }
                }
            }
            if room.claims.is_some() {
                sets.entries[from..].sort_unstable_by_key(|entry| (Reverse(entry.gain), entry.lot));
            }
            for entry in &sets.entries[from..] {
                sets.candidates[entry.candidate as usize].offer(at, line, entry, order.complete);
            }
            sets.ends.push(sets.entries.len());
        }
    }

    /// Puts those sites first that serve the order alone and gain most, and drops those that cannot pay for a parcel.
    fn rank(&mut self, order: &Wanting) {
        let sets = &mut self.sets;
        let lines = sets.ends.len();
        self.places.clear();
        self.places.resize(sets.candidates.len(), u32::MAX);
        sets.candidates.retain(|one| !one.left_out && (order.whole || one.net() > 0));
        let serves = |one: &Candidate| !order.complete || one.whole_lines == lines;
        sets.candidates.sort_unstable_by_key(|one| (Reverse(serves(one)), Reverse(one.net()), one.site));
        sets.candidates.truncate(SITES);
        for (place, candidate) in sets.candidates.iter().enumerate() {
            self.places[candidate.found_at as usize] = place as u32;
        }
        let (mut kept, mut from) = (0, 0);
        for end in &mut sets.ends {
            for at in std::mem::replace(&mut from, *end)..*end {
                let candidate = self.places[sets.entries[at].candidate as usize];
                if candidate != u32::MAX {
                    sets.entries[kept] = Entry { candidate, ..sets.entries[at] };
                    kept += 1;
                }
            }
            *end = kept;
        }
        sets.cheapest_from.clear();
        sets.cheapest_from.resize(sets.candidates.len() + 1, NEVER);
        for at in (0..sets.candidates.len()).rev() {
            sets.cheapest_from[at] = sets.cheapest_from[at + 1].min(sets.candidates[at].cost);
        }
    }
}
