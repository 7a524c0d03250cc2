//! What a person must look at: the state of every exception is the fold of its moves.

use rusqlite::{Connection, Result};

use super::read::{Feed, each, ints, text};
use super::run::Check;

/// Proves the exceptions.
pub(super) fn prove(connection: &Connection, [exceptions]: &mut [Check; 1]) -> Result<()> {
    // By the index of moves by exception, so that the moves of one come together.
    let mut moved = connection.prepare(
        "SELECT exception_id, exception_move_id, command_id, owner_id, action
         FROM exception_moves ORDER BY exception_id, exception_move_id",
    )?;
    let mut moves = Feed::new(moved.query([])?)?;
    let rows = "SELECT exception_id, command_id, owner_id, state FROM exceptions ORDER BY exception_id";
    each(connection, rows, [], |row| {
        let [id, raised_by, owner] = ints(row, 0)?;
        exceptions.rows += 1;
        lost(&mut moves, Some(id), exceptions)?;
        let record = || format!("exception {id}");
        let Some(life) = Life::read(&mut moves, id, exceptions)? else {
            exceptions.bad(record(), "no moves stand behind it");
            return Ok(());
        };
        let state = text(row, 3)?;
        let differs = if state != life.state {
            format!("state is {state}, its moves say {}", life.state)
        } else if owner != life.owner {
            format!("owner_id is {owner}, its moves say {}", life.owner)
        } else if raised_by != life.raised_by {
            format!("command_id is {raised_by}, its moves say {}", life.raised_by)
        } else {
            return Ok(());
        };
        exceptions.bad(record(), differs);
        Ok(())
    })?;
    lost(&mut moves, None, exceptions)
}

/// Names the exceptions before one that only their moves know.
fn lost(moves: &mut Feed<'_>, before: Option<i64>, exceptions: &mut Check) -> Result<()> {
    while let Some((id, _)) = moves.before(before) {
        if Life::read(moves, id, exceptions)?.is_some() {
            exceptions.bad(format!("exception {id}"), "is missing, though there are moves of it");
        }
    }
    Ok(())
}

struct Life {
    raised_by: i64,
    owner: i64,
    state: &'static str,
}

impl Life {
    /// What the moves of an exception make of it, if it was raised.
    fn read(moves: &mut Feed<'_>, id: i64, exceptions: &mut Check) -> Result<Option<Self>> {
        let mut life: Option<Self> = None;
        while let Some((_, row)) = moves.upto(id) {
            let [step, command, owner] = ints(row, 1)?;
            let action = text(row, 4)?;
            let wrong = match (&mut life, action) {
                (None, "raised") => {
                    life = Some(Self { raised_by: command, owner, state: "open" });
                    None
                }
                (None, _) => Some(format!("exception {id} was {action} before it was raised")),
                (Some(_), "raised") => Some(format!("exception {id} was raised twice")),
                (Some(life), _) if life.state == "resolved" => {
                    Some(format!("exception {id} was {action} after its end"))
                }
                (Some(life), _) => {
                    life.owner = owner;
                    life.state = if action == "resolved" { "resolved" } else { "assigned" };
                    None
                }
            };
            if let Some(wrong) = wrong {
                exceptions.bad(format!("exception move {step}"), wrong);
            }
            moves.advance()?;
        }
        Ok(life)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, problems};
    use super::*;

    fn found(changes: &str) -> Vec<String> {
        let file = file(&[
            "exceptions VALUES (1, 9, 'stock.x', 'warning', 1, 0, 'S', 7, 'EUR', 'why', '{}', 4, 'assigned')",
            "exception_moves VALUES (1, 9, 1, 'raised', 0, ''), (2, 10, 1, 'assigned', 4, '')",
        ]);
        file.execute_batch(&format!(
            "DROP TRIGGER exception_moves_delete; DROP TRIGGER exceptions_update; DROP TRIGGER exceptions_delete; {changes}"
        ))
        .expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn the_state_of_an_exception_is_where_its_moves_brought_it() {
        assert_eq!(found(""), [""; 0]);
        let cases = [
            ("UPDATE exceptions SET state = 'resolved'", "exception 1: state is resolved, its moves say assigned"),
            ("UPDATE exceptions SET owner_id = 5", "exception 1: owner_id is 5, its moves say 4"),
            ("UPDATE exceptions SET command_id = 8", "exception 1: command_id is 8, its moves say 9"),
            ("DELETE FROM exceptions", "exception 1: is missing, though there are moves of it"),
            ("DELETE FROM exception_moves", "exception 1: no moves stand behind it"),
            (
                "DELETE FROM exception_moves WHERE action = 'raised'; DELETE FROM exceptions",
                "exception move 2: exception 1 was assigned before it was raised",
            ),
        ];
        for (change, expected) in cases {
            assert_eq!(found(change), [expected], "{change}");
        }
    }
}
