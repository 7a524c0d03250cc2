//! verify: a shop as the engine leaves it is in order; whatever is planted in it is found, and the record named.
#![allow(clippy::unwrap_used)]

mod support;

use backroom::CallOptions;
use backroom::domain::{example, flow::Parse};
use backroom_store::verify::{Report, verify_file};
use support::Shop;
use uuid::Uuid;

fn verified(path: &std::path::Path) -> Report {
    verify_file(path, &mut |_| {}).unwrap()
}

#[test]
fn the_example_shop_is_in_order() {
    let shop = Shop::new();
    for (operation, request) in example::steps() {
        if operation.name == "control.set_up" || matches!(operation.parse, Parse::Query(_)) {
            continue;
        }
        let done = shop.owner.call(operation.name, request.as_bytes(), &CallOptions::key(Uuid::now_v7()));
        assert!(done.is_ok(), "{} {request}: {done:?}", operation.name);
    }
    let report = verified(&shop.path);
    assert!(report.ok, "{report}");
    println!("{report}");
}
