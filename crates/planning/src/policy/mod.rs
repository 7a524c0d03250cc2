//! What to order of an item, and why.
//!
//! 1. A plan is made of what is given: position, forecast, terms. Planned again with what it proposed counted as on
//!    order, it proposes nothing more.
//! 2. An order is a multiple of the pack and at least the minimum order, or it is nothing. It never fills beyond the
//!    shelf, and is nothing for an item that is discontinued, beyond a final buy.
//! 3. Each step that changes a quantity is told by name, in the order in which it was taken.

mod filling_up;
mod lead_time;
mod levels;
mod plan;
mod quantity;
mod rounding;
mod seasons;

pub use filling_up::{Candidate, Filled, can_order, fill_to_minimum};
pub use lead_time::{LeadTime, learnt_lead_time};
pub use levels::{Levels, economic_service, levels, quantile_at};
pub use plan::{Binding, Plan, Policy, Position, Reason, Terms, plan};
pub use quantity::{Offer, best_quantity};
pub use rounding::{Limits, Rounded, Step, StepName, rounded};
pub use seasons::{final_buy, like_item_rate, season_buy, sellable_before_expiry};
