//! Price lists and prices: each is of its entity, per a unit its item is counted in, and for a span that does not end
//! before it begins. That their rows are what the last change left of them is proven with the other masters.

use rusqlite::{Connection, Result};

use super::read::{each, text};
use super::run::Check;

/// Proves price lists and prices.
pub(super) fn prove(connection: &Connection, [lists, prices]: &mut [Check; 2]) -> Result<()> {
    let rows = "SELECT l.code, l.starts_on, l.ends_on, l.site_id, s.entity_id = l.entity_id,
                       e.entity_id IS NOT NULL
                FROM price_lists l LEFT JOIN sites s ON s.site_id = l.site_id
                LEFT JOIN entities e ON e.entity_id = l.entity_id ORDER BY l.price_list_id";
    each(connection, rows, [], |row| {
        lists.rows += 1;
        let of_its_entity: Option<bool> = row.get(4)?;
        let wrong = if !row.get::<_, bool>(5)? {
            "its entity does not exist"
        } else if row.get::<_, i64>(3)? != 0 && of_its_entity != Some(true) {
            "its site is none of its entity's"
        } else if ends_early(row.get(1)?, row.get(2)?) {
            "it ends before it begins"
        } else {
            return Ok(());
        };
        lists.bad(format!("price list {}", text(row, 0)?), wrong);
        Ok(())
    })?;
    let rows = "SELECT l.code, i.code, p.unit_id, p.quantity_from, p.starts_on, p.ends_on, p.unit_price,
                       p.unit_id = i.unit_id OR k.unit_id IS NOT NULL
                FROM prices p LEFT JOIN price_lists l ON l.price_list_id = p.price_list_id
                LEFT JOIN items i ON i.item_id = p.item_id
                LEFT JOIN item_packs k ON k.item_id = p.item_id AND k.unit_id = p.unit_id
                ORDER BY p.price_list_id, p.item_id, p.unit_id, p.quantity_from, p.starts_on";
    each(connection, rows, [], |row| {
        prices.rows += 1;
        let (list, item): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
        let wrong = if list.is_none() {
            "its price list does not exist"
        } else if item.is_none() {
            "its item does not exist"
        } else if row.get::<_, Option<bool>>(7)? != Some(true) {
            "its item is not counted in its unit"
        } else if row.get::<_, i64>(3)? < 0 || row.get::<_, i64>(6)? < 0 {
            "a price or its quantity is below 0"
        } else if ends_early(row.get(4)?, row.get(5)?) {
            "it ends before it begins"
        } else {
            return Ok(());
        };
        let (list, item) = (list.unwrap_or_default(), item.unwrap_or_default());
        let (unit, quantity, starts_on): (i64, i64, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
        prices.bad(format!("price {list} {item} {unit}/{quantity}/{starts_on}"), wrong);
        Ok(())
    })
}

fn ends_early(starts_on: i64, ends_on: Option<i64>) -> bool {
    ends_on.is_some_and(|ends_on| ends_on < starts_on)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{empty, problems};
    use super::*;

    /// ACME with SHOP-1 and an item in pieces and cases; OTHER with SHOP-2. Checks of the schema are down as well.
    fn found(rows: &[&str]) -> Vec<String> {
        let file = empty();
        file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
        let shop = [
            "entities VALUES (1, 'ACME', 'acme', 'Acme', 'EUR', 'UTC', 1, 0, 0), (2, 'OTHER', 'other', 'Other', 'EUR', 'UTC', 1, 0, 0)",
            "sites VALUES (101, 'SHOP-1', 'shop-1', 'Shop', 'store', 1, 1, 'UTC', 0, 0, 1), (102, 'SHOP-2', 'shop-2', 'Shop', 'store', 2, 1, 'UTC', 0, 0, 1)",
            "items VALUES (1, 'TEA', 'tea', 'Tea', 'stocked', 1, 1, 'fifo', 'standard', 'none', 'published', '{}')",
            "item_packs VALUES (1, 5, 12, 1)",
            "price_lists VALUES (1, 'RETAIL', 'retail', 'Retail', 1, 'EUR', 1, '', '', 101, 19000101, NULL, 0, 1)",
            "prices VALUES (1, 1, 1, 0, 20260101, 3500000, 20260101), (1, 1, 5, 2000000, 20260101, 0, NULL)",
        ];
        for row in shop.iter().chain(rows) {
            file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
        }
        problems(&file, prove)
    }

    #[test]
    fn lists_and_prices_are_of_their_entity_item_and_unit() {
        assert_eq!(found(&[]), [""; 0]);
        let list = |entity: i64, site: i64, ends: &str| {
            format!("price_lists VALUES (2, 'B', 'b', 'B', {entity}, 'EUR', 1, '', '', {site}, 20260102, {ends}, 0, 1)")
        };
        for (row, problem) in [
            (list(3, 0, "NULL"), "price list B: its entity does not exist"),
            (list(1, 102, "NULL"), "price list B: its site is none of its entity's"),
            (list(1, 103, "NULL"), "price list B: its site is none of its entity's"),
            (list(1, 0, "20260101"), "price list B: it ends before it begins"),
            (
                "prices VALUES (1, 1, 2, 0, 20260101, 1, NULL)".into(),
                "price RETAIL TEA 2/0/20260101: its item is not counted in its unit",
            ),
            (
                "prices VALUES (1, 2, 1, 0, 20260101, 1, NULL)".into(),
                "price RETAIL  1/0/20260101: its item does not exist",
            ),
            (
                "prices VALUES (2, 1, 1, 0, 20260101, 1, NULL)".into(),
                "price  TEA 1/0/20260101: its price list does not exist",
            ),
            (
                "prices VALUES (1, 1, 1, 1, 20260101, -1, NULL)".into(),
                "price RETAIL TEA 1/1/20260101: a price or its quantity is below 0",
            ),
            (
                "prices VALUES (1, 1, 1, -1, 20260101, 1, NULL)".into(),
                "price RETAIL TEA 1/-1/20260101: a price or its quantity is below 0",
            ),
            (
                "prices VALUES (1, 1, 1, 0, 20260102, 1, 20260101)".into(),
                "price RETAIL TEA 1/0/20260102: it ends before it begins",
            ),
        ] {
            assert_eq!(found(&[&row]), [problem]);
        }
    }
}
