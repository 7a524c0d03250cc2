//! Whatever numbers are asked, there is an answer, and it takes nothing that is not there.

use proptest::prelude::*;

use super::*;

fn number() -> impl Strategy<Value = i64> {
    prop_oneof![any::<i64>(), Just(i64::MAX), Just(i64::MIN), -3..4_i64, (-9..9_i64).prop_map(|units| units * ONE)]
}

fn problems() -> impl Strategy<Value = Problem> {
    let place = 0..4_usize;
    let offer = (place.clone(), number()).prop_map(|(lot, cost)| Offer { lot, cost });
    let line = (number(), number(), number(), any::<bool>(), prop::collection::vec(offer, 0..6));
    let line =
        line.prop_map(|(quantity, step, penalty, complete, offers)| Line { quantity, step, penalty, complete, offers });
    let some = prop_oneof![Just(None), (0..3_u32).prop_map(Some), Just(Some(u32::MAX))];
    let order = (any::<u32>(), place.clone(), any::<bool>(), some.clone(), prop::collection::vec(line, 0..4));
    let order = order.prop_map(|(rank, lane, complete, parcels_most, lines)| Order {
        rank,
        lane,
        complete,
        parcels_most,
        lines,
    });
    let site = (number(), some).prop_map(|(handling, parcels_left)| Site { handling, parcels_left });
    let lot = (place, number(), number()).prop_map(|(site, quantity, cost)| Lot { site, quantity, cost });
    let lane = prop::collection::vec(number(), 0..5);
    (
        prop::collection::vec(site, 0..4),
        prop::collection::vec(lot, 0..4),
        prop::collection::vec(lane, 0..4),
        prop::collection::vec(order, 0..5),
    )
        .prop_map(|(sites, lots, lanes, orders)| Problem { sites, lots, lanes, orders })
}

proptest! {
    #[test]
    fn any_numbers_have_an_answer(problem in problems()) {
        let plan = source(&problem, Budget { steps: 20_000 });
        for (lot, held) in problem.lots.iter().enumerate() {
            let taken: i128 =
                plan.takes.iter().filter(|take| take.lot == lot).map(|take| i128::from(take.quantity)).sum();
            prop_assert!(taken <= i128::from(held.quantity.max(0)));
        }
        for take in &plan.takes {
            prop_assert!(take.quantity > 0);
            prop_assert!(problem.lots[take.lot].site < problem.sites.len());
            prop_assert!(problem.orders[take.order].lane < problem.lanes.len());
        }
    }
}

#[test]
fn nothing_asked_is_an_empty_plan() {
    assert_eq!(source(&Problem::default(), Budget::default()), Plan::default());
}

#[test]
fn what_does_not_exist_is_passed_over() {
    // A lot that is not there, a lot at no site, a site that the lane does not reach, and one that is as it should be.
    let mut problem = sites(&[1, 1, 1]).lot(7, 5).lot(1, 5).lot(0, 5).order(&[line(1, 10, &[9, 0, 1, 2])]);
    problem.lanes[0].truncate(1);
    assert_eq!(solve(&problem), (vec![[0, 0, 2, 1]], 1_00));
    problem.orders[0].lane = 1;
    assert_eq!(source(&problem, Budget::default()).takes, []);
}

#[test]
fn more_sites_than_a_set_has_bits_are_looked_at() {
    // A hundred sites with one unit each, the cheapest last; four units are wanted, and a parcel costs 1.00.
    let mut problem = (0..100).fold(sites(&[1; 100]), |problem, site| problem.lot(site, 1));
    for (at, lot) in problem.lots.iter_mut().enumerate() {
        lot.cost = (100 - at as i64) * ONE / 100;
    }
    let lots: Vec<usize> = (0..100).collect();
    let problem = problem.order(&[line(4, 10, &lots)]);
    let takes = (96..100).map(|lot| [0, 0, lot, 1]).collect();
    assert_eq!(solve(&problem), (takes, 4_10));
}
