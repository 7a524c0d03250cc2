//! A new file.

use std::fs;
use std::path::{Path, PathBuf};

use backroom::{Backroom, CallOptions, Error, Options, Setup};
use backroom_domain::flow::{Operation, Parse};
use serde_json::{Value, json};

use super::call::request;
use crate::arguments::{Common, Init};
use crate::failure::{Failure, Result};
use crate::screen::Screen;

/// Makes a file with its first actor and its first company, or nothing at all.
pub(super) fn init(common: &Common, task: &Init, screen: Screen) -> Result<()> {
    let entity = request(&[
        ("entity", &task.entity),
        ("name", task.name.as_ref().unwrap_or(&task.entity)),
        ("currency", &task.currency),
        ("time_zone", &task.time_zone),
    ]);
    // Whatever can be said of the company without a file is said before there is one.
    if let Some(Parse::Command(parse)) = Operation::of(OPEN_ENTITY).map(|operation| operation.parse) {
        parse(&entity).map_err(|refusal| Failure::Book(refusal.into()))?;
    }
    let setup = Setup::new(&common.actor, task.actor_name.as_ref().unwrap_or(&common.actor));
    let book = Backroom::create(&task.path, &setup, Options::default())?;
    let path = book.path().to_owned();
    let reply = open_entity(book, &common.actor, &entity).inspect_err(|_| remove(&path))?;
    let reply: Value = serde_json::from_str(&reply).unwrap_or_default();
    if screen.reports_are_json() {
        return Ok(screen.say_json(&json!({"file": path, "actor": common.actor, "entity": reply["opened"]}))?);
    }
    screen.say(&welcome(&path, &common.actor, &reply["opened"]))?;
    Ok(())
}

const OPEN_ENTITY: &str = "ledger.open_entity";

fn open_entity(book: Backroom, actor: &str, entity: &[u8]) -> Result<String, Error> {
    let options = CallOptions { source: "backroom init".to_owned(), ..CallOptions::default() };
    book.session(actor)?.call(OPEN_ENTITY, entity, &options).map(|outcome| outcome.reply)
}

/// Takes back what was begun.
fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        // What cannot be removed is opened as what it is: a file with an actor and no company.
        let _ = fs::remove_file(PathBuf::from(name));
    }
}

fn welcome(path: &Path, actor: &str, reply: &Value) -> String {
    let text = |name: &str| reply.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (entity, currency) = (text("entity"), text("currency"));
    format!(
        "{} holds the books of {entity} in {currency}; {actor} may do everything.\n\n\
         Next:\n  \
         export BACKROOM_FILE={}\n  \
         backroom ops                     what can be called and asked\n  \
         backroom ask ledger.accounts entity={entity}\n  \
         backroom call stock.add_site site=SHOP-1 name='Shop 1' entity={entity}\n",
        path.display(),
        path.display(),
    )
}
