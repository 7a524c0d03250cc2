//! Builds against an old glibc.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::folder;
use crate::python;
use crate::run::Program;

/// The oldest glibc that what is built runs with.
pub(super) const GLIBC: &str = "2.28";

const PACKAGES: &[&str] = &["maturin>=1.9,<2", "ziglang==0.13.*", "cargo-zigbuild"];

/// The Python that has the tools, and the folder of their programs.
pub(super) fn tools() -> anyhow::Result<(PathBuf, PathBuf)> {
    let python = python::environment(&folder()?.join("tools"), PACKAGES)?.context("Python 3 with venv is needed")?;
    let programs = python.parent().context("a Python without a folder")?.to_owned();
    Ok((python, programs))
}

/// A tool that finds the others.
pub(super) fn tool(program: &Path, name: &str, arguments: &[&str], programs: &Path) -> anyhow::Result<Program> {
    let before = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(programs.to_owned()).chain(std::env::split_paths(&before)))?;
    let environment = programs.parent().unwrap_or(programs).display().to_string();
    let program = Program::at(program, name, arguments);
    Ok(program.env("PATH", &path.to_string_lossy()).env("VIRTUAL_ENV", &environment))
}
