//! What a person must look at: the state of every exception is the fold of its moves.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::read::{each, ints, text};
use super::run::Check;

struct Life {
    raised_by: i64,
    message: String,
    code: String,
    value: i64,
    owner: i64,
    state: &'static str,
}

/// Proves the exceptions.
pub(super) fn prove(connection: &Connection, [exceptions]: &mut [Check; 1]) -> Result<()> {
    let mut lives: FxHashMap<i64, Life> = FxHashMap::default();
    let steps = "SELECT exception_move_id, command_id, exception_id, owner_id, value_minor, action, code, note
                 FROM exception_moves ORDER BY exception_move_id";
    each(connection, steps, [], |row| {
        let [step, command, id, owner, value] = ints(row, 0)?;
        let (action, code) = (text(row, 5)?, text(row, 6)?);
        let wrong = match (lives.get_mut(&id), action) {
            (None, "raised") => {
                let (message, code) = (text(row, 7)?.to_owned(), code.to_owned());
                lives.insert(id, Life { raised_by: command, message, code, value, owner, state: "open" });
                None
            }
            (None, _) => Some(format!("exception {id} was {action} before it was raised")),
            (Some(_), "raised") => Some(format!("exception {id} was raised twice")),
            (Some(life), _) if life.state == "resolved" => Some(format!("exception {id} was {action} after its end")),
            (Some(life), _) => {
                life.owner = owner;
                life.value = value;
                life.state = if action == "resolved" { "resolved" } else { "assigned" };
                (life.code != code).then(|| format!("is about {code}, exception {id} about {}", life.code))
            }
        };
        if let Some(wrong) = wrong {
            exceptions.bad(format!("exception move {step}"), wrong);
        }
        Ok(())
    })?;

    let rows = "SELECT exception_id, raised_command_id, owner_id, value_minor, state, code, message
                FROM exceptions ORDER BY exception_id";
    each(connection, rows, [], |row| {
        let [id, raised_by, owner, value] = ints(row, 0)?;
        exceptions.rows += 1;
        let record = || format!("exception {id}");
        let Some(life) = lives.remove(&id) else {
            exceptions.bad(record(), "no moves stand behind it");
            return Ok(());
        };
        let (state, code, message) = (text(row, 4)?, text(row, 5)?, text(row, 6)?);
        let differs = if state != life.state {
            format!("state is {state}, its moves say {}", life.state)
        } else if owner != life.owner {
            format!("owner_id is {owner}, its moves say {}", life.owner)
        } else if code != life.code {
            format!("code is {code}, its moves say {}", life.code)
        } else if value != life.value {
            format!("value_minor is {value}, its moves say {}", life.value)
        } else if raised_by != life.raised_by {
            format!("raised_command_id is {raised_by}, its moves say {}", life.raised_by)
        } else if message != life.message {
            "its message is not the one it was raised with".to_owned()
        } else {
            return Ok(());
        };
        exceptions.bad(record(), differs);
        Ok(())
    })?;
    let mut left: Vec<i64> = lives.into_keys().collect();
    left.sort_unstable();
    for id in left {
        exceptions.bad(format!("exception {id}"), "is missing, though there are moves of it");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, problems};
    use super::*;

    fn found(changes: &str) -> Vec<String> {
        let file = file(&[
            "exceptions VALUES (1, 'stock.x', 'warning', 1, 0, 'S', 7, 'EUR', 4, 'assigned', 'why', '{}', 9)",
            "exception_moves VALUES (1, 9, 1, 'raised', 0, 'stock.x', 7, 'why'), (2, 10, 1, 'assigned', 4, 'stock.x', 7, '')",
        ]);
        file.execute_batch(&format!("DROP TRIGGER exception_moves_delete; {changes}")).expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn the_state_of_an_exception_is_where_its_moves_brought_it() {
        assert_eq!(found(""), [""; 0]);
        let cases = [
            ("UPDATE exceptions SET state = 'resolved'", "exception 1: state is resolved, its moves say assigned"),
            ("UPDATE exceptions SET owner_id = 5", "exception 1: owner_id is 5, its moves say 4"),
            ("UPDATE exceptions SET value_minor = 0", "exception 1: value_minor is 0, its moves say 7"),
            ("UPDATE exceptions SET message = ''", "exception 1: its message is not the one it was raised with"),
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
