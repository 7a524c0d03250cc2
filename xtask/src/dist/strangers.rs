//! What was written is installed in empty folders, with nothing of ours beside it, and runs what its README shows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::python;
use crate::run::{Program, root, say};

/// The wheel, on the Python that is found first and on the oldest that is there.
pub(super) fn python(wheel: &Path) -> anyhow::Result<()> {
    let older = python::oldest().map(|(_, python)| python);
    for python in std::iter::once(PathBuf::from("python3")).chain(older) {
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
