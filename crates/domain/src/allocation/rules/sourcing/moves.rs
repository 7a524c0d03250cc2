//! The moves that are tried: which orders are taken out together.
//!
//! 1. To unsettle is to take out an order with some that have, or want, what it wants, and to serve them in another turn.
//! 2. To claim is to serve an order as if what others have could be had too, for what they would lose; those who have it
//!    are then served after it.

use std::cmp::Reverse;

use super::choose::Room;
use super::search::{Move, Search};
use super::state::Served;

/// A claim pays up to so many quarters of what others lose: less than all of it, since they may find something else.
pub(super) const QUARTERS: i64 = 4;

/// How many orders are unsettled together at most.
const GROUP: usize = 6;

/// How many of those who ship from a full site are asked what they would lose.
const ASKED: usize = 4;

/// The most that a unit, and a parcel, can be claimed for.
const UNIT_MOST: i128 = 1 << 54;
const PARCEL_MOST: i128 = 1 << 100;

impl Search<'_> {
    /// An order drawn by lot, most likely one that misses much.
    pub(super) fn seed(&mut self) -> usize {
        let orders = self.alone.len();
        let mut seed = self.drawn.below(orders);
        for _ in 0..4 {
            let other = self.drawn.below(orders);
            let more = self.missed(other) > self.missed(seed) && !self.drawn.once_in(4);
            if more || self.missed(seed) == 0 {
                seed = other;
            }
        }
        seed
    }

    /// Takes out an order and some of those in its way, and serves them in another turn.
    pub(super) fn unsettle(&mut self, order: usize) {
        let mut group = vec![order];
        let size = 1 + self.drawn.below(GROUP);
        for _ in 0..size * 3 {
            if group.len() == size {
                break;
            }
            let of = group[self.drawn.below(group.len())];
            if let Some(other) = self.neighbour(of).filter(|other| !group.contains(other)) {
                group.push(other);
            }
        }
        match self.drawn.below(3) {
            0 => group.sort_by_key(|order| (Reverse(self.alone[*order]), *order)),
            1 => self.shuffle(&mut group),
            _ => {}
        }
        let (gain_before, modest) = (self.state.gain, self.drawn.once_in(2));
        let out = group.into_iter().map(|order| (order, self.state.take_out(self.prepared, order))).collect();
        self.finish(Move { out, placed: 0, gain_before, modest });
    }

    /// An order that has, or wants, what another wants.
    fn neighbour(&mut self, order: usize) -> Option<usize> {
        let lines = self.prepared.orders[order].lines.clone();
        let line = self.prepared.lines[lines.clone()].get(self.drawn.below(lines.len()))?;
        let offers = line.offers.clone();
        let offer = self.prepared.offers[offers.clone()].get(self.drawn.below(offers.len()))?;
        let pool = if self.state.parcels[offer.site as usize] == 0 && self.drawn.once_in(2) {
            &self.state.shippers[offer.site as usize]
        } else if self.drawn.once_in(3) {
            &self.wanters[offer.lot as usize]
        } else {
            &self.state.takers[offer.lot as usize]
        };
        pool.get(self.drawn.below(pool.len())).map(|order| *order as usize)
    }

    fn shuffle(&mut self, orders: &mut [usize]) {
        for at in (1..orders.len()).rev() {
            orders.swap(at, self.drawn.below(at + 1));
        }
    }

    /// Serves an order with what others have, for so many quarters of what they lose, and then those; unless it seems
    /// not to pay. With `modest` some sites and lots are passed over by lot.
    pub(super) fn claim(&mut self, order: usize, quarters: i64, modest: bool) {
        let gain_before = self.state.gain;
        let had = self.state.take_out(self.prepared, order);
        self.price(order, quarters);
        let room = Room { claims: Some(&self.claims), ..self.state.room() };
        let served = self.chooser.best(self.prepared, room, order, modest.then_some(&mut self.drawn));
        if self.chooser.gain_after_claims() + self.tolerance < had.gain {
            self.state.put(self.prepared, order, had);
            return;
        }
        let mut out = vec![(order, had)];
        self.make_room(&served, &mut out);
        if self.drawn.once_in(2) {
            out[1..].sort_by_key(|(order, _)| (Reverse(self.alone[*order]), *order));
        }
        self.state.put(self.prepared, order, served);
        self.finish(Move { out, placed: 1, gain_before, modest: false });
    }

    /// Puts a price on what others have of what an order wants.
    fn price(&mut self, order: usize, quarters: i64) {
        for line in &self.prepared.lines[self.prepared.orders[order].lines.clone()] {
            for offer in &self.prepared.offers[line.offers.clone()] {
                let (lot, site) = (offer.lot as usize, offer.site as usize);
                let takers = self.state.takers[lot].iter();
                let least = takers.map(|taker| self.loss(*taker as usize, offer.lot)).min().unwrap_or(0);
                self.claims.lots[lot] = least / QUARTERS * quarters;
                let shippers = &self.state.shippers[site];
                if self.state.parcels[site] == 0 && !shippers.is_empty() {
                    let asked = (0..ASKED).map(|_| shippers[self.drawn.below(shippers.len())] as usize);
                    let least = asked.map(|shipper| self.state.served[shipper].gain).min().unwrap_or(0);
                    self.claims.sites[site] = least.min(PARCEL_MOST) / i128::from(QUARTERS) * i128::from(quarters);
                }
            }
        }
    }

    /// What an order loses with a unit of a lot it takes from, if it finds nothing else.
    fn loss(&self, order: usize, lot: u32) -> i64 {
        let served = &self.state.served[order];
        let Some(take) = served.takes.iter().find(|take| take.lot == lot) else { return 0 };
        if self.prepared.orders[order].complete {
            (served.gain / i128::from(take.quantity)).min(UNIT_MOST) as i64
        } else {
            take.worth
        }
    }

    /// Takes out who has what was found for an order.
    fn make_room(&mut self, served: &Served, out: &mut Vec<(usize, Served)>) {
        for take in &served.takes {
            let wanted = served.taken_from(take.lot);
            while self.state.left[take.lot as usize] < wanted {
                let Some(loser) = self.loser(take.lot) else { break };
                out.push((loser, self.state.take_out(self.prepared, loser)));
            }
        }
        for site in served.sites.iter().map(|site| *site as usize) {
            while self.state.parcels[site] == 0 {
                let at = self.drawn.below(self.state.shippers[site].len());
                let Some(loser) = self.state.shippers[site].get(at).map(|loser| *loser as usize) else { break };
                out.push((loser, self.state.take_out(self.prepared, loser)));
            }
        }
    }

    /// Who loses what it takes from a lot: most likely who loses least.
    fn loser(&mut self, lot: u32) -> Option<usize> {
        let takers = &self.state.takers[lot as usize];
        let loser = if self.drawn.once_in(3) {
            takers.get(self.drawn.below(takers.len())).copied()
        } else {
            takers.iter().copied().min_by_key(|taker| (self.loss(*taker as usize, lot), *taker))
        };
        loser.map(|loser| loser as usize)
    }
}
