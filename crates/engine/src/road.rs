//! The road of one command inside an open transaction: replay, scope, authority, decide, limit, approval, record.
//!
//! 1. A key that is bound answers with what it was bound to, and nothing is done twice. One that is held answers with where
//!    its request is in its life.
//! 2. What was refused before authority was asked leaves no trace; from authority onward it leaves its command record.
//! 3. A fault met while a fact was read voids whatever was decided on it.
//! 4. Instants recorded in a file never decrease.
//! 5. A request that an approval policy holds leaves its record and its approval, and nothing else: this is the one place
//!    where a command is held. What is released (`releasing`) is decided here as any other.
//! 6. A sum that only the file knows is found too large when it is written; the command is then refused like any other.

use backroom_domain::control::commands::SetUp;
use backroom_domain::control::refusals::{Held, PastPolicy, UnknownActor};
use backroom_domain::control::rules::{
    ACT_FOR_OTHERS, Allowed, Holding, authority, check_limit, check_steps, held_by, hold, present_state,
};
use backroom_domain::exceptions::rules::{About, refuse_or_raise};
use backroom_domain::exceptions::types::Severity;
use backroom_domain::flow::refusal::{KeyReused, Overflow};
use backroom_domain::flow::{
    Command, Context, Draft, Erased, ErasedDecision, FlowFacts, Head, Mode, Operation, Refusal, Release, Scope, Stream,
};
use backroom_domain::values::{
    ActorId, BusinessDate, Code, CommandId, Digest, Instant, RollHour, TimeZone, business_day,
};
use backroom_store::{CommandOutcome, CommandRow, Fault, SqlFacts, Store};
use uuid::Uuid;

use crate::clock::Clock;
use crate::options::Outcome;

/// A command that is ready to travel: everything that needs no file was done before the writer was asked for.
pub(crate) struct Job {
    pub(crate) command: Box<dyn Erased>,
    pub(crate) operation: &'static Operation,
    pub(crate) key: Uuid,
    /// The key was made here a moment ago, so nothing can be bound to it.
    pub(crate) key_is_new: bool,
    /// Of the operation's name and the canonical command.
    pub(crate) digest: Digest,
    pub(crate) source: String,
    /// The actor of the session; none only for the command that makes the first actor.
    pub(crate) actor: ActorId,
    pub(crate) acting_for: Option<Code>,
    pub(crate) dry_run: bool,
    pub(crate) entropy: [u8; 32],
}

/// The digest by which a retry is known to be equal.
pub(crate) fn request_digest(operation: &str, canonical: &[u8]) -> Digest {
    let mut hasher = blake3::Hasher::new();
    hasher.update(operation.as_bytes()).update(&[0]).update(canonical);
    Digest(*hasher.finalize().as_bytes())
}

/// What the caller is told, and how the command ended.
pub(crate) struct Travelled {
    pub(crate) answer: Result<Outcome<String>, Refusal>,
    /// Whether the open transaction now holds something of it.
    pub(crate) wrote: bool,
}

/// The open transaction a command travels in.
pub(crate) struct Road<'a, 's> {
    pub(crate) store: &'a Store,
    pub(crate) facts: &'a SqlFacts<'s>,
    pub(crate) clock: &'a dyn Clock,
    /// When the last command of the file was recorded, once known.
    pub(crate) recorded_last: &'a mut Option<Instant>,
}

/// What was decided of a command.
pub(crate) struct Decided {
    pub(crate) cx: Context,
    pub(crate) reply: String,
    /// A policy holds it.
    pub(crate) holding: Option<Holding>,
    /// It releases a held request, which is decided next.
    pub(crate) releases: Option<Release>,
}

/// How a decision ended.
pub(crate) enum End {
    /// Nothing is to be written.
    Answered(Outcome<String>),
    /// Refused before authority was asked.
    Turned(Refusal),
    /// Refused from authority onward.
    Refused(ActorId, Scope, Refusal),
    /// Decided.
    Decided(Box<Decided>),
}

impl Road<'_, '_> {
    /// Takes one command along.
    pub(crate) fn travel(&mut self, draft: &mut Draft<'_>, job: &Job) -> Result<Travelled, Fault> {
        match self.decide(draft, job) {
            End::Decided(decided) if decided.releases.is_some() => self.release(draft, job, *decided, false),
            end => self.end(draft, job, end),
        }
    }

    /// Takes along a command whose sums the file could not hold: whatever it decides, it is refused.
    pub(crate) fn turn_down(&mut self, draft: &mut Draft<'_>, job: &Job) -> Result<Travelled, Fault> {
        match self.decide(draft, job) {
            End::Decided(decided) if decided.releases.is_some() => self.release(draft, job, *decided, true),
            End::Decided(decided) if decided.holding.is_none() => {
                self.end(draft, job, End::Refused(decided.cx.actor, decided.cx.scope, too_much()))
            }
            end => self.end(draft, job, end),
        }
    }

    /// Keeps of a command what is kept of one that ended so.
    pub(crate) fn end(&mut self, draft: &mut Draft<'_>, job: &Job, end: End) -> Result<Travelled, Fault> {
        if let Some(fault) = self.facts.take_fault() {
            return Err(fault);
        }
        let told = |answer| Ok(Travelled { answer, wrote: false });
        match end {
            End::Answered(outcome) => {
                draft.discard();
                told(Ok(outcome))
            }
            End::Turned(refusal) => {
                draft.discard();
                told(Err(refusal))
            }
            End::Refused(actor, scope, refusal) => {
                draft.discard();
                if job.dry_run {
                    return told(Err(refusal));
                }
                let (command, now) = self.next_command(draft);
                let outcome = CommandOutcome::Refused;
                let record = Ended { command, now, actor, scope, outcome, refusal: Some(&refusal), reply: None };
                self.write(draft, job, &record)?;
                Ok(Travelled { answer: Err(refusal), wrote: true })
            }
            End::Decided(decided) => match *decided {
                Decided { cx, holding: Some(holding), .. } => {
                    draft.discard();
                    if job.dry_run {
                        return told(Err(Held::of(job.operation.name, None, &holding.causes).into()));
                    }
                    let cx = self.anew(draft, cx);
                    let refusal = hold(&cx, draft, job.command.as_ref(), holding);
                    self.write(draft, job, &Ended { outcome: CommandOutcome::Held, ..Ended::of(&cx) })?;
                    Ok(Travelled { answer: Err(refusal), wrote: true })
                }
                Decided { reply, .. } if job.dry_run => {
                    draft.discard();
                    told(Ok(Outcome::fresh(reply, 0)))
                }
                Decided { cx, reply, .. } => {
                    self.keep(draft, job, &cx, &reply)?;
                    Ok(Travelled { answer: Ok(Outcome::fresh(reply, cx.command_id.0)), wrote: true })
                }
            },
        }
    }

    /// Writes what a command did.
    pub(crate) fn keep(&mut self, draft: &mut Draft<'_>, job: &Job, cx: &Context, reply: &str) -> Result<(), Fault> {
        let reply = job.operation.recall.is_none().then_some(reply);
        draft.note_use(cx.actor, job.operation.name, business_day(cx.now, TimeZone::UTC, RollHour::MIDNIGHT));
        self.write(draft, job, &Ended { reply, ..Ended::of(cx) })
    }

    /// The context of a command with the next number, at its moment.
    pub(crate) fn anew(&mut self, draft: &mut Draft<'_>, cx: Context) -> Context {
        let (command_id, now) = self.next_command(draft);
        Context { command_id, now, ..cx }
    }

    fn decide(&mut self, draft: &mut Draft<'_>, job: &Job) -> End {
        match self.replay(draft, job) {
            Some(end) => end,
            None => self.decide_now(draft, job, job.actor),
        }
    }

    /// Decides a command whose key is free, sent by an actor.
    pub(crate) fn decide_now(&mut self, draft: &mut Draft<'_>, job: &Job, sender: ActorId) -> End {
        let scope = match job.command.scope(draft) {
            Ok(scope) => scope,
            Err(refusal) => return End::Turned(refusal),
        };
        let (actor, allowed) = match admit(draft, job, scope) {
            Ok(admitted) => admitted,
            Err((actor, refusal)) => return End::Refused(actor, scope, refusal),
        };
        let (command_id, now) = self.next_command(draft);
        let cx = Context {
            actor,
            sender,
            source: job.source.clone(),
            key: job.key,
            now,
            business_date: business_date(draft, scope, now),
            command_id,
            mode: job.operation.mode,
            scope,
            entropy: job.entropy,
        };
        let decided = check_steps(&cx, draft, job.command.as_ref())
            .or_else(|refusal| refuse_or_raise(&cx, draft, refusal, About::of_scope(&cx, job.operation.name)))
            .and_then(|()| job.command.decide(&cx, draft))
            .and_then(|decision| within_limit(&cx, draft, job, allowed, decision))
            .and_then(|decision| Ok((held_or_raised(&cx, draft, job, &decision)?, decision)));
        match decided {
            Ok((holding, ErasedDecision { reply, releases, .. })) => {
                End::Decided(Box::new(Decided { cx, reply, holding, releases }))
            }
            Err(refusal) => End::Refused(actor, scope, refusal),
        }
    }

    /// The first answer of a key that is bound already, or where what it is bound to is in its life.
    fn replay(&self, draft: &mut Draft<'_>, job: &Job) -> Option<End> {
        if job.key_is_new {
            return None;
        }
        let past = self.facts.command_by_key(job.key)?;
        if past.request_digest != job.digest {
            let refusal = KeyReused { key: job.key.to_string(), operation: past.operation };
            return Some(End::Turned(refusal.into()));
        }
        if past.held {
            let approval = draft.approval_of_command(past.id)?;
            return Some(End::Turned(present_state(draft, &approval, self.now_at_least(*self.recorded_last))));
        }
        let reply = past.reply.or_else(|| job.operation.recall.and_then(|recall| recall(draft, past.id)));
        let outcome = Outcome { command_id: past.id.0, replayed: true, pruned: reply.is_none(), reply: String::new() };
        Some(End::Answered(match reply {
            Some(reply) => Outcome { reply, ..outcome },
            None => Outcome { reply: self.known_of(past.id, &past.operation), ..outcome },
        }))
    }

    /// What is still known of a command whose reply was pruned, as JSON.
    fn known_of(&self, command: CommandId, operation: &str) -> String {
        let recorded_at = self.facts.recorded_at(command).map(|at| at.to_string());
        serde_json::json!({ "command": command.0, "operation": operation, "recorded_at": recorded_at }).to_string()
    }

    /// The number and the instant of the command that is about to be recorded.
    fn next_command(&mut self, draft: &mut Draft<'_>) -> (CommandId, Instant) {
        let last = match *self.recorded_last {
            Some(last) => last,
            None => {
                let head = CommandId(draft.head(Head::Command));
                self.facts.recorded_at(head).unwrap_or(Instant::from_micros(i64::MIN))
            }
        };
        let command = CommandId(draft.next(Head::Command));
        draft.command = command;
        (command, self.now_at_least(Some(last)))
    }

    fn now_at_least(&self, last: Option<Instant>) -> Instant {
        self.clock.now().max(last.unwrap_or(Instant::from_micros(i64::MIN)))
    }

    /// Writes the records of a command, and its own.
    fn write(&mut self, draft: &mut Draft<'_>, job: &Job, ended: &Ended<'_>) -> Result<(), Fault> {
        let (entity, site) = ended.scope.ids();
        let previous = draft.stream((entity, site));
        if let Some(fault) = self.facts.take_fault() {
            return Err(fault);
        }
        let records_digest = self.store.stage_records(draft.sort_records_of_command());
        let mut row = CommandRow {
            id: ended.command,
            key: job.key,
            operation: job.operation.name,
            actor: ended.actor,
            source: &job.source,
            outcome: ended.outcome,
            refusal_code: ended.refusal.map(|refusal| refusal.code.as_str()),
            request_digest: job.digest,
            records_digest,
            entity,
            site,
            stream_position: previous.map_or(0, |stream| stream.length) + 1,
            recorded_at: ended.now,
            hash: Digest::default(),
            reply: ended.reply,
        };
        row.hash = row.chain_hash(previous.map(|stream| stream.hash).unwrap_or_default());
        self.store.stage_command(&row)?;
        draft.set_stream((entity, site), Stream { length: row.stream_position, hash: row.hash });
        draft.accept();
        *self.recorded_last = Some(ended.now);
        Ok(())
    }
}

/// What the record of a command is made of, apart from what was asked.
struct Ended<'a> {
    command: CommandId,
    now: Instant,
    actor: ActorId,
    scope: Scope,
    outcome: CommandOutcome,
    refusal: Option<&'a Refusal>,
    reply: Option<&'a str>,
}

impl Ended<'_> {
    /// One that was done and whose reply is not kept.
    fn of(cx: &Context) -> Self {
        let (command, now, actor, scope) = (cx.command_id, cx.now, cx.actor, cx.scope);
        Self { command, now, actor, scope, outcome: CommandOutcome::Done, refusal: None, reply: None }
    }
}

/// What is said of a command whose sums the file could not hold.
pub(crate) fn too_much() -> Refusal {
    let problem = "with what came before it adds up to more than can be kept".to_owned();
    Overflow { problem }.into()
}

/// In whose name the command acts, and up to which amount.
fn admit(draft: &mut Draft<'_>, job: &Job, scope: Scope) -> Result<(ActorId, Allowed), (ActorId, Refusal)> {
    let mut actor = job.actor;
    if actor.is_none() && job.operation.name == SetUp::NAME {
        // Nobody can have a duty before there is an actor; the command itself refuses a file that has one.
        return Ok((actor, Allowed { limit_minor: None, currency: None }));
    }
    if let Some(code) = &job.acting_for {
        authority(draft, actor, ACT_FOR_OTHERS, scope).map_err(|refusal| (actor, refusal))?;
        match draft.actor_by_code(code) {
            Some(other) => actor = other.id,
            None => {
                let refusal = UnknownActor { actor: code.to_string() };
                return Err((actor, refusal.at("actor")));
            }
        }
    }
    let allowed = authority(draft, actor, job.operation.duty, scope).map_err(|refusal| (actor, refusal))?;
    Ok((actor, allowed))
}

/// A request over the actor's limit is refused; a fact is booked, and a person told.
fn within_limit(
    cx: &Context,
    draft: &mut Draft<'_>,
    job: &Job,
    allowed: Allowed,
    decision: ErasedDecision,
) -> Result<ErasedDecision, Refusal> {
    let Some(amount_minor) = decision.amount_minor else { return Ok(decision) };
    if let Err(refusal) = check_limit(amount_minor, allowed) {
        let (entity, site) = cx.scope.ids();
        let about = About {
            entity,
            site,
            subject: job.operation.name.to_owned(),
            value_minor: amount_minor,
            currency: allowed.currency,
            severity: Severity::Warning,
        };
        refuse_or_raise(cx, draft, refusal, about)?;
    }
    Ok(decision)
}

/// Whether a policy holds a request; a fact that passes one is booked, and a person told.
fn held_or_raised(
    cx: &Context,
    draft: &mut Draft<'_>,
    job: &Job,
    decision: &ErasedDecision,
) -> Result<Option<Holding>, Refusal> {
    let Some(holding) = held_by(cx, draft, job.command.as_ref(), decision)? else { return Ok(None) };
    if cx.mode == Mode::Request {
        return Ok(Some(holding));
    }
    let Holding { causes, worth_minor, currency, .. } = holding;
    let (entity, site) = cx.scope.ids();
    let about = About {
        entity,
        site,
        subject: job.operation.name.to_owned(),
        value_minor: worth_minor.unwrap_or(0),
        currency,
        severity: Severity::Warning,
    };
    refuse_or_raise(cx, draft, PastPolicy { operation: job.operation.name.to_owned(), causes }.into(), about)?;
    Ok(None)
}

/// The business day where the command acts; that of the file as a whole is counted in UTC.
fn business_date(draft: &mut Draft<'_>, scope: Scope, now: Instant) -> BusinessDate {
    let (entity, site) = scope.ids();
    if let Some(site) = draft.site(site).filter(|site| !site.id.is_none()) {
        return site.business_day(now);
    }
    let zone = draft.entity(entity).map_or(TimeZone::UTC, |entity| entity.time_zone);
    business_day(now, zone, RollHour::MIDNIGHT)
}
