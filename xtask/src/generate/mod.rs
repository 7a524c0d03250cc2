//! The files that are made from the operation table, the error table and the C ABI. They are committed, and checked for
//! drift; what callers know of them is held against what was released.

mod compatibility;
mod header;
mod model;
mod prose;
mod python;
mod schema;
mod typescript;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use backroom_cli::reference;

use crate::run::{root, say};

/// The folder of the reference pages: all of it is generated.
const REFERENCE: &str = "docs/reference";

/// Every generated file: its path, and what it holds.
fn files() -> anyhow::Result<Vec<(String, String)>> {
    let schema = schema::schema()?;
    let model = model::Model::of(&schema)?;
    let mut files = vec![
        ("docs/refusals.md".to_owned(), reference::refusals()),
        ("include/backroom.h".to_owned(), header::header()?),
        ("schema/backroom.json".to_owned(), format!("{schema:#}\n")),
    ];
    for (name, text) in reference::pages() {
        files.push((format!("{REFERENCE}/{name}"), text));
    }
    for (name, text) in python::files(&model)? {
        files.push((format!("bindings/python/python/backroom/{name}"), text));
    }
    for (name, text) in typescript::files(&model) {
        files.push((format!("bindings/node/{name}"), text));
    }
    Ok(files)
}

/// What differs from what is committed: the files to write, and those of a generated folder to remove.
struct Drift {
    stale: Vec<(String, String)>,
    left_over: Vec<String>,
}

impl Drift {
    /// Holds generated files against those below a folder.
    fn of(files: Vec<(String, String)>, root: &Path) -> anyhow::Result<Self> {
        let mut left_over = Vec::new();
        let folder = root.join(REFERENCE);
        if folder.exists() {
            for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
                let path = format!("{REFERENCE}/{}", entry?.file_name().to_string_lossy());
                if !files.iter().any(|(written, _)| *written == path) {
                    left_over.push(path);
                }
            }
        }
        left_over.sort();
        let mut stale = files;
        stale.retain(|(path, text)| !fs::read_to_string(root.join(path)).is_ok_and(|present| present == *text));
        Ok(Self { stale, left_over })
    }
}

/// Writes what has changed, and removes what is no longer written.
pub(crate) fn write() -> anyhow::Result<()> {
    let drift = Drift::of(files()?, &root())?;
    for (path, text) in drift.stale {
        put(&path, &text)?;
    }
    for path in drift.left_over {
        fs::remove_file(root().join(&path)).with_context(|| path.clone())?;
        say(&format!("removed {path}"));
    }
    Ok(())
}

fn put(path: &str, text: &str) -> anyhow::Result<()> {
    let target = root().join(path);
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
    }
    fs::write(&target, text).with_context(|| format!("{}", target.display()))?;
    say(&format!("wrote {path}"));
    Ok(())
}

/// Fails when a generated file is not what would be written, or would no longer be written.
pub(crate) fn check() -> anyhow::Result<()> {
    let Drift { stale, mut left_over } = Drift::of(files()?, &root())?;
    left_over.extend(stale.into_iter().map(|(path, _)| path));
    if !left_over.is_empty() {
        bail!("out of date: {}; run `cargo xtask generate` and commit what it wrote", left_over.join(", "));
    }
    say("generated files: ok");
    compatibility::check(&schema::schema()?)?;
    say("compatibility: ok");
    Ok(())
}

/// Makes the schema of now the one that was released, and says what that breaks.
pub(crate) fn release() -> anyhow::Result<()> {
    let schema = schema::schema()?;
    for found in compatibility::breaks(&schema)? {
        say(&format!("breaks callers: {found}"));
    }
    put(compatibility::BASELINE, &compatibility::baseline(&schema)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_missing_stale_or_no_longer_written_is_found() {
        let directory = tempfile::tempdir().expect("a folder");
        let page = |name: &str, text: &str| (format!("{REFERENCE}/{name}"), text.to_owned());
        fs::create_dir_all(directory.path().join(REFERENCE)).expect("the folder of the pages");
        for name in ["same.md", "stale.md", "gone.md"] {
            fs::write(directory.path().join(REFERENCE).join(name), "as it was").expect("a page");
        }
        let files = vec![page("same.md", "as it was"), page("stale.md", "as it is"), page("new.md", "as it is")];
        let drift = Drift::of(files, directory.path()).expect("the folder is read");
        assert_eq!(drift.stale, [page("stale.md", "as it is"), page("new.md", "as it is")]);
        assert_eq!(drift.left_over, [page("gone.md", "").0]);
    }
}
