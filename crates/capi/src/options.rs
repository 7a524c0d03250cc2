//! What a host can choose. Zero is always the safe choice, so that a struct of zeros with its size is a good start.

use std::ffi::{c_char, c_void};
use std::time::Duration;

use backroom::control::types::ActorKind;
use backroom::{CallOptions, Result};
use backroom_api::{Accompanied, Level, Log, Misuse, Mode, NewFile, Opening};

use crate::sized::{self, sized};
use crate::text::{bytes, path, text};

/// For backroom_open_options.mode: the file stands there, to be read and written.
pub const BACKROOM_OPEN_EXISTING: i32 = 0;
/// For backroom_open_options.mode: the file stands there, and is only read.
pub const BACKROOM_OPEN_READ_ONLY: i32 = 1;
/// For backroom_open_options.mode: the file is made; nothing may stand there.
pub const BACKROOM_OPEN_NEW: i32 = 2;

/// For backroom_open_options.durability: a commit is answered when the disk has it.
pub const BACKROOM_DURABLE: i32 = 0;
/// For backroom_open_options.durability: a commit is answered at once. A loss of power may take back the last ones,
/// never a part of one; a crash of the program alone takes back none.
pub const BACKROOM_RELAXED: i32 = 1;

/// For backroom_open_options.actor_kind: the first actor is a person.
pub const BACKROOM_PERSON: i32 = 0;
/// For backroom_open_options.actor_kind: the first actor is a till, a job, an integration.
pub const BACKROOM_SYSTEM: i32 = 1;

/// For a log: the world failed and trying again will not help by itself, or the library failed.
pub const BACKROOM_LOG_ERROR: i32 = 1;
/// For a log: the world failed, and trying again may help.
pub const BACKROOM_LOG_WARNING: i32 = 2;
/// For a log: nothing is wrong; a file was opened or closed.
pub const BACKROOM_LOG_NOTE: i32 = 3;

/// A function that is told of faults, bugs, and files opened and closed.
///
/// It is called on the thread that made the call, before that call returns, with no lock held; so it may be called from
/// several threads at once, and may call the library. It must return: neither longjmp nor a C++ exception may leave it.
/// The text is UTF-8 with a zero byte behind it, and stays valid until the function returns.
pub type backroom_log =
    Option<unsafe extern "C" fn(context: *mut c_void, level: i32, text: *const c_char, length: usize)>;

/// How a file is opened. Set it to zeros, set struct_size to sizeof, then path, actor, and what else is to differ.
///
/// Ownership: all texts stay the caller's and are no longer needed once backroom_open has returned. They are UTF-8; NULL
/// with length 0 stands for nothing.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct backroom_open_options {
    /// sizeof(backroom_open_options).
    pub struct_size: usize,
    /// Where the file is.
    pub path: *const c_char,
    /// How long that is, in bytes.
    pub path_length: usize,
    /// The code of the actor in whose name the handle asks and sends. For a new file, that of the first actor.
    pub actor: *const c_char,
    /// How long that is, in bytes.
    pub actor_length: usize,
    /// BACKROOM_OPEN_EXISTING, BACKROOM_OPEN_READ_ONLY or BACKROOM_OPEN_NEW.
    pub mode: i32,
    /// BACKROOM_DURABLE or BACKROOM_RELAXED.
    pub durability: i32,
    /// How many milliseconds a writer waits for another process that is writing; 0 for the usual 5000, -1 not to wait.
    pub busy_timeout_ms: i64,
    /// Who is told of faults and bugs; NULL for nobody.
    pub log: backroom_log,
    /// Handed to log as it is; it must stay valid until this handle, and those made from it, are closed.
    pub log_context: *mut c_void,
    /// Of a new file: the name of the first actor, who may do everything; its code if not said.
    pub actor_name: *const c_char,
    /// How long that is, in bytes.
    pub actor_name_length: usize,
    /// Of a new file: the request of ledger.open_entity for the first company, as JSON. None is opened if not said; if it
    /// is refused, no file is made.
    pub entity: *const c_char,
    /// How long that is, in bytes.
    pub entity_length: usize,
    /// Of a new file: BACKROOM_PERSON or BACKROOM_SYSTEM.
    pub actor_kind: i32,
    /// 0.
    pub reserved: i32,
}

sized!(backroom_open_options {
    struct_size,
    path,
    path_length,
    actor,
    actor_length,
    mode,
    durability,
    busy_timeout_ms,
    log,
    log_context,
    actor_name,
    actor_name_length,
    entity,
    entity_length,
    actor_kind,
    reserved,
});

/// What accompanies a call. Set it to zeros, set struct_size to sizeof, then what is to differ.
///
/// Ownership: all texts stay the caller's and are no longer needed once the call has returned. They are UTF-8; NULL with
/// length 0 stands for nothing.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct backroom_call_options {
    /// sizeof(backroom_call_options).
    pub struct_size: usize,
    /// The key that makes a retry free: a UUID as text, see backroom_new_key. The same key and the same content have one
    /// effect and one answer, however often they are sent. Some operations demand one.
    pub key: *const c_char,
    /// How long that is, in bytes.
    pub key_length: usize,
    /// In whose name; only for a handle whose actor has the duty control.act_for_others.
    pub actor: *const c_char,
    /// How long that is, in bytes.
    pub actor_length: usize,
    /// Where the call comes from: a register, a job, a screen. At most 200 characters.
    pub source: *const c_char,
    /// How long that is, in bytes.
    pub source_length: usize,
    /// 1: decide, answer, and write nothing.
    pub dry_run: i32,
    /// 0.
    pub reserved: i32,
}

sized!(backroom_call_options {
    struct_size,
    key,
    key_length,
    actor,
    actor_length,
    source,
    source_length,
    dry_run,
    reserved,
});

/// What a command came to, beside its reply. Set struct_size to sizeof before the call.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct backroom_outcome {
    /// sizeof(backroom_outcome).
    pub struct_size: usize,
    /// The number of the command in the file; 0 for a question and a dry run.
    pub command_id: i64,
    /// 1 when the command had been done before with this key: the reply is its first answer, and nothing was done now.
    pub replayed: i32,
    /// 1 when that first answer is no longer kept: the reply says what is still known of it.
    pub pruned: i32,
}

sized!(backroom_outcome { struct_size, command_id, replayed, pruned });

/// The host's context is the host's: it has promised that it can be used from any thread.
struct Context(*mut c_void);

// SAFETY: nothing is done with it here but to hand it back.
unsafe impl Send for Context {}
// SAFETY: as above.
unsafe impl Sync for Context {}

impl Context {
    fn get(&self) -> *mut c_void {
        self.0
    }
}

fn one_of<T: Copy>(value: i32, name: &str, known: &[T]) -> Result<T> {
    let at = usize::try_from(value).ok().and_then(|at| known.get(at)).copied();
    at.ok_or_else(|| Misuse::BadOption.at(name, format!("{name} is {value}, which stands for nothing")))
}

/// What a host says to open a file.
///
/// # Safety
/// As [`sized::read`], and for each text as [`text`].
pub(crate) unsafe fn opening(from: *const backroom_open_options) -> Result<Opening> {
    // SAFETY: as the caller vouches, here and for the texts.
    unsafe {
        let Some(given) = sized::read(from, "options")? else {
            return Err(Misuse::NullPointer.at("options", "options is NULL; a path and an actor are needed"));
        };
        let new = NewFile {
            actor_name: text(given.actor_name, given.actor_name_length, "actor_name")?.to_owned(),
            actor_kind: one_of(given.actor_kind, "actor_kind", &[ActorKind::Person, ActorKind::System])?,
            entity: bytes(given.entity, given.entity_length, "entity")?.to_vec(),
        };
        one_of(given.reserved, "reserved", &[()])?;
        let mode = match one_of(given.mode, "mode", &[0, 1, 2])? {
            0 => Mode::Existing,
            1 => Mode::ReadOnly,
            _ => Mode::New(new.clone()),
        };
        if !matches!(mode, Mode::New(_)) && new != NewFile::default() {
            let message = "actor_name, actor_kind and entity are for a new file alone";
            return Err(Misuse::BadOption.at("mode", message));
        }
        let busy_timeout = match given.busy_timeout_ms {
            0 => None,
            -1 => Some(Duration::ZERO),
            wait => match u64::try_from(wait) {
                Ok(wait) => Some(Duration::from_millis(wait)),
                Err(_) => {
                    let message = format!("busy_timeout_ms is {wait}; milliseconds, 0 and -1 are accepted");
                    return Err(Misuse::BadOption.at("busy_timeout_ms", message));
                }
            },
        };
        let context = Context(given.log_context);
        let log = given.log.map(|told| {
            Log::new(move |level: Level, remark: &str| {
                let mut remark = remark.as_bytes().to_vec();
                remark.push(0);
                // The host has promised that its function can be called from any thread with its context.
                told(context.get(), level as i32, remark.as_ptr().cast(), remark.len() - 1);
            })
        });
        Ok(Opening {
            path: path(given.path, given.path_length, "path")?,
            actor: text(given.actor, given.actor_length, "actor")?.to_owned(),
            mode,
            relaxed: one_of(given.durability, "durability", &[false, true])?,
            busy_timeout,
            log,
        })
    }
}

/// What accompanies a call.
///
/// # Safety
/// As [`sized::read`], and for each text as [`text`].
pub(crate) unsafe fn accompanying(from: *const backroom_call_options) -> Result<CallOptions> {
    // SAFETY: as the caller vouches, here and for the texts.
    unsafe {
        let Some(given) = sized::read(from, "options")? else { return Ok(CallOptions::default()) };
        one_of(given.reserved, "reserved", &[()])?;
        let said = Accompanied {
            key: text(given.key, given.key_length, "key")?,
            actor: text(given.actor, given.actor_length, "actor")?,
            source: text(given.source, given.source_length, "source")?,
            dry_run: one_of(given.dry_run, "dry_run", &[false, true])?,
        };
        said.options()
    }
}
