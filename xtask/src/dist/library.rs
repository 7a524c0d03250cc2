//! The libraries themselves.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::run::{Program, cargo, output, root};

/// What is seen of either library.
const SYMBOLS: &str = "crates/capi/symbols.txt";

/// Gathers sections; the file says why.
const MERGE: &str = include_str!("merge.ld");

/// Builds both libraries; gives the folder they are in.
pub(super) fn build(profile: &str, among_tests: bool) -> anyhow::Result<PathBuf> {
    let profile = if profile == "debug" { "dev" } else { profile };
    let targets: &[&str] = if among_tests { &["--lib", "--tests"] } else { &["--lib"] };
    cargo(&[&["build", "--package", "backroom-capi", "--profile", profile], targets].concat()).run()?;
    let folder = match profile {
        "dev" => "debug",
        "bench" => "release",
        other => other,
    };
    let target = output("cargo", &["metadata", "--no-deps", "--format-version", "1"])?;
    let target: serde_json::Value = serde_json::from_str(&target)?;
    let target = target["target_directory"].as_str().context("cargo does not say where it builds")?;
    Ok(Path::new(target).join(folder))
}

/// The shared library, without what only a debugger reads.
pub(super) fn shared(built: &Path, to: &Path) -> anyhow::Result<()> {
    fs::copy(built.join("libbackroom_c.so"), to).context("the shared library could not be copied")?;
    program("strip", &["--strip-debug", &text(to)])
}

/// The static library as one object of which only the C ABI is seen. The archive that Rust makes shows thousands of
/// symbols, those of its SQLite among them, and a host with an SQLite of its own would link one of the two at random.
pub(super) fn hidden(built: &Path, to: &Path) -> anyhow::Result<()> {
    let folder = to.with_extension("parts");
    fs::create_dir_all(&folder)?;
    let (script, whole, object) = (folder.join("merge.ld"), folder.join("whole.o"), folder.join("backroom.o"));
    fs::write(&script, MERGE)?;
    let symbols = fs::read_to_string(root().join(SYMBOLS)).context(SYMBOLS)?;
    let mut words: Vec<String> =
        ["-r", "--strip-debug", "--force-group-allocation", "-T", &text(&script), "-o", &text(&whole)]
            .map(str::to_owned)
            .to_vec();
    words.extend(symbols.lines().map(|symbol| format!("--undefined={symbol}")));
    words.push(text(&built.join("libbackroom_c.a")));
    program("ld", &words.iter().map(String::as_str).collect::<Vec<_>>())?;
    program("objcopy", &[&format!("--keep-global-symbols={SYMBOLS}"), &text(&whole), &text(&object)])?;
    program("ar", &["rcs", &text(to), &text(&object)])?;
    fs::remove_dir_all(&folder)?;
    let seen = output("nm", &["--extern-only", "--defined-only", "--format=just-symbols", &text(to)])?;
    let mut seen: Vec<&str> = seen.lines().filter(|line| !line.is_empty() && !line.ends_with(':')).collect();
    seen.sort_unstable();
    if !seen.iter().copied().eq(symbols.lines()) {
        bail!("the static library shows {} symbols, and {SYMBOLS} lists others", seen.len());
    }
    Ok(())
}

fn program(name: &str, arguments: &[&str]) -> anyhow::Result<()> {
    Program::at(Path::new(name), name, &[])
        .args(arguments.iter().map(|word| (*word).to_owned()).collect())
        .quiet()
        .run()
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
