//! Bytes in, bytes out: the one door that C, Python, Node and the command line share.
//!
//! 1. Whatever comes in, JSON goes out: the reply, or an error of one shape (see [`error_json`]).
//! 2. No panic leaves here: it becomes the status `bug`, and the handle takes no more calls.

mod error_json;
mod guard;

use backroom::{Backroom, Call, CallOptions, Error, Outcome, Result, Session, Status};

pub use error_json::error_json;
pub use guard::guarded;

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

/// One actor's door to a file.
#[derive(Clone, Debug)]
pub struct Api {
    session: Session,
}

impl Api {
    /// The door of an actor, by code.
    ///
    /// # Errors
    /// As [`Backroom::session`].
    pub fn new(book: &Backroom, actor: &str) -> Result<Self> {
        guarded(book, || Ok(Self { session: book.session(actor)? }))
    }

    /// Sends a command or asks a question: the operation's name, the request as JSON, and what accompanies it.
    #[must_use]
    pub fn call(&self, operation: &[u8], request: &[u8], options: &CallOptions) -> Answer {
        guarded(self.session.book(), || self.session.call(&name(operation), request, options)).into()
    }

    /// Sends many, in one commit; each has an answer of its own.
    #[must_use]
    pub fn call_many(&self, calls: &[Call]) -> Vec<Answer> {
        let answers = guarded(self.session.book(), || Ok(self.session.call_many(calls)));
        self.each(answers, calls.len())
    }

    /// What many commands would come to, one after the other; nothing of it stays.
    #[must_use]
    pub fn rehearse(&self, calls: &[Call]) -> Vec<Answer> {
        let answers = guarded(self.session.book(), || Ok(self.session.rehearse(calls)));
        self.each(answers, calls.len())
    }

    fn each(&self, answers: Result<Vec<Result<Outcome<String>>>>, calls: usize) -> Vec<Answer> {
        let answers = answers.unwrap_or_else(|error: Error| (0..calls).map(|_| Err(error.clone())).collect());
        answers.into_iter().map(Answer::from).collect()
    }
}

/// A name that is no UTF-8 names nothing, and is answered as such.
fn name(operation: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(operation)
}
