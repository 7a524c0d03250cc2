//! A session: what one actor asks of the book.

use backroom_domain::catalogue::refusals::UnknownItem;
use backroom_domain::control::refusals::UnknownActor;
use backroom_domain::control::rules::{ACT_FOR_OTHERS, authority};
use backroom_domain::flow::refusal::{BadValue, KeyRequired, Malformed, UnknownOperation};
use backroom_domain::flow::{
    Command, Draft, Erased, ErasedQuery, Mode, Operation, Parse, Query, Refusal, Scope, nearest,
};
use backroom_domain::stock::refusals::UnknownSite;
use backroom_domain::values::{ActorId, Code, Quantity};

use crate::Backroom;
use crate::clock::key_at;
use crate::error::{Error, Result, fault};
use crate::options::{Call, CallOptions, Outcome};
use crate::road::{Job, request_digest};

/// At most this many commands in one call.
const CALLS_MOST: usize = 10_000;
/// At most this many characters of a source.
const SOURCE_MOST: usize = 200;

/// What one actor asks of the book. Cheap to clone; any thread may use it.
#[derive(Clone, Debug)]
pub struct Session {
    book: Backroom,
    actor: ActorId,
}

impl Session {
    pub(crate) fn new(book: Backroom, actor: ActorId) -> Self {
        Self { book, actor }
    }

    /// The session that makes the first actor.
    pub(crate) fn of_nobody(book: Backroom) -> Self {
        Self { book, actor: ActorId::NONE }
    }

    /// The book it is a session of.
    #[must_use]
    pub fn book(&self) -> &Backroom {
        &self.book
    }

    /// Sends a command, with a key made for it.
    ///
    /// # Errors
    /// The refusals the command's doc names; a fault of the world; a bug.
    pub fn run<C: Command>(&self, command: C) -> Result<C::Reply> {
        self.run_with(command, &CallOptions::default()).map(|outcome| outcome.reply)
    }

    /// Sends a command with what accompanies it.
    ///
    /// # Errors
    /// As [`Session::run`]. A command that was done earlier, and whose reply has been pruned, is answered with the fault
    /// `engine.reply_pruned`, which says that it is applied.
    pub fn run_with<C: Command>(&self, command: C, options: &CallOptions) -> Result<Outcome<C::Reply>> {
        self.book.inner.enter()?;
        let operation = Operation::of(C::NAME).ok_or_else(|| unknown(C::NAME))?;
        let job = self.job(operation, Box::new(command), options)?;
        let outcome = only(self.book.inner.submit(vec![job], false))?;
        if outcome.pruned {
            let message =
                format!("the command was done earlier with this key; of its reply is known {}", outcome.reply);
            let fault = fault("engine.reply_pruned", message, false);
            return Err(backroom_store::Fault { applied: backroom_store::Applied::Yes, ..fault }.into());
        }
        let reply = serde_json::from_str(&outcome.reply)
            .map_err(|error| Error::Bug(format!("the reply of {} does not read back: {error}", C::NAME)))?;
        Ok(Outcome { reply, command_id: outcome.command_id, replayed: outcome.replayed, pruned: false })
    }

    /// Sends a command, or asks a question, by name: JSON in, JSON out.
    ///
    /// # Errors
    /// As [`Session::run`], and `flow.unknown_operation` or `flow.malformed`. The reply of a command done earlier may have
    /// been pruned: then [`Outcome::pruned`] is set, and the reply says what is still known.
    pub fn call(&self, operation: &str, request: &[u8], options: &CallOptions) -> Result<Outcome<String>> {
        self.book.inner.enter()?;
        match self.read_call(operation, request)? {
            Asked::Command(operation, command) => {
                only(self.book.inner.submit(vec![self.job(operation, command, options)?], false))
            }
            Asked::Query(query) => self.answer(&*query, options).map(|reply| Outcome::fresh(reply, 0)),
        }
    }

    /// Sends many commands at once. Each has an outcome of its own; all that are done share one commit, unless the world
    /// fails and they are tried one by one. Questions among them are answered when the commands are committed.
    ///
    /// At most 10,000; more are refused whole.
    pub fn call_many(&self, calls: &[Call]) -> Vec<Result<Outcome<String>>> {
        self.many(calls, false)
    }

    /// What many commands would come to if they were sent one after the other: each sees what those before it did, and
    /// nothing of it stays.
    pub fn rehearse(&self, calls: &[Call]) -> Vec<Result<Outcome<String>>> {
        self.many(calls, true)
    }

    fn many(&self, calls: &[Call], rehearsal: bool) -> Vec<Result<Outcome<String>>> {
        let whole = self.book.inner.enter().and_then(|()| match calls.len() {
            0..=CALLS_MOST => Ok(()),
            given => {
                let problem =
                    format!("{given} commands in one call; at most {CALLS_MOST} are accepted: send them in parts");
                Err(Refusal::from(Malformed { problem }).into())
            }
        });
        if let Err(error) = whole {
            return calls.iter().map(|_| Err(error.clone())).collect();
        }
        let mut jobs = Vec::with_capacity(calls.len());
        let prepared: Vec<Result<Option<Box<dyn ErasedQuery>>>> = calls
            .iter()
            .map(|call| match self.read_call(&call.operation, &call.request)? {
                Asked::Command(operation, command) => {
                    jobs.push(self.job(operation, command, &call.options)?);
                    Ok(None)
                }
                Asked::Query(query) => Ok(Some(query)),
            })
            .collect();
        let mut answers = self.book.inner.submit(jobs, rehearsal).into_iter();
        prepared
            .into_iter()
            .zip(calls)
            .map(|(prepared, call)| match prepared? {
                Some(query) => self.answer(&*query, &call.options).map(|reply| Outcome::fresh(reply, 0)),
                None => answers.next().unwrap_or_else(|| Err(Error::Bug("a command was not answered".to_owned()))),
            })
            .collect()
    }

    /// Asks a question.
    ///
    /// # Errors
    /// The refusals the question's doc names; a fault of the world; a bug.
    pub fn ask<Q: Query>(&self, query: &Q) -> Result<Q::Reply> {
        self.book.inner.enter()?;
        self.book.inner.read(|_, draft| {
            let scope = query.scope(draft)?;
            self.admit(draft, scope, Q::DUTY, None)?;
            Ok(query.answer(draft)?)
        })
    }

    /// How much of an item, by SKU, a site has, whoever owns it and whatever its state: `on_hand` of `stock.position`.
    ///
    /// # Errors
    /// `stock.unknown_site`, `catalogue.unknown_item`, and those of authority for `stock.position`.
    pub fn position(&self, sku: &str, site: &str) -> Result<Quantity> {
        self.book.inner.enter()?;
        let sku = Code::parse(sku).map_err(|error| Refusal::from(error).at("item"))?;
        let site = Code::parse(site).map_err(|error| Refusal::from(error).at("site"))?;
        self.book.inner.read_at_once(|store, draft| {
            let Some(site) = draft.site_by_code(&site) else {
                return Err(UnknownSite { site: site.to_string() }.at("site").into());
            };
            self.admit(draft, Scope::Site(site.entity, site.id), "stock.position", None)?;
            let found = store.position_sum(&sku.folded(), site.id)?;
            found.ok_or_else(|| UnknownItem { item: sku.to_string() }.at("item").into())
        })
    }

    fn answer(&self, query: &dyn ErasedQuery, options: &CallOptions) -> Result<String> {
        self.book.inner.read(|_, draft| {
            let scope = query.scope(draft)?;
            self.admit(draft, scope, query.operation().duty, options.actor.as_ref())?;
            Ok(query.answer(draft)?)
        })
    }

    /// Authority for a question.
    fn admit(&self, draft: &mut Draft<'_>, scope: Scope, duty: &str, acting_for: Option<&Code>) -> Result<(), Refusal> {
        let mut actor = self.actor;
        if let Some(code) = acting_for {
            authority(draft, actor, ACT_FOR_OTHERS, scope)?;
            let other = draft.actor_by_code(code);
            actor = other.ok_or_else(|| UnknownActor { actor: code.to_string() }.at("actor"))?.id;
        }
        authority(draft, actor, duty, scope).map(|_| ())
    }

    /// From a name and bytes to the typed operation. What does not read is counted, and leaves no other trace.
    fn read_call(&self, operation: &str, request: &[u8]) -> Result<Asked> {
        let read = match Operation::of(operation) {
            None => Err(unknown(operation)),
            Some(operation) => match operation.parse {
                Parse::Command(parse) => parse(request).map(|command| Asked::Command(operation, command)),
                Parse::Query(parse) => parse(request).map(Asked::Query),
            },
        };
        Ok(read.inspect_err(|_| self.book.inner.counters.malformed())?)
    }

    /// Does for a command whatever needs no file, before the writer is asked for.
    fn job(&self, operation: &'static Operation, command: Box<dyn Erased>, options: &CallOptions) -> Result<Job> {
        let checked = check_options(operation, options);
        checked.inspect_err(|_| self.book.inner.counters.malformed())?;
        let key = match options.key {
            Some(key) => key,
            None => key_at(self.book.inner.options.clock.now(), &self.book.inner.random()?),
        };
        Ok(Job {
            digest: request_digest(operation.name, &command.canonical()),
            command,
            operation,
            key,
            key_is_new: options.key.is_none(),
            source: options.source.clone(),
            actor: self.actor,
            acting_for: options.actor.clone(),
            dry_run: options.dry_run,
            entropy: self.book.inner.random()?,
        })
    }
}

/// An operation that reads.
enum Asked {
    Command(&'static Operation, Box<dyn Erased>),
    Query(Box<dyn ErasedQuery>),
}

fn check_options(operation: &Operation, options: &CallOptions) -> Result<(), Refusal> {
    if operation.key_required && options.key.is_none() && !options.dry_run && operation.mode != Mode::Query {
        return Err(KeyRequired { operation: operation.name.to_owned() }.at("key"));
    }
    let source = &options.source;
    let long = source.len() > SOURCE_MOST && source.chars().count() > SOURCE_MOST;
    if long || source.chars().any(char::is_control) {
        let problem = format!("a source is accepted with at most {SOURCE_MOST} characters on one line");
        return Err(BadValue { problem, reason: "value.bad_text".to_owned() }.at("source"));
    }
    Ok(())
}

#[cold]
fn unknown(operation: &str) -> Refusal {
    let nearest = nearest(operation, Operation::all().map(|operation| operation.name)).unwrap_or_default().to_owned();
    UnknownOperation { operation: operation.chars().take(100).collect(), nearest }.into()
}

fn only(answers: Vec<Result<Outcome<String>>>) -> Result<Outcome<String>> {
    answers.into_iter().next().unwrap_or_else(|| Err(Error::Bug("a command was not answered".to_owned())))
}
