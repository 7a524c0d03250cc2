//! Which goods serve which orders.

pub mod rules;
