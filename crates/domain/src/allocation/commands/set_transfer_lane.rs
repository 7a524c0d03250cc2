//! The ways on which goods are moved between sites.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::SiteOfOtherEntity;
use crate::allocation::requests::{check_not_negative, check_range, cost_minor};
use crate::allocation::transfers::TransferLane;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::stock::refusals::SameSite;
use crate::stock::rules::naming::{site_for, site_named, site_scope};
use crate::values::{Amount, Code, Number, Quantity};

/// Says what it takes to move goods from one site to another of its entity, as a whole: proposals are made along lanes,
/// the cheapest first. Where there is none, nothing is proposed.
///
/// Refused: `stock.unknown_site`, `stock.site_inactive`, `stock.same_site`, `allocation.site_of_other_entity`,
/// `allocation.negative`, `allocation.out_of_range`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetTransferLane {
    /// From where.
    pub site: Code,
    /// To where.
    pub to_site: Code,
    /// What a transfer costs, in the entity's currency; nothing if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Number>,
    /// How many days it takes, 0 to 365; 0 if not said.
    #[serde(default)]
    pub days: i64,
    /// What of an item is moved at least, in its base unit; any quantity if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity_min: Option<Quantity>,
    /// Whether it is used.
    #[serde(default = "yes")]
    pub active: bool,
}

const fn yes() -> bool {
    true
}

/// A lane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferLaneReply {
    /// From where.
    pub site: String,
    /// To where.
    pub to_site: String,
    /// What a transfer costs.
    pub cost: Amount,
    /// How many days it takes.
    pub days: i64,
    /// What of an item is moved at least.
    pub quantity_min: Quantity,
    /// Whether it is used.
    pub active: bool,
}

impl Command for SetTransferLane {
    const NAME: &'static str = "allocation.set_transfer_lane";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"site": "SHOP-2", "to_site": "SHOP-1", "cost": "12.50", "days": 1, "quantity_min": 2}"#;
    type Reply = TransferLaneReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<TransferLaneReply>, Refusal> {
        let (from, entity) = site_for(cx, draft, &self.site)?;
        let to =
            site_named(draft, &self.to_site).map_err(|refusal| Refusal { path: "to_site".to_owned(), ..refusal })?;
        if from.id == to.id {
            return Err(SameSite { site: from.code.clone() }.at("to_site"));
        }
        if from.entity != to.entity {
            return Err(SiteOfOtherEntity { site: to.code.clone(), entity: entity.code.clone() }.at("to_site"));
        }
        check_range("days", self.days, 0, 365)?;
        let quantity_min = self.quantity_min.unwrap_or(Quantity::ZERO);
        check_not_negative(quantity_min, "quantity_min")?;
        let lane = TransferLane {
            from: from.id,
            to: to.id,
            cost_minor: cost_minor(&entity, self.cost, "cost")?,
            days: self.days,
            quantity_min,
            active: self.active,
        };
        if !draft.transfer_lanes_from(from.id).contains(&lane) {
            draft.event(cx, "allocation.transfer_lane_set", &from.code);
            draft.put_transfer_lane(lane);
        }
        Ok(Decision::done(TransferLaneReply {
            site: from.code.clone(),
            to_site: to.code.clone(),
            cost: Amount::of(lane.cost_minor, entity.currency),
            days: lane.days,
            quantity_min,
            active: lane.active,
        }))
    }
}
