//! What other systems call a party.

use std::collections::BTreeMap;

use crate::flow::{Draft, Refusal};
use crate::parties::refusals::{ReferenceTaken, TooMany};
use crate::parties::types::Party;
use crate::values::Code;

/// Most systems a party is known to.
pub(crate) const SYSTEMS: usize = 20;

/// Binds a party's references: one shown for each system, all ever given naming it for ever. Systems are told apart by
/// their folded names, references as written.
///
/// # Errors
/// `parties.reference_taken`, `parties.too_many`.
pub(crate) fn bind_references(
    draft: &mut Draft<'_>,
    party: &mut Party,
    references: &BTreeMap<Code, Code>,
) -> Result<(), Refusal> {
    for (system, reference) in references {
        let (system, path) = (system.folded(), format!("external_refs.{system}"));
        match draft.party_by_ref(&system, reference.as_str()) {
            Some(by) if by != party.id => {
                let by = draft.party(by).map(|party| party.code.clone()).unwrap_or_default();
                return Err(ReferenceTaken { system, reference: reference.to_string(), by }.at(path));
            }
            Some(_) => {}
            None => draft.put_party_ref(&system, reference.as_str(), party.id),
        }
        party.external_refs.insert(system, reference.to_string());
    }
    let given = party.external_refs.len();
    if given > SYSTEMS {
        let refusal = TooMany { what: "references".to_owned(), given, allowed: SYSTEMS };
        return Err(refusal.at("external_refs"));
    }
    Ok(())
}
