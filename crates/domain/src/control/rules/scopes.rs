//! Scopes as callers name them, and as messages do.

use crate::control::refusals::SiteElsewhere;
use crate::flow::{Draft, Refusal, Scope};
use crate::ledger::refusals::UnknownEntity;
use crate::stock::refusals::UnknownSite;
use crate::values::Code;

/// The scope an entity and a site name: the site, which has its entity; the entity; without either the whole file.
///
/// # Errors
/// `ledger.unknown_entity`, `stock.unknown_site`, `control.site_elsewhere`.
pub(crate) fn scope_named(draft: &mut Draft<'_>, entity: Option<&Code>, site: Option<&Code>) -> Result<Scope, Refusal> {
    let entity = match entity {
        Some(code) => match draft.entity_by_code(code) {
            Some(entity) => Some(entity),
            None => return Err(UnknownEntity { entity: code.to_string() }.at("entity")),
        },
        None => None,
    };
    let Some(code) = site else {
        return Ok(entity.map_or(Scope::File, |entity| Scope::Entity(entity.id)));
    };
    // Places outside every shop belong to nobody and nobody works there.
    let Some(site) = draft.site_by_code(code).filter(|site| !site.entity.is_none()) else {
        return Err(UnknownSite { site: code.to_string() }.at("site"));
    };
    match entity {
        Some(entity) if entity.id != site.entity => {
            Err(SiteElsewhere { site: site.code.clone(), entity: entity.code.clone() }.at("site"))
        }
        _ => Ok(Scope::Site(site.entity, site.id)),
    }
}

/// A scope in words.
pub(crate) fn scope_text(draft: &mut Draft<'_>, scope: Scope) -> String {
    let (entity, site) = scope.ids();
    if let Some(site) = draft.site(site) {
        return format!("site {}", site.code);
    }
    match draft.entity(entity) {
        Some(entity) => format!("entity {}", entity.code),
        None => "the whole file".to_owned(),
    }
}
