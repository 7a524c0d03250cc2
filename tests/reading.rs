//! Questions: who may ask, what they see, and that the quick answer is the same as the long one.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::thread;

use backroom::stock::queries::Position;
use backroom::{CallOptions, Session, Status};
use support::{Shop, keyed, refused};

fn on_hand(session: &Session) -> String {
    let asked: Position = serde_json::from_str(r#"{"item": "tea", "site": "shop-1"}"#).unwrap();
    session.ask(&asked).unwrap().on_hand.to_string()
}

#[test]
fn the_quick_position_equals_the_long_one_after_every_change() {
    let shop = Shop::trading();
    let other = shop.again().session("owner").unwrap();
    let quick = |session: &Session| session.position("TEA", "SHOP-1").unwrap().to_string();
    assert_eq!(quick(&shop.owner), "40");
    for (operation, request, left) in [
        ("stock.issue_goods", r#"{"site": "SHOP-1", "lines": [{"item": "TEA", "quantity": "1"}]}"#, "39"),
        (
            "stock.change_state",
            r#"{"site": "SHOP-1", "lines": [{"item": "TEA", "quantity": "4", "to_state": "damaged"}]}"#,
            "39",
        ),
        (
            "stock.receive_goods",
            r#"{"site": "SHOP-1", "lines": [{"item": "TEA", "quantity": "2", "unit_cost": "2.60"}]}"#,
            "41",
        ),
    ] {
        // Written by one handle, read by both, twice: what is remembered follows.
        shop.does(operation, request);
        for session in [&shop.owner, &other, &shop.owner, &other] {
            assert_eq!((quick(session).as_str(), on_hand(session).as_str()), (left, left), "{operation}");
        }
    }
    shop.does("catalogue.add_item", r#"{"item": "RICE", "name": "Rice", "category": "DRINKS"}"#);
    assert!(shop.owner.position("rice", "SHOP-1").unwrap().is_zero());
    for (item, site, code, path) in [
        ("WINE", "SHOP-1", "catalogue.unknown_item", "item"),
        ("TEA", "SHOP-9", "stock.unknown_site", "site"),
        ("", "SHOP-1", "flow.bad_value", "item"),
        ("TEA", "\u{0}", "flow.bad_value", "site"),
    ] {
        let error = refused(shop.owner.position(item, site), code);
        assert_eq!(error.refusal().map(|refusal| refusal.path.as_str()), Some(path));
    }
}

#[test]
fn who_lost_a_duty_is_refused_the_next_answer() {
    let shop = Shop::trading();
    let clerk = shop.clerk(r#""stock.position""#, None);
    // Through a handle of its own, which learns of the change from the file alone.
    let far = shop.again().session("clerk").unwrap();
    for session in [&clerk, &far] {
        assert_eq!(session.position("TEA", "SHOP-1").unwrap().to_string(), "40");
        assert_eq!(on_hand(session), "40");
        let sites = session.call("stock.sites", b"{}", &CallOptions::default());
        assert_eq!(refused(sites, "control.not_allowed").status(), Status::Forbidden);
    }
    shop.does("control.change_actor", r#"{"actor": "clerk", "active": false}"#);
    for session in [&clerk, &far] {
        refused(session.position("TEA", "SHOP-1"), "control.actor_inactive");
        refused(
            session.call("stock.position", br#"{"item": "TEA"}"#, &CallOptions::default()),
            "control.actor_inactive",
        );
    }
    shop.does("control.change_actor", r#"{"actor": "clerk", "active": true}"#);
    for session in [&clerk, &far] {
        assert_eq!(session.position("TEA", "SHOP-1").unwrap().to_string(), "40");
    }
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands WHERE outcome = 1"), 0, "questions leave no record");
}

#[test]
fn a_question_in_anothers_name_sees_what_the_other_may_see() {
    let shop = Shop::trading();
    let clerk = shop.clerk(r#""stock.position""#, None);
    let as_clerk = CallOptions { actor: Some("clerk".parse().unwrap()), ..Default::default() };
    let ask =
        |session: &Session, operation: &str, request: &str| session.call(operation, request.as_bytes(), &as_clerk);
    assert!(ask(&shop.owner, "stock.position", r#"{"item": "TEA", "site": "SHOP-1"}"#).is_ok());
    refused(ask(&shop.owner, "stock.sites", "{}"), "control.not_allowed");
    refused(ask(&clerk, "stock.position", r#"{"item": "TEA", "site": "SHOP-1"}"#), "control.not_allowed");
}

/// Two commands move one unit each way; whoever asks meanwhile sees both positions of one moment.
#[test]
fn a_question_sees_one_moment() {
    let shop = Shop::trading();
    let damage = r#"{"site": "SHOP-1", "lines": [{"item": "TEA", "quantity": "1", "to_state": "damaged"}]}"#;
    thread::scope(|scope| {
        let writing = scope.spawn(|| (0..30).for_each(|_| drop(shop.does("stock.change_state", damage))));
        let mut asked = 0;
        while !writing.is_finished() || asked < 20 {
            assert_eq!(on_hand(&shop.owner), "40");
            asked += 1;
        }
    });
}

#[test]
fn a_request_over_the_limit_is_refused_and_a_fact_is_booked_with_an_exception() {
    let shop = Shop::trading();
    let clerk = shop.clerk(r#""ledger.*", "stock.*""#, Some("100.00"));
    let call = |operation: &str, request: String| clerk.call(operation, request.as_bytes(), &CallOptions::default());
    let entry = |operation: &str, amount: &str| {
        let lines =
            format!(r#"[{{"account": "6300", "debit": "{amount}"}}, {{"account": "1000", "credit": "{amount}"}}]"#);
        call(operation, format!(r#"{{"entity": "ACME", "note": "Rent", "lines": {lines}}}"#))
    };
    entry("ledger.post_entry", "100.00").unwrap();
    refused(entry("ledger.post_entry", "100.01"), "control.over_limit");
    assert_eq!(shop.number("SELECT COUNT(*) FROM commands WHERE refusal_code = 'control.over_limit'"), 1);
    assert_eq!(shop.number("SELECT COUNT(*) FROM exceptions"), 0);

    let receive = |cost: &str| {
        let lines = format!(r#"[{{"item": "TEA", "quantity": "1", "unit_cost": "{cost}"}}]"#);
        call("stock.receive_goods", format!(r#"{{"site": "SHOP-1", "lines": {lines}}}"#))
    };
    receive("100.00").unwrap();
    assert_eq!(shop.number("SELECT COUNT(*) FROM exceptions"), 0);
    receive("100.01").unwrap();
    assert_eq!(shop.number("SELECT COUNT(*) FROM exceptions WHERE code = 'control.over_limit'"), 1);
    assert_eq!(shop.number("SELECT value_minor FROM exceptions"), 10_001);
    assert_eq!(shop.owner.position("TEA", "SHOP-1").unwrap().to_string(), "42");
}

#[test]
fn an_operation_of_systems_that_lose_answers_demands_their_key() {
    let shop = Shop::trading();
    let request = br#"{"entity": "ACME", "lines": [{"account": "6300", "debit": "1.00"}, {"account": "1000", "credit": "1.00"}]}"#;
    let record = |options: &CallOptions| shop.owner.call("ledger.record_entry", request, options);
    let error = refused(record(&CallOptions::default()), "flow.key_required");
    assert_eq!((error.status(), error.refusal().unwrap().path.as_str()), (Status::Malformed, "key"));
    record(&CallOptions::dry_run()).unwrap();
    assert!(!record(&keyed(1)).unwrap().replayed);
    assert!(record(&keyed(1)).unwrap().replayed);
}
