//! Baskets that wait.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::till::requests::SuspendedBasket;
use crate::till::rules::naming::{place_named, register_scope};
use crate::values::{Code, SuspendedSaleId};

/// The baskets that were put aside at a register's site and wait, the oldest first.
///
/// Refused: `till.unknown_register`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suspended {
    /// Where.
    pub register: Code,
    /// Only baskets after this one: `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<i64>,
    /// How many a page has.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of baskets that wait.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SuspendedReply {
    /// The baskets.
    pub suspended: Vec<SuspendedLine>,
    /// What to send as `after` for the next page; absent on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// A basket that waits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SuspendedLine {
    /// Its number, by which it is taken up again.
    pub suspended: i64,
    /// What the clerks call it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The register that put it aside.
    pub register: String,
    /// How many lines it has.
    pub lines: usize,
}

impl Query for Suspended {
    const NAME: &'static str = "till.suspended";
    const EXAMPLE: &'static str = r#"{"register": "T1"}"#;
    type Reply = SuspendedReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<SuspendedReply, Refusal> {
        let place = place_named(draft, &self.register)?;
        let after = SuspendedSaleId(self.after.unwrap_or(0));
        let found = draft.suspended_after(place.site.id, after, self.limit.probe());
        let (found, next) = self.limit.page(found, |sale| sale.id.0);
        let mut suspended = Vec::with_capacity(found.len());
        for sale in found {
            let basket: Option<SuspendedBasket> = serde_json::from_str(&sale.basket).ok();
            suspended.push(SuspendedLine {
                suspended: sale.id.0,
                name: sale.code.clone(),
                register: draft.register(sale.register).map(|register| register.code.clone()).unwrap_or_default(),
                lines: basket.map_or(0, |basket| basket.lines.len()),
            });
        }
        Ok(SuspendedReply { suspended, next })
    }
}
