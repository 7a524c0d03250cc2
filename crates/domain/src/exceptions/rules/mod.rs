//! One file a rule.

mod raise;

pub(crate) use raise::{About, NewException, raise, refuse_or_raise};
