//! Goods of an order that left, and that came back from the dock.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::NotOfThisOrder;
use crate::allocation::requests::ToldLine;
use crate::allocation::rules::naming::order_named;
use crate::allocation::types::Stage;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::sales::rules::shipping::{Reversing, Shipping, reverse, ship};
use crate::stock::commands::DocumentReply;
use crate::stock::rules::naming::{document_named, site_for, site_scope};
use crate::stock::types::{Document, DocumentKind, MovementKind};
use crate::values::{Attributes, BusinessDate, Code, PartyId};

/// Reports that goods of an order left: out of stock, to cost of sales, and gone for the order. Of an order that is kept
/// elsewhere it makes a goods issue, and what it earns is the business of whoever keeps the order; one that is kept here is
/// billed, as `sales.ship_order` does.
///
/// A fact: what was promised elsewhere re-allocates itself and is raised as `allocation.taken_elsewhere`; what is more than
/// the line wants is raised as `allocation.more_than_wanted` and leaves all the same; what the book did not have goes
/// below zero and is raised as `stock.not_enough_available`.
///
/// Refused: `stock.unknown_site`, `allocation.unknown_channel`, `allocation.unknown_demand`, `allocation.unknown_line`,
/// `stock.no_lines`, `stock.too_many_lines`, `stock.lot_required`, `stock.lot_not_tracked`, `stock.unknown_lot`,
/// `stock.unknown_place`, `allocation.negative`, `allocation.out_of_step`, `ledger.in_future`, and of an order that is kept
/// here `allocation.site_of_other_entity`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordShipment {
    /// Where they left.
    pub site: Code,
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// The business day they left; today at the site if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What left, 1 to 10,000 lines.
    pub lines: Vec<ToldLine>,
    /// The host's own: carrier, tracking number and the like.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The document's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

impl Command for RecordShipment {
    const NAME: &'static str = "allocation.record_shipment";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-2", "channel": "WEB", "reference": "WEB-1001", "lines": [{"line": 1, "quantity": 1}], "attributes": {"carrier": "DHL", "tracking": "0034043"}}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let currency = entity.currency;
        let shipping = Shipping {
            site,
            entity,
            occurred_on: dates::occurred_on(cx, self.occurred_on)?,
            lines: &self.lines,
            carrier: PartyId::NONE,
            tracking: String::new(),
            freight_minor: 0,
            attributes: self.attributes.clone(),
            external_refs: self.external_refs.clone(),
        };
        let demand = order_named(draft, &self.channel, &self.reference)?;
        let shipped = ship(cx, draft, demand, shipping)?;
        let reply = DocumentReply::of(shipped.document, shipped.change_minor, currency);
        Ok(Decision::done(reply).worth(shipped.change_minor))
    }
}

/// Reports that goods that had left for an order came back from the dock before anybody else had them: a whole shipment,
/// as if it had never left. They come back at the cost they left with and are allocated to the order where they lay; what
/// was billed with them is credited.
///
/// Refused: `stock.unknown_site`, `stock.unknown_document`, `stock.wrong_document`, `allocation.unknown_channel`,
/// `allocation.unknown_demand`, `allocation.not_of_this_order`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseShipment {
    /// Where they left.
    pub site: Code,
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// The goods issue by which they left.
    pub shipment: Code,
}

impl Command for ReverseShipment {
    const NAME: &'static str = "allocation.reverse_shipment";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str =
        r#"{"site": "SHOP-2", "channel": "WEB", "reference": "WEB-1001", "shipment": "GI-ACME-000003"}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let currency = entity.currency;
        let demand = order_named(draft, &self.channel, &self.reference)?;
        let kind = if draft.order(demand.id).is_some() { DocumentKind::Shipment } else { DocumentKind::Issue };
        let shipment = document_named(draft, &self.shipment, kind)
            .map_err(|refusal| Refusal { path: "shipment".to_owned(), ..refusal })?;
        let left: Vec<_> = draft
            .demand_moves(demand.id)
            .into_iter()
            .filter(|step| step.command == shipment.command && step.to == Stage::Shipped)
            .collect();
        let credited = draft.invoices_of(demand.id).iter().any(|note| note.corrects == shipment.id);
        self.check(draft, &shipment, site.id == shipment.site && !left.is_empty() && !credited)?;
        let reversed = reverse(cx, draft, demand, Reversing { site, entity, shipment, left })?;
        let reply = DocumentReply::of(reversed.document, reversed.change_minor, currency);
        Ok(Decision::done(reply).worth(reversed.change_minor))
    }
}

impl ReverseShipment {
    fn check(&self, draft: &mut Draft<'_>, shipment: &Document, is_ours: bool) -> Result<(), Refusal> {
        let movements = draft.movements_of(shipment);
        let is_sale = movements.iter().all(|movement| movement.kind == MovementKind::Sale);
        let mut back = false;
        for movement in &movements {
            back |= !draft.movement_use(movement.id).quantity.is_zero();
        }
        if is_ours && is_sale && !back {
            return Ok(());
        }
        let (shipment, reference) = (self.shipment.to_string(), self.reference.to_string());
        Err(NotOfThisOrder { shipment, reference }.at("shipment"))
    }
}
