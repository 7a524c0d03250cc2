//! Opening an entity.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::costing::types::{Area, AreaKind};
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::ledger::refusals::CodeUsed;
use crate::ledger::replies::EntityReply;
use crate::ledger::rules::charts;
use crate::ledger::types::{Chart, Entity};
use crate::stock::types::{Site, SiteKind};
use crate::values::{AreaId, Code, Currency, EntityId, Name, RollHour, SiteId, TimeZone};

/// Opens the books of a legal company: its chart of accounts with a posting rule for everything the core posts by
/// itself, its valuation area, and the place and area of goods under way between its sites.
///
/// The valuation area is called as the entity, the place under way with `-TRANSIT` behind it. The currency of the books
/// stays what it is for ever.
///
/// Refused: `ledger.code_used`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenEntity {
    /// The code it will be called by; with `-TRANSIT` behind it still at most 64 characters.
    pub entity: Code,
    /// Its name.
    pub name: Name,
    /// The currency of its books.
    pub currency: Currency,
    /// Where its business day is counted when no site is at hand.
    pub time_zone: TimeZone,
    /// The chart of accounts it starts with.
    #[serde(default = "retail")]
    pub chart: Chart,
}

fn retail() -> Chart {
    Chart::Retail
}

/// An entity was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenEntityReply {
    /// The entity.
    pub opened: EntityReply,
    /// How many accounts its chart has.
    pub accounts: u32,
}

impl Command for OpenEntity {
    const NAME: &'static str = "ledger.open_entity";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"entity": "ACME", "name": "Acme Retail GmbH", "currency": "EUR", "time_zone": "Europe/Berlin"}"#;
    type Reply = OpenEntityReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<OpenEntityReply>, Refusal> {
        let transit =
            Code::parse(&format!("{}-TRANSIT", self.entity)).map_err(|error| Refusal::from(error).at("entity"))?;
        self.check_codes(draft, &transit)?;

        let id = EntityId(draft.next(Head::Entity));
        let area = self.add_area(draft, id, AreaKind::Entity, &self.entity);
        let transit_area = self.add_area(draft, id, AreaKind::Transit, &transit);
        let transit_site = SiteId(draft.next(Head::Site));
        let entity = Entity {
            id,
            code: self.entity.to_string(),
            folded: self.entity.folded(),
            name: self.name.to_string(),
            currency: self.currency,
            time_zone: self.time_zone,
            area,
            transit_site,
            transit_area,
        };
        draft.put_entity(entity.clone());
        draft.put_site(Site {
            id: transit_site,
            code: transit.to_string(),
            folded: transit.folded(),
            name: format!("Under way at {}", self.entity),
            kind: SiteKind::Transit,
            entity: id,
            area: transit_area,
            time_zone: self.time_zone,
            roll_hour: RollHour::MIDNIGHT,
            negative_allowed: false,
            active: true,
        });
        let accounts = charts::furnish(draft, id, self.chart);
        draft.event(cx, "ledger.entity_opened", self.entity.as_str());
        Ok(Decision::done(OpenEntityReply {
            opened: EntityReply::of(draft, &entity),
            accounts: u32::try_from(accounts).unwrap_or(u32::MAX),
        }))
    }
}

impl OpenEntity {
    fn check_codes(&self, draft: &mut Draft<'_>, transit: &Code) -> Result<(), Refusal> {
        let used = |noun: &str, code: &str| CodeUsed { code: code.to_owned(), noun: noun.to_owned() }.at("entity");
        if let Some(entity) = draft.entity_by_code(&self.entity) {
            return Err(used("an entity", &entity.code));
        }
        for code in [&self.entity, transit] {
            if let Some(area) = draft.area_by_code(code) {
                return Err(used("a valuation area", &area.code));
            }
        }
        match draft.site_by_code(transit) {
            Some(site) => Err(used("a site", &site.code)),
            None => Ok(()),
        }
    }

    fn add_area(&self, draft: &mut Draft<'_>, entity: EntityId, kind: AreaKind, code: &Code) -> AreaId {
        let id = AreaId(draft.next(Head::Area));
        draft.put_area(Area { id, entity, kind, code: code.to_string(), folded: code.folded() });
        id
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::types::{Role, RuleKey};
    use crate::testing::Shop;
    use crate::values::CategoryId;

    fn acme(code: &str) -> serde_json::Value {
        json!({"entity": code, "name": "Acme", "currency": "EUR", "time_zone": "Europe/Berlin"})
    }

    /// A new entity can post whatever the core posts by itself, and has a place for goods under way.
    #[test]
    fn an_entity_is_opened_with_all_it_needs() {
        let mut shop = Shop::open();
        let reply = shop.does::<OpenEntity>(acme("Acme"));
        assert_eq!((reply.opened.area.as_str(), reply.opened.transit_site.as_str()), ("Acme", "Acme-TRANSIT"));

        let entity = shop.draft.entity_by_code(&Code::parse("ACME").expect("a code")).expect("the entity");
        for role in Role::ALL {
            let key = RuleKey { entity: entity.id, role: *role, category: CategoryId::NONE };
            let account = shop.draft.posting_rule(key).and_then(|id| shop.draft.account(id)).expect("an account");
            assert_eq!(account.entity, entity.id);
        }
        let site = shop.draft.site(entity.transit_site).expect("the place under way");
        assert_eq!((site.kind, site.area, site.entity), (SiteKind::Transit, entity.transit_area, entity.id));
        let kinds = [entity.area, entity.transit_area].map(|id| shop.draft.area(id).map(|area| area.kind));
        assert_eq!(kinds, [Some(AreaKind::Entity), Some(AreaKind::Transit)]);
    }

    /// The codes of an entity, its areas and its place under way must all be free.
    #[test]
    fn a_code_is_used_once() {
        let mut shop = Shop::open();
        shop.does::<OpenEntity>(acme("ACME"));
        for used in ["ACME", "acme", "Acme-Transit"] {
            let refusal = shop.refuses::<OpenEntity>(acme(used), "ledger.code_used");
            assert_eq!(refusal.path, "entity");
        }
        shop.does::<OpenEntity>(acme("NORTH"));
        shop.refuses::<OpenEntity>(acme(&"x".repeat(60)), "flow.bad_value");
        shop.refuses::<OpenEntity>(
            json!({"entity": "X", "name": "X", "currency": "EUR", "time_zone": "UTC", "chart": "mining"}),
            "flow.malformed",
        );
    }
}
