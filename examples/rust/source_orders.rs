//! Sources the orders of a file: `cargo run --release --example source_orders -- instances.json plan.json`.
//!
//! The file holds a list of instances, each with its sites and their lots, its distances and its orders, as in
//! `two_sites.json`. The plan says for each instance what is taken: order, line, site, lot of the site, units. What a
//! shop would ask of its own data is worked out here: which lots may serve a line, and what each of them costs.
#![allow(clippy::print_stdout, reason = "an example shows what it did")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use backroom::domain::allocation::rules::sourcing::{Budget, Line, Lot, Offer, Order, Problem, Site, source};
use serde::Deserialize;

/// What an order of priority 1, 2 or 3 loses with a unit unserved, in tenths of its revenue.
const WEIGHTS: [i64; 3] = [30, 16, 10];

/// Millionths in one.
const MICRO: i64 = 1_000_000;

#[derive(Deserialize)]
struct Instance {
    id: String,
    nodes: Vec<Node>,
    /// By node and zone.
    dist: Vec<Vec<serde_json::Number>>,
    orders: Vec<Wanted>,
}

#[derive(Deserialize)]
struct Node {
    handling: serde_json::Number,
    cap: u32,
    ships_web: bool,
    lots: Vec<Stock>,
}

#[derive(Deserialize)]
struct Stock {
    sku: usize,
    qty: i64,
    days_left: i64,
}

#[derive(Deserialize)]
struct Wanted {
    zone: usize,
    priority: usize,
    channel: String,
    ship_complete: bool,
    lines: Vec<WantedLine>,
}

#[derive(Deserialize)]
struct WantedLine {
    sku: usize,
    qty: i64,
    revenue: serde_json::Number,
    min_days: i64,
}

/// A decimal of at most six places as millionths.
fn micros(number: &serde_json::Number) -> Result<i64, Box<dyn Error>> {
    let text = number.to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    if decimals.len() > 6 {
        return Err(format!("{text} has more than six decimals").into());
    }
    Ok(format!("{whole}{decimals:0<6}").parse()?)
}

/// The node, and the lot of that node, that each lot of a problem is.
type Places = Vec<(usize, usize)>;

/// An instance as it is asked.
fn problem(instance: &Instance) -> Result<(Problem, Places), Box<dyn Error>> {
    let mut problem = Problem::default();
    let mut places = Places::new();
    for (site, node) in instance.nodes.iter().enumerate() {
        problem.sites.push(Site { handling: micros(&node.handling)?, parcels_left: Some(node.cap) });
        for (at, lot) in node.lots.iter().enumerate() {
            places.push((site, at));
            // Two hundredths for thirty days.
            problem.lots.push(Lot { site, quantity: lot.qty * MICRO, cost: lot.days_left * MICRO / 1500 });
        }
    }
    let zones = instance.dist.iter().map(Vec::len).max().unwrap_or(0);
    for zone in 0..zones {
        let lane: Result<_, _> = instance.dist.iter().map(|from| micros(&from[zone])).collect();
        problem.lanes.push(lane?);
    }
    for order in &instance.orders {
        let mut lines = Vec::new();
        for line in &order.lines {
            let suits = |at: &usize| {
                let (node, lot) = places[*at];
                let (node, lot) = (&instance.nodes[node], &instance.nodes[node].lots[lot]);
                lot.sku == line.sku && lot.days_left >= line.min_days && (order.channel != "web" || node.ships_web)
            };
            // Carrying a unit costs three twentieths of carrying a parcel.
            let offer = |lot: usize| Offer { lot, cost: problem.lanes[order.zone][places[lot].0] * 3 / 20 };
            lines.push(Line {
                quantity: line.qty * MICRO,
                step: MICRO,
                penalty: micros(&line.revenue)? * WEIGHTS[order.priority - 1] / 10,
                complete: false,
                offers: (0..places.len()).filter(suits).map(offer).collect(),
            });
        }
        problem.orders.push(Order {
            rank: u32::try_from(order.priority)?,
            lane: order.zone,
            complete: order.ship_complete,
            parcels_most: None,
            lines,
        });
    }
    Ok((problem, places))
}

/// Reads instances, sources each, and writes the plan.
pub(crate) fn run(instances: &Path, plan: &Path, budget: Budget) -> Result<(), Box<dyn Error>> {
    let instances: Vec<Instance> = serde_json::from_slice(&fs::read(instances)?)?;
    let mut plans: BTreeMap<&str, Vec<[i64; 5]>> = BTreeMap::new();
    for instance in &instances {
        let (problem, places) = problem(instance)?;
        let found = source(&problem, budget);
        let mut takes = Vec::new();
        for take in &found.takes {
            let (node, lot) = places[take.lot];
            let place = [take.order, take.line, node, lot].map(i64::try_from);
            let [order, line, node, lot] = place;
            takes.push([order?, line?, node?, lot?, take.quantity / MICRO]);
        }
        println!("{}: {} parcels, {} steps", instance.id, found.parcels, found.steps);
        plans.insert(&instance.id, takes);
    }
    fs::write(plan, serde_json::to_vec(&plans)?)?;
    Ok(())
}

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(instances), Some(plan)) = (arguments.next(), arguments.next()) else {
        return Err("say which file holds the instances, which shall hold the plan, and perhaps how many steps".into());
    };
    let budget = match arguments.next() {
        None => Budget::default(),
        Some(steps) => Budget { steps: steps.to_str().ok_or("steps are a number")?.parse()? },
    };
    run(Path::new(&instances), Path::new(&plan), budget)
}
