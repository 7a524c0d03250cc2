//! Two ledgers, one quantity: what the pools of an area hold is what stands at its sites.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::pools::{Key, name};
use super::read::{Words, each, ints, text};
use super::run::Check;

/// What the pools of an area hold is what stands at its sites, and goods on their way between two of them.
pub(super) fn prove(connection: &Connection, [quantities]: &mut [Check; 1]) -> Result<()> {
    let mut words = Words::default();
    let mut sums: FxHashMap<Key, i128> = FxHashMap::default();
    let positions = "SELECT p.item_id, s.area_id, p.owner_id, p.quantity, p.state
                     FROM positions p JOIN sites s ON s.site_id = p.site_id";
    each(connection, positions, [], |row| {
        let [item, area, owner, quantity] = ints(row, 0)?;
        quantities.rows += 1;
        let class = words.number(class_of(text(row, 4)?));
        *sums.entry([item, area, class, owner]).or_default() += i128::from(quantity);
        Ok(())
    })?;
    // Within an area goods on their way stay in the pool of the area, not in that of transit.
    let underway = "SELECT t.item_id, s.area_id, e.transit_area_id, t.owner_id, t.quantity_open, t.state
                    FROM transfer_lines t JOIN sites s ON s.site_id = t.from_site_id
                    JOIN entities e ON e.entity_id = s.entity_id WHERE t.valued = 0 AND t.quantity_open <> 0";
    each(connection, underway, [], |row| {
        let [item, area, transit, owner, quantity] = ints(row, 0)?;
        let class = words.number(class_of(text(row, 5)?));
        *sums.entry([item, area, class, owner]).or_default() += i128::from(quantity);
        *sums.entry([item, transit, class, owner]).or_default() -= i128::from(quantity);
        Ok(())
    })?;
    let pools = "SELECT item_id, area_id, owner_id, quantity, class FROM pools";
    each(connection, pools, [], |row| {
        let [item, area, owner, quantity] = ints(row, 0)?;
        quantities.rows += 1;
        let key = [item, area, words.number(text(row, 4)?), owner];
        let stand = sums.remove(&key).unwrap_or(0);
        let wrong = || format!("holds {quantity}, the positions of its area {stand}");
        quantities.holds(stand == i128::from(quantity), || name(&key, &words), wrong);
        Ok(())
    })?;
    let mut left: Vec<_> = sums.into_iter().filter(|(_, stand)| *stand != 0).collect();
    left.sort_unstable();
    for (key, stand) in left {
        quantities.bad(name(&key, &words), format!("does not exist, the positions of its area hold {stand}"));
    }
    Ok(())
}

/// The valuation class of a stock state.
pub(super) fn class_of(state: &str) -> &'static str {
    match state {
        "sellable" | "quarantine" => "normal",
        "inspection" => "returns_pending",
        "refurbish" | "damaged" => "impaired",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, problems};
    use super::*;

    fn found(changes: &str) -> Vec<String> {
        let file = file(&[
            "entities VALUES (1, 'A', 'a', 'A', 'EUR', 'UTC', 1, 100, 2)",
            "sites VALUES (101, 'S', 's', 'S', 'store', 1, 1, 'UTC', 0, 0, 1)",
            "pools VALUES (7, 1, 'normal', 0, 4, 6, 153300000, 255500, 20261102)",
            "positions VALUES (7, 101, 'sellable', 0, 0, 0, 4, 0), (7, 101, 'quarantine', 0, 0, 0, 2, 0)",
        ]);
        file.execute_batch(changes).expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn what_a_pool_holds_stands_at_the_sites_of_its_area() {
        assert_eq!(found(""), [""; 0]);
        assert_eq!(
            found("UPDATE positions SET quantity = 5 WHERE state = 'sellable'"),
            ["pool item 7 area 1 normal: holds 6, the positions of its area 7"]
        );
        assert_eq!(
            found("INSERT INTO positions VALUES (8, 101, 'damaged', 0, 0, 3, 2, 0)"),
            ["pool item 8 area 1 impaired owner 3: does not exist, the positions of its area hold 2"]
        );
    }

    #[test]
    fn goods_under_way_within_an_area_stay_in_its_pool() {
        let underway = "UPDATE positions SET quantity = 2 WHERE state = 'sellable';
            INSERT INTO sites VALUES (100, 'T', 't', 'T', 'transit', 1, 2, 'UTC', 0, 0, 1);
            INSERT INTO positions VALUES (7, 100, 'sellable', 0, 0, 0, 2, 0);
            INSERT INTO transfer_lines VALUES (1, 1, 1, 1, 7, 0, 0, 'sellable', 101, 102, 0, 2, 2);";
        assert_eq!(found(underway), [""; 0]);
    }
}
