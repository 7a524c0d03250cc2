//! What comes in as a pointer and a length.

use std::ffi::c_char;
use std::path::PathBuf;
use std::slice;

use backroom::Result;
use backroom_api::Misuse;

/// Bytes that stay the caller's. NULL with length 0 is nothing.
///
/// # Safety
/// Unless the length is 0, as many bytes can be read from the pointer, and nobody writes to them during the call.
pub(crate) unsafe fn bytes<'a>(data: *const c_char, length: usize, name: &str) -> Result<&'a [u8]> {
    if length == 0 {
        return Ok(&[]);
    }
    if data.is_null() {
        return Err(Misuse::NullPointer.at(name, format!("{name} is NULL, with a length of {length}")));
    }
    let end = data.addr().checked_add(length);
    if isize::try_from(length).is_err() || end.is_none() {
        return Err(Misuse::BadLength.at(name, format!("{name} cannot be {length} bytes long")));
    }
    // SAFETY: not null, no longer than a slice may be, and the caller vouches for the rest.
    Ok(unsafe { slice::from_raw_parts(data.cast(), length) })
}

/// A text that stays the caller's.
///
/// # Safety
/// As [`bytes`].
pub(crate) unsafe fn text<'a>(data: *const c_char, length: usize, name: &str) -> Result<&'a str> {
    // SAFETY: as the caller vouches.
    let bytes = unsafe { bytes(data, length, name)? };
    str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        Misuse::NotUtf8.at(name, format!("{name} is not UTF-8 at byte {at}; texts are accepted as UTF-8 alone"))
    })
}

/// A path: a text without a zero byte.
///
/// # Safety
/// As [`bytes`].
pub(crate) unsafe fn path(data: *const c_char, length: usize, name: &str) -> Result<PathBuf> {
    // SAFETY: as the caller vouches.
    let text = unsafe { text(data, length, name)? };
    if text.is_empty() || text.contains('\0') {
        let message = format!("{name} is no path: one or more characters without a zero byte are accepted");
        return Err(Misuse::BadOption.at(name, message));
    }
    Ok(PathBuf::from(text))
}

/// A pointer that something is to be written to.
pub(crate) fn output<T>(pointer: *mut T, name: &str) -> Result<()> {
    if pointer.is_null() {
        return Err(Misuse::NullPointer.at(name, format!("{name} is NULL, and the answer is written there")));
    }
    if !pointer.is_aligned() {
        return Err(Misuse::NullPointer.at(name, format!("{name} is not aligned, and points to nothing of its type")));
    }
    Ok(())
}
