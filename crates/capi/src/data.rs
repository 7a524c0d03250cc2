//! What is not an operation: events, questions in SQL, proofs, copies, and the table of operations.

use std::ffi::c_char;

use backroom::Result;
use backroom_api::{Misuse, operations_json};

use crate::bytes::backroom_bytes;
use crate::entry::enter;
use crate::handles;
use crate::opening::backroom_book;
use crate::status::backroom_status;
use crate::text::{output, path, text};

/// Writes what a call gave, if it gave something.
fn give(bytes: *mut backroom_bytes, name: &str, made: impl FnOnce() -> Result<String>) -> backroom_status {
    enter(|| {
        output(bytes, name)?;
        let made = made()?;
        // SAFETY: not null, and aligned.
        unsafe { bytes.write(backroom_bytes::of(made.into_bytes())) };
        Ok(())
    })
}

/// Everything that can be called, and every way in which it can be refused, as JSON: {"version", "operations",
/// "refusals"}. Each operation has its name, mode (request, fact or query), duty, key_required, description, example,
/// request_schema and reply_schema.
///
/// Ownership: the bytes belong to the caller, who frees them with backroom_bytes_free. Thread: any. They are made anew at
/// every call, which takes milliseconds.
///
/// Statuses: BACKROOM_MALFORMED, BACKROOM_BUG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_operations_json(operations: *mut backroom_bytes) -> backroom_status {
    give(operations, "operations", || Ok(operations_json()))
}

/// What happened after an event (0: from the first), in order, as a JSON array; at most limit, and never more than 10000.
///
/// Ownership: the bytes belong to the caller, who frees them with backroom_bytes_free. Thread: any.
///
/// Statuses: BACKROOM_MALFORMED, BACKROOM_RETRYABLE, BACKROOM_FAULT, BACKROOM_BUG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_events_after(
    book: *mut backroom_book,
    sequence: i64,
    limit: u32,
    events: *mut backroom_bytes,
) -> backroom_status {
    give(events, "events", || handles::find(book)?.events_after(sequence, limit))
}

/// What happened that a consumer has not acknowledged yet, in order, as a JSON array; at most limit, and never more than
/// 10000. The name of a consumer is a code of its own choice.
///
/// Ownership: the text stays the caller's; the bytes belong to the caller, who frees them with backroom_bytes_free.
/// Thread: any.
///
/// Statuses: BACKROOM_MALFORMED, BACKROOM_RETRYABLE, BACKROOM_FAULT, BACKROOM_BUG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_events_for(
    book: *mut backroom_book,
    consumer: *const c_char,
    consumer_length: usize,
    limit: u32,
    events: *mut backroom_bytes,
) -> backroom_status {
    // SAFETY: the caller vouches for the text.
    give(events, "events", || {
        handles::find(book)?.events_for(unsafe { text(consumer, consumer_length, "consumer")? }, limit)
    })
}

/// Remembers that a consumer is done with every event up to a number, and writes its position: that number, or a higher
/// one that was acknowledged before. position may be NULL.
///
/// Ownership: the text stays the caller's; position is the caller's. Thread: any.
///
/// Statuses: BACKROOM_MALFORMED, also when no event has come that far; BACKROOM_RETRYABLE, BACKROOM_FAULT, BACKROOM_BUG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_acknowledge(
    book: *mut backroom_book,
    consumer: *const c_char,
    consumer_length: usize,
    sequence: i64,
    position: *mut i64,
) -> backroom_status {
    enter(|| {
        if !position.is_null() {
            output(position, "position")?;
        }
        // SAFETY: the caller vouches for the text.
        let consumer = unsafe { text(consumer, consumer_length, "consumer")? };
        let reached = handles::find(book)?.acknowledge(consumer, sequence)?;
        if !position.is_null() {
            // SAFETY: not null, and aligned.
            unsafe { position.write(reached) };
        }
        Ok(())
    })
}

/// Answers one SELECT over the tables of the file, with at most limit rows, as JSON: {"columns", "rows", "more"}. Bytes
/// are written in hexadecimal digits. For reports nobody has thought of: tables may change from version to version, and
/// whoever holds the handle may read everything.
///
/// Ownership: the text stays the caller's; the bytes belong to the caller, who frees them with backroom_bytes_free.
/// Thread: any.
///
/// Statuses: BACKROOM_MALFORMED, BACKROOM_RETRYABLE, BACKROOM_FAULT when it is no SELECT over these tables, BACKROOM_BUG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_select(
    book: *mut backroom_book,
    sql: *const c_char,
    sql_length: usize,
    limit: usize,
    rows: *mut backroom_bytes,
) -> backroom_status {
    // SAFETY: the caller vouches for the text.
    give(rows, "rows", || handles::find(book)?.select_json(unsafe { text(sql, sql_length, "sql")? }, limit))
}

/// Proves the laws on the file, from its raw records, while others go on writing. The report is JSON, and its ok says
/// whether all of them hold: a file in which something is wrong is an answer, not an error.
///
/// Ownership: the bytes belong to the caller, who frees them with backroom_bytes_free. Thread: any; the whole file is
/// read.
///
/// Statuses: BACKROOM_MALFORMED, BACKROOM_RETRYABLE, BACKROOM_FAULT, BACKROOM_BUG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_verify(book: *mut backroom_book, report: *mut backroom_bytes) -> backroom_status {
    give(report, "report", || handles::find(book)?.verify())
}

/// Copies the file as it is now, proves the copy, and only then gives it its name. With overwrite 1 an earlier copy there
/// is replaced. copy gets {"path", "bytes", "command_id", "seal"} as JSON; keep the seal elsewhere: it shows a file that
/// was put back to an earlier state.
///
/// Ownership: the text stays the caller's; the bytes belong to the caller, who frees them with backroom_bytes_free.
/// Thread: any; others go on writing.
///
/// Statuses: BACKROOM_MALFORMED, BACKROOM_RETRYABLE, BACKROOM_FAULT when it cannot be made or is not proved, BACKROOM_BUG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_backup(
    book: *mut backroom_book,
    to: *const c_char,
    to_length: usize,
    overwrite: i32,
    copy: *mut backroom_bytes,
) -> backroom_status {
    give(copy, "copy", || {
        // SAFETY: the caller vouches for the text.
        let to = unsafe { path(to, to_length, "to")? };
        match overwrite {
            0 | 1 => handles::find(book)?.backup(&to, overwrite == 1),
            other => {
                let message = format!("overwrite is {other}; 0 and 1 are accepted");
                Err(Misuse::BadOption.at("overwrite", message))
            }
        }
    })
}
