//! The formulas of the books, each with its source and its units.
//!
//! Time is in one unit throughout a question (a year, a week, a period), money in one currency, quantities in one unit.
//! Every cost is expected, per unit of time, and leaves the price of the goods out unless it says otherwise.

mod discounts;
mod eoq;
mod eoq_backorders;
mod joint;
mod newsvendor;
mod reorder_point;
mod s_s;
mod safety_stock;
mod serial;
mod wagner_whitin;

pub use discounts::*;
pub use eoq::*;
pub use eoq_backorders::*;
pub use joint::*;
pub use newsvendor::*;
pub use reorder_point::*;
pub use s_s::*;
pub use safety_stock::*;
pub use serial::*;
pub use wagner_whitin::*;

use crate::unfit::Unfit;
