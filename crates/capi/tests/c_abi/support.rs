//! The library as programs find it, compilers, and programs that are run.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// A folder with the shared libraries under the names that programs look for.
pub(crate) struct Staged {
    /// The folder.
    pub(crate) libraries: PathBuf,
    /// The folder with the library that has an operation that panics.
    pub(crate) panicking: PathBuf,
}

/// Builds the libraries, once. Cargo builds none of them for a test: no Rust program can depend on them.
pub(crate) fn staged() -> &'static Staged {
    static STAGED: OnceLock<Staged> = OnceLock::new();
    STAGED.get_or_init(|| {
        let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let target = temporary.parent().unwrap();
        // With the tests, which are built already: so what both stand on is taken as it is, and not built once more.
        cargo(target, &["--lib", "--tests"]);
        cargo(target, &["--example", "backroom_panics", "--features", "test-panic"]);
        let stage = |name: &str, library: PathBuf| {
            let folder = temporary.join("c_abi").join(name);
            fs::create_dir_all(&folder).unwrap();
            for name in ["libbackroom.so", "libbackroom.so.0"] {
                let link = folder.join(name);
                let _ = fs::remove_file(&link);
                std::os::unix::fs::symlink(&library, &link).unwrap();
            }
            folder
        };
        Staged {
            libraries: stage("lib", target.join("debug/libbackroom_c.so")),
            panicking: stage("panicking", target.join("debug/examples/libbackroom_panics.so")),
        }
    })
}

fn cargo(target: &Path, arguments: &[&str]) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet", "--package", "backroom-capi", "--target-dir"]).arg(target).args(arguments);
    succeed(command.current_dir(root()));
}

/// Runs a command to its end and gives what it printed.
#[track_caller]
pub(crate) fn succeed(command: &mut Command) -> String {
    let shown = format!("{command:?}");
    let output = command.output().unwrap_or_else(|error| panic!("{shown}: {error}"));
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{shown}: {}\n{printed}\n{complained}", output.status);
    printed
}

/// Whether a program is installed. Where everything must be, on a machine for continuous integration, it is taken for so.
pub(crate) fn installed(program: &str) -> bool {
    let answers = |argument: &str| Command::new(program).arg(argument).output().is_ok();
    here(program, answers("--version") || answers("version"))
}

/// Whether a file that a package brings is there; taken for so as a program is.
pub(crate) fn found(path: &Path) -> bool {
    here(&path.display().to_string(), path.exists())
}

fn here(what: &str, here: bool) -> bool {
    if !here && std::env::var_os("BACKROOM_CI").is_none() {
        eprintln!("{what} is not installed: passed over");
        return false;
    }
    true
}

/// What every compilation is held to.
pub(crate) const STRICT: &[&str] = &["-Wall", "-Wextra", "-Werror", "-pedantic", "-Wshadow"];

/// The compiler of a source by its ending, with a standard.
pub(crate) fn compiler(source: &Path, standard: &str) -> Command {
    let cpp = source.extension() == Some(OsStr::new("cpp"));
    let mut command = Command::new(if cpp { "g++" } else { "gcc" });
    command.arg(format!("-std={standard}")).args(STRICT).arg("-I").arg(root().join("include"));
    command
}

/// A program of `tests/c` or `examples`, linked to the shared library, in a folder that goes away.
pub(crate) struct Program {
    /// The folder, for whatever the program writes too.
    pub(crate) folder: TempDir,
    path: PathBuf,
}

impl Program {
    /// Compiles and links a source.
    pub(crate) fn of(source: &Path, standard: &str, libraries: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("program");
        let mut command = compiler(source, standard);
        command.args(["-g", "-O1", "-pthread"]).arg(source).arg("-o").arg(&path).arg("-L").arg(libraries);
        succeed(command.arg("-lbackroom").arg(format!("-Wl,-rpath,{}", libraries.display())));
        Self { folder, path }
    }

    /// The program, ready to be run.
    pub(crate) fn command(&self) -> Command {
        Command::new(&self.path)
    }

    /// The program under another that watches it.
    pub(crate) fn under(&self, watcher: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(watcher);
        command.args(arguments).arg(&self.path);
        command
    }
}

/// A test program of C.
pub(crate) fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/c").join(name)
}
