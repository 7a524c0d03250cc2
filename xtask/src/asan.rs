//! The C tests once more, with AddressSanitizer in the library and in the programs. Everything is built anew for it, which
//! takes minutes, so it is a task of its own.
//!
//! 1. The library is watched, not only the programs: one of them lets it read too far, and that must be seen.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::run::{Program, cargo, root, say};

const TARGET: &str = "x86_64-unknown-linux-gnu";

/// Programs of `crates/capi/tests/c` that must end well.
const CLEAN: &[&str] = &["conversation.c", "misuse.c", "threads.c", "forking.c", "wrapped.cpp"];

/// The program that must not.
const PLANTED: &str = "overread.c";

/// Builds and runs everything.
pub(crate) fn asan() -> anyhow::Result<()> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("AddressSanitizer is run on Linux x86-64 alone");
    }
    let folder = root().join("target/asan");
    cargo(&["build", "--package", "backroom-capi", "--target", TARGET, "--target-dir", &folder.display().to_string()])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Zsanitizer=address")
        .run()?;
    let libraries = folder.join("lib");
    fs::create_dir_all(&libraries)?;
    for name in ["libbackroom.so", "libbackroom.so.0"] {
        let link = libraries.join(name);
        let _ = fs::remove_file(&link);
        symlink(folder.join(TARGET).join("debug/libbackroom_c.so"), &link)
            .context("the library could not be linked to")?;
    }
    for name in CLEAN {
        let output = run(name, &libraries)?;
        if !output.status.success() {
            bail!("{name}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
        }
        say(&format!("{name}: nothing found"));
    }
    let planted = run(PLANTED, &libraries)?;
    let told = String::from_utf8_lossy(&planted.stderr);
    if planted.status.success() || !told.contains("heap-buffer-overflow") || !told.contains("libbackroom") {
        bail!("{PLANTED}: the library read too far, and nobody saw it\n{told}");
    }
    say(&format!("{PLANTED}: found, as planted"));
    Ok(())
}

/// Compiles a program, and runs it in a folder of its own.
fn run(name: &str, libraries: &Path) -> anyhow::Result<std::process::Output> {
    let folder = libraries.with_file_name("programs").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let program = folder.join("program");
    let (compiler, standard) = if name.ends_with(".cpp") { ("g++", "-std=c++17") } else { ("gcc", "-std=c11") };
    let words = [
        standard.to_owned(),
        "-fsanitize=address".to_owned(),
        "-g".to_owned(),
        "-pthread".to_owned(),
        format!("-I{}", root().join("include").display()),
        root().join("crates/capi/tests/c").join(name).display().to_string(),
        format!("-L{}", libraries.display()),
        "-lbackroom".to_owned(),
        format!("-Wl,-rpath,{}", libraries.display()),
        "-o".to_owned(),
        program.display().to_string(),
    ];
    Program::at(Path::new(compiler), compiler, &[]).args(words.to_vec()).quiet().run()?;
    Command::new(&program).arg(&folder).output().with_context(|| format!("{name} could not be started"))
}
