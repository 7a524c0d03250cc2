//! Open items as callers see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::{Bucket, OpenItem, Side};
use crate::flow::Draft;
use crate::values::{Amount, BusinessDate, Currency};

/// An open item. Amounts are above 0: the side says the sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenItemReply {
    /// Its number.
    pub open_item: i64,
    /// The control account it is a part of.
    pub account: String,
    /// The side it stands on.
    pub side: Side,
    /// The party it concerns, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// What people call it.
    pub reference: String,
    /// The document it comes from, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The line of that document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<i64>,
    /// The business day of the books it was opened on.
    pub opened_on: BusinessDate,
    /// The day it is due.
    pub due_on: BusinessDate,
    /// Whether it collects: it moves both ways, and its side is that of what remains.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub running: bool,
    /// What it was opened with, in its currency.
    pub amount: Amount,
    /// What remains of it, in its currency.
    pub remaining: Amount,
    /// Its currency.
    pub currency: Currency,
    /// What remains of it in the currency of the books.
    pub remaining_base: Amount,
    /// The days since it was due, below 0 before; given when a day was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_days: Option<i64>,
    /// How long it has been due; given when a day was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bucket: Option<Bucket>,
}

impl OpenItemReply {
    pub(crate) fn of(draft: &mut Draft<'_>, item: &OpenItem, base: Currency, on: Option<BusinessDate>) -> Self {
        let moved = item.running && item.remaining_minor != 0;
        let side = Side::of_amount(if moved { item.remaining_minor } else { item.amount_minor });
        let document = draft.document(item.document);
        let document = document.map(|document| draft.number_text(document.series, document.number));
        let age_days = on.map(|on| on.days_since(item.due_on));
        let text = |minor: i64, currency| Amount::of(side.signed(minor), currency);
        Self {
            open_item: item.id.0,
            account: draft.account(item.account).map(|account| account.code.clone()).unwrap_or_default(),
            side,
            party: draft.party(item.party).map(|party| party.code.clone()),
            reference: item.reference.clone(),
            document,
            line: (item.line != 0).then_some(item.line),
            opened_on: item.opened_on,
            due_on: item.due_on,
            running: item.running,
            amount: text(item.amount_minor, item.currency),
            remaining: text(item.remaining_minor, item.currency),
            currency: item.currency,
            remaining_base: text(item.remaining_base_minor, base),
            age_days,
            bucket: age_days.map(Bucket::of_age),
        }
    }
}
