//! The tests of the Node package: on the package as it is published, in a folder under `target`, with Node's own runner;
//! and the type checker, which must accept the package and catch what is planted.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::run::{Program, cargo, output, root, say};

/// What checks the package.
const PACKAGES: [&str; 2] = ["typescript@5", "@types/node@20"];

/// Builds the package and runs everything on it.
pub(crate) fn test() -> anyhow::Result<()> {
    if !installed()? {
        return Ok(());
    }
    cargo(&["build", "--package", "backroom-node", "--features", "test-panic"]).run()?;
    let folder = root().join("target/node");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("package.json"), "{ \"private\": true }\n")?;
    let at = folder.display().to_string();
    let install = ["install", "--prefix", &at, "--no-audit", "--no-fund", "--no-package-lock", "--no-save", "--silent"];
    Program::at(Path::new("npm"), "npm", &install).args(PACKAGES.map(str::to_owned).to_vec()).run()?;
    stage(&folder.join("node_modules/backroom"), &root().join("target/debug"))?;
    // Beside the package's own files its name would mean those.
    let tests = folder.join("tests");
    let _ = fs::remove_dir_all(&tests);
    copy_all(&root().join("bindings/node/tests"), &tests, |_| true)?;
    copy_all(&root().join("crates/api/tests/day"), &tests.join("day"), |_| true)?;
    copy_all(&root().join("examples/node"), &tests, |_| true)?;
    fs::copy(root().join("README.md"), tests.join("README.md"))?;
    fs::create_dir(tests.join("package"))?;
    fs::copy(root().join("bindings/node/README.md"), tests.join("package/README.md"))?;
    let files = files_ending(&tests, ".test.mjs")?;
    Program::at(Path::new("node"), "node", &["--test", "--test-reporter=dot"])
        .args(files)
        .env("BACKROOM_TEST_PANIC", "1")
        .env("RUST_BACKTRACE", "0")
        .run()?;
    checked(&folder)
}

/// Whether there is a Node to test with; it may be passed over where nobody asked for everything.
fn installed() -> anyhow::Result<bool> {
    let has = |name: &str| Command::new(name).arg("--version").output().is_ok_and(|told| told.status.success());
    if has("node") && has("npm") {
        return Ok(true);
    }
    if std::env::var_os("BACKROOM_CI").is_some() {
        bail!("there is no Node with npm");
    }
    say("the Node package is not tested: there is no Node with npm");
    Ok(false)
}

/// Writes the package as it is published, with the native half that was built into `built`.
pub(crate) fn stage(package: &Path, built: &Path) -> anyhow::Result<()> {
    let _ = fs::remove_dir_all(package);
    let native = package.join("native");
    fs::create_dir_all(&native)?;
    let published = |name: &str| [".js", ".mjs", ".ts", ".mts", ".json", ".md"].iter().any(|end| name.ends_with(end));
    copy_all(&root().join("bindings/node"), package, published)?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root().join(licence), package.join(licence))?;
    }
    let name = output("node", &["--print", "`${process.platform}-${process.arch}`"])?;
    let (library, name) = match name.trim() {
        name if name.starts_with("linux") => ("libbackroom_node.so", format!("{name}-gnu")),
        name if name.starts_with("darwin") => ("libbackroom_node.dylib", name.to_owned()),
        name => ("backroom_node.dll", name.to_owned()),
    };
    fs::copy(built.join(library), native.join(format!("{name}.node"))).context("the native half was not built")?;
    Ok(())
}

/// Copies the files of a folder whose names are wanted.
pub(crate) fn copy_all(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if entry.file_type()?.is_file() && wanted(&name.to_string_lossy()) {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

fn files_ending(folder: &Path, ending: &str) -> anyhow::Result<Vec<String>> {
    let mut files: Vec<String> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path().display().to_string())).collect::<anyhow::Result<_>>()?;
    files.retain(|path| path.ends_with(ending));
    files.sort();
    Ok(files)
}

/// The type checker finds in `typed` the planted lines and no others, imported and required.
fn checked(folder: &Path) -> anyhow::Result<()> {
    let imported = folder.join("tests/typed.mts");
    let required = folder.join("tests/typed.cts");
    let source = fs::read_to_string(&imported)?;
    let planted: BTreeSet<usize> =
        source.lines().enumerate().filter(|(_, line)| line.ends_with("// wrong")).map(|(at, _)| at + 1).collect();
    // What is required has no default of its own.
    let without = source.replace("import backroom, {", "import backroom = require('backroom');import {");
    fs::write(&required, without)?;
    for file in [imported, required] {
        let told = Command::new("node")
            .current_dir(folder)
            .arg("node_modules/typescript/bin/tsc")
            .args(["--strict", "--noEmit", "--module", "nodenext", "--target", "es2022", "--noUncheckedIndexedAccess"])
            .arg(&file)
            .output()?;
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let caught: BTreeSet<usize> = told.lines().filter_map(line_number).collect();
        let elsewhere = told.lines().any(|line| line.contains("): error") && line_number(line).is_none());
        if caught != planted || elsewhere {
            let name = file.display();
            bail!("tsc should find fault with the lines {planted:?} of {name}, and does with {caught:?}:\n{told}");
        }
    }
    say(&format!("tsc: the package is clean, and {} planted errors are caught", planted.len()));
    Ok(())
}

/// The line of `tests/typed.mts(25,3): error`.
fn line_number(line: &str) -> Option<usize> {
    let (_, rest) = line.split_once("typed.")?;
    let (_, rest) = rest.split_once("ts(")?;
    rest.split(',').next()?.parse().ok()
}
