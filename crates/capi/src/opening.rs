//! Opening and closing.

use std::ffi::c_char;

use backroom_api::{Level, contained};

use crate::entry::enter;
use crate::handles;
use crate::options::{backroom_open_options, opening};
use crate::status::backroom_status;
use crate::text::{output, text};

/// A file of books, open, in the name of an actor.
///
/// Any thread may use a handle, and many at once. A handle that was closed, and a pointer that never was a handle, are
/// refused with the code api.closed; a handle inherited by a forked child with engine.forked.
pub struct backroom_book;

/// Opens a file, or makes one.
///
/// Ownership: the handle written to book belongs to the caller, who closes it with backroom_close; options stay the
/// caller's and are no longer needed afterwards. Thread: any.
///
/// Statuses: BACKROOM_MALFORMED when an option is not well formed, or the company of a new file;
/// BACKROOM_NOT_FOUND for an actor that is none; BACKROOM_RETRYABLE when another process keeps the file busy;
/// BACKROOM_FAULT when it cannot be opened or made, or is no file of backroom; BACKROOM_BUG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_open(
    options: *const backroom_open_options,
    book: *mut *mut backroom_book,
) -> backroom_status {
    enter(|| {
        output(book, "book")?;
        // SAFETY: the caller vouches for what the options point to.
        let opening = unsafe { opening(options)? };
        let api = opening.open()?;
        if let Some(log) = api.log() {
            log.say(Level::Note, &format!("opened {} as {}", api.book().path().display(), opening.actor));
        }
        // SAFETY: not null, and aligned.
        unsafe { book.write(handles::give(api)) };
        Ok(())
    })
}

/// Opens a second handle to the same file in the name of another actor, such as the next cashier. It shares the
/// connections, the commits and the log of the first.
///
/// Ownership: the handle written to other belongs to the caller, who closes it with backroom_close; the two may be closed
/// in any order. The text stays the caller's. Thread: any.
///
/// Statuses: BACKROOM_MALFORMED; BACKROOM_NOT_FOUND for an actor that is none; BACKROOM_RETRYABLE; BACKROOM_FAULT;
/// BACKROOM_BUG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_open_as(
    book: *mut backroom_book,
    actor: *const c_char,
    actor_length: usize,
    other: *mut *mut backroom_book,
) -> backroom_status {
    enter(|| {
        output(other, "other")?;
        let api = handles::find(book)?;
        // SAFETY: the caller vouches for the text.
        let actor = unsafe { text(actor, actor_length, "actor")? };
        let api = api.of(actor)?;
        // SAFETY: not null, and aligned.
        unsafe { other.write(handles::give(api)) };
        Ok(())
    })
}

/// Closes a handle; NULL is passed over. Calls of other threads that are under way are finished, and the file is closed
/// when the last of them and the last handle to it are done.
///
/// Ownership: the handle is gone, whatever the status. Bytes got from it stay valid. Thread: any. In a forked child a
/// handle of the parent is left alone, and this is said by the status: neither locks nor connections of the parent are
/// touched.
///
/// Statuses: BACKROOM_MALFORMED when it was closed before, or never was a handle; BACKROOM_FAULT in a forked child;
/// BACKROOM_BUG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_close(book: *mut backroom_book) -> backroom_status {
    if book.is_null() {
        return backroom_status::BACKROOM_OK;
    }
    enter(|| {
        let api = handles::take(book)?;
        let (log, path) = (api.log().cloned(), api.book().path().to_owned());
        contained(|| {
            drop(api);
            Ok(())
        })?;
        if let Some(log) = log {
            log.say(Level::Note, &format!("closed {}", path.display()));
        }
        Ok(())
    })
}

/// Cancels the commands that wait and the questions that are being answered, of this handle and of those made from it or
/// from the same one by backroom_open_as: they end with BACKROOM_RETRYABLE, and nothing of them is done. A command that is
/// being written is left alone.
///
/// Thread: any; not from a signal handler.
///
/// Statuses: BACKROOM_MALFORMED; BACKROOM_FAULT in a forked child; BACKROOM_BUG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_interrupt(book: *mut backroom_book) -> backroom_status {
    enter(|| {
        handles::find(book)?.book().interrupt();
        Ok(())
    })
}
