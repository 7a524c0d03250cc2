//! Goods back and other goods out, in one document.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::stock::rules::availability::check_serial_arrives;
use crate::stock::rules::lines::check_count;
use crate::stock::rules::naming::party_named;
use crate::stock::types::DocumentKind;
use crate::till::replies::Receipt;
use crate::till::requests::{BasketLine, FiscalStamp, ReturnedLine, TenderLine};
use crate::till::rules::basket::{self, Basket};
use crate::till::rules::checkout::{Checkout, Line, check_out};
use crate::till::rules::coming_back::returned;
use crate::till::rules::fiscal;
use crate::till::rules::naming::{Place, register_for, register_scope, sale_of};
use crate::till::rules::shifts::open_shift;
use crate::till::rules::tendering::{against_vouchers, settled};
use crate::till::types::SaleOrigin;
use crate::values::{Attributes, Code, CommandId, Number, PartyId, Percent};

/// Asks to take goods back with their receipt and to sell others, in one document: what comes back as `till.refund` takes
/// it, what goes out as `till.ring_up` sells it, and the net of both in money, whichever way it goes. An even exchange
/// has no tenders.
///
/// Refused whole, as `till.refund` (its lines are `returned`) and `till.ring_up` are; and `till.tenders_differ` or
/// `till.money_back_differs` when the money is not the net of both.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// Where.
    pub register: Code,
    /// The receipt of what comes back, or the number of its document.
    pub receipt: Code,
    /// What comes back, 1 to 10,000 lines of the receipt.
    pub returned: Vec<ReturnedLine>,
    /// What goes out, 1 to 10,000 lines.
    pub lines: Vec<BasketLine>,
    /// What to take off the basket that goes out, in money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Number>,
    /// What to take off the basket that goes out, in per cent; not beside `discount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<Percent>,
    /// Who exchanges, if known; who bought if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Code>,
    /// What the net is paid or given back with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tenders: Vec<TenderLine>,
    /// What the fiscal device says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fiscal: Option<FiscalStamp>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The exchange's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

impl Command for Exchange {
    const NAME: &'static str = "till.exchange";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"register": "T1", "receipt": "T1-000001", "returned": [{"line": 1, "quantity": "1"}], "lines": [{"item": "TEA-100"}]}"#;
    const KEY_REQUIRED: bool = true;
    const REPLY_IS_DOCUMENT: bool = true;
    type Reply = Receipt;

    fn recall(draft: &mut Draft<'_>, command: CommandId) -> Option<Receipt> {
        Receipt::of_command(draft, command)
    }

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<Receipt>, Refusal> {
        fiscal::check(self.fiscal.as_ref())?;
        check_count(self.lines.len())?;
        check_count(self.returned.len()).map_err(said_of_returned)?;
        let place = register_for(cx, draft, &self.register)?;
        let shift = open_shift(cx, draft, &place.register)?;
        let sale = sale_of(draft, &place.entity, &self.receipt)?;
        let bought = draft.document(sale.document).map_or(PartyId::NONE, |document| document.party);
        let customer = match &self.customer {
            None => bought,
            code => party_named(draft, code.as_ref(), "customer")?,
        };
        let posted_on = dates::posting_day(cx, draft, place.entity.id, cx.business_date)?;
        let mut lines = returned(draft, &sale, &self.returned).map_err(said_of_returned)?;
        check_serials(cx, draft, &place, &lines)?;
        let basket = Basket {
            lines: &self.lines,
            discount: self.discount,
            discount_percent: self.discount_percent,
            customer,
            on: cx.business_date,
        };
        let priced = basket::price_basket(draft, &place, &basket)?;
        basket::check_allowed(cx, draft, &priced.lines)?;
        basket::check_stock(cx, draft, &place.site, &priced.lines)?;
        lines.extend(priced.lines);
        let settled = settled(cx, draft, &place, &lines, &self.tenders)?;
        if let Some(refusal) = against_vouchers(draft, &place, &lines, &settled.money) {
            return Err(refusal);
        }
        let checkout = Checkout {
            place,
            shift,
            kind: DocumentKind::Exchange,
            origin: SaleOrigin::Rung,
            receipt: None,
            customer,
            jurisdiction: priced.jurisdiction,
            occurred_on: cx.business_date,
            posted_on,
            corrects: sale.document,
            lines,
            settled,
            stated_total_minor: None,
            fiscal: self.fiscal.clone(),
            attributes: self.attributes.clone(),
            external_refs: self.external_refs.clone(),
        };
        let sale = check_out(cx, draft, checkout)?;
        let receipt = Receipt::first(draft, &sale)?;
        draft.event(cx, "till.sale_exchanged", receipt.receipt.clone());
        Ok(Decision::done(receipt).worth(sale.total_minor))
    }
}

fn check_serials(cx: &Context, draft: &mut Draft<'_>, place: &Place, lines: &[Line]) -> Result<(), Refusal> {
    for (at, line) in lines.iter().enumerate() {
        let Some(goods) = &line.goods else { continue };
        let position = goods.meant.position(&place.site, goods.state);
        check_serial_arrives(cx, draft, &line.item, position)
            .map_err(|refusal| refusal.at(format!("returned[{at}]")))?;
    }
    Ok(())
}

/// Lines that come back stand in a field of their own.
fn said_of_returned(mut refusal: Refusal) -> Refusal {
    if let Some(rest) = refusal.path.strip_prefix("lines") {
        refusal.path = format!("returned{rest}");
    }
    refusal
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::ledger::types::Role;
    use crate::stock::types::DocumentKind;
    use crate::till::commands::{Exchange, Refund};
    use crate::till::testing::{Till, paid};
    use crate::values::Quantity;

    fn tea_for(lines: Value, tenders: &[(&str, &str)]) -> Value {
        json!({"register": "T1", "receipt": "T1-000001", "returned": [{"line": 1, "quantity": "1"}],
            "lines": lines, "tenders": paid(tenders)})
    }

    /// One tea (11.90) is changed for: itself, something dearer, something cheaper; the net goes either way.
    #[test]
    fn the_net_goes_either_way() {
        for (lines, tenders, total, change, books) in [
            (json!([{"item": "TEA"}]), &[][..], "0.00", "0.00", ["-20.00", "10.00", "-1.90", "111.90"]),
            (
                json!([{"item": "REPAIR"}]),
                &[("CASH", "20.00")],
                "18.10",
                "1.90",
                ["-35.21", "10.00", "-4.79", "130.00"],
            ),
            (json!([{"item": "BREAD"}]), &[("CASH", "9.76")], "-9.76", "0.00", ["-12.00", "10.00", "-0.14", "102.14"]),
        ] {
            let mut till = Till::open();
            till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
            let receipt = till.shop.does::<Exchange>(tea_for(lines, tenders));
            assert_eq!(
                (receipt.kind, receipt.total.as_str(), receipt.change.as_str()),
                (DocumentKind::Exchange, total, change)
            );
            assert_eq!((receipt.lines[0].net.as_str(), receipt.lines.len()), ("-10.00", 2));
            let roles = [Role::SalesRevenue, Role::SalesReturns, Role::TaxPayable, Role::CashInDrawers];
            let books: Vec<_> = roles.into_iter().zip(books).collect();
            till.expect(total, &books);
        }
    }

    /// Goods come back into their state and at their cost, and what came back cannot come back again.
    #[test]
    fn goods_move_both_ways() {
        let mut till = Till::open();
        till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
        let mut request = tea_for(json!([{"item": "TEA"}]), &[]);
        request["returned"][0]["state"] = json!("damaged");
        till.shop.does::<Exchange>(request);
        assert_eq!(till.on_hand("TEA"), Quantity::whole(99).expect("it fits"));
        till.expect("cost", &[(Role::CostOfSales, "5.00")]);
        till.shop.refuses::<Exchange>(tea_for(json!([{"item": "TEA"}]), &[]), "till.more_than_sold");
        // What went out in the exchange comes back with the exchange's receipt.
        let back = json!({"register": "T1", "receipt": "T1-000002", "lines": [{"line": 2}],
            "tenders": paid(&[("CASH", "11.90")])});
        till.shop.does::<Refund>(back);
    }

    #[test]
    fn what_is_refused() {
        let mut till = Till::open();
        till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
        let tea = || json!([{"item": "TEA"}]);
        let mut none = tea_for(tea(), &[]);
        none["returned"] = json!([]);
        let mut line = tea_for(tea(), &[]);
        line["returned"][0]["line"] = json!(2);
        let mut receipt = tea_for(tea(), &[]);
        receipt["receipt"] = json!("T1-000009");
        for (request, code, path) in [
            (none, "stock.no_lines", "returned"),
            (tea_for(json!([]), &[]), "stock.no_lines", "lines"),
            (line, "till.unknown_line", "returned[0].line"),
            (receipt, "till.unknown_receipt", "receipt"),
            (tea_for(tea(), &[("CARD", "1.00")]), "till.no_change", "tenders[0].amount"),
            (tea_for(json!([{"item": "BREAD"}]), &[("CASH", "10.00")]), "till.money_back_differs", "tenders"),
            (tea_for(json!([{"item": "NONE"}]), &[]), "catalogue.unknown_item", "lines[0].item"),
        ] {
            assert_eq!(till.shop.refuses::<Exchange>(request, code).path, path, "{code}");
        }
    }
}
