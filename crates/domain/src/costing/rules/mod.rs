//! How goods are valued as they come and go.

pub(crate) mod inflow;
pub(crate) mod outflow;
pub(crate) mod valuing;

pub(crate) use inflow::put;
pub(crate) use outflow::take;
pub(crate) use valuing::{Share, Step, Valuing, unit_cost_of, valuing_of};
