//! Statuses, versions.

use std::ffi::{CStr, c_char};

use backroom::{Error, Status};

/// How a call ended. The numbers never change; later versions may add some, so treat an unknown one as
/// BACKROOM_FAULT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum backroom_status {
    /// Done.
    BACKROOM_OK = 0,
    /// The request, or the call itself, is not well formed; sending it again cannot help.
    BACKROOM_MALFORMED = 1,
    /// A code or number in the request names nothing.
    BACKROOM_NOT_FOUND = 2,
    /// The actor lacks the duty, the scope or the limit.
    BACKROOM_FORBIDDEN = 3,
    /// The state of the book speaks against it.
    BACKROOM_CONFLICT = 4,
    /// The key is bound to another command.
    BACKROOM_KEY_REUSED = 5,
    /// The world failed, and trying again may help.
    BACKROOM_RETRYABLE = 6,
    /// The world failed, and trying again will not help by itself.
    BACKROOM_FAULT = 7,
    /// The library failed. The handle takes no more calls: close it and open the file again, which is safe.
    BACKROOM_BUG = 8,
    /// The request waits until another actor releases it with control.approve; nothing was done yet. The details of the error
    /// name the approval and say why. Sent again with the same key, it answers with where the request is in its life: held,
    /// done with its reply, or why it was not done.
    BACKROOM_HELD = 9,
}

use backroom_status::*;

/// The status of an error.
pub(crate) fn of(status: Status) -> backroom_status {
    match status {
        Status::Malformed => BACKROOM_MALFORMED,
        Status::NotFound => BACKROOM_NOT_FOUND,
        Status::Forbidden => BACKROOM_FORBIDDEN,
        Status::Conflict => BACKROOM_CONFLICT,
        Status::KeyReused => BACKROOM_KEY_REUSED,
        Status::Retryable => BACKROOM_RETRYABLE,
        Status::Fault => BACKROOM_FAULT,
        Status::Bug => BACKROOM_BUG,
        Status::Held => BACKROOM_HELD,
    }
}

pub(crate) fn of_error(error: &Error) -> backroom_status {
    of(error.status())
}

/// The number of the ABI: it rises when functions or fields are added. A program works with every library whose number
/// is not below the BACKROOM_ABI_VERSION it was compiled with.
pub const BACKROOM_ABI_VERSION: u32 = 1;

/// The number of the ABI of the library that was loaded.
///
/// Thread: any. It cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn backroom_abi_version() -> u32 {
    BACKROOM_ABI_VERSION
}

/// The version of the library, such as "0.1.0".
///
/// Ownership: the text belongs to the library and stays valid for ever; do not free it. Thread: any. It cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn backroom_version() -> *const c_char {
    const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
        Ok(version) => version,
        Err(_) => panic!("a version has no zero byte"),
    };
    VERSION.as_ptr()
}

/// The word for a status, as it stands in the JSON of errors: "ok", "malformed", "not_found" and so on; "unknown" for a
/// number that is none.
///
/// Ownership: the text belongs to the library and stays valid for ever; do not free it. Thread: any. It cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn backroom_status_name(status: i32) -> *const c_char {
    let name = match status {
        0 => c"ok",
        1 => c"malformed",
        2 => c"not_found",
        3 => c"forbidden",
        4 => c"conflict",
        5 => c"key_reused",
        6 => c"retryable",
        7 => c"fault",
        8 => c"bug",
        9 => c"held",
        _ => c"unknown",
    };
    name.as_ptr()
}
