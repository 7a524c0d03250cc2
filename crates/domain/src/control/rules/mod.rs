//! One file a rule.

mod authority;

pub use authority::{Allowed, authority, check_limit};
pub(crate) use authority::has_duty;
