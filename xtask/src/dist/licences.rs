//! The licences of what is linked into the libraries, from what Cargo knows of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use serde_json::Value;

use crate::run::output;

const HEAD: &str = "\
What is linked into backroom, and under which licences.

backroom itself: MIT OR Apache-2.0, see LICENSE-MIT and LICENSE-APACHE beside this file.
SQLite, inside libsqlite3-sys: in the public domain, https://www.sqlite.org/copyright.html
The standard library of Rust: MIT OR Apache-2.0, https://github.com/rust-lang/rust/blob/main/COPYRIGHT
";

/// What other people wrote, by name: version, licence, and the texts that came with it.
struct Package {
    name: String,
    version: String,
    licence: String,
    texts: Vec<(String, String)>,
}

/// The page of all licences of what a package of ours links in.
pub(super) fn text(target: &str, of: &str) -> anyhow::Result<String> {
    let known = output("cargo", &["metadata", "--locked", "--format-version", "1", "--filter-platform", target])?;
    let known: Value = serde_json::from_str(&known)?;
    let mut page = HEAD.to_owned();
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in linked(&known, of)? {
        let _ = writeln!(page, "{} {}: {}", package.name, package.version, package.licence);
        for (file, text) in package.texts {
            told.entry(text).or_default().push(format!("{} ({file})", package.name));
        }
    }
    let mut told: Vec<(Vec<String>, String)> = told.into_iter().map(|(text, of)| (of, text)).collect();
    told.sort();
    for (of, text) in told {
        let _ = write!(page, "\n{}\n{}\n\n{}\n", "-".repeat(100), of.join(", "), text.trim());
    }
    Ok(page)
}

/// Every package of others that one of ours reaches; not what only builds or derives.
fn linked(known: &Value, of: &str) -> anyhow::Result<Vec<Package>> {
    let rows = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        rows(list).into_iter().filter_map(|row| Some((row["id"].as_str()?.to_owned(), row))).collect()
    };
    let (packages, nodes) = (by_id(&known["packages"]), by_id(&known["resolve"]["nodes"]));
    let first = packages.iter().find(|(_, package)| package["name"] == of);
    let (first, _) = first.with_context(|| format!("cargo knows of no {of}"))?;
    let (mut waiting, mut reached) = (vec![first.clone()], BTreeSet::new());
    while let Some(id) = waiting.pop() {
        let derives = rows(&packages[&id]["targets"]).iter().any(|target| target["kind"][0] == "proc-macro");
        if derives || !reached.insert(id.clone()) {
            continue;
        }
        for dependency in rows(&nodes[&id]["deps"]) {
            let is_linked = rows(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            waiting.extend(dependency["pkg"].as_str().filter(|_| is_linked).map(str::to_owned));
        }
    }
    let mut found = Vec::new();
    for package in reached.iter().map(|id| &packages[id]).filter(|package| !package["source"].is_null()) {
        let word = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
        let (name, version, licence) = (word("name"), word("version"), word("license"));
        if licence.is_empty() {
            bail!("{name} {version} says no licence");
        }
        let folder = Path::new(package["manifest_path"].as_str().unwrap_or_default()).parent();
        let texts = texts(folder.context("a package without a folder")?)?;
        found.push(Package { name, version, licence, texts });
    }
    found.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    Ok(found)
}

/// The texts of licences in a folder, by their names.
fn texts(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let upper = name.to_uppercase();
        let is_one = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"]
            .iter()
            .any(|begins| upper.starts_with(begins));
        if is_one && entry.path().is_file() {
            texts.push((name, fs::read_to_string(entry.path())?.replace("\r\n", "\n")));
        }
    }
    texts.sort();
    Ok(texts)
}
