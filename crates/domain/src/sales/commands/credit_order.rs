//! Credits without goods.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::write_off::invoice_scope;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::add;
use crate::ledger::types::Entity;
use crate::sales::refusals::{MoreThanBilled, NamedTwice, OneMeasure, UnknownBilledLine, UnknownInvoice};
use crate::sales::requests::positive;
use crate::sales::rules::crediting::{Crediting, Left, comes_to, credit, left_of, part_of, spread};
use crate::sales::rules::naming::{document_text, invoice_named};
use crate::sales::rules::relief::claimed;
use crate::sales::types::InvoiceKind;
use crate::values::{Amount, BusinessDate, Code, CommandId, Note, Number, Percent, money_text};

/// Credits a part of an invoice without goods coming back: a price that was wrong, a rebate, goods that were not as agreed.
/// Revenue and tax are taken back by line; what is still owed for the invoice is lowered first, and the rest is held for the
/// customer, to be given back (`sales.refund_order`) or put against other invoices (`sales.apply_money`).
///
/// An amount or a per cent of the whole invoice is spread over its lines in proportion to what is left of each. No line is
/// credited beyond what it billed less what was credited of it before. What was written off with its tax claimed back is not
/// credited as well: its tax would go back twice.
///
/// Refused: `sales.unknown_invoice`, `sales.one_measure`, `sales.not_positive`, `sales.unknown_billed_line`,
/// `sales.named_twice`, `sales.more_than_billed`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditOrder {
    /// The invoice.
    pub invoice: Code,
    /// How much of the invoice, tax included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// How much of what it billed, in per cent, instead of an amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Percent>,
    /// How much of which lines, instead of an amount.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<CreditedLine>,
    /// Why.
    pub reason: Note,
}

/// A line of an invoice of which something is credited.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditedLine {
    /// The line of the order.
    pub line: i64,
    /// How much, tax included, above 0; all that is left of it if neither is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// How much of what it billed, in per cent, instead of an amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Percent>,
}

/// What was credited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CreditedReply {
    /// The number of the credit note.
    pub credit_note: String,
    /// The stock document it belongs to.
    pub document: String,
    /// The number of the entry that posts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// Without tax.
    pub net: Amount,
    /// The tax in it.
    pub tax: Amount,
    /// Both.
    pub credited: Amount,
    /// By how much that lowers what is owed for the invoice.
    pub off_invoice: Amount,
    /// What of it is held for the customer.
    pub held: Amount,
}

impl Command for CreditOrder {
    const NAME: &'static str = "sales.credit_order";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"invoice": "INV-ACME-000003", "percent": "10", "reason": "the tins were dented"}"#;
    type Reply = CreditedReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        invoice_scope(draft, &self.invoice)
    }

    fn continues(&self, draft: &mut Draft<'_>) -> Vec<CommandId> {
        let demand = invoice_named(draft, &self.invoice).ok().and_then(|invoice| draft.demand(invoice.demand));
        demand.map_or_else(Vec::new, |demand| vec![demand.command])
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<CreditedReply>, Refusal> {
        let invoice = invoice_named(draft, &self.invoice)?;
        let unknown = || UnknownInvoice { invoice: self.invoice.to_string() }.at("invoice");
        let entity = draft.entity(cx.scope.ids().0).ok_or_else(unknown)?;
        let order = draft.order(invoice.demand).filter(|_| invoice.kind == InvoiceKind::Invoice).ok_or_else(unknown)?;
        let left = left_of(draft, &invoice)?;
        let most_minor = add(comes_to(&left)?, -claimed(draft, &invoice)?)?;
        let billed_minor = invoice.net_minor.saturating_add(invoice.tax_minor);
        let parts = match (self.amount, self.percent, self.lines.is_empty()) {
            (Some(amount), None, true) => {
                self.all(left, &entity, order.includes_tax, positive(amount, entity.currency)?)?
            }
            (None, Some(percent), true) => self.all(left, &entity, order.includes_tax, percent.of(billed_minor)?)?,
            (None, None, false) => self.by_line(left, &entity, order.includes_tax)?,
            (amount, percent, no_lines) => {
                let given = i64::from(amount.is_some()) + i64::from(percent.is_some()) + i64::from(!no_lines);
                return Err(OneMeasure { given }.at("amount"));
            }
        };
        let credited_minor = comes_to(&parts)?;
        self.check(&entity, credited_minor, most_minor)?;
        let occurred_on = cx.business_date;
        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let crediting = Crediting {
            entity: &entity,
            invoice: &invoice,
            parts,
            discount: false,
            occurred_on,
            posted_on,
            note: self.reason.to_string(),
        };
        let (closed, made) = credit(cx, draft, crediting)?;
        draft.event(cx, "sales.order_credited", self.invoice.to_string());
        let amount = |minor| Amount::of(minor, entity.currency);
        let reply = CreditedReply {
            credit_note: draft.number_text(made.series, made.number),
            document: document_text(draft, made.document),
            entry: closed.entry,
            posted_on: closed.posted_on,
            net: amount(-made.net_minor),
            tax: amount(-made.tax_minor),
            credited: amount(credited_minor),
            off_invoice: amount(-made.receivable_minor),
            held: amount(-made.deposit_minor),
        };
        Ok(Decision::done(reply).worth(credited_minor))
    }
}

impl CreditOrder {
    /// An amount of all that is left.
    fn all(
        &self,
        left: Vec<Left>,
        entity: &Entity,
        includes_tax: bool,
        amount_minor: i64,
    ) -> Result<Vec<Left>, Refusal> {
        self.check(entity, amount_minor, comes_to(&left)?)?;
        spread(left, includes_tax, amount_minor)
    }

    /// Amounts of the lines that are named.
    fn by_line(&self, mut left: Vec<Left>, entity: &Entity, includes_tax: bool) -> Result<Vec<Left>, Refusal> {
        let mut parts = Vec::with_capacity(self.lines.len());
        for (place, credited) in self.lines.iter().enumerate() {
            let at = |refusal: Refusal| refusal.at(format!("lines[{place}]"));
            if self.lines[..place].iter().any(|before| before.line == credited.line) {
                return Err(at(NamedTwice { named: format!("line {}", credited.line) }.at("line")));
            }
            let Some(place) = left.iter().position(|held| held.line.order_line == credited.line) else {
                let invoice = self.invoice.to_string();
                return Err(at(UnknownBilledLine { invoice, line: credited.line }.at("line")));
            };
            let held = left.remove(place);
            let left_minor = held.amounts.owed_minor()?;
            let billed_minor = held.line.net_minor.saturating_add(held.line.tax_minor);
            let amount_minor = match (credited.amount, credited.percent) {
                (Some(amount), None) => positive(amount, entity.currency).map_err(at)?,
                (None, Some(percent)) => percent.of(billed_minor)?,
                (None, None) => left_minor,
                (Some(_), Some(_)) => return Err(at(OneMeasure { given: 2 }.at("amount"))),
            };
            self.check(entity, amount_minor, left_minor).map_err(at)?;
            parts.push(Left { amounts: part_of(&held.amounts, includes_tax, amount_minor)?, ..held });
        }
        Ok(parts)
    }

    /// Holds an amount to be something, and within what is left.
    fn check(&self, entity: &Entity, amount_minor: i64, left_minor: i64) -> Result<(), Refusal> {
        if (1..=left_minor).contains(&amount_minor) {
            return Ok(());
        }
        let text = |minor| money_text(minor, entity.currency);
        let (invoice, asked, left) = (self.invoice.to_string(), text(amount_minor), text(left_minor));
        Err(MoreThanBilled { invoice, asked, left }.at("amount"))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sales::wholesale::{invoiced, owed, shop};

    /// 23.80 with 1.56 tax in it: ten per cent of it, then an amount, then all that is left of its line; nothing after that.
    #[test]
    fn a_credit_takes_net_and_tax_back_until_nothing_is_left() {
        let mut shop = shop();
        let invoice = invoiced(&mut shop, "B-1", 2);
        for (how, net, tax, left) in [
            (json!({"percent": "10"}), "2.22", "0.16", 2142),
            (json!({"amount": "5.00"}), "4.67", "0.33", 1642),
            (json!({"lines": [{"line": 1, "amount": "0.01"}]}), "0.01", "0.00", 1641),
            (json!({"lines": [{"line": 1}]}), "15.34", "1.07", 0),
        ] {
            let mut request = how.clone();
            request["invoice"] = invoice.clone().into();
            request["reason"] = "a rebate".into();
            let reply = shop.does::<CreditOrder>(request);
            assert_eq!((reply.net.as_str(), reply.tax.as_str()), (net, tax), "{how}");
            assert_eq!((owed(&mut shop, &invoice), reply.held.as_str()), (left, "0.00"), "{how}");
        }
        let more = json!({"invoice": invoice, "amount": "0.01", "reason": "x"});
        shop.refuses::<CreditOrder>(more, "sales.more_than_billed");
    }

    #[test]
    fn a_credit_says_in_one_way_how_much() {
        let mut shop = shop();
        let invoice = invoiced(&mut shop, "B-1", 2);
        for (how, code) in [
            (json!({}), "sales.one_measure"),
            (json!({"amount": "1.00", "percent": "1"}), "sales.one_measure"),
            (json!({"lines": [{"line": 1, "amount": "1.00", "percent": "1"}]}), "sales.one_measure"),
            (json!({"amount": "-1.00"}), "sales.not_positive"),
            (json!({"amount": "23.81"}), "sales.more_than_billed"),
            (json!({"lines": [{"line": 2}]}), "sales.unknown_billed_line"),
            (json!({"lines": [{"line": 1, "amount": "1.00"}, {"line": 1}]}), "sales.named_twice"),
            (json!({"invoice": "INV-ACME-000099", "amount": "1.00"}), "sales.unknown_invoice"),
        ] {
            let mut request = json!({"invoice": invoice, "reason": "x"});
            for (field, value) in how.as_object().expect("an object") {
                request[field] = value.clone();
            }
            shop.refuses::<CreditOrder>(request, code);
        }
    }
}
