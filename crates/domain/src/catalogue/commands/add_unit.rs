//! Adding a unit of measure.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::refusals::{UnitDecimals, UnitExists};
use crate::catalogue::types::Unit;
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::values::{Code, Name, UnitId};

/// Adds a unit of measure, for stock or for packs; it never changes.
///
/// Refused: `catalogue.unit_exists`, `catalogue.unit_decimals`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddUnit {
    /// The code it will be called by.
    pub unit: Code,
    /// Its name.
    pub name: Name,
    /// How many decimals a quantity in it may have, 0 to 6; none if not said.
    #[serde(default)]
    pub decimals: u8,
}

/// A unit of measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddUnitReply {
    /// Its code.
    pub unit: String,
}

impl Command for AddUnit {
    const NAME: &'static str = "catalogue.add_unit";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"unit": "CASE", "name": "case"}"#;
    type Reply = AddUnitReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<AddUnitReply>, Refusal> {
        if self.decimals > 6 {
            return Err(UnitDecimals { decimals: self.decimals }.at("decimals"));
        }
        if let Some(unit) = draft.unit_by_code(&self.unit) {
            return Err(UnitExists { unit: unit.code.clone() }.at("unit"));
        }
        let unit = self.unit.to_string();
        let id = UnitId(draft.next(Head::Unit));
        draft.put_unit(Unit {
            id,
            code: unit.clone(),
            folded: self.unit.folded(),
            name: self.name.to_string(),
            decimals: self.decimals,
        });
        draft.event(cx, "catalogue.unit_added", &unit);
        Ok(Decision::done(AddUnitReply { unit }))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::Shop;

    #[test]
    fn a_unit_is_added_once() {
        let mut shop = Shop::open();
        shop.example::<AddUnit>();
        shop.does::<AddUnit>(json!({"unit": "ML", "name": "millilitre", "decimals": 6}));
        for (request, code) in [
            (json!({"unit": "case", "name": "case"}), "catalogue.unit_exists"),
            (json!({"unit": "kg", "name": "kilo"}), "catalogue.unit_exists"),
            (json!({"unit": "NM", "name": "nano", "decimals": 7}), "catalogue.unit_decimals"),
            (json!({"unit": "NM", "name": "nano", "decimals": -1}), "flow.malformed"),
        ] {
            shop.refuses::<AddUnit>(request, code);
        }
    }
}
