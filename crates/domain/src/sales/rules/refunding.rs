//! Giving money of an order back: the way it came, to the payment that was captured last first, or onto store credit.

use std::sync::Arc;

use crate::flow::{Context, Draft, Mode, Refusal};
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::add;
use crate::ledger::types::Entity;
use crate::sales::replies::RefundedPart;
use crate::sales::requests::ToStoreCredit;
use crate::sales::rules::money::back_to;
use crate::sales::rules::payments::{NewStep, record_step};
use crate::sales::types::{Order, OrderPaymentStep};
use crate::till::refusals::StoredValueKind as WrongKind;
use crate::till::rules::card_numbers;
use crate::till::rules::naming::tender_for;
use crate::till::rules::stored_values::takes_back;
use crate::till::rules::tendering::Stored;
use crate::till::types::{StoredValueKind, Tender, TenderKind};
use crate::values::{Amount, Code};

/// Where money goes.
#[derive(Clone, Debug)]
pub(crate) enum Onto {
    /// The way it came.
    TheirWay,
    /// Onto store credit of a tender and a number.
    Credit(Arc<Tender>, Code),
}

impl Onto {
    /// Store credit as callers name it.
    ///
    /// # Errors
    /// `till.unknown_tender`, `till.tender_inactive`, `till.card_number`, `till.stored_value_kind`.
    pub(crate) fn named(
        cx: &Context,
        draft: &mut Draft<'_>,
        entity: &Entity,
        to: &ToStoreCredit,
    ) -> Result<Self, Refusal> {
        card_numbers::check("code", to.code.as_str())?;
        let tender = tender_for(cx, draft, entity, &to.tender)?;
        let held = draft.stored_value_by_code(entity.id, &to.code).map(|held| held.kind);
        let wrong = match (tender.kind, held) {
            (TenderKind::StoreCredit, None | Some(StoredValueKind::StoreCredit)) => {
                return Ok(Self::Credit(tender, to.code.clone()));
            }
            (TenderKind::StoreCredit, Some(kind)) => kind.to_string(),
            (kind, _) => kind.to_string(),
        };
        let (code, kind) = (to.code.to_string(), wrong.replace('_', " "));
        Err(WrongKind { code, kind, wanted: "store credit".to_owned() }.at("code"))
    }
}

/// What was given back, and where it went.
#[derive(Debug, Default)]
pub(crate) struct GivenBack {
    pub(crate) total_minor: i64,
    pub(crate) parts: Vec<RefundedPart>,
}

/// Gives so much back, as far as it was captured and not given back; the caller has seen that it is held, and leaves the
/// order in the draft. Of a fact what a voucher cannot take back in part stays held.
///
/// # Errors
/// `till.stored_value_kind`, of requests `till.voucher_whole`, those of posting.
pub(crate) fn give_back(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: &Arc<Entity>,
    order: &mut Order,
    amount_minor: i64,
    onto: &Onto,
) -> Result<GivenBack, Refusal> {
    let mut told = GivenBack::default();
    let payments = draft.order_payments(order.demand);
    let posted_on = dates::posting_day(cx, draft, entity.id, cx.business_date)?;
    for (payment, part) in back_to(&payments, amount_minor)? {
        let (tender, stored_value) = match onto {
            Onto::Credit(tender, code) => (Arc::clone(tender), Stored::New(code.clone())),
            Onto::TheirWay => {
                let Some(tender) = draft.tender(payment.tender) else { continue };
                let held = draft.stored_value(payment.stored_value).filter(|_| !payment.stored_value.is_none());
                if let Some(held) = held.as_ref().filter(|_| cx.mode == Mode::Fact)
                    && takes_back(draft, entity, held, part).is_err()
                {
                    continue;
                }
                (tender, held.map_or(Stored::None, Stored::Held))
            }
        };
        let new = NewStep {
            step: OrderPaymentStep::Refunded,
            tender: Arc::clone(&tender),
            amount_minor: part,
            follows: payment.id,
            stored_value,
            reference: String::new(),
            occurred_on: cx.business_date,
            posted_on,
        };
        let made = record_step(cx, draft, entity, order, new)?;
        let onto = draft.stored_value(made.stored_value).filter(|_| !made.stored_value.is_none());
        told.total_minor = add(told.total_minor, part)?;
        told.parts.push(RefundedPart {
            tender: tender.code.clone(),
            payment: Some(payment.reference).filter(|_| onto.is_none()),
            stored_value: onto.map(|held| held.code.clone()),
            amount: Amount::of(part, entity.currency),
        });
    }
    Ok(told)
}
