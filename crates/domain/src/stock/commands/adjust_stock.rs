//! Stock found or lost for a reason.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use super::receive_goods::sellable;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::posting::{Booking, Goods, Heading};
use crate::stock::rules::availability::{Ask, Reach, check, check_serial_arrives};
use crate::stock::rules::lines::{Written, check_count, meant, on_line};
use crate::stock::rules::naming::{reason_named, site_for, site_scope};
use crate::stock::types::{DocumentKind, End, MovementKind, SiteKind, StockState};
use crate::values::{Attributes, BusinessDate, Code, Number};
use crate::words::words;

words! {
    /// Which way an adjustment goes.
    Direction {
        /// There is more than the book said.
        Increase = "increase",
        /// There is less than the book said.
        Decrease = "decrease",
    }
}

/// Asks to adjust stock for a reason: more comes in at the current cost of its pool, less leaves at what the pool says
/// it cost; the other side is the account of the reason's role.
///
/// The change of stock value is measured against the actor's limit.
///
/// Refused: `stock.unknown_reason`, `stock.not_enough_available`, `stock.unknown_site`, `stock.no_lines`,
/// `catalogue.unknown_item`, `catalogue.not_exact`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustStock {
    /// Where.
    pub site: Code,
    /// The business day it happened; today at the site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What changed, 1 to 10,000 lines.
    pub lines: Vec<AdjustLine>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

/// A line of an adjustment.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustLine {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// More or less.
    pub direction: Direction,
    /// By how much, above zero, in `unit`.
    pub quantity: Number,
    /// Why: a code of stock.reasons.
    pub reason: Code,
    /// Unit or pack; the item's base unit if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// Lot or serial, for items tracked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// In which state.
    #[serde(default = "sellable")]
    pub state: StockState,
    /// The place inside the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Code>,
    /// The supplier who owns the goods; ours if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Code>,
}

impl Command for AdjustStock {
    const NAME: &'static str = "stock.adjust_stock";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "lines": [{"item": "TEA-100", "direction": "decrease", "quantity": "1", "reason": "damaged"}]}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        check_count(self.lines.len())?;
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        draft.prefetch_items(self.lines.iter().map(|line| &line.item));
        let mut lines = Vec::with_capacity(self.lines.len());
        let mut asks = Vec::new();
        for (place, line) in self.lines.iter().enumerate() {
            let arriving = line.direction == Direction::Increase;
            let goods = meant(draft, &site, line.written(), arriving).map_err(on_line(place))?;
            let reason = reason_named(draft, &line.reason).map_err(on_line(place))?;
            let position = goods.position(&site, line.state);
            if arriving {
                check_serial_arrives(cx, draft, &goods.item, position).map_err(on_line(place))?;
            } else {
                asks.push(Ask { position, item: goods.item.clone(), quantity: goods.quantity, line: place });
            }
            lines.push((line, goods, reason));
        }
        check(cx, draft, &site, &asks, Reach::InHand)?;

        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let mut booking = Booking::open(
            draft,
            Heading {
                attributes: self.attributes.clone(),
                ..Heading::of(DocumentKind::Adjustment, &entity, site.id, occurred_on, posted_on)
            },
        );
        let (mut change, mut gross) = (0_i64, 0_i64);
        for (place, (line, goods, reason)) in lines.iter().enumerate() {
            let here = goods.end(&site, line.state);
            let outside = End::outside(SiteKind::Adjustment);
            let (from, to) = match line.direction {
                Direction::Increase => (outside, here),
                Direction::Decrease => (here, outside),
            };
            let moved = booking
                .move_goods(
                    cx,
                    draft,
                    &Goods {
                        reason: reason.id,
                        ..Goods::of(goods, MovementKind::Adjustment, place as i64 + 1, from, to)
                    },
                )
                .map_err(on_line(place))?;
            let dimensions = booking.dimensions(draft, &goods.item, site.id);
            let counter = -(moved.book_minor + moved.provisional_minor);
            booking.counter(draft, reason.role, goods.item.category, dimensions, counter)?;
            change += moved.book_minor;
            gross = gross.saturating_add(moved.book_minor.saturating_abs());
        }
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "stock.stock_adjusted", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)).worth(gross))
    }
}

impl AdjustLine {
    fn written(&self) -> Written<'_> {
        Written {
            item: &self.item,
            quantity: self.quantity,
            unit: self.unit.as_ref(),
            lot: self.lot.as_ref(),
            expires_on: None,
            place: self.place.as_ref(),
            owner: self.owner.as_ref(),
        }
    }
}
