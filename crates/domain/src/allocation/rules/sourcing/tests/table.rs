//! Given, when, then: small problems with what is best worked out by hand.

use super::*;

#[test]
fn one_parcel_is_better_than_two() {
    // Two lines: sites 0 and 1 have one each, site 2 has both and ships for 6.00; two parcels would be 8.00.
    let problem = sites(&[4, 4, 6]).lot(0, 1).lot(1, 1).lot(2, 1).lot(2, 1);
    let problem = problem.order(&[line(1, 20, &[0, 2]), line(1, 20, &[1, 3])]);
    assert_eq!(solve(&problem), (vec![[0, 0, 2, 1], [0, 1, 3, 1]], 6_00));
}

#[test]
fn two_parcels_are_better_than_a_dear_one() {
    let problem = sites(&[4, 4, 9]).lot(0, 1).lot(1, 1).lot(2, 1).lot(2, 1);
    let problem = problem.order(&[line(1, 20, &[0, 2]), line(1, 20, &[1, 3])]);
    assert_eq!(solve(&problem), (vec![[0, 0, 0, 1], [0, 1, 1, 1]], 8_00));
}

#[test]
fn a_parcel_that_does_not_pay_is_not_sent() {
    // What is worth 3.00 is not sent in a parcel of 4.00, but beside what is worth 20.00 it is.
    let alone = sites(&[4]).lot(0, 5).order(&[line(1, 3, &[0])]);
    assert_eq!(solve(&alone), (vec![], 3_00));
    let beside = sites(&[4]).lot(0, 5).order(&[line(1, 3, &[0]), line(1, 20, &[0])]);
    assert_eq!(solve(&beside), (vec![[0, 0, 0, 1], [0, 1, 0, 1]], 4_00));
    // A parcel that only just pays for itself is not sent either.
    let even = sites(&[4]).lot(0, 5).order(&[line(1, 4, &[0])]);
    assert_eq!(solve(&even), (vec![], 4_00));
}

#[test]
fn an_order_to_ship_complete_ships_whole_or_not_at_all() {
    let short = sites(&[1]).lot(0, 3).order(&[line(2, 10, &[0]), line(2, 10, &[0])]);
    assert_eq!(solve(&short), (vec![[0, 0, 0, 2], [0, 1, 0, 1]], 11_00));
    let complete = short.with(|order| order.complete = true);
    assert_eq!(solve(&complete), (vec![], 40_00));
    // With a second site both lines are whole, though the second unit of line 1 alone would not pay for its parcel.
    let more = sites(&[1, 15]).lot(0, 3).lot(1, 1);
    let more = more.order(&[line(2, 10, &[0]), line(2, 10, &[0, 1])]).with(|order| order.complete = true);
    assert_eq!(solve(&more), (vec![[0, 0, 0, 2], [0, 1, 0, 1], [0, 1, 1, 1]], 16_00));
}

#[test]
fn a_line_to_be_complete_is_served_whole_or_not_at_all() {
    let whole = |line: Line| Line { complete: true, ..line };
    let short = sites(&[1]).lot(0, 2).lot(0, 5).order(&[whole(line(3, 10, &[0])), line(1, 10, &[1])]);
    assert_eq!(solve(&short), (vec![[0, 1, 1, 1]], 31_00));
    // Neither site can serve it, both can.
    let both = sites(&[1, 1]).lot(0, 2).lot(1, 1).order(&[whole(line(3, 10, &[0, 1]))]);
    assert_eq!(solve(&both), (vec![[0, 0, 0, 2], [0, 0, 1, 1]], 2_00));
}

#[test]
fn a_site_ships_no_more_parcels_than_it_can() {
    // Site 0 is cheaper and has room for one: the order that would pay 5.00 more at site 1 gets it.
    let mut problem = sites(&[1, 3]).lot(0, 9).lot(1, 9);
    problem.sites[0].parcels_left = Some(1);
    let problem = problem.order(&[line(1, 20, &[0, 1])]).order(&[line(1, 20, &[0, 1])]).with(|order| {
        order.lines[0].offers[1].cost = 5 * ONE;
    });
    assert_eq!(solve(&problem), (vec![[0, 0, 1, 1], [1, 0, 0, 1]], 4_00));
}

#[test]
fn no_more_parcels_are_sent_to_an_order_than_it_allows() {
    let problem = sites(&[1, 2]).lot(0, 3).lot(1, 2).order(&[line(5, 10, &[0, 1])]);
    assert_eq!(solve(&problem), (vec![[0, 0, 0, 3], [0, 0, 1, 2]], 3_00));
    let unsplit = problem.clone().with(|order| order.parcels_most = Some(1));
    assert_eq!(solve(&unsplit), (vec![[0, 0, 0, 3]], 21_00));
    let none = problem.with(|order| order.parcels_most = Some(0));
    assert_eq!(solve(&none), (vec![], 50_00));
}

#[test]
fn the_earliest_expiry_goes_first_as_a_price_on_what_keeps_longer() {
    // Two hundredths of a unit of currency for each month: lot 1 keeps one month, lot 0 a year.
    let mut problem = sites(&[1]).lot(0, 4).lot(0, 3);
    (problem.lots[0].cost, problem.lots[1].cost) = (12 * ONE / 50, ONE / 50);
    let problem = problem.order(&[line(5, 10, &[0, 1])]);
    assert_eq!(solve(&problem), (vec![[0, 0, 0, 2], [0, 0, 1, 3]], 1_54));
}

#[test]
fn scarce_units_go_where_leaving_them_out_costs_most_whoever_comes_first() {
    let problem = sites(&[1]).lot(0, 1).order(&[line(1, 10, &[0])]).order(&[line(1, 30, &[0])]);
    assert_eq!(solve(&problem), (vec![[1, 0, 0, 1]], 11_00));
    // A lower rank goes first where it comes to the same, and only there.
    let ranked = |penalty| {
        let problem = sites(&[1]).lot(0, 1).order(&[line(1, 30, &[0])]).with(|order| order.rank = 2);
        problem.order(&[line(1, penalty, &[0])]).with(|order| order.rank = 1)
    };
    assert_eq!(solve(&ranked(30)), (vec![[1, 0, 0, 1]], 31_00));
    assert_eq!(solve(&ranked(29)), (vec![[0, 0, 0, 1]], 30_00));
}

#[test]
fn an_order_that_can_do_with_another_lot_leaves_the_one_that_another_needs() {
    // Order 0 would rather have lot 0, by 1.00; order 1 can have no other.
    let mut problem = sites(&[1]).lot(0, 1).lot(0, 1);
    problem.lots[1].cost = ONE;
    let problem = problem.order(&[line(1, 30, &[0, 1])]).order(&[line(1, 20, &[0])]);
    assert_eq!(solve(&problem), (vec![[0, 0, 1, 1], [1, 0, 0, 1]], 3_00));
}

#[test]
fn ten_units_over_two_sites_of_six_are_six_and_four() {
    let problem = sites(&[1, 2]).lot(0, 6).lot(1, 6).order(&[line(10, 10, &[0, 1])]);
    assert_eq!(solve(&problem), (vec![[0, 0, 0, 6], [0, 0, 1, 4]], 3_00));
}

#[test]
fn two_lines_of_one_order_never_take_the_same_units() {
    let problem = sites(&[1]).lot(0, 5).order(&[line(4, 10, &[0]), line(4, 10, &[0])]);
    assert_eq!(solve(&problem), (vec![[0, 0, 0, 4], [0, 1, 0, 1]], 31_00));
}

#[test]
fn weighed_goods_are_taken_in_whole_steps() {
    // 1.3 kg in steps of 250 g: 1.25 kg, of which the first lot has 0.6 kg, of which 0.5 kg can be used.
    let mut problem = sites(&[1, 1]).order(&[line(0, 20, &[0, 1])]);
    problem.lots = vec![Lot { site: 0, quantity: 600_000, cost: 0 }, Lot { site: 1, quantity: 9 * ONE, cost: ONE }];
    problem.orders[0].lines[0].quantity = 1_300_000;
    problem.orders[0].lines[0].step = 250_000;
    let plan = source(&problem, Budget::default());
    // One parcel from site 1: 1.25 at 1.00, 0.05 unserved at 20.00, and 1.00 for the parcel.
    assert_eq!((plan.takes.len(), plan.takes[0].lot, plan.takes[0].quantity), (1, 1, 1_250_000));
    assert_eq!(plan.cost, 3_250_000_000_000);
    assert_eq!(plan.unserved, [Unserved { order: 0, line: 0, quantity: 50_000 }]);
    // What is no whole number of steps is never complete.
    problem.orders[0].complete = true;
    assert_eq!(source(&problem, Budget::default()).takes, []);
}

#[test]
fn a_large_order_to_ship_complete_takes_what_others_can_spare() {
    // Order 0 needs all of lots 0, 1 and 2; the others have lot 3 and 4 besides, for 1.00 more each.
    let mut problem = sites(&[1]).lot(0, 2).lot(0, 2).lot(0, 2).lot(0, 9);
    problem.lots[3].cost = ONE;
    let problem = problem.order(&[line(2, 9, &[0]), line(2, 9, &[1]), line(2, 9, &[2])]);
    let problem = problem.with(|order| (order.complete, order.rank) = (true, 9));
    let problem = (0..3).fold(problem, |problem, lot| problem.order(&[line(2, 50, &[lot, 3])]));
    // Four parcels, and six units at 1.00.
    assert_eq!(solve(&problem).1, 10_00);
}
