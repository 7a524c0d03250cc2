//! How goods are valued as they come and go.

pub(crate) mod inflow;
pub(crate) mod outflow;
pub(crate) mod standards;
pub(crate) mod valuing;

pub(crate) use inflow::put;
pub(crate) use outflow::take;
pub(crate) use standards::{last_known, standard_or_first};
pub(crate) use valuing::{Share, Step, Valuing, unit_cost_of, valuing_of, worth_now};
