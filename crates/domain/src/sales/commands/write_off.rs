//! What a customer will not pay.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record_payment::positive;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::sales::refusals::{MoreThanOwed, NothingOwed, UnknownInvoice};
use crate::sales::rules::bad_debts::{BadDebt, book};
use crate::sales::rules::naming::{invoice_named, remains};
use crate::sales::types::InvoiceKind;
use crate::values::{Amount, BusinessDate, Code, Note, Number, money_text};

/// Writes off what a customer will not pay of an invoice, whole or in part: it is a bad debt, tax included. Tax that the
/// authorities give back for it is not posted here. What is paid after all, `sales.receive_money` takes out of bad debts.
///
/// Refused: `sales.unknown_invoice`, `sales.nothing_owed`, `sales.not_positive`, `sales.more_than_owed`,
/// `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteOff {
    /// The invoice.
    pub invoice: Code,
    /// How much, above 0; all that is owed if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// Why.
    pub reason: Note,
}

/// What was written off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WrittenOff {
    /// The number of the document that does it.
    pub bad_debt: String,
    /// The number of the entry that posts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// The invoice.
    pub invoice: String,
    /// How much was written off.
    pub amount: Amount,
    /// What is owed for the invoice now.
    pub left: Amount,
}

impl Command for WriteOff {
    const NAME: &'static str = "sales.write_off";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"invoice": "INV-ACME-000003", "amount": "5.00", "reason": "not worth a reminder"}"#;
    type Reply = WrittenOff;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        invoice_scope(draft, &self.invoice)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<WrittenOff>, Refusal> {
        let invoice = invoice_named(draft, &self.invoice)?;
        let unknown = || UnknownInvoice { invoice: self.invoice.to_string() }.at("invoice");
        let entity = draft.entity(cx.scope.ids().0).ok_or_else(unknown)?;
        if invoice.kind != InvoiceKind::Invoice {
            return Err(unknown());
        }
        let number = self.invoice.to_string();
        let owed_minor = remains(draft, invoice.item);
        if owed_minor <= 0 {
            return Err(NothingOwed { invoice: number }.at("invoice"));
        }
        let amount_minor = self.amount.map_or(Ok(owed_minor), |amount| positive(amount, entity.currency))?;
        if amount_minor > owed_minor {
            let text = |minor| money_text(minor, entity.currency);
            let refusal = MoreThanOwed { invoice: number, asked: text(amount_minor), owed: text(owed_minor) };
            return Err(refusal.at("amount"));
        }
        let occurred_on = cx.business_date;
        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let (entity, invoice, note) = (&entity, &invoice, self.reason.to_string());
        let closed = book(cx, draft, BadDebt { entity, invoice, amount_minor, occurred_on, posted_on, note })?;
        draft.event(cx, "sales.written_off", number.clone());
        let reply = WrittenOff {
            bad_debt: closed.number,
            entry: closed.entry,
            posted_on: closed.posted_on,
            invoice: number,
            amount: Amount::of(amount_minor, entity.currency),
            left: Amount::of(owed_minor - amount_minor, entity.currency),
        };
        Ok(Decision::done(reply).worth(amount_minor))
    }
}

/// The scope of a command about an invoice: the entity of its order.
pub(super) fn invoice_scope(draft: &mut Draft<'_>, number: &Code) -> Result<Scope, Refusal> {
    let invoice = invoice_named(draft, number)?;
    let unknown = || UnknownInvoice { invoice: number.to_string() }.at("invoice");
    draft.order(invoice.demand).map(|order| Scope::Entity(order.entity)).ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sales::wholesale::{invoiced, owed, shop};

    #[test]
    fn what_is_not_paid_is_a_bad_debt() {
        let mut shop = shop();
        let invoice = invoiced(&mut shop, "B-1", 2);
        let part = shop.does::<WriteOff>(json!({"invoice": invoice, "amount": "3.80", "reason": "dented"}));
        assert_eq!((part.left.as_str(), part.bad_debt.as_str()), ("20.00", "BD-ACME-000001"));
        let rest = shop.does::<WriteOff>(json!({"invoice": invoice, "reason": "insolvent"}));
        assert_eq!((rest.amount.as_str(), owed(&mut shop, &invoice)), ("20.00", 0));
        shop.refuses::<WriteOff>(json!({"invoice": invoice, "reason": "again"}), "sales.nothing_owed");
    }

    #[test]
    fn more_than_is_owed_is_refused() {
        let mut shop = shop();
        let invoice = invoiced(&mut shop, "B-1", 2);
        for (number, amount, code) in [
            ("INV-ACME-000099", "1.00", "sales.unknown_invoice"),
            (invoice.as_str(), "0", "sales.not_positive"),
            (invoice.as_str(), "23.81", "sales.more_than_owed"),
        ] {
            shop.refuses::<WriteOff>(json!({"invoice": number, "amount": amount, "reason": "x"}), code);
        }
    }
}
