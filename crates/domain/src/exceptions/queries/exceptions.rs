//! What waits to be looked at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::rules::scope_named;
use crate::exceptions::replies::ExceptionReply;
use crate::exceptions::types::ExceptionState;
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::values::{Code, ExceptionId};

/// Exceptions in order of number, in pages: those not resolved, or those in one state.
///
/// Refused: `ledger.unknown_entity`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exceptions {
    /// Those in this state alone; all that are not resolved if not given.
    #[serde(default)]
    pub state: Option<ExceptionState>,
    /// Those of this entity alone.
    #[serde(default)]
    pub entity: Option<Code>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: i64,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of exceptions.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ExceptionsAnswer {
    /// The exceptions.
    pub exceptions: Vec<ExceptionReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

impl Query for Exceptions {
    const NAME: &'static str = "exceptions.exceptions";
    const EXAMPLE: &'static str = r#"{"state": "resolved"}"#;
    type Reply = ExceptionsAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        scope_named(draft, self.entity.as_ref(), None)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ExceptionsAnswer, Refusal> {
        let (entity, _) = Query::scope(self, draft)?.ids();
        let rows = draft.exceptions_after(self.state, entity, ExceptionId(self.after), self.limit.probe());
        let (rows, next) = self.limit.page(rows, |exception| exception.id.0);
        let exceptions = rows.into_iter().map(|exception| ExceptionReply::of(draft, exception)).collect();
        Ok(ExceptionsAnswer { exceptions, next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::AddActor;
    use crate::exceptions::commands::{AssignException, RaiseException, ResolveException};
    use crate::testing::Shop;

    #[test]
    fn exceptions_come_in_pages_by_state_and_entity() {
        let mut shop = Shop::open();
        shop.two_entities();
        shop.example::<AddActor>();
        for site in ["SHOP-1", "SHOP-2", "GINZA"] {
            let request = json!({"code": "x.y", "severity": "info", "site": site, "subject": site, "message": "m"});
            shop.does::<RaiseException>(request);
        }
        shop.example::<RaiseException>();
        shop.does::<AssignException>(json!({"exception": 2, "owner": "anna"}));
        shop.does::<ResolveException>(json!({"exception": 3, "note": "gone"}));
        let mut page = |request| {
            let answer = shop.answers::<Exceptions>(request);
            (answer.exceptions.iter().map(|exception| exception.exception).collect::<Vec<_>>(), answer.next)
        };
        assert_eq!(page(json!({})), (vec![1, 2, 4], None));
        assert_eq!(page(json!({"limit": 2})), (vec![1, 2], Some(2)));
        assert_eq!(page(json!({"limit": 2, "after": 2})), (vec![4], None));
        assert_eq!(page(json!({"state": "open"})), (vec![1, 4], None));
        assert_eq!(page(json!({"state": "assigned"})), (vec![2], None));
        assert_eq!(page(json!({"state": "resolved"})), (vec![3], None));
        assert_eq!(page(json!({"entity": "acme"})), (vec![1, 2], None));
        let refusal = shop.ask::<Exceptions>(r#"{"entity": "X"}"#).expect_err("no such entity");
        assert_eq!(refusal.code, "ledger.unknown_entity");
    }
}
