//! A receipt as it stands.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::till::replies::Receipt;
use crate::till::rules::naming::sale_named;
use crate::values::Code;

/// A receipt, with how much of each of its lines has come back since.
///
/// Refused: `till.unknown_receipt`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiptOf {
    /// Its number, `T1-000017`, or that of its document.
    pub receipt: Code,
}

impl Query for ReceiptOf {
    const NAME: &'static str = "till.receipt";
    const EXAMPLE: &'static str = r#"{"receipt": "T1-000001"}"#;
    type Reply = Receipt;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        let sale = sale_named(draft, &self.receipt)?;
        let register = draft.register(sale.register);
        Ok(register.map_or(Scope::File, |register| Scope::Site(register.entity, register.site)))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<Receipt, Refusal> {
        let sale = sale_named(draft, &self.receipt)?;
        Receipt::now(draft, &sale)
    }
}
