//! What SQLite keeps for the whole process, made fit for a fork.
//!
//! A file's locks belong to a process, and a child has none of its parent's. SQLite counts them by device and inode in a
//! list that a fork copies: a connection the child opens to the same file would find its locks counted as held, take
//! none, and lose its log when the parent closes. And a lock of SQLite's own that another thread of the parent held in
//! the moment of the fork would never be free in the child.
//!
//! 1. **A child sees every file as one it has never met.** SQLite's look at a file answers with another device in each
//!    generation, so that what is opened after a fork shares no entry of the list with what was opened before it.
//! 2. **A fork waits until no thread holds a lock that is the process's.** Those of single files and connections stay as
//!    they are: the child never touches what it inherits.

use std::ffi::c_int;
use std::sync::Once;
use std::sync::atomic::{AtomicI32, AtomicU32, Ordering};

use rusqlite::ffi;

use super::Fault;

/// How often this process descends from a fork. No two of a line of processes have the same.
static GENERATION: AtomicU32 = AtomicU32::new(0);

/// SQLite's locks of the whole process, those taken first before those taken inside them: a file's entry and its
/// registration, the caches of pages, and memory, which all of them ask for.
const LOCKS: [c_int; 7] = [
    ffi::SQLITE_MUTEX_STATIC_VFS1,
    ffi::SQLITE_MUTEX_STATIC_OPEN,
    ffi::SQLITE_MUTEX_STATIC_MAIN,
    ffi::SQLITE_MUTEX_STATIC_PRNG,
    ffi::SQLITE_MUTEX_STATIC_LRU,
    ffi::SQLITE_MUTEX_STATIC_PMEM,
    ffi::SQLITE_MUTEX_STATIC_MEM,
];

/// To be called before a connection is opened; does its work once.
pub(super) fn prepare() -> Result<(), Fault> {
    static ONCE: Once = Once::new();
    static PREPARED: AtomicI32 = AtomicI32::new(ffi::SQLITE_OK);
    ONCE.call_once(|| PREPARED.store(install(), Ordering::Release));
    match PREPARED.load(Ordering::Acquire) {
        ffi::SQLITE_OK => Ok(()),
        code => Err(Fault::new("store.cannot_open", format!("SQLite cannot be made ready for forks (code {code})"))),
    }
}

fn install() -> c_int {
    // SAFETY: SQLite is initialised before its file system is asked for, which stays where it is from then on. The
    // function it is given has the type of the one it takes the place of, and so have the three that a fork calls.
    unsafe {
        let initialised = ffi::sqlite3_initialize();
        if initialised != ffi::SQLITE_OK {
            return initialised;
        }
        let files = ffi::sqlite3_vfs_find(std::ptr::null());
        let Some(set) = files.as_ref().and_then(|files| files.xSetSystemCall) else { return ffi::SQLITE_NOTFOUND };
        let set = set(files, c"fstat".as_ptr(), std::mem::transmute::<Look, ffi::sqlite3_syscall_ptr>(look));
        if set != ffi::SQLITE_OK {
            return set;
        }
        libc::pthread_atfork(Some(before), Some(after), Some(after_in_child))
    }
}

type Look = unsafe extern "C" fn(c_int, *mut libc::stat) -> c_int;

/// fstat, with a device of this generation's.
unsafe extern "C" fn look(file: c_int, found: *mut libc::stat) -> c_int {
    // SAFETY: as the caller of fstat promises: a place for what is found.
    unsafe {
        let code = libc::fstat(file, found);
        if code == 0 {
            (*found).st_dev ^= GENERATION.load(Ordering::Relaxed).rotate_right(16) as libc::dev_t;
        }
        code
    }
}

unsafe extern "C" fn before() {
    for lock in LOCKS {
        // SAFETY: these locks exist for as long as the process, and nothing SQLite calls back with one of them forks.
        unsafe { ffi::sqlite3_mutex_enter(ffi::sqlite3_mutex_alloc(lock)) }
    }
}

unsafe extern "C" fn after() {
    for lock in LOCKS.into_iter().rev() {
        // SAFETY: taken by this thread in `before`.
        unsafe { ffi::sqlite3_mutex_leave(ffi::sqlite3_mutex_alloc(lock)) }
    }
}

unsafe extern "C" fn after_in_child() {
    GENERATION.fetch_add(1, Ordering::Relaxed);
    // SAFETY: the thread that forked is the one this child has, and holds the locks that its parent's took.
    unsafe { after() }
}
