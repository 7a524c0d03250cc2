//! What is still expected is the sum of what was told and what came, and was never below nothing.

use rusqlite::{Connection, Result};

use super::read::{each, ints, text};
use super::run::Check;
use super::sums::Fold::Sum;
use super::sums::Sums;

/// Proves what is expected from its moves.
pub(super) fn prove(connection: &Connection, [lines]: &mut [Check; 1]) -> Result<()> {
    each(
        connection,
        "SELECT s.expected_supply_id, t.site_id IS NOT NULL FROM expected_supplies s
         LEFT JOIN sites t ON t.site_id = s.site_id ORDER BY s.expected_supply_id",
        [],
        |row| {
            let [supply, has_site] = ints(row, 0)?;
            lines.rows += 1;
            lines.holds(has_site != 0, || format!("expected supply {supply}"), || "its site does not exist");
            Ok(())
        },
    )?;
    let mut sums = Sums::new("expected moves", [("quantity", Sum)], 3).at_hand();
    let moves = "SELECT m.expected_move_id, m.expected_supply_id, m.item_id, m.expected_on, m.change,
                        s.expected_supply_id IS NOT NULL, m.cause
                 FROM expected_moves m LEFT JOIN expected_supplies s ON s.expected_supply_id = m.expected_supply_id
                 ORDER BY m.expected_move_id";
    each(connection, moves, [], |row| {
        let [id, supply, item, day, change, has_supply] = ints(row, 0)?;
        let record = || format!("expected move {id}");
        lines.rows += 1;
        lines.holds(has_supply != 0, record, || format!("expected supply {supply} does not exist"));
        lines.holds(change != 0, record, || "changes nothing");
        lines.holds(
            change < 0 || text(row, 6).is_ok_and(|cause| cause == "told"),
            record,
            || "more is expected of it, though it arrived",
        );
        let key = [supply, item, day];
        sums.add(key, [change])?;
        let left = sums.get(&key).map_or(0, |[sum]| *sum);
        lines.holds(left >= 0, record, || format!("leaves {left} of {}", name(&key)));
        Ok(())
    })?;
    let rows = "SELECT expected_supply_id, item_id, expected_on, quantity FROM expected_lines
                ORDER BY expected_supply_id, item_id, expected_on";
    each(connection, rows, [], |row| {
        let [supply, item, day, quantity] = ints(row, 0)?;
        let key = [supply, item, day];
        sums.settle(lines, &key, [quantity], || name(&key))
    })?;
    sums.finish(lines, name)
}

fn name([supply, item, day]: &[i64; 3]) -> String {
    format!("expected line {supply}/{item}/{day}")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{empty, problems};
    use super::*;

    /// Five were told of, two of them came, and three are expected later by now. Checks of the schema are down as well.
    fn found(changes: &str) -> Vec<String> {
        let file = empty();
        file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
        for row in [
            "sites VALUES (101, 'SHOP-1', 'shop-1', 'Shop', 'store', 1, 1, 'UTC', 0, 0, 1)",
            "expected_supplies VALUES (1, 1, 101, 'inbound', 'po-1', 'PO-1')",
            "expected_moves VALUES (1, 1, 1, 7, 20261201, 'told', 5), (2, 2, 1, 7, 20261201, 'arrived', -2),
             (3, 3, 1, 7, 20261201, 'told', -3), (4, 3, 1, 7, 20261208, 'told', 3)",
            "expected_lines VALUES (1, 7, 20261201, 0), (1, 7, 20261208, 3)",
        ] {
            file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
        }
        file.execute_batch(&format!(
            "DROP TRIGGER expected_moves_update; DROP TRIGGER expected_moves_delete; {changes}"
        ))
        .expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn what_is_expected_is_the_sum_of_its_moves() {
        assert_eq!(problems(&empty(), prove), [""; 0]);
        assert_eq!(found(""), [""; 0]);
        let cases: [(&str, &[&str]); 8] = [
            (
                "UPDATE expected_lines SET quantity = 4 WHERE quantity = 3",
                &["expected line 1/7/20261208: quantity is 4, its expected moves say 3"],
            ),
            (
                "DELETE FROM expected_lines WHERE quantity = 0",
                &["expected line 1/7/20261201: is missing, though there are expected moves for it"],
            ),
            (
                "INSERT INTO expected_lines VALUES (1, 8, 20261201, 0)",
                &["expected line 1/8/20261201: no expected moves stand behind it"],
            ),
            (
                "UPDATE expected_moves SET change = -6 WHERE expected_move_id = 2",
                &[
                    "expected move 2: leaves -1 of expected line 1/7/20261201",
                    "expected move 3: leaves -4 of expected line 1/7/20261201",
                    "expected line 1/7/20261201: quantity is 0, its expected moves say -4",
                ],
            ),
            ("UPDATE expected_moves SET cause = 'arrived' WHERE expected_move_id = 3", &[]),
            (
                "UPDATE expected_moves SET cause = 'arrived' WHERE expected_move_id = 4",
                &["expected move 4: more is expected of it, though it arrived"],
            ),
            (
                "INSERT INTO expected_moves VALUES (5, 4, 1, 7, 20261208, 'told', 0)",
                &["expected move 5: changes nothing"],
            ),
            ("DELETE FROM sites", &["expected supply 1: its site does not exist"]),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), expected, "{change}");
        }
    }
}
