//! The tests of the Python package: on a wheel, in a virtual environment of their own under `target`, as a stranger would
//! install it, and once more on the oldest Python there is; and two type checkers, which must accept the package and catch
//! what is planted.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::run::{Program, root, say};

/// What builds, runs and checks the package, and what its examples draw with; msgspec comes with it.
pub(crate) const PACKAGES: &[&str] =
    &["maturin>=1.9,<2", "msgspec", "pytest", "mypy", "pyright", "typing_extensions", "matplotlib", "pandas", "polars"];

/// What the tests need that draw nothing.
const FEW_PACKAGES: &[&str] = &["msgspec", "pytest"];

/// Builds the wheel and runs everything on it.
pub(crate) fn test() -> anyhow::Result<()> {
    let folder = root().join("target/python");
    let Some(python) = environment(&folder, PACKAGES)? else { return Ok(()) };
    let wheel = built(&python, &folder.join("wheels"))?;
    tested(&python, &wheel)?;
    match oldest() {
        None => say("the tests are not run on an older Python: pyenv has none from 3.9 on"),
        Some((version, older)) => {
            let older = made(&folder.join(version), &[older], FEW_PACKAGES)?;
            tested(&older.context("the oldest Python makes no virtual environments")?, &wheel)?;
        }
    }
    checked(&python)
}

/// Builds the wheel in a folder of its own, and gives its path.
fn built(python: &Path, wheels: &Path) -> anyhow::Result<String> {
    let _ = fs::remove_dir_all(wheels);
    let out = wheels.display().to_string();
    let place = ["--manifest-path", "bindings/python/Cargo.toml", "--out", &out].map(str::to_owned).to_vec();
    let build = ["-m", "maturin", "build", "--quiet", "--profile", "dev", "--features", "test-panic"];
    Program::at(python, "python", &build).args(place).run()?;
    Ok(fs::read_dir(wheels)?.next().context("maturin built no wheel")??.path().display().to_string())
}

/// Installs the wheel and runs the tests on it.
fn tested(python: &Path, wheel: &str) -> anyhow::Result<()> {
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--force-reinstall", "--no-deps"];
    Program::at(python, "python", &install).args(vec![wheel.to_owned()]).run()?;
    Program::at(python, "python", &["-m", "pytest", "--quiet", "-p", "no:cacheprovider", "bindings/python/tests"])
        .env("BACKROOM_TEST_PANIC", "1")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .run()
}

/// Both checkers find the package clean, and in `typed.py` the planted lines and no others.
fn checked(python: &Path) -> anyhow::Result<()> {
    let path = root().join("bindings/python/tests/typed.py");
    let planted: BTreeSet<usize> = fs::read_to_string(&path)?
        .lines()
        .enumerate()
        .filter(|(_, line)| line.ends_with("# wrong"))
        .map(|(at, _)| at + 1)
        .collect();
    let interpreter = python.display().to_string();
    let checkers: [(&str, &[&str]); 2] =
        [("mypy", &["--strict", "--cache-dir", "target/python/mypy"]), ("pyright", &["--pythonpath", &interpreter])];
    for (checker, options) in checkers {
        let module = ["-m", checker];
        let package = Command::new(python)
            .current_dir(root())
            .args(module)
            .args(options)
            .args(["bindings/python/python/backroom", "examples/python"])
            .output()?;
        if !package.status.success() {
            bail!("{checker} finds fault with the package:\n{}", String::from_utf8_lossy(&package.stdout));
        }
        let told = Command::new(python).current_dir(root()).args(module).args(options).arg(&path).output()?;
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let caught: BTreeSet<usize> =
            told.lines().filter(|line| line.contains("error")).filter_map(line_number).collect();
        if caught != planted {
            bail!(
                "{checker} should find fault with the lines {planted:?} of typed.py, and does with {caught:?}:\n{told}"
            );
        }
        say(&format!("{checker}: the package is clean, and {} planted errors are caught", planted.len()));
    }
    Ok(())
}

/// The line of `…/typed.py:25: error` and `…/typed.py:25:5 - error`.
fn line_number(line: &str) -> Option<usize> {
    let (_, rest) = line.split_once("typed.py:")?;
    rest.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

/// The oldest Python from 3.9 on that pyenv has, behind its version.
pub(crate) fn oldest() -> Option<(String, PathBuf)> {
    let versions = Path::new(&std::env::var_os("HOME")?).join(".pyenv/versions");
    let names = fs::read_dir(versions).ok()?.flatten();
    let python = |folder: fs::DirEntry| {
        let version = folder.file_name().into_string().ok()?;
        let minor: u32 = version.strip_prefix("3.")?.split('.').next()?.parse().ok()?;
        let python = folder.path().join("bin/python3");
        (minor >= 9 && python.exists()).then_some((minor, version, python))
    };
    names.filter_map(python).min().map(|(_, version, python)| (version, python))
}

/// The Python of the environment; none where there is no Python to make it with, and that may be passed over.
pub(crate) fn environment(folder: &Path, packages: &[&str]) -> anyhow::Result<Option<PathBuf>> {
    let python = made(folder, &["python3", "python"].map(PathBuf::from), packages)?;
    if python.is_none() {
        if std::env::var_os("BACKROOM_CI").is_some() {
            bail!("there is no Python 3 that makes virtual environments");
        }
        say("the Python package is not tested: there is no Python 3 that makes virtual environments");
    }
    Ok(python)
}

/// The Python of an environment with packages, made with the first of some that can; none where none can.
fn made(folder: &Path, with: &[PathBuf], packages: &[&str]) -> anyhow::Result<Option<PathBuf>> {
    let inside = if cfg!(windows) { "venv/Scripts/python.exe" } else { "venv/bin/python" };
    let python = folder.join(inside);
    if !python.exists() {
        let venv = folder.join("venv").display().to_string();
        let make = |with: &PathBuf| {
            let words = ["-m", "venv", "--clear", &venv];
            Program::at(with, &with.display().to_string(), &words).run().is_ok()
        };
        if !with.iter().any(make) {
            return Ok(None);
        }
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    let packages = packages.iter().map(|name| (*name).to_owned()).collect();
    Program::at(&python, "python", &install).args(packages).run()?;
    Ok(Some(python))
}
