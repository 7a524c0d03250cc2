//! Programs that use everything as it is meant, and in every way it is not.

use std::path::Path;

use crate::support::{Program, source, staged, succeed};

fn run(name: &str, standard: &str, libraries: &Path) {
    let program = Program::of(&source(name), standard, libraries);
    let printed = succeed(program.command().arg(program.folder.path()));
    assert!(printed.ends_with(": done\n"), "{printed}");
}

#[test]
fn a_host_that_uses_every_function() {
    run("conversation.c", "c99", &staged().libraries);
}

#[test]
fn a_host_that_asks_what_there_is() {
    run("operations.cpp", "c++17", &staged().libraries);
}

#[test]
fn a_host_that_does_everything_wrong() {
    run("misuse.c", "c11", &staged().libraries);
}

#[test]
fn many_threads_with_one_handle() {
    run("threads.c", "c11", &staged().libraries);
}

#[test]
fn forked_children() {
    run("forking.c", "c17", &staged().libraries);
}

#[test]
fn a_library_that_breaks() {
    run("panics.c", "c99", &staged().panicking);
}

#[test]
fn the_layer_for_cpp() {
    for standard in ["c++17", "c++20"] {
        run("wrapped.cpp", standard, &staged().libraries);
    }
}

/// What the day is answered is the same as in every language, to the byte.
#[test]
fn the_day_in_c() {
    let day = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/tests/day");
    let program = Program::of(&source("day.c"), "c11", &staged().libraries);
    let told = succeed(program.command().arg(program.folder.path()).arg(day.join("day.txt")));
    assert_eq!(told, std::fs::read_to_string(day.join("day.answers")).unwrap());
}

/// Every command of the day was on the disk when it was answered: nobody asked for less.
#[cfg(target_os = "linux")]
#[test]
fn the_day_waits_for_the_disk() {
    let day = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/tests/day");
    let program = Program::of(&source("day.c"), "c11", &staged().libraries);
    let library = program.folder.path().join("syncs.so");
    succeed(std::process::Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(day.join("syncs.c")));
    let text = std::fs::read_to_string(day.join("day.txt")).unwrap();
    let commands = text.lines().filter(|line| line.starts_with("do ")).count();
    let mut command = program.command();
    command.env("LD_PRELOAD", library).arg(program.folder.path()).arg(day.join("day.txt"));
    let told = String::from_utf8(command.output().unwrap().stderr).unwrap();
    let syncs: usize = told.trim().strip_prefix("syncs ").unwrap().parse().unwrap();
    assert!(syncs >= commands, "{syncs} for {commands} commands");
}
