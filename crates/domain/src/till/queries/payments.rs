//! The tender journal as it stands.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::till::commands::CardSeen;
use crate::till::refusals::UnknownPayment;
use crate::till::rules::naming::{Place, place_named, receipt_text, register_scope};
use crate::till::types::{Payment, PaymentState};
use crate::values::{Amount, Code, Currency};

/// The calls of a register's payment terminal that no sale has used and nobody has given back, with their steps; or one
/// call, wherever it stands.
///
/// Refused: `till.unknown_register`, `till.unknown_payment`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Payments {
    /// Where.
    pub register: Code,
    /// Which; those that wait if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<Code>,
}

/// Calls of a payment terminal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentsReply {
    /// The currency of every amount.
    pub currency: Currency,
    /// The calls, in the order they were made.
    pub payments: Vec<PaymentLine>,
}

/// A call of a payment terminal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentLine {
    /// The host's code for it.
    pub payment: String,
    /// The tender.
    pub tender: String,
    /// How much; below zero when it goes to the customer.
    pub amount: Amount,
    /// Where it stands.
    pub state: PaymentState,
    /// The receipt that used it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
    /// The exception raised about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<i64>,
    /// How it came there.
    pub steps: Vec<PaymentStep>,
}

/// A step of a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentStep {
    /// Where it brought the call.
    pub state: PaymentState,
    /// How much.
    pub amount: Amount,
    /// What may be kept of the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<CardSeen>,
}

impl Query for Payments {
    const NAME: &'static str = "till.payments";
    const EXAMPLE: &'static str = r#"{"register": "T1", "payment": "P-1"}"#;
    type Reply = PaymentsReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<PaymentsReply, Refusal> {
        let place = place_named(draft, &self.register)?;
        let found = match &self.payment {
            None => draft.payments_loose(place.register.id),
            Some(code) => {
                let (payment, register) = (code.to_string(), place.register.code.clone());
                let unknown = UnknownPayment { payment, register };
                vec![draft.payment_by_code(place.register.id, code).ok_or_else(|| unknown.at("payment"))?]
            }
        };
        let payments = found.iter().map(|payment| line(draft, &place, payment)).collect();
        Ok(PaymentsReply { currency: place.entity.currency, payments })
    }
}

fn line(draft: &mut Draft<'_>, place: &Place, payment: &Payment) -> PaymentLine {
    let text = |minor: i64| Amount::of(minor, place.entity.currency);
    let sale = draft.sale(payment.document);
    let steps = draft.payment_moves(payment.id);
    PaymentLine {
        payment: payment.code.clone(),
        tender: draft.tender(payment.tender).map(|tender| tender.code.clone()).unwrap_or_default(),
        amount: text(payment.amount_minor),
        state: payment.state,
        receipt: sale.map(|sale| receipt_text(draft, &sale)),
        exception: (!payment.exception.is_none()).then_some(payment.exception.0),
        steps: steps
            .iter()
            .map(|step| PaymentStep {
                state: step.action,
                amount: text(step.amount_minor),
                card: serde_json::from_str(&step.card).ok(),
            })
            .collect(),
    }
}
