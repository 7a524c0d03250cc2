//! One demand as its moves tell it: where the units of its lines stand, what is promised at which seat, and when a site took
//! it on.
//!
//! 1. Units come from outside and never go back there; no stage of a line or of a promise ever falls below zero.
//! 2. A promise lies at a seat, and nothing else does.
//! 3. A site takes a demand on when what it is to pick of it, allocated or picked already, rises from nothing: unless it is
//!    moved within the site, or comes back from the dock to the parcel it left with. It gives it up when that falls to
//!    nothing before anything has left, and is not counted if it does so on the same day.

use std::collections::BTreeMap;

use rusqlite::{Result, Row};

use super::super::read::{ints, text};
use super::super::run::Check;

/// The stages of a line, as its columns are called.
pub(super) const BUCKETS: [&str; 6] = ["open", "reserved", "allocated", "picked", "shipped", "cancelled"];

/// The first of them.
pub(super) const OPEN: usize = 0;

/// Those that have left.
const SHIPPED: usize = 4;

/// Those of them whose units lie at a seat: the columns of a promise.
pub(super) const PROMISES: std::ops::Range<usize> = 1..4;

/// Those of them that a site has taken on.
const TAKEN_ON: std::ops::Range<usize> = 2..4;

/// A line, and the site, place, lot and owner of a seat.
pub(super) type Seat = [i64; 5];

/// What is wrong with a record: its name and the message.
type Wrong = (String, String);

/// How a line stands.
#[derive(Default)]
pub(super) struct Line {
    /// All that came from outside.
    pub(super) wanted: i128,
    /// What stands in each stage.
    pub(super) stages: [i128; 6],
    /// Whether anything of it was ever open.
    pub(super) was_open: bool,
}

/// A demand as it stands after some of its moves.
#[derive(Default)]
pub(super) struct Fold {
    pub(super) lines: BTreeMap<i64, Line>,
    pub(super) promises: BTreeMap<Seat, [i128; 3]>,
    /// What each site was last to send of it.
    sites: BTreeMap<i64, Parcel>,
}

/// What a site was last to send of a demand.
#[derive(Default)]
struct Parcel {
    to_pick: i128,
    gone: i128,
    /// The day it was taken on; none of one that was given up.
    since: Option<i64>,
}

/// A move: its columns after the demand.
pub(super) struct Step {
    id: i64,
    line: i64,
    seat: [i64; 4],
    quantity: i128,
    day: i64,
    /// The stage it leaves and the one it reaches; none is outside.
    from: Option<usize>,
    to: Option<usize>,
    /// Whether it stays within its site.
    within: bool,
}

impl Step {
    /// Reads `demand_move_id, line, site_id, place_id, lot_id, owner_id, quantity, occurred_on, from_stage, to_stage,
    /// cause`.
    pub(super) fn read(row: &Row<'_>, at: usize) -> Result<std::result::Result<Self, Wrong>> {
        let [id, line, site, place, lot, owner, quantity, day] = ints(row, at)?;
        let mut stages = [None; 2];
        for (stage, column) in stages.iter_mut().zip([at + 8, at + 9]) {
            let word = text(row, column)?;
            *stage = BUCKETS.iter().position(|known| *known == word);
            if stage.is_none() && word != "outside" {
                return Ok(Err((format!("demand move {id}"), format!("{word} is no stage"))));
            }
        }
        let ([from, to], seat) = (stages, [site, place, lot, owner]);
        let within = text(row, at + 10)? == "reseated";
        Ok(Ok(Self { id, line, seat, quantity: quantity.into(), day, from, to, within }))
    }
}

impl Fold {
    /// Takes a move; answers with the site and day, and by how many more demands it took on then.
    pub(super) fn take(
        &mut self,
        demand: i64,
        step: &Step,
        lines: &mut Check,
        promises: &mut Check,
    ) -> Option<([i64; 2], i128)> {
        let Step { id, line, seat, quantity, day, from, to, within } = *step;
        let record = || format!("demand move {id}");
        let is_promise = |stage: &Option<usize>| stage.is_some_and(|stage| PROMISES.contains(&stage));
        lines.holds(quantity > 0, record, || "moves nothing");
        lines.holds(to.is_some(), record, || "goes outside, where nothing goes back to");
        let lies = is_promise(&from) || is_promise(&to);
        promises.holds(!lies || seat[0] != 0, record, || "is promised nowhere");
        promises.holds(lies || seat == [0; 4], record, || "lies at a seat, though it is not promised");

        let stands = self.lines.entry(line).or_default();
        stands.was_open |= from == Some(OPEN) || to == Some(OPEN);
        match from {
            None => stands.wanted += quantity,
            Some(from) => {
                stands.stages[from] -= quantity;
                let (stage, left) = (BUCKETS[from], stands.stages[from]);
                let wrong = || format!("leaves {left} {stage} of demand line {demand}/{line}");
                lines.holds(left >= 0, record, wrong);
            }
        }
        if let Some(to) = to {
            stands.stages[to] += quantity;
        }
        if !lies {
            return None;
        }

        let [site, place, lot, owner] = seat;
        let key = [line, site, place, lot, owner];
        let held = self.promises.entry(key).or_default();
        if let Some(from) = from.filter(|from| PROMISES.contains(from)) {
            let at = from - PROMISES.start;
            held[at] -= quantity;
            let left = held[at];
            let wrong = || format!("leaves {left} {} of {}", BUCKETS[from], promise_name(demand, &key));
            promises.holds(left >= 0, record, wrong);
        }
        if let Some(to) = to.filter(|to| PROMISES.contains(to)) {
            held[to - PROMISES.start] += quantity;
        }

        let is_on = |stage: Option<usize>| stage.is_some_and(|stage| TAKEN_ON.contains(&stage));
        let parcel = self.sites.entry(site).or_default();
        let before = parcel.to_pick;
        parcel.to_pick += quantity * (i128::from(is_on(to)) - i128::from(is_on(from)));
        parcel.gone += quantity * (i128::from(to == Some(SHIPPED)) - i128::from(from == Some(SHIPPED)));
        let returns = from == Some(SHIPPED) && parcel.since.is_some();
        if before <= 0 && parcel.to_pick > 0 && !within && !returns {
            (parcel.since, parcel.gone) = (Some(day), 0);
            return Some(([site, day], 1));
        }
        if before > 0 && parcel.to_pick <= 0 && !within && to != Some(SHIPPED) && parcel.gone <= 0 {
            let since = parcel.since.take();
            return (since == Some(day)).then_some(([site, day], -1));
        }
        None
    }
}

pub(super) fn promise_name(demand: i64, [line, site, place, lot, owner]: &Seat) -> String {
    let mut name = format!("promise {demand}/{line} site {site}");
    for (noun, id) in [("place", place), ("lot", lot), ("owner", owner)] {
        if *id != 0 {
            name.push_str(&format!(" {noun} {id}"));
        }
    }
    name
}
