//! Forecasts the series of a file: `cargo run --release -p backroom-planning --example forecast_series -- weeks.csv
//! out.csv NAME HORIZON PROTECTION SEASON ORIGIN...`.
//!
//! The file has the columns unique_id, t and y, sorted, a period without demand as 0. For each origin the periods before
//! it are what is known; the forecast has the columns dataset, origin, unique_id, model, step, mean, q50, q90, q95 and
//! q99, step 0 being the sum of the protection interval. How long it took is said at the end.
#![allow(clippy::print_stdout, reason = "an example shows what it did")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::time::Instant;

use backroom_planning::forecast::{Ahead, Forecast, Learned, look_back, season_profile};

/// How many slices of the series are worked on side by side.
const THREADS: usize = 2;

/// A series by its name.
struct Series {
    id: String,
    demand: Vec<f64>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, name, horizon, protection, season, origins @ ..] = arguments.as_slice() else {
        return Err("give two files, a name, horizon, protection interval, season and origins".into());
    };
    let ahead = Ahead::new(horizon.parse()?, protection.parse()?, season.parse()?, &[0.5, 0.9, 0.95, 0.99])?;
    let series = read(&fs::read_to_string(from)?)?;
    let mut out = String::from("dataset,origin,unique_id,model,step,mean,q50,q90,q95,q99\n");
    for origin in origins {
        let origin: usize = origin.parse()?;
        let known: Vec<&[f64]> = series.iter().map(|one| &one.demand[..origin.min(one.demand.len())]).collect();
        let started = Instant::now();
        let forecasts = forecast(&known, &ahead);
        println!("{name} {origin}: {} series in {:.3} s", known.len(), started.elapsed().as_secs_f64());
        for (Series { id, .. }, forecast) in series.iter().zip(&forecasts) {
            let q = &forecast.sum_quantiles;
            writeln!(out, "{name},{origin},{id},ours,0,{},{},{},{},{}", forecast.sum_mean, q[0], q[1], q[2], q[3])?;
            for (step, (mean, q)) in forecast.means.iter().zip(&forecast.quantiles).enumerate() {
                writeln!(out, "{name},{origin},{id},ours,{},{mean},{},{},{},{}", step + 1, q[0], q[1], q[2], q[3])?;
            }
        }
    }
    fs::write(to, out)?;
    Ok(())
}

fn forecast(known: &[&[f64]], ahead: &Ahead) -> Vec<Forecast> {
    let profile = season_profile(known.iter().copied(), ahead.season);
    let slices: Vec<&[&[f64]]> = known.chunks(known.len().div_ceil(THREADS).max(1)).collect();
    let side_by_side = |work: &(dyn Fn(&[&[f64]]) -> Vec<Forecast> + Sync)| {
        std::thread::scope(|scope| {
            let working: Vec<_> = slices.iter().map(|slice| scope.spawn(|| work(slice))).collect();
            working.into_iter().flat_map(|one| one.join().unwrap_or_default()).collect::<Vec<_>>()
        })
    };
    let look = |slice: &[&[f64]]| slice.iter().flat_map(|one| look_back(one, ahead, &profile)).collect::<Vec<_>>();
    let lookbacks: Vec<_> = std::thread::scope(|scope| {
        let looking: Vec<_> = slices.iter().map(|slice| scope.spawn(|| look(slice))).collect();
        looking.into_iter().flat_map(|one| one.join().unwrap_or_default()).collect()
    });
    let learned = Learned::from(&lookbacks, ahead);
    side_by_side(&|slice| slice.iter().map(|one| learned.forecast(one, &profile)).collect())
}

/// The series in the order of the file.
fn read(text: &str) -> Result<Vec<Series>, Box<dyn Error>> {
    let mut series: Vec<Series> = Vec::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [id, _, asked] = cells.as_slice() else { return Err(format!("{line} has no three columns").into()) };
        if series.last().is_none_or(|last| last.id != *id) {
            series.push(Series { id: (*id).to_owned(), demand: Vec::new() });
        }
        if let Some(last) = series.last_mut() {
            last.demand.push(asked.parse()?);
        }
    }
    Ok(series)
}
