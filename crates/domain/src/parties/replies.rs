//! Parties as callers see them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::{Party, PartyKind};
use crate::flow::Draft;
use crate::values::{Attributes, Currency};

/// A party without anything personal: replies are kept on file, and what is personal must not be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartyReply {
    /// Its code.
    pub party: String,
    /// What it is to us.
    pub kinds: Vec<PartyKind>,
    /// The currency it deals in; absent: the entity's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Its ids in other systems, by system.
    pub external_refs: BTreeMap<String, String>,
    /// The host's own.
    pub attributes: Attributes,
    /// An inactive party takes no new documents.
    pub active: bool,
    /// The codes of the parties merged into it, all of which name it now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<String>,
}

impl PartyReply {
    pub(crate) fn of(draft: &mut Draft<'_>, party: &Party) -> Self {
        let code = |id| draft.party_itself(id).map(|party| party.code.clone());
        Self {
            merged: party.merged.iter().copied().filter_map(code).collect(),
            party: party.code.clone(),
            kinds: party.kinds.clone(),
            currency: party.currency,
            external_refs: party.external_refs.clone(),
            attributes: party.attributes.clone(),
            active: party.active,
        }
    }
}
