//! Every actor.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::replies::ActorReply;
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::values::Code;

/// Every actor in order of code, in pages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Actors {
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<Code>,
    /// How many at most.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of actors.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ActorsAnswer {
    /// The actors.
    pub actors: Vec<ActorReply>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Query for Actors {
    const NAME: &'static str = "control.actors";
    const EXAMPLE: &'static str = "{}";
    type Reply = ActorsAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ActorsAnswer, Refusal> {
        let after = self.after.as_ref().map(Code::folded).unwrap_or_default();
        let rows = draft.actors().into_iter().filter(|actor| actor.folded > after).collect();
        let (rows, next) = self.limit.page(rows, |actor| actor.code.clone());
        Ok(ActorsAnswer { actors: rows.iter().map(|actor| ActorReply::of(actor)).collect(), next })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::AddActor;
    use crate::testing::Shop;

    #[test]
    fn actors_come_in_pages() {
        let mut shop = Shop::open();
        for actor in ["Bob", "anna"] {
            shop.does::<AddActor>(json!({"actor": actor, "name": actor, "kind": "person"}));
        }
        let mut page = |request| {
            let answer = shop.answers::<Actors>(request);
            (answer.actors.into_iter().map(|actor| actor.actor).collect::<Vec<_>>(), answer.next)
        };
        assert_eq!(page(json!({"limit": 2})), (vec!["anna".into(), "Bob".into()], Some("Bob".into())));
        assert_eq!(page(json!({"limit": 2, "after": "Bob"})), (vec!["owner".into()], None));
    }
}
