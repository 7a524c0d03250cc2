//! Days of trade as readable text, with everything that was answered as golden results.
//!
//! Each file `tests/scenarios/NAME.txt` is played on a new file, and its transcript is held against `NAME.snap` beside
//! it. What may stand in a scenario is said in `backroom_testkit::scenario`. To write the transcripts again after a
//! change, and read the difference as an accountant would:
//!
//! ```text
//! INSTA_UPDATE=always cargo test --test scenarios && git diff tests/scenarios
//! ```
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

use std::fs;
use std::path::Path;

use backroom_testkit::scenario;

#[test]
fn every_scenario_ends_as_it_is_written() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut paths: Vec<_> = fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    assert!(!paths.is_empty());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&directory);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in paths {
            let name = path.file_stem().unwrap().to_str().unwrap();
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.trim_end().ends_with("verify"), "{name} must end with verify");
            insta::assert_snapshot!(name, scenario::play(&text));
        }
    });
}
