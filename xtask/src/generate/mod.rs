//! The files that are made from the operation table, the error table and the C ABI. They are committed, and checked for
//! drift.

mod header;
mod model;
mod prose;
mod python;
mod schema;
mod typescript;

use std::fs;

use anyhow::{Context as _, bail};
use backroom_cli::reference;

use crate::run::{root, say};

/// Every generated file: its path, and what it holds.
fn files() -> anyhow::Result<Vec<(String, String)>> {
    let schema = schema::schema()?;
    let model = model::Model::of(&schema)?;
    let mut files = vec![
        ("docs/operations.md".to_owned(), reference::operations()),
        ("docs/refusals.md".to_owned(), reference::refusals()),
        ("include/backroom.h".to_owned(), header::header()?),
        ("schema/backroom.json".to_owned(), format!("{schema:#}\n")),
    ];
    for (name, text) in python::files(&model)? {
        files.push((format!("bindings/python/python/backroom/{name}"), text));
    }
    for (name, text) in typescript::files(&model) {
        files.push((format!("bindings/node/{name}"), text));
    }
    Ok(files)
}

fn changed() -> anyhow::Result<Vec<(String, String)>> {
    let mut files = files()?;
    files.retain(|(path, text)| !fs::read_to_string(root().join(path)).is_ok_and(|present| present == *text));
    Ok(files)
}

/// Writes what has changed.
pub(crate) fn write() -> anyhow::Result<()> {
    for (path, text) in changed()? {
        let target = root().join(&path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
        }
        fs::write(&target, text).with_context(|| format!("{}", target.display()))?;
        say(&format!("wrote {path}"));
    }
    Ok(())
}

/// Fails when a generated file is not what would be written.
pub(crate) fn check() -> anyhow::Result<()> {
    let stale: Vec<String> = changed()?.into_iter().map(|(path, _)| path).collect();
    if !stale.is_empty() {
        bail!("out of date: {}; run `cargo xtask generate` and commit what it wrote", stale.join(", "));
    }
    say("generated files: ok");
    Ok(())
}
