//! Proposals to move goods: each is between two sites of its entity, stands as its one move says, and became a transfer of
//! exactly what it proposed if it was accepted.

use rusqlite::{Connection, Result};

use super::read::{Feed, each, ints, text};
use super::run::Check;

/// Proves the proposals, and whose sites levels and lanes join.
pub(super) fn prove(connection: &Connection, [proposals]: &mut [Check; 1]) -> Result<()> {
    let mut moves = connection.prepare(
        "SELECT transfer_proposal_id, transfer_proposal_move_id, command_id, document_id, state, reason
         FROM transfer_proposal_moves ORDER BY transfer_proposal_id",
    )?;
    let mut moves = Feed::new(moves.query([])?)?;
    let rows =
        "SELECT p.transfer_proposal_id, p.command_id, p.entity_id, p.item_id, p.from_site_id, p.to_site_id, p.quantity,
                       p.surplus, COALESCE(f.entity_id, 0), COALESCE(t.entity_id, 0), p.state
                FROM transfer_proposals p
                LEFT JOIN sites f ON f.site_id = p.from_site_id LEFT JOIN sites t ON t.site_id = p.to_site_id
                ORDER BY p.transfer_proposal_id";
    each(connection, rows, [], |row| {
        let [id, command, entity, item, from, to, quantity, surplus, entity_from, entity_to] = ints(row, 0)?;
        let state = text(row, 10)?;
        let record = || format!("transfer proposal {id}");
        proposals.rows += 1;
        proposals.holds(from != to, record, || "goes nowhere");
        proposals.holds(quantity > 0 && quantity <= surplus, record, || format!("moves {quantity} of {surplus}"));
        proposals.holds(
            entity_from == entity && entity_to == entity,
            record,
            || "a site of it is none of its entity's",
        );
        lost(&mut moves, Some(id), proposals)?;
        let mut told = "open".to_owned();
        while let Some((_, step)) = moves.upto(id) {
            let [step_id, decided, document] = ints(step, 1)?;
            let (now, reason) = (text(step, 4)?.to_owned(), text(step, 5)?.to_owned());
            proposals.rows += 1;
            let step = || format!("transfer proposal move {step_id}");
            proposals.holds(told == "open", step, || "decides what was decided before");
            proposals.holds(decided > command, step, || "decides before it was proposed");
            match now.as_str() {
                "accepted" => {
                    let moved = transferred(connection, [document, decided, item, from, to])?;
                    let wrong = || format!("became a transfer of {moved}, not of {quantity}");
                    proposals.holds(moved == i128::from(quantity), step, wrong);
                    proposals.holds(reason.is_empty(), step, || "was accepted with a reason against it");
                }
                "rejected" => {
                    proposals.holds(document == 0, step, || "was rejected, and became a transfer");
                    proposals.holds(!reason.is_empty(), step, || "was rejected without a reason");
                }
                other => proposals.bad(step(), format!("{other} is no decision")),
            }
            told = now;
            moves.advance()?;
        }
        proposals.holds(state == told, record, || format!("state is {state}, its moves say {told}"));
        Ok(())
    })?;
    lost(&mut moves, None, proposals)?;
    lanes(connection, proposals)
}

/// Names the proposals before one that only their moves know.
fn lost(moves: &mut Feed<'_>, before: Option<i64>, proposals: &mut Check) -> Result<()> {
    while let Some((id, _)) = moves.before(before) {
        proposals.bad(format!("transfer proposal {id}"), "is missing, though there are moves of it");
        moves.advance()?;
    }
    Ok(())
}

/// What of an item a document of a command sent from a site to another.
fn transferred(connection: &Connection, [document, command, item, from, to]: [i64; 5]) -> Result<i128> {
    let mut sum = 0;
    let sent = "SELECT quantity_shipped FROM transfer_lines
                WHERE document_id = ?1 AND command_id = ?2 AND item_id = ?3 AND from_site_id = ?4 AND to_site_id = ?5";
    each(connection, sent, [document, command, item, from, to], |row| {
        sum += i128::from(row.get::<_, i64>(0)?);
        Ok(())
    })?;
    Ok(sum)
}

/// A lane joins two sites of one entity; a highest level is not below the lowest.
fn lanes(connection: &Connection, proposals: &mut Check) -> Result<()> {
    let rows = "SELECT l.from_site_id, l.to_site_id, COALESCE(f.entity_id, 0), COALESCE(t.entity_id, -1)
                FROM transfer_lanes l
                LEFT JOIN sites f ON f.site_id = l.from_site_id LEFT JOIN sites t ON t.site_id = l.to_site_id
                ORDER BY l.from_site_id, l.to_site_id";
    each(connection, rows, [], |row| {
        let [from, to, entity_from, entity_to] = ints(row, 0)?;
        proposals.rows += 1;
        let record = || format!("transfer lane {from}/{to}");
        proposals.holds(from != to && entity_from == entity_to, record, || "joins no two sites of one entity");
        Ok(())
    })?;
    let rows = "SELECT item_id, site_id FROM site_levels WHERE level_min < 0 OR level_max < level_min OR multiple < 0";
    each(connection, rows, [], |row| {
        let [item, site] = ints(row, 0)?;
        proposals.bad(format!("site level {item}/{site}"), "is below 0, or its highest below its lowest");
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{empty, problems};
    use super::*;

    /// Three proposals: one open, one that became a transfer, one rejected. Checks of the schema are down as well.
    fn found(changes: &str) -> Vec<String> {
        let file = empty();
        file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
        for row in [
            "sites VALUES (101, 'A', 'a', 'A', 'store', 1, 1, 'UTC', 0, 0, 1), (102, 'B', 'b', 'B', 'store', 1, 1, 'UTC', 0, 0, 1),
             (103, 'C', 'c', 'C', 'store', 2, 2, 'UTC', 0, 0, 1)",
            "site_levels VALUES (7, 101, 3, 5, 0)",
            "transfer_lanes VALUES (102, 101, 100, 1, 0, 1)",
            "transfer_proposals VALUES (1, 5, 1, 7, 102, 101, 4, 6, 4, 1, 3, 100, 1, 'open'),
             (2, 5, 1, 8, 102, 101, 2, 2, 9, 0, 9, 100, 1, 'accepted'), (3, 5, 1, 9, 102, 101, 1, 2, 1, 0, 1, 100, 1, 'rejected')",
            "transfer_proposal_moves VALUES (1, 6, 2, 'accepted', 70, ''), (2, 7, 3, 'rejected', 0, 'no')",
            "transfer_lines VALUES (1, 6, 70, 1, 8, 0, 0, 'sellable', 102, 101, 0, 2, 2)",
        ] {
            file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
        }
        file.execute_batch(&format!(
            "DROP TRIGGER transfer_proposals_update; DROP TRIGGER transfer_proposals_delete;
             DROP TRIGGER transfer_proposal_moves_update; DROP TRIGGER transfer_proposal_moves_delete;
             DROP TRIGGER transfer_lines_update; {changes}"
        ))
        .expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn proposals_stand_as_their_moves_say() {
        assert_eq!(problems(&empty(), prove), [""; 0]);
        assert_eq!(found(""), [""; 0]);
        for (change, problem) in [
            (
                "UPDATE transfer_proposals SET state = 'rejected' WHERE transfer_proposal_id = 1",
                "transfer proposal 1: state is rejected, its moves say open",
            ),
            (
                "DELETE FROM transfer_proposal_moves WHERE transfer_proposal_move_id = 2",
                "transfer proposal 3: state is rejected, its moves say open",
            ),
            (
                "UPDATE transfer_proposals SET quantity = 1 WHERE transfer_proposal_id = 2",
                "transfer proposal move 1: became a transfer of 2, not of 1",
            ),
            (
                "UPDATE transfer_lines SET quantity_shipped = 1",
                "transfer proposal move 1: became a transfer of 1, not of 2",
            ),
            (
                "UPDATE transfer_proposal_moves SET document_id = 71 WHERE document_id = 70",
                "transfer proposal move 1: became a transfer of 0, not of 2",
            ),
            (
                "UPDATE transfer_proposal_moves SET reason = '' WHERE state = 'rejected'",
                "transfer proposal move 2: was rejected without a reason",
            ),
            (
                "UPDATE transfer_proposal_moves SET reason = 'x' WHERE state = 'accepted'",
                "transfer proposal move 1: was accepted with a reason against it",
            ),
            (
                "UPDATE transfer_proposal_moves SET document_id = 9 WHERE state = 'rejected'",
                "transfer proposal move 2: was rejected, and became a transfer",
            ),
            (
                "UPDATE transfer_proposal_moves SET command_id = 5 WHERE state = 'rejected'",
                "transfer proposal move 2: decides before it was proposed",
            ),
            (
                "DELETE FROM transfer_proposals WHERE transfer_proposal_id = 3",
                "transfer proposal 3: is missing, though there are moves of it",
            ),
            (
                "UPDATE transfer_proposals SET to_site_id = 103 WHERE transfer_proposal_id = 1",
                "transfer proposal 1: a site of it is none of its entity's",
            ),
            (
                "UPDATE transfer_proposals SET to_site_id = 102 WHERE transfer_proposal_id = 1",
                "transfer proposal 1: goes nowhere",
            ),
            (
                "UPDATE transfer_proposals SET surplus = 3 WHERE transfer_proposal_id = 1",
                "transfer proposal 1: moves 4 of 3",
            ),
            ("UPDATE transfer_lanes SET to_site_id = 103", "transfer lane 102/103: joins no two sites of one entity"),
            ("UPDATE site_levels SET level_max = 2", "site level 7/101: is below 0, or its highest below its lowest"),
        ] {
            assert_eq!(found(change), [problem], "{change}");
        }
    }
}
