//! A receipt printed again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::till::replies::Receipt;
use crate::till::rules::card_numbers;
use crate::till::rules::naming::{place_named, receipt_text, register_scope, sale_of};
use crate::till::rules::shifts::{Happened, cashier_of, note};
use crate::till::types::ShiftAction;
use crate::values::{Code, Note};

/// Reports that a receipt was printed again, and answers it: counted in the register's open shift, or in the shift of the
/// sale when none is open, and stated by its X and Z reports.
///
/// Refused: `till.unknown_register`, `till.unknown_receipt`, `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReprintReceipt {
    /// Where it was printed.
    pub register: Code,
    /// Which receipt, of any register of the entity, or the number of its document.
    pub receipt: Code,
    /// Why.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reason: Note,
}

impl Command for ReprintReceipt {
    const NAME: &'static str = "till.reprint_receipt";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"register": "T1", "receipt": "T1-000001", "reason": "for the insurance"}"#;
    type Reply = Receipt;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<Receipt>, Refusal> {
        card_numbers::check("reason", self.reason.as_str())?;
        let place = place_named(draft, &self.register)?;
        let sale = sale_of(draft, &place.entity, &self.receipt)?;
        let printed = receipt_text(draft, &sale);
        let open = draft.open_shift(place.register.id, cashier_of(&place.register, cx.actor));
        // Numbers of receipts are the register's own: one of another register is told in words.
        let receipts = if sale.register == place.register.id { (sale.receipt, sale.receipt) } else { (0, 0) };
        let words = match self.reason.is_empty() {
            true => printed.clone(),
            false => format!("{printed}: {}", self.reason),
        };
        let shift = open.map_or(sale.shift, |shift| shift.id);
        let happened = Happened { shift, action: ShiftAction::Reprinted, receipts, note: words, ..Happened::default() };
        note(cx, draft, happened);
        draft.event(cx, "till.receipt_reprinted", printed);
        Ok(Decision::done(Receipt::first(draft, &sale)?))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::till::commands::{CloseShift, ReprintReceipt};
    use crate::till::queries::XReport;
    use crate::till::testing::Till;

    /// Each print is counted, also after the shift was closed; the receipt is as it was.
    #[test]
    fn reprints_are_counted() {
        let mut till = Till::open();
        let sold = till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
        let again = json!({"register": "T1", "receipt": "T1-000001", "reason": "paper jam"});
        assert_eq!(till.shop.does::<ReprintReceipt>(again.clone()), sold);
        till.shop.does::<ReprintReceipt>(again.clone());
        let z =
            till.shop.does::<CloseShift>(json!({"register": "T1", "counts": [{"tender": "CASH", "amount": "111.90"}]}));
        assert_eq!((z.reprints, z.receipts), (2, 1));
        till.shop.does::<ReprintReceipt>(again);
        let x = till.shop.answers::<XReport>(json!({"register": "T1", "shift": 1}));
        assert_eq!(x.reprints, 3);
    }

    #[test]
    fn what_is_refused() {
        let mut till = Till::open();
        for (request, code) in [
            (json!({"register": "T9", "receipt": "T1-000001"}), "till.unknown_register"),
            (json!({"register": "T1", "receipt": "T1-000001"}), "till.unknown_receipt"),
            (json!({"register": "T1", "receipt": "T1-000001", "reason": "4111111111111111"}), "till.card_number"),
        ] {
            till.shop.refuses::<ReprintReceipt>(request, code);
        }
    }
}
