//! Changing an item.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::refusals::{NotBackToDraft, TrackingFixed};
use crate::catalogue::replies::ItemReply;
use crate::catalogue::rules::{check_tracking, item_named};
use crate::catalogue::types::{ItemStatus, Tracking};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::{Attributes, Code, Name, SiteId};

/// Changes an item; what is not given stays.
///
/// Category and costing method are changed by `costing.reclassify_item`, which moves the value of what is in stock.
///
/// Refused: `catalogue.unknown_item`, `catalogue.ambiguous_identifier`, `catalogue.not_back_to_draft`,
/// `catalogue.tracking_fixed`, `catalogue.tracking_needs_stock`, `catalogue.serial_needs_whole_units`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeItem {
    /// Which, by its SKU or another of its names.
    pub item: Code,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The tax class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_class: Option<Code>,
    /// Where in its life; never back to draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<ItemStatus>,
    /// Whether units are told apart; only while the item has never been in stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking: Option<Tracking>,
    /// The host's own, as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

impl Command for ChangeItem {
    const NAME: &'static str = "catalogue.change_item";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"item": "TEA-100", "name": "Green tea 250 g, loose", "tax_class": "reduced"}"#;
    type Reply = ItemReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ItemReply>, Refusal> {
        let held = item_named(draft, &self.item).map_err(|refusal| refusal.at("item"))?;
        let mut item = (*held).clone();
        if let Some(name) = &self.name {
            item.name = name.to_string();
        }
        if let Some(tax_class) = &self.tax_class {
            item.tax_class = tax_class.to_string();
        }
        if let Some(status) = self.status {
            if status == ItemStatus::Draft && item.status != ItemStatus::Draft {
                return Err(NotBackToDraft { item: item.code, status: item.status.to_string() }.at("status"));
            }
            item.status = status;
        }
        if let Some(tracking) = self.tracking.filter(|tracking| *tracking != item.tracking) {
            if let Some(unit) = draft.unit(item.unit) {
                check_tracking(item.kind, &unit, tracking)?;
            }
            // Positions stay when they are emptied, so that one says the item has been there.
            if !draft.positions_of_item(item.id, SiteId::NONE).is_empty() {
                return Err(TrackingFixed { item: item.code, tracking: item.tracking.to_string() }.at("tracking"));
            }
            item.tracking = tracking;
        }
        if let Some(attributes) = &self.attributes {
            item.attributes = attributes.clone();
        }
        let reply = ItemReply::of(draft, &item);
        if item != *held {
            draft.event(cx, "catalogue.item_changed", &item.code);
            draft.put_item(item);
        }
        Ok(Decision::done(reply))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem};
    use crate::stock::types::{PositionKey, StockState};
    use crate::testing::Shop;
    use crate::values::{ItemId, LotId, PartyId, PlaceId, Quantity};

    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.example::<AddCategory>();
        shop.does::<AddItem>(json!({"item": "A", "name": "Apple", "category": "TEA", "status": "draft"}));
        shop
    }

    #[test]
    fn what_is_not_given_stays() {
        let mut shop = shop();
        let reply =
            shop.does::<ChangeItem>(json!({"item": "a", "tax_class": "reduced", "attributes": {"colour": "red"}}));
        assert_eq!((reply.name.as_str(), reply.tax_class.as_str()), ("Apple", "reduced"));
        let reply = shop.does::<ChangeItem>(json!({"item": "A", "name": "Apple, red"}));
        assert_eq!((reply.name.as_str(), reply.attributes.get("colour")), ("Apple, red", Some(&json!("red"))));
        let records = shop.draft.records().len();
        shop.does::<ChangeItem>(json!({"item": "A", "name": "Apple, red", "tax_class": "reduced", "tracking": "none"}));
        assert_eq!(shop.draft.records().len(), records);
    }

    /// Each of these changes follows the one before it.
    #[test]
    fn status_and_tracking_have_their_rules() {
        let mut shop = shop();
        for (change, code) in [
            (json!({"status": "draft"}), None),
            (json!({"status": "published"}), None),
            (json!({"status": "discontinued"}), None),
            (json!({"status": "approved"}), None),
            (json!({"status": "draft"}), Some("catalogue.not_back_to_draft")),
            (json!({"tracking": "serial"}), None),
            (json!({"tracking": "lot"}), None),
            (json!({"category": "TEA"}), Some("flow.malformed")),
            (json!({"costing_method": "fifo"}), Some("flow.malformed")),
            (json!({"item": "B"}), Some("catalogue.unknown_item")),
        ] {
            let mut request = json!({"item": "A"});
            for (field, value) in change.as_object().expect("fields") {
                request[field] = value.clone();
            }
            match code {
                None => drop(shop.does::<ChangeItem>(request)),
                Some(code) => drop(shop.refuses::<ChangeItem>(request, code)),
            }
        }
        let service = json!({"item": "S", "name": "Delivery", "category": "TEA", "kind": "service"});
        shop.does::<AddItem>(service);
        shop.refuses::<ChangeItem>(json!({"item": "S", "tracking": "lot"}), "catalogue.tracking_needs_stock");
        shop.does::<AddItem>(json!({"item": "K", "name": "Salt", "category": "TEA", "unit": "KG"}));
        shop.refuses::<ChangeItem>(json!({"item": "K", "tracking": "serial"}), "catalogue.serial_needs_whole_units");
    }

    /// Once an item has been in stock its tracking stays, even when all of it has left.
    #[test]
    fn tracking_stays_once_there_was_stock() {
        let mut shop = shop();
        let (place, lot, owner) = (PlaceId::NONE, LotId::NONE, PartyId::NONE);
        let key = PositionKey { item: ItemId(1), site: SiteId(101), state: StockState::Sellable, place, lot, owner };
        shop.draft.put_position(key, Quantity::ZERO);
        shop.refuses::<ChangeItem>(json!({"item": "A", "tracking": "lot"}), "catalogue.tracking_fixed");
        shop.does::<ChangeItem>(json!({"item": "A", "tracking": "none", "name": "Apples"}));
    }
}
