//! Entities, accounts, rules, months and entries as callers see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::{Account, AccountKind, Control, Dimensions, Entity, PeriodState, Role, RuleKey};
use crate::flow::Draft;
use crate::values::{AccountId, Attributes, BusinessDate, Currency, DimensionSetId, Money, Period, TimeZone};

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

/// An account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccountReply {
    /// Its code.
    pub account: String,
    /// Its name.
    pub name: String,
    /// Where it stands in the statements.
    pub kind: AccountKind,
    /// The sub-ledger it is the sum of, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control: Option<Control>,
    /// The only currency it takes, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// An inactive account takes no entries.
    pub active: bool,
}

impl AccountReply {
    pub(crate) fn of(account: &Account) -> Self {
        Self {
            account: account.code.clone(),
            name: account.name.clone(),
            kind: account.kind,
            control: account.control,
            currency: account.currency,
            active: account.active,
        }
    }
}

/// A posting rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RuleReply {
    /// The part.
    pub role: Role,
    /// The category for which the rule holds; absent: for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The account that plays it.
    pub account: String,
    /// The account's name.
    pub name: String,
}

impl RuleReply {
    pub(crate) fn of(draft: &mut Draft<'_>, key: RuleKey, account: AccountId) -> Self {
        let category = draft.category(key.category).map(|category| category.code.clone());
        let account = draft.account(account);
        let text =
            |of: fn(&Account) -> &String| account.as_ref().map(|account| of(account).clone()).unwrap_or_default();
        Self { role: key.role, category, account: text(|account| &account.code), name: text(|account| &account.name) }
    }
}

/// A month of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PeriodReply {
    /// The month.
    pub period: Period,
    /// Whether it takes entries.
    pub state: PeriodState,
}

/// What a line is about, beside its account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DimensionsReply {
    /// The site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub own: Attributes,
}

impl DimensionsReply {
    pub(crate) fn of(draft: &mut Draft<'_>, id: DimensionSetId) -> Self {
        let Some(Dimensions { site, channel, category, party, own }) = draft.dimensions(id) else {
            return Self::default();
        };
        Self {
            site: draft.site(site).map(|site| site.code.clone()),
            channel: (!channel.is_empty()).then_some(channel),
            category: draft.category(category).map(|category| category.code.clone()),
            party: draft.party(party).map(|party| party.code.clone()),
            own: serde_json::from_str(&own).unwrap_or_default(),
        }
    }

    /// Whether the line is about nothing in particular.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An entry was posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntryPosted {
    /// Its number.
    pub entry: String,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// What its debits come to, in the currency of the books.
    pub total: Money,
}
