//! One file a rule.

mod named;
mod raise;

pub(crate) use named::{exception_numbered, scope_of};
pub(crate) use raise::{About, NewException, raise, refuse_or_raise};
