//! One file a rule.

mod named;
mod raise;

pub(crate) use named::{exception_numbered, scope_of};
pub use raise::{About, refuse_or_raise};
pub(crate) use raise::{NewException, raise, raise_refusal, settle};
