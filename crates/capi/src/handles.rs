//! The handles that are open.
//!
//! 1. A handle is a serial number in the guise of a pointer: it is never followed, and no number is given out twice, so
//!    a closed handle and a stray pointer are known for what they are.
//! 2. A forked child is known by its process id before any lock is touched: another thread of the parent may have held
//!    the lock, and in the child nobody would ever let go of it.

use std::collections::HashMap;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use backroom::Result;
use backroom_api::{Api, Misuse};

use crate::opening::backroom_book;

/// What is open in a process.
struct Handles {
    process: u32,
    /// Serials below it were given out before this process was forked off.
    first: usize,
    /// Those of the parent, so that whoever looks for leaks finds them held.
    _parent: *mut Handles,
    open: RwLock<HashMap<usize, Arc<Api>>>,
}

static HANDLES: AtomicPtr<Handles> = AtomicPtr::new(ptr::null_mut());
static SERIAL: AtomicUsize = AtomicUsize::new(1);

/// Bits that no address has on the machines we know, so that nobody mistakes a handle for one, or one for a handle.
const MARK: usize = 0x5BAC_0000_0000_0001_u64 as usize | 1;
const SHIFT: u32 = 4;

/// The handles of this process. A forked child starts anew, and leaves those of its parent alone.
fn handles() -> &'static Handles {
    let process = std::process::id();
    loop {
        let present = HANDLES.load(Ordering::Acquire);
        // SAFETY: what was stored is never freed.
        if let Some(handles) = unsafe { present.as_ref() }
            && handles.process == process
        {
            return handles;
        }
        let first = SERIAL.load(Ordering::Acquire);
        let new = Box::into_raw(Box::new(Handles { process, first, _parent: present, open: RwLock::default() }));
        if HANDLES.compare_exchange(present, new, Ordering::AcqRel, Ordering::Acquire).is_err() {
            // SAFETY: another thread was faster, and nobody has seen this one.
            drop(unsafe { Box::from_raw(new) });
        }
    }
}

/// Gives an open file its handle.
pub(crate) fn give(api: Api) -> *mut backroom_book {
    let handles = handles();
    let serial = SERIAL.fetch_add(1, Ordering::AcqRel);
    handles.open.write().unwrap_or_else(PoisonError::into_inner).insert(serial, Arc::new(api));
    ptr::without_provenance_mut((serial << SHIFT) ^ MARK)
}

/// What a handle stands for; it stays open for as long as the call lasts, whoever closes it meanwhile.
pub(crate) fn find(book: *const backroom_book) -> Result<Arc<Api>> {
    let (handles, serial) = ours(book)?;
    let open = handles.open.read().unwrap_or_else(PoisonError::into_inner);
    open.get(&serial).cloned().ok_or_else(Misuse::closed)
}

/// Takes a handle back.
pub(crate) fn take(book: *const backroom_book) -> Result<Arc<Api>> {
    let (handles, serial) = ours(book)?;
    let mut open = handles.open.write().unwrap_or_else(PoisonError::into_inner);
    open.remove(&serial).ok_or_else(Misuse::closed)
}

fn ours(book: *const backroom_book) -> Result<(&'static Handles, usize)> {
    if book.is_null() {
        return Err(Misuse::NullPointer.at("book", "book is NULL; open a file first"));
    }
    let token = book.addr() ^ MARK;
    let serial = token >> SHIFT;
    if token & ((1 << SHIFT) - 1) != 0 || serial >= SERIAL.load(Ordering::Acquire) {
        return Err(Misuse::closed());
    }
    let handles = handles();
    if serial < handles.first {
        return Err(Misuse::forked());
    }
    Ok((handles, serial))
}
