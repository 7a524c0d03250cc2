//! Bytes in, bytes out, whatever the bytes.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

use backroom::{Backroom, Call, CallOptions, Options, Setup, Status};
use backroom_api::{Api, guarded};
use serde_json::{Value, json};

fn shop() -> (tempfile::TempDir, Backroom, Api) {
    let directory = tempfile::tempdir().unwrap();
    let book = Backroom::create(directory.path().join("shop"), &Setup::new("owner", "Olive Owner"), Options::default())
        .unwrap();
    let api = Api::new(&book, "owner").unwrap();
    (directory, book, api)
}

fn body(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

#[test]
fn a_call_answers_with_its_reply_or_with_an_error_of_one_shape() {
    let (_directory, _book, api) = shop();
    let request = br#"{"actor": "anna", "name": "Anna", "kind": "person"}"#;
    let done = api.call(b"control.add_actor", request, &CallOptions::default());
    assert_eq!((done.status, done.command_id, done.replayed), (None, 2, false));
    assert_eq!(body(&done.body), json!({"actor": "anna", "name": "Anna", "kind": "person", "active": true}));

    let refused = api.call(b"control.add_actor", request, &CallOptions::default());
    assert_eq!(refused.status, Some(Status::Conflict));
    let told = body(&refused.body);
    assert_eq!((&told["status"], &told["code"]), (&json!("conflict"), &json!("control.actor_exists")));
    assert_eq!((&told["path"], &told["details"]["actor"]), (&json!("actor"), &json!("anna")));
    assert!(told["message"].as_str().unwrap().contains("anna"));

    for (operation, status, code) in [
        (&b"control.add_actr"[..], "not_found", "flow.unknown_operation"),
        (b"\xff\xfe", "not_found", "flow.unknown_operation"),
        (b"control.actors", "malformed", "flow.malformed"),
    ] {
        let answer = api.call(operation, b"[", &CallOptions::default());
        let told = body(&answer.body);
        assert_eq!((told["status"].as_str(), told["code"].as_str()), (Some(status), Some(code)));
        let fields: Vec<&String> = told.as_object().unwrap().keys().collect();
        assert_eq!(fields, ["status", "code", "path", "message", "details"]);
    }
}

#[test]
fn many_calls_have_an_answer_each() {
    let (_directory, _book, api) = shop();
    let add =
        |code: &str| Call::new("control.add_actor", format!(r#"{{"actor": "{code}", "name": "A", "kind": "system"}}"#));
    let calls = [add("till-1"), add("owner"), Call::new("control.actor", r#"{"actor": "till-1"}"#)];
    let rehearsed: Vec<_> = api.rehearse(&calls[..2]).into_iter().map(|answer| answer.status).collect();
    assert_eq!(rehearsed, [None, Some(Status::Conflict)]);
    let answers: Vec<_> = api.call_many(&calls).into_iter().map(|answer| (answer.status, answer.command_id)).collect();
    assert_eq!(answers, [(None, 2), (Some(Status::Conflict), 0), (None, 0)]);
}

#[test]
fn a_panic_ends_here_and_closes_the_handle() {
    let (_directory, book, api) = shop();
    let error = guarded::<()>(&book, || panic!("a binding broke")).unwrap_err();
    assert_eq!(error.status(), Status::Bug);
    let answer = api.call(b"control.actors", b"{}", &CallOptions::default());
    assert_eq!(answer.status, Some(Status::Bug));
    assert_eq!(body(&answer.body)["code"], "engine.bug");
    assert!(body(&answer.body)["message"].as_str().unwrap().contains("a binding broke"));
}
