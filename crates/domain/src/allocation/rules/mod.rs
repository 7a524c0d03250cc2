//! The rules of promises.

pub(crate) mod availability;
pub(crate) mod backorders;
pub(crate) mod expiring;
mod fit;
pub(crate) mod moving;
pub(crate) mod naming;
pub(crate) mod picking;
pub mod sourcing;
pub(crate) mod supplying;
pub(crate) mod wanting;

pub(crate) use fit::{fit, leave};
