//! The other side's number for a document, unique with the party and the kind of document.

use crate::exceptions::rules::{About, refuse_or_raise};
use crate::flow::refusal::ReferenceUsed;
use crate::flow::{Context, Draft, Refusal};
use crate::stock::types::DocumentKind;
use crate::values::{Code, PartyId};

/// The reference a new document may carry: a request whose reference is taken is refused, a fact is booked without it
/// and raised.
///
/// # Errors
/// `flow.reference_used`, of requests.
pub(super) fn admit(
    cx: &Context,
    draft: &mut Draft<'_>,
    party: PartyId,
    kind: DocumentKind,
    reference: Option<&Code>,
) -> Result<Option<String>, Refusal> {
    let Some(reference) = reference else { return Ok(None) };
    let Some(first) = draft.document_by_reference(party, kind, reference.as_str()) else {
        return Ok(Some(reference.as_str().to_owned()));
    };
    let document = draft.number_text(first.series, first.number);
    let refusal = ReferenceUsed { reference: reference.to_string(), document: document.clone() }.at("reference");
    refuse_or_raise(cx, draft, refusal, About::of_scope(cx, document))?;
    Ok(None)
}
