//! Cards and credit: what is left on one is what remains of its open item, and a voucher is worth its net and its tax.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::super::read::{each, ints, text};
use super::super::run::Check;
use super::masters::Masters;
use super::sales::{Sale, Taxed};

#[derive(Default)]
struct Held {
    /// What its item holds by now, debit positive.
    remains: i128,
    /// Net, tax and tax set of the first line that loaded it, and how that applied.
    loaded: Option<([i64; 3], i64)>,
}

/// What sales did with cards and credit.
#[derive(Default)]
pub(super) struct StoredValues {
    held: FxHashMap<i64, Held>,
}

impl StoredValues {
    /// Takes what a sale does to cards, and tells the sale what its vouchers were supplied as.
    pub(super) fn sold(&mut self, masters: &Masters, sale: &mut Sale) {
        for line in sale.lines.iter().filter(|line| line.stored != 0) {
            let held = self.held.entry(line.stored).or_default();
            held.remains -= i128::from(line.net());
            held.loaded.get_or_insert(([line.net(), line.tax(), line.tax_set], line.treatment));
        }
        for money in sale.money.iter().filter(|money| money.stored != 0) {
            let held = self.held.entry(money.stored).or_default();
            held.remains += i128::from(money.amount) - money.tax_paid(masters);
            let is_back = money.amount < 0;
            let voucher = held.loaded.filter(|([_, _, set], _)| *set != 0);
            sale.vouchers.extend(voucher.map(|([net, tax, set], treatment)| {
                let sign = if is_back { 1 } else { -1 };
                Taxed { key: (set, treatment, is_back), net: sign * i128::from(net), tax: sign * i128::from(tax) }
            }));
        }
    }

    /// Takes what payments of orders did to cards.
    fn paid(&mut self, connection: &Connection) -> Result<()> {
        let rows = "SELECT p.stored_value_id, p.amount_minor - COALESCE(v.tax_minor, 0), p.step
                    FROM order_payments p LEFT JOIN stored_values v ON v.stored_value_id = p.stored_value_id
                    WHERE p.stored_value_id <> 0 ORDER BY p.order_payment_id";
        each(connection, rows, [], |row| {
            let [id, amount] = ints(row, 0)?;
            let sign = match text(row, 2)? {
                "captured" | "chargeback_won" => 1,
                "refunded" | "charged_back" => -1,
                _ => 0,
            };
            self.held.entry(id).or_default().remains += sign * i128::from(amount);
            Ok(())
        })
    }

    /// Sets cards and credit against their open items.
    pub(super) fn settle(mut self, connection: &Connection, check: &mut Check) -> Result<()> {
        self.paid(connection)?;
        let rows = "SELECT v.stored_value_id, v.entity_id, v.open_item_id, v.tax_set_id, v.tax_minor,
                           i.open_item_id IS NOT NULL, COALESCE(i.remaining_minor, 0), COALESCE(a.entity_id, 0),
                           v.kind, v.code, COALESCE(i.reference, '')
                    FROM stored_values v LEFT JOIN open_items i ON i.open_item_id = v.open_item_id
                    LEFT JOIN accounts a ON a.account_id = i.account_id ORDER BY v.stored_value_id";
        each(connection, rows, [], |row| {
            let [id, entity, item, tax_set, tax, exists, remaining, owner] = ints(row, 0)?;
            let (kind, code, reference) = (text(row, 8)?, text(row, 9)?, text(row, 10)?);
            check.rows += 1;
            let held = self.held.remove(&id).unwrap_or_default();
            let (face, _) = held.loaded.unwrap_or_default();
            let wrong = if exists == 0 {
                format!("its open item {item} does not exist")
            } else if owner != entity {
                "its open item is another entity's".to_owned()
            } else if reference != code {
                format!("its open item is that of {reference}")
            } else if i128::from(remaining) != held.remains {
                format!("{remaining} remains of its open item, its sales and payments say {}", held.remains)
            } else if remaining > 0 {
                format!("more was spent than was on it, by {remaining}")
            } else if kind == "voucher" && face[1..] != [tax, tax_set] {
                format!("was sold with tax {} by tax set {}, it says {tax} by {tax_set}", face[1], face[2])
            } else if kind != "voucher" && (tax, tax_set) != (0, 0) {
                "bears tax, yet is no voucher".to_owned()
            } else {
                return Ok(());
            };
            check.bad(format!("stored value {id}"), wrong);
            Ok(())
        })?;
        let mut left: Vec<i64> = self.held.into_keys().collect();
        left.sort_unstable();
        for id in left {
            check.bad(format!("stored value {id}"), "is missing, though sales or payments moved it");
        }
        Ok(())
    }
}
