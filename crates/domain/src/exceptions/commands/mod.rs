//! One file a command.

mod assign_exception;
mod raise_exception;
mod resolve_exception;

pub use assign_exception::AssignException;
pub use raise_exception::RaiseException;
pub use resolve_exception::ResolveException;
