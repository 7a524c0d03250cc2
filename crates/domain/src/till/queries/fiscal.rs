//! A transaction of a fiscal device.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::till::refusals::UnknownFiscal;
use crate::till::rules::naming::{place_named, receipt_text, register_scope};
use crate::till::types::FiscalAction;
use crate::values::{Attributes, Code};

/// What a register's fiscal device said of a transaction, in order.
///
/// Refused: `till.unknown_register`, `till.unknown_fiscal_transaction`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FiscalTransaction {
    /// Where.
    pub register: Code,
    /// The device's code of it.
    pub transaction: Code,
}

/// A transaction of a fiscal device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FiscalTransactionReply {
    /// The register.
    pub register: String,
    /// The transaction.
    pub transaction: String,
    /// What the device did, in order.
    pub steps: Vec<FiscalStep>,
}

/// What a fiscal device did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FiscalStep {
    /// What it did.
    pub action: FiscalAction,
    /// The receipt it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
    /// Its fields.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub fields: Attributes,
}

impl Query for FiscalTransaction {
    const NAME: &'static str = "till.fiscal_transaction";
    const EXAMPLE: &'static str = r#"{"register": "T1", "transaction": "TSE-4711"}"#;
    type Reply = FiscalTransactionReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<FiscalTransactionReply, Refusal> {
        let place = place_named(draft, &self.register)?;
        let (register, transaction) = (place.register.code.clone(), self.transaction.to_string());
        let told = draft.fiscal_records(place.register.id, &transaction);
        if told.is_empty() {
            return Err(UnknownFiscal { transaction, register }.at("transaction"));
        }
        let mut steps = Vec::with_capacity(told.len());
        for row in told {
            steps.push(FiscalStep {
                action: row.action,
                receipt: draft.sale(row.document).map(|sale| receipt_text(draft, &sale)),
                fields: serde_json::from_str(&row.body).unwrap_or_default(),
            });
        }
        Ok(FiscalTransactionReply { register, transaction, steps })
    }
}
