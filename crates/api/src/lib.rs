//! Bytes in, bytes out: the one door that C, Python, Node and the command line share.
//!
//! 1. Whatever comes in, JSON goes out: the reply, or an error of one shape (see [`error_json`]).
//! 2. No panic leaves here: it becomes the status `bug`, and the handle takes no more calls.
//! 3. What the languages share stands here once: how a file is opened ([`Opening`]), what accompanies a call
//!    ([`Accompanied`]), how a call can be wrong before it is one ([`Misuse`]), the log ([`Log`]).

mod accompanied;
#[cfg(feature = "test-panic")]
mod breaking;
mod data;
mod error_json;
mod guard;
mod log;
mod misuse;
mod opening;
mod operations;
mod reads;

use backroom::{Backroom, Call, CallOptions, Outcome, Result, Session, Status};

pub use accompanied::{Accompanied, new_key};
pub use error_json::error_json;
pub use guard::{contained, guarded};
pub use log::{Level, Log};
pub use misuse::Misuse;
pub use opening::{Mode, NewFile, Opening};
pub use operations::{VERSION, operations_json};

/// What a call came to, as bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Why there is no reply; `None` when there is one.
    pub status: Option<Status>,
    /// The reply, or the error, as JSON.
    pub body: Vec<u8>,
    /// The number of the command in the file; 0 for a question, a dry run and an error.
    pub command_id: i64,
    /// The command had been done before with this key.
    pub replayed: bool,
    /// The reply is no longer kept; the body says what is still known.
    pub pruned: bool,
}

impl From<Result<Outcome<String>>> for Answer {
    fn from(outcome: Result<Outcome<String>>) -> Self {
        match outcome {
            Ok(Outcome { reply, command_id, replayed, pruned }) => {
                Self { status: None, body: reply.into_bytes(), command_id, replayed, pruned }
            }
            Err(error) => Self {
                status: Some(error.status()),
                body: error_json(&error).into_bytes(),
                command_id: 0,
                replayed: false,
                pruned: false,
            },
        }
    }
}

/// One actor's door to a file. Cheap to clone; any thread may use it.
#[derive(Clone, Debug)]
pub struct Api {
    session: Session,
    log: Option<Log>,
}

impl Api {
    /// The door of an actor, by code.
    ///
    /// # Errors
    /// As [`Backroom::session`].
    pub fn new(book: &Backroom, actor: &str) -> Result<Self> {
        guarded(book, || Ok(Self { session: book.session(actor)?, log: None }))
    }

    /// The same door, with somebody who is told of faults and bugs.
    #[must_use]
    pub fn logging(self, log: Option<Log>) -> Self {
        Self { log, ..self }
    }

    /// The door of another actor to the same file, sharing its connections, its commits and its log.
    ///
    /// # Errors
    /// As [`Backroom::session`].
    pub fn of(&self, actor: &str) -> Result<Self> {
        self.guard("session", || Ok(Self { session: self.book().session(actor)?, log: self.log.clone() }))
    }

    /// The file.
    #[must_use]
    pub fn book(&self) -> &Backroom {
        self.session.book()
    }

    /// What the actor asks of the file, typed.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Who is told of faults and bugs.
    #[must_use]
    pub fn log(&self) -> Option<&Log> {
        self.log.as_ref()
    }

    /// Sends a command or asks a question: the operation's name, the request as JSON, and what accompanies it.
    #[must_use]
    pub fn call(&self, operation: &[u8], request: &[u8], options: &CallOptions) -> Answer {
        self.send(operation, request, options).into()
    }

    /// The same, with an error as it is rather than as JSON.
    ///
    /// # Errors
    /// As [`Session::call`].
    pub fn send(&self, operation: &[u8], request: &[u8], options: &CallOptions) -> Result<Outcome<String>> {
        let name = name(operation);
        self.guard(&name, || {
            #[cfg(feature = "test-panic")]
            breaking::break_at(&name);
            self.session.call(&name, request, options)
        })
    }

    /// Sends many, in one commit; each has an answer of its own.
    #[must_use]
    pub fn call_many(&self, calls: &[Call]) -> Vec<Answer> {
        self.many(calls, Session::call_many)
    }

    /// What many commands would come to, one after the other; nothing of it stays.
    #[must_use]
    pub fn rehearse(&self, calls: &[Call]) -> Vec<Answer> {
        self.many(calls, Session::rehearse)
    }

    /// Sends many, or rehearses them, some of which were wrong before they were calls: those are answered in their own
    /// places, and keep nobody else back.
    #[must_use]
    pub fn call_sound(&self, calls: Vec<Result<Call>>, rehearse: bool) -> Vec<Answer> {
        let mut sound = Vec::with_capacity(calls.len());
        let wrong: Vec<Option<Answer>> = calls
            .into_iter()
            .map(|call| match call {
                Ok(call) => {
                    sound.push(call);
                    None
                }
                Err(error) => Some(Answer::from(Err(error))),
            })
            .collect();
        let answers = if rehearse { self.rehearse(&sound) } else { self.call_many(&sound) };
        let mut answers = answers.into_iter();
        wrong.into_iter().filter_map(|answer| answer.or_else(|| answers.next())).collect()
    }

    fn many(&self, calls: &[Call], send: impl Fn(&Session, &[Call]) -> Vec<Result<Outcome<String>>>) -> Vec<Answer> {
        let answers = self.guard("call_many", || {
            #[cfg(feature = "test-panic")]
            calls.iter().for_each(|call| breaking::break_at(&call.operation));
            Ok(send(&self.session, calls).into_iter().inspect(|answer| self.tell("call_many", answer)).collect())
        });
        let answers: Vec<Result<_>> =
            answers.unwrap_or_else(|error| calls.iter().map(|_| Err(error.clone())).collect());
        answers.into_iter().map(Answer::from).collect()
    }

    /// Runs a call under the guard, and tells the log of its fault.
    ///
    /// # Errors
    /// Those of the call.
    pub fn guard<T>(&self, operation: &str, call: impl FnOnce() -> Result<T>) -> Result<T> {
        let done = guarded(self.book(), call);
        self.tell(operation, &done);
        done
    }

    fn tell<T>(&self, operation: &str, done: &Result<T>) {
        if let (Some(log), Err(error)) = (&self.log, done) {
            log.error(operation, error);
        }
    }
}

/// A name that is no UTF-8 names nothing, and is answered as such.
fn name(operation: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(operation)
}
