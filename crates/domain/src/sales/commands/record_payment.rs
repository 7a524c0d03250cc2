//! What happened to a payment of an order.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::naming::{channel_named, channel_scope};
use crate::allocation::types::DemandKind;
use crate::exceptions::rules::{About, refuse_or_raise};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Entity;
use crate::sales::refusals::{
    MoreThanHeld, MoreThanPaid, NoPayment, PaymentDiffers, TenderNotForOrders, UnknownPayment,
};
use crate::sales::replies::OrderReply;
use crate::sales::requests::positive;
use crate::sales::rules::late::paid;
use crate::sales::rules::money::{left_to_follow, standing};
use crate::sales::rules::naming::{order_named, reference_of, terms_of};
use crate::sales::rules::payments::{NewStep, record_step};
use crate::sales::types::{Order, OrderPayment, OrderPaymentStep};
use crate::till::rules::card_numbers;
use crate::till::rules::naming::tender_named;
use crate::till::rules::stored_values::spendable;
use crate::till::rules::tendering::Stored;
use crate::till::types::StoredValueKind;
use crate::values::{Amount, BusinessDate, Code, Currency, Note, Number, money_text};

/// Records what a processor, or a card or credit of ours, did with money of an order: it was authorised, captured, voided,
/// refunded, charged back or given to us again. Captured money settles what is owed for the order and is held for the
/// customer beyond that, whatever has become of the goods. The same step of the same payment is recorded once.
///
/// A fact: what is captured beyond what was authorised, given back beyond what was captured or beyond what we hold is
/// raised as `sales.more_than_paid` and `sales.more_than_held`; money that comes after its goods were let go as
/// `sales.paid_late`; another amount under a reference that stands as `sales.payment_differs`.
///
/// Refused: `allocation.unknown_channel`, `sales.unknown_order`, `till.unknown_tender`, `sales.tender_not_for_orders`,
/// `sales.not_positive`, `sales.no_payment`, `sales.unknown_payment` of what moves no money, `till.unknown_stored_value`,
/// `till.stored_value_kind`, `till.stored_value_expired`, `till.not_enough_stored`, `till.voucher_spent_whole`,
/// `till.voucher_whole`, `till.card_number`, `ledger.in_future`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordPayment {
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// What happened.
    pub step: OrderPaymentStep,
    /// The way of paying.
    pub tender: Code,
    /// How much, in the entity's currency, above 0.
    pub amount: Number,
    /// The processor's reference of it, unique in the order and step; never a card's number.
    pub payment: Note,
    /// The processor's reference of the step it follows: of a capture what was authorised, of a void likewise, of money
    /// given or charged back what was captured, of a chargeback won what was charged back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Note>,
    /// The number of the gift card or store credit it is taken from or put back on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored_value: Option<Code>,
    /// The business day it happened; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
}

/// A payment that was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrderPaymentReply {
    /// Whether the step had been recorded before.
    pub again: bool,
    /// How much it stands over.
    pub amount: Amount,
    /// The order as it stands now.
    pub order: OrderReply,
}

impl Command for RecordPayment {
    const NAME: &'static str = "sales.record_payment";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "reference": "W-2001", "step": "captured", "tender": "CARD", "amount": "15.30", "payment": "pi_1001"}"#;
    type Reply = OrderPaymentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<OrderPaymentReply>, Refusal> {
        card_numbers::check("payment", self.payment.as_str())?;
        if self.payment.is_empty() {
            return Err(NoPayment {}.at("payment"));
        }
        let channel = channel_named(draft, &self.channel)?;
        let terms = terms_of(draft, &channel)?;
        let order = order_named(draft, &self.channel, DemandKind::Order, &self.reference)?;
        let mut order = Arc::unwrap_or_clone(order);
        let unknown = || crate::ledger::refusals::UnknownEntity { entity: channel.code.clone() };
        let entity = draft.entity(order.entity).ok_or_else(unknown)?;
        let amount_minor = positive(self.amount, entity.currency)?;
        if let Some(first) = self.first(draft, &order) {
            return self.again(cx, draft, &order, &first, amount_minor, entity.currency);
        }
        let new = self.read(cx, draft, &entity, &order, amount_minor)?;
        record_step(cx, draft, &entity, &mut order, new)?;
        draft.put_order(order.clone());
        if matches!(self.step, OrderPaymentStep::Authorised | OrderPaymentStep::Captured) {
            paid(cx, draft, &mut order, &terms, (amount_minor, entity.currency))?;
        }
        draft.event(cx, "sales.payment_recorded", self.reference.to_string());
        let amount = Amount::of(amount_minor, entity.currency);
        let order = OrderReply::of(draft, &order)?.with_raised(draft);
        Ok(Decision::done(OrderPaymentReply { again: false, amount, order }).worth(amount_minor))
    }
}

impl RecordPayment {
    /// The step as it was recorded before.
    fn first(&self, draft: &mut Draft<'_>, order: &Order) -> Option<OrderPayment> {
        let payments = draft.order_payments(order.demand);
        let same = |held: &&OrderPayment| held.step == self.step && held.reference == self.payment.as_str();
        payments.iter().find(same).cloned()
    }

    fn again(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        order: &Order,
        first: &OrderPayment,
        amount_minor: i64,
        currency: Currency,
    ) -> Result<Decision<OrderPaymentReply>, Refusal> {
        if first.amount_minor != amount_minor {
            let text = |minor| money_text(minor, currency);
            let refusal = PaymentDiffers {
                reference: self.reference.to_string(),
                payment: self.payment.to_string(),
                stands: text(first.amount_minor),
                given: text(amount_minor),
            };
            let about = About { entity: order.entity, ..About::of_scope(cx, self.reference.to_string()) };
            let apart = amount_minor.saturating_sub(first.amount_minor);
            refuse_or_raise(cx, draft, refusal.at("amount"), about.at_stake(apart, currency))?;
        }
        let order = OrderReply::of(draft, order)?.with_raised(draft);
        Ok(Decision::done(OrderPaymentReply { again: true, amount: Amount::of(first.amount_minor, currency), order }))
    }

    fn read(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        entity: &Arc<Entity>,
        order: &Order,
        amount_minor: i64,
    ) -> Result<NewStep, Refusal> {
        let tender = tender_named(draft, entity, &self.tender)?;
        let stored_value = match &self.stored_value {
            None => Stored::None,
            Some(code) => {
                let held = spendable(cx, draft, entity, code, tender.kind)?;
                if held.kind == StoredValueKind::Voucher {
                    // It pays for one purpose, whose tax was due when it was sold: a till settles both.
                    let (tender, kind) = (tender.code.clone(), held.kind.to_string());
                    return Err(TenderNotForOrders { tender, kind }.at("stored_value"));
                }
                Stored::Held(held)
            }
        };
        let follows = self.followed(cx, draft, order, amount_minor, entity.currency)?;
        if self.step == OrderPaymentStep::Refunded {
            self.check_held(cx, draft, order, amount_minor, entity.currency)?;
        }
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        Ok(NewStep {
            step: self.step,
            tender,
            amount_minor,
            follows,
            stored_value,
            reference: self.payment.to_string(),
            occurred_on,
            posted_on: dates::posting_day(cx, draft, entity.id, occurred_on)?,
        })
    }

    /// The step this one follows: what it names, else the last of its kind of which so much is left.
    fn followed(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        order: &Order,
        amount_minor: i64,
        currency: Currency,
    ) -> Result<i64, Refusal> {
        let before = match self.step {
            OrderPaymentStep::Authorised => return Ok(0),
            OrderPaymentStep::Captured if self.follows.is_none() => return Ok(0),
            OrderPaymentStep::Captured | OrderPaymentStep::Voided => OrderPaymentStep::Authorised,
            OrderPaymentStep::Refunded | OrderPaymentStep::ChargedBack => OrderPaymentStep::Captured,
            OrderPaymentStep::ChargebackWon => OrderPaymentStep::ChargedBack,
        };
        let payments = draft.order_payments(order.demand);
        let named = |held: &&OrderPayment| match &self.follows {
            Some(reference) => held.reference == reference.as_str(),
            None => true,
        };
        let found = payments.iter().rev().filter(|held| held.step == before).find(named);
        let about = About { entity: order.entity, ..About::of_scope(cx, self.reference.to_string()) };
        let Some(found) = found else {
            let payment = self.follows.as_ref().unwrap_or(&self.payment).to_string();
            let refusal = UnknownPayment { reference: reference_of(draft, order), payment }.at("follows");
            if self.step == OrderPaymentStep::Voided {
                return Err(refusal);
            }
            refuse_or_raise(cx, draft, refusal, about.at_stake(amount_minor, currency))?;
            return Ok(0);
        };
        let left = left_to_follow(&payments, found)?;
        if amount_minor > left {
            let text = |minor| money_text(minor, currency);
            let (reference, payment) = (reference_of(draft, order), found.reference.clone());
            let refusal = MoreThanPaid { reference, payment, asked: text(amount_minor), left: text(left) };
            let over = amount_minor.saturating_sub(left);
            refuse_or_raise(cx, draft, refusal.at("amount"), about.at_stake(over, currency))?;
            return Ok(0);
        }
        Ok(found.id)
    }

    fn check_held(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        order: &Order,
        amount_minor: i64,
        currency: Currency,
    ) -> Result<(), Refusal> {
        let demand = draft.demand(order.demand).expect("an order stands on its demand");
        let back_minor = standing(draft, order, &demand)?.due_minor.saturating_neg().max(0);
        if amount_minor <= back_minor {
            return Ok(());
        }
        let text = |minor| money_text(minor, currency);
        let (reference, asked, held) = (demand.reference.clone(), text(amount_minor), text(back_minor));
        let about = About { entity: order.entity, ..About::of_scope(cx, reference.clone()) };
        let over = amount_minor.saturating_sub(back_minor);
        refuse_or_raise(cx, draft, MoreThanHeld { reference, asked, held }.at("amount"), about.at_stake(over, currency))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sales::commands::CreditOrder;
    use crate::sales::wholesale::{invoiced, owed, shop};

    /// Of 23.80 that were billed 5.00 are credited: 30.00 that come settle the 18.80 that are owed, and the rest is held.
    #[test]
    fn money_beyond_an_invoice_that_was_credited_in_part_is_held() {
        let mut shop = shop();
        let invoice = invoiced(&mut shop, "B-1", 2);
        shop.does::<CreditOrder>(json!({"invoice": invoice, "amount": "5.00", "reason": "dented"}));
        let paid = shop.does::<RecordPayment>(json!({"channel": "WEB", "reference": "B-1", "step": "captured",
            "tender": "CARD", "amount": "30.00", "payment": "p-1"}));
        assert_eq!((owed(&mut shop, &invoice), paid.order.money.held.as_str()), (0, "11.20"));
    }
}
