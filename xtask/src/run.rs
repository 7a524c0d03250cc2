//! Runs other programs from the root of the workspace, and says what it runs.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_owned)
}

/// Says something to whoever watches.
pub(crate) fn say(text: &str) {
    // Nobody can be told that nobody can be told.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// A program and what it is started with.
pub(crate) struct Program {
    command: Command,
    shown: String,
    quiet: bool,
}

/// What a program prints, run from the root of the workspace.
pub(crate) fn output(program: &str, arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new(program).args(arguments).current_dir(root()).output();
    let output = output.with_context(|| format!("{program} could not be started"))?;
    if !output.status.success() {
        bail!("`{program} {}` failed: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{program} prints what is no text"))
}

/// Cargo, as it started this task.
pub(crate) fn cargo(arguments: &[&str]) -> Program {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    Program::new(program, "cargo", arguments)
}

impl Program {
    /// A program that stands somewhere, under the name to show.
    pub(crate) fn at(program: &Path, name: &str, arguments: &[&str]) -> Self {
        Self::new(program.as_os_str().to_owned(), name, arguments)
    }

    fn new(program: OsString, name: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.current_dir(root()).args(arguments);
        let shown = std::iter::once(&name).chain(arguments).copied().collect::<Vec<_>>().join(" ");
        Self { command, shown, quiet: false }
    }

    /// With more arguments.
    pub(crate) fn args(mut self, arguments: Vec<String>) -> Self {
        for argument in arguments {
            self.shown.push(' ');
            self.shown.push_str(&argument);
            self.command.arg(argument);
        }
        self
    }

    /// With a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Without saying what is run, unless it fails.
    pub(crate) fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// Runs it to its end.
    pub(crate) fn run(mut self) -> anyhow::Result<()> {
        if !self.quiet {
            say(&format!("+ {}", self.shown));
        }
        let status = self.command.status().with_context(|| format!("{} could not be started", self.shown))?;
        if !status.success() {
            bail!("`{}` failed ({status})", self.shown);
        }
        Ok(())
    }
}
