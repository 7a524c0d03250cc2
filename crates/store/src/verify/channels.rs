//! Channels, what is kept back for them and what comes through them: each is of its entity and of sites that exist. That
//! their rows are what the last change left of them is proven with the other masters.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::read::{each, ints, text};
use super::run::Check;

/// Proves channels, guards and whose demands are.
pub(super) fn prove(connection: &Connection, [channels]: &mut [Check; 1]) -> Result<()> {
    let mut sites: FxHashMap<i64, i64> = FxHashMap::default();
    each(connection, "SELECT site_id, entity_id FROM sites", [], |row| {
        sites.insert(row.get(0)?, row.get(1)?);
        Ok(())
    })?;
    let rows = "SELECT c.priority, c.entity_id, e.entity_id IS NOT NULL, c.code, c.sites
                FROM channels c LEFT JOIN entities e ON e.entity_id = c.entity_id ORDER BY c.channel_id";
    each(connection, rows, [], |row| {
        let [priority, entity, has_entity] = ints(row, 0)?;
        channels.rows += 1;
        let wrong = if has_entity == 0 {
            "its entity does not exist"
        } else if !(1..=9).contains(&priority) {
            "its priority is none from 1 to 9"
        } else {
            match serde_json::from_str::<Vec<(i64, i64, Vec<i64>)>>(text(row, 4)?) {
                Err(_) => "its sites are no list of sites",
                Ok(supply) if supply.iter().any(|(site, ..)| sites.get(site) != Some(&entity)) => {
                    "a site of it is none of its entity's"
                }
                Ok(_) => return Ok(()),
            }
        };
        channels.bad(format!("channel {}", text(row, 3)?), wrong);
        Ok(())
    })?;
    let rows = "SELECT g.item_id, g.site_id, g.channel_id, g.quantity, g.channel_id = 0 OR c.channel_id IS NOT NULL
                FROM stock_guards g LEFT JOIN channels c ON c.channel_id = g.channel_id
                ORDER BY g.item_id, g.site_id, g.channel_id";
    each(connection, rows, [], |row| {
        let [item, site, channel, quantity, has_channel] = ints(row, 0)?;
        let record = || format!("stock guard {item}/{site}/{channel}");
        channels.rows += 1;
        channels.holds(has_channel != 0, record, || "its channel does not exist");
        channels.holds(quantity >= 0, record, || format!("keeps back {quantity}"));
        Ok(())
    })?;
    let rows = "SELECT d.demand_id, c.channel_id IS NOT NULL, c.entity_id IS d.entity_id
                FROM demands d LEFT JOIN channels c ON c.channel_id = d.channel_id ORDER BY d.demand_id";
    each(connection, rows, [], |row| {
        let [demand, has_channel, is_of_entity] = ints(row, 0)?;
        let record = || format!("demand {demand}");
        channels.rows += 1;
        channels.holds(has_channel != 0, record, || "its channel does not exist");
        channels.holds(has_channel == 0 || is_of_entity != 0, record, || "its channel is none of its entity's");
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{empty, problems};
    use super::*;

    /// ACME with a shop and a channel, a guard for it and one for all, and a demand; OTHER. Checks of the schema are down as
    /// well.
    fn found(changes: &str) -> Vec<String> {
        let file = empty();
        file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
        for row in [
            "entities VALUES (1, 'ACME', 'acme', 'Acme', 'EUR', 'UTC', 1, 0, 0), (2, 'OTHER', 'other', 'Other', 'EUR', 'UTC', 1, 0, 0)",
            "sites VALUES (101, 'SHOP-1', 'shop-1', 'Shop', 'store', 1, 1, 'UTC', 0, 0, 1)",
            "channels VALUES (1, 'WEB', 'web', 'Web', 1, 'whole', 'refuse', 5, 30, 0, NULL, '[[101,250,[3]]]', 1)",
            "stock_guards VALUES (7, 101, 0, 2), (7, 101, 1, 0)",
            "demands VALUES (1, 1, 1, 'order', 'a', 'A', 1, 0, '', 0, 5, 'whole', 'refuse', 0, 20261101, NULL)",
        ] {
            file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
        }
        file.execute_batch(&format!("DROP TRIGGER demands_update; {changes}")).expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn channels_guards_and_demands_are_of_their_entity() {
        assert_eq!(found(""), [""; 0]);
        for (change, problem) in [
            ("UPDATE channels SET priority = 10", "channel WEB: its priority is none from 1 to 9"),
            ("UPDATE channels SET sites = '[[102,0,[]]]'", "channel WEB: a site of it is none of its entity's"),
            ("UPDATE sites SET entity_id = 2", "channel WEB: a site of it is none of its entity's"),
            ("UPDATE channels SET sites = '[102]'", "channel WEB: its sites are no list of sites"),
            (
                "UPDATE stock_guards SET channel_id = 2 WHERE channel_id = 1",
                "stock guard 7/101/2: its channel does not exist",
            ),
            ("UPDATE stock_guards SET quantity = -1 WHERE channel_id = 1", "stock guard 7/101/1: keeps back -1"),
            ("UPDATE demands SET channel_id = 2", "demand 1: its channel does not exist"),
            ("UPDATE demands SET entity_id = 2", "demand 1: its channel is none of its entity's"),
        ] {
            assert_eq!(found(change), [problem], "{change}");
        }
        assert_eq!(
            found("UPDATE channels SET entity_id = 3"),
            ["channel WEB: its entity does not exist", "demand 1: its channel is none of its entity's"]
        );
    }
}
