//! What a customer will not pay.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::sales::refusals::{MoreThanOwed, NoRelief, NothingOwed, ReliefTooEarly, UnknownInvoice};
use crate::sales::requests::positive;
use crate::sales::rules::bad_debts::{BadDebt, book};
use crate::sales::rules::naming::{invoice_named, remains};
use crate::sales::types::{Invoice, InvoiceKind};
use crate::values::{Amount, BusinessDate, Code, Note, Number, money_text};

/// Writes off what a customer will not pay of an invoice, whole or in part: it is a bad debt, tax included. Where the
/// jurisdiction gives relief, the tax in it can be claimed back with it: its share of what was billed, by tax set. What is
/// paid after all, `sales.receive_money` takes out of bad debts, and the tax in that is owed again.
///
/// Refused: `sales.unknown_invoice`, `sales.nothing_owed`, `sales.not_positive`, `sales.more_than_owed`, `sales.no_relief`,
/// `sales.relief_too_early`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteOff {
    /// The invoice.
    pub invoice: Code,
    /// How much, above 0; all that is owed if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// Whether the tax in it is claimed back; it is not if not said.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub claim_tax: bool,
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
    /// The tax in it that is claimed back.
    pub tax_claimed: Amount,
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
        if self.claim_tax {
            self.check_relief(cx, draft, &invoice)?;
        }
        let occurred_on = cx.business_date;
        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let (entity, invoice, note) = (&entity, &invoice, self.reason.to_string());
        let claims_tax = self.claim_tax;
        let debt = BadDebt { entity, invoice, amount_minor, claims_tax, occurred_on, posted_on, note };
        let (closed, tax_minor) = book(cx, draft, debt)?;
        draft.event(cx, "sales.written_off", number.clone());
        let reply = WrittenOff {
            bad_debt: closed.number,
            entry: closed.entry,
            posted_on: closed.posted_on,
            invoice: number,
            amount: Amount::of(amount_minor, entity.currency),
            tax_claimed: Amount::of(tax_minor, entity.currency),
            left: Amount::of(owed_minor - amount_minor, entity.currency),
        };
        Ok(Decision::done(reply).worth(amount_minor))
    }
}

impl WriteOff {
    /// Holds that the jurisdiction gives relief, and does so by now.
    fn check_relief(&self, cx: &Context, draft: &mut Draft<'_>, invoice: &Invoice) -> Result<(), Refusal> {
        let order = draft.order(invoice.demand);
        let jurisdiction = order.and_then(|order| draft.jurisdiction(order.jurisdiction));
        let Some(jurisdiction) = jurisdiction.filter(|jurisdiction| jurisdiction.bad_debt_relief) else {
            return Err(NoRelief { invoice: self.invoice.to_string() }.at("claim_tax"));
        };
        let from = invoice.due_on.add_days(jurisdiction.bad_debt_relief_days)?;
        if cx.business_date < from {
            let (invoice, from) = (self.invoice.to_string(), from.to_string());
            return Err(ReliefTooEarly { invoice, from }.at("claim_tax"));
        }
        Ok(())
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
    use crate::sales::commands::{CreditOrder, ReceiveMoney};
    use crate::sales::wholesale::{invoiced, owed, shop};
    use crate::tax::commands::SetJurisdiction;
    use crate::tax::queries::TaxReport;
    use crate::testing::Shop;
    use crate::values::Instant;

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

    /// Two teas at 11.90 with 7 % in it: of 23.80, 11.90 are written off and their 0.78 claimed, then the rest without. Of
    /// 11.90 that come after all half had been claimed; what comes last takes the rest.
    #[test]
    fn the_tax_in_a_bad_debt_is_claimed_and_owed_again() {
        let mut shop = shop();
        let invoice = invoiced(&mut shop, "B-1", 2);
        let off =
            |amount: &str| json!({"invoice": invoice, "amount": amount, "claim_tax": true, "reason": "insolvent"});
        shop.refuses::<WriteOff>(off("11.90"), "sales.no_relief");
        let relief = |days: i64| json!({"jurisdiction": "DE", "bad_debt_relief": true, "bad_debt_relief_days": days});
        shop.does::<SetJurisdiction>(relief(180));
        shop.refuses::<WriteOff>(off("11.90"), "sales.relief_too_early");
        shop.does::<SetJurisdiction>(relief(10));
        shop.now = Instant::parse("2027-01-15T10:00:00Z").expect("an instant");
        shop.business_date = BusinessDate::new(2027, 1, 15).expect("a date");
        let before = taxes(&mut shop);
        let claimed = shop.does::<WriteOff>(off("11.90"));
        assert_eq!((claimed.tax_claimed.as_str(), taxes(&mut shop) - before), ("0.78", -78));
        let twice = json!({"invoice": invoice, "amount": "11.91", "reason": "gone"});
        shop.refuses::<CreditOrder>(twice, "sales.more_than_billed");
        let plain = shop.does::<WriteOff>(json!({"invoice": invoice, "reason": "insolvent"}));
        assert_eq!((plain.amount.as_str(), plain.tax_claimed.as_str()), ("11.90", "0.00"));
        for (amount, reference, left) in [("11.90", "M-1", -39), ("11.90", "M-2", 0)] {
            shop.does::<ReceiveMoney>(
                json!({"entity": "ACME", "customer": "CAFE", "account": "1020", "amount": amount,
                "reference": reference, "invoices": [{"invoice": invoice, "amount": amount}]}),
            );
            assert_eq!(taxes(&mut shop) - before, left, "{reference}");
        }
    }

    /// The tax owed by the report, in cents, which is that of the account.
    fn taxes(shop: &mut Shop) -> i64 {
        let report = json!({"entity": "ACME", "from": "2026-01-01", "to": "2027-12-31", "jurisdiction": "DE"});
        let told = shop.answers::<TaxReport>(report).jurisdictions.remove(0);
        let minor = |amount: &Amount| amount.as_str().replace('.', "").parse::<i64>().expect("an amount");
        let owed: i64 = told.periods.iter().map(|period| minor(&period.owed)).sum();
        assert_eq!(minor(&told.tax), owed, "the report ties to the account");
        owed
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
