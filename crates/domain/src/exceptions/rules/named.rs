//! Exceptions as callers name them: by number.

use crate::exceptions::refusals::UnknownException;
use crate::exceptions::types::Exception;
use crate::flow::{Draft, Refusal, Scope};
use crate::values::ExceptionId;

/// The exception of a number.
///
/// # Errors
/// `exceptions.unknown_exception`.
pub(crate) fn exception_numbered(draft: &mut Draft<'_>, exception: i64) -> Result<Exception, Refusal> {
    draft.exception(ExceptionId(exception)).ok_or_else(|| UnknownException { exception }.at("exception"))
}

/// Where an exception belongs.
pub(crate) fn scope_of(exception: &Exception) -> Scope {
    match (exception.entity, exception.site) {
        (entity, _) if entity.is_none() => Scope::File,
        (entity, site) if site.is_none() => Scope::Entity(entity),
        (entity, site) => Scope::Site(entity, site),
    }
}
