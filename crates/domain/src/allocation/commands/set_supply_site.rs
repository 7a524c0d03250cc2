//! What it takes to ship from a site.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::replies::SupplySiteReply;
use crate::allocation::requests::{check_range, cost_minor};
use crate::allocation::types::SupplySite;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::stock::rules::naming::{site_for, site_scope};
use crate::values::{Code, Number};

/// Says what it takes to ship from a site, as a whole: what sourcing weighs when it chooses among sites. Costs are in the
/// currency of the site's entity.
///
/// Refused: `stock.unknown_site`, `stock.site_inactive`, `allocation.out_of_range`, `allocation.negative`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetSupplySite {
    /// The site.
    pub site: Code,
    /// What making up a parcel costs; nothing if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handling: Option<Number>,
    /// How many demands it takes on in a business day, from 0; any number if not said. A demand that was given
    /// up on the day it was taken on does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parcels_per_day: Option<i64>,
    /// What carrying a parcel to a zone costs, by zone. The site ships to no zone that is not named here, unless none is:
    /// then it ships anywhere for nothing.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lanes: BTreeMap<String, Number>,
}

impl Command for SetSupplySite {
    const NAME: &'static str = "allocation.set_supply_site";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "handling": "1.20", "parcels_per_day": 400, "lanes": {"NORTH": "3.90", "SOUTH": "5.40"}}"#;
    type Reply = SupplySiteReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<SupplySiteReply>, Refusal> {
        let (site, entity) = site_for(cx, draft, &self.site)?;
        if let Some(parcels) = self.parcels_per_day {
            check_range("parcels_per_day", parcels, 0, 1_000_000_000)?;
        }
        let mut lanes = BTreeMap::new();
        for (zone, cost) in &self.lanes {
            let path = format!("lanes.{zone}");
            let folded = Code::parse(zone).map_err(|error| Refusal::from(error).at(path.as_str()))?.folded();
            lanes.insert(folded, cost_minor(&entity, Some(*cost), &path)?);
        }
        let supply = SupplySite {
            site: site.id,
            handling_minor: cost_minor(&entity, self.handling, "handling")?,
            parcels_per_day: self.parcels_per_day,
            lanes,
        };
        let reply = SupplySiteReply::of(draft, &supply, entity.currency);
        if *draft.supply_site(site.id) != supply {
            draft.event(cx, "allocation.supply_site_set", &site.code);
            draft.put_supply_site(supply);
        }
        Ok(Decision::done(reply))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::Shop;

    #[test]
    fn a_site_says_what_shipping_takes() {
        let mut shop = Shop::open();
        shop.two_entities();
        let reply = shop.example::<SetSupplySite>();
        assert_eq!(
            serde_json::to_value(reply).expect("a reply"),
            json!({"site": "SHOP-1", "handling": "1.20", "parcels_per_day": 400, "lanes": {"north": "3.90", "south": "5.40"}})
        );
        let records = shop.draft.records().len();
        shop.example::<SetSupplySite>();
        assert_eq!(shop.draft.records().len(), records, "the same again writes nothing");
        for (request, code, path) in [
            (json!({"site": "X"}), "stock.unknown_site", "site"),
            (json!({"site": "SHOP-1", "handling": "-0.01"}), "allocation.negative", "handling"),
            (json!({"site": "SHOP-1", "lanes": {"N": "0.001"}}), "flow.bad_value", "lanes.N"),
            (json!({"site": "SHOP-1", "lanes": {"": 1}}), "flow.bad_value", "lanes."),
            (json!({"site": "SHOP-1", "parcels_per_day": -1}), "allocation.out_of_range", "parcels_per_day"),
        ] {
            assert_eq!(shop.refuses::<SetSupplySite>(request.clone(), code).path, path, "{request}");
        }
    }
}
