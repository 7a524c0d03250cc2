//! The Python beside the demo: what turns published transactions into baskets is tested by its own tests.

use std::path::Path;
use std::process::Command;

/// The rules for odd rows and the totals of a hand calculation, where Python is installed; they need nothing else.
#[test]
fn the_rules_of_the_basket_script_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/complete-journey");
    let python = ["python3", "python"]
        .into_iter()
        .find(|python| Command::new(python).arg("--version").output().is_ok_and(|output| output.status.success()));
    let Some(python) = python else {
        assert!(std::env::var_os("BACKROOM_CI").is_none(), "Python is missing");
        return;
    };
    let arguments = ["-B", "-m", "unittest", "discover", "--start-directory", "."];
    let run = Command::new(python).args(arguments).current_dir(&folder).output().expect("Python starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}
