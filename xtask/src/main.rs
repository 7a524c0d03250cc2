//! The tasks of the workspace: `cargo xtask <task>`.

#[cfg(unix)]
mod asan;
#[cfg(unix)]
mod calls;
mod demo;
#[cfg(unix)]
mod dist;
mod figures;
mod generate;
mod node;
mod python;
mod run;
mod tidy;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use run::cargo;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The tasks of the workspace")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Run every test of the workspace; what follows is handed to the test run
    Test {
        /// Handed to `cargo test`, such as `-p backroom-domain` or the name of a test
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
    /// Build the Python package as a wheel, and run its tests and type checks on it
    Python,
    /// Build the Node package, and run its tests and type checks on it
    Node,
    /// Everything that must hold before a change is taken: `lint` and `test`
    Ci,
    /// Format, lints, docs, the shape of the tree, and generated files that are out of date
    Lint,
    /// Run the benches and write docs/figures.md; what follows names a part to run alone, such as `reads`
    Bench {
        /// Handed to the bench
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
    #[cfg(unix)]
    /// Measure what a call costs from C, Python and Node beside Rust, and write it to docs/figures.md
    Calls,
    /// Run a chain of shops on published baskets, report, verify, and check the totals; all of it in target/demo
    Demo(demo::Demo),
    /// Run the C tests with AddressSanitizer in the library too; builds everything anew, which takes minutes
    #[cfg(unix)]
    Asan,
    /// Write what is handed out: the C library as an install tree, a wheel for Python, a package for Node
    #[cfg(unix)]
    Dist(dist::Dist),
    /// Write the files that are made from the operation table and the C ABI
    Generate {
        /// Write nothing, and fail when a file is out of date or callers of the last release would break
        #[arg(long)]
        check: bool,
        /// Write only schema/baseline.json: what is there now has been released, and must stay
        #[arg(long, conflicts_with = "check")]
        release: bool,
    },
    /// Check what the compiler cannot: layers, registration, where SQL stands
    Tidy,
}

fn main() -> ExitCode {
    match perform(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            run::say(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> anyhow::Result<()> {
    match task {
        Task::Test { rest } if rest.iter().any(|word| word == "-p" || word.starts_with("--package")) => {
            cargo(&["test"]).args(rest).run()
        }
        Task::Test { rest } if rest.is_empty() => test(),
        Task::Test { rest } => cargo(&["test", "--workspace"]).args(rest).run(),
        Task::Ci => lint().and_then(|()| test()),
        Task::Python => python::test(),
        Task::Node => node::test(),
        Task::Lint => lint(),
        Task::Bench { rest } => {
            let bench = cargo(&["bench", "--package", "backroom", "--bench", "road", "--"]);
            // The page is written when all of it was measured.
            let figures = run::root().join("docs/figures.md").display().to_string();
            let bench = if rest.is_empty() { bench.env("BACKROOM_FIGURES", &figures) } else { bench };
            figures::keeping(|| bench.args(rest).run())
        }
        #[cfg(unix)]
        Task::Calls => calls::measure(),
        Task::Demo(asked) => demo::demo(&asked),
        #[cfg(unix)]
        Task::Asan => asan::asan(),
        #[cfg(unix)]
        Task::Dist(asked) => dist::dist(&asked),
        Task::Generate { check: true, .. } => generate::check(),
        Task::Generate { release: true, .. } => generate::release(),
        Task::Generate { .. } => generate::write(),
        Task::Tidy => tidy::check(),
    }
}

fn test() -> anyhow::Result<()> {
    cargo(&["test", "--workspace"]).run()?;
    python::test()?;
    node::test()
}

fn lint() -> anyhow::Result<()> {
    cargo(&["fmt", "--all", "--check"]).run()?;
    cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]).run()?;
    cargo(&["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "--deny warnings").run()?;
    tidy::check()?;
    generate::check()
}
