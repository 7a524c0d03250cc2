//! What can be promised by date, looking ahead: arithmetic alone, in millionths of the item's base unit.
//!
//! ```text
//!   held (day, later)  = at each site, what is left in hand of lots that are good on the day and what is expected until the
//!                        later one, never below nothing: what comes fills up what is kept back there first
//!   wanted (day)       = what orders wait for that is wanted until the day
//!   available (day)    = the least, over the day and every later one, of held (day, later) - wanted (later), and never
//!                        below nothing
//! ```
//!
//! 1. A promise of no more than what is available for a day leaves every order that waits what it needs on the day it is
//!    wanted, if it had that before: a promise today never breaks a later one already made. (Of the claims of any days from
//!    one to another, those before the first of them left aside, and of the promise there are no more than units that come
//!    until the last of them and are good on the first: Hall's condition.)
//! 2. What is available never falls from one day to the next, except by lots that end.
//! 3. Who waits is filled in the order of their turn: on the first day on which what is held comes to what they and
//!    those before them want.

use crate::values::{BusinessDate, DemandId};

/// What an item comes to at a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// What is left in hand, of lots that are good in each span of days; below 0 where more is kept back than there is.
    pub(crate) left: Vec<i128>,
    /// What is expected, and when.
    pub(crate) arrivals: Vec<(BusinessDate, i128)>,
}

/// What a line of an order waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) demand: DemandId,
    pub(crate) line: i64,
    pub(crate) wanted_on: BusinessDate,
    pub(crate) open: i128,
}

/// What an item comes to from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ahead {
    /// The first day, and each later one from which on fewer lots are good: where the spans of days begin.
    pub(crate) spans: Vec<BusinessDate>,
    pub(crate) sources: Vec<Source>,
    /// Who waits, in the order in which they are served.
    pub(crate) claims: Vec<Claim>,
}

/// What an item comes to on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DayAhead {
    pub(crate) on: BusinessDate,
    /// What could be promised if nothing were expected and nobody waited.
    pub(crate) in_hand: i128,
    /// What is expected until then.
    pub(crate) expected: i128,
    /// What orders wait for that is wanted until then.
    pub(crate) waited_for: i128,
    /// What can be promised.
    pub(crate) available: i128,
}

/// When a line that waits will be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Filled {
    /// There is enough in hand: it waits for something else than these goods.
    InHand,
    /// On a day.
    On(BusinessDate),
    /// By nothing that is expected.
    Never,
}

impl Ahead {
    /// What an item comes to, day by day, from the first day to another: each day on which anything changes.
    pub(crate) fn days(&self, until: BusinessDate) -> Vec<DayAhead> {
        let days = self.turning_days();
        let spans: Vec<usize> = days.iter().map(|day| self.span_of(*day)).collect();
        // By span of lots and day.
        let held: Vec<Vec<i128>> =
            (0..self.spans.len()).map(|span| days.iter().map(|day| self.held(span, Some(*day))).collect()).collect();
        let wanted: Vec<i128> = days.iter().map(|day| self.wanted(*day)).collect();
        let mut shown: Vec<DayAhead> = Vec::new();
        for (at, on) in days.iter().enumerate().take_while(|(_, day)| **day <= until) {
            let spare = (at..days.len()).map(|later| held[spans[at]][later] - wanted[later]).min();
            let day = DayAhead {
                on: *on,
                in_hand: self.held(spans[at], None),
                expected: self.expected(*on),
                waited_for: wanted[at],
                available: spare.unwrap_or(0).max(0),
            };
            if shown.last().is_none_or(|last| DayAhead { on: *on, ..*last } != day) {
                shown.push(day);
            }
        }
        shown
    }

    /// When a line that waits is expected to be filled.
    pub(crate) fn filled(&self, demand: DemandId, line: i64) -> Filled {
        let mut wanted = 0;
        for claim in &self.claims {
            wanted += claim.open;
            if (claim.demand, claim.line) == (demand, line) {
                break;
            }
        }
        if self.held(0, None) >= wanted {
            return Filled::InHand;
        }
        let mut days: Vec<BusinessDate> = self.arrivals().map(|(on, _)| on).collect();
        days.sort_unstable();
        days.dedup();
        let first = days.into_iter().find(|day| self.held(0, Some(*day)) >= wanted);
        first.map_or(Filled::Never, Filled::On)
    }

    /// The first day, and every later one on which something is expected, wanted or over, in order.
    fn turning_days(&self) -> Vec<BusinessDate> {
        let first = self.spans[0];
        let wanted = self.claims.iter().map(|claim| claim.wanted_on);
        let mut days: Vec<BusinessDate> = self.arrivals().map(|(on, _)| on).chain(wanted).collect();
        days.extend(&self.spans);
        days.retain(|day| *day >= first);
        days.sort_unstable();
        days.dedup();
        days
    }

    fn arrivals(&self) -> impl Iterator<Item = (BusinessDate, i128)> {
        self.sources.iter().flat_map(|source| source.arrivals.iter().copied())
    }

    fn span_of(&self, day: BusinessDate) -> usize {
        self.spans.partition_point(|first| *first <= day) - 1
    }

    /// What is held of the lots of a span and of what is expected until a day, or of what is in hand alone.
    fn held(&self, span: usize, until: Option<BusinessDate>) -> i128 {
        let at_site = |source: &Source| {
            let come = source.arrivals.iter().filter(|(on, _)| until.is_some_and(|until| *on <= until));
            (source.left[span] + come.map(|(_, quantity)| *quantity).sum::<i128>()).max(0)
        };
        self.sources.iter().map(at_site).sum()
    }

    fn expected(&self, until: BusinessDate) -> i128 {
        self.arrivals().filter(|(on, _)| *on <= until).map(|(_, quantity)| quantity).sum()
    }

    fn wanted(&self, until: BusinessDate) -> i128 {
        self.claims.iter().filter(|claim| claim.wanted_on <= until).map(|claim| claim.open).sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: i64) -> BusinessDate {
        BusinessDate::new(2026, 12, 1).and_then(|first| first.add_days(number - 1)).expect("a day")
    }

    fn claims(claims: &[(i64, i128)]) -> Vec<Claim> {
        let claim = |(at, (on, open)): (i64, &(i64, i128))| Claim {
            demand: DemandId(at),
            line: 1,
            wanted_on: day(*on),
            open: *open,
        };
        (1..).zip(claims).map(claim).collect()
    }

    /// One site: lots in hand with the last day of each (none: they keep), arrivals, and who waits.
    fn ahead(lots: &[(Option<i64>, i128)], arrivals: &[(i64, i128)], waiting: &[(i64, i128)]) -> Ahead {
        let mut spans = vec![day(1)];
        spans.extend(lots.iter().filter_map(|(last, _)| last.map(|last| day(last + 1))));
        spans.sort_unstable();
        spans.dedup();
        let good = |on: &BusinessDate| {
            let good = lots.iter().filter(|(last, _)| last.is_none_or(|last| day(last) >= *on));
            good.map(|(_, quantity)| *quantity).sum()
        };
        let left = spans.iter().map(good).collect();
        let arrivals = arrivals.iter().map(|(on, quantity)| (day(*on), *quantity)).collect();
        Ahead { spans, sources: vec![Source { left, arrivals }], claims: claims(waiting) }
    }

    fn shown(ahead: &Ahead) -> Vec<String> {
        let days = ahead.days(BusinessDate::LAST).into_iter();
        let day = |day: DayAhead| {
            let DayAhead { on, in_hand, expected, waited_for, available } = day;
            format!("{} {in_hand}+{expected}-{waited_for} {available}", on.day())
        };
        days.map(day).collect()
    }

    /// Day, in hand, expected, waited for, available.
    #[test]
    fn what_can_be_promised_day_by_day() {
        let cases: [(&str, Ahead, &[&str]); 8] = [
            ("nothing expected, nobody waits", ahead(&[(None, 5)], &[], &[]), &["1 5+0-0 5"]),
            (
                "what comes adds up",
                ahead(&[(None, 5)], &[(3, 2), (6, 4)], &[]),
                &["1 5+0-0 5", "3 5+2-0 7", "6 5+6-0 11"],
            ),
            ("late is from now on", ahead(&[], &[(-3, 2), (0, 1)], &[]), &["1 0+3-0 3"]),
            (
                "a later order keeps what it needs, not when it comes",
                ahead(&[], &[(3, 10), (8, 10)], &[(9, 10)]),
                &["1 0+0-0 0", "3 0+10-0 10", "8 0+20-0 10", "9 0+20-10 10"],
            ),
            (
                "today does not sell what is wanted later",
                ahead(&[(None, 5)], &[(3, 2)], &[(4, 6)]),
                &["1 5+0-0 1", "3 5+2-0 1", "4 5+2-6 1"],
            ),
            (
                "who wants more than ever comes keeps it all",
                ahead(&[], &[(3, 2), (5, 2)], &[(1, 3), (4, 9)]),
                &["1 0+0-3 0", "3 0+2-3 0", "4 0+2-12 0", "5 0+4-12 0"],
            ),
            ("lots end", ahead(&[(Some(2), 4), (None, 1)], &[(5, 3)], &[]), &["1 5+0-0 5", "3 1+0-0 1", "5 1+3-0 4"]),
            (
                "lots that end are promised all the same",
                ahead(&[(Some(2), 10), (None, 5)], &[], &[(2, 8), (4, 5)]),
                &["1 15+0-0 2", "2 15+0-8 2", "3 5+0-8 0", "4 5+0-13 0"],
            ),
        ];
        for (name, ahead, expected) in cases {
            assert_eq!(shown(&ahead), expected, "{name}");
        }
        // What is kept back at one site is filled up there, and takes nothing from another.
        let short = Source { left: vec![-3], arrivals: vec![(day(2), 2), (day(4), 5)] };
        let other = Source { left: vec![1], arrivals: Vec::new() };
        let two = Ahead { spans: vec![day(1)], sources: vec![short, other], claims: Vec::new() };
        assert_eq!(shown(&two), ["1 1+0-0 1", "2 1+2-0 1", "4 1+7-0 5"]);
        assert_eq!(two.days(day(3)).len(), 2, "no day after the last one asked about");
    }

    #[test]
    fn who_waits_is_filled_in_turn() {
        let ahead = ahead(&[(None, 1)], &[(3, 4), (8, 10)], &[(9, 1), (1, 4), (2, 6), (2, 5)]);
        let filled = [1, 2, 3, 4].map(|demand| ahead.filled(DemandId(demand), 1));
        assert_eq!(filled, [Filled::InHand, Filled::On(day(3)), Filled::On(day(8)), Filled::Never]);
    }

    /// Whether everybody who waits has what they want on the day they want it, each day taking what ends first.
    fn all_served(lots: &[(Option<i64>, i128)], arrivals: &[(i64, i128)], waiting: &[(i64, i128)]) -> bool {
        let mut units: Vec<(i64, i64, i128)> =
            lots.iter().map(|(last, quantity)| (1, last.unwrap_or(99), *quantity)).collect();
        units.extend(arrivals.iter().map(|(on, quantity)| (*on, 99, *quantity)));
        units.sort_by_key(|(_, last, _)| *last);
        let mut waiting = waiting.to_vec();
        waiting.sort_unstable();
        waiting.into_iter().all(|(on, mut open)| {
            for (come, last, left) in &mut units {
                if *come <= on && on <= *last {
                    let taken = open.min(*left);
                    (open, *left) = (open - taken, *left - taken);
                }
            }
            open == 0
        })
    }

    proptest! {
        /// A promise of what is available breaks none that is made; where lots keep, one more would.
        #[test]
        fn a_promise_never_breaks_a_later_one(
            lots in prop::collection::vec((prop::option::of(1..9_i64), 0..6_i128), 0..4),
            keeps in any::<bool>(),
            arrivals in prop::collection::vec((1..9_i64, 1..6_i128), 0..4),
            wanted in prop::collection::vec((1..9_i64, 1..4_i128), 0..5),
            on in 1..9_i64,
        ) {
            let lots: Vec<_> = lots.into_iter().map(|(last, quantity)| (last.filter(|_| !keeps), quantity)).collect();
            let mut waiting = Vec::new();
            for claim in wanted {
                waiting.push(claim);
                if !all_served(&lots, &arrivals, &waiting) {
                    waiting.pop();
                }
            }
            let days = ahead(&lots, &arrivals, &waiting).days(day(on));
            let available = days.last().expect("the first day").available;
            let mut promised = waiting.clone();
            promised.push((on, available));
            prop_assert!(all_served(&lots, &arrivals, &promised), "{:?}", promised);
            if keeps {
                promised.push((on, 1));
                prop_assert!(!all_served(&lots, &arrivals, &promised), "{:?}", promised);
                // Served in the order in which they want it, everybody is filled in time.
                waiting.sort_unstable();
                let ahead = ahead(&lots, &arrivals, &waiting);
                for claim in &ahead.claims {
                    let filled = ahead.filled(claim.demand, claim.line);
                    prop_assert!(filled <= Filled::On(claim.wanted_on), "{:?} {:?}", claim, filled);
                }
            }
        }
    }
}
