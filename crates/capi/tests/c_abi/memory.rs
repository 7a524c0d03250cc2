//! No program of these touches what is not its own, or forgets what is.

use crate::support::{Program, installed, source, staged, succeed};

fn clean(name: &str, standard: &str) {
    if !installed("valgrind") {
        return;
    }
    let program = Program::of(&source(name), standard, &staged().libraries);
    let arguments =
        ["--quiet", "--error-exitcode=9", "--leak-check=full", "--errors-for-leak-kinds=definite,indirect,possible"];
    succeed(program.under("valgrind", &arguments).arg(program.folder.path()));
}

#[test]
fn a_host_that_uses_every_function_under_valgrind() {
    clean("conversation.c", "c99");
}

#[test]
fn a_host_that_does_everything_wrong_under_valgrind() {
    clean("misuse.c", "c11");
}

#[test]
fn many_threads_under_valgrind() {
    clean("threads.c", "c11");
}

#[test]
fn forked_children_under_valgrind() {
    clean("forking.c", "c17");
}

#[test]
fn the_layer_for_cpp_under_valgrind() {
    clean("wrapped.cpp", "c++17");
}
