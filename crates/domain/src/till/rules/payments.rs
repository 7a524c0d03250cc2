//! Calls of payment terminals: what brings one from one state to the next, and what that settles.

use crate::exceptions::rules;
use crate::flow::{Context, Draft, Head};
use crate::till::types::{Payment, PaymentMove};

/// Brings a call to the state it is given in, keeps the step, and settles the exception that said it had no sale.
pub(crate) fn step(cx: &Context, draft: &mut Draft<'_>, payment: Payment, card: String) {
    let step = PaymentMove {
        id: draft.next(Head::PaymentMove),
        command: cx.command_id,
        payment: payment.id,
        action: payment.state,
        amount_minor: payment.amount_minor,
        document: payment.document,
        card,
    };
    if !payment.state.is_loose()
        && let Some(exception) = draft.exception(payment.exception)
    {
        rules::settle(cx, draft, exception, format!("payment {} is {}", payment.code, payment.state));
    }
    draft.put_payment(payment, step);
}
