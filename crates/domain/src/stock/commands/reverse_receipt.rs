//! A receipt taken back because it was reported wrong.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use crate::costing::types::PoolMove;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::overflow;
use crate::ledger::types::Role;
use crate::open_items::rules::sheet::{Opening, share};
use crate::posting::{Booking, Goods, Heading, Worth};
use crate::stock::refusals::MoreThanLeft;
use crate::stock::rules::availability::{Ask, Reach, check};
use crate::stock::rules::lines::on_line;
use crate::stock::rules::naming::{document_named, document_scope};
use crate::stock::types::{Document, DocumentKind, End, Movement, MovementKind, MovementUse, PositionKey, SiteKind};
use crate::values::{
    BusinessDate, Code, CommandId, MovementId, Number, OpenItemId, Quantity, Rate, ReasonId, ValueMicro,
};

/// Asks to take back a receipt that was reported wrong, whole or in part.
///
/// The goods leave stock with the receipt's own value as far as their pool holds it (FIFO: from its own layers first),
/// so that a mistyped cost is undone; what the pool no longer holds is purchase variance. The open item of the receipt
/// is taken back in proportion; what was billed already is awaited from the supplier as credit.
///
/// Refused: `stock.unknown_document`, `stock.wrong_document`, `stock.more_than_left`, `stock.not_enough_available`,
/// `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseReceipt {
    /// The number of the receipt.
    pub document: Code,
    /// What to take back; all that is left of every line if not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<ReverseLine>,
    /// The business day it happened; today at the site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
}

/// A line of a receipt to be taken back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseLine {
    /// The line of the receipt, from 1.
    pub line: i64,
    /// How much of it, in base units; all that is left if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Number>,
}

impl Command for ReverseReceipt {
    const NAME: &'static str = "stock.reverse_receipt";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"document": "GR-ACME-000001", "lines": [{"line": 1, "quantity": "2"}]}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        document_scope(draft, &self.document)
    }

    fn continues(&self, draft: &mut Draft<'_>) -> Vec<CommandId> {
        let receipt = document_named(draft, &self.document, DocumentKind::Receipt);
        receipt.map_or_else(|_| Vec::new(), |receipt| vec![receipt.command])
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        let receipt = document_named(draft, &self.document, DocumentKind::Receipt)?;
        let (Some(site), Some(entity)) = (draft.site(receipt.site), draft.entity(receipt.entity)) else {
            return Err(crate::stock::refusals::UnknownDocument { document: self.document.to_string() }.into());
        };
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let back = self.to_take_back(draft, &receipt)?;
        let mut asks = Vec::with_capacity(back.len());
        for (place, (movement, quantity)) in back.iter().enumerate() {
            let Some(item) = draft.item(movement.item) else { continue };
            asks.push(Ask { position: arrived_at(movement), item, quantity: *quantity, line: place });
        }
        check(cx, draft, &site, &asks, Reach::Unpromised)?;

        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let mut booking = Booking::open(
            draft,
            Heading {
                party: receipt.party,
                corrects: receipt.id,
                ..Heading::of(DocumentKind::ReceiptReversal, &entity, site.id, occurred_on, posted_on)
            },
        );
        let received = Received {
            steps: draft.pool_moves(receipt.first_pool_move, receipt.pool_moves),
            owed: draft.open_items_of_document(receipt.id).into_iter().map(|open| (open.line, open.id)).collect(),
            receipt,
        };
        let mut change = 0;
        for (place, (movement, quantity)) in back.iter().enumerate() {
            change += reverse_line(cx, draft, &mut booking, &received, movement, *quantity).map_err(on_line(place))?;
        }
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "stock.receipt_reversed", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)).worth(change))
    }
}

impl ReverseReceipt {
    /// The movements of the receipt to take back, with how much of each.
    fn to_take_back(&self, draft: &mut Draft<'_>, receipt: &Document) -> Result<Vec<(Movement, Quantity)>, Refusal> {
        let movements = draft.movements_of(receipt);
        let wanted: Vec<(i64, Option<Number>)> = if self.lines.is_empty() {
            movements.iter().map(|movement| (movement.line, None)).collect()
        } else {
            self.lines.iter().map(|line| (line.line, line.quantity)).collect()
        };
        let ids: Vec<MovementId> = movements.iter().map(|movement| movement.id).collect();
        draft.prefetch_movement_uses(&ids);
        let mut back: Vec<(Movement, Quantity)> = Vec::with_capacity(wanted.len());
        let mut planned: BTreeMap<i64, Quantity> = BTreeMap::new();
        for (place, (line, quantity)) in wanted.into_iter().enumerate() {
            let document = self.document.to_string();
            // The lines of a receipt are numbered in the order of its movements.
            let Ok(at) = movements.binary_search_by_key(&line, |movement| movement.line) else {
                let refusal = crate::stock::refusals::UnknownLine { document, line };
                return Err(on_line(place)(refusal.at("line")));
            };
            let movement = &movements[at];
            let used = draft.movement_use(movement.id).quantity;
            let planned = planned.entry(line).or_insert(Quantity::ZERO);
            let left = movement.quantity.checked_sub(used)?.checked_sub(*planned)?;
            let quantity = match quantity {
                Some(quantity) => Quantity::from_number(quantity)?,
                None => left,
            };
            if !quantity.is_positive() || quantity > left {
                if self.lines.is_empty() {
                    continue;
                }
                let refusal = MoreThanLeft { document, line, asked: quantity.to_string(), left: left.to_string() };
                return Err(on_line(place)(refusal.at("quantity")));
            }
            *planned = planned.checked_add(quantity)?;
            back.push((movement.clone(), quantity));
        }
        if back.is_empty() {
            let (line, asked) =
                movements.first().map_or((0, Quantity::ZERO), |movement| (movement.line, movement.quantity));
            let (document, asked, left) = (self.document.to_string(), asked.to_string(), "0".to_owned());
            return Err(MoreThanLeft { document, line, asked, left }.at("document"));
        }
        Ok(back)
    }
}

/// A receipt with what its goods entered with and what is owed for them.
struct Received {
    receipt: Document,
    /// What its goods did to their pools.
    steps: Vec<PoolMove>,
    /// The open item of each line.
    owed: BTreeMap<i64, OpenItemId>,
}

fn arrived_at(movement: &Movement) -> PositionKey {
    PositionKey {
        item: movement.item,
        site: movement.to.site,
        state: movement.to.state,
        place: movement.to.place,
        lot: movement.lot,
        owner: movement.owner,
    }
}

fn reverse_line(
    cx: &Context,
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    received: &Received,
    movement: &Movement,
    quantity: Quantity,
) -> Result<i64, Refusal> {
    let Some(item) = draft.item(movement.item) else { return Ok(0) };
    let used = draft.movement_use(movement.id);
    let total = used.quantity.checked_add(quantity)?;
    // What the receipt's goods entered with, slice by slice, so that partial reversals add up to the whole.
    let mut entered = ValueMicro::ZERO;
    for step in PoolMove::of_movement(&received.steps, movement.id) {
        entered = entered.checked_add(step.value)?;
    }
    let own = entered.share(total, movement.quantity)?.checked_sub(used.value)?;
    draft.put_movement_use(movement.id, MovementUse { quantity: total, value: used.value.checked_add(own)? });
    let moved = booking.move_goods(
        cx,
        draft,
        &Goods {
            kind: MovementKind::ReceiptReversal,
            line: movement.line,
            item: item.clone(),
            quantity,
            from: movement.to,
            to: End::outside(SiteKind::Supplier),
            lot: movement.lot,
            owner: movement.owner,
            reason: ReasonId::NONE,
            transfer_line: None,
            corrects: movement.id,
            entered_quantity: quantity.to_string(),
            entered_unit: item.unit,
            worth: Worth::Total(own),
            prefer: vec![movement.id],
        },
    )?;
    if !movement.owner.is_none() {
        return Ok(0);
    }
    let dimensions = booking.dimensions(draft, &item, received.receipt.site);
    let owed = take_back_owed(draft, booking, received, movement, quantity, used.quantity)?;
    let variance = -(moved.book_minor + owed);
    booking.counter(draft, Role::PurchaseVariance, item.category, dimensions, variance)?;
    Ok(moved.book_minor)
}

/// Takes the goods off what the supplier is owed for the receipt; what was billed already is awaited as credit.
/// Answers the debit, in minor units of the entity's currency.
fn take_back_owed(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    received: &Received,
    movement: &Movement,
    quantity: Quantity,
    before: Quantity,
) -> Result<i64, Refusal> {
    let Some(open) = received.owed.get(&movement.line).and_then(|id| draft.open_item(*id)) else { return Ok(0) };
    let entity = booking.heading.entity.clone();
    let upto = |at: Quantity| share(open.amount_minor, at.micros(), movement.quantity.micros());
    let amount = upto(before.checked_add(quantity)?)? - upto(before)?;
    let take = if amount.abs() <= open.remaining_minor.abs() { amount } else { open.remaining_minor };
    let Some(item) = draft.item(movement.item) else { return Ok(0) };
    let dimensions = booking.dimensions(draft, &item, received.receipt.site);
    let mut debit = 0;
    if take != 0 {
        debit -= booking.sheet.settle(draft, dimensions, open.id, take)?;
    }
    let rest = amount - take;
    if rest != 0 {
        let rate = draft.rate(entity.currency, open.currency, booking.heading.posted_on).unwrap_or(Rate::ONE);
        let credit = rest.checked_neg().ok_or_else(overflow)?;
        let base = rate.convert_minor(credit, open.currency, entity.currency)?;
        let account = account_for(draft, entity.id, Role::SupplierCreditsAwaited, item.category)?;
        booking.sheet.open(
            dimensions,
            Opening {
                account,
                party: received.receipt.party,
                currency: open.currency,
                document: booking.document,
                line: movement.line,
                reference: open.reference.clone(),
                due_on: booking.heading.posted_on,
                amount_minor: credit,
                base_minor: base,
                rate,
            },
        );
        debit += base;
    }
    Ok(debit)
}
