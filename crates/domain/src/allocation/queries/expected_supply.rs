//! What is expected under a reference.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::allocation::refusals::UnknownExpected;
use crate::allocation::replies::ExpectedSupplyReply;
use crate::allocation::types::{ExpectedKey, ExpectedKind};
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::stock::rules::naming::{site_named, site_scope};
use crate::values::Code;

/// What is still expected at a site under a reference.
///
/// Refused: `stock.unknown_site`, `allocation.unknown_expected`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectedSupplyQuestion {
    /// Where it will arrive.
    pub site: Code,
    /// Where it comes from.
    pub kind: ExpectedKind,
    /// The reference.
    pub reference: Code,
}

impl Query for ExpectedSupplyQuestion {
    const NAME: &'static str = "allocation.expected_supply";
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "kind": "inbound", "reference": "PO-1001"}"#;
    type Reply = ExpectedSupplyReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ExpectedSupplyReply, Refusal> {
        let site = site_named(draft, &self.site)?;
        let key = ExpectedKey { site: site.id, kind: self.kind, reference: self.reference.folded() };
        let Some(supply) = draft.expected_supply(&key) else {
            let (site, kind, reference) = (site.code.clone(), self.kind.to_string(), self.reference.to_string());
            return Err(UnknownExpected { site, kind, reference }.at("reference"));
        };
        Ok(ExpectedSupplyReply::of(draft, &supply))
    }
}
