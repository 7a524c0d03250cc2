//! The example that sources orders from a file: its plan, by hand.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

use std::fs;
use std::path::Path;

#[allow(dead_code, reason = "its main asks for the arguments of a program")]
#[path = "../examples/rust/source_orders.rs"]
mod source_orders;

use backroom::domain::allocation::rules::sourcing::Budget;

#[test]
fn the_example_sources_two_sites() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.json");
    let instances = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/rust/two_sites.json");
    source_orders::run(&instances, &plan, Budget::default()).unwrap();
    // Order 0 comes from the web, which site 1 does not serve, and wants a week: of item 0 the two that expire first and
    // one more; of item 1 site 0 has only what expires in five days. Order 1 ships complete: four from site 1, one from
    // site 0, and site 0 has then sent its two parcels. Order 2 would not have paid for one: 5.00 against 5.20.
    let expected = r#"{"two-sites":[[0,0,0,0,2],[0,0,0,1,1],[1,0,0,2,1],[1,0,1,0,4]]}"#;
    assert_eq!(fs::read_to_string(&plan).unwrap(), expected);
}

#[test]
fn the_example_says_what_is_wrong() {
    let nowhere = Path::new("nowhere.json");
    assert!(source_orders::run(nowhere, nowhere, Budget::NONE).is_err());
}
