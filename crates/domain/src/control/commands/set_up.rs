//! Setting up a new file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::types::Unit;
use crate::control::refusals::AlreadySetUp;
use crate::control::types::{Actor, ActorKind, Grant, GrantKey, Role};
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::ledger::types::Role as Part;
use crate::stock::types::{OUTSIDE, Reason, Site, SiteKind};
use crate::values::{ActorId, AreaId, Code, EntityId, Name, ReasonId, RoleId, RollHour, SiteId, TimeZone, UnitId};

/// Sets up a new file: its first actor, who may do everything, the places outside every shop, the units EA, KG, L and M,
/// and the usual reasons for adjusting stock.
///
/// Nobody can have a duty before there is an actor, so this one command runs without authority, once, on an empty file.
///
/// Refused: `control.already_set_up`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetUp {
    /// The code of the first actor.
    pub actor: Code,
    /// Its name.
    pub name: Name,
    /// Whether it is a person or a system; a person if not said.
    #[serde(default = "person")]
    pub kind: ActorKind,
}

/// Who may now do everything.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SetUpReply {
    /// The first actor.
    pub actor: String,
    /// The role that holds every duty.
    pub role: String,
}

fn person() -> ActorKind {
    ActorKind::Person
}

const UNITS: [(&str, &str, u8); 4] = [("EA", "each", 0), ("KG", "kilogram", 3), ("L", "litre", 3), ("M", "metre", 3)];

const REASONS: [(&str, &str, Part); 6] = [
    ("damaged", "Damaged", Part::Shrinkage),
    ("theft", "Stolen", Part::Shrinkage),
    ("expired", "Past its date", Part::Scrap),
    ("sample", "Given or used as a sample", Part::InternalUse),
    ("found", "Found", Part::CountDifference),
    ("correction", "Correction of an earlier record", Part::CountDifference),
];

impl Command for SetUp {
    const NAME: &'static str = "control.set_up";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"actor": "owner", "name": "Olive Owner"}"#;
    type Reply = SetUpReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, _: &Context, draft: &mut Draft<'_>) -> Result<Decision<SetUpReply>, Refusal> {
        if draft.head(Head::Actor) > 0 {
            return Err(AlreadySetUp {}.into());
        }
        let role = first_actor(draft, self);
        for kind in OUTSIDE {
            draft.put_site(outside(kind));
        }
        for (code, name, decimals) in UNITS {
            let id = UnitId(draft.next(Head::Unit));
            draft.put_unit(Unit {
                id,
                code: code.to_owned(),
                folded: code.to_lowercase(),
                name: name.to_owned(),
                decimals,
            });
        }
        for (code, name, role) in REASONS {
            let id = ReasonId(draft.next(Head::Reason));
            draft.put_reason(Reason {
                id,
                code: code.to_owned(),
                folded: code.to_owned(),
                name: name.to_owned(),
                role,
            });
        }
        Ok(Decision::done(SetUpReply { actor: self.actor.as_str().to_owned(), role }))
    }
}

/// Makes the actor, the role of every duty, and joins them over everything; the role's code.
fn first_actor(draft: &mut Draft<'_>, set_up: &SetUp) -> String {
    let actor = ActorId(draft.next(Head::Actor));
    draft.put_actor(Actor {
        id: actor,
        code: set_up.actor.as_str().to_owned(),
        folded: set_up.actor.folded(),
        name: set_up.name.as_str().to_owned(),
        kind: set_up.kind,
        active: true,
    });
    let role = RoleId(draft.next(Head::Role));
    let code = "owner".to_owned();
    draft.put_role(Role {
        id: role,
        code: code.clone(),
        folded: code.clone(),
        name: "Owner".to_owned(),
        duties: vec!["*".to_owned()],
    });
    let key = GrantKey { actor, role, entity: EntityId::NONE, site: SiteId::NONE };
    draft.put_grant(Grant { key, limit_minor: None, active: true });
    code
}

/// A place outside every shop: `@supplier`, `@customer` and the like.
fn outside(kind: SiteKind) -> Site {
    let code = format!("@{kind}");
    Site {
        id: kind.outside(),
        folded: code.clone(),
        code,
        name: kind.as_str().replace('_', " "),
        kind,
        entity: EntityId::NONE,
        area: AreaId::NONE,
        time_zone: TimeZone::UTC,
        roll_hour: RollHour::MIDNIGHT,
        negative_allowed: true,
        active: true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::Shop;
    use crate::values::ActorId;

    /// A new file has its owner, the seven places outside, four units and six reasons; it is set up once.
    #[test]
    fn a_new_file_is_set_up_once() {
        let mut shop = Shop::empty();
        shop.refuses::<SetUp>(json!({"actor": "owner"}), "flow.malformed");
        let reply = shop.does::<SetUp>(json!({"actor": "Olive", "name": "Olive Owner"}));
        assert_eq!((reply.actor.as_str(), reply.role.as_str()), ("Olive", "owner"));
        shop.actor = ActorId(1);
        shop.refuses::<SetUp>(json!({"actor": "eve", "name": "Eve"}), "control.already_set_up");

        let code = |text: &str| Code::parse(text).expect("a code");
        for kind in OUTSIDE {
            let site = shop.draft.site_by_code(&code(&format!("@{kind}"))).expect("a place outside");
            assert_eq!((site.id, site.kind.holds_stock()), (kind.outside(), false));
        }
        for (unit, _, decimals) in UNITS {
            assert_eq!(shop.draft.unit_by_code(&code(unit)).map(|unit| unit.decimals), Some(decimals));
        }
        for (reason, _, role) in REASONS {
            assert_eq!(shop.draft.reason_by_code(&code(reason)).map(|reason| reason.role), Some(role));
        }
    }
}
