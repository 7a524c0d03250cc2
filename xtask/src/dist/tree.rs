//! The C library as it is handed out: a folder that can be copied to any prefix.
//!
//! 1. It holds headers, the shared and the static library, what pkg-config and CMake ask for, docs, and the licence of
//!    everything that is linked in.
//! 2. It can be moved: nothing in it names the place where it was made.
//! 3. Of neither library anything is seen but the C ABI: a host may link an SQLite of its own beside it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use backroom_cli::reference;

use super::{VERSION, copy, host, library, licences, packages, write};
use crate::run::{root, say};

/// Where it is written unless told otherwise.
pub(super) fn place() -> anyhow::Result<PathBuf> {
    Ok(root().join(format!("target/dist/backroom-{VERSION}-{}", host()?)))
}

/// Builds the libraries with a profile and writes the folder; what stood there is replaced.
///
/// Among tests it is built together with its tests: what both stand on is then there already when the tests run this.
pub(super) fn tree(tree: &Path, profile: &str, among_tests: bool) -> anyhow::Result<()> {
    let built = library::build(profile, among_tests)?;
    if tree.exists() {
        fs::remove_dir_all(tree).with_context(|| tree.display().to_string())?;
    }
    let libraries = tree.join("lib");
    fs::create_dir_all(&libraries)?;

    let full = format!("libbackroom.so.{VERSION}");
    library::shared(&built, &libraries.join(&full))?;
    symlink(&full, libraries.join("libbackroom.so.0"))?;
    symlink("libbackroom.so.0", libraries.join("libbackroom.so"))?;
    library::hidden(&built, &libraries.join("libbackroom.a"))?;

    for header in ["backroom.h", "backroom.hpp"] {
        copy(&format!("include/{header}"), &tree.join("include").join(header))?;
    }
    for (path, text) in packages::files() {
        write(&libraries.join(path), &text)?;
    }
    let docs = tree.join("share/doc/backroom");
    for page in ["c-abi.md", "platforms.md", "refusals.md"] {
        copy(&format!("docs/{page}"), &docs.join(page))?;
    }
    for (page, text) in reference::pages() {
        write(&docs.join("reference").join(page), &text)?;
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(licence, &docs.join(licence))?;
    }
    write(&docs.join("licences.txt"), &licences::text(&host()?, "backroom-capi")?)?;
    say(&format!("wrote {}", tree.display()));
    Ok(())
}
