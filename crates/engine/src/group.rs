//! Group commit: writers queue, and whoever finds the pen free writes for all.
//!
//! 1. Nobody is answered before the commit that holds the command.
//! 2. Commands of one group are decided one after the other over one draft, without savepoints: a refusal has written
//!    nothing, since deciding is pure.
//! 3. A group that meets a fault or a bug is rolled back, and its commands run again one by one: only the culprit fails.
//! 4. The writer is never interrupted; queued commands are.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant as Moment};

use backroom_domain::flow::Draft;
use backroom_store::{Applied, Fault};

use crate::Inner;
use crate::error::{Error, Result};
use crate::options::Outcome;
use crate::road::{Job, Road, Travelled};
use crate::writer::{Close, Failure, Writer};

/// A group takes no further commands after this many,
const GROUP_COMMANDS: usize = 256;
/// or after this long.
const GROUP_TIME: Duration = Duration::from_millis(5);

/// What the file says of a sum that has grown beyond its column.
const OVERFLOW: &str = "store.overflow";

/// What one command is answered.
pub(crate) type Answer = Result<Outcome<String>>;

/// Locks, whatever became of the thread that held the lock before: what is guarded is whole at every moment.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Commands that wait for one commit, and then for nothing more.
struct Ticket {
    jobs: Vec<Job>,
    /// Every command is taken back at the end, so that a list of them can be tried as a whole.
    rehearsal: bool,
    answers: Mutex<Option<Vec<Answer>>>,
}

impl Ticket {
    fn answer(&self, answers: Vec<Answer>) {
        *lock(&self.answers) = Some(answers);
    }

    fn answer_all(&self, error: &Error) {
        self.answer(self.jobs.iter().map(|_| Err(error.clone())).collect());
    }
}

#[derive(Default)]
struct Waiting {
    tickets: VecDeque<Arc<Ticket>>,
    /// Somebody has the pen.
    writing: bool,
}

/// The queue before the writer.
#[derive(Default)]
pub(crate) struct Queue {
    waiting: Mutex<Waiting>,
    moved: Condvar,
}

impl Queue {
    /// Waits until nobody has the pen, and takes it.
    fn take_pen<'q>(&'q self, mut waiting: MutexGuard<'q, Waiting>) {
        while waiting.writing {
            waiting = self.moved.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        waiting.writing = true;
    }

    fn drop_pen(&self) -> MutexGuard<'_, Waiting> {
        let mut waiting = lock(&self.waiting);
        waiting.writing = false;
        self.moved.notify_all();
        waiting
    }

    /// The front of the queue, if it may join a group: a rehearsal stands alone.
    fn next_to(&self, group: &[Arc<Ticket>]) -> Option<Arc<Ticket>> {
        let mut waiting = lock(&self.waiting);
        let next = waiting.tickets.front()?;
        let alone = next.rehearsal || group.first().is_some_and(|first| first.rehearsal);
        if alone && !group.is_empty() { None } else { waiting.tickets.pop_front() }
    }

    /// Answers whatever waits, under the lock, so that nobody goes to sleep over its answer.
    fn answer_all(&self, error: &Error) {
        let mut waiting = lock(&self.waiting);
        waiting.tickets.drain(..).for_each(|ticket| ticket.answer_all(error));
        self.moved.notify_all();
    }
}

impl Inner {
    /// Puts commands in the queue and waits for their answers; writes for all when nobody else does.
    pub(crate) fn submit(&self, jobs: Vec<Job>, rehearsal: bool) -> Vec<Answer> {
        if jobs.is_empty() {
            return Vec::new();
        }
        let ticket = Arc::new(Ticket { jobs, rehearsal, answers: Mutex::new(None) });
        let mut waiting = lock(&self.queue.waiting);
        waiting.tickets.push_back(Arc::clone(&ticket));
        loop {
            if let Some(answers) = lock(&ticket.answers).take() {
                return answers;
            }
            if waiting.writing {
                waiting = self.queue.moved.wait(waiting).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            waiting.writing = true;
            drop(waiting);
            self.lead();
            waiting = self.queue.drop_pen();
        }
    }

    /// Takes the pen for something that is no command, once whoever writes is done.
    pub(crate) fn with_writer<T>(&self, act: impl FnOnce(&mut Writer) -> Result<T>) -> Result<T> {
        self.queue.take_pen(lock(&self.queue.waiting));
        let done = match lock(&self.writer).as_mut() {
            Some(writer) => match catch_unwind(AssertUnwindSafe(|| act(writer))) {
                Ok(done) => done,
                Err(panic) => {
                    writer.roll_back();
                    Err(self.poison(&panic_text(&*panic)))
                }
            },
            None => Err(self.no_writer()),
        };
        drop(self.queue.drop_pen());
        done
    }

    /// Cancels what waits; whoever has the pen is left alone.
    pub(crate) fn cancel_queued(&self) {
        let message = "the command was cancelled while it waited, and nothing was done; send it again";
        let error = Error::engine("engine.interrupted", message, true);
        self.queue.answer_all(&error);
    }

    /// Writes one group from the front of the queue. Should the writing itself break, nobody is left waiting.
    fn lead(&self) {
        let mut tickets = Vec::new();
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| self.write_group(&mut tickets))) {
            let error = self.poison(&panic_text(&*panic));
            tickets.iter().for_each(|ticket| ticket.answer_all(&error));
        }
    }

    fn write_group(&self, tickets: &mut Vec<Arc<Ticket>>) {
        let mut held = lock(&self.writer);
        let writer = match self.poisoned().and_then(|()| held.as_mut().ok_or_else(|| self.no_writer())) {
            Ok(writer) => writer,
            Err(error) => {
                self.queue.answer_all(&error);
                return;
            }
        };
        let Some(first) = self.queue.next_to(&[]) else { return };
        tickets.push(first);
        let mut answers = Vec::new();
        let end = self.attempt(writer, |road, draft| self.gather(road, draft, tickets, &mut answers));
        if let Err(failure) = end {
            answers = self.recover(writer, tickets, failure, answers.len());
        }
        if tickets[0].rehearsal {
            // Nothing of it stays, so no number does.
            answers.iter_mut().flatten().for_each(|outcome| outcome.command_id = 0);
        }
        answers.iter().for_each(|answer| self.counters.answered(answer));
        let mut answers = answers.into_iter();
        for ticket in tickets {
            ticket.answer(answers.by_ref().take(ticket.jobs.len()).collect());
        }
    }

    /// Takes the commands of a group along, and those that arrive meanwhile.
    fn gather(
        &self,
        road: &mut Road<'_, '_>,
        draft: &mut Draft<'_>,
        tickets: &mut Vec<Arc<Ticket>>,
        answers: &mut Vec<Answer>,
    ) -> Result<Close, Fault> {
        let began = Moment::now();
        let mut wrote = false;
        let mut at = 0;
        while let Some(ticket) = tickets.get(at).cloned() {
            for job in &ticket.jobs {
                let travelled = road.travel(draft, job)?;
                wrote |= travelled.wrote;
                answers.push(travelled.answer.map_err(Error::from));
            }
            at += 1;
            if at == tickets.len() && answers.len() < GROUP_COMMANDS && began.elapsed() < GROUP_TIME {
                tickets.extend(self.queue.next_to(tickets));
            }
        }
        Ok(match (wrote, tickets[0].rehearsal) {
            (true, false) => Close::Commit,
            (true, true) => Close::TakeBack,
            (false, _) => Close::Nothing,
        })
    }

    /// One transaction; a panic inside is a failure like others.
    fn attempt(
        &self,
        writer: &mut Writer,
        act: impl FnOnce(&mut Road<'_, '_>, &mut Draft<'_>) -> Result<Close, Fault>,
    ) -> Result<(), Failure> {
        let clock = &*self.options.clock;
        let end = match catch_unwind(AssertUnwindSafe(|| writer.transaction(clock, act))) {
            Ok(end) => end,
            Err(panic) => Err(Failure::Panic(panic_text(&*panic))),
        };
        if end.is_err() {
            writer.roll_back();
            self.counters.rolled_back();
        }
        end
    }

    /// Runs the commands of a group that failed again, one by one, and answers each.
    fn recover(&self, writer: &mut Writer, tickets: &[Arc<Ticket>], failure: Failure, answered: usize) -> Vec<Answer> {
        let jobs: Vec<&Job> = tickets.iter().flat_map(|ticket| &ticket.jobs).collect();
        let culprit = match &failure {
            Failure::Panic(text) => Some((answered, self.poison(text))),
            _ => None,
        };
        let whole = match failure {
            // None of them can do better alone.
            Failure::Begin(fault) => Some(fault),
            Failure::Commit(fault) if fault.applied != Applied::No => Some(fault),
            Failure::Travel(fault) | Failure::Commit(fault) if jobs.len() == 1 && fault.code != OVERFLOW => Some(fault),
            Failure::Panic(_) if tickets[0].rehearsal => {
                let message = "an earlier command of the list met a bug; nothing was done";
                Some(crate::error::fault("engine.not_applied", message, true))
            }
            Failure::Travel(fault) | Failure::Commit(fault) if tickets[0].rehearsal => Some(fault),
            Failure::Travel(_) | Failure::Commit(_) | Failure::Panic(_) => None,
        };
        let mut whole = whole.map(Error::from);
        let mut answers = Vec::with_capacity(jobs.len());
        for (at, job) in jobs.into_iter().enumerate() {
            answers.push(match (&culprit, &whole) {
                (Some((guilty, bug)), _) if *guilty == at => Err(bug.clone()),
                (_, Some(error)) => Err(error.clone()),
                _ => match self.alone(writer, job) {
                    Ok(answer) => answer,
                    Err(Failure::Begin(fault)) => {
                        let error = Error::from(fault);
                        whole = Some(error.clone());
                        Err(error)
                    }
                    Err(Failure::Travel(fault) | Failure::Commit(fault)) => Err(fault.into()),
                    Err(Failure::Panic(text)) => Err(self.poison(&text)),
                },
            });
        }
        answers
    }

    /// One command in a transaction of its own.
    fn alone(&self, writer: &mut Writer, job: &Job) -> Result<Answer, Failure> {
        match self.once(writer, |road, draft| road.travel(draft, job)) {
            Err(Failure::Travel(fault)) if fault.code == OVERFLOW => {
                self.once(writer, |road, draft| road.turn_down(draft, job))
            }
            end => end,
        }
    }

    fn once(
        &self,
        writer: &mut Writer,
        travel: impl FnOnce(&mut Road<'_, '_>, &mut Draft<'_>) -> Result<Travelled, Fault>,
    ) -> Result<Answer, Failure> {
        let mut answer = Err(Error::Bug("a command was not answered".to_owned()));
        self.attempt(writer, |road, draft| {
            let travelled = travel(road, draft)?;
            answer = travelled.answer.map_err(Error::from);
            Ok(if travelled.wrote { Close::Commit } else { Close::Nothing })
        })?;
        Ok(answer)
    }
}

/// What a panic said.
pub(crate) fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "a panic without a text".to_owned())
}
