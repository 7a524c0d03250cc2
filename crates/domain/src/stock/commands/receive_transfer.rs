//! Goods that arrived from another of our sites, or never will.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use crate::catalogue::types::{CostingMethod, Item};
use crate::costing::rules::{last_known, standard_or_first, unit_cost_of, worth_now};
use crate::costing::types::{PoolKey, ValuationClass};
use crate::exceptions::rules::{About, NewException, raise, refuse_or_raise};
use crate::exceptions::types::Severity;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::{Entity, Role};
use crate::posting::{Booking, Goods, Heading};
use crate::stock::refusals::{MoreThanInTransit, MoreThanShipped, NotUnderWay, UnknownDocument, UnknownLine};
use crate::stock::rules::availability::pool_of;
use crate::stock::rules::lines::{Meant, check_count, on_line};
use crate::stock::rules::naming::{document_named, place_named};
use crate::stock::types::{Document, DocumentKind, End, MovementKind, Site, SiteKind, StockState, TransferLine};
use crate::values::{Attributes, BusinessDate, Code, LayerId, Number, PlaceId, Quantity, ValueMicro};
use crate::words::words;

/// Reports what arrived of a transfer, whole, short, over or damaged.
///
/// What arrived enters with the value pinned on its line. What did not stays in transit with its value until
/// `stock.resolve_transfer` says what became of it, raised as `stock.transfer_short` when the report is final. What
/// arrived beyond what was sent enters at the current pool cost against count difference, raised as
/// `stock.more_than_shipped`. An item at standard cost without a standard at the receiving site takes the pinned value as
/// its first standard, raised as `costing.no_standard_cost`.
///
/// Refused: `stock.unknown_document`, `stock.wrong_document`, `stock.unknown_line`, `stock.no_lines`,
/// `ledger.in_future`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveTransfer {
    /// The number of the transfer.
    pub document: Code,
    /// What arrived. A line may stand more than once: some sellable, some damaged.
    pub lines: Vec<ArrivalLine>,
    /// Whether nothing more is expected now: what is missing then is raised.
    #[serde(default = "yes")]
    pub is_final: bool,
    /// The business day they arrived; today at the receiving site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

fn yes() -> bool {
    true
}

/// A line of a transfer that arrived.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArrivalLine {
    /// The line of the transfer, from 1.
    pub line: i64,
    /// How much arrived, in base units; 0 says that nothing did.
    pub quantity: Number,
    /// In which state; the one it was sent in if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<StockState>,
    /// The place inside the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Code>,
}

impl Command for ReceiveTransfer {
    const NAME: &'static str = "stock.receive_transfer";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"document": "TR-ACME-000001", "lines": [{"line": 1, "quantity": "9"}]}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        receiving_scope(draft, &self.document)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        check_count(self.lines.len())?;
        let transfer = Transfer::named(draft, &self.document)?;
        let mut booking = transfer.booking(cx, draft, self.occurred_on, &self.attributes)?;
        let mut change = 0;
        for (place, line) in self.lines.iter().enumerate() {
            change += self.arrive(cx, draft, &mut booking, &transfer, place, line).map_err(on_line(place))?;
        }
        booking.balance_with(draft, Role::Rounding)?;
        if self.is_final {
            raise_shortages(cx, draft, &transfer, &self.document)?;
        }
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "stock.transfer_received", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, transfer.entity.currency)))
    }
}

impl ReceiveTransfer {
    fn arrive(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        booking: &mut Booking,
        transfer: &Transfer,
        place: usize,
        line: &ArrivalLine,
    ) -> Result<i64, Refusal> {
        let mut sent = transfer.line(draft, &self.document, line.line)?;
        let item = transfer.item(draft, &sent)?;
        let quantity = quantity_of(line.quantity, &item)?;
        let state = line.state.unwrap_or(sent.state);
        let bin = place_named(draft, &transfer.to, line.place.as_ref(), true)?;
        let arrived = quantity.min(sent.open);
        let surplus = quantity.checked_sub(arrived)?;
        let mut change = 0;
        let here = End { site: transfer.to.id, place: bin, state };
        let goods = |quantity: Quantity| Meant {
            item: Arc::clone(&item),
            quantity,
            lot: sent.lot,
            place: bin,
            owner: sent.owner,
            entered_quantity: quantity.to_string(),
            entered_unit: item.unit,
        };
        let (came, beyond) = (goods(arrived), goods(surplus));
        let pool = pool_of(&transfer.to, came.position(&transfer.to, state));
        standard_or_first(cx, draft, &item, pool, |draft| match sent.open.is_zero() {
            true => Ok(last_known(draft, pool)),
            false => {
                let worth = transfer.worth_under_way(draft, &sent, &item)?;
                Ok(unit_cost_of(worth, sent.open, transfer.entity.currency)?)
            }
        })?;
        if !arrived.is_zero() {
            sent.open = sent.open.checked_sub(arrived)?;
            draft.put_transfer_line(sent.clone());
            let transit = End { site: transfer.entity.transit_site, place: PlaceId::NONE, state: sent.state };
            let moving = Goods {
                transfer_line: Some(sent.clone()),
                ..Goods::of(&came, MovementKind::TransferReceipt, place as i64 + 1, transit, here)
            };
            let moved = booking.move_goods(cx, draft, &moving)?;
            if item.method == CostingMethod::Standard {
                let dimensions = booking.dimensions(draft, &item, transfer.to.id);
                booking.counter(draft, Role::PurchaseVariance, item.category, dimensions, -moved.book_minor)?;
            }
            change += moved.book_minor;
        }
        if !surplus.is_zero() {
            let refusal = MoreThanShipped {
                document: self.document.to_string(),
                line: line.line,
                item: item.code.clone(),
                received: quantity.to_string(),
                open: arrived.to_string(),
            }
            .at("quantity");
            let currency = transfer.entity.currency;
            let worth = worth_now(draft, &item, pool, surplus, currency)?.book_minor();
            let about = About::of_scope(cx, self.document.to_string()).at_stake(worth, currency);
            refuse_or_raise(cx, draft, refusal, about)?;
            let outside = End::outside(SiteKind::CountDifference);
            let moving = Goods::of(&beyond, MovementKind::TransferSurplus, place as i64 + 1, outside, here);
            let moved = booking.move_goods(cx, draft, &moving)?;
            let dimensions = booking.dimensions(draft, &item, transfer.to.id);
            let credit = -(moved.book_minor + moved.provisional_minor);
            booking.counter(draft, Role::CountDifference, item.category, dimensions, credit)?;
            change += moved.book_minor;
        }
        Ok(change)
    }
}

/// Raises every line of which something is still under way, with what that is worth.
fn raise_shortages(cx: &Context, draft: &mut Draft<'_>, transfer: &Transfer, number: &Code) -> Result<(), Refusal> {
    for line in &transfer.lines {
        let Some(line) = draft.transfer_line(line.id).filter(|line| !line.open.is_zero()) else { continue };
        let item = transfer.item(draft, &line)?;
        let value_minor = transfer.worth_under_way(draft, &line, &item)?.book_minor();
        let message = format!("{} of {} sent on line {} of {number} did not arrive", line.open, item.code, line.line);
        let mut details = serde_json::Map::new();
        details.insert("line".to_owned(), line.line.into());
        details.insert("item".to_owned(), item.code.clone().into());
        details.insert("missing".to_owned(), line.open.to_string().into());
        let (entity, site) = cx.scope.ids();
        let new = NewException {
            code: "stock.transfer_short".to_owned(),
            severity: Severity::Warning,
            entity,
            site,
            subject: number.to_string(),
            value_minor,
            currency: (value_minor != 0).then_some(transfer.entity.currency),
            message,
            details,
        };
        raise(cx, draft, new);
    }
    Ok(())
}

words! {
    /// What became of goods that did not arrive.
    TransferOutcome {
        /// They are still expected: nothing moves.
        Late = "late",
        /// They are gone: to shrinkage.
        Lost = "lost",
        /// They turned up at the sending site.
        FoundAtSender = "found_at_sender",
        /// They turned up at the receiving site.
        FoundAtReceiver = "found_at_receiver",
    }
}

/// Asks to say what became of goods that are still in transit: late, lost or found.
///
/// Lost goods leave transit with their pinned value to shrinkage; found ones enter the site they were found at with it;
/// late ones stay.
///
/// Refused: `stock.unknown_document`, `stock.wrong_document`, `stock.unknown_line`, `stock.not_under_way`,
/// `stock.more_than_in_transit`,
/// `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolveTransfer {
    /// The number of the transfer.
    pub document: Code,
    /// The line of the transfer, from 1.
    pub line: i64,
    /// What became of the goods.
    pub outcome: TransferOutcome,
    /// How much, in base units; all that is in transit if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Number>,
    /// The business day it was found out; today at the receiving site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
}

impl Command for ResolveTransfer {
    const NAME: &'static str = "stock.resolve_transfer";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"document": "TR-ACME-000001", "line": 1, "outcome": "lost"}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        receiving_scope(draft, &self.document)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        let transfer = Transfer::named(draft, &self.document)?;
        let mut booking = transfer.booking(cx, draft, self.occurred_on, &Attributes::default())?;
        let mut line = transfer.line(draft, &self.document, self.line)?;
        let item = transfer.item(draft, &line)?;
        let quantity = match self.quantity {
            Some(quantity) => quantity_of(quantity, &item)?,
            None => line.open,
        };
        if line.open.is_zero() {
            let document = self.document.to_string();
            return Err(NotUnderWay { document, line: self.line, item: item.code.clone() }.at("line"));
        }
        if quantity.is_zero() || quantity > line.open {
            let (document, asked) = (self.document.to_string(), quantity.to_string());
            let refusal = MoreThanInTransit { document, line: self.line, asked, open: line.open.to_string() };
            return Err(refusal.at("quantity"));
        }
        let transit = End { site: transfer.entity.transit_site, place: PlaceId::NONE, state: line.state };
        let at = |site: &Site| End { site: site.id, place: PlaceId::NONE, state: line.state };
        let found = match self.outcome {
            TransferOutcome::Late => None,
            TransferOutcome::Lost => Some((MovementKind::TransferLoss, End::outside(SiteKind::Adjustment))),
            TransferOutcome::FoundAtSender => Some((MovementKind::TransferReceipt, at(&transfer.from))),
            TransferOutcome::FoundAtReceiver => Some((MovementKind::TransferReceipt, at(&transfer.to))),
        };
        let mut change = 0;
        if let Some((kind, to)) = found {
            line.open = line.open.checked_sub(quantity)?;
            draft.put_transfer_line(line.clone());
            let goods = Meant {
                item: Arc::clone(&item),
                quantity,
                lot: line.lot,
                place: PlaceId::NONE,
                owner: line.owner,
                entered_quantity: quantity.to_string(),
                entered_unit: item.unit,
            };
            let moving = Goods { transfer_line: Some(line), ..Goods::of(&goods, kind, self.line, transit, to) };
            let moved = booking.move_goods(cx, draft, &moving)?;
            change = moved.book_minor;
            let role = match (kind, item.method) {
                (MovementKind::TransferLoss, _) => Role::Shrinkage,
                (_, CostingMethod::Standard) => Role::PurchaseVariance,
                _ => Role::Rounding,
            };
            let dimensions = booking.dimensions(draft, &item, transfer.to.id);
            let counter = -(moved.book_minor + moved.provisional_minor);
            booking.counter(draft, role, item.category, dimensions, counter)?;
        }
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "stock.transfer_resolved", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, transfer.entity.currency)).worth(change))
    }
}

/// A transfer with its two ends.
struct Transfer {
    document: Document,
    entity: Arc<Entity>,
    from: Arc<Site>,
    to: Arc<Site>,
    /// As they stood before this command, in order.
    lines: Vec<TransferLine>,
}

impl Transfer {
    fn named(draft: &mut Draft<'_>, number: &Code) -> Result<Self, Refusal> {
        let document = document_named(draft, number, DocumentKind::Transfer)?;
        let lines = draft.transfer_lines_of(document.id);
        let ends = lines
            .first()
            .and_then(|line| Some((draft.entity(document.entity)?, draft.site(line.from)?, draft.site(line.to)?)));
        let Some((entity, from, to)) = ends else {
            return Err(UnknownDocument { document: number.to_string() }.at("document"));
        };
        Ok(Self { document, entity, from, to, lines })
    }

    fn booking(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        occurred_on: Option<BusinessDate>,
        attributes: &Attributes,
    ) -> Result<Booking, Refusal> {
        let occurred_on = dates::occurred_on(cx, occurred_on)?;
        let posted_on = dates::posting_day(cx, draft, self.entity.id, occurred_on)?;
        let heading = Heading {
            corrects: self.document.id,
            attributes: attributes.clone(),
            ..Heading::of(DocumentKind::TransferReceipt, &self.entity, self.to.id, occurred_on, posted_on)
        };
        Ok(Booking::open(draft, heading))
    }

    fn line(&self, draft: &mut Draft<'_>, number: &Code, line: i64) -> Result<TransferLine, Refusal> {
        let at = self.lines.binary_search_by_key(&line, |held| held.line);
        at.ok()
            .and_then(|at| draft.transfer_line(self.lines[at].id))
            .ok_or_else(|| UnknownLine { document: number.to_string(), line }.at("line"))
    }

    /// What of a line is under way is worth: pinned on it between areas; within an area, what the sender's pool says.
    fn worth_under_way(&self, draft: &mut Draft<'_>, line: &TransferLine, item: &Item) -> Result<ValueMicro, Refusal> {
        let class = ValuationClass::of_state(line.state);
        if !line.valued {
            let key = PoolKey { item: item.id, area: self.from.area, class, owner: line.owner };
            return Ok(worth_now(draft, item, key, line.open, self.entity.currency)?);
        }
        let key = PoolKey { item: item.id, area: self.entity.transit_area, class, owner: line.owner };
        let (mut worth, mut after) = (ValueMicro::ZERO, LayerId::NONE);
        while let Some((held, layer)) = draft.layer_after(key, line.id, after) {
            worth = worth.checked_add(layer.value)?;
            after = held.layer;
        }
        Ok(worth)
    }

    fn item(&self, draft: &mut Draft<'_>, line: &TransferLine) -> Result<Arc<Item>, Refusal> {
        draft.item(line.item).ok_or_else(|| UnknownLine { document: String::new(), line: line.line }.at("line"))
    }
}

/// A quantity in base units that is not below zero and fits the unit's decimals.
fn quantity_of(number: Number, item: &Item) -> Result<Quantity, Refusal> {
    let quantity = Quantity::from_number(number)?;
    if quantity.is_negative() || !quantity.fits_decimals(item.decimals) {
        let problem = format!(
            "{quantity} of {} is not a quantity of at least 0 with at most {} decimals",
            item.code, item.decimals
        );
        let reason = "value.bad_quantity".to_owned();
        return Err(crate::flow::refusal::BadValue { problem, reason }.at("quantity"));
    }
    Ok(quantity)
}

/// The scope of a command about the arrival of a transfer: the receiving site.
fn receiving_scope(draft: &mut Draft<'_>, number: &Code) -> Result<Scope, Refusal> {
    let transfer = Transfer::named(draft, number)?;
    Ok(Scope::Site(transfer.to.entity, transfer.to.id))
}
