//! The wheel: one for every Python from 3.9 on.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, bail};

use super::{PROFILE, copy, folder, host, licences, write as write_text, zig};
use crate::run::{Program, root, say};

/// The largest wheel that is handed out, in bytes. Each operation brings its rules and the shapes of its request and
/// reply, which the module describes itself with; those shapes are the next thing to hand out ready made.
const MOST: u64 = 6_000_000;

/// Packs a wheel again, as small as deflate can.
const SQUEEZE: &str = "\
import os, sys, zipfile
path = sys.argv[1]
with zipfile.ZipFile(path) as loose, zipfile.ZipFile(path + '.new', 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as tight:
    for entry in loose.infolist():
        tight.writestr(entry, loose.read(entry), zipfile.ZIP_DEFLATED, 9)
os.replace(path + '.new', path)
";

/// Builds the wheel, and gives its path.
pub(super) fn write() -> anyhow::Result<PathBuf> {
    let (python, programs) = zig::tools()?;
    let package = root().join("bindings/python/python/backroom");
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(licence, &package.join(licence))?;
    }
    write_text(&package.join("licences.txt"), &licences::text(&host()?, "backroom-python")?)?;
    let wheels = folder()?.join("wheels");
    let _ = fs::remove_dir_all(&wheels);
    let compatible = format!("manylinux_{}", zig::GLIBC.replace('.', "_"));
    let build = ["-m", "maturin", "build", "--quiet", "--profile", PROFILE, "--zig", "--compatibility", &compatible];
    let place = ["--manifest-path", "bindings/python/Cargo.toml", "--out"].map(str::to_owned);
    zig::tool(&python, "python", &build, &programs)?
        .args([&place[..], &[wheels.display().to_string()]].concat())
        .run()?;
    let wheel = fs::read_dir(&wheels)?.next().context("maturin built no wheel")??.path();
    Program::at(&python, "python", &["-c", SQUEEZE]).args(vec![wheel.display().to_string()]).quiet().run()?;
    let size = fs::metadata(&wheel)?.len();
    if size > MOST {
        bail!("{} has {size} bytes; {MOST} are the most", wheel.display());
    }
    say(&format!("wrote {}, {size} bytes", wheel.display()));
    Ok(wheel)
}
