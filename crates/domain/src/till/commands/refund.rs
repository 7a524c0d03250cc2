//! Goods and money back, with the receipt and without.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::rules::entered_quantity;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::pricing::types::PriceOrigin;
use crate::stock::rules::availability::check_serial_arrives;
use crate::stock::rules::lines::{check_count, on_line};
use crate::stock::types::{DocumentKind, StockState};
use crate::till::refusals::{NeverSold, ReasonNeeded};
use crate::till::replies::Receipt;
use crate::till::requests::{BasketLine, FiscalStamp, ReturnedLine, TenderLine, sellable};
use crate::till::rules::basket::{self, Basket};
use crate::till::rules::card_numbers;
use crate::till::rules::checkout::{Checkout, Line, check_out};
use crate::till::rules::coming_back::returned;
use crate::till::rules::fiscal;
use crate::till::rules::naming::{Place, register_for, register_scope, sale_of};
use crate::till::rules::shifts::open_shift;
use crate::till::rules::tendering::settled;
use crate::till::types::{SaleOrigin, SalesDay, SalesDayKey};
use crate::values::{Attributes, Code, CommandId, DocumentId, JurisdictionId, Note, Number, PartyId, UnitPrice};

/// Asks to take goods back with their receipt: at the price, the discounts and the tax they were sold with, and into
/// stock at the cost they left with. Parts of a line are slices of what was stored for it, so that refunds in any parts
/// add up to what was paid.
///
/// Refused: `till.unknown_register`, `till.no_open_shift`, `till.unknown_receipt`, `till.unknown_line`,
/// `till.more_than_sold`, `catalogue.not_exact`, `till.money_back_differs`, `till.not_in_coins`, `till.not_enough_stored` of a
/// gift card that was spent since, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refund {
    /// Where the goods are taken back: any register of the entity.
    pub register: Code,
    /// The receipt, or the number of its document.
    pub receipt: Code,
    /// What comes back, 1 to 10,000 lines of the receipt.
    pub lines: Vec<ReturnedLine>,
    /// What the money is given back with; exactly what is due, cash in coins there are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tenders: Vec<TenderLine>,
    /// What the fiscal device says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fiscal: Option<FiscalStamp>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The refund's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

impl Command for Refund {
    const NAME: &'static str = "till.refund";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"register": "T1", "receipt": "T1-000001", "lines": [{"line": 1, "quantity": "1", "reason": "did not like it"}], "tenders": [{"tender": "CASH", "amount": "6.90"}]}"#;
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
        check_count(self.lines.len())?;
        fiscal::check(self.fiscal.as_ref())?;
        let place = register_for(cx, draft, &self.register)?;
        let sale = sale_of(draft, &place.entity, &self.receipt)?;
        let lines = returned(draft, &sale, &self.lines)?;
        let customer = draft.document(sale.document).map_or(PartyId::NONE, |document| document.party);
        let back = Back { corrects: sale.document, jurisdiction: sale.jurisdiction, customer, lines };
        let own =
            Own { fiscal: self.fiscal.as_ref(), attributes: &self.attributes, external_refs: &self.external_refs };
        give_back(cx, draft, place, back, &self.tenders, own)
    }
}

/// Asks to take goods back whose receipt is not at hand: at the lowest price they were sold at here in the last days, or
/// at a price of one's own, and into stock at what their pool says they cost. The duty is one of its own.
///
/// Refused: `till.unknown_register`, `till.no_open_shift`, `till.reason_needed`, `till.never_sold`,
/// `till.override_not_allowed`, `catalogue.unknown_item`, `tax.no_rate`, `till.money_back_differs`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundWithoutReceipt {
    /// Where.
    pub register: Code,
    /// What comes back, 1 to 10,000 lines.
    pub lines: Vec<LooseLine>,
    /// Why it is taken back.
    pub reason: Note,
    /// How many days back to look for the lowest price, 1 to 366; 30 if not said.
    #[serde(default = "month")]
    pub days: u16,
    /// What the money is given back with; exactly what is due.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tenders: Vec<TenderLine>,
    /// What the fiscal device says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fiscal: Option<FiscalStamp>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The refund's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

/// A line of goods that come back without their receipt.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LooseLine {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// How much, above zero, in `unit`; 1 if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Number>,
    /// Unit or pack; what the identifier stands for if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// A price of one's own for one `unit`, which needs the duty `till.override_price`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Number>,
    /// Lot or serial, for items tracked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// In which state the goods are kept; `sellable` if not said.
    #[serde(default = "sellable")]
    pub state: StockState,
}

fn month() -> u16 {
    30
}

impl Command for RefundWithoutReceipt {
    const NAME: &'static str = "till.refund_without_receipt";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"register": "T1", "lines": [{"item": "TEA-100", "quantity": "1"}], "reason": "receipt lost", "tenders": [{"tender": "CASH", "amount": "6.90"}]}"#;
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
        check_count(self.lines.len())?;
        fiscal::check(self.fiscal.as_ref())?;
        if self.reason.is_empty() {
            return Err(ReasonNeeded { what: "a refund without a receipt".to_owned() }.at("reason"));
        }
        card_numbers::check("reason", self.reason.as_str())?;
        let place = register_for(cx, draft, &self.register)?;
        let mut priced = Vec::with_capacity(self.lines.len());
        for (at, line) in self.lines.iter().enumerate() {
            priced.push(self.priced(cx, draft, &place, line).map_err(on_line(at))?);
        }
        let basket = Basket {
            lines: &priced,
            discount: None,
            discount_percent: None,
            customer: PartyId::NONE,
            on: cx.business_date,
        };
        let basket = basket::price_basket(draft, &place, &basket)?;
        let mut lines = basket.lines;
        for (line, asked) in lines.iter_mut().zip(&self.lines) {
            line.is_back = true;
            line.note = self.reason.to_string();
            if asked.price.is_none() {
                line.price_origin = PriceOrigin::Lowest;
            }
            if let Some(goods) = &mut line.goods {
                goods.state = asked.state;
            }
        }
        basket::check_allowed(cx, draft, &lines)?;
        let back =
            Back { corrects: DocumentId::NONE, jurisdiction: basket.jurisdiction, customer: PartyId::NONE, lines };
        let own =
            Own { fiscal: self.fiscal.as_ref(), attributes: &self.attributes, external_refs: &self.external_refs };
        give_back(cx, draft, place, back, &self.tenders, own)
    }
}

impl RefundWithoutReceipt {
    /// The line as a basket line that has a price.
    fn priced(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        place: &Place,
        line: &LooseLine,
    ) -> Result<BasketLine, Refusal> {
        let price = match line.price {
            Some(price) => price,
            None => self.lowest(cx, draft, place, line)?.number(),
        };
        Ok(BasketLine {
            item: line.item.clone(),
            quantity: line.quantity,
            unit: line.unit.clone(),
            price: Some(price),
            discount: None,
            discount_percent: None,
            reason: self.reason.clone(),
            lot: line.lot.clone(),
            stored_value: None,
            expires_on: None,
        })
    }

    /// The lowest price of a line's unit here in the last days.
    fn lowest(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        place: &Place,
        line: &LooseLine,
    ) -> Result<UnitPrice, Refusal> {
        let one = entered_quantity(draft, &line.item, Number::ONE, line.unit.as_ref())?;
        let days = self.days.clamp(1, 366);
        // Sales stand under their day of the books. That may be the next: no goods leave before they came in, and those
        // of a shop whose day ends after midnight may have come in on the company's next day.
        let keys: Vec<SalesDayKey> = (-1..i64::from(days))
            .filter_map(|back| cx.business_date.add_days(-back).ok())
            .map(|posted_on| SalesDayKey { posted_on, site: place.site.id, item: one.item.id })
            .collect();
        let sold = draft.sales_days(&keys);
        let lowest =
            sold.iter().flatten().map(|day| day.lowest_unit_price).filter(|price| *price < SalesDay::NO_PRICE).min();
        let Some(lowest) = lowest else {
            let (item, site) = (one.item.code.clone(), place.site.code.clone());
            return Err(NeverSold { item, site, days: i64::from(days) }.at("price"));
        };
        UnitPrice::from_micros(lowest).of_units(one.quantity).map_err(Refusal::from)
    }
}

/// Goods that come back, before the money for them is counted.
struct Back {
    corrects: DocumentId,
    jurisdiction: JurisdictionId,
    customer: PartyId,
    lines: Vec<Line>,
}

/// What the host hangs on a refund.
struct Own<'a> {
    fiscal: Option<&'a FiscalStamp>,
    attributes: &'a Attributes,
    external_refs: &'a BTreeMap<String, String>,
}

fn give_back(
    cx: &Context,
    draft: &mut Draft<'_>,
    place: Place,
    back: Back,
    tenders: &[TenderLine],
    own: Own<'_>,
) -> Result<Decision<Receipt>, Refusal> {
    let shift = open_shift(cx, draft, &place.register)?;
    let posted_on = dates::posting_day(cx, draft, place.entity.id, cx.business_date)?;
    for (at, line) in back.lines.iter().enumerate() {
        let Some(goods) = &line.goods else { continue };
        let position = goods.meant.position(&place.site, goods.state);
        check_serial_arrives(cx, draft, &line.item, position).map_err(on_line(at))?;
    }
    let settled = settled(cx, draft, &place, &back.lines, tenders)?;
    let checkout = Checkout {
        place,
        shift,
        kind: DocumentKind::Refund,
        origin: SaleOrigin::Rung,
        receipt: None,
        customer: back.customer,
        jurisdiction: back.jurisdiction,
        occurred_on: cx.business_date,
        posted_on,
        corrects: back.corrects,
        lines: back.lines,
        settled,
        stated_total_minor: None,
        fiscal: own.fiscal.cloned(),
        attributes: own.attributes.clone(),
        external_refs: own.external_refs.clone(),
    };
    let sale = check_out(cx, draft, checkout)?;
    let receipt = Receipt::first(draft, &sale)?;
    draft.event(cx, "till.sale_refunded", receipt.receipt.clone());
    Ok(Decision::done(receipt).worth(sale.total_minor))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use crate::ledger::types::Role;
    use crate::till::commands::{Refund, RefundWithoutReceipt, RingUp};
    use crate::till::testing::{Till, paid};
    use crate::values::{Currency, Number};

    fn back(receipt: &str, lines: Value, tenders: &[(&str, &str)]) -> Value {
        json!({"register": "T1", "receipt": receipt, "lines": lines, "tenders": paid(tenders)})
    }

    /// Price, tax, cost and stock come back as they left; of two sold, the third refund is refused.
    #[test]
    fn goods_come_back_as_they_left() {
        let mut till = Till::open();
        till.sells(json!([{"item": "TEA", "quantity": "2"}]), &[("CARD", "23.80")]);
        let one =
            || back("T1-000001", json!([{"line": 1, "quantity": "1", "reason": "too bitter"}]), &[("CASH", "11.90")]);
        let receipt = till.shop.does::<Refund>(one());
        assert_eq!((receipt.receipt.as_str(), receipt.total.as_str()), ("T1-000002", "-11.90"));
        till.expect(
            "one back",
            &[
                (Role::SalesRevenue, "-20.00"),
                (Role::SalesReturns, "10.00"),
                (Role::TaxPayable, "-1.90"),
                (Role::CostOfSales, "5.00"),
                (Role::CashInDrawers, "88.10"),
                (Role::PaymentsAwaited, "23.80"),
            ],
        );
        till.shop.does::<Refund>(one());
        let refused = till.shop.refuses::<Refund>(one(), "till.more_than_sold");
        assert_eq!((refused.path.as_str(), refused.details["left"].as_str()), ("lines[0].quantity", Some("0")));
        let refused = till.shop.refuses::<Refund>(back("T1-000001", json!([{"line": 1}]), &[]), "till.more_than_sold");
        assert_eq!((refused.details["asked"].as_str(), refused.details["left"].as_str()), (Some("2"), Some("0")));
        till.expect("both back", &[(Role::TaxPayable, "0.00"), (Role::CostOfSales, "0.00")]);
    }

    /// Cash given back is rounded to coins like cash taken.
    #[test]
    fn cash_rounding_on_refund() {
        let mut till = Till::with(true, "CHF", "0.05");
        till.sells(json!([{"item": "BREAD"}]), &[("CASH", "2.15")]);
        till.shop.refuses::<Refund>(back("T1-000001", json!([{"line": 1}]), &[("CASH", "2.14")]), "till.not_in_coins");
        let receipt = till.shop.does::<Refund>(back("T1-000001", json!([{"line": 1}]), &[("CASH", "2.15")]));
        assert_eq!((receipt.total.as_str(), receipt.cash_rounding.as_str()), ("-2.14", "-0.01"));
        till.expect("even", &[(Role::CashRounding, "0.00"), (Role::CashInDrawers, "100.00")]);
    }

    /// A voucher takes back what it was sold for, once it was spent, and no part of it: its tax is due again then.
    #[test]
    fn a_voucher_is_given_back_whole() {
        let mut till = Till::open();
        let voucher = json!([{"item": "VOUCHER", "price": "23.80", "stored_value": "V-1"}]);
        till.sells(voucher, &[("CASH", "23.80")]);
        till.sells(json!([{"item": "TEA", "quantity": "2"}]), &[("CASH", "23.80")]);
        let onto = |receipt: &str, quantity: &str, amount: &str| {
            json!({"register": "T1", "receipt": receipt, "lines": [{"line": 1, "quantity": quantity}],
                "tenders": [{"tender": "GIFT", "amount": amount, "stored_value": "V-1"}]})
        };
        // It was not spent yet.
        till.shop.refuses::<Refund>(onto("T1-000002", "2", "23.80"), "till.voucher_whole");
        let spent = json!({"register": "T1", "lines": [{"item": "TEA", "quantity": "2"}],
            "tenders": [{"tender": "GIFT", "amount": "23.80", "stored_value": "V-1"}]});
        till.shop.does::<RingUp>(spent);
        let refused = till.shop.refuses::<Refund>(onto("T1-000003", "1", "11.90"), "till.voucher_whole");
        assert_eq!(refused.details["face"], "23.80");
        till.shop.does::<Refund>(onto("T1-000003", "2", "23.80"));
        till.expect("as before", &[(Role::GiftCards, "-20.00"), (Role::TaxPayable, "-7.60")]);
    }

    /// Without the receipt goods come back at the lowest price they were sold at; what was given away was not sold.
    #[test]
    fn without_a_receipt() {
        let mut till = Till::open();
        let loose = |tenders: &[(&str, &str)]| json!({"register": "T1", "lines": [{"item": "TEA"}], "reason": "receipt lost", "tenders": paid(tenders)});
        till.shop.refuses::<RefundWithoutReceipt>(loose(&[("CASH", "11.90")]), "till.never_sold");
        till.sells(
            json!([{"item": "TEA", "quantity": "2", "discount": "3.80", "reason": "dented"}]),
            &[("CASH", "20.00")],
        );
        till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
        till.sells(json!([{"item": "TEA", "discount_percent": "100", "reason": "a present"}]), &[]);
        let receipt = till.shop.does::<RefundWithoutReceipt>(loose(&[("CASH", "10.00")]));
        assert_eq!((receipt.total.as_str(), receipt.lines[0].tax.as_str()), ("-10.00", "-1.60"));
        let silent = json!({"register": "T1", "lines": [{"item": "TEA"}], "reason": "", "tenders": []});
        till.shop.refuses::<RefundWithoutReceipt>(silent, "till.reason_needed");
    }

    /// Goods that came in on the company's next day count there when a shop sells them before its own day has ended.
    #[test]
    fn without_a_receipt_in_the_small_hours() {
        let mut till = Till::open();
        till.shop.business_date = till.shop.business_date.add_days(-1).expect("a date");
        till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
        let loose = json!({"register": "T1", "lines": [{"item": "TEA"}], "reason": "receipt lost", "tenders": paid(&[("CASH", "11.90")])});
        assert_eq!(till.shop.does::<RefundWithoutReceipt>(loose).total, "-11.90");
    }

    /// A third of what was paid comes back to the cent, whatever its tax: 1.01 is 0.34, 0.33 and 0.34.
    #[test]
    fn slices_are_of_the_price_paid() {
        let mut till = Till::open();
        let line = json!([{"item": "TEA", "quantity": "3", "price": "0.34", "discount": "0.01", "reason": "dented"}]);
        till.sells(line, &[("CASH", "1.01")]);
        for amount in ["0.34", "0.33", "0.34"] {
            let one = back("T1-000001", json!([{"line": 1, "quantity": "1"}]), &[("CASH", amount)]);
            let receipt = till.shop.does::<Refund>(one);
            let line = &receipt.lines[0];
            let sum: i64 =
                [&line.gross, &line.discount].map(|text| minor(text)).iter().zip([1, -1]).map(|(a, s)| a * s).sum();
            assert_eq!(sum, -minor(amount), "gross less discount is what is paid");
        }
        till.expect("all back", &[(Role::TaxPayable, "0.00"), (Role::CashInDrawers, "100.00")]);
    }

    /// A receipt of another company at the same file gives no money back here, whoever asks for it.
    #[test]
    fn receipts_of_another_entity() {
        use crate::ledger::commands::OpenEntity;
        use crate::stock::commands::AddSite;
        use crate::tax::commands::AssignSite;
        use crate::till::commands::{
            AddRegister, Exchange, OpenShift, RecordSale, ReprintReceipt, SetTender, VoidSale,
        };
        let mut till = Till::open();
        till.sells(json!([{"item": "TEA", "quantity": "2"}]), &[("CARD", "23.80")]);
        till.shop.does::<OpenEntity>(
            json!({"entity": "OTHER", "name": "Other", "currency": "EUR", "time_zone": "Europe/Berlin"}),
        );
        till.shop.does::<AddSite>(json!({"entity": "OTHER", "site": "SHOP-2", "name": "Shop 2", "kind": "store", "time_zone": "Europe/Berlin"}));
        till.shop.does::<AssignSite>(json!({"site": "SHOP-2", "jurisdiction": "DE"}));
        till.shop
            .does::<AddRegister>(json!({"register": "T2", "site": "SHOP-2", "name": "Till 2", "includes_tax": true}));
        till.shop.does::<SetTender>(json!({"entity": "OTHER", "tender": "CASH", "name": "Cash", "kind": "cash"}));
        till.shop.does::<OpenShift>(json!({"register": "T2"}));
        let request = |more: Value| {
            let mut request = json!({"register": "T2", "receipt": "T1-000001"});
            request.as_object_mut().expect("fields").extend(more.as_object().expect("fields").clone());
            request
        };
        let refund = request(json!({"lines": [{"line": 1}], "tenders": paid(&[("CASH", "23.80")])}));
        till.shop.refuses::<Refund>(refund, "till.unknown_receipt");
        let exchange = request(json!({"returned": [{"line": 1}], "lines": [{"item": "TEA"}]}));
        till.shop.refuses::<Exchange>(exchange, "till.unknown_receipt");
        till.shop.refuses::<VoidSale>(request(json!({"reason": "typo"})), "till.unknown_receipt");
        till.shop.refuses::<ReprintReceipt>(request(json!({})), "till.unknown_receipt");
        let printed = json!({"register": "T2", "receipt": 1, "total": "-11.90",
            "lines": [{"item": "TEA", "quantity": "-1", "net": "-10.00", "tax": "-1.90", "returns": {"receipt": "T1-000001", "line": 1}}],
            "tenders": [{"tender": "CASH", "amount": "-11.90"}]});
        till.shop.does::<RecordSale>(printed);
        let raised = till.shop.draft.exception(crate::values::ExceptionId(1)).expect("an exception");
        assert_eq!(raised.code, "till.unknown_receipt");
        let own = back("T1-000001", json!([{"line": 1}]), &[("CASH", "23.80")]);
        till.shop.does::<Refund>(own);
    }

    #[test]
    fn what_is_refused() {
        let mut till = Till::open();
        till.sells(json!([{"item": "TEA", "quantity": "2"}]), &[("CARD", "23.80")]);
        for (request, code) in [
            (back("T1-000009", json!([{"line": 1}]), &[]), "till.unknown_receipt"),
            (back("T1-000001", json!([{"line": 2}]), &[]), "till.unknown_line"),
            (back("T1-000001", json!([{"line": 1, "quantity": "3"}]), &[]), "till.more_than_sold"),
            (back("T1-000001", json!([{"line": 1, "quantity": "0.5"}]), &[]), "catalogue.not_exact"),
            (back("T1-000001", json!([{"line": 1}]), &[("CARD", "23.00")]), "till.money_back_differs"),
            (back("T1-000001", json!([{"line": 1}]), &[("CARD", "24.00")]), "till.no_change"),
        ] {
            till.shop.refuses::<Refund>(request, code);
        }
    }

    fn minor(text: &str) -> i64 {
        Number::parse(text).expect("a number").money(Currency::EUR).expect("an amount")
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        /// A sale of ten lines with discounts of line and basket comes back in any slices, and they add up exactly to
        /// what was paid: total, net, tax and cost.
        #[test]
        fn any_split_of_slices_adds_up(
            discount in 0..900_i64,
            quantities in prop::collection::vec(1..6_i64, 10),
            cuts in prop::collection::vec((0..10_usize, 1..4_i64), 1..30),
        ) {
            let mut till = Till::open();
            let items = ["TEA", "BREAD", "REPAIR"];
            let lines: Vec<Value> = quantities
                .iter()
                .enumerate()
                .map(|(at, quantity)| json!({"item": items[at % 3], "quantity": quantity, "discount_percent": at * 7 % 23}))
                .collect();
            let basket = crate::till::testing::euro(discount);
            let mut request = json!({"register": "T1", "lines": lines, "discount": basket, "tenders": paid(&[("CASH", "9000")])});
            let sale = till.shop.does::<RingUp>(request.take());
            let mut left = quantities.clone();
            let mut slices: Vec<(usize, i64)> = cuts;
            slices.extend((0..10).map(|line| (line, i64::MAX)));
            let (mut total, mut net) = (0, 0);
            for (line, quantity) in slices {
                let quantity = quantity.min(left[line]);
                if quantity == 0 {
                    continue;
                }
                left[line] -= quantity;
                let dry = back(&sale.receipt, json!([{"line": line + 1, "quantity": quantity}]), &[]);
                let due = match till.shop.call::<Refund>(&dry.to_string()) {
                    Ok(receipt) => { total += minor(&receipt.total); net += minor(&receipt.net); continue }
                    Err(refusal) => refusal.details["due"].as_str().expect("what is due").to_owned(),
                };
                let receipt = till.shop.does::<Refund>(back(&sale.receipt, json!([{"line": line + 1, "quantity": quantity}]), &[("CASH", &due)]));
                total += minor(&receipt.total);
                net += minor(&receipt.net);
            }
            prop_assert_eq!(total, -minor(&sale.total));
            prop_assert_eq!(net, -minor(&sale.net));
            till.expect("all back", &[(Role::TaxPayable, "0.00"), (Role::CostOfSales, "0.00"), (Role::CashInDrawers, "100.00"), (Role::InventoryNormal, "1400.00")]);
        }
    }
}
