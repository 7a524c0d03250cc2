//! The units of measure.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::values::Code;

/// Every unit of measure in order of code, in pages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Units {
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A unit of measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnitReply {
    /// Its code.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// How many decimals a quantity in it may have.
    pub decimals: u8,
}

/// A page of units.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct UnitsAnswer {
    /// The units.
    pub units: Vec<UnitReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Units {
    const NAME: &'static str = "catalogue.units";
    const EXAMPLE: &'static str = "{}";
    type Reply = UnitsAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<UnitsAnswer, Refusal> {
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let rows = draft.units().into_iter().filter(|unit| unit.folded > after).collect();
        let (rows, next) = self.limit.page(rows, |unit| unit.code.clone());
        let units = rows.into_iter().map(|unit| UnitReply {
            unit: unit.code.clone(),
            name: unit.name.clone(),
            decimals: unit.decimals,
        });
        Ok(UnitsAnswer { units: units.collect(), next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::Shop;

    #[test]
    fn a_new_file_has_four_units() {
        let mut shop = Shop::open();
        let answer = shop.answers::<Units>(json!({"limit": 3}));
        let units: Vec<_> = answer.units.iter().map(|unit| (unit.unit.as_str(), unit.decimals)).collect();
        assert_eq!((units, answer.next.as_deref()), (vec![("EA", 0), ("KG", 3), ("L", 3)], Some("L")));
        assert_eq!(shop.answers::<Units>(json!({"after": "l"})).units.len(), 1);
    }
}
