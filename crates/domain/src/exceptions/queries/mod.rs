//! One file a query.

mod exception;
mod exceptions;

pub use exception::ExceptionByNumber;
pub use exceptions::{Exceptions, ExceptionsAnswer};
