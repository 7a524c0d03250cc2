//! A handle belongs to the process that opened it.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

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
