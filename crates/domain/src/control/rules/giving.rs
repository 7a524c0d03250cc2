//! Giving authority on: nobody gives what they do not have, and somebody always has everything.

use super::authority::limit_of;
use super::scopes::scope_text;
use crate::control::refusals::{BeyondOwnAuthority, LastOwner};
use crate::flow::{Draft, Refusal, Scope};
use crate::values::{ActorId, money_text};

/// Holds that an actor has each of some duties in a scope itself, up to at least a limit (`None`: without one).
///
/// A wildcard is only had as such: who has each operation of a slice today does not have those it will grow.
///
/// # Errors
/// `control.beyond_own_authority`.
pub(crate) fn check_giving<'d>(
    draft: &mut Draft<'_>,
    actor: ActorId,
    duties: impl IntoIterator<Item = &'d str>,
    scope: Scope,
    limit_minor: Option<i64>,
) -> Result<(), Refusal> {
    for duty in duties {
        let own = limit_of(draft, actor, duty, scope);
        let enough = match own {
            None => false,
            Some(None) => true,
            Some(Some(own)) => limit_minor.is_some_and(|limit| limit <= own),
        };
        if !enough {
            let currency = draft.entity(scope.ids().0).map(|entity| entity.currency);
            let limit = own.flatten().map(|own| currency.map_or(own.to_string(), |currency| money_text(own, currency)));
            let actor = draft.actor(actor).map(|actor| actor.code.clone()).unwrap_or_default();
            let scope = scope_text(draft, scope);
            return Err(BeyondOwnAuthority { actor, duty: duty.to_owned(), scope, limit }.into());
        }
    }
    Ok(())
}

/// Holds that an active actor is left with every duty over the whole file; asked after a change that could end that.
///
/// # Errors
/// `control.last_owner`.
pub(crate) fn check_owner_left(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    for actor in draft.actors().iter().filter(|actor| actor.active) {
        if limit_of(draft, actor.id, "*", Scope::File).is_some() {
            return Ok(());
        }
    }
    Err(LastOwner {}.into())
}
