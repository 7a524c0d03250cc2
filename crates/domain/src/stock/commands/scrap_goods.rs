//! Goods that are thrown away.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use super::issue_goods::IssueLine;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Role;
use crate::posting::{Booking, Goods, Heading};
use crate::stock::rules::availability::{Ask, Reach, check};
use crate::stock::rules::lines::{check_count, meant, on_line};
use crate::stock::rules::naming::{reason_named, site_for, site_scope};
use crate::stock::types::{DocumentKind, End, MovementKind, SiteKind};
use crate::values::{Attributes, BusinessDate, Code, ReasonId};

/// Asks to throw goods away, at what their pools say they cost: to scrap, or to the account of the reason's role.
///
/// The value is measured against the actor's limit.
///
/// Refused: `stock.unknown_reason`, `stock.not_enough_available`, `stock.unknown_site`, `stock.no_lines`,
/// `catalogue.unknown_item`, `catalogue.not_exact`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScrapGoods {
    /// Where.
    pub site: Code,
    /// Why: a code of stock.reasons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Code>,
    /// The business day it happened; today at the site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What goes, 1 to 10,000 lines.
    pub lines: Vec<IssueLine>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

impl Command for ScrapGoods {
    const NAME: &'static str = "stock.scrap_goods";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": "1", "state": "damaged"}]}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        check_count(self.lines.len())?;
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let (reason, role) = match &self.reason {
            None => (ReasonId::NONE, Role::Scrap),
            Some(code) => reason_named(draft, code).map(|reason| (reason.id, reason.role))?,
        };
        draft.prefetch_items(self.lines.iter().map(|line| &line.item));
        let mut lines = Vec::with_capacity(self.lines.len());
        let mut asks = Vec::with_capacity(self.lines.len());
        for (place, line) in self.lines.iter().enumerate() {
            let goods = meant(draft, &site, line.written(), false).map_err(on_line(place))?;
            let position = goods.position(&site, line.state);
            asks.push(Ask { position, item: goods.item.clone(), quantity: goods.quantity, line: place });
            lines.push((line, goods));
        }
        check(cx, draft, &site, &asks, Reach::InHand)?;

        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let mut booking = Booking::open(
            draft,
            Heading {
                attributes: self.attributes.clone(),
                ..Heading::of(DocumentKind::Scrap, &entity, site.id, occurred_on, posted_on)
            },
        );
        let mut change = 0;
        for (place, (line, goods)) in lines.iter().enumerate() {
            let moved = booking
                .move_goods(
                    cx,
                    draft,
                    &Goods {
                        reason,
                        ..Goods::of(
                            goods,
                            MovementKind::Scrap,
                            place as i64 + 1,
                            goods.end(&site, line.state),
                            End::outside(SiteKind::Scrap),
                        )
                    },
                )
                .map_err(on_line(place))?;
            let dimensions = booking.dimensions(draft, &goods.item, site.id);
            booking.counter(draft, role, goods.item.category, dimensions, -moved.book_minor)?;
            change += moved.book_minor;
        }
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "stock.goods_scrapped", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)).worth(change))
    }
}
