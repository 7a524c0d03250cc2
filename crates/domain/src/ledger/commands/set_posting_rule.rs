//! Saying which account plays a part.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::rules::category_named;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::{AccountInactive, AccountMisfit, RuleInUse};
use crate::ledger::replies::RuleReply;
use crate::ledger::rules::accounts::{account_for, account_named, entity_named};
use crate::ledger::types::{Account, Control, Role, RuleKey};
use crate::values::{AccountId, CategoryId, Code};

/// Says which account plays a part in what the core posts by itself: for all items, or for those of a category and the
/// categories below it. The rule of the nearest category holds.
///
/// A part that holds stock or open items changes its account only while the account that plays it today holds none:
/// inventory accounts equal their pools on every day. Reclassify the items first, or let the stock run out.
///
/// Refused: `ledger.unknown_entity`, `ledger.unknown_account`, `catalogue.unknown_category`, `ledger.account_inactive`,
/// `ledger.account_misfit`, `ledger.rule_in_use`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPostingRule {
    /// Whose books.
    pub entity: Code,
    /// The part.
    pub role: Role,
    /// For items of this category and those below it; for all that no category's rule covers if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Code>,
    /// The account that plays it.
    pub account: Code,
}

impl Command for SetPostingRule {
    const NAME: &'static str = "ledger.set_posting_rule";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"entity": "ACME", "role": "inventory_normal", "category": "TEA", "account": "1200-TEA"}"#;
    type Reply = RuleReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<RuleReply>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let account = account_named(draft, &entity, &self.account)?;
        let category = match &self.category {
            Some(code) => category_named(draft, code).map_err(|refusal| refusal.at("category"))?.id,
            None => CategoryId::NONE,
        };
        self.check_fit(&account)?;
        match account_for(draft, entity.id, self.role, category) {
            Ok(today) if today != account.id => self.check_empty(draft, today)?,
            // The same account, or the first for a part that the entity's chart did not know.
            Ok(_) | Err(_) => {}
        }
        let key = RuleKey { entity: entity.id, role: self.role, category };
        draft.put_posting_rule(key, account.id);
        draft.event(cx, "ledger.posting_rule_set", self.role.as_str());
        Ok(Decision::done(RuleReply::of(draft, key, account.id)))
    }
}

impl SetPostingRule {
    fn check_fit(&self, account: &Account) -> Result<(), Refusal> {
        if !account.active {
            return Err(AccountInactive { account: account.code.clone() }.at("account"));
        }
        let wanted = if !self.role.takes(account.kind, account.control) {
            match self.role.control() {
                Some(Control::Stock) => "it must be an asset controlled by stock",
                Some(Control::OpenItems) => "it must be an asset or liability controlled by open items",
                None => "it must be no control account",
            }
        } else if account.currency.is_some() {
            "it must take every currency"
        } else {
            return Ok(());
        };
        let refusal =
            AccountMisfit { account: account.code.clone(), role: self.role.to_string(), wanted: wanted.to_owned() };
        Err(refusal.at("account"))
    }

    /// Refuses while the account that plays the part today holds what would not follow the rule.
    fn check_empty(&self, draft: &mut Draft<'_>, today: AccountId) -> Result<(), Refusal> {
        let holds = match self.role.control() {
            Some(Control::Stock) if draft.account_holds_stock(today) => "stock",
            Some(Control::OpenItems) if draft.account_has_open_items(today) => "open items",
            _ => return Ok(()),
        };
        let account = draft.account(today).map(|account| account.code.clone()).unwrap_or_default();
        Err(RuleInUse { role: self.role.to_string(), account, holds: holds.to_owned() }.at("account"))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem};
    use crate::ledger::commands::{AddAccount, ChangeAccount, OpenEntity, PostEntry};
    use crate::ledger::queries::AccountBalance;
    use crate::stock::commands::{AddSite, ReceiveGoods, ReverseReceipt};
    use crate::testing::Shop;

    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<AddCategory>(json!({"category": "FOOD", "name": "Food"}));
        shop.does::<AddCategory>(json!({"category": "TEA", "name": "Tea", "parent": "FOOD"}));
        for (account, kind, control) in [
            ("S", "asset", Some("stock")),
            ("L", "liability", Some("stock")),
            ("O", "liability", Some("open_items")),
            ("X", "expense", None),
            ("Q", "equity", Some("open_items")),
        ] {
            let mut request = json!({"entity": "ACME", "account": account, "name": account, "kind": kind});
            if let Some(control) = control {
                request["control"] = control.into();
            }
            shop.does::<AddAccount>(request);
        }
        shop.does::<AddAccount>(
            json!({"entity": "ACME", "account": "USD", "name": "Dollars", "kind": "expense", "currency": "USD"}),
        );
        shop
    }

    /// Stock wants an asset that pools control, what is awaited an account that open items control, all else neither.
    #[test]
    fn an_account_must_fit_the_part() {
        let mut shop = shop();
        let rule = |role: &str, account: &str| json!({"entity": "ACME", "role": role, "account": account});
        for (role, fits) in
            [("inventory_normal", ["S"].as_slice()), ("goods_received_not_invoiced", &["O"]), ("cost_of_sales", &["X"])]
        {
            for account in ["S", "L", "O", "X", "Q", "USD"] {
                if fits.contains(&account) {
                    shop.does::<SetPostingRule>(rule(role, account));
                } else {
                    shop.refuses::<SetPostingRule>(rule(role, account), "ledger.account_misfit");
                }
            }
        }
        shop.does::<ChangeAccount>(json!({"entity": "ACME", "account": "6900", "active": false}));
        shop.refuses::<SetPostingRule>(rule("scrap", "6900"), "ledger.account_inactive");
        shop.refuses::<SetPostingRule>(rule("scrap", "nowhere"), "ledger.unknown_account");
        shop.refuses::<SetPostingRule>(rule("tips", "X"), "flow.malformed");
    }

    /// The rule of the nearest category above an item holds.
    #[test]
    fn the_nearest_category_decides() {
        let mut shop = shop();
        let rule = |category: &str, account: &str| json!({"entity": "ACME", "role": "scrap", "category": category, "account": account});
        let tea = shop.draft.category_by_code(&Code::parse("TEA").expect("a code")).expect("tea").id;
        let entity = shop.draft.entity_by_code(&Code::parse("ACME").expect("a code")).expect("ACME").id;
        let account = |shop: &mut Shop| {
            let id = account_for(&mut shop.draft, entity, Role::Scrap, tea).expect("an account");
            shop.draft.account(id).expect("an account").code.clone()
        };
        assert_eq!(account(&mut shop), "5120");
        shop.does::<SetPostingRule>(rule("FOOD", "X"));
        assert_eq!(account(&mut shop), "X");
        shop.does::<SetPostingRule>(rule("TEA", "5130"));
        assert_eq!(account(&mut shop), "5130");
        shop.refuses::<SetPostingRule>(rule("COFFEE", "X"), "catalogue.unknown_category");
    }

    /// The account that plays a part is left only when nothing is left in it; goods that come afterwards stand in the
    /// new one, although their pool is the old one.
    #[test]
    fn a_rule_changes_when_its_account_is_empty() {
        let mut shop = shop();
        shop.does::<AddSite>(json!({"entity": "ACME", "site": "SHOP-1", "name": "Shop"}));
        shop.does::<AddItem>(json!({"item": "F", "name": "F", "category": "TEA", "costing_method": "fifo"}));
        let goods = json!({"site": "SHOP-1", "lines": [{"item": "F", "quantity": 5, "unit_cost": "2.00"}]});
        let receipt = shop.does::<ReceiveGoods>(goods.clone());
        let stock = json!({"entity": "ACME", "role": "inventory_normal", "category": "FOOD", "account": "S"});
        let awaited = json!({"entity": "ACME", "role": "goods_received_not_invoiced", "account": "O"});
        for (rule, holds) in [(&stock, "stock"), (&awaited, "open items")] {
            let refusal = shop.refuses::<SetPostingRule>(rule.clone(), "ledger.rule_in_use");
            assert_eq!(refusal.details["holds"], holds);
        }
        let same = json!({"entity": "ACME", "role": "inventory_normal", "category": "FOOD", "account": "1200"});
        shop.does::<SetPostingRule>(same);

        shop.does::<ReverseReceipt>(json!({"document": receipt.document}));
        shop.does::<SetPostingRule>(stock);
        shop.does::<SetPostingRule>(awaited);
        shop.does::<ReceiveGoods>(goods);
        for (account, held) in [("1200", "0.00"), ("S", "10.00"), ("2010", "0.00"), ("O", "-10.00")] {
            let answer = shop.answers::<AccountBalance>(json!({"entity": "ACME", "account": account}));
            assert_eq!(answer.total, held, "{account}");
        }
    }

    /// An entity whose chart has no account for a part can be given one.
    #[test]
    fn a_part_without_an_account_is_given_one() {
        let mut shop = Shop::open();
        shop.two_entities();
        for account in ["1", "2", "3", "7000"] {
            shop.does::<AddAccount>(json!({"entity": "ACME", "account": account, "name": account, "kind": "expense"}));
        }
        let line = |account: &str, side: &str, amount: &str| json!({"account": account, side: amount, "currency": "USD", "rate": "0.9"});
        let entry = json!({"entity": "ACME", "lines": [line("1", "debit", "0.05"), line("2", "debit", "0.05"), line("3", "credit", "0.10")]});
        let refusal = shop.refuses::<PostEntry>(entry.clone(), "ledger.no_posting_rule");
        assert_eq!(refusal.details["role"], "rounding");
        shop.does::<SetPostingRule>(json!({"entity": "ACME", "role": "rounding", "account": "7000"}));
        shop.does::<PostEntry>(entry);
    }
}
