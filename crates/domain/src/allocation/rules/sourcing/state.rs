//! A plan while it is made: what every order gets, and what is left.
//!
//! 1. What is left of a lot and what is taken from it sum to what it held; no lot falls below 0.
//! 2. A site ships a parcel for each order that takes anything from it, and never more than it can.
//! 3. The gain of the whole is the sum of what its orders gain.

use super::choose::Room;
use super::prepared::Prepared;

/// What an order gets.
#[derive(Clone, Debug, Default)]
pub(super) struct Served {
    pub(super) takes: Vec<Taken>,
    /// Where its parcels come from, each site once.
    pub(super) sites: Vec<u32>,
    /// What that gains, its parcels paid.
    pub(super) gain: i128,
}

impl Served {
    /// How much all its lines take from a lot.
    pub(super) fn taken_from(&self, lot: u32) -> i64 {
        self.takes.iter().filter(|take| take.lot == lot).map(|take| take.quantity).sum()
    }
}

/// A quantity taken from a lot for a line, counted within the order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    pub(super) line: u32,
    pub(super) lot: u32,
    pub(super) quantity: i64,
    /// What a unit of it gains.
    pub(super) worth: i64,
}

pub(super) struct State {
    /// What is left of each lot.
    pub(super) left: Vec<i64>,
    /// How many more parcels each site can ship.
    pub(super) parcels: Vec<u32>,
    /// What each order gets.
    pub(super) served: Vec<Served>,
    /// The orders that take from each lot.
    pub(super) takers: Vec<Vec<u32>>,
    /// The orders that are shipped from each site that has a limit.
    pub(super) shippers: Vec<Vec<u32>>,
    /// What all of it gains.
    pub(super) gain: i128,
}

impl State {
    /// What is left, for an order that has nothing.
    pub(super) fn room(&self) -> Room<'_> {
        Room { left: &self.left, parcels: &self.parcels, claims: None }
    }

    pub(super) fn new(prepared: &Prepared) -> Self {
        Self {
            left: prepared.quantities.clone(),
            parcels: prepared.parcels.clone(),
            served: vec![Served::default(); prepared.orders.len()],
            takers: vec![Vec::new(); prepared.quantities.len()],
            shippers: vec![Vec::new(); prepared.parcels.len()],
            gain: 0,
        }
    }

    /// Whether there is room for what was found.
    pub(super) fn fits(&self, served: &Served) -> bool {
        served.takes.iter().all(|take| self.left[take.lot as usize] >= served.taken_from(take.lot))
            && served.sites.iter().all(|site| self.parcels[*site as usize] > 0)
    }

    /// Gives an order that has nothing what was found for it.
    pub(super) fn put(&mut self, prepared: &Prepared, order: usize, served: Served) {
        for take in &served.takes {
            self.left[take.lot as usize] -= take.quantity;
            self.takers[take.lot as usize].push(order as u32);
        }
        for site in served.sites.iter().map(|site| *site as usize).filter(|site| prepared.limited[*site]) {
            self.parcels[site] -= 1;
            self.shippers[site].push(order as u32);
        }
        self.gain = self.gain.saturating_add(served.gain);
        self.served[order] = served;
    }

    /// Takes from an order what it has.
    pub(super) fn take_out(&mut self, prepared: &Prepared, order: usize) -> Served {
        let served = std::mem::take(&mut self.served[order]);
        for take in &served.takes {
            self.left[take.lot as usize] += take.quantity;
            forget(&mut self.takers[take.lot as usize], order);
        }
        for site in served.sites.iter().map(|site| *site as usize).filter(|site| prepared.limited[*site]) {
            self.parcels[site] += 1;
            forget(&mut self.shippers[site], order);
        }
        self.gain = self.gain.saturating_sub(served.gain);
        served
    }
}

fn forget(orders: &mut Vec<u32>, order: usize) {
    if let Some(at) = orders.iter().position(|other| *other as usize == order) {
        orders.swap_remove(at);
    }
}
