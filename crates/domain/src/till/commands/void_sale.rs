//! The last sale of a shift made void.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::stock::types::DocumentKind;
use crate::till::refusals::{NotTheLast, NotVoidable, ReasonNeeded};
use crate::till::replies::Receipt;
use crate::till::requests::FiscalStamp;
use crate::till::rules::card_numbers;
use crate::till::rules::checkout::{Checkout, check_out};
use crate::till::rules::coming_back::all_returned;
use crate::till::rules::fiscal;
use crate::till::rules::naming::{register_for, register_scope, sale_named, sale_of};
use crate::till::rules::shifts::open_shift;
use crate::till::rules::tendering::{Money, Settled, Stored};
use crate::till::types::{Sale, SaleOrigin};
use crate::values::{Attributes, Code, CommandId, Note, PartyId};

/// Asks to make the last sale of the register's open shift void as a whole: its goods back as they left, its money back
/// as it came, its rounding undone. The sale and its receipt stay; the void is a document of its own with a receipt of its
/// own. Payments that the sale used count as reversed: give them back at the terminal.
///
/// Refused: `till.unknown_register`, `till.register_inactive`, `till.reason_needed`, `till.no_open_shift`,
/// `till.unknown_receipt`, `till.not_voidable` of anything but a sale that was rung up here, `till.not_the_last` when the
/// shift went on, `till.more_than_sold` when some of it came back, `till.not_enough_stored` of a gift card that was spent
/// since, `till.card_number`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoidSale {
    /// Where.
    pub register: Code,
    /// The receipt, or the number of its document.
    pub receipt: Code,
    /// Why.
    pub reason: Note,
    /// What the fiscal device says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fiscal: Option<FiscalStamp>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

impl Command for VoidSale {
    const NAME: &'static str = "till.void_sale";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"register": "T1", "receipt": "T1-000006", "reason": "keyed twice"}"#;
    const KEY_REQUIRED: bool = true;
    const REPLY_IS_DOCUMENT: bool = true;
    type Reply = Receipt;

    fn recall(draft: &mut Draft<'_>, command: CommandId) -> Option<Receipt> {
        Receipt::of_command(draft, command)
    }

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn continues(&self, draft: &mut Draft<'_>) -> Vec<CommandId> {
        sale_named(draft, &self.receipt).map_or_else(|_| Vec::new(), |sale| vec![sale.command])
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<Receipt>, Refusal> {
        if self.reason.is_empty() {
            return Err(ReasonNeeded { what: "making a sale void".to_owned() }.at("reason"));
        }
        card_numbers::check("reason", self.reason.as_str())?;
        fiscal::check(self.fiscal.as_ref())?;
        let place = register_for(cx, draft, &self.register)?;
        let shift = open_shift(cx, draft, &place.register)?;
        let sale = sale_of(draft, &place.entity, &self.receipt)?;
        let document = draft.document(sale.document);
        let kind = document.as_ref().map_or(DocumentKind::Sale, |document| document.kind);
        let receipt = || place.register.receipt_text(sale.receipt);
        if sale.shift != shift.id || sale.receipt != shift.last_receipt {
            let last = place.register.receipt_text(shift.last_receipt);
            return Err(NotTheLast { receipt: self.receipt.to_string(), last }.at("receipt"));
        }
        if kind != DocumentKind::Sale || sale.origin != SaleOrigin::Rung {
            let what = match sale.origin {
                SaleOrigin::Recorded => "sale that the host worked out".to_owned(),
                SaleOrigin::Rung => kind.as_str().replace('_', " "),
            };
            return Err(NotVoidable { receipt: receipt(), what }.at("receipt"));
        }
        let posted_on = dates::posting_day(cx, draft, place.entity.id, cx.business_date)?;
        let mut lines = all_returned(draft, &sale)?;
        for line in &mut lines {
            line.note = self.reason.to_string();
        }
        let settled = Settled { money: money_back(draft, &sale), rounding_minor: -sale.rounding_minor };
        let checkout = Checkout {
            place,
            shift,
            kind: DocumentKind::VoidSale,
            origin: SaleOrigin::Rung,
            receipt: None,
            customer: document.map_or(PartyId::NONE, |document| document.party),
            jurisdiction: sale.jurisdiction,
            occurred_on: cx.business_date,
            posted_on,
            corrects: sale.document,
            lines,
            settled,
            stated_total_minor: None,
            fiscal: self.fiscal.clone(),
            attributes: self.attributes.clone(),
            external_refs: std::collections::BTreeMap::new(),
        };
        let void = check_out(cx, draft, checkout)?;
        let receipt = Receipt::first(draft, &void)?;
        draft.event(cx, "till.sale_voided", receipt.receipt.clone());
        Ok(Decision::done(receipt).worth(void.total_minor))
    }
}

/// The money of a sale on its way back: each tender less the change that was given of it.
fn money_back(draft: &mut Draft<'_>, sale: &Sale) -> Vec<Money> {
    let tenders = draft.sale_tenders(sale.document);
    let mut money: Vec<Money> = Vec::with_capacity(tenders.len());
    for row in tenders {
        if row.change {
            // Change follows the money it was given of.
            if let Some(last) = money.last_mut() {
                last.amount_minor += row.amount_minor;
            }
            continue;
        }
        let Some(tender) = draft.tender(row.tender) else { continue };
        let payment = draft.payment(row.payment);
        money.push(Money {
            tender,
            amount_minor: row.amount_minor,
            given_back: true,
            change_minor: 0,
            stored_value: draft.stored_value(row.stored_value).map_or(Stored::None, Stored::Held),
            payment,
            reference: row.reference,
        });
    }
    money.retain(|money| money.amount_minor != 0);
    money
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::ledger::types::Role;
    use crate::stock::types::DocumentKind;
    use crate::till::commands::{CloseShift, Refund, RingUp, VoidSale};
    use crate::till::testing::{Till, paid};
    use crate::values::Quantity;

    fn void(receipt: &str) -> Value {
        json!({"register": "T1", "receipt": receipt, "reason": "keyed twice"})
    }

    /// Goods, cost, tax, rounding and each tender go back as they came, change deducted.
    #[test]
    fn everything_goes_back() {
        let mut till = Till::with(true, "CHF", "0.05");
        let load = json!([{"item": "CARD-GIFT", "price": "10.00", "stored_value": "G-1"}]);
        till.sells(load, &[("CARD", "10.00")]);
        till.shop.does::<RingUp>(json!({"register": "T1",
            "lines": [{"item": "TEA"}, {"item": "BREAD"}, {"item": "CARD-GIFT", "price": "5.00", "stored_value": "G-2"}],
            "tenders": [{"tender": "GIFT", "amount": "10.00", "stored_value": "G-1"}, {"tender": "CARD", "amount": "2.00"},
                {"tender": "CASH", "amount": "10.00"}]}));
        let receipt = till.shop.does::<VoidSale>(void("T1-000002"));
        assert_eq!((receipt.kind, receipt.receipt.as_str()), (DocumentKind::VoidSale, "T1-000003"));
        let money: Vec<_> =
            receipt.tenders.iter().map(|money| (money.tender.as_str(), money.amount.as_str())).collect();
        assert_eq!(money, [("GIFT", "-10.00"), ("CARD", "-2.00"), ("CASH", "-7.05")]);
        assert_eq!((receipt.total.as_str(), receipt.cash_rounding.as_str()), ("-19.04", "-0.01"));
        assert_eq!(receipt.lines[0].reason, "keyed twice");
        till.expect(
            "as before",
            &[
                (Role::GiftCards, "-10.00"),
                (Role::PaymentsAwaited, "10.00"),
                (Role::CashInDrawers, "100.00"),
                (Role::CashRounding, "0.00"),
                (Role::TaxPayable, "0.00"),
                (Role::CostOfSales, "0.00"),
                (Role::SalesRevenue, "-12.00"),
                (Role::SalesReturns, "12.00"),
            ],
        );
        assert_eq!(till.on_hand("TEA"), Quantity::whole(100).expect("it fits"));
        till.shop.refuses::<VoidSale>(void("T1-000002"), "till.not_the_last");
        till.shop.refuses::<VoidSale>(void("T1-000003"), "till.not_voidable");
    }

    #[test]
    fn what_is_refused() {
        let mut till = Till::open();
        let tea = || json!([{"item": "TEA", "quantity": "2"}]);
        till.shop.refuses::<VoidSale>(void("T1-000001"), "till.unknown_receipt");
        till.sells(tea(), &[("CASH", "23.80")]);
        till.shop
            .refuses::<VoidSale>(json!({"register": "T1", "receipt": "T1-000001", "reason": ""}), "till.reason_needed");
        let back = json!({"register": "T1", "receipt": "T1-000001", "lines": [{"line": 1, "quantity": "1"}],
            "tenders": paid(&[("CASH", "11.90")])});
        till.shop.does::<Refund>(back);
        let refused = till.shop.refuses::<VoidSale>(void("T1-000001"), "till.not_the_last");
        assert_eq!(refused.details["last"], "T1-000002");
        till.shop.refuses::<VoidSale>(void("T1-000002"), "till.not_voidable");
        till.sells(tea(), &[("CASH", "23.80")]);
        till.shop.does::<CloseShift>(json!({"register": "T1"}));
        till.shop.refuses::<VoidSale>(void("T1-000003"), "till.no_open_shift");
    }

    /// A refund at another register leaves the sale the last of its own shift, and less than all of it to make void.
    #[test]
    fn a_sale_that_came_back_in_part_elsewhere() {
        use crate::till::commands::{AddRegister, OpenShift};
        let mut till = Till::open();
        till.shop.does::<AddRegister>(json!({"register": "T2", "site": "SHOP-1", "name": "Till 2"}));
        till.shop.does::<OpenShift>(json!({"register": "T2"}));
        till.sells(json!([{"item": "TEA", "quantity": "2"}]), &[("CASH", "23.80")]);
        till.shop.does::<Refund>(json!({"register": "T2", "receipt": "T1-000001",
            "lines": [{"line": 1, "quantity": "1"}], "tenders": paid(&[("CASH", "11.90")])}));
        let refused = till.shop.refuses::<VoidSale>(void("T1-000001"), "till.more_than_sold");
        assert_eq!(refused.details["left"], "1");
    }
}
