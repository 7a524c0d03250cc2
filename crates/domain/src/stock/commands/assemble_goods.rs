//! Parts that become one item, and packs that become others.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use super::issue_goods::IssueLine;
use super::receive_goods::sellable;
use crate::catalogue::types::CostingMethod;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Role;
use crate::posting::{Booking, Goods, Heading, Worth};
use crate::stock::refusals::MadeOfItself;
use crate::stock::rules::availability::{Ask, Reach, check, check_serial_arrives};
use crate::stock::rules::lines::{Written, check_count, meant, on_line};
use crate::stock::rules::naming::{site_for, site_scope};
use crate::stock::types::{DocumentKind, End, MovementKind, SiteKind, StockState};
use crate::values::{Attributes, BusinessDate, Code, Number, ValueMicro};

/// Asks to turn parts into one item: gift sets, repacking, cutting.
///
/// The parts leave at what their pools say they cost and the item comes in at the sum of that (at standard cost: at its
/// standard, the difference to assembly variance).
///
/// Refused: `stock.made_of_itself`, `stock.not_enough_available`, `stock.unknown_site`, `stock.no_lines`,
/// `catalogue.unknown_item`, `catalogue.not_exact`, `costing.no_standard_cost`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssembleGoods {
    /// Where.
    pub site: Code,
    /// SKU or any identifier of the item that is made.
    pub item: Code,
    /// How much of it, above zero, in `unit`.
    pub quantity: Number,
    /// Unit or pack; the item's base unit if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// Lot or serial of the item, for items tracked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// The last day the lot may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<BusinessDate>,
    /// In which state the item is kept.
    #[serde(default = "sellable")]
    pub state: StockState,
    /// The place inside the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Code>,
    /// The business day it happened; today at the site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// The parts, 1 to 10,000 lines.
    pub lines: Vec<IssueLine>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

impl Command for AssembleGoods {
    const NAME: &'static str = "stock.assemble_goods";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "item": "GIFT-SET", "quantity": "1", "lines": [{"item": "TEA-100", "quantity": "2"}, {"item": "RICE", "quantity": "0.5"}]}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        check_count(self.lines.len())?;
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let made = meant(draft, &site, self.written(), true)?;
        check_serial_arrives(cx, draft, &made.item, made.position(&site, self.state))?;
        draft.prefetch_items(self.lines.iter().map(|line| &line.item));
        let mut parts = Vec::with_capacity(self.lines.len());
        let mut asks = Vec::with_capacity(self.lines.len());
        for (place, line) in self.lines.iter().enumerate() {
            let goods = meant(draft, &site, line.written(), false).map_err(on_line(place))?;
            if goods.item.id == made.item.id {
                return Err(on_line(place)(MadeOfItself { item: made.item.code.clone() }.at("item")));
            }
            let position = goods.position(&site, line.state);
            asks.push(Ask { position, item: goods.item.clone(), quantity: goods.quantity, line: place });
            parts.push((line, goods));
        }
        check(cx, draft, &site, &asks, Reach::Unpromised)?;

        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let mut booking = Booking::open(
            draft,
            Heading {
                attributes: self.attributes.clone(),
                ..Heading::of(DocumentKind::Assembly, &entity, site.id, occurred_on, posted_on)
            },
        );
        let mut change = 0;
        let mut value = ValueMicro::ZERO;
        for (place, (line, goods)) in parts.iter().enumerate() {
            let moved = booking
                .move_goods(
                    cx,
                    draft,
                    &Goods::of(
                        goods,
                        MovementKind::AssemblyInput,
                        place as i64 + 1,
                        goods.end(&site, line.state),
                        End::outside(SiteKind::Assembly),
                    ),
                )
                .map_err(on_line(place))?;
            change += moved.book_minor;
            value = value.checked_add(moved.value_left()?)?;
        }
        let moved = booking.move_goods(
            cx,
            draft,
            &Goods {
                worth: Worth::Total(value),
                ..Goods::of(
                    &made,
                    MovementKind::AssemblyOutput,
                    parts.len() as i64 + 1,
                    End::outside(SiteKind::Assembly),
                    made.end(&site, self.state),
                )
            },
        )?;
        change += moved.book_minor;
        let rest = if made.item.method == CostingMethod::Standard { Role::AssemblyVariance } else { Role::Rounding };
        booking.balance_with(draft, rest)?;
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "stock.goods_assembled", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)))
    }
}

impl AssembleGoods {
    fn written(&self) -> Written<'_> {
        Written {
            item: &self.item,
            quantity: self.quantity,
            unit: self.unit.as_ref(),
            lot: self.lot.as_ref(),
            expires_on: self.expires_on,
            place: self.place.as_ref(),
            owner: None,
        }
    }
}
