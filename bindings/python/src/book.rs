//! A file that is open, in the name of one actor.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use backroom::control::types::ActorKind;
use backroom::{Call, Result};
use backroom_api::{Accompanied, Answer, Api, Misuse, Mode, NewFile, Opening};
use pyo3::prelude::*;

use crate::answer::{Table, Told, failed, table, text, told};

/// A command or question of many: operation, request, key, actor, source, and whether it is only tried.
type Sent = (String, Vec<u8>, String, String, String, bool);

/// A file that is open, until it is closed.
#[pyclass(frozen, module = "backroom._native")]
pub(crate) struct Book {
    /// The process that opened it: another thread of the parent may have held the lock when a child was forked off.
    process: u32,
    api: Mutex<Option<Api>>,
}

#[pymethods]
impl Book {
    /// Opens a file that is there. Answers with the book, or with why there is none.
    #[staticmethod]
    #[pyo3(signature = (path, actor, read_only, durable, busy_timeout))]
    fn open(
        py: Python<'_>,
        path: PathBuf,
        actor: &str,
        read_only: bool,
        durable: bool,
        busy_timeout: f64,
    ) -> (Option<Self>, Option<Told>) {
        let mode = if read_only { Mode::ReadOnly } else { Mode::Existing };
        Self::opened(py, path, actor, mode, durable, busy_timeout)
    }

    /// Makes a file with its first actor and, where one is given, its first company.
    #[staticmethod]
    #[pyo3(signature = (path, actor, actor_name, is_person, entity, durable, busy_timeout))]
    #[allow(clippy::too_many_arguments, reason = "one for each choice of Python's own function")]
    fn create(
        py: Python<'_>,
        path: PathBuf,
        actor: &str,
        actor_name: String,
        is_person: bool,
        entity: Vec<u8>,
        durable: bool,
        busy_timeout: f64,
    ) -> (Option<Self>, Option<Told>) {
        let actor_kind = if is_person { ActorKind::Person } else { ActorKind::System };
        let mode = Mode::New(NewFile { actor_name, actor_kind, entity });
        Self::opened(py, path, actor, mode, durable, busy_timeout)
    }

    /// The same file in the name of another actor.
    fn session(&self, py: Python<'_>, actor: &str) -> (Option<Self>, Option<Told>) {
        Self::or_told(py, py.detach(|| self.api()?.of(actor)))
    }

    /// Sends a command or asks a question.
    #[allow(clippy::too_many_arguments, reason = "one for each part of a call, without an object between")]
    fn call(
        &self,
        py: Python<'_>,
        operation: &str,
        request: &[u8],
        key: &str,
        actor: &str,
        source: &str,
        dry_run: bool,
    ) -> Told {
        let accompanied = Accompanied { key, actor, source, dry_run };
        let answer = py.detach(|| -> Result<Answer> {
            Ok(self.api()?.call(operation.as_bytes(), request, &accompanied.options()?))
        });
        match answer {
            Ok(answer) => told(py, &answer),
            Err(error) => failed(py, &error),
        }
    }

    /// Sends many in one commit, each with an answer of its own; or tells what they would come to.
    fn call_many(&self, py: Python<'_>, calls: Vec<Sent>, rehearse: bool) -> Vec<Told> {
        let answers = py.detach(|| self.many(calls, rehearse));
        answers.iter().map(|answer| told(py, answer)).collect()
    }

    /// Asks one `SELECT`; answers with its rows, or with why there are none.
    fn select(&self, py: Python<'_>, sql: &str, limit: usize) -> PyResult<(Option<Table>, Option<Told>)> {
        match py.detach(|| self.api()?.select(sql, limit)) {
            Ok(selection) => Ok((Some(table(py, selection)?), None)),
            Err(error) => Ok((None, Some(failed(py, &error)))),
        }
    }

    /// Events after a number, as JSON.
    fn events_after(&self, py: Python<'_>, sequence: i64, limit: u32) -> Told {
        let events = py.detach(|| self.api()?.events_after(sequence, limit));
        text(py, events)
    }

    /// Events a consumer has not acknowledged, as JSON.
    fn events_for(&self, py: Python<'_>, consumer: &str, limit: u32) -> Told {
        let events = py.detach(|| self.api()?.events_for(consumer, limit));
        text(py, events)
    }

    /// Remembers how far a consumer has come, and answers with it.
    fn acknowledge(&self, py: Python<'_>, consumer: &str, sequence: i64) -> Told {
        let position = py.detach(|| self.api()?.acknowledge(consumer, sequence));
        text(py, position.map(|position| position.to_string()))
    }

    /// Proves the laws; the report as JSON.
    fn verify(&self, py: Python<'_>) -> Told {
        let report = py.detach(|| self.api()?.verify());
        text(py, report)
    }

    /// Copies the file and proves the copy; what was written as JSON.
    fn backup(&self, py: Python<'_>, path: PathBuf, overwrite: bool) -> Told {
        let copy = py.detach(|| self.api()?.backup(&path, overwrite));
        text(py, copy)
    }

    /// Cancels what is queued and stops what is being read.
    fn interrupt(&self) {
        if let Ok(api) = self.api() {
            api.book().interrupt();
        }
    }

    /// Closes it; calls that are under way end first.
    fn close(&self, py: Python<'_>) {
        if !self.is_inherited() {
            py.detach(|| drop(self.held().take()));
        }
    }

    /// Whether it has been closed.
    #[getter]
    fn closed(&self) -> bool {
        !self.is_inherited() && self.held().is_none()
    }
}

impl Book {
    fn opened(
        py: Python<'_>,
        path: PathBuf,
        actor: &str,
        mode: Mode,
        durable: bool,
        busy_timeout: f64,
    ) -> (Option<Self>, Option<Told>) {
        let busy_timeout = Duration::try_from_secs_f64(busy_timeout).ok();
        let opening = Opening { mode, relaxed: !durable, busy_timeout, ..Opening::new(path, actor) };
        Self::or_told(py, py.detach(|| opening.open()))
    }

    fn or_told(py: Python<'_>, api: Result<Api>) -> (Option<Self>, Option<Told>) {
        match api {
            Ok(api) => (Some(Self { process: std::process::id(), api: Mutex::new(Some(api)) }), None),
            Err(error) => (None, Some(failed(py, &error))),
        }
    }

    fn many(&self, calls: Vec<Sent>, rehearse: bool) -> Vec<Answer> {
        let count = calls.len();
        let call = |(operation, request, key, actor, source, dry_run): Sent| {
            let accompanied = Accompanied { key: &key, actor: &actor, source: &source, dry_run };
            Ok(Call { options: accompanied.options()?, ..Call::new(operation, request) })
        };
        match self.api() {
            Ok(api) => api.call_sound(calls.into_iter().map(call).collect(), rehearse),
            Err(error) => (0..count).map(|_| Answer::from(Err(error.clone()))).collect(),
        }
    }

    /// The door, held open by its own clone for as long as a call takes.
    fn api(&self) -> Result<Api> {
        if self.is_inherited() {
            return Err(Misuse::forked());
        }
        self.held().clone().ok_or_else(Misuse::closed)
    }

    /// Whether it belongs to the process that this one was forked from, which leaves it alone.
    fn is_inherited(&self) -> bool {
        self.process != std::process::id()
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Option<Api>> {
        self.api.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
