//! Many commands in one commit, each with an outcome of its own.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::collections::BTreeSet;
use std::thread;

use backroom::{Call, CallOptions, Status};
use backroom_testkit::Shop as Company;
use backroom_testkit::trade::company;
use serde_json::{Value, json};
use support::{Shop, add, adding, keyed, refused};

#[test]
fn every_command_of_a_batch_has_its_own_outcome() {
    let shop = Shop::new();
    let keyed_call = |code: &str, number| Call { options: keyed(number), ..adding(code) };
    let calls = [
        keyed_call("anna", 1),
        adding("ANNA"),
        Call::new("control.add_actor", "{\"actor\": 3}"),
        Call::new("control.fire_actor", "{}"),
        Call::new("control.actor", "{\"actor\": \"berta\"}"),
        adding("berta"),
        keyed_call("anna", 1),
        keyed_call("carla", 1),
        Call { options: CallOptions::dry_run(), ..adding("dora") },
        Call { options: CallOptions { source: "till 7".into(), ..Default::default() }, ..adding("eve") },
    ];
    let outcomes = shop.owner.call_many(&calls);
    let told: Vec<String> = outcomes
        .iter()
        .map(|outcome| match outcome {
            Ok(outcome) if outcome.replayed => "replayed".to_owned(),
            Ok(outcome) if outcome.command_id == 0 => "answered".to_owned(),
            Ok(outcome) => format!("done {}", outcome.command_id),
            Err(error) => error.code().to_owned(),
        })
        .collect();
    let expected = [
        "done 2",
        "control.actor_exists",
        "flow.malformed",
        "flow.unknown_operation",
        "answered",
        "done 4",
        "replayed",
        "flow.key_reused",
        "answered",
        "done 5",
    ];
    assert_eq!(told, expected);
    assert_eq!(shop.number("SELECT COUNT(*) FROM actors"), 4);
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands WHERE source = 'till 7'"), 1);
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands WHERE outcome = 1"), 1);
    let counters = shop.book.counters();
    assert_eq!((counters.malformed, counters.replayed, counters.refused), (2, 1, 2));
}

#[test]
fn a_batch_beyond_ten_thousand_is_refused_whole() {
    let shop = Shop::new();
    let calls = vec![adding("anna"); 10_001];
    let outcomes = shop.owner.call_many(&calls);
    assert_eq!(outcomes.len(), calls.len());
    assert!(outcomes.iter().all(|outcome| outcome.as_ref().is_err_and(|error| error.status() == Status::Malformed)));
    assert_eq!(shop.number("SELECT COUNT(*) FROM actors"), 1);
    assert!(shop.owner.call_many(&[]).is_empty());
}

#[test]
fn a_thousand_commands_share_one_commit_and_one_chain() {
    let shop = Shop::new();
    let calls: Vec<Call> = (0..1_000).map(|number| adding(&format!("actor-{number}"))).collect();
    assert!(shop.owner.call_many(&calls).iter().all(Result::is_ok));
    assert_eq!(shop.number("SELECT length FROM streams WHERE entity_id = 0 AND site_id = 0"), 1_001);
    assert_eq!(shop.number("SELECT COUNT(DISTINCT stream_position) FROM commands"), 1_001);
    let sql = "SELECT COUNT(*) FROM commands c JOIN streams s ON s.hash = c.hash WHERE c.stream_position = 1001";
    assert_eq!(shop.number(sql), 1);
}

#[test]
fn a_rehearsal_sees_what_came_before_and_leaves_nothing() {
    let shop = Shop::new();
    let before = support::content(&shop.path);
    let calls =
        [adding("anna"), Call::new("control.change_actor", r#"{"actor": "anna", "name": "A"}"#), adding("anna")];
    let outcomes = shop.owner.rehearse(&calls);
    assert!(outcomes[0].is_ok() && outcomes[1].is_ok());
    refused(outcomes[2].clone(), "control.actor_exists");
    assert_eq!(support::content(&shop.path), before);
    assert_eq!(add(&shop.owner, "anna", &Default::default()).unwrap().command_id, 2);
}

#[test]
fn eight_threads_write_in_groups_and_nothing_is_lost() {
    let shop = Shop::new();
    let each = 60;
    let told: Vec<(i64, String)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|thread| {
                let session = shop.owner.clone();
                scope.spawn(move || {
                    (0..each)
                        .map(|number| {
                            // Every third is refused, between others that are done.
                            let code = if number % 3 == 2 { "owner".to_owned() } else { format!("{thread}-{number}") };
                            match add(&session, &code, &Default::default()) {
                                Ok(outcome) => (outcome.command_id, code),
                                Err(error) => {
                                    assert_eq!(error.code(), "control.actor_exists");
                                    (0, code)
                                }
                            }
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let done: BTreeSet<i64> = told.iter().filter(|(id, _)| *id > 0).map(|(id, _)| *id).collect();
    assert_eq!(done.len(), 8 * 40);
    assert_eq!(shop.number("SELECT COUNT(*) FROM actors"), 1 + 8 * 40);
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands"), 1 + 8 * each);
    assert_eq!(shop.number("SELECT MAX(command_id) FROM commands"), 1 + 8 * each);
    // The chain has every link, in order.
    let sql = "SELECT COUNT(*) FROM commands WHERE stream_position <> command_id";
    assert_eq!(shop.number(sql), 0);
    for (id, code) in told.iter().filter(|(id, _)| *id > 0) {
        let sql = format!("SELECT COUNT(*) FROM commands WHERE command_id = {id} AND reply LIKE '%\"{code}\"%'");
        assert_eq!(shop.number(&sql), 1, "{code}");
    }
}

#[test]
fn one_actor_acts_for_another_only_with_the_duty() {
    let shop = Shop::new();
    let call = |operation: &str, request: &str| shop.owner.call(operation, request.as_bytes(), &Default::default());
    add(&shop.owner, "hub", &Default::default()).unwrap();
    add(&shop.owner, "anna", &Default::default()).unwrap();
    call("control.set_role", r#"{"role": "adder", "duties": ["control.add_actor"]}"#).unwrap();
    call("control.grant_role", r#"{"actor": "anna", "role": "adder"}"#).unwrap();
    let hub = shop.book.session("hub").unwrap();
    let for_anna = |code: &str| {
        let options = CallOptions { actor: Some("ANNA".parse().unwrap()), ..Default::default() };
        add(&hub, code, &options)
    };
    refused(for_anna("berta"), "control.not_allowed");
    call("control.set_role", r#"{"role": "sender", "duties": ["control.act_for_others"]}"#).unwrap();
    call("control.grant_role", r#"{"actor": "hub", "role": "sender"}"#).unwrap();
    let done = for_anna("berta").unwrap();
    let sql = format!("SELECT actor_id FROM commands WHERE command_id = {}", done.command_id);
    assert_eq!(shop.number(&sql), 3, "anna's");
    // The hub may send, not do.
    refused(add(&hub, "carla", &Default::default()), "control.not_allowed");
    let sql = "SELECT COUNT(*) FROM commands WHERE refusal_code = 'control.not_allowed' AND actor_id = 2";
    assert_eq!(shop.number(sql), 2, "both refusals are on record");
    let options = CallOptions { actor: Some("nobody".parse().unwrap()), ..Default::default() };
    let error = refused(add(&hub, "dora", &options), "control.unknown_actor");
    assert_eq!(error.refusal().map(|refusal| refusal.path.as_str()), Some("actor"));
}

/// Wrapping for a cafe that may owe 300.00.
fn wholesale() -> Vec<(&'static str, Value)> {
    let rates = json!([{"component": "VAT", "rate": "19"}]);
    let rates =
        json!({"jurisdiction": "DE", "tax_class": "standard", "effective_on": "2020-01-01", "components": rates});
    vec![
        ("tax.set_jurisdiction", json!({"jurisdiction": "DE", "name": "Germany"})),
        ("tax.set_rates", rates),
        ("catalogue.add_item", json!({"item": "WRAP", "name": "Wrapping", "category": "GOODS", "kind": "service"})),
        ("parties.add_party", json!({"party": "CAFE", "kinds": ["customer"]})),
        ("sales.set_customer_terms", json!({"entity": "ACME", "customer": "CAFE", "credit_limit": "300.00"})),
        ("allocation.set_channel", json!({"entity": "ACME", "channel": "TRADE", "name": "Trade"})),
        (
            "sales.set_channel_terms",
            json!({"channel": "TRADE", "site": "S1", "jurisdiction": "DE", "includes_tax": false}),
        ),
    ]
}

/// What a customer may owe counts orders without goods as well: of three wrappings at 119.00 against a limit of 300.00 the third
/// is held for credit, in one commit as in three.
#[test]
fn a_credit_limit_is_the_same_in_one_commit_as_in_several() {
    let held = |shop: &Company, reference: &str| {
        let order = shop.must("sales.order", json!({"channel": "TRADE", "reference": reference}));
        order["holds"].as_array().is_some_and(|holds| !holds.is_empty())
    };
    for together in [true, false] {
        let shop = Company::at("2026-11-02T10:00:00Z", |_| {});
        for (operation, request) in company().into_iter().chain(wholesale()) {
            shop.must(operation, request);
        }
        let calls = ["W-1", "W-2", "W-3"].map(|reference| {
            let lines = json!([{"item": "WRAP", "quantity": 1, "price": "100.00"}]);
            let order = json!({"channel": "TRADE", "reference": reference, "customer": "CAFE", "lines": lines});
            Call::new("sales.place_order", order.to_string())
        });
        for calls in calls.chunks(if together { 3 } else { 1 }) {
            let told = shop.owner.call_many(calls);
            assert!(told.iter().all(Result::is_ok), "{told:?}");
        }
        assert_eq!(["W-1", "W-2", "W-3"].map(|reference| held(&shop, reference)), [false, false, true], "{together}");
    }
}
