//! What was written is installed in empty folders, with nothing of ours beside it, and runs what its README shows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::run::{Program, root, say};

/// The wheel, on the Python that is found first and on the oldest that is there.
pub(super) fn python(wheel: &Path) -> anyhow::Result<()> {
    for python in pythons() {
        let place = tempfile::tempdir()?;
        let environment = place.path().join("venv").display().to_string();
        Program::at(&python, "python", &["-m", "venv", &environment]).run()?;
        let inside = place.path().join("venv/bin/python");
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        Program::at(&inside, "python", &install).args(vec![wheel.display().to_string()]).run()?;
        runs("bindings/python/README.md", "python", "shown.py", Command::new(&inside).arg("-I"), place.path())?;
    }
    Ok(())
}

/// The Node package.
pub(super) fn node(package: &Path) -> anyhow::Result<()> {
    let place = tempfile::tempdir()?;
    fs::write(place.path().join("package.json"), "{}\n")?;
    let at = place.path().display().to_string();
    Program::at(Path::new("npm"), "npm", &["install", "--silent", "--no-audit", "--no-fund", "--prefix", &at])
        .args(vec![package.display().to_string()])
        .run()?;
    runs("bindings/node/README.md", "js", "shown.mjs", &mut Command::new("node"), place.path())
}

/// Runs what a page shows of a language, in a folder.
fn runs(page: &str, language: &str, name: &str, program: &mut Command, folder: &Path) -> anyhow::Result<()> {
    let text = fs::read_to_string(root().join(page)).with_context(|| page.to_owned())?;
    let shown = text.split(&format!("```{language}\n")).nth(1).and_then(|rest| rest.split("```").next());
    let file = folder.join(name);
    fs::write(&file, shown.with_context(|| format!("{page} shows no {language}"))?)?;
    let output = program.arg(file).current_dir(folder).output().with_context(|| format!("{program:?}"))?;
    if !output.status.success() || output.stdout.is_empty() {
        bail!("what {page} shows does not run:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    say(&format!("what {page} shows runs: {program:?}"));
    Ok(())
}

/// The Python of the path, and the oldest from 3.9 on that pyenv has.
fn pythons() -> Vec<PathBuf> {
    let mut found = vec![PathBuf::from("python3")];
    let versions = std::env::var_os("HOME").map(|home| Path::new(&home).join(".pyenv/versions"));
    let entries = versions.and_then(|versions| fs::read_dir(versions).ok()).into_iter().flatten().flatten();
    let minor = |path: &Path| path.file_name()?.to_str()?.strip_prefix("3.")?.split('.').next()?.parse::<u32>().ok();
    let mut older: Vec<(u32, PathBuf)> =
        entries.filter_map(|entry| Some((minor(&entry.path())?, entry.path().join("bin/python3")))).collect();
    older.retain(|(minor, python)| *minor >= 9 && python.exists());
    older.sort();
    found.extend(older.into_iter().next().map(|(_, python)| python));
    found
}
