//! The C library as it is handed out: a folder that can be copied to any prefix.
//!
//! 1. It holds headers, the shared and the static library, what pkg-config and CMake ask for, docs, and the licence of
//!    everything that is linked in.
//! 2. It can be moved: nothing in it names the place where it was made.
//! 3. Of neither library anything is seen but the C ABI: a host may link an SQLite of its own beside it.

mod library;
mod licences;
mod packages;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use backroom_cli::reference;
use clap::Args;

use crate::run::{output, root, say};

/// The version of the library, which is that of the workspace.
const VERSION: &str = env!("CARGO_PKG_VERSION");

#[derive(Args)]
pub(crate) struct Dist {
    /// The profile it is built with
    #[arg(long, default_value = "release")]
    pub(crate) profile: String,
    /// The folder to write; target/dist/backroom-VERSION-TARGET if not said
    #[arg(long)]
    pub(crate) to: Option<PathBuf>,
    /// Build it together with its tests: what both stand on is then there already when the tests run this.
    #[arg(skip)]
    pub(crate) among_tests: bool,
}

/// Builds the libraries and writes the folder; what stood there is replaced. Gives its path.
pub(crate) fn dist(asked: &Dist) -> anyhow::Result<PathBuf> {
    if !cfg!(target_os = "linux") {
        bail!("an install tree is written on Linux alone; docs/c-abi.md says what other systems need");
    }
    let host = host()?;
    let built = library::build(&asked.profile, asked.among_tests)?;
    let tree = asked.to.clone().unwrap_or_else(|| root().join(format!("target/dist/backroom-{VERSION}-{host}")));
    if tree.exists() {
        fs::remove_dir_all(&tree).with_context(|| tree.display().to_string())?;
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
    for page in ["c-abi.md", "refusals.md"] {
        copy(&format!("docs/{page}"), &docs.join(page))?;
    }
    for (page, text) in reference::pages() {
        write(&docs.join("reference").join(page), &text)?;
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(licence, &docs.join(licence))?;
    }
    write(&docs.join("licences.txt"), &licences::text(&host)?)?;
    say(&format!("wrote {}", tree.display()));
    Ok(tree)
}

/// The machine and system that is built for.
fn host() -> anyhow::Result<String> {
    let told = output("rustc", &["-vV"])?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say what it builds for")
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text).with_context(|| path.display().to_string())
}

fn copy(from: &str, to: &Path) -> anyhow::Result<()> {
    let text = fs::read_to_string(root().join(from)).with_context(|| from.to_owned())?;
    write(to, &text)
}

#[cfg(test)]
mod tests;
