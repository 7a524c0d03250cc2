//! Sites, reasons, parties and documents as callers name them.

use std::sync::Arc;

use crate::flow::{Context, Draft, Mode, Refusal, Scope};
use crate::ledger::types::Entity;
use crate::parties;
use crate::stock::refusals::{SiteInactive, UnknownDocument, UnknownPlace, UnknownReason, UnknownSite, WrongDocument};
use crate::stock::types::{Document, DocumentKind, Reason, Site};
use crate::values::{Code, PartyId, PlaceId};

/// The site of a code, one of ours.
///
/// # Errors
/// `stock.unknown_site`.
pub(crate) fn site_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Site>, Refusal> {
    draft
        .site_by_code(code)
        .filter(|site| !site.entity.is_none())
        .ok_or_else(|| UnknownSite { site: code.to_string() }.at("site"))
}

/// The scope of a command at a site.
///
/// # Errors
/// `stock.unknown_site`.
pub(crate) fn site_scope(draft: &mut Draft<'_>, code: &Code) -> Result<Scope, Refusal> {
    site_named(draft, code).map(|site| Scope::Site(site.entity, site.id))
}

/// The site of a code with its entity; a request needs it active.
///
/// # Errors
/// `stock.unknown_site`, `stock.site_inactive`.
pub(crate) fn site_for(cx: &Context, draft: &mut Draft<'_>, code: &Code) -> Result<(Arc<Site>, Arc<Entity>), Refusal> {
    let site = site_named(draft, code)?;
    if cx.mode == Mode::Request && !site.active {
        return Err(SiteInactive { site: site.code.clone() }.at("site"));
    }
    let entity = draft.entity(site.entity).ok_or_else(|| UnknownSite { site: code.to_string() }.at("site"))?;
    Ok((site, entity))
}

/// The party of a code; none when none is named.
///
/// # Errors
/// `parties.unknown_party`.
pub(crate) fn party_named(draft: &mut Draft<'_>, code: Option<&Code>, path: &str) -> Result<PartyId, Refusal> {
    match code {
        None => Ok(PartyId::NONE),
        Some(code) => match parties::rules::party_named(draft, code) {
            Ok(party) => Ok(party.id),
            Err(refusal) => Err(refusal.at(path)),
        },
    }
}

/// The reason of a code.
///
/// # Errors
/// `stock.unknown_reason`.
pub(crate) fn reason_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Reason>, Refusal> {
    draft.reason_by_code(code).ok_or_else(|| UnknownReason { reason: code.to_string() }.at("reason"))
}

/// The place of a site; where goods arrive it is made at its first mention.
///
/// # Errors
/// `stock.unknown_place`.
pub(crate) fn place_named(
    draft: &mut Draft<'_>,
    site: &Site,
    code: Option<&Code>,
    arriving: bool,
) -> Result<PlaceId, Refusal> {
    match code {
        None => Ok(PlaceId::NONE),
        Some(code) if arriving => Ok(draft.place_or_new(site.id, code)),
        Some(code) => draft
            .place_by_code(site.id, code)
            .ok_or_else(|| UnknownPlace { place: code.to_string(), site: site.code.clone() }.at("place")),
    }
}

/// The document of a number, which must be of a kind.
///
/// # Errors
/// `stock.unknown_document`, `stock.wrong_document`.
pub(crate) fn document_named(draft: &mut Draft<'_>, number: &Code, wanted: DocumentKind) -> Result<Document, Refusal> {
    let document = document_any(draft, number)?;
    if document.kind != wanted {
        let wanted = wanted.as_str().replace('_', " ");
        let kind = document.kind.as_str().replace('_', " ");
        return Err(WrongDocument { document: number.to_string(), kind, wanted }.at("document"));
    }
    Ok(document)
}

/// The document of a number.
///
/// # Errors
/// `stock.unknown_document`.
pub(crate) fn document_any(draft: &mut Draft<'_>, number: &Code) -> Result<Document, Refusal> {
    let parsed = draft.parse_number(number.as_str());
    parsed
        .and_then(|(series, number)| draft.document_by_number(series, number))
        .ok_or_else(|| UnknownDocument { document: number.to_string() }.at("document"))
}

/// The scope of a command that continues a document: the document's site.
///
/// # Errors
/// `stock.unknown_document`.
pub(crate) fn document_scope(draft: &mut Draft<'_>, number: &Code) -> Result<Scope, Refusal> {
    document_any(draft, number).map(|document| Scope::Site(document.entity, document.site))
}
