//! What goes out: bytes that the caller frees.

use std::ffi::c_char;
use std::ptr;

/// Bytes that the library made and the caller owns, mostly JSON in UTF-8. A zero byte follows them that is not counted,
/// so that data can be read as a C string.
///
/// Ownership: free them with backroom_bytes_free, from any thread, also after the handle is closed. The struct never
/// grows.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct backroom_bytes {
    /// The bytes; NULL when there are none.
    pub data: *mut c_char,
    /// How many there are.
    pub length: usize,
}

impl backroom_bytes {
    pub(crate) fn of(mut bytes: Vec<u8>) -> Self {
        let length = bytes.len();
        bytes.reserve_exact(1);
        bytes.push(0);
        Self { data: Box::into_raw(bytes.into_boxed_slice()).cast(), length }
    }
}

/// Frees bytes, and sets the struct to NULL and 0, so that freeing it twice does no harm.
///
/// Ownership: bytes must be a struct that the library filled, with data and length as they were; NULL, and a struct of
/// NULL and 0, are passed over. Copies of the struct must not be freed as well. Thread: any. It cannot fail.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backroom_bytes_free(bytes: *mut backroom_bytes) {
    // SAFETY: NULL, or a struct of the caller's.
    let Some(bytes) = (unsafe { bytes.as_mut() }) else { return };
    let data = std::mem::replace(&mut bytes.data, ptr::null_mut());
    let length = std::mem::take(&mut bytes.length);
    if !data.is_null() {
        // SAFETY: it was made by `of`, with one byte more than is counted.
        drop(unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(data.cast::<u8>(), length + 1)) });
    }
}
