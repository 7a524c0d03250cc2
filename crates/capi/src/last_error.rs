//! The last error of each thread.

use std::cell::RefCell;
use std::ffi::{CString, c_char};

use backroom::Error;
use backroom_api::error_json;

#[derive(Default)]
struct Told {
    text: CString,
    code: CString,
    path: CString,
    details: CString,
    json: CString,
}

thread_local! {
    static LAST: RefCell<Told> = RefCell::default();
}

/// Remembers why a call of this thread failed.
pub(crate) fn remember(error: &Error) {
    let refusal = error.refusal();
    let told = Told {
        text: c_text(error.to_string()),
        code: c_text(error.code().to_owned()),
        path: c_text(refusal.map(|refusal| refusal.path.clone()).unwrap_or_default()),
        details: c_text(details(error)),
        json: c_text(error_json(error)),
    };
    // A thread that is ending keeps no last error.
    let _ = LAST.try_with(|last| last.replace(told));
}

/// The details, as they stand in the JSON of the error.
fn details(error: &Error) -> String {
    let json = error_json(error);
    // They stand at its end, and no field follows them.
    let from = json.find(",\"details\":").map_or(json.len(), |at| at + ",\"details\":".len());
    json[from..].strip_suffix('}').unwrap_or("{}").to_owned()
}

/// A C string; a zero byte, which only a caller's own text can have, ends it no earlier.
fn c_text(text: String) -> CString {
    CString::new(text).unwrap_or_else(|error| {
        let bytes: Vec<u8> = error.into_vec().into_iter().map(|byte| if byte == 0 { b' ' } else { byte }).collect();
        CString::new(bytes).unwrap_or_default()
    })
}

fn last(field: impl Fn(&Told) -> &CString) -> *const c_char {
    LAST.try_with(|last| field(&last.borrow()).as_ptr()).unwrap_or(c"".as_ptr())
}

/// Why the last call of this thread that failed did so: one plain sentence.
///
/// Calls that succeed leave it as it is, so ask it only after a status other than BACKROOM_OK. Empty before any call of
/// the thread has failed. The errors inside the answers of backroom_call_many are not told here.
///
/// Ownership: the text belongs to the library and stays valid until the next call of the same thread fails, or the
/// thread ends; do not free it. Thread: any, each has its own. It cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn backroom_last_error_text() -> *const c_char {
    last(|told| &told.text)
}

/// The same as JSON: {"status", "code", "path", "message", "details"}, all of them always there.
///
/// Ownership, thread: as backroom_last_error_text. It cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn backroom_last_error_json() -> *const c_char {
    last(|told| &told.json)
}

/// Its stable code, such as "stock.not_enough_available", for branching on more than the status.
///
/// Ownership, thread: as backroom_last_error_text. It cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn backroom_last_error_code() -> *const c_char {
    last(|told| &told.code)
}

/// The path of the field at fault, such as "lines[1].quantity"; empty when no single field is.
///
/// Ownership, thread: as backroom_last_error_text. It cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn backroom_last_error_path() -> *const c_char {
    last(|told| &told.path)
}

/// The numbers behind the sentence, as a JSON object.
///
/// Ownership, thread: as backroom_last_error_text. It cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn backroom_last_error_details() -> *const c_char {
    last(|told| &told.details)
}
