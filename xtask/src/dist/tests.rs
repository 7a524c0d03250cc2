//! The tree is used as a stranger would: moved elsewhere, found by pkg-config and by CMake, shared and static.

use std::path::Path;
use std::process::Command;

use super::*;
use crate::run::say;

#[track_caller]
fn succeed(command: &mut Command) -> String {
    let shown = format!("{command:?}");
    let output = command.output().unwrap_or_else(|error| panic!("{shown}: {error}"));
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{shown}\n{printed}\n{}", String::from_utf8_lossy(&output.stderr));
    printed
}

fn installed(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    if !found && std::env::var_os("BACKROOM_CI").is_none() {
        say(&format!("{program} is not installed: passed over"));
        return false;
    }
    true
}

/// A program that has an SQLite of its own name beside ours, which must not meet it.
const HOST: &str = "const char *sqlite3_libversion(void) { return \"the host's own\"; }\n";

fn pkg_config(tree: &Path, folder: &Path, package: &str) {
    let flags = |package: &str| {
        let mut command = Command::new("pkg-config");
        let found =
            succeed(command.args(["--cflags", "--libs", package]).env("PKG_CONFIG_PATH", tree.join("lib/pkgconfig")));
        found.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    let (till, program) = (root().join("examples/c/till.c"), folder.join(package));
    let mut command = Command::new("cc");
    command.arg("-std=c99").arg(till).arg(folder.join("host.c")).arg("-o").arg(&program).args(flags(package));
    succeed(&mut command);
    answers(tree, &program);
}

/// The program starts, finds the library, and says how it is used.
fn answers(tree: &Path, program: &Path) {
    let library = tree.join("lib");
    let run = |arguments: &[&str]| {
        Command::new(program)
            .args(arguments)
            .env("LD_LIBRARY_PATH", &library)
            .output()
            .unwrap_or_else(|error| panic!("{error}"))
    };
    let used = String::from_utf8_lossy(&run(&[]).stderr).into_owned();
    assert!(used.starts_with("usage: "), "{used}");
    let refused = String::from_utf8_lossy(&run(&["/nowhere/at/all", "owner", "T1"]).stderr).into_owned();
    assert!(refused.contains("/nowhere/at/all"), "{refused}");
}

fn cmake(tree: &Path, folder: &Path) {
    let project = folder.join("project");
    let sources =
        [root().join("examples/c/till.c"), folder.join("host.c")].map(|path| path.display().to_string()).join(" ");
    let text = format!(
        "cmake_minimum_required(VERSION 3.16)\nproject(stranger C CXX)\nfind_package(backroom {VERSION} REQUIRED)\n\
         add_executable(shared {sources})\ntarget_link_libraries(shared backroom::backroom)\n\
         add_executable(static {sources})\ntarget_link_libraries(static backroom::static)\n\
         add_executable(dock {})\ntarget_compile_features(dock PRIVATE cxx_std_17)\ntarget_link_libraries(dock backroom::backroom)\n",
        root().join("examples/cpp/receiving.cpp").display()
    );
    write(&project.join("CMakeLists.txt"), &text).expect("the project is written");
    let built = project.join("built");
    succeed(
        Command::new("cmake")
            .arg("-S")
            .arg(&project)
            .arg("-B")
            .arg(&built)
            .arg(format!("-DCMAKE_PREFIX_PATH={}", tree.display())),
    );
    succeed(Command::new("cmake").arg("--build").arg(&built));
    for program in ["shared", "static", "dock"] {
        answers(tree, &built.join(program));
    }
}

#[test]
fn a_stranger_builds_against_the_tree() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = folder.path().join("made");
    tree::tree(&made, "dev", true).expect("the tree is written");
    let tree = folder.path().join("moved");
    fs::rename(made, &tree).expect("the tree is moved");
    write(&folder.path().join("host.c"), HOST).expect("the host is written");

    let licences = fs::read_to_string(tree.join("share/doc/backroom/licences.txt")).expect("the licences");
    for name in ["rusqlite 0.", "serde_json 1.", "libsqlite3-sys 0.", "Permission is hereby granted"] {
        assert!(licences.contains(name), "{name}");
    }
    assert!(!licences.contains("cbindgen") && !licences.contains("serde_derive"), "what is not linked in");
    if installed("pkg-config") {
        pkg_config(&tree, folder.path(), "backroom");
        pkg_config(&tree, folder.path(), "backroom-static");
    }
    if installed("cmake") {
        cmake(&tree, folder.path());
    }
}
