//! The rules of promises.

pub(crate) mod ahead;
pub(crate) mod availability;
pub(crate) mod backorders;
pub(crate) mod expecting;
pub(crate) mod expiring;
pub(crate) mod feeding;
mod fit;
pub(crate) mod leaving;
pub(crate) mod moving;
pub(crate) mod naming;
pub(crate) mod outlook;
mod parcels;
pub(crate) mod picking;
pub mod sourcing;
pub(crate) mod supplying;
pub(crate) mod transferring;
pub(crate) mod wanting;

pub(crate) use fit::{fit, leave};
