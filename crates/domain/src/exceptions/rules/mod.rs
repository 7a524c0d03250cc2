//! One file a rule.

mod raise;

pub use raise::{About, refuse_or_raise};
pub(crate) use raise::{NewException, raise};
