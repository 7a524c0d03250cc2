//! The Python beside the demo: what turns published transactions into baskets is tested by its own tests, and what
//! computes the totals a second time is held against the demo itself.

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use support::Place;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/complete-journey")
}

/// The first Python that can do what is asked of it; none where that may be passed over.
fn python(statement: &str) -> Option<&'static str> {
    let able = |python: &&str| {
        Command::new(python).args(["-c", statement]).output().is_ok_and(|output| output.status.success())
    };
    let found = ["python3", "/usr/bin/python3", "python"].into_iter().find(able);
    assert!(found.is_some() || std::env::var_os("BACKROOM_CI").is_none(), "no Python can {statement}");
    found
}

/// The rules for odd rows and the totals of a hand calculation, where Python is installed; they need nothing else.
#[test]
fn the_rules_of_the_basket_script_hold() {
    let Some(python) = python("import sys") else { return };
    let arguments = ["-B", "-m", "unittest", "discover", "--start-directory", "."];
    let run = Command::new(python).args(arguments).current_dir(folder()).output().expect("Python starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// Sums over whole columns of the tables, which share no code with what made the baskets, are what the demo reports.
#[test]
fn totals_computed_apart_are_those_of_the_demo() {
    let Some(python) = python("import pandas") else { return };
    let place = Place::empty();
    let small = folder().join("small");
    let baskets = small.join("baskets.jsonl");
    place.run(&["demo", baskets.to_str().expect("a path"), "--report", "report.json"]).says(&["all laws hold"]);
    let check = |report: &str| {
        let mut command = Command::new(python);
        command.arg("-B").arg(folder().join("check.py")).arg(place.path(report)).arg("--all").arg("--from").arg(&small);
        command.output().expect("Python starts")
    };
    let run = check("report.json");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(String::from_utf8_lossy(&run.stdout).contains("3 stores agree: 5 receipts, 17 units"), "{run:?}");
    // A cent less is found.
    let report = std::fs::read_to_string(place.path("report.json")).expect("a report");
    assert!(report.contains("\"5.49\""), "{report}");
    std::fs::write(place.path("wrong.json"), report.replace("\"5.49\"", "\"5.48\"")).expect("a file");
    let run = check("wrong.json");
    assert!(String::from_utf8_lossy(&run.stderr).contains("1 of 3 stores differ"), "{run:?}");
}
