//! Structs that begin with their size, so that they can grow.
//!
//! 1. Nothing beyond the size is read or written; a field that is not whole within it is as if it were not there.
//! 2. What a newer caller sets and this library does not know is refused, never passed over.
//! 3. There is no padding in them where pointers have 64 bits: a field that is added later cannot lie where an older caller had none.

use std::mem::{MaybeUninit, size_of};
use std::ptr;

use backroom::Result;
use backroom_api::Misuse;

/// A struct that begins with `struct_size`.
///
/// # Safety
/// It is `repr(C)`, begins with a `usize`, has no padding, and any bytes make a value of it, zeros included.
pub(crate) unsafe trait Sized: Copy {
    /// Where each field ends.
    const ENDS: &'static [usize];
}

/// No struct of ours will ever be larger: a size beyond it is a number that was never set.
const SIZE_MOST: usize = 4096;

/// Declares the fields of a struct that begins with its size, and proves that there is no padding.
macro_rules! sized {
    ($name:ident { $first:ident $(, $field:ident)* $(,)? }) => {
        // SAFETY: the struct is `repr(C)`, of integers, pointers and optional functions; padding does not compile.
        unsafe impl $crate::sized::Sized for $name {
            const ENDS: &'static [usize] = {
                const fn size<T, F>(_: fn(&T) -> &F) -> usize {
                    std::mem::size_of::<F>()
                }
                const ENDS: &[usize] = &[
                    std::mem::offset_of!($name, $first) + size(|it: &$name| &it.$first),
                    $(std::mem::offset_of!($name, $field) + size(|it: &$name| &it.$field)),*
                ];
                let whole = size(|it: &$name| &it.$first) $(+ size(|it: &$name| &it.$field))*;
                assert!(whole == std::mem::size_of::<$name>() || cfg!(target_pointer_width = "32"), "padding");
                ENDS
            };
        }
    };
}
pub(crate) use sized;

/// Copies what the caller has set; what lies beyond its size is zero. `None` for NULL.
///
/// # Safety
/// The pointer is NULL, or the size at its beginning can be read, and as many bytes as it says.
pub(crate) unsafe fn read<T: Sized>(from: *const T, name: &str) -> Result<Option<T>> {
    if from.is_null() {
        return Ok(None);
    }
    // SAFETY: the caller vouches for the size.
    let size = unsafe { checked_size(from, name)? };
    // SAFETY: the caller vouches for as many bytes as the size says.
    let beyond = |at: usize| unsafe { from.cast::<u8>().add(at).read() };
    if (size_of::<T>()..size).any(|at| beyond(at) != 0) {
        let message = format!("{name} has an option that this version of backroom does not know");
        return Err(Misuse::BadOption.at(name, message));
    }
    let mut value = MaybeUninit::<T>::zeroed();
    // SAFETY: both hold as many bytes, and any bytes make a value.
    unsafe {
        ptr::copy_nonoverlapping(from.cast::<u8>(), value.as_mut_ptr().cast(), whole::<T>(size));
        Ok(Some(value.assume_init()))
    }
}

/// Checks that an answer can be written, before anything is done.
///
/// # Safety
/// The pointer is NULL, or the size at its beginning can be read.
pub(crate) unsafe fn check<T: Sized>(to: *mut T, name: &str) -> Result<()> {
    crate::text::output(to, name)?;
    // SAFETY: not null; the caller vouches for the rest.
    unsafe { checked_size(to, name) }.map(|_| ())
}

/// Writes the fields that are whole within the size, and leaves the size as it is.
///
/// # Safety
/// [`check`] has passed, and as many bytes as the size says can be written.
pub(crate) unsafe fn write<T: Sized>(to: *mut T, value: &T) {
    let head = size_of::<usize>();
    // SAFETY: as the caller vouches.
    unsafe {
        let until = whole::<T>(to.cast::<usize>().read_unaligned()).max(head);
        ptr::copy_nonoverlapping(ptr::from_ref(value).cast::<u8>().add(head), to.cast::<u8>().add(head), until - head);
    }
}

/// Where the last field ends that is whole within a size.
fn whole<T: Sized>(size: usize) -> usize {
    T::ENDS.iter().copied().filter(|end| *end <= size).max().unwrap_or_default()
}

unsafe fn checked_size<T>(of: *const T, name: &str) -> Result<usize> {
    // SAFETY: the caller vouches that a size can be read.
    let size = unsafe { of.cast::<usize>().read_unaligned() };
    if (size_of::<usize>()..=SIZE_MOST).contains(&size) {
        return Ok(size);
    }
    let message = format!("struct_size of {name} is {size}; sizeof of the struct is accepted");
    Err(Misuse::BadLength.at(&format!("{name}.struct_size"), message))
}
