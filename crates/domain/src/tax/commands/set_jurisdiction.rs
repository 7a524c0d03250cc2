//! Adding or changing a jurisdiction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::tax::refusals::BadReliefDays;
use crate::tax::replies::JurisdictionReply;
use crate::tax::types::{Jurisdiction, Rounding, TaxPoint};
use crate::values::{Code, JurisdictionId, Name};

/// Adds a jurisdiction, a place where taxes are owed: a country, a state, a city; or changes one. What is not said stays as
/// it is. Documents keep the rounding they were computed with.
///
/// Refused: `tax.bad_relief_days`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetJurisdiction {
    /// Its code.
    pub jurisdiction: Code,
    /// The name shown; the code of a new one if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Where its taxes are rounded; `line` of a new one if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounding: Option<Rounding>,
    /// What makes them due; `delivery` of a new one if not said. What is paid for, handed over and receipted at once has
    /// one day for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_point: Option<TaxPoint>,
    /// Whether the tax in bad debts can be claimed back when they are written off (Directive 2006/112/EC, article 90); not
    /// of a new one if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bad_debt_relief: Option<bool>,
    /// How many days after a debt was due that is possible at the earliest, 0 to 3,650; 0 of a new one if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bad_debt_relief_days: Option<i64>,
}

impl Command for SetJurisdiction {
    const NAME: &'static str = "tax.set_jurisdiction";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"jurisdiction": "DE", "name": "Germany", "rounding": "document"}"#;
    type Reply = JurisdictionReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<JurisdictionReply>, Refusal> {
        if let Some(given) = self.bad_debt_relief_days.filter(|days| !(0..=3_650).contains(days)) {
            return Err(BadReliefDays { given }.at("bad_debt_relief_days"));
        }
        let held = match draft.jurisdiction_by_code(&self.jurisdiction) {
            Some(held) => Jurisdiction::clone(&held),
            None => Jurisdiction {
                id: JurisdictionId(draft.next(Head::Jurisdiction)),
                code: self.jurisdiction.to_string(),
                folded: self.jurisdiction.folded(),
                name: self.jurisdiction.to_string(),
                rounding: Rounding::Line,
                tax_point: TaxPoint::Delivery,
                bad_debt_relief: false,
                bad_debt_relief_days: 0,
            },
        };
        let jurisdiction = Jurisdiction {
            name: self.name.as_ref().map_or(held.name, ToString::to_string),
            rounding: self.rounding.unwrap_or(held.rounding),
            tax_point: self.tax_point.unwrap_or(held.tax_point),
            bad_debt_relief: self.bad_debt_relief.unwrap_or(held.bad_debt_relief),
            bad_debt_relief_days: self.bad_debt_relief_days.unwrap_or(held.bad_debt_relief_days),
            ..held
        };
        let reply = JurisdictionReply::of(draft, &jurisdiction);
        draft.put_jurisdiction(jurisdiction);
        draft.event(cx, "tax.jurisdiction_set", reply.jurisdiction.clone());
        Ok(Decision::done(reply))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::Shop;

    /// A jurisdiction is known whatever the case, and what is not said of it stays.
    #[test]
    fn a_jurisdiction_is_added_and_changed() {
        let mut shop = Shop::open();
        let new = shop.does::<SetJurisdiction>(json!({"jurisdiction": "NY"}));
        assert_eq!((new.name.as_str(), new.rounding, new.tax_point), ("NY", Rounding::Line, TaxPoint::Delivery));
        let named = shop.does::<SetJurisdiction>(json!({"jurisdiction": "ny", "name": "New York"}));
        assert_eq!((named.jurisdiction.as_str(), named.name.as_str()), ("NY", "New York"));
        let changed = json!({"jurisdiction": "NY", "rounding": "document", "tax_point": "payment"});
        let changed = shop.does::<SetJurisdiction>(changed);
        assert_eq!(
            (changed.name.as_str(), changed.rounding, changed.tax_point),
            ("New York", Rounding::Document, TaxPoint::Payment)
        );
        assert_eq!(shop.draft.jurisdictions().len(), 1);
        let relief = shop.does::<SetJurisdiction>(json!({"jurisdiction": "NY", "bad_debt_relief": true}));
        assert_eq!((relief.bad_debt_relief, relief.bad_debt_relief_days), (true, 0));
        let never = json!({"jurisdiction": "NY", "bad_debt_relief_days": -1});
        shop.refuses::<SetJurisdiction>(never, "tax.bad_relief_days");
    }
}
