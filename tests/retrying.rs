//! Retry is free: one key, one effect, one answer.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail by a panic, and one of them prints as a child"
)]

mod support;

use std::collections::BTreeSet;
use std::thread;

use backroom::control::commands::AddActor;
use backroom::{Backroom, CallOptions, Status};
use support::{Shop, add, another_process, key, keyed, refused, task};

#[test]
fn the_same_key_twice_is_one_effect_and_one_answer() {
    let shop = Shop::new();
    let first = add(&shop.owner, "anna", &keyed(1)).unwrap();
    // Written otherwise, the same in meaning.
    let written = br#"{"kind":"person","name":"Actor anna","actor":"anna"}"#;
    let second = shop.owner.call("control.add_actor", written, &keyed(1)).unwrap();
    assert_eq!((first.replayed, second.replayed), (false, true));
    assert_eq!((first.reply, first.command_id), (second.reply, second.command_id));
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands"), 2);

    // Also typed, from another handle, and without the right to do it any more.
    let anna = serde_json::from_slice::<AddActor>(written).unwrap();
    let again = shop.again().session("owner").unwrap().run_with(anna, &keyed(1)).unwrap();
    assert!(again.replayed);
    assert_eq!(again.reply.actor, "anna");
}

#[test]
fn a_key_belongs_to_one_content() {
    let shop = Shop::new();
    add(&shop.owner, "anna", &keyed(1)).unwrap();
    let error = refused(add(&shop.owner, "berta", &keyed(1)), "flow.key_reused");
    assert_eq!(error.status(), Status::KeyReused);
    let other = shop.owner.call("control.change_actor", br#"{"actor": "anna"}"#, &keyed(1));
    refused(other, "flow.key_reused");
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands"), 2);
}

#[test]
fn a_refused_command_may_be_sent_again_with_its_key_and_succeed() {
    let shop = Shop::new();
    let change = |options: &CallOptions| {
        shop.owner.call("control.change_actor", br#"{"actor": "anna", "name": "Anna"}"#, options)
    };
    refused(change(&keyed(7)), "control.unknown_actor");
    assert_eq!(
        shop.number("SELECT COUNT(*) FROM commands WHERE outcome = 1 AND refusal_code = 'control.unknown_actor'"),
        1
    );
    add(&shop.owner, "anna", &keyed(8)).unwrap();
    assert!(!change(&keyed(7)).unwrap().replayed);
    assert!(change(&keyed(7)).unwrap().replayed);
}

#[test]
fn a_dry_run_binds_no_key_and_leaves_the_file_as_it_was() {
    let shop = Shop::new();
    let before = support::content(&shop.path);
    let dry = CallOptions { dry_run: true, ..keyed(3) };
    let outcome = add(&shop.owner, "anna", &dry).unwrap();
    assert!(outcome.reply.contains("anna") && outcome.command_id == 0);
    refused(add(&shop.owner, "owner", &dry), "control.actor_exists");
    assert_eq!(support::content(&shop.path), before);

    let done = add(&shop.owner, "anna", &keyed(3)).unwrap();
    assert!(!done.replayed);
    assert_eq!(done.reply, outcome.reply);
    // A key that is bound answers a dry run too.
    assert!(add(&shop.owner, "anna", &dry).unwrap().replayed);
}

#[test]
fn a_key_outlives_its_reply() {
    let shop = Shop::new();
    let first = add(&shop.owner, "anna", &keyed(1)).unwrap();
    assert!(shop.book.prune_replies(backroom::values::Instant::from_micros(i64::MAX)).unwrap() >= 1);
    let again = add(&shop.owner, "anna", &keyed(1)).unwrap();
    assert!(again.pruned && again.replayed && again.command_id == first.command_id);
    assert!(again.reply.contains("control.add_actor"), "{}", again.reply);
    let anna = serde_json::from_slice::<AddActor>(&support::add_actor("anna")).unwrap();
    let error = refused(shop.owner.run_with(anna, &keyed(1)), "engine.reply_pruned");
    assert_eq!(error.fault().map(|fault| fault.applied), Some(backroom::Applied::Yes));
    assert_eq!(shop.number("SELECT COUNT(*) FROM actors"), 2);
}

#[test]
fn two_threads_with_one_key_share_one_effect() {
    let shop = Shop::new();
    for round in 0..50 {
        let code = format!("actor-{round}");
        let send = || add(&shop.owner, &code, &keyed(100 + round)).unwrap();
        let (one, other) = thread::scope(|scope| {
            let (one, other) = (scope.spawn(send), scope.spawn(send));
            (one.join().unwrap(), other.join().unwrap())
        });
        assert_eq!((&one.reply, one.command_id), (&other.reply, other.command_id));
        assert!(one.replayed != other.replayed, "round {round}");
    }
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands"), 51);
}

/// Both processes send the same forty commands with the same keys, each in its own order.
#[test]
fn two_processes_with_the_same_keys_share_one_effect() {
    if let Some(path) = task() {
        let book = Backroom::open(&path, Default::default()).unwrap();
        let session = book.session("owner").unwrap();
        let turn = u128::from(std::process::id() % 40);
        for number in (0..40).map(|at| (at * 7 + turn) % 40) {
            let outcome = add(&session, &format!("actor-{number}"), &keyed(number)).unwrap();
            println!("outcome {number} {} {} {}", outcome.command_id, outcome.replayed, outcome.reply);
        }
        return;
    }
    let shop = Shop::new();
    let path = shop.path.to_str().unwrap();
    let children = [(); 2].map(|()| another_process("two_processes_with_the_same_keys_share_one_effect", path));
    let mut outcomes = BTreeSet::new();
    let mut fresh = 0;
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        for line in String::from_utf8(output.stdout).unwrap().lines() {
            // The harness may have begun the line.
            let Some((_, outcome)) = line.split_once("outcome ") else { continue };
            let words: Vec<&str> = outcome.splitn(4, ' ').collect();
            fresh += usize::from(words[2] == "false");
            outcomes.insert((words[0].to_owned(), words[1].to_owned(), words[3].to_owned()));
        }
    }
    assert_eq!((outcomes.len(), fresh), (40, 40), "{outcomes:?}");
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands"), 41);
    // This process, whose memory of the file is old by now, numbers on from there.
    let next = add(&shop.owner, "last", &Default::default()).unwrap();
    assert_eq!(next.command_id, 42);
    assert!(add(&shop.owner, "actor-3", &keyed(3)).unwrap().replayed);
}

#[test]
fn keys_made_here_are_uuid_v7_in_order_of_time() {
    let shop = Shop::new();
    for number in 0..3 {
        add(&shop.owner, &format!("actor-{number}"), &Default::default()).unwrap();
    }
    let keys = shop.book.select("SELECT key FROM commands ORDER BY command_id", 10).unwrap().rows;
    let keys: Vec<uuid::Uuid> = keys
        .into_iter()
        .map(|mut row| match row.remove(0) {
            backroom::Value::Blob(bytes) => uuid::Uuid::from_slice(&bytes).unwrap(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(keys.is_sorted() && keys.iter().all(|key| key.get_version_num() == 7), "{keys:?}");
    assert_ne!(keys[0], key(0));
}
