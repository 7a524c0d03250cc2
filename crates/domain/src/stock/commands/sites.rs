//! Sites, and the reasons for adjusting what they hold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::costing::types::{Area, AreaKind};
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::types::Role;
use crate::stock::refusals::{CodeUsed, NotAWorkplace, RoleNotForReasons, SiteHoldsStock};
use crate::stock::rules::naming::{site_named, site_scope};
use crate::stock::types::{Reason, Site, SiteKind};
use crate::values::{AreaId, Code, Name, ReasonId, RollHour, SiteId, TimeZone};
use crate::words::words;

words! {
    /// Where the cost of a site's stock is pooled.
    ValuationScope {
        /// With the other sites of the entity that say so.
        Entity = "entity",
        /// By itself.
        Site = "site",
    }
}

/// Asks to add a site: a store, a dark store, a warehouse or a third party's warehouse.
///
/// Refused: `ledger.unknown_entity`, `stock.not_a_workplace`, `stock.code_used`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddSite {
    /// The entity whose stock it holds.
    pub entity: Code,
    /// The code callers will use.
    pub site: Code,
    /// The name shown.
    pub name: Name,
    /// What it is; a store if not said.
    #[serde(default = "store")]
    pub kind: SiteKind,
    /// Its time zone; the entity's if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<TimeZone>,
    /// The hour its business day rolls, 0 to 23.
    #[serde(default)]
    pub roll_hour: RollHour,
    /// Where the cost of its stock is pooled; with the entity's if not said. Fixed for good.
    #[serde(default = "with_entity")]
    pub valuation: ValuationScope,
    /// Whether requests may take more than it has.
    #[serde(default)]
    pub negative_allowed: bool,
}

/// A site.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SiteReply {
    /// Its code.
    pub site: String,
    /// The code of its valuation area.
    pub area: String,
}

fn store() -> SiteKind {
    SiteKind::Store
}

fn with_entity() -> ValuationScope {
    ValuationScope::Entity
}

impl Command for AddSite {
    const NAME: &'static str = "stock.add_site";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"entity": "ACME", "site": "SHOP-1", "name": "Shop in Main Street", "roll_hour": 3}"#;
    type Reply = SiteReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<SiteReply>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        if !self.kind.is_workplace() {
            return Err(NotAWorkplace { kind: self.kind.to_string() }.at("kind"));
        }
        let taken = draft.site_by_code(&self.site).is_some()
            || (self.valuation == ValuationScope::Site && draft.area_by_code(&self.site).is_some());
        if taken {
            return Err(CodeUsed { code: self.site.to_string() }.at("site"));
        }
        let area = match self.valuation {
            ValuationScope::Entity => entity.area,
            ValuationScope::Site => {
                let id = AreaId(draft.next(Head::Area));
                draft.put_area(Area {
                    id,
                    entity: entity.id,
                    kind: AreaKind::Site,
                    code: self.site.to_string(),
                    folded: self.site.folded(),
                });
                id
            }
        };
        let id = SiteId(draft.next(Head::Site));
        draft.put_site(Site {
            id,
            code: self.site.to_string(),
            folded: self.site.folded(),
            name: self.name.to_string(),
            kind: self.kind,
            entity: entity.id,
            area,
            time_zone: self.time_zone.unwrap_or(entity.time_zone),
            roll_hour: self.roll_hour,
            negative_allowed: self.negative_allowed,
            active: true,
        });
        draft.event(cx, "stock.site_added", self.site.to_string());
        let area = draft.area(area).map(|area| area.code.clone()).unwrap_or_default();
        Ok(Decision::done(SiteReply { site: self.site.to_string(), area }))
    }
}

/// Asks to change a site; what is not given stays. Its entity, time zone and valuation area are fixed.
///
/// Refused: `stock.unknown_site`, `stock.site_holds_stock` when it should become inactive.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeSite {
    /// Which.
    pub site: Code,
    /// The name shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Whether requests may take more than it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub negative_allowed: Option<bool>,
    /// Whether it takes new requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

impl Command for ChangeSite {
    const NAME: &'static str = "stock.change_site";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "name": "Shop at the corner"}"#;
    type Reply = SiteReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<SiteReply>, Refusal> {
        let before = site_named(draft, &self.site)?;
        let mut site = (*before).clone();
        if let Some(name) = &self.name {
            site.name = name.to_string();
        }
        site.negative_allowed = self.negative_allowed.unwrap_or(site.negative_allowed);
        site.active = self.active.unwrap_or(site.active);
        if before.active && !site.active && holds_stock(draft, site.id) {
            return Err(SiteHoldsStock { site: site.code.clone() }.at("active"));
        }
        let area = draft.area(site.area).map(|area| area.code.clone()).unwrap_or_default();
        let code = site.code.clone();
        draft.put_site(site);
        draft.event(cx, "stock.site_changed", code.clone());
        Ok(Decision::done(SiteReply { site: code, area }))
    }
}

fn holds_stock(draft: &mut Draft<'_>, site: SiteId) -> bool {
    !draft.positions_at(site).is_empty()
}

/// Asks to add a reason for adjusting or scrapping stock, or to change its name and the part of the account that bears it.
///
/// Refused: `stock.role_not_for_reasons` when the role's account belongs to a sub-ledger.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetReason {
    /// The code callers use.
    pub reason: Code,
    /// The name shown.
    pub name: Name,
    /// The part of the account that bears it, such as `shrinkage`.
    pub role: Role,
}

/// A reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReasonReply {
    /// Its code.
    pub reason: String,
}

impl Command for SetReason {
    const NAME: &'static str = "stock.set_reason";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"reason": "broken-seal", "name": "Seal was broken", "role": "shrinkage"}"#;
    type Reply = ReasonReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ReasonReply>, Refusal> {
        if !bears_differences(self.role) {
            return Err(RoleNotForReasons { role: self.role.to_string() }.at("role"));
        }
        let id = match draft.reason_by_code(&self.reason) {
            Some(reason) => reason.id,
            None => ReasonId(draft.next(Head::Reason)),
        };
        draft.put_reason(Reason {
            id,
            code: self.reason.to_string(),
            folded: self.reason.folded(),
            name: self.name.to_string(),
            role: self.role,
        });
        draft.event(cx, "stock.reason_set", self.reason.to_string());
        Ok(Decision::done(ReasonReply { reason: self.reason.to_string() }))
    }
}

/// Whether an account of the role may stand against stock that is adjusted: those of sub-ledgers may not.
fn bears_differences(role: Role) -> bool {
    matches!(
        role,
        Role::CostOfSales
            | Role::PurchaseVariance
            | Role::CountDifference
            | Role::Shrinkage
            | Role::Scrap
            | Role::InternalUse
            | Role::Revaluation
            | Role::WriteDown
            | Role::Suspense
            | Role::OpeningBalance
    )
}
