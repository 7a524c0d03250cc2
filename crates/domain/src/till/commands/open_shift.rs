//! Opening a shift with the money it gives change from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exceptions::rules::{About, raise_refusal};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::till::refusals::OrphanPayment;
use crate::till::rules::cash::{self, Way};
use crate::till::rules::naming::{Place, drawer_tender, register_for, register_scope};
use crate::till::rules::shifts::open;
use crate::till::types::{Payment, ShiftAction};
use crate::values::{Code, Number, money_text};

/// Asks to open a shift at a register: the drawer's, or that of the cashier who sends this. Its float was counted, and
/// comes from the safe. A shift that something happened in before anybody opened it is the one that is opened.
///
/// Payments that a terminal approved or never answered, and that no sale has used, are raised as `till.orphan_payment`.
///
/// Refused: `till.unknown_register`, `till.register_inactive`, `till.shift_open`, `till.unknown_tender`,
/// `till.not_in_drawers`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenShift {
    /// Where.
    pub register: Code,
    /// The money to give change from, by tender; none if not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub floats: Vec<CountedTender>,
}

/// Money of a tender, as it was counted.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountedTender {
    /// The tender.
    pub tender: Code,
    /// How much, zero or above.
    pub amount: Number,
}

/// A shift.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShiftReply {
    /// The register.
    pub register: String,
    /// The shift's number at the register.
    pub shift: i64,
    /// The exceptions raised about payments without a sale.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orphans: Vec<i64>,
}

impl Command for OpenShift {
    const NAME: &'static str = "till.open_shift";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"register": "T1", "floats": [{"tender": "CASH", "amount": "100.00"}]}"#;
    type Reply = ShiftReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ShiftReply>, Refusal> {
        let place = register_for(cx, draft, &self.register)?;
        let shift = open(cx, draft, &place.register)?;
        let posted_on = dates::posting_day(cx, draft, place.entity.id, cx.business_date)?;
        let orphans = raise_orphans(cx, draft, &place);
        for (at, float) in self.floats.iter().enumerate() {
            let path = |refusal: Refusal| refusal.at(format!("floats[{at}]"));
            let tender = drawer_tender(cx, draft, &place.entity, &float.tender).map_err(path)?;
            let amount_minor = cash::amount(&place, float.amount).map_err(path)?;
            let way = Way { action: ShiftAction::Float, against: cash::safe(draft, &place)?, note: String::new() };
            cash::put(cx, draft, &place, &shift, &tender, amount_minor, posted_on, way).map_err(path)?;
        }
        let reply = ShiftReply { register: place.register.code.clone(), shift: shift.number, orphans };
        draft.event(cx, "till.shift_opened", format!("{}/{}", reply.register, reply.shift));
        Ok(Decision::done(reply))
    }
}

/// Raises every payment that a terminal may have taken and no sale has used, each once.
fn raise_orphans(cx: &Context, draft: &mut Draft<'_>, place: &Place) -> Vec<i64> {
    let mut raised = Vec::new();
    for payment in draft.payments_loose(place.register.id) {
        if !payment.exception.is_none() {
            continue;
        }
        let amount = money_text(payment.amount_minor, place.entity.currency);
        let (code, register) = (payment.code.clone(), place.register.code.clone());
        let refusal = OrphanPayment { payment: code.clone(), register, amount };
        let about = About {
            value_minor: payment.amount_minor.saturating_abs(),
            currency: Some(place.entity.currency),
            ..About::of_scope(cx, code)
        };
        let exception = raise_refusal(cx, draft, refusal.into(), about);
        raised.push(exception.0);
        draft.note_payment(Payment { exception, ..payment });
    }
    raised
}
