//! How much of an item is wanted at a site.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::{LevelsCrossed, NothingGiven};
use crate::allocation::requests::check_counted;
use crate::allocation::transfers::SiteLevel;
use crate::catalogue::rules::item_named;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::stock::rules::lines::{check_count, on_line};
use crate::stock::rules::naming::{site_for, site_scope};
use crate::values::{Code, Quantity};

/// Says how much of items is wanted at a site, each anew as a whole: what transfer proposals aim at. A lowest level of 0
/// without a highest wants nothing there any more.
///
/// Refused: `stock.unknown_site`, `stock.site_inactive`, `catalogue.unknown_item`, `allocation.nothing_given`,
/// `allocation.negative`, `allocation.out_of_step`, `allocation.levels_crossed`, `stock.too_many_lines`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetSiteLevel {
    /// Where.
    pub site: Code,
    /// Of what, 1 to 10,000 lines.
    pub lines: Vec<WantedLevel>,
}

/// How much of an item is wanted, in its base unit.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WantedLevel {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// What is to be available there at least, beyond safety stock.
    pub level_min: Quantity,
    /// What is kept there at most; what is available beyond it can go elsewhere. Without it, what is beyond the lowest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level_max: Option<Quantity>,
    /// What goes there goes in multiples of this, such as a case; in any quantity if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub multiple: Option<Quantity>,
}

/// What was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SiteLevelsReply {
    /// The site.
    pub site: String,
    /// Of how many items the level changed.
    pub changed: usize,
}

impl Command for SetSiteLevel {
    const NAME: &'static str = "allocation.set_site_level";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "lines": [{"item": "GIFT-SET", "level_min": 20, "level_max": 40, "multiple": 2}, {"item": "RICE", "level_min": "62.5"}]}"#;
    type Reply = SiteLevelsReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<SiteLevelsReply>, Refusal> {
        let (site, _) = site_for(cx, draft, &self.site)?;
        if self.lines.is_empty() {
            return Err(NothingGiven { what: "lines".to_owned() }.at("lines"));
        }
        check_count(self.lines.len())?;
        draft.prefetch_items(self.lines.iter().map(|line| &line.item));
        let mut changed = 0;
        for (place, line) in self.lines.iter().enumerate() {
            let item = item_named(draft, &line.item).map_err(|refusal| on_line(place)(refusal.at("item")))?;
            line.check(item.decimals).map_err(on_line(place))?;
            let level = SiteLevel {
                item: item.id,
                site: site.id,
                level_min: line.level_min,
                level_max: line.level_max,
                multiple: line.multiple.unwrap_or(Quantity::ZERO),
            };
            let stands = draft.site_levels_of(item.id).iter().find(|held| held.site == site.id).copied();
            if stands != Some(level) {
                draft.put_site_level(level);
                changed += 1;
            }
        }
        if changed > 0 {
            draft.event(cx, "allocation.site_level_set", &site.code);
        }
        Ok(Decision::done(SiteLevelsReply { site: site.code.clone(), changed }))
    }
}

impl WantedLevel {
    fn check(&self, decimals: u8) -> Result<(), Refusal> {
        let told = [("level_min", Some(self.level_min)), ("level_max", self.level_max), ("multiple", self.multiple)];
        for (field, quantity) in told.into_iter().filter_map(|(field, quantity)| Some((field, quantity?))) {
            check_counted(quantity, decimals, field)?;
        }
        match self.level_max {
            Some(most) if most < self.level_min => {
                let (level_min, level_max) = (self.level_min.to_string(), most.to_string());
                Err(LevelsCrossed { level_min, level_max }.at("level_max"))
            }
            _ => Ok(()),
        }
    }
}
