//! Forecasts of demand with their spread, learnt from a pool of series.
//!
//! 1. A forecast is made of what lies before it. What a pool has learnt it has learnt by looking back: at origins inside
//!    the history, from what lay before them, judged by what came after.
//! 2. Quantiles rise with their share, and are never below 0.
//! 3. A period that closed empty tells a lower bound of its demand; it is never taken for less than was sold.
//!
//! Three steps, of which the first and the last may be done for slices of the series side by side:
//! [`look_back`] gathers what a series tells, [`Learned::from`] weighs the candidates and spreads of each class of demand,
//! [`Learned::forecast`] looks ahead. Single series are short and noisy, so that what to trust is learnt from all of a
//! class together; each series keeps its own level.

mod bootstrap;
mod classes;
mod cleaning;
mod learning;
mod rates;
mod spread;
mod weighing;

pub use bootstrap::lead_time_bootstrap;
pub use classes::{AbcClass, DemandClass, XyzClass, abc, classify, xyz};
pub use cleaning::{Period, cleaned, uplift};
pub use learning::{Ahead, Forecast, Learned, Lookback, look_back, season_profile};
pub use rates::{croston, exponential_smoothing, imapa, moving_mean, searched_smoothing, tsb};
pub use spread::{count_quantiles, sum_moments};
