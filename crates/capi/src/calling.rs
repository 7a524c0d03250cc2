//! Every operation: one at a time, and many in one commit.

use std::ffi::c_char;
use std::slice;

use backroom::{Call, CallOptions, Outcome, Result};
use backroom_api::{Answer, Misuse, new_key};

use crate::bytes::backroom_bytes;
use crate::entry::enter;
use crate::handles;
use crate::opening::backroom_book;
use crate::options::{accompanying, backroom_call_options, backroom_outcome};
use crate::sized;
use crate::status::{self, backroom_status};
use crate::text::{bytes, output};

/// Sends a command or asks a question: the operation by name, the request as JSON.
///
/// A command is answered when it is committed. options may be NULL. reply gets the answer as JSON; outcome, which may be
/// NULL, what the command came to beside it. Both are written only when the status is BACKROOM_OK.
///
/// Ownership: operation, request and options stay the caller's and are no longer needed afterwards; the bytes of reply
/// belong to the caller, who frees them with backroom_bytes_free. Thread: any, many at once: commands that wait at the
/// same time share a commit.
///
/// Statuses: all. BACKROOM_CONFLICT and the others up to BACKROOM_KEY_REUSED are refusals: nothing was done. After
/// BACKROOM_HELD nothing was done yet: another actor may release it, and its key answers with what became of it. After
/// BACKROOM_RETRYABLE or BACKROOM_FAULT the details of the error say whether the command may have been applied; sending
/// it again with the same key is safe either way.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_call(
    book: *mut backroom_book,
    operation: *const c_char,
    operation_length: usize,
    request: *const c_char,
    request_length: usize,
    options: *const backroom_call_options,
    reply: *mut backroom_bytes,
    outcome: *mut backroom_outcome,
) -> backroom_status {
    enter(|| {
        output(reply, "reply")?;
        let api = handles::find(book)?;
        // SAFETY: the caller vouches for what it points to.
        let (operation, request, options) = unsafe {
            if !outcome.is_null() {
                sized::check(outcome, "outcome")?;
            }
            let operation = bytes(operation, operation_length, "operation")?;
            (operation, bytes(request, request_length, "request")?, accompanying(options)?)
        };
        let Outcome { reply: told, command_id, replayed, pruned } = api.send(operation, request, &options)?;
        let came_to = backroom_outcome { struct_size: 0, command_id, replayed: replayed.into(), pruned: pruned.into() };
        // SAFETY: checked above.
        unsafe {
            reply.write(backroom_bytes::of(told.into_bytes()));
            if !outcome.is_null() {
                sized::write(outcome, &came_to);
            }
        }
        Ok(())
    })
}

/// One of many: as the arguments of backroom_call. The struct never grows.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct backroom_command {
    /// The operation by name.
    pub operation: *const c_char,
    /// How long that is, in bytes.
    pub operation_length: usize,
    /// The request as JSON.
    pub request: *const c_char,
    /// How long that is, in bytes.
    pub request_length: usize,
    /// What accompanies it; may be NULL.
    pub options: *const backroom_call_options,
}

/// The answer to one of many. The struct never grows.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct backroom_answer {
    /// The reply as JSON, or the error: {"status", "code", "path", "message", "details"}. The caller frees it with
    /// backroom_bytes_free.
    pub body: backroom_bytes,
    /// The number of the command in the file; 0 for a question, a dry run and an error.
    pub command_id: i64,
    /// BACKROOM_OK, or why there is no reply.
    pub status: i32,
    /// 1 when the command had been done before with this key.
    pub replayed: i32,
    /// 1 when that first answer is no longer kept.
    pub pruned: i32,
    /// 0.
    pub reserved: i32,
}

/// Sends many commands at once; all that are done share one commit, and each has an answer of its own. Questions among
/// them are answered when the commands are committed. At most 10000; more are refused one and all.
///
/// With rehearse 1 nothing stays: each is told what it would come to after those before it.
///
/// The status is BACKROOM_OK when the call itself was well formed, also when commands were refused: look at the status of
/// each answer. Otherwise nothing was sent and no answer is written.
///
/// Ownership: commands and all they point to stay the caller's and are no longer needed afterwards; answers is an array
/// of the caller's with room for count, and the body of each belongs to the caller, who frees it with
/// backroom_bytes_free, errors too. Thread: any, many at once.
///
/// Statuses: BACKROOM_MALFORMED; BACKROOM_FAULT in a forked child; BACKROOM_BUG. Of each answer: all.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_call_many(
    book: *mut backroom_book,
    commands: *const backroom_command,
    count: usize,
    rehearse: i32,
    answers: *mut backroom_answer,
) -> backroom_status {
    enter(|| {
        let api = handles::find(book)?;
        if count == 0 {
            return Ok(());
        }
        output(answers, "answers")?;
        // SAFETY: the caller vouches for what it points to.
        let calls = unsafe { calls(commands, count)? };
        let told = match rehearse {
            0 => api.call_many(&calls),
            1 => api.rehearse(&calls),
            other => {
                let message = format!("rehearse is {other}; 0 and 1 are accepted");
                return Err(Misuse::BadOption.at("rehearse", message));
            }
        };
        for (at, told) in told.into_iter().enumerate().take(count) {
            // SAFETY: not null, aligned, and the caller vouches for room for as many.
            unsafe { answers.add(at).write(answer(told)) };
        }
        Ok(())
    })
}

unsafe fn calls(commands: *const backroom_command, count: usize) -> Result<Vec<Call>> {
    output(commands.cast_mut(), "commands")?;
    let most = isize::MAX as usize / size_of::<backroom_answer>().max(size_of::<backroom_command>());
    if count > most {
        return Err(Misuse::BadLength.at("count", format!("there cannot be {count} commands")));
    }
    // SAFETY: not null, aligned, no longer than a slice may be, and the caller vouches for as many.
    let commands = unsafe { slice::from_raw_parts(commands, count) };
    let call = |command: &backroom_command| -> Result<Call> {
        // SAFETY: as above.
        let (operation, request, options): (_, _, CallOptions) = unsafe {
            let operation = bytes(command.operation, command.operation_length, "operation")?;
            let request = bytes(command.request, command.request_length, "request")?;
            (operation, request, accompanying(command.options)?)
        };
        Ok(Call { operation: String::from_utf8_lossy(operation).into_owned(), request: request.to_vec(), options })
    };
    commands.iter().map(call).collect()
}

fn answer(told: Answer) -> backroom_answer {
    let Answer { status, body, command_id, replayed, pruned } = told;
    backroom_answer {
        body: backroom_bytes::of(body),
        command_id,
        status: status.map_or(backroom_status::BACKROOM_OK, status::of) as i32,
        replayed: replayed.into(),
        pruned: pruned.into(),
        reserved: 0,
    }
}

/// How many bytes a key has with the zero byte behind it.
pub const BACKROOM_KEY_SIZE: usize = 37;

/// Writes a key that no other command has: a UUIDv7 as text, 36 characters and a zero byte. Keep it with the command, and
/// send it again with the same key for as long as no answer has come.
///
/// Ownership: key is the caller's, with room for BACKROOM_KEY_SIZE bytes, which size says. Thread: any.
///
/// Statuses: BACKROOM_MALFORMED when there is no room; BACKROOM_BUG when the system has no random bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_new_key(key: *mut c_char, size: usize) -> backroom_status {
    enter(|| {
        output(key, "key")?;
        if size < BACKROOM_KEY_SIZE {
            let message = format!("size is {size}; a key takes {BACKROOM_KEY_SIZE} bytes");
            return Err(Misuse::BadLength.at("size", message));
        }
        let text = new_key();
        // SAFETY: not null, and the caller vouches for the size.
        unsafe {
            key.copy_from_nonoverlapping(text.as_ptr().cast(), text.len());
            key.add(text.len()).write(0);
        }
        Ok(())
    })
}
