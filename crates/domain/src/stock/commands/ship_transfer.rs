//! Goods sent from one of our sites to another.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use super::issue_goods::IssueLine;
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Role;
use crate::posting::{Booking, Goods, Heading};
use crate::stock::refusals::{OtherEntity, SameSite};
use crate::stock::rules::availability::{Ask, Reach, check};
use crate::stock::rules::lines::{check_count, meant, on_line};
use crate::stock::rules::naming::{site_for, site_named, site_scope};
use crate::stock::types::{DocumentKind, End, MovementKind, TransferLine};
use crate::values::{Attributes, BusinessDate, Code, PlaceId, TransferLineId};

/// Asks to send goods from one site to another of the same entity.
///
/// The goods are in transit until `stock.receive_transfer` reports them. Between valuation areas their value is pinned
/// on the line and waits in inventory in transit; within one area no value moves.
///
/// Refused: `stock.same_site`, `stock.other_entity`, `stock.not_enough_available`, `stock.unknown_site`,
/// `stock.site_inactive`, `stock.no_lines`, `catalogue.unknown_item`, `catalogue.not_exact`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShipTransfer {
    /// From where.
    pub site: Code,
    /// To where.
    pub to_site: Code,
    /// The business day they left; today at the sending site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What leaves, 1 to 10,000 lines.
    pub lines: Vec<IssueLine>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The document's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

impl Command for ShipTransfer {
    const NAME: &'static str = "stock.ship_transfer";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"site": "SHOP-1", "to_site": "SHOP-2", "lines": [{"item": "TEA-100", "quantity": "10"}]}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        check_count(self.lines.len())?;
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let to = site_named(draft, &self.to_site).map_err(|refusal| Refusal { path: "to_site".into(), ..refusal })?;
        if site.id == to.id {
            return Err(SameSite { site: site.code.clone() }.at("to_site"));
        }
        if site.entity != to.entity {
            return Err(OtherEntity { from: site.code.clone(), to: to.code.clone() }.at("to_site"));
        }
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        draft.prefetch_items(self.lines.iter().map(|line| &line.item));
        let mut lines = Vec::with_capacity(self.lines.len());
        let mut asks = Vec::with_capacity(self.lines.len());
        for (place, line) in self.lines.iter().enumerate() {
            let goods = meant(draft, &site, line.written(), false).map_err(on_line(place))?;
            let position = goods.position(&site, line.state);
            asks.push(Ask { position, item: goods.item.clone(), quantity: goods.quantity, line: place });
            lines.push((line, goods));
        }
        check(cx, draft, &site, &asks, Reach::Unpromised)?;

        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let mut booking = Booking::open(
            draft,
            Heading {
                attributes: self.attributes.clone(),
                external_refs: self.external_refs.clone(),
                ..Heading::of(DocumentKind::Transfer, &entity, site.id, occurred_on, posted_on)
            },
        );
        let mut change = 0;
        for (place, (line, goods)) in lines.iter().enumerate() {
            let transfer_line = TransferLine {
                id: TransferLineId(draft.next(Head::TransferLine)),
                command: cx.command_id,
                document: booking.document,
                line: place as i64 + 1,
                item: goods.item.id,
                lot: goods.lot,
                owner: goods.owner,
                state: line.state,
                from: site.id,
                to: to.id,
                valued: site.area != to.area,
                shipped: goods.quantity,
                open: goods.quantity,
            };
            draft.add_transfer_line(transfer_line.clone());
            let transit = End { site: entity.transit_site, place: PlaceId::NONE, state: line.state };
            let here = goods.end(&site, line.state);
            let goods = Goods {
                transfer_line: Some(transfer_line),
                ..Goods::of(goods, MovementKind::TransferShipment, place as i64 + 1, here, transit)
            };
            change += booking.move_goods(cx, draft, &goods).map_err(on_line(place))?.book_minor;
        }
        booking.balance_with(draft, Role::Rounding)?;
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "stock.transfer_shipped", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)))
    }
}
