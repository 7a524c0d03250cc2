//! Held requests: where each is in its life is the fold of its steps; nobody ended what they asked for but by taking it
//! back; what was done is what was asked; what was personal is known by digest, or forgotten; and nobody took two steps of a
//! document that do not belong in one hand.
//!
//! Beside them the last days on which actors had operations done, which access is reviewed by.

mod steps;

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::read::{Feed, each, ints, text};
use super::run::Check;

/// Proves the approvals.
pub(super) fn prove(
    connection: &Connection,
    [approvals, steps, personal, requests, documents, uses]: &mut [Check; 6],
) -> Result<()> {
    lives(connection, approvals, steps)?;
    asked(connection, requests)?;
    kept(connection, personal)?;
    steps::prove(connection, documents)?;
    last_uses(connection, uses)
}

/// What the steps of an approval make of it.
struct Life {
    state: String,
    ended_by: i64,
    held_by: i64,
}

fn lives(connection: &Connection, approvals: &mut Check, steps: &mut Check) -> Result<()> {
    let mut taken = connection.prepare(
        "SELECT approval_id, approval_step_id, command_id, actor_id, sender_id, done_by, state
         FROM approval_steps ORDER BY approval_id, approval_step_id",
    )?;
    let mut taken = Feed::new(taken.query([])?)?;
    let rows = "SELECT a.approval_id, a.command_id, a.requester_id, a.sender_id, a.ended_by, a.expires_at, a.state,
                       COALESCE(c.outcome, -1), COALESCE(c.actor_id, 0), COALESCE(c.operation, '') = a.operation,
                       COALESCE(c.entity_id, -1) = a.entity_id AND COALESCE(c.site_id, -1) = a.site_id
                FROM approvals a LEFT JOIN commands c ON c.command_id = a.command_id ORDER BY a.approval_id";
    each(connection, rows, [], |row| {
        let [id, command, requester, sender, ended_by] = ints(row, 0)?;
        approvals.rows += 1;
        lost(&mut taken, Some(id), steps)?;
        let record = || format!("approval {id}");
        let asked = [requester, sender];
        let Some(life) = life(connection, &mut taken, id, asked, steps)? else {
            approvals.bad(record(), "no steps stand behind it");
            return Ok(());
        };
        let state = text(row, 6)?;
        let [outcome, actor, operation, scope] = ints(row, 7)?;
        let wrong = if state != life.state {
            format!("state is {state}, its steps say {}", life.state)
        } else if ended_by != life.ended_by {
            format!("ended_by is {ended_by}, its steps say {}", life.ended_by)
        } else if command != life.held_by {
            format!("command_id is {command}, its steps say {}", life.held_by)
        } else if outcome != 2 {
            format!("its command {command} was not held")
        } else if actor != requester || operation == 0 || scope == 0 {
            format!("is not what its command {command} asked for")
        } else {
            return Ok(());
        };
        approvals.bad(record(), wrong);
        Ok(())
    })?;
    lost(&mut taken, None, steps)?;
    let alone = "SELECT command_id FROM commands c WHERE outcome = 2
                 AND NOT EXISTS (SELECT 1 FROM approvals a WHERE a.command_id = c.command_id) ORDER BY command_id";
    each(connection, alone, [], |row| {
        approvals.bad(format!("command {}", row.get::<_, i64>(0)?), "was held, and no approval stands for it");
        Ok(())
    })
}

/// Folds the steps of an approval, each of which is sent by whom it may be.
fn life(
    connection: &Connection,
    taken: &mut Feed<'_>,
    id: i64,
    asked: [i64; 2],
    steps: &mut Check,
) -> Result<Option<Life>> {
    let mut life: Option<Life> = None;
    while let Some((_, row)) = taken.upto(id) {
        let [step, command, actor, sender, done_by] = ints(row, 1)?;
        let state = text(row, 6)?.to_owned();
        steps.rows += 1;
        let mut wrong = None;
        match &mut life {
            None if state == "held" => {
                if [actor, sender] != asked {
                    wrong = Some("was not held for who asked".to_owned());
                }
                life = Some(Life { state: state.clone(), ended_by: 0, held_by: command });
            }
            None => wrong = Some(format!("approval {id} was {state} before it was held")),
            Some(life) if life.state != "held" => wrong = Some(format!("approval {id} was {state} after its end")),
            Some(_) if state == "held" => wrong = Some(format!("approval {id} was held twice")),
            Some(life) => {
                (life.state, life.ended_by) = (state.clone(), command);
                let decided = matches!(state.as_str(), "done" | "refused" | "rejected");
                let is_own = asked.contains(&actor) || asked.contains(&sender);
                if decided && is_own {
                    wrong = Some(format!("approval {id} was {state} by who asked for it"));
                }
            }
        }
        if wrong.is_none() && state == "done" {
            wrong = done(connection, id, done_by)?.map(str::to_owned);
        }
        if let Some(wrong) = wrong {
            steps.bad(format!("approval step {step}"), wrong);
        }
        taken.advance()?;
    }
    Ok(life)
}

/// What is wrong with the command that did what was held: it is the same request, of the same actor, with the same key.
fn done(connection: &Connection, approval: i64, done_by: i64) -> Result<Option<&'static str>> {
    let same = "SELECT 1 FROM approvals a JOIN commands h ON h.command_id = a.command_id
                JOIN commands d ON d.command_id = ?2
                WHERE a.approval_id = ?1 AND d.outcome = 0 AND d.command_id > h.command_id AND d.key = h.key
                  AND d.operation = h.operation AND d.request_digest = h.request_digest AND d.actor_id = h.actor_id";
    let mut statement = connection.prepare_cached(same)?;
    let found = statement.exists([approval, done_by])?;
    Ok((!found).then_some("the command it says did what was asked did not"))
}

/// Names the steps before one of approvals that are not there.
fn lost(taken: &mut Feed<'_>, before: Option<i64>, steps: &mut Check) -> Result<()> {
    while let Some((id, row)) = taken.before(before) {
        let step: i64 = row.get(1)?;
        steps.bad(format!("approval step {step}"), format!("approval {id} is missing, though there are steps of it"));
        taken.advance()?;
    }
    Ok(())
}

/// What stands open is what was asked: its text hashes to what the command says of its request. And what is done and was
/// held was released: no command was done with a key that is held.
fn asked(connection: &Connection, requests: &mut Check) -> Result<()> {
    let rows = "SELECT a.approval_id, a.operation, a.request, c.request_digest
                FROM approvals a JOIN commands c ON c.command_id = a.command_id ORDER BY a.approval_id";
    each(connection, rows, [], |row| {
        requests.rows += 1;
        let (operation, request) = (text(row, 1)?, text(row, 2)?);
        let digest =
            blake3::Hasher::new().update(operation.as_bytes()).update(&[0]).update(request.as_bytes()).finalize();
        let holds = digest.as_bytes()[..] == *row.get_ref(3)?.as_blob()?;
        let id: i64 = row.get(0)?;
        requests.holds(holds, || format!("approval {id}"), || "its request is not the one its command was sent with");
        Ok(())
    })?;
    let unreleased =
        "SELECT d.command_id, a.approval_id FROM approvals a JOIN commands h ON h.command_id = a.command_id
                      JOIN commands d ON d.key = h.key AND d.outcome = 0
                      LEFT JOIN approval_steps s ON s.approval_id = a.approval_id AND s.done_by = d.command_id
                      WHERE s.approval_step_id IS NULL ORDER BY d.command_id";
    each(connection, unreleased, [], |row| {
        let [command, approval] = ints(row, 0)?;
        requests.bad(format!("command {command}"), format!("was done, though approval {approval} was not released"));
        Ok(())
    })
}

fn kept(connection: &Connection, personal: &mut Check) -> Result<()> {
    let rows = "SELECT a.approval_id, a.state, a.personal_digest, p.salt, p.body, p.party
                FROM approvals a LEFT JOIN approval_personal p ON p.approval_id = a.approval_id ORDER BY a.approval_id";
    each(connection, rows, [], |row| {
        let id: i64 = row.get(0)?;
        let known: Option<Vec<u8>> = row.get(2)?;
        let salt: Option<Vec<u8>> = row.get(3)?;
        let wrong = match (known, salt) {
            (None, None) => return Ok(()),
            (None, Some(_)) => "has something personal that it does not know of",
            (Some(_), None) => "what is personal in it is missing",
            (Some(known), Some(salt)) => {
                personal.rows += 1;
                let (body, party) = (text(row, 4)?, text(row, 5)?);
                let is_forgotten =
                    body.is_empty() && party.is_empty() && salt.len() == 16 && salt.iter().all(|byte| *byte == 0);
                let is_held = text(row, 1)? == "held";
                let digest = blake3::Hasher::new()
                    .update(&salt)
                    .update(party.as_bytes())
                    .update(&[0])
                    .update(body.as_bytes())
                    .finalize();
                match (is_held, is_forgotten) {
                    (false, true) => return Ok(()),
                    (false, false) => "has ended, and what is personal in it is not forgotten",
                    (true, _) if digest.as_bytes()[..] == known[..] => return Ok(()),
                    (true, _) => "what is personal in it is not what it knows by digest",
                }
            }
        };
        personal.bad(format!("approval {id}"), wrong);
        Ok(())
    })?;
    let stray = "SELECT approval_id FROM approval_personal p
                 WHERE NOT EXISTS (SELECT 1 FROM approvals a WHERE a.approval_id = p.approval_id) ORDER BY approval_id";
    each(connection, stray, [], |row| {
        personal
            .bad(format!("approval {}", row.get::<_, i64>(0)?), "is missing, though something personal of it is there");
        Ok(())
    })
}

/// The last days on which actors had operations done are those of their commands.
fn last_uses(connection: &Connection, uses: &mut Check) -> Result<()> {
    let mut known: FxHashMap<(i64, String), i64> = FxHashMap::default();
    let rows =
        "SELECT actor_id, operation, CAST(strftime('%Y%m%d', MAX(recorded_at) / 1000000, 'unixepoch') AS INTEGER)
                FROM commands WHERE outcome = 0 GROUP BY actor_id, operation";
    each(connection, rows, [], |row| {
        known.insert((row.get(0)?, text(row, 1)?.to_owned()), row.get(2)?);
        Ok(())
    })?;
    each(connection, "SELECT actor_id, operation, last_on FROM actor_uses ORDER BY actor_id, operation", [], |row| {
        let (actor, operation, last): (i64, String, i64) = (row.get(0)?, text(row, 1)?.to_owned(), row.get(2)?);
        uses.rows += 1;
        let record = format!("actor use {actor} {operation}");
        match known.remove(&(actor, operation)) {
            Some(told) if told == last => {}
            Some(told) => uses.bad(record, format!("last_on is {last}, its commands say {told}")),
            None => uses.bad(record, "no command of the actor stands behind it"),
        }
        Ok(())
    })?;
    let mut left: Vec<(i64, String)> = known.into_keys().collect();
    left.sort_unstable();
    for (actor, operation) in left {
        uses.bad(format!("actor use {actor} {operation}"), "is missing, though commands of it are there");
    }
    Ok(())
}

#[cfg(test)]
mod tests;
