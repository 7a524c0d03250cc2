//! Entities as callers see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::Entity;
use crate::flow::Draft;
use crate::values::{Currency, TimeZone};

/// An entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntityReply {
    /// Its code.
    pub entity: String,
    /// Its name.
    pub name: String,
    /// The currency of its books.
    pub currency: Currency,
    /// Where its business day is counted when no site is at hand.
    pub time_zone: TimeZone,
    /// The valuation area of its sites that have none of their own.
    pub area: String,
    /// The place of goods under way between its sites.
    pub transit_site: String,
}

impl EntityReply {
    pub(crate) fn of(draft: &mut Draft<'_>, entity: &Entity) -> Self {
        let area = draft.area(entity.area).map(|area| area.code.clone()).unwrap_or_default();
        let transit_site = draft.site(entity.transit_site).map(|site| site.code.clone()).unwrap_or_default();
        Self {
            entity: entity.code.clone(),
            name: entity.name.clone(),
            currency: entity.currency,
            time_zone: entity.time_zone,
            area,
            transit_site,
        }
    }
}
