//! Jurisdictions, rates and exemptions as callers see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::{Component, Exemption, Jurisdiction, Rounding, TaxPoint, TaxSet, Treatment};
use crate::flow::Draft;
use crate::values::BusinessDate;

/// A jurisdiction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JurisdictionReply {
    /// Its code.
    pub jurisdiction: String,
    /// The name shown.
    pub name: String,
    /// Where its taxes are rounded.
    pub rounding: Rounding,
    /// What makes them due.
    pub tax_point: TaxPoint,
    /// Whether the tax in bad debts can be claimed back.
    pub bad_debt_relief: bool,
    /// How many days after a debt was due, at the earliest.
    pub bad_debt_relief_days: i64,
    /// The sites whose sales are taxed there, in the order they were added.
    pub sites: Vec<String>,
}

impl JurisdictionReply {
    pub(crate) fn of(draft: &mut Draft<'_>, jurisdiction: &Jurisdiction) -> Self {
        let sites = draft.sites_of_jurisdiction(jurisdiction.id).into_iter();
        let sites: Vec<String> = sites.filter_map(|site| draft.site(site)).map(|site| site.code.clone()).collect();
        Self {
            jurisdiction: jurisdiction.code.clone(),
            name: jurisdiction.name.clone(),
            rounding: jurisdiction.rounding,
            tax_point: jurisdiction.tax_point,
            bad_debt_relief: jurisdiction.bad_debt_relief,
            bad_debt_relief_days: jurisdiction.bad_debt_relief_days,
            sites,
        }
    }
}

/// What a tax class pays in a jurisdiction from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RatesReply {
    /// Where.
    pub jurisdiction: String,
    /// The class, in small letters.
    pub tax_class: String,
    /// The first day it holds.
    pub effective_on: BusinessDate,
    /// Taxed, zero-rated or exempt.
    pub treatment: Treatment,
    /// The taxes, in the order they are taken; none unless it is taxed.
    pub components: Vec<Component>,
}

impl RatesReply {
    pub(crate) fn of(draft: &mut Draft<'_>, set: &TaxSet) -> Self {
        Self {
            jurisdiction: draft.jurisdiction(set.jurisdiction).map(|held| held.code.clone()).unwrap_or_default(),
            tax_class: set.tax_class.clone(),
            effective_on: set.effective_on,
            treatment: set.treatment,
            components: set.components().to_vec(),
        }
    }
}

/// What frees a party from tax.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExemptionReply {
    /// Who.
    pub party: String,
    /// Where; everywhere if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// Exempt, zero-rated or reverse charge.
    pub treatment: Treatment,
    /// What it is proven by.
    pub certificate: String,
    /// The first day it holds.
    pub starts_on: BusinessDate,
    /// The last day it holds, if it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<BusinessDate>,
}

impl ExemptionReply {
    pub(crate) fn of(draft: &mut Draft<'_>, exemption: &Exemption) -> Self {
        Self {
            party: draft.party(exemption.party).map(|party| party.code.clone()).unwrap_or_default(),
            jurisdiction: draft.jurisdiction(exemption.jurisdiction).map(|held| held.code.clone()),
            treatment: exemption.treatment,
            certificate: exemption.certificate.clone(),
            starts_on: exemption.starts_on,
            ends_on: exemption.ends_on,
        }
    }
}
