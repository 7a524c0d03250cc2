//! What a call costs in C, Python and Node beside the same call in Rust, in turns, for `docs/figures.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::node::copy_all;
use crate::run::{Program, cargo, root, say};
use crate::{figures, node, python};

pub(crate) const TITLE: &str = "## Calls from other languages";

const HEAD: &str = "
Written by `cargo xtask calls`.

A sale of five lines without its commit (a dry run), which is the same from everywhere, and the position of an item at a
site: from the host's own objects to the host's own objects, in Rust and C from bytes to bytes. Processor time of the
whole process, over that of the same call in Rust; the lowest of 9 turns, in each of which the languages follow each other,
since whatever else the machine does only adds.

| call | \u{b5}s CPU | over Rust \u{b5}s | wanted at most | \u{b5}s |
| --- | ---: | ---: | ---: | ---: |
";

const TURNS: usize = 9;
const TIMES: &str = "4000";

/// What is measured, by language and name, and how much over Rust is wanted at most, in microseconds.
const CALLS: [(&str, &str, Option<u32>); 12] = [
    ("Rust", "sale", None),
    ("C", "sale", Some(3)),
    ("Python", "sale", Some(8)),
    ("Node", "sale", Some(10)),
    ("Node", "sale, async, one at a time", None),
    ("Node", "sale, async, 100 together", None),
    ("Rust", "position, typed", None),
    ("C", "position, typed", None),
    ("Rust", "position", None),
    ("C", "position", None),
    ("Python", "position", None),
    ("Node", "position", None),
];

/// Nanoseconds of processor and clock, by language and name, one for each turn.
type Figures = BTreeMap<(&'static str, String), Vec<(u64, u64)>>;

/// Measures, and writes the part of the page.
pub(crate) fn measure() -> anyhow::Result<()> {
    let folder = root().join("target/calls");
    fs::create_dir_all(&folder)?;
    let (book, request) = (folder.join("shop.db"), folder.join("sale.json"));
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("shop.db{ending}")));
    }
    let bench = ["bench", "--package", "backroom-api", "--bench", "calls", "--"];
    let at = [&book, &request].map(|path| path.display().to_string());
    cargo(&bench).args([&["prepare".to_owned()], &at[..]].concat()).run()?;

    let mut programs: Vec<(&str, Command)> = Vec::new();
    let mut rust = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    rust.args(bench).args(["run"]);
    programs.push(("Rust", rust));
    programs.push(("C", c(&folder)?));
    programs.push(("Python", python_program(&folder)?));
    programs.push(("Node", node_program(&folder)?));

    let mut figures = Figures::new();
    for turn in 1..=TURNS {
        say(&format!("turn {turn} of {TURNS}"));
        for (language, program) in &mut programs {
            if turn == 1 {
                program.current_dir(root()).args(&at).arg(TIMES);
            }
            collect(language, program, &mut figures)?;
        }
    }
    let part = part(&figures)?;
    say(&part);
    figures::keep(&part)
}

fn c(folder: &Path) -> anyhow::Result<Command> {
    cargo(&["build", "--profile", "bench", "--package", "backroom-capi"]).run()?;
    let (built, program) = (root().join("target/release"), folder.join("calls"));
    // A program asks for the library by the name inside it.
    let library = folder.join("libbackroom.so.0");
    let _ = fs::remove_file(&library);
    std::os::unix::fs::symlink(built.join("libbackroom_c.so"), library)?;
    let words = ["-O2", "-Iinclude", "benches/languages/calls.c", "-lbackroom_c", "-o"];
    let more =
        [program.display().to_string(), format!("-L{0}", built.display()), format!("-Wl,-rpath,{}", folder.display())];
    Program::at(Path::new("cc"), "cc", &words).args(more.to_vec()).run()?;
    Ok(Command::new(program))
}

fn python_program(folder: &Path) -> anyhow::Result<Command> {
    let python = python::environment(&root().join("target/python"), python::PACKAGES)?;
    cargo(&["build", "--profile", "bench", "--package", "backroom-python"]).run()?;
    let package = folder.join("backroom");
    copy_all(&root().join("bindings/python/python/backroom"), &package, |_| true)?;
    fs::copy(root().join("target/release/libbackroom_python.so"), package.join("_native.abi3.so"))?;
    let mut program = Command::new(python.context("there is no Python to measure")?);
    program.arg(root().join("benches/languages/calls.py")).env("PYTHONPATH", folder);
    Ok(program)
}

fn node_program(folder: &Path) -> anyhow::Result<Command> {
    cargo(&["build", "--profile", "bench", "--package", "backroom-node"]).run()?;
    node::stage(&folder.join("node_modules/backroom"), &root().join("target/release"))?;
    let program: PathBuf = folder.join("calls.mjs");
    fs::copy(root().join("benches/languages/calls.mjs"), &program)?;
    let mut node = Command::new("node");
    node.arg(program);
    Ok(node)
}

fn collect(language: &'static str, program: &mut Command, figures: &mut Figures) -> anyhow::Result<()> {
    let output = program.output().with_context(|| format!("{program:?}"))?;
    if !output.status.success() {
        bail!("{program:?} failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    for line in String::from_utf8(output.stdout)?.lines() {
        let mut words = line.split('\t');
        if let (Some(name), Some(processor), Some(clock)) = (words.next(), words.next(), words.next()) {
            figures.entry((language, name.to_owned())).or_default().push((processor.parse()?, clock.parse()?));
        }
    }
    Ok(())
}

fn part(figures: &Figures) -> anyhow::Result<String> {
    let lowest = |language: &'static str, name: &str| -> anyhow::Result<(u64, u64)> {
        let found = figures.get(&(language, name.to_owned())).with_context(|| format!("{language} tells no {name}"))?;
        let of = |pick: fn(&(u64, u64)) -> u64| found.iter().map(pick).min().unwrap_or_default();
        Ok((of(|one| one.0), of(|one| one.1)))
    };
    let mut page = format!("{TITLE}\n{HEAD}");
    for (language, name, wanted) in CALLS {
        let (processor, clock) = lowest(language, name)?;
        let (rust, _) = lowest("Rust", name.split(", async").next().unwrap_or(name))?;
        let over = (i128::from(processor) - i128::from(rust)) / 100;
        let over = match language {
            "Rust" => String::new(),
            _ => format!("{}{}.{}", if over < 0 { "-" } else { "" }, over.abs() / 10, over.abs() % 10),
        };
        let wanted = wanted.map(|micros| micros.to_string()).unwrap_or_default();
        let tenths = |nanos: u64| format!("{}.{}", nanos / 1_000, nanos % 1_000 / 100);
        writeln!(page, "| {language}: {name} | {} | {over} | {wanted} | {} |", tenths(processor), tenths(clock))?;
    }
    Ok(page)
}
