//! A shop with a till for tests: priced and taxed goods in stock, tenders, and an open shift.

use serde_json::{Value, json};

use crate::catalogue::commands::{AddCategory, AddItem};
use crate::ledger::commands::OpenEntity;
use crate::ledger::types::{Balance, BalanceKey, Role, RuleKey};
use crate::pricing::commands::{SetPriceList, SetPrices};
use crate::stock::commands::{AddSite, ReceiveGoods};
use crate::tax::commands::{AssignSite, SetJurisdiction, SetRates};
use crate::testing::Shop;
use crate::till::commands::{AddRegister, OpenShift, RingUp, SetTender};
use crate::till::replies::Receipt;
use crate::till::types::Register;
use crate::values::{CategoryId, Code, Currency, EntityId, Quantity, money_text};

/// ACME in EUR: tea at 11.90 (19 %), bread at 2.14 (7 %), cheese at 18.90 a kilogram (7 %), repair at 30.00 (a service,
/// 19 %), a gift card and a voucher; 100 of each of the goods at SHOP-1 at a cost of 5.00, 1.00 and 8.00; register T1
/// with tenders CASH, CARD, GIFT, CREDIT and MEAL, and an open shift with a float of 100.00.
pub(in crate::till) struct Till {
    pub(in crate::till) shop: Shop,
}

const ENTITY: EntityId = EntityId(1);

impl Till {
    pub(in crate::till) fn open() -> Self {
        Self::with(true, "EUR", "0.01")
    }

    /// The same, with prices before tax, or with another currency whose smallest coin is given.
    pub(in crate::till) fn with(includes_tax: bool, currency: &str, coin: &str) -> Self {
        let mut shop = Shop::open();
        shop.does::<OpenEntity>(json!({"entity": "ACME", "name": "Acme", "currency": currency, "time_zone": "UTC"}));
        shop.does::<AddCategory>(json!({"category": "ALL", "name": "All"}));
        shop.does::<AddSite>(json!({"entity": "ACME", "site": "SHOP-1", "name": "Shop"}));
        shop.does::<SetJurisdiction>(json!({"jurisdiction": "DE", "name": "Germany", "rounding": "document"}));
        for (class, rate) in [("standard", "19"), ("reduced", "7")] {
            let components = json!([{"component": "VAT", "rate": rate}]);
            shop.does::<SetRates>(json!({"jurisdiction": "DE", "tax_class": class, "effective_on": "2020-01-01",
                "components": components}));
        }
        shop.does::<AssignSite>(json!({"site": "SHOP-1", "jurisdiction": "DE"}));
        for (item, class, unit, kind) in [
            ("TEA", "standard", "EA", "stocked"),
            ("BREAD", "reduced", "EA", "stocked"),
            ("CHEESE", "reduced", "KG", "stocked"),
            ("REPAIR", "standard", "EA", "service"),
            ("CARD-GIFT", "standard", "EA", "gift_card"),
            ("VOUCHER", "standard", "EA", "voucher"),
        ] {
            shop.does::<AddItem>(json!({"item": item, "name": item, "category": "ALL", "tax_class": class,
                "unit": unit, "kind": kind}));
        }
        shop.does::<SetPriceList>(json!({"entity": "ACME", "price_list": "RETAIL", "name": "Retail",
            "includes_tax": includes_tax, "starts_on": "2020-01-01"}));
        let prices: Vec<Value> = [("TEA", "11.90"), ("BREAD", "2.14"), ("CHEESE", "18.90"), ("REPAIR", "30")]
            .iter()
            .map(|(item, price)| json!({"item": item, "price": price, "starts_on": "2020-01-01"}))
            .collect();
        shop.does::<SetPrices>(json!({"price_list": "RETAIL", "prices": prices}));
        for (item, cost) in [("TEA", "5"), ("BREAD", "1"), ("CHEESE", "8")] {
            let line = json!({"item": item, "quantity": "100", "unit_cost": cost});
            shop.does::<ReceiveGoods>(json!({"site": "SHOP-1", "lines": [line]}));
        }
        shop.does::<AddRegister>(json!({"register": "T1", "site": "SHOP-1", "name": "Till 1",
            "includes_tax": includes_tax}));
        for (tender, kind) in [("CARD", "card"), ("GIFT", "gift_card"), ("CREDIT", "store_credit"), ("MEAL", "other")] {
            shop.does::<SetTender>(json!({"entity": "ACME", "tender": tender, "name": tender, "kind": kind}));
        }
        shop.does::<SetTender>(
            json!({"entity": "ACME", "tender": "CASH", "name": "Cash", "kind": "cash", "smallest_coin": coin}),
        );
        shop.does::<OpenShift>(json!({"register": "T1", "floats": [{"tender": "CASH", "amount": "100.00"}]}));
        Self { shop }
    }

    /// Rings up lines and pays with tenders.
    #[track_caller]
    pub(in crate::till) fn sells(&mut self, lines: Value, tenders: &[(&str, &str)]) -> Receipt {
        self.shop.does::<RingUp>(json!({"register": "T1", "lines": lines, "tenders": paid(tenders)}))
    }

    #[track_caller]
    pub(in crate::till) fn register(&mut self) -> std::sync::Arc<Register> {
        self.shop.draft.register_by_code(&Code::parse("T1").expect("a code")).expect("T1")
    }

    /// What the accounts of roles hold, debit positive.
    #[track_caller]
    pub(in crate::till) fn expect(&mut self, said: &str, books: &[(Role, &str)]) {
        for (role, expected) in books {
            let rule = RuleKey { entity: ENTITY, role: *role, category: CategoryId::NONE };
            let account = self.shop.draft.posting_rule(rule).expect("every role has an account");
            let currency = self.shop.draft.entity(ENTITY).expect("ACME").currency;
            let Balance { base_minor, .. } = self.shop.draft.balance(BalanceKey { account, currency });
            assert_eq!(money_text(base_minor, currency), *expected, "{said}: {role}");
        }
    }

    /// How much of an item the shop has to sell.
    pub(in crate::till) fn on_hand(&mut self, item: &str) -> Quantity {
        let code = Code::parse(item).expect("a code");
        let item = self.shop.draft.item_by_code(&code).expect("an item");
        let rows = self.shop.draft.positions_of_item(item.id, crate::values::SiteId::NONE);
        rows.iter().fold(Quantity::ZERO, |sum, row| sum.checked_add(row.quantity).expect("it fits"))
    }
}

/// Tenders as a request has them.
pub(in crate::till) fn paid(tenders: &[(&str, &str)]) -> Vec<Value> {
    tenders.iter().map(|(tender, amount)| json!({"tender": tender, "amount": amount})).collect()
}

/// Money of the euro as text, for tables.
pub(in crate::till) fn euro(minor: i64) -> String {
    money_text(minor, Currency::EUR)
}
