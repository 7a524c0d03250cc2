//! Tests that need another process start their own program again.

use std::env;
use std::process::{Child, Command, Stdio};

/// Where a child finds what it was started for.
const TASK: &str = "BACKROOM_TASK";

/// A test's own program, running one of its tests in another process. Killed when dropped.
#[derive(Debug)]
pub struct Other(pub Child);

/// Starts this test program again, to run one of its tests by its full name with something to do. What the child prints
/// is read from [`Child::stdout`] of the inner child.
///
/// # Panics
/// The program cannot be started.
#[must_use]
pub fn another_process(test: &str, task: &str) -> Other {
    let program = env::current_exe().expect("this program has a path");
    let child = Command::new(program)
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(TASK, task)
        .stdout(Stdio::piped())
        .spawn()
        .expect("this program can be started again");
    Other(child)
}

/// What this process was started for, if it is a child.
#[must_use]
pub fn task() -> Option<String> {
    env::var(TASK).ok()
}

impl Drop for Other {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
