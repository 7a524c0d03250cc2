//! What is handed out: the C library as a tree to install, a wheel for Python, a package for Node. All are built with the
//! profile `dist`, and hold the licence of everything that is linked in.
//!
//! The wheel and the Node package run with glibc 2.28 and later: zig links them against that, whatever this machine has.

mod library;
mod licences;
mod npm;
mod packages;
mod strangers;
mod tree;
mod wheel;
mod zig;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use crate::run::{output, root};

/// The version of the library, which is that of the workspace.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The profile of Cargo for all of it.
const PROFILE: &str = "dist";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    C,
    Python,
    Node,
}

#[derive(Args)]
pub(crate) struct Dist {
    /// What to write; all of it if not said
    parts: Vec<Part>,
    /// Install what was written in empty folders and use it there, as a stranger would
    #[arg(long = "try")]
    tried: bool,
}

/// Writes the parts that were asked for.
pub(crate) fn dist(asked: &Dist) -> anyhow::Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("this is written on Linux alone; docs/c-abi.md says what other systems need");
    }
    let wants = |part| asked.parts.is_empty() || asked.parts.contains(&part);
    if wants(Part::Python) {
        let wheel = wheel::write()?;
        if asked.tried {
            strangers::python(&wheel)?;
        }
    }
    if wants(Part::Node) {
        let package = npm::write()?;
        if asked.tried {
            strangers::node(&package)?;
        }
    }
    if wants(Part::C) {
        tree::tree(&tree::place()?, PROFILE, false)?;
    }
    Ok(())
}

/// Where the parts are written.
fn folder() -> anyhow::Result<PathBuf> {
    let folder = root().join("target/dist");
    fs::create_dir_all(&folder)?;
    Ok(folder)
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
