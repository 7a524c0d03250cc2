//! A handle belongs to the process that opened it.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use std::io::{Read as _, Write as _};

use support::{Shop, add};

/// The child asks, is refused, and drops what it inherited; the parent goes on as if nothing had been.
#[test]
fn a_forked_child_is_refused_and_closes_nothing() {
    let shop = Shop::new();
    add(&shop.owner, "anna", &Default::default()).unwrap();
    // SAFETY: the child calls nothing that needs another thread, and leaves without running anybody's destructors.
    let child = unsafe { libc::fork() };
    if child == 0 {
        let Shop { book, owner, path, options, directory, .. } = shop;
        let refused = [
            add(&owner, "eve", &Default::default()).map(|_| ()),
            book.session("owner").map(|_| ()),
            book.select("SELECT 1", 1).map(|_| ()),
            book.events_after(0, 1).map(|_| ()),
            book.acknowledge("feed", 1).map(|_| ()),
            book.backup(directory.path().join("copy"), false).map(|_| ()),
            book.doctor().map(|_| ()),
            owner.call_many(&[support::adding("eve")]).remove(0).map(|_| ()),
        ];
        let all = refused.iter().all(|asked| asked.as_ref().is_err_and(|error| error.code() == "engine.forked"));
        drop((book, owner));
        // A handle of its own is fine.
        let own = backroom::Backroom::open(&path, options).is_ok();
        std::mem::forget(directory);
        // SAFETY: ends the child at once.
        unsafe { libc::_exit(if all && own { 0 } else { 1 }) };
    }
    let mut status = 0;
    // SAFETY: the child is ours and the pointer is to a local.
    assert_eq!(unsafe { libc::waitpid(child, &raw mut status, 0) }, child);
    assert_eq!(status, 0);
    add(&shop.owner, "berta", &Default::default()).unwrap();
    assert_eq!(shop.number("SELECT COUNT(*) FROM actors"), 3);
    assert_eq!(shop.number("SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

/// Were the child to believe the locks it inherits, the parent would find itself alone when it closes, and put away the
/// log that the child still writes to.
#[test]
fn what_a_child_writes_with_its_own_handle_outlives_the_parents() {
    let shop = Shop::new();
    add(&shop.owner, "anna", &Default::default()).unwrap();
    let (mut parent, mut child) = std::os::unix::net::UnixStream::pair().unwrap();
    // SAFETY: the child leaves without running anybody's destructors.
    let pid = unsafe { libc::fork() };
    if pid == 0 {
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let own = backroom::Backroom::open(&shop.path, shop.options.clone()).unwrap();
            let owner = own.session("owner").unwrap();
            child.write_all(b"o").unwrap();
            child.read_exact(&mut [0]).unwrap();
            add(&owner, "eve", &Default::default()).unwrap();
        }));
        // SAFETY: ends the child at once, as a crash would.
        unsafe { libc::_exit(i32::from(done.is_err())) };
    }
    parent.read_exact(&mut [0]).unwrap();
    let Shop { book, owner, path, options, directory, .. } = shop;
    drop((owner, book));
    parent.write_all(b"c").unwrap();
    let mut status = 0;
    // SAFETY: the child is ours and the pointer is to a local.
    assert_eq!(unsafe { libc::waitpid(pid, &raw mut status, 0) }, pid);
    assert_eq!(status, 0);
    let again = backroom::Backroom::open(&path, options).unwrap();
    let actors = again.select("SELECT 1 FROM actors", 9).unwrap();
    assert_eq!(actors.rows.len(), 3, "{actors:?}");
    drop(directory);
}
