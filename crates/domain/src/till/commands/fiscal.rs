//! Fiscal devices and services: what they sign and when they are away is kept with the register's transaction. They are
//! the host's to talk to; nothing here blocks a sale.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exceptions::rules::{About, raise_refusal};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope, json_text};
use crate::till::refusals::{FiscalOutage, FiscalState};
use crate::till::rules::card_numbers;
use crate::till::rules::fiscal::{Said, note};
use crate::till::rules::naming::{Place, place_named, register_scope, sale_of};
use crate::till::types::FiscalAction;
use crate::values::{Attributes, Code, DocumentId, Note};

/// A transaction of a fiscal device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FiscalReply {
    /// The register.
    pub register: String,
    /// The transaction.
    pub transaction: String,
    /// What the device did.
    pub action: FiscalAction,
    /// The exception raised when it was not that transaction's turn, or when the device was away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<i64>,
}

/// Reports that a fiscal device opened a transaction, with the fields it gave.
///
/// Refused: `till.unknown_register`, `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StartFiscal {
    /// Where.
    pub register: Code,
    /// The device's code of the transaction, unique at the register.
    pub transaction: Code,
    /// Its fields: number, time, serial.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub fields: Attributes,
}

/// Reports that a fiscal device signed a transaction, with its signature and counters. Sales that bring the fields along
/// need no such report.
///
/// One that was signed or cancelled before is kept again and raised as `till.fiscal_state`; a receipt we do not have is
/// raised as `till.unknown_receipt`.
///
/// Refused: `till.unknown_register`, `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishFiscal {
    /// Where.
    pub register: Code,
    /// The device's code of the transaction.
    pub transaction: Code,
    /// The receipt it signed, or the number of its document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Code>,
    /// Its fields: signature, counters, times.
    pub fields: Attributes,
}

/// Reports that a fiscal device gave a transaction up.
///
/// One that was signed or cancelled before is kept again and raised as `till.fiscal_state`.
///
/// Refused: `till.unknown_register`, `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelFiscal {
    /// Where.
    pub register: Code,
    /// The device's code of the transaction.
    pub transaction: Code,
    /// Its fields.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub fields: Attributes,
}

/// Reports that a fiscal device was away, or failed at a transaction: kept, and raised as `till.fiscal_outage`. Sales go
/// on. A receipt we do not have is raised as `till.unknown_receipt`.
///
/// Refused: `till.unknown_register`, `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordFiscalOutage {
    /// Where.
    pub register: Code,
    /// What was seen.
    pub problem: Note,
    /// The host's code of the transaction that went unsigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction: Option<Code>,
    /// The receipt that went unsigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Code>,
}

impl Command for StartFiscal {
    const NAME: &'static str = "till.start_fiscal";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"register": "T1", "transaction": "TSE-4711", "fields": {"serial": "5f1c"}}"#;
    type Reply = FiscalReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<FiscalReply>, Refusal> {
        let told = Told { register: &self.register, transaction: &self.transaction, receipt: None };
        told.keep(cx, draft, FiscalAction::Started, &self.fields)
    }
}

impl Command for FinishFiscal {
    const NAME: &'static str = "till.finish_fiscal";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"register": "T1", "transaction": "TSE-4711", "receipt": "T1-000001", "fields": {"signature": "MEUCIQ", "counter": 17}}"#;
    type Reply = FiscalReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<FiscalReply>, Refusal> {
        let told = Told { register: &self.register, transaction: &self.transaction, receipt: self.receipt.as_ref() };
        told.keep(cx, draft, FiscalAction::Finished, &self.fields)
    }
}

impl Command for CancelFiscal {
    const NAME: &'static str = "till.cancel_fiscal";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"register": "T1", "transaction": "TSE-4712"}"#;
    type Reply = FiscalReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<FiscalReply>, Refusal> {
        let told = Told { register: &self.register, transaction: &self.transaction, receipt: None };
        told.keep(cx, draft, FiscalAction::Cancelled, &self.fields)
    }
}

impl Command for RecordFiscalOutage {
    const NAME: &'static str = "till.record_fiscal_outage";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"register": "T1", "problem": "no answer for 30 s", "receipt": "T1-000001"}"#;
    type Reply = FiscalReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<FiscalReply>, Refusal> {
        card_numbers::check("problem", self.problem.as_str())?;
        let place = place_named(draft, &self.register)?;
        let document = document_of(cx, draft, &place, self.receipt.as_ref());
        let problem = self.problem.to_string();
        let transaction = self.transaction.as_ref().map(ToString::to_string).unwrap_or_default();
        let body = json_text(&serde_json::json!({"problem": problem}));
        note(cx, draft, place.register.id, &transaction, Said { action: FiscalAction::Outage, document, body });
        let register = place.register.code.clone();
        let refusal = FiscalOutage { register: register.clone(), problem };
        let subject = self.receipt.as_ref().map_or_else(|| register.clone(), ToString::to_string);
        let raised = raise_refusal(cx, draft, refusal.into(), About::of_scope(cx, subject));
        draft.event(cx, "till.fiscal_outage_recorded", register.clone());
        let (action, exception) = (FiscalAction::Outage, Some(raised.0));
        Ok(Decision::done(FiscalReply { register, transaction, action, exception }))
    }
}

/// The document of a receipt; one we do not have, or not yet, is raised.
fn document_of(cx: &Context, draft: &mut Draft<'_>, place: &Place, receipt: Option<&Code>) -> DocumentId {
    let Some(receipt) = receipt else { return DocumentId::NONE };
    match sale_of(draft, &place.entity, receipt) {
        Ok(sale) => sale.document,
        Err(refusal) => {
            raise_refusal(cx, draft, refusal, About::of_scope(cx, receipt.to_string()));
            DocumentId::NONE
        }
    }
}

/// What a device did with a transaction.
struct Told<'a> {
    register: &'a Code,
    transaction: &'a Code,
    receipt: Option<&'a Code>,
}

impl Told<'_> {
    fn keep(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        action: FiscalAction,
        fields: &Attributes,
    ) -> Result<Decision<FiscalReply>, Refusal> {
        card_numbers::check("transaction", self.transaction.as_str())?;
        card_numbers::check_fields("fields", fields)?;
        let place = place_named(draft, self.register)?;
        let document = document_of(cx, draft, &place, self.receipt);
        let exception = self.raise_out_of_turn(cx, draft, &place, action);
        let body = if fields.is_empty() { String::new() } else { json_text(fields) };
        note(cx, draft, place.register.id, self.transaction.as_str(), Said { action, document, body });
        let (register, transaction) = (place.register.code.clone(), self.transaction.to_string());
        draft.event(cx, "till.fiscal_recorded", format!("{register}/{transaction}"));
        Ok(Decision::done(FiscalReply { register, transaction, action, exception }))
    }

    /// A transaction is started once, and then signed or given up once; devices that start one with its signature do not
    /// say so apart.
    fn raise_out_of_turn(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        place: &Place,
        action: FiscalAction,
    ) -> Option<i64> {
        let told = draft.fiscal_records(place.register.id, self.transaction.as_str());
        let last = told.iter().map(|row| row.action).rfind(|action| *action != FiscalAction::Outage)?;
        if last == FiscalAction::Started && action != FiscalAction::Started {
            return None;
        }
        let transaction = self.transaction.to_string();
        let refusal =
            FiscalState { transaction: transaction.clone(), state: last.to_string(), action: action.to_string() };
        let about = About::of_scope(cx, transaction);
        Some(raise_refusal(cx, draft, refusal.into(), about).0)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::till::commands::{CancelFiscal, FinishFiscal, RecordFiscalOutage, RingUp, StartFiscal};
    use crate::till::queries::{FiscalTransaction, ReceiptOf};
    use crate::till::testing::{Till, paid};
    use crate::values::ExceptionId;

    fn about(transaction: &str) -> Value {
        json!({"register": "T1", "transaction": transaction})
    }

    /// Started, rung up, signed afterwards: the transaction tells it all, and the sale names it.
    #[test]
    fn a_sale_is_signed_after_it_was_rung_up() {
        let mut till = Till::open();
        till.shop.does::<StartFiscal>(about("TSE-1"));
        till.shop.does::<RingUp>(json!({"register": "T1", "lines": [{"item": "TEA"}],
            "tenders": paid(&[("CASH", "11.90")]), "fiscal": {"transaction": "TSE-1"}}));
        let mut signed = about("TSE-1");
        signed["receipt"] = json!("T1-000001");
        signed["fields"] = json!({"signature": "MEUCIQ", "counter": 17});
        assert_eq!(till.shop.does::<FinishFiscal>(signed.clone()).exception, None);
        let told = till.shop.answers::<FiscalTransaction>(about("TSE-1"));
        let steps: Vec<_> = told.steps.iter().map(|step| (step.action.as_str(), step.receipt.as_deref())).collect();
        assert_eq!(steps, [("started", None), ("finished", Some("T1-000001"))]);
        assert_eq!(told.steps[1].fields.get("counter"), Some(&json!(17)));
        let receipt = till.shop.answers::<ReceiptOf>(json!({"receipt": "T1-000001"}));
        assert_eq!(receipt.fiscal.map(|stamp| stamp.transaction.to_string()).as_deref(), Some("TSE-1"));
        assert_eq!(till.shop.does::<FinishFiscal>(signed).exception, Some(1));
    }

    /// A device that signs with the sale says everything in one.
    #[test]
    fn a_sale_that_brings_its_signature() {
        let mut till = Till::open();
        let receipt = till.shop.does::<RingUp>(json!({"register": "T1", "lines": [{"item": "TEA"}],
            "tenders": paid(&[("CASH", "11.90")]),
            "fiscal": {"transaction": "TSE-2", "fields": {"signature": "MEUCIQ"}}}));
        let stamp = receipt.fiscal.expect("a stamp");
        assert_eq!(stamp.fields.get("signature"), Some(&json!("MEUCIQ")));
        let told = till.shop.answers::<FiscalTransaction>(about("TSE-2"));
        assert_eq!(told.steps[0].receipt.as_deref(), Some("T1-000001"));
    }

    /// What comes out of turn is kept and raised.
    #[test]
    fn out_of_turn() {
        for (told, raised) in [
            (&["start", "finish"][..], [false, false].as_slice()),
            (&["start", "cancel"], &[false, false]),
            (&["finish"], &[false]),
            (&["start", "start"], &[false, true]),
            (&["start", "finish", "finish"], &[false, false, true]),
            (&["start", "cancel", "finish"], &[false, false, true]),
            (&["finish", "cancel"], &[false, true]),
        ] {
            let mut till = Till::open();
            let mut seen = Vec::new();
            for word in told {
                let mut request = about("TSE-1");
                let reply = match *word {
                    "start" => till.shop.does::<StartFiscal>(request),
                    "cancel" => till.shop.does::<CancelFiscal>(request),
                    _ => {
                        request["fields"] = json!({"signature": "MEUCIQ"});
                        till.shop.does::<FinishFiscal>(request)
                    }
                };
                seen.push(reply.exception.is_some());
            }
            assert_eq!(seen, raised, "{told:?}");
        }
    }

    /// An outage is raised, and the sale goes on.
    #[test]
    fn an_outage_blocks_nothing() {
        let mut till = Till::open();
        till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
        let away = json!({"register": "T1", "problem": "no answer", "receipt": "T1-000001"});
        let reply = till.shop.does::<RecordFiscalOutage>(away);
        let raised = till.shop.draft.exception(ExceptionId(reply.exception.expect("raised"))).expect("an exception");
        assert_eq!((raised.code.as_str(), raised.subject.as_str()), ("till.fiscal_outage", "T1-000001"));
        till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
    }

    /// What a device said of a receipt that has not arrived is kept, and somebody is told.
    #[test]
    fn a_receipt_that_is_not_there_yet() {
        let mut till = Till::open();
        let signed = json!({"register": "T1", "transaction": "TSE-1", "receipt": "T1-000009", "fields": {"a": 1}});
        assert_eq!(till.shop.does::<FinishFiscal>(signed).exception, None);
        till.shop.does::<RecordFiscalOutage>(json!({"register": "T1", "problem": "gone", "receipt": "T1-000009"}));
        let codes: Vec<String> =
            (1..).map_while(|id| till.shop.draft.exception(ExceptionId(id))).map(|raised| raised.code).collect();
        assert_eq!(codes, ["till.unknown_receipt", "till.unknown_receipt", "till.fiscal_outage"]);
    }

    #[test]
    fn what_is_refused() {
        let mut till = Till::open();
        let elsewhere = json!({"register": "T9", "transaction": "TSE-1"});
        till.shop.refuses::<StartFiscal>(elsewhere, "till.unknown_register");
        for fields in [json!({"pan": "4111 1111 1111 1111"}), json!({"a": {"b": [4111111111111111_i64]}})] {
            let request = json!({"register": "T1", "transaction": "TSE-1", "fields": fields});
            till.shop.refuses::<StartFiscal>(request.clone(), "till.card_number");
            let sale = json!({"register": "T1", "lines": [{"item": "TEA"}], "tenders": paid(&[("CASH", "11.90")]),
                "fiscal": {"transaction": "TSE-1", "fields": request["fields"]}});
            till.shop.refuses::<RingUp>(sale, "till.card_number");
        }
        let refused = till.shop.ask::<FiscalTransaction>(&about("TSE-9").to_string()).expect_err("unknown");
        assert_eq!(refused.code, "till.unknown_fiscal_transaction");
        // A signature or counter that holds the digits of a card by chance is no card.
        let signed = json!({"register": "T1", "transaction": "TSE-1", "fields": {"qr": "V0;4111111111111111;x"}});
        till.shop.does::<StartFiscal>(signed);
    }
}
