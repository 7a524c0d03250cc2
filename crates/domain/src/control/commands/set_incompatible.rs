//! Setting which duties do not belong in one hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::refusals::SameDuty;
use crate::control::replies::DutyPairReply;
use crate::control::rules::{known_duty, pairs};
use crate::control::types::{DutyPair, Strictness};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::{Code, Note};

/// Sets what is made of two duties in one hand: nothing, a line in the report, or a refusal when a role gives both and
/// when one actor takes both steps of a document.
///
/// Whoever has both already keeps them, and stands in `control.duty_conflicts`.
///
/// Refused: `control.unknown_duty`, `control.same_duty`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetIncompatible {
    /// The one duty, or `slice.*` for any of a slice.
    pub first: Code,
    /// The other.
    pub second: Code,
    /// What is made of it.
    pub strictness: Strictness,
    /// What somebody could do who has both; what is known of the pair if not said.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub risk: Note,
}

impl Command for SetIncompatible {
    const NAME: &'static str = "control.set_incompatible";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"first": "stock.record_count", "second": "costing.write_down_stock", "strictness": "report", "risk": "counts less and writes off what they took"}"#;
    type Reply = DutyPairReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DutyPairReply>, Refusal> {
        for (field, duty) in [("first", &self.first), ("second", &self.second)] {
            known_duty(draft, duty.as_str()).map_err(|refusal| refusal.at(field))?;
        }
        let (first, second) = match self.first.as_str().cmp(self.second.as_str()) {
            std::cmp::Ordering::Equal => return Err(SameDuty { duty: self.first.to_string() }.at("second")),
            std::cmp::Ordering::Less => (self.first.to_string(), self.second.to_string()),
            std::cmp::Ordering::Greater => (self.second.to_string(), self.first.to_string()),
        };
        let held = pairs(draft).into_iter().find(|pair| (&pair.first, &pair.second) == (&first, &second));
        let risk = match &held {
            Some(pair) if self.risk.is_empty() => pair.risk.clone(),
            _ => self.risk.to_string(),
        };
        let pair = DutyPair { first, second, strictness: self.strictness, risk };
        if held.as_ref() != Some(&pair) {
            draft.event(cx, "control.duty_pair_set", format!("{} {}", pair.first, pair.second));
            draft.put_duty_pair(pair.clone());
        }
        Ok(Decision::done(DutyPairReply::of(&pair)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::{AddActor, GrantRole, SetRole};
    use crate::testing::Shop;

    /// A pair is the same in either order; a shipped one keeps its risk; what is no duty is refused.
    #[test]
    fn pairs_are_set() {
        let mut shop = Shop::open();
        let pair = json!({"first": "stock.record_count", "second": "stock.post_count", "strictness": "enforce"});
        let reply = shop.does::<SetIncompatible>(pair);
        assert_eq!((reply.first.as_str(), reply.second.as_str()), ("stock.post_count", "stock.record_count"));
        assert!(reply.shipped && reply.risk == "counts, and approves the difference");
        let own = shop.example::<SetIncompatible>();
        assert!(!own.shipped && own.strictness == Strictness::Report);
        let of = |first: &str, second: &str| json!({"first": first, "second": second, "strictness": "off"});
        shop.refuses::<SetIncompatible>(of("stock.post_count", "stock.post_count"), "control.same_duty");
        shop.refuses::<SetIncompatible>(of("stock.post_cunt", "stock.post_count"), "control.unknown_duty");
        shop.refuses::<SetIncompatible>(of("stock.post_count", "stok.*"), "control.unknown_duty");
    }

    /// An enforced pair is refused where a role gives both, through one grant or two, at one place; who has the duty to
    /// may say why, and it is raised.
    #[test]
    fn nobody_is_given_both() {
        let mut shop = Shop::open();
        shop.two_entities();
        shop.example::<AddActor>();
        for (role, duties) in [
            ("counter", json!(["stock.record_count"])),
            ("poster", json!(["stock.post_count"])),
            ("both", json!(["stock.*"])),
        ] {
            shop.does::<SetRole>(json!({"role": role, "duties": duties}));
        }
        let grant = |role: &str, site: &str| json!({"actor": "anna", "role": role, "site": site});
        shop.does::<GrantRole>(grant("both", "SHOP-2"));
        shop.does::<SetIncompatible>(
            json!({"first": "stock.post_count", "second": "stock.record_count", "strictness": "enforce"}),
        );
        // What anna has already she keeps, and it may be given again.
        shop.does::<GrantRole>(grant("both", "SHOP-2"));

        shop.does::<AddActor>(json!({"actor": "ben", "name": "Ben", "kind": "person"}));
        let grant = |role: &str, site: &str| json!({"actor": "ben", "role": role, "site": site});
        shop.refuses::<GrantRole>(grant("both", "SHOP-1"), "control.incompatible");
        shop.does::<GrantRole>(grant("counter", "SHOP-1"));
        shop.does::<GrantRole>(grant("poster", "SHOP-2"));
        let refusal = shop.refuses::<GrantRole>(grant("poster", "SHOP-1"), "control.incompatible");
        assert_eq!((&refusal.details["actor"], &refusal.details["scope"]), (&"ben".into(), &"site SHOP-1".into()));
        let refusal = shop.refuses::<GrantRole>(json!({"actor": "ben", "role": "poster"}), "control.incompatible");
        assert_eq!(refusal.details["second"], "stock.record_count");

        // A role that is widened would give both to whoever holds it.
        let wider = json!({"role": "counter", "duties": ["stock.record_count", "stock.post_count"]});
        shop.refuses::<SetRole>(wider.clone(), "control.incompatible");

        let mut with_reason = grant("poster", "SHOP-1");
        with_reason["reason"] = "two of us, and one is ill".into();
        shop.does::<GrantRole>(with_reason);
        let raised =
            shop.draft.exceptions_after(None, crate::values::EntityId::NONE, crate::values::ExceptionId::NONE, 10);
        let [raised] = &raised[..] else { panic!("one exception, not {raised:?}") };
        assert_eq!(
            (raised.code.as_str(), &raised.details["reason"]),
            ("control.incompatible", &"two of us, and one is ill".into())
        );
        // Now that he has both, the wider role gives him nothing new.
        shop.does::<SetRole>(wider);
    }
}
