//! Laws for any problem: a plan breaks no rule, costs what it says and no more than serving nobody, is the same every
//! time, gets no dearer with more budget, and of tiny problems is nearly always the best there is.

use proptest::prelude::*;

use super::brute::least;
use super::*;

/// A small problem, its figures drawn from a few so that much is scarce and much comes to the same.
fn problems(orders: usize, lines: usize, sites: usize, lots: usize, units: i64) -> impl Strategy<Value = Problem> {
    let cents = |most: i64| (0..=most).prop_map(|cents| cents * ONE / 100);
    let offer = (0..lots, cents(300)).prop_map(|(lot, cost)| Offer { lot, cost });
    let line = (0..=units, 1..=2_i64, cents(2000), prop::bool::weighted(0.2), prop::collection::vec(offer, 0..=lots));
    let line = line.prop_map(|(units, step, penalty, complete, mut offers)| {
        offers.sort_by_key(|offer| offer.lot);
        offers.dedup_by_key(|offer| offer.lot);
        Line { quantity: units * ONE, step: step * ONE, penalty, complete, offers }
    });
    let most = prop_oneof![3 => Just(None), 1 => (0..=2_u32).prop_map(Some)];
    let order = (0..3_u32, 0..2_usize, prop::bool::weighted(0.3), most.clone(), prop::collection::vec(line, 1..=lines));
    let order = order.prop_map(|(rank, lane, complete, parcels_most, lines)| Order {
        rank,
        lane,
        complete,
        parcels_most,
        lines,
    });
    let site = (cents(600), most).prop_map(|(handling, parcels_left)| Site { handling, parcels_left });
    let lot = (0..sites, 0..=units, cents(100));
    let lot = lot.prop_map(|(site, units, cost)| Lot { site, quantity: units * ONE, cost });
    let lane = prop::collection::vec(cents(500), sites);
    (
        prop::collection::vec(site, sites),
        prop::collection::vec(lot, lots),
        prop::collection::vec(lane, 2),
        prop::collection::vec(order, 1..=orders),
    )
        .prop_map(|(sites, lots, lanes, orders)| Problem { sites, lots, lanes, orders })
}

/// Whether two lines of an order may take from one lot.
fn shares(order: &Order) -> bool {
    let mut lots: Vec<usize> = order.lines.iter().flat_map(|line| &line.offers).map(|offer| offer.lot).collect();
    lots.sort_unstable();
    lots.windows(2).any(|pair| pair[0] == pair[1])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_keeps_the_rules_and_more_budget_never_makes_it_dearer(problem in problems(8, 4, 5, 9, 6)) {
        let mut dearest = i128::MAX;
        for steps in [0, 2_000, 20_000, 200_000] {
            let plan = source(&problem, Budget { steps });
            prop_assert_eq!(plan.cost, checked(&problem, &plan));
            prop_assert!(plan.cost <= dearest, "{} steps: {} after {}", steps, plan.cost, dearest);
            prop_assert_eq!(&plan, &source(&problem, Budget { steps }));
            dearest = plan.cost;
        }
    }

    #[test]
    fn one_order_gets_the_best_there_is(problem in problems(1, 2, 4, 4, 2)) {
        let plan = source(&problem, Budget::NONE);
        prop_assert_eq!(plan.cost, checked(&problem, &plan));
        let least = least(&problem);
        if shares(&problem.orders[0]) {
            prop_assert!(plan.cost >= least);
        } else {
            prop_assert_eq!(plan.cost, least);
        }
    }

    #[test]
    fn no_plan_is_cheaper_than_the_best_there_is(problem in problems(2, 2, 3, 3, 2)) {
        let plan = source(&problem, Budget { steps: 100_000 });
        prop_assert!(checked(&problem, &plan) >= least(&problem));
    }
}

#[test]
fn tiny_problems_are_nearly_always_solved_best() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;
    let (mut runner, drawn) = (TestRunner::deterministic(), problems(3, 2, 3, 3, 2));
    let (mut best, mut ours, mut all) = (0, 0, 0);
    for _ in 0..200 {
        let problem = drawn.new_tree(&mut runner).unwrap().current();
        if problem.orders.iter().any(shares) {
            continue;
        }
        let (plan, least) = (source(&problem, Budget { steps: 1_000_000 }), least(&problem));
        best += usize::from(plan.cost == least);
        ours += plan.cost - least;
        all += 1;
    }
    assert!(all > 50, "{all}");
    assert!(best * 100 >= all * 98, "{best} of {all} solved best, {ours} dearer together");
}
