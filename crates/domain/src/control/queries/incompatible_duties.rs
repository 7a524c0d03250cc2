//! Which duties do not belong in one hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::replies::DutyPairReply;
use crate::control::rules::pairs;
use crate::flow::{Draft, Query, Refusal, Scope};

/// Every pair of duties that do not belong in one hand: those that are shipped, as they were set since, and those that
/// were added, in order. All of them come at once.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IncompatibleDuties {}

/// The pairs.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct IncompatibleDutiesAnswer {
    /// The pairs.
    pub pairs: Vec<DutyPairReply>,
}

impl Query for IncompatibleDuties {
    const NAME: &'static str = "control.incompatible_duties";
    const EXAMPLE: &'static str = "{}";
    type Reply = IncompatibleDutiesAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<IncompatibleDutiesAnswer, Refusal> {
        Ok(IncompatibleDutiesAnswer { pairs: pairs(draft).iter().map(DutyPairReply::of).collect() })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::SetIncompatible;
    use crate::control::rules::SHIPPED;
    use crate::control::types::Strictness;
    use crate::testing::Shop;

    /// What is shipped is reported until it is set; what was added stands among it in order.
    #[test]
    fn shipped_pairs_are_reported_until_set() {
        let mut shop = Shop::open();
        shop.example::<SetIncompatible>();
        shop.does::<SetIncompatible>(
            json!({"first": "stock.post_count", "second": "stock.record_count", "strictness": "off"}),
        );
        let pairs = shop.answers::<IncompatibleDuties>(json!({})).pairs;
        assert_eq!(pairs.len(), SHIPPED.len() + 1);
        assert!(pairs.is_sorted_by_key(|pair| (pair.first.clone(), pair.second.clone())));
        let of = |strictness| pairs.iter().filter(|pair| pair.strictness == strictness).count();
        assert_eq!([of(Strictness::Enforce), of(Strictness::Off), of(Strictness::Report)], [0, 1, SHIPPED.len()]);
    }
}
