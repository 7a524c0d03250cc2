//! What sales refer to: registers, tenders, cards, kinds of items, and the accounts that play a part in a sale.

use rusqlite::{Connection, Result};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

use super::super::read::{each, ints, text};

/// The masters that the walk asks for.
#[derive(Default)]
pub(super) struct Masters {
    pub(super) registers: FxHashMap<i64, Register>,
    pub(super) tenders: FxHashMap<i64, Tender>,
    /// Items that put money on a card: that is no sale of goods.
    pub(super) loading: FxHashSet<i64>,
    /// Where a tax set is owed.
    pub(super) jurisdictions_by_set: FxHashMap<i64, i64>,
    pub(super) jurisdictions: FxHashMap<i64, String>,
    pub(super) stored_values: FxHashMap<i64, StoredValue>,
    /// The card behind an open item.
    pub(super) cards_by_item: FxHashMap<i64, i64>,
    /// The shift and tender behind an open item, and the other way round.
    pub(super) drawers_by_item: FxHashMap<i64, (i64, i64)>,
    pub(super) items_by_drawer: FxHashMap<(i64, i64), i64>,
    pub(super) shifts: FxHashMap<i64, Shift>,
    pub(super) parts: Parts,
}

pub(super) struct Register {
    pub(super) code: String,
    pub(super) entity: i64,
    pub(super) site: i64,
}

pub(super) struct Tender {
    pub(super) code: String,
    /// Whether what it takes is held by a card or credit of ours and by no drawer.
    pub(super) holds_nothing: bool,
}

pub(super) struct StoredValue {
    pub(super) item: i64,
    pub(super) tax_minor: i64,
    pub(super) tax_set: i64,
}

pub(super) struct Shift {
    pub(super) command: i64,
    pub(super) register: i64,
    pub(super) number: i64,
    pub(super) opened_on: i64,
}

impl Masters {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let mut masters = Self { parts: Parts::read(connection)?, ..Self::default() };
        each(connection, "SELECT register_id, entity_id, site_id, code FROM registers", [], |row| {
            let [id, entity, site] = ints(row, 0)?;
            masters.registers.insert(id, Register { code: text(row, 3)?.to_owned(), entity, site });
            Ok(())
        })?;
        each(connection, "SELECT tender_id, code, kind FROM tenders", [], |row| {
            let holds_nothing = matches!(text(row, 2)?, "gift_card" | "store_credit");
            masters.tenders.insert(row.get(0)?, Tender { code: text(row, 1)?.to_owned(), holds_nothing });
            Ok(())
        })?;
        each(connection, "SELECT item_id FROM items WHERE kind IN ('gift_card', 'voucher')", [], |row| {
            masters.loading.insert(row.get(0)?);
            Ok(())
        })?;
        each(connection, "SELECT tax_set_id, jurisdiction_id FROM tax_sets", [], |row| {
            masters.jurisdictions_by_set.insert(row.get(0)?, row.get(1)?);
            Ok(())
        })?;
        each(connection, "SELECT jurisdiction_id, code FROM tax_jurisdictions", [], |row| {
            masters.jurisdictions.insert(row.get(0)?, text(row, 1)?.to_owned());
            Ok(())
        })?;
        let cards = "SELECT stored_value_id, open_item_id, tax_minor, tax_set_id FROM stored_values";
        each(connection, cards, [], |row| {
            let [id, item, tax_minor, tax_set] = ints(row, 0)?;
            masters.stored_values.insert(id, StoredValue { item, tax_minor, tax_set });
            masters.cards_by_item.insert(item, id);
            Ok(())
        })?;
        each(connection, "SELECT shift_id, tender_id, open_item_id FROM shift_tenders", [], |row| {
            let [shift, tender, item] = ints(row, 0)?;
            masters.items_by_drawer.insert((shift, tender), item);
            if item != 0 {
                masters.drawers_by_item.insert(item, (shift, tender));
            }
            Ok(())
        })?;
        each(connection, "SELECT shift_id, command_id, register_id, number, opened_on FROM shifts", [], |row| {
            let [id, command, register, number, opened_on] = ints(row, 0)?;
            masters.shifts.insert(id, Shift { command, register, number, opened_on });
            Ok(())
        })?;
        Ok(masters)
    }
}

/// The parts accounts play in a sale, beside those that hold stock or wait for something.
pub(super) const ROLES: [&str; 6] =
    ["sales_revenue", "sales_returns", "cost_of_sales", "provisional_variance", "cash_rounding", "suspense"];
const REVENUE: usize = 0;
const RETURNS: usize = 1;
const COST: usize = 2;
pub(super) const VARIANCE: usize = 3;
const ROUNDING: usize = 4;
const SUSPENSE: usize = 5;

/// Which accounts have ever played which part: an entry follows the rules of its day.
#[derive(Default)]
pub(super) struct Parts {
    /// By entity and account, a bit for each role.
    accounts: FxHashMap<(i64, i64), u8>,
    /// By entity and role, the bits of the roles that share an account with it.
    groups: FxHashMap<i64, [u8; 6]>,
    taxes: FxHashSet<(i64, i64)>,
    /// Accounts that hold stock or wait for something are proven elsewhere.
    controls: FxHashSet<i64>,
}

impl Parts {
    fn read(connection: &Connection) -> Result<Self> {
        let mut parts = Self::default();
        each(connection, "SELECT body FROM history WHERE noun = 'posting_rules'", [], |row| {
            let Ok(rule) = serde_json::from_str::<Value>(text(row, 0)?) else { return Ok(()) };
            let number = |field: &str| rule[field].as_i64().unwrap_or_default();
            let key = (number("entity_id"), number("account_id"));
            let role = rule["role"].as_str().unwrap_or_default();
            if let Some(at) = ROLES.iter().position(|known| *known == role) {
                *parts.accounts.entry(key).or_default() |= 1 << at;
            }
            if role == "tax_payable" {
                parts.taxes.insert(key);
            }
            Ok(())
        })?;
        let shared: Vec<(i64, u8)> = parts.accounts.iter().map(|((entity, _), bits)| (*entity, *bits)).collect();
        for (entity, _) in &shared {
            parts.groups.entry(*entity).or_insert([1, 2, 4, 8, 16, 32]);
        }
        // Roles that share an account are one, and so on until none is left to be joined.
        for _ in 0..ROLES.len() {
            for (entity, bits) in &shared {
                if let Some(groups) = parts.groups.get_mut(entity) {
                    let joined = groups.iter().filter(|group| *group & bits != 0).fold(*bits, |all, group| all | group);
                    groups.iter_mut().filter(|group| **group & joined != 0).for_each(|group| *group |= joined);
                }
            }
        }
        each(connection, "SELECT account_id FROM accounts WHERE control IS NOT NULL", [], |row| {
            parts.controls.insert(row.get(0)?);
            Ok(())
        })?;
        Ok(parts)
    }

    pub(super) fn is_control(&self, account: i64) -> bool {
        self.controls.contains(&account)
    }

    pub(super) fn is_tax(&self, entity: i64, account: i64) -> bool {
        self.taxes.contains(&(entity, account))
    }

    /// The first of the roles an account plays, if it plays one.
    pub(super) fn role_of(&self, entity: i64, account: i64) -> Option<usize> {
        let bits = self.accounts.get(&(entity, account))?;
        Some(bits.trailing_zeros() as usize)
    }

    /// The groups of roles of an entity that no account tells apart, each once.
    pub(super) fn groups(&self, entity: i64) -> Vec<u8> {
        let mut groups = self.groups.get(&entity).copied().unwrap_or([1, 2, 4, 8, 16, 32]).to_vec();
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    /// Whether a role shares no account with another.
    pub(super) fn stands_alone(&self, entity: i64, role: usize) -> bool {
        self.groups.get(&entity).is_none_or(|groups| groups[role] == 1 << role)
    }
}

/// What a sale should post by role.
#[derive(Clone, Copy, Default)]
pub(super) struct ByRole(pub(super) [i128; 6]);

impl ByRole {
    pub(super) fn sold(&mut self, net_minor: i64, is_back: bool) {
        self.0[if is_back { RETURNS } else { REVENUE }] -= i128::from(net_minor);
    }

    pub(super) fn suspense(&mut self, minor: i128) {
        self.0[SUSPENSE] += minor;
    }

    pub(super) fn cost(&mut self, minor: i128) {
        self.0[COST] += minor;
    }

    pub(super) fn variance(&mut self, minor: i128) {
        self.0[VARIANCE] += minor;
    }

    pub(super) fn rounding(&mut self, minor: i128) {
        self.0[ROUNDING] -= minor;
    }

    pub(super) fn of(&self, group: u8) -> i128 {
        (0..ROLES.len()).filter(|role| group & (1 << role) != 0).map(|role| self.0[role]).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::file;
    use super::*;

    /// Roles that once shared an account cannot be told apart by it; those of another entity can.
    #[test]
    fn roles_that_share_an_account_are_one() {
        let rule = |id: i64, entity: i64, role: &str, account: i64| {
            let body = format!(r#"{{"entity_id":{entity},"role":"{role}","category_id":0,"account_id":{account}}}"#);
            format!("history VALUES ({id}, 1, 'posting_rules', '[]', '{body}')")
        };
        let rows = [
            rule(1, 1, "sales_revenue", 40),
            rule(2, 1, "sales_returns", 41),
            rule(3, 1, "sales_returns", 40),
            rule(4, 1, "cost_of_sales", 50),
            rule(5, 1, "provisional_variance", 51),
            rule(6, 1, "tax_payable", 22),
            rule(7, 2, "sales_revenue", 60),
            rule(8, 2, "sales_returns", 61),
        ];
        let file = file(&rows.each_ref().map(String::as_str));
        let parts = Parts::read(&file).expect("the rules");
        assert_eq!(parts.groups(1), [3, 4, 8, 16, 32]);
        assert_eq!(parts.groups(2), [1, 2, 4, 8, 16, 32]);
        assert!(parts.stands_alone(1, VARIANCE) && !parts.stands_alone(1, REVENUE) && parts.stands_alone(2, REVENUE));
        assert!(parts.is_tax(1, 22) && !parts.is_tax(2, 22));
        let mut wanted = ByRole::default();
        wanted.sold(100, false);
        wanted.sold(-30, true);
        assert_eq!((wanted.of(3), wanted.of(1), wanted.of(2)), (-70, -100, 30));
    }
}
