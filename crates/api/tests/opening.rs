//! How hosts open a file, what they say beside a call, and what they are told.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

use std::sync::{Arc, Mutex};

use backroom::control::types::ActorKind;
use backroom::{CallOptions, Status};
use backroom_api::{Accompanied, Level, Log, Misuse, Mode, NewFile, Opening, contained, new_key, operations_json};
use serde_json::Value;

const ENTITY: &str = r#"{"entity": "ACME", "name": "Acme", "currency": "EUR", "time_zone": "Europe/Berlin"}"#;

fn new_file(path: &std::path::Path, entity: &str) -> Opening {
    let new =
        NewFile { actor_name: "Till 1".to_owned(), actor_kind: ActorKind::System, entity: entity.as_bytes().to_vec() };
    Opening { mode: Mode::New(new), ..Opening::new(path, "till-1") }
}

#[test]
fn a_new_file_has_its_company_or_is_not_there() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("shop");
    for entity in ["{", "[]", r#"{"entity": "ACME"}"#, &ENTITY.replace("EUR", "XXX")] {
        let error = new_file(&path, entity).open().unwrap_err();
        assert_eq!(error.status(), Status::Malformed, "{entity}: {error}");
        assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0, "{entity}");
    }
    let api = new_file(&path, ENTITY).open().unwrap();
    let actor = api.call(b"control.actor", br#"{"actor": "till-1"}"#, &CallOptions::default()).body;
    let actor: Value = serde_json::from_slice(&actor).unwrap();
    assert_eq!((&actor["actor"]["name"], &actor["actor"]["kind"]), (&"Till 1".into(), &"system".into()), "{actor}");
    assert_eq!(new_file(&path, ENTITY).open().unwrap_err().code(), "store.cannot_open");
    assert!(api.book().path().exists(), "what stands there is left alone");
    drop(api);

    let api = Opening::new(&path, "till-1").open().unwrap();
    let entities = api.call(b"ledger.entities", b"{}", &CallOptions::default());
    assert!(String::from_utf8(entities.body).unwrap().contains("ACME"));
    assert_eq!(Opening::new(&path, "nobody").open().unwrap_err().code(), "control.unknown_actor");
    assert_eq!(api.of("nobody").unwrap_err().code(), "control.unknown_actor");
    let reader = Opening { mode: Mode::ReadOnly, ..Opening::new(&path, "till-1") }.open().unwrap();
    let written =
        reader.call(b"control.add_actor", br#"{"actor": "a", "name": "A", "kind": "person"}"#, &CallOptions::default());
    assert!(String::from_utf8(written.body).unwrap().contains("engine.read_only"));
}

#[test]
fn the_log_is_told_of_faults_and_not_of_refusals() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("shop");
    let told = Arc::new(Mutex::new(Vec::new()));
    let log = Log::new({
        let told = Arc::clone(&told);
        move |level, text| {
            told.lock().unwrap().push((level, text.to_owned()));
            panic!("a log that breaks");
        }
    });
    let missing = Opening { log: Some(log.clone()), ..Opening::new(&path, "till-1") };
    missing.open().unwrap_err();
    let api = Opening { log: Some(log), ..new_file(&path, "") }.open().unwrap();
    api.resolve("nothing").unwrap_err();
    api.guard::<()>("a call", || panic!("a binding broke")).unwrap_err();
    let told: Vec<(Level, String)> = told.lock().unwrap_or_else(std::sync::PoisonError::into_inner).drain(..).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].1.starts_with("open: store.cannot_open: "), "{told:?}");
    assert_eq!(told[1].0, Level::Error);
    assert!(told[1].1.starts_with("a call: engine.bug: a binding broke"), "{told:?}");
}

#[test]
fn what_accompanies_a_call_is_read_from_texts() {
    let key = new_key();
    let said = Accompanied { key: &key, actor: "anna", source: "T1", dry_run: true };
    let options = said.options().unwrap();
    assert_eq!(options.key.unwrap().to_string(), key);
    assert_eq!((options.actor.unwrap().as_str(), options.source.as_str(), options.dry_run), ("anna", "T1", true));
    assert_eq!(Accompanied::default().options().unwrap(), CallOptions::default());
    for (said, path) in [
        (Accompanied { key: "1", ..Accompanied::default() }, "key"),
        (Accompanied { actor: "\u{0}", ..Accompanied::default() }, "actor"),
    ] {
        let error = said.options().unwrap_err();
        assert_eq!((error.code(), error.refusal().unwrap().path.as_str()), ("flow.bad_value", path));
    }
}

#[test]
fn what_can_be_called_and_refused_is_listed() {
    let listed: Value = serde_json::from_str(&operations_json()).unwrap();
    let names = |list: &str, field: &str| -> Vec<String> {
        listed[list].as_array().unwrap().iter().map(|row| row[field].as_str().unwrap().to_owned()).collect()
    };
    let operations = names("operations", "name");
    assert!(operations.contains(&"till.ring_up".to_owned()) && operations.len() > 50);
    assert!(operations.iter().all(|name| !name.starts_with("test.")), "no build without the feature has it");
    let codes = names("refusals", "code");
    assert!(codes.contains(&"stock.not_enough_available".to_owned()));
    assert!(Misuse::ALL.iter().all(|misuse| codes.contains(&misuse.code().to_owned())));
    assert!(listed["operations"][0]["request_schema"]["properties"].is_object());
}

#[test]
fn a_panic_before_there_is_a_book_is_an_error() {
    assert_eq!(contained::<()>(|| panic!("too early")).unwrap_err().status(), Status::Bug);
}
