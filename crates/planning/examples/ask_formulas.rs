//! Asks the textbook line by line: `cargo run --release -p backroom-planning --example ask_formulas < questions.txt`.
//!
//! A line is a name and its numbers with blanks between, a list as numbers with commas between; its answer is a line of
//! numbers, or says what is wanted. A judge may so compare it with another library without a binding.
#![allow(clippy::print_stdout, reason = "an example shows what it did")]

use std::error::Error;
use std::io::Read as _;

use backroom_planning::distributions::{NegativeBinomial, Normal, Pmf, Poisson};
use backroom_planning::textbook::*;

fn main() -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    for line in text.lines() {
        match answer(line) {
            Ok(numbers) => println!("{}", numbers.iter().map(f64::to_string).collect::<Vec<_>>().join(" ")),
            Err(error) => println!("{error}"),
        }
    }
    Ok(())
}

fn answer(line: &str) -> Result<Vec<f64>, Box<dyn Error>> {
    let mut words = line.split_whitespace();
    let name = words.next().unwrap_or_default();
    let lists: Vec<Vec<f64>> =
        words.map(|word| word.split(',').map(str::parse).collect::<Result<Vec<f64>, _>>()).collect::<Result<_, _>>()?;
    let numbers: Vec<f64> = lists.iter().filter_map(|list| list.first().copied()).collect();
    let terms = |n: &[f64]| Replenished {
        holding_cost: n[0],
        stockout_cost: n[1],
        fixed_cost: n[2],
        demand_mean: n[3],
        demand_sd: n[4],
        lead_time: n[5],
    };
    let point = |found: ReorderPoint| vec![found.reorder_point, found.order_quantity, found.cost];
    let stock = |found: BaseStock| vec![found.base_stock_level, found.cost];
    let costs = |n: &[f64]| Overage { holding_cost: n[0], stockout_cost: n[1] };
    Ok(match (name, numbers.as_slice()) {
        ("eoq", [k, h, d]) => {
            let lot = economic_order_quantity(&Eoq { fixed_cost: *k, holding_cost: *h, demand_rate: *d })?;
            vec![lot.order_quantity, lot.cost]
        }
        ("epq", [k, h, d, made]) => {
            let lot = economic_production_quantity(&Eoq { fixed_cost: *k, holding_cost: *h, demand_rate: *d }, *made)?;
            vec![lot.order_quantity, lot.cost]
        }
        ("eoqb", [k, h, p, d]) => {
            let terms = Eoq { fixed_cost: *k, holding_cost: *h, demand_rate: *d };
            let lot = economic_order_quantity_with_backorders(&terms, *p)?;
            vec![lot.order_quantity, lot.stockout_fraction, lot.cost]
        }
        ("all_units" | "incremental", [k, i, d, ..]) => {
            let [_, _, _, breakpoints, unit_costs] = lists.as_slice() else { return Err("five inputs".into()) };
            let terms = Discounts { fixed_cost: *k, holding_cost_rate: *i, demand_rate: *d, breakpoints, unit_costs };
            let lot = match name {
                "all_units" => economic_order_quantity_with_all_units_discounts(&terms)?,
                _ => economic_order_quantity_with_incremental_discounts(&terms)?,
            };
            vec![lot.order_quantity, lot.region as f64, lot.cost]
        }
        ("newsvendor_normal", n @ [_, _, mean, sd, lead]) => {
            stock(newsvendor_continuous(&costs(n), &over_lead_time(*mean, *sd, *lead)?)?)
        }
        ("newsvendor_continuous", n @ [_, _, mean, sd]) => {
            stock(newsvendor_continuous(&costs(n), &Normal::new(*mean, *sd)?)?)
        }
        ("newsvendor_poisson", n @ [_, _, mean]) => stock(newsvendor_discrete(&costs(n), &Poisson::new(*mean)?)?),
        ("newsvendor_nb", n @ [_, _, r, p]) => stock(newsvendor_discrete(&costs(n), &NegativeBinomial::new(*r, *p)?)?),
        ("newsvendor_discrete", n @ [_, _, ..]) => {
            let [_, _, probabilities] = lists.as_slice() else { return Err("three inputs".into()) };
            stock(newsvendor_discrete(&costs(n), &Pmf::new(probabilities)?)?)
        }
        ("newsvendor_explicit", [r, c, v, mean, sd, h, p]) => {
            let margins =
                Margins { revenue: *r, purchase_cost: *c, salvage_value: *v, holding_cost: *h, stockout_cost: *p };
            let found = newsvendor_continuous_profit(&margins, &Normal::new(*mean, *sd)?, None)?;
            vec![found.base_stock_level, found.profit]
        }
        ("r_q_exact", n) if n.len() == 6 => point(r_q_exact(&terms(n))?),
        ("r_q_eil", n) if n.len() == 6 => point(r_q_eil_approximation(&terms(n))?),
        ("r_q_eoqb", n) if n.len() == 6 => point(r_q_eoqb_approximation(&terms(n))?),
        ("r_q_eoqss", n) if n.len() == 6 => point(r_q_eoqss_approximation(&terms(n))?),
        ("r_q_loss", n) if n.len() == 6 => point(r_q_loss_function_approximation(&terms(n))?),
        ("r_q_cost", n) if n.len() == 8 => point(r_q_cost(&terms(n), n[6], n[7])?),
        ("r_q_poisson", [h, p, k, mean, lead]) => point(r_q_poisson_exact(&ReplenishedPoisson {
            holding_cost: *h,
            stockout_cost: *p,
            fixed_cost: *k,
            demand_mean: *mean,
            lead_time: *lead,
        })?),
        ("s_s_poisson", n @ [_, _, k, mean]) => {
            let demand = Pmf::of(&Poisson::new(*mean)?)?;
            let found = s_s_exact(&Periodic { costs: costs(n), fixed_cost: *k, demand, lead_time: 0 })?;
            vec![found.reorder_point, found.order_up_to_level, found.cost]
        }
        ("s_s_power", n @ [_, _, k, mean, sd]) => {
            let (low, high) = s_s_power_approximation(&PeriodicNormal {
                costs: costs(n),
                fixed_cost: *k,
                demand_mean: *mean,
                demand_sd: *sd,
                lead_time: 0.0,
            })?;
            vec![low, high]
        }
        ("wagner_whitin", [k, h, ..]) => {
            let [_, _, demand] = lists.as_slice() else { return Err("three inputs".into()) };
            let plan = wagner_whitin(&Horizon::steady(demand, *k, *h))?;
            [plan.order_quantities, vec![plan.cost]].concat()
        }
        ("joint", [shared, ..]) => {
            let [_, fixed, holding, rates] = lists.as_slice() else { return Err("four inputs".into()) };
            let plan = joint_replenishment_silver(&Joint {
                shared_fixed_cost: *shared,
                individual_fixed_costs: fixed,
                holding_costs: holding,
                demand_rates: rates,
            })?;
            [plan.order_quantities, vec![plan.base_cycle_time, plan.cost]].concat()
        }
        ("serial", [stockout, mean, sd, ..]) => {
            let [_, _, _, holding, leads] = lists.as_slice() else { return Err("five inputs".into()) };
            let stages: Vec<Stage> = holding
                .iter()
                .zip(leads)
                .map(|(holding, lead)| Stage { echelon_holding_cost: *holding, lead_time: *lead })
                .collect();
            let plan = serial_base_stock(&stages, *stockout, SerialDemand::Normal { mean: *mean, sd: *sd }, None)?;
            [plan.echelon_base_stock_levels, vec![plan.cost]].concat()
        }
        _ => return Err(format!("{name} is not asked so").into()),
    })
}
