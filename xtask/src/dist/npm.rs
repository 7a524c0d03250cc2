//! The Node package, as `npm publish` would send it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::{PROFILE, folder, host, licences, write as write_text, zig};
use crate::node;
use crate::run::{Program, output, root, say};

/// Builds the package, and gives its path.
pub(super) fn write() -> anyhow::Result<PathBuf> {
    let (_, programs) = zig::tools()?;
    let host = host()?;
    let target = format!("{host}.{}", zig::GLIBC);
    let build = ["zigbuild", "--profile", PROFILE, "--package", "backroom-node", "--target", &target];
    zig::tool(&programs.join("cargo-zigbuild"), "cargo-zigbuild", &build, &programs)?.run()?;
    let built = root().join("target").join(&host).join(PROFILE);
    not_newer(&built.join("libbackroom_node.so"))?;
    let package = folder()?.join("package");
    node::stage(&package, &built)?;
    write_text(&package.join("licences.txt"), &licences::text(&host, "backroom-node")?)?;
    let to = folder()?.display().to_string();
    Program::at(Path::new("npm"), "npm", &["pack", "--silent", "--pack-destination", &to])
        .args(vec![package.display().to_string()])
        .run()?;
    let packed = folder()?.join(format!("backroom-{}.tgz", super::VERSION));
    say(&format!("wrote {}, {} bytes", packed.display(), fs::metadata(&packed).context("npm packed nothing")?.len()));
    Ok(packed)
}

/// Whether a library asks for no symbol of a glibc that is newer.
fn not_newer(library: &Path) -> anyhow::Result<()> {
    let told = output("objdump", &["--dynamic-syms", &library.display().to_string()])?;
    let version = |text: &str| -> Vec<u32> { text.split('.').filter_map(|part| part.parse().ok()).collect() };
    let asked =
        told.split("GLIBC_").skip(1).map(|rest| version(rest.split([')', ' ', '\n']).next().unwrap_or_default()));
    let newest = asked.max().context("the library asks for no glibc")?;
    if newest > version(zig::GLIBC) {
        bail!("{} asks for glibc {newest:?}, newer than {}", library.display(), zig::GLIBC);
    }
    Ok(())
}
