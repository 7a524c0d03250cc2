//! Actors and roles as callers name them.

use std::sync::Arc;

use crate::control::refusals::{ActorInactive, UnknownActor, UnknownRole};
use crate::control::types::{Actor, Role};
use crate::flow::{Draft, Refusal};
use crate::values::Code;

/// The actor of a code, active or not.
///
/// # Errors
/// `control.unknown_actor`.
pub(crate) fn actor_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Actor>, Refusal> {
    draft.actor_by_code(code).ok_or_else(|| UnknownActor { actor: code.to_string() }.at("actor"))
}

/// The actor of a code, who may do something.
///
/// # Errors
/// `control.unknown_actor`, `control.actor_inactive`.
pub(crate) fn active_actor(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Actor>, Refusal> {
    match draft.actor_by_code(code) {
        None => Err(UnknownActor { actor: code.to_string() }.into()),
        Some(actor) if !actor.active => Err(ActorInactive { actor: actor.code.clone() }.into()),
        Some(actor) => Ok(actor),
    }
}

/// The role of a code.
///
/// # Errors
/// `control.unknown_role`.
pub(crate) fn role_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Role>, Refusal> {
    draft.role_by_code(code).ok_or_else(|| UnknownRole { role: code.to_string() }.at("role"))
}
