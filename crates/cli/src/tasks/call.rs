//! Commands and questions.

use std::io;

use backroom::{Applied, CallOptions, Fault, Outcome};
use backroom_domain::flow::{Mode, Operation};
use serde_json::{Value, json};

use super::{open, open_to_read};
use crate::arguments::{Ask, Call, Common};
use crate::failure::{Failure, Result};
use crate::request::typed;
use crate::screen::Screen;

/// Sends a command.
pub(super) fn call(common: &Common, task: &Call, screen: Screen) -> Result<()> {
    let request = typed(&task.operation, &task.request)?;
    let options = CallOptions {
        key: task.key,
        dry_run: task.dry_run,
        source: "backroom call".to_owned(),
        ..CallOptions::default()
    };
    let session = open(common)?.session(&common.actor)?;
    let outcome = session.call(&task.operation, &request, &options);
    let outcome = outcome.map_err(|error| Failure::Asked(error, task.operation.clone()))?;
    screen.say_reply(&outcome.reply).map_err(|error| unsaid(error, &outcome))?;
    if let Some(note) = note(&outcome, task.dry_run) {
        screen.tell(&format!("{note}\n"));
    }
    Ok(())
}

/// The answer could not be written. Whoever waits for it must not take that for the command's end, and send it anew.
fn unsaid(error: io::Error, outcome: &Outcome<String>) -> Failure {
    if outcome.command_id == 0 || error.kind() == io::ErrorKind::BrokenPipe {
        return error.into();
    }
    let message = format!("command {} is done, but its answer could not be written: {error}", outcome.command_id);
    Failure::Book(Fault { code: "cli.answer_lost", message, retryable: false, applied: Applied::Yes }.into())
}

fn note(outcome: &Outcome<String>, dry_run: bool) -> Option<&'static str> {
    match outcome {
        Outcome { pruned: true, .. } => Some("done before with this key; its answer is no longer kept"),
        Outcome { replayed: true, .. } => Some("done before with this key; nothing was done now"),
        _ if dry_run => Some("a dry run: nothing was done"),
        _ => None,
    }
}

/// Asks a question.
pub(super) fn ask(common: &Common, task: &Ask, screen: Screen) -> Result<()> {
    if let Some(operation) = Operation::of(&task.operation)
        && operation.mode != Mode::Query
    {
        let name = operation.name;
        return Err(Failure::usage(format!("{name} changes the book; send it with backroom call {name}")));
    }
    let request = typed(&task.operation, &task.request)?;
    let session = open_to_read(common)?.session(&common.actor)?;
    let outcome = session.call(&task.operation, &request, &CallOptions::default());
    let outcome = outcome.map_err(|error| Failure::Asked(error, task.operation.clone()))?;
    Ok(screen.say_reply(&outcome.reply)?)
}

/// A request made of names and values.
pub(super) fn request(fields: &[(&str, &str)]) -> Vec<u8> {
    let object: serde_json::Map<String, Value> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    Value::Object(object).to_string().into_bytes()
}
