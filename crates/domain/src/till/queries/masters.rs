//! Registers, tenders and what is left on cards.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::stock::rules::naming::{site_named, site_scope};
use crate::till::refusals::UnknownStoredValue;
use crate::till::rules::stored_values::left_minor;
use crate::till::types::{Accountability, StoredValueKind, TenderKind};
use crate::values::{Amount, BusinessDate, Code, Currency, SiteId};

/// The registers of a site, or of all.
///
/// Refused: `stock.unknown_site`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Registers {
    /// Of which site; of all if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
}

/// Registers in order of code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RegistersReply {
    /// The registers.
    pub registers: Vec<RegisterLine>,
}

/// A register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RegisterLine {
    /// Its code.
    pub register: String,
    /// The name shown.
    pub name: String,
    /// Where it stands.
    pub site: String,
    /// The channel it sells through, folded; absent for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Whether its prices include tax.
    pub includes_tax: bool,
    /// Who answers for its money.
    pub accountability: Accountability,
    /// Whether it takes new requests.
    pub active: bool,
    /// Its last receipt.
    pub last_receipt: i64,
    /// Its open shifts.
    pub open_shifts: Vec<i64>,
    /// Its last closing (Z).
    pub last_closing: i64,
}

impl Query for Registers {
    const NAME: &'static str = "till.registers";
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1"}"#;
    type Reply = RegistersReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        self.site.as_ref().map_or(Ok(Scope::File), |site| site_scope(draft, site))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<RegistersReply, Refusal> {
        let site = match &self.site {
            None => SiteId::NONE,
            Some(site) => site_named(draft, site)?.id,
        };
        let mut registers = Vec::new();
        for register in draft.registers_of(site) {
            let head = draft.register_head(register.id);
            registers.push(RegisterLine {
                register: register.code.clone(),
                name: register.name.clone(),
                site: draft.site(register.site).map(|site| site.code.clone()).unwrap_or_default(),
                channel: (!register.channel.is_empty()).then(|| register.channel.clone()),
                includes_tax: register.includes_tax,
                accountability: register.accountability,
                active: register.active,
                last_receipt: head.receipt,
                open_shifts: draft.open_shifts_of(register.id).iter().map(|shift| shift.number).collect(),
                last_closing: head.closing,
            });
        }
        Ok(RegistersReply { registers })
    }
}

/// The ways to pay that an entity takes.
///
/// Refused: `ledger.unknown_entity`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tenders {
    /// Whose.
    pub entity: Code,
}

/// Tenders in order of code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TendersReply {
    /// The tenders.
    pub tenders: Vec<TenderRow>,
}

/// A way to pay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TenderRow {
    /// Its code.
    pub tender: String,
    /// The name shown.
    pub name: String,
    /// What it is.
    pub kind: TenderKind,
    /// The smallest sum its coins can make.
    pub smallest_coin: Amount,
    /// Whether it is taken.
    pub active: bool,
}

impl Query for Tenders {
    const NAME: &'static str = "till.tenders";
    const EXAMPLE: &'static str = r#"{"entity": "ACME"}"#;
    type Reply = TendersReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<TendersReply, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let tenders = draft.tenders_of(entity.id);
        let row = |tender: &std::sync::Arc<crate::till::types::Tender>| TenderRow {
            tender: tender.code.clone(),
            name: tender.name.clone(),
            kind: tender.kind,
            smallest_coin: Amount::of(tender.rounding_minor, entity.currency),
            active: tender.active,
        };
        Ok(TendersReply { tenders: tenders.iter().map(row).collect() })
    }
}

/// What is left on a gift card, voucher or note of store credit.
///
/// Refused: `ledger.unknown_entity`, `till.unknown_stored_value`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoredValueOf {
    /// Who owes it.
    pub entity: Code,
    /// The number on it.
    pub stored_value: Code,
}

/// A gift card, voucher or note of store credit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoredValueReply {
    /// The number on it.
    pub stored_value: String,
    /// What it is.
    pub kind: StoredValueKind,
    /// The currency of what is left.
    pub currency: Currency,
    /// What can still be spent of it; a voucher only whole.
    pub left: Amount,
    /// The last day it is taken, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<BusinessDate>,
}

impl Query for StoredValueOf {
    const NAME: &'static str = "till.stored_value";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "stored_value": "G-1001"}"#;
    type Reply = StoredValueReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<StoredValueReply, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let held = draft
            .stored_value_by_code(entity.id, &self.stored_value)
            .ok_or_else(|| UnknownStoredValue { code: self.stored_value.to_string() }.at("stored_value"))?;
        let left = left_minor(draft, &held);
        Ok(StoredValueReply {
            stored_value: held.code.clone(),
            kind: held.kind,
            currency: entity.currency,
            left: Amount::of(left, entity.currency),
            expires_on: held.expires_on,
        })
    }
}
