//! What a book can be asked, now or on a thread of Node's pool.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use backroom::{Call, Result};
use backroom_api::{Accompanied, Answer, Api, Misuse, contained};
use napi::bindgen_prelude::AsyncTask;
use napi::{Env, Task};

use crate::answer::{failed, json_or_error, table, told, told_many};

/// How many texts stand for one call of many: operation, request, key, actor, source, and `true` for one only tried.
const PARTS: usize = 6;

/// Something to be answered, with all it needs.
pub(crate) enum Work {
    Call { operation: String, request: String, key: String, actor: String, source: String, dry_run: bool },
    Many { parts: Vec<String>, rehearse: bool },
    Select { sql: String, limit: u32 },
    EventsAfter { sequence: i64, limit: u32 },
    EventsFor { consumer: String, limit: u32 },
    Acknowledge { consumer: String, sequence: i64 },
    Verify,
    Backup { path: PathBuf, overwrite: bool },
}

impl Work {
    /// The answer, as JSON; no panic leaves here.
    pub(crate) fn answer(&self, api: Result<Api>) -> String {
        match contained(|| self.done(&api?)) {
            Ok(answer) => answer,
            Err(error) => match self {
                Self::Many { parts, .. } => {
                    let none = || Answer::from(Err(error.clone()));
                    told_many(&(0..parts.len() / PARTS).map(|_| none()).collect::<Vec<_>>())
                }
                _ => failed(&error),
            },
        }
    }

    fn done(&self, api: &Api) -> Result<String> {
        Ok(match self {
            Self::Call { operation, request, key, actor, source, dry_run } => {
                let options = Accompanied { key, actor, source, dry_run: *dry_run }.options()?;
                told(&api.call(operation.as_bytes(), request.as_bytes(), &options))
            }
            Self::Many { parts, rehearse } => told_many(&many(api, parts, *rehearse)),
            Self::Select { sql, limit } => json_or_error(api.select(sql, *limit as usize).map(table)),
            Self::EventsAfter { sequence, limit } => json_or_error(api.events_after(*sequence, *limit)),
            Self::EventsFor { consumer, limit } => json_or_error(api.events_for(consumer, *limit)),
            Self::Acknowledge { consumer, sequence } => {
                json_or_error(api.acknowledge(consumer, *sequence).map(|position| position.to_string()))
            }
            Self::Verify => json_or_error(api.verify()),
            Self::Backup { path, overwrite } => json_or_error(api.backup(path, *overwrite)),
        })
    }
}

fn many(api: &Api, parts: &[String], rehearse: bool) -> Vec<Answer> {
    let call = |part: &[String]| {
        let accompanied = Accompanied { key: &part[2], actor: &part[3], source: &part[4], dry_run: part[5] == "true" };
        Ok(Call { options: accompanied.options()?, ..Call::new(part[0].clone(), part[1].clone().into_bytes()) })
    };
    api.call_sound(parts.chunks_exact(PARTS).map(call).collect(), rehearse)
}

/// Whether the process ends: what waits for a thread of the pool is begun no more.
pub(crate) static ENDING: AtomicBool = AtomicBool::new(false);

/// Work for a thread of Node's pool.
pub(crate) struct Errand {
    pub(crate) api: Option<Result<Api>>,
    pub(crate) work: Work,
}

impl Errand {
    /// A promise of the answer.
    pub(crate) fn promised(api: Result<Api>, work: Work) -> AsyncTask<Self> {
        AsyncTask::new(Self { api: Some(api), work })
    }
}

impl Task for Errand {
    type Output = String;
    type JsValue = String;

    fn compute(&mut self) -> napi::Result<String> {
        let api = self.api.take().ok_or_else(|| napi::Error::from_reason("an errand is run once"))?;
        let api = if ENDING.load(Ordering::Acquire) { Err(Misuse::closed()) } else { api };
        Ok(self.work.answer(api))
    }

    fn resolve(&mut self, _: Env, answer: String) -> napi::Result<String> {
        Ok(answer)
    }
}
