//! A file that is open, in the name of one actor.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use backroom::Result;
use backroom::control::types::ActorKind;
use backroom_api::{Api, Misuse, Mode, NewFile, Opening};
use napi::bindgen_prelude::{AsyncTask, Either};
use napi_derive::napi;

use crate::answer::failed;
use crate::work::{Errand, Work};

/// A file that is open, until it is closed.
#[napi]
pub(crate) struct Book {
    api: Mutex<Option<Api>>,
}

/// A book, or why there is none.
type Opened = Either<Book, String>;

/// Opens a file that is there.
#[napi]
pub(crate) fn open(path: String, actor: String, read_only: bool, durable: bool, busy_timeout: u32) -> Opened {
    let mode = if read_only { Mode::ReadOnly } else { Mode::Existing };
    opened(&opening(path, actor, mode, durable, busy_timeout))
}

/// Makes a file with its first actor and, where one is given as JSON, its first company.
#[napi]
pub(crate) fn create(
    path: String,
    actor: String,
    actor_name: String,
    is_person: bool,
    entity: String,
    durable: bool,
    busy_timeout: u32,
) -> Opened {
    let actor_kind = if is_person { ActorKind::Person } else { ActorKind::System };
    let mode = Mode::New(NewFile { actor_name, actor_kind, entity: entity.into_bytes() });
    opened(&opening(path, actor, mode, durable, busy_timeout))
}

fn opening(path: String, actor: String, mode: Mode, durable: bool, busy_timeout: u32) -> Opening {
    let busy_timeout = Some(Duration::from_millis(busy_timeout.into()));
    Opening { mode, relaxed: !durable, busy_timeout, ..Opening::new(path, actor) }
}

fn opened(opening: &Opening) -> Opened {
    or_told(opening.open())
}

fn or_told(api: Result<Api>) -> Opened {
    match api {
        Ok(api) => Either::A(Book { api: Mutex::new(Some(api)) }),
        Err(error) => Either::B(failed(&error)),
    }
}

#[allow(unreachable_pub, reason = "napi exports methods that are pub")]
#[napi]
impl Book {
    /// The same file in the name of another actor.
    #[napi]
    pub fn session(&self, actor: String) -> Opened {
        or_told(self.api().and_then(|api| api.of(&actor)))
    }

    /// Sends a command or asks a question.
    #[napi]
    pub fn call(
        &self,
        operation: String,
        request: String,
        key: String,
        actor: String,
        source: String,
        dry_run: bool,
    ) -> String {
        Work::Call { operation, request, key, actor, source, dry_run }.answer(self.api())
    }

    /// The same on a thread of the pool.
    #[napi(ts_return_type = "Promise<string>")]
    pub fn call_async(
        &self,
        operation: String,
        request: String,
        key: String,
        actor: String,
        source: String,
        dry_run: bool,
    ) -> AsyncTask<Errand> {
        Errand::promised(self.api(), Work::Call { operation, request, key, actor, source, dry_run })
    }

    /// Sends many in one commit; the answers as an array.
    #[napi]
    pub fn call_many(&self, parts: Vec<String>, rehearse: bool) -> String {
        Work::Many { parts, rehearse }.answer(self.api())
    }

    /// The same on a thread of the pool.
    #[napi(ts_return_type = "Promise<string>")]
    pub fn call_many_async(&self, parts: Vec<String>, rehearse: bool) -> AsyncTask<Errand> {
        Errand::promised(self.api(), Work::Many { parts, rehearse })
    }

    /// Asks one `SELECT`.
    #[napi]
    pub fn select(&self, sql: String, limit: u32) -> String {
        Work::Select { sql, limit }.answer(self.api())
    }

    /// The same on a thread of the pool.
    #[napi(ts_return_type = "Promise<string>")]
    pub fn select_async(&self, sql: String, limit: u32) -> AsyncTask<Errand> {
        Errand::promised(self.api(), Work::Select { sql, limit })
    }

    /// Events after a number.
    #[napi]
    pub fn events_after(&self, sequence: i64, limit: u32) -> String {
        Work::EventsAfter { sequence, limit }.answer(self.api())
    }

    /// Events a consumer has not acknowledged.
    #[napi]
    pub fn events_for(&self, consumer: String, limit: u32) -> String {
        Work::EventsFor { consumer, limit }.answer(self.api())
    }

    /// Remembers how far a consumer has come.
    #[napi]
    pub fn acknowledge(&self, consumer: String, sequence: i64) -> String {
        Work::Acknowledge { consumer, sequence }.answer(self.api())
    }

    /// Proves the laws.
    #[napi]
    pub fn verify(&self) -> String {
        Work::Verify.answer(self.api())
    }

    /// The same on a thread of the pool.
    #[napi(ts_return_type = "Promise<string>")]
    pub fn verify_async(&self) -> AsyncTask<Errand> {
        Errand::promised(self.api(), Work::Verify)
    }

    /// Copies the file and proves the copy.
    #[napi]
    pub fn backup(&self, path: String, overwrite: bool) -> String {
        Work::Backup { path: path.into(), overwrite }.answer(self.api())
    }

    /// The same on a thread of the pool.
    #[napi(ts_return_type = "Promise<string>")]
    pub fn backup_async(&self, path: String, overwrite: bool) -> AsyncTask<Errand> {
        Errand::promised(self.api(), Work::Backup { path: path.into(), overwrite })
    }

    /// Cancels what is queued and stops what is being read.
    #[napi]
    pub fn interrupt(&self) {
        if let Ok(api) = self.api() {
            api.book().interrupt();
        }
    }

    /// Closes it; calls that are under way end first.
    #[napi]
    pub fn close(&self) {
        drop(self.held().take());
    }

    /// Whether it has been closed.
    #[napi(getter)]
    pub fn closed(&self) -> bool {
        self.held().is_none()
    }
}

impl Book {
    /// The door, held open by its own clone for as long as a call takes.
    fn api(&self) -> Result<Api> {
        self.held().clone().ok_or_else(Misuse::closed)
    }

    fn held(&self) -> MutexGuard<'_, Option<Api>> {
        self.api.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
