//! What the shared library exports is what is declared, and nothing besides: no SQLite that could meet a host's own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{root, staged, succeed};

fn listed() -> BTreeSet<String> {
    let list = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("symbols.txt")).unwrap();
    list.lines().map(str::to_owned).collect()
}

/// Symbols only grow: one that leaves the list breaks every program that was linked to it.
#[test]
fn the_shared_library_exports_exactly_what_is_listed() {
    let printed = succeed(
        Command::new("nm")
            .args(["-D", "--defined-only", "--format=just-symbols"])
            .arg(staged().libraries.join("libbackroom.so")),
    );
    let exported: BTreeSet<String> = printed.lines().map(|line| line.trim().to_owned()).collect();
    assert_eq!(exported, listed());
}

#[test]
fn the_header_declares_exactly_what_is_listed() {
    let header = fs::read_to_string(root().join("include/backroom.h")).unwrap();
    let code: String = header.lines().filter(|line| !line.starts_with("//")).collect::<Vec<_>>().join("\n");
    let code = code.split("extern \"C\" {").nth(1).unwrap();
    let declared: BTreeSet<String> = code
        .match_indices('(')
        .map(|(at, _)| code[..at].rsplit(|letter: char| !(letter.is_alphanumeric() || letter == '_')).next().unwrap())
        .filter(|name| name.starts_with("backroom_"))
        .map(str::to_owned)
        .collect();
    assert_eq!(declared, listed());
}

#[test]
fn the_shared_library_has_its_name() {
    let printed = succeed(Command::new("readelf").arg("-d").arg(staged().libraries.join("libbackroom.so")));
    assert!(printed.contains("[libbackroom.so.0]"), "{printed}");
}
