//! Setting what a tax class pays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::tax::refusals::{BadComponents, RatesExist, WrongTreatment};
use crate::tax::replies::RatesReply;
use crate::tax::rules::naming::jurisdiction_named;
use crate::tax::types::{Component, TaxSet, Treatment};
use crate::values::{BusinessDate, Code, TaxSetId};

/// Sets what items of a tax class pay in a jurisdiction, from a day on until the next rates of the class. Rates are percent:
/// `"19"` is 19 %. Several components are added up and rounded as one; a compound one is taken of the amount together with
/// the taxes before it. A class that pays nothing is said to be `zero_rated` or `exempt`, without components: a class
/// without rates is refused wherever it is sold.
///
/// Rates on file never change, since documents may stand on them: what was wrong is put right from another day on.
///
/// Refused: `tax.unknown_jurisdiction`, `tax.wrong_treatment`, `tax.bad_components`, `tax.rates_exist`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetRates {
    /// Where.
    pub jurisdiction: Code,
    /// The class of the items.
    pub tax_class: Code,
    /// The first day they hold.
    pub effective_on: BusinessDate,
    /// `taxed`, `zero_rated` or `exempt`; `taxed` if not said.
    #[serde(default = "taxed", skip_serializing_if = "is_taxed")]
    pub treatment: Treatment,
    /// The taxes, 1 to 8 in the order they are taken; none unless it is taxed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<Component>,
}

const fn taxed() -> Treatment {
    Treatment::Taxed
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_taxed(treatment: &Treatment) -> bool {
    *treatment == Treatment::Taxed
}

impl Command for SetRates {
    const NAME: &'static str = "tax.set_rates";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"jurisdiction": "DE", "tax_class": "standard", "effective_on": "2020-01-01", "components": [{"component": "VAT", "rate": "19"}]}"#;
    type Reply = RatesReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<RatesReply>, Refusal> {
        let jurisdiction = jurisdiction_named(draft, &self.jurisdiction)?;
        if !matches!(self.treatment, Treatment::Taxed | Treatment::ZeroRated | Treatment::Exempt) {
            let accepted = "taxed, zero_rated and exempt".to_owned();
            return Err(WrongTreatment { treatment: self.treatment.to_string(), accepted }.at("treatment"));
        }
        let class = (jurisdiction.id, self.tax_class.folded());
        let id = TaxSetId(draft.next(Head::TaxSet));
        let set = TaxSet::new(id, class, self.effective_on, self.treatment, self.components.clone());
        let set = set.map_err(|problem| BadComponents { problem }.at("components"))?;
        let sets = draft.tax_sets_of(jurisdiction.id);
        if sets.iter().any(|held| held.tax_class == set.tax_class && held.effective_on == set.effective_on) {
            let (jurisdiction, effective_on) = (jurisdiction.code.clone(), self.effective_on.to_string());
            let refusal = RatesExist { tax_class: set.tax_class, jurisdiction, effective_on };
            return Err(refusal.at("effective_on"));
        }
        let reply = RatesReply::of(draft, &set);
        draft.put_tax_set(set);
        draft.event(cx, "tax.rates_set", format!("{}/{}", reply.jurisdiction, reply.tax_class));
        Ok(Decision::done(reply))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::tax::commands::SetJurisdiction;
    use crate::testing::Shop;
    use crate::values::JurisdictionId;

    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.example::<SetJurisdiction>();
        shop
    }

    fn rates(class: &str, on: &str, rate: &str) -> Value {
        json!({"jurisdiction": "DE", "tax_class": class, "effective_on": on,
            "components": [{"component": "VAT", "rate": rate}]})
    }

    /// The rates of a class on a day, or the refusal.
    fn on(shop: &mut Shop, class: &str, day: &str) -> String {
        let day = BusinessDate::parse(day).expect("a day");
        match shop.draft.tax_set_for(JurisdictionId(1), class, day) {
            Ok(set) if set.components().is_empty() => set.treatment.to_string(),
            Ok(set) => set.components()[0].rate.to_string(),
            Err(refusal) => refusal.code,
        }
    }

    /// German VAT of 2020: 19 %, for half a year 16 %, and 19 % again; a class without rates is never taken to be 0 %.
    #[test]
    fn rates_hold_from_a_day_on() {
        let mut shop = shop();
        for (day, rate) in [("2020-07-01", "16"), ("2007-01-01", "19"), ("2021-01-01", "19")] {
            shop.does::<SetRates>(rates("Standard", day, rate));
        }
        shop.does::<SetRates>(rates("reduced", "2007-01-01", "7"));
        shop.does::<SetRates>(json!({"jurisdiction": "de", "tax_class": "books", "effective_on": "2020-01-01",
            "treatment": "zero_rated"}));
        for (class, day, found) in [
            ("standard", "2006-12-31", "tax.no_rate"),
            ("standard", "2007-01-01", "19"),
            ("STANDARD", "2020-06-30", "19"),
            ("standard", "2020-07-01", "16"),
            ("standard", "2020-12-31", "16"),
            ("standard", "2026-11-23", "19"),
            ("reduced", "2026-11-23", "7"),
            ("books", "2026-11-23", "zero_rated"),
            ("books", "2019-12-31", "tax.no_rate"),
            ("luxury", "2026-11-23", "tax.no_rate"),
        ] {
            assert_eq!(on(&mut shop, class, day), found, "{class} on {day}");
        }
    }

    #[test]
    fn what_makes_no_rates() {
        let mut shop = shop();
        shop.does::<SetRates>(rates("standard", "2020-01-01", "19"));
        let with = |more: Value| {
            let mut request = json!({"jurisdiction": "DE", "tax_class": "x", "effective_on": "2020-01-01"});
            for (key, value) in more.as_object().expect("an object") {
                request[key] = value.clone();
            }
            request
        };
        let vat = json!([{"component": "VAT", "rate": "19"}]);
        for (request, code, path) in [
            (with(json!({"jurisdiction": "XX", "components": vat})), "tax.unknown_jurisdiction", "jurisdiction"),
            (with(json!({"treatment": "reverse_charge"})), "tax.wrong_treatment", "treatment"),
            (with(json!({})), "tax.bad_components", "components"),
            (with(json!({"treatment": "exempt", "components": vat})), "tax.bad_components", "components"),
            (
                with(json!({"components": [{"component": "A", "rate": "1"}, {"component": "a", "rate": "2"}]})),
                "tax.bad_components",
                "components",
            ),
            (with(json!({"tax_class": "STANDARD", "components": vat})), "tax.rates_exist", "effective_on"),
            (with(json!({"components": [{"component": "A", "rate": "-1"}]})), "flow.malformed", "components[0].rate"),
            (
                with(json!({"components": [{"component": "A", "rate": "1", "recoverable": "1.1"}]})),
                "flow.malformed",
                "components[0].recoverable",
            ),
        ] {
            assert_eq!(shop.refuses::<SetRates>(request, code).path, path);
        }
    }
}
