//! What a kit consists of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::refusals::NotAKit;
use crate::catalogue::rules::item_named;
use crate::catalogue::types::{Item, ItemKind};
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::values::{Code, Quantity, UnitPrice};

/// What one of a kit holds; no part while nobody has said.
///
/// Refused: `catalogue.unknown_item`, `catalogue.ambiguous_identifier`, `catalogue.not_a_kit`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KitOf {
    /// The kit, by its SKU or another of its names.
    pub kit: Code,
}

/// A kit and its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KitAnswer {
    /// Its SKU.
    pub kit: String,
    /// Its parts, as they were given.
    pub parts: Vec<KitPartReply>,
}

/// A part of a kit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KitPartReply {
    /// The SKU.
    pub item: String,
    /// How much of it one kit holds, in its base unit.
    pub quantity: Quantity,
    /// What one base unit of it bears of the kit's price, in proportion to the others; 0 where none was said.
    pub share: UnitPrice,
}

impl KitAnswer {
    pub(crate) fn of(draft: &mut Draft<'_>, kit: &Item) -> Self {
        let parts = draft.kit(kit.id);
        let parts = parts.iter().map(|part| KitPartReply {
            item: draft.item(part.item).map(|item| item.code.clone()).unwrap_or_default(),
            quantity: part.quantity,
            share: part.share,
        });
        Self { kit: kit.code.clone(), parts: parts.collect() }
    }
}

impl Query for KitOf {
    const NAME: &'static str = "catalogue.kit";
    const EXAMPLE: &'static str = r#"{"kit": "TEA-FOR-TWO"}"#;
    type Reply = KitAnswer;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<KitAnswer, Refusal> {
        let kit = item_named(draft, &self.kit).map_err(|refusal| refusal.at("kit"))?;
        if kit.kind != ItemKind::Kit {
            return Err(NotAKit { item: kit.code.clone(), kind: kit.kind.to_string() }.at("kit"));
        }
        Ok(KitAnswer::of(draft, &kit))
    }
}
