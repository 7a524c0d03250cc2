//! The examples that people copy do what they say.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use backroom::CallOptions;
use backroom_api::{Mode, NewFile, Opening};
use tempfile::TempDir;

use crate::memory::FORGETS_NOTHING;
use crate::support::{Program, found, installed, root, staged, succeed};

/// What stands behind a sale: the steps of the Rust example, which the README shows.
fn steps() -> Vec<(String, String)> {
    let example = std::fs::read_to_string(root().join("examples/sell.rs")).unwrap();
    let list = example.split("const SHOP").nth(1).unwrap().split("];").next().unwrap();
    let mut steps = Vec::new();
    let mut rest = list;
    while let Some((before, after)) = rest.split_once("r#\"") {
        let operation = before.rsplit('"').nth(1).unwrap();
        let (request, after) = after.split_once("\"#").unwrap();
        steps.push((operation.to_owned(), request.to_owned()));
        rest = after;
    }
    steps
}

fn shop() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.backroom");
    let opening = Opening { mode: Mode::New(NewFile::default()), ..Opening::new(&path, "owner") };
    let api = opening.open().unwrap();
    for (operation, request) in steps() {
        let answer = api.call(operation.as_bytes(), request.as_bytes(), &CallOptions::default());
        assert_eq!(answer.status, None, "{operation}: {}", String::from_utf8_lossy(&answer.body));
    }
    (folder, path)
}

fn told(command: &mut Command, input: &str) -> String {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}: {printed}", output.status);
    printed
}

fn compiled(path: &str, standard: &str) -> Program {
    Program::of(&root().join(path), standard, &staged().libraries)
}

fn available(path: &Path) -> String {
    Opening::new(path, "owner").open().unwrap().available("TEA-100", "").unwrap().to_string()
}

const SCANNED: &str = "tea-100\nTEA-100\n\"x\\\npay 5.00\npay 20.00\n";

#[test]
fn the_till_sells() {
    let (_folder, path) = shop();
    let program = compiled("examples/c/till.c", "c99");
    let printed = told(program.command().arg(&path).args(["owner", "T1"]), SCANNED);
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines[..2], ["TEA-100", "TEA-100"], "{printed}");
    assert!(lines[2].contains("\"x\\"), "{printed}");
    assert!(lines[3].starts_with("not sold: ") && lines[3].ends_with(')'), "{printed}");
    assert!(lines[4].contains(r#""total":"11.90""#) && lines[4].contains(r#""change":"8.10""#), "{printed}");
    assert_eq!(available(&path), "38");
}

#[test]
fn the_till_forgets_nothing() {
    if !installed("valgrind") {
        return;
    }
    let (_folder, path) = shop();
    let program = compiled("examples/c/till.c", "c99");
    let watched = [&["--quiet", "--error-exitcode=9"], FORGETS_NOTHING].concat();
    told(program.under("valgrind", &watched).arg(&path).args(["owner", "T1"]), SCANNED);
}

#[test]
fn the_dock_receives() {
    let (_folder, path) = shop();
    let program = compiled("examples/cpp/receiving.cpp", "c++17");
    let input = "TEA-100 12 2.40\ncoffee 1 1.00\ntea-100 3 2.60\n\nTEA-100 x 1\n";
    let printed = told(program.command().arg(&path).args(["owner", "SHOP-1"]), input);
    assert!(printed.starts_with("TEA-100: 40 so far\nset aside: "), "{printed}");
    assert!(printed.contains("\"stock_value_change\":\"36.60\""), "{printed}");
    assert!(printed.contains("not booked: ") && printed.contains("lines[0].quantity"), "{printed}");
    assert_eq!(available(&path), "55");
}

#[test]
fn go_asks() {
    if !installed("go") {
        return;
    }
    let (folder, path) = shop();
    let libraries = &staged().libraries;
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("go");
    let mut command = Command::new("go");
    command.arg("run").arg(root().join("examples/go/stock.go")).arg(&path).args(["owner", "TEA-100"]);
    command.env("CGO_CFLAGS", format!("-I{}", root().join("include").display()));
    command.env("CGO_LDFLAGS", format!("-L{}", libraries.display())).env("LD_LIBRARY_PATH", libraries);
    command.env("GOCACHE", &cache).env("GOFLAGS", "-mod=mod").current_dir(&folder);
    let printed = succeed(&mut command);
    assert!(printed.starts_with("TEA-100: 40 can be sold\n{\"sites\":["), "{printed}");
}

#[test]
fn java_receives() {
    let jna = Path::new("/usr/share/java/jna.jar");
    if !installed("javac") || !found(jna) {
        return;
    }
    let (folder, path) = shop();
    let mut compiler = Command::new("javac");
    compiler.args(["-Xlint:all", "-Werror", "-cp"]).arg(jna).arg("-d").arg(folder.path());
    succeed(compiler.arg(root().join("examples/java/Receive.java")));
    let classes = format!("{}:{}", jna.display(), folder.path().display());
    let receive = |quantity: &str| {
        let mut command = Command::new("java");
        command.args(["-cp", &classes, "Receive"]).arg(&path).args(["owner", "SHOP-1", "TEA-100", quantity, "2.40"]);
        succeed(command.env("LD_LIBRARY_PATH", &staged().libraries))
    };
    let printed = receive("12");
    assert!(printed.contains("\"stock_value_change\":\"28.80\""), "{printed}");
    assert!(printed.ends_with("SHOP-1 has 52 of TEA-100\n"), "{printed}");
    let printed = receive("x");
    assert!(printed.starts_with("not booked: ") && printed.ends_with(", at lines[0].quantity\n"), "{printed}");
    assert_eq!(available(&path), "52");
}

#[test]
fn csharp_sells() {
    if !installed("mcs") || !installed("mono") {
        return;
    }
    let (folder, path) = shop();
    let program = folder.path().join("Sell.exe");
    let mut compiler = Command::new("mcs");
    compiler.arg("-warnaserror").arg(format!("-out:{}", program.display()));
    succeed(compiler.arg(root().join("examples/csharp/Sell.cs")));
    let sell = |paid: &str| {
        let mut command = Command::new("mono");
        command.arg(&program).arg(&path).args(["owner", "T1", "TEA-100", "2", paid]);
        command.env("LD_LIBRARY_PATH", &staged().libraries).output().unwrap()
    };
    let refused = sell("5.00");
    let complained = String::from_utf8_lossy(&refused.stderr);
    assert!(complained.starts_with("not sold: ") && complained.ends_with("(till.tenders_differ)\n"), "{complained}");
    assert_eq!((refused.status.code(), available(&path).as_str()), (Some(1), "40"));
    let sold = sell("20.00");
    let printed = String::from_utf8_lossy(&sold.stdout);
    assert!(printed.contains("\"total\":\"11.90\"") && printed.contains("\"change\":\"8.10\""), "{printed}");
    assert!(sold.status.success() && printed.ends_with("38 of TEA-100 can still be sold\n"), "{printed}");
}
