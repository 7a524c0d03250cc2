//! The tender journal: a call of a payment terminal is written down before it is made and after it was answered, so that
//! no money is taken that nobody knows of.
//!
//! | stands | approved | declined | reversed |
//! | --- | --- | --- | --- |
//! | intended | approved | declined | reversed |
//! | approved | as it is | declined, raised | reversed |
//! | declined | approved, raised | as it is | as it is |
//! | used by a sale | as it is | as it is, raised | reversed, raised |
//! | reversed | approved, raised | as it is | as it is |

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exceptions::rules::{About, raise_refusal};
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope, json_text};
use crate::till::refusals::{
    CardNumber, NotAtTerminal, PaymentExists, PaymentState as WrongState, TenderNotPositive, UnknownPayment,
};
use crate::till::rules::card_numbers;
use crate::till::rules::naming::{Place, place_named, register_for, register_scope, tender_for};
use crate::till::rules::payments::step;
use crate::till::rules::shifts::cashier_of;
use crate::till::types::{Payment, PaymentState, TenderKind};
use crate::values::{Amount, Code, DocumentId, ExceptionId, Note, Number, PaymentId, ShiftId, money_text};
use crate::words::words;

/// Asks to write down that a payment terminal is about to be called: before it is, so that what it takes is known even if
/// the till dies before it hears the answer.
///
/// Refused: `till.unknown_register`, `till.register_inactive`, `till.payment_exists`, `till.unknown_tender`,
/// `till.tender_inactive`, `till.not_at_terminal`, `till.tender_not_positive`, `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IntendPayment {
    /// Where.
    pub register: Code,
    /// The host's code for the call, unique at the register for ever.
    pub payment: Code,
    /// What it is paid with.
    pub tender: Code,
    /// How much, above zero.
    pub amount: Number,
    /// Whether the money goes to the customer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub give_back: bool,
}

/// A call of a payment terminal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentReply {
    /// The register.
    pub register: String,
    /// The host's code for it.
    pub payment: String,
    /// The tender.
    pub tender: String,
    /// How much, in the entity's currency; below zero when it goes to the customer.
    pub amount: Amount,
    /// Where it stands.
    pub state: PaymentState,
    /// The exception raised about what was told, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<i64>,
}

impl PaymentReply {
    fn of(draft: &mut Draft<'_>, place: &Place, payment: &Payment, raised: Option<ExceptionId>) -> Self {
        Self {
            register: place.register.code.clone(),
            payment: payment.code.clone(),
            tender: draft.tender(payment.tender).map(|tender| tender.code.clone()).unwrap_or_default(),
            amount: Amount::of(payment.amount_minor, place.entity.currency),
            state: payment.state,
            exception: raised.map(|exception| exception.0),
        }
    }
}

impl Command for IntendPayment {
    const NAME: &'static str = "till.intend_payment";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"register": "T1", "payment": "P-1", "tender": "CARD", "amount": "6.90"}"#;
    type Reply = PaymentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<PaymentReply>, Refusal> {
        card_numbers::check("payment", self.payment.as_str())?;
        let place = register_for(cx, draft, &self.register)?;
        if draft.payment_by_code(place.register.id, &self.payment).is_some() {
            let (payment, register) = (self.payment.to_string(), place.register.code.clone());
            return Err(PaymentExists { payment, register }.at("payment"));
        }
        let new = NewPayment { code: &self.payment, tender: &self.tender, amount: self.amount, back: self.give_back };
        let payment = new.intended(cx, draft, &place)?;
        step(cx, draft, payment.clone(), String::new());
        draft.event(cx, "till.payment_intended", payment.code.clone());
        Ok(Decision::done(PaymentReply::of(draft, &place, &payment, None)))
    }
}

/// A call that is not on file yet.
struct NewPayment<'a> {
    code: &'a Code,
    tender: &'a Code,
    amount: Number,
    back: bool,
}

impl NewPayment<'_> {
    fn intended(&self, cx: &Context, draft: &mut Draft<'_>, place: &Place) -> Result<Payment, Refusal> {
        let tender = tender_for(cx, draft, &place.entity, self.tender)?;
        if !matches!(tender.kind, TenderKind::Card | TenderKind::Other) {
            let kind = tender.kind.as_str().replace('_', " ");
            return Err(NotAtTerminal { tender: tender.code.clone(), kind }.at("tender"));
        }
        let amount_minor = positive(place, self.amount)?;
        let shift = draft.open_shift(place.register.id, cashier_of(&place.register, cx.actor));
        Ok(Payment {
            id: PaymentId(draft.next(Head::Payment)),
            command: cx.command_id,
            register: place.register.id,
            shift: shift.map_or(ShiftId::NONE, |shift| shift.id),
            tender: tender.id,
            code: self.code.to_string(),
            amount_minor: if self.back { -amount_minor } else { amount_minor },
            state: PaymentState::Intended,
            document: DocumentId::NONE,
            exception: ExceptionId::NONE,
        })
    }
}

fn positive(place: &Place, amount: Number) -> Result<i64, Refusal> {
    let currency = place.entity.currency;
    let minor = amount.money(currency).map_err(|error| Refusal::from(error).at("amount"))?;
    if minor <= 0 {
        return Err(TenderNotPositive { amount: money_text(minor, currency) }.at("amount"));
    }
    Ok(minor)
}

words! {
    /// What a terminal answered.
    PaymentOutcome {
        /// It took or gave the money.
        Approved = "approved",
        /// It did not, or nothing came of the call.
        Declined = "declined",
    }
}

/// Reports what a payment terminal answered. The money of an approved payment waits for the sale that uses it.
///
/// Of the card nothing is kept but the token, the brand and the last four digits. An answer that goes against an earlier
/// one is booked and raised as `till.payment_state`; one to a call that was never written down, when it says tender and
/// amount, as `till.unknown_payment`.
///
/// Refused: `till.unknown_register`, `till.card_number`, `till.tender_not_positive`; `till.unknown_payment` when neither
/// tender nor amount say what it was.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordPayment {
    /// Where.
    pub register: Code,
    /// The host's code for the call.
    pub payment: Code,
    /// What the terminal answered.
    pub outcome: PaymentOutcome,
    /// How much it approved, above zero; what was intended if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// What of the card may be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<CardSeen>,
    /// What it is paid with, of a call that was never written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tender: Option<Code>,
    /// Whether the money went to the customer, of a call that was never written down.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub give_back: bool,
}

/// What may be kept of a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CardSeen {
    /// The processor's token for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<Code>,
    /// Its brand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<Code>,
    /// Its last four digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_four: Option<Code>,
}

impl CardSeen {
    /// Holds that there is no card number in it.
    fn check(&self) -> Result<(), Refusal> {
        for (field, text) in [("card.token", &self.token), ("card.brand", &self.brand)] {
            card_numbers::check(field, text.as_ref().map_or("", Code::as_str))?;
        }
        let four = |code: &Code| code.as_str().len() == 4 && code.as_str().bytes().all(|byte| byte.is_ascii_digit());
        match &self.last_four {
            Some(code) if !four(code) => Err(CardNumber { field: "card.last_four".to_owned() }.at("card.last_four")),
            _ => Ok(()),
        }
    }
}

impl Command for RecordPayment {
    const NAME: &'static str = "till.record_payment";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"register": "T1", "payment": "P-1", "outcome": "approved", "card": {"token": "tok_1NwX2f", "brand": "visa", "last_four": "1111"}}"#;
    type Reply = PaymentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<PaymentReply>, Refusal> {
        card_numbers::check("payment", self.payment.as_str())?;
        if let Some(card) = &self.card {
            card.check()?;
        }
        let place = place_named(draft, &self.register)?;
        let held = draft.payment_by_code(place.register.id, &self.payment);
        let is_new = held.is_none();
        let (payment, mut raised) = match held {
            Some(payment) => (payment, None),
            None => self.never_intended(cx, draft, &place)?,
        };
        let (state, against) = match (payment.state, self.outcome) {
            (PaymentState::Intended, PaymentOutcome::Approved) => (PaymentState::Approved, false),
            (PaymentState::Intended, PaymentOutcome::Declined) => (PaymentState::Declined, false),
            (PaymentState::Declined | PaymentState::Reversed, PaymentOutcome::Approved) => {
                (PaymentState::Approved, true)
            }
            (PaymentState::Approved, PaymentOutcome::Declined) => (PaymentState::Declined, true),
            (PaymentState::Used, PaymentOutcome::Declined) => (PaymentState::Used, true),
            (held, _) => (held, false),
        };
        if against {
            raised = Some(raise_state(cx, draft, &place, &payment, PaymentState::Intended));
        }
        if state == payment.state && !is_new {
            return Ok(Decision::done(PaymentReply::of(draft, &place, &payment, raised)));
        }
        let amount_minor = match (self.amount, state) {
            (Some(amount), PaymentState::Approved) => positive(&place, amount)? * payment.amount_minor.signum(),
            _ => payment.amount_minor,
        };
        // An approval after all is found without a sale again.
        let again = against && state == PaymentState::Approved;
        let exception = if again { ExceptionId::NONE } else { payment.exception };
        let payment = Payment { state, amount_minor, exception, ..payment };
        let card = self.card.as_ref().map(json_text).unwrap_or_default();
        step(cx, draft, payment.clone(), card);
        draft.event(cx, "till.payment_recorded", payment.code.clone());
        Ok(Decision::done(PaymentReply::of(draft, &place, &payment, raised)))
    }
}

impl RecordPayment {
    /// A call that was made without being written down: the money is where it is, so it is written down now.
    fn never_intended(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        place: &Place,
    ) -> Result<(Payment, Option<ExceptionId>), Refusal> {
        let unknown = || -> Refusal {
            let (payment, register) = (self.payment.to_string(), place.register.code.clone());
            UnknownPayment { payment, register }.at("payment")
        };
        let (Some(tender), Some(amount)) = (&self.tender, self.amount) else { return Err(unknown()) };
        let payment =
            NewPayment { code: &self.payment, tender, amount, back: self.give_back }.intended(cx, draft, place)?;
        let about = about(cx, place, &payment);
        let raised = raise_refusal(cx, draft, unknown(), about);
        Ok((payment, Some(raised)))
    }
}

/// Reports that a payment was given back at the terminal, or that the call is given up. An approved payment whose sale
/// never came needs no entry: nothing was posted for it. Of one that a sale has used the books still wait for the money,
/// so it is raised as `till.payment_state`, which making the sale void settles.
///
/// Refused: `till.unknown_register`, `till.unknown_payment`, `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReversePayment {
    /// Where.
    pub register: Code,
    /// The host's code for the call.
    pub payment: Code,
    /// Why.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reason: Note,
}

impl Command for ReversePayment {
    const NAME: &'static str = "till.reverse_payment";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"register": "T1", "payment": "P-1", "reason": "the customer paid in cash"}"#;
    type Reply = PaymentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<PaymentReply>, Refusal> {
        card_numbers::check("reason", self.reason.as_str())?;
        let place = place_named(draft, &self.register)?;
        let unknown = || UnknownPayment { payment: self.payment.to_string(), register: place.register.code.clone() };
        let payment = draft.payment_by_code(place.register.id, &self.payment).ok_or_else(|| unknown().at("payment"))?;
        if matches!(payment.state, PaymentState::Declined | PaymentState::Reversed) {
            return Ok(Decision::done(PaymentReply::of(draft, &place, &payment, None)));
        }
        let mut reversed = Payment { state: PaymentState::Reversed, ..payment.clone() };
        step(cx, draft, reversed.clone(), String::new());
        let raised = (payment.state == PaymentState::Used)
            .then(|| raise_state(cx, draft, &place, &payment, PaymentState::Approved));
        if let Some(exception) = raised {
            reversed.exception = exception;
            draft.note_payment(reversed.clone());
        }
        draft.event(cx, "till.payment_reversed", payment.code.clone());
        Ok(Decision::done(PaymentReply::of(draft, &place, &reversed, raised)))
    }
}

fn about(cx: &Context, place: &Place, payment: &Payment) -> About {
    About {
        value_minor: payment.amount_minor.saturating_abs(),
        currency: Some(place.entity.currency),
        ..About::of_scope(cx, payment.code.clone())
    }
}

fn raise_state(
    cx: &Context,
    draft: &mut Draft<'_>,
    place: &Place,
    payment: &Payment,
    wanted: PaymentState,
) -> ExceptionId {
    let (state, wanted) = (payment.state.to_string(), wanted.to_string());
    let refusal = WrongState { payment: payment.code.clone(), state, wanted };
    raise_refusal(cx, draft, refusal.into(), about(cx, place, payment))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::exceptions::types::{Exception, ExceptionState};
    use crate::ledger::types::Role;
    use crate::till::commands::{
        CloseShift, IntendPayment, OpenShift, RecordPayment, Refund, ReversePayment, RingUp, VoidSale,
    };
    use crate::till::queries::Payments;
    use crate::till::testing::Till;
    use crate::till::types::PaymentState;
    use crate::values::ExceptionId;

    fn intended(payment: &str, amount: &str) -> Value {
        json!({"register": "T1", "payment": payment, "tender": "CARD", "amount": amount})
    }

    fn said(payment: &str, outcome: &str) -> Value {
        json!({"register": "T1", "payment": payment, "outcome": outcome})
    }

    fn tea_with(payment: &str) -> Value {
        json!({"register": "T1", "lines": [{"item": "TEA"}],
            "tenders": [{"tender": "CARD", "amount": "11.90", "payment": payment}]})
    }

    fn raised(till: &mut Till, id: i64) -> Exception {
        till.shop.draft.exception(ExceptionId(id)).expect("an exception")
    }

    fn approved() -> Till {
        let mut till = Till::open();
        till.shop.does::<IntendPayment>(intended("P-1", "11.90"));
        let mut answer = said("P-1", "approved");
        answer["card"] = json!({"token": "tok_1", "brand": "visa", "last_four": "1111"});
        till.shop.does::<RecordPayment>(answer);
        till
    }

    /// Intended, approved, used: each step is kept, and the sale takes the payment once.
    #[test]
    fn a_payment_is_used_once() {
        let mut till = approved();
        let receipt = till.shop.does::<RingUp>(tea_with("P-1"));
        assert_eq!(receipt.tenders[0].payment.as_deref(), Some("P-1"));
        let page = till.shop.answers::<Payments>(json!({"register": "T1", "payment": "P-1"}));
        let steps: Vec<_> = page.payments[0].steps.iter().map(|step| step.state).collect();
        assert_eq!(steps, [PaymentState::Intended, PaymentState::Approved, PaymentState::Used]);
        assert_eq!(
            page.payments[0].steps[1].card.as_ref().and_then(|card| card.brand.as_ref()).map(ToString::to_string),
            Some("visa".to_owned())
        );
        assert_eq!(page.payments[0].receipt.as_deref(), Some("T1-000001"));
        let refused = till.shop.refuses::<RingUp>(tea_with("P-1"), "till.payment_state");
        assert_eq!(refused.path, "tenders[0].payment");
        till.shop.refuses::<RingUp>(tea_with("P-2"), "till.unknown_payment");
        till.shop.does::<IntendPayment>(intended("P-2", "11.00"));
        till.shop.does::<RecordPayment>(said("P-2", "approved"));
        till.shop.refuses::<RingUp>(tea_with("P-2"), "till.payment_differs");
        till.shop.does::<IntendPayment>(intended("P-3", "11.90"));
        till.shop.does::<RecordPayment>(said("P-3", "approved"));
        let mut twice = tea_with("P-3");
        twice["lines"][0]["quantity"] = json!("2");
        twice["tenders"] = json!([twice["tenders"][0], twice["tenders"][0]]);
        assert_eq!(till.shop.refuses::<RingUp>(twice, "till.payment_state").path, "tenders[1].payment");
    }

    /// The till dies between approval and sale: the next shift finds the payment, and the sale or the terminal settles it.
    #[test]
    fn an_orphan_is_found_and_settled() {
        for by_sale in [true, false] {
            let mut till = approved();
            till.shop.does::<IntendPayment>(intended("P-2", "5.00"));
            till.shop.does::<CloseShift>(json!({"register": "T1", "counts": [{"tender": "CASH", "amount": "100.00"}]}));
            till.expect("nothing was posted for it", &[(Role::PaymentsAwaited, "0.00")]);
            let opened = till.shop.does::<OpenShift>(json!({"register": "T1"}));
            assert_eq!(opened.orphans, [1, 2]);
            assert_eq!(raised(&mut till, 1).code, "till.orphan_payment");
            assert_eq!(till.shop.answers::<Payments>(json!({"register": "T1"})).payments.len(), 2);
            match by_sale {
                true => {
                    till.shop.does::<RingUp>(tea_with("P-1"));
                    till.expect("sold", &[(Role::PaymentsAwaited, "11.90")]);
                }
                false => {
                    till.shop.does::<ReversePayment>(json!({"register": "T1", "payment": "P-1"}));
                    till.expect("given back", &[(Role::PaymentsAwaited, "0.00")]);
                }
            }
            till.shop.does::<RecordPayment>(said("P-2", "declined"));
            for id in [1, 2] {
                assert_eq!(raised(&mut till, id).state, ExceptionState::Resolved);
            }
            assert!(till.shop.answers::<Payments>(json!({"register": "T1"})).payments.is_empty());
        }
    }

    /// What a terminal says after all is booked, and raised where it goes against what it said before.
    #[test]
    fn a_terminal_that_changes_its_mind() {
        use PaymentState::{Approved, Declined, Reversed, Used};
        let steps: &[(&str, &[&str], PaymentState, Option<i64>)] = &[
            ("approved twice", &["approved", "approved"], Approved, None),
            ("declined twice", &["declined", "declined"], Declined, None),
            ("declined, then approved", &["declined", "approved"], Approved, Some(1)),
            ("approved, then declined", &["approved", "declined"], Declined, Some(1)),
            ("given up, then approved", &["reversed", "approved"], Approved, Some(1)),
            ("given up, then declined", &["reversed", "declined"], Reversed, None),
            ("reversed twice", &["approved", "reversed", "reversed"], Reversed, None),
            ("declined, then reversed", &["declined", "reversed"], Declined, None),
            ("used, then approved", &["approved", "used", "approved"], Used, None),
            ("used, then declined", &["approved", "used", "declined"], Used, Some(1)),
            ("used, then reversed", &["approved", "used", "reversed"], Reversed, Some(1)),
        ];
        for (name, told, state, exception) in steps {
            let mut till = Till::open();
            till.shop.does::<IntendPayment>(intended("P-1", "11.90"));
            let mut last = None;
            for word in *told {
                match *word {
                    "used" => drop(till.shop.does::<RingUp>(tea_with("P-1"))),
                    "reversed" => {
                        last = Some(till.shop.does::<ReversePayment>(json!({"register": "T1", "payment": "P-1"})));
                    }
                    outcome => last = Some(till.shop.does::<RecordPayment>(said("P-1", outcome))),
                }
            }
            let last = last.expect("something was told");
            assert_eq!((last.state, last.exception), (*state, *exception), "{name}");
        }
    }

    /// A terminal may approve less than it was asked for.
    #[test]
    fn a_part_is_approved() {
        let mut till = Till::open();
        till.shop.does::<IntendPayment>(intended("P-1", "20.00"));
        let mut answer = said("P-1", "approved");
        answer["amount"] = json!("11.90");
        assert_eq!(till.shop.does::<RecordPayment>(answer).amount, "11.90");
        till.shop.does::<RingUp>(tea_with("P-1"));
    }

    /// A refund by card uses a payment of its own, and a void sale gives its payment back.
    #[test]
    fn money_goes_back_by_card() {
        let mut till = approved();
        till.shop.does::<RingUp>(tea_with("P-1"));
        let mut back = intended("P-2", "11.90");
        back["give_back"] = json!(true);
        assert_eq!(till.shop.does::<IntendPayment>(back).amount, "-11.90");
        till.shop.does::<RecordPayment>(said("P-2", "approved"));
        till.shop.does::<Refund>(json!({"register": "T1", "receipt": "T1-000001", "lines": [{"line": 1}],
            "tenders": [{"tender": "CARD", "amount": "11.90", "payment": "P-2"}]}));
        till.expect("even", &[(Role::PaymentsAwaited, "0.00")]);

        let mut till = approved();
        till.shop.does::<RingUp>(tea_with("P-1"));
        till.shop.does::<ReversePayment>(json!({"register": "T1", "payment": "P-1"}));
        assert_eq!(raised(&mut till, 1).state, ExceptionState::Open);
        till.shop.does::<VoidSale>(json!({"register": "T1", "receipt": "T1-000001", "reason": "keyed twice"}));
        assert_eq!(raised(&mut till, 1).state, ExceptionState::Resolved);
        till.expect("even", &[(Role::PaymentsAwaited, "0.00")]);
    }

    /// An answer to a call that was never written down is money all the same.
    #[test]
    fn an_answer_without_a_call() {
        let mut till = Till::open();
        till.shop.refuses::<RecordPayment>(said("P-9", "approved"), "till.unknown_payment");
        let mut answer = said("P-9", "approved");
        answer["tender"] = json!("CARD");
        answer["amount"] = json!("11.90");
        let reply = till.shop.does::<RecordPayment>(answer);
        assert_eq!((reply.state, reply.exception), (PaymentState::Approved, Some(1)));
        assert_eq!(raised(&mut till, 1).code, "till.unknown_payment");
        till.shop.does::<RingUp>(tea_with("P-9"));
    }

    #[test]
    fn what_is_refused() {
        let mut till = approved();
        for (tender, amount, code, path) in [
            ("CARD", "1.00", "till.payment_exists", "payment"),
            ("CASH", "1.00", "till.not_at_terminal", "tender"),
            ("SHELLS", "1.00", "till.unknown_tender", "tender"),
            ("CARD", "0", "till.tender_not_positive", "amount"),
            ("CARD", "-1", "till.tender_not_positive", "amount"),
        ] {
            let payment = if code == "till.payment_exists" { "P-1" } else { "P-7" };
            let request = json!({"register": "T1", "payment": payment, "tender": tender, "amount": amount});
            assert_eq!(till.shop.refuses::<IntendPayment>(request, code).path, path);
        }
        for card in [
            json!({"token": "4111111111111111"}),
            json!({"brand": "visa 4111-1111-1111-1111"}),
            json!({"last_four": "41111"}),
            json!({"last_four": "abcd"}),
        ] {
            let mut answer = said("P-1", "approved");
            answer["card"] = card;
            till.shop.refuses::<RecordPayment>(answer, "till.card_number");
        }
        let unknown = json!({"register": "T1", "payment": "P-8"});
        till.shop.refuses::<ReversePayment>(unknown.clone(), "till.unknown_payment");
        assert!(till.shop.ask::<Payments>(&unknown.to_string()).is_err());
    }
}
