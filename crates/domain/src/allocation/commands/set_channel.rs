//! Adding and changing channels.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::{ChannelOfOtherEntity, SiteOfOtherEntity, SiteTwice};
use crate::allocation::replies::ChannelReply;
use crate::allocation::requests::{check_range, cost_minor};
use crate::allocation::types::{Channel, ChannelSite, ShipRule, ShortageRule};
use crate::catalogue::rules::category_named;
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::types::Entity;
use crate::stock::rules::naming::site_named;
use crate::values::{ChannelId, Code, Name, Number};

/// Adds a channel that demand comes from, or sets one anew as a whole: what is not said is as if the channel were new.
/// Its entity stays. What was wanted before keeps the rules it was asked for by.
///
/// Refused: `ledger.unknown_entity`, `stock.unknown_site`, `catalogue.unknown_category`,
/// `allocation.channel_of_other_entity`, `allocation.site_of_other_entity`, `allocation.site_twice`,
/// `allocation.out_of_range`, `allocation.negative`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetChannel {
    /// Who sells through it.
    pub entity: Code,
    /// The code callers use.
    pub channel: Code,
    /// The name shown.
    pub name: Name,
    /// How much of a demand must be there before any of it is promised; whatever there is if not said.
    #[serde(default = "what_there_is")]
    pub ship_rule: ShipRule,
    /// What becomes of what cannot be promised; the request is refused if not said.
    #[serde(default = "refuse")]
    pub shortage_rule: ShortageRule,
    /// Who goes first when several wait, 1 to 9: 1 goes before 2; 5 if not said.
    #[serde(default = "middle")]
    pub priority: i64,
    /// How long a reservation is kept, in minutes, 1 to 5,256,000; for ever if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reservation_minutes: Option<i64>,
    /// How many days a lot must still be good when it is promised, 0 to 36,500; 0 if not said.
    #[serde(default)]
    pub remaining_life_days: i64,
    /// From how many sites a demand is supplied at most, from 1; from any number if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parcels_most: Option<i64>,
    /// The sites that supply it; every site of the entity where people work if not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<NewChannelSite>,
    /// Whether it takes new demand.
    #[serde(default = "yes")]
    pub active: bool,
}

/// A site that supplies a channel.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewChannelSite {
    /// The site.
    pub site: Code,
    /// What a parcel from there costs the channel beside handling and lane, in the entity's currency: how little the site
    /// is wanted. Nothing if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Number>,
    /// The categories it supplies, those below them included; all if not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Code>,
}

const fn what_there_is() -> ShipRule {
    ShipRule::WhatThereIs
}

const fn refuse() -> ShortageRule {
    ShortageRule::Refuse
}

const fn middle() -> i64 {
    5
}

const fn yes() -> bool {
    true
}

impl Command for SetChannel {
    const NAME: &'static str = "allocation.set_channel";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "channel": "WEB", "name": "Web shop", "shortage_rule": "backorder", "reservation_minutes": 30, "sites": [{"site": "SHOP-1"}, {"site": "SHOP-2", "cost": "1.50"}]}"#;
    type Reply = ChannelReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ChannelReply>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        check_range("priority", self.priority, 1, 9)?;
        check_range("remaining_life_days", self.remaining_life_days, 0, 36_500)?;
        if let Some(minutes) = self.reservation_minutes {
            check_range("reservation_minutes", minutes, 1, 5_256_000)?;
        }
        if let Some(most) = self.parcels_most {
            check_range("parcels_most", most, 1, 1_000_000)?;
        }
        let held = draft.channel_by_code(&self.channel);
        if let Some(held) = held.as_ref().filter(|held| held.entity != entity.id) {
            let owner = draft.entity(held.entity).map(|entity| entity.code.clone()).unwrap_or_default();
            return Err(ChannelOfOtherEntity { channel: held.code.clone(), entity: owner }.at("channel"));
        }
        let channel = Channel {
            id: held.as_ref().map_or(ChannelId::NONE, |held| held.id),
            code: held.as_ref().map_or_else(|| self.channel.to_string(), |held| held.code.clone()),
            folded: self.channel.folded(),
            name: self.name.to_string(),
            entity: entity.id,
            ship_rule: self.ship_rule,
            shortage_rule: self.shortage_rule,
            priority: self.priority,
            reservation_minutes: self.reservation_minutes,
            remaining_life_days: self.remaining_life_days,
            parcels_most: self.parcels_most,
            sites: self.sites(draft, &entity)?,
            active: self.active,
        };
        let reply = ChannelReply::of(draft, &channel);
        if held.is_none_or(|held| *held != channel) {
            draft.event(cx, "allocation.channel_set", &channel.code);
            let id = if channel.id.is_none() { ChannelId(draft.next(Head::Channel)) } else { channel.id };
            draft.put_channel(Channel { id, ..channel });
        }
        Ok(Decision::done(reply))
    }
}

impl SetChannel {
    /// The sites that supply it, in order of key.
    fn sites(&self, draft: &mut Draft<'_>, entity: &Entity) -> Result<Vec<ChannelSite>, Refusal> {
        let mut sites: Vec<ChannelSite> = Vec::with_capacity(self.sites.len());
        let mut seen = BTreeSet::new();
        for (place, new) in self.sites.iter().enumerate() {
            let on_line = |refusal: Refusal| refusal.at(format!("sites[{place}]"));
            let site = site_named(draft, &new.site).map_err(on_line)?;
            if site.entity != entity.id {
                let refusal = SiteOfOtherEntity { site: site.code.clone(), entity: entity.code.clone() };
                return Err(on_line(refusal.at("site")));
            }
            if !seen.insert(site.id) {
                return Err(on_line(SiteTwice { site: site.code.clone() }.at("site")));
            }
            let mut categories = Vec::with_capacity(new.categories.len());
            for (at, category) in new.categories.iter().enumerate() {
                let named = category_named(draft, category);
                let path = |refusal: Refusal| Refusal { path: format!("sites[{place}].categories[{at}]"), ..refusal };
                categories.push(named.map_err(path)?.id);
            }
            categories.sort_unstable();
            categories.dedup();
            let cost_minor = cost_minor(entity, new.cost, "cost").map_err(on_line)?;
            sites.push(ChannelSite { site: site.id, cost_minor, categories });
        }
        sites.sort();
        Ok(sites)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::Shop;

    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.two_entities();
        shop
    }

    #[test]
    fn a_channel_is_set_as_a_whole() {
        let mut shop = shop();
        let whole = json!({"entity": "ACME", "channel": "Web", "name": "Web shop", "ship_rule": "whole",
            "shortage_rule": "backorder", "priority": 2, "reservation_minutes": 30, "remaining_life_days": 7,
            "parcels_most": 2, "sites": [{"site": "SHOP-2", "cost": "1.50"}, {"site": "SHOP-1"}], "active": false});
        let reply = shop.does::<SetChannel>(whole.clone());
        assert_eq!(
            serde_json::to_value(&reply.sites).expect("sites"),
            json!([
            {"site": "SHOP-1", "cost": "0.00", "categories": []}, {"site": "SHOP-2", "cost": "1.50", "categories": []}])
        );
        let records = shop.draft.records().len();
        shop.does::<SetChannel>(whole);
        assert_eq!(shop.draft.records().len(), records, "the same channel again writes nothing");
        let reply = shop.does::<SetChannel>(json!({"entity": "ACME", "channel": "WEB", "name": "Web"}));
        assert_eq!(
            serde_json::to_value(reply).expect("a reply"),
            json!({"channel": "Web", "name": "Web", "entity": "ACME",
            "ship_rule": "what_there_is", "shortage_rule": "refuse", "priority": 5, "remaining_life_days": 0, "sites": [],
            "active": true})
        );
    }

    #[test]
    fn channels_that_are_refused() {
        let mut shop = shop();
        shop.does::<SetChannel>(json!({"entity": "TOKYO", "channel": "JP", "name": "Japan"}));
        for (change, code, path) in [
            (json!({"entity": "NOWHERE"}), "ledger.unknown_entity", "entity"),
            (json!({"channel": "jp"}), "allocation.channel_of_other_entity", "channel"),
            (json!({"priority": 0}), "allocation.out_of_range", "priority"),
            (json!({"priority": 10}), "allocation.out_of_range", "priority"),
            (json!({"reservation_minutes": 0}), "allocation.out_of_range", "reservation_minutes"),
            (json!({"remaining_life_days": -1}), "allocation.out_of_range", "remaining_life_days"),
            (json!({"parcels_most": 0}), "allocation.out_of_range", "parcels_most"),
            (json!({"sites": [{"site": "GINZA"}]}), "allocation.site_of_other_entity", "sites[0].site"),
            (json!({"sites": [{"site": "X"}]}), "stock.unknown_site", "sites[0].site"),
            (json!({"sites": [{"site": "SHOP-1"}, {"site": "shop-1"}]}), "allocation.site_twice", "sites[1].site"),
            (json!({"sites": [{"site": "SHOP-1", "cost": -1}]}), "allocation.negative", "sites[0].cost"),
            (json!({"sites": [{"site": "SHOP-1", "cost": "0.001"}]}), "flow.bad_value", "sites[0].cost"),
            (
                json!({"sites": [{"site": "SHOP-1", "categories": ["NO"]}]}),
                "catalogue.unknown_category",
                "sites[0].categories[0]",
            ),
        ] {
            let mut request = json!({"entity": "ACME", "channel": "WEB", "name": "Web"});
            for (field, value) in change.as_object().expect("fields") {
                request[field] = value.clone();
            }
            assert_eq!(shop.refuses::<SetChannel>(request, code).path, path, "{change}");
        }
    }
}
