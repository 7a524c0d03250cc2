//! Who a price is asked of: an entity, or one of its sites.

use std::sync::Arc;

use crate::flow::{Draft, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::types::Entity;
use crate::pricing::refusals::QuoteOfWhat;
use crate::stock::rules::naming::site_named;
use crate::values::{Code, SiteId};

/// The entity and the site meant, the site none when an entity is named.
///
/// # Errors
/// `pricing.quote_of_what`, `ledger.unknown_entity`, `stock.unknown_site`.
pub(super) fn asked_of(
    draft: &mut Draft<'_>,
    entity: Option<&Code>,
    site: Option<&Code>,
) -> Result<(Arc<Entity>, SiteId), Refusal> {
    match (entity, site) {
        (Some(entity), None) => Ok((entity_named(draft, entity)?, SiteId::NONE)),
        (None, Some(code)) => {
            let site = site_named(draft, code)?;
            // Every site of ours has an entity.
            let entity = draft.entity(site.entity).ok_or(QuoteOfWhat {})?;
            Ok((entity, site.id))
        }
        _ => Err(QuoteOfWhat {}.into()),
    }
}

/// The scope of a question about either.
///
/// # Errors
/// As [`asked_of`].
pub(super) fn asked_scope(draft: &mut Draft<'_>, entity: Option<&Code>, site: Option<&Code>) -> Result<Scope, Refusal> {
    let (entity, site) = asked_of(draft, entity, site)?;
    Ok(if site.is_none() { Scope::Entity(entity.id) } else { Scope::Site(entity.id, site) })
}
