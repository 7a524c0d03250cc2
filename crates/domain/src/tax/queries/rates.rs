//! The rates of a jurisdiction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::tax::replies::RatesReply;
use crate::tax::rules::naming::jurisdiction_named;
use crate::values::{BusinessDate, Code};

/// What tax classes pay in a jurisdiction, in order of class and day: all that was ever set, or what holds on a day.
///
/// Refused: `tax.unknown_jurisdiction`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    /// Where.
    pub jurisdiction: Code,
    /// Of this class alone.
    #[serde(default)]
    pub tax_class: Option<Code>,
    /// What holds on this day alone.
    #[serde(default)]
    pub on: Option<BusinessDate>,
}

/// Rates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RatesAnswer {
    /// In order of class and day.
    pub rates: Vec<RatesReply>,
}

impl Query for Rates {
    const NAME: &'static str = "tax.rates";
    const EXAMPLE: &'static str = r#"{"jurisdiction": "DE", "on": "2026-11-23"}"#;
    type Reply = RatesAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<RatesAnswer, Refusal> {
        let jurisdiction = jurisdiction_named(draft, &self.jurisdiction)?;
        let class = self.tax_class.as_ref().map(Code::folded);
        let sets = draft.tax_sets_of(jurisdiction.id);
        let mut rates = Vec::new();
        for (place, set) in sets.iter().enumerate() {
            let wanted = class.as_ref().is_none_or(|class| set.tax_class == *class);
            let next = sets.get(place + 1).filter(|next| next.tax_class == set.tax_class);
            let holds =
                self.on.is_none_or(|on| set.effective_on <= on && next.is_none_or(|next| on < next.effective_on));
            if wanted && holds {
                rates.push(RatesReply::of(draft, set));
            }
        }
        Ok(RatesAnswer { rates })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::tax::commands::{SetJurisdiction, SetRates};
    use crate::testing::Shop;

    #[test]
    fn rates_are_listed_by_class_and_day() {
        let mut shop = Shop::open();
        shop.example::<SetJurisdiction>();
        for (class, day, rate) in
            [("standard", "2021-01-01", "19"), ("standard", "2020-07-01", "16"), ("Reduced", "2020-01-01", "7")]
        {
            shop.does::<SetRates>(json!({"jurisdiction": "DE", "tax_class": class, "effective_on": day,
                "components": [{"component": "VAT", "rate": rate}]}));
        }
        let mut rates = |more: Value| {
            let mut request = json!({"jurisdiction": "DE"});
            for (key, value) in more.as_object().expect("an object") {
                request[key] = value.clone();
            }
            let rates = shop.answers::<Rates>(request).rates.into_iter();
            rates.map(|held| format!("{} {}", held.tax_class, held.components[0].rate)).collect::<Vec<_>>()
        };
        assert_eq!(rates(json!({})), ["reduced 7", "standard 16", "standard 19"]);
        assert_eq!(rates(json!({"on": "2020-12-31"})), ["reduced 7", "standard 16"]);
        assert_eq!(rates(json!({"on": "2020-06-30"})), ["reduced 7"]);
        assert_eq!(rates(json!({"tax_class": "STANDARD", "on": "2026-11-23"})), ["standard 19"]);
        let refusal = shop.ask::<Rates>(r#"{"jurisdiction": "X"}"#).expect_err("no such place");
        assert_eq!(refusal.code, "tax.unknown_jurisdiction");
    }
}
