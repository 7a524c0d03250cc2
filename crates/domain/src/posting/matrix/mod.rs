//! The table in the module doc of posting, cell by cell, with numbers an accountant can check by hand.

mod counts_and_states;
mod days;
mod first_standards;
mod issues;
mod late_costs;
mod receipts;
mod returns;
mod rules_others_break;
mod transfers;
mod values;

use serde_json::json;

pub(in crate::posting) use days::check_days;
pub(in crate::posting) use values::other_category;

use crate::catalogue::commands::{AddCategory, AddItem};
use crate::costing::commands::SetStandardCost;
use crate::flow::Record;
use crate::ledger::commands::OpenEntity;
use crate::ledger::types::{BalanceKey, Control, Role, RuleKey};
use crate::stock::commands::{AddSite, DocumentReply, IssueGoods, ReceiveGoods, RecordIssue};
use crate::testing::Shop;
use crate::values::{AccountId, CategoryId, Code, Currency, EntityId, Quantity, money_text};

/// One company, two shops on one valuation area, a warehouse with its own, and an item under each method:
/// `F` FIFO, `A` average, `S` standard.
pub(in crate::posting) struct Books {
    pub(in crate::posting) shop: Shop,
}

pub(super) const ENTITY: EntityId = EntityId(1);
/// The account that holds what a second category has in stock: the last of all.
pub(super) const OTHER_ACCOUNT: AccountId = AccountId(900);

impl Books {
    pub(super) fn open() -> Self {
        let mut shop = Shop::open();
        shop.does::<OpenEntity>(
            json!({"entity": "ACME", "name": "Acme", "currency": "EUR", "time_zone": "Europe/Berlin"}),
        );
        shop.does::<AddCategory>(json!({"category": "TEA", "name": "Tea"}));
        for (site, valuation) in [("SHOP-1", "entity"), ("SHOP-2", "entity"), ("WH", "site")] {
            shop.does::<AddSite>(json!({"entity": "ACME", "site": site, "name": site, "valuation": valuation}));
        }
        for (item, method) in [("F", "fifo"), ("A", "average"), ("S", "standard")] {
            shop.does::<AddItem>(json!({"item": item, "name": item, "category": "TEA", "costing_method": method}));
        }
        Self { shop }
    }

    /// The same, with a standard cost for `S` in both areas.
    pub(in crate::posting) fn with_standard(unit_cost: &str) -> Self {
        let mut books = Self::open();
        for area in ["ACME", "WH"] {
            books.shop.does::<SetStandardCost>(json!({"area": area, "item": "S", "unit_cost": unit_cost}));
        }
        books
    }

    #[track_caller]
    pub(super) fn receive(&mut self, item: &str, quantity: &str, unit_cost: &str) -> DocumentReply {
        self.receive_at("SHOP-1", item, quantity, unit_cost)
    }

    #[track_caller]
    pub(super) fn receive_at(&mut self, site: &str, item: &str, quantity: &str, unit_cost: &str) -> DocumentReply {
        let line = json!({"item": item, "quantity": quantity, "unit_cost": unit_cost});
        self.shop.does::<ReceiveGoods>(json!({"site": site, "lines": [line]}))
    }

    #[track_caller]
    pub(super) fn issue(&mut self, item: &str, quantity: &str) -> DocumentReply {
        self.shop.does::<IssueGoods>(json!({"site": "SHOP-1", "lines": [{"item": item, "quantity": quantity}]}))
    }

    /// Goods that left although the book did not have them.
    #[track_caller]
    pub(super) fn left(&mut self, item: &str, quantity: &str) -> DocumentReply {
        self.shop.does::<RecordIssue>(json!({"site": "SHOP-1", "lines": [{"item": item, "quantity": quantity}]}))
    }

    fn account(&mut self, role: Role) -> AccountId {
        let key = RuleKey { entity: ENTITY, role, category: CategoryId::NONE };
        self.shop.draft.posting_rule(key).expect("every role has an account")
    }

    /// What the account of a role holds, debit positive.
    pub(super) fn balance(&mut self, role: Role) -> String {
        let account = self.account(role);
        money_text(self.account_minor(account), Currency::EUR)
    }

    pub(in crate::posting) fn account_minor(&mut self, account: AccountId) -> i64 {
        let mut currencies: Vec<Currency> = vec![Currency::EUR];
        for record in self.shop.draft.records() {
            if let Record::Posting(posting) = record
                && posting.account == account
                && !currencies.contains(&posting.currency)
            {
                currencies.push(posting.currency);
            }
        }
        currencies
            .into_iter()
            .map(|currency| self.shop.draft.balance(BalanceKey { account, currency }).base_minor)
            .sum()
    }

    /// Quantity and book value of all pools of an item, transit included.
    pub(super) fn stock(&mut self, item: &str) -> (String, String) {
        let item = self.shop.draft.item_by_code(&Code::parse(item).expect("a code")).expect("an item").id;
        let mut quantity = Quantity::ZERO;
        let mut book = 0;
        for (_, pool) in self.shop.draft.pools_of_item(item) {
            quantity = quantity.checked_add(pool.quantity).expect("small");
            book += pool.value.book_minor();
        }
        (quantity.to_string(), money_text(book, Currency::EUR))
    }

    /// Checks the accounts named, and the laws that hold whatever happened.
    #[track_caller]
    pub(super) fn expect(&mut self, what: &str, balances: &[(Role, &str)]) {
        for (role, wanted) in balances {
            assert_eq!(self.balance(*role), *wanted, "{what}: {role}");
        }
        self.check_laws(what);
    }

    /// Entries balance, and each inventory account is the sum of the book values of its pools.
    #[track_caller]
    pub(in crate::posting) fn check_laws(&mut self, what: &str) {
        let mut sums = std::collections::BTreeMap::new();
        for record in self.shop.draft.records() {
            if let Record::Posting(posting) = record {
                *sums.entry(posting.entry).or_insert(0) += posting.base_minor;
            }
        }
        assert!(sums.values().all(|sum| *sum == 0), "{what}: an entry is out of balance");
        let mut by_account = std::collections::BTreeMap::new();
        for item in 1..=16 {
            for (key, pool) in self.shop.draft.pools_of_item(crate::values::ItemId(item)) {
                assert!(!pool.quantity.is_zero() || pool.value.is_zero(), "{what}: an empty pool with value {key:?}");
                *by_account.entry(pool.account).or_insert(0) += pool.value.book_minor();
            }
        }
        for account in (1..200).map(AccountId).chain([OTHER_ACCOUNT]) {
            let Some(held) = self.shop.draft.account(account) else { continue };
            if held.control == Some(Control::Stock) {
                let pools = by_account.get(&account).copied().unwrap_or(0);
                assert_eq!(self.account_minor(account), pools, "{what}: account {} and its pools", held.code);
            }
        }
    }
}
