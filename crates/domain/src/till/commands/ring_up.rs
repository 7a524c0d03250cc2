//! A sale at a register, worked out and posted in one go.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::stock::rules::naming::party_named;
use crate::stock::types::DocumentKind;
use crate::till::replies::Receipt;
use crate::till::requests::{BasketLine, FiscalStamp, TenderLine};
use crate::till::rules::basket::{self, Basket};
use crate::till::rules::checkout::{Checkout, check_out};
use crate::till::rules::fiscal;
use crate::till::rules::naming::{register_for, register_scope};
use crate::till::rules::shifts::open_shift;
use crate::till::rules::tendering::{against_vouchers, settled};
use crate::till::types::SaleOrigin;
use crate::values::{Attributes, Code, CommandId, DocumentId, Number, Percent};

/// Asks to ring up a sale: prices from the price lists or of one's own, discounts of line and basket, tax, tenders,
/// change and cash rounding, the goods out of stock, and its receipt, all in one.
///
/// Refused whole: `till.unknown_register`, `till.register_inactive`, `till.no_open_shift`, `catalogue.unknown_item`,
/// `catalogue.not_exact`, `till.not_for_sale`, `till.no_price`, `till.price_mode`, `till.override_not_allowed`,
/// `till.discount_not_allowed`, `till.reason_needed`, `pricing.discount_above_line`, `pricing.discount_above_basket`, `tax.no_jurisdiction`,
/// `tax.no_rate`, `till.tenders_differ`, `till.no_change`, `till.not_in_coins`, `till.card_number`,
/// `till.not_enough_stored`, `till.voucher_goods`, `till.nothing_loaded`, `till.payment_state`, `stock.not_enough_available`, `costing.no_standard_cost`,
/// `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RingUp {
    /// Where.
    pub register: Code,
    /// What is sold, 1 to 10,000 lines.
    pub lines: Vec<BasketLine>,
    /// What to take off the basket, in money; spread over its lines. It needs the duty `till.give_discount`, as
    /// `discount_percent` does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Number>,
    /// What to take off the basket, in per cent; not beside `discount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<Percent>,
    /// Who buys, if known: their price list and tax exemption apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Code>,
    /// What it is paid with; together at least what is due, and only cash may be more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tenders: Vec<TenderLine>,
    /// What the fiscal device says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fiscal: Option<FiscalStamp>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The sale's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

impl Command for RingUp {
    const NAME: &'static str = "till.ring_up";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"register": "T1", "lines": [{"item": "TEA-100", "quantity": "2"}], "tenders": [{"tender": "CASH", "amount": "20.00"}]}"#;
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
        let place = register_for(cx, draft, &self.register)?;
        let shift = open_shift(cx, draft, &place.register)?;
        let customer = party_named(draft, self.customer.as_ref(), "customer")?;
        let posted_on = dates::posting_day(cx, draft, place.entity.id, cx.business_date)?;
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
        let settled = settled(cx, draft, &place, &priced.lines, &self.tenders)?;
        if let Some(refusal) = against_vouchers(draft, &place, &priced.lines, &settled.money) {
            return Err(refusal);
        }
        let checkout = Checkout {
            place,
            shift,
            kind: DocumentKind::Sale,
            origin: SaleOrigin::Rung,
            receipt: None,
            customer,
            jurisdiction: priced.jurisdiction,
            occurred_on: cx.business_date,
            posted_on,
            corrects: DocumentId::NONE,
            lines: priced.lines,
            settled,
            stated_total_minor: None,
            fiscal: self.fiscal.clone(),
            attributes: self.attributes.clone(),
            external_refs: self.external_refs.clone(),
        };
        let sale = check_out(cx, draft, checkout)?;
        let receipt = Receipt::first(draft, &sale)?;
        draft.event(cx, "till.sale_rung_up", receipt.receipt.clone());
        Ok(Decision::done(receipt).worth(sale.total_minor))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::control::commands::{AddActor, GrantRole, SetRole};
    use crate::ledger::types::Role;
    use crate::tax::queries::TaxReport;
    use crate::till::commands::{RecordSale, RingUp};
    use crate::till::queries::XReport;
    use crate::till::testing::{Till, paid};
    use crate::till::types::{SalesDayKey, ShiftTenderKey};
    use crate::values::Quantity;

    /// Revenue, tax, money, cost and stock move together, and to the cent.
    #[test]
    fn a_sale_posts_everything_at_once() {
        let mut till = Till::open();
        let lines = json!([{"item": "TEA", "quantity": "2"}, {"item": "BREAD", "quantity": "3"}]);
        let receipt = till.sells(lines, &[("CASH", "50.00")]);
        assert_eq!((receipt.receipt.as_str(), receipt.document.as_str()), ("T1-000001", "SL-ACME-000001"));
        assert_eq!(
            (receipt.total.as_str(), receipt.net.as_str(), receipt.change.as_str()),
            ("30.22", "26.00", "19.78")
        );
        let taxes: Vec<_> =
            receipt.taxes.iter().map(|tax| (tax.rate.as_str(), tax.net.as_str(), tax.tax.as_str())).collect();
        assert_eq!(taxes, [("19", "20.00", "3.80"), ("7", "6.00", "0.42")]);
        till.expect(
            "sold",
            &[
                (Role::SalesRevenue, "-26.00"),
                (Role::TaxPayable, "-4.22"),
                (Role::CashInDrawers, "130.22"),
                (Role::CashInSafe, "-100.00"),
                (Role::CostOfSales, "13.00"),
                (Role::InventoryNormal, "1387.00"),
            ],
        );
        assert_eq!(till.on_hand("TEA"), Quantity::whole(98).expect("it fits"));
        let register = till.register();
        let shift = till.shop.draft.open_shift(register.id, crate::values::ActorId::NONE).expect("a shift");
        let tender = till.shop.draft.tenders_of(register.entity);
        let cash = tender.iter().find(|tender| tender.code == "CASH").expect("cash");
        let row = till.shop.draft.shift_tender(ShiftTenderKey { shift: shift.id, tender: cash.id });
        assert_eq!((row.sales_minor, row.payments, row.expected_minor()), (3022, 1, 13022));
    }

    /// Prices before tax, tax rounded once a rate on the document and spread back over its lines.
    #[test]
    fn tax_on_top() {
        let mut till = Till::with(false, "EUR", "0.01");
        let lines = json!([{"item": "TEA"}, {"item": "BREAD"}, {"item": "BREAD"}]);
        let receipt = till.sells(lines, &[("CARD", "18.74")]);
        // 11.90 and 2 x 2.14: 2.26 (2.261) and 0.30 (0.2996).
        assert_eq!((receipt.net.as_str(), receipt.total.as_str()), ("16.18", "18.74"));
        let of_lines: Vec<&str> = receipt.lines.iter().map(|line| line.tax.as_str()).collect();
        assert_eq!(of_lines, ["2.26", "0.15", "0.15"]);
        till.expect("sold", &[(Role::TaxPayable, "-2.56"), (Role::PaymentsAwaited, "18.74")]);
    }

    /// Line discounts first, then the basket's, spread by largest remainder; revenue is what is left.
    #[test]
    fn discounts_of_line_and_basket() {
        let mut till = Till::open();
        let receipt = till.shop.does::<RingUp>(json!({
            "register": "T1",
            "lines": [{"item": "TEA", "quantity": "2", "discount": "3.80", "reason": "dented"}, {"item": "BREAD", "discount_percent": "50"}],
            "discount": "1.07",
            "tenders": paid(&[("CASH", "20.00")]),
        }));
        // 20.00 and 1.07 are left; 1.07 is spread as 1.02 and 0.05.
        let shares: Vec<_> =
            receipt.lines.iter().map(|l| (l.gross.as_str(), l.discount.as_str(), l.basket_discount.as_str())).collect();
        assert_eq!(shares, [("23.80", "3.80", "1.02"), ("2.14", "1.07", "0.05")]);
        assert_eq!(receipt.total, "20.00");
    }

    /// Goods weighed at the till, and services, which have no stock.
    #[test]
    fn weighed_goods_and_services() {
        let mut till = Till::open();
        let lines = json!([{"item": "CHEESE", "quantity": "0.385"}, {"item": "REPAIR"}]);
        let receipt = till.sells(lines, &[("CARD", "37.28")]);
        assert_eq!(receipt.lines[0].gross, "7.28");
        assert_eq!(till.on_hand("CHEESE"), Quantity::parse("99.615").expect("a quantity"));
        till.expect("cost", &[(Role::CostOfSales, "3.08")]);
    }

    /// Only the cash part is rounded to coins; the difference has an account of its own.
    #[test]
    fn cash_is_rounded_and_cards_are_not() {
        let mut till = Till::with(true, "CHF", "0.05");
        let bread = json!([{"item": "BREAD"}]);
        let by_card = till.sells(bread.clone(), &[("CARD", "2.14")]);
        assert_eq!(by_card.cash_rounding, "0.00");
        let in_cash = till.sells(bread.clone(), &[("CASH", "5.00")]);
        assert_eq!((in_cash.cash_rounding.as_str(), in_cash.change.as_str()), ("0.01", "2.85"));
        let split = till.sells(bread, &[("CARD", "1.02"), ("CASH", "1.10")]);
        assert_eq!(split.cash_rounding, "-0.02");
        till.expect(
            "rounded",
            &[(Role::CashRounding, "0.01"), (Role::CashInDrawers, "103.25"), (Role::PaymentsAwaited, "3.16")],
        );
    }

    /// A gift card is owed, not earned; what is spent of it is earned then, and taxed then.
    #[test]
    fn a_gift_card_is_bought_and_half_spent() {
        let mut till = Till::open();
        let load = json!([{"item": "CARD-GIFT", "price": "50.00", "stored_value": "G-1"}]);
        let sold = till.sells(load, &[("CASH", "50.00")]);
        assert_eq!((sold.total.as_str(), sold.taxes.len()), ("50.00", 0));
        till.expect("sold", &[(Role::GiftCards, "-50.00"), (Role::SalesRevenue, "0.00"), (Role::TaxPayable, "0.00")]);
        let spend = |amount: &str| {
            json!({"register": "T1", "lines": [{"item": "TEA", "quantity": "2"}],
                "tenders": [{"tender": "GIFT", "amount": amount, "stored_value": "G-1"}]})
        };
        till.shop.does::<RingUp>(spend("23.80"));
        till.expect(
            "spent",
            &[(Role::GiftCards, "-26.20"), (Role::SalesRevenue, "-20.00"), (Role::TaxPayable, "-3.80")],
        );
        till.shop.does::<RingUp>(spend("23.80"));
        let refused = till.shop.refuses::<RingUp>(spend("23.80"), "till.not_enough_stored");
        assert_eq!(
            (refused.details["left"].as_str(), refused.path.as_str()),
            (Some("2.40"), "tenders[0].stored_value")
        );
        // Named twice in one sale, it is spent once.
        let part = json!({"tender": "GIFT", "amount": "1.50", "stored_value": "G-1"});
        let twice = json!({"register": "T1", "lines": [{"item": "TEA"}],
            "tenders": [part, part, {"tender": "CASH", "amount": "8.90"}]});
        let refused = till.shop.refuses::<RingUp>(twice, "till.not_enough_stored");
        assert_eq!(
            (refused.details["left"].as_str(), refused.path.as_str()),
            (Some("0.90"), "tenders[1].stored_value")
        );
    }

    /// A voucher for one purpose is taxed when it is sold; spent, its tax is not due again.
    #[test]
    fn a_voucher_is_taxed_once() {
        let mut till = Till::open();
        let load = json!([{"item": "VOUCHER", "price": "11.90", "stored_value": "V-1"}]);
        till.sells(load, &[("CASH", "11.90")]);
        till.expect("sold", &[(Role::GiftCards, "-10.00"), (Role::TaxPayable, "-1.90"), (Role::SalesRevenue, "0.00")]);
        till.shop.does::<RingUp>(json!({"register": "T1", "lines": [{"item": "TEA"}],
            "tenders": [{"tender": "GIFT", "amount": "11.90", "stored_value": "V-1"}]}));
        till.expect("spent", &[(Role::GiftCards, "0.00"), (Role::TaxPayable, "-1.90"), (Role::SalesRevenue, "-10.00")]);
        // Days, months and closings count the supply once, and what was earned when it was earned.
        let x = till.shop.answers::<XReport>(json!({"register": "T1"}));
        assert_eq!((x.taxes.len(), x.taxes[0].net.as_str(), x.taxes[0].tax.as_str()), (1, "10.00", "1.90"));
        let report = json!({"entity": "ACME", "from": "2026-11-01", "to": "2026-11-30"});
        let report = till.shop.answers::<TaxReport>(report);
        let germany = &report.jurisdictions[0];
        assert_eq!((germany.net.as_str(), germany.tax.as_str()), ("10.00", "1.90"));
        let sold = ["VOUCHER", "TEA"].map(|item| {
            let code = crate::values::Code::parse(item).expect("a code");
            let item = till.shop.draft.item_by_code(&code).expect("an item").id;
            let (posted_on, site) =
                (crate::values::BusinessDate::parse("2026-11-23").expect("a day"), till.register().site);
            let days = till.shop.draft.sales_days(&[SalesDayKey { posted_on, site, item }]);
            days[0].map_or(0, |day| day.net_minor)
        });
        assert_eq!(sold, [0, 1000]);
    }

    /// A receipt says who served and who bought, packs as they were sold, and each of several taxes.
    #[test]
    fn what_a_printer_needs() {
        use crate::catalogue::commands::{AddPack, AddUnit};
        use crate::parties::commands::AddParty;
        use crate::tax::commands::SetRates;
        use crate::till::commands::Refund;
        let mut till = Till::with(false, "CAD", "0.05");
        till.shop.does::<SetRates>(json!({"jurisdiction": "DE", "tax_class": "standard", "effective_on": "2026-01-01",
            "components": [{"component": "GST", "rate": "5"}, {"component": "QST", "rate": "9.975"}]}));
        till.shop.does::<AddUnit>(json!({"unit": "CASE", "name": "case"}));
        till.shop.does::<AddPack>(json!({"item": "TEA", "unit": "CASE", "factor": "12"}));
        till.shop.does::<AddParty>(json!({"party": "ANNE", "kinds": ["customer"], "personal": {"name": "Anne"}}));
        let line = json!({"item": "TEA", "unit": "CASE", "quantity": "2", "price": "100.00", "reason": "two cases"});
        let receipt = till.shop.does::<RingUp>(json!({"register": "T1", "customer": "ANNE", "lines": [line],
            "tenders": paid(&[("CARD", "229.95")])}));
        let line = &receipt.lines[0];
        assert_eq!(
            (line.units.to_string(), line.quantity.to_string(), line.unit.as_str()),
            ("2".into(), "24".into(), "CASE")
        );
        assert_eq!((line.unit_price.to_string(), line.gross.as_str()), ("100".to_owned(), "200.00"));
        assert_eq!((receipt.customer.as_deref(), receipt.original.as_deref()), (Some("ANNE"), None));
        assert!(!receipt.cashier.is_empty());
        let taxes = &receipt.taxes[0];
        let components: Vec<_> =
            taxes.components.iter().map(|part| (part.component.as_str(), part.tax.as_str())).collect();
        assert_eq!((taxes.tax.as_str(), components), ("29.95", vec![("GST", "10.00"), ("QST", "19.95")]));
        let back = json!({"register": "T1", "receipt": "T1-000001", "lines": [{"line": 1, "quantity": "1"}],
            "tenders": paid(&[("CARD", "114.98")])});
        let refused = till.shop.refuses::<Refund>(
            json!({"register": "T1", "receipt": "T1-000001",
            "lines": [{"line": 1, "quantity": "1"}], "tenders": paid(&[("CARD", "100.00")])}),
            "till.money_back_differs",
        );
        assert_eq!(refused.details["due"], "114.98");
        let back = till.shop.does::<Refund>(back);
        assert_eq!((back.original.as_deref(), back.customer.as_deref()), (Some("T1-000001"), Some("ANNE")));
        assert_eq!(back.lines[0].units.to_string(), "-1");
    }

    /// A voucher for goods at 19 % pays for no goods at 7 %, and two together for no more than there are.
    #[test]
    fn a_voucher_pays_for_its_own_goods() {
        let mut till = Till::open();
        for voucher in ["V-1", "V-2"] {
            till.sells(json!([{"item": "VOUCHER", "price": "11.90", "stored_value": voucher}]), &[("CASH", "11.90")]);
        }
        let money = |voucher: &str| json!({"tender": "GIFT", "amount": "11.90", "stored_value": voucher});
        let bread = json!({"register": "T1", "lines": [{"item": "BREAD", "quantity": "10"}],
            "tenders": [money("V-1"), {"tender": "CASH", "amount": "9.50"}]});
        let refused = till.shop.refuses::<RingUp>(bread, "till.voucher_goods");
        assert_eq!(
            (refused.details["sold"].as_str(), refused.path.as_str()),
            (Some("0.00"), "tenders[0].stored_value")
        );
        let both = |teas: u8, cash: &str| {
            json!({"register": "T1",
            "lines": [{"item": "TEA", "quantity": teas}, {"item": "BREAD", "quantity": "10"}],
            "tenders": [money("V-1"), money("V-2"), {"tender": "CASH", "amount": cash}]})
        };
        let refused = till.shop.refuses::<RingUp>(both(1, "9.50"), "till.voucher_goods");
        assert_eq!(refused.path, "tenders[1].stored_value");
        till.shop.does::<RingUp>(both(2, "21.40"));
        till.expect("both spent", &[(Role::GiftCards, "0.00"), (Role::TaxPayable, "-5.20")]);
    }

    /// A card is made with something on it: loaded with nothing it would have no item to load later.
    #[test]
    fn nothing_is_loaded() {
        let mut till = Till::open();
        for item in ["CARD-GIFT", "VOUCHER"] {
            let load = |more: serde_json::Value| {
                let mut line = json!({"item": item, "stored_value": "G-1"});
                line.as_object_mut().expect("fields").extend(more.as_object().expect("fields").clone());
                json!({"register": "T1", "lines": [line], "tenders": []})
            };
            till.shop.refuses::<RingUp>(load(json!({"price": "0"})), "till.nothing_loaded");
            let free = load(json!({"price": "20", "discount_percent": "100", "reason": "a present"}));
            assert_eq!(till.shop.refuses::<RingUp>(free, "till.nothing_loaded").path, "lines[0].price");
        }
        till.shop.does::<RecordSale>(json!({"register": "T1", "receipt": 1, "total": "0.00",
            "lines": [{"item": "CARD-GIFT", "quantity": "1", "net": "0.00", "stored_value": "G-1"}]}));
        till.sells(json!([{"item": "CARD-GIFT", "price": "20", "stored_value": "G-1"}]), &[("CASH", "20.00")]);
        till.expect("loaded once", &[(Role::GiftCards, "-20.00")]);
    }

    /// A card that says its last day is spent until then, and a load may say another.
    #[test]
    fn a_card_may_have_a_last_day() {
        let mut till = Till::open();
        let load = |expires_on: &str| json!([{"item": "CARD-GIFT", "price": "20", "stored_value": "G-1", "expires_on": expires_on}]);
        let today = till.shop.business_date;
        let early = json!({"register": "T1", "lines": load("2020-01-01"), "tenders": paid(&[("CASH", "20.00")])});
        let refused = till.shop.refuses::<RingUp>(early, "till.stored_value_expired");
        assert_eq!(refused.path, "lines[0].expires_on");
        let tea = json!({"register": "T1", "lines": [{"item": "TEA", "expires_on": "2030-01-01"}]});
        assert_eq!(till.shop.refuses::<RingUp>(tea, "till.stored_value_needed").path, "lines[0].expires_on");
        till.sells(load(&today.to_string()), &[("CASH", "20.00")]);
        let spend = || {
            json!({"register": "T1", "lines": [{"item": "TEA"}],
                "tenders": [{"tender": "GIFT", "amount": "11.90", "stored_value": "G-1"}]})
        };
        till.shop.does::<RingUp>(spend());
        till.shop.business_date = today.next().expect("a day");
        till.shop.refuses::<RingUp>(spend(), "till.stored_value_expired");
        let later = till.shop.business_date.next().expect("a day");
        till.sells(load(&later.to_string()), &[("CASH", "20.00")]);
        till.shop.does::<RingUp>(spend());
        till.expect("twice loaded, twice spent", &[(Role::GiftCards, "-16.20")]);
    }

    #[test]
    fn what_is_refused() {
        let mut till = Till::open();
        let ring = |lines: serde_json::Value, tenders: &[(&str, &str)]| json!({"register": "T1", "lines": lines, "tenders": paid(tenders)});
        let tea = || json!([{"item": "TEA"}]);
        for (request, code, path) in [
            (json!({"register": "T9", "lines": tea()}), "till.unknown_register", "register"),
            (ring(json!([]), &[]), "stock.no_lines", "lines"),
            (ring(json!([{"item": "NONE"}]), &[]), "catalogue.unknown_item", "lines[0].item"),
            (
                ring(json!([{"item": "TEA", "quantity": "0"}]), &[]),
                "catalogue.quantity_not_positive",
                "lines[0].quantity",
            ),
            (ring(json!([{"item": "TEA", "quantity": "0.5"}]), &[]), "catalogue.not_exact", "lines[0].quantity"),
            (
                ring(json!([{"item": "TEA", "price": "-1", "reason": "x"}]), &[]),
                "till.negative_price",
                "lines[0].price",
            ),
            (ring(json!([{"item": "TEA", "price": "1"}]), &[]), "till.reason_needed", "lines[0].reason"),
            (
                ring(json!([{"item": "TEA", "discount": "1", "discount_percent": "1"}]), &[]),
                "pricing.two_discounts",
                "lines[0].discount_percent",
            ),
            (ring(json!([{"item": "TEA", "discount": "12"}]), &[]), "pricing.discount_above_line", "lines[0].discount"),
            (
                ring(json!([{"item": "VOUCHER", "price": "5"}]), &[]),
                "till.stored_value_needed",
                "lines[0].stored_value",
            ),
            (
                ring(json!([{"item": "TEA", "stored_value": "G"}]), &[]),
                "till.stored_value_needed",
                "lines[0].stored_value",
            ),
            (ring(json!([{"item": "CARD-GIFT", "stored_value": "G"}]), &[]), "till.no_price", "lines[0].item"),
            (ring(tea(), &[]), "till.tenders_differ", "tenders"),
            (ring(tea(), &[("CASH", "11.89")]), "till.tenders_differ", "tenders"),
            (ring(tea(), &[("CARD", "12.00")]), "till.no_change", "tenders[0].amount"),
            (ring(tea(), &[("CASH", "0")]), "till.tender_not_positive", "tenders[0].amount"),
            (ring(tea(), &[("SHELLS", "11.90")]), "till.unknown_tender", "tenders[0].tender"),
            (ring(tea(), &[("GIFT", "11.90")]), "till.stored_value_needed", "tenders[0].stored_value"),
            (
                json!({"register": "T1", "lines": tea(), "tenders": [{"tender": "CARD", "amount": "11.90", "reference": "4111 1111 1111 1111"}]}),
                "till.card_number",
                "tenders[0].reference",
            ),
            (
                ring(
                    json!([{"item": "TEA", "quantity": "60"}, {"item": "TEA", "quantity": "60"}]),
                    &[("CARD", "1428.00")],
                ),
                "stock.not_enough_available",
                "lines[1].quantity",
            ),
        ] {
            let refusal = till.shop.refuses::<RingUp>(request, code);
            assert_eq!(refusal.path, path, "{code}");
        }
    }

    /// A price of one's own needs the duty, whoever may ring up.
    #[test]
    fn an_override_needs_its_duty() {
        let mut till = Till::open();
        till.shop.does::<AddActor>(json!({"actor": "anna", "name": "Anna", "kind": "person"}));
        till.shop.does::<SetRole>(json!({"role": "cashier", "name": "Cashier", "duties": ["till.ring_up"]}));
        till.shop.does::<GrantRole>(json!({"actor": "anna", "role": "cashier", "entity": "ACME"}));
        till.shop.actor =
            till.shop.draft.actor_by_code(&crate::values::Code::parse("anna").expect("a code")).expect("anna").id;
        let own = json!({"register": "T1", "lines": [{"item": "TEA", "price": "9.00", "reason": "last one"}], "tenders": paid(&[("CASH", "9.00")])});
        till.shop.refuses::<RingUp>(own.clone(), "till.override_not_allowed");
        for (line, basket) in [(json!("1.00"), json!(null)), (json!(null), json!("1.00"))] {
            let less = json!({"register": "T1", "lines": [{"item": "TEA", "discount": line}], "discount": basket,
                "tenders": paid(&[("CASH", "10.90")])});
            let refused = till.shop.refuses::<RingUp>(less, "till.discount_not_allowed");
            assert_eq!(refused.path, "lines[0].discount");
        }
        till.sells(json!([{"item": "TEA"}]), &[("CASH", "11.90")]);
        till.shop.actor = crate::values::ActorId(1);
        let receipt = till.shop.does::<RingUp>(own);
        assert_eq!((receipt.total.as_str(), receipt.lines[0].reason.as_str()), ("9.00", "last one"));
    }
}
