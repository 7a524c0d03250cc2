//! A request that a policy holds, on a real file: nothing of it happens before another actor releases it, it happens once,
//! and its key answers with where it is in its life.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail by a panic, and one prints as a child")]

mod support;

use backroom::flow::Refusal;
use backroom::{Backroom, Call, CallOptions, Error, Outcome, Session, Status};
use backroom_store::verify::verify_file;
use serde_json::{Value, json};
use support::{Shop, another_process, keyed, number, refused, task};

/// A trading shop whose adjustments of more than 20 EUR are held, with a clerk who adjusts and a manager who releases.
struct Held {
    shop: Shop,
    clerk: Session,
    manager: Session,
}

const ADJUST: &str = "stock.adjust_stock";

impl Held {
    fn new() -> Self {
        let shop = Shop::trading();
        let policy = r#"{"policy": "ADJ", "operation": "stock.adjust_stock", "measure": "amount", "above": "20", "currency": "EUR"}"#;
        shop.does("control.set_approval_policy", policy);
        let clerk = actor(&shop, "ben", r#""stock.*""#);
        let manager = actor(&shop, "mia", r#""stock.*", "control.*""#);
        Self { shop, clerk, manager }
    }

    /// Adjusts tea, at 2.50 each, away.
    fn adjust(&self, quantity: i64, options: &CallOptions) -> Result<Outcome<String>, Error> {
        self.clerk.call(ADJUST, adjusting(quantity).as_bytes(), options)
    }

    fn end(&self, by: &Session, operation: &str, number: &str) -> Result<Value, Error> {
        let request = json!({"approval": number, "reason": "not so"});
        let request = if operation == "control.approve" { json!({"approval": number}) } else { request };
        by.call(operation, request.to_string().as_bytes(), &CallOptions::default()).map(|outcome| read(&outcome.reply))
    }

    fn tea(&self) -> i64 {
        self.shop.number(
            "SELECT SUM(quantity) / 1000000 FROM positions JOIN sites USING (site_id) WHERE sites.code = 'SHOP-1'",
        )
    }

    #[track_caller]
    fn in_order(&self) {
        let report = verify_file(&self.shop.path, &mut |_| {}).unwrap();
        assert!(report.ok, "{report}");
    }
}

fn actor(shop: &Shop, code: &str, duties: &str) -> Session {
    shop.does("control.add_actor", &format!(r#"{{"actor": "{code}", "name": "{code}", "kind": "person"}}"#));
    shop.does("control.set_role", &format!(r#"{{"role": "{code}", "duties": [{duties}]}}"#));
    shop.does("control.grant_role", &format!(r#"{{"actor": "{code}", "role": "{code}"}}"#));
    shop.book.session(code).unwrap()
}

fn adjusting(quantity: i64) -> String {
    format!(
        r#"{{"site": "SHOP-1", "lines": [{{"item": "TEA", "direction": "decrease", "quantity": "{quantity}", "reason": "damaged"}}]}}"#
    )
}

fn read(reply: &str) -> Value {
    serde_json::from_str(reply).unwrap()
}

#[track_caller]
fn held(outcome: Result<Outcome<String>, Error>) -> Refusal {
    match outcome {
        Err(error @ Error::Held(_)) => {
            assert_eq!((error.status(), error.code()), (Status::Held, "control.held"));
            error.held().unwrap().clone()
        }
        other => panic!("held was expected, not {other:?}"),
    }
}

/// Nothing of it happens; the record says held; it is released in the name of both, and its key answers with its reply.
#[test]
fn a_request_is_held_and_released_once() {
    let it = Held::new();
    // Within the limit it is done at once.
    it.adjust(8, &keyed(1)).unwrap();
    assert_eq!(it.tea(), 32);

    let before = it.shop.number("SELECT COUNT(*) FROM entries");
    let said = held(it.adjust(10, &keyed(2)));
    assert_eq!((&said.details["approval"], &said.details["operation"]), (&"AP-000001".into(), &ADJUST.into()));
    assert_eq!(said.details["causes"][0]["value"], "25.00");
    assert_eq!(
        said.message,
        "stock.adjust_stock is held as AP-000001: amount is 25.00, above 20.00 (policy ADJ); another actor with control.approve may release it"
    );
    assert_eq!((it.tea(), it.shop.number("SELECT COUNT(*) FROM entries")), (32, before));
    assert_eq!(
        it.shop.number("SELECT COUNT(*) FROM commands WHERE outcome = 2 AND operation = 'stock.adjust_stock'"),
        1
    );
    it.in_order();

    // Sent again it is held as before, and nothing is written; other content is refused.
    let commands = it.shop.number("SELECT COUNT(*) FROM commands");
    assert_eq!(held(it.adjust(10, &keyed(2))), said);
    refused(it.adjust(11, &keyed(2)), "flow.key_reused");
    assert_eq!(it.shop.number("SELECT COUNT(*) FROM commands"), commands);

    // Who asked cannot release it, nor can anybody in whose name they act, nor who has not the duty.
    refused(it.end(&it.clerk, "control.approve", "AP-000001"), "control.not_allowed");
    let done = it.end(&it.manager, "control.approve", "AP-000001").unwrap();
    assert_eq!((&done["approval"]["state"], &done["reply"]["document"]), (&"done".into(), &"ADJ-ACME-000002".into()));
    assert_eq!(it.tea(), 22);
    let by = "SELECT d.actor_id * 100 + a.actor_id FROM approval_steps s JOIN commands d ON d.command_id = s.done_by
              JOIN commands a ON a.command_id = s.command_id WHERE s.state = 'done'";
    assert_eq!(it.shop.number(by), 203, "ben asked, mia released");

    // Its key answers with its reply, as that of a command that was never held.
    let again = it.adjust(10, &keyed(2)).unwrap();
    assert!(again.replayed && !again.pruned);
    assert_eq!(read(&again.reply), done["reply"]);
    refused(it.end(&it.manager, "control.approve", "AP-000001"), "control.approval_ended");
    assert_eq!(it.tea(), 22);
    it.in_order();

    // Of the events, what was done is told as what was asked.
    let events = it.shop.book.events_after(0, 1000).unwrap();
    let event = events.iter().rfind(|event| event.kind == "stock.stock_adjusted").unwrap();
    assert_eq!((event.operation.as_str(), event.actor.as_deref()), (ADJUST, Some("ben")));
    assert_eq!(event.reply.as_ref().unwrap(), &done["reply"]);
}

/// A dry run says that it would be held, and a rehearsal that it is; neither leaves anything.
#[test]
fn a_dry_run_says_that_it_would_be_held() {
    let it = Held::new();
    let count = || it.shop.number("SELECT (SELECT COUNT(*) FROM commands) + (SELECT COUNT(*) FROM approvals)");
    let before = count();
    let said = held(it.adjust(10, &CallOptions { dry_run: true, ..keyed(2) }));
    assert_eq!(said.details["approval"], Value::Null);
    assert!(said.message.starts_with("stock.adjust_stock would be held: amount is 25.00"), "{}", said.message);
    let call = Call { options: keyed(2), ..Call::new(ADJUST, adjusting(10)) };
    held(it.clerk.rehearse(&[call]).pop().unwrap());
    assert_eq!(count(), before);

    held(it.adjust(10, &keyed(2)));
    let before = count();
    let request = br#"{"approval": "AP-000001"}"#;
    let would = it.manager.call("control.approve", request, &CallOptions::dry_run()).unwrap();
    assert_eq!(read(&would.reply)["approval"]["state"], "done");
    assert_eq!((count(), it.tea()), (before, 40));
    let done = it.manager.call("control.approve", request, &keyed(9)).unwrap();
    assert_eq!(done.reply, would.reply);
    // Retry of the release is free.
    let again = it.manager.call("control.approve", request, &keyed(9)).unwrap();
    assert!(again.replayed && again.reply == done.reply && it.tea() == 30);
    it.in_order();
}

/// Nobody approves their own, in whatever name: neither who asked nor who sent it, as themselves or for another.
#[test]
fn nobody_approves_their_own() {
    let it = Held::new();
    let as_of = |session: &Session, code: &str, operation: &str, request: &str| {
        let actor = Some(backroom::values::Code::parse(code).unwrap());
        session.call(operation, request.as_bytes(), &CallOptions { actor, ..CallOptions::default() })
    };
    // The owner sends it in ben's name: both are kept from releasing it.
    held(as_of(&it.shop.owner, "ben", ADJUST, &adjusting(10)));
    it.shop.does("control.set_role", r#"{"role": "ben", "duties": ["stock.*", "control.*"]}"#);
    let approve = r#"{"approval": "AP-000001"}"#;
    for (session, name) in [(&it.clerk, "ben"), (&it.shop.owner, "owner"), (&it.shop.owner, "mia"), (&it.clerk, "mia")]
    {
        let own = session.call("control.approve", approve.as_bytes(), &CallOptions::default());
        if name == "mia" {
            refused(as_of(session, "mia", "control.approve", approve), "control.own_request");
            refused(
                as_of(session, "mia", "control.reject", r#"{"approval": "AP-000001", "reason": "x"}"#),
                "control.own_request",
            );
        } else {
            refused(own, "control.own_request");
        }
    }
    // Nor does their delegation let another.
    for session in [&it.clerk, &it.shop.owner] {
        let request = br#"{"to": "zoe", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}"#;
        if it.shop.number("SELECT COUNT(*) FROM actors WHERE code = 'zoe'") == 0 {
            actor(&it.shop, "zoe", r#""control.approve""#);
            it.shop.does(
                "control.set_approval_policy",
                r#"{"policy": "ADJ", "operation": "stock.adjust_stock", "measure": "always", "duty": "release.stock"}"#,
            );
            it.shop.does("control.set_role", r#"{"role": "ben", "duties": ["stock.*", "control.*", "release.*"]}"#);
            it.shop.does("control.set_role", r#"{"role": "mia", "duties": ["control.*", "release.*"]}"#);
            held(as_of(&it.shop.owner, "ben", ADJUST, &adjusting(2)));
        }
        session.call("control.delegate", request, &CallOptions::default()).unwrap();
    }
    let zoe = it.shop.book.session("zoe").unwrap();
    refused(it.end(&zoe, "control.approve", "AP-000002"), "control.not_releaser");
    // Mia's does.
    let request = br#"{"to": "zoe", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}"#;
    it.manager.call("control.delegate", request, &CallOptions::default()).unwrap();
    it.end(&zoe, "control.approve", "AP-000002").unwrap();
    it.in_order();
}

/// It is decided anew: what the book speaks against now is refused, and the approval and the key say so.
#[test]
fn what_is_released_is_decided_anew() {
    let it = Held::new();
    held(it.adjust(30, &keyed(1)));
    held(it.adjust(30, &keyed(2)));
    held(it.adjust(9, &keyed(3)));
    it.end(&it.manager, "control.approve", "AP-000001").unwrap();
    let refusal = it.end(&it.manager, "control.approve", "AP-000002").unwrap();
    assert_eq!((&refusal["approval"]["state"], &refusal["reply"]), (&"refused".into(), &Value::Null));
    assert_eq!(refusal["refusal"]["code"], "stock.not_enough_available");
    let said = refused(it.adjust(30, &keyed(2)), "control.refused_when_released");
    assert_eq!(said.refusal().unwrap().details["refusal"], "stock.not_enough_available");
    assert_eq!(it.tea(), 10);

    // Who asked has lost the duty meanwhile.
    it.shop.does("control.set_role", r#"{"role": "ben", "duties": ["stock.receive_goods"]}"#);
    let refusal = it.end(&it.manager, "control.approve", "AP-000003").unwrap();
    assert_eq!(refusal["refusal"]["code"], "control.not_allowed");
    it.in_order();
}

/// What it comes to now may need a further duty: then it stays held.
#[test]
fn what_has_grown_needs_the_higher_duty() {
    let it = Held::new();
    it.shop.does(
        "control.set_approval_policy",
        r#"{"policy": "HIGH", "operation": "stock.adjust_stock", "measure": "amount", "above": "60", "currency": "EUR", "duty": "release.large"}"#,
    );
    let boss = actor(&it.shop, "ada", r#""stock.*", "control.*", "release.*""#);
    // The highest that applies counts alone.
    let said = held(it.adjust(30, &keyed(1)));
    assert_eq!(said.details["causes"].as_array().unwrap().len(), 1);
    assert_eq!(said.details["causes"][0]["policy"], "HIGH");
    refused(it.end(&it.manager, "control.approve", "AP-000001"), "control.not_releaser");

    // 20 teas at 2.50 are 50 EUR, which mia releases; at 4 they are 80, which she does not.
    assert_eq!(held(it.adjust(20, &keyed(2))).details["causes"][0]["policy"], "ADJ");
    it.shop.does("costing.revalue_stock", r#"{"area": "ACME", "item": "TEA", "unit_cost": "4.00"}"#);
    let refusal = refused(it.end(&it.manager, "control.approve", "AP-000002"), "control.not_releaser");
    assert_eq!(refusal.refusal().unwrap().details["duty"], "release.large");
    held(it.adjust(20, &keyed(2)));
    it.end(&boss, "control.approve", "AP-000002").unwrap();
    assert_eq!(it.tea(), 20);
    it.in_order();
}

/// Rejected, withdrawn and expired: the key says which, and a new key may ask again.
#[test]
fn a_held_key_answers_with_its_present_state() {
    let it = Held::new();
    let policy = r#"{"policy": "ADJ", "operation": "stock.adjust_stock", "measure": "amount", "above": "20", "currency": "EUR", "expires_hours": 1}"#;
    it.shop.does("control.set_approval_policy", policy);
    (1..=4).for_each(|key| drop(held(it.adjust(10, &keyed(key)))));
    refused(it.end(&it.clerk, "control.withdraw", "AP-000009"), "control.unknown_approval");
    it.shop.does("control.set_role", r#"{"role": "ben", "duties": ["stock.*", "control.withdraw"]}"#);
    it.end(&it.manager, "control.reject", "AP-000001").unwrap();
    refused(it.end(&it.manager, "control.withdraw", "AP-000002"), "control.not_requester");
    it.end(&it.clerk, "control.withdraw", "AP-000002").unwrap();
    let hour = 3_600_000_000;
    it.shop.clock.micros.fetch_add(hour, std::sync::atomic::Ordering::SeqCst);
    let said = refused(it.adjust(10, &keyed(1)), "control.rejected");
    assert_eq!(said.refusal().unwrap().details["reason"], "not so");
    refused(it.adjust(10, &keyed(2)), "control.withdrawn");
    // Time alone ends it; the sweep puts it on record.
    refused(it.adjust(10, &keyed(3)), "control.approval_expired");
    refused(it.end(&it.manager, "control.approve", "AP-000003"), "control.approval_expired");
    let swept = it.shop.does("control.expire_approvals", "{}");
    assert_eq!(read(&swept.reply)["approvals"], json!(["AP-000003", "AP-000004"]));
    refused(it.adjust(10, &keyed(4)), "control.approval_expired");
    assert_eq!(it.tea(), 40);
    held(it.adjust(10, &keyed(5)));
    it.in_order();
}

/// A fact is never held: it is booked, and an exception says what it passed.
#[test]
fn a_fact_is_booked_and_raised() {
    let it = Held::new();
    let policy = r#"{"policy": "ISSUES", "operation": "stock.record_issue", "measure": "amount", "above": "1", "currency": "EUR"}"#;
    it.shop.does("control.set_approval_policy", policy);
    let request = br#"{"site": "SHOP-1", "lines": [{"item": "TEA", "quantity": "3"}]}"#;
    it.clerk.call("stock.record_issue", request, &keyed(1)).unwrap();
    assert_eq!(it.tea(), 37);
    let raised =
        "SELECT value_minor FROM exceptions WHERE code = 'control.past_policy' AND subject = 'stock.record_issue'";
    assert_eq!(it.shop.number(raised), 750);
    it.in_order();
}

/// Many held and released in one commit, by two handles, and each is done once.
#[test]
fn batches_and_handles_release_each_once() {
    let it = Held::new();
    let many = |session: &Session, calls: &[Call]| session.call_many(calls);
    let asks: Vec<Call> = (1..=3).map(|key| Call { options: keyed(key), ..Call::new(ADJUST, adjusting(10)) }).collect();
    many(&it.clerk, &asks).into_iter().for_each(|outcome| drop(held(outcome)));
    // A key that is held in the same commit answers as held.
    let twice =
        [&asks[0], &Call { options: keyed(4), ..asks[0].clone() }, &Call { options: keyed(4), ..asks[0].clone() }];
    let twice: Vec<Call> = twice.into_iter().cloned().collect();
    let numbers: Vec<Value> =
        many(&it.clerk, &twice).into_iter().map(|outcome| held(outcome).details["approval"].clone()).collect();
    assert_eq!(numbers, ["AP-000001", "AP-000004", "AP-000004"]);

    let releases: Vec<Call> = ["AP-000001", "AP-000002", "AP-000003", "AP-000001"]
        .map(|number| Call::new("control.approve", json!({"approval": number}).to_string()))
        .into();
    let other = it.shop.again();
    let second = other.session("mia").unwrap();
    let (one, two) = std::thread::scope(|scope| {
        let one = scope.spawn(|| many(&it.manager, &releases));
        let two = scope.spawn(|| many(&second, &releases));
        (one.join().unwrap(), two.join().unwrap())
    });
    let done = |outcomes: &[Result<Outcome<String>, Error>]| outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(done(&one) + done(&two), 3, "{one:?} {two:?}");
    for outcome in one.into_iter().chain(two).filter(Result::is_err) {
        refused(outcome, "control.approval_ended");
    }
    assert_eq!(it.tea(), 10);
    it.in_order();
}

/// Held here, released by another process, which is killed by nobody: this one finds it done.
#[test]
fn another_process_releases_what_is_held_here() {
    if let Some(path) = task() {
        let manager = Backroom::open(&path, Default::default()).unwrap().session("mia").unwrap();
        let done = manager.call("control.approve", br#"{"approval": "AP-000001"}"#, &keyed(77)).unwrap();
        println!("released {}", done.reply);
        return;
    }
    let it = Held::new();
    held(it.adjust(10, &keyed(1)));
    let child = another_process("another_process_releases_what_is_held_here", it.shop.path.to_str().unwrap());
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let (_, reply) = told.split_once("released ").unwrap_or_else(|| panic!("{told}"));
    let reply: Value = serde_json::from_str(reply.lines().next().unwrap()).unwrap();
    let again = it.adjust(10, &keyed(1)).unwrap();
    assert!(again.replayed && read(&again.reply) == reply["reply"]);
    // The release is not done twice either.
    let again = it.manager.call("control.approve", br#"{"approval": "AP-000001"}"#, &keyed(77)).unwrap();
    assert!(again.replayed && it.tea() == 30);
    it.in_order();
}

/// A process that breaks while it releases has released nothing; a backup keeps what is held, and it is released there.
#[test]
fn a_break_between_leaves_it_held_and_a_backup_keeps_it() {
    let it = Held::new();
    held(it.adjust(10, &keyed(1)));
    // The clock is looked at for the release, for what was asked, and for the release again.
    for looks in 1..=3 {
        it.shop.clock.breaks_in.store(looks, std::sync::atomic::Ordering::SeqCst);
        let book = it.shop.again();
        let broken = book.session("mia").unwrap().call("control.approve", br#"{"approval": "AP-000001"}"#, &keyed(7));
        assert!(matches!(broken, Err(Error::Bug(_))), "{looks}: {broken:?}");
        assert_eq!(it.shop.clock.breaks_in.load(std::sync::atomic::Ordering::SeqCst), 0);
        assert_eq!((it.tea(), held(it.adjust(10, &keyed(1))).details["approval"].clone()), (40, "AP-000001".into()));
        it.in_order();
    }
    let copy = it.shop.directory.path().join("copy");
    it.shop.book.backup(&copy, false).unwrap();
    it.end(&it.manager, "control.reject", "AP-000001").unwrap();

    let restored = Backroom::open(&copy, it.shop.options.clone()).unwrap();
    let clerk = restored.session("ben").unwrap();
    held(clerk.call(ADJUST, adjusting(10).as_bytes(), &keyed(1)));
    let manager = restored.session("mia").unwrap();
    manager.call("control.approve", br#"{"approval": "AP-000001"}"#, &keyed(7)).unwrap();
    assert!(clerk.call(ADJUST, adjusting(10).as_bytes(), &keyed(1)).unwrap().replayed);
    assert_eq!(number(&restored, "SELECT COUNT(*) FROM approvals WHERE state = 'done'"), 1);
    drop(restored);
    assert!(verify_file(&copy, &mut |_| {}).unwrap().ok);
}

/// What is personal in a held request is forgotten when it ends, or with the party; and it is done whole when released.
#[test]
fn what_is_personal_in_it_is_forgotten() {
    let it = Held::new();
    for operation in ["parties.add_party", "parties.change_party"] {
        let policy = json!({"policy": operation, "operation": operation, "measure": "always"});
        it.shop.does("control.set_approval_policy", &policy.to_string());
    }
    it.shop.does("control.set_role", r#"{"role": "ben", "duties": ["stock.*", "parties.*"]}"#);
    let add = |code: &str| {
        json!({"party": code, "kinds": ["customer"], "personal": {"name": "Zaphod Beeblebrox"}}).to_string()
    };
    let ask = |operation: &str, request: &str, key| it.clerk.call(operation, request.as_bytes(), &keyed(key));
    let number = |outcome| held(outcome).details["approval"].as_str().unwrap().to_owned();
    let (first, second) =
        (number(ask("parties.add_party", &add("Z-1"), 1)), number(ask("parties.add_party", &add("Z-2"), 2)));
    let everywhere = || {
        let file = std::fs::read(&it.shop.path).unwrap();
        let log = std::fs::read(it.shop.path.with_extension("backroom-wal")).unwrap_or_default();
        let holds = |bytes: &[u8]| bytes.windows(6).filter(|window| window == b"Zaphod").count();
        holds(&file) + holds(&log)
    };
    assert!(everywhere() > 0);
    let shown = it.end(&it.manager, "control.reject", &first).unwrap();
    assert!(shown["has_personal"] == true && !shown.to_string().contains("Zaphod"));
    let done = it.end(&it.manager, "control.approve", &second).unwrap();
    assert!(done["approval"]["state"] == "done" && !done.to_string().contains("Zaphod"), "{done}");
    let known = r#"SELECT COUNT(*) FROM party_personal WHERE body LIKE '%Zaphod%'"#;
    let kept = "SELECT COUNT(*) FROM approval_personal WHERE body <> '' OR salt <> zeroblob(16) OR party <> ''";
    assert_eq!((it.shop.number(known), it.shop.number(kept)), (1, 0));
    it.in_order();

    // A change that waits is taken back with the party it tells of.
    let change = r#"{"party": "z-2", "personal": {"name": "Zaphod Again"}}"#;
    let third = number(ask("parties.change_party", change, 3));
    it.in_order();
    assert_eq!(it.shop.number(kept), 1);
    it.shop.does("parties.erase_personal", r#"{"party": "Z-2"}"#);
    assert_eq!((it.shop.number(known), it.shop.number(kept)), (0, 0));
    refused(ask("parties.change_party", change, 3), "control.withdrawn");
    refused(it.end(&it.manager, "control.approve", &third), "control.approval_ended");
    it.in_order();
}

/// An actor who took one step of a document does not take the other of an enforced pair: a request is refused.
#[test]
fn nobody_takes_both_steps_of_a_document() {
    let it = Held::new();
    it.shop.does(
        "control.set_incompatible",
        r#"{"first": "stock.record_count", "second": "stock.post_count", "strictness": "enforce"}"#,
    );
    let ask = |session: &Session, operation: &str, request: Value| {
        session.call(operation, request.to_string().as_bytes(), &CallOptions::default())
    };
    ask(&it.manager, "stock.open_count", json!({"site": "SHOP-1"})).unwrap();
    let figure = json!({"document": "CNT-ACME-000001", "lines": [{"item": "TEA", "quantity": "38"}]});
    ask(&it.clerk, "stock.record_count", figure).unwrap();
    let post = json!({"document": "CNT-ACME-000001"});
    let said = refused(ask(&it.clerk, "stock.post_count", post.clone()), "control.both_steps");
    let said = said.refusal().unwrap().clone();
    assert_eq!((&said.details["actor"], &said.details["earlier"]), (&"ben".into(), &"stock.record_count".into()));
    assert_eq!(it.tea(), 40);
    // Opening the sheet is no side of the pair.
    ask(&it.manager, "stock.post_count", post).unwrap();
    assert_eq!(it.tea(), 38);

    // The report names who could, and who has had both done.
    let report = ask(&it.manager, "control.duty_conflicts", json!({"duty": "stock.post_count"})).unwrap();
    let report = read(&report.reply);
    let rows: Vec<_> = report["conflicts"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["pair"]["first"] == "stock.post_count")
        .collect();
    let of = |code: &str| *rows.iter().find(|row| row["actor"]["actor"] == code).unwrap();
    assert_eq!((&of("ben")["second_done_on"], &of("ben")["first_done_on"]), (&"2026-11-23".into(), &Value::Null));
    assert_eq!((&of("mia")["first_done_on"], &of("mia")["first_role"]), (&"2026-11-23".into(), &"mia".into()));
    let review = read(&ask(&it.manager, "control.access_review", json!({})).unwrap().reply);
    let ben = review["actors"].as_array().unwrap().iter().find(|row| row["actor"]["actor"] == "ben").unwrap().clone();
    assert_eq!(ben["access"][0]["last_used_on"], "2026-11-23");
    assert_eq!((&ben["access"][0]["granted_by"], ben["access"][0]["granted_at"].is_string()), (&"owner".into(), true));
    it.in_order();
}

/// Prices by how much they change, sales by what is given away, credits by their total.
#[test]
fn prices_discounts_and_overrides_are_measured() {
    let shop = Shop::selling();
    let clerk = actor(&shop, "ben", r#""pricing.*", "till.*""#);
    for policy in [
        json!({"policy": "PRICES", "operation": "pricing.set_prices", "measure": "field", "field": "figure.price_change_percent", "above": "10"}),
        json!({"policy": "DISCOUNT", "operation": "till.ring_up", "measure": "percent", "field": "reply.lines[].discount",
            "per": "reply.lines[].gross", "above": "15"}),
        json!({"policy": "OVERRIDE", "operation": "till.ring_up", "measure": "field", "field": "reply.lines[].price_origin", "among": ["override"]}),
    ] {
        shop.does("control.set_approval_policy", &policy.to_string());
    }
    let ask = |operation: &str, request: Value, key| clerk.call(operation, request.to_string().as_bytes(), &keyed(key));
    let price = |price: &str| json!({"price_list": "RETAIL", "prices": [{"item": "TEA", "price": price, "starts_on": "2026-12-01"}]});
    let said = held(ask("pricing.set_prices", price("9.90"), 1));
    assert_eq!(said.details["causes"][0]["value"], "16.806723");
    ask("pricing.set_prices", price("10.90"), 2).unwrap();

    let sale = |line: Value, paid: &str| json!({"register": "T1", "lines": [line], "tenders": [{"tender": "CASH", "amount": paid}]});
    ask("till.ring_up", sale(json!({"item": "TEA", "discount_percent": "10", "reason": "loyal"}), "10.71"), 3).unwrap();
    let said =
        held(ask("till.ring_up", sale(json!({"item": "TEA", "discount_percent": "20", "reason": "loyal"}), "9.52"), 4));
    assert_eq!(said.details["causes"][0]["value"], "20");
    let said = held(ask("till.ring_up", sale(json!({"item": "TEA", "price": "5.00", "reason": "dented"}), "5.00"), 5));
    assert_eq!(said.details["causes"][0]["policy"], "OVERRIDE");
    let receipts = shop.number("SELECT COUNT(*) FROM sales");
    shop.does("control.approve", r#"{"approval": "AP-000002"}"#);
    assert_eq!(shop.number("SELECT COUNT(*) FROM sales"), receipts + 1);
    assert!(
        ask("till.ring_up", sale(json!({"item": "TEA", "discount_percent": "20", "reason": "loyal"}), "9.52"), 4)
            .unwrap()
            .replayed
    );
    let report = verify_file(&shop.path, &mut |_| {}).unwrap();
    assert!(report.ok, "{report}");
}
