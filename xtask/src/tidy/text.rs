//! The text of the project.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::run::root;

/// What a finished text has no use for. Written in halves, since this file is text of the project too.
const LEFT_OVER: &[&str] =
    &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:"), concat!("/ro", "ot/"), concat!("/wo", "rk/")];

/// Every text file of the repository: its path and what it holds.
pub(crate) fn tracked() -> anyhow::Result<Vec<(String, String)>> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    let listed = listed.context("git could not be started")?;
    if !listed.status.success() {
        bail!("git ls-files failed: {}", String::from_utf8_lossy(&listed.stderr).trim());
    }
    let paths = String::from_utf8(listed.stdout).context("a path is not UTF-8")?;
    // A file that is listed and cannot be read has been removed since the last commit, or is no text.
    let read = |path: &str| fs::read_to_string(root().join(path)).ok().map(|text| (path.to_owned(), text));
    Ok(paths.split('\0').filter(|path| !path.is_empty()).filter_map(read).collect())
}

pub(crate) fn clean(texts: &[(String, String)]) -> Vec<String> {
    let mut problems = Vec::new();
    for (path, text) in texts {
        for (at, line) in text.lines().enumerate() {
            for word in LEFT_OVER.iter().filter(|word| line.contains(*word)) {
                problems.push(format!("{path}:{} says {word}", at + 1));
            }
        }
    }
    problems
}
