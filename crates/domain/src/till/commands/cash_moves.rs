//! Money in and out of a drawer beside sales: paid in, paid out, taken to the safe, taken to the bank.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exceptions::rules::{About, raise_refusal, refuse_or_raise};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::{account_for, entity_named};
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::{NewEntry, Proof};
use crate::ledger::rules::manual::account_taking;
use crate::ledger::types::{BalanceKey, Role};
use crate::open_items::rules::sheet::{Opening, Sheet};
use crate::till::refusals::{NotInDrawer, NotInSafe, ReasonNeeded, TenderNotPositive};
use crate::till::rules::card_numbers;
use crate::till::rules::cash::{self, Way};
use crate::till::rules::naming::{Place, drawer_tender, register_for, register_scope};
use crate::till::rules::shifts::{open_shift, shift_of_fact};
use crate::till::types::{Shift, ShiftAction, ShiftTenderKey, Tender};
use crate::values::{
    AccountId, Amount, CategoryId, Code, DimensionSetId, DocumentId, EntryId, Note, Number, PartyId, Rate, money_text,
};

/// Money into or out of a drawer.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CashMove {
    /// Where.
    pub register: Code,
    /// The tender: cash, mostly.
    pub tender: Code,
    /// How much, above zero.
    pub amount: Number,
    /// The account on the other side, one that takes entries by hand: cleaning, postage, the owner's own.
    pub account: Code,
    /// Why.
    pub reason: Note,
}

/// What a drawer should hold after money went in or out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CashMoveReply {
    /// The register.
    pub register: String,
    /// The shift.
    pub shift: i64,
    /// How much was moved.
    pub amount: Amount,
}

/// Asks to pay money into the drawer of an open shift, from an account.
///
/// Refused: `till.unknown_register`, `till.no_open_shift`, `till.unknown_tender`, `till.tender_not_positive`,
/// `till.not_in_drawers`, `till.reason_needed`, `till.card_number`, `ledger.unknown_account`, `ledger.control_account`,
/// `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PayIn(pub CashMove);

/// Asks to pay money out of the drawer of an open shift, to an account.
///
/// Refused: `till.unknown_register`, `till.no_open_shift`, `till.unknown_tender`, `till.tender_not_positive`,
/// `till.not_in_drawers`, `till.reason_needed`, `till.card_number`, `ledger.unknown_account`, `ledger.control_account`,
/// `ledger.period_closed`, and `till.not_in_drawer` when the drawer should not hold so much.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PayOut(pub CashMove);

impl Command for PayIn {
    const NAME: &'static str = "till.pay_in";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"register": "T1", "tender": "CASH", "amount": "20.00", "account": "3000", "reason": "more change"}"#;
    type Reply = CashMoveReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.0.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<CashMoveReply>, Refusal> {
        self.0.decide(cx, draft, ShiftAction::PaidIn)
    }
}

impl Command for PayOut {
    const NAME: &'static str = "till.pay_out";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"register": "T1", "tender": "CASH", "amount": "12.50", "account": "6120", "reason": "window cleaner"}"#;
    type Reply = CashMoveReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.0.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<CashMoveReply>, Refusal> {
        self.0.decide(cx, draft, ShiftAction::PaidOut)
    }
}

impl CashMove {
    fn decide(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        action: ShiftAction,
    ) -> Result<Decision<CashMoveReply>, Refusal> {
        let place = register_for(cx, draft, &self.register)?;
        if self.reason.is_empty() {
            return Err(ReasonNeeded { what: "money paid in or out".to_owned() }.at("reason"));
        }
        card_numbers::check("reason", self.reason.as_str())?;
        let account = account_taking(draft, &place.entity, &self.account, place.entity.currency)?;
        let way = Way { action, against: account.id, note: self.reason.to_string() };
        move_cash(cx, draft, &place, (&self.tender, self.amount), way)
    }
}

/// Reports that money was taken from the drawer to the safe. A drawer that should not hold so much is raised as
/// `till.not_in_drawer`; where no shift is open one is opened and raised as `till.no_open_shift`.
///
/// Refused: `till.unknown_register`, `till.unknown_tender`, `till.tender_not_positive`, `till.not_in_drawers`,
/// `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DropCash {
    /// Where.
    pub register: Code,
    /// The tender: cash, mostly.
    pub tender: Code,
    /// How much, above zero.
    pub amount: Number,
    /// What people call it: the number of the bag.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reference: Note,
}

impl Command for DropCash {
    const NAME: &'static str = "till.drop_cash";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"register": "T1", "tender": "CASH", "amount": "50.00", "reference": "bag 17"}"#;
    type Reply = CashMoveReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<CashMoveReply>, Refusal> {
        card_numbers::check("reference", self.reference.as_str())?;
        let place = register_for(cx, draft, &self.register)?;
        let against = cash::safe(draft, &place)?;
        let way = Way { action: ShiftAction::Dropped, against, note: self.reference.to_string() };
        move_cash(cx, draft, &place, (&self.tender, self.amount), way)
    }
}

/// Moves money of an amount above zero in the direction of its action.
fn move_cash(
    cx: &Context,
    draft: &mut Draft<'_>,
    place: &Place,
    (tender, amount): (&Code, Number),
    way: Way,
) -> Result<Decision<CashMoveReply>, Refusal> {
    let shift = match cx.mode {
        Mode::Fact => shift_of_fact(cx, draft, &place.register, &place.register.code),
        _ => open_shift(cx, draft, &place.register)?,
    };
    let tender = drawer_tender(cx, draft, &place.entity, tender)?;
    let minor = positive(place, amount)?;
    let posted_on = dates::posting_day(cx, draft, place.entity.id, cx.business_date)?;
    let signed = if way.action == ShiftAction::PaidIn { minor } else { -minor };
    if signed < 0 {
        check_held(cx, draft, place, &shift, &tender, minor)?;
    }
    let action = way.action;
    cash::put(cx, draft, place, &shift, &tender, signed, posted_on, way)?;
    let register = place.register.code.clone();
    let event = match action {
        ShiftAction::PaidIn => "till.cash_paid_in",
        ShiftAction::PaidOut => "till.cash_paid_out",
        _ => "till.cash_dropped",
    };
    draft.event(cx, event, format!("{register}/{}", shift.number));
    let amount = Amount::of(minor, place.entity.currency);
    Ok(Decision::done(CashMoveReply { register, shift: shift.number, amount }).worth(minor))
}

fn positive(place: &Place, amount: Number) -> Result<i64, Refusal> {
    let minor = cash::amount(place, amount)?;
    if minor == 0 {
        return Err(TenderNotPositive { amount: amount.to_string() }.at("amount"));
    }
    Ok(minor)
}

/// Holds that a drawer should have what is taken out of it; of a fact it is raised.
fn check_held(
    cx: &Context,
    draft: &mut Draft<'_>,
    place: &Place,
    shift: &Shift,
    tender: &Tender,
    minor: i64,
) -> Result<(), Refusal> {
    let held = draft.shift_tender(ShiftTenderKey { shift: shift.id, tender: tender.id }).expected_minor();
    if held >= i128::from(minor) {
        return Ok(());
    }
    let currency = place.entity.currency;
    let expected = i64::try_from(held).map_or_else(|_| held.to_string(), |held| money_text(held, currency));
    let asked = money_text(minor, currency);
    let refusal = NotInDrawer { tender: tender.code.clone(), asked, expected }.at("amount");
    let about = About {
        value_minor: minor,
        currency: Some(currency),
        ..About::of_scope(cx, format!("{}/{}", place.register.code, shift.number))
    };
    refuse_or_raise(cx, draft, refusal, about)
}

/// Reports that money left the safe for the bank. Until the bank has it, it stands as an open item of cash in transit
/// under its reference. A safe that should not hold so much is raised as `till.not_in_safe`.
///
/// Refused: `ledger.unknown_entity`, `till.tender_not_positive`, `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BankTakings {
    /// Whose.
    pub entity: Code,
    /// How much, above zero.
    pub amount: Number,
    /// What the bank will know it by: the number of the bag or paying-in slip.
    pub reference: Note,
}

/// Money on its way to the bank.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BankTakingsReply {
    /// The entry that posts it.
    pub entry: String,
    /// How much.
    pub amount: Amount,
}

impl Command for BankTakings {
    const NAME: &'static str = "till.bank_takings";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "amount": "50.00", "reference": "slip 4711"}"#;
    type Reply = BankTakingsReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<BankTakingsReply>, Refusal> {
        card_numbers::check("reference", self.reference.as_str())?;
        let entity = entity_named(draft, &self.entity)?;
        let minor = self.amount.money(entity.currency).map_err(|error| Refusal::from(error).at("amount"))?;
        if minor <= 0 {
            return Err(TenderNotPositive { amount: money_text(minor, entity.currency) }.at("amount"));
        }
        let posted_on = dates::posting_day(cx, draft, entity.id, cx.business_date)?;
        let account = |draft: &mut Draft<'_>, role| -> Result<AccountId, Refusal> {
            account_for(draft, entity.id, role, CategoryId::NONE)
        };
        let (transit, safe) = (account(draft, Role::CashInTransit)?, account(draft, Role::CashInSafe)?);
        let held = draft.balance(BalanceKey { account: safe, currency: entity.currency }).amount_minor;
        if held < minor {
            let (asked, expected) = (money_text(minor, entity.currency), money_text(held, entity.currency));
            let refusal = NotInSafe { entity: entity.code.clone(), asked, expected }.at("amount");
            let reference = self.reference.to_string();
            let about = About { value_minor: minor, currency: Some(entity.currency), ..About::of_scope(cx, reference) };
            raise_refusal(cx, draft, refusal, about);
        }
        let mut sheet = Sheet::new(NewEntry {
            entity: entity.clone(),
            kind: "till_banking",
            occurred_on: cx.business_date,
            posted_on,
            document: DocumentId::NONE,
            reverses: EntryId::NONE,
            note: self.reference.to_string(),
            lines: Vec::new(),
        });
        let opening = Opening {
            account: transit,
            party: PartyId::NONE,
            currency: entity.currency,
            document: DocumentId::NONE,
            line: 0,
            reference: self.reference.to_string(),
            due_on: posted_on,
            amount_minor: minor,
            base_minor: minor,
            rate: Rate::ONE,
        };
        sheet.open(DimensionSetId::NONE, opening);
        sheet.entry.base_line(safe, DimensionSetId::NONE, -minor, Proof::None);
        let entry = sheet.post(cx, draft)?.map(|posted| posted.number).unwrap_or_default();
        draft.event(cx, "till.takings_banked", self.reference.to_string());
        Ok(Decision::done(BankTakingsReply { entry, amount: Amount::of(minor, entity.currency) }).worth(minor))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::till::commands::{CloseShift, CountDrawer, OpenShift};
    use crate::till::testing::Till;
    use crate::values::ExceptionId;

    /// Money in and out of the drawer, to the safe and to the bank, each with its account.
    #[test]
    fn cash_goes_its_ways() {
        let mut till = Till::open();
        till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
        let cash = |amount: &str, account: &str| json!({"register": "T1", "tender": "CASH", "amount": amount, "account": account, "reason": "so"});
        till.shop.does::<PayIn>(cash("20.00", "3000"));
        till.shop.does::<PayOut>(cash("12.50", "6120"));
        till.shop.does::<DropCash>(json!({"register": "T1", "tender": "CASH", "amount": "50.00"}));
        till.shop.does::<BankTakings>(json!({"entity": "ACME", "amount": "40.00", "reference": "slip 1"}));
        till.expect(
            "moved",
            &[(Role::CashInDrawers, "69.40"), (Role::CashInSafe, "-90.00"), (Role::CashInTransit, "40.00")],
        );
    }

    /// A request takes no more than there should be; what was dropped was there, and somebody is told.
    #[test]
    fn a_drawer_is_not_emptied_beyond_what_it_holds() {
        let mut till = Till::open();
        let out = json!({"register": "T1", "tender": "CASH", "amount": "100.01", "account": "6120", "reason": "so"});
        let refused = till.shop.refuses::<PayOut>(out, "till.not_in_drawer");
        assert_eq!(refused.details["expected"], "100.00");
        till.shop.does::<DropCash>(json!({"register": "T1", "tender": "CASH", "amount": "100.01"}));
        let raised = till.shop.draft.exception(ExceptionId(1)).expect("an exception");
        assert_eq!(raised.code, "till.not_in_drawer");
        till.expect("taken", &[(Role::CashInDrawers, "-0.01")]);
    }

    /// Money that was dropped or counted had a shift, even if nobody opened it: its float is put in once it is opened.
    #[test]
    fn a_shift_that_nobody_opened() {
        let mut till = Till::open();
        till.shop.does::<CloseShift>(json!({"register": "T1", "counts": [{"tender": "CASH", "amount": "100.00"}]}));
        let dropped = till.shop.does::<DropCash>(json!({"register": "T1", "tender": "CASH", "amount": "20.00"}));
        assert_eq!(dropped.shift, 2);
        let shells = json!([{"tender": "SHELLS", "amount": "3.00"}, {"tender": "CASH", "amount": "80.00"}]);
        let counted = till.shop.does::<CountDrawer>(json!({"register": "T1", "counts": shells}));
        assert_eq!((counted.shift, counted.counted), (2, 1));
        let codes: Vec<String> =
            (1..).map_while(|id| till.shop.draft.exception(ExceptionId(id))).map(|raised| raised.code).collect();
        assert_eq!(codes, ["till.no_open_shift", "till.not_in_drawer", "till.unknown_tender"]);
        let floats = json!({"register": "T1", "floats": [{"tender": "CASH", "amount": "100.00"}]});
        assert_eq!(till.shop.does::<OpenShift>(floats.clone()).shift, 2);
        till.shop.refuses::<OpenShift>(floats, "till.shift_open");
        till.expect("as if it had been there", &[(Role::CashInDrawers, "80.00"), (Role::CashInSafe, "-80.00")]);
    }

    /// A safe that should not hold what was taken to the bank is raised: it has happened.
    #[test]
    fn more_than_the_safe_should_hold() {
        let mut till = Till::open();
        till.shop.does::<BankTakings>(json!({"entity": "ACME", "amount": "40.00", "reference": "slip 1"}));
        let raised = till.shop.draft.exception(ExceptionId(1)).expect("an exception");
        assert_eq!((raised.code.as_str(), &raised.details["expected"]), ("till.not_in_safe", &json!("-100.00")));
    }

    /// Money on cards lies in no drawer, so that none of it goes in or out.
    #[test]
    fn cards_hold_their_own_money() {
        let mut till = Till::open();
        for tender in ["GIFT", "CREDIT", "CARD"] {
            let moved = json!({"register": "T1", "tender": tender, "amount": "5.00"});
            till.shop.refuses::<DropCash>(moved, "till.not_in_drawers");
            let paid = json!({"register": "T1", "tender": tender, "amount": "5.00", "account": "3000", "reason": "so"});
            till.shop.refuses::<PayIn>(paid, "till.not_in_drawers");
        }
    }

    #[test]
    fn what_is_refused() {
        let mut till = Till::open();
        let cash = |amount: &str, account: &str, reason: &str| json!({"register": "T1", "tender": "CASH", "amount": amount, "account": account, "reason": reason});
        for (request, code) in [
            (cash("0", "6120", "so"), "till.tender_not_positive"),
            (cash("-1", "6120", "so"), "till.tender_not_positive"),
            (cash("1", "6120", ""), "till.reason_needed"),
            (cash("1", "1200", "so"), "ledger.control_account"),
            (cash("1", "9999", "so"), "ledger.unknown_account"),
        ] {
            till.shop.refuses::<PayIn>(request, code);
        }
        till.shop.refuses::<BankTakings>(
            json!({"entity": "ACME", "amount": "0", "reference": "r"}),
            "till.tender_not_positive",
        );
    }
}
