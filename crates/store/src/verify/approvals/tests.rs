//! Small files made by hand: what each check finds, and that it finds nothing in a sound one.

use rusqlite::Connection;

use super::super::testing::{file, problems};
use super::*;

fn hash(parts: &[&[u8]]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().to_hex().to_string()
}

/// Ben (2) asked for two things, of which Ann (1) released one; the other is personal and waits.
fn shop(changes: &str) -> Connection {
    let asked = |operation: &str, request: &str| hash(&[operation.as_bytes(), &[0], request.as_bytes()]);
    let (adjust, add) = (asked("stock.adjust", "{}"), asked("parties.add_party", "{\"party\":\"C\"}"));
    let command = |id: i64, key: u8, operation: &str, actor: i64, outcome: i64, digest: &str| {
        format!(
            "commands VALUES ({id}, x'{key:032x}', '{operation}', {actor}, '', {outcome}, NULL, x'{digest}', zeroblob(32), 1, 5, {id}, \
             {}, zeroblob(32), NULL)",
            1_795_428_000_000_000 + id
        )
    };
    let personal = hash(&[b"0123456789abcdef", b"c", &[0], b"{\"party\":\"C\",\"personal\":{}}"]);
    let other = "00".repeat(32);
    let rows = [
        command(1, 1, "stock.adjust", 2, 2, &adjust),
        command(2, 2, "parties.add_party", 2, 2, &add),
        command(3, 1, "stock.adjust", 2, 0, &adjust),
        command(4, 4, "control.approve", 1, 0, &other),
        "approvals VALUES (1, 1, 'stock.adjust', 2, 2, 1, 5, 100, 'EUR', '[]', NULL, NULL, '{}', 'done', 4)".to_owned(),
        format!(
            "approvals VALUES (2, 2, 'parties.add_party', 2, 3, 1, 5, NULL, NULL, '[]', NULL, x'{personal}', '{{\"party\":\"C\"}}', 'held', 0)"
        ),
        "approval_steps VALUES (1, 1, 1, 'held', 2, 2, 0, '', ''), (2, 2, 2, 'held', 2, 3, 0, '', ''), (3, 4, 1, 'done', 1, 1, 3, '', '')"
            .to_owned(),
        "approval_personal VALUES (2, 'c', CAST('0123456789abcdef' AS BLOB), '{\"party\":\"C\",\"personal\":{}}')".to_owned(),
        "actor_uses VALUES (2, 'stock.adjust', 20261123), (1, 'control.approve', 20261123)".to_owned(),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let file = file(&rows);
    file.execute_batch(&format!(
        "DROP TRIGGER approval_steps_update; DROP TRIGGER approval_steps_delete; DROP TRIGGER approvals_update;
         DROP TRIGGER approvals_delete; DROP TRIGGER commands_update; PRAGMA ignore_check_constraints = ON; {changes}"
    ))
    .expect("the changes");
    file
}

#[track_caller]
fn finds(changes: &str, expected: &[&str]) {
    assert_eq!(problems(&shop(changes), prove), expected, "{changes}");
}

#[test]
fn a_sound_file_has_no_problems() {
    finds("", &[]);
}

#[test]
fn the_state_of_an_approval_is_where_its_steps_brought_it() {
    finds(
        "UPDATE approvals SET state = 'held' WHERE approval_id = 1",
        &["approval 1: state is held, its steps say done"],
    );
    finds("UPDATE approvals SET ended_by = 3 WHERE approval_id = 1", &["approval 1: ended_by is 3, its steps say 4"]);
    finds(
        "UPDATE approval_steps SET command_id = 9 WHERE approval_step_id = 1",
        &["approval 1: command_id is 1, its steps say 9"],
    );
    finds(
        "UPDATE approvals SET requester_id = 7, sender_id = 7 WHERE approval_id = 2;
         UPDATE approval_steps SET actor_id = 7, sender_id = 7 WHERE approval_id = 2",
        &["approval 2: is not what its command 2 asked for"],
    );
    finds(
        "UPDATE approvals SET site_id = 6 WHERE approval_id = 1",
        &["approval 1: is not what its command 1 asked for"],
    );
    finds(
        "DELETE FROM approvals WHERE approval_id = 1",
        &[
            "command 1: was held, and no approval stands for it",
            "approval step 1: approval 1 is missing, though there are steps of it",
            "approval step 3: approval 1 is missing, though there are steps of it",
        ],
    );
    finds("DELETE FROM approval_steps WHERE approval_id = 2", &["approval 2: no steps stand behind it"]);
    finds(
        "UPDATE commands SET outcome = 1, refusal_code = 'x' WHERE command_id = 2",
        &["approval 2: its command 2 was not held"],
    );
}

#[test]
fn nobody_ends_what_they_asked_for() {
    for (change, expected) in [
        ("actor_id = 2", "approval step 3: approval 1 was done by who asked for it"),
        ("sender_id = 2", "approval step 3: approval 1 was done by who asked for it"),
        ("done_by = 2", "approval step 3: the command it says did what was asked did not"),
    ] {
        let mut wanted = vec![expected];
        if change == "done_by = 2" {
            wanted.push("command 3: was done, though approval 1 was not released");
        }
        finds(&format!("UPDATE approval_steps SET {change} WHERE approval_step_id = 3"), &wanted);
    }
    finds(
        "INSERT INTO approval_steps VALUES (4, 4, 2, 'rejected', 3, 3, 0, '', 'no');
         UPDATE approvals SET state = 'rejected', ended_by = 4 WHERE approval_id = 2;
         UPDATE approval_personal SET party = '', salt = zeroblob(16), body = ''",
        &["approval step 4: approval 2 was rejected by who asked for it"],
    );
    // Who asked may take it back.
    finds(
        "INSERT INTO approval_steps VALUES (4, 4, 2, 'withdrawn', 3, 3, 0, '', '');
         UPDATE approvals SET state = 'withdrawn', ended_by = 4 WHERE approval_id = 2;
         UPDATE approval_personal SET party = '', salt = zeroblob(16), body = ''",
        &[],
    );
    finds(
        "INSERT INTO approval_steps VALUES (4, 4, 1, 'rejected', 1, 1, 0, '', 'no')",
        &["approval step 4: approval 1 was rejected after its end"],
    );
    finds(
        "INSERT INTO approval_steps VALUES (4, 4, 2, 'held', 2, 3, 0, '', '')",
        &["approval step 4: approval 2 was held twice"],
    );
}

#[test]
fn what_is_done_is_what_was_asked_and_released() {
    finds(
        "UPDATE approvals SET request = '{\"x\":1}' WHERE approval_id = 1",
        &["approval 1: its request is not the one its command was sent with"],
    );
    for change in ["actor_id = 1", "operation = 'stock.scrap'", "request_digest = zeroblob(32)", "key = zeroblob(16)"] {
        let found = problems(&shop(&format!("UPDATE commands SET {change} WHERE command_id = 3")), prove);
        assert!(
            found.contains(&"approval step 3: the command it says did what was asked did not".to_owned()),
            "{change}: {found:?}"
        );
    }
    finds(
        "INSERT INTO commands SELECT 5, (SELECT key FROM commands WHERE command_id = 2), 'x.y', 2, '', 0, NULL, zeroblob(32),
             zeroblob(32), 1, 5, 5, 1795428000000005, zeroblob(32), NULL;
         INSERT INTO actor_uses VALUES (2, 'x.y', 20261123)",
        &["command 5: was done, though approval 2 was not released"],
    );
}

#[test]
fn what_is_personal_is_known_by_digest_or_forgotten() {
    finds(
        "UPDATE approval_personal SET body = '{}'",
        &["approval 2: what is personal in it is not what it knows by digest"],
    );
    finds(
        "UPDATE approval_personal SET party = 'd'",
        &["approval 2: what is personal in it is not what it knows by digest"],
    );
    finds("DELETE FROM approval_personal", &["approval 2: what is personal in it is missing"]);
    finds(
        "INSERT INTO approval_personal VALUES (1, '', zeroblob(16), '')",
        &["approval 1: has something personal that it does not know of"],
    );
    finds(
        "INSERT INTO approval_personal VALUES (9, '', zeroblob(16), '')",
        &["approval 9: is missing, though something personal of it is there"],
    );
    finds(
        "INSERT INTO approval_steps VALUES (4, 4, 2, 'rejected', 1, 1, 0, '', 'no');
         UPDATE approvals SET state = 'rejected', ended_by = 4 WHERE approval_id = 2",
        &["approval 2: has ended, and what is personal in it is not forgotten"],
    );
}

#[test]
fn last_uses_are_those_of_the_commands() {
    finds(
        "UPDATE actor_uses SET last_on = 20261124 WHERE actor_id = 1",
        &["actor use 1 control.approve: last_on is 20261124, its commands say 20261123"],
    );
    finds(
        "INSERT INTO actor_uses VALUES (7, 'x.y', 20261123)",
        &["actor use 7 x.y: no command of the actor stands behind it"],
    );
    finds(
        "DELETE FROM actor_uses WHERE actor_id = 2",
        &["actor use 2 stock.adjust: is missing, though commands of it are there"],
    );
}
