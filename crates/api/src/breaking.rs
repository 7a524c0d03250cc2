//! An operation that panics, for the tests of the bindings. Builds without the feature `test-panic` have none.

/// The name of the operation.
const TEST_PANIC: &str = "test.panic";

/// Panics when the operation is the one that does.
pub(crate) fn break_at(operation: &str) {
    assert!(operation != TEST_PANIC, "{TEST_PANIC} was called");
}
