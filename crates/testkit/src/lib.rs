//! What tests and benches of backroom are built from: time and randomness that repeat themselves, a shop on a file of
//! its own, days of trade as readable text, random trade, and a slow and obvious model to hold against the real thing.
//!
//! Only tests and benches use it. What goes wrong here is a test that fails, so helpers panic and say why.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a helper of tests that cannot do its work is a test that fails"
)]

mod clock;
pub mod model;
mod process;
pub mod scenario;
mod shop;
pub mod trade;

pub use clock::{TestClock, TestEntropy};
pub use process::{Other, another_process, task};
pub use shop::{Shop, in_order, key, keyed};
