//! Returns as callers see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Refusal};
use crate::ledger::rules::entry::add;
use crate::returns::rules::naming::number_of;
use crate::returns::rules::refunding::Refunded;
use crate::returns::types::{Return, ReturnLine};
use crate::sales::replies::RefundedPart;
use crate::sales::rules::naming::{reference_of, remains};
use crate::values::{Amount, BusinessDate, Currency, Quantity};

/// A return as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnReply {
    /// Its number.
    pub number: String,
    /// The channel of its order, once that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The order's reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Whose goods they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// The business day it was opened.
    pub opened_on: BusinessDate,
    /// Whether it was authorised before anything came.
    pub authorised: bool,
    /// What the customer or the warehouse says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The currency of the amounts.
    pub currency: Currency,
    /// Its lines, in order.
    pub lines: Vec<ReturnLineReply>,
}

/// A line of a return. Quantities are in the item's base unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnLineReply {
    /// Its place, from 1.
    pub line: i64,
    /// The SKU.
    pub item: String,
    /// The line of the order, once it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_line: Option<i64>,
    /// Why it comes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// How much may come.
    pub authorised: Quantity,
    /// What of that is still expected.
    pub expected: Quantity,
    /// How much came.
    pub received: Quantity,
    /// What of that waits for somebody to say what becomes of it.
    pub waiting: Quantity,
    /// How much was credited.
    pub credited: Quantity,
    /// What was credited and has not come; below zero what came and was not credited.
    pub unmatched: Quantity,
    /// What that stands at in the books, at the cost the goods left with.
    pub clearing: Amount,
}

/// A credit note of a return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnNote {
    /// The number of the credit note.
    pub credit_note: String,
    /// What it credits, tax included, after what is kept back.
    pub credited: Amount,
    /// The restocking fee that was kept back, tax included.
    pub fee: Amount,
    /// What was kept back of the order's discount, tax included; below zero where it is given back.
    pub withheld: Amount,
}

/// What a command did about a return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReturnDone {
    /// The return as it stands now.
    pub returned: ReturnReply,
    /// The stock documents that were made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    /// The credit notes that were made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credit_notes: Vec<ReturnNote>,
    /// All that was given back.
    pub refunded: Amount,
    /// Where it went, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<RefundedPart>,
    /// The numbers of the exceptions raised with it: what a person must look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<i64>,
}

impl ReturnReply {
    /// A return as it stands.
    ///
    /// # Errors
    /// `flow.bad_value` when a sum passes 64 bits.
    pub(crate) fn of(draft: &mut Draft<'_>, held: &Return) -> Result<Self, Refusal> {
        let currency = draft.entity(held.entity).map_or(Currency::EUR, |entity| entity.currency);
        let order = draft.order(held.demand).filter(|_| !held.demand.is_none());
        let channel = order.as_ref().and_then(|order| draft.channel(order.channel));
        let mut lines = Vec::with_capacity(held.lines.len());
        for line in &held.lines {
            lines.push(ReturnLineReply::of(draft, line, currency)?);
        }
        Ok(Self {
            number: number_of(draft, held),
            channel: channel.map(|channel| channel.code.clone()),
            reference: order.map(|order| reference_of(draft, &order)),
            customer: draft.party(held.customer).map(|party| party.code.clone()),
            opened_on: held.opened_on,
            authorised: held.authorised,
            note: held.note.clone(),
            currency,
            lines,
        })
    }
}

impl ReturnLineReply {
    fn of(draft: &mut Draft<'_>, line: &ReturnLine, currency: Currency) -> Result<Self, Refusal> {
        Ok(Self {
            line: line.line,
            item: draft.item(line.item).map(|item| item.code.clone()).unwrap_or_default(),
            order_line: Some(line.order_line).filter(|line| *line > 0),
            reason: Some(line.reason.clone()).filter(|reason| !reason.is_empty()),
            authorised: line.authorised.checked_sub(line.released)?,
            expected: line.expected()?,
            received: line.received,
            waiting: line.waiting()?,
            credited: line.credited,
            unmatched: line.unmatched()?,
            clearing: Amount::of(remains(draft, line.clearing), currency),
        })
    }
}

impl ReturnDone {
    /// What the command being decided did about a return.
    ///
    /// # Errors
    /// `flow.overflow`.
    pub(crate) fn of(
        draft: &mut Draft<'_>,
        held: &Return,
        documents: Vec<String>,
        refunded: Refunded,
    ) -> Result<Self, Refusal> {
        let returned = ReturnReply::of(draft, held)?;
        let currency = returned.currency;
        let mut credit_notes = Vec::with_capacity(refunded.notes.len());
        for note in &refunded.notes {
            let (mut fee_minor, mut withheld_minor) = (0, 0);
            for credit in draft.return_credits(note.document) {
                fee_minor = add(fee_minor, add(credit.fee_net_minor, credit.fee_tax_minor)?)?;
                withheld_minor = add(withheld_minor, add(credit.withheld_net_minor, credit.withheld_tax_minor)?)?;
            }
            credit_notes.push(ReturnNote {
                credit_note: draft.number_text(note.series, note.number),
                credited: Amount::of(-add(note.net_minor, note.tax_minor)?, currency),
                fee: Amount::of(fee_minor, currency),
                withheld: Amount::of(withheld_minor, currency),
            });
        }
        let exceptions = draft.book_raised(&returned.number).into_iter().map(|exception| exception.0).collect();
        Ok(Self {
            returned,
            documents,
            credit_notes,
            refunded: Amount::of(refunded.given.total_minor, currency),
            parts: refunded.given.parts,
            exceptions,
        })
    }
}
