//! Jurisdictions as callers name them, and how a line is treated.

use std::sync::Arc;

use crate::flow::{Draft, Refusal};
use crate::tax::refusals::{NoJurisdiction, UnknownJurisdiction};
use crate::tax::types::{Exemption, Jurisdiction, TaxSet, Treatment};
use crate::values::{Code, SiteId};

/// The jurisdiction of a code.
///
/// # Errors
/// `tax.unknown_jurisdiction`.
pub(crate) fn jurisdiction_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Jurisdiction>, Refusal> {
    draft
        .jurisdiction_by_code(code)
        .ok_or_else(|| UnknownJurisdiction { jurisdiction: code.to_string() }.at("jurisdiction"))
}

/// Where a site's sales are taxed.
///
/// # Errors
/// `tax.no_jurisdiction`.
pub(crate) fn jurisdiction_of_site(draft: &mut Draft<'_>, site: SiteId) -> Result<Arc<Jurisdiction>, Refusal> {
    if let Some(jurisdiction) = draft.site_jurisdiction(site) {
        return Ok(jurisdiction);
    }
    let site = draft.site(site).map(|site| site.code.clone()).unwrap_or_default();
    Err(NoJurisdiction { site }.into())
}

/// How a line is treated. What its class says of itself comes first: goods that are exempt or zero-rated are so for
/// everybody. Of what is taxed, the buyer's exemption comes before what the channel does with the tax, since nobody
/// collects from a buyer who owes nothing.
pub(crate) fn treatment_of(set: &TaxSet, exemption: Option<&Exemption>, channel: Option<Treatment>) -> Treatment {
    match set.treatment {
        Treatment::Taxed => exemption.map(|held| held.treatment).or(channel).unwrap_or(Treatment::Taxed),
        own => own,
    }
}
