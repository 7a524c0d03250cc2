//! Costs that arrive after the goods of a receipt: freight, duty, and a bill that differs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::costing::refusals::{BadAmount, NothingReceived};
use crate::costing::types::PoolMoveKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::{account_for, rate_for};
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::overflow;
use crate::ledger::types::Role;
use crate::open_items::rules::sheet::Opening;
use crate::posting::booking::Closed;
use crate::posting::late_cost::LateCost;
use crate::posting::{Booking, Heading};
use crate::stock::refusals::UnknownLine;
use crate::stock::rules::naming::{document_named, document_scope, party_named};
use crate::stock::types::{Document, DocumentKind, Movement};
use crate::values::{
    Amount, BusinessDate, CategoryId, Code, Currency, DimensionSetId, Note, Number, Rate, split_by_weights,
};
use crate::words::words;

words! {
    /// How a cost is spread over the lines of a receipt.
    SpreadBy {
        /// In proportion to what the lines were received at.
        Value = "value",
        /// In proportion to their quantities in base units.
        Quantity = "quantity",
    }
}

/// Asks to put a cost such as freight or duty on the goods of a receipt.
///
/// It is spread over the receipt's lines by largest remainder and, line by line, put on what is still on hand, wherever
/// it is; what was sold goes to cost of sales (at standard cost all of it to purchase variance). It is dated today and
/// waits for its bill as an open item of `landed_cost_awaited`.
///
/// Refused: `stock.unknown_document`, `stock.wrong_document`, `costing.nothing_received`, `costing.bad_amount`,
/// `parties.unknown_party`, `ledger.no_rate`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddLandedCost {
    /// The number of the receipt.
    pub document: Code,
    /// The cost, above zero; below zero for a credit.
    pub amount: Number,
    /// Its currency; the entity's if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Units of the entity's currency for one of `currency`; the rate on file for the day if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
    /// How it is spread over the lines.
    #[serde(default = "by_value")]
    pub spread_by: SpreadBy,
    /// Who will bill it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Code>,
    /// What people call it: a waybill, a customs entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Code>,
    /// The business day it became known; today at the site if not said. It counts in the books from today on all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
}

fn by_value() -> SpreadBy {
    SpreadBy::Value
}

/// Where a late cost went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LateCostReply {
    /// The number of the document.
    pub document: String,
    /// The number of the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The day of the books it counts in: today, or the last day on which any pool it touches was posted on, if that is
    /// later.
    pub posted_on: BusinessDate,
    /// What went onto stock, in the entity's currency.
    pub on_stock: Amount,
    /// What went to cost of sales, or to purchase variance under standard cost.
    pub on_expense: Amount,
}

impl LateCostReply {
    fn of(closed: Closed, cost: LateCost, currency: Currency) -> Self {
        Self {
            document: closed.number,
            entry: closed.entry,
            posted_on: closed.posted_on,
            on_stock: Amount::of(cost.stock_minor, currency),
            on_expense: Amount::of(cost.expense_minor, currency),
        }
    }
}

impl Command for AddLandedCost {
    const NAME: &'static str = "costing.add_landed_cost";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"document": "GR-ACME-000001", "amount": "12.00", "reference": "WB-77"}"#;
    type Reply = LateCostReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        document_scope(draft, &self.document)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<LateCostReply>, Refusal> {
        let receipt = document_named(draft, &self.document, DocumentKind::Receipt)?;
        let Some(entity) = draft.entity(receipt.entity) else {
            return Err(NothingReceived { document: self.document.to_string() }.into());
        };
        let party = party_named(draft, self.party.as_ref(), "party")?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let currency = self.currency.unwrap_or(entity.currency);
        let rate = rate_for(draft, &entity, currency, self.rate, occurred_on)?;
        let amount_minor = self.amount.money(currency).map_err(|error| Refusal::from(error).at("amount"))?;
        if amount_minor == 0 {
            let amount = self.amount.to_string();
            return Err(BadAmount { amount, wanted: "an amount other than zero".to_owned() }.at("amount"));
        }
        let base_minor = rate.convert_minor(amount_minor, currency, entity.currency)?;
        let posted_on = dates::posting_day(cx, draft, entity.id, cx.business_date)?;
        let heading = Heading {
            party,
            corrects: receipt.id,
            ..Heading::of(DocumentKind::LandedCost, &entity, receipt.site, occurred_on, posted_on)
        };
        let mut booking = Booking::open(draft, heading);
        let lines = self.lines(draft, &receipt)?;
        let weights: Vec<i64> = lines.iter().map(|(_, weight)| *weight).collect();
        let mut cost = LateCost::default();
        for ((movement, _), part) in lines.iter().zip(split_by_weights(base_minor, &weights)?) {
            let Some(item) = draft.item(movement.item) else { continue };
            let part = booking.late_cost(draft, &item, movement, PoolMoveKind::LandedCost, part)?;
            cost.stock_minor += part.stock_minor;
            cost.expense_minor += part.expense_minor;
        }
        let account = account_for(draft, entity.id, Role::LandedCostAwaited, CategoryId::NONE)?;
        booking.sheet.open(
            DimensionSetId::NONE,
            Opening {
                account,
                party,
                currency,
                document: booking.document,
                line: 0,
                reference: self.reference.as_ref().map(Code::to_string).unwrap_or_default(),
                due_on: posted_on,
                amount_minor: amount_minor.checked_neg().ok_or_else(overflow)?,
                base_minor: base_minor.checked_neg().ok_or_else(overflow)?,
                rate,
            },
        );
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "costing.landed_cost_added", closed.number.clone());
        Ok(Decision::done(LateCostReply::of(closed, cost, entity.currency)).worth(base_minor))
    }
}

impl AddLandedCost {
    /// The receipt's own lines with their weights.
    fn lines(&self, draft: &mut Draft<'_>, receipt: &Document) -> Result<Vec<(Movement, i64)>, Refusal> {
        let movements = draft.movements_of(receipt);
        let steps = draft.pool_moves(receipt.first_pool_move, receipt.pool_moves);
        let mut lines = Vec::with_capacity(movements.len());
        for movement in movements.into_iter().filter(|movement| movement.owner.is_none()) {
            let used = draft.movement_use(movement.id).quantity;
            let left = movement.quantity.checked_sub(used)?;
            let value: i64 = steps
                .iter()
                .filter(|step| step.movement == movement.id)
                .fold(0, |sum, step| sum.saturating_add(step.value.micros()));
            let weight = match self.spread_by {
                _ if !left.is_positive() => 0,
                SpreadBy::Value => value.max(0),
                SpreadBy::Quantity => left.micros(),
            };
            lines.push((movement, weight));
        }
        if lines.iter().all(|(_, weight)| *weight == 0) {
            return Err(NothingReceived { document: self.document.to_string() }.at("document"));
        }
        Ok(lines)
    }
}

/// Asks to correct what a line of a receipt costs, because its bill says otherwise.
///
/// The difference is put on what is still on hand, wherever it is; what was sold goes to cost of sales (at standard
/// cost all of it to purchase variance). It is dated today and changes what waits in `goods_received_not_invoiced`.
///
/// Refused: `stock.unknown_document`, `stock.wrong_document`, `stock.unknown_line`, `costing.nothing_received`,
/// `costing.bad_amount`, `ledger.no_rate`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustReceiptPrice {
    /// The number of the receipt.
    pub document: Code,
    /// Its line, from 1.
    pub line: i64,
    /// What the bill says above what the receipt said for the line, in the receipt's currency; below zero for less.
    pub difference: Number,
    /// Units of the entity's currency for one of the receipt's; the rate on file for the day if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// The business day it became known; today at the site if not said. It counts in the books from today on all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
}

impl Command for AdjustReceiptPrice {
    const NAME: &'static str = "costing.adjust_receipt_price";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"document": "GR-ACME-000001", "line": 1, "difference": "3.00"}"#;
    type Reply = LateCostReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        document_scope(draft, &self.document)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<LateCostReply>, Refusal> {
        let receipt = document_named(draft, &self.document, DocumentKind::Receipt)?;
        let document = self.document.to_string();
        let movement = draft.movements_of(&receipt).into_iter().find(|movement| movement.line == self.line);
        let (Some(movement), Some(entity)) = (movement, draft.entity(receipt.entity)) else {
            return Err(UnknownLine { document, line: self.line }.at("line"));
        };
        let waiting = draft.open_items_of_document(receipt.id).into_iter().find(|open| open.line == self.line);
        let (Some(waiting), Some(item)) = (waiting, draft.item(movement.item)) else {
            return Err(NothingReceived { document }.at("line"));
        };
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let rate = rate_for(draft, &entity, waiting.currency, self.rate, occurred_on)?;
        let difference =
            self.difference.money(waiting.currency).map_err(|error| Refusal::from(error).at("difference"))?;
        if difference == 0 {
            let amount = self.difference.to_string();
            return Err(BadAmount { amount, wanted: "a difference other than zero".to_owned() }.at("difference"));
        }
        let base_minor = rate.convert_minor(difference, waiting.currency, entity.currency)?;
        let posted_on = dates::posting_day(cx, draft, entity.id, cx.business_date)?;
        let heading = Heading {
            party: receipt.party,
            corrects: receipt.id,
            ..Heading::of(DocumentKind::PriceVariance, &entity, receipt.site, occurred_on, posted_on)
        };
        let mut booking = Booking::open(draft, heading);
        let cost = booking.late_cost(draft, &item, &movement, PoolMoveKind::PriceVariance, base_minor)?;
        let dimensions = booking.dimensions(draft, &item, receipt.site);
        booking.sheet.open(
            dimensions,
            Opening {
                account: waiting.account,
                party: receipt.party,
                currency: waiting.currency,
                document: booking.document,
                line: self.line,
                reference: waiting.reference,
                due_on: posted_on,
                amount_minor: difference.checked_neg().ok_or_else(overflow)?,
                base_minor: base_minor.checked_neg().ok_or_else(overflow)?,
                rate,
            },
        );
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "costing.receipt_price_adjusted", closed.number.clone());
        Ok(Decision::done(LateCostReply::of(closed, cost, entity.currency)).worth(base_minor))
    }
}
