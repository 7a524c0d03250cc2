//! A shop with channels and terms for tests: priced and taxed goods at two sites, and what the books say.

use serde_json::{Value, json};

use super::commands::{PlaceOrder, RecordPayment, SetChannelTerms, ShipOrder};
use super::queries::OrderOf;
use super::replies::OrderReply;
use crate::allocation::commands::SetChannel;
use crate::catalogue::commands::{AddCategory, AddItem, SetKit};
use crate::ledger::commands::OpenEntity;
use crate::ledger::types::{Balance, BalanceKey, Role, RuleKey};
use crate::parties::commands::AddParty;
use crate::pricing::commands::{SetPriceList, SetPrices};
use crate::sales::commands::{OrderPaymentReply, ShippedReply};
use crate::stock::commands::{AddSite, ReceiveGoods};
use crate::tax::commands::{AssignSite, SetJurisdiction, SetRates};
use crate::testing::Shop;
use crate::till::commands::SetTender;
use crate::values::{CategoryId, Code, EntityId, money_text};

/// ACME in EUR, prices with tax: TEA at 11.90 (19 %) at a cost of 5.00, BREAD at 2.14 (7 %) at 1.00, SHIPPING at 4.76 (a
/// service, 19 %), SET, a kit of two TEA and one BREAD at 20.00; ten of each of the goods at WH, two at SHOP; customers ANNA
/// and CAFE, marketplace BAZAAR; tenders CARD, GIFT and CREDIT; channel WEB, which lets shortages wait, WHOLESALE, which is
/// paid in 30 days, and BAZAAR, whose marketplace owes the tax and keeps 10 %.
pub(crate) struct Desk {
    pub(crate) shop: Shop,
}

pub(crate) const ENTITY: EntityId = EntityId(1);

impl Desk {
    pub(crate) fn open() -> Self {
        let mut shop = Shop::open();
        shop.does::<OpenEntity>(json!({"entity": "ACME", "name": "Acme", "currency": "EUR", "time_zone": "UTC"}));
        shop.does::<AddCategory>(json!({"category": "ALL", "name": "All"}));
        shop.does::<SetJurisdiction>(json!({"jurisdiction": "DE", "name": "Germany", "rounding": "document"}));
        for (class, rate) in [("standard", "19"), ("reduced", "7")] {
            let components = json!([{"component": "VAT", "rate": rate}]);
            shop.does::<SetRates>(json!({"jurisdiction": "DE", "tax_class": class, "effective_on": "2020-01-01",
                "components": components}));
        }
        for site in ["WH", "SHOP"] {
            shop.does::<AddSite>(json!({"entity": "ACME", "site": site, "name": site}));
            shop.does::<AssignSite>(json!({"site": site, "jurisdiction": "DE"}));
        }
        for (item, class, kind) in [
            ("TEA", "standard", "stocked"),
            ("BREAD", "reduced", "stocked"),
            ("SHIPPING", "standard", "service"),
            ("SET", "standard", "kit"),
            ("CARD-GIFT", "standard", "gift_card"),
        ] {
            shop.does::<AddItem>(
                json!({"item": item, "name": item, "category": "ALL", "tax_class": class, "kind": kind}),
            );
        }
        shop.does::<SetKit>(json!({"kit": "SET", "parts": [{"item": "TEA", "quantity": 2}, {"item": "BREAD"}]}));
        shop.does::<SetPriceList>(json!({"entity": "ACME", "price_list": "RETAIL", "name": "Retail",
            "includes_tax": true, "starts_on": "2020-01-01"}));
        let prices: Vec<Value> = [("TEA", "11.90"), ("BREAD", "2.14"), ("SHIPPING", "4.76"), ("SET", "20.00")]
            .iter()
            .map(|(item, price)| json!({"item": item, "price": price, "starts_on": "2020-01-01"}))
            .collect();
        shop.does::<SetPrices>(json!({"price_list": "RETAIL", "prices": prices}));
        for (site, quantity) in [("WH", "10"), ("SHOP", "2")] {
            let line = |item: &str, cost: &str| json!({"item": item, "quantity": quantity, "unit_cost": cost});
            let lines = json!([line("TEA", "5.00"), line("BREAD", "1.00")]);
            shop.does::<ReceiveGoods>(json!({"site": site, "lines": lines}));
        }
        for (party, kind) in [("ANNA", "customer"), ("CAFE", "customer"), ("BAZAAR", "marketplace"), ("DHL", "carrier")]
        {
            shop.does::<AddParty>(json!({"party": party, "kinds": [kind]}));
        }
        for (tender, kind) in [("CARD", "card"), ("GIFT", "gift_card"), ("CREDIT", "store_credit"), ("CASH", "cash")] {
            shop.does::<SetTender>(json!({"entity": "ACME", "tender": tender, "name": tender, "kind": kind}));
        }
        for channel in ["WEB", "WHOLESALE", "BAZAAR"] {
            shop.does::<SetChannel>(
                json!({"entity": "ACME", "channel": channel, "name": channel, "shortage_rule": "backorder"}),
            );
        }
        let mut desk = Self { shop };
        desk.terms("WEB", json!({}));
        desk.terms("WHOLESALE", json!({"due_days": 30}));
        desk.terms("BAZAAR", json!({"marketplace": "BAZAAR", "tax_by": "marketplace", "commission": "10"}));
        desk
    }

    /// Sets the terms of a channel, whose prices are those of WH.
    #[track_caller]
    pub(crate) fn terms(&mut self, channel: &str, beside: Value) {
        let mut terms = json!({"channel": channel, "site": "WH"});
        merge(&mut terms, beside);
        self.shop.does::<SetChannelTerms>(terms);
    }

    /// Adds a sister company BETA: site BW with ten TEA, channel BWEB, tender BCARD.
    #[track_caller]
    pub(crate) fn sister(&mut self) {
        let shop = &mut self.shop;
        shop.does::<OpenEntity>(json!({"entity": "BETA", "name": "Beta", "currency": "EUR", "time_zone": "UTC"}));
        shop.does::<AddSite>(json!({"entity": "BETA", "site": "BW", "name": "BW"}));
        shop.does::<AssignSite>(json!({"site": "BW", "jurisdiction": "DE"}));
        let lines = json!([{"item": "TEA", "quantity": "10", "unit_cost": "5.00"}]);
        shop.does::<ReceiveGoods>(json!({"site": "BW", "lines": lines}));
        shop.does::<SetChannel>(
            json!({"entity": "BETA", "channel": "BWEB", "name": "BWEB", "shortage_rule": "backorder"}),
        );
        shop.does::<SetChannelTerms>(json!({"channel": "BWEB", "site": "BW"}));
        shop.does::<SetTender>(json!({"entity": "BETA", "tender": "BCARD", "name": "Card", "kind": "card"}));
    }

    /// Places an order of items and quantities.
    #[track_caller]
    pub(crate) fn order(&mut self, channel: &str, reference: &str, lines: &[(&str, i64)]) -> OrderReply {
        self.order_with(channel, reference, lines, json!({}))
    }

    #[track_caller]
    pub(crate) fn order_with(
        &mut self,
        channel: &str,
        reference: &str,
        lines: &[(&str, i64)],
        beside: Value,
    ) -> OrderReply {
        self.shop.does::<PlaceOrder>(asked(channel, reference, lines, beside))
    }

    /// Records a step of a payment by card, whose reference is `<order>-<step>`.
    #[track_caller]
    pub(crate) fn pays(&mut self, channel: &str, reference: &str, step: &str, amount: &str) -> OrderPaymentReply {
        let payment = format!("{reference}-{step}");
        self.shop.does::<RecordPayment>(json!({"channel": channel, "reference": reference, "step": step,
            "tender": "CARD", "amount": amount, "payment": payment}))
    }

    /// Ships lines and quantities of an order.
    #[track_caller]
    pub(crate) fn ships(&mut self, site: &str, channel: &str, reference: &str, lines: &[(i64, i64)]) -> ShippedReply {
        let lines: Vec<Value> =
            lines.iter().map(|(line, quantity)| json!({"line": line, "quantity": quantity})).collect();
        self.shop.does::<ShipOrder>(json!({"site": site, "channel": channel, "reference": reference, "lines": lines}))
    }

    #[track_caller]
    pub(crate) fn stands(&mut self, channel: &str, reference: &str) -> OrderReply {
        self.shop.answers::<OrderOf>(json!({"channel": channel, "reference": reference}))
    }

    /// What the accounts of roles hold, debit positive.
    #[track_caller]
    pub(crate) fn expect(&mut self, said: &str, books: &[(Role, &str)]) {
        for (role, expected) in books {
            assert_eq!(self.holds(*role), *expected, "{said}: {role}");
        }
    }

    /// What the account of a role holds, debit positive.
    #[track_caller]
    pub(crate) fn holds(&mut self, role: Role) -> String {
        let rule = RuleKey { entity: ENTITY, role, category: CategoryId::NONE };
        let account = self.shop.draft.posting_rule(rule).expect("every role has an account");
        let currency = self.shop.draft.entity(ENTITY).expect("ACME").currency;
        let Balance { base_minor, .. } = self.shop.draft.balance(BalanceKey { account, currency });
        money_text(base_minor, currency)
    }

    /// What the books hold at every role that sales touch.
    pub(crate) fn books(&mut self) -> Vec<(Role, String)> {
        let roles = [
            Role::InventoryNormal,
            Role::GoodsDispatched,
            Role::Receivables,
            Role::CustomerDeposits,
            Role::RevenueDeferred,
            Role::TaxPayable,
            Role::CostOfSales,
            Role::PaymentsAwaited,
        ];
        roles.into_iter().map(|role| (role, self.holds(role))).collect()
    }

    /// How much of an item lies at a site.
    #[track_caller]
    pub(crate) fn on_hand(&mut self, site: &str, item: &str) -> String {
        let site = self.shop.draft.site_by_code(&Code::parse(site).expect("a code")).expect("a site").id;
        let item = self.shop.draft.item_by_code(&Code::parse(item).expect("a code")).expect("an item").id;
        let rows = self.shop.draft.positions_of_item(item, site);
        let sum = rows.iter().fold(0, |sum, row| sum + row.quantity.micros());
        crate::values::Quantity::from_micros(sum).to_string()
    }

    /// The codes of exceptions raised so far.
    pub(crate) fn raised(&self) -> Vec<String> {
        let records = self.shop.draft.records().iter();
        let codes = records.filter_map(|record| match record {
            crate::flow::Record::Exception(exception) => Some(exception.code.clone()),
            _ => None,
        });
        codes.collect()
    }
}

/// The request of an order.
pub(crate) fn asked(channel: &str, reference: &str, lines: &[(&str, i64)], beside: Value) -> Value {
    let lines: Vec<Value> = lines.iter().map(|(item, quantity)| json!({"item": item, "quantity": quantity})).collect();
    let mut request = json!({"channel": channel, "reference": reference, "lines": lines});
    merge(&mut request, beside);
    request
}

fn merge(into: &mut Value, beside: Value) {
    let (Value::Object(into), Value::Object(beside)) = (into, beside) else { return };
    into.extend(beside);
}

/// How the lines of an order stand: `1 TEA shipped 2`.
pub(crate) fn shown(order: &OrderReply) -> Vec<String> {
    let mut lines = Vec::new();
    for line in &order.lines {
        let mut words = format!("{} {}", line.line, line.item);
        for (stage, quantity) in [
            ("open", line.open),
            ("reserved", line.reserved),
            ("allocated", line.allocated),
            ("picked", line.picked),
            ("shipped", line.shipped),
            ("cancelled", line.cancelled),
        ] {
            if quantity.is_positive() {
                words.push_str(&format!(" {stage} {quantity}"));
            }
        }
        lines.push(words);
    }
    lines
}
