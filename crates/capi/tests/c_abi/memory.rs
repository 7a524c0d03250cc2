//! No program of these touches what is not its own, or forgets what is.

use crate::support::{Program, installed, source, staged, succeed};

/// How valgrind is asked for what is lost for good.
pub(crate) const FORGETS_NOTHING: &[&str] =
    &["--leak-check=full", "--show-leak-kinds=definite,indirect", "--errors-for-leak-kinds=definite,indirect"];

fn clean(name: &str, standard: &str, more: &[&str]) {
    if !installed("valgrind") {
        return;
    }
    let program = Program::of(&source(name), standard, &staged().libraries);
    let mut arguments = vec!["--quiet", "--error-exitcode=9"];
    arguments.extend(more);
    succeed(program.under("valgrind", &arguments).arg(program.folder.path()));
}

#[test]
fn a_host_that_uses_every_function_under_valgrind() {
    clean("conversation.c", "c99", FORGETS_NOTHING);
}

#[test]
fn a_host_that_does_everything_wrong_under_valgrind() {
    clean("misuse.c", "c11", FORGETS_NOTHING);
}

#[test]
fn many_threads_under_valgrind() {
    clean("threads.c", "c11", FORGETS_NOTHING);
}

/// What the threads of the parent had in hand is lost in the child, as ever: only what is touched is looked at.
/// A fork waits for its turn among the threads, of which valgrind runs one at a time.
#[test]
fn forked_children_under_valgrind() {
    clean("forking.c", "c17", &["--leak-check=no", "--fair-sched=yes"]);
}

#[test]
fn the_layer_for_cpp_under_valgrind() {
    clean("wrapped.cpp", "c++17", FORGETS_NOTHING);
}
