//! Finds the levels of many items: `cargo run --release -p backroom-planning --example replenish_items -- items.csv
//! levels.csv`.
//!
//! A line of the file has the columns id, lead time (mean and standard deviation), review period, pack, minimum order,
//! holding cost per unit and day, cost of a lost unit, cost of an order line, and then, each with blanks between, what was
//! sold by day and whether the day closed empty (0 or 1). What comes out has the columns id, s and S.
#![allow(clippy::print_stdout, reason = "an example shows what it did")]
#![allow(clippy::float_arithmetic, reason = "levels are estimates; nothing here is booked")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::time::Instant;

use backroom_planning::forecast::{Ahead, Learned, Period, cleaned, count_quantiles, look_back, season_profile};
use backroom_planning::policy::{Offer, best_quantity, economic_service, levels, quantile_at};

/// Days over which a rate is told.
const HORIZON: usize = 28;

/// Shares of demand of which quantiles are forecast.
const SHARES: [f64; 9] = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995];

struct Item {
    id: String,
    lead_time: f64,
    lead_time_sd: f64,
    review: f64,
    pack: f64,
    minimum: f64,
    holding_cost: f64,
    lost_cost: f64,
    line_cost: f64,
    demand: Vec<f64>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else { return Err("give two files".into()) };
    let items: Vec<Item> = fs::read_to_string(from)?.lines().map(item).collect::<Result<_, _>>()?;
    let started = Instant::now();
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        groups.entry((item.lead_time + item.review).round() as usize).or_default().push(at);
    }
    let mut found = vec![(0.0, 0.0); items.len()];
    let profile = season_profile(items.iter().map(|item| item.demand.as_slice()), 7);
    for (protection, members) in groups {
        let ahead = Ahead::new(HORIZON.max(protection), protection, 7, &SHARES)?;
        // The pool is all items, whatever their own protection interval: what spreads alike is learnt together.
        let lookbacks: Vec<_> = items.iter().flat_map(|item| look_back(&item.demand, &ahead, &profile)).collect();
        let learned = Learned::from(&lookbacks, &ahead);
        for member in members {
            found[member] = leveled(&items[member], &learned, &profile, protection as f64)?;
        }
    }
    println!("{} items in {:.2} s", items.len(), started.elapsed().as_secs_f64());
    let mut out = String::from("unique_id,s,S\n");
    for (item, (low, high)) in items.iter().zip(found) {
        writeln!(out, "{},{low},{high}", item.id)?;
    }
    fs::write(to, out)?;
    Ok(())
}

fn leveled(item: &Item, learned: &Learned, profile: &[f64], protection: f64) -> Result<(f64, f64), Box<dyn Error>> {
    let forecast = learned.forecast(&item.demand, profile);
    // An order lasts long beyond the interval, in which some of what sells now will have faded: its size goes halfway
    // to the middle of demand, its point by the whole spread.
    let mean = (forecast.sum_mean / protection).max(1e-6);
    let rate = 0.5 * (mean + forecast.level.max(1e-6));
    let offer = Offer {
        pack: item.pack,
        minimum: item.minimum,
        breaks: &[0.0],
        prices: &[1.0],
        fixed_cost: item.line_cost,
        holding_rate: item.holding_cost,
        demand_rate: rate,
        most: f64::INFINITY,
    };
    let (quantity, _) = best_quantity(&offer)?;
    let service = economic_service(item.holding_cost, item.lost_cost, quantity, mean, (0.5, 0.999))?;
    // A lead time that varies spreads demand further than the periods that were seen.
    let variance = forecast.sum_variance + (mean * item.lead_time_sd).powi(2);
    let mut counted = [0.0; SHARES.len()];
    count_quantiles(forecast.sum_mean, variance, &SHARES, &mut counted);
    let told =
        0.5 * (quantile_at(&SHARES, &counted, service)? + quantile_at(&SHARES, &forecast.sum_quantiles, service)?);
    let found = levels(&[service], &[told], service, quantity)?;
    Ok((found.reorder_point, found.order_up_to))
}

fn item(line: &str) -> Result<Item, Box<dyn Error>> {
    let cells: Vec<&str> = line.split(',').collect();
    let [id, numbers @ .., sold, empty] = cells.as_slice() else { return Err("a line is too short".into()) };
    let numbers: Vec<f64> = numbers.iter().map(|cell| cell.parse()).collect::<Result<_, _>>()?;
    let [lead_time, lead_time_sd, review, pack, minimum, holding_cost, lost_cost, line_cost] = numbers.as_slice()
    else {
        return Err(format!("{id} has not eight numbers").into());
    };
    let sold: Vec<f64> = sold.split(' ').map(str::parse).collect::<Result<_, _>>()?;
    let periods: Vec<Period> =
        empty.split(' ').map(|day| Period { stockout: day == "1", ..Period::default() }).collect();
    Ok(Item {
        id: (*id).to_owned(),
        lead_time: *lead_time,
        lead_time_sd: *lead_time_sd,
        review: *review,
        pack: *pack,
        minimum: *minimum,
        holding_cost: *holding_cost,
        lost_cost: *lost_cost,
        line_cost: *line_cost,
        demand: cleaned(&sold, &periods, 1.0),
    })
}
