//! What leaves for an order.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::requests::ToldLine;
use crate::allocation::types::DemandKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::sales::requests::not_negative;
use crate::sales::rules::naming::order_named;
use crate::sales::rules::shipping::{Shipping, ship};
use crate::stock::commands::DocumentReply;
use crate::stock::rules::naming::{party_named, site_for, site_scope};
use crate::till::rules::card_numbers;
use crate::values::{Amount, Attributes, BusinessDate, Code, Note, Number};

/// Reports what has left for an order, and bills it: goods out of stock to cost of sales, revenue and tax, off what was
/// paid before, the rest owed. What has no goods is billed with the first shipment. Where goods pass when they arrive, value
/// and revenue wait for that (`sales.record_parcel_event`).
///
/// A fact: what was promised elsewhere re-allocates itself and is raised, what is more than the line wants leaves without
/// being billed and is raised, what the book did not have goes below zero and is raised; an order that was held is raised
/// as `sales.shipped_held`, one of a prepaid channel that is not paid as `sales.shipped_unpaid`. What is taken back from the
/// dock is told by `allocation.reverse_shipment`.
///
/// Refused: `stock.unknown_site`, `allocation.site_of_other_entity`, `allocation.unknown_channel`, `sales.unknown_order`,
/// `allocation.unknown_line`, `stock.no_lines`, `stock.too_many_lines`, `stock.lot_required`, `stock.lot_not_tracked`,
/// `stock.unknown_lot`, `stock.unknown_place`, `allocation.negative`, `allocation.out_of_step`, `parties.unknown_party`,
/// `sales.out_of_range`, `ledger.in_future`, `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShipOrder {
    /// Where it left.
    pub site: Code,
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// The business day it left; today at the site if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What left, 1 to 10,000 lines.
    pub lines: Vec<ToldLine>,
    /// Who carries it; nobody if not said: it was picked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<Code>,
    /// The carrier's number of it.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub tracking: Note,
    /// What carrying it costs us, in the entity's currency: owed to the carrier until billed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freight: Option<Number>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The document's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

/// A shipment and what it bills.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShippedReply {
    /// The shipment.
    pub shipment: DocumentReply,
    /// What it bills; absent where nothing of it was wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<InvoicedReply>,
}

/// What a shipment bills.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InvoicedReply {
    /// The number of the invoice.
    pub invoice: String,
    /// What it bills, tax included.
    pub billed: Amount,
    /// What of that was paid before.
    pub paid: Amount,
    /// What is left to be paid.
    pub owed: Amount,
    /// The day that is due.
    pub due_on: BusinessDate,
}

impl Command for ShipOrder {
    const NAME: &'static str = "sales.ship_order";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-2", "channel": "WEB", "reference": "W-2001", "lines": [{"line": 1, "quantity": 1}], "tracking": "0034043", "freight": "3.20"}"#;
    type Reply = ShippedReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ShippedReply>, Refusal> {
        card_numbers::check_fields("attributes", &self.attributes)?;
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let currency = entity.currency;
        let order = order_named(draft, &self.channel, DemandKind::Order, &self.reference)?;
        let demand = draft.demand(order.demand).expect("an order stands on its demand").as_ref().clone();
        let shipping = Shipping {
            site,
            entity,
            occurred_on: dates::occurred_on(cx, self.occurred_on)?,
            lines: &self.lines,
            carrier: party_named(draft, self.carrier.as_ref(), "carrier")?,
            tracking: self.tracking.to_string(),
            freight_minor: self.freight.map_or(Ok(0), |freight| not_negative(freight, currency, "freight"))?,
            attributes: self.attributes.clone(),
            external_refs: self.external_refs.clone(),
        };
        let shipped = ship(cx, draft, demand, shipping)?;
        let billed_minor =
            shipped.invoice.as_ref().map_or(0, |invoice| invoice.net_minor.saturating_add(invoice.tax_minor));
        let invoice = shipped.invoice.map(|invoice| InvoicedReply {
            invoice: draft.number_text(invoice.series, invoice.number),
            billed: Amount::of(billed_minor, currency),
            paid: Amount::of(invoice.deposit_minor, currency),
            owed: Amount::of(invoice.receivable_minor, currency),
            due_on: invoice.due_on,
        });
        let shipment = DocumentReply::of(shipped.document, shipped.change_minor, currency);
        Ok(Decision::done(ShippedReply { shipment, invoice }).worth(billed_minor))
    }
}
