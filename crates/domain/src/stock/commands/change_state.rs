//! Goods that change state or place within a site.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use super::receive_goods::sellable;
use crate::allocation::rules::expecting::arrive;
use crate::allocation::types::ExpectedKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Role;
use crate::posting::{Booking, Goods, Heading};
use crate::stock::refusals::NothingChanges;
use crate::stock::rules::availability::{Ask, Reach, check};
use crate::stock::rules::lines::{Written, check_count, meant, on_line};
use crate::stock::rules::naming::{place_named, site_for, site_scope};
use crate::stock::types::{DocumentKind, End, MovementKind, StockState};
use crate::values::{Attributes, BusinessDate, Code, Number};

/// Asks to give goods another state, another place inside their site, or both.
///
/// Between states of one valuation class no value moves. To another class the goods take their value along: FIFO layers
/// keep their origin, averages give the share, standards stay.
///
/// Refused: `stock.nothing_changes`, `stock.not_enough_available`, `stock.unknown_site`, `stock.unknown_place`,
/// `stock.no_lines`, `catalogue.unknown_item`, `catalogue.not_exact`, `ledger.period_closed`,
/// `allocation.unknown_expected`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeState {
    /// Where.
    pub site: Code,
    /// The reference under which returned goods were expected back for sale (`allocation.expect_supply`): what is put on sale
    /// here is expected no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Code>,
    /// The business day it happened; today at the site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What changes, 1 to 10,000 lines.
    pub lines: Vec<ChangeLine>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

/// A line of goods that change state or place.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeLine {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// How much, above zero, in `unit`.
    pub quantity: Number,
    /// Unit or pack; the item's base unit if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// The state they are in.
    #[serde(default = "sellable")]
    pub from_state: StockState,
    /// The state they get; the same if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_state: Option<StockState>,
    /// The place they are in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_place: Option<Code>,
    /// The place they get; the same if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_place: Option<Code>,
    /// Lot or serial, for items tracked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// The supplier who owns the goods; ours if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Code>,
}

impl Command for ChangeState {
    const NAME: &'static str = "stock.change_state";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": "2", "to_state": "damaged"}]}"#;
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
        let mut asks = Vec::with_capacity(self.lines.len());
        for (place, line) in self.lines.iter().enumerate() {
            let goods = meant(draft, &site, line.written(), false).map_err(on_line(place))?;
            let from = goods.end(&site, line.from_state);
            let to = End {
                state: line.to_state.unwrap_or(line.from_state),
                place: match &line.to_place {
                    None => from.place,
                    some => place_named(draft, &site, some.as_ref(), true).map_err(on_line(place))?,
                },
                ..from
            };
            if from == to {
                return Err(on_line(place)(NothingChanges {}.into()));
            }
            let position = goods.position(&site, line.from_state);
            asks.push(Ask { position, item: goods.item.clone(), quantity: goods.quantity, line: place });
            lines.push((goods, from, to));
        }
        check(cx, draft, &site, &asks, Reach::InHand)?;

        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let mut booking = Booking::open(
            draft,
            Heading {
                attributes: self.attributes.clone(),
                ..Heading::of(DocumentKind::StateChange, &entity, site.id, occurred_on, posted_on)
            },
        );
        let mut change = 0;
        for (place, (goods, from, to)) in lines.iter().enumerate() {
            let kind = if from.state == to.state { MovementKind::Relocation } else { MovementKind::StateChange };
            let moved = booking
                .move_goods(cx, draft, &Goods::of(goods, kind, place as i64 + 1, *from, *to))
                .map_err(on_line(place))?;
            change += moved.book_minor;
        }
        booking.balance_with(draft, Role::Rounding)?;
        let closed = booking.close(cx, draft)?;
        let put_on_sale =
            lines.iter().filter(|(_, from, to)| from.state != to.state && to.state == StockState::Sellable);
        let come = put_on_sale.map(|(goods, ..)| (goods.item.id, goods.quantity));
        arrive(cx, draft, &site, ExpectedKind::Resale, self.expected.as_ref(), come)?;
        draft.event(cx, "stock.state_changed", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)))
    }
}

impl ChangeLine {
    fn written(&self) -> Written<'_> {
        Written {
            item: &self.item,
            quantity: self.quantity,
            unit: self.unit.as_ref(),
            lot: self.lot.as_ref(),
            expires_on: None,
            place: self.from_place.as_ref(),
            owner: self.owner.as_ref(),
        }
    }
}
